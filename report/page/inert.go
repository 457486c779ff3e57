// Text of articles, made harmless without moving a character.
package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// inert puts a stand-in for each code point that would steer the page, or that the browser would change, so that places in the text stay what they
// were, counted in UTF-16 units: a carriage return becomes a blank, other control characters U+FFFD, and marks that turn the direction of what follows
// a zero-width space.
func inert(s string) string {
	at := steeringAt(s)
	if at < 0 {
		return s
	}
	var out strings.Builder
	for ; at >= 0; at = steeringAt(s) {
		r, size := utf8.DecodeRuneInString(s[at:])
		out.WriteString(s[:at])
		out.WriteString(standIn(r))
		s = s[at+size:]
	}
	out.WriteString(s)
	return out.String()
}

// steeringAt is where the first code point stands that steers, -1 for none.
func steeringAt(s string) int {
	for i := 0; i < len(s); i++ {
		if kinds[s[i]] != doubtful {
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if steers(r) {
			return i
		}
		i += size - 1
	}
	return -1
}

// standIn is what stands for a code point that steers.
func standIn(r rune) string {
	switch {
	case r == '\r':
		return " "
	case unicode.Is(unicode.Bidi_Control, r):
		return "\u200b"
	}
	return "\ufffd"
}

func steers(r rune) bool {
	return r != '\n' && r != '\t' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) && r != '\u200e' && r != '\u200f' && r != '\u061c'
}
