// Stems: the forms of one word made one key.
package arabic

import (
	"strings"

	"github.com/kljensen/snowball"
)

// Stemmer takes clitics and endings off words. It remembers the words it has seen and belongs to one goroutine; all
// share the background vocabulary. What a word is stemmed to depends on that word and the background alone, never on
// what was stemmed before.
type Stemmer struct {
	words *vocabulary
	known table // word → stem
}

// NewStemmer loads the background vocabulary at the first call.
func NewStemmer() *Stemmer { return &Stemmer{words: background()} }

// Stem gives the stem of a token of text. Numbers and Arabic words of more than twelve letters are their own stems.
//
// A prefix or an ending goes only where what remains is attested: it stands in the background, and is not much rarer than
// the word it is to explain (light10 and Snowball strip by pattern alone, and turn وزير into زير). Words the background does not
// know lose only the article and what stands before it.
func (s *Stemmer) Stem(text string, t Token) Key {
	switch {
	case t.Key.exact():
	case t.Key.Latin():
		return s.latin(text[t.Start:t.End], t.Key)
	default:
		return t.Key
	}
	if stem := s.known.get(t.Key); stem != 0 {
		return Key(stem)
	}
	stem := s.stemExact(t.Key)
	s.known.set(t.Key, uint64(stem))
	return stem
}

// latin stems words in Latin letters as English, the language of nearly all of them in Arabic news.
func (s *Stemmer) latin(word string, key Key) Key {
	if stem := s.known.get(key); stem != 0 {
		return Key(stem)
	}
	stem := key
	if stemmed, err := snowball.Stem(strings.ToLower(word), "english", false); err == nil && stemmed != "" {
		if tokens := Tokenize(nil, stemmed); len(tokens) == 1 {
			stem = tokens[0].Key
		}
	}
	s.known.set(key, uint64(stem))
	return stem
}

// word is a word taken apart: n letters as places in the alphabet.
type word struct {
	letter [exactLetters + 1]uint8 // one more than a key holds, for an ending put back
	n      int
}

func wordOf(k Key) (w word) {
	for v := k; v != 0; v >>= 5 {
		w.n++
	}
	for i, v := w.n-1, k; i >= 0; i, v = i-1, v>>5 {
		w.letter[i] = uint8(v & 31)
	}
	return w
}

func (w word) key() (k Key) {
	for _, v := range w.letter[:w.n] {
		k = k<<5 | Key(v)
	}
	return k
}

// without is the word without its first `first` and last `last` letters.
func (w word) without(first, last int) (cut word) {
	cut.n = copy(cut.letter[:], w.letter[first:w.n-last])
	return cut
}

// with is the word with one more letter at its end.
func (w word) with(v uint8) word {
	w.letter[w.n] = v
	w.n++
	return w
}

func (w word) hasPrefix(p []uint8) bool {
	return w.n >= len(p) && string(w.letter[:len(p)]) == string(p)
}

func (w word) hasSuffix(p []uint8) bool {
	return w.n >= len(p) && string(w.letter[w.n-len(p):w.n]) == string(p)
}

// affix is a prefix or an ending and what it asks of the remainder: to be at least ratio times as frequent as the word.
type affix struct {
	letters []uint8
	ratio   float64
	sure    bool // taken off unknown words too
}

// The ratios: an article or a chain with one explains nearly any word; one letter explains a word only when the rest is the commoner
// of the two. They were set on the pairs of testdata/lemmas.tsv.
var prefixes = []affix{
	affixOf("وبال", .02, true), affixOf("وكال", .3, false), affixOf("فبال", .02, true), affixOf("ولل", .02, true), affixOf("فلل", .02, true),
	affixOf("وال", .02, true), affixOf("فال", .1, false), affixOf("بال", .05, true), affixOf("كال", .2, false), affixOf("ال", .01, true), affixOf("لل", .05, true),
	affixOf("وب", .5, false), affixOf("ول", .5, false), affixOf("وك", 1, false), affixOf("فب", .5, false), affixOf("فل", .5, false),
	affixOf("و", .2, false), affixOf("ف", 1, false), affixOf("ب", .8, false), affixOf("ل", .8, false), affixOf("ك", 2, false),
}

var endings = []affix{
	affixOf("هما", .1, false), affixOf("ها", .1, false), affixOf("هم", .1, false), affixOf("هن", .3, false), affixOf("نا", .3, false), affixOf("كم", .3, false),
	affixOf("تين", .1, false), affixOf("تان", .1, false), affixOf("ات", .15, false), affixOf("ون", .15, false), affixOf("ين", .15, false), affixOf("ان", .6, false), affixOf("وا", .15, false),
	affixOf("ه", .3, false), affixOf("ت", .5, false), affixOf("ا", .5, false),
}

func affixOf(letters string, ratio float64, sure bool) affix {
	w := wordOf(Tokenize(nil, letters)[0].Key)
	return affix{letters: w.letter[:w.n:w.n], ratio: ratio, sure: sure}
}

// The letters that endings change.
var (
	alef = affixOf("ا", 0, false).letters[0]
	teh  = affixOf("ت", 0, false).letters[0]
	heh  = affixOf("ه", 0, false).letters[0]
	yeh  = affixOf("ي", 0, false).letters[0]
	seen = affixOf("س", 0, false).letters[0]
	waw  = affixOf("و", 0, false).letters[0]
)

// shortest is how many letters must remain: two-letter remainders are particles («به» is no ه).
const shortest = 3

// stemExact stems a word that is spelt out. Where a first letter may be a clitic or may be the word's own («وزارتها»), the
// reading wins whose stem is the commoner.
func (s *Stemmer) stemExact(key Key) Key {
	if IsStop(key) {
		return key
	}
	whole := wordOf(key)
	bare, doubtful := s.stripPrefix(whole)
	stem := s.stripInflection(bare)
	if doubtful {
		if other := s.stripInflection(whole); s.frequency(other) > s.frequency(stem) {
			stem = other
		}
	}
	return variant(stem.key())
}

// stripInflection takes the future and up to two endings off: «مسؤوليها» loses first ها, then what it stood on.
func (s *Stemmer) stripInflection(w word) word {
	return s.stripEnding(s.stripEnding(s.stripFuture(w)))
}

// frequency is in how many background articles a form occurs.
func (s *Stemmer) frequency(w word) float64 { return float64(s.words.forms.get(w.key())) }

// attested reports whether the remainder explains the word.
func (s *Stemmer) attested(remainder word, of float64, ratio float64) bool {
	if remainder.n < shortest {
		return false
	}
	n := s.frequency(remainder)
	return n > 0 && n >= ratio*of
}

// stripPrefix takes the longest attested chain of conjunction, preposition and article off. It is doubtful where no article
// was among it.
func (s *Stemmer) stripPrefix(w word) (rest word, doubtful bool) {
	of := s.frequency(w)
	for _, p := range prefixes {
		if !w.hasPrefix(p.letters) {
			continue
		}
		rest := w.without(len(p.letters), 0)
		if s.attested(rest, of, p.ratio) || p.sure && of == 0 && rest.n >= shortest {
			return rest, !p.sure
		}
	}
	return w, false
}

// stripFuture takes [و]س off before the ي or ت of a verb, and reads the ت of the feminine as ي: ستقول, تقول and يقول are one.
func (s *Stemmer) stripFuture(w word) word {
	of := s.frequency(w)
	for skip := 2; skip >= 1; skip-- {
		if w.n > skip+shortest && w.letter[skip-1] == seen && (skip == 1 || w.letter[0] == waw) && (w.letter[skip] == yeh || w.letter[skip] == teh) {
			if rest := w.without(skip, 0); s.attested(rest, of, .5) {
				w, of = rest, s.frequency(rest)
				break
			}
		}
	}
	if w.n > shortest && w.letter[0] == teh {
		masculine := w
		masculine.letter[0] = yeh
		if s.attested(masculine, of, .5) {
			return masculine
		}
	}
	return w
}

// stripEnding takes one attested ending off. The ة that an ending hides is put back where that is the commoner word: وزارتها, وزارات → وزاره.
func (s *Stemmer) stripEnding(w word) word {
	of := s.frequency(w)
	for _, e := range endings {
		if !w.hasSuffix(e.letters) {
			continue
		}
		best := s.withTeh(w.without(0, len(e.letters)), len(e.letters) > 1)
		if s.attested(best, of, e.ratio) {
			return best
		}
	}
	return w
}

// withTeh puts back the ة that an ending hides, where that makes the commoner word: the one that became ت before a pronoun (حكومتهم), or,
// before an ending of several letters, the one a plural took the place of (وزارات).
func (s *Stemmer) withTeh(rest word, plural bool) word {
	feminine := rest
	switch {
	case rest.n > 0 && rest.letter[rest.n-1] == teh:
		feminine.letter[rest.n-1] = heh
	case plural && rest.n < exactLetters:
		feminine = rest.with(heh)
	}
	if s.frequency(feminine) > s.frequency(rest) {
		return feminine
	}
	return rest
}
