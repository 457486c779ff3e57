// Numbers that changed.
package wire

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"isnad/similarity/arabic"
)

// numbers tells numbers whose values differ. Each is held against the one on the other side that counts the same; where several do, in order.
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

// numberChanged tells a number that took another's place: if both count the same, and neither has only moved in a list.
func (e *editor) numberChanged(i, j int32) {
	e.a.done[i], e.b.done[j] = true, true
	if e.sameValue(i, j) || !e.countAlike(i, j) {
		return
	}
	for k := max(i-shiftWindow, 0); k < min(i+shiftWindow, int32(len(e.a.units))); k++ {
		if e.movedTo(k, j, i, j) {
			return
		}
	}
	for k := max(j-shiftWindow, 0); k < min(j+shiftWindow, int32(len(e.b.units))); k++ {
		if e.movedTo(i, k, i, j) {
			return
		}
	}
	e.find(Number, span{i, i + 1}, span{j, j + 1}, true)
}

// movedTo reports whether units x and y are one number that stands elsewhere in a list, sooner than i and j are one that changed: what stands beside
// it is the same.
func (e *editor) movedTo(x, y, i, j int32) bool {
	u, v := &e.a.units[x], &e.b.units[y]
	return (x != i || y != j) && u.meaning&v.meaning&isNumber != 0 && u.value == v.value && !e.a.matched(x) && !e.b.matched(y) &&
		e.commonBeside(x, y) > e.commonBeside(i, j)
}

// beside is how many units on either side tell what a number counts.
const beside = 3

// commonBeside counts the content words that stand beside both of two units, up to a comma; what numbers count in says nothing of what is counted.
func (e *editor) commonBeside(i, j int32) (n int) {
	a, b := e.a.clauseAround(i), e.b.clauseAround(j)
	for k := a.from; k < a.to; k++ {
		if k == i || !e.a.units[k].names() {
			continue
		}
		for l := b.from; l < b.to; l++ {
			if l != j && e.b.units[l].stem == e.a.units[k].stem {
				n++
				break
			}
		}
	}
	return n
}

// clauseAround gives the units beside unit i up to a comma or the end of the sentence.
func (s *side) clauseAround(i int32) span {
	joined := func(k int32) bool { // with the unit before it
		return !s.endsBehind(k-1) && !strings.ContainsAny(s.text.between(int(s.units[k].from)), "،,؛;")
	}
	at := span{i, i + 1}
	for at.from > max(i-beside, 0) && joined(at.from) {
		at.from--
	}
	for at.to < min(i+beside+1, int32(len(s.units))) && joined(at.to) {
		at.to++
	}
	return at
}

// names reports whether a unit can tell what a number beside it is of.
func (u *unit) names() bool { return u.content() && u.meaning&isValued == 0 && u.word.unit == 0 }

// countAlike reports whether two numbers count the same: before one noun, or, where the nouns are no units of measure, behind one word. Shares and
// measures, of which lists are full, want a word beside both that tells of what they are.
func (e *editor) countAlike(i, j int32) bool {
	u, v := &e.a.units[i], &e.b.units[j]
	share := e.a.percent(i)
	switch {
	case share != e.b.percent(j) || u.clock() != v.clock() || (u.meaning^v.meaning)&(isDayNumber|isYear) != 0:
		return false
	case u.clock(), u.meaning&v.meaning&isDual != 0: // «يومين», «أسبوعين»
		return true
	case share:
		return e.sameOf(i, j)
	case e.a.bracketed(i) != e.b.bracketed(j):
		return e.sameListed(i, j)
	}
	nounA, nounB := e.a.counted(i), e.b.counted(j)
	if nounA < 0 || nounB < 0 {
		return e.sameBefore(i, j)
	}
	x, y := e.a.units[nounA].word, e.b.units[nounB].word
	switch {
	case x.hours > 0 && y.hours > 0 && x.unit != y.unit: // «يومين» are «48 ساعة»
		return math.Abs(u.value*x.hours-v.value*y.hours) > coarsest*u.value*x.hours && e.sameBefore(i, j)
	case x.unit != 0 || y.unit != 0:
		return x.unit == y.unit && e.sameOf(i, j)
	case e.a.units[nounA].stem == e.b.units[nounB].stem, e.a.mate[nounA] == nounB, kindred(e.a.raw(nounA), e.b.raw(nounB)):
		return true
	}
	return e.sameBefore(i, j)
}

// bracketed reports whether a number stands in brackets with what it counts: «زيت الزيتون (56 عينة)».
func (s *side) bracketed(i int32) bool {
	noun := s.counted(i)
	return noun > 0 && i > 0 && strings.HasSuffix(s.text.between(int(s.units[i].from)), "(") &&
		int(s.units[noun].to) < len(s.text.tokens) && strings.Contains(s.text.between(int(s.units[noun].to)), ")")
}

// sameListed reports whether two numbers, one in brackets behind its item and the other before it («56 عينة من زيت الزيتون»), are of one item.
func (e *editor) sameListed(i, j int32) bool {
	s, other, in, out := e.a, e.b, i, j
	if e.b.bracketed(j) {
		s, other, in, out = e.b, e.a, j, i
	}
	item := s.units[in-1].stem
	for k := out - 2; k <= out+beside+1; k++ {
		if k >= 0 && k != out && int(k) < len(other.units) && other.units[k].stem == item && (k > out || k >= other.clauseAround(out).from) {
			return true
		}
	}
	return false
}

// sameOf reports whether two numbers are of the same: a word stands beside both that tells of what, or one before either, with no other number
// between, before the other as well; or none is there to tell.
func (e *editor) sameOf(i, j int32) bool {
	if e.commonBeside(i, j) > 0 {
		return true
	}
	toldA, sameA := e.a.told(i, e.b, j)
	toldB, sameB := e.b.told(j, e.a, i)
	return sameA || sameB || (!toldA || !toldB) && e.sameBefore(i, j)
}

// farTold is how many units before a number a word still tells what it is of: a clause of news.
const farTold = 10

// told reports whether a word before unit i tells what it is a number of, and whether one of them stands before unit j of the other side too.
func (s *side) told(i int32, other *side, j int32) (told, same bool) {
	for k := i - 1; k >= max(i-farTold, 0) && !s.endsBehind(k) && s.units[k].meaning&isValued == 0; k-- {
		if told && strings.ContainsAny(s.text.between(int(s.units[k].to)), "،,؛;") {
			break // what stands before the comma is of the number before
		}
		if !s.units[k].names() {
			continue
		}
		told = true
		if m := s.mate[k]; s.inBlock(k, s.block[i]) && m < j && m >= j-farTold && !other.valuedIn(span{m, j}) {
			return true, true
		}
	}
	return told, false
}

// valuedIn reports whether a number or date stands in a span.
func (s *side) valuedIn(at span) bool {
	return slices.ContainsFunc(s.units[at.from:at.to], func(u unit) bool { return u.meaning&isValued != 0 })
}

// sameBefore reports whether the same word stands before two units; numbers and up to three words of no content are passed over.
func (e *editor) sameBefore(i, j int32) bool {
	for k := i - 1; k >= max(i-beside, 0) && !e.a.endsBehind(k); k-- {
		if m := e.a.mate[k]; m >= 0 && m < j && m >= j-beside && e.a.matched(k) && (k == i-1 && m == j-1 || e.a.units[k].content()) {
			return true
		}
	}
	return false
}

// percent reports whether a number is a share in a hundred.
func (s *side) percent(i int32) bool {
	next := s.units[i].to
	if int(next) > len(s.text.tokens) || percentSign(s.text, int(next)) {
		return true
	}
	for k := next; k < min(next+2, int32(len(s.text.tokens))); k++ {
		if hundredth[s.text.tokens[k].Key] {
			return true
		}
	}
	return false
}

var hundredth = wordKeySet("المئة المائة بالمئة بالمائة المية بالمية")

// counted gives the noun behind a number, -1 where there is none near: «10 من منسوبي». A dual is its own.
func (s *side) counted(i int32) int32 {
	if s.units[i].meaning&isDual != 0 {
		return i
	}
	for k := i + 1; k <= i+2 && int(k) < len(s.units) && !s.endsBehind(k-1); k++ {
		if u := &s.units[k]; u.meaning&isValued != 0 || strings.ContainsAny(s.text.between(int(u.from)), "،,؛") {
			return -1
		} else if u.content() {
			return k
		}
	}
	return -1
}

// sameValue compares two numbers; «يومين» and «شهرين» are both two, but of other things.
func (e *editor) sameValue(i, j int32) bool {
	u, v := &e.a.units[i], &e.b.units[j]
	if u.meaning&v.meaning&isDual != 0 {
		return u.key == v.key
	}
	return equal(u.value, v.value) || equal(u.other, v.value) || equal(v.other, u.value) || e.a.grouped(i, v.value) || e.b.grouped(j, u.value) || e.rounded(i, j)
}

// coarsest is the part of a value that rounding may take or give.
const coarsest = 1.0 / 20

// rounded reports whether one of two numbers is the other, rounded or cut to the digits that it gives: «2.3 مليون» of 2,314,872. A rounding that
// moves a value by more than a twentieth («3 مليارات» of 2.6) says something else.
func (e *editor) rounded(i, j int32) bool {
	u, v := &e.a.units[i], &e.b.units[j]
	if u.clock() || v.clock() || (u.meaning|v.meaning)&(isDate|isDual) != 0 {
		return false
	}
	timesA, timesB := e.lastMagnitude(e.a, i), e.lastMagnitude(e.b, j)
	for _, x := range [...]float64{u.value, u.other} {
		for _, y := range [...]float64{v.value, v.other} {
			if x == 0 || y == 0 || math.Abs(x-y) > coarsest*max(x, y) {
				continue
			}
			stepX, stepY := e.a.lastDigit(i, x, timesA), e.b.lastDigit(j, y, timesB)
			if stepX < stepY {
				x, y, stepX, stepY = y, x, stepY, stepX
			}
			if stepX > stepY && (2*math.Abs(x-y) <= stepX*(1+1e-9) || x < y && y-x < stepX) {
				return true
			}
		}
	}
	return false
}

// lastMagnitude gives the magnitude that a number ends in, 1 where there is none.
func (e *editor) lastMagnitude(s *side, i int32) float64 {
	for k := s.units[i].to - 1; k >= s.units[i].from; k-- {
		if times := s.text.wordAt(int(k)).times; times > 0 {
			return times
		}
	}
	return 1
}

// lastDigit gives the value of one in the last place of the number at unit i: a hundred thousand for 2.3 million, a hundredth for 14.70.
func (s *side) lastDigit(i int32, value, times float64) float64 {
	raw := arabic.Fold(s.text.raw(int(s.units[i].from)))
	if at := strings.LastIndexAny(raw, ".,٫"); at > 0 && s.text.tokens[s.units[i].from].Key.Number() {
		_, size := utf8.DecodeRuneInString(raw[at:])
		if written, err := strconv.ParseFloat(strings.Replace(raw[:at]+"."+raw[at+size:], ",", "", 1), 64); err == nil && equal(written*times, value) {
			return times * math.Pow10(at+size-len(raw))
		}
	}
	for range 7 {
		if n := value / times; math.Abs(n-math.Round(n)) < 1e-6 {
			break
		}
		times /= 10
	}
	return times
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
