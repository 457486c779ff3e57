// Articles as pairs of them are measured: stems as numbers, weighed at their time.
package dedup

import (
	"math"
	"slices"

	"isnad/similarity"
	"isnad/similarity/arabic"
)

// weighting is one of the ways to weigh the stems of a head, each of which makes a vector of unit length.
type weighting int

const (
	inHead   weighting = iota // √count · weight in the window
	inAffair                  // √count · √background IDF
	weightings
)

// share is a stem's part of a title or an opening.
type share struct {
	stem   int32
	weight float64
}

// view is a profile weighed at its time. Its lists are in the order of keys, so that sums over them have the bits of similarity.Cosine.
type view struct {
	stems   []int32               // of the head
	weights [weightings][]float64 // of each stem
	lead    []int32
	title   []share // adding up to one, or none
	opening []share // a unit vector
}

// newViews weighs the profiles, on all processors; each worker takes articles in the order of time.
func newViews(c *chronology, w *windows) []view {
	views := make([]view, len(c.profiles))
	eachWorker(len(c.byTime), func(claim func() (from, to int)) {
		at := w.window()
		for from, to := claim(); from < to; from, to = claim() {
			for _, i := range c.byTime[from:to] {
				at.turn(dayOf(c.profiles[i]))
				views[i] = at.view(c.profiles[i])
			}
		}
	})
	return views
}

func (w *window) view(p *Profile) view {
	n := len(p.head)
	v := view{stems: make([]int32, n)}
	for k := range v.weights {
		v.weights[k] = make([]float64, n)
	}
	for i, c := range p.head {
		stem := w.number[c.Key]
		v.stems[i] = stem
		v.weights[inHead][i] = math.Sqrt(c.N) * w.weight(stem)
		v.weights[inAffair][i] = math.Sqrt(c.N * w.idf[stem])
	}
	for _, weights := range v.weights {
		toUnit(weights)
	}
	v.lead = make([]int32, len(p.lead))
	for i, stem := range p.lead {
		v.lead[i] = w.number[stem]
	}
	v.title = w.titleShares(p.title)
	v.opening = w.openingVector(p.opening)
	return v
}

// dot is the cosine of a head with one whose weights are spread over an array by stem. A stem that only one of the two has adds zero, which
// changes no bit of the sum; walking two lists side by side takes four times as long, for the branches nobody can foretell.
func (v *view) dot(by weighting, spread []float64) float64 {
	sum := 0.0
	weights := v.weights[by][:len(v.stems)]
	for i, stem := range v.stems {
		sum += spread[stem] * weights[i]
	}
	return min(sum, 1)
}

// toUnit makes a vector one of unit length, if it has a length.
func toUnit(weights []float64) {
	sum := 0.0
	for _, x := range weights {
		sum += x * x
	}
	if sum > 0 {
		length := math.Sqrt(sum)
		for i := range weights {
			weights[i] /= length
		}
	}
}

// titleShares weighs each stem of a title once.
func (w *window) titleShares(title []arabic.Key) []share {
	counts := similarity.Counts(slices.Clone(title))
	shares := make([]share, 0, len(counts))
	sum := 0.0
	for _, c := range counts {
		stem := w.number[c.Key]
		if v := w.weight(stem); v > 0 {
			shares = append(shares, share{stem, v})
			sum += v
		}
	}
	for i := range shares {
		shares[i].weight /= sum
	}
	return shares
}

// openingVector weighs the stems of an opening by √count · weight.
func (w *window) openingVector(opening []arabic.Key) []share {
	counts := similarity.Counts(slices.Clone(opening))
	weights := make([]float64, len(counts))
	for i, c := range counts {
		weights[i] = math.Sqrt(c.N) * w.weight(w.number[c.Key])
	}
	toUnit(weights)
	shares := make([]share, len(counts))
	for i, c := range counts {
		shares[i] = share{w.number[c.Key], weights[i]}
	}
	return shares
}
