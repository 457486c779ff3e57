package corpus

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"isnad/similarity/arabic"
)

// line is a stretch of a page that is judged as one: a line of a text file, a block element of a page, or a piece of
// either where two things stand in one line.
type line struct {
	start, end  int            // bytes in the page's text, without the spaces around
	tokens      []arabic.Token // offsets within text[start:end]
	full        bool           // closes like a sentence
	asks        bool           // closes with a question or exclamation mark, as headlines may
	comma       bool           // holds a comma
	bullet      bool
	rule        *rule
	kind        string // "" is the article's own text
	hint        string // what the page's markup says it is (HTML only)
	heading     bool   // h1 to h6 (HTML only)
	links       bool   // mostly link text (HTML only)
	title       bool
	continuing  bool // cut out of a longer line: the rest of it follows or comes before
	dates       []arabic.FoundDate
	stems       []arabic.Key // see contentOf
	datesLooked bool
}

// text lengths, in words, that tell running text from headlines and menus. Headlines of the five largest Arabic sites
// have 4 to 16 words; running paragraphs without a full stop at the end are nearly all longer, and the shorter ones have a comma.
const (
	paragraphLong  = 20 // a paragraph even without a full stop
	paragraphComma = 13 // a paragraph when a comma stands in it
	paragraphShort = 6  // a paragraph when it closes with one
	paragraphAsks  = 16 // a paragraph when it closes with a question or exclamation mark
	headlineMin    = 3
	headlineMax    = 25
)

func (l *line) words() int { return len(l.tokens) }

// paragraph reports whether the line looks like running text.
func (l *line) paragraph() bool {
	n := l.words()
	if l.links {
		return false
	}
	return n >= paragraphLong && (!l.bullet || l.full) || n >= paragraphComma && l.comma && !l.bullet || l.full && n >= paragraphShort && (!l.asks || n >= paragraphAsks)
}

// headline reports whether the line could be a title, of this article or of another.
func (l *line) headline() bool {
	return l.words() >= headlineMin && l.words() <= headlineMax && (!l.full || l.asks && l.words() < paragraphAsks)
}

// pageText is a page while it is being judged.
type pageText struct {
	agencies *Agencies

	text   string
	lines  []line
	points *Points

	html       bool   // the lines are the blocks of an HTML page, and first is where its content begins
	first      int    // line the running text begins with
	site       string // what follows the title in «title - site»
	unjudged   bool   // there are more lines than are judged
	outerTitle string // a title that stands outside the text: in the line of the marker above an embedded story
}

// newPageText cuts a text into lines and tells for each which phrase rule it falls under.
func newPageText(a *Agencies, text string) *pageText {
	p := &pageText{agencies: a.orDefault(), text: text, points: NewPoints(text)}
	lines := physicalLines(text)
	for i, s := range lines {
		if i == maxLines {
			p.addRest(s.Start, lines[len(lines)-1].End)
			break
		}
		p.addLine(s.Start, s.End)
	}
	return p
}

// maxLines is how many lines of a text are judged: a hundred times those of a long page. Judging one takes about five microseconds and some
// hundred bytes.
const maxLines = 100_000

// addRest takes what stands behind the lines that are judged as one of the text's own.
func (p *pageText) addRest(start, end int) {
	p.unjudged = true
	p.lines = append(p.lines, line{start: start, end: end, full: true, tokens: arabic.Tokenize(nil, p.text[start:end])})
}

// physicalLines returns the non-empty lines of a text as byte ranges, joined again where the text is wrapped at a column.
func physicalLines(text string) []Span {
	var out []Span
	blank := make([]bool, 0, 64) // a blank line stands before the line
	gap := true
	for at := 0; at < len(text); {
		end := strings.IndexAny(text[at:], "\n\r\u2028\u2029")
		if end < 0 {
			end = len(text)
		} else {
			end += at
		}
		if s := trim(text, at, end); s.Start < s.End {
			out = append(out, s)
			blank = append(blank, gap)
			gap = false
		} else if end < len(text) && text[end] == '\n' {
			gap = true
		}
		_, n := utf8.DecodeRuneInString(text[min(end, len(text)):])
		at = end + max(1, n)
	}
	return unwrap(text, out, blank)
}

// trim narrows [start, end) to what is not space or an invisible control.
func trim(text string, start, end int) Span {
	drop := func(r rune) bool { return unicode.IsSpace(r) || invisible(r) }
	s := strings.TrimLeftFunc(text[start:end], drop)
	start = end - len(s)
	s = strings.TrimRightFunc(s, drop)
	return Span{start, start + len(s)}
}

// unwrap joins the lines of a text whose paragraphs are broken at a fixed column. Such a text shows itself: of its lines
// that are followed by another without a blank between, four in five end within a fifth of the longest, and the longest
// has at most 120 characters.
func unwrap(text string, lines []Span, blank []bool) []Span {
	longest, near, inner := 0, 0, 0
	for _, s := range lines {
		longest = max(longest, utf8.RuneCountInString(text[s.Start:s.End]))
	}
	for i := 0; i+1 < len(lines); i++ {
		if !blank[i+1] {
			inner++
			if utf8.RuneCountInString(text[lines[i].Start:lines[i].End])*5 >= longest*4 {
				near++
			}
		}
	}
	if longest > 120 || longest < 40 || inner < 6 || near*5 < inner*4 {
		return lines
	}
	var out []Span
	for i, s := range lines {
		if i > 0 && !blank[i] && utf8.RuneCountInString(text[lines[i-1].Start:lines[i-1].End])*5 >= longest*3 {
			out[len(out)-1].End = s.End
			continue
		}
		out = append(out, s)
	}
	return out
}

// addLine appends the line text[start:end], cut where two things stand in it.
func (p *pageText) addLine(start, end int) {
	cuts := cutPoints(p.text[start:end])
	from := start
	for _, c := range append(cuts, end-start) {
		s := trim(p.text, from, start+c)
		if s.Start < s.End {
			l := p.newLine(s.Start, s.End)
			l.continuing = from > start || start+c < end
			p.lines = append(p.lines, l)
		}
		from = start + c
	}
}

func (p *pageText) newLine(start, end int) line {
	s := p.text[start:end]
	l := line{start: start, end: end, full: closes(s)}
	l.asks = l.full && !stops(s)
	l.comma = strings.ContainsAny(s, "،,")
	l.bullet = bulleted(s)
	l.tokens = arabic.Tokenize(nil, s)
	l.rule = furnitureRules().classify(s, l.tokens, l.full, false)
	switch {
	case l.rule != nil || len(l.tokens) == 0:
	case len(l.tokens) <= 20 && strings.ContainsRune(s, '©'):
		if l.rule = copyright; pictureCredit(s) {
			l.rule = caption
		}
	case len(l.tokens) <= creditWords && creditOnly(p.agencies, s):
		l.rule = bareCredit
	}
	return l
}

// Rules that no phrase can say.
var (
	bareCredit = &rule{kind: "credit", how: lineBegins}
	caption    = &rule{kind: "caption", how: lineBegins}
	copyright  = &rule{kind: "disclaimer", how: holds, words: 1}
)

// pictureCredit reports «© Photo / …», «© AFP», «الصورة © رويترز»: a right in a picture, not in the page.
func pictureCredit(s string) bool {
	low := strings.ToLower(s)
	for _, w := range [...]string{"photo", "afp", "reuters", "getty", "صورة", "sputnik", "رويترز", "أ ف ب", "فرانس برس", "ap photo", "epa"} {
		if strings.Contains(low, w) && !strings.Contains(low, "محفوظ") && !strings.Contains(low, "reserved") {
			return true
		}
	}
	return false
}

// str returns the line's text.
func (p *pageText) str(l *line) string { return p.text[l.start:l.end] }

// bulleted reports whether a line begins with a list sign.
func bulleted(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case '•', '●', '▪', '■', '◾', '◆', '»', '›', '·', '‣', '○', '►', '▶', '✦', '□':
		return true
	case '-', '–', '*', '+':
		next, _ := utf8.DecodeRuneInString(s[n:])
		return unicode.IsSpace(next)
	}
	return false
}

// closes reports whether s ends with a full stop, a question or exclamation mark, or those and closing quotes.
// Dots of omission close nothing: teasers end with them.
func closes(s string) bool {
	if strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…") {
		return false
	}
	r := lastSign(s)
	return r == '.' || r == '؟' || r == '!' || r == '?' || r == '۔'
}

// stops reports whether s ends with a full stop, closing quotes aside.
func stops(s string) bool {
	r := lastSign(s)
	return r == '.' || r == '۔'
}

// lastSign is the last character of s that is no space, closing quote or bracket.
func lastSign(s string) rune {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("\"'”“»«)]}’‘", r) || invisible(r)
	})
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// cutPoints returns the byte offsets at which one line holds two things: a leading time of update before the text
// («آخر تحديث: 25 تموز 2024 - 11:18 ص بغداد/ …»), the signature of an embedded post before the text that goes on, a label of
// the page's own («المصدر: …», «كلمات دلالية: …») after a full stop.
func cutPoints(s string) []int {
	if len(s) < 40 {
		return nil
	}
	var cuts []int
	if c := leadingDate(s); c > 0 {
		cuts = append(cuts, c)
	}
	if c := postSignature(s); c > 0 && c < len(s) {
		cuts = append(cuts, c)
	}
	from := 0
	if len(cuts) > 0 {
		from = cuts[len(cuts)-1]
	}
	return append(cuts, stuckLabels(s, from)...)
}

// dateLabels announce a time at the head of a line.
var dateLabels = []string{
	"آخر تحديث", "اخر تحديث", "آخر تعديل", "تم التحديث", "تاريخ التحديث", "تاريخ النشر", "نشر في", "نُشر في", "نشر بتاريخ", "تم النشر",
	"Last updated", "Updated", "Published",
}

// leadingDate returns where the text begins that shares its line with a labelled time before it, 0 when there is none.
// A line without a label is left alone: a text may well begin with a date.
func leadingDate(s string) int {
	const reach = 160 // bytes: label, weekday, date, hour, zone
	head := s[:min(len(s), reach)]
	label := -1
	for _, l := range dateLabels {
		if i := strings.Index(head, l); i >= 0 && i < 60 && (label < 0 || i < label) {
			label = i
		}
	}
	if label < 0 {
		return 0
	}
	if before := arabic.FindDates(head[:label]); label > 0 && len(before) == 0 {
		return 0
	}
	for _, d := range arabic.FindDates(head) {
		if d.Start < label {
			continue
		}
		if d.Start-label > 60 {
			return 0
		}
		rest := strings.TrimLeft(s[d.End:], " \t\u00a0|-–—،,.")
		if utf8.RuneCountInString(rest) < 40 {
			return 0
		}
		return len(s) - len(rest)
	}
	return 0
}

// postSignature returns where the signature of an embedded post ends («— Name (@handle) December 19, 2024»), 0 when none.
func postSignature(s string) int {
	at := strings.Index(s, "(@")
	for at >= 0 {
		shut := strings.IndexByte(s[at:], ')')
		if shut > 0 && shut < 40 && strings.ContainsAny(s[max(0, at-120):at], "—–\u2015") {
			after := at + shut + 1
			for _, d := range arabic.FindDates(s[after:min(len(s), after+60)]) {
				if d.Start <= 4 {
					return after + d.End
				}
			}
			return after
		}
		next := strings.Index(s[at+2:], "(@")
		if next < 0 {
			return 0
		}
		at += 2 + next
	}
	return 0
}

// stuckLabels finds labels of the page glued to the end of a paragraph: «… في البلاد. المصدر: وكالات». Only after a closing
// mark, only with their own colon, and only in the last 300 bytes.
func stuckLabels(s string, from int) []int {
	from = max(from, len(s)-300)
	var cuts []int
	for _, label := range [...]string{"المصدر", "كلمات دلالية", "اقرأ أيضا", "إقرأ أيضا", "اقرأ أيضًا", "إقرأ أيضًا", "الوسوم", "شاهد أيضا"} {
		i := strings.LastIndex(s[from:], label)
		if i <= 0 {
			continue
		}
		i += from
		if before := strings.TrimRight(s[:i], " \u00a0"); closes(before) && len(before) > 80 && colonSoon(s[i+len(label):]) {
			cuts = append(cuts, i)
		}
	}
	if len(cuts) > 1 {
		slices.Sort(cuts)
	}
	return cuts
}

// colonSoon reports a colon after at most a diacritic and spaces.
func colonSoon(s string) bool {
	for i, r := range s {
		if i > 6 {
			return false
		}
		if r == ':' {
			return true
		}
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Mn, r) && r != 'ا' && r != 'ً' {
			return false
		}
	}
	return false
}
