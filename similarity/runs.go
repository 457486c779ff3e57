// Runs of equal stems, and chains of runs.
package similarity

import (
	"cmp"
	"slices"
)

// seedWords is how many stems in a row make a seed: three are met in any two texts of one subject.
const seedWords = 4

// Bounds that keep texts which repeat themselves from costing more than their length.
const (
	sameSeed   = 32 // places of one seed that are looked at
	spending   = 64 // stems compared, for each stem of the two texts,
	runCost    = 16 // and a run costs so many at least
	lookBack   = 48 // runs before a run that it may be chained to
	longestGap = 30 // stems between two runs of a chain, on either side
	gapCost    = .3 // of each stem between two runs, against 2-2·loss for each in a run
)

// run is n equal stems in both texts, from a and from b; it cannot be made longer.
type run struct{ a, b, n int32 }

// runFinder finds the runs of a pair. Its memory is used again.
type runFinder struct {
	heads  []int32 // by hash of a seed: a place in y and one, 0 for none
	next   []int32 // by place in y: the next with the hash
	runs   []run   // ascending by a, then b
	score  []float64
	before []int32
	order  []int32
	chains []Passage // A and B only
	inner  []Run
	capped bool // runs may have been lost to the bounds
}

// find fills runs and chains. Stems of x from common on are not in y.
func (f *runFinder) find(x, y *Sequence, common uint32) {
	f.runs, f.chains, f.capped = f.runs[:0], f.chains[:0], false
	if min(len(x.Stems), len(y.Stems)) < seedWords {
		return
	}
	f.index(y.Stems)
	f.match(x.Stems, y.Stems, common)
	f.chain(leastRunOf(x, y))
}

func (f *runFinder) slot(s []uint32) uint64 {
	h := uint64(s[0])
	for _, v := range s[1:seedWords] {
		h = h*rollBase + uint64(v)
	}
	return finish(h) & uint64(len(f.heads)-1)
}

// index notes where each seed of y stands, the first place first.
func (f *runFinder) index(y []uint32) {
	size := 64
	for size < 2*len(y) {
		size *= 2
	}
	f.heads = slices.Grow(f.heads[:0], size)[:size]
	clear(f.heads)
	f.next = slices.Grow(f.next[:0], len(y))[:len(y)]
	for j := len(y) - seedWords; j >= 0; j-- {
		h := f.slot(y[j:])
		f.next[j] = f.heads[h]
		f.heads[h] = int32(j + 1)
	}
}

// match collects the runs.
func (f *runFinder) match(x, y []uint32, common uint32) {
	budget := spending * (len(x) + len(y))
	shared := 0 // stems in a row, up to the last, that y has somewhere
	for last, s := range x {
		if shared++; s >= common {
			shared = 0
		}
		if shared < seedWords {
			continue
		}
		if budget <= 0 {
			f.capped = true
			break
		}
		i, places := last+1-seedWords, 0
		for at := f.heads[f.slot(x[i:])]; at > 0; at = f.next[at-1] {
			if places == sameSeed {
				f.capped = true
				break
			}
			j := int(at - 1)
			if x[i] != y[j] || i > 0 && j > 0 && x[i-1] == y[j-1] {
				continue // another seed, or the inside of a run
			}
			n := 0
			for i+n < len(x) && j+n < len(y) && x[i+n] == y[j+n] {
				n++
			}
			budget -= max(n, runCost)
			if n >= seedWords {
				f.runs = append(f.runs, run{int32(i), int32(j), int32(n)})
				places++
			}
		}
	}
	slices.SortFunc(f.runs, func(p, q run) int { return cmp.Or(cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b)) })
}

// chain joins runs that follow each other in both texts over small gaps, the best chain first, each run in one chain. Chains without a run
// of least stems are left out.
func (f *runFinder) chain(least int) {
	n := len(f.runs)
	f.score = slices.Grow(f.score[:0], n)[:n]
	f.before = slices.Grow(f.before[:0], n)[:n]
	f.order = slices.Grow(f.order[:0], n)[:n]
	const gain = 2 - 2*loss
	for i, r := range f.runs {
		f.score[i], f.before[i], f.order[i] = gain*float64(r.n), -1, int32(i)
		for j := i - 1; j >= max(0, i-lookBack); j-- {
			q := f.runs[j]
			gapA, gapB := r.a-q.a-q.n, r.b-q.b-q.n
			overlap := max(0, -gapA, -gapB)
			if gapA > longestGap || gapB > longestGap || r.b <= q.b || overlap >= r.n {
				continue
			}
			s := f.score[j] + gain*float64(r.n-overlap) - gapCost*float64(max(0, gapA)+max(0, gapB))
			if s > f.score[i] && f.score[j] > gapCost*float64(max(0, gapA)+max(0, gapB)) {
				f.score[i], f.before[i] = s, int32(j)
			}
		}
	}
	slices.SortFunc(f.order, func(i, j int32) int { return cmp.Or(cmp.Compare(f.score[j], f.score[i]), cmp.Compare(i, j)) })
	for _, last := range f.order {
		if f.score[last] < 0 {
			continue
		}
		first, longest := last, int32(0)
		for i := last; i >= 0 && f.score[i] >= 0; i = f.before[i] {
			first, longest, f.score[i] = i, max(longest, f.runs[i].n), -1
		}
		if p, q := f.runs[first], f.runs[last]; int(longest) >= least {
			f.chains = append(f.chains, Passage{A: Range{p.a, q.a + q.n}, B: Range{p.b, q.b + q.n}})
		}
	}
}

// inside appends the runs, cut to a passage, that are still seeds there, ascending.
func (f *runFinder) inside(dst []Run, p Passage) []Run {
	from := len(dst)
	i, _ := slices.BinarySearchFunc(f.runs, p.A.From, func(r run, from int32) int { return cmp.Compare(r.a, from) })
	for i > 0 && p.A.From-f.runs[i-1].a < longestBefore {
		i--
	}
	for ; i < len(f.runs) && f.runs[i].a < p.A.To; i++ {
		r := f.runs[i]
		cut := max(0, p.A.From-r.a, p.B.From-r.b)
		n := min(r.a+r.n, p.A.To) - r.a
		n = min(n, p.B.To-r.b) - cut
		if n >= seedWords {
			dst = append(dst, Run{r.a + cut, r.b + cut, n})
		}
	}
	slices.SortFunc(dst[from:], func(p, q Run) int { return cmp.Or(cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B)) })
	return dst
}

// longestBefore: how far before a passage a run is looked for that reaches into it.
const longestBefore = 4 * longestGap

// within counts the stems of A in runs that lie in both stretches, and gives the longest such run.
func (f *runFinder) within(p Passage) (ordered, longest int) {
	f.inner = f.inside(f.inner[:0], p)
	end := p.A.From
	for _, r := range f.inner {
		longest = max(longest, int(r.N))
		if to := r.A + r.N; to > end {
			ordered += int(to - max(end, r.A))
			end = to
		}
	}
	return ordered, longest
}
