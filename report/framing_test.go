package report

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"isnad/dedup/corpus"
	"isnad/report/framing"
)

// framedRun is the run of the copies with a comparison of its first event, made by hand.
func framedRun(t *testing.T) *Run {
	t.Helper()
	r := copied(t)
	source, altered := r.Articles[0].Body, r.Articles[1].Body
	r.Compared = &Compared{
		Events: []*framing.Comparison{{
			Event: "e1", Articles: []int{0, 1},
			Facts: []framing.Fact{
				{ID: "k1", Text: "أعلن المجلس البلدي افتتاح الجسر", Reports: []framing.Report{
					{Article: 0, Status: framing.Conflicting, Spans: []corpus.Span{spanOf(t, source, "بكلفة 530 مليوناً")}},
					{Article: 1, Status: framing.Conflicting, Spans: []corpus.Span{spanOf(t, altered, "بكلفة 35 مليوناً")}},
				}},
				{ID: "k2", Text: "وحضر <b>الحفل</b>", Reports: []framing.Report{{Article: 0, Status: framing.Reworded, Spans: []corpus.Span{spanOf(t, source, "وحضر الحفل")}}}, Absent: []int{1}},
			},
			Omissions: []framing.Omission{{Article: 1, Fact: 1, Weight: 1. / 3, Independent: 1, Excuse: "tail-cut"}},
			Conflicts: []framing.Conflict{{Fact: 0, Kind: framing.NumberConflict, Nature: "contradiction", Values: []framing.Value{
				{Place: framing.Place{Article: 0, Span: spanOf(t, source, "530")}, Text: "530 مليوناً", Source: "بحسب المجلس"},
				{Place: framing.Place{Article: 1, Span: spanOf(t, altered, "35")}, Text: "35 مليوناً"},
			}}},
			Things: []framing.Thing{{Name: "الجسر", Uses: []framing.Use{
				{Article: 0, Expression: "الجسر الجديد", Own: 2, Quoted: 1, Places: []corpus.Span{spanOf(t, source, "الجسر الجديد")}},
			}}},
			Quotes: []framing.Quotation{{
				Place: framing.Place{Article: 0, Span: spanOf(t, source, "وحضر الحفل")}, Speaker: "المجلس", Verb: "أعلن", VerbClass: "neutral",
				Cut: []framing.Place{{Article: 1, Span: spanOf(t, altered, "الجسر")}},
			}},
			Words: []framing.Word{{
				Outlet: "المرفأ", Term: "الجسر", Z: 1.23456789, Count: 3, Others: 1, Total: 10, OthersTotal: 20, Prior: .5, PriorTotal: 30,
				Places: []framing.Place{{Article: 1, Span: spanOf(t, altered, "الجسر")}},
			}},
			Headlines: []framing.Headline{{Article: 0, Fact: -1}, {Article: 1, Fact: 0, Conflicts: []string{"مئات"}, Labels: []string{"جسر"}, Verb: "يفتتح"}},
			Orders:    []framing.Order{{Article: 1, Against: -1, Tau: -.25, Enough: true, Promoted: []int{0}}},
			Findings:  []framing.Finding{{Arabic: "جملة.", English: "A sentence.", Facts: []int{1}, Places: []framing.Place{{Article: 0, Span: spanOf(t, source, "الأهالي")}}}},
			Notes:     []framing.Note{{Article: 2, Arabic: "أقصر من أن يقارن", English: "is too short"}},
		}},
		Words: []framing.Word{{Outlet: "المرفأ", Term: "الجسر", Z: 5, Count: 30, Enough: true}},
	}
	return r
}

// The line has the fields of the contract, by the ids of articles and facts.
func TestWriteFraming(t *testing.T) {
	r := framedRun(t)
	var out bytes.Buffer
	if err := WriteFraming(&out, r.Articles, r.Compared.Events); err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	span := func(words string, article int) string {
		s := spanOf(t, r.Articles[article].Body, words)
		text, _ := json.Marshal([2]int{s.Start, s.End})
		return string(text)
	}
	for field, want := range map[string]string{
		"schema":    `"isnad.framing/1"`,
		"event":     `"e1"`,
		"articles":  `[{"id":"a","outlet":"وكالة <الرافد>"},{"id":"b","outlet":"المرفأ"}]`,
		"omissions": `[{"article":"b","fact":"k2","weight":0.333333,"independent":1,"excuse":"tail-cut"}]`,
		"labels":    `[{"thing":"الجسر","uses":[{"article":"a","expression":"الجسر الجديد","count":3,"own":2,"quoted":1,"spans":[` + span("الجسر الجديد", 0) + `]}]}]`,
		"words": `[{"outlet":"المرفأ","term":"الجسر","z":1.23456789,"count":3,"enough":false,"others":1,"total":10,"others_total":20,"prior":0.5,` +
			`"prior_total":30,"places":[{"article":"b","span":` + span("الجسر", 1) + `}]}]`,
		"quotes": `[{"article":"a","span":` + span("وحضر الحفل", 0) + `,"speaker":"المجلس","verb":"أعلن","verb_class":"neutral","marked":false,"anonymous":false,` +
			`"cut":[{"article":"b","span":` + span("الجسر", 1) + `}]}]`,
		"headlines": `[{"article":"a","fact":null,"conflicts":[],"labels":[],"verb":""},{"article":"b","fact":"k1","conflicts":["مئات"],"labels":["جسر"],"verb":"يفتتح"}]`,
		"order":     `[{"article":"b","against":null,"tau":-0.25,"enough":true,"promoted":["k1"],"demoted":[],"first":[]}]`,
		"notes":     `[{"article":"c","arabic":"أقصر من أن يقارن","english":"is too short"}]`,
		"summary":   `[{"arabic":"جملة.","english":"A sentence.","facts":["k2"],"places":[{"article":"a","span":` + span("الأهالي", 0) + `}]}]`,
		"conflicts": `[{"fact":"k1","kind":"number","nature":"contradiction","values":[{"article":"a","span":` + span("530", 0) + `,"text":"530 مليوناً","source":"بحسب المجلس"},` +
			`{"article":"b","span":` + span("35", 1) + `,"text":"35 مليوناً","source":""}]}]`,
		"facts": `[{"fact":"k1","text":"أعلن المجلس البلدي افتتاح الجسر","reports":[{"article":"a","spans":[` + span("بكلفة 530 مليوناً", 0) + `],"status":"conflicting"},` +
			`{"article":"b","spans":[` + span("بكلفة 35 مليوناً", 1) + `],"status":"conflicting"}],"absent":[]},` +
			`{"fact":"k2","text":"وحضر <b>الحفل</b>","reports":[{"article":"a","spans":[` + span("وحضر الحفل", 0) + `],"status":"reworded"}],"absent":["b"]}]`,
	} {
		var expected any
		if err := json.Unmarshal([]byte(want), &expected); err != nil {
			t.Fatal(field, err)
		}
		if !reflect.DeepEqual(got[field], expected) {
			t.Errorf("%s is\n\t%v\nwant\n\t%v", field, got[field], expected)
		}
		delete(got, field)
	}
	if len(got) > 0 {
		t.Errorf("further fields: %v", got)
	}
}

// A line of a run's words has no places: they would be all over the run.
func TestWriteWords(t *testing.T) {
	var out bytes.Buffer
	if err := WriteWords(&out, framedRun(t).Compared.Words); err != nil {
		t.Fatal(err)
	}
	want := `{"schema":"isnad.words/1","outlet":"المرفأ","term":"الجسر","z":5,"count":30,"enough":true,"others":0,"total":0,"others_total":0,"prior":0,"prior_total":0}` + "\n"
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}

func TestWriteFramingOtherForms(t *testing.T) {
	r := framedRun(t)
	var out bytes.Buffer
	if err := WriteFactsCSV(&out, r.Articles, r.Compared.Events); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil || len(rows) != 5 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if want := []string{"e1", "k2", "وحضر <b>الحفل</b>", "b", "المرفأ", "absent", "", ""}; !reflect.DeepEqual(rows[4], want) {
		t.Errorf("last row %q, want %q", rows[4], want)
	}
	out.Reset()
	if err := WriteFramingTable(&out, r.Articles, r.Compared.Events); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"أعلن المجلس البلدي افتتاح الجسر\u2069 │ ≠ │ ≠ │", "1 facts told by one article each", "- جملة.\n  A sentence.", "note: c is too short"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the table has no %q:\n%s", want, out.String())
		}
	}
	if columnName(25) != "Z" || columnName(27) != "B1" {
		t.Error("names of columns")
	}
}

// The event's page shows all parts, each leading to its evidence, and nothing of an article becomes markup.
func TestFramingOnThePage(t *testing.T) {
	r := framedRun(t)
	dir := filepath.Join(t.TempDir(), "out")
	if err := WriteFolder(dir, r); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "events", "e1.html"))
	if err != nil {
		t.Fatal(err)
	}
	html := string(data)
	for _, want := range []string{
		`<section id="framing">`, `<section id="facts">`, `<section id="labels">`, `<section id="quotes">`, `<section id="headlines">`, `<section id="order">`, `<section id="words">`,
		`<tr id="fact-k1">`, `<li id="fact-k2">`, // the second is told by one article alone
		`بقيمة أخرى</span> <b><bdi lang="ar">530 مليوناً</bdi></b>`, `<bdi lang="ar">35 مليوناً</bdi></b>: <a href="#fact-k1-a2">`,
		`في نسخة مستقلة واحدة</span>؛ <span data-m="framing.excuse.tail-cut">حُذف آخر النص المنقول</span>`,
		`العدد</span> <span class="meta">(<span data-m="framing.nature.contradiction">تعارض</span>)`, `<bdi lang="ar">بحسب المجلس</bdi>`,
		`<bdi data-d="2">٢</bdi> <span class="quoted">«<bdi data-d="1">١</bdi>»</span>`,
		`<b><bdi lang="ar">أعلن</bdi></b> <span class="verb-class"><span data-m="framing.verb.neutral">محايد</span></span>`, `العيّنة صغيرة`,
		`لا يوافقه المتن</span>: <bdi lang="ar">مئات</bdi>`, `<bdi data-d="-0.25">−٠٫٢٥</bdi>`, `جملة.`, `A sentence.`, `أقصر من أن يقارن`, `is too short`,
		`<bdi>وكالة &lt;الرافد&gt;</bdi>`, `href="#fact-k1"`, `"told":[[[0,`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	if strings.Contains(html, "<b>الحفل") {
		t.Error("an article's text became markup")
	}
	for _, name := range []string{"framing.jsonl", "words.jsonl"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Size() == 0 {
			t.Errorf("no %s: %v", name, err)
		}
	}
}

// Only events of several outlets are compared.
func TestCompareEvents(t *testing.T) {
	r := copied(t)
	last := 0
	compared, err := Compare(context.Background(), r.Articles, r.Clusters, r.Copies, func(done, all int) { last = all })
	if err != nil || len(compared.Events) != 1 || compared.Events[0].Event != "e1" || last != 1 {
		t.Fatalf("%+v, %v, of %d", compared, err, last)
	}
	r.Articles[1].Outlet = r.Articles[0].Outlet
	if compared, err = Compare(context.Background(), r.Articles, r.Clusters, r.Copies, nil); err != nil || len(compared.Events) != 0 {
		t.Errorf("one outlet is compared with itself: %+v, %v", compared.Events, err)
	}
	for _, w := range compared.Words {
		if math.IsNaN(w.Z) || math.IsInf(w.Z, 0) {
			t.Errorf("%+v cannot be written", w)
		}
	}
}
