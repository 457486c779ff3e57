// What an altered place says now: numbers, verbs, negations.
package wire

import (
	"math/bits"
	"strings"

	"isnad/similarity/arabic"
)

const (
	wideHunk    = 6 // open content words, on either side, beyond which words that differ are no change of one for the other
	supportSpan = 4 // units beside a hunk that are looked at for support
)

// judge finds the alterations of a hunk, the surest first; what one has explained the next ones leave alone.
func (e *editor) judge(h hunk) {
	if min(h.a.len(), h.b.len()) >= longHunk || !e.supported(h) {
		return
	}
	e.negation(h)
	e.dates(h)
	e.numbers(h)
	if e.a.contentOpen(h.a) > wideHunk || e.b.contentOpen(h.b) > wideHunk {
		return
	}
	e.verbs(h)
	e.voice(h)
	e.replaced(h)
	e.epithets(h)
}

// supported reports whether the text beside a hunk is the same on both sides.
func (e *editor) supported(h hunk) bool {
	paired, content, all := 0, 0, 0
	count := func(i int32) {
		all++
		if e.a.inBlock(i, h.block) {
			paired++
			if e.a.units[i].content() {
				content++
			}
		}
	}
	for i := max(h.a.from-supportSpan, 0); i < h.a.from; i++ {
		count(i)
	}
	for i := h.a.to; i < min(h.a.to+supportSpan, int32(len(e.a.units))); i++ {
		count(i)
	}
	return content >= 1 && paired >= min(3, all) && 2*paired >= all
}

// mostSpace is how many bytes longer words are when written apart, a vowel sign included.
const mostSpace = 6

// sameWords settles words that one side writes together and the other apart: «عبد الله», «عبدالله».
func (e *editor) sameWords(h hunk) {
	if h.a.len() > longHunk || h.b.len() > longHunk {
		return
	}
	for i := h.a.from; i < h.a.to; i++ {
		for j := h.b.from; j < h.b.to; j++ {
			for n := int32(2); n <= 3; n++ {
				e.sameJoined(span{i, min(i+n, int32(len(e.a.units)))}, span{j, j + 1})
				e.sameJoined(span{i, i + 1}, span{j, min(j+n, int32(len(e.b.units)))})
			}
			if i+1 < h.a.to && j+1 < h.b.to { // «عمرعبد اللطيف», «عمر عبداللطيف»
				e.sameJoined(span{i, i + 2}, span{j, j + 2})
			}
		}
	}
}

// sameJoined settles two spans that are spelt alike but for spaces.
func (e *editor) sameJoined(a, b span) {
	if a.len() == b.len() && a.len() < 2 || !e.a.open(a.from) || !e.b.open(b.from) {
		return
	}
	if x, y := lastLetter(e.a.units[a.to-1].key), lastLetter(e.b.units[b.to-1].key); x != y && x != 0 && y != 0 {
		return
	}
	fromA, toA := e.a.bytes(a)
	fromB, toB := e.b.bytes(b)
	if d := toA - fromA - toB + fromB; d < -mostSpace || d > mostSpace || strings.TrimPrefix(e.a.joined(a), "و") != strings.TrimPrefix(e.b.joined(b), "و") {
		return
	}
	e.a.mark(a)
	e.b.mark(b)
}

// lastLetter gives the last letter of a word that its key spells out, 0 for others.
func lastLetter(key uint64) uint64 {
	if bits.Len64(key) > 5*longestSpelt {
		return 0
	}
	return key & 31
}

// joined spells units without the spaces between them.
func (s *side) joined(at span) string {
	var all strings.Builder
	for i := at.from; i < at.to; i++ {
		all.WriteString(arabic.Fold(s.raw(i)))
	}
	return strings.ReplaceAll(all.String(), " ", "")
}

// openUnits gives the open units of a span that play one of the given parts.
func (s *side) openUnits(at span, m meaning) []int32 {
	var units []int32
	for i := at.from; i < at.to; i++ {
		if s.open(i) && s.units[i].meaning&m != 0 {
			units = append(units, i)
		}
	}
	return units
}

// verbs tells one reporting verb in the place of another.
func (e *editor) verbs(h hunk) {
	inA, inB := e.a.openUnits(h.a, isVerb), e.b.openUnits(h.b, isVerb)
	if len(inA) != len(inB) {
		return
	}
	for n, i := range inA {
		j := inB[n]
		e.a.done[i], e.b.done[j] = true, true
		if e.a.units[i].word.same != e.b.units[j].word.same {
			e.find(Verb, span{i, i + 1}, span{j, j + 1}, false)
		}
	}
}

// voice tells a deed that lost or got its doer: «قتل» → «لقي مصرعه», «اعتقلت» → «تم اعتقال», «قتل على يد …» → «قتل».
func (e *editor) voice(h hunk) {
	for _, turn := range [...][2]meaning{{isDeath, isDying}, {isDying, isDeath}} {
		inA, inB := e.a.openUnits(h.a, turn[0]), e.b.openUnits(h.b, turn[1])
		if len(inA) > 0 && len(inB) > 0 {
			e.tellVoice(h)
			return
		}
	}
	lightA, lightB := e.a.openUnits(h.a, isLight), e.b.openUnits(h.b, isLight)
	if (len(lightA) > 0) != (len(lightB) > 0) && min(h.a.len(), h.b.len()) > 0 && max(h.a.len(), h.b.len()) <= mostBeside && e.sameDeed(h) {
		e.tellVoice(h)
		return
	}
	if h.after && e.a.how[h.a.to] == pairedAkin && e.a.lightBefore(h.a) != e.b.lightBefore(h.b) && min(h.a.len(), h.b.len()) == 0 {
		h.a.to, h.b.to = h.a.to+1, h.b.to+1 // «اعتقلت» and «اعتقال» share their stem: what «تم» made a noun is paired already
		e.tellVoice(h)
		return
	}
	if h.before && (h.b.len() == 0 && e.a.byAgent(h.a) || h.a.len() == 0 && e.b.byAgent(h.b)) {
		e.tellVoice(h)
	}
}

// lightBefore reports whether a span ends in «تم».
func (s *side) lightBefore(at span) bool {
	return at.len() > 0 && s.open(at.to-1) && s.units[at.to-1].meaning&isLight != 0
}

func (e *editor) tellVoice(h hunk) {
	e.a.mark(h.a)
	e.b.mark(h.b)
	e.find(Voice, h.a, h.b, false)
}

// byAgent reports whether a span is «على يد …», «من قبل …», «برصاص …» and no more than five units.
func (s *side) byAgent(at span) bool {
	if at.len() < 2 || at.len() > 5 {
		return false
	}
	first, second := s.units[at.from], s.units[at.from+1]
	if strings.HasPrefix(s.raw(at.from), "ب") {
		return first.meaning&isByAgent != 0
	}
	key := s.text.tokens[first.from].Key
	return second.meaning&isByAgent != 0 && at.len() > 2 && (key == keyOn || key == keyFrom)
}

// sameDeed reports whether a word of one side of a hunk has the root of a word on the other.
func (e *editor) sameDeed(h hunk) bool {
	for i := h.a.from; i < h.a.to; i++ {
		for j := h.b.from; j < h.b.to; j++ {
			if e.a.units[i].content() && e.b.units[j].content() && kindred(e.a.raw(i), e.b.raw(j)) {
				return true
			}
		}
	}
	return false
}
