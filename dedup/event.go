// Events: articles about one happening.
package dedup

import (
	"math"

	"isnad/similarity"
)

// Pair is two articles that might tell one event, with what speaks for it.
type Pair struct {
	A, B int // indices into the profiles, A < B
	X    Features
}

// EventPairs measures every candidate pair. Profiles must be in canonical order, which is that of their ids.
func EventPairs(profiles []*Profile) []Pair {
	windows := newWindows(profiles)
	views := make([]view, len(profiles))
	heads := make([]similarity.Vector, len(profiles))
	for i, p := range profiles {
		views[i] = windows.view(p)
		heads[i] = views[i].head
	}
	lists := neighbours(profiles, heads, eventHours, eventCosine)
	density := densities(lists)
	var pairs []Pair
	for a, list := range lists {
		for _, n := range list {
			if b := n.other; a < b {
				x := featuresOf(profiles[a], profiles[b], &views[a], &views[b], n.cosine, (density[a]+density[b])/2)
				pairs = append(pairs, Pair{a, b, x})
			}
		}
	}
	return pairs
}

// Group joins articles to events, starting from groups that are known to belong together; both name a group by its first
// article. chances are those of the pairs.
func Group(groups []int, pairs []Pair, chances []float64, cut float64) []int {
	links := make([]link, len(pairs))
	for i, p := range pairs {
		links[i] = link{p.A, p.B, chances[i]}
	}
	return averageLinkage(groups, links, cut)
}

// Chances gives the chance of every pair.
func (m *EventModel) Chances(pairs []Pair) []float64 {
	chances := make([]float64, len(pairs))
	for i := range pairs {
		chances[i] = m.chance(&pairs[i].X)
	}
	return chances
}

// backgroundVector weighs counts by √count · background IDF.
func backgroundVector(counts []similarity.Count) similarity.Vector {
	weights := make([]similarity.Weight, len(counts))
	for i, c := range counts {
		weights[i] = similarity.Weight{Key: c.Key, Weight: math.Sqrt(c.N) * similarity.BackgroundIDF(c.Key)}
	}
	return similarity.NewVector(weights)
}
