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

// What SameEvent is made of. Between equal and double weight of the cosines the figures do not move.
const (
	titleShare = .4 // of the score: how much of each title stands in the other article
	lateAfter  = 3  // days between two articles from which on they are less likely to tell one event
	lateAt     = 30 // days at which nothing more is taken off
	lateShare  = .2 // taken off then
)

// SameEvent says how far two articles tell one happening, in [0,1], with nothing known but the two. It is graded, and no chance: the
// model of events asks whether a pair stands out from the news of its days, which a lone pair cannot say, and knows no
// middle between an event and an affair. The score is √ of the mean cosine of whole texts and of heads, and how much of each title the
// other article contains; much time between them takes a fifth off.
func SameEvent(a, b *Profile) float64 {
	head := similarity.Cosine(backgroundVector(a.head), backgroundVector(b.head))
	score := math.Sqrt((Cosine(a, b) + head) / 2)
	if titles, ok := titlesIn(a, b); ok {
		score = (1-titleShare)*score + titleShare*titles
	}
	return min(score*timeliness(gap(a, b)/24), 1)
}

// timeliness falls from 1 to 1-lateShare between lateAfter and lateAt days, evenly in their logarithm. Unknown is timely.
func timeliness(days float64) float64 {
	if math.IsNaN(days) || days <= lateAfter {
		return 1
	}
	return 1 - lateShare*min(math.Log(days/lateAfter)/math.Log(lateAt/float64(lateAfter)), 1)
}

// titlesIn is the mean share of each title that the other article holds; false where neither has a title that says anything.
func titlesIn(a, b *Profile) (float64, bool) {
	sum, titles := 0.0, 0.0
	for _, pair := range [][2]*Profile{{a, b}, {b, a}} {
		if len(pair[0].title) > 0 {
			sum += titleIn(pair[0].title, pair[1].full)
			titles++
		}
	}
	return sum / max(titles, 1), titles > 0
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
