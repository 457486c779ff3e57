// Text of articles, made harmless without moving a character.
package page

import (
	"strings"
	"unicode"
)

// inert puts a stand-in for each code point that would steer the page, or that the browser would change, so that places in the text stay what they
// were, counted in UTF-16 units: a carriage return becomes a blank, other control characters U+FFFD, and marks that turn the direction of what follows
// a zero-width space.
func inert(s string) string {
	if strings.IndexFunc(s, steers) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case !steers(r):
			return r
		case r == '\r':
			return ' '
		case unicode.Is(unicode.Bidi_Control, r):
			return '\u200b'
		}
		return unicode.ReplacementChar
	}, s)
}

func steers(r rune) bool {
	return r != '\n' && r != '\t' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) && r != '\u200e' && r != '\u200f' && r != '\u061c'
}
