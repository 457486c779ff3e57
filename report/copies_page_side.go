// A body cut into stretches of one kind each: passages, edits, furniture, quotation.
package report

import (
	"slices"
	"unicode"

	"isnad/dedup/corpus"
	"isnad/report/page"
	"isnad/report/wire"
)

type span = corpus.Span

// quotationReason is why shared words of a quotation are left out of the comparison.
const quotationReason = "quotation"

// mark is what holds of one code point, each as a number from 1; 0 for none.
type mark struct{ passage, edit, aside uint16 } // a body of bodyShown code points has fewer of any

// side is one article being marked, as far as its page shows it: for one copy after the other, since a text that many took is in as many.
type side struct {
	article *corpus.Article
	runes   []rune
	marks   []mark
	reasons []string // why something is left out of the comparison
}

func newSide(a *corpus.Article) *side {
	s := &side{article: a, runes: []rune(firstPoints(a.Body, bodyShown))}
	s.marks = make([]mark, len(s.runes))
	s.clear()
	return s
}

// clear leaves no mark but those of furniture.
func (s *side) clear() {
	clear(s.marks)
	for _, f := range s.article.Furniture {
		s.aside(span{Start: f.Start, End: f.End}, f.Kind)
	}
}

// side is an article without marks of copies. It is used again: the one before is done with.
func (v *eventView) side(article int) *side {
	s := v.sides[article]
	if s == nil {
		s = newSide(&v.run.Articles[article])
		v.sides[article] = s
		return s
	}
	s.clear()
	return s
}

// aside marks what is left out of the comparison, unless it is left out for another reason already.
func (s *side) aside(v span, why string) {
	reason := slices.Index(s.reasons, why)
	if reason < 0 {
		reason = len(s.reasons)
		s.reasons = append(s.reasons, why)
	}
	for at := max(v.Start, 0); at < min(v.End, len(s.marks)); at++ {
		if s.marks[at].aside == 0 {
			s.marks[at].aside = uint16(reason + 1)
		}
	}
}

// mark puts passages and edits down on this side, as of gives their places. Furniture is never part of either; quotation yields to a passage.
func (s *side) mark(passages []wire.Passage, edits []wire.Edit, ofPassage func(*wire.Passage) span, ofEdit func(*wire.Edit) span) {
	for i := range passages {
		words := s.words(ofPassage(&passages[i]))
		for at := words.Start; at < words.End; at++ {
			if s.marks[at].passage == 0 { // where two touch in one word, the first keeps it
				s.marks[at].passage = uint16(i + 1)
			}
		}
	}
	for i := range edits {
		words := s.words(ofEdit(&edits[i]))
		for at := words.Start; at < words.End; at++ {
			if s.marks[at].edit == 0 { // alarms come first, and keep their words
				s.marks[at].edit = uint16(i + 1)
			}
		}
	}
	quotation := uint16(slices.Index(s.reasons, quotationReason) + 1)
	for at := range s.marks {
		switch m := &s.marks[at]; {
		case m.aside == 0:
		case m.aside == quotation && m.passage != 0:
			m.aside = 0
		default:
			m.passage, m.edit = 0, 0
		}
	}
}

// words widens a span to whole words: half a word in colour reads as a misprint, and breaks the joining of its letters. An empty span stays empty.
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

// stretches cuts the body where its marks change, in UTF-16 units.
func (s *side) stretches() []page.Stretch {
	var cut []page.Stretch
	for at := 0; at < len(s.runes); {
		m := s.marks[at]
		stretch := page.Stretch{Passage: int(m.passage), Edit: int(m.edit)}
		if m.aside > 0 {
			stretch.Aside = s.reasons[m.aside-1]
		}
		for ; at < len(s.runes) && s.marks[at] == m; at++ {
			stretch.Length++
			if s.runes[at] > 0xffff {
				stretch.Length++
			}
		}
		cut = append(cut, stretch)
	}
	return cut
}
