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
	if !steered(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if steers(r) {
			return standIn(r)
		}
		return r
	}, s)
}

// steered reports whether a code point of s steers; most texts have none, and few bytes can begin one.
func steered(s string) bool {
	for i := range len(s) {
		if kinds[s[i]] == doubtful {
			if r, _ := utf8.DecodeRuneInString(s[i:]); steers(r) {
				return true
			}
		}
	}
	return false
}

// standIn is what stands for a code point that steers.
func standIn(r rune) rune {
	switch {
	case r == '\r':
		return ' '
	case unicode.Is(unicode.Bidi_Control, r):
		return '\u200b'
	}
	return unicode.ReplacementChar
}

func steers(r rune) bool {
	return r != '\n' && r != '\t' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) && r != '\u200e' && r != '\u200f' && r != '\u061c'
}
