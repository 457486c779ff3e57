// A text as units: words, and numbers and dates by their value.
package wire

import (
	"math"
	"slices"

	"isnad/dedup/corpus"
)

// unit is a word, or the words of one number or date, that an alignment moves as one. Equal keys say the same.
type unit struct {
	key, stem uint64 // equal stems: forms of one word
	from, to  int32  // tokens
	meaning
	value float64
	other float64 // another reading of a number, 0 where there is none
	word  *wordInfo
}

// How units of two texts were paired.
type pairedAs uint8

const (
	unpaired      pairedAs = iota
	pairedExact            // equal keys
	pairedAkin             // equal stems
	pairedChanged          // another word in its place
	pairedShifted          // equal, elsewhere in the sentence
)

// reading is a text as units.
type reading struct {
	text   *text
	units  []unit
	unitOf []int32 // of each token
	points *corpus.Points
}

// side is one of two texts under comparison.
type side struct {
	*reading
	mate  []int32    // of each unit: its unit on the other side
	how   []pairedAs // of each unit
	done  []bool     // an edit says what became of the unit, or nothing needs to be said
	block []int32    // of each unit: the block that paired it
}

const (
	hijri      = 100 // months of the Hijri year are 101–112
	numberKind = 1
	monthKind  = 2
	dayKind    = 3
	shiftKind  = 4
	partKind   = 5
	clockKind  = 6
)

// valueKey is a key apart from those of words.
func valueKey(kind uint64, value float64) uint64 {
	return 0xF<<60 | kind<<56 | math.Float64bits(value)>>8
}

// read makes the units of a text.
func (r *reading) read(t *text) {
	r.text, r.units = t, slices.Grow(r.units[:0], len(t.tokens))
	r.unitOf = slices.Grow(r.unitOf[:0], len(t.tokens))[:len(t.tokens)]
	for i := 0; i < len(t.tokens); {
		i = r.next(i)
	}
	r.markDates()
	r.points = corpus.NewPoints(t.article.Body)
}

// reset takes a text and forgets all pairs.
func (s *side) reset(r *reading) {
	s.reading = r
	n := len(s.units)
	s.mate = slices.Grow(s.mate[:0], n)[:n]
	s.block = slices.Grow(s.block[:0], n)[:n]
	s.how = slices.Grow(s.how[:0], n)[:n]
	s.done = slices.Grow(s.done[:0], n)[:n]
	for i := range n {
		s.mate[i], s.block[i] = -1, -1
	}
	clear(s.how)
	clear(s.done)
}

// shelf keeps what was read last: an article that is copied, or copies, stands in many pairs, most of them close to each other.
type shelf struct {
	kept  []*reading // the one used last at the end
	units int        // of all that are kept
	spare []*reading // their memory is used again; they were kept once, so that there are no more of them than of those
}

// shelfUnits is how many units are kept: some forty articles, about a megabyte. A text is then read twice on average where it stands in five pairs;
// four times as many units spare a tenth of that.
const shelfUnits = 1 << 14

// spareUnits is what memory that is used again has room for at most: not that of a book for a paragraph.
const spareUnits = 1 << 11

// take gives a text as units. What was given before stays as it is until others are taken twice.
func (s *shelf) take(t *text) *reading {
	if i := slices.IndexFunc(s.kept, func(r *reading) bool { return r.text == t }); i >= 0 {
		r := s.kept[i]
		s.kept = append(slices.Delete(s.kept, i, i+1), r)
		return r
	}
	for s.units > shelfUnits && len(s.kept) > 1 {
		s.drop()
	}
	r := &reading{}
	if n := len(s.spare); n > 0 {
		r, s.spare = s.spare[n-1], s.spare[:n-1]
	}
	r.read(t)
	s.kept = append(s.kept, r)
	s.units += len(r.units)
	return r
}

// drop forgets what was used longest ago.
func (s *shelf) drop() {
	r := s.kept[0]
	s.kept = slices.Delete(s.kept, 0, 1)
	s.units -= len(r.units)
	if cap(r.units) <= spareUnits {
		s.spare = append(s.spare, r)
	}
}

// raw is a token as the body spells it.
func (t *text) raw(i int) string {
	return t.article.Body[t.tokens[i].Start:t.tokens[i].End]
}

// between is what stands before token i and behind the one before it.
func (t *text) between(i int) string {
	if i <= 0 || i >= len(t.tokens) {
		return ""
	}
	return t.article.Body[t.tokens[i-1].End:t.tokens[i].Start]
}

// next appends the unit that begins at token i and gives the token after it.
func (r *reading) next(i int) int {
	t := r.text
	w := t.wordAt(i)
	u := unit{key: uint64(t.tokens[i].Key), stem: uint64(t.stems[i]), from: int32(i), to: int32(i + 1), meaning: w.meaning, word: w}
	switch {
	case w.meaning&isName != 0:
		u.stem = 1<<62 | uint64(w.bare) // stems of names are not to be trusted: two names may share one
	case w.meaning&(isNumber|isOrdinal|isMonth|isMonthHead|isWeekday|isRelative|isDaypart|isDual|isArticled) != 0:
		r.valued(&u, i, w)
	case t.tokens[i].Key == keyAfter && i+1 < len(t.tokens):
		if n := t.wordAt(i + 1); n.meaning&isRelative != 0 && n.value == 1 {
			u.set(shiftKind, 2, 2) // «بعد غد»
		}
	}
	if bit(t.ends, int(u.to-1)) {
		u.meaning |= isEnd
	}
	for k := u.from; k < u.to; k++ {
		r.unitOf[k] = int32(len(r.units))
	}
	r.units = append(r.units, u)
	return int(u.to)
}

// set makes the unit n tokens of a value.
func (u *unit) set(kind uint64, value float64, n int) {
	u.value, u.to = value, u.from+int32(n)
	u.key = valueKey(kind, value)
	u.stem = u.key
	u.meaning &^= isStop | isNumber | isOrdinal | isMonth | isWeekday | isRelative | isDaypart | isNegation | isDual | isDateGlue
	u.meaning |= [...]meaning{numberKind: isNumber, monthKind: isMonth, dayKind: isWeekday, shiftKind: isRelative, partKind: isDaypart, clockKind: isNumber}[kind]
}

// valued reads the number or date that begins at token i.
func (r *reading) valued(u *unit, i int, w *wordInfo) {
	if n, shift := r.relative(i, w); n > 0 {
		u.set(shiftKind, shift, n)
		return
	}
	if sameOrNext[r.keyAt(i+1)] {
		u.meaning &^= isRelative // «اليوم التالي» is told from another day
	}
	if n, month := r.month(i, w); n > 0 {
		u.set(monthKind, month, n)
		return
	}
	switch {
	case w.meaning&isWeekday != 0:
		u.set(dayKind, w.value, 1)
	case w.meaning&isDaypart != 0:
		u.set(partKind, w.value, 1)
	case w.meaning&isDual != 0:
		u.set(numberKind, 2, 1)
		u.key ^= w.same << 8 // two days are not two hours
		u.stem = u.key
		u.meaning |= isDual
	default:
		r.numeral(u, i, w)
	}
}

// numeral reads a time of day, a cardinal number, or else an ordinal one.
func (r *reading) numeral(u *unit, i int, w *wordInfo) {
	if n, hours := r.clock(i, w); n > 0 {
		u.setClock(hours, n)
		return
	}
	for _, read := range [...]func(int) (int, float64, float64){r.turned, r.splitDecimal} {
		if n, value, other := read(i); n > 0 {
			u.set(numberKind, value, n)
			u.other = other
			return
		}
	}
	if w.meaning&isArticled != 0 {
		if n, value := r.articled(i, w); n > 0 {
			u.set(numberKind, value, n)
			return
		}
	}
	if w.meaning&isNumber != 0 {
		if n, value := r.number(i); n > 0 {
			u.set(numberKind, value, n)
			if value >= 2000 && w.meaning&isArticled == 0 && !r.text.tokens[i].Key.Number() {
				t := r.text
				u.other = oneNotTwo(t.article.Body[t.tokens[i].Start:t.tokens[i+n-1].End])
			}
			return
		}
		u.meaning &^= isNumber
	}
	if w.meaning&isOrdinal != 0 {
		n, value := r.ordinal(i, w)
		u.set(numberKind, value, n)
	}
}
