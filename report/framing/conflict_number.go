// Numbers of one thing that differ.
package framing

import (
	"slices"
	"strings"

	"isnad/similarity"
	"isnad/similarity/arabic"
)

// numberClashes compares the quantities of two statements.
func (t *factTable) numberClashes(quantities [][]quantity, i, j int) (found []clash) {
	for x := range quantities[i] {
		a := &quantities[i][x]
		if a.partial || several(quantities[i], a.unit) {
			continue
		}
		for y := range quantities[j] {
			b := &quantities[j][y]
			if a.unit != b.unit || b.partial || a.implied && b.implied || a.agrees(b) || several(quantities[j], b.unit) || agreeOnce(quantities[i], quantities[j], a.unit) {
				continue
			}
			if t.sameMatter(a, b) && !t.explained(quantities, a, b) && !t.explained(quantities, b, a) {
				found = append(found, clash{NumberConflict, a.words, b.words})
			}
		}
	}
	return found
}

// agreeOnce reports whether two statements have a number of a unit in common: then what else they count in it is something else.
func agreeOnce(a, b []quantity, unit arabic.Key) bool {
	for i := range a {
		for j := range b {
			if a[i].unit == unit && b[j].unit == unit && !a[i].implied && a[i].low == b[j].low && a[i].high == b[j].high {
				return true
			}
		}
	}
	return false
}

// several reports whether a statement counts a unit more than once, as lists do: then it is not sure which number answers which.
func several(all []quantity, unit arabic.Key) bool {
	n, last := 0, 0.0
	for i := range all {
		if q := &all[i]; q.unit == unit && !q.implied && (n == 0 || q.low != last) {
			n, last = n+1, q.low
		}
	}
	return n > 1
}

// The words around two numbers must speak of one thing.
const (
	aroundBefore, aroundAfter = 6, 8
	sameAround                = .2
	sharedImplied             = 2 // words right before that go with a number and with a noun that only implies one
)

// sameMatter reports whether two quantities are of one thing, by the words around them, and at one time.
func (t *factTable) sameMatter(a, b *quantity) bool {
	x, y := t.scores.statements[a.words.statement], t.scores.statements[b.words.statement]
	if otherTime(x, y) {
		return false
	}
	before := func(s *statement, q *quantity) []word {
		return s.words[max(0, q.number-aroundBefore):q.number]
	}
	if a.implied || b.implied {
		return sharedMatter(before(x, a), before(y, b)) >= sharedImplied && max(a.low, b.low) >= 3
	}
	if sharesEnd(a, b) {
		return true
	}
	around := func(s *statement, q *quantity) similarity.Vector {
		var words []word
		for i := max(0, q.number-aroundBefore); i < min(len(s.words), q.number+aroundAfter); i++ {
			if s.words[i].kind == plainWord {
				words = append(words, s.words[i])
			}
		}
		return t.weigher.vector(words)
	}
	return similarity.Cosine(around(x, a), around(y, b)) >= sameAround
}

// score reports whether a number is one side of «3 - 1»: scores are no summands.
func score(words []word, k int, body string) bool {
	return k > 0 && strings.Contains(body[words[k-1].to:words[k].from], "-") || k+1 < len(words) && strings.Contains(body[words[k].to:words[k+1].from], "-")
}

// sharesEnd reports whether one is a range and the other one of its ends: «من 11 إلى 20» and «11» are told of one thing.
func sharesEnd(a, b *quantity) bool {
	return (a.low != a.high) != (b.low != b.high) && (a.low == b.low || a.high == b.high)
}

// sharedMatter counts the meanings that two stretches share, particles aside.
func sharedMatter(a, b []word) (n int) {
	keys := sortedKeys(b)
	for _, k := range sortedKeys(a) {
		if _, ok := slices.BinarySearch(keys, k); ok && !arabic.IsStop(k) {
			n++
		}
	}
	return n
}

// otherTime reports whether each statement names a date that the other has not: then they may tell two happenings.
func otherTime(a, b *statement) bool {
	dates := func(s *statement) (keys []arabic.Key) {
		for _, w := range s.words {
			if w.kind == dateWord {
				keys = append(keys, w.key)
			}
		}
		return keys
	}
	x, y := dates(a), dates(b)
	return len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(k arabic.Key) bool { return slices.Contains(y, k) })
}

// explained reports whether b's article also gives a's number: as another count of the same thing, or as the sum or the difference of two numbers
// of b's sentence.
func (t *factTable) explained(quantities [][]quantity, a, b *quantity) bool {
	if sharesEnd(a, b) {
		return false
	}
	s := t.scores.statements[b.words.statement]
	for _, i := range t.scores.of[s.telling] {
		for _, q := range quantities[i] {
			if q.unit == a.unit && (q.low == a.low || q.high == a.low) {
				return true
			}
		}
	}
	var numbers []float64
	body := t.articles[t.tellings[s.telling].article].Body
	for k, w := range s.words {
		if w.kind == numberWord && !score(s.words, k, body) {
			numbers = append(numbers, w.value)
			if w.value == a.low {
				return true
			}
		}
	}
	for i, x := range numbers {
		for _, y := range numbers[:i] {
			if x+y == a.low || x-y == a.low || y-x == a.low {
				return true
			}
		}
	}
	return false
}

// sortedKeys are the distinct meanings of some words, ascending.
func sortedKeys(words []word) []arabic.Key {
	keys := make([]arabic.Key, len(words))
	for i, w := range words {
		keys[i] = w.key
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}
