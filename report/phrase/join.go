// Lists, marks, digits.
package phrase

import (
	"strings"
	"unicode/utf8"
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
	s = strings.Trim(strings.Join(strings.Fields(s), " "), " .،؛:")
	if utf8.RuneCountInString(s) > limit {
		runes := []rune(s)
		s = string(runes[:limit])
		if at := strings.LastIndexByte(s, ' '); at > len(s)/2 {
			s = s[:at]
		}
		s = strings.TrimRight(s, " .،؛:") + "…"
	}
	return strings.Map(func(r rune) rune { // «…» stand around it
		switch r {
		case '«', '»':
			return '"'
		}
		return r
	}, s)
}
