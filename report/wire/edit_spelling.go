// How two words are alike.
package wire

import (
	"slices"
	"strings"

	"isnad/similarity/arabic"
)

// spelling reports whether two words are one: clitics, hamza, a long vowel, letters that transliterations exchange. Two names of
// the list are two («حسن», «حسين»).
func (e *editor) spelling(u, v *unit, x, y string) bool {
	bareX, bareY := withoutClitics(x), withoutClitics(y)
	if bareX == bareY {
		return true
	}
	if both := u.meaning & v.meaning; both&isName != 0 && (u.word.same == v.word.same || both&isPlace == 0) {
		return u.word.same == v.word.same
	}
	return spellingBones(x) == spellingBones(y) || spellingBones(bareX) == spellingBones(bareY) // the ب of «بلغيث» and «بالغيث» is none
}

// stripped takes clitics and the article off a folded word.
func withoutClitics(word string) string {
	for _, c := range [...]string{"وبال", "ولل", "وال", "بال", "كال", "فال", "لل", "ال"} {
		if rest, ok := strings.CutPrefix(word, c); ok && len(rest) > 4 {
			return rest
		}
	}
	for _, c := range [...]string{"وب", "ول", "و", "ف", "ب", "ل", "ك"} {
		if rest, ok := strings.CutPrefix(word, c); ok && len(rest) > 6 {
			return rest
		}
	}
	return word
}

// sounds maps letters to the one that stands for all that transliterations exchange for them; long vowels and hamza to nothing.
var likeSounds = strings.NewReplacer("غ", "ك", "ج", "ك", "ق", "ك", "ط", "ت", "ص", "س", "ث", "س", "ز", "س", "ظ", "د", "ذ", "د", "ض", "د",
	"ا", "", "و", "", "ي", "", "ء", "", "ؤ", "", "ئ", "")

// spellingBones is a word without what spellings differ in: also doubled letters («بالوتيللي»). A ش at the end is a س to some («غوتيريس»).
func spellingBones(word string) string {
	b := likeSounds.Replace(strings.TrimSuffix(word, "ه"))
	if rest, ok := strings.CutSuffix(b, "ش"); ok {
		b = rest + "س"
	}
	if rest, ok := strings.CutPrefix(b, "شت"); ok {
		b = "ست" + rest // «شتيرن», «ستيرن»
	}
	return undoubled(b)
}

// undoubled writes letters that follow themselves once.
func undoubled(word string) string {
	last := rune(0)
	return strings.Map(func(r rune) rune {
		if r == last {
			return -1
		}
		last = r
		return r
	}, word)
}

// kindred reports whether two words are likely forms of one verb: without prefixes and weak letters the one's letters hold the other's in order.
func kindred(x, y string) bool {
	x, y = weakLetters.Replace(bareVerb(x)), weakLetters.Replace(bareVerb(y))
	for _, a := range [...]string{x, withoutPerson(x)} {
		for _, b := range [...]string{y, withoutPerson(y)} {
			if holds(a, b) || holds(b, a) {
				return true
			}
		}
	}
	return false
}

// oneRoot reports whether two words are one but for prefixes and weak letters: «وتتزامن», «بالتزامن».
func oneRoot(x, y string) bool {
	x, y = weakLetters.Replace(bareVerb(x)), weakLetters.Replace(bareVerb(y))
	return x == y || withoutPerson(x) == y || x == withoutPerson(y)
}

// holds reports whether the letters of y stand in x in order, with one more at most.
func holds(x, y string) bool {
	if len(y) < 4 || len(x)-len(y) > 2 {
		return false
	}
	for _, r := range y {
		n := strings.IndexRune(x, r)
		if n < 0 {
			return false
		}
		x = x[n+len(string(r)):]
	}
	return true
}

var weakLetters = strings.NewReplacer("ا", "", "و", "", "ي", "", "ء", "", "ؤ", "", "ئ", "", "ه", "")

// bareVerb takes و, the article and the س of the future off.
func bareVerb(word string) string {
	word = withoutClitics(arabic.Fold(word))
	if rest, ok := strings.CutPrefix(word, "و"); ok && len(rest) > 4 {
		word = rest
	}
	if rest, ok := strings.CutPrefix(word, "س"); ok && (strings.HasPrefix(rest, "ي") || strings.HasPrefix(rest, "ت") || strings.HasPrefix(rest, "ن")) {
		word = rest
	}
	return word
}

// withoutPerson takes off the ت or ن that an imperfect begins with; ي is gone with the weak letters.
func withoutPerson(letters string) string {
	for _, p := range [...]string{"ت", "ن"} {
		if rest, ok := strings.CutPrefix(letters, p); ok && len(rest) >= 4 {
			return rest
		}
	}
	return letters
}

func stripPrefix(word string) string {
	for _, c := range [...]string{"و", "ف", "ب", "ك"} {
		if rest, ok := strings.CutPrefix(word, c); ok && strings.HasPrefix(rest, "ال") {
			return rest
		}
	}
	return word
}

// inflected reports endings and beginnings that verbs and plurals have and names hardly.
func inflected(word string) bool {
	for _, end := range [...]string{"ون", "ين", "ات", "وا", "ها", "هم", "هما", "تها", "يه", "ته", "نا"} {
		if strings.HasSuffix(word, end) && len(word) > len(end)+4 {
			return true
		}
	}
	return strings.HasPrefix(word, "ي") && len(word) <= 12 || strings.HasPrefix(word, "سي")
}

// clitic reports whether both words begin with و or ف: behind a name that is a clause sooner than a second name.
func clitic(x, y string) bool {
	return strings.HasPrefix(x, "و") && strings.HasPrefix(y, "و") || strings.HasPrefix(x, "ف") && strings.HasPrefix(y, "ف")
}

// oneConsonant reports whether two words differ by one consonant: put in the place of another, or put in between.
func oneConsonant(x, y string) bool {
	return oneLetter(x, y) || oneLetter(withoutClitics(x), withoutClitics(y))
}

func oneLetter(x, y string) bool {
	a, b := []rune(x), []rune(y)
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 3 || len(b)-len(a) > 1 {
		return false
	}
	n := 0
	for n < len(a) && a[n] == b[n] {
		n++
	}
	if len(a) == len(b) {
		return n < len(a) && slices.Equal(a[n+1:], b[n+1:])
	}
	return n > 0 && n < len(a) && slices.Equal(a[n:], b[n+1:])
}
