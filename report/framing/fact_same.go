// What two articles have word for word.
package framing

import (
	"slices"

	"isnad/dedup/corpus"
)

// Sentences are compared by their runs of so many words; one that has so much of a part's runs has it word for word.
const (
	sameRun  = 3
	mostSame = .75
)

// sameRuns are the fingerprints of a statement's runs of words, made when first asked for.
type sameRuns struct {
	inOrder []uint64 // by the run's first word
	sorted  []uint64
}

func (s *statement) runs() *sameRuns {
	if s.same == nil {
		s.same = &sameRuns{inOrder: make([]uint64, 0, max(0, len(s.words)-sameRun+1))}
		for i := range len(s.words) - sameRun + 1 {
			h := uint64(printSeed)
			for _, w := range s.words[i : i+sameRun] {
				h = (h ^ uint64(w.bare)) * printPrime
				h ^= h >> 32
			}
			s.same.inOrder = append(s.same.inOrder, h)
		}
		s.same.sorted = slices.Clone(s.same.inOrder)
		slices.Sort(s.same.sorted)
	}
	return s.same
}

// verbatim reports whether the words [first, last) of a stand in b nearly as they are.
func verbatim(a *statement, first, last int, b *statement) bool {
	if last-first < sameRun+1 || len(b.words) < sameRun {
		return false
	}
	runs, in := a.runs().inOrder[first:last-sameRun+1], b.runs().sorted
	least := mostSame * float64(len(runs))
	found := 0
	for i, run := range runs {
		if float64(found+len(runs)-i) < least {
			return false // as soon as it cannot be enough any more: most pairs have little in common
		}
		if _, ok := slices.BinarySearch(in, run); ok {
			found++
		}
	}
	return float64(found) >= least
}

// judgement is whether a statement stands in another, as far as that was asked.
type judgement int8

const (
	notJudged judgement = iota
	apart
	standing
)

// verbatim reports whether a part stands in another statement nearly as it is. Of whole statements that is asked again and again.
func (t *factTable) verbatim(p part, other int) bool {
	a, b := t.scores.statements[p.statement], t.scores.statements[other]
	if !t.isWhole(p) {
		return verbatim(a, p.first, p.last, b)
	}
	judged := &t.judged[p.statement*len(t.scores.statements)+other]
	if *judged == notJudged {
		*judged = apart
		if verbatim(a, p.first, p.last, b) {
			*judged = standing
		}
	}
	return *judged == standing
}

// sameText reports whether one of the cell's parts stands in another article's part word for word, or was copied.
func (t *factTable) sameText(cell []part, other part) bool {
	for _, p := range cell {
		if t.verbatim(p, other.statement) || t.isCopied(p, other) {
			return true
		}
	}
	return false
}

// isCopied reports whether most of a part is copied text of another's article, that part among it.
func (t *factTable) isCopied(p, other part) bool {
	if t.copied == nil {
		return false
	}
	const most = .8
	return t.covered(p, t.copied(t.articleOf(p), t.articleOf(other))) >= most && t.covered(other, t.copied(t.articleOf(other), t.articleOf(p))) >= most
}

// covered is how much of a part lies in some spans of its article.
func (t *factTable) covered(p part, spans []corpus.Span) float64 {
	if len(spans) == 0 {
		return 0
	}
	points, b := t.articles[t.articleOf(p)].points, t.bytesAt(p)
	from, to := points.At(b.from), points.At(b.to)
	n := 0
	for _, s := range spans {
		n += max(0, min(to, s.End)-max(from, s.Start))
	}
	return float64(n) / float64(max(1, to-from))
}
