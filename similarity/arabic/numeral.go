package arabic

import (
	"math"
	"strings"
	"unicode/utf8"
)

// FoundNumeral is a number in a text, in digits, words or both («مليارين و500 مليون» is 2.5e9), and its place: bytes [Start, End).
type FoundNumeral struct {
	Value      float64
	Start, End int
}

// FindNumerals gives every cardinal number of a text in order, without overlaps: digits of all three kinds with their separators
// (a comma before three digits groups, any other is decimal; a single dot is decimal), words of either gender and case, and the
// magnitudes to 10¹². Ordinals («السابع عشر») and numbers without a value («آلاف الجنود») are none. The numbers of dates and
// times are among them: who does not want those leaves out what FindDates found. Cost: as FindDates.
func FindNumerals(text string) []FoundNumeral {
	var found []FoundNumeral
	n := numeralReader{text: text}
	before, unread := uint64(0), false // the word before; whether it is a number in digits that could not be read
	for pos := 0; pos < len(text); {
		t := n.lex(pos)
		if t.kind == pieceEnd {
			if t.end = t.start; t.start >= len(text) {
				break
			}
			pos = max(t.start, pos) + 1 // the newline
			before, unread = 0, false
			continue
		}
		pos = t.end
		if t.kind == pieceMark {
			continue
		}
		if (t.num.kind == numTeen || t.num.kind == numTens) && dateWords().at(before).ordinal > 0 {
			continue // «السابع عشر», «الرابع والعشرين»
		}
		if unread && t.num.kind == numMagnitude {
			continue // the «مليار» of a number that could not be read
		}
		before, unread = t.hash, t.kind == pieceNumber && !t.valid
		if t.kind == pieceWord && t.num.kind == numNone {
			continue
		}
		if f, ok := n.numeralAt(t); ok {
			found = append(found, f)
			pos = f.End
		}
	}
	return found
}

// numeralReader reads the numbers of one text.
type numeralReader struct{ text string }

// numPiece is a piece with the number it is by itself, and the «و» that joins it to what stands before it.
type numPiece struct {
	piece
	num     numWord
	and     bool
	decimal float64 // value of a number in digits
	valid   bool    // digits that make a number
}

// lex reads the piece at pos; «و» and the prepositions ب and ل go with the word or number after them.
func (n *numeralReader) lex(pos int) numPiece {
	t := numPiece{piece: lexForm(n.text, pos, false)}
	switch t.kind {
	case pieceNumber:
		t.decimal, t.end, t.valid = readDigits(n.text, t.start)
	case pieceWord:
		words := numeralWords()
		if w, ok := words.find(t.hash); ok {
			t.num = w
			if t.hash == wahidHash { // «وأحد عشر» folds to «واحد عشر»
				if next := lexForm(n.text, t.end, false); words.at(next.hash).kind == numTeen && next.kind == pieceWord {
					t.and, t.start = true, t.start+len("و")
				} else if strings.HasPrefix(n.text[t.start:], "وأ") {
					t.num = numWord{} // «وأحد المسؤولين»
				}
			}
			return t
		}
		if t.hash == wawHash {
			if next := lexForm(n.text, t.end, false); next.kind == pieceNumber || next.kind == pieceWord && next.gap {
				joined := n.lex(t.end)
				joined.and, joined.gap = true, t.gap
				return joined
			}
		}
		r, size := utf8.DecodeRuneInString(n.text[t.start:])
		if r != 'و' && r != 'ب' && r != 'ل' && r != 'ف' {
			return t
		}
		if p, more := utf8.DecodeRuneInString(n.text[t.start+size:]); r == 'و' && (p == 'ب' || p == 'ل') {
			if h, _ := foldHash(n.text, t.start+size+more); words.at(h).behind(p) { // «وبعشرين»
				size, r = size+more, p
			}
		}
		h, end := foldHash(n.text, t.start+size)
		if w, ok := words.find(h); ok && end == t.end && w.behind(r) {
			t.num, t.and = w, r == 'و'
			t.start += size
		} else if ok && r == 'و' {
			t.num, t.and, t.num.joined = w, true, true
			t.start += size
		}
	}
	return t
}

// numeralAt reads the whole number that begins with piece t.
func (n *numeralReader) numeralAt(t numPiece) (FoundNumeral, bool) {
	if t.num.joined {
		return FoundNumeral{}, false // «وست» begins nothing
	}
	value, magnitude, end := n.group(t)
	if end == 0 {
		return FoundNumeral{}, false
	}
	for magnitude > 1 && t.num.kind != numFraction {
		next := n.lex(end)
		if !next.and {
			break
		}
		if next.num.kind == numFraction {
			value += next.num.value * magnitude
			end = next.end
			if m := n.lex(end); m.num.kind == numMagnitude && m.num.value == magnitude {
				end = m.end
			}
			break
		}
		v, m, stop := n.group(next)
		if stop == 0 || v >= magnitude || m >= magnitude {
			break
		}
		value, magnitude, end = value+v, m, stop
	}
	return FoundNumeral{Value: value, Start: t.start, End: end}, true
}

// group reads a number below its magnitude and the magnitude: «250 ألف», «مئتان وخمسون ألفا», «مليونين», «نصف مليون».
// magnitude is 1 when there is none; end 0 when no number begins at t.
func (n *numeralReader) group(t numPiece) (value, magnitude float64, end int) {
	magnitude = 1
	switch {
	case t.kind == pieceNumber:
		if !t.valid {
			return 0, 0, 0
		}
		value, end = t.decimal, t.end
	case t.num.kind == numFraction:
		if m := n.lex(t.end); m.num.kind == numMagnitude && !m.and {
			return t.num.value * m.num.value, m.num.value, m.end
		}
		return 0, 0, 0
	case t.num.kind == numMagnitude && !t.num.plural && !t.num.definite:
		value, magnitude, end = t.num.value, t.num.value, t.end
		if t.num.times == 2 && (!t.num.accusative || n.counts(end)) {
			value *= 2
		}
	default:
		value, end = n.belowThousand(t)
		if end == 0 {
			return 0, 0, 0
		}
	}
	for {
		m := n.lex(end)
		if m.num.kind != numMagnitude || m.and || m.start-end > 4 || m.num.times == 2 && !m.num.accusative {
			return value, magnitude, end
		}
		value, magnitude, end = value*m.num.value, max(1, magnitude)*m.num.value, m.end
	}
}

// counts reports whether a noun stands at pos: «ألفا جندي» are two thousand, in the dual that lost its ن to the noun, «ألفا وتسعة» and «ألفا في
// العام» one in the accusative.
func (n *numeralReader) counts(pos int) bool {
	next := n.lex(pos)
	if next.kind != pieceWord || next.and || next.num.kind == numFraction {
		return false
	}
	word := Tokenize(nil, n.text[next.start:next.end])
	return len(word) == 1 && !IsStop(word[0].Key)
}

// belowThousand reads «مئة وثلاثة وعشرون» and its parts.
func (n *numeralReader) belowThousand(t numPiece) (value float64, end int) {
	next := n.lex(t.end)
	switch {
	case t.num.kind == numHundred:
		value, end = t.num.value, t.end
	case t.num.kind == numUnit && next.num.kind == numHundred && next.num.value == 100 && !next.and && t.num.value >= 3:
		value, end = t.num.value*100, next.end
	default:
		return n.belowHundred(t)
	}
	if rest := n.lex(end); rest.and && rest.kind == pieceWord {
		if v, stop := n.belowHundred(rest); stop > 0 && !n.apartHundred(rest, stop) {
			return value + v, stop
		}
	}
	return value, end
}

// apartHundred: the unit read up to end begins «ثلاث مئة», another number.
func (n *numeralReader) apartHundred(unit numPiece, end int) bool {
	next := n.lex(end)
	return unit.num.kind == numUnit && unit.end == end && next.num.kind == numHundred && next.num.value == 100 && !next.and
}

// belowHundred reads a unit, «ثلاثة عشر», «ثلاثة وعشرون», «عشرون».
func (n *numeralReader) belowHundred(t numPiece) (value float64, end int) {
	switch t.num.kind {
	case numTens:
		return t.num.value, t.end
	case numTeen:
		return 10, t.end
	case numUnit:
	default:
		return 0, 0
	}
	next := n.lex(t.end)
	switch {
	case next.num.kind == numTeen && !next.and && t.num.value < 10:
		return t.num.value + 10, next.end
	case next.num.kind == numTens && next.and && t.num.value < 10:
		return t.num.value + next.num.value, next.end
	case t.num.half:
		return 0, 0 // «أحد» without its ten is «someone»
	}
	return t.num.value, t.end
}

// longestDigits is how many digits in a row are a number, and not an account or a serial one: a float64 holds no more of them exactly.
const longestDigits = 15

// readDigits reads a number in digits with its separators. Not valid: part of a word («F16»), of a longer row (more than 15 digits,
// «10.1.2015.3»), or with the «ر» of some agencies for a decimal sign, whose sides are printed either way round.
func readDigits(s string, pos int) (value float64, end int, valid bool) {
	whole, digits, end := digitRun(s, pos)
	valid = digits <= longestDigits && !latinAt(s, pos, end)
	if r, n := utf8.DecodeRuneInString(s[end:]); r == 'ر' && end+n < len(s) {
		if _, w := digitAt(s, end+n); w > 0 {
			_, _, end = digitRun(s, end+n)
			return 0, end, false
		}
	}
	value = whole
	groups, dots, decimals := 0, 0, false
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if r != ',' && r != '.' && r != '٬' && r != '٫' && r != '،' || end+n >= len(s) {
			break
		}
		if _, w := digitAt(s, end+n); w == 0 {
			break
		}
		part, k, stop := digitRun(s, end+n)
		valid = valid && k <= longestDigits // 10 to the power of hundreds is no number
		grouping := (r == ',' || r == '٬' || r == '،') && k == 3 && digits <= 3+3*groups
		switch {
		case grouping && !decimals:
			value, groups = value*1000+part, groups+1
		case r == '،':
			return value, end, valid // a comma of the sentence
		case !decimals:
			value, decimals = value+part/math.Pow10(k), true
			dots++
		case r == '.' && dots > 0 && k == 3: // 1.000.000
			if dots == 1 {
				value = math.Round((value-math.Floor(value))*1000) + math.Floor(value)*1000
			}
			value, dots = value*1000+part, dots+1
		default:
			valid = false
		}
		end = stop
	}
	return value, end, valid
}

// digitRun reads digits alone.
func digitRun(s string, pos int) (value float64, digits, end int) {
	for pos < len(s) {
		d, w := digitAt(s, pos)
		if w == 0 {
			break
		}
		value, digits, pos = value*10+float64(d), digits+1, pos+w
	}
	return value, digits, pos
}

// latinAt reports a Latin letter glued to either end.
func latinAt(s string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	after, _ := utf8.DecodeRuneInString(s[end:])
	latin := func(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }
	return latin(before) || latin(after)
}
