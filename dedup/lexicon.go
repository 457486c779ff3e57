// Stems of a run as small numbers.
package dedup

import (
	"cmp"
	"maps"
	"slices"
	"sync"

	"isnad/similarity"
	"isnad/similarity/arabic"
)

// lexicon numbers the stems that pairs are measured by, those that most articles have first, so that arrays by stem, which measuring
// reads at random, are read mostly at their beginning. What a stem weighs in the background is worked out once. It may be read
// concurrently.
type lexicon struct {
	number map[arabic.Key]int32
	idf    []float64 // by number: the background's
}

// newLexicon numbers the stems of heads and openings; titles and leads have no others.
func newLexicon(profiles []*Profile) *lexicon {
	articles := articlesWith(profiles)
	stems := slices.Collect(maps.Keys(articles))
	slices.SortFunc(stems, func(a, b arabic.Key) int { return cmp.Or(cmp.Compare(articles[b], articles[a]), cmp.Compare(a, b)) })
	l := &lexicon{number: make(map[arabic.Key]int32, len(stems)), idf: make([]float64, len(stems))}
	for i, stem := range stems {
		l.number[stem] = int32(i)
		l.idf[i] = similarity.BackgroundIDF(stem)
	}
	return l
}

// articlesWith counts the articles that have each stem in their heads, on all processors; a stem of openings alone counts zero.
func articlesWith(profiles []*Profile) map[arabic.Key]int {
	var lock sync.Mutex
	all := make(map[arabic.Key]int)
	eachWorker(len(profiles), func(claim func() (from, to int)) {
		own := make(map[arabic.Key]int)
		for from, to := claim(); from < to; from, to = claim() {
			for _, p := range profiles[from:to] {
				for _, c := range p.head {
					own[c.Key]++
				}
				for _, stem := range p.opening {
					own[stem] += 0
				}
			}
		}
		lock.Lock()
		defer lock.Unlock()
		for stem, n := range own {
			all[stem] += n
		}
	})
	return all
}
