// Stems of a run as small numbers.
package dedup

import (
	"cmp"
	"maps"
	"slices"
	"sync"

	"isnad/similarity"
	"isnad/similarity/arabic"
	"isnad/workers"
)

// lexicon numbers the stems that pairs are measured by, those that most articles have first, so that arrays by stem, which measuring
// reads at random, are read mostly at their beginning. What a stem weighs in the background is worked out once. It may be read
// concurrently.
type lexicon struct {
	number map[arabic.Key]int32
	idf    []float64 // by number: the background's
	heads  [][]int32 // by article: of each stem of its head the number
}

// newLexicon numbers the stems of heads and openings; titles and leads have no others. Each stem of a head is looked up once, on all processors.
func newLexicon(profiles []*Profile) *lexicon {
	l := &lexicon{heads: make([][]int32, len(profiles))}
	var lock sync.Mutex
	var lists []*stemList // in any order
	workers.Each(len(profiles), func(int) func(int) {
		list := &stemList{number: make(map[arabic.Key]int32)}
		lock.Lock()
		lists = append(lists, list)
		lock.Unlock()
		return func(i int) {
			l.heads[i] = list.add(profiles[i])
			list.articles = append(list.articles, i)
		}
	})
	l.merge(lists)
	workers.All(len(lists), func(i int) { lists[i].renumber(l) })
	return l
}

// merge numbers the stems of all lists.
func (l *lexicon) merge(lists []*stemList) {
	counts := make(map[arabic.Key]int)
	for _, list := range lists {
		for i, stem := range list.stems {
			counts[stem] += list.counts[i]
		}
	}
	stems := slices.Collect(maps.Keys(counts))
	slices.SortFunc(stems, func(a, b arabic.Key) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	l.number, l.idf = make(map[arabic.Key]int32, len(stems)), make([]float64, len(stems))
	for i, stem := range stems {
		l.number[stem] = int32(i)
		l.idf[i] = similarity.BackgroundIDF(stem)
	}
}

// stemList is the stems that one worker met, numbered as it met them.
type stemList struct {
	number   map[arabic.Key]int32
	stems    []arabic.Key
	counts   []int // by number: heads that have it, none for a stem of openings alone
	articles []int // looked at
}

// add gives the worker's numbers of the stems of an article's head.
func (s *stemList) add(p *Profile) []int32 {
	head := make([]int32, len(p.head))
	for i, c := range p.head {
		head[i] = s.of(c.Key)
		s.counts[head[i]]++
	}
	for _, stem := range p.opening {
		s.of(stem)
	}
	return head
}

func (s *stemList) of(stem arabic.Key) int32 {
	n, known := s.number[stem]
	if !known {
		n = int32(len(s.stems))
		s.number[stem] = n
		s.stems, s.counts = append(s.stems, stem), append(s.counts, 0)
	}
	return n
}

// renumber gives the heads that the worker looked at the numbers of all.
func (s *stemList) renumber(l *lexicon) {
	numbers := make([]int32, len(s.stems))
	for i, stem := range s.stems {
		numbers[i] = l.number[stem]
	}
	for _, article := range s.articles {
		for i, n := range l.heads[article] {
			l.heads[article][i] = numbers[n]
		}
	}
}
