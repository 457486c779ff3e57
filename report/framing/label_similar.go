// How alike two expressions are.
package framing

import (
	"slices"
	"sync"

	"isnad/similarity"
	"isnad/similarity/arabic"
)

// similarity of two expressions, the same whichever comes first.
func (j *labelJoiner) similarity(a, b *labelExpression) float64 {
	p, q := a.phrase, b.phrase
	if p.ident != "" && q.ident != "" {
		if p.ident == q.ident {
			return labelCertain
		}
		return labelNever
	}
	if p.sort > q.sort || p.sort == q.sort && p.ident < q.ident {
		a, b, p, q = b, a, q, p
	}
	if s, ok := j.bare(a, b); ok {
		return s
	}
	if s, ok := j.bare(b, a); ok {
		return s
	}
	switch {
	case p.sort == labelTitle && q.sort == labelTitle:
		return j.office(a, b)
	case p.class == "presidency" && q.sort == labelTitle:
		return j.presidency(a, b)
	case p.sort == labelTitle || q.sort == labelTitle || p.sort == labelState || q.sort == labelState:
		return labelOtherState
	case !labelSameNation(p, q):
		return labelOtherState
	}
	shared, context := labelJaccard(a, b), labelContextPart*similarity.Cosine(j.finder.contextOf(a), j.finder.contextOf(b))
	if p.sort != q.sort {
		return labelOtherSort + shared + context
	}
	switch p.sort {
	case labelHappening:
		return j.happenings(a, b, shared) + context
	case labelSet:
		return labelSets(p, q) + context
	case labelOrgan, labelMedia:
		return j.offState(a, b, shared) + context
	}
	return j.nouns(a, b, shared) + context
}

func labelSameNation(p, q labelPhrase) bool {
	return p.nation == "" || q.nation == "" || p.nation == q.nation || p.nation == labelCentral || q.nation == labelCentral
}

// bare compares a noun alone with a name that may stand behind it: «الإقليم» is كردستان where no other region is told of.
func (j *labelJoiner) bare(a, b *labelExpression) (float64, bool) {
	if len(a.stems) != 1 || a.phrase.ident != "" || b.phrase.ident == "" || a.phrase.sort != labelGroup && a.phrase.sort != labelPlace {
		return 0, false
	}
	names := j.named[a.stems[0]]
	switch {
	case !names[b.phrase.ident]:
		return labelOtherState, true
	case len(names) == 1:
		return labelBareHead, true
	}
	return 0, true
}

// presidency compares a presidency with a person: «الرئاسة» speaks for the president.
func (j *labelJoiner) presidency(a, b *labelExpression) float64 {
	offices := j.presidents[b.phrase.ident]
	if b.phrase.ident != "" && offices[a.phrase.nation] || b.phrase.ident == "" && b.phrase.nation == a.phrase.nation && len(b.stems) < 3 {
		return labelAnyClass
	}
	return labelOtherState
}

func labelSets(p, q labelPhrase) float64 {
	switch {
	case p.number != "" && q.number != "" && p.number != q.number:
		return labelNever
	case p.number != "" && p.number == q.number, p.class == q.class:
		return labelSameClass
	case p.class == "people" || q.class == "people":
		return -labelOtherSort
	}
	return labelOtherSort
}

// office compares two people of whom at least one is told by office alone.
func (j *labelJoiner) office(a, b *labelExpression) float64 {
	p, q := a.phrase, b.phrase
	if p.ident == "" && q.ident == "" {
		if p.nation != "" && q.nation != "" && p.nation != q.nation || a.stems[0] != b.stems[0] {
			return labelOtherState
		}
		if labelSubset(a.stems, b.stems) || labelSubset(b.stems, a.stems) {
			return labelSameClass
		}
		return labelJaccard(a, b) - labelSameHead
	}
	if p.ident != "" {
		a, p, q = b, q, p
	}
	all, own := 0, 0
	for ident, offices := range j.offices {
		if labelHolds(offices, a.stems) {
			all += j.mentions[ident]
			if ident == q.ident {
				own = j.mentions[ident]
			}
		}
	}
	if own > 0 && float64(own) >= labelOneState*float64(all) {
		return labelCertain
	}
	return labelOtherState
}

// labelHolds reports whether one of the offices begins with these words.
func labelHolds(offices [][]arabic.Key, stems []arabic.Key) bool {
	return slices.ContainsFunc(offices, func(o []arabic.Key) bool { return len(o) > len(stems) && slices.Equal(o[:len(stems)], stems) })
}

// happenings compares words for what happened. Of meetings, votes and matches there are several in one event, which their adjectives tell apart.
func (j *labelJoiner) happenings(a, b *labelExpression, shared float64) float64 {
	p, q := a.phrase, b.phrase
	many := p.class == "match" || p.class == "talks" || p.class == "vote"
	switch {
	case p.class == q.class && many && len(a.stems) > 1 && len(b.stems) > 1:
		return shared + labelSameHead/2
	case p.class == q.class:
		return labelSameClass
	case p.class == "any" && q.class == j.happening, q.class == "any" && p.class == j.happening:
		return labelAnyClass
	}
	return labelOtherSort + shared
}

// offState compares what acts or speaks for a state.
func (j *labelJoiner) offState(a, b *labelExpression, shared float64) float64 {
	p, q := a.phrase, b.phrase
	switch {
	case p.class != q.class || a.local != b.local:
		return labelOtherSort
	case labelSubset(a.stems, b.stems) || labelSubset(b.stems, a.stems):
		return labelSameClass
	case p.nation != "" && q.nation != "" || a.local && b.local:
		return labelSameState + shared/2
	case p.sort == labelMedia:
		return labelSameState/2 + shared
	}
	return shared
}

// nouns compares groups, places and words of no list: the same noun, and nothing that tells them apart.
func (j *labelJoiner) nouns(a, b *labelExpression, shared float64) float64 {
	if x, y := j.core(a), j.core(b); len(x) != len(a.stems) || len(y) != len(b.stems) { // «قوات التحالف», «التحالف العربي»
		if x[0] == y[0] {
			return labelBareHead
		}
		return labelOtherSort + shared
	}
	if a.stems[0] != b.stems[0] {
		if a.phrase.class == "cell" && b.phrase.class == "cell" {
			return labelSameHead + shared
		}
		return labelOtherSort + shared
	}
	if len(a.stems) == 1 || len(b.stems) == 1 {
		if len(j.named[a.stems[0]]) > 1 || j.varied(a) {
			return 0
		}
		return labelBareHead
	}
	if labelSubset(a.stems, b.stems) || labelSubset(b.stems, a.stems) {
		return labelBareHead
	}
	if a.phrase.class == "many" || a.phrase.class == "site" {
		return shared
	}
	return shared + labelSameHead/2
}

// core is the words of a phrase without forces, when those are of a band that the event has alone too.
func (j *labelJoiner) core(e *labelExpression) []arabic.Key {
	if len(e.stems) > 1 && e.stems[0] == labelForces() && j.heads[e.stems[1]] {
		return e.stems[1:]
	}
	return e.stems
}

// labelForces is looked up when it is first asked for, as all that takes a stemmer.
var labelForces = sync.OnceValue(func() arabic.Key {
	return arabic.NewStemmer().Stem("قوات", arabic.Tokenize(nil, "قوات")[0])
})

// varied reports whether a noun that stands for its name stands before several: «الملعب» is none of three.
func (j *labelJoiner) varied(e *labelExpression) bool {
	if e.phrase.class != "site" && e.phrase.class != "many" {
		return false
	}
	next := map[arabic.Key]bool{}
	for _, o := range j.all {
		if o.stems[0] == e.stems[0] && len(o.stems) > 1 {
			next[o.stems[1]] = true
		}
	}
	return len(next) > 1
}

// labelJaccard is the share of two phrases' words that both have, each weighing by its rarity in the news.
func labelJaccard(a, b *labelExpression) float64 {
	both, all := 0., 0.
	for i, k := range a.stems {
		all += a.rarity[i]
		if slices.Contains(b.stems, k) {
			both += a.rarity[i]
		}
	}
	for i, k := range b.stems {
		if !slices.Contains(a.stems, k) {
			all += b.rarity[i]
		}
	}
	if all == 0 {
		return 0
	}
	return both / all
}

func labelSubset(a, b []arabic.Key) bool {
	for _, k := range a {
		if !slices.Contains(b, k) {
			return false
		}
	}
	return true
}
