// In which order articles tell what they share.
package framing

import (
	"cmp"
	"math"
	"slices"
)

const (
	leastShared = 4  // facts: fewer make no order
	firstWords  = 60 // of an article: what many readers read
	leastMove   = 2  // places among the shared facts that make one promoted or demoted,
	moveShare   = .3 // and so much of them
)

// orders compares each telling's order of the shared facts with its source's, or else with the mean place among the others. Copies word for word are not named again.
func (t *factTable) orders() []Order {
	places := make([]map[int]int, len(t.tellings)) // of each telling: fact → the word where it begins
	for tell := range t.tellings {
		places[tell] = t.placesOf(tell)
	}
	var all []Order
	for tell := range t.tellings {
		o := Order{Article: t.tellings[tell].article, Against: -1}
		var facts []int
		var own, others []float64
		if from := t.origins[tell].telling; from >= 0 {
			o.Against = t.tellings[from].article
			facts, own, others = sharedPlaces(places[tell], func(f int) (float64, bool) {
				at, ok := places[from][f]
				return float64(at), ok
			})
		} else {
			facts, own, others = sharedPlaces(places[tell], func(f int) (float64, bool) { return t.consensus(f, tell, places) })
		}
		o.Tau, o.Enough = kendall(own, others), len(facts) >= leastShared
		if o.Enough {
			o.Promoted, o.Demoted = moved(facts, own, others)
		}
		for f, at := range places[tell] {
			if at < firstWords {
				o.First = append(o.First, f)
			}
		}
		slices.SortFunc(o.First, func(a, b int) int { return cmp.Or(places[tell][a]-places[tell][b], a-b) })
		all = append(all, o)
	}
	slices.SortFunc(all, func(a, b Order) int { return a.Article - b.Article })
	return all
}

// placesOf gives for each fact of a telling the number of the word where it is first told.
func (t *factTable) placesOf(tell int) map[int]int {
	before := make(map[int]int)
	n := 0
	for _, i := range t.scores.of[tell] {
		before[i] = n
		n += len(t.scores.statements[i].words)
	}
	first := make(map[int]int)
	for f, parts := range t.parts {
		for _, p := range parts {
			if start, ok := before[p.statement]; ok {
				if at, ok := first[f]; !ok || start+p.first < at {
					first[f] = start + p.first
				}
			}
		}
	}
	return first
}

// consensus is the mean place of a fact in the other tellings, each as a share of its length.
func (t *factTable) consensus(f, but int, places []map[int]int) (float64, bool) {
	sum, n := 0.0, 0
	for tell := range places {
		if at, ok := places[tell][f]; ok && tell != but {
			sum += float64(at) / float64(max(1, t.tellings[tell].words))
			n++
		}
	}
	return sum / float64(max(1, n)), n > 0
}

// sharedPlaces pairs an article's places with the other's, by the article's order.
func sharedPlaces(own map[int]int, other func(int) (float64, bool)) (facts []int, x, y []float64) {
	for f := range own {
		if _, ok := other(f); ok {
			facts = append(facts, f)
		}
	}
	slices.SortFunc(facts, func(a, b int) int { return cmp.Or(own[a]-own[b], a-b) })
	for _, f := range facts {
		at, _ := other(f)
		x, y = append(x, float64(own[f])), append(y, at)
	}
	return facts, x, y
}

// kendall is Kendall's τ-b of two rankings (Kendall 1945): concordant less discordant pairs over the root of the product of the pairs not tied in
// either; 0 where one of them is all ties.
func kendall(x, y []float64) float64 {
	concordant, untiedX, untiedY := 0, 0, 0
	for i := range x {
		for j := range i {
			a, b := cmp.Compare(x[i], x[j]), cmp.Compare(y[i], y[j])
			concordant += a * b
			untiedX += a * a
			untiedY += b * b
		}
	}
	if untiedX == 0 || untiedY == 0 {
		return 0
	}
	return float64(concordant) / math.Sqrt(float64(untiedX)*float64(untiedY))
}

// moved are the facts that stand much earlier, and much later, among the shared ones than the others have them.
func moved(facts []int, own, others []float64) (promoted, demoted []int) {
	least := max(leastMove, int(math.Ceil(moveShare*float64(len(facts)))))
	for i, f := range facts {
		switch shift := rank(others, i) - rank(own, i); {
		case shift >= float64(least):
			promoted = append(promoted, f)
		case -shift >= float64(least):
			demoted = append(demoted, f)
		}
	}
	return promoted, demoted
}

// rank is how many are smaller than the i-th, ties counted half.
func rank(x []float64, i int) (r float64) {
	for j, v := range x {
		switch {
		case v < x[i]:
			r++
		case v == x[i] && j != i:
			r += .5
		}
	}
	return r
}
