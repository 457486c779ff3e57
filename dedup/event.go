// Events: articles about one happening.
package dedup

import (
	"math"

	"isnad/similarity"
)

// Pair is two articles that might tell one event, with what speaks for it.
type Pair struct {
	A, B int // indices into the profiles, A < B
	X    features
}

// EventPairs measures every candidate pair. Profiles must be in canonical order, which is that of their ids.
func EventPairs(profiles []*Profile) []Pair {
	windows := newWindows(profiles)
	vectors := make([]similarity.Vector, len(profiles))
	affairs := make([]similarity.Vector, len(profiles))
	for i, p := range profiles {
		vectors[i] = windows.weigh(p)
		affairs[i] = backgroundVector(p.text)
	}
	lists := neighbours(profiles, vectors, candidateCosine)
	density := densities(lists)
	var pairs []Pair
	for a, list := range lists {
		for _, n := range list {
			if b := n.other; a < b {
				pairs = append(pairs, Pair{a, b, featuresOf(profiles[a], profiles[b], n.cosine, similarity.Cosine(affairs[a], affairs[b]), (density[a]+density[b])/2)})
			}
		}
	}
	return pairs
}

// Group joins articles to events, starting from groups that are known to belong together; both name a group by its first article.
func (m *EventModel) Group(groups []int, pairs []Pair) []int {
	links := make([]link, len(pairs))
	for i, p := range pairs {
		links[i] = link{p.A, p.B, m.chance(&p.X)}
	}
	return averageLinkage(groups, links, m.Cut)
}

// backgroundVector weighs counts by √count · background IDF.
func backgroundVector(counts []similarity.Count) similarity.Vector {
	weights := make([]similarity.Weight, len(counts))
	for i, c := range counts {
		weights[i] = similarity.Weight{Key: c.Key, Weight: math.Sqrt(c.N) * similarity.BackgroundIDF(c.Key)}
	}
	return similarity.NewVector(weights)
}
