// Labels: the expressions that articles use for one person, group, place or happening.
package framing

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"isnad/similarity"
	"isnad/similarity/arabic"
)

// findThings finds the expressions for the event's actors, places and happenings, the weightiest thing first. quoted says whether a code point of an article's
// body stands inside a quotation.
//
//  1. Bodies become words; articles that are word for word the same are one text (label_text.go).
//  2. Names are learnt from what stands behind offices and nouns of groups and places (label_name.go), and words that matter from how many texts
//     have them and how rare they are in the news (heads).
//  3. Each text is cut into phrases from its beginning, the longest at each place, so that a stretch is counted once (label_phrase.go).
//  4. Phrases of the same stems are one expression; expressions are joined by average linkage (label_join.go).
//  5. Things of two expressions and more are shown, if they weigh enough and differ in more than the plain name of a place (label_choose.go).
//
// Note: heads from the list (label_things.txt) do most of it. Twelve salient words beside them, in place of one, find nothing more on the labelled events
// and raise the share of expressions shown that no label has from .40 to .43; the words around an expression change no figure there and are kept to break ties.
func findThings(e readEvent, quoted func(article, codePoint int) bool) []Thing {
	f := &labelFinder{lexicon: labelLexiconOnce(), memory: &e.reader.labels, articles: e.articles, texts: readLabelTexts(e)}
	if len(f.texts) == 0 {
		return nil
	}
	defer f.forget()
	f.count()
	f.learn()
	return f.choose(f.joinExpressions(f.expressions()), quoted)
}

// forget leaves the memory without what is the event's own.
func (f *labelFinder) forget() {
	for _, n := range f.stems {
		f.memory.counts[n] = labelStem{}
	}
	for _, n := range f.starts {
		f.memory.starting[n] = false
	}
}

// count gathers what the texts have in common: words, numbers, and the words that matter.
func (f *labelFinder) count() {
	f.numbers, f.heads = map[string]textCount{}, map[arabic.Key]bool{}
	for t, text := range f.texts {
		for _, w := range text.words {
			stem := &f.memory.counts[w.stems]
			if stem.times == 0 {
				f.stems = append(f.stems, w.stems)
				stem.stem = w.stem
			}
			stem.textCount = stem.in(t)
			stem.times++
			if w.definite && !labelNisba(w) {
				stem.nouns++
			}
			if labelDigits(w) {
				f.numbers[w.folded] = f.numbers[w.folded].in(t)
			}
		}
	}
	if len(f.texts) >= labelHeadTexts {
		f.weighHeads()
	}
}

// textCount is how many texts have something; they are counted one after the other.
type textCount struct{ texts, last int }

// in counts text t, once.
func (c textCount) in(t int) textCount {
	if c.last == t+1 {
		return c
	}
	return textCount{c.texts + 1, t + 1}
}

// labelStem is what the texts have of one stem.
type labelStem struct {
	textCount
	stem         arabic.Key
	times, nouns int // occurrences; those with the article
}

// together reports whether two texts have words i and i+1 in a row.
func (f *labelFinder) together(words []labelWord, i int) bool {
	if f.pairs == nil {
		f.pairs = f.pairsOfTwo()
	}
	_, both := slices.BinarySearch(f.pairs, labelPair(words, i))
	return both
}

func labelPair(words []labelWord, i int) uint64 {
	return uint64(words[i].stems)<<32 | uint64(words[i+1].stems)
}

// pairsOfTwo are the pairs of words that two texts have, ascending.
func (f *labelFinder) pairsOfTwo() []uint64 {
	all := f.memory.pairs[:0]
	for _, text := range f.texts {
		from := len(all)
		for i, w := range text.words[:max(0, len(text.words)-1)] {
			if w.joined {
				all = append(all, labelPair(text.words, i))
			}
		}
		slices.Sort(all[from:])
		all = all[:from+len(slices.Compact(all[from:]))]
	}
	slices.Sort(all)
	f.memory.pairs = all
	two := make([]uint64, 0, len(f.texts))
	for i := 1; i < len(all); i++ {
		if all[i] == all[i-1] {
			two = append(two, all[i])
		}
	}
	return slices.Compact(two)
}

// What makes a word matter that no list has: it is a noun, every text has it, there are three at least, and it comes first by occurrences and rarity.
const (
	labelHeadTexts  = 3
	labelHeadCount  = 1
	labelHeadRarity = 3 // least ln of how many articles of the news one has the word: e^3 is one in twenty
)

func (f *labelFinder) weighHeads() {
	type head struct {
		stem   arabic.Key
		weight float64
	}
	var heads []head
	for _, number := range f.stems {
		n := &f.memory.counts[number]
		if n.texts < len(f.texts) || n.nouns < 2 || n.stem.Number() || n.stem.Latin() {
			continue
		}
		if idf := similarity.BackgroundIDF(n.stem); idf >= labelHeadRarity {
			heads = append(heads, head{n.stem, float64(n.texts) * math.Log1p(float64(n.times)) * idf})
		}
	}
	slices.SortFunc(heads, func(a, b head) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.stem, b.stem))
	})
	for _, h := range heads[:min(labelHeadCount, len(heads))] {
		f.heads[h.stem] = true
	}
}

// labelExpression is the phrases of the same stems, demonstratives aside.
type labelExpression struct {
	key       string
	phrase    labelPhrase // attributes are those of the first found, which are those of all
	stems     []arabic.Key
	rarity    []float64 // of the stems, in the news
	places    []labelPlaceIn
	texts     int
	president bool              // the words make a person one
	local     bool              // the words say that it is not the state's
	context   similarity.Vector // nil before it was asked for, see contextOf
}

// labelPlaceIn is where a phrase stands: words [first, last) of a text.
type labelPlaceIn struct{ text, first, last int }

// expressions gathers the phrases of all texts, ordered by their spelling.
func (f *labelFinder) expressions() []*labelExpression {
	byKey := map[string]*labelExpression{}
	var all []*labelExpression
	var key []byte
	for t, text := range f.texts {
		for p := range f.phrases(text.words) {
			words := text.words[p.head:p.last]
			key = appendLabelKey(key[:0], words)
			e := byKey[string(key)]
			if e == nil {
				e = newLabelExpression(string(key), p, words)
				byKey[e.key], all = e, append(all, e)
			}
			if n := len(e.places); n == 0 || e.places[n-1].text != t {
				e.texts++
			}
			e.places = append(e.places, labelPlaceIn{t, p.first, p.last})
		}
	}
	slices.SortFunc(all, func(a, b *labelExpression) int { return strings.Compare(a.key, b.key) })
	return all
}

// appendLabelKey appends the identity of an expression: its stems.
func appendLabelKey(key []byte, words []labelWord) []byte {
	for _, w := range words {
		key = append(append(key, w.text...), ' ')
	}
	return key
}

func newLabelExpression(key string, p labelPhrase, words []labelWord) *labelExpression {
	e := &labelExpression{key: key, phrase: p, president: labelPresident(words), local: labelLocal(words)}
	e.stems, e.rarity = make([]arabic.Key, len(words)), make([]float64, len(words))
	for i, w := range words {
		e.stems[i], e.rarity[i] = w.stem, w.rarity
	}
	return e
}

// labelContextWords is how many words on each side make the context of an occurrence.
const labelContextWords = 4

// contextOf is the vector of the words around an expression's places.
func (f *labelFinder) contextOf(e *labelExpression) similarity.Vector {
	if e.context != nil {
		return e.context
	}
	keys := make([]arabic.Key, 0, 2*labelContextWords*len(e.places))
	for _, p := range e.places {
		words := f.texts[p.text].words
		for i := max(0, p.first-labelContextWords); i < min(len(words), p.last+labelContextWords); i++ {
			if (i < p.first || i >= p.last) && !arabic.IsStop(words[i].stem) {
				keys = append(keys, words[i].stem)
			}
		}
	}
	counts := similarity.Counts(keys)
	weights := make([]similarity.Weight, len(counts))
	for i, c := range counts {
		weights[i] = similarity.Weight{Key: c.Key, Weight: math.Log1p(c.N) * similarity.BackgroundIDF(c.Key)}
	}
	e.context = similarity.NewVector(weights)
	return e.context
}

func labelPresident(words []labelWord) bool {
	if strings.TrimPrefix(words[0].folded, "ال") != "رييس" && strings.TrimPrefix(words[0].folded, "ال") != "رئيس" {
		return false
	}
	return len(words) < 2 || words[1].folded != "الوزراء" && words[1].folded != "وزراء" && words[1].folded != "حكومه"
}

// labelLocal reports whether an office is a province's.
func labelLocal(words []labelWord) bool {
	for _, w := range words[1:] {
		if strings.HasPrefix(w.folded, "المحلي") || strings.HasPrefix(w.folded, "اقليم") || strings.HasPrefix(w.folded, "الاقليم") {
			return true
		}
	}
	return false
}
