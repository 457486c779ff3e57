// A body cut into stretches of one kind each: passages, edits, furniture, quotation.
package report

import (
	"unicode"

	"isnad/dedup/corpus"
	"isnad/report/page"
	"isnad/report/wire"
)

type span = corpus.Span

// mark is what holds of one code point.
type mark struct {
	passage, edit int32 // number from 1; 0 for none
	aside         string
}

// side is one article being marked, as far as its page shows it.
type side struct {
	runes []rune
	marks []mark
}

func newSide(a *corpus.Article) *side {
	s := &side{runes: []rune(a.Body)}
	s.runes = s.runes[:min(len(s.runes), bodyShown)]
	s.marks = make([]mark, len(s.runes))
	for _, f := range a.Furniture {
		s.aside(span{Start: f.Start, End: f.End}, f.Kind)
	}
	return s
}

// aside marks what is left out of the comparison, unless it is left out for another reason already.
func (s *side) aside(v span, why string) {
	for at := max(v.Start, 0); at < min(v.End, len(s.marks)); at++ {
		if s.marks[at].aside == "" {
			s.marks[at].aside = why
		}
	}
}

// mark puts passages and edits down on this side, as of gives their places. Furniture is never part of either; quotation yields to a passage.
func (s *side) mark(passages []wire.Passage, edits []wire.Edit, ofPassage func(*wire.Passage) span, ofEdit func(*wire.Edit) span) {
	for i := range passages {
		words := s.words(ofPassage(&passages[i]))
		for at := words.Start; at < words.End; at++ {
			if s.marks[at].passage == 0 { // where two touch in one word, the first keeps it
				s.marks[at].passage = int32(i + 1)
			}
		}
	}
	for i := range edits {
		words := s.words(ofEdit(&edits[i]))
		for at := words.Start; at < words.End; at++ {
			if s.marks[at].edit == 0 { // alarms come first, and keep their words
				s.marks[at].edit = int32(i + 1)
			}
		}
	}
	for at := range s.marks {
		switch m := &s.marks[at]; {
		case m.aside == "":
		case m.aside == "quotation" && m.passage != 0:
			m.aside = ""
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
		stretch := page.Stretch{Passage: int(m.passage), Edit: int(m.edit), Aside: m.aside}
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
