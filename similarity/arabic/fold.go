// Folding: the spellings of one word made one.
package arabic

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// alphabet gives each folded letter its five bits: the place in this list, from 1. Hamza by itself, on waw and on yeh stay letters of their
// own. Note: of the 186 pairs of background forms that ؤ as و and ئ as ي would join, the frequent ones are other words (فئة and فيه, رؤى and روى), and
// so are nearly all of the 394 that differ by ء alone (علماء and علما, ولاء and ولا). Spellings that papers waver in stand in variants.txt, and the stemmer knows
// the ئ and ؤ that a pronoun makes of ء.
var alphabet = [...]rune{
	'ا', 'ب', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ', 'ع', 'غ', 'ف', 'ق', 'ك', 'ل', 'م', 'ن', 'ه', 'و', 'ي',
	'ء', 'ؤ', 'ئ',
}

// folds lists the letters that are read as another: alefs with their signs, the final forms of yeh and teh, and what
// Persian and Urdu keyboards put in the place of Arabic letters. پ چ ژ ڤ گ stand in names for sounds that other papers
// write with ب ج ز ف ك.
var folds = map[rune]rune{
	'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ٱ': 'ا', 'ٲ': 'ا', 'ٳ': 'ا', 'ى': 'ي', 'ی': 'ي', 'ې': 'ي', 'ے': 'ي', 'ک': 'ك', 'ڪ': 'ك', 'ة': 'ه', 'ۃ': 'ه', 'ە': 'ه', 'ہ': 'ه', 'ھ': 'ه', 'ۀ': 'ه', 'ۂ': 'ه',
	'پ': 'ب', 'چ': 'ج', 'ژ': 'ز', 'ڤ': 'ف', 'گ': 'ك', 'ڨ': 'ق', 'ڭ': 'ك', 'ۋ': 'و', 'ۆ': 'و', 'ڵ': 'ل', 'ڕ': 'ر',
}

// Classes of characters; a value from 1 to maxLetter is a letter of the alphabet.
const (
	separates = iota
	maxLetter = 31
	skipped   = maxLetter + iota // harakat, tatweel, joiners, direction marks: neither a letter nor a border
	digits
	letters  // of the Arabic script, but not of the alphabet
	foreign  // letters of other scripts, and the vowel signs of theirs
	points   // between digits it belongs to the number
	ligature // presentation forms: one letter or more
)

// block06 classifies U+0600–U+06FF, ascii what is below U+0080, punctuation U+2000–U+207F.
var (
	block06     = newBlock06()
	ascii       = newTable[[utf8.RuneSelf]uint8](0)
	punctuation = newTable[[128]uint8](0x2000)
)

// folded06 marks the letters of U+0600–U+06FF that folding leaves as they are, in rows of 64 as UTF-8 has them.
var folded06 = func() (marks [4][64]bool) {
	for _, r := range alphabet {
		marks[r>>6&3][r&63] = true
	}
	return marks
}()

func newBlock06() [256]uint8 {
	table := newTable[[256]uint8](0x600)
	for i, r := range alphabet {
		table[r-0x600] = uint8(i + 1)
	}
	for from, to := range folds {
		table[from-0x600] = table[to-0x600]
	}
	return table
}

// newTable classifies the characters from first on.
func newTable[T [128]uint8 | [256]uint8](first rune) (table T) {
	for i := range len(table) {
		table[i] = classify(first + rune(i))
	}
	return table
}

// classify asks the Unicode tables; block06 knows better about letters of the alphabet, and ligatures about presentation forms.
func classify(r rune) uint8 {
	switch {
	case r == '.' || r == ',' || r == '٫' || r == '٬':
		return points
	case r == utf8.RuneError:
		return separates
	case r == 'ـ' || mark(r) || unicode.Is(unicode.Cf, r) && r != 0x6DD: // U+06DD ends a verse
		return skipped
	case unicode.Is(unicode.Nd, r):
		return digits
	case unicode.IsLetter(r) && unicode.Is(unicode.Arabic, r):
		return letters
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return foreign
	}
	return separates
}

// mark reports signs above and below letters that a word is the same without: those of Arabic and Hebrew, and what combines with
// Latin letters. The vowel signs of Indian scripts, Mn like them, spell the word.
func mark(r rune) bool {
	return unicode.IsMark(r) && unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Inherited)
}

// classAt gives the class of the character at byte i, the character and its length. For a letter of the alphabet in any of its single
// presentation forms the class is the letter.
func classAt(text string, i int) (class uint8, r rune, size int) {
	b := text[i]
	if b < utf8.RuneSelf {
		return ascii[b], rune(b), 1
	}
	r, size = utf8.DecodeRuneInString(text[i:])
	switch {
	case r>>8 == 6:
		class = block06[r&0xFF]
	case r>>7 == 0x2000>>7:
		class = punctuation[r&0x7F]
	case ligatureAt(r) >= 0:
		class = ligatureClasses[ligatureAt(r)]
	default:
		class = classify(r)
	}
	return class, r, size
}

// The presentation forms U+FB50–U+FDFF and U+FE70–U+FEFF, taken apart by NFKC («ﻻ» is لا): the letters of each, and its class. Spaces inside (ﷺ)
// are dropped: one sign is one word.
const (
	formsA, formsAEnd = 0xFB50, 0xFDFF
	formsB, formsBEnd = 0xFE70, 0xFEFE // U+FEFF is the byte order mark
)

var ligatures, ligatureClasses = newLigatures()

// ligatureAt is the place of a presentation form in ligatures, -1 for other characters.
func ligatureAt(r rune) int {
	switch {
	case r >= formsA && r <= formsAEnd:
		return int(r - formsA)
	case r >= formsB && r <= formsBEnd:
		return int(r - formsB + formsAEnd - formsA + 1)
	}
	return -1
}

func newLigatures() (apart [][]uint8, classes []uint8) {
	n := ligatureAt(formsBEnd) + 1
	apart, classes = make([][]uint8, n), make([]uint8, n)
	add := func(r rune) {
		at, marks := ligatureAt(r), false
		for _, part := range norm.NFKC.String(string(r)) {
			if part>>8 != 6 {
				continue
			}
			if v := block06[part&0xFF]; v >= 1 && v <= maxLetter {
				apart[at] = append(apart[at], v)
			} else if v == skipped {
				marks = true
			}
		}
		switch {
		case len(apart[at]) > 0:
			classes[at] = ligature
		case marks:
			classes[at] = skipped // a vowel sign standing alone
		default:
			classes[at] = classify(r)
		}
	}
	for r := rune(formsA); r <= formsAEnd; r++ {
		add(r)
	}
	for r := rune(formsB); r <= formsBEnd; r++ {
		add(r)
	}
	return apart, classes
}

// digitValue is the value of a decimal digit of any script: their blocks of ten begin at zero.
func digitValue(r rune) rune {
	for _, zero := range [...]rune{'0', '٠', '۰'} {
		if r >= zero && r <= zero+9 {
			return r - zero
		}
	}
	v := rune(0)
	for unicode.Is(unicode.Nd, r-1) && v < 9 {
		r--
		v++
	}
	return v
}

// markIn says of the mark r, after run digits and before the digits at the start of rest, whether it is a decimal point, and whether it
// belongs to the number at all. Commas and ٬ before exactly three digits divide thousands; the Arabic comma does so only after one to
// three, for it also divides lists. A full stop is a decimal point, which is the rule of Arabic agencies.
func markIn(r rune, run int, rest string) (decimal, belongs bool) {
	if r == '.' || r == '٫' {
		return true, true
	}
	thousands := digitsAt(rest) == 3
	if r == '،' {
		return false, thousands && run <= 3
	}
	return !thousands, true
}

// digitsAt counts the digits text begins with, up to four, whatever marks stand among them.
func digitsAt(text string) (n int) {
	for i := 0; i < len(text) && n < 4; {
		class, _, size := classAt(text, i)
		if class == digits {
			n++
		} else if class != skipped {
			break
		}
		i += size
	}
	return n
}

// Fold gives the folded spelling of a text, with everything between the words as it was: «أُكِّدَتْ الإتّفاقيّة» becomes «اكدت الاتفاقيه».
// Folding twice is folding once, and Tokenize finds the same keys before and after.
func Fold(s string) string {
	n := foldedUntil(s)
	if n == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for {
		b.WriteString(s[:n])
		if s = s[n:]; s == "" {
			return b.String()
		}
		s = s[foldCharacter(&b, s):]
		n = foldedUntil(s)
	}
}

// foldCharacter writes what the first character of s folds to, and gives its length.
func foldCharacter(b *strings.Builder, s string) (size int) {
	class, r, size := classAt(s, 0)
	switch {
	case class >= 1 && class <= maxLetter:
		b.WriteRune(alphabet[class-1])
	case class == skipped:
	case class == digits:
		b.WriteByte(byte('0' + digitValue(r)))
	case class == ligature:
		for _, v := range ligatures[ligatureAt(r)] {
			b.WriteRune(alphabet[v-1])
		}
	case class == foreign:
		b.WriteRune(unicode.ToLower(r))
	default:
		b.WriteRune(r) // U+FFFD for what is no UTF-8, so that no new character arises where a mark between two bytes goes
	}
	return size
}

// foldedUntil is how far a text of Arabic letters, small Latin ones and ASCII signs is folded already.
func foldedUntil(s string) int {
	for i := 0; i < len(s); {
		switch b := s[i]; {
		case b < utf8.RuneSelf:
			if b >= 'A' && b <= 'Z' || ascii[b] == skipped {
				return i
			}
			i++
		case b&0xFC == 0xD8 && i+1 < len(s) && folded06[b&3][s[i+1]&0x3F] && s[i+1]&0xC0 == 0x80:
			i += 2
		default:
			return i
		}
	}
	return len(s)
}
