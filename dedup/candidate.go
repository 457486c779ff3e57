// Which articles are close enough to be looked at as a pair.
package dedup

import (
	"cmp"
	"math"
	"slices"

	"isnad/similarity"
	"isnad/similarity/arabic"
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

// neighbour is a candidate and the cosine.
type neighbour struct {
	other  int
	cosine float64
}

// posting is an article that has a stem, by its place in time.
type posting struct {
	rank   int32
	weight float32
}

// timeline is the articles in the order of time, undated ones first.
type timeline struct {
	profiles []*Profile
	vectors  []similarity.Vector
	byTime   []int // rank → article
	undated  int   // ranks below it have no time
	index    map[arabic.Key][]posting
}

// neighbours finds for each article, by an inverted index over stems, the others within so many hours whose vectors have a cosine of at least
// least; an unknown time is near every other. Each list is ascending by other, and a pair stands in both lists. Profiles must be in
// canonical order. The cost grows with the articles within the hours, not with all: 26,000 newspaper articles of nineteen days take
// a few seconds.
func neighbours(profiles []*Profile, vectors []similarity.Vector, hours, least float64) [][]neighbour {
	t := newTimeline(profiles, vectors)
	found := make([][]neighbour, len(profiles)) // by article: those earlier in rank
	eachWorker(len(profiles), func(claim func() (from, to int)) {
		s := search{timeline: t, sums: make([]float32, len(profiles)), hours: hours, least: least}
		for from, to := claim(); from < to; from, to = claim() {
			for rank := from; rank < to; rank++ {
				found[t.byTime[rank]] = s.before(rank)
			}
		}
	})
	lists := make([][]neighbour, len(profiles))
	for i, list := range found {
		for _, n := range list {
			lists[i] = append(lists[i], n)
			lists[n.other] = append(lists[n.other], neighbour{i, n.cosine})
		}
	}
	for i := range lists {
		slices.SortFunc(lists[i], func(a, b neighbour) int { return cmp.Compare(a.other, b.other) })
	}
	return lists
}

func newTimeline(profiles []*Profile, vectors []similarity.Vector) *timeline {
	t := &timeline{profiles: profiles, vectors: vectors, byTime: make([]int, len(profiles)), index: make(map[arabic.Key][]posting)}
	for i := range t.byTime {
		t.byTime[i] = i
	}
	slices.SortFunc(t.byTime, func(a, b int) int { // cmp.Compare puts NaN first
		return cmp.Or(cmp.Compare(profiles[a].Hours, profiles[b].Hours), cmp.Compare(a, b))
	})
	for rank, i := range t.byTime {
		if math.IsNaN(profiles[i].Hours) {
			t.undated = rank + 1
		}
		for _, w := range vectors[i] {
			t.index[w.Key] = append(t.index[w.Key], posting{int32(rank), float32(w.Weight)})
		}
	}
	return t
}

// search is one worker's look at the timeline.
type search struct {
	*timeline
	hours, least float64
	sums         []float32 // by rank, zero between searches
	touched      []int32
}

// before finds the neighbours of the article at a rank among those of lower rank. Sums over the stems that propose pick the pairs whose
// cosine is taken; they run in the order of stems and only have to reach half of least.
func (s *search) before(rank int) []neighbour {
	article := s.byTime[rank]
	own := s.profiles[article].Hours
	first := 0 // the earliest dated rank near enough
	if rank >= s.undated {
		earliest := own - s.hours
		first, _ = slices.BinarySearchFunc(s.byTime[s.undated:rank], earliest, func(i int, h float64) int { return cmp.Compare(s.profiles[i].Hours, h) })
		first += s.undated
	}
	limit := max(proposingLeast, int(proposingShare*float64(rank-first+min(s.undated, rank))))
	s.touched = s.touched[:0]
	for _, w := range s.vectors[article] {
		postings := s.index[w.Key]
		undated, dated := upTo(postings, min(s.undated, rank)), postings[len(upTo(postings, first)):]
		dated = upTo(dated, rank)
		if first < s.undated {
			dated = nil // an undated article: those before it are all undated
		}
		if len(undated)+len(dated) > limit {
			continue
		}
		s.add(undated, float32(w.Weight))
		s.add(dated, float32(w.Weight))
	}
	var list []neighbour
	for _, r := range s.touched {
		sum := s.sums[r]
		s.sums[r] = 0
		if float64(sum) < s.least/2 {
			continue
		}
		other := s.byTime[r]
		if c := similarity.Cosine(s.vectors[article], s.vectors[other]); c >= s.least {
			list = append(list, neighbour{other, c})
		}
	}
	return list
}

func (s *search) add(postings []posting, weight float32) {
	for _, p := range postings {
		if s.sums[p.rank] == 0 {
			s.touched = append(s.touched, p.rank)
		}
		s.sums[p.rank] += weight * p.weight
	}
}

// upTo gives the postings of ranks below rank.
func upTo(postings []posting, rank int) []posting {
	end, _ := slices.BinarySearchFunc(postings, rank, func(p posting, r int) int { return cmp.Compare(int(p.rank), r) })
	return postings[:end]
}
