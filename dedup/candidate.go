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
	// candidateHours is the longest time between two tellings of one event. Later articles tell its consequences.
	candidateHours = 96.
	// candidateCosine leaves out pairs that share a few common words; same-event pairs below it are one in a thousand.
	candidateCosine = .06
	// candidateShare is the share of a window's articles above which a stem proposes no pairs.
	candidateShare = .08
	// candidateLeast is how many articles any stem may propose, however small the corpus.
	candidateLeast = 50
)

// neighbour is a candidate and the cosine of the heads.
type neighbour struct {
	other  int
	cosine float64
}

// neighbours finds for each article, by an inverted index over the stems of the heads, the others near in time and
// words, with a cosine of at least least; each list is ascending by other, and a pair stands in both lists. Profiles must be in canonical order.
func neighbours(profiles []*Profile, vectors []similarity.Vector, least float64) [][]neighbour {
	type posting struct {
		article int
		weight  float64
	}
	byTime := make([]int, len(profiles))
	for i := range byTime {
		byTime[i] = i
	}
	slices.SortFunc(byTime, func(a, b int) int {
		return cmp.Or(cmp.Compare(dayOf(profiles[a]), dayOf(profiles[b])), cmp.Compare(profiles[a].Hours, profiles[b].Hours), cmp.Compare(a, b))
	})
	index := make(map[arabic.Key][]posting)
	lists := make([][]neighbour, len(profiles))
	sums := make([]float64, len(profiles))
	var touched []int
	undated := 0
	for rank, i := range byTime {
		p := profiles[i]
		if math.IsNaN(p.Hours) {
			undated++
		}
		limit := max(candidateLeast, int(candidateShare*float64(rank)))
		touched = touched[:0]
		for _, w := range vectors[i] {
			list := index[w.Key]
			// Those too old are never wanted again; undated ones stand first and stay.
			drop := 0
			for drop < len(list) && !near(profiles[list[drop].article], p) {
				drop++
			}
			list = list[drop:]
			if len(list) <= limit {
				for _, q := range list {
					if sums[q.article] == 0 {
						touched = append(touched, q.article)
					}
					sums[q.article] += w.Weight * q.weight
				}
			}
			index[w.Key] = append(list, posting{i, w.Weight})
		}
		for _, j := range touched {
			partial := sums[j]
			sums[j] = 0
			if partial < least/2 {
				continue
			}
			if c := similarity.Cosine(vectors[i], vectors[j]); c >= least {
				lists[i] = append(lists[i], neighbour{j, c})
				lists[j] = append(lists[j], neighbour{i, c})
			}
		}
	}
	for i := range lists {
		slices.SortFunc(lists[i], func(a, b neighbour) int { return cmp.Compare(a.other, b.other) })
	}
	return lists
}

// near reports whether two articles may tell one event by their times; an unknown time allows it.
func near(a, b *Profile) bool {
	gap := math.Abs(a.Hours - b.Hours)
	return !(gap > candidateHours)
}
