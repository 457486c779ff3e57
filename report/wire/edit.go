// What became of a text on its way: cut, added, moved, altered.
package wire

import (
	"cmp"
	"slices"
	"strings"

	"isnad/dedup/corpus"
	"isnad/similarity/arabic"
)

// Bounds and thresholds.
const (
	smallTable    = 2_500   // cells of a dynamic programme that is pairedRun as it stands
	largeTable    = 1 << 20 // bytes for one that is kept to a band; what does not fit stays unaligned
	longestNumber = 12      // tokens: «تسعمئة وخمسة وعشرون ألفا وثلاثمئة وأربعة وستون» has nine
	nearGap       = 40      // units between two passages in order, on either side, that are aligned with them
	edgeUnits     = 12      // units before and behind a passage, within the sentence, that are aligned with it
	shiftWindow   = 25      // units that a word may move inside its freeSentence
	leastCut      = 3       // content words whose loss tells a reader something
	leastMoved    = 4       // content words that make a moved sentence
	longHunk      = 8       // units replaced on both sides: another text, no change of words
)

// editor says how copies differ from their sources. It keeps its buffers and the last texts: it belongs to one goroutine.
type editor struct {
	stemmer *arabic.Stemmer
	read    shelf
	a, b    *side // in an order of their own: see edits
	blocks  []stretch
	current int32 // the block that is being aligned

	anchors       []gramAnchor
	slots         []gramSlot
	round         uint32
	tails, before []int32
	steps         []uint8
	row, above    []int32
	columns       []column
	runs          []pairedRun
	pieces        []orderedPiece
	free          []freeSentence
	index         map[uint64][]int32
	votes         map[int32]int
	found         []finding
}

// newEditor makes an editor.
func newEditor() *editor {
	return &editor{stemmer: arabic.NewStemmer(), a: &side{}, b: &side{}}
}

// finding is an edit between the sides: units, where an empty span stands before its unit.
type finding struct {
	kind  EditKind
	a, b  span
	alarm bool
}

// edits lists what differs between a source and its copy, given the passages they share: spans of tokens, a in the source, b in the copy. Of a whole
// copy everything outside the passages was cut or added; of a part only what is missing between its first and its last passage.
//
// The two are compared in an order that does not depend on who is the source, so that looking from the other side mirrors the result.
func (e *editor) edits(source, copied *text, passages []passage, whole bool) []Edit {
	flip := inverse(source, copied)
	first, second := source, copied
	if flip {
		first, second = copied, source
	}
	e.a.reset(e.read.take(first))
	e.b.reset(e.read.take(second))
	e.found = e.found[:0]
	e.layBlocks(passages, flip)
	for n := range e.blocks {
		e.align(n)
	}
	e.findMoved(whole)
	for n := range e.blocks {
		e.pairShifted(n)
		e.slideCuts(n)
	}
	for n := len(e.blocks) - 1; n >= 0; n-- { // what has moved first: its block lies inside what another would call cut and added
		e.judgeBlock(n)
	}
	e.listMoved()
	e.listRuns(passages, whole, flip)
	return e.output(source, copied, whole, flip)
}

// inverse reports whether the copy comes first.
func inverse(source, copied *text) bool {
	return cmp.Or(
		cmp.Compare(len(source.tokens), len(copied.tokens)),
		strings.Compare(source.article.Body, copied.article.Body),
		strings.Compare(source.article.ID, copied.article.ID),
	) > 0
}

// find notes an edit; what goes on from the one before is one with it.
func (e *editor) find(kind EditKind, a, b span, alarm bool) {
	if n := len(e.found); n > 0 && kind != Cut && kind != Added && kind != Moved {
		last := &e.found[n-1]
		if last.kind == kind && near(last.a, a) && near(last.b, b) {
			last.a.to, last.b.to = max(last.a.to, a.to), max(last.b.to, b.to)
			last.alarm = last.alarm || alarm
			return
		}
	}
	e.found = append(e.found, finding{kind: kind, a: a, b: b, alarm: alarm})
}

// near reports whether b begins at most one unit behind a.
func near(a, b span) bool { return b.from >= a.from && b.from <= a.to+1 }

// mark notes that nothing remains to be said of units.
func (s *side) mark(at span) {
	for i := at.from; i < at.to; i++ {
		s.done[i] = true
	}
}

// matched reports whether a unit stands on the other side too.
func (s *side) matched(i int32) bool {
	return s.how[i] == pairedExact || s.how[i] == pairedAkin || s.how[i] == pairedShifted
}

// open reports whether something remains to be said of a unit.
func (s *side) open(i int32) bool { return !s.done[i] && !s.matched(i) }

func (u *unit) content() bool { return u.meaning&isStop == 0 || u.meaning&isName != 0 }

// contentOpen counts the open content words of a span.
func (s *side) contentOpen(at span) (n int) {
	for i := at.from; i < at.to; i++ {
		if s.open(i) && s.units[i].content() {
			n++
		}
	}
	return n
}

// raw is a unit as the body spells it.
func (s *side) raw(i int32) string {
	u := &s.units[i]
	return s.text.article.Body[s.text.tokens[u.from].Start:s.text.tokens[u.to-1].End]
}

// bytes gives the bytes of units; of an empty span, the place behind the unit before it.
func (s *side) bytes(at span) (from, to int) {
	switch {
	case len(s.units) == 0:
		return 0, 0
	case at.from < at.to:
		return int(s.text.tokens[s.units[at.from].from].Start), int(s.text.tokens[s.units[at.to-1].to-1].End)
	case at.from == 0:
		from = int(s.text.tokens[0].Start)
	default:
		from = int(s.text.tokens[s.units[at.from-1].to-1].End)
	}
	return from, from
}

// output gives the findings as edits of source and copy, in code points.
func (e *editor) output(source, copied *text, whole, flip bool) []Edit {
	var out []Edit
	for _, f := range e.found {
		edit := Edit{Kind: f.kind, Alarm: f.alarm}
		edit.Source.Start, edit.Source.End = e.a.bytes(f.a)
		edit.Copy.Start, edit.Copy.End = e.b.bytes(f.b)
		if flip {
			edit.Source, edit.Copy = edit.Copy, edit.Source
		}
		out = append(out, edit)
	}
	if whole {
		out = appendHeads(out, source, copied)
	}
	if len(out) == 0 {
		return nil
	}
	inSource, inCopy := e.a.points, e.b.points
	if flip {
		inSource, inCopy = inCopy, inSource
	}
	for i := range out {
		s, c := &out[i].Source, &out[i].Copy
		*s = corpus.Span{Start: inSource.At(s.Start), End: inSource.At(s.End)}
		*c = corpus.Span{Start: inCopy.At(c.Start), End: inCopy.At(c.End)}
	}
	slices.SortStableFunc(out, func(x, y Edit) int {
		return cmp.Or(cmp.Compare(x.Copy.Start, y.Copy.Start), cmp.Compare(x.Source.Start, y.Source.Start),
			cmp.Compare(x.Copy.End, y.Copy.End), cmp.Compare(x.Source.End, y.Source.End), strings.Compare(string(x.Kind), string(y.Kind)))
	})
	return out
}

// layBlocks makes the stretches to be aligned: the passages, with those that follow each other closely in one, and the rest of a sentence that
// begins or ends in a passage.
func (e *editor) layBlocks(passages []passage, flip bool) {
	e.blocks = e.blocks[:0]
	for _, p := range passages {
		if flip {
			p.a, p.b = p.b, p.a
		}
		a, b := e.a.unitsOf(p.a), e.b.unitsOf(p.b)
		if a.len() > 0 && b.len() > 0 {
			e.blocks = append(e.blocks, stretch{a: a, b: b})
		}
	}
	slices.SortFunc(e.blocks, func(x, y stretch) int {
		return cmp.Or(cmp.Compare(x.a.from, y.a.from), cmp.Compare(x.b.from, y.b.from))
	})
	kept := 0
	for _, blk := range e.blocks {
		if kept > 0 {
			last := &e.blocks[kept-1]
			gapA, gapB := blk.a.from-last.a.to, blk.b.from-last.b.to
			if gapA < nearGap && gapB < nearGap && gapA >= -1 && gapB >= -1 && !e.between(last.b.to, blk.b.from) {
				last.a.to, last.b.to = blk.a.to, blk.b.to
				continue
			}
		}
		e.blocks[kept] = blk
		kept++
	}
	e.blocks = e.blocks[:kept]
	for n, blk := range e.blocks {
		e.a.claim(blk.a, n)
		e.b.claim(blk.b, n)
	}
	for n := range e.blocks {
		e.widen(&e.blocks[n], n)
	}
}

// between reports whether a passage begins on side b inside the given gap.
func (e *editor) between(from, to int32) bool {
	for _, blk := range e.blocks {
		if blk.b.from >= from && blk.b.from < to {
			return true
		}
	}
	return false
}

// unitsOf gives the units that hold tokens.
func (s *side) unitsOf(at span) span {
	n := int32(len(s.unitOf))
	at.from, at.to = max(at.from, 0), min(at.to, n)
	if at.from >= at.to {
		return span{}
	}
	return span{s.unitOf[at.from], s.unitOf[at.to-1] + 1}
}

func (s *side) claim(at span, n int) {
	for i := at.from; i < at.to; i++ {
		s.block[i] = int32(n)
	}
}

// widen takes in what stands between a block and the ends of its sentences, where both sides have something there.
func (e *editor) widen(blk *stretch, n int) {
	if a, b := e.a.before(blk.a.from), e.b.before(blk.b.from); a < blk.a.from && b < blk.b.from {
		blk.a.from, blk.b.from = a, b
	}
	if a, b := e.a.behind(blk.a.to), e.b.behind(blk.b.to); a > blk.a.to && b > blk.b.to {
		blk.a.to, blk.b.to = a, b
	}
	e.a.claim(blk.a, n)
	e.b.claim(blk.b, n)
}

// before gives where the sentence of unit i begins, if near and not taken by another block.
func (s *side) before(i int32) int32 {
	for at := i; i-at <= edgeUnits; at-- {
		if at == 0 || s.endsBehind(at-1) {
			return at
		}
		if s.block[at-1] >= 0 {
			break
		}
	}
	return i
}

// behind gives where the sentence before unit i ends.
func (s *side) behind(i int32) int32 {
	for at := i; at-i <= edgeUnits; at++ {
		if at == int32(len(s.units)) || at > 0 && s.endsBehind(at-1) {
			return at
		}
		if s.block[at] >= 0 {
			break
		}
	}
	return i
}

// endsBehind reports whether a sentence ends behind unit i.
func (s *side) endsBehind(i int32) bool { return s.units[i].meaning&isEnd != 0 }
