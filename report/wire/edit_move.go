// Moved, cut and added stretches.
package wire

import (
	"cmp"
	"slices"
)

// sentence is a sentence of which next to nothing is paired.
type freeSentence struct {
	at      span
	content int
}

const (
	freeShare    = .7 // of a sentence's content words that must be unpaired
	movedShare   = .6 // of two sentences' content words that must be common to them, as Dice
	mostHolders  = 8  // sentences a word is looked up in
	shortestMove = 5  // units
)

// freeSentences appends the sentences of a side that are free; within limits them to the blocks.
func (s *side) freeSentences(dst []freeSentence, within bool) []freeSentence {
	begin := int32(0)
	for i := range int32(len(s.units)) {
		if !s.endsBehind(i) && int(i) < len(s.units)-1 {
			continue
		}
		at := span{begin, i + 1}
		begin = i + 1
		content, free, inside := 0, 0, true
		for k := at.from; k < at.to; k++ {
			inside = inside && s.block[k] >= 0
			if s.units[k].content() {
				content++
				if !s.matched(k) {
					free++
				}
			}
		}
		if at.len() >= shortestMove && free >= leastMoved && float64(free) >= freeShare*float64(content) && (inside || !within) {
			dst = append(dst, freeSentence{at: at, content: content})
		}
	}
	return dst
}

// findMoved pairs free sentences of both sides that share most of their words, as blocks of their own.
func (e *editor) findMoved(whole bool) {
	e.free = e.a.freeSentences(e.free[:0], !whole)
	inA := len(e.free)
	if inA == 0 {
		return
	}
	e.free = e.b.freeSentences(e.free, !whole)
	if len(e.free) == inA {
		return
	}
	e.indexSentences(e.free[:inA])
	from := len(e.blocks)
	taken := make([]bool, inA)
	for _, s := range e.free[inA:] {
		best := e.bestSentence(s, e.free[:inA], taken)
		if best < 0 {
			continue
		}
		taken[best] = true
		at := e.free[best].at
		if n := len(e.blocks); n > from {
			if last := &e.blocks[n-1]; last.a.to == at.from && last.b.to == s.at.from {
				last.a.to, last.b.to = at.to, s.at.to
				continue
			}
		}
		e.blocks = append(e.blocks, stretch{a: at, b: s.at})
	}
	for n := from; n < len(e.blocks); n++ {
		e.release(e.blocks[n])
		e.align(n)
	}
}

// indexSentences notes which free sentences of a hold a content word.
func (e *editor) indexSentences(sentences []freeSentence) {
	if e.index == nil {
		e.index, e.votes = make(map[uint64][]int32), make(map[int32]int)
	}
	clear(e.index)
	for n, s := range sentences {
		for i := s.at.from; i < s.at.to; i++ {
			if u := &e.a.units[i]; u.content() && len(e.index[u.stem]) < mostHolders {
				e.index[u.stem] = append(e.index[u.stem], int32(n))
			}
		}
	}
}

// bestSentence gives the free sentence of a that shares most with s, -1 if none shares enough.
func (e *editor) bestSentence(s freeSentence, sentences []freeSentence, taken []bool) int {
	clear(e.votes)
	for i := s.at.from; i < s.at.to; i++ {
		u := &e.b.units[i]
		if !u.content() {
			continue
		}
		last := int32(-1)
		for _, n := range e.index[u.stem] {
			if n != last && !taken[n] {
				e.votes[n]++
			}
			last = n
		}
	}
	best, most := -1, 0.
	for n, votes := range e.votes {
		share := 2 * float64(votes) / float64(s.content+sentences[n].content)
		if share >= movedShare && (share > most || share == most && int(n) < best) {
			best, most = int(n), share
		}
	}
	return best
}

// release undoes the pairs of units that go into a block of their own.
func (e *editor) release(blk stretch) {
	for i := blk.a.from; i < blk.a.to; i++ {
		if e.a.how[i] != unpaired {
			e.part(i)
		}
	}
	for j := blk.b.from; j < blk.b.to; j++ {
		if e.b.how[j] != unpaired {
			e.part(e.b.mate[j])
		}
	}
}

// piece is a stretch paired in order, with nothing of another block between on either side.
type orderedPiece struct {
	a, b   span
	weight int
	total  int   // of the heaviest ascending row that ends here
	prev   int32 // the piece before it in that row
	block  int32
	stays  bool
}

// listMoved tells the pieces that changed their place: those outside the heaviest row that ascends on both sides.
func (e *editor) listMoved() {
	if len(e.blocks) < 2 {
		return
	}
	e.listPieces()
	e.stay()
	for i := 0; i < len(e.pieces); i++ {
		p := e.pieces[i]
		if p.stays {
			continue
		}
		for i+1 < len(e.pieces) && !e.pieces[i+1].stays && e.pieces[i+1].b.from >= p.b.to && !e.pieceBetween(p.b.to, e.pieces[i+1].b.from) {
			i++
			p.a.to, p.b.to = e.pieces[i].a.to, e.pieces[i].b.to
			p.weight += e.pieces[i].weight
		}
		if p.weight >= leastMoved && p.a.len() >= shortestMove {
			e.find(Moved, p.a, p.b, false)
		}
	}
}

// pieceBetween reports whether another piece begins in the gap [from, to) of side b.
func (e *editor) pieceBetween(from, to int32) bool {
	return slices.ContainsFunc(e.pieces, func(p orderedPiece) bool { return p.b.from >= from && p.b.from < to })
}

func (e *editor) listPieces() {
	e.pieces = e.pieces[:0]
	for i := range int32(len(e.a.units)) {
		if e.a.how[i] != pairedExact && e.a.how[i] != pairedAkin {
			continue
		}
		j, n := e.a.mate[i], e.a.block[i]
		k := len(e.pieces) - 1
		if k < 0 || e.pieces[k].block != n || e.foreign(e.pieces[k].b.to, j, n) {
			e.pieces = append(e.pieces, orderedPiece{a: span{i, i}, b: span{j, j}, block: n})
			k++
		}
		p := &e.pieces[k]
		p.a.to, p.b.to = i+1, j+1
		if e.a.units[i].content() {
			p.weight++
		}
	}
}

// foreign reports whether units of another block stand in the gap [from, to) of side b.
func (e *editor) foreign(from, to, n int32) bool {
	for j := from; j < to; j++ {
		if (e.b.how[j] == pairedExact || e.b.how[j] == pairedAkin) && e.b.block[j] != n {
			return true
		}
	}
	return false
}

// stay marks the pieces of the heaviest row that ascends on both sides, with a tree of the best totals over the places on side b.
func (e *editor) stay() {
	order := make([]int32, len(e.pieces))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(x, y int32) int { return cmp.Compare(e.pieces[x].b.from, e.pieces[y].b.from) })
	rank := make([]int, len(order))
	for r, i := range order {
		rank[i] = r + 1
	}
	tree := make([]int32, len(order)+1) // the piece that ends the heaviest row, by Fenwick
	for i := range tree {
		tree[i] = -1
	}
	best := int32(-1)
	heavier := func(x, y int32) int32 {
		if y < 0 || x >= 0 && e.pieces[x].total >= e.pieces[y].total {
			return x
		}
		return y
	}
	for i := range e.pieces {
		p := &e.pieces[i]
		p.prev = -1
		for r := rank[i] - 1; r > 0; r -= r & -r {
			p.prev = heavier(p.prev, tree[r])
		}
		p.total = p.weight
		if p.prev >= 0 {
			p.total += e.pieces[p.prev].total
		}
		for r := rank[i]; r < len(tree); r += r & -r {
			tree[r] = heavier(tree[r], int32(i))
		}
		best = heavier(best, int32(i))
	}
	for ; best >= 0; best = e.pieces[best].prev {
		e.pieces[best].stays = true
	}
}

// listRuns tells what stands on one side only.
func (e *editor) listRuns(passages []passage, whole, flip bool) {
	limit := func(s *side, source bool) func(int32) bool {
		return func(i int32) bool { return whole || s.inside(i, passages, source) }
	}
	e.listAlone(e.a, limit(e.a, !flip), flip)
	e.listAlone(e.b, limit(e.b, flip), flip)
}

// inside reports whether a unit of a part lies where something can be missing: between its first and last passage in the source, in a passage in the copy.
func (s *side) inside(i int32, passages []passage, source bool) bool {
	at := s.units[i].from
	if source {
		return len(passages) > 0 && at >= passages[0].a.from && at < passages[len(passages)-1].a.to
	}
	return slices.ContainsFunc(passages, func(p passage) bool { return at >= p.b.from && at < p.b.to })
}

// listAlone tells the rows of units of s that have no counterpart, and of what kind they are.
func (e *editor) listAlone(s *side, within func(int32) bool, flip bool) {
	for i := int32(0); int(i) < len(s.units); i++ {
		if s.how[i] != unpaired || s.done[i] || !within(i) {
			continue
		}
		at := span{i, i + 1}
		for int(at.to) < len(s.units) && s.how[at.to] == unpaired && !s.done[at.to] && within(at.to) {
			at.to++
		}
		i = at.to
		kind, where := s.aloneKind(at, s == e.a != flip)
		if kind == "" {
			continue
		}
		s.mark(where)
		e.findOn(s, kind, where, s.counterpart(where))
	}
}

// aloneKind says what a row of units is that stands on one side only, and where; "" for what is not worth telling.
func (s *side) aloneKind(at span, source bool) (EditKind, span) {
	if kind, where := s.fixed(at); kind != "" {
		return kind, where
	}
	if s.attributes(at) {
		return Attribution, at
	}
	content := 0
	for i := at.from; i < at.to; i++ {
		if s.units[i].content() {
			content++
		}
	}
	switch {
	case content < leastCut:
		return "", at
	case source:
		return Cut, at
	}
	return Added, at
}

// findOn notes a finding seen from side s.
func (e *editor) findOn(s *side, kind EditKind, at, there span) {
	if s == e.a {
		e.found = append(e.found, finding{kind: kind, a: at, b: there})
	} else {
		e.found = append(e.found, finding{kind: kind, a: there, b: at})
	}
}

// counterpart gives the units on the other side that belong to a span here, or the empty place where they would stand.
func (s *side) counterpart(at span) span {
	there := span{-1, -1}
	for i := at.from; i < at.to; i++ {
		if m := s.mate[i]; m >= 0 {
			if there.from < 0 || m < there.from {
				there.from = m
			}
			there.to = max(there.to, m+1)
		}
	}
	if there.from >= 0 {
		return there
	}
	for i := at.from - 1; i >= 0; i-- {
		if s.matched(i) {
			return span{s.mate[i] + 1, s.mate[i] + 1}
		}
	}
	for i := at.to; int(i) < len(s.units); i++ {
		if s.matched(i) {
			return span{s.mate[i], s.mate[i]}
		}
	}
	return span{}
}
