// Two clusterings of the same items.
package score

import (
	"maps"
	"math"
	"slices"
)

// Rates are a precision, a recall and their harmonic mean, each in [0,1].
type Rates struct{ Precision, Recall, F1 float64 }

// NewRates makes Rates of counts: right of found, right of wanted. What is asked of nothing is fully right.
func NewRates(right, found, wanted float64) Rates {
	return ratesOf(share(right, found), share(right, wanted))
}

func ratesOf(precision, recall float64) Rates {
	r := Rates{Precision: precision, Recall: recall}
	if precision+recall > 0 {
		r.F1 = 2 * precision * recall / (precision + recall)
	}
	return r
}

func share(part, whole float64) float64 {
	if whole == 0 {
		return 1
	}
	return part / whole
}

// Contingency counts how often each pair of a gold and a result cluster holds the same item.
type Contingency struct {
	cells        map[[2]string]float64
	gold, result map[string]float64 // sizes
	n            float64
}

// NewContingency crosses two clusterings, item → cluster, over the items of gold. An item the result does not have stands there alone.
func NewContingency(gold, result map[string]string) *Contingency {
	c := &Contingency{cells: make(map[[2]string]float64), gold: make(map[string]float64), result: make(map[string]float64)}
	for item, g := range gold {
		r, found := result[item]
		if !found {
			r = "\x00" + item
		}
		c.cells[[2]string{g, r}]++
		c.gold[g]++
		c.result[r]++
		c.n++
	}
	return c
}

// BCubed is precision and recall averaged over items: which share of an item's cluster is of its gold cluster, and the other way
// round (Bagga and Baldwin 1998, §3; the item itself counts).
func (c *Contingency) BCubed() Rates {
	var precision, recall float64
	for _, pair := range slices.SortedFunc(maps.Keys(c.cells), func(a, b [2]string) int { return slices.Compare(a[:], b[:]) }) {
		n := c.cells[pair]
		precision += n * n / c.result[pair[1]]
		recall += n * n / c.gold[pair[0]]
	}
	return ratesOf(share(precision, c.n), share(recall, c.n))
}

// Pairs is precision and recall over pairs of items in one cluster.
func (c *Contingency) Pairs() Rates {
	return NewRates(pairs(c.cells), pairs(c.result), pairs(c.gold))
}

// ARI is the adjusted Rand index (Hubert and Arabie 1985, eq. 5): 0 for chance, 1 for equal clusterings, at most.
func (c *Contingency) ARI() float64 {
	both, gold, result := pairs(c.cells), pairs(c.gold), pairs(c.result)
	all := c.n * (c.n - 1) / 2
	if all == 0 {
		return 1
	}
	expected := gold * result / all
	highest := (gold + result) / 2
	if highest == expected {
		return 1
	}
	return (both - expected) / (highest - expected)
}

// pairs counts the pairs inside cells of the given sizes.
func pairs[K comparable](sizes map[K]float64) (n float64) {
	for _, size := range sizes {
		n += size * (size - 1) / 2
	}
	return math.Round(n)
}
