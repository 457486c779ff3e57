// Quotation marks, paired as their writers meant them.
package framing

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// markFamily is marks that close one another.
type markFamily uint8

const (
	doubleMarks markFamily = iota // " “ ” „ '' : papers mix them
	guillemets                    // « » << >>
	angles                        // ‹ ›
	singleMarks                   // ' ‘ ’
	brackets                      // ( ), with which some papers quote
	braces                        // { } ﴿ ﴾, for scripture
	families
)

// quoteMark is a mark in the text.
type quoteMark struct {
	at, end int // bytes
	next    int // the token behind it
	line    int
	family  markFamily
	shape   int8 // +1 opens, -1 closes, 0 may do either
	lies    int8 // the same by what stands on either side of it
}

// quotePair is what stands between two marks: tokens [from, to), bytes [start, end).
type quotePair struct {
	from, to   int
	start, end int
	family     markFamily
	broken     bool  // one of the marks is missing
	outer      int32 // the pair around it, -1 for none
}

func (p *quotePair) words() int { return p.to - p.from }

func sortPairs(pairs []quotePair) {
	slices.SortFunc(pairs, func(a, b quotePair) int {
		return cmp.Or(a.from-b.from, b.to-a.to, a.start-b.start, b.end-a.end, int(a.family)-int(b.family))
	})
}

// markReader gathers the marks of a stretch of own text.
type markReader struct {
	text     *quoteText
	from, to int // bytes of the stretch
	line     int
	marks    [families][]quoteMark

	// What unclosed found last, which holds for every mark between: many marks without a partner would look through the same text again.
	broke struct{ from, to int } // no quotation that is not closed goes on from token from beyond token to
	mark  struct{ from, at int } // the first mark behind byte from stands at byte at
}

// gap reads what stands before token next.
func (m *markReader) gap(from, to, next int) (flags quoteGap) {
	body := m.text.body
	for i := from; i < to; {
		r, size := utf8.DecodeRuneInString(body[i:to])
		switch r {
		case ' ', '.', '\u00a0':
		case '\n', '\r', '\u2028', '\u2029':
			flags |= lineGap
			m.line++
		case '،', ',', '؛', ';':
			flags |= commaGap
		case ':':
			if !unicode.IsDigit(runeBefore(body, i)) || !unicode.IsDigit(runeAt(body, i+size)) {
				flags |= colonGap
			}
		default:
			if family, shape, ok := markOf(r); ok {
				mark := quoteMark{at: i, next: next, line: m.line, family: family, shape: shape}
				size = mark.widen(body[i:to], r, size)
				mark.end = i + size
				mark.lies = lieOf(body[m.from:m.to], i-m.from, mark.end-m.from)
				m.marks[mark.family] = append(m.marks[mark.family], mark)
			}
		}
		i += size
	}
	return flags
}

func markOf(r rune) (family markFamily, shape int8, ok bool) {
	switch r {
	case '"', '″', '＂':
		return doubleMarks, 0, true
	case '“', '”', '„', '‟', '❝', '❞': // turned either way by Arabic papers
		return doubleMarks, 0, true
	case '«':
		return guillemets, 1, true
	case '»':
		return guillemets, -1, true
	case '<':
		return guillemets, 1, true
	case '>':
		return guillemets, -1, true
	case '‹':
		return angles, 1, true
	case '›':
		return angles, -1, true
	case '\'', '‘', '’':
		return singleMarks, 0, true
	case '(':
		return brackets, 1, true
	case ')':
		return brackets, -1, true
	case '{':
		return braces, 1, true
	case '}':
		return braces, -1, true
	case '﴿', '﴾':
		return braces, 0, true
	}
	return 0, 0, false
}

// widen takes marks written twice as one, and gives the length of all: (( )), "" "", ” ” (which is a double one).
func (q *quoteMark) widen(rest string, r rune, size int) int {
	n := size
	for strings.HasPrefix(rest[n:], rest[:size]) {
		n += size
	}
	if q.family == singleMarks && n > size {
		q.family = doubleMarks
	}
	return n
}

// lieOf reads from its neighbours whether a mark opens (+1) or closes (-1): an opening one leans on the word behind it.
func lieOf(text string, at, end int) int8 {
	before, behind := runeBefore(text, at), runeAt(text, end)
	free := func(r rune) bool { return r == 0 || unicode.IsSpace(r) }
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '#' }
	introduces := strings.ContainsRune(":([{-–—ـ/*«", before) && before != 0
	closes := behind != 0 && strings.ContainsRune(".,،؛;:!؟?)]}»", behind)
	switch {
	case closes && !strings.HasPrefix(text[end:], "..") && !introduces:
		return -1
	case free(before) || introduces:
		if free(behind) && !introduces {
			return 0
		}
		return 1
	case free(behind):
		return -1
	case !letter(before):
		return 1
	case letter(behind) && proclitic(text[:at]):
		return 1
	}
	return 0
}

// proclitic reports whether text ends with a word of one letter, or the article: «و"حماس"», «ال"هاكرز"».
func proclitic(text string) bool {
	const enough = 16 // bytes: none of them is longer
	text = text[max(0, len(text)-enough):]
	word := text[strings.LastIndexFunc(text, unicode.IsSpace)+1:]
	switch word {
	case "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "ول", "وب":
		return true
	}
	return false
}

// does is what a mark does when depth marks are open.
func (q *quoteMark) does(depth int) int8 {
	switch {
	case q.shape > 0 && depth == 0, q.shape < 0 && depth > 0:
		return q.shape
	case q.lies != 0:
		return q.lies
	case q.shape != 0:
		return q.shape
	case depth == 0:
		return 1
	}
	return -1
}

// longestCarried is how many bytes a quotation may run over lines: longer, a mark is missing.
const longestCarried = 12_000

// pair pairs the marks of each family, line by line; a quotation of several paragraphs is carried on.
func (m *markReader) pair() {
	for f := range m.marks {
		var open *quoteMark
		for marks := m.marks[f]; len(marks) > 0; {
			n := 1
			for n < len(marks) && marks[n].line == marks[0].line {
				n++
			}
			open = m.pairLine(marks[:n], open)
			marks = marks[n:]
		}
		m.unclosed(open)
	}
}

// pairLine pairs the marks of a line, before which carried was left open, and gives the mark it leaves open itself.
func (m *markReader) pairLine(marks []quoteMark, carried *quoteMark) (open *quoteMark) {
	if carried != nil {
		if marks[0].does(1) > 0 || marks[0].at-carried.at > longestCarried {
			m.unclosed(carried)
		} else {
			m.close(carried, &marks[0])
			if marks = marks[1:]; len(marks) == 0 {
				return nil
			}
		}
	}
	if !m.balanced(marks) {
		if m.alternate(marks) {
			return nil
		}
		return m.repair(marks)
	}
	var stack []*quoteMark
	for i := range marks {
		if marks[i].does(len(stack)) > 0 {
			stack = append(stack, &marks[i])
			continue
		}
		m.close(stack[len(stack)-1], &marks[i])
		stack = stack[:len(stack)-1]
	}
	return nil
}

// balanced reports whether every mark of a line finds its partner.
func (m *markReader) balanced(marks []quoteMark) bool {
	depth := 0
	for i := range marks {
		if depth += int(marks[i].does(depth)); depth < 0 {
			return false
		}
	}
	return depth == 0
}

// alternate pairs marks that may do either by turns, when at most one in four, or one, leans the other way.
func (m *markReader) alternate(marks []quoteMark) bool {
	wrong := 0
	for i := range marks {
		if turn := int8(1 - 2*(i&1)); marks[i].lies == -turn {
			wrong++
		}
	}
	if len(marks)&1 != 0 || wrong > max(1, len(marks)/4) || marks[0].family >= brackets {
		return false
	}
	for i := 0; i < len(marks); i += 2 {
		m.close(&marks[i], &marks[i+1])
	}
	return true
}

// repair pairs what it can where a mark is missing: a sentence that ends between two opening marks ends the first quotation.
func (m *markReader) repair(marks []quoteMark) (open *quoteMark) {
	for i := range marks {
		q := &marks[i]
		depth := 0
		if open != nil {
			depth = 1
		}
		switch opens := q.does(depth) > 0; {
		case opens && open != nil && q.next-open.next <= scareWords && !m.stops(open.next, q.next):
			m.close(open, q) // turned the wrong way: «"الدار "»
			open = nil
		case opens:
			if open != nil {
				m.unclosed(open)
			}
			open = q
		case open != nil:
			m.close(open, q)
			open = nil
		default:
			m.text.strays = append(m.text.strays, *q)
		}
	}
	if open != nil && open.family >= singleMarks {
		return nil // apostrophes and brackets are not carried
	}
	return open
}

// stops reports whether a sentence ends between tokens from and to.
func (m *markReader) stops(from, to int) bool {
	for i := from + 1; i <= to && i < len(m.text.tokens); i++ {
		if m.text.gaps[i]&stopGap != 0 {
			return true
		}
	}
	return false
}

// close makes a pair of two marks.
func (m *markReader) close(open, closing *quoteMark) {
	if closing.next < len(m.text.gaps) {
		m.text.gaps[closing.next] |= closeGap
	}
	m.add(quotePair{from: open.next, to: closing.next, start: open.end, end: closing.at, family: open.family})
}

// add notes a pair that holds a word.
func (m *markReader) add(p quotePair) {
	if p.to <= p.from {
		return
	}
	s := m.text.body[p.start:p.end]
	p.end = p.start + len(strings.TrimRightFunc(s, unicode.IsSpace))
	p.start = p.end - len(strings.TrimLeftFunc(m.text.body[p.start:p.end], unicode.IsSpace))
	m.text.pairs = append(m.text.pairs, p)
}

// unclosed ends a quotation whose closing mark is missing: before the next sentence that begins with a verb of reporting, or with its line.
func (m *markReader) unclosed(open *quoteMark) {
	if open == nil || open.family >= singleMarks || open.next >= len(m.text.tokens) {
		return
	}
	t, to := m.text, m.breakBehind(open.next)
	end := m.to
	if to < len(t.tokens) {
		end = int(t.tokens[to].Start)
	}
	if at := m.markBehind(open.end); at < end && at > int(t.tokens[to-1].Start) {
		end = at
	}
	m.add(quotePair{from: open.next, to: to, start: open.end, end: end, family: open.family, broken: true})
}

// breakBehind is the first token behind token from at which a quotation that is not closed ends.
func (m *markReader) breakBehind(from int) int {
	if from < m.broke.from || from >= m.broke.to {
		t, lexicon := m.text, quoteLexicon()
		to := from + 1
		for ; to < len(t.tokens); to++ {
			if t.gaps[to]&lineGap != 0 || t.gaps[to]&stopGap != 0 && lexicon[t.tokens[to].Key].verb != nil {
				break
			}
		}
		m.broke.from, m.broke.to = from, to
	}
	return m.broke.to
}

// markBehind is the first byte from byte from on at which a line ends or a mark opens; the end of the stretch when there is none.
func (m *markReader) markBehind(from int) int {
	if from < m.mark.from || from > m.mark.at {
		m.mark.from, m.mark.at = from, m.to
		if n := strings.IndexAny(m.text.body[from:m.to], "\n\r\"«“"); n >= 0 {
			m.mark.at = from + n
		}
	}
	return m.mark.at
}
