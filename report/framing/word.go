// Words that set an outlet apart: log-odds with an informative Dirichlet prior.
package framing

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"

	"isnad/similarity/arabic"
)

// When a sample is enough, and what is told of one that is.
const (
	// leastSample is how many counted words an outlet and all others together must each have, a page or two of print. Below that a word
	// used three times and by nobody else cannot reach significance among the hundreds that are tried.
	leastSample = 400
	// leastUses is how often a word must occur in all: the normal approximation of z does not hold for rarer ones.
	leastUses = 5
	// falseShare is the share of false discoveries allowed among the words of an outlet (Benjamini and Hochberg 1995).
	falseShare = .05
	// leastZ is asked for beside it: two-sided 5 % of the normal distribution.
	leastZ = 1.96

	wordsTold = 30 // of an outlet at most
	tooFew    = 5  // of an outlet whose sample is too small, to be seen and not to be believed
)

// logOdds is z of one word between two samples: it occurs y times among n words, and others times among rest. prior is α, mass α₀, its sum over
// the vocabulary (Monroe, Colaresi and Quinn 2008, eq. 16, 19 and 22; both samples have the same prior).
func logOdds(y, n, others, rest int, prior, mass float64) float64 {
	a, b := float64(y)+prior, float64(others)+prior
	delta := math.Log(a/(float64(n)+mass-a)) - math.Log(b/(float64(rest)+mass-b))
	return delta / math.Sqrt(1/a+1/b)
}

// priorMass is α₀ for so many words in all. It grows with the root of the text: in one event it is as large as the text, and a word that nobody
// else uses once can still be told apart; in a run of millions of words it is a few per cent of an outlet's.
// Note: a mass as large as the text, always, pulled the small outlets of a run to the background and made words theirs that they hardly use.
func priorMass(words int) float64 { return 50 * math.Sqrt(float64(words)) }

// compareWords holds each outlet's own words against all others', and gives the stem of each word that is to be told.
func compareWords(samples []*wordSample) (words []Word, stems []arabic.Key) {
	if len(samples) < 2 {
		return nil, nil
	}
	c := newWordComparison(together("", samples))
	if len(c.vocabulary) < 2 { // the odds of the only word there is are infinite
		return nil, nil
	}
	for _, s := range samples {
		own, ownStems := c.outlet(s)
		words, stems = append(words, own...), append(stems, ownStems...)
	}
	return words, stems
}

// wordComparison is all words of a comparison with their prior.
type wordComparison struct {
	all        *wordSample
	byStem     []int32 // places in all.uses, by stem
	of         []int32 // of each of all.uses: its place in the vocabulary
	vocabulary []stemCount
	tried      int       // of the vocabulary: frequent enough to have a z
	prior      []float64 // α of each
	mass       float64   // α₀
}

// stemCount is how often a stem occurs; its spellings are byStem[from:to].
type stemCount struct {
	stem     arabic.Key
	n        int
	from, to int
}

func newWordComparison(all *wordSample) *wordComparison {
	c := &wordComparison{all: all, byStem: make([]int32, len(all.uses)), of: make([]int32, len(all.uses)), mass: priorMass(all.total)}
	for i := range c.byStem {
		c.byStem[i] = int32(i)
	}
	slices.SortFunc(c.byStem, func(i, j int32) int { return cmp.Compare(all.uses[i].stem, all.uses[j].stem) })
	for at, i := range c.byStem {
		use, last := &all.uses[i], len(c.vocabulary)-1
		if last < 0 || c.vocabulary[last].stem != use.stem {
			c.vocabulary = append(c.vocabulary, stemCount{stem: use.stem, from: at})
			last++
		}
		c.vocabulary[last].n += use.n
		c.vocabulary[last].to = at + 1
		c.of[i] = int32(last)
	}
	c.prior = make([]float64, len(c.vocabulary))
	sum := 0.0
	for i, v := range c.vocabulary {
		c.prior[i] = float64(arabic.DocumentFrequency(v.stem) + 1)
		sum += c.prior[i]
		if v.n >= leastUses {
			c.tried++
		}
	}
	for i := range c.prior {
		c.prior[i] *= c.mass / sum
	}
	return c
}

// outlet gives the words of one outlet that are to be told, and their stems.
func (c *wordComparison) outlet(s *wordSample) ([]Word, []arabic.Key) {
	words, places := c.tested(s)
	enough := s.total >= leastSample && c.all.total-s.total >= leastSample
	told := chosenWords(words, len(c.vocabulary), enough)
	chosen, stems := make([]Word, len(told)), make([]arabic.Key, len(told))
	for i, at := range told {
		v := &c.vocabulary[places[at]]
		chosen[i], stems[i] = words[at], v.stem
		chosen[i].Enough, chosen[i].Term = enough, cmp.Or(c.surface(s, v), c.surface(c.all, v))
	}
	return chosen, stems
}

// surface is how a sample mostly writes a stem; "" where it does not.
func (c *wordComparison) surface(s *wordSample, v *stemCount) string {
	most := wordUse{}
	for _, i := range c.byStem[v.from:v.to] {
		at, found := slices.BinarySearchFunc(s.uses, c.all.uses[i].spelling, func(u wordUse, spelling arabic.Key) int { return cmp.Compare(u.spelling, spelling) })
		if !found {
			continue
		}
		if u := s.uses[at]; u.n > most.n || u.n == most.n && u.surface < most.surface {
			most = u
		}
	}
	return most.surface
}

// uses counts a sample's words by their place in the vocabulary.
func (c *wordComparison) uses(s *wordSample) []int {
	uses, at := make([]int, len(c.vocabulary)), 0
	for _, u := range s.uses {
		for c.all.uses[at].spelling != u.spelling {
			at++
		}
		uses[c.of[at]] += u.n
	}
	return uses
}

// tested gives z of every word that is frequent enough to have one, and its place in the vocabulary.
func (c *wordComparison) tested(s *wordSample) (words []Word, places []int) {
	uses, rest := c.uses(s), c.all.total-s.total
	words, places = make([]Word, 0, c.tried), make([]int, 0, c.tried)
	for i, v := range c.vocabulary {
		if v.n < leastUses {
			continue
		}
		y := uses[i]
		w := Word{Outlet: s.outlet, Count: y, Others: v.n - y, Total: s.total, OthersTotal: rest, PriorTotal: c.mass, Prior: c.prior[i]}
		w.Z = logOdds(y, s.total, w.Others, rest, w.Prior, c.mass)
		if float64(y)*float64(rest) > float64(w.Others)*float64(s.total) != (w.Z > 0) {
			continue // the prior alone made the difference: the counts say the opposite
		}
		words, places = append(words, w), append(places, i)
	}
	return words, places
}

// chosenWords are the words to be told, by |z|: of a sample that is enough those that stand out among all tried, of another the first few that
// the outlet uses more.
func chosenWords(words []Word, tried int, enough bool) []int {
	order := make([]int, len(words))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(math.Abs(words[j].Z), math.Abs(words[i].Z)) })
	if enough {
		return order[:min(discoveries(words, order, tried), wordsTold)]
	}
	order = slices.DeleteFunc(order, func(i int) bool { return words[i].Z <= 0 })
	return order[:min(len(order), tooFew)]
}

// discoveries is how many words, in the order of |z|, stand out when so many were tried (Benjamini and Hochberg's step-up). Words too rare to be
// tested count as tried: leaving them out would be choosing by the result.
func discoveries(words []Word, order []int, tried int) int {
	n := 0
	for rank, i := range order {
		z := math.Abs(words[i].Z)
		p := 2 * distuv.UnitNormal.Survival(z)
		if z > leastZ && p <= falseShare*float64(rank+1)/float64(tried) {
			n = rank + 1
		}
	}
	return n
}
