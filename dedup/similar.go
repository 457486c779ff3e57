// One pair outside any corpus.
package dedup

import (
	"cmp"
	"math"
	"slices"

	"isnad/similarity"
	"isnad/similarity/arabic"
)

// Cosine is the cosine of two whole articles, titles included, weighed by the background, in [0,1].
func Cosine(a, b *Profile) float64 {
	return similarity.Cosine(backgroundVector(a.full), backgroundVector(b.full))
}

// SameEvent says how far two articles tell one happening, in [0,1], with nothing known but the two. It is graded, for pairs that share
// an affair as well as for those that share an event: the root of the cosine, and how much of each title the other article contains.
func SameEvent(a, b *Profile) float64 {
	titles := (titleIn(a.title, b.full) + titleIn(b.title, a.full)) / 2
	return .75*math.Sqrt(Cosine(a, b)) + .25*titles
}

// titleIn is the share of a title's background IDF that a text holds.
func titleIn(title []arabic.Key, text []similarity.Count) float64 {
	found, all := 0.0, 0.0
	for i, s := range title {
		if slices.Contains(title[:i], s) {
			continue
		}
		weight := similarity.BackgroundIDF(s)
		all += weight
		if _, ok := slices.BinarySearchFunc(text, s, func(c similarity.Count, k arabic.Key) int { return cmp.Compare(c.Key, k) }); ok {
			found += weight
		}
	}
	if all == 0 {
		return 0
	}
	return found / all
}
