// The copies of an event as a table, each with what its side-by-side view is drawn from.
package report

import (
	"cmp"
	"slices"
	"sync"

	"isnad/report/page"
	"isnad/report/wire"
)

// What the table of one event may hold, so that an event of thousands of copies still opens. The rest stands in copies.jsonl.
const (
	pairsShown  = 300 // copies
	pairsOfMany = 40  // in a large run, where such tables would be most of the folder
	editsShown  = 150 // of each, alarms first
)

// pairs is the copies of the event; nil when there are none.
func (v *eventView) pairs() *page.Pairs {
	all := v.copies[v.event.ID]
	if len(all) == 0 {
		return nil
	}
	chosen := v.chosen()
	shown := &page.Pairs{More: len(all) - len(chosen)}
	linked := v.linked()
	for _, i := range chosen {
		c := &v.run.Copies.Copies[i]
		shown.Rows = append(shown.Rows, page.PairRow{
			Anchor: v.pairAnchor(i), Source: v.pairEnd(c.Source), Copy: v.pairEnd(c.Copy),
			Class: string(c.Class), Direction: string(c.Direction), Credited: c.Credited,
			ShareOfSource: c.ShareOfSource, ShareOfCopy: c.ShareOfCopy, Alarms: alarms(c), Linked: linked[i],
		})
		shown.Texts = append(shown.Texts, v.pairText(c))
	}
	return shown
}

// chosen is the copies in the table: those whose texts both stand on the page, the links of the chain first, shared quotations last, between them those
// that took most.
func (v *eventView) chosen() []int {
	linked := v.linked()
	var chosen []int
	for _, i := range v.copies[v.event.ID] {
		if v.pairAnchor(i) != "" {
			chosen = append(chosen, i)
		}
	}
	rank := func(i int) int {
		switch {
		case linked[i]:
			return 0
		case v.run.Copies.Copies[i].Class == wire.Quote:
			return 2
		}
		return 1
	}
	slices.SortStableFunc(chosen, func(a, b int) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(v.run.Copies.Copies[b].ShareOfCopy, v.run.Copies.Copies[a].ShareOfCopy))
	})
	return chosen[:min(len(chosen), v.mostPairs())]
}

func (p *pages) mostPairs() int {
	if p.form == page.Linked {
		return pairsOfMany
	}
	return pairsShown
}

// linked is the copies that the event's chain is made of.
func (v *eventView) linked() map[int]bool {
	linked := make(map[int]bool)
	if chain := v.chains[v.event.ID]; chain != nil {
		for _, l := range chain.Links {
			linked[l.Copy] = true
		}
	}
	return linked
}

// pairAnchor names a copy's view by its two articles, "" when the text of one is not on the page.
func (v *eventView) pairAnchor(i int) string {
	c := &v.run.Copies.Copies[i]
	source, copied := v.anchors[c.Source], v.anchors[c.Copy]
	if source == "" || copied == "" {
		return ""
	}
	return "pair-" + source + "-" + copied
}

// pairHref leads from another page to the view of a copy, by its index into the run's copies; to the event's table when it has none.
func (p *pages) pairHref(from where, i int) string {
	event := p.run.Copies.Events[i]
	if !p.own[event] {
		return p.eventHref(from, event)
	}
	c := &p.run.Copies.Copies[i]
	if len(p.copies[event]) <= p.mostPairs() { // all are in the table whose texts are there
		source, copied := p.members[p.run.Articles[c.Source].ID], p.members[p.run.Articles[c.Copy].ID]
		if source.event == event && copied.event == event && max(source.rank, copied.rank) < articlesShown {
			return p.eventHref(from, event) + "#pair-" + articleAnchor(source.rank) + "-" + articleAnchor(copied.rank)
		}
	}
	return p.eventHref(from, event) + "#" + cmp.Or(p.pairTable(event)[i], "pairs")
}

// pairTable is the anchors of the copies in an event's table. It is made once: outlets by the hundred lead to the copies of one event.
func (p *pages) pairTable(event string) map[int]string {
	table, _ := p.tables.LoadOrStore(event, sync.OnceValue(func() map[int]string {
		return p.newEventView(p.events[event]).pairAnchors()
	}))
	return table.(func() map[int]string)()
}

// pairAnchors is the anchor of each copy in the table.
func (v *eventView) pairAnchors() map[int]string {
	anchors := make(map[int]string)
	for _, i := range v.chosen() {
		anchors[i] = v.pairAnchor(i)
	}
	return anchors
}

func (v *eventView) pairEnd(article int) page.PairEnd {
	a := &v.run.Articles[article]
	return page.PairEnd{Anchor: v.anchors[article], Outlet: a.Outlet}
}

// pairText cuts the two texts of a copy at the borders of all that holds of them.
func (v *eventView) pairText(c *wire.Copy) page.PairText {
	shown := page.PairText{Source: v.anchors[c.Source], Copy: v.anchors[c.Copy]}
	for _, e := range c.Evidence {
		shown.Evidence = append(shown.Evidence, page.Evidence{Kind: e.Kind, Weight: e.Weight, Arabic: e.Arabic, English: e.Text})
	}
	edits := slices.Clone(c.Edits)
	slices.SortStableFunc(edits, func(a, b wire.Edit) int { return cmp.Compare(editRank(&a), editRank(&b)) })
	edits = edits[:min(len(edits), editsShown)]
	source, copied := v.side(c.Source), v.side(c.Copy)
	var passages []wire.Passage
	for _, p := range c.Passages {
		passages = append(passages, sentences(p, c.Edits, source, copied)...)
	}
	shown.Passages = mapped(passages, func(p wire.Passage) string { return string(p.Kind) })
	sourceEdits := mapped(edits, func(e wire.Edit) span { return source.words(e.Source) })
	copyEdits := mapped(edits, func(e wire.Edit) span { return copied.words(e.Copy) })
	for i, e := range edits {
		shown.Edits = append(shown.Edits, page.Edit{
			Kind: string(e.Kind), Alarm: e.Alarm, Source: source.units.span(sourceEdits[i]), Copy: copied.units.span(copyEdits[i]),
		})
	}
	var sourceQuotes, copyQuotes []span
	if slices.ContainsFunc(c.Evidence, func(e wire.Evidence) bool { return e.Kind == "quotation" }) {
		sourceQuotes, copyQuotes = v.quotations(c.Source), v.quotations(c.Copy)
	}
	shown.Left = source.stretches(mapped(passages, func(p wire.Passage) span { return source.words(p.Source) }), sourceEdits, sourceQuotes)
	shown.Right = copied.stretches(mapped(passages, func(p wire.Passage) span { return copied.words(p.Copy) }), copyEdits, copyQuotes)
	return shown
}

// editRank puts what changes the claim first, then what is worded otherwise, last what is only there or not.
func editRank(e *wire.Edit) int {
	switch {
	case e.Alarm:
		return 0
	case e.Kind == wire.Cut || e.Kind == wire.Added || e.Kind == wire.Moved:
		return 2
	}
	return 1
}

// quotations are what an article quotes, as its comparison found it: shared words in there were left out.
func (v *eventView) quotations(article int) []span {
	compared := v.compared[v.members[v.run.Articles[article].ID].event]
	if compared == nil {
		return nil
	}
	var all []span
	for i := range compared.Quotes {
		if q := &compared.Quotes[i]; q.Article == article && q.Marked {
			all = append(all, q.Span)
		}
	}
	return all
}
