// What an altered place says now: numbers, verbs, negations.
package wire

import (
	"math"
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
		}
	}
}

// sameJoined settles two spans that are spelt alike but for spaces.
func (e *editor) sameJoined(a, b span) {
	if a.len() == b.len() || !e.a.open(a.from) || !e.b.open(b.from) {
		return
	}
	fromA, toA := e.a.bytes(a)
	fromB, toB := e.b.bytes(b)
	if d := toA - fromA - toB + fromB; d < -mostSpace || d > mostSpace || e.a.joined(a) != e.b.joined(b) {
		return
	}
	e.a.mark(a)
	e.b.mark(b)
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

// numbers tells numbers whose values differ. Where both sides have as many they are taken in order, otherwise as the alignment put them.
func (e *editor) numbers(h hunk) {
	inA, inB := e.a.openUnits(h.a, isNumber), e.b.openUnits(h.b, isNumber)
	inA, inB = e.withoutEqual(inA, inB)
	if len(inA) == len(inB) {
		for n, i := range inA {
			e.numberChanged(i, inB[n])
		}
		return
	}
	for _, i := range inA {
		if j := e.a.mate[i]; j >= 0 && e.b.units[j].meaning&isNumber != 0 {
			e.numberChanged(i, j)
		}
	}
	e.duals(h)
}

func (e *editor) numberChanged(i, j int32) {
	e.a.done[i], e.b.done[j] = true, true
	if !e.sameValue(i, j) {
		e.find(Number, span{i, i + 1}, span{j, j + 1}, true)
	}
}

// sameValue compares two numbers; «يومين» and «شهرين» are both two, but of other things.
func (e *editor) sameValue(i, j int32) bool {
	u, v := &e.a.units[i], &e.b.units[j]
	if u.meaning&v.meaning&isDual != 0 {
		return u.key == v.key
	}
	return equal(u.value, v.value) || equal(u.other, v.value) || equal(v.other, u.value) || e.a.grouped(i, v.value) || e.b.grouped(j, u.value)
}

// equal compares values that were computed in different ways; 0 stands for no other reading as well.
func equal(x, y float64) bool { return math.Abs(x-y) <= 1e-9*math.Abs(x) }

// grouped reports whether the number at unit i, read as one with thousands, is the given one: «10.000» is ten thousand to some.
func (s *side) grouped(i int32, value float64) bool {
	raw := []rune(s.raw(i))
	n := len(raw) - 4
	return n > 0 && s.units[i].to == s.units[i].from+1 && (raw[n] == '.' || raw[n] == '٫') && math.Round(s.units[i].value*1000) == value
}

// withoutEqual leaves out numbers that stand in the hunk on both sides.
func (e *editor) withoutEqual(inA, inB []int32) (restA, restB []int32) {
	for _, i := range inA {
		equal := -1
		for n, j := range inB {
			if e.sameValue(i, j) {
				equal = n
				break
			}
		}
		if equal < 0 {
			restA = append(restA, i)
			continue
		}
		e.a.done[i], e.b.done[inB[equal]] = true, true
		inB = append(inB[:equal:equal], inB[equal+1:]...)
	}
	return restA, inB
}

// duals tells «يومين» → «يوم»: the number is in the ending.
func (e *editor) duals(h hunk) {
	for i := h.a.from; i < h.a.to; i++ {
		j := e.a.mate[i]
		if j < 0 || !e.a.open(i) || !e.b.open(j) {
			continue
		}
		u, v := &e.a.units[i], &e.b.units[j]
		if (u.meaning^v.meaning)&isDual != 0 && e.a.text.stems[u.from] == e.b.text.stems[v.from] && (u.meaning|v.meaning)&isNumber != 0 {
			e.a.done[i], e.b.done[j] = true, true
			e.find(Number, span{i, i + 1}, span{j, j + 1}, true)
		}
	}
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
	if h.before && (h.b.len() == 0 && e.a.byAgent(h.a) || h.a.len() == 0 && e.b.byAgent(h.b)) {
		e.tellVoice(h)
	}
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

// denials gives the open units of a span that deny what stands behind them.
func (s *side) denials(at span) (units []int32) {
	for _, i := range s.openUnits(at, isNegation) {
		if s.denies(i) {
			units = append(units, i)
		}
	}
	return units
}

// denies reports whether the negation at unit i denies anything: not in «لا سيما», and «ما» only where a clause begins, since elsewhere
// it is mostly «what».
func (s *side) denies(i int32) bool {
	u := &s.units[i]
	if int(i)+1 >= len(s.units) || s.endsBehind(i) {
		return false
	}
	next := s.text.tokens[u.to].Key
	for _, k := range u.word.after {
		if k == next {
			return false
		}
	}
	if u.word.bare != keyWhat {
		return true
	}
	return i == 0 || s.endsBehind(i-1) || strings.ContainsAny(s.text.between(int(u.from)), "«\"(:“") || clauseOpeners[s.text.tokens[u.from-1].Key]
}

var (
	keyOn   = wordKey("على")
	keyWhat = wordKey("ما")
	// clauseOpeners stand before a «ما» that denies.
	clauseOpeners = wordKeySet("أن إن أنه إنه أنها إنها أنهم إنهم لكن ولكن لكنه لكنها لأنه لأنها")
)

// negation tells a denial that was put in or taken out while what it denied stayed.
func (e *editor) negation(h hunk) {
	inA, inB := e.a.denials(h.a), e.b.denials(h.b)
	var a, b span
	found := false
	switch {
	case len(inA) == 1 && len(inB) == 0:
		a, b, found = e.denied(e.a, e.b, h.a, h.b, inA[0], h.after)
	case len(inB) == 1 && len(inA) == 0:
		b, a, found = e.denied(e.b, e.a, h.b, h.a, inB[0], h.after)
	}
	if found {
		e.find(Negation, a, b, true)
	} else if len(inA) == 0 || len(inB) == 0 {
		return // cut or added with what it denied
	}
	for _, i := range inA {
		e.a.done[i] = true
	}
	for _, j := range inB {
		e.b.done[j] = true
	}
}

// mostBeside is how many units may differ beside a negation.
const mostBeside = 4

// denied finds what the negation at unit i of side s denies, on both sides: the paired word behind it, or a form of it in the hunk there.
func (e *editor) denied(s, other *side, at, there span, i int32, followed bool) (here, opposite span, ok bool) {
	if at.len() > mostBeside || there.len() > mostBeside {
		return span{}, span{}, false
	}
	if i+1 == at.to {
		if followed && i-at.from <= 2 && other.contentOpen(there) <= 2 && !other.counters(there) {
			return span{i, at.to + 1}, span{there.from, there.to + 1}, true
		}
		return span{}, span{}, false
	}
	for k := i + 1; k < at.to && k <= i+2; k++ {
		for j := there.from; j < there.to; j++ {
			if x, y := s.raw(k), other.raw(j); kindred(x, y) || strings.TrimPrefix(x, "و") == strings.TrimPrefix(y, "و") {
				s.done[k], other.done[j] = true, true
				return span{i, k + 1}, span{j, j + 1}, true
			}
		}
	}
	return span{}, span{}, false
}

// counters reports whether a span denies in its own words: «نفى», «رفض», «سوى».
func (s *side) counters(at span) bool {
	for i := at.from; i < at.to; i++ {
		if refusals[arabic.Fold(s.raw(i))] {
			return true
		}
	}
	return false
}

var refusals = func() map[string]bool {
	set := map[string]bool{}
	for name := range strings.FieldsSeq("نفى نفت رفض رفضت انعدام غياب نفي رفض يستحيل مستحيل خلو فشل فشلت تعذر عجز امتنع امتنعت استبعد استبعدت يستبعد توقف كف سوى إلا مما كما") {
		set[arabic.Fold(name)] = true
	}
	return set
}()
