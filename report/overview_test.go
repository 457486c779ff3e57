package report

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/report/page"
	"isnad/report/wire"
	"isnad/similarity/arabic"
)

// newsday is a run of an agency, two papers that take its text, and one that takes from a paper, with the figures worked out below:
//
//	agency  وكالة سديم  0, 1        ten words each
//	wadi    الوادي      2 from 0, whole, names the agency, 3 h later; 3 from 1, half of it, credits nobody, 5 h later; 4 its own, repeated in 5
//	kathib  الكثيب      6 from 2, whole, credits «وكالات»; 7 from a text that is not here; 8 from the same text as 7
func newsday() *Run {
	at := func(hour int) arabic.Date {
		return arabic.Date{Time: time.Date(2024, 7, 25, hour, 30, 0, 0, time.UTC), Precision: arabic.Minute, Zoned: true}
	}
	ten := strings.TrimSpace(strings.Repeat("كلمة ", 10))
	run := &Run{Clusters: &dedup.Clusters{}, Copies: &wire.Result{Independent: map[string]int{}}}
	for i, a := range []struct {
		outlet, credit string
		hour           int
	}{{"وكالة سديم", "", 6}, {"وكالة سديم", "", 7}, {"الوادي", "سديم", 9}, {"الوادي", "", 12}, {"الوادي", "", 13}, {"الوادي", "", 14}, {"الكثيب", "*", 15}, {"الكثيب", "", 16}, {"الكثيب", "", 17}} {
		article := corpus.Article{ID: fmt.Sprintf("n%d", i), Outlet: a.outlet, Title: fmt.Sprintf("عنوان %d", i), Body: ten, Published: at(a.hour)}
		switch a.credit {
		case "":
		case "*":
			article.Credits = []corpus.Credit{{Kind: "generic", Where: "tail"}}
		default:
			article.Credits = []corpus.Credit{{Kind: "agency", Agency: a.credit, Where: "dateline"}}
		}
		run.Articles = append(run.Articles, article)
	}
	event := func(id string, texts int, members ...int) {
		e := dedup.Event{ID: id, Story: "s", Title: "حدث " + id, IndependentTexts: texts, First: run.Articles[members[0]].Published, Last: run.Articles[members[len(members)-1]].Published, Terms: []string{"جسر"}}
		for _, m := range members {
			e.Articles = append(e.Articles, dedup.Member{Article: m, ID: run.Articles[m].ID, Family: id})
			if n := len(e.Outlets); n == 0 || e.Outlets[n-1] != run.Articles[m].Outlet {
				e.Outlets = append(e.Outlets, run.Articles[m].Outlet)
			}
		}
		run.Clusters.Events = append(run.Clusters.Events, e)
	}
	event("ea", 1, 0, 2, 6)
	event("eb", 2, 1, 3)
	event("ec", 1, 4, 5)
	event("ed", 1, 7, 8)
	agency := wire.Evidence{Kind: "agency", Weight: 1.5}
	number := wire.Edit{Kind: wire.Number, Source: corpus.Span{Start: 0, End: 4}, Copy: corpus.Span{Start: 5, End: 9}, Alarm: true}
	run.Copies.Copies = []wire.Copy{
		{Source: 0, Copy: 2, Class: wire.Whole, Direction: wire.Known, ShareOfCopy: 1, Parent: true, Evidence: []wire.Evidence{agency}, Edits: []wire.Edit{{Kind: wire.Cut, Source: corpus.Span{Start: 0, End: 4}}, number}},
		{Source: 0, Copy: 6, Class: wire.Whole, Direction: wire.Known, ShareOfCopy: .9, Evidence: []wire.Evidence{agency}},
		{Source: 2, Copy: 6, Class: wire.Whole, Direction: wire.Known, ShareOfCopy: .8, Parent: true, Evidence: []wire.Evidence{{Kind: "bulk-times"}}},
		{Source: 1, Copy: 3, Class: wire.Part, Direction: wire.Known, ShareOfCopy: .5, Parent: true, Evidence: []wire.Evidence{agency}, Edits: []wire.Edit{{Kind: wire.Cut}, {Kind: wire.Cut}}},
		{Source: 4, Copy: 5, Class: wire.Whole, Direction: wire.Known, ShareOfCopy: 1, Parent: true},
		{Source: 4, Copy: 1, Class: wire.Quote, Direction: wire.CommonSource},
		{Source: 1, Copy: 4, Class: wire.Part, Direction: wire.Undetermined, ShareOfCopy: .4},
		{Source: 7, Copy: 8, Class: wire.Whole, Direction: wire.CommonSource, ShareOfSource: .5, ShareOfCopy: .9},
	}
	run.Copies.Events = []string{"ea", "ea", "ea", "eb", "ec", "eb", "ec", "ed"}
	run.Copies.Chains = []wire.Chain{{Event: "ed", Nodes: []wire.Node{{Article: 7, ID: "n7"}, {Article: 8, ID: "n8"}, {Article: -1, ID: "unseen"}}, Links: []wire.Link{{From: 2, To: 0, Share: .5, Copy: -1}, {From: 2, To: 1, Share: 1, Copy: -1}}}}
	return run
}

func TestTotals(t *testing.T) {
	run := newsday()
	run.Problems = make([]corpus.Problem, 3)
	got := run.Totals()
	want := page.Totals{Articles: 9, Outlets: 3, Families: 4, Events: 4, Stories: 1, Skipped: 3, Texts: 5, First: run.Articles[0].Published, Last: run.Articles[8].Published}
	if got != want {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	run.Clusters.Events[0].First, run.Clusters.Events[3].Last = arabic.Date{}, arabic.Date{Precision: arabic.Day, Time: time.Date(0, 9, 1, 0, 0, 0, 0, time.UTC)}
	if got := run.Totals(); got.First != run.Articles[1].Published || got.Last != run.Articles[6].Published && got.Last != run.Articles[5].Published {
		t.Errorf("with a missing first and a last date without a year: %v to %v", got.First, got.Last)
	}
}

func TestOutletRows(t *testing.T) {
	p := newPages(newsday())
	for _, want := range []page.OutletRow{
		{Link: outletLink(onOverview, "وكالة سديم"), Agency: true, Articles: 2},
		// 2 names the agency: its ten words; of 3 half stands in the agency's article. 5 repeats 4, which is no copy of another's.
		{Link: outletLink(onOverview, "الوادي"), Articles: 4, Copied: page.Credits{Named: 1, Nobody: 1}, Wire: page.Shares{Named: .25, Nobody: .125}},
		// 6 credits agencies without a name; nothing is known of the unseen text of 7 and 8 but that it is another's.
		{Link: outletLink(onOverview, "الكثيب"), Articles: 3, Copied: page.Credits{Generic: 1, Nobody: 2}, Wire: page.Shares{Generic: 1. / 3}},
	} {
		if got := p.outletRow(want.Link.Title, onOverview); got != want {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
	}
	if o := p.overview().Outlets; o[0].Link.Title != "الوادي" || o[2].Link.Title != "وكالة سديم" {
		t.Errorf("not by articles: %+v", o)
	}
}

func TestEventRows(t *testing.T) {
	p := newPages(newsday())
	rows := p.overview().Events.Rows
	for i, copied := range []int{2, 1, 1, 2} { // of itself too: what an event's articles repeat is no telling of its own
		if rows[i].Copied != copied {
			t.Errorf("%s: %d copied, want %d", rows[i].ID, rows[i].Copied, copied)
		}
	}
	unsure := newsday() // which of 1 and 4 is the copy is not known, but one is
	unsure.Copies.Copies[6].Parent = true
	if rows := newPages(unsure).overview().Events.Rows; rows[2].Copied != 2 || rows[1].Copied != 1 {
		t.Errorf("%d and %d copied, want 2 and 1", rows[2].Copied, rows[1].Copied)
	}
	undated := page.EventRow{ID: "e", Articles: 1, First: arabic.Date{Time: time.Date(2024, 7, 1, 0, 0, 0, 0, time.UTC), Precision: arabic.Month}}
	data, err := json.Marshal(page.EventList{Rows: []page.EventRow{rows[0], undated}}.Data())
	want := `{"outlets":[],"rows":[["ea","حدث ea",3,1,2,19929,0,[2,1,0],1,"جسر"],["e","",1,0,0,"2024-07",0,[],0]]}`
	if err != nil || string(data) != want {
		t.Errorf("%s, want %s (%v)", data, want, err)
	}
}

// The overview of a large run stays small enough to open: its lists are data for the script, titles stand once, and what is drawn is bounded.
func TestOverviewIsBounded(t *testing.T) {
	run := &Run{Clusters: &dedup.Clusters{}, Problems: make([]corpus.Problem, 500)}
	title := strings.Repeat("عنوان طويل ", 12)
	for i := range 10_000 {
		id := fmt.Sprintf("2015-07-21-%05d", i)
		date := arabic.Date{Time: time.Date(2015, 7, 1+i%60, i%24, 1, 0, 0, time.UTC), Precision: arabic.Minute}
		run.Articles = append(run.Articles, corpus.Article{ID: id, Outlet: fmt.Sprintf("مصدر %d", i%40), Title: id + title, Body: "نص", Published: date})
		member := dedup.Member{Article: i, ID: id, Family: id}
		if e := len(run.Clusters.Events); i%4 == 1 { // a quarter of the articles stand in events of two
			run.Clusters.Events[e-1].Articles = append(run.Clusters.Events[e-1].Articles, member)
			continue
		}
		run.Clusters.Events = append(run.Clusters.Events, dedup.Event{
			ID: fmt.Sprintf("e%010x", i), Title: id + title, First: date, Last: date, Outlets: []string{run.Articles[i].Outlet},
			Articles: []dedup.Member{member}, Terms: strings.Fields(strings.Repeat("كلمة ", 12)),
		})
	}
	var out strings.Builder
	if err := page.Whole.WriteOverview(&out, newPages(run).overview()); err != nil {
		t.Fatal(err)
	}
	if out.Len() > 2_000_000 {
		t.Errorf("%d bytes", out.Len())
	}
	root, err := html.Parse(strings.NewReader(out.String()))
	if err != nil {
		t.Fatal(err)
	}
	var dots, items, problems int
	for n := range root.Descendants() {
		switch {
		case n.Data == "a" && has(n, "class", "dot"):
			dots++
		case n.Data == "li" && has(n.Parent, "id", "event-list"):
			items++
		case n.Data == "li" && has(n.Parent, "class", "problems"):
			problems++
		case has(n, "id", "event-data"):
			var list struct {
				Outlets []string
				Rows    [][]any
			}
			if err := json.Unmarshal([]byte(n.FirstChild.Data), &list); err != nil || len(list.Rows) != 7500 || len(list.Outlets) != 40 {
				t.Errorf("%d rows and %d outlets (%v)", len(list.Rows), len(list.Outlets), err)
			}
		}
	}
	if dots != 200 || items != largestShown || problems != problemsShown {
		t.Errorf("%d circles, %d events, %d problems are drawn", dots, items, problems)
	}
}

func has(n *html.Node, key, value string) bool {
	for _, a := range n.Attr {
		if a.Key == key && a.Val == value {
			return true
		}
	}
	return false
}

// Of a run of thousands of outlets those of most articles have a row, and the others are counted.
func TestOverviewOutletsAreBounded(t *testing.T) {
	run := &Run{Clusters: &dedup.Clusters{}}
	for i := range outletsListed + 8 {
		run.Articles = append(run.Articles, corpus.Article{ID: fmt.Sprint(i), Outlet: fmt.Sprintf("مصدر %05d", i)})
	}
	last := run.Articles[len(run.Articles)-1].Outlet
	run.Articles = append(run.Articles, corpus.Article{ID: "more", Outlet: last})
	shown := newPages(run).overview()
	if len(shown.Outlets) != outletsListed || shown.MoreOutlets != 8 || shown.Outlets[0].Link.Title != last {
		t.Errorf("%d rows and %d more, the first %s", len(shown.Outlets), shown.MoreOutlets, shown.Outlets[0].Link.Title)
	}
	var out strings.Builder
	if err := page.Linked.WriteOverview(&out, shown); err != nil || !strings.Contains(out.String(), `data-c="core.outlet" data-n="8"`) {
		t.Errorf("the page does not count the others (%v)", err)
	}
}
