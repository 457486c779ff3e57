// Sentences with their tokens.
package arabic

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentence is a stretch of text between two ends: tokens [First, Last), bytes [Start, End) without surrounding space.
type Sentence struct {
	First, Last int
	Start, End  uint32
}

// Sentences appends the sentences of text to dst; tokens are those of Tokenize over the same text. A sentence ends at a line's end,
// at ؟ ! … and ؛, and at a full stop that is neither inside a number nor after an initial or abbreviation («د. سعاد», «أ.ف.ب»); closing
// quotation marks and brackets after the end belong to it. A stretch without a word is no sentence.
func Sentences(dst []Sentence, text string, tokens []Token) []Sentence {
	start, token := 0, 0
	end := func(at int) {
		first := token
		for token < len(tokens) && int(tokens[token].Start) < at {
			token++
		}
		if token > first {
			s, e := trimmed(text, start, at)
			dst = append(dst, Sentence{First: first, Last: token, Start: uint32(s), End: uint32(e)})
		}
		start = at
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		next := i + size
		switch r {
		case '\n', '\r', '\u2028', '\u2029':
			end(i)
		case '؟', '?', '!', '…', '؛':
			next = closing(text, next)
			end(next)
		case '.':
			if next < len(text) && text[next] == '.' {
				for next < len(text) && text[next] == '.' {
					next++
				}
				if endsAfterDots(text[next:]) {
					next = closing(text, next)
					end(next)
				}
			} else if !abbreviates(text, i) {
				next = closing(text, next)
				end(next)
			}
		}
		i = next
	}
	end(len(text))
	return dst
}

// trimmed takes the space off both ends of text[start:end].
func trimmed(text string, start, end int) (int, int) {
	part := strings.TrimRightFunc(text[start:end], unicode.IsSpace)
	end = start + len(part)
	return end - len(strings.TrimLeftFunc(part, unicode.IsSpace)), end
}

// closing is the place after the marks that close what ended at i.
func closing(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !strings.ContainsRune("»”\"’')]}؟?!…", r) {
			break
		}
		i += size
	}
	return i
}

// endsAfterDots tells dots that end a sentence from dots in the middle of one: only a line's end or a closing mark follows.
func endsAfterDots(rest string) bool {
	rest = strings.TrimLeft(rest, " \t\u00a0")
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || r == '\n' || r == '\r' || strings.ContainsRune("»”\"", r)
}

// titles are the abbreviations of one to three letters that a full stop follows inside a sentence.
var titles = map[string]bool{"أ": true, "د": true, "م": true, "ا": true, "ص": true, "ق": true, "ت": true, "ه": true, "هـ": true, "ب": true, "ف": true, "و": true, "س": true, "ع": true, "ج": true, "ش": true, "ك": true, "ر": true, "ل": true, "ن": true, "ح": true, "خ": true, "أد": true, "mr": true, "dr": true, "st": true, "no": true}

// abbreviates reports whether the full stop at byte i stands inside a number or address, or after an abbreviation.
func abbreviates(text string, i int) bool {
	after, _ := utf8.DecodeRuneInString(text[i+1:])
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	if unicode.IsDigit(before) && unicode.IsDigit(after) {
		return true
	}
	if after < utf8.RuneSelf && unicode.IsLetter(after) && before < utf8.RuneSelf && !unicode.IsUpper(after) {
		return true // a host's name
	}
	word := text[:i]
	if at := strings.LastIndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != 'ـ' }); at >= 0 {
		_, size := utf8.DecodeRuneInString(word[at:])
		word = word[at+size:]
	}
	return titles[strings.ToLower(word)] && after != '\n' && i+1 < len(text)
}
