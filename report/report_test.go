package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/report/page"
	"isnad/similarity/arabic"
)

// sample is a run of two articles with everything a line can hold.
func sample() *Run {
	day := arabic.Date{Time: time.Date(2024, 7, 25, 0, 0, 0, 0, time.UTC), Precision: arabic.Day}
	minute := arabic.Date{Time: time.Date(2024, 7, 25, 11, 18, 0, 0, time.FixedZone("", 3*3600)), Precision: arabic.Minute, Zoned: true}
	articles := []corpus.Article{
		{
			ID: "a.html", Outlet: "الرافد", Title: "افتتاح <b>الجسر</b> & الطريق", Published: minute, Body: "افتتح المحافظ الجسر. شارك الخبر",
			Furniture: []corpus.Furniture{{Span: corpus.Span{Start: 21, End: 31}, Kind: "share"}},
			Credits:   []corpus.Credit{{Kind: "generic", Where: "tail"}},
		},
		{ID: "a.html#2", Body: "خبر مضمن", Parent: "a.html", ParentSpan: corpus.Span{Start: 3, End: 11}, Updated: day, Warnings: []string{"no outlet"}},
	}
	clusters := &dedup.Clusters{Events: []dedup.Event{
		{ID: "e1", Story: "s1", Title: articles[0].Title, First: minute, Last: minute, Outlets: []string{"الرافد"}, IndependentTexts: 1, MinSimilarity: 1, MedianSimilarity: 1, Articles: []dedup.Member{{Article: 0, ID: "a.html", Family: "f1"}}},
		{ID: "e2", Story: "s2", IndependentTexts: 1, MinSimilarity: 1. / 3, MedianSimilarity: 1, Articles: []dedup.Member{{Article: 1, ID: "a.html#2", Family: "f2"}}},
	}}
	return &Run{Articles: articles, Clusters: clusters}
}

func TestArticleLines(t *testing.T) {
	var out bytes.Buffer
	if err := WriteArticles(&out, sample().Articles); err != nil {
		t.Fatal(err)
	}
	want := `{"schema":"isnad.articles/1","id":"a.html","outlet":"الرافد","title":"افتتاح <b>الجسر</b> & الطريق","url":"","author":"","dateline":"","published":"2024-07-25T11:18:00+03:00","published_precision":"minute","updated":null,"updated_precision":null,"body":"افتتح المحافظ الجسر. شارك الخبر","furniture":[[21,31,"share"]],"credits":[{"agency":"","kind":"generic","where":"tail","span":[0,0]}],"parent":null,"parent_span":null,"warnings":[]}
{"schema":"isnad.articles/1","id":"a.html#2","outlet":"","title":"","url":"","author":"","dateline":"","published":null,"published_precision":null,"updated":"2024-07-25","updated_precision":"day","body":"خبر مضمن","furniture":[],"credits":[],"parent":"a.html","parent_span":[3,11],"warnings":["no outlet"]}
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

func TestClusterLines(t *testing.T) {
	var out bytes.Buffer
	if err := WriteClusters(&out, sample().Clusters); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines for two events", len(lines))
	}
	var second map[string]any
	if err := json.Unmarshal([]byte(lines[1]), &second); err != nil {
		t.Fatal(err)
	}
	if second["first"] != nil || second["min_similarity"] != 0.333333 || len(second["outlets"].([]any)) != 0 {
		t.Errorf("an undated event of no outlet is %v", second)
	}
}

func TestCSVAndTable(t *testing.T) {
	run := sample()
	var out bytes.Buffer
	if err := WriteClustersCSV(&out, run.Clusters, run.Articles); err != nil {
		t.Fatal(err)
	}
	if want := "e1,s1,f1,a.html,الرافد,2024-07-25T11:18:00+03:00,افتتاح <b>الجسر</b> & الطريق\n"; !strings.Contains(out.String(), want) {
		t.Errorf("no row %q in\n%s", want, out.String())
	}
	out.Reset()
	if err := WriteClustersTable(&out, run.Clusters); err != nil {
		t.Fatal(err)
	}
	if out.String() != "2 events told by one article each\n" {
		t.Errorf("a table of lone events is %q", out.String())
	}
}

// Whatever an article says is text on every page: the only scripts are the page's own, and nothing of the article is an element or an address.
func TestPagesEscapeArticles(t *testing.T) {
	run := sample()
	run.Articles[0].Title = `</style></script><script>alert(1)</script>`
	run.Articles[0].Outlet = `<b onclick=x>الرافد</b>`
	run.Articles[0].Body = `<img src=x onerror=alert(1)> "نص" 'آخر'` + "\u202e"
	run.Articles[0].Furniture = nil
	run.Articles[0].URL = "javascript:alert(1)"
	run.Clusters.Events[0].Title, run.Clusters.Events[0].Outlets = run.Articles[0].Title, []string{run.Articles[0].Outlet}
	dir := filepath.Join(t.TempDir(), "out")
	if err := WriteFolder(dir, run); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"index.html", "events/e1.html", page.OutletFile(outletID(run.Articles[0].Outlet))} {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"<script>alert", "<img", "<b onclick", `href="javascript:`, "\u202e"} {
			if bytes.Contains(data, []byte(bad)) {
				t.Errorf("%s holds %q", name, bad)
			}
		}
		for _, good := range []string{`dir="rtl"`, `lang="ar"`, "Content-Security-Policy", "alert(1)"} {
			if !bytes.Contains(data, []byte(good)) {
				t.Errorf("%s lacks %s", name, good)
			}
		}
	}
}

// Up to smallRun articles every event has a page; in larger runs those of one article are rows of the overview.
func TestLoneEventsHavePagesInSmallRuns(t *testing.T) {
	for _, c := range []struct{ articles, pages int }{{smallRun, smallRun - 1}, {smallRun + 1, 1}} {
		run := &Run{Clusters: &dedup.Clusters{}}
		for i := range c.articles {
			id := fmt.Sprintf("n%d", i)
			run.Articles = append(run.Articles, corpus.Article{ID: id, Title: "عنوان", Body: "نص"})
			member := dedup.Member{Article: i, ID: id, Family: "f" + id}
			if i == 1 {
				run.Clusters.Events[0].Articles = append(run.Clusters.Events[0].Articles, member)
				continue
			}
			run.Clusters.Events = append(run.Clusters.Events, dedup.Event{ID: "e" + id, Story: "s", Title: "عنوان", Articles: []dedup.Member{member}})
		}
		dir := filepath.Join(t.TempDir(), "out")
		if err := WriteFolder(dir, run); err != nil {
			t.Fatal(err)
		}
		pages, err := filepath.Glob(filepath.Join(dir, "events", "*.html"))
		if err != nil || len(pages) != c.pages {
			t.Errorf("%d event pages for %d articles, want %d (%v)", len(pages), c.articles, c.pages, err)
		}
	}
}

func TestFolderIsWholeOrUntouched(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "out")
	if err := WriteFolder(dir, sample()); err != nil {
		t.Fatal(err)
	}
	first, _ := os.ReadFile(filepath.Join(dir, "articles.jsonl"))
	if err := WriteFolder(dir, sample()); err != nil {
		t.Fatalf("an earlier report is not replaced: %v", err)
	}
	again, _ := os.ReadFile(filepath.Join(dir, "articles.jsonl"))
	if len(first) == 0 || !bytes.Equal(first, again) {
		t.Error("the same run wrote other bytes")
	}
	foreign := filepath.Join(parent, "mine")
	if err := os.MkdirAll(foreign, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(foreign, "thesis.txt"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := WriteFolder(foreign, sample()); !errors.Is(err, ErrForeignFolder) {
		t.Errorf("writing over a foreign folder gives %v", err)
	}
	entries, _ := os.ReadDir(parent)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".isnad") {
			t.Errorf("%s is left behind", e.Name())
		}
	}
	if _, err := os.Stat(filepath.Join(foreign, "index.html")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a foreign folder was written to: %v", err)
	}
}
