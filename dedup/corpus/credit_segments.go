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
	c := segmentCutter{text: text, pos: from, to: to}
	for c.next() {
	}
	if n := len(c.segments); n > 0 {
		c.fold()
		c.segments[n-1].after = string(c.seps)
	}
	return c.segments
}

// separator gives the common form of a sign that parts segments, 0 for one that does not.
func separator(r rune) byte {
	switch r {
	case '-', '‐', '‑', '‒', '–', '—', '―', '−', 'ـ':
		return '-'
	case '،', ',', ';', '؛':
		return ','
	case '/', '\\', '|', '•', '*', '_':
		return '/'
	case ':', '(', ')', '+', '.':
		return byte(r)
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

// segmentCutter cuts a text segment by segment.
type segmentCutter struct {
	text     string
	pos, to  int
	segments []segment // the last one has no words yet, nor what stands after it
	words    []Span    // those of the last one
	open     bool      // the last one takes more
	seps     []byte    // since the last word
	space    bool      // a space since the last word
	most     int       // words of a segment, from which on a sentence has begun that is not read any further; 0: any number
}

// next reads on until another segment begins, and reports whether one does.
func (c *segmentCutter) next() bool {
	for had := len(c.segments); c.pos < c.to && (c.most == 0 || len(c.words) <= c.most); {
		r, n := utf8.DecodeRuneInString(c.text[c.pos:c.to])
		if r == '&' && strings.HasPrefix(c.text[c.pos:c.to], "&nbsp;") {
			r, n = ' ', len("&nbsp;")
		}
		switch {
		case classOf(r) == letter && r != 'ـ':
			c.word()
			if len(c.segments) > had {
				return true
			}
			continue
		case r == '\n':
			c.separate('\n')
		case unicode.IsSpace(r):
			c.space = true
		default:
			s := separator(r)
			if s != 0 && !(s == '.' && c.abbreviation()) && !(s == '-' && c.initials(c.pos+n)) {
				c.separate(s)
			}
		}
		c.pos += n
	}
	return false
}

// class is what a character is to a word.
type class uint8

const (
	border class = iota
	letter       // or digit
	within       // marks on letters, and what cannot be seen
)

// arabicClasses are those of U+0600–U+06FF, which nearly all characters are of.
var arabicClasses = func() (classes [256]class) {
	for i := range classes {
		classes[i] = findClass(0x600 + rune(i))
	}
	return classes
}()

func classOf(r rune) class {
	if r>>8 == 6 {
		return arabicClasses[r&0xFF]
	}
	return findClass(r)
}

func findClass(r rune) class {
	switch {
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return letter
	case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r):
		return within
	}
	return border
}

// word takes the word at c.pos into the open segment, or into a new one.
func (c *segmentCutter) word() {
	pos, end := c.pos, c.pos
	for end < c.to {
		r, n := utf8.DecodeRuneInString(c.text[end:c.to])
		if r == 'ـ' && (end+n >= c.to || c.text[end+n] == ' ') || classOf(r) == border {
			break
		}
		end += n
	}
	if !c.open {
		c.begin()
	}
	c.words = append(c.words, Span{pos, end})
	s := &c.segments[len(c.segments)-1]
	s.end = end + closingQuote(c.text[s.start:end], c.text[end:c.to])
	c.seps, c.space = c.seps[:0], false
	c.pos = end
}

// begin ends the last segment and begins another.
func (c *segmentCutter) begin() {
	before := string(c.seps)
	if n := len(c.segments); n > 0 {
		c.fold()
		c.segments[n-1].after, c.segments[n-1].glued = before, !c.space
	}
	c.segments = append(c.segments, segment{start: c.pos, before: before})
	c.words, c.open = c.words[:0], true
}

// fold gives the last segment its words.
func (c *segmentCutter) fold() {
	words := make([]string, len(c.words))
	for i, w := range c.words {
		words[i] = arabic.Fold(c.text[w.Start:w.End])
	}
	c.segments[len(c.segments)-1].words = words
}

// closingQuote is the length of the quotation mark that closes one opened within the segment.
func closingQuote(segment, rest string) int {
	for _, pair := range quotePairs {
		if strings.HasPrefix(rest, pair[1]) && strings.Count(segment, pair[0]) > strings.Count(segment, pair[1]) {
			return len(pair[1])
		}
	}
	return 0
}

var quotePairs = [][2]string{{"«", "»"}, {"“", "”"}, {"{", "}"}}

func (c *segmentCutter) separate(sep byte) {
	c.seps = append(c.seps, sep)
	c.open = false
}

// lastWord is the word just read, folded, "" after a separator.
func (c *segmentCutter) lastWord() string {
	if !c.open {
		return ""
	}
	w := c.words[len(c.words)-1]
	return arabic.Fold(c.text[w.Start:w.End])
}

// firstWord is that of the last segment, folded.
func (c *segmentCutter) firstWord() string {
	return arabic.Fold(c.text[c.words[0].Start:c.words[0].End])
}

// abbreviation reports whether a dot after a single letter leads on to more: another letter or, after a title, a name.
func (c *segmentCutter) abbreviation() bool {
	last := c.lastWord()
	if utf8.RuneCountInString(last) != 1 {
		return false
	}
	rest := strings.TrimLeft(c.text[c.pos+1:c.to], " .\u200f\u200e")
	r, n := utf8.DecodeRuneInString(rest)
	if !unicode.IsLetter(r) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest[n:])
	return !unicode.IsLetter(next) || titles[last]
}

// titles: letters that stand for a title before a name.
var titles = wordSet("د ا م أ")

// initials reports whether a dash joins two single letters, as in «أ-ف-ب».
func (c *segmentCutter) initials(pos int) bool {
	if c.space || utf8.RuneCountInString(c.lastWord()) != 1 {
		return false
	}
	r, n := utf8.DecodeRuneInString(c.text[pos:c.to])
	next, _ := utf8.DecodeRuneInString(c.text[min(pos+n, c.to):c.to])
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
