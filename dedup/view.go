// Articles as pairs of them are measured: stems as numbers, weighed at their time.
package dedup

import (
	"math"
	"slices"

	"isnad/similarity"
	"isnad/similarity/arabic"
	"isnad/workers"
)

// weighting is one of the ways to weigh the stems of a head, each of which makes a vector of unit length.
type weighting int

const (
	inHead   weighting = iota // √count · weight in the window
	inAffair                  // √count · √background IDF
	weightings
)

// weights are what a stem weighs by each.
type weights [weightings]float64

// share is a stem's part of a title or an opening.
type share struct {
	stem   int32
	weight float64
}

// view is a profile weighed at its time. Its lists are in the order of keys, so that sums over them have the bits of similarity.Cosine.
type view struct {
	stems   []int32   // of the head
	weights []weights // of each stem
	lead    []int32
	title   []share // adding up to one, or none
	opening []share // a unit vector
}

// newViews weighs the profiles, on all processors; each worker takes articles in the order of time.
func newViews(c *chronology, w *windows) []view {
	views := make([]view, len(c.profiles))
	workers.Each(len(c.byTime), func(int) func(int) {
		at := w.window()
		return func(rank int) {
			i := c.byTime[rank]
			at.turn(dayOf(c.profiles[i]))
			views[i] = at.view(c.profiles[i], w.heads[i])
		}
	})
	return views
}

func (w *window) view(p *Profile, stems []int32) view {
	v := view{stems: stems, weights: make([]weights, len(stems))}
	var squares weights // their sums
	for i, c := range p.head {
		x := weights{inHead: math.Sqrt(c.N) * w.weight(stems[i]), inAffair: math.Sqrt(c.N * w.idf[stems[i]])}
		v.weights[i] = x
		squares[inHead] += x[inHead] * x[inHead]
		squares[inAffair] += x[inAffair] * x[inAffair]
	}
	head, affair := vectorLength(squares[inHead]), vectorLength(squares[inAffair])
	for i := range v.weights {
		v.weights[i][inHead] /= head
		v.weights[i][inAffair] /= affair
	}
	v.lead = make([]int32, 0, len(p.lead))
	for i, c := range p.head { // both are in the order of keys
		if k := len(v.lead); k < len(p.lead) && p.lead[k] == c.Key {
			v.lead = append(v.lead, stems[i])
		}
	}
	v.title = w.titleShares(p.title)
	v.opening = w.openingVector(p.opening)
	return v
}

// dot gives the cosines of a head with one whose weights are spread over an array by stem. A stem that only one of the two has adds zero,
// which changes no bit of the sum; walking two lists side by side takes four times as long, for the branches nobody can foretell. Each
// addition waits for the one before, so that both cosines cost hardly more than one.
func (v *view) dot(spread []weights) weights {
	head, affair := 0.0, 0.0
	own := v.weights[:len(v.stems)]
	for i, stem := range v.stems {
		other := &spread[stem]
		head += other[inHead] * own[i][inHead]
		affair += other[inAffair] * own[i][inAffair]
	}
	return weights{inHead: min(head, 1), inAffair: min(affair, 1)}
}

// vectorLength is what to divide a vector by to make it one of unit length, told the sum of its squares. One without a length stays.
func vectorLength(squares float64) float64 {
	if squares > 0 {
		return math.Sqrt(squares)
	}
	return 1
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
	shares := make([]share, len(counts))
	squares := 0.0
	for i, c := range counts {
		stem := w.number[c.Key]
		x := math.Sqrt(c.N) * w.weight(stem)
		shares[i] = share{stem, x}
		squares += x * x
	}
	length := vectorLength(squares)
	for i := range shares {
		shares[i].weight /= length
	}
	return shares
}
