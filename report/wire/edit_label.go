// Labels that changed.
package wire

import (
	"strings"

	"isnad/similarity/arabic"
)

// labelChanged reports whether a word that names took another's place: a listed one, or adjectives behind one actor.
func (e *editor) labelChanged(i, j int32) bool {
	u, v := &e.a.units[i], &e.b.units[j]
	if (u.meaning|v.meaning)&isLabel != 0 {
		return true
	}
	if i == 0 || j == 0 || e.a.mate[i-1] != j-1 || !e.a.inBlock(i-1, e.a.block[i]) || !e.a.definite(i) || !e.b.definite(j) {
		return false
	}
	m := e.a.units[i-1].meaning
	return m&isOffice != 0 || m&(isTitle|isActor) != 0 && e.a.definite(i-1)
}

// definite reports whether a unit has the article.
func (s *side) definite(i int32) bool {
	word := stripPrefix(arabic.Fold(s.raw(i)))
	return strings.HasPrefix(word, "ال") || strings.HasPrefix(word, "لل")
}

// epithets tells labels put in or taken out beside a word that stayed: «القصف» → «القصف الإجرامي».
func (e *editor) epithets(h hunk) {
	if !h.before {
		return
	}
	if e.b.contentOpen(h.b) == 0 {
		if at, ok := e.a.epithet(h.a); ok {
			e.find(Label, at, span{h.b.from, h.b.from}, false)
			e.a.mark(at)
		}
	}
	if e.a.contentOpen(h.a) == 0 {
		if at, ok := e.b.epithet(h.b); ok {
			e.find(Label, span{h.a.from, h.a.from}, at, false)
			e.b.mark(at)
		}
	}
}

// epithet finds one in a span of at most two content words: a listed one, or an adjective of belonging behind a noun, both with the article.
func (s *side) epithet(at span) (span, bool) {
	if n := s.contentOpen(at); n == 0 || n > 2 || at.len() > 3 {
		return span{}, false
	}
	if kind, _ := s.fixed(at); kind != "" {
		return span{}, false
	}
	for i := at.from; i < at.to; i++ {
		if s.open(i) && s.units[i].meaning&isLabel != 0 {
			return span{i, i + 1}, true
		}
	}
	i := at.from
	if i == 0 || at.len() > 1 || !s.definite(i) || !s.definite(i-1) || !s.units[i-1].content() {
		return span{}, false
	}
	word := arabic.Fold(s.raw(i))
	return at, s.units[i].content() && (strings.HasSuffix(word, "ي") || strings.HasSuffix(word, "يه"))
}
