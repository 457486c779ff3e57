// Titles and order of tellings, for an event's page.
package report

import (
	"cmp"
	"slices"

	"isnad/report/framing"
	"isnad/report/page"
)

// headlines fills in the titles: same titles together, by the fact they pick as the matrix has it, those that pick none last.
func (f *framingView) headlines(shown *page.Framing) {
	headlines := slices.Clone(f.Headlines)
	slices.SortStableFunc(headlines, func(a, b framing.Headline) int { return f.picked(a) - f.picked(b) })
	for _, h := range headlines {
		title := lineOf(f.run.Articles[f.Articles[h.Article]].Title)
		headline := page.Headline{Title: title, Verb: h.Verb, Conflicts: h.Conflicts, Labels: h.Labels}
		if h.Fact >= 0 {
			link := f.factLink(h.Fact)
			headline.Fact = &link
		}
		same := func(o page.Headline) bool {
			return o.Title == title && (o.Fact == nil) == (headline.Fact == nil) && (o.Fact == nil || *o.Fact == *headline.Fact) &&
				slices.Equal(o.Conflicts, h.Conflicts)
		}
		at := slices.IndexFunc(shown.Headlines, same)
		if at < 0 {
			at = len(shown.Headlines)
			shown.Headlines = append(shown.Headlines, headline)
		}
		shown.Headlines[at].Tellings = append(shown.Headlines[at].Tellings, f.tellings[h.Article])
	}
	shown.MoreHeadlines = max(len(shown.Headlines)-headlinesShown, 0)
	shown.Headlines = shown.Headlines[:len(shown.Headlines)-shown.MoreHeadlines]
}

// picked ranks a title: with what its body does not bear out first, then by the row of its fact.
func (f *framingView) picked(h framing.Headline) int {
	if len(h.Conflicts) > 0 {
		return -1
	}
	if row, ok := f.rows[h.Fact]; ok {
		return row
	}
	return len(f.rows)
}

// orders fills in how each telling orders what it shares.
func (f *framingView) orders(shown *page.Framing) {
	if len(f.Orders) == 0 {
		return
	}
	all := &page.Orders{}
	sorted := slices.Clone(f.Orders)
	slices.SortStableFunc(sorted, func(a, b framing.Order) int { return cmp.Compare(a.Tau, b.Tau) })
	for _, o := range sorted {
		telling := f.tellings[o.Article]
		switch {
		case !o.Enough:
			all.Few = append(all.Few, telling)
		case o.Tau == 1:
			all.Same = append(all.Same, telling)
		default:
			order := page.Order{Telling: telling, Tau: o.Tau, Promoted: f.factLinks(o.Promoted), Demoted: f.factLinks(o.Demoted)}
			if o.Against >= 0 {
				order.Against = &f.tellings[o.Against]
			}
			all.Other = append(all.Other, order)
			shown.Data.Sequences = append(shown.Data.Sequences, f.sequences(o))
		}
	}
	if len(all.Other)+len(all.Same) > 0 {
		shown.Orders = all
	}
}

// sequences are the rows that a telling shares, as what it is held against has them, and as it has them itself. The others' consensus is the mean of
// how far down each has a fact, as in framing.
func (f *framingView) sequences(o framing.Order) [2][]int {
	own, other := make(map[int]float64), make(map[int]float64)
	for fact, row := range f.rows {
		sum, n := 0.0, 0
		here, there := -1, -1
		for _, r := range f.Facts[fact].Reports { // in the order of the articles: a sum's last bits depend on it
			start := firstStart(r.Spans)
			switch {
			case r.Article == o.Article:
				here = start
			case o.Against < 0:
				sum += float64(start) / float64(max(f.lengths[r.Article], 1))
				n++
			case r.Article == o.Against:
				there = start
			}
		}
		switch {
		case here < 0:
		case o.Against < 0 && n > 0:
			own[row], other[row] = float64(here), sum/float64(n)
		case there >= 0:
			own[row], other[row] = float64(here), float64(there)
		}
	}
	return [2][]int{ascending(other), ascending(own)}
}

// ascending are the keys by their values, then by themselves.
func ascending(places map[int]float64) []int {
	keys := make([]int, 0, len(places))
	for k := range places {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b int) int { return cmp.Or(cmp.Compare(places[a], places[b]), a-b) })
	return keys
}
