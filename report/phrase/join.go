// Lists, marks, digits, shares.
package phrase

import (
	"math"
	"strconv"
	"strings"
	"unicode"
)

// Percent writes a share in [0,1] in hundredths: .874 is 87%. More than nothing never shows as nothing, less than all never as all.
func Percent(share float64) string {
	whole := math.Round(share * 100)
	if share > 0 {
		whole = max(whole, 1)
	}
	if share < 1 {
		whole = min(whole, 99)
	}
	return strconv.Itoa(int(whole)) + "%"
}

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
	s = cutLine(strings.Trim(Line(s), closing), limit)
	if !strings.Contains(s, "«") && !strings.Contains(s, "»") {
		return s
	}
	return outerQuotes.Replace(s)
}

// Shorten is s as one line of at most limit code points, cut at a word's end, with its marks as they are.
func Shorten(s string, limit int) string { return cutLine(Line(s), limit) }

// cutLine is a line, or at most limit code points of it up to a word's end.
func cutLine(line string, limit int) string {
	start := Start(line, limit)
	if start == line {
		return line
	}
	if blank := strings.LastIndexByte(start, ' '); blank > len(start)/2 {
		start = start[:blank]
	}
	return strings.TrimRight(start, closing) + "…"
}

// Start is s up to a number of code points.
func Start(s string, limit int) string {
	if len(s) <= limit { // bytes are at least as many as code points
		return s
	}
	for at := range s {
		if limit <= 0 {
			return s[:at]
		}
		limit--
	}
	return s
}

// closing are the marks and blanks that mean nothing at an end.
const closing = " .،؛:"

// outerQuotes are those that «…» would stand around.
var outerQuotes = strings.NewReplacer("«", `"`, "»", `"`)

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
