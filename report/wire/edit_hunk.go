// From an alignment to what differs.
package wire

// run is a row of units paired one by one with a row on the other side.
type pairedRun struct {
	a, b    span
	content int
}

// hunk is what stands between two runs of a block.
type hunk struct {
	a, b          span
	block         int32
	before, after bool // the units at its ends are paired
}

// inBlock reports whether a unit is paired in the order of block n.
func (s *side) inBlock(i int32, n int32) bool {
	return s.block[i] == n && (s.how[i] == pairedExact || s.how[i] == pairedAkin)
}

// listPaired fills e.runs with the runs of block n.
func (e *editor) listPaired(n int32) {
	e.runs = e.runs[:0]
	blk := e.blocks[n]
	for i := blk.a.from; i < blk.a.to; i++ {
		if !e.a.inBlock(i, n) {
			continue
		}
		j := e.a.mate[i]
		if k := len(e.runs) - 1; k < 0 || e.runs[k].a.to != i || e.runs[k].b.to != j {
			e.runs = append(e.runs, pairedRun{a: span{i, i}, b: span{j, j}})
		}
		r := &e.runs[len(e.runs)-1]
		r.a.to, r.b.to = i+1, j+1
		if e.a.units[i].content() {
			r.content++
		}
	}
}

// dissolve undoes what was paired by chance: a few common words between stretches that have nothing in common. In a stretch without pairs the
// substitutions mean nothing either.
func (e *editor) dissolve(blk stretch) {
	n := e.current
	e.listPaired(n)
	endA, endB := blk.a.from, blk.b.from
	for k := range e.runs {
		r := &e.runs[k]
		nextA, nextB := blk.a.to, blk.b.to
		if k+1 < len(e.runs) {
			nextA, nextB = e.runs[k+1].a.from, e.runs[k+1].b.from
		}
		least := int(min(max(r.a.from-endA, r.b.from-endB), max(nextA-r.a.to, nextB-r.b.to)))
		if least >= 3 && 4*r.content <= least {
			for i := r.a.from; i < r.a.to; i++ {
				e.part(i)
			}
			continue
		}
		endA, endB = r.a.to, r.b.to
	}
	e.eachHunk(n, func(h hunk) {
		if min(h.a.len(), h.b.len()) < longHunk {
			return
		}
		for i := h.a.from; i < h.a.to; i++ {
			if e.a.how[i] == pairedChanged {
				e.part(i)
			}
		}
	})
}

// eachHunk calls do for every hunk of block n, in order. Runs are read as it goes: do may undo pairs of its own hunk only.
func (e *editor) eachHunk(n int32, do func(hunk)) {
	blk := e.blocks[n]
	h := hunk{a: span{blk.a.from, blk.a.from}, b: span{blk.b.from, blk.b.from}, block: n}
	give := func(toA, toB int32, after bool) {
		h.a.to, h.b.to, h.after = toA, toB, after
		if h.a.to > h.a.from || h.b.to > h.b.from {
			do(h)
		}
	}
	for i := blk.a.from; i < blk.a.to; i++ {
		if !e.a.inBlock(i, n) {
			continue
		}
		j := e.a.mate[i]
		give(i, j, true)
		h = hunk{a: span{i + 1, i + 1}, b: span{j + 1, j + 1}, block: n, before: true}
	}
	give(blk.a.to, blk.b.to, false)
}

// pairShifted pairs words that moved inside a sentence. A number must have kept a neighbour, or else it counts something else now.
func (e *editor) pairShifted(n int) {
	e.eachHunk(int32(n), func(h hunk) {
		for i := h.a.from; i < h.a.to; i++ {
			u := &e.a.units[i]
			if e.a.matched(i) || !u.content() && u.meaning&isNegation == 0 {
				continue
			}
			blk := e.blocks[n]
			for j := max(h.b.from-shiftWindow, blk.b.from); j < min(h.b.to+shiftWindow, blk.b.to); j++ {
				v := &e.b.units[j]
				if u.stem != v.stem && u.key != v.key || e.b.matched(j) {
					continue
				}
				if u.meaning&(isNumber|isNegation) != 0 && !e.keptNeighbour(i, j) {
					continue
				}
				e.shift(i, j)
				break
			}
		}
	})
}

func (e *editor) shift(i, j int32) {
	if e.a.how[i] == pairedChanged {
		e.part(i)
	}
	if e.b.how[j] == pairedChanged {
		e.part(e.b.mate[j])
	}
	blockA, blockB := e.a.block[i], e.b.block[j]
	e.pair(i, j, pairedShifted)
	e.a.block[i], e.b.block[j] = blockA, blockB
}

// keptNeighbour reports whether the same word stands before or behind both units.
func (e *editor) keptNeighbour(i, j int32) bool {
	same := func(i, j int32) bool {
		if i < 0 || j < 0 || int(i) >= len(e.a.units) || int(j) >= len(e.b.units) {
			return false
		}
		u, v := &e.a.units[i], &e.b.units[j]
		return u.stem == v.stem && u.content() && u.meaning&isNumber == 0
	}
	return same(i+1, j+1) || same(i-1, j-1)
}

// slideCuts moves what is missing on one side so that it begins and ends with sentences, where the same words stand at both its ends.
func (e *editor) slideCuts(n int) {
	blk := e.blocks[n]
	e.eachHunk(int32(n), func(h hunk) {
		switch {
		case h.b.len() == 0 && h.a.len() > 0:
			e.slide(e.a, e.b, h.a, blk.a.from, int32(n))
		case h.a.len() == 0 && h.b.len() > 0:
			e.slide(e.b, e.a, h.b, blk.b.from, int32(n))
		}
	})
}

// slide tries the places to the left of a cut at: unit by unit, the last one of the cut takes the pair of the one before the cut.
func (e *editor) slide(s, other *side, at span, least, n int32) {
	sentence := func(i int32) bool { return i == 0 || s.endsBehind(i-1) }
	for k := int32(0); at.from-k > least && k < 2*shiftWindow; k++ {
		if sentence(at.from-k) && sentence(at.to-k) {
			for ; k > 0; k-- {
				s.take(other, at.from-1, at.to-1)
				at.from, at.to = at.from-1, at.to-1
			}
			return
		}
		i, j := at.from-k-1, at.to-k-1
		if s.how[i] != pairedExact || s.block[i] != n || s.units[i].key != s.units[j].key || s.how[j] != unpaired && j >= at.from {
			return
		}
	}
}

// take gives unit j the pair of unit i.
func (s *side) take(other *side, i, j int32) {
	mate := s.mate[i]
	s.mate[j], s.how[j], s.block[j] = mate, pairedExact, s.block[i]
	s.mate[i], s.how[i] = -1, unpaired
	other.mate[mate] = j
}

// judgeBlock says what the hunks of a block are.
func (e *editor) judgeBlock(n int) {
	e.akinNames(int32(n))
	e.eachHunk(int32(n), func(h hunk) {
		h = e.narrow(h)
		e.sameWords(h) // before the hunk is cut down: «عبد العزيز آل سعود» has a word more than «عبدالعزيز»
		long := h.a.len() > longHunk || h.b.len() > longHunk
		if h = e.opposite(h); long {
			e.sameWords(h)
		}
		e.judge(h)
		e.settle(h)
	})
}

// mostMates is how many units a short side may have for the long one to be cut down to what stands opposite them.
const mostMates = 4

// opposite cuts a hunk with a longer side (a clause was cut) down to the few units at its end that the short side has substitutes for.
func (e *editor) opposite(h hunk) hunk {
	trim := func(short, long *span, s *side) {
		from, to := s.mates(*short)
		switch n := int32(short.len()); {
		case from < 0 || to-from != n:
		case from == long.from:
			long.to, h.after = to, false
		case to == long.to:
			long.from, h.before = from, false
		}
	}
	switch n, m := h.a.len(), h.b.len(); {
	case m > 0 && m <= mostMates && n >= m+2:
		trim(&h.b, &h.a, e.b)
	case n > 0 && n <= mostMates && m >= n+2:
		trim(&h.a, &h.b, e.a)
	}
	return h
}

// mates gives the span on the other side of units that all have a substitute there, -1 if they have not.
func (s *side) mates(at span) (from, to int32) {
	from = -1
	for i := at.from; i < at.to; i++ {
		m := s.mate[i]
		if s.how[i] != pairedChanged {
			return -1, -1
		}
		if from < 0 {
			from = m
		}
		to = m + 1
	}
	return from, to
}

// narrow leaves out of a hunk the sentences that only one side has, so that they do not hide what changed in the sentence beside them.
func (e *editor) narrow(h hunk) hunk {
	endsA, endsB := e.a.ending(h.a), e.b.ending(h.b)
	if endsA == endsB || h.a.len() == 0 || h.b.len() == 0 {
		return h
	}
	at := h
	switch {
	case endsB < 0 && (h.b.from == 0 || e.b.endsBehind(h.b.from-1)) && h.after: // what b has belongs to the sentence behind
		at.a.from, at.before = endsA+1, false
	case endsA < 0 && (h.a.from == 0 || e.a.endsBehind(h.a.from-1)) && h.after:
		at.b.from, at.before = endsB+1, false
	case endsB == h.b.to-1 && endsA > e.a.firstEnding(h.a):
		at.a.to, at.after = e.a.firstEnding(h.a)+1, false
	case endsA == h.a.to-1 && endsB > e.b.firstEnding(h.b):
		at.b.to, at.after = e.b.firstEnding(h.b)+1, false
	default:
		return h
	}
	for i := h.a.from; i < h.a.to; i++ {
		if e.a.how[i] == pairedChanged {
			e.part(i)
		}
	}
	if at.a.len() > 0 && at.b.len() > 0 && at.a.len()*at.b.len() <= smallTable {
		e.current = h.block
		e.alignTable(at.a, at.b, max(at.a.len(), at.b.len()))
	}
	return at
}

// ending gives the last unit of a span behind which a sentence ends, -1 if there is none.
func (s *side) ending(at span) int32 {
	for i := at.to - 1; i >= at.from; i-- {
		if s.endsBehind(i) {
			return i
		}
	}
	return -1
}

// firstEnding gives the first such unit.
func (s *side) firstEnding(at span) int32 {
	for i := at.from; i < at.to; i++ {
		if s.endsBehind(i) {
			return i
		}
	}
	return -1
}

// settle drops what is too small to tell a reader anything: rewordings of about as many words on both sides.
func (e *editor) settle(h hunk) {
	inA, inB := e.a.contentOpen(h.a), e.b.contentOpen(h.b)
	if min(h.a.len(), h.b.len()) >= longHunk {
		return
	}
	e.a.keepAlone(h.a, inB == 0 || inA >= inB+leastCut)
	e.b.keepAlone(h.b, inA == 0 || inB >= inA+leastCut)
}

// keepAlone settles the substitutions of a span, and unless the rest is to be told, that too.
func (s *side) keepAlone(at span, tell bool) {
	for i := at.from; i < at.to; i++ {
		if s.how[i] == pairedChanged || !tell && s.how[i] == unpaired {
			s.done[i] = true
		}
	}
}
