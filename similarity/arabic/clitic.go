// Clitics and endings: what may come off a word, and what in the background speaks for it.
package arabic

import "math/bits"

// lettersOf is how many letters an exact key spells.
func lettersOf(k Key) int { return (bits.Len64(uint64(k)) + 4) / 5 }

// glue is the key of two spellings one after the other; 0, which is attested nowhere, when they do not fit.
func glue(a, b Key) Key {
	n := lettersOf(b)
	if lettersOf(a)+n > exactLetters {
		return 0
	}
	return a<<(5*n) | b
}

// cutPrefix takes p off the front of w.
func cutPrefix(w, p Key) (rest Key, ok bool) {
	n := lettersOf(w) - lettersOf(p)
	if n < 1 || w>>(5*n) != p {
		return 0, false
	}
	return w & (1<<(5*n) - 1), true
}

// cutEnding takes e off the end of w.
func cutEnding(w, e Key) (rest Key, ok bool) {
	n := 5 * lettersOf(e)
	if w&(1<<n-1) != e || w == e {
		return 0, false
	}
	return w >> n, true
}

// keyOf is the key of a folded word.
func keyOf(w string) Key { return Tokenize(nil, w)[0].Key }

// affix is a prefix or an ending and the least the remainder must be as frequent as the word, for it to explain the word.
type affix struct {
	key     Key
	ratio   float64
	kind    affixKind
	unknown float64 // of prefixes: the least frequency of the remainder for them to come off an unknown word
}

type affixKind uint8

const (
	bare       affixKind = iota // conjunctions and prepositions of one letter
	article                     // anything with ال or لل
	pronoun                     // never on a word that has the article
	oblique                     // ين: only beside ون or ان
	dual                        // تين and تان, which hide ة
	nominative                  // ون، ان، وا: never after a preposition
	feminine                    // ات
	teh                         // ه, which may be ة or the pronoun
	verbal                      // the ت of verbs
	accusative                  // ا
	construct                   // the ي of ين before a genitive: only where ين is attested
)

// The ratios were set on testdata/lemmas.tsv and checked on labelled events.
var prefixes = []affix{
	{keyOf("وبال"), .02, article, 0},
	{keyOf("فبال"), .02, article, 0},
	{keyOf("وكال"), .3, article, 1},
	{keyOf("ولل"), .02, article, 0},
	{keyOf("فلل"), .02, article, 0},
	{keyOf("وال"), .02, article, 0},
	{keyOf("فال"), .1, article, 1},
	{keyOf("بال"), .05, article, 0},
	{keyOf("كال"), .2, article, 1},
	{keyOf("ال"), .01, article, 0},
	{keyOf("لل"), .05, article, 0},
	{keyOf("وب"), .3, bare, wellKnown},
	{keyOf("ول"), .3, bare, wellKnown},
	{keyOf("وك"), 1, bare, never},
	{keyOf("فب"), .5, bare, wellKnown},
	{keyOf("فل"), .5, bare, wellKnown},
	{keyOf("و"), .2, bare, 1},
	{keyOf("ف"), 1, bare, wellKnown},
	{keyOf("ب"), .8, bare, wellKnown},
	{keyOf("ل"), .8, bare, wellKnown},
	{keyOf("ك"), 2, bare, never},
}

var endings = []affix{
	{keyOf("هما"), .1, pronoun, 0},
	{keyOf("ها"), .1, pronoun, 0},
	{keyOf("هم"), .1, pronoun, 0},
	{keyOf("هن"), .3, pronoun, 0},
	{keyOf("نا"), .3, pronoun, 0},
	{keyOf("كم"), .3, pronoun, 0},
	{keyOf("ك"), 1, pronoun, 0},
	{keyOf("تين"), .1, dual, 0},
	{keyOf("تان"), .1, dual, 0},
	{keyOf("ات"), .03, feminine, 0},
	{keyOf("ون"), .1, nominative, 0},
	{keyOf("ين"), .1, oblique, 0},
	{keyOf("ان"), .3, nominative, 0},
	{keyOf("وا"), .1, nominative, 0},
	{keyOf("ه"), .3, teh, 0},
	{keyOf("ت"), .3, verbal, 0},
	{keyOf("ا"), .1, accusative, 0},
	{keyOf("ي"), .1, construct, 0},
}

// Affixes that evidence is looked for with.
var (
	al, bal, lal, wal     = keyOf("ال"), keyOf("بال"), keyOf("لل"), keyOf("وال")
	beh, lam              = keyOf("ب"), keyOf("ل")
	tehLetter, hehLetter  = keyOf("ت"), keyOf("ه")
	yehLetter, seenLetter = keyOf("ي"), keyOf("س")
	alefNoon, wawNoon     = keyOf("ان"), keyOf("ون")
	hamzaOnYeh            = keyOf("ئ")
	hamzaOnWaw, hamza     = keyOf("ؤ"), keyOf("ء")
	yehHeh, noon          = keyOf("يه"), keyOf("ن")
)
