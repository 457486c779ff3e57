// Which articles are close enough to be looked at as a pair.
package dedup

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"sync/atomic"

	"isnad/workers"
)

// The limits of candidates.
const (
	// eventHours is the longest time between two tellings of one event. What comes later tells its consequences, or another
	// event of the same kind: next month's talks, the return match.
	eventHours = 72.
	// eventCosine leaves out pairs that share a few common words. Same-event pairs below it are few, and hopeless.
	eventCosine = .1
	// storyHours and storyAffair bound the pairs that speak for one story: an affair goes on from day to day.
	storyHours  = 48.
	storyAffair = .06
	// proposingShare is the share of the articles near in time above which a stem proposes no pairs, and proposingLeast how many
	// articles any stem may propose. What such stems add to a cosine is less than half of it.
	proposingShare = .05
	proposingLeast = 50
)

// neighbour is a candidate and the cosines.
type neighbour struct {
	cosines weights
	other   int32
}

// chronology is the articles by time, undated ones first.
type chronology struct {
	profiles []*Profile
	byTime   []int32 // rank → article
	undated  int     // ranks below it have no time

	crowded atomic.Int64 // searches of which some neighbours were left out
}

func newChronology(profiles []*Profile) *chronology {
	c := &chronology{profiles: profiles, byTime: make([]int32, len(profiles))}
	for i, p := range profiles {
		c.byTime[i] = int32(i)
		if math.IsNaN(p.Hours) {
			c.undated++
		}
	}
	slices.SortFunc(c.byTime, func(a, b int32) int { // cmp.Compare puts NaN first
		return cmp.Or(cmp.Compare(profiles[a].Hours, profiles[b].Hours), cmp.Compare(a, b))
	})
	return c
}

// posting is an article that has a stem, by its place in time.
type posting struct {
	rank   int32
	weight float32
}

// timeline is an inverted index over the stems of heads, by one weighting of theirs.
type timeline struct {
	*chronology
	views []view
	by    weighting
	times []float64 // by rank, in hours

	postings []posting // of stem after stem, each ascending by rank
	starts   []int32   // by stem; the next one's is its end
	dated    []int32   // by stem: the first posting with a time
	places   [][]int32 // by article, for each of its stems: its own posting, behind those of lower ranks
}

func newTimeline(c *chronology, views []view, stems int, by weighting) *timeline {
	t := &timeline{chronology: c, views: views, by: by, times: make([]float64, len(views)), starts: make([]int32, stems+1)}
	for rank, i := range c.byTime {
		t.times[rank] = c.profiles[i].Hours
		for _, stem := range views[i].stems {
			t.starts[stem+1]++
		}
	}
	for stem := range stems {
		t.starts[stem+1] += t.starts[stem]
	}
	t.post()
	return t
}

// post fills the postings.
func (t *timeline) post() {
	t.postings = make([]posting, t.starts[len(t.starts)-1])
	t.places = make([][]int32, len(t.byTime))
	all := make([]int32, len(t.postings))
	next := slices.Clone(t.starts[:len(t.starts)-1])
	if t.undated == 0 {
		t.dated = slices.Clone(next)
	}
	for rank, i := range t.byTime {
		v := &t.views[i]
		n := len(v.stems)
		t.places[i], all = all[:n:n], all[n:]
		for k, stem := range v.stems {
			t.places[i][k] = next[stem]
			t.postings[next[stem]] = posting{int32(rank), float32(v.weights[k][t.by])}
			next[stem]++
		}
		if rank+1 == t.undated {
			t.dated = slices.Clone(next)
		}
	}
}

// neighbours finds for each article, by an inverted index over stems, those before it in time that are within so many hours
// and whose vectors have a cosine of at least least; an unknown time is near every other, and stands before all. The cost grows with
// the articles within the hours, not with all: 26,000 newspaper articles of nineteen days take half a second on two processors.
func (t *timeline) neighbours(hours, least float64) [][]neighbour {
	found := make([][]neighbour, len(t.byTime)) // by article
	workers.Each(len(t.byTime), func(int) func(int) {
		s := t.search(hours, least)
		return func(rank int) { found[t.byTime[rank]] = s.before(rank) }
	})
	return found
}

// forward puts each neighbour into the list of whichever of the two comes first in canonical order; each list is ascending.
func forward(found [][]neighbour) [][]neighbour {
	sizes := make([]int, len(found))
	total := 0
	for i, list := range found {
		total += len(list)
		for _, n := range list {
			sizes[min(i, int(n.other))]++
		}
	}
	all := make([]neighbour, total)
	lists := make([][]neighbour, len(found))
	for i, n := range sizes {
		lists[i], all = all[:0:n], all[n:]
	}
	for i, list := range found {
		for _, n := range list {
			first, second := min(int32(i), n.other), max(int32(i), n.other)
			lists[first] = append(lists[first], neighbour{n.cosines, second})
		}
	}
	workers.All(len(lists), func(i int) {
		slices.SortFunc(lists[i], func(a, b neighbour) int { return int(a.other - b.other) })
	})
	return lists
}

// search is one worker's look at the timeline. It is asked for ranks in ascending order.
type search struct {
	*timeline
	reach, least float64
	near         []int32   // by stem: the first dated posting that was near enough when last looked at
	sums         []float32 // by rank, zero between searches: products of the stems that propose
	rest         []float32 // of those that do not
	own          []weights // by stem: of those of the article asked for; zero between searches
	list         []neighbour
}

func (t *timeline) search(hours, least float64) *search {
	return &search{
		timeline: t, reach: hours, least: least,
		near: slices.Clone(t.dated), own: make([]weights, len(t.dated)),
		sums: make([]float32, len(t.byTime)), rest: make([]float32, len(t.byTime)),
	}
}

// before finds the neighbours of the article at a rank among those of lower rank. Sums over the stems that propose pick the pairs whose
// cosine is taken; they run in the order of keys and only have to reach half of least. Sums over the others spare cosines that cannot.
func (s *search) before(rank int) []neighbour {
	undated := min(s.undated, rank)
	first := undated // the earliest dated rank near enough
	if rank > s.undated {
		first += sort.SearchFloat64s(s.times[undated:rank], s.times[rank]-s.reach)
	}
	s.propose(rank, first)
	v := &s.views[s.byTime[rank]]
	for k, stem := range v.stems {
		s.own[stem] = v.weights[k]
	}
	s.list = s.list[:0]
	s.pick(0, undated)
	s.pick(first, rank)
	for _, stem := range v.stems {
		s.own[stem] = weights{}
	}
	if most := mostNearest(len(s.byTime)); len(s.list) > most {
		s.list = nearest(s.list, s.by, most)
		s.crowded.Add(1)
	}
	return slices.Clone(s.list)
}

// propose sums up what the article at a rank shares with those before it that are undated or not before the first rank near enough.
func (s *search) propose(rank, first int) {
	article := s.byTime[rank]
	near := rank - first + s.undated
	if rank < s.undated {
		near = 2 * rank // all before it, as near in time and as undated
	}
	limit := max(proposingLeast, int(proposingShare*float64(near)))
	v := &s.views[article]
	for k, stem := range v.stems {
		own := s.places[article][k]
		undated := s.postings[s.starts[stem]:min(s.dated[stem], own)]
		for s.near[stem] < own && int(s.postings[s.near[stem]].rank) < first {
			s.near[stem]++
		}
		dated := s.postings[min(s.near[stem], own):own]
		sums := s.sums
		if len(undated)+len(dated) > limit {
			sums = s.rest
		}
		weight := float32(v.weights[k][s.by])
		for _, p := range undated {
			sums[p.rank] += weight * p.weight
		}
		for _, p := range dated {
			sums[p.rank] += weight * p.weight
		}
	}
}

// slack is more than what rounding does to a sum of a thousand float32 products that is at most one.
const slack = 1e-4

// pick lists the articles of ranks from..to-1 that are neighbours. Looking through all sums of a few days is cheaper than
// noting which were touched.
func (s *search) pick(from, to int) {
	rest := s.rest[from:to]
	for i, sum := range s.sums[from:to] {
		if float64(sum) < s.least/2 || float64(sum+rest[i]) < s.least-slack {
			continue
		}
		other := s.byTime[from+i]
		if cosines := s.views[other].dot(s.own); cosines[s.by] >= s.least {
			s.list = append(s.list, neighbour{cosines, other})
		}
	}
	clear(s.sums[from:to])
	clear(rest)
}
