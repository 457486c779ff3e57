// Facts against tellings, for an event's page.
package report

import (
	"cmp"
	"slices"

	"isnad/dedup/corpus"
	"isnad/report/framing"
	"isnad/report/page"
	"isnad/report/phrase"
)

// valueShown is how long a value may be in a cell, in code points.
const valueShown = 40

// facts fills in the matrix: what more than one article tells, in the order of the source, or of the article that tells most.
func (f *framingView) facts(shown *page.Framing) {
	weights := f.omissionWeights()
	chosen, more := f.chosenFacts(weights)
	if len(chosen) == 0 {
		return
	}
	reference, sourced := f.reference()
	inOrder := f.tellingOrder(chosen, f.referenceFirst(reference))
	for row, i := range inOrder {
		f.rows[i], f.named[i] = row, true
	}
	columns := min(len(f.tellings), tellingsShown)
	table := &page.FactTable{
		Tellings: f.tellings[:columns], Hidden: len(f.tellings) - columns, More: more, Of: f.tellings[reference], Sourced: sourced,
	}
	for _, i := range inOrder {
		table.Rows = append(table.Rows, page.FactRow{ID: f.Facts[i].ID, Text: f.Facts[i].Text, Cells: f.cells(i, columns)})
		shown.Data.Told = append(shown.Data.Told, mapped(f.Facts[i].Reports, func(r framing.Report) []int { return f.spans(r.Article, r.Spans) }))
	}
	shown.Facts = table
	f.factData(&shown.Data, inOrder, weights)
	shown.Data.Similar = f.bySimilarity(inOrder, columns)
}

// omissionWeights is how much is left out of each fact by all that lack it.
func (f *framingView) omissionWeights() []float64 {
	weights := make([]float64, len(f.Facts))
	for _, o := range f.Omissions {
		weights[o.Fact] += o.Weight
	}
	return weights
}

func (f *framingView) conflicted() map[int]bool {
	disputed := make(map[int]bool)
	for _, c := range f.Conflicts {
		disputed[c.Fact] = true
	}
	return disputed
}

// chosenFacts are the facts that get a row, those that are disputed or left out before those that most tell, and how many get none.
func (f *framingView) chosenFacts(weights []float64) (facts []int, more int) {
	for i := range f.Facts {
		if len(f.Facts[i].Reports) > 1 {
			facts = append(facts, i)
		}
	}
	if len(facts) <= factsShown {
		return facts, 0
	}
	disputed := f.conflicted()
	first := func(i int) int {
		if disputed[i] || weights[i] > 0 {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(facts, func(i, j int) int {
		return cmp.Or(first(i)-first(j), cmp.Compare(weights[j], weights[i]), len(f.Facts[j].Reports)-len(f.Facts[i].Reports))
	})
	return facts[:factsShown], len(facts) - factsShown
}

// reference is the telling whose order the rows have: the one from which most others come in the chain, or else the one that tells most.
func (f *framingView) reference() (telling int, sourced bool) {
	most := f.tellsMost()
	chain := f.chains[f.event.ID]
	if chain == nil {
		return most[0], false
	}
	above := make([]int, len(chain.Nodes)) // the node each was taken from, from 1 on
	for _, l := range chain.Links {
		above[l.To] = l.From + 1
	}
	below := make(map[int]int) // article at the top → how many come from it
	for node := range chain.Nodes {
		top := node
		for steps := 0; above[top] > 0 && steps < len(above); steps++ {
			top = above[top] - 1
		}
		if top != node {
			below[chain.Nodes[top].Article]++
		}
	}
	best, n := -1, 0
	for at, article := range f.Articles {
		if below[article] > n {
			best, n = at, below[article]
		}
	}
	if best < 0 { // the source was not seen
		return most[0], false
	}
	return best, true
}

// tellsMost are the tellings by how many facts they have.
func (f *framingView) tellsMost() []int {
	told := make([]int, len(f.tellings))
	for i := range f.Facts {
		for _, r := range f.Facts[i].Reports {
			told[r.Article]++
		}
	}
	order := numbers(len(f.tellings))
	slices.SortStableFunc(order, func(a, b int) int { return told[b] - told[a] })
	return order
}

// referenceFirst is the tellings in the order in which they are asked where a fact stands.
func (f *framingView) referenceFirst(reference int) []int {
	rest := slices.DeleteFunc(f.tellsMost(), func(t int) bool { return t == reference })
	return append([]int{reference}, rest...)
}

// tellingOrder sorts facts by where they stand in the first of the tellings that has them; what a further one adds comes behind.
func (f *framingView) tellingOrder(facts, tellings []int) []int {
	rank := make([]int, len(f.tellings))
	for r, t := range tellings {
		rank[t] = r
	}
	key := make(map[int][2]int, len(facts))
	for _, i := range facts {
		k := [2]int{len(tellings), 0}
		for _, r := range f.Facts[i].Reports {
			if rank[r.Article] < k[0] {
				k = [2]int{rank[r.Article], firstStart(r.Spans)}
			}
		}
		key[i] = k
	}
	facts = slices.Clone(facts)
	slices.SortFunc(facts, func(i, j int) int {
		a, b := key[i], key[j]
		return cmp.Or(a[0]-b[0], a[1]-b[1], cmp.Compare(f.Facts[i].ID, f.Facts[j].ID))
	})
	return facts
}

func firstStart(spans []corpus.Span) int {
	if len(spans) == 0 {
		return 0
	}
	return slices.MinFunc(spans, func(a, b corpus.Span) int { return a.Start - b.Start }).Start
}

// cells are how each column has a fact.
func (f *framingView) cells(fact, columns int) []page.FactCell {
	cells := make([]page.FactCell, columns)
	for at := range cells {
		cells[at].Status = "absent"
	}
	for _, r := range f.Facts[fact].Reports {
		if r.Article < columns {
			cells[r.Article].Status = string(r.Status)
		}
	}
	for _, c := range f.Conflicts {
		if c.Fact != fact {
			continue
		}
		for _, v := range c.Values {
			if v.Article < columns && cells[v.Article].Value == "" {
				cells[v.Article].Value = phrase.Short(v.Text, valueShown)
			}
		}
	}
	for _, o := range f.Omissions {
		if o.Fact == fact && o.Article < columns {
			cells[o.Article].Excuse = o.Excuse
		}
	}
	return cells
}

// factData fills in what the script knows of the rows beside their spans.
func (f *framingView) factData(data *page.FramingData, facts []int, weights []float64) {
	for range facts { // none is [] and not null for the script
		data.Values, data.Lacking = append(data.Values, [][3]int{}), append(data.Lacking, [][3]int{})
	}
	for _, c := range f.Conflicts {
		row, ok := f.rows[c.Fact]
		for _, v := range c.Values {
			if s := f.at(v.Place).Span; ok && s[0] < s[1] {
				data.Values[row] = append(data.Values[row], [3]int{v.Article, s[0], s[1]})
			}
		}
	}
	for _, o := range f.Omissions {
		if row, ok := f.rows[o.Fact]; ok {
			data.Lacking[row] = append(data.Lacking[row], [3]int{o.Article, o.Independent, max(slices.Index(page.Excuses, o.Excuse), 0)})
		}
	}
	disputed := f.conflicted()
	side := func(row int) int {
		if disputed[facts[row]] {
			return 0
		}
		return 1
	}
	lacking := func(row int) int { return len(f.tellings) - len(f.Facts[facts[row]].Reports) }
	data.Omission, data.Conflict = numbers(len(facts)), numbers(len(facts))
	slices.SortStableFunc(data.Omission, func(a, b int) int {
		return cmp.Or(cmp.Compare(weights[facts[b]], weights[facts[a]]), lacking(b)-lacking(a))
	})
	slices.SortStableFunc(data.Conflict, func(a, b int) int { return side(a) - side(b) })
}

// numbers are 0 to n-1.
func numbers(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// bySimilarity orders the columns by how many facts of the first they tell, then by how few that it has not.
func (f *framingView) bySimilarity(facts []int, columns int) []int {
	shared, other := make([]int, columns), make([]int, columns)
	for _, i := range facts {
		inFirst := slices.ContainsFunc(f.Facts[i].Reports, func(r framing.Report) bool { return r.Article == 0 })
		for _, r := range f.Facts[i].Reports {
			switch {
			case r.Article >= columns:
			case inFirst:
				shared[r.Article]++
			default:
				other[r.Article]++
			}
		}
	}
	order := numbers(columns)
	slices.SortStableFunc(order[1:], func(a, b int) int { return cmp.Or(shared[b]-shared[a], other[a]-other[b]) })
	return order
}
