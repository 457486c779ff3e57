// Folding: the spellings of one word made one.
package arabic

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// alphabet gives each folded letter its five bits: the place in this list, from 1.
var alphabet = [...]rune{
	'ا', 'ب', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ', 'ع', 'غ', 'ف', 'ق', 'ك', 'ل', 'م', 'ن', 'ه', 'و', 'ي',
	'ء', 'ؤ', 'ئ',
}

// folds lists the letters that are read as another: alefs with their signs, the final forms of yeh and teh, and what
// Persian and Urdu keyboards put in the place of Arabic letters. پ چ ژ ڤ گ stand in names for sounds that other papers
// write with ب ج ز ف ك.
var folds = map[rune]rune{
	'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ٱ': 'ا', 'ى': 'ي', 'ی': 'ي', 'ې': 'ي', 'ے': 'ي', 'ک': 'ك', 'ڪ': 'ك', 'ة': 'ه', 'ۃ': 'ه', 'ە': 'ه', 'ہ': 'ه', 'ھ': 'ه', 'ۀ': 'ه',
	'پ': 'ب', 'چ': 'ج', 'ژ': 'ز', 'ڤ': 'ف', 'گ': 'ك', 'ڨ': 'ق', 'ڭ': 'ك', 'ۋ': 'و', 'ۆ': 'و', 'ڵ': 'ل', 'ڕ': 'ر',
}

// Classes of characters; a value from 1 to maxLetter in block06 is a letter of the alphabet.
const (
	separates = iota
	maxLetter = 31
	skipped   = maxLetter + iota // harakat, tatweel, joiners, direction marks: neither a letter nor a border
	digits
	letters
	points // between digits it belongs to the number
)

// block06 classifies U+0600–U+06FF, ascii what is below U+0080.
var (
	block06 = newBlock06()
	ascii   = newASCII()
)

func newBlock06() (table [256]uint8) {
	for i := range table {
		table[i] = classifyAnew(0x600 + rune(i))
	}
	for i, r := range alphabet {
		table[r-0x600] = uint8(i + 1)
	}
	for from, to := range folds {
		table[from-0x600] = table[to-0x600]
	}
	return table
}

func newASCII() (table [utf8.RuneSelf]uint8) {
	for i := range table {
		table[i] = classifyAnew(rune(i))
	}
	return table
}

func classifyAnew(r rune) uint8 {
	switch {
	case r == '.' || r == ',' || r == '٫' || r == '٬':
		return points
	case r == 'ـ' || unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) && r != 0x6DD: // U+06DD ends a verse
		return skipped
	case unicode.Is(unicode.Nd, r):
		return digits
	case unicode.IsLetter(r) || unicode.Is(unicode.Mc, r):
		return letters
	}
	return separates
}

// classify is the class of any character; letters of the alphabet are letters here.
func classify(r rune) uint8 {
	switch {
	case r < utf8.RuneSelf:
		return ascii[r]
	case r>>8 == 6:
		return max(block06[r&0xFF], letters*isLetter(block06[r&0xFF]))
	case r == utf8.RuneError:
		return separates
	}
	return classifyAnew(r)
}

// isLetter is 1 for a letter of the alphabet.
func isLetter(v uint8) uint8 {
	if v > 0 && v <= maxLetter {
		return 1
	}
	return 0
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

// keepsPoint reports whether the mark r before the digits at the start of rest is a decimal point. Commas and ٬ before exactly three
// digits divide thousands; a full stop is taken as a decimal point, which is the rule of Arabic agencies.
func keepsPoint(r rune, rest string) bool {
	if r == '.' || r == '٫' {
		return true
	}
	n := 0
	for _, d := range rest {
		if classify(d) != digits {
			break
		}
		n++
	}
	return n != 3
}

// foldRune gives the letters a character outside the fast path stands for, as places in the alphabet; none when it is not Arabic.
// Presentation forms are taken apart by NFKC («ﻻ» is لا).
func foldRune(r rune) []uint8 {
	if r>>8 == 6 {
		return nil // an Arabic letter of another language, not in the alphabet: hashed
	}
	if r < 0xFB50 || r > 0xFEFC {
		return nil
	}
	var folded []uint8
	for _, part := range norm.NFKC.String(string(r)) {
		if part>>8 == 6 {
			if v := block06[part&0xFF]; v > 0 && v <= maxLetter {
				folded = append(folded, v)
			}
		}
	}
	return folded
}

// Fold gives the folded spelling of a text, with everything between the words as it was: «أُكِّدَتْ الإتّفاقيّة» becomes «اكدت الاتفاقيه».
// Folding twice is folding once, and Tokenize finds the same keys before and after.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r == utf8.RuneError:
			b.WriteRune(r)
		case r>>8 == 6 && isLetter(block06[r&0xFF]) == 1:
			b.WriteRune(alphabet[block06[r&0xFF]-1])
		case classify(r) == skipped:
		case classify(r) == digits:
			b.WriteByte(byte('0' + digitValue(r)))
		default:
			if parts := foldRune(r); len(parts) > 0 {
				for _, v := range parts {
					b.WriteRune(alphabet[v-1])
				}
			} else {
				b.WriteRune(unicode.ToLower(r))
			}
		}
	}
	return b.String()
}

// String spells an exact key out; numbers, long words and other scripts cannot be spelt and give "".
func (k Key) String() string {
	if !k.exact() {
		return ""
	}
	var spelt []rune
	for v := k; v != 0; v >>= 5 {
		spelt = append(spelt, alphabet[v&31-1])
	}
	for i, j := 0, len(spelt)-1; i < j; i, j = i+1, j-1 {
		spelt[i], spelt[j] = spelt[j], spelt[i]
	}
	return string(spelt)
}
