// Pairs that may tell one event or belong to one story, measured, and groups made of them.
package dedup

import (
	"math"

	"isnad/similarity"
)

// Pair is two articles and what speaks for and against their belonging together.
type Pair struct {
	A, B int // indices into the profiles, A < B
	X    Features
}

// Pairs are the candidates of a run.
type Pairs struct {
	Events  []Pair // near in time and wording, and no reports of a series
	Stories []Pair // looser in both
}

// MeasurePairs finds and measures the candidates.
func MeasurePairs(m *Material) *Pairs {
	profiles := m.Profiles
	windows := newWindows(profiles)
	views := make([]view, len(profiles))
	heads := make([]similarity.Vector, len(profiles))
	affairs := make([]similarity.Vector, len(profiles))
	inParallel(len(profiles), func(i int) {
		views[i] = windows.view(profiles[i])
		heads[i], affairs[i] = views[i].head, views[i].affair
	})
	near := neighbours(profiles, heads, eventHours, eventCosine)
	density := densities(near, m.Profiles, m.Families)
	measure := func(lists [][]neighbour, refuse func(a int, n neighbour) bool) []Pair {
		links := 0
		for _, list := range lists {
			links += len(list)
		}
		pairs := make([]Pair, 0, links/2) // each stands in two lists
		for a, list := range lists {
			for _, n := range list {
				if a < n.other && !refuse(a, n) {
					pairs = append(pairs, Pair{A: a, B: n.other})
				}
			}
		}
		inParallel(len(pairs), func(i int) {
			p := &pairs[i]
			p.X = featuresOf(profiles[p.A], profiles[p.B], &views[p.A], &views[p.B], (density[p.A]+density[p.B])/2)
		})
		return pairs
	}
	apart := func(a int, n neighbour) bool {
		x, y := profiles[a], profiles[n.other]
		return series(x, y) || m.Families[a] != m.Families[n.other] && template(n.cosine, gap(x, y))
	}
	never := func(int, neighbour) bool { return false }
	return &Pairs{Events: measure(near, apart), Stories: measure(neighbours(profiles, affairs, storyHours, storyAffair), never)}
}

// GroupEvents joins articles to events by average linkage, starting from groups that are known to belong together; both name a
// group by its first article. chances are those of the pairs; what is no candidate has none.
func GroupEvents(groups []int, pairs []Pair, chances []float64, cut float64) []int {
	l := linkage{groups: groups, cut: cut}
	return l.join(bonds(pairs, chances))
}

// GroupStories joins events to stories. Only articles within storyHours of each other speak for or against.
func GroupStories(events []int, profiles []*Profile, pairs []Pair, chances []float64, cut float64) []int {
	l := linkage{groups: events, cut: cut, reach: storyHours}
	for _, p := range profiles {
		l.times = append(l.times, p.Hours)
	}
	return l.join(bonds(pairs, chances))
}

func bonds(pairs []Pair, chances []float64) []bond {
	b := make([]bond, len(pairs))
	for i, p := range pairs {
		b[i] = bond{p.A, p.B, chances[i]}
	}
	return b
}

// backgroundVector weighs counts by √count · background IDF.
func backgroundVector(counts []similarity.Count) similarity.Vector {
	weights := make([]similarity.Weight, len(counts))
	for i, c := range counts {
		weights[i] = similarity.Weight{Key: c.Key, Weight: math.Sqrt(c.N) * similarity.BackgroundIDF(c.Key)}
	}
	return similarity.NewVector(weights)
}
