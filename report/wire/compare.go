// Pairs compared: their passages, and what of these is copied.
package wire

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"isnad/dedup/lsh"
	"isnad/similarity"
	"isnad/workers"
)

// compare finds the passages of each pair and keeps the pairs that share something of which one text, or a third, is the source.
func (l *library) compare(ctx context.Context, pairs []lsh.Pair, progress func(done, all int)) ([]match, error) {
	found := make([]match, len(pairs))
	var lock sync.Mutex
	var capped atomic.Int64
	done := 0
	workers.Each(len(pairs), func(int) func(int) {
		c := comparer{library: l, aligner: similarity.NewAligner(l.weights)}
		return func(i int) {
			if ctx.Err() != nil {
				return
			}
			found[i] = c.match(int32(pairs[i].A), int32(pairs[i].B))
			if c.aligner.Capped() {
				capped.Add(1)
			}
			if progress != nil && i%1024 == 0 {
				lock.Lock()
				done = max(done, i)
				progress(done, len(pairs))
				lock.Unlock()
			}
		}
	})
	if n := capped.Load(); n > 0 {
		l.warnings = append(l.warnings, fmt.Sprintf("%d pairs of articles repeat themselves so much that not every place of a run was looked at", n))
	}
	return slices.DeleteFunc(found, func(m match) bool { return len(m.passages)+len(m.left) == 0 }), ctx.Err()
}

// comparer compares pairs. One goroutine uses it at a time.
type comparer struct {
	*library
	aligner   *similarity.Aligner
	found     []similarity.Passage
	runs      []similarity.Run
	sides     [2]marked
	passages  []passage
	left      []passage
	leftWords [reasons]int
	bag       map[uint32]int32
}

// marked is what is known of one text's words against another text.
type marked struct {
	*text
	marks []mark
	run   []int32 // length of the run a token stands in
}

// mark is what a token is.
type mark uint8

// The marks. A token may have several.
const (
	inRun    mark = 1 << iota // in a run that both texts have
	inFilled                  // in one, or between two that stand close together in both
	leftOut                   // in a passage that is quotation or boilerplate
)

// Bounds of what is taken for copied.
const (
	longRun      = 8   // stems in a row, see wholeness
	smallGap     = 5   // words changed, cut or added between two runs that are still one copied stretch
	quotedShare  = .85 // of a passage's words inside quotation marks on both sides, or scripture on either: the words of a third
	mostlyQuoted = .6  // of a text: then its quotations are what it says, and count
	reprintWhole = .95 // wholeness of both texts from which one outlet's are one text, printed again
	boilerShare  = .85 // of a passage's runs that recur over the days: boilerplate
	// A template is what two texts share when half of one stands in shared runs, most of which recur, and little of what does not recur is shared.
	templateRuns  = .5
	templateWide  = .5
	templateFresh = .35
)

// match compares two texts.
func (c *comparer) match(a, b int32) match {
	m := match{a: a, b: b}
	x, y := &c.texts[a], &c.texts[b]
	xs, ys := x.sequence(), y.sequence()
	c.found = c.aligner.Passages(c.found[:0], &xs, &ys, c.rare)
	if len(c.found) == 0 {
		return m
	}
	c.sides[0].reset(x)
	c.sides[1].reset(y)
	c.passages, c.left, c.leftWords = c.passages[:0], c.left[:0], [reasons]int{}
	for _, p := range c.found {
		c.sort(p)
	}
	m.sharedA, m.ownA, m.wholeA = c.sides[0].shares()
	m.sharedB, m.ownB, m.wholeB = c.sides[1].shares()
	if reason := c.noCopy(&m); reason != counted {
		for _, q := range c.passages {
			c.leave(q, reason)
		}
		c.passages, m.sharedA, m.sharedB = c.passages[:0], 0, 0
	}
	m.passages, m.left, m.notes = slices.Clone(c.passages), slices.Clone(c.left), c.notes()
	return m
}

// reason is why a passage is not counted as copied.
type reason uint8

// The reasons.
const (
	counted reason = iota
	quotation
	boilerplate
	template
	ownStory
	reasons
)

// notes names what was left out.
func (c *comparer) notes() (notes []Evidence) {
	for r, words := range c.leftWords {
		if words > 0 {
			notes = append(notes, notCopied(reason(r), words))
		}
	}
	return notes
}

// noCopy says why nothing of what two texts share is a copy. What an outlet uses again on another day is its own form or background, unless
// the whole text is printed once more.
func (c *comparer) noCopy(m *match) reason {
	x, y := &c.texts[m.a], &c.texts[m.b]
	switch {
	case m.sharedA+m.sharedB == 0:
		return quotation
	case c.template():
		return template
	case x.article.Outlet != "" && x.article.Outlet == y.article.Outlet && x.day != y.day && x.day != noDay && y.day != noDay && min(m.wholeA, m.wholeB) < reprintWhole:
		return ownStory
	}
	return counted
}

// reset makes a side ready for another pair.
func (s *marked) reset(t *text) {
	s.text = t
	s.marks = slices.Grow(s.marks[:0], len(t.stems))[:len(t.stems)]
	s.run = slices.Grow(s.run[:0], len(t.stems))[:len(t.stems)]
	clear(s.marks)
	clear(s.run)
}

// sort puts a passage where it belongs and marks its words.
func (c *comparer) sort(p similarity.Passage) {
	q := passage{a: span{p.A.From, p.A.To}, b: span{p.B.From, p.B.To}, kind: kindOf(p)}
	c.runs = c.aligner.Runs(c.runs[:0], p)
	switch {
	case c.sides[0].quotes(q.a) >= quotedShare && c.sides[1].quotes(q.b) >= quotedShare,
		max(c.sides[0].scripture(q.a), c.sides[1].scripture(q.b)) >= quotedShare:
		c.leave(q, quotation)
		return
	case p.Ordered > 0 && c.recurring() >= boilerShare:
		c.leave(q, boilerplate)
		return
	}
	c.passages = append(c.passages, q)
	for i := range c.sides {
		c.sides[i].fill(c.runs, i == 1)
	}
	if q.kind == Reworded {
		c.markBag(q)
	}
}

func (c *comparer) leave(q passage, why reason) {
	c.left = append(c.left, q)
	c.leftWords[why] += q.a.len()
	c.sides[0].mark(q.a, leftOut)
	c.sides[1].mark(q.b, leftOut)
}

func (s *marked) mark(r span, m mark) {
	for i := r.from; i < r.to; i++ {
		s.marks[i] |= m
	}
}

// quotes is the share of a span inside quotation marks.
func (s *marked) quotes(r span) float64 { return shareOf(s.quoted, r) }

// scripture is the share of a span written with all its vowels.
func (s *marked) scripture(r span) float64 { return shareOf(s.verse, r) }

func shareOf(set []uint64, r span) float64 {
	n := 0
	for i := r.from; i < r.to; i++ {
		if bit(set, int(i)) {
			n++
		}
	}
	return float64(n) / float64(max(1, r.len()))
}

// recurring is the share of the runs' words, those of the first text, that are nobody's text.
func (c *comparer) recurring() float64 {
	wide, all := 0, 0
	for _, r := range c.runs {
		for i := r.A; i < r.A+r.N; i++ {
			all++
			if bit(c.sides[0].wide, int(i)) {
				wide++
			}
		}
	}
	return float64(wide) / float64(max(1, all))
}

// fill marks the words of runs, and those between two runs that stand close together in both texts.
func (s *marked) fill(runs []similarity.Run, second bool) {
	at := func(r similarity.Run) (own, other int32) {
		if second {
			return r.B, r.A
		}
		return r.A, r.B
	}
	slices.SortFunc(runs, func(p, q similarity.Run) int {
		a, _ := at(p)
		b, _ := at(q)
		return cmp.Compare(a, b)
	})
	var end, otherEnd int32 = -1, -1
	for _, r := range runs {
		own, other := at(r)
		if gap, across := own-end, other-otherEnd; end >= 0 && gap > 0 && gap <= smallGap && across >= 0 && across <= smallGap {
			s.mark(span{end, own}, inFilled)
		}
		for i := own; i < own+r.N; i++ {
			s.marks[i] |= inRun | inFilled
			s.run[i] = max(s.run[i], r.N)
		}
		if own+r.N > end {
			end, otherEnd = own+r.N, other+r.N
		}
	}
}

// markBag marks the words of a reworded passage that both stretches have, in whatever order.
func (c *comparer) markBag(q passage) {
	if c.bag == nil {
		c.bag = make(map[uint32]int32)
	}
	for i, pair := range [2][2]span{{q.a, q.b}, {q.b, q.a}} {
		s, other := &c.sides[i], &c.sides[1-i]
		clear(c.bag)
		for k := pair[1].from; k < pair[1].to; k++ {
			c.bag[other.stems[k]]++
		}
		for k := pair[0].from; k < pair[0].to; k++ {
			if c.bag[s.stems[k]] > 0 {
				c.bag[s.stems[k]]--
				s.marks[k] |= inFilled
			}
		}
	}
}

// template reports whether what the texts share is a form filled in twice.
func (c *comparer) template() bool {
	for i := range c.sides {
		s := &c.sides[i]
		shared, wide, fresh, freshShared := 0, 0, 0, 0
		for k, m := range s.marks {
			recurs := bit(s.wide, k)
			if m&inRun != 0 {
				shared++
				if recurs {
					wide++
				}
			}
			if !recurs {
				fresh++
				if m&inRun != 0 {
					freshShared++
				}
			}
		}
		if float64(shared) >= templateRuns*float64(len(s.marks)) && float64(wide) >= templateWide*float64(shared) && float64(freshShared) < templateFresh*float64(fresh) {
			return true
		}
	}
	return false
}

// shares counts the words that were copied, those that count, and how wholly the latter were copied: the mean of the shares in filled runs, in runs, and in
// long runs, in [0,1]. Words left out, and quotations unless they are most of the text, do not count.
func (s *marked) shares() (copied, own int, whole float64) {
	quoted := s.quotes(span{0, int32(len(s.marks))}) < mostlyQuoted
	var filled, run, long int
	for i, m := range s.marks {
		if m&leftOut != 0 || quoted && bit(s.quoted, i) {
			continue
		}
		own++
		if m&inFilled != 0 {
			filled++
		}
		if m&inRun != 0 {
			run++
			if s.run[i] >= longRun {
				long++
			}
		}
	}
	return filled, own, float64(filled+run+long) / float64(3*max(1, own))
}

// kindOf says how a passage was taken over.
func kindOf(p similarity.Passage) Kind {
	const verbatimShare, editedShare = .97, .5
	switch longer := float64(max(p.A.Len(), p.B.Len())); {
	case float64(p.Ordered) >= verbatimShare*longer:
		return Verbatim
	case float64(p.Ordered) >= editedShare*longer:
		return Edited
	}
	return Reworded
}

// wholeness from which a copy is its source's text, lightly edited, and no part of it in a text of its own.
const leastWhole = .7

// classOf says how much of the copy is the source's.
func classOf(m *match, swapped bool) (class Class, ofSource, ofCopy float64) {
	ofSource, ofCopy = share(m.sharedA, m.ownA), share(m.sharedB, m.ownB)
	whole := m.wholeB
	if swapped {
		ofSource, ofCopy, whole = ofCopy, ofSource, m.wholeA
	}
	switch {
	case len(m.passages) == 0:
		return Quote, 0, 0
	case whole >= leastWhole:
		return Whole, ofSource, ofCopy
	}
	return Part, ofSource, ofCopy
}

func share(part, all int) float64 { return float64(part) / float64(max(1, all)) }
