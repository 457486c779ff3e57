// A comparison as a line: places and facts by their ids.
package report

import (
	"isnad/dedup/corpus"
	"isnad/report/framing"
)

// framingNamer gives the ids that a comparison's numbers stand for.
type framingNamer struct {
	articles   []corpus.Article
	comparison *framing.Comparison
}

// article is the id of the article at a place of the comparison.
func (n *framingNamer) article(place int) string {
	return n.articles[n.comparison.Articles[place]].ID
}

func (n *framingNamer) fact(i int) string { return n.comparison.Facts[i].ID }

func (n *framingNamer) facts(list []int) []string { return mapped(list, n.fact) }

// optional is null for -1.
func optional(i int, name func(int) string) *string {
	if i < 0 {
		return nil
	}
	s := name(i)
	return &s
}

// mapped is never nil, so that JSON has [] and not null.
func mapped[A, B any](list []A, f func(A) B) []B {
	out := make([]B, len(list))
	for i := range list {
		out[i] = f(list[i])
	}
	return out
}

func newFramingLine(articles []corpus.Article, c *framing.Comparison) framingLine {
	n := &framingNamer{articles, c}
	return framingLine{
		Schema: framingSchema, Event: c.Event,
		Articles:  mapped(c.Articles, func(a int) tellingLine { return tellingLine{articles[a].ID, articles[a].Outlet} }),
		Facts:     mapped(c.Facts, n.factLine),
		Omissions: mapped(c.Omissions, n.omissionLine),
		Conflicts: mapped(c.Conflicts, n.conflictLine),
		Labels:    mapped(c.Things, n.labelLine),
		Words:     mapped(c.Words, func(w framing.Word) eventWordLine { return eventWordLine{newWordLine(&w), mapped(w.Places, n.place)} }),
		Quotes:    mapped(c.Quotes, n.quotationLine),
		Headlines: mapped(c.Headlines, n.headlineLine),
		Order:     mapped(c.Orders, n.orderLine),
		Summary:   mapped(c.Findings, n.findingLine),
		Notes:     mapped(c.Notes, n.noteLine),
	}
}

func (n *framingNamer) factLine(f framing.Fact) factLine {
	return factLine{
		Fact: f.ID, Text: f.Text, Absent: mapped(f.Absent, n.article),
		Reports: mapped(f.Reports, func(r framing.Report) cellLine {
			return cellLine{n.article(r.Article), mapped(r.Spans, pairOf), r.Status}
		}),
	}
}

func (n *framingNamer) omissionLine(o framing.Omission) omissionLine {
	return omissionLine{n.article(o.Article), n.fact(o.Fact), rounded(o.Weight), o.Independent, o.Excuse}
}

func (n *framingNamer) conflictLine(c framing.Conflict) conflictLine {
	return conflictLine{n.fact(c.Fact), c.Kind, c.Nature, mapped(c.Values, func(v framing.Value) valueLine {
		return valueLine{n.article(v.Article), pairOf(v.Span), v.Text, v.Source}
	})}
}

func (n *framingNamer) labelLine(t framing.Thing) labelLine {
	return labelLine{t.Name, mapped(t.Uses, func(u framing.Use) useLine {
		return useLine{n.article(u.Article), u.Expression, u.Own + u.Quoted, u.Own, u.Quoted, mapped(u.Places, pairOf)}
	})}
}

// newWordLine keeps z and the prior as they were computed: z follows from the other fields to the last digit.
func newWordLine(w *framing.Word) wordLine {
	return wordLine{
		Outlet: w.Outlet, Term: w.Term, Z: w.Z, Count: w.Count, Enough: w.Enough,
		Others: w.Others, Total: w.Total, OthersTotal: w.OthersTotal, Prior: w.Prior, PriorTotal: w.PriorTotal,
	}
}

func (n *framingNamer) place(p framing.Place) placeLine {
	return placeLine{n.article(p.Article), pairOf(p.Span)}
}

func (n *framingNamer) quotationLine(q framing.Quotation) quotationLine {
	return quotationLine{n.article(q.Article), pairOf(q.Span), q.Speaker, q.Verb, q.VerbClass, q.Marked, q.Anonymous, mapped(q.Cut, n.place)}
}

func (n *framingNamer) headlineLine(h framing.Headline) headlineLine {
	same := func(s string) string { return s }
	return headlineLine{n.article(h.Article), optional(h.Fact, n.fact), mapped(h.Conflicts, same), mapped(h.Labels, same), h.Verb}
}

func (n *framingNamer) orderLine(o framing.Order) orderLine {
	return orderLine{
		n.article(o.Article), optional(o.Against, n.article), rounded(o.Tau), o.Enough, n.facts(o.Promoted), n.facts(o.Demoted), n.facts(o.First),
	}
}

func (n *framingNamer) findingLine(f framing.Finding) findingLine {
	return findingLine{f.Arabic, f.English, n.facts(f.Facts), mapped(f.Places, n.place)}
}

func (n *framingNamer) noteLine(note framing.Note) noteLine {
	return noteLine{optional(note.Article, func(i int) string { return n.articles[i].ID }), note.Arabic, note.English}
}
