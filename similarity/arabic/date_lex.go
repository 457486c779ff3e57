package arabic

import (
	"unicode"
	"unicode/utf8"
)

// The date and numeral readers cut their own words: they look only at places where a date or number can begin, and a
// number, a sign and a word glued together («الـ24», 2024-07-25T11:18) are three pieces to them.

// foldTable maps U+0600–06FF to the folded letter; 0 no letter, 1 a mark to pass over (harakat, tatweel).
var foldTable = func() (t [256]uint16) {
	for r := rune(0x600); r < 0x700; r++ {
		switch {
		case isIgnorable(r):
			t[r-0x600] = 1
		case unicode.IsLetter(r):
			t[r-0x600] = uint16(foldLetter(r))
		}
	}
	return t
}()

// foldLetter joins the spellings of a letter: hamza on alif, Persian yeh and kaf, ta marbuta, Latin capitals.
func foldLetter(r rune) rune {
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ':
		return 'ا'
	case 'ى', 'ی':
		return 'ي'
	case 'ک':
		return 'ك'
	case 'ة':
		return 'ه'
	}
	return unicode.ToLower(r)
}

// isIgnorable reports marks that are no part of a word's spelling: harakat, tatweel, joiners, bidi controls, BOM.
func isIgnorable(r rune) bool {
	switch {
	case r >= 0x64B && r <= 0x65F, r == 0x670, r == 0x640, r == 0x61C, r >= 0x6D6 && r <= 0x6DC,
		r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x2069, r == 0xFEFF:
		return true
	}
	return false
}

// foldHash hashes the folded letters of the word at pos and gives its end; 0 and pos when no letter stands there.
func foldHash(s string, pos int) (uint64, int) {
	h, any := uint64(14695981039346656037), false
	for pos < len(s) {
		var r rune
		n := 1
		switch b := s[pos]; {
		case b >= 'a' && b <= 'z':
			r = rune(b)
		case b >= 'A' && b <= 'Z':
			r = rune(b) + 'a' - 'A'
		case b < utf8.RuneSelf:
			r = 0
		case b >= 0xD8 && b <= 0xDB && pos+1 < len(s):
			r, n = rune(foldTable[int(b&3)<<6|int(s[pos+1]&0x3F)]), 2
		default:
			r, n = utf8.DecodeRuneInString(s[pos:])
			switch {
			case isIgnorable(r):
				r = 1
			case unicode.IsLetter(r):
				r = foldLetter(r)
			default:
				r = 0
			}
		}
		if r == 0 {
			break
		}
		pos += n
		if r > 1 {
			h, any = (h^uint64(r))*1099511628211, true
		}
	}
	if !any {
		return 0, pos
	}
	return h ^ h>>29, pos
}

// digitAt gives the value and width of the digit at pos: ASCII, Arabic-Indic or Persian; width 0 when there is none.
func digitAt(s string, pos int) (value, width int) {
	switch b := s[pos]; {
	case b >= '0' && b <= '9':
		return int(b - '0'), 1
	case b == 0xD9 && pos+1 < len(s) && s[pos+1] >= 0xA0 && s[pos+1] <= 0xA9:
		return int(s[pos+1] - 0xA0), 2
	case b == 0xDB && pos+1 < len(s) && s[pos+1] >= 0xB0 && s[pos+1] <= 0xB9:
		return int(s[pos+1] - 0xB0), 2
	}
	return 0, 0
}

type pieceKind uint8

const (
	pieceEnd pieceKind = iota // end of the line (of the text, where the whole text is the date)
	pieceNumber
	pieceWord
	pieceMark
)

// piece is a number, a word or a sign of a text.
type piece struct {
	kind       pieceKind
	gap        bool // space before it
	start, end int
	digits     int // of a number; at most 9 are read into value
	value      int // of a number; of a mark its rune, dashes and commas unified
	hash       uint64
	word       dateWord // zero for a word of no part in dates
}

// lexPiece reads the piece at or after pos, and what its word is in dates. Newlines end a date, except in a field of its own (whole).
func lexPiece(s string, pos int, whole bool) piece {
	t := lexForm(s, pos, whole)
	if t.kind == pieceWord {
		t.word = dateWords().at(t.hash)
	}
	return t
}

// lexForm reads the piece and asks for no meaning.
func lexForm(s string, pos int, whole bool) piece {
	t := piece{start: pos, end: pos}
	for pos < len(s) {
		if v, w := digitAt(s, pos); w > 0 {
			t.start = pos
			return lexNumber(s, pos, v, t)
		}
		if h, end := foldHash(s, pos); h != 0 {
			return piece{kind: pieceWord, gap: t.gap, start: pos, end: end, hash: h}
		} else if end > pos {
			pos = end // joiners alone
			continue
		}
		r, n := utf8.DecodeRuneInString(s[pos:])
		switch {
		case r == '\n' && !whole:
			return t
		case unicode.IsSpace(r):
			t.gap = true
		default:
			return piece{kind: pieceMark, gap: t.gap, start: pos, end: pos + n, value: int(unifyMark(r))}
		}
		pos += n
	}
	t.start, t.end = len(s), len(s)
	return t
}

func lexNumber(s string, pos, v int, t piece) piece {
	t.kind = pieceNumber
	for pos < len(s) {
		d, w := digitAt(s, pos)
		if w == 0 {
			break
		}
		if t.digits < 9 {
			t.value = t.value*10 + d
		}
		t.digits++
		pos += w
	}
	t.end = pos
	return t
}

// unifyMark makes one dash, one comma, one slash of their many forms.
func unifyMark(r rune) rune {
	switch r {
	case '‐', '‑', '‒', '–', '—', '−', '―', 'ـ':
		return '-'
	case '،', '٬':
		return ','
	case '٫':
		return '.'
	case '\\', '⁄', '∕':
		return '/'
	}
	return r
}
