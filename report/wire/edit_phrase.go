// Fixed expressions: honorifics, prayers, attributions, datelines.
package wire

import (
	"strings"

	"isnad/dedup/corpus"
	"isnad/similarity/arabic"
)

// longestPhrase is how many tokens before a row an expression may begin that reaches into it.
const longestPhrase = 10

// phraseAt gives the longest expression that begins at unit i, and the unit behind it; nil if none does.
func (s *side) phraseAt(i int32) (*formula, int32) {
	u := &s.units[i]
	if u.word == nil {
		return nil, 0
	}
	for _, p := range u.word.heads {
		n, at := int(u.from), 1
		for at < len(p.keys) && n+at < len(s.text.tokens) && s.text.tokens[n+at].Key == p.keys[at] {
			at++
		}
		if at == len(p.keys) {
			return p, s.unitOf[n+at-1] + 1
		}
	}
	return nil, 0
}

// fixed reports whether a row is nothing but honorifics or prayers, or a piece of one, and gives the expression.
func (s *side) fixed(at span) (kind EditKind, where span) {
	i := at.from
	for back := max(at.from-longestPhrase, 0); back < at.from; back++ { // one that began earlier
		if p, end := s.phraseAt(back); p != nil && end > at.from {
			kind, where, i = p.kind, span{back, end}, end
			break
		}
	}
	for i < at.to {
		p, end := s.phraseAt(i)
		if p == nil {
			if s.units[i].content() {
				return "", at
			}
			i++
			continue
		}
		if kind == "" {
			kind, where.from = p.kind, i
		}
		where.to, i = end, end
	}
	return kind, where
}

const (
	longestSource = 14 // units of «بحسب …»
	longestMedia  = 8  // units of «في تصريح خاص لوكالة …»
)

// attributes reports whether a row names a source: «بحسب وزارة الصحة», «قالت رويترز», «لوكالة تخوم».
func (s *side) attributes(at span) bool {
	head := s.units[at.from].meaning
	if head&isStop != 0 && at.len() > 1 && head&(isOpening|isVerb|isMedia) == 0 {
		head = s.units[at.from+1].meaning &^ isVerb // «كما»
	}
	if head&isOpening != 0 && at.len() > 1 && at.len() <= longestSource {
		return true
	}
	if at.len() > longestMedia {
		return false
	}
	said := false
	for i := at.from; i < at.to; i++ {
		switch m := s.units[i].meaning; {
		case m&isAgency != 0 && at.len() <= 4:
			return true
		case m&isMedia != 0 && (said || strings.HasPrefix(s.raw(i), "ل")) && at.len() > 1:
			return true
		case m&(isOpening|isVerb) != 0:
			said = true
		}
	}
	return false
}

// appendHeads tells what became of the dateline, and of the credit in it. The edit is still in bytes.
func appendHeads(out []Edit, source, copied *text) []Edit {
	was, is := headOf(source), headOf(copied)
	if sameHead(source, copied, was, is) {
		return out
	}
	out = append(out, Edit{Kind: Dateline, Source: was, Copy: is})
	for _, c := range source.article.Credits {
		if c.Where == "dateline" && c.Agency != "" && len(copied.article.Credits) == 0 && c.Span.End > c.Span.Start {
			points := corpus.NewPoints(source.article.Body)
			at := corpus.Span{Start: points.Byte(c.Span.Start), End: points.Byte(c.Span.End)}
			out = append(out, Edit{Kind: Attribution, Source: at, Copy: corpus.Span{Start: is.Start, End: is.Start}})
		}
	}
	return out
}

// longestHead is the length of the longest dateline, in bytes.
const longestHead = 240

// headOf gives the bytes of the dateline that stands before a text's own words, empty where there is none.
func headOf(t *text) corpus.Span {
	if len(t.tokens) == 0 {
		return corpus.Span{}
	}
	end := int(t.tokens[0].Start)
	empty := corpus.Span{Start: end, End: end}
	from := 0
	if own := t.article.ByteSpans(nil); len(own) > 0 {
		from = own[0].Start
	}
	if from >= end || end-from > longestHead {
		return empty
	}
	words := arabic.Tokenize(nil, t.article.Body[from:end])
	if len(words) == 0 {
		return empty
	}
	return corpus.Span{Start: from + int(words[0].Start), End: from + int(words[len(words)-1].End)}
}

func sameHead(source, copied *text, was, is corpus.Span) bool {
	x := arabic.Tokenize(nil, source.article.Body[was.Start:was.End])
	y := arabic.Tokenize(nil, copied.article.Body[is.Start:is.End])
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i].Key != y[i].Key {
			return false
		}
	}
	return true
}
