package main

import (
	"cmp"
	"math"
	"slices"

	"isnad/similarity"
	"isnad/similarity/arabic"
)

// pair is two articles by their place in the input, a < b.
type pair struct{ a, b uint32 }

// shingled gives the set of word-5-grams of every text, exactly the sets isnad compares.
func shingled(texts []string) [][]uint64 {
	sets := make([][]uint64, len(texts))
	var tokens []arabic.Token
	var shingles []uint64
	var set similarity.Set
	for i, text := range texts {
		tokens = arabic.Tokenize(tokens[:0], text)
		shingles = similarity.Shingles(shingles[:0], tokens, similarity.Width)
		sets[i] = slices.Clone(set.Fill(shingles))
	}
	return sets
}

// join finds every pair of sets of Jaccard threshold or more, exactly: by prefixes (Chaudhuri, Ganti, Kaushik 2006). Of two sets of
// n and m elements that are that much alike, in any order common to both, the first n-⌈tn⌉+1 and m-⌈tm⌉+1 have one in common; with the rarest
// first few share a prefix by chance. It sorts the sets.
func join(sets [][]uint64, threshold float64) map[pair]float64 {
	count := rarestFirst(sets)
	type held struct {
		element uint64
		set     uint32
	}
	var postings []held
	for i, set := range sets {
		for _, x := range set[:prefix(len(set), threshold)] {
			if count.of(x) > 1 {
				postings = append(postings, held{x, uint32(i)})
			}
		}
	}
	slices.SortFunc(postings, func(x, y held) int {
		return cmp.Or(cmp.Compare(x.element, y.element), cmp.Compare(x.set, y.set))
	})
	var met []pair
	for from, to := 0, 0; from < len(postings); from = to {
		for to = from; to < len(postings) && postings[to].element == postings[from].element; to++ {
			for _, h := range postings[from:to] {
				small, large := len(sets[h.set]), len(sets[postings[to].set])
				if float64(min(small, large)) >= threshold*float64(max(small, large)) {
					met = append(met, pair{h.set, postings[to].set})
				}
			}
		}
		if len(met) > 1<<26 {
			met = distinct(met)
		}
	}
	alike := make(map[pair]float64)
	for _, p := range distinct(met) {
		shared := count.shared(sets[p.a], sets[p.b])
		if j := similarity.JaccardOf(shared, len(sets[p.a]), len(sets[p.b])); j >= threshold {
			alike[p] = j
		}
	}
	return alike
}

// prefix is how many elements of a set of n must be looked at; nothing of an empty set.
func prefix(n int, threshold float64) int {
	if n == 0 {
		return 0
	}
	return n - int(math.Ceil(threshold*float64(n)-1e-9)) + 1
}

func distinct(pairs []pair) []pair {
	slices.SortFunc(pairs, func(x, y pair) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	return slices.Compact(pairs)
}

// counts says about how many sets hold an element: at least as many as do. The join is exact with any numbers, and fast with good ones.
type counts []uint16

const countBits = 26

func (c counts) of(x uint64) uint16 { return c[x>>(64-countBits)] }

// less is the order common to all sets.
func (c counts) less(x, y uint64) int {
	return cmp.Or(cmp.Compare(c.of(x), c.of(y)), cmp.Compare(x, y))
}

func rarestFirst(sets [][]uint64) counts {
	c := make(counts, 1<<countBits)
	for _, set := range sets {
		for _, x := range set {
			if n := &c[x>>(64-countBits)]; *n < math.MaxUint16 {
				*n++
			}
		}
	}
	for _, set := range sets {
		slices.SortFunc(set, c.less)
	}
	return c
}

// shared counts common elements of two sets in the common order.
func (c counts) shared(a, b []uint64) (n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch o := c.less(a[i], b[j]); {
		case o == 0:
			n, i, j = n+1, i+1, j+1
		case o < 0:
			i++
		default:
			j++
		}
	}
	return n
}
