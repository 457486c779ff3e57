// What a comparison says of facts.
package framing

import (
	"isnad/dedup/corpus"
	"isnad/report/wire"
)

// addFacts fills in facts, omissions, conflicts, headlines and orders. tellings are the articles compared, in the order of c.Articles; copies name them by
// their places there.
func (c *Comparison) addFacts(tellings readEvent, copies []wire.Copy) {
	t := newFactTable(tellings, copiedAmong(len(tellings.articles), copies), shippedModel())
	c.Conflicts = t.conflicts() // before the facts are taken: it marks their cells
	c.Facts, c.Omissions, c.Headlines, c.Orders = t.facts, t.omissions(), t.headlines(), t.orders()
	for _, n := range t.notes {
		if n.Article >= 0 {
			n.Article = c.Articles[n.Article]
		}
		c.Notes = append(c.Notes, n)
	}
}

// copiedAmong looks passages up by their two articles, of so many.
func copiedAmong(articles int, copies []wire.Copy) copiedText {
	passages := make([][]corpus.Span, articles*articles)
	for i := range copies {
		x := &copies[i]
		of, from := &passages[x.Copy*articles+x.Source], &passages[x.Source*articles+x.Copy]
		for _, p := range x.Passages {
			*of, *from = append(*of, p.Copy), append(*from, p.Source)
		}
	}
	return func(a, b int) []corpus.Span { return passages[a*articles+b] }
}
