package report

import (
	"fmt"
	"reflect"
	"testing"

	"isnad/report/framing"
	"isnad/report/page"
)

func TestOutletTakesFrom(t *testing.T) {
	p := newPages(newsday())
	wadi, kathib, agency := p.outlet("الوادي"), p.outlet("الكثيب"), p.outlet("وكالة سديم")
	if wadi.Events != 3 || wadi.Whole != 1 || wadi.PartOnly() != 1 || wadi.Again != 1 {
		t.Errorf("%d events, %d whole, %d in part, %d again", wadi.Events, wadi.Whole, wadi.PartOnly(), wadi.Again)
	}
	sadim := outletLink(onSubpage, "وكالة سديم")
	for name, c := range map[string]struct{ got, want []page.Source }{
		"taken by الوادي": {wadi.From, []page.Source{{
			Kind: "article", Link: sadim, Copies: 2, Whole: 1, Share: .75, Credit: page.Credits{Named: 1, Nobody: 1}, Lag: &page.Lag{Median: 240, Least: 180, Most: 300, Known: 2},
		}}},
		// The best source of 6 is the paper, not the agency that both have it from; its times are not believed. Of the unseen text 8 took all.
		"taken by الكثيب": {kathib.From, []page.Source{
			{Kind: "unseen", Copies: 2, Whole: 1, Share: .75, Credit: page.Credits{Nobody: 2}},
			{Kind: "article", Link: outletLink(onSubpage, "الوادي"), Copies: 1, Whole: 1, Share: .8, Credit: page.Credits{Generic: 1}},
		}},
		"given by the agency": {agency.To, []page.Source{{
			Kind: "article", Link: outletLink(onSubpage, "الوادي"), Copies: 2, Whole: 1, Share: .75, Credit: page.Credits{Named: 1, Nobody: 1}, Lag: &page.Lag{Median: 240, Least: 180, Most: 300, Known: 2},
		}}},
		"taken by the agency": {agency.From, nil},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", name, c.got, c.want)
		}
	}
}

func TestOutletEdits(t *testing.T) {
	p := newPages(newsday())
	edits := p.outlet("الوادي").Edits
	if len(edits) != 2 || edits[0].Kind != "number" || edits[0].Alarms != 1 || edits[1].Kind != "cut" || edits[1].Count != 3 {
		t.Fatalf("%+v", edits)
	}
	want := page.EditExample{Href: p.pairHref(onSubpage, 0), Before: "كلمة", After: "كلمة", Title: "حدث ea"}
	if !reflect.DeepEqual(edits[0].Examples, []page.EditExample{want}) {
		t.Errorf("%+v", edits[0].Examples)
	}
	if n := len(edits[1].Examples); n != 2 {
		t.Errorf("%d examples of cuts in two copies", n)
	}
	if want := "../events/ea.html#pair-a1-a2"; want != p.pairHref(onSubpage, 0) {
		t.Errorf("the copy stands at %s", p.pairHref(onSubpage, 0))
	}
}

// Alarms push other examples out, and one copy gives one example.
func TestExamples(t *testing.T) {
	var kept []editPlace
	for i := range 2 * editExamples {
		kept = noteExample(kept, editPlace{line: i, alarm: i >= editExamples && i%2 == 1})
	}
	kept = noteExample(kept, editPlace{line: 0, edit: 1})
	if len(kept) != editExamples || kept[0].line != 5 || kept[1].line != 7 || kept[2].line != 9 || kept[3].line != 0 || kept[4].line != 1 || kept[3].edit != 0 {
		t.Errorf("%+v", kept)
	}
}

func TestOutletLabelsAndWords(t *testing.T) {
	run := newsday()
	run.Compared = &Compared{
		Events: []*framing.Comparison{
			{Event: "ea", Articles: []int{0, 2, 6}, Things: []framing.Thing{{Name: "الجسر", Uses: []framing.Use{
				{Article: 0, Expression: "الجسر", Own: 9}, {Article: 1, Expression: "الجسر", Own: 1}, {Article: 1, Expression: "المعبر", Own: 2, Quoted: 1},
			}}}},
			{Event: "eb", Articles: []int{1, 3}, Things: []framing.Thing{
				{Name: "الجسر", Uses: []framing.Use{{Article: 1, Expression: "المعبر", Quoted: 1}}},
				{Name: "البلدية", Uses: []framing.Use{{Article: 1, Expression: "البلدية", Own: 1}}},
			}},
		},
		Words: []framing.Word{{Outlet: "الوادي", Term: "جسر", Z: 2.5, Count: 4, Total: 500, Others: 1, OthersTotal: 1000, Enough: true}, {Outlet: "الكثيب", Term: "نهر"}},
	}
	p := newPages(run)
	wadi := p.outlet("الوادي")
	if len(wadi.Labels) != 2 || wadi.Labels[0].Name != "الجسر" || wadi.MoreLabels != 0 {
		t.Fatalf("%+v", wadi.Labels)
	}
	uses := wadi.Labels[0].Uses
	if len(uses) != 2 || uses[0].Expression != "المعبر" || uses[0].Own != 2 || uses[0].Quoted != 2 || len(uses[0].Events) != 2 || uses[0].Events[1].Href != "../events/eb.html" || uses[1].Own != 1 {
		t.Errorf("%+v", uses)
	}
	if want := []page.WordSum{{Term: "جسر", Z: 2.5, Count: 4, Total: 500, Others: 1, OtherTotal: 1000}}; !reflect.DeepEqual(wadi.Words, want) || !wadi.Enough {
		t.Errorf("%+v", wadi.Words)
	}
	if p.outlet("الكثيب").Enough || p.outlet("وكالة سديم").Words != nil {
		t.Error("a sample that is too small is called enough")
	}
}

// The list leads each article to its place, says how its text was taken, and is bounded.
func TestOutletArticles(t *testing.T) {
	run := newsday()
	run.Articles[3].URL, run.Articles[4].URL = "https://example.org/3", "javascript:alert(1)"
	list := newPages(run).outlet("الوادي").Written
	var got []string
	for _, r := range list.Rows {
		got = append(got, fmt.Sprint(r.Title, " ", list.Href(r), " ", r.Origin, " ", r.URL))
	}
	want := []string{
		"عنوان 2 ../events/ea.html#a2 whole ", "عنوان 3 ../events/eb.html#a2 part https://example.org/3",
		"عنوان 4 ../events/ec.html#a1  ", "عنوان 5 ../events/ec.html#a2 again ",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	many := newPages(run)
	for len(many.origins().articles["الوادي"]) <= rowsShown {
		many.origins().articles["الوادي"] = append(many.origins().articles["الوادي"], 2)
	}
	if o := many.outlet("الوادي"); len(o.Written.Rows) != rowsShown || o.MoreArticles != 1 {
		t.Errorf("%d articles listed and %d more", len(o.Written.Rows), o.MoreArticles)
	}
}
