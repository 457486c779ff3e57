// One pair outside any corpus.
package dedup

import (
	"math"

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
	titles := (contained(a.title, keysOf(b.full)) + contained(b.title, keysOf(a.full))) / 2
	return .75*math.Sqrt(Cosine(a, b)) + .25*titles
}

func keysOf(counts []similarity.Count) []arabic.Key {
	keys := make([]arabic.Key, len(counts))
	for i, c := range counts {
		keys[i] = c.Key
	}
	return keys
}
