// What a comparison says of facts.
package framing

import (
	"isnad/dedup/corpus"
	"isnad/report/wire"
)

// addFacts fills in facts, omissions, conflicts, headlines and orders. tellings are the articles compared, in the order of c.Articles; copies name them by
// their places there.
func (c *Comparison) addFacts(tellings readEvent, copies []wire.Copy) {
	t := newFactTable(tellings, copiedAmong(copies), shippedModel())
	c.Conflicts = t.conflicts() // before the facts are taken: it marks their cells
	c.Facts, c.Omissions, c.Headlines, c.Orders = t.facts, t.omissions(), t.headlines(), t.orders()
	for _, n := range t.notes {
		if n.Article >= 0 {
			n.Article = c.Articles[n.Article]
		}
		c.Notes = append(c.Notes, n)
	}
}

// copiedAmong looks passages up by their two articles.
func copiedAmong(copies []wire.Copy) copiedText {
	passages := make(map[[2]int][]corpus.Span)
	for i := range copies {
		x := &copies[i]
		for _, p := range x.Passages {
			passages[[2]int{x.Source, x.Copy}] = append(passages[[2]int{x.Source, x.Copy}], p.Source)
			passages[[2]int{x.Copy, x.Source}] = append(passages[[2]int{x.Copy, x.Source}], p.Copy)
		}
	}
	return func(a, b int) []corpus.Span { return passages[[2]int{a, b}] }
}
