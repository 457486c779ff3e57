// An event's page: how its tellings differ, the chain of its texts, the copies side by side.
package report

import (
	"cmp"
	"slices"
	"strconv"

	"isnad/dedup"
	"isnad/report/page"
	"isnad/report/wire"
)

// What one event page may hold, so that an event of a thousand copies still opens.
const (
	pairsShown  = 12  // side-by-side views
	namedShown  = 60  // copies named below them
	editsShown  = 40  // of each pair
	editExcerpt = 160 // code points of either side of an edit
)

// eventPage arranges one event with its chain and copies.
func (p *pages) eventPage(e *dedup.Event) *page.Event {
	shown := p.event(e, onEventPage)
	shown.Framing = p.framing(e.ID)
	views := p.views(e.ID)
	seen := make(map[int]bool)
	for _, i := range views {
		seen[i] = true
		shown.Pairs = append(shown.Pairs, p.pair(i))
	}
	if chain := p.chains[e.ID]; chain != nil {
		shown.Chain = p.chain(chain, seen)
	}
	for _, i := range p.copies[e.ID] {
		switch {
		case seen[i]:
		case len(shown.MoreCopies) < namedShown:
			shown.MoreCopies = append(shown.MoreCopies, p.copyName(i))
		default:
			shown.Unnamed++
		}
	}
	return &shown
}

// views chooses the copies shown side by side, in the order of the result: those the chain rests on, and what shows an unseen source,
// its copies beside each other; of too many those with most alarms, then those with most text.
func (p *pages) views(event string) []int {
	found := p.run.copies()
	linked := make(map[int]bool)
	if chain := p.chains[event]; chain != nil {
		for _, l := range chain.Links {
			linked[l.Copy] = true
		}
	}
	var chosen []int
	for _, i := range p.copies[event] {
		if c := &found.Copies[i]; linked[i] || c.Direction == wire.CommonSource && c.Class != wire.Quote {
			chosen = append(chosen, i)
		}
	}
	slices.SortStableFunc(chosen, func(a, b int) int {
		x, y := &found.Copies[a], &found.Copies[b]
		return cmp.Or(-compareBools(linked[a], linked[b]), cmp.Compare(alarms(y), alarms(x)), cmp.Compare(y.ShareOfCopy, x.ShareOfCopy))
	})
	chosen = chosen[:min(len(chosen), pairsShown)]
	slices.Sort(chosen)
	return chosen
}

// compareBools puts true last.
func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// pairAnchor names the side-by-side view of a copy, by its place in copies.jsonl.
func pairAnchor(i int) string { return "pair" + strconv.Itoa(i+1) }

// chain arranges the nodes and links of an event; seen are the copies that have a view on the page.
func (p *pages) chain(c *wire.Chain, seen map[int]bool) *page.Chain {
	shown := &page.Chain{Nodes: make([]page.ChainNode, len(c.Nodes)), Links: make([]page.ChainLink, len(c.Links))}
	for i, n := range c.Nodes {
		if n.Article < 0 {
			shown.Nodes[i] = page.ChainNode{Unseen: true, Text: n.Text}
			continue
		}
		a := &p.run.Articles[n.Article]
		shown.Nodes[i] = page.ChainNode{Name: cmp.Or(a.Outlet, page.UnknownOutlet), Title: a.Title, Published: a.Published, Href: p.articleHref(onEventPage, a.ID)}
	}
	for i, l := range c.Links {
		shown.Links[i] = page.ChainLink{From: l.From, To: l.To, Share: l.Share, Known: l.Known}
		if l.Copy >= 0 && seen[l.Copy] {
			shown.Links[i].Pair = pairAnchor(l.Copy)
		}
	}
	return shown
}

func (p *pages) copyName(i int) page.CopyName {
	c := &p.run.copies().Copies[i]
	link := func(article int) page.Link {
		id := p.run.Articles[article].ID
		return page.Link{Href: p.articleHref(onEventPage, id), Title: id}
	}
	return page.CopyName{Source: link(c.Source), Copy: link(c.Copy), Class: string(c.Class), Direction: string(c.Direction), Share: c.ShareOfCopy}
}

// pair sets one copy beside its source.
func (p *pages) pair(i int) page.Pair {
	c := &p.run.copies().Copies[i]
	shown := page.Pair{
		Anchor: pairAnchor(i), Class: string(c.Class), Direction: string(c.Direction), Credited: c.Credited,
		ShareOfSource: c.ShareOfSource, ShareOfCopy: c.ShareOfCopy,
		MoreEdits: max(len(c.Edits)-editsShown, 0),
	}
	source, copied := newSide(&p.run.Articles[c.Source]), newSide(&p.run.Articles[c.Copy])
	for _, e := range c.Evidence {
		shown.Evidence = append(shown.Evidence, page.Evidence{Kind: e.Kind, Text: e.Text, Weight: rounded(e.Weight)})
	}
	edits := slices.Clone(c.Edits)
	slices.SortStableFunc(edits, func(a, b wire.Edit) int { return cmp.Compare(rank(&a), rank(&b)) })
	for _, e := range edits[:len(edits)-shown.MoreEdits] {
		shown.Edits = append(shown.Edits, page.Edit{
			Kind: string(e.Kind), Alarm: e.Alarm, Before: source.excerpt(e.Source, editExcerpt), After: copied.excerpt(e.Copy, editExcerpt),
		})
	}
	source.mark(c, func(x *wire.Passage) span { return span(x.Source) }, func(x *wire.Edit) span { return span(x.Source) })
	copied.mark(c, func(x *wire.Passage) span { return span(x.Copy) }, func(x *wire.Edit) span { return span(x.Copy) })
	from, to := shown.Anchor+"s", shown.Anchor+"c"
	shown.Source = source.side(from, to, shown.Determined(), p.articleHref(onEventPage, source.article.ID))
	shown.Copy = copied.side(to, from, false, p.articleHref(onEventPage, copied.article.ID))
	unlink(&shown.Source, &shown.Copy)
	unlink(&shown.Copy, &shown.Source)
	return shown
}

// unlink takes the links of one side to passages away that the other does not show: there one may lie within another, or behind what is shown.
func unlink(side, other *page.Side) {
	anchors := make(map[string]bool)
	for i := range other.Text {
		anchors[other.Text[i].Anchor] = true
	}
	for i := range side.Text {
		if s := &side.Text[i]; !anchors[s.Other] {
			s.Other = ""
		}
	}
}

// rank puts what changes the claim first, then what is worded otherwise, last what is only there or not.
func rank(e *wire.Edit) int {
	switch {
	case e.Alarm:
		return 0
	case e.Kind == wire.Cut || e.Kind == wire.Added || e.Kind == wire.Moved:
		return 2
	}
	return 1
}
