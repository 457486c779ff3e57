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
	stem := s.words.stem(t.Key)
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

// shortest is how many letters must remain: two-letter remainders are particles («به» is no ه).
const shortest = 3

// own is the share of a form's occurrences that evidence against an affix must reach: less is misprints.
const own = .02

// stem takes a word that is spelt out apart.
func (v *vocabulary) stem(w Key) Key {
	if IsStop(w) {
		return w
	}
	rest, doubtful := v.stripPrefix(w)
	stem := v.stripEndings(v.stripFuture(rest))
	if doubtful { // «وزارتها»: the reading wins whose stem is the commoner
		if other := v.stripEndings(v.stripFuture(w)); v.frequency(other) > v.frequency(stem) {
			stem = other
		}
	}
	return variant(stem)
}

// stripPrefix takes the best attested chain of conjunction, preposition and article off. It is doubtful where no article
// was among it.
func (v *vocabulary) stripPrefix(w Key) (best Key, doubtful bool) {
	of := v.frequency(w)
	if v.frequency(glue(al, w)) > own*of || of > 0 && v.frequency(glue(lal, w)) > own*of {
		return w, false
	}
	best, most, had := w, -1., false
	for _, p := range prefixes {
		rest, ok := cutPrefix(w, p.key)
		if !ok || lettersOf(rest) < shortest {
			continue
		}
		n := v.frequency(rest)
		if p.kind == article {
			if (n > 0 && n >= p.ratio*of || of == 0) && n > most {
				best, most, had = rest, n, true
			}
			continue
		}
		if had && rest>>(5*(lettersOf(rest)-1)) != lam { // but للبنان is ل and لبنان
			break
		}
		if n > 0 && n >= p.ratio*of && n > most {
			best, most, had, doubtful = rest, n, true, true
		}
	}
	return best, doubtful
}

// stripFuture takes [و]س off before the ي or ت of a verb, and reads the ت of the feminine as ي: ستقول, تقول and يقول are one.
func (v *vocabulary) stripFuture(w Key) Key {
	of := v.frequency(w)
	if rest, ok := cutPrefix(w, seenLetter); ok && lettersOf(rest) > shortest {
		if first := rest >> (5 * (lettersOf(rest) - 1)); first == yehLetter || first == tehLetter {
			if n := v.frequency(rest); n > 0 && n >= .2*of {
				w, of = rest, n
			}
		}
	}
	if rest, ok := cutPrefix(w, tehLetter); ok && lettersOf(rest) >= shortest {
		masculine := glue(yehLetter, rest)
		if n := v.frequency(masculine); n > 0 && n >= .3*of && v.definite(w) <= own*of {
			return masculine
		}
	}
	return w
}

// stripEndings takes up to two endings off: «مسؤوليها» loses first ها, then what it stood on.
func (v *vocabulary) stripEndings(w Key) Key { return v.stripEnding(v.stripEnding(w)) }

// stripEnding takes one attested ending off. The ة that an ending hides is put back where that is the commoner word: وزارتها, وزارات → وزاره.
func (v *vocabulary) stripEnding(w Key) Key {
	of := v.frequency(w)
	definite := v.definite(w)
	for _, e := range endings {
		rest, ok := cutEnding(w, e.key)
		if !ok || lettersOf(rest) < shortest {
			continue
		}
		ratio := e.ratio
		switch e.kind {
		case pronoun, verbal:
			if definite > own*of {
				continue
			}
			rest = v.hidden(rest)
		case accusative, nominative:
			if v.governed(w) > own*of || e.kind == accusative && definite > own*of {
				continue
			}
			if e.key == tan {
				rest = glue(rest, hehLetter)
			}
		case feminine:
			if plural := glue(rest, hehLetter); v.definite(plural) > v.definite(rest) || v.definite(rest) == 0 && v.frequency(plural) > v.frequency(rest) {
				rest = plural
			}
		case oblique:
			if lettersOf(e.key) == 3 {
				rest = glue(rest, hehLetter)
			} else if v.frequency(glue(rest, wawNoon)) == 0 && v.frequency(glue(rest, alefNoon)) == 0 {
				continue
			}
		case teh:
			if definite <= own*of {
				rest = v.hidden(rest)
			} else if _, nisba := cutEnding(w, yehHeh); nisba && lettersOf(rest) > shortest {
				ratio = .02
			} else if lettersOf(rest) == shortest {
				continue
			}
		}
		if n := v.frequency(rest); n > 0 && n >= ratio*of {
			return rest
		}
	}
	return w
}

// hidden reads the ت that a pronoun left at the end of rest as the ة it was, where that is the commoner word: حكومتهم.
func (v *vocabulary) hidden(rest Key) Key {
	if base, ok := cutEnding(rest, tehLetter); ok {
		if closed := glue(base, hehLetter); v.definite(closed) > v.definite(rest) || v.definite(rest) == 0 && v.frequency(closed) > v.frequency(rest) {
			return closed
		}
	}
	return rest
}
