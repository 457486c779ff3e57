// Alignment of the units of two stretches.
package wire

import (
	"math/bits"
	"slices"
)

// block is a stretch of units on both sides that was aligned in order.
type stretch struct{ a, b span }

// grams are the lengths of the runs of equal units, unique in both stretches, at which a long alignment is cut in pieces.
var gramLengths = [...]int{5, 3, 2, 1}

// align pairs the units of a block.
func (e *editor) align(n int) {
	blk := e.blocks[n]
	e.current = int32(n)
	e.alignSpan(blk.a, blk.b, 0)
	e.dissolve(blk)
}

// alignSpan pairs a with b: equal ends first, small rests by a dynamic programme, long ones cut at runs that are unique on both sides.
func (e *editor) alignSpan(a, b span, gram int) {
	for a.from < a.to && b.from < b.to && e.a.units[a.from].key == e.b.units[b.from].key {
		e.pair(a.from, b.from, pairedExact)
		a.from++
		b.from++
	}
	for a.from < a.to && b.from < b.to && e.a.units[a.to-1].key == e.b.units[b.to-1].key {
		a.to--
		b.to--
		e.pair(a.to, b.to, pairedExact)
	}
	if a.from == a.to || b.from == b.to {
		return
	}
	if a.len()*b.len() <= smallTable {
		e.alignTable(a, b, max(a.len(), b.len()))
		return
	}
	for ; gram < len(gramLengths); gram++ {
		base := len(e.anchors)
		if e.findAnchors(a, b, gramLengths[gram]); len(e.anchors) > base {
			e.alignPieces(a, b, base, gram)
			e.anchors = e.anchors[:base]
			return
		}
	}
	if band := largeTable / a.len(); band > 2*absolute(a.len()-b.len()) {
		e.alignTable(a, b, band/2)
	}
}

// alignPieces aligns what stands between the anchors from base on.
func (e *editor) alignPieces(a, b span, base, gram int) {
	for i := base; i < len(e.anchors); i++ {
		at := e.anchors[i]
		if at.a < a.from || at.b < b.from {
			continue // inside the run of the anchor before it
		}
		to := at
		for to.a < a.to && to.b < b.to && e.a.units[to.a].key == e.b.units[to.b].key {
			e.pair(to.a, to.b, pairedExact)
			to.a++
			to.b++
		}
		e.alignSpan(span{a.from, at.a}, span{b.from, at.b}, gram)
		a.from, b.from = to.a, to.b
	}
	e.alignSpan(a, b, gram)
}

// pair joins two units that are still free: passages may meet inside a unit.
func (e *editor) pair(a, b int32, how pairedAs) {
	if e.a.how[a] != unpaired || e.b.how[b] != unpaired {
		return
	}
	e.a.mate[a], e.b.mate[b] = b, a
	e.a.how[a], e.b.how[b] = how, how
	e.a.block[a], e.b.block[b] = e.current, e.current
}

// part undoes pair.
func (e *editor) part(a int32) {
	b := e.a.mate[a]
	e.a.mate[a], e.b.mate[b] = -1, -1
	e.a.how[a], e.b.how[b] = unpaired, unpaired
}

// anchor is a place where both sides have the same run.
type gramAnchor struct{ a, b int32 }

// gramSlot counts a run of units in both stretches.
type gramSlot struct {
	hash     uint64
	atA, atB int32
	inA, inB uint8 // 2 stands for more
	round    uint32
}

// findAnchors appends the longest row of runs of n units that stand once in either stretch and in the same order in both.
func (e *editor) findAnchors(a, b span, n int) {
	size := 1
	for size < 2*(a.len()+b.len()) {
		size *= 2
	}
	if size > len(e.slots) {
		e.slots = make([]gramSlot, size)
	}
	e.round++
	mask := uint64(size - 1)
	for i := a.from; int(i)+n <= int(a.to); i++ {
		s := e.slot(runHash(e.a.units[i:int(i)+n]), mask)
		s.atA, s.inA = i, min(s.inA+1, 2)
	}
	for i := b.from; int(i)+n <= int(b.to); i++ {
		s := e.slot(runHash(e.b.units[i:int(i)+n]), mask)
		s.atB, s.inB = i, min(s.inB+1, 2)
	}
	base := len(e.anchors)
	for i := a.from; int(i)+n <= int(a.to); i++ {
		if s := e.slot(runHash(e.a.units[i:int(i)+n]), mask); s.inA == 1 && s.inB == 1 && (n > 1 || e.a.units[i].meaning&isStop == 0) {
			e.anchors = append(e.anchors, gramAnchor{i, s.atB})
		}
	}
	kept := e.ascending(e.anchors[base:])
	e.anchors = e.anchors[:base+kept]
}

func runHash(units []unit) uint64 {
	h := uint64(14695981039346656037)
	for i := range units {
		h = (h ^ units[i].key) * 1099511628211
		h ^= h >> 29
	}
	return h
}

func (e *editor) slot(hash, mask uint64) *gramSlot {
	for i := hash * 0x9E3779B97F4A7C15 >> 20 & mask; ; i = (i + 1) & mask {
		s := &e.slots[i]
		if s.round != e.round {
			*s = gramSlot{hash: hash, round: e.round}
			return s
		}
		if s.hash == hash {
			return s
		}
	}
}

// ascending moves the longest row of anchors that ascends on side b to the front, and gives its length.
func (e *editor) ascending(anchors []gramAnchor) int {
	e.tails, e.before = e.tails[:0], slices.Grow(e.before[:0], len(anchors))[:len(anchors)]
	for i, at := range anchors {
		n, _ := slices.BinarySearchFunc(e.tails, at.b, func(t, b int32) int { return int(anchors[t].b - b) })
		e.before[i] = -1
		if n > 0 {
			e.before[i] = e.tails[n-1]
		}
		if n == len(e.tails) {
			e.tails = append(e.tails, 0)
		}
		e.tails[n] = int32(i)
	}
	n := len(e.tails)
	if n == 0 {
		return 0
	}
	at := e.tails[n-1]
	for k := n - 1; k >= 0; k-- {
		e.tails[k], at = at, e.before[at]
	}
	for k, i := range e.tails {
		anchors[k] = anchors[i]
	}
	return n
}

// Costs of an alignment. A substitution of words that have nothing in common is a little cheaper than a cut and an addition, one of words of
// the same part far cheaper; cutting «في» costs less than cutting «بغداد».
const (
	costEnd     = 1 // only one of them ends a sentence
	costAkin    = 2
	costValue   = 5
	costPart    = 6
	costStops   = 7
	costAlike   = 8
	costWords   = 9
	costMixed   = 11
	costGap     = 6
	costStopGap = 4
)

// substitutionCost is that of v in the place of u. alike says that they begin with the same letters.
func substitutionCost(u, v *unit, alike bool) int32 {
	c := partCost(u, v, alike)
	if c > 0 && (u.meaning^v.meaning)&isEnd != 0 {
		c += costEnd
	}
	return c
}

func partCost(u, v *unit, alike bool) int32 {
	switch both := u.meaning & v.meaning; {
	case u.key == v.key:
		return 0
	case u.stem == v.stem:
		return costAkin
	case both&isNumber != 0, u.meaning&isDate != 0 && v.meaning&isDate != 0:
		return costValue
	case both&(isNegation|isVerb|isName) != 0:
		return costPart
	case both&isStop != 0:
		return costStops
	case (u.meaning|v.meaning)&isStop != 0:
		return costMixed
	case alike:
		return costAlike
	}
	return costWords
}

// longestSpelt is how many letters a word has at most that its key spells out, five bits each, the last one lowest.
const longestSpelt = 12

// startOf gives the first two letters of such a word, 0 for others and for short ones.
func startOf(key uint64) uint64 {
	if n := (bits.Len64(key) + 4) / 5; n > 3 && n <= longestSpelt {
		return key >> (5 * (n - 2))
	}
	return 0
}

func gapCost(u *unit) int32 {
	if u.meaning&isStop != 0 {
		return costStopGap
	}
	return costGap
}

const (
	stepBoth uint8 = iota
	stepA
	stepB
)

// column is what the table asks of a unit of b in every row.
type column struct {
	gap   int32
	start uint64
}

// alignTable is the dynamic programme, within band units of the diagonal.
func (e *editor) alignTable(a, b span, band int) {
	n, m := a.len(), b.len()
	width := min(2*band+1, m+1)
	first := func(i int) int { return min(max(i*m/n-band, 0), m+1-width) }
	e.steps = slices.Grow(e.steps[:0], (n+1)*width)[:(n+1)*width]
	e.row, e.above = slices.Grow(e.row[:0], width)[:width], slices.Grow(e.above[:0], width)[:width]
	e.columns = e.columns[:0]
	for j := b.from; j < b.to; j++ {
		v := &e.b.units[j]
		e.columns = append(e.columns, column{gapCost(v), startOf(v.key)})
	}
	e.row[0], e.steps[0] = 0, stepBoth
	for j := 1; j < width; j++ {
		e.row[j], e.steps[j] = e.row[j-1]+e.columns[j-1].gap, stepB
	}
	for i := 1; i <= n; i++ {
		e.row, e.above = e.above, e.row
		e.alignRow(&e.a.units[int(a.from)+i-1], e.b.units[b.from:b.to], first(i), first(i)-first(i-1), e.steps[i*width:(i+1)*width])
	}
	for i, j := n, m; i > 0 || j > 0; {
		switch k := j - first(i); {
		case i == 0 || k >= 0 && e.steps[i*width+k] == stepB && j > 0:
			j--
		case j == 0 || e.steps[i*width+k] == stepA:
			i--
		default:
			i--
			j--
			e.pairChanged(a.from+int32(i), b.from+int32(j))
		}
	}
}

// alignRow fills e.row for unit u against the places of b from lo on, and says in steps how each was come to; e.above is the row before, which began
// so many places earlier.
func (e *editor) alignRow(u *unit, b []unit, lo, earlier int, steps []uint8) {
	const far = 1 << 29
	gap, start := gapCost(u), startOf(u.key)
	row, above := e.row[:len(steps)], e.above[:len(steps)]
	for k := range row {
		best, step := int32(far), stepBoth
		if up := k + earlier; up < len(above) {
			if c := above[up] + gap; c < best {
				best, step = c, stepA
			}
			if up > 0 {
				alike := start != 0 && start == e.columns[lo+k-1].start
				if c := above[up-1] + substitutionCost(u, &b[lo+k-1], alike); c <= best {
					best, step = c, stepBoth
				}
			}
		}
		if k > 0 {
			if c := row[k-1] + e.columns[lo+k-1].gap; c < best {
				best, step = c, stepB
			}
		}
		row[k], steps[k] = best, step
	}
}

// pairChanged pairs units that the table put beside each other.
func (e *editor) pairChanged(a, b int32) {
	u, v := &e.a.units[a], &e.b.units[b]
	switch {
	case u.key == v.key:
		e.pair(a, b, pairedExact)
	case u.stem == v.stem:
		e.pair(a, b, pairedAkin)
	default:
		e.pair(a, b, pairedChanged)
	}
}

func absolute(n int) int { return max(n, -n) }
