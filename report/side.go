// A body cut into stretches of one kind each: passages, edits, furniture, text left out.
package report

import (
	"cmp"
	"strconv"
	"unicode"

	"isnad/dedup/corpus"
	"isnad/report/page"
	"isnad/report/wire"
)

type span = corpus.Span

// How much of a body a side-by-side view holds, in code points. The whole stands in articles.jsonl.
const (
	plainShown   = 1200   // of a stretch outside of passages: its two ends
	passageShown = 6000   // of a stretch inside
	asideShown   = 120    // of furniture, which is not what is compared
	sideShown    = 40_000 // of a side
)

// mark is what holds of one code point.
type mark struct {
	passage, edit int32 // number from 1; 0 for none
	furniture     int32
}

// side is one article being marked.
type side struct {
	article  *corpus.Article
	runes    []rune
	marks    []mark
	passages []wire.Passage
	edits    []wire.Edit
}

func newSide(a *corpus.Article) *side {
	s := &side{article: a, runes: []rune(a.Body)}
	s.marks = make([]mark, len(s.runes))
	for i, f := range a.Furniture {
		for at := f.Start; at < f.End; at++ {
			s.marks[at].furniture = int32(i + 1)
		}
	}
	return s
}

// mark puts a copy's passages and edits down on this side, as of gives their places. Cuts and additions of their own stand outside of
// passages and need no frame: what is left out is faint, what is added plain.
func (s *side) mark(c *wire.Copy, ofPassage func(*wire.Passage) span, ofEdit func(*wire.Edit) span) {
	s.passages, s.edits = c.Passages, c.Edits
	for i := range c.Passages {
		words := s.words(ofPassage(&c.Passages[i]))
		for at := words.Start; at < words.End; at++ {
			if s.marks[at].passage == 0 { // where two touch in one word, the first keeps it
				s.marks[at].passage = int32(i + 1)
			}
		}
	}
	for i := range c.Edits {
		words := s.words(ofEdit(&c.Edits[i]))
		for at := words.Start; at < words.End; at++ {
			if s.marks[at].passage != 0 || c.Edits[i].Alarm {
				s.marks[at].edit = int32(i + 1)
			}
		}
	}
}

// words widens a span to whole words: half a word in colour reads as a misprint. An empty span stays empty.
func (s *side) words(v span) span {
	v.Start, v.End = min(max(v.Start, 0), len(s.runes)), min(v.End, len(s.runes))
	if v.Start >= v.End {
		return span{Start: v.Start, End: v.Start}
	}
	for v.Start > 0 && wordRune(s.runes[v.Start]) && wordRune(s.runes[v.Start-1]) {
		v.Start--
	}
	for v.End < len(s.runes) && wordRune(s.runes[v.End-1]) && wordRune(s.runes[v.End]) {
		v.End++
	}
	return v
}

// wordRune: letters, digits, harakat, tatweel and joiners hold a word together.
func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == 'ـ' || r == '\u200c' || r == '\u200d'
}

// excerpt is the text of a span in whole words, its middle left out where it is longer than limit.
func (s *side) excerpt(v span, limit int) string {
	v = s.words(v)
	if v.End-v.Start <= limit {
		return string(s.runes[v.Start:v.End])
	}
	head, tail := s.ends(v, limit)
	return string(s.runes[v.Start:head]) + " […] " + string(s.runes[tail:v.End])
}

// ends are where the first and last halves of limit end and begin, at borders of words where there are any near.
func (s *side) ends(v span, limit int) (head, tail int) {
	const near = 20
	head, tail = v.Start+limit/2, v.End-limit/2
	for i := 0; i < min(near, limit/2) && wordRune(s.runes[head-1]) && wordRune(s.runes[head]); i++ {
		head--
	}
	for i := 0; i < min(near, limit/2) && wordRune(s.runes[tail-1]) && wordRune(s.runes[tail]); i++ {
		tail++
	}
	return head, tail
}

// side cuts the body where its marks change. Passages are anchored under prefix and their number, and lead to their counterparts under
// other; left says that text outside of passages was left out by a copy.
func (s *side) side(prefix, other string, left bool, href string) page.Side {
	shown := page.Side{
		ID: s.article.ID, Outlet: cmp.Or(s.article.Outlet, page.UnknownOutlet), Title: s.article.Title, Published: s.article.Published, Href: href,
	}
	anchored := make(map[int32]bool)
	room := sideShown
	for at := 0; at < len(s.runes); {
		end := at + 1
		for end < len(s.runes) && s.marks[end] == s.marks[at] {
			end++
		}
		if room <= 0 {
			shown.Cut = true
			break
		}
		m := s.marks[at]
		stretch := s.stretch(m, left)
		if m.passage != 0 && m.furniture == 0 && !anchored[m.passage] {
			anchored[m.passage] = true
			stretch.Anchor, stretch.Other = anchorName(prefix, m.passage), anchorName(other, m.passage)
		}
		limit := min(shownOf(m), max(room, 2))
		shown.Text = append(shown.Text, s.cut(span{Start: at, End: end}, limit, stretch)...)
		room -= min(end-at, limit)
		at = end
	}
	return shown
}

// shownOf is how much of a stretch is shown.
func shownOf(m mark) int {
	switch {
	case m.furniture != 0:
		return asideShown
	case m.passage != 0:
		return passageShown
	}
	return plainShown
}

func anchorName(prefix string, passage int32) string { return prefix + strconv.Itoa(int(passage)) }

// stretch says what a mark means to the reader.
func (s *side) stretch(m mark, left bool) page.Stretch {
	stretch := page.Stretch{Passage: int(m.passage), Left: left && m.passage == 0 && m.furniture == 0}
	switch {
	case m.furniture != 0:
		stretch.Furniture, stretch.Passage = true, 0
		stretch.Kind = s.article.Furniture[m.furniture-1].Kind
		return stretch
	case m.passage != 0:
		stretch.Kind = string(s.passages[m.passage-1].Kind)
	}
	if m.edit != 0 {
		stretch.Edit, stretch.Alarm = string(s.edits[m.edit-1].Kind), s.edits[m.edit-1].Alarm
	}
	return stretch
}

// cut gives a stretch its text, in two ends with a gap where it is longer than limit.
func (s *side) cut(v span, limit int, stretch page.Stretch) []page.Stretch {
	if v.End-v.Start <= limit {
		stretch.Text = string(s.runes[v.Start:v.End])
		return []page.Stretch{stretch}
	}
	head, tail := s.ends(v, limit)
	rest := stretch
	rest.Anchor, rest.Other = "", ""
	stretch.Text, rest.Text = string(s.runes[v.Start:head]), string(s.runes[tail:v.End])
	return []page.Stretch{stretch, {Gap: true}, rest}
}
