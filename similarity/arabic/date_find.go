package arabic

import "unicode/utf8"

// nextAnchor finds the next place from pos where a date may begin, and where to go on when none does; -1 at the end.
func (p *dateParser) nextAnchor(pos int) (start, next int) {
	words, s := dateWords(), p.text
	for pos < len(s) {
		if _, w := digitAt(s, pos); w > 0 {
			t := lexNumber(s, pos, 0, piece{start: pos})
			if t.digits <= 4 && (pos == 0 || !joinsDigit(s, pos) || t.digits <= 2 && s[pos-1] == '-') { // «23-25 تموز»
				return pos, t.end
			}
			pos = t.end
			continue
		}
		if s[pos] < utf8.RuneSelf && (s[pos]|0x20 < 'a' || s[pos]|0x20 > 'z') {
			pos++
			continue
		}
		h, end := foldHash(s, pos)
		if end == pos {
			_, n := utf8.DecodeRuneInString(s[pos:])
			pos += n
			continue
		}
		if h != 0 {
			if w, ok := words.find(h); ok && w.begins() {
				return pos, end
			}
		}
		pos = end
	}
	return -1, len(s)
}

// begins reports whether a date can begin with the word.
func (w dateWord) begins() bool {
	return w.month > 0 || w.first > 0 || w.hijri > 0 || w.weekday > 0 || w.ordinal > 0 || w.role&(roleYear|roleMonth) != 0
}

// joinsDigit reports whether the number at pos goes on from what stands before it: 2.15, 3:05, 16/2015, F16.
func joinsDigit(s string, pos int) bool {
	r, n := utf8.DecodeLastRuneInString(s[:pos])
	switch unifyMark(r) {
	case '+', '#', '$', '€', '=':
		return true
	case '/': // «بغداد/25 تموز» is a dateline, example.org/2024/07/25 an address
		before, _ := utf8.DecodeLastRuneInString(s[:pos-n])
		return digitBefore(s, pos-n) || before < 0x250 && before != ' '
	case '.', ',', ':', '-':
		return r != 'ـ' && digitBefore(s, pos-n)
	}
	return r < 0x250 && (r|0x20 >= 'a' && r|0x20 <= 'z' || r >= 0xC0)
}

func digitBefore(s string, pos int) bool {
	for i := 1; i <= 2 && i <= pos; i++ {
		if _, w := digitAt(s, pos-i); w == i {
			return true
		}
	}
	return false
}
