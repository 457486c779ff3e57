// Stems: the forms of one word made one key.
package arabic

import (
	"strings"
	"unicode"

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

// Stem gives the stem of a token of text; a number is its own stem.
//
// A prefix or an ending goes only where what remains is attested: it stands in the background, and is not much rarer than
// the word it is to explain (light10 and Snowball strip by pattern alone, and turn وزير into زير). Words the background does not
// know lose only the article and what stands before it.
func (s *Stemmer) Stem(text string, t Token) Key {
	if t.Key.Number() {
		return t.Key
	}
	if stem := s.known.get(t.Key); stem != 0 {
		return Key(stem)
	}
	var stem Key
	word := text[t.Start:t.End]
	switch {
	case t.Key.exact():
		stem = s.words.stem(t.Key)
	case t.Key.Latin():
		stem = latin(word, t.Key)
	default:
		stem = s.words.stemLong(word, t.Key)
	}
	s.known.set(t.Key, uint64(stem))
	return stem
}

// latin stems a word of another script with Snowball, in the language its letters speak for.
func latin(word string, key Key) Key {
	language := languageOf(word)
	if language == "" {
		return key
	}
	stemmed, err := snowball.Stem(Fold(word), language, false)
	if err != nil {
		return key
	}
	if tokens := Tokenize(nil, stemmed); len(tokens) == 1 {
		return tokens[0].Key
	}
	return key
}

// languageOf guesses by letters alone: English unless the word has letters of French or Spanish, Russian for Cyrillic, nothing for
// other scripts and for words with digits. Articles written in these languages are not what isnad is for.
func languageOf(word string) string {
	language := "english"
	for _, r := range word {
		switch {
		case unicode.Is(unicode.Cyrillic, r):
			language = "russian"
		case strings.ContainsRune("àâæçèêëîïôœùûÿÀÂÆÇÈÊËÎÏÔŒÙÛŸ", r):
			language = "french"
		case strings.ContainsRune("ñáíóúÑÁÍÓÚ", r):
			language = "spanish"
		case !unicode.Is(unicode.Latin, r) && classify(r) != skipped:
			return ""
		}
	}
	return language
}

const (
	shortest     = 3 // letters that must remain: two are a particle («به» is no ه), unless an article stood before them (الدم)
	behindAl     = 2
	own          = .04 // share of a form's occurrences that evidence against an affix must reach: less is misprints
	muchCommoner = 2
	nounRatio    = .1 // for و ب ل before what is a noun, when the whole is none
	wellKnown    = 10 // background articles with the remainder, for ف ب ل to come off a word the background does not have
	never        = 1e9
)

// stem takes a word that is spelt out apart.
func (v *vocabulary) stem(w Key) Key {
	if IsStop(w) {
		return w
	}
	if name := variants.get(w); name != 0 {
		return Key(name) // «بليون» has no clitic, «جورجيا» no ending
	}
	if particle := v.particle(w); particle != 0 {
		return particle
	}
	rest, doubtful := v.stripPrefix(w)
	if name := variants.get(rest); name != 0 {
		return Key(name)
	}
	stem := v.stripEndings(v.stripFuture(rest))
	if doubtful { // «وزارتها»: the reading wins whose stem is the commoner, and what no article stands before has to be much commoner
		other := v.stripEndings(v.stripFuture(w))
		n, least := v.frequency(other), v.frequency(stem)
		if v.definite(other) <= own*n {
			least *= muchCommoner
		}
		if n > least {
			stem = other
		}
	}
	return variant(stem)
}

// stemLong takes a word apart that is too long for an exact key («والاستراتيجية»): the commonest attested remainder of one prefix and one
// ending at most is stemmed.
func (v *vocabulary) stemLong(word string, key Key) Key {
	folded, best := Fold(word), Key(0)
	for i := -1; i < len(prefixes); i++ {
		rest := folded
		if i >= 0 {
			if rest = strings.TrimPrefix(folded, prefixes[i].key.String()); rest == folded {
				continue
			}
		}
		for j := -1; j < len(endings); j++ {
			middle := rest
			if j >= 0 {
				if middle = strings.TrimSuffix(rest, endings[j].key.String()); middle == rest {
					continue
				}
			}
			if tokens := Tokenize(nil, middle); len(tokens) == 1 && tokens[0].Key.exact() && v.frequency(tokens[0].Key) > v.frequency(best) {
				best = tokens[0].Key
			}
		}
	}
	if best == 0 {
		return key
	}
	return v.stem(best)
}

// particle is the stop word of three letters and more that a conjunction or a preposition stands before, 0 when w is none: «والتي»
// is no وال.
func (v *vocabulary) particle(w Key) Key {
	for _, p := range prefixes {
		if rest, ok := cutPrefix(w, p.key); ok && p.kind == bare && lettersOf(rest) >= shortest && IsStop(rest) && v.definite(w) <= own*v.frequency(w) {
			return rest
		}
	}
	return 0
}

// stripPrefix takes the best attested chain of conjunction, preposition and article off. It is doubtful where no article
// was among it.
func (v *vocabulary) stripPrefix(w Key) (best Key, doubtful bool) {
	of := v.frequency(w)
	best, most, definite := w, 0., false
	articles := v.frequency(glue(al, w)) <= own*of && v.frequency(glue(lam, w)) <= own*of // «الالتزام», «لالمانيا»: its own ال
	own := v.definite(w) > own*of
	for _, p := range prefixes {
		rest, ok := cutPrefix(w, p.key)
		if !ok {
			continue
		}
		n, ratio := v.frequency(rest), p.ratio
		if n == 0 && of > 0 && p.kind == article {
			if stem := v.stripEnding(rest); stem != rest { // «الجريحين», where جريحين is not attested
				n = v.frequency(stem)
			}
		}
		if !own && p.ratio < 1 && v.definite(rest) > 0 {
			ratio = nounRatio // «لكرة» is commoner than «كرة»
		}
		switch {
		case p.kind == article:
			if articles && (lettersOf(rest) > behindAl || lettersOf(rest) == behindAl && !IsStop(rest)) && (n > 0 && n >= p.ratio*of || of == 0 && n >= p.unknown && lettersOf(rest) >= shortest) && (n > most || best == w) {
				best, most, definite = rest, n, true
			}
		case lettersOf(rest) < shortest || n == 0 || n < ratio*of || n <= most:
		case definite && rest>>(5*(lettersOf(rest)-1)) != lam: // but للبنان is ل and لبنان
		case of == 0 && n < p.unknown:
		default:
			best, most, doubtful = rest, n, true
		}
	}
	return best, doubtful
}

// stripFuture takes [و]س off before the ي or ت of a verb, and reads the ت of the feminine as ي: ستقول, تقول and يقول are one.
func (v *vocabulary) stripFuture(w Key) Key {
	of := v.frequency(w)
	if rest, ok := cutPrefix(w, seenLetter); ok && lettersOf(rest) >= shortest && v.definite(w) <= own*of {
		if n := v.frequency(rest); imperfect(rest) && n > 0 && n >= .2*of {
			w, of = rest, n
		}
	}
	if rest, ok := cutPrefix(w, tehLetter); ok && lettersOf(w) >= shortest {
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
	for _, e := range endings {
		if rest, ok := cutEnding(w, e.key); ok && lettersOf(rest) >= shortest {
			if stem := v.explained(w, rest, e); stem != 0 {
				return stem
			}
		}
	}
	return w
}

// explained is the word that rest stands for when e is an ending of w, as its kind asks; 0 when it is none.
func (v *vocabulary) explained(w, rest Key, e affix) Key {
	of, definite, ratio := v.frequency(w), v.definite(w), e.ratio
	switch e.kind {
	case pronoun, verbal:
		if definite > own*of {
			return 0
		}
		rest = v.hidden(rest)
	case accusative:
		if v.governed(w) > own*of || definite > own*of {
			return 0
		}
	case nominative:
		if v.governed(w) > own*of || e.key == wawNoon && lettersOf(rest) == shortest && !imperfect(rest) {
			return 0
		}
	case oblique:
		if v.frequency(glue(rest, alefNoon)) == 0 && (lettersOf(rest) == shortest || v.frequency(glue(rest, wawNoon)) == 0) {
			return 0
		}
	case construct:
		if definite > own*of || lettersOf(rest) == shortest || v.definite(glue(w, noon)) == 0 {
			return 0
		}
	case dual:
		rest = glue(rest, hehLetter)
	case feminine:
		rest = v.commoner(rest, glue(rest, hehLetter))
	case teh:
		_, nisba := cutEnding(w, yehHeh)
		switch {
		case definite <= own*of:
			rest, ratio = v.hidden(rest), .1
		case nisba && lettersOf(rest) > shortest:
			ratio = .02
		case lettersOf(rest) == shortest && !nisba:
			return 0
		}
	}
	if n := v.frequency(rest); n > 0 && n >= ratio*of {
		return rest
	}
	return 0
}

// imperfect reports whether a form begins like an imperfect verb of the third person.
func imperfect(w Key) bool {
	first := w >> (5 * (lettersOf(w) - 1))
	return first == yehLetter || first == tehLetter
}

// hidden reads the letter that a pronoun changed at the end of rest as it was, where that is the commoner word: the ت that was ة
// (حكومتهم), the ئ or ؤ that was ء (اعضائه).
func (v *vocabulary) hidden(rest Key) Key {
	switch last := rest & 31; last {
	case tehLetter:
		return v.commoner(rest, rest&^31|hehLetter)
	case hamzaOnYeh, hamzaOnWaw:
		return v.commoner(rest, rest&^31|hamza)
	}
	return rest
}

// commoner is the commoner of two nouns: behind the article, where neither a pronoun nor a verb is mistaken for one, and else by
// themselves. The first wins a tie.
func (v *vocabulary) commoner(a, b Key) Key {
	if d, e := v.definite(a), v.definite(b); e > d || d == 0 && v.frequency(b) > v.frequency(a) {
		return b
	}
	return a
}
