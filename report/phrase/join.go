// Lists, marks, digits.
package phrase

import (
	"strings"
	"unicode"
)

// Digits writes European digits as Arabic-Indic ones.
func Digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '٠'
		}
		return r
	}, s)
}

// And joins Arabic clauses or names: «أ وب وج». The conjunction is written onto the next word.
func And(parts []string) string { return strings.Join(parts, " و") }

// Quote puts words between marks, as one line, cut at a word's end where they are longer than limit code points.
func Quote(s string, limit int) string { return "«" + Short(s, limit) + "»" }

// Short is s as one line of at most limit code points, cut at a word's end. Marks of quotation that would nest or open only are dropped at its ends.
func Short(s string, limit int) string {
	s, cut := Cut(strings.Trim(Line(s), closing), limit)
	if cut {
		s = strings.TrimRight(s, closing) + "…"
	}
	if !strings.Contains(s, "«") && !strings.Contains(s, "»") {
		return s
	}
	return outerQuotes.Replace(s)
}

// closing are the marks and blanks that mean nothing at an end.
const closing = " .،؛:"

// outerQuotes are those that «…» would stand around.
var outerQuotes = strings.NewReplacer("«", `"`, "»", `"`)

// Cut is s, or at most limit code points of it up to a word's end.
func Cut(s string, limit int) (short string, cut bool) {
	if len(s) <= limit { // bytes are at least as many as code points
		return s, false
	}
	n := 0
	for at := range s {
		if n == limit {
			s = s[:at]
			if blank := strings.LastIndexByte(s, ' '); blank > at/2 {
				s = s[:blank]
			}
			return s, true
		}
		n++
	}
	return s, false
}

// Line is s on one line: a blank for each run of spaces, none at the ends.
func Line(s string) string {
	last := ' '
	for _, r := range s {
		if IsSpace(r) && (r != ' ' || last == ' ') {
			last = ' '
			break
		}
		last = r
	}
	if last != ' ' { // it is one, as most are
		return s
	}
	return strings.Join(strings.FieldsFunc(s, IsSpace), " ")
}

// IsSpace is unicode.IsSpace, which would look up each Arabic letter: of the scripts from Greek to Ogham none has a space of its own.
func IsSpace(r rune) bool {
	return (r <= unicode.MaxLatin1 || r >= '\u1680') && unicode.IsSpace(r)
}
