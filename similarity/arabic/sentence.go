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

// Sentences appends the sentences of text to dst; tokens are those of Tokenize over the same text. A sentence ends at a line's end, at
// ؟ ! and ؛, at dots before a line's end or a closing quotation mark, and at a full stop, unless that follows an initial or abbreviation
// («د. سعاد», «أ.ف.ب»), a number that counts a list («1. …»), or stands inside an address. Closing quotation marks and brackets after the end
// belong to it; a short quotation that ends with ؟ or ! in mid-sentence («من هو؟» سأل) does not end it. A stretch without a word is no sentence.
//
// Only what stands between tokens is looked at, and mostly that is one space.
func Sentences(dst []Sentence, text string, tokens []Token) []Sentence {
	c := cutter{text: text, tokens: tokens, dst: dst, quote: -1}
	from := 0
	for i, t := range tokens {
		if gap := int(t.Start) - from; gap > 1 || gap == 1 && text[from] != ' ' {
			c.gap(from, int(t.Start), i)
		}
		from = int(t.End)
	}
	c.gap(from, len(text), len(tokens))
	c.end(len(text), len(tokens))
	return c.dst
}

// cutter is the state between two ends.
type cutter struct {
	text   string
	tokens []Token
	dst    []Sentence
	start  int // where the sentence begins
	first  int // its first token
	quote  int // the first token of the open quotation, -1 where none is
}

// end ends the sentence at byte at, before token next.
func (c *cutter) end(at, next int) {
	if next > c.first {
		part := strings.TrimRightFunc(c.text[c.start:at], unicode.IsSpace)
		end := c.start + len(part)
		start := end - len(strings.TrimLeftFunc(part, unicode.IsSpace))
		c.dst = append(c.dst, Sentence{First: c.first, Last: next, Start: uint32(start), End: uint32(end)})
	}
	c.start, c.first = at, next
}

// gap looks for ends in text[from:to], which stands before token next.
func (c *cutter) gap(from, to, next int) {
	for i := from; i < to; {
		r, size := utf8.DecodeRuneInString(c.text[i:to])
		at := i + size
		switch r {
		case '\n', '\r', '\u2028', '\u2029':
			c.end(i, next)
			c.quote = -1
		case '«', '“':
			c.quote = next
		case '»', '”':
			c.quote = -1
		case '"':
			if c.quote < 0 {
				c.quote = next
			} else {
				c.quote = -1
			}
		case '؛':
			c.end(at, next)
		case '؟', '?', '!':
			var began int
			if at, began = c.closing(at, to); !c.goesOn(began, at, to, next) {
				c.end(at, next)
			}
		case '…', '.':
			dots := i + len(c.text[i:to]) - len(strings.TrimLeft(c.text[i:to], ".…"))
			single := r == '.' && dots == at
			at, _ = c.closing(dots, to)
			switch {
			case single && i == from && c.abbreviates(next, dots == to):
			case single || at > dots || c.lineEnds(at, to):
				c.end(at, next)
			}
		}
		i = at
	}
}

// closing is the place after the marks that close what ended at i, and the first token of the quotation among that, -1 where none was.
func (c *cutter) closing(i, to int) (at, began int) {
	began = -1
	for i < to {
		r, size := utf8.DecodeRuneInString(c.text[i:to])
		switch r {
		case '»', '”', '"':
			began, c.quote = c.quote, -1
		case '\'', '’', ')', ']', '}', '؟', '?', '!', '…':
		default:
			return i, began
		}
		i += size
	}
	return i, began
}

// shortQuotation is how many words a quotation in mid-sentence may have, with a question mark of its own.
const shortQuotation = 6

// goesOn reports whether the mark before byte at ended a short quotation only, with the sentence going on behind it.
func (c *cutter) goesOn(began, at, to, next int) bool {
	return began >= 0 && next-began <= shortQuotation && next < len(c.tokens) && strings.TrimLeft(c.text[at:to], " ") == ""
}

// lineEnds reports whether only space stands between byte i and a line's or the text's end.
func (c *cutter) lineEnds(i, to int) bool {
	rest := strings.TrimLeft(c.text[i:to], " \t\u00a0")
	return rest == "" && to == len(c.text) || strings.HasPrefix(rest, "\n") || strings.HasPrefix(rest, "\r")
}

// abbreviations are words of more than one letter that a full stop follows inside a sentence.
var abbreviations = keySet("أد مم كم كلم ص.ب ت.م mr mrs ms dr prof st no vs jr sr co inc ltd vol fig jan feb mar apr jun jul aug sep sept oct nov dec")

func keySet(words string) map[Key]bool {
	set := map[Key]bool{}
	for _, t := range Tokenize(nil, words) {
		set[t.Key] = true
	}
	return set
}

// abbreviates reports whether the full stop right behind the token before next stands inside a sentence; joined says that the next token
// follows it without a space.
func (c *cutter) abbreviates(next int, joined bool) bool {
	if next == 0 || next == len(c.tokens) || next == c.first {
		return false
	}
	last := c.tokens[next-1]
	letter := last.Key.exact() && lettersOf(last.Key) == 1 || last.Key.Latin() && last.End-last.Start == 1
	switch {
	case last.Key.Number():
		return next-1 == c.first && !joined // the count of a list
	case letter && next-2 >= c.first && c.tokens[next-2].Key.Number():
		return joined // «1990 م. وقال» ends
	case letter:
		return true
	case joined && last.Key.Latin():
		return c.tokens[next].Key.Latin() || c.tokens[next].Key.Number() // a host's name
	}
	return abbreviations[last.Key]
}
