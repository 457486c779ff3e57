package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gonum.org/v1/gonum/graph/formats/gexf12"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/report/wire"
	"isnad/similarity/arabic"
)

// spanOf is the place of the first such words in a body.
func spanOf(t *testing.T, body, words string) corpus.Span {
	t.Helper()
	at := strings.Index(body, words)
	if at < 0 {
		t.Fatalf("%q is not in %q", words, body)
	}
	start := len([]rune(body[:at]))
	return corpus.Span{Start: start, End: start + len([]rune(words))}
}

// copied is a run of a dispatch, a copy of it with one number changed, and a text of which no source is there.
func copied(t *testing.T) *Run {
	t.Helper()
	hour := func(h int) arabic.Date {
		return arabic.Date{Time: time.Date(2024, 7, 25, h, 0, 0, 0, time.UTC), Precision: arabic.Minute, Zoned: true}
	}
	source := "أعلن المجلس البلدي افتتاح الجسر الجديد بكلفة 530 مليوناً. وحضر الحفل جمع من الأهالي."
	altered := "المرفأ - وكالات: أعلن المجلس البلدي افتتاح الجسر الجديد بكلفة 35 مليوناً."
	articles := []corpus.Article{
		{ID: "a", Outlet: "وكالة <الرافد>", Title: "الجسر & الطريق", Published: hour(8), Body: source},
		{ID: "b", Outlet: "المرفأ", Title: "جسر جديد", Published: hour(10), Body: altered},
		{ID: "c", Title: "نص آخر", Body: "نص لا صلة له بالجسر ولا بالمجلس البلدي"},
	}
	clusters := &dedup.Clusters{Events: []dedup.Event{
		{ID: "e1", Story: "s1", Title: "الجسر", IndependentTexts: 2, Articles: []dedup.Member{{Article: 0, ID: "a", Family: "f1"}, {Article: 1, ID: "b", Family: "f2"}}},
		{ID: "e2", Story: "s2", Title: "نص آخر", IndependentTexts: 1, Articles: []dedup.Member{{Article: 2, ID: "c", Family: "f3"}}},
	}}
	found := &wire.Result{
		Copies: []wire.Copy{{
			Source: 0, Copy: 1, Class: wire.Whole, Direction: wire.Known, ShareOfSource: 2. / 3, ShareOfCopy: .8, Credited: "generic", Parent: true,
			Evidence: []wire.Evidence{{Kind: "time", Weight: -1. / 3, Text: "2 h apart", Arabic: "بينهما ساعتان"}, {Kind: "template", Text: "<b>"}},
			Passages: []wire.Passage{{
				// Half a word is left off on purpose: the page shows whole ones.
				Source: spanOf(t, source, "لن المجلس البلدي افتتاح الجسر الجديد بكلفة 530 مليون"),
				Copy:   spanOf(t, altered, "لن المجلس البلدي افتتاح الجسر الجديد بكلفة 35 مليون"), Kind: wire.Edited,
			}},
			Edits: []wire.Edit{
				{Kind: wire.Cut, Source: spanOf(t, source, "وحضر الحفل جمع من الأهالي"), Copy: corpus.Span{Start: 60, End: 60}},
				{Kind: wire.Number, Source: spanOf(t, source, "530"), Copy: spanOf(t, altered, "35"), Alarm: true},
			},
		}},
		Events: []string{"e1"},
		Chains: []wire.Chain{{
			Event: "e1",
			Nodes: []wire.Node{{Article: 0, ID: "a"}, {Article: 1, ID: "b"}, {Article: -1, ID: "unseen:e1", Text: "أعلن المجلس"}},
			Links: []wire.Link{{From: 2, To: 0, Share: .25, Copy: -1}, {From: 0, To: 1, Share: .8, Known: true, Copy: 0}},
		}},
		Independent: map[string]int{"e1": 1},
	}
	return &Run{Articles: articles, Clusters: WithIndependent(clusters, found), Copies: found}
}

func TestCopyLines(t *testing.T) {
	run := copied(t)
	var out bytes.Buffer
	if err := WriteCopies(&out, run.Articles, run.Copies); err != nil {
		t.Fatal(err)
	}
	want := `{"schema":"isnad.copies/1","event":"e1","source":"a","copy":"b","class":"whole","direction":"known","share_of_source":0.666667,"share_of_copy":0.8,"credited":"generic","evidence":[{"kind":"time","weight":-0.333333,"text":"2 h apart","arabic":"بينهما ساعتان"},{"kind":"template","weight":0,"text":"<b>","arabic":""}],"passages":[{"source":[2,54],"copy":[19,70],"kind":"edited"}],"edits":[{"kind":"cut","source":[58,83],"copy":[60,60],"alarm":false},{"kind":"number","source":[45,48],"copy":[62,64],"alarm":true}],"parent":true}
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
	out.Reset()
	bare := &wire.Result{Copies: []wire.Copy{{Source: 0, Copy: 1}}, Events: []string{"e1"}}
	if err := WriteCopies(&out, run.Articles, bare); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "null") {
		t.Errorf("an empty list is null in %s", out.String())
	}
}

func TestChainLines(t *testing.T) {
	var out bytes.Buffer
	if err := WriteChains(&out, copied(t).Copies); err != nil {
		t.Fatal(err)
	}
	want := `{"schema":"isnad.chains/1","event":"e1","nodes":[{"id":"a","kind":"article","text":""},{"id":"b","kind":"article","text":""},{"id":"unseen:e1","kind":"unseen","text":"أعلن المجلس"}],"links":[{"from":"unseen:e1","to":"a","share":0.25,"known":false},{"from":"a","to":"b","share":0.8,"known":true}]}
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

func TestCopiesCSVAndTable(t *testing.T) {
	run := copied(t)
	var out bytes.Buffer
	if err := WriteCopiesCSV(&out, run.Articles, run.Copies); err != nil {
		t.Fatal(err)
	}
	want := "\ufeffevent,source,copy,class,direction,share_of_source,share_of_copy,credited,parent,alarms,evidence\n" +
		"e1,a,b,whole,known,0.666667,0.8,generic,true,1,time -0.33; template\n"
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
	out.Reset()
	if err := WriteCopiesTable(&out, run.Articles, run.Copies); err != nil {
		t.Fatal(err)
	}
	for _, cell := range []string{"→", "67%", "80%", "المرفأ", "جسر جديد", "1 copies"} {
		if !strings.Contains(out.String(), cell) {
			t.Errorf("the table lacks %q:\n%s", cell, out.String())
		}
	}
}

// What an article says does not steer the terminal: no escape characters, nothing that turns the direction of the row.
func TestTablesShowPlainText(t *testing.T) {
	copies, clusters, compared := copied(t), sample(), framedRun(t)
	steering := "\x1b[31m\u009b1m\u202e\u2067 نص\r\n\x00x"
	for _, articles := range [][]corpus.Article{copies.Articles, compared.Articles} {
		for i := range articles {
			articles[i].Outlet, articles[i].Title = steering, steering
		}
	}
	clusters.Clusters.Events[0].Title = steering
	clusters.Clusters.Events[0].Articles = append(clusters.Clusters.Events[0].Articles, clusters.Clusters.Events[1].Articles...)
	compared.Compared.Events[0].Findings[0].English = steering
	for name, write := range map[string]func(io.Writer) error{
		"copies":   func(w io.Writer) error { return WriteCopiesTable(w, copies.Articles, copies.Copies) },
		"clusters": func(w io.Writer) error { return WriteClustersTable(w, clusters.Clusters) },
		"framing":  func(w io.Writer) error { return WriteFramingTable(w, compared.Articles, compared.Compared.Events) },
	} {
		var out bytes.Buffer
		if err := write(&out); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), "[31m1m نص x") || strings.ContainsAny(out.String(), "\x00\r\x1b\u009b\u202e\u2067") {
			t.Errorf("the table of %s is %q", name, out.String())
		}
	}
}

func TestGEXFParsesBack(t *testing.T) {
	run := copied(t)
	run.Articles[0].Title = "عنوان \x01 <&>\""
	var out bytes.Buffer
	if err := WriteChainsGEXF(&out, run.Articles, run.Clusters, run.Copies); err != nil {
		t.Fatal(err)
	}
	var read gexf12.Content
	if err := xml.Unmarshal(out.Bytes(), &read); err != nil {
		t.Fatalf("%v in\n%s", err, out.String())
	}
	nodes, edges := read.Graph.Nodes.Nodes, read.Graph.Edges.Edges
	if read.Version != "1.2" || read.Graph.DefaultEdgeType != "directed" || len(nodes) != 3 || len(edges) != 2 {
		t.Fatalf("version %s, %s, %d nodes, %d edges", read.Version, read.Graph.DefaultEdgeType, len(nodes), len(edges))
	}
	if edges[1].Source != "a" || edges[1].Target != "b" || edges[1].Weight != .8 || edges[1].AttValues.AttValues[0].Value != "true" {
		t.Errorf("edge %+v", edges[1])
	}
	values := make(map[string]string)
	for _, v := range nodes[1].AttValues.AttValues {
		for _, declared := range read.Graph.Attributes[0].Attributes {
			if declared.ID == v.For {
				values[declared.Title] = v.Value
			}
		}
	}
	want := map[string]string{"outlet": "المرفأ", "title": "جسر جديد", "published": "2024-07-25T10:00:00Z", "event": "e1", "kind": "article"}
	if fmt.Sprint(values) != fmt.Sprint(want) {
		t.Errorf("node %v, want %v", values, want)
	}
}

// readPage writes the run and gives one of its files.
func readPage(t *testing.T, run *Run, name string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "out")
	if err := WriteFolder(dir, run); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// What the interface says blames nobody. Article texts may hold any word, so this is a run of texts that do not.
func TestReportBlamesNobody(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	if err := WriteFolder(dir, copied(t)); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		for _, word := range []string{"plagiar", "theft", "stolen", "انتحال", "سرقة", "مسروق"} {
			if bytes.Contains(bytes.ToLower(data), []byte(word)) {
				t.Errorf("%s holds %q", filepath.Base(path), word)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestReportHoldsCopies(t *testing.T) {
	var line struct {
		Independent int `json:"independent_texts"`
	}
	first, _, _ := strings.Cut(readPage(t, copied(t), "clusters.jsonl"), "\n")
	if err := json.Unmarshal([]byte(first), &line); err != nil || line.Independent != 1 {
		t.Errorf("%d independent texts, want the copies' 1 (%v)", line.Independent, err)
	}
	for _, name := range []string{"copies.jsonl", "chains.jsonl"} {
		if readPage(t, copied(t), name) == "" {
			t.Errorf("%s is empty", name)
		}
	}
}

// A report written before there were copies is a report, and is replaced.
func TestOlderReportIsReplaced(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"articles.jsonl", "clusters.jsonl", "index.html"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := WriteFolder(dir, copied(t)); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "copies.jsonl")); err != nil {
		t.Error(err)
	}
}
