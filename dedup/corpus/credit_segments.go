package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"isnad/similarity/arabic"
)

// segment is a stretch of a byline, dateline or credit line between separators: «الرياض - واس:» has two.
type segment struct {
	start, end int      // bytes, without quotation marks and spaces
	words      []string // folded
	before     string   // separators before it, spaces left out: "", "-", "(", ")-", "\n"
	after      string
	glued      bool // no space around the separators after it
}

// bracketed reports a segment in round brackets of its own.
func (s *segment) bracketed() bool {
	return strings.HasSuffix(s.before, "(") && strings.HasPrefix(s.after, ")")
}

// cutSegments cuts text[from:to]. Dots between single letters and after titles are no separators («أ.ف.ب», «د. سامي»),
// nor are quotation marks; a tatweel that stands alone is a dash.
func cutSegments(text string, from, to int) []segment {
	return cutUntil(text, from, to, to-from)
}

// cutUntil is cutSegments that stops in a segment of more than so many words: a sentence has begun.
func cutUntil(text string, from, to, words int) []segment {
	c := segmentCutter{text: text}
	for pos := from; pos < to; {
		if n := len(c.segments); n > 0 && len(c.segments[n-1].words) > words {
			break
		}
		r, n := utf8.DecodeRuneInString(text[pos:to])
		if strings.HasPrefix(text[pos:to], "&nbsp;") {
			r, n = ' ', len("&nbsp;")
		}
		switch {
		case unicode.IsLetter(r) && r != 'ـ' || unicode.IsDigit(r):
			pos = c.word(pos, to)
			continue
		case r == '\n':
			c.separate('\n')
		case unicode.IsSpace(r):
			c.space = true
		default:
			if s := separator(r); s == '.' && c.abbreviation(pos, to) || s == '-' && c.initials(pos+n, to) {
				// goes on
			} else if s != 0 {
				c.separate(s)
			}
		}
		pos += n
	}
	c.close()
	return c.segments
}

// separator gives the common form of a sign that parts segments, 0 for one that does not.
func separator(r rune) rune {
	switch r {
	case '-', '‐', '‑', '‒', '–', '—', '―', '−', 'ـ':
		return '-'
	case '،', ',', ';', '؛':
		return ','
	case '/', '\\', '|', '•', '*', '_':
		return '/'
	case ':', '(', ')', '+', '.':
		return r
	case '[':
		return '('
	case ']':
		return ')'
	case '&':
		return '+'
	case '!', '?', '؟', '…':
		return '.'
	}
	return 0
}

type segmentCutter struct {
	text     string
	segments []segment
	open     bool   // the last segment takes more words
	seps     []rune // since the last word
	space    bool   // a space since the last word
}

// word takes the word at pos into the open segment, or into a new one, and gives its end.
func (c *segmentCutter) word(pos, to int) int {
	end := pos
	for end < to {
		r, n := utf8.DecodeRuneInString(c.text[end:to])
		if r == 'ـ' && (end+n >= to || c.text[end+n] == ' ') {
			break
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.Cf, r) {
			break
		}
		end += n
	}
	if !c.open {
		before := string(c.seps)
		if n := len(c.segments); n > 0 {
			c.segments[n-1].after, c.segments[n-1].glued = before, !c.space
		}
		c.segments = append(c.segments, segment{start: pos, before: before})
		c.open = true
	}
	s := &c.segments[len(c.segments)-1]
	s.words = append(s.words, arabic.Fold(c.text[pos:end]))
	s.end = end
	s.end += closingQuote(c.text[s.start:end], c.text[end:to])
	c.seps, c.space = c.seps[:0], false
	return end
}

// closingQuote is the length of the quotation mark that closes one opened within the segment.
func closingQuote(segment, rest string) int {
	for _, pair := range [][2]string{{"«", "»"}, {"“", "”"}, {"{", "}"}} {
		if strings.HasPrefix(rest, pair[1]) && strings.Count(segment, pair[0]) > strings.Count(segment, pair[1]) {
			return len(pair[1])
		}
	}
	return 0
}

func (c *segmentCutter) separate(r rune) {
	c.seps = append(c.seps, r)
	c.open = false
}

// close gives the last segment its separators.
func (c *segmentCutter) close() {
	if n := len(c.segments); n > 0 {
		c.segments[n-1].after, c.segments[n-1].glued = string(c.seps), false
	}
}

// lastWord is the word just read, "" after a separator.
func (c *segmentCutter) lastWord() string {
	if !c.open {
		return ""
	}
	w := c.segments[len(c.segments)-1].words
	return w[len(w)-1]
}

// abbreviation reports whether a dot after a single letter leads on to more: another letter or, after a title, a name.
func (c *segmentCutter) abbreviation(pos, to int) bool {
	if utf8.RuneCountInString(c.lastWord()) != 1 {
		return false
	}
	rest := strings.TrimLeft(c.text[pos+1:to], " .\u200f\u200e")
	r, n := utf8.DecodeRuneInString(rest)
	if !unicode.IsLetter(r) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest[n:])
	return !unicode.IsLetter(next) || titles[c.lastWord()]
}

// titles: letters that stand for a title before a name.
var titles = wordSet("د ا م أ")

// initials reports whether a dash joins two single letters, as in «أ-ف-ب».
func (c *segmentCutter) initials(pos, to int) bool {
	if utf8.RuneCountInString(c.lastWord()) != 1 || c.space {
		return false
	}
	r, n := utf8.DecodeRuneInString(c.text[pos:to])
	next, _ := utf8.DecodeRuneInString(c.text[min(pos+n, to):to])
	return unicode.IsLetter(r) && !unicode.IsLetter(next)
}

// foldKey is a name folded, without spaces and signs: «أ. ف. ب.» and «أ ف ب» have one.
func foldKey(name string) string {
	var key strings.Builder
	for _, s := range cutSegments(name, 0, len(name)) {
		for _, w := range s.words {
			key.WriteString(w)
		}
	}
	return key.String()
}

// wordSet makes a set of the folded words of a list.
func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[arabic.Fold(w)] = true
	}
	return set
}

// trimSpan takes the white space off both ends.
func trimSpan(text string, s Span) Span {
	trimmed := strings.TrimLeftFunc(text[s.Start:s.End], isInvisible)
	s.Start = s.End - len(trimmed)
	s.End = s.Start + len(strings.TrimRightFunc(trimmed, isInvisible))
	return s
}

// isInvisible: white space and the marks that cannot be seen.
func isInvisible(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }
