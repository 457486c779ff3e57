// Pairs that may tell one event or belong to one story, measured, and groups made of them.
package dedup

import (
	"math"
	"slices"
	"sync/atomic"

	"isnad/similarity"
	"isnad/workers"
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
	c := newCandidates(m)
	pair := func(a, b int, x *Features) Pair { return Pair{a, b, *x} }
	return &Pairs{Events: measureAll(c, c.events(), pair), Stories: measureAll(c, forward(c.stories()), pair)}
}

// candidates are the pairs of a run that may belong together.
type candidates struct {
	*Material
	times   *chronology
	lexicon *lexicon
	views   []view
	near    [][]neighbour // in time and wording, each under the first of both
	density []float64     // by article
	silent  []bool        // by article
	crowds  int           // families of which some are
	crowded *atomic.Int64 // see chronology
}

func newCandidates(m *Material) *candidates {
	c := &candidates{Material: m, times: newChronology(m.Profiles)}
	c.lexicon = newLexicon(m.Profiles)
	c.crowded = &c.times.crowded
	c.views = newViews(c.times, newWindows(m.Profiles, c.lexicon))
	c.silent, c.crowds = silence(m.Families)
	for i, silent := range c.silent {
		if silent {
			c.views[i] = view{} // it shares nothing with anybody
		}
	}
	c.near = forward(c.within(eventHours, inHead, eventCosine))
	c.density = densities(c.near, m.Profiles, m.Families)
	return c
}

// within finds the pairs within so many hours that have a cosine of at least least by a weighting.
func (c *candidates) within(hours float64, by weighting, least float64) [][]neighbour {
	return newTimeline(c.times, c.views, len(c.lexicon.idf), by).neighbours(hours, least)
}

// events are the pairs that may tell one event. It is called once, after which they are not kept.
func (c *candidates) events() [][]neighbour {
	near := c.near
	c.near = nil
	workers.All(len(near), func(a int) {
		near[a] = slices.DeleteFunc(near[a], func(n neighbour) bool {
			x, y := c.Profiles[a], c.Profiles[n.other]
			return series(x, y) || c.Families[a] != c.Families[n.other] && template(n.cosines[inHead], gap(x, y))
		})
	})
	return near
}

// stories are the pairs that may be of one story, each under the later of both.
func (c *candidates) stories() [][]neighbour {
	return c.within(storyHours, inAffair, storyAffair)
}

// measureAll measures pairs, on all processors, and makes of each what is wanted, in the order of pairs.
func measureAll[T any](c *candidates, lists [][]neighbour, wanted func(a, b int, x *Features) T) []T {
	starts := make([]int, len(lists))
	total := 0
	for a, list := range lists {
		starts[a] = total
		total += len(list)
	}
	result := make([]T, total)
	workers.Each(len(lists), func(int) func(int) {
		m := newMeasurer(c)
		x := new(Features)
		return func(a int) {
			m.spread(a)
			for i, n := range lists[a] {
				m.measure(x, a, n)
				result[starts[a]+i] = wanted(a, int(n.other), x)
			}
			m.clear(a)
		}
	})
	return result
}

// bonds gives the pairs their chance by a model.
func (c *candidates) bonds(lists [][]neighbour, m *Model) []bond {
	return measureAll(c, lists, func(a, b int, x *Features) bond { return bond{int32(min(a, b)), int32(max(a, b)), m.chance(x)} })
}

// GroupEvents joins articles to events by average linkage, starting from groups that are known to belong together; both name a
// group by its first article. chances are those of the pairs; what is no candidate has none.
func GroupEvents(groups []int, pairs []Pair, chances []float64, cut float64) []int {
	return groupEvents(groups, nil, bondsOf(pairs, chances), cut)
}

func groupEvents(groups []int, silent []bool, bonds []bond, cut float64) []int {
	l := linkage{groups: groups, silent: silent, cut: cut}
	return l.join(bonds)
}

// GroupStories joins events to stories. Only articles within storyHours of each other speak for or against.
func GroupStories(events []int, profiles []*Profile, pairs []Pair, chances []float64, cut float64) []int {
	return groupStories(events, nil, profiles, bondsOf(pairs, chances), cut)
}

func groupStories(events []int, silent []bool, profiles []*Profile, bonds []bond, cut float64) []int {
	l := linkage{groups: events, silent: silent, cut: cut, reach: storyHours}
	for _, p := range profiles {
		l.times = append(l.times, p.Hours)
	}
	return l.join(bonds)
}

func bondsOf(pairs []Pair, chances []float64) []bond {
	b := make([]bond, len(pairs))
	for i, p := range pairs {
		b[i] = bond{int32(p.A), int32(p.B), chances[i]}
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
