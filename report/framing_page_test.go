package report

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/report/framing"
	"isnad/report/page"
	"isnad/report/wire"
	"isnad/similarity/arabic"
)

// framingOf arranges a comparison of one event whose articles are those given, with links of its chain from one article to another.
func framingOf(articles []corpus.Article, c *framing.Comparison, links ...[2]int) *page.Framing {
	event := dedup.Event{ID: "e1", Title: "حدث"}
	chain := wire.Chain{Event: "e1"}
	for i := range articles {
		event.Articles = append(event.Articles, dedup.Member{Article: i, ID: articles[i].ID, Family: articles[i].ID})
		chain.Nodes = append(chain.Nodes, wire.Node{Article: i, ID: articles[i].ID})
	}
	for _, l := range links {
		chain.Links = append(chain.Links, wire.Link{From: l[0], To: l[1], Copy: -1})
	}
	c.Event = "e1"
	r := &Run{
		Articles: articles, Clusters: &dedup.Clusters{Events: []dedup.Event{event}}, Copies: &wire.Result{Chains: []wire.Chain{chain}},
		Compared: &Compared{Events: []*framing.Comparison{c}},
	}
	p := newPages(r)
	return p.newEventView(&r.Clusters.Events[0]).framing()
}

// tellings makes n articles of as many outlets, an hour apart, each with the body, and the comparison that has them all.
func tellings(n int, body string) ([]corpus.Article, *framing.Comparison) {
	c := &framing.Comparison{}
	var articles []corpus.Article
	for i := range n {
		published := arabic.Date{Time: time.Date(2024, 7, 25, 0, i, 0, 0, time.UTC), Precision: arabic.Minute}
		articles = append(articles, corpus.Article{ID: fmt.Sprintf("n%03d", i), Outlet: fmt.Sprintf("صحيفة %d", i), Title: "عنوان", Published: published, Body: body})
		c.Articles = append(c.Articles, i)
	}
	return articles, c
}

// told is a fact with a report in each of the articles, one code point long, at the place given for it.
func told(id string, at map[int]int) framing.Fact {
	f := framing.Fact{ID: id, Text: "نص " + id}
	for article := range 200 {
		if start, ok := at[article]; ok {
			f.Reports = append(f.Reports, framing.Report{Article: article, Status: framing.Reworded, Spans: []corpus.Span{{Start: start, End: start + 1}}})
		}
	}
	return f
}

func rowIDs(t *page.FactTable, order []int) string {
	return strings.Join(mapped(order, func(r int) string { return t.Rows[r].ID }), " ")
}

// Rows stand in the order of the source of the chain, and behind it what further tellings add; what is left out most and what is disputed can go first.
func TestFactOrders(t *testing.T) {
	articles, c := tellings(4, strings.Repeat("كلمة ", 40))
	c.Facts = []framing.Fact{
		told("a", map[int]int{0: 5, 1: 30, 2: 1}), told("b", map[int]int{1: 10, 2: 50}), told("c", map[int]int{0: 60, 2: 70, 3: 3}), told("d", map[int]int{1: 20, 2: 20, 3: 9}),
	}
	c.Conflicts = []framing.Conflict{{Fact: 2, Kind: framing.NumberConflict, Nature: "update", Values: []framing.Value{
		{Place: framing.Place{Article: 0, Span: corpus.Span{Start: 60, End: 61}}, Text: "٢٣"}, {Place: framing.Place{Article: 3, Span: corpus.Span{Start: 3, End: 4}}, Text: "٢٥"},
	}}}
	c.Omissions = []framing.Omission{{Article: 0, Fact: 3, Weight: .9, Independent: 3, Excuse: "short"}, {Article: 3, Fact: 0, Weight: .2, Independent: 3}}
	f := framingOf(articles, c, [2]int{1, 2}, [2]int{1, 3})
	if !f.Facts.Sourced || f.Facts.Of.Title != "صحيفة 1" {
		t.Errorf("the order is of %q, sourced: %v", f.Facts.Of.Title, f.Facts.Sourced)
	}
	for _, want := range []struct {
		name, rows string
		order      []int
	}{{"source", "b d a c", numbers(4)}, {"omission", "d a b c", f.Data.Omission}, {"conflict", "c b d a", f.Data.Conflict}} {
		if got := rowIDs(f.Facts, want.order); got != want.rows {
			t.Errorf("by %s the rows are %s, want %s", want.name, got, want.rows)
		}
	}
	if want := []int{0, 2, 3, 1}; !slices.Equal(f.Data.Similar, want) {
		t.Errorf("by likeness the tellings are %v, want %v", f.Data.Similar, want)
	}
	cells := func(row int) string {
		return strings.Join(mapped(f.Facts.Rows[row].Cells, func(c page.FactCell) string { return c.Status[:2] + c.Value + c.Excuse }), " ")
	}
	if got, want := cells(3), "re٢٣ ab re re٢٥"; got != want {
		t.Errorf("the disputed row is %s, want %s", got, want)
	}
	if got, want := cells(1), "abshort re re re"; got != want {
		t.Errorf("the omitted row is %s, want %s", got, want)
	}
	if want := [][3]int{{0, 3, 1}}; !reflect.DeepEqual(f.Data.Lacking[1], want) {
		t.Errorf("the script is told of %v, want %v", f.Data.Lacking[1], want)
	}
	if unsourced := framingOf(articles, c); unsourced.Facts.Sourced || unsourced.Facts.Of.Title != "صحيفة 2" || rowIDs(unsourced.Facts, numbers(4)) != "a d b c" {
		t.Errorf("without a chain the order is of %q: %s", unsourced.Facts.Of.Title, rowIDs(unsourced.Facts, numbers(4)))
	}
	if again := framingOf(articles, c, [2]int{1, 2}, [2]int{1, 3}); !reflect.DeepEqual(again, f) {
		t.Error("the same comparison is arranged differently a second time")
	}
}

// Of a thing with very many names the commonest are shown, and the rest is counted.
func TestThingBounds(t *testing.T) {
	articles, c := tellings(2, "نص")
	thing := framing.Thing{Name: "شيء"}
	for i := range namesShown + 3 {
		thing.Uses = append(thing.Uses, framing.Use{Article: i % 2, Expression: fmt.Sprintf("اسم %d", i), Own: i, Quoted: 1})
	}
	c.Things = []framing.Thing{{Name: "واحد", Uses: thing.Uses[:1]}, thing}
	f := framingOf(articles, c)
	first := f.Things.Things[0] // one with a single name is worth less
	if first.Name != "شيء" || first.More != 3 || len(first.Expressions) != namesShown || first.Expressions[0].Text != "اسم 14" {
		t.Errorf("%s: %d more than %d, first %q", first.Name, first.More, len(first.Expressions), first.Expressions[0].Text)
	}
	if uses := first.Expressions[0].Uses; len(uses) != 2 || uses[0].Own != 14 || uses[1].Own != 0 || len(f.Things.Tellings) != 2 {
		t.Errorf("columns: %+v", uses)
	}
}

// More than the page holds is counted, and what is disputed or left out has its row all the same.
func TestFactBounds(t *testing.T) {
	articles, c := tellings(90, strings.Repeat("كلمة ", 100))
	for i := range 150 {
		c.Facts = append(c.Facts, told(fmt.Sprintf("k%03d", i), map[int]int{0: i, 1: i, 85: i}))
	}
	c.Facts = append(c.Facts, told("alone", map[int]int{7: 3}), told("disputed", map[int]int{0: 300, 85: 3}), told("omitted", map[int]int{0: 301, 1: 2}))
	c.Conflicts = []framing.Conflict{{Fact: 151, Kind: framing.NumberConflict, Nature: "contradiction", Values: []framing.Value{
		{Place: framing.Place{Article: 0, Span: corpus.Span{Start: 1, End: 2}}, Text: "٥"}, {Place: framing.Place{Article: 85, Span: corpus.Span{Start: 1, End: 2}}, Text: "٦"},
	}}}
	c.Omissions = []framing.Omission{{Article: 2, Fact: 152, Weight: .1, Independent: 2}}
	f := framingOf(articles, c)
	if len(f.Facts.Tellings) != tellingsShown || f.Facts.Hidden != 10 || len(f.Facts.Rows) != factsShown || f.Facts.More != 32 {
		t.Errorf("%d columns and %d hidden, %d rows and %d more", len(f.Facts.Tellings), f.Facts.Hidden, len(f.Facts.Rows), f.Facts.More)
	}
	for _, id := range []string{"disputed", "omitted"} {
		if !slices.ContainsFunc(f.Facts.Rows, func(r page.FactRow) bool { return r.ID == id }) {
			t.Errorf("%s has no row", id)
		}
	}
	if cell := f.Conflicts[0].Values[1].Cells[0]; cell.Href != "#a86" { // its telling has no column
		t.Errorf("the value behind the last column leads to %s", cell.Href)
	}
	if f.Omissions[0].Fact.Href != "#fact-omitted" || f.Alone[0].Facts[0].ID != "alone" {
		t.Errorf("%+v, %+v", f.Omissions[0].Fact, f.Alone)
	}
}

// Places are in UTF-16 units, and there are none where the text is cut or not on the page.
func TestFramingPlaces(t *testing.T) {
	long := "😀 خبر " + strings.Repeat("ط", bodyShown) + " ذيل"
	articles, c := tellings(2, long)
	c.Facts = []framing.Fact{told("near", map[int]int{0: 2, 1: 2}), told("far", map[int]int{0: bodyShown + 5, 1: bodyShown + 5})}
	f := framingOf(articles, c)
	if want := [][]int{{0, 3, 4}, {1, 3, 4}}; !reflect.DeepEqual(f.Data.Told[0], want) {
		t.Errorf("behind a code point of another plane the places are %v, want %v", f.Data.Told[0], want)
	}
	if want := [][]int{{0}, {1}}; !reflect.DeepEqual(f.Data.Told[1], want) {
		t.Errorf("behind the shown text the places are %v, want %v", f.Data.Told[1], want)
	}

	articles, c = tellings(articlesShown+1, "خبر قصير")
	c.Articles = []int{0, articlesShown}
	c.Facts = []framing.Fact{told("k", map[int]int{0: 0, 1: 0})}
	c.Conflicts = []framing.Conflict{{Fact: 0, Kind: framing.DateConflict, Values: []framing.Value{{Place: framing.Place{Article: 1, Span: corpus.Span{Start: 0, End: 3}}, Text: "خبر"}}}}
	f = framingOf(articles, c)
	if want := [][]int{{0, 0, 1}, {1}}; !reflect.DeepEqual(f.Data.Told[0], want) || f.Data.Anchors[1] != "" || len(f.Data.Values[0]) != 0 {
		t.Errorf("of a text that is not here: %v, anchor %q, values %v", f.Data.Told[0], f.Data.Anchors[1], f.Data.Values[0])
	}
	if href := f.Conflicts[0].Values[0].Cells[0].Href; strings.HasPrefix(href, "#fact-") || href == "" {
		t.Errorf("its value leads to %q", href)
	}
}

// Tellings of one outlet are told apart by the clock, by the date where days differ, by number where times do not.
func TestTellingNames(t *testing.T) {
	articles, c := tellings(7, "نص")
	for i, outlet := range []string{"أ", "ب", "ب", "ج", "ج", "د", "د"} {
		articles[i].Outlet = outlet
	}
	articles[4].Published.Time = articles[4].Published.Time.AddDate(0, 0, 1)
	articles[6].Published.Time = articles[5].Published.Time.Add(20 * time.Second) // nobody is shown seconds
	c.Things = []framing.Thing{{Name: "شيء", Uses: mapped(c.Articles, func(i int) framing.Use { return framing.Use{Article: i, Expression: "شيء", Own: 1} })}}
	var html strings.Builder
	if err := page.Whole.WriteEvent(&html, &page.Event{Framing: framingOf(articles, c)}); err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(html.String(), `<table class="labels`)
	table, _, _ = strings.Cut(table, "</table>")
	var names []string
	for _, found := range regexp.MustCompile(`<small>\((.*?)\)</small>`).FindAllStringSubmatch(table, -1) {
		names = append(names, found[1])
	}
	want := []string{
		`<bdi data-d="00:01">٠٠:٠١</bdi>`, `<bdi data-d="00:02">٠٠:٠٢</bdi>`, `<time data-t="2024-07-25T00:03">٢٥ تموز/يوليو ٢٠٢٤، ٠٠:٠٣</time>`,
		`<time data-t="2024-07-26T00:04">٢٦ تموز/يوليو ٢٠٢٤، ٠٠:٠٤</time>`, `<bdi data-d="1">١</bdi>`, `<bdi data-d="2">٢</bdi>`,
	}
	if !slices.Equal(names, want) {
		t.Errorf("names are\n\t%q\nwant\n\t%q", names, want)
	}
}

// The same words, and what is cut from them, are one quotation, with each way in which it is brought.
func TestQuoteFamilies(t *testing.T) {
	body := "وقال الوزير: نحتاج إلى خيام ولن ننتظر. وأضاف: سنعود."
	articles, c := tellings(3, body)
	long, short, other := spanOf(t, body, "نحتاج إلى خيام ولن ننتظر"), spanOf(t, body, "نحتاج إلى خيام"), spanOf(t, body, "سنعود")
	quote := func(article int, s corpus.Span, speaker, verb, class string, cut ...framing.Place) framing.Quotation {
		return framing.Quotation{Place: framing.Place{Article: article, Span: s}, Marked: true, Speaker: speaker, Verb: verb, VerbClass: class, Cut: cut}
	}
	c.Quotes = []framing.Quotation{
		quote(0, other, "", "أضاف", "neutral"),
		quote(0, long, "الوزير", "قال", "neutral", framing.Place{Article: 2, Span: short}),
		quote(1, long, "الوزير", "قال", "neutral"),
		quote(2, short, "وزير", "زعم", "claim", framing.Place{Article: 0, Span: long}),
	}
	f := framingOf(articles, c)
	if len(f.Speakers) != 2 || f.Speakers[0].Name != "الوزير" || f.Speakers[1].Name != "" {
		t.Fatalf("speakers: %+v", f.Speakers)
	}
	q := f.Speakers[0].Quotes[0]
	if q.Text != "نحتاج إلى خيام ولن ننتظر" || !q.Cut || !q.Differs || len(q.Manners) != 2 || len(q.Manners[0].Tellings) != 2 {
		t.Fatalf("the quotation is %+v", q)
	}
	if m := q.Manners[1]; m.Verb != "زعم" || m.Speaker != "وزير" || m.Text != "نحتاج إلى خيام" {
		t.Errorf("the third brings it as %+v", m)
	}
}

// A telling's order is drawn against its source's, else against the mean of the others.
func TestOrderSequences(t *testing.T) {
	articles, c := tellings(3, strings.Repeat("ن", 100))
	c.Facts = []framing.Fact{told("a", map[int]int{0: 0, 1: 30, 2: 50}), told("b", map[int]int{0: 10, 1: 20, 2: 40}), told("c", map[int]int{0: 20, 1: 10, 2: 90}), told("d", map[int]int{0: 30, 1: 0})}
	c.Orders = []framing.Order{
		{Article: 0, Against: -1, Tau: 1, Enough: true},
		{Article: 1, Against: 0, Tau: -1, Enough: true, Promoted: []int{3}, Demoted: []int{0}},
		{Article: 2, Against: -1, Tau: 0, Enough: true},
	}
	f := framingOf(articles, c)
	if len(f.Orders.Same) != 1 || len(f.Orders.Other) != 2 || f.Orders.Other[0].Against == nil || f.Orders.Other[1].Against != nil {
		t.Fatalf("orders: %+v", f.Orders)
	}
	want := [][2][]int{{{0, 1, 2, 3}, {3, 2, 1, 0}}, {{0, 1, 2}, {1, 0, 2}}}
	if !reflect.DeepEqual(f.Data.Sequences, want) {
		t.Errorf("sequences are %v, want %v", f.Data.Sequences, want)
	}
}

// What cannot be compared at all leaves the reason and nothing else; an event without a comparison leaves nothing.
func TestFramingOfNothing(t *testing.T) {
	articles, c := tellings(2, "نص")
	c.Notes = []framing.Note{{Article: -1, Arabic: "سبب", English: "a reason"}}
	if f := framingOf(articles, c); !f.Bare() || len(f.Notes) != 1 {
		t.Errorf("%+v", f)
	}
	c.Articles = c.Articles[:1]
	if f := framingOf(articles, c); f != nil {
		t.Errorf("one article is compared: %+v", f)
	}
}
