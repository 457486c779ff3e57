package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/report/page"
	"isnad/report/wire"
)

// cutText gives the words of each stretch of a body, as the page's script cuts them.
func cutText(t *testing.T, body string, stretches []page.Stretch) []string {
	t.Helper()
	units := utf16.Encode([]rune(body))
	var texts []string
	at := 0
	for _, s := range stretches {
		if s.Length <= 0 || at+s.Length > len(units) {
			t.Fatalf("a stretch of %d units at %d of %d", s.Length, at, len(units))
		}
		texts = append(texts, string(utf16.Decode(units[at:at+s.Length])))
		at += s.Length
	}
	if at != len(units) {
		t.Fatalf("the stretches end at %d of %d", at, len(units))
	}
	return texts
}

// firstPair is what the page holds of the run's first copy.
func firstPair(run *Run) page.PairText {
	v := newPages(run).newEventView(&run.Clusters.Events[0])
	return v.pairText(&run.Copies.Copies[0])
}

func TestHighlightsCoverWholeWords(t *testing.T) {
	run := copied(t)
	pair := firstPair(run)
	passage := func(body string, stretches []page.Stretch) (text string) {
		for i, words := range cutText(t, body, stretches) {
			if stretches[i].Passage == 1 {
				text += words
			}
		}
		return text
	}
	if got := passage(run.Articles[0].Body, pair.Left); got != "أعلن المجلس البلدي افتتاح الجسر الجديد بكلفة 530 مليوناً" {
		t.Errorf("the source's passage is %q", got)
	}
	if got := passage(run.Articles[1].Body, pair.Right); got != "أعلن المجلس البلدي افتتاح الجسر الجديد بكلفة 35 مليوناً" {
		t.Errorf("the copy's passage is %q", got)
	}
	if !pair.Edits[0].Alarm || pair.Edits[0].Kind != "number" || pair.Edits[1].Kind != "cut" {
		t.Errorf("the alarm does not come first: %+v", pair.Edits)
	}
}

// An emoji before a passage takes two units of the page's text and one of isnad's.
func TestStretchesCountUnits(t *testing.T) {
	run := copied(t)
	for i := range run.Articles[:2] {
		run.Articles[i].Body = "😀 " + run.Articles[i].Body
	}
	move := func(s corpus.Span) corpus.Span { return corpus.Span{Start: s.Start + 2, End: s.End + 2} }
	c := &run.Copies.Copies[0]
	for i := range c.Passages {
		c.Passages[i].Source, c.Passages[i].Copy = move(c.Passages[i].Source), move(c.Passages[i].Copy)
	}
	for i := range c.Edits {
		c.Edits[i].Source, c.Edits[i].Copy = move(c.Edits[i].Source), move(c.Edits[i].Copy)
	}
	pair := firstPair(run)
	texts := cutText(t, run.Articles[1].Body, pair.Right)
	at := slices.IndexFunc(pair.Right, func(s page.Stretch) bool { return s.Edit == 1 })
	if at < 0 || texts[at] != "35" {
		t.Errorf("the edit's words are not found in %q", texts)
	}
	units := utf16.Encode([]rune(run.Articles[1].Body))
	if e := pair.Edits[0]; string(utf16.Decode(units[e.Copy[0]:e.Copy[1]])) != "35" {
		t.Errorf("the edit stands at %v", e.Copy)
	}
}

// Where two passages meet in a word the first keeps it; furniture belongs to none; a quotation that was left out says so.
func TestStretchesDoNotOverlap(t *testing.T) {
	a := &corpus.Article{Body: "قائمة كلمة أولى وكلمة ثانية وثالثة آخر", Furniture: []corpus.Furniture{{Span: corpus.Span{Start: 0, End: 6}, Kind: "menu"}}}
	s := newSide(a)
	stretches := s.stretches([]span{s.words(span{Start: 0, End: 18}), s.words(span{Start: 18, End: 27})}, nil, []span{{Start: 35, End: 38}})
	texts := cutText(t, a.Body, stretches)
	want := []page.Stretch{{Length: 6, Aside: "menu"}, {Length: 15, Passage: 1}, {Length: 6, Passage: 2}, {Length: 8}, {Length: 3, Aside: "quotation"}}
	if fmt.Sprint(stretches) != fmt.Sprint(want) {
		t.Errorf("got %v %q, want %v", stretches, texts, want)
	}
}

// Whatever spans there are, each code point has what holds of it alone, and neighbouring stretches differ.
func TestStretchesSayWhatHoldsOfEachCodePoint(t *testing.T) {
	const length = 30
	spans := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) span {
		start := rapid.IntRange(0, length).Draw(t, "start")
		return span{Start: start, End: start + rapid.IntRange(0, length-start+3).Draw(t, "length")}
	}), 0, 4)
	rapid.Check(t, func(t *rapid.T) {
		passages, edits, quotations := spans.Draw(t, "passages"), spans.Draw(t, "edits"), spans.Draw(t, "quotations")
		menu := rapid.IntRange(0, length).Draw(t, "menu")
		s := newSide(&corpus.Article{Body: strings.Repeat("a", length), Furniture: []corpus.Furniture{{Span: span{Start: menu, End: menu + 5}, Kind: "menu"}}})
		first := func(all []span, at int) int {
			return slices.IndexFunc(all, func(v span) bool { return v.Start <= at && at < v.End }) + 1
		}
		var last page.Stretch
		at := 0
		for _, got := range s.stretches(passages, edits, quotations) {
			end := at + got.Length
			got.Length = 0
			if got == last && at > 0 {
				t.Fatalf("two stretches of %+v meet at %d", got, at)
			}
			last = got
			for ; at < end; at++ {
				want := page.Stretch{Passage: first(passages, at), Edit: first(edits, at)}
				switch {
				case menu <= at && at < menu+5:
					want = page.Stretch{Aside: "menu"}
				case want.Passage == 0 && first(quotations, at) > 0:
					want = page.Stretch{Aside: quotationReason}
				}
				if got != want {
					t.Fatalf("at %d there is %+v, want %+v", at, got, want)
				}
			}
		}
		if at != length {
			t.Fatalf("the stretches end at %d of %d", at, length)
		}
	})
}

// A long passage is cut into sentences whose numbers agree, also behind an edit that changes its length; where ends differ it stays whole.
func TestPassagesAreCutIntoSentences(t *testing.T) {
	source := "أعلن المجلس البلدي افتتاح الجسر الجديد بكلفة 530 مليوناً. وحضر الحفل جمع من الأهالي ووجهاء المدينة والضيوف. ثم سارت أول حافلة على الجسر أمام الحضور جميعاً."
	altered := "أعلن المجلس البلدي افتتاح الجسر الجديد بكلفة خمسة وثلاثين مليوناً. وحضر الحفل جمع من الأهالي ووجهاء المدينة والضيوف. ثم سارت أول حافلة على الجسر أمام الحضور جميعاً."
	x, y := newSide(&corpus.Article{Body: source}), newSide(&corpus.Article{Body: altered})
	p := wire.Passage{Source: corpus.Span{End: len([]rune(source))}, Copy: corpus.Span{End: len([]rune(altered))}, Kind: wire.Edited}
	edits := []wire.Edit{{Kind: wire.Number, Source: spanOf(t, source, "530"), Copy: spanOf(t, altered, "خمسة وثلاثين")}}
	parts := sentences(p, edits, x, y)
	if len(parts) != 3 {
		t.Fatalf("%d parts: %v", len(parts), parts)
	}
	for i, part := range parts[1:] {
		if a, b := string(x.runes[part.Source.Start:part.Source.End]), string(y.runes[part.Copy.Start:part.Copy.End]); a != b {
			t.Errorf("part %d is %q and %q", i+1, a, b)
		}
		if part.Source.Start != parts[i].Source.End || part.Copy.Start != parts[i].Copy.End {
			t.Errorf("there is a gap before part %d", i+1)
		}
	}
	other := newSide(&corpus.Article{Body: strings.ReplaceAll(source, ".", "،")})
	if parts := sentences(p, edits, other, y); len(parts) != 1 || parts[0] != p {
		t.Errorf("cut where the source does not end a sentence: %v", parts)
	}
}

func TestEventPageShowsTheCopy(t *testing.T) {
	html := readPage(t, copied(t), "events/e1.html")
	for what, want := range map[string]string{
		"its row":           `<tr id="pair-a1-a2" data-direction="known" data-share="0.8">`,
		"that it is linked": `<span data-m="copies.linked">`,
		"a link to it":      `<a class="arrow" href="#pair-a1-a2"`,
		"the unseen source": `<path class="mark unseen"`,
		"its text":          `id="unseen-1">أعلن المجلس</div>`,
		"an inferred link":  `<a class="arrow inferred" href="#pairs"`,
		"shares":            `<bdi data-d="67%">٦٧٪</bdi>`,
		"evidence":          `["time",-0.3,"بينهما ساعتان","2 h apart"]`,
		"hostile evidence":  `"\u003cb\u003e"`,
		"the list in words": `<bdi data-d="80%">٨٠٪</bdi> <span data-m="copies.of-its-text">`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("%s: the page lacks %s", what, want)
		}
	}
}

// crowd is the run with n more copies in its event.
func crowd(t *testing.T, n int) *Run {
	run := copied(t)
	event, found := &run.Clusters.Events[0], run.Copies
	for i := range n {
		id := fmt.Sprintf("n%03d", i)
		run.Articles = append(run.Articles, corpus.Article{ID: id, Outlet: id, Title: id, Body: "نص"})
		at := len(run.Articles) - 1
		event.Articles = append(event.Articles, dedup.Member{Article: at, ID: id, Family: id})
		found.Copies = append(found.Copies, wire.Copy{Source: 0, Copy: at, Class: wire.Part, Direction: wire.Known, ShareOfCopy: .5, Parent: true})
		found.Events = append(found.Events, "e1")
		chain := &found.Chains[0]
		chain.Nodes = append(chain.Nodes, wire.Node{Article: at, ID: id})
		chain.Links = append(chain.Links, wire.Link{From: 0, To: len(chain.Nodes) - 1, Share: .5, Known: true, Copy: len(found.Copies) - 1})
	}
	return run
}

// An event of a thousand copies has a page of bounded size, and every copy is in the table or counted.
func TestEventPageIsBounded(t *testing.T) {
	run := crowd(t, 1000)
	p := newPages(run)
	v := p.newEventView(&run.Clusters.Events[0])
	pairs, chain := v.pairs(), v.chain()
	if len(pairs.Rows) > pairsShown || len(pairs.Rows) != len(pairs.Texts) || len(pairs.Rows)+pairs.More != 1001 || pairs.More == 0 {
		t.Errorf("%d rows, %d texts, %d more of 1001 copies", len(pairs.Rows), len(pairs.Texts), pairs.More)
	}
	drawing := chain.Layout()
	if len(drawing.Dots)+drawing.More != 1003 || drawing.More == 0 {
		t.Errorf("%d dots and %d more of 1003 nodes", len(drawing.Dots), drawing.More)
	}
	rows := make(map[string]bool)
	for _, row := range pairs.Rows {
		rows[row.Anchor] = true
	}
	for _, l := range chain.Links {
		if l.Pair != "" && !rows[l.Pair] {
			t.Fatalf("a link leads to %s, which is not in the table", l.Pair)
		}
	}
	for _, i := range []int{0, len(run.Copies.Copies) - 1} {
		href := p.pairHref(onSubpage, i)
		page, anchor, _ := strings.Cut(href, "#")
		if page != "../events/e1.html" || anchor != "pairs" && !rows[anchor] {
			t.Errorf("copy %d is at %s", i, href)
		}
	}
	if got := p.pairHref(onOverview, 0); got != "events/e1.html#pair-a1-a2" {
		t.Errorf("the first copy is at %s", got)
	}
}

// The heads of an event that hundreds told and hundreds did not name some and count all, and so does an outlet that takes from hundreds.
func TestListsOfOutletsAreBounded(t *testing.T) {
	run := crowd(t, 2*outletsNamed)
	for i := range 2*outletsNamed + 1 {
		name := fmt.Sprintf("أخرى %03d", i)
		run.Articles = append(run.Articles, corpus.Article{ID: "m" + name, Outlet: name})
	}
	event := &run.Clusters.Events[0]
	event.Outlets = nil
	for _, m := range event.Articles {
		event.Outlets = append(event.Outlets, run.Articles[m.Article].Outlet)
	}
	p := newPages(run)
	shown := p.eventPage(event)
	if len(shown.Outlets) != outletsNamed || len(shown.Outlets)+shown.MoreOutlets() != len(event.Outlets) {
		t.Errorf("%d outlets and %d more of %d", len(shown.Outlets), shown.MoreOutlets(), len(event.Outlets))
	}
	if want := len(p.missing(event)); len(shown.Missing) != outletsNamed || len(shown.Missing)+shown.MoreMissing != want || want < 2*outletsNamed {
		t.Errorf("%d missing and %d more of %d", len(shown.Missing), shown.MoreMissing, want)
	}
	source := p.outlet(run.Articles[0].Outlet)
	if len(source.To) != sourcesShown || len(source.To)+source.MoreTo < 2*outletsNamed {
		t.Errorf("%d takers and %d more", len(source.To), source.MoreTo)
	}
	if first := p.overview().Largest[0]; len(first.Names) != namesListed || first.MoreNames() != len(event.Outlets)-namesListed {
		t.Errorf("%d names and %d more in the overview", len(first.Names), first.MoreNames())
	}
}

// A text in the place of a title or byline is cut, or each of its many places on the page would hold it all.
func TestLinesAreBounded(t *testing.T) {
	run := copied(t)
	long := strings.Repeat("عنوان طويل ", 10_000)
	for i := range run.Articles {
		a := &run.Articles[i]
		a.Title, a.Author, a.Dateline = long, long, long
	}
	run.Clusters.Events[0].Title = long
	for _, name := range []string{"events/e1.html", "index.html", page.OutletFile(outletID(run.Articles[0].Outlet))} {
		if html := readPage(t, run, name); strings.Count(html, strings.TrimSpace(long[:200])) == 0 || strings.Contains(html, long[:lineMost*2+100]) {
			t.Errorf("%s holds none of the title or all", name)
		}
	}
}

// A text of another event has an anchor of its own kind, from other pages too.
func TestPairWithAnotherEvent(t *testing.T) {
	run := copied(t)
	run.Copies.Copies = append(run.Copies.Copies, wire.Copy{Source: 2, Copy: 1, Class: wire.Part, Direction: wire.Known})
	run.Copies.Events = append(run.Copies.Events, "e1")
	p := newPages(run)
	if got := p.pairHref(onSubpage, 1); got != "../events/e1.html#pair-x1-a2" {
		t.Errorf("the copy is at %s", got)
	}
	if html := readPage(t, run, "events/e1.html"); !strings.Contains(html, `<tr id="pair-x1-a2"`) || !strings.Contains(html, `id="x1-body"`) {
		t.Error("the page lacks the copy or its source")
	}
}

// Articles of which none took from another have a drawing that says so; where no copies were looked for there is none.
func TestChainWithoutCopies(t *testing.T) {
	run := copied(t)
	run.Copies = &wire.Result{}
	v := newPages(run).newEventView(&run.Clusters.Events[0])
	if chain := v.chain(); chain == nil || len(chain.Nodes) != 2 || len(chain.Links) != 0 || !chain.Layout().Dots[0].Lone {
		t.Errorf("the chain is %+v", chain)
	}
	if v.pairs() != nil {
		t.Error("there is a table of no copies")
	}
	run.Copies = nil
	if newPages(run).newEventView(&run.Clusters.Events[0]).chain() != nil {
		t.Error("a chain was drawn of a run that looked for no copies")
	}
}

var pairRow = regexp.MustCompile(`<tr id="(pair-[ax]\d+-[ax]\d+)"`)

// The page of a real event shows all its copies, under names that stay when the run is repeated.
func TestNewsroomPagesShowTheirCopies(t *testing.T) {
	first, second := newsroomRun(t), newsroomRun(t)
	p, again := newPages(first), newPages(second)
	shown := 0
	for i := range first.Clusters.Events {
		event := &first.Clusters.Events[i]
		if len(p.copies[event.ID]) == 0 {
			continue
		}
		var html, repeated bytes.Buffer
		if err := page.Whole.WriteEvent(&html, p.eventPage(event)); err != nil {
			t.Fatal(err)
		}
		if err := page.Whole.WriteEvent(&repeated, again.eventPage(&second.Clusters.Events[i])); err != nil || !bytes.Equal(html.Bytes(), repeated.Bytes()) {
			t.Errorf("%s differs from run to run (%v)", event.ID, err)
		}
		rows := pairRow.FindAllStringSubmatch(html.String(), -1)
		if len(rows) != len(p.copies[event.ID]) {
			t.Errorf("%s shows %d of %d copies", event.ID, len(rows), len(p.copies[event.ID]))
		}
		_, data, _ := strings.Cut(html.String(), `id="copies-data">`)
		data, _, _ = strings.Cut(data, "</script>")
		var read struct{ Pairs [][]any }
		if err := json.Unmarshal([]byte(data), &read); err != nil || len(read.Pairs) != len(rows) {
			t.Errorf("%s: %d pairs in the data of %d rows (%v)", event.ID, len(read.Pairs), len(rows), err)
		}
		for _, copy := range p.copies[event.ID] {
			_, anchor, _ := strings.Cut(p.pairHref(onSubpage, copy), "#")
			if !slices.ContainsFunc(rows, func(row []string) bool { return row[1] == anchor }) {
				t.Errorf("%s has no row for %s", event.ID, anchor)
			}
		}
		shown += len(rows)
	}
	if shown < 40 {
		t.Errorf("%d copies shown", shown)
	}
}
