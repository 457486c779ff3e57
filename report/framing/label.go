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
	f := &labelFinder{lexicon: labelLexiconOnce(), articles: e.articles, texts: readLabelTexts(e)}
	if len(f.texts) == 0 {
		return nil
	}
	f.count()
	f.learn()
	return f.choose(joinExpressions(f.expressions()), quoted)
}

// count gathers what the texts have in common: words, pairs of words, and the words that matter.
func (f *labelFinder) count() {
	f.pairs, f.numbers, f.heads = map[[2]arabic.Key]textCount{}, map[string]textCount{}, map[arabic.Key]bool{}
	f.stems = map[arabic.Key]labelStem{}
	for t, text := range f.texts {
		for i, w := range text.words {
			stem := f.stems[w.stem]
			stem.textCount = stem.in(t)
			stem.times++
			if w.definite && !labelNisba(w) {
				stem.nouns++
			}
			f.stems[w.stem] = stem
			if labelDigits(w) {
				f.numbers[w.folded] = f.numbers[w.folded].in(t)
			}
			if i+1 < len(text.words) && w.joined {
				pair := labelPair(text.words, i)
				f.pairs[pair] = f.pairs[pair].in(t)
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
	times, nouns int // occurrences; those with the article
}

func labelPair(words []labelWord, i int) [2]arabic.Key {
	return [2]arabic.Key{words[i].stem, words[i+1].stem}
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
	for stem, n := range f.stems {
		if n.texts < len(f.texts) || n.nouns < 2 || stem.Number() || stem.Latin() {
			continue
		}
		if idf := similarity.BackgroundIDF(stem); idf >= labelHeadRarity {
			heads = append(heads, head{stem, float64(n.texts) * math.Log1p(float64(n.times)) * idf})
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
	places    []labelPlaceIn
	texts     int
	president bool // the words make a person one
	local     bool // the words say that it is not the state's
	context   similarity.Vector
}

// labelPlaceIn is where a phrase stands: words [first, last) of a text.
type labelPlaceIn struct{ text, first, last int }

// expressions gathers the phrases of all texts, ordered by their spelling.
func (f *labelFinder) expressions() []*labelExpression {
	byKey := map[string]*labelExpression{}
	for t, text := range f.texts {
		seen := map[string]bool{}
		for _, p := range f.phrases(text.words) {
			key, stems := labelKey(text.words[p.head:p.last])
			e := byKey[key]
			if e == nil {
				e = &labelExpression{key: key, phrase: p, stems: stems, president: labelPresident(text.words[p.head:p.last]), local: labelLocal(text.words[p.head:p.last])}
				byKey[key] = e
			}
			e.places = append(e.places, labelPlaceIn{t, p.first, p.last})
			if !seen[key] {
				seen[key] = true
				e.texts++
			}
		}
	}
	all := make([]*labelExpression, 0, len(byKey))
	for _, e := range byKey {
		e.context = f.contextOf(e)
		all = append(all, e)
	}
	slices.SortFunc(all, func(a, b *labelExpression) int { return strings.Compare(a.key, b.key) })
	return all
}

// labelKey is the identity of an expression: its stems.
func labelKey(words []labelWord) (string, []arabic.Key) {
	var b strings.Builder
	var stems []arabic.Key
	for _, w := range words {
		b.WriteString(labelStemText(w))
		b.WriteByte(' ')
		stems = append(stems, w.stem)
	}
	return b.String(), stems
}

func labelStemText(w labelWord) string {
	if s := w.stem.String(); s != "" {
		return s
	}
	return w.folded
}

// labelContextWords is how many words on each side make the context of an occurrence.
const labelContextWords = 4

// contextOf is the vector of the words around an expression's places.
func (f *labelFinder) contextOf(e *labelExpression) similarity.Vector {
	var keys []arabic.Key
	for _, p := range e.places {
		words := f.texts[p.text].words
		for i := max(0, p.first-labelContextWords); i < min(len(words), p.last+labelContextWords); i++ {
			if (i < p.first || i >= p.last) && !arabic.IsStop(words[i].stem) {
				keys = append(keys, words[i].stem)
			}
		}
	}
	var weights []similarity.Weight
	for _, c := range similarity.Counts(keys) {
		weights = append(weights, similarity.Weight{Key: c.Key, Weight: math.Log1p(c.N) * similarity.BackgroundIDF(c.Key)})
	}
	return similarity.NewVector(weights)
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
