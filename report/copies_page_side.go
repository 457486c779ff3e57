// A body cut into stretches of one kind each: passages, edits, furniture, quotation.
package report

import (
	"cmp"
	"slices"
	"unicode"

	"isnad/dedup/corpus"
	"isnad/report/page"
	"isnad/report/phrase"
)

type span = corpus.Span

// quotationReason is why shared words of a quotation are left out of the comparison.
const quotationReason = "quotation"

// side is one article as far as its page shows it. No copy changes it: a text that many took is in as many.
type side struct {
	runes        []rune
	sentenceEnds []int // places where ends holds, ascending
	furniture    []corpus.Furniture
	units        *units
}

func newSide(a *corpus.Article) *side {
	body := phrase.Start(a.Body, bodyShown)
	s := &side{runes: []rune(body), furniture: a.Furniture, units: newUnits(body)}
	for at := range len(s.runes) + 1 {
		if s.ends(at) {
			s.sentenceEnds = append(s.sentenceEnds, at)
		}
	}
	return s
}

func (v *eventView) side(article int) *side {
	s := v.sides[article]
	if s == nil {
		s = newSide(&v.run.Articles[article])
		v.sides[article] = s
	}
	return s
}

// words widens a span to whole words: half a word in colour reads as a misprint, and breaks the joining of its letters. An empty span stays empty.
func (s *side) words(v span) span {
	v.Start, v.End = s.clip(v.Start), s.clip(v.End)
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

// clip is a place of the body, or the end of what the page shows.
func (s *side) clip(at int) int { return min(max(at, 0), len(s.runes)) }

// wordRune: letters, digits, harakat, tatweel and joiners hold a word together.
func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == 'ـ' || r == '\u200c' || r == '\u200d'
}

// stretches cuts the body where what holds of it changes: passages and edits in whole words, numbered from 1, and what is left out of the comparison.
// Furniture is never part of a passage or an edit; quotation yields to a passage.
func (s *side) stretches(passages, edits, quotations []span) []page.Stretch {
	furniture := mapped(s.furniture, func(f corpus.Furniture) span { return f.Span })
	c := s.cut(passages, edits, quotations, furniture)
	for i, v := range passages {
		c.each(v, func(p *page.Stretch) { p.Passage = cmp.Or(p.Passage, i+1) }) // where two touch in one word, the first keeps it
	}
	for i, v := range edits {
		c.each(v, func(p *page.Stretch) { p.Edit = cmp.Or(p.Edit, i+1) }) // alarms come first, and keep their words
	}
	for _, v := range quotations {
		c.each(v, func(p *page.Stretch) {
			if p.Passage == 0 {
				*p = page.Stretch{Aside: quotationReason}
			}
		})
	}
	for i, v := range furniture {
		c.each(v, func(p *page.Stretch) { *p = page.Stretch{Aside: s.furniture[i].Kind} })
	}
	return c.joined(s.units)
}

// cuts is a body cut in parts: parts[i] is what holds between borders[i] and borders[i+1], its length not yet known.
type cuts struct {
	borders []int // ascending, from 0 to the body's end
	parts   []page.Stretch
}

// cut cuts the body wherever a span begins or ends.
func (s *side) cut(all ...[]span) cuts {
	borders := []int{0, len(s.runes)}
	for _, v := range slices.Concat(all...) {
		borders = append(borders, s.clip(v.Start), s.clip(v.End))
	}
	slices.Sort(borders)
	borders = slices.Compact(borders)
	return cuts{borders, make([]page.Stretch, len(borders)-1)}
}

// each calls do for the parts of a span.
func (c *cuts) each(v span, do func(*page.Stretch)) {
	from, _ := slices.BinarySearch(c.borders, v.Start)
	for i := from; i < len(c.parts) && c.borders[i] < v.End; i++ {
		do(&c.parts[i])
	}
}

// joined puts together what the same holds of.
func (c *cuts) joined(u *units) []page.Stretch {
	var all []page.Stretch
	for i, p := range c.parts {
		length := u.at(c.borders[i+1]) - u.at(c.borders[i])
		if last := len(all) - 1; last >= 0 && p == (page.Stretch{Passage: all[last].Passage, Edit: all[last].Edit, Aside: all[last].Aside}) {
			all[last].Length += length
			continue
		}
		p.Length = length
		all = append(all, p)
	}
	return all
}
