// Stems: the forms of one word made one key.
package arabic

import "strings"

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
		stem = s.words.stemOf(t.Key)
	case t.Key.Latin():
		stem = latin(word, t.Key)
	default:
		stem = s.words.stemLong(word, t.Key)
	}
	s.known.set(t.Key, uint64(stem))
	return stem
}

// What must remain of a word, and what must be known of it. Shares are of the word's own frequency; all were set on the first
// groups of testdata/lemmas.tsv.
const (
	shortest     = 3   // letters that must remain: two are a particle («به» is no ه),
	behindAl     = 2   // unless an article stood before them (الدم)
	own          = .04 // share that evidence against an affix must reach: less is misprints
	muchCommoner = 2   // how much commoner the stem of the other reading must be to be taken
	nounRatio    = .1  // for و ب ل before what is a noun, when the whole is none
	futureRatio  = .2  // for س before an imperfect
	genderRatio  = .3  // for ي in the place of ت
	hisRatio     = .1  // for ه that is no ة
	nisbaRatio   = .02 // for the ة of ية: الدولية is commoner than الدولي
	wellKnown    = 10  // articles with the remainder, for ف ب ل to come off a word the background does not have
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

// stripPrefix takes the best attested chain of conjunction, preposition and article off: the one with the commonest remainder, where
// chains with the article go before those without. It is doubtful where no article was among it.
func (v *vocabulary) stripPrefix(w Key) (best Key, doubtful bool) {
	best, most, definite := w, 0., false
	ownAl := v.ownArticle(w)
	for _, p := range prefixes {
		rest, ok := cutPrefix(w, p.key)
		if !ok {
			continue
		}
		if p.kind == article {
			if n := v.behindArticle(w, rest, p); n >= 0 && !ownAl && (n > most || best == w) {
				best, most, definite = rest, n, true
			}
			continue
		}
		if definite && rest>>(5*(lettersOf(rest)-1)) != lam { // but للبنان is ل and لبنان
			continue
		}
		if n := v.behindClitic(w, rest, p); n > most {
			best, most, doubtful = rest, n, true
		}
	}
	return best, doubtful
}

// ownArticle reports whether the ال of w is its own: another article goes before it («الالتزام»), or the ل that an article would swallow («لالمانيا»).
func (v *vocabulary) ownArticle(w Key) bool {
	least := own * v.frequency(w)
	return v.frequency(glue(al, w)) > least || v.frequency(glue(lam, w)) > least
}

// behindArticle is how common the remainder of a chain with the article is, -1 when it does not explain the word. An unknown word
// loses the article on no evidence.
func (v *vocabulary) behindArticle(w, rest Key, p affix) float64 {
	of, n := v.frequency(w), v.frequency(rest)
	if n == 0 && of > 0 {
		if stem := v.stripEnding(rest); stem != rest { // «الجريحين», where جريحين is not attested
			n = v.frequency(stem)
		}
	}
	switch letters := lettersOf(rest); {
	case letters < behindAl || letters == behindAl && IsStop(rest):
	case n > 0 && n >= p.ratio*of, of == 0 && n >= p.unknown && letters >= shortest:
		return n
	}
	return -1
}

// behindClitic is how common the remainder of a chain without the article is, 0 when it does not explain the word. Where the
// word takes no article and the remainder does, less of it is asked: «لكرة» is commoner than «كرة».
func (v *vocabulary) behindClitic(w, rest Key, p affix) float64 {
	of, n, ratio := v.frequency(w), v.frequency(rest), p.ratio
	if ratio < 1 && v.definite(w) <= own*of && v.definite(rest) > 0 {
		ratio = nounRatio
	}
	if lettersOf(rest) < shortest || n < ratio*of || of == 0 && n < p.unknown {
		return 0
	}
	return n
}

// stripFuture takes [و]س off before the ي or ت of a verb, and reads the ت of the feminine as ي: ستقول, تقول and يقول are one.
func (v *vocabulary) stripFuture(w Key) Key {
	of := v.frequency(w)
	if rest, ok := cutPrefix(w, seenLetter); ok && lettersOf(rest) >= shortest && v.definite(w) <= own*of {
		if n := v.frequency(rest); imperfect(rest) && n > 0 && n >= futureRatio*of {
			w, of = rest, n
		}
	}
	if rest, ok := cutPrefix(w, tehLetter); ok && lettersOf(w) >= shortest {
		masculine := glue(yehLetter, rest)
		if n := v.frequency(masculine); n > 0 && n >= genderRatio*of && v.definite(w) <= own*of {
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
			rest, ratio = v.hidden(rest), hisRatio
		case nisba && lettersOf(rest) > shortest:
			ratio = nisbaRatio
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
