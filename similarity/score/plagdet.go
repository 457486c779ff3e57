// Passages of copied text against labelled ones.
package score

import (
	"cmp"
	"math"
	"slices"
)

// Passage is a stretch of a copy and the stretch of a source it comes from, in characters: [start, end).
type Passage struct {
	Copy, Source           string // names of the texts
	CopyStart, CopyEnd     int
	SourceStart, SourceEnd int
	Kind                   string // of a labelled case; not compared
}

// PlagdetFigures are the measures of the PAN tasks.
type PlagdetFigures struct {
	Rates
	Granularity float64 // detections per detected case, 1 at best
	Plagdet     float64 // F1 / log2(1 + granularity)
}

// Plagdet measures found passages against cases, macro-averaged (Potthast, Stein, Barrón-Cedeño and Rosso 2010, §3): which share of the
// characters of a passage, on both sides, is covered by passages of the other list that meet it on both sides.
func Plagdet(cases, found []Passage) PlagdetFigures {
	p := macro(found, cases, nil)
	hits := make([]int, len(cases))
	r := macro(cases, found, hits)
	figures := PlagdetFigures{Rates: ratesOf(p, r), Granularity: 1}
	detected, detections := 0, 0
	for _, n := range hits {
		if n > 0 {
			detected++
			detections += n
		}
	}
	if detected > 0 {
		figures.Granularity = float64(detections) / float64(detected)
	}
	figures.Plagdet = figures.F1 / math.Log2(1+figures.Granularity)
	return figures
}

// macro averages over `of` the share covered by `by`; hits, if given, receives how many of `by` meet each.
func macro(of, by []Passage, hits []int) float64 {
	if len(of) == 0 {
		return 1
	}
	type texts struct{ copy, source string }
	index := make(map[texts][]Passage)
	for _, p := range by {
		key := texts{p.Copy, p.Source}
		index[key] = append(index[key], p)
	}
	sum := 0.0
	for i, p := range of {
		var inCopy, inSource [][2]int
		for _, q := range index[texts{p.Copy, p.Source}] {
			c := [2]int{max(p.CopyStart, q.CopyStart), min(p.CopyEnd, q.CopyEnd)}
			s := [2]int{max(p.SourceStart, q.SourceStart), min(p.SourceEnd, q.SourceEnd)}
			if c[0] < c[1] && s[0] < s[1] {
				inCopy, inSource = append(inCopy, c), append(inSource, s)
			}
		}
		if hits != nil {
			hits[i] = len(inCopy)
		}
		length := p.CopyEnd - p.CopyStart + p.SourceEnd - p.SourceStart
		if length > 0 {
			sum += float64(union(inCopy)+union(inSource)) / float64(length)
		}
	}
	return sum / float64(len(of))
}

// union is how many characters intervals cover together.
func union(intervals [][2]int) (n int) {
	slices.SortFunc(intervals, func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) })
	end := math.MinInt
	for _, v := range intervals {
		if v[1] > end {
			n += v[1] - max(v[0], end)
			end = v[1]
		}
	}
	return n
}
