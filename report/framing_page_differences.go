// What tellings leave out, disagree about, and have alone, for an event's page.
package report

import (
	"slices"

	"isnad/report/framing"
	"isnad/report/page"
	"isnad/report/phrase"
)

// alone fills in the facts that one telling has, by telling and place.
func (f *framingView) alone(shown *page.Framing) {
	of := make([][]int, len(f.tellings))
	n := 0
	for i := range f.Facts {
		if len(f.Facts[i].Reports) == 1 {
			of[f.Facts[i].Reports[0].Article] = append(of[f.Facts[i].Reports[0].Article], i)
			n++
		}
	}
	shown.MoreAlone = max(n-aloneShown, 0)
	left := aloneShown
	for telling, facts := range of {
		facts = f.tellingOrder(facts, []int{telling})
		facts = facts[:min(len(facts), left)]
		left -= len(facts)
		if len(facts) == 0 {
			continue
		}
		lone := page.LoneFacts{Telling: f.tellings[telling]}
		for _, i := range facts {
			fact := &f.Facts[i]
			f.named[i] = true
			at := page.At{Telling: f.tellings[telling]}
			if spans := fact.Reports[0].Spans; len(spans) > 0 {
				at = f.at(framing.Place{Article: telling, Span: spans[0]})
			}
			lone.Facts = append(lone.Facts, page.LoneFact{ID: fact.ID, Text: phrase.Short(fact.Text, loneFactShown), At: at})
		}
		shown.Alone = append(shown.Alone, lone)
	}
}

// omissions fills in the weightiest omissions, by telling.
func (f *framingView) omissions(shown *page.Framing) {
	shown.MoreOmissions = max(len(f.Omissions)-omissionsShown, 0)
	heaviest := slices.Clone(f.Omissions[:len(f.Omissions)-shown.MoreOmissions])
	slices.SortStableFunc(heaviest, func(a, b framing.Omission) int { return a.Article - b.Article })
	for _, o := range heaviest {
		shown.Omissions = append(shown.Omissions, page.Omission{
			Telling: f.tellings[o.Article], Column: o.Article, Row: o.Fact, Fact: f.factLink(o.Fact), Independent: o.Independent, Excuse: o.Excuse,
		})
	}
}

// conflicts fills in what is to be checked: each value once, with all that have it from the same source.
func (f *framingView) conflicts(shown *page.Framing) {
	for _, c := range f.Conflicts {
		conflict := page.FactConflict{Kind: string(c.Kind), Nature: c.Nature, Fact: f.factLink(c.Fact)}
		for _, v := range c.Values {
			text := phrase.Short(v.Text, excerptShown)
			at := slices.IndexFunc(conflict.Values, func(w page.ConflictValue) bool { return w.Text == text && w.Source == v.Source })
			if at < 0 {
				at = len(conflict.Values)
				conflict.Values = append(conflict.Values, page.ConflictValue{Text: text, Source: v.Source})
			}
			conflict.Values[at].Cells = append(conflict.Values[at].Cells, f.cellLink(c.Fact, v.Article))
		}
		shown.Conflicts = append(shown.Conflicts, conflict)
	}
}

// cellLink leads to a cell of the matrix, or to the article where it has none.
func (f *framingView) cellLink(fact, telling int) page.Link {
	t := f.tellings[telling]
	if _, ok := f.rows[fact]; ok && telling < tellingsShown && t.Anchor != "" {
		return page.Link{Href: "#" + factAnchor(f.Facts[fact].ID) + "-" + t.Anchor, Title: t.Title}
	}
	return t.Link
}
