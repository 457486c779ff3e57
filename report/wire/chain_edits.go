// What a copyist must have done to make one text of another: the fewer deeds and the likelier, the likelier the parent.
package wire

import (
	"math"
	"sync"

	"isnad/similarity/arabic"
)

// Costs of a copyist's deeds, in the unit of the evidence: the logarithm of how seldom two copyists do the very same by chance. A copy of a
// copy carries its intermediary's deeds, so they cost less from there than from the source.
const (
	costCut      = 0.8    // a stretch left out; others may cut at the same place
	costTail     = 0.5    // the end left out
	costHead     = 2.0    // the beginning: what matters most stands there
	costTrim     = 0.6    // up to three words: honorifics and the like
	costAdd      = 2.5    // a stretch of one's own
	costInsert   = 1.0    // up to three words
	costChange   = 2.0    // words for words
	costMove     = 1.0    // a stretch put elsewhere
	costWord     = 0.2    // for each word written, so that what explains more of a text explains it better
	costMost     = 1000.0 // of all together
	smallStretch = 3
)

// deeds is what one text costs when made of the other, either way.
type deeds struct {
	ofA, ofB float64 // a made of b; b made of a
	exact    int32   // words that are the same in both
	sameA    words   // those of a and of b
	sameB    words
}

// words is a set of places in a text, from the word of its first passage on: texts may be far longer than what they share.
type words struct {
	base int
	bits []uint64
}

func newWords(spans []span) words {
	if len(spans) == 0 {
		return words{}
	}
	from, to := int(spans[0].from), int(spans[len(spans)-1].to)
	return words{from, make([]uint64, (to-from)/64+1)}
}

func (w *words) add(i int) { w.bits[(i-w.base)>>6] |= 1 << ((i - w.base) & 63) }

func (w *words) has(i int) bool {
	i -= w.base
	return i >= 0 && i < 64*len(w.bits) && bit(w.bits, i)
}

// lacking counts the words of a span that are not in the set.
func (w *words) lacking(s span) (n int) {
	for i := s.from; i < s.to; i++ {
		if !w.has(int(i)) {
			n++
		}
	}
	return n
}

// where a stretch stands in its text.
type where int8

const (
	inside where = iota
	atTail
	atHead
)

func whereIs(s span, length int) where {
	switch {
	case s.from == 0:
		return atHead
	case int(s.to) == length:
		return atTail
	}
	return inside
}

// deedCost is that of dx words of a source left out and dy written in their place.
func deedCost(dx, dy int, at where) float64 {
	switch {
	case dy == 0 && at == atTail:
		return costTail
	case dy == 0 && dx <= smallStretch:
		return costTrim
	case dy == 0 && at == atHead:
		return costHead
	case dy == 0:
		return costCut
	case dx == 0 && dy <= smallStretch:
		return costInsert
	case dx > 0 && max(dx, dy) <= smallStretch:
		return costChange
	}
	return costAdd + costWord*float64(dy)
}

// compareMatch counts the deeds between the two texts of a match: inside its passages word by word, outside of them what either has alone.
// What is shared and not copied (quotations, templates) is nobody's deed.
func compareMatch(m *match, texts []text) deeds {
	var d deeds
	a, b := texts[m.a].tokens, texts[m.b].tokens
	d.sameA, d.sameB = newWords(m.spans(m.a)), newWords(m.spans(m.b))
	for _, p := range m.passages {
		d.align(a, b, p)
	}
	for _, g := range gaps(m.covered(m.a), int32(len(a))) {
		d.add(g.len(), 0, whereIs(g, len(a)))
	}
	for _, g := range gaps(m.covered(m.b), int32(len(b))) {
		d.add(0, g.len(), whereIs(g, len(b)))
	}
	d.ofA, d.ofB = math.Min(d.ofA, costMost), math.Min(d.ofB, costMost)
	return d
}

// compareTokens counts the deeds between two whole texts.
func compareTokens(a, b []arabic.Token) deeds {
	all := passage{a: span{0, int32(len(a))}, b: span{0, int32(len(b))}}
	d := deeds{sameA: newWords([]span{all.a}), sameB: newWords([]span{all.b})}
	d.align(a, b, all)
	return d
}

// align counts the deeds inside a passage.
func (d *deeds) align(a, b []arabic.Token, p passage) {
	var apart []passage // stretches of either that the other has not there
	i, j := p.a.from, p.b.from
	alignTokens(a[p.a.from:p.a.to], b[p.b.from:p.b.to], func(same, ofA, ofB int) {
		for k := range int32(same) {
			d.sameA.add(int(i + k))
			d.sameB.add(int(j + k))
		}
		d.exact += int32(same)
		i, j = i+int32(same), j+int32(same)
		if ofA > 0 || ofB > 0 {
			apart = append(apart, passage{a: span{i, i + int32(ofA)}, b: span{j, j + int32(ofB)}})
		}
		i, j = i+int32(ofA), j+int32(ofB)
	})
	d.findMoved(a, b, apart)
	for _, q := range apart {
		d.add(d.sameA.lacking(q.a), d.sameB.lacking(q.b), min(whereIs(q.a, len(a)), whereIs(q.b, len(b))))
	}
}

// findMoved marks as the same what of the stretches that differ stands elsewhere on the other side; each move is a deed.
func (d *deeds) findMoved(a, b []arabic.Token, apart []passage) {
	var ofA, ofB []span
	for _, p := range apart {
		if p.a.len() >= freshRun {
			ofA = append(ofA, p.a)
		}
		if p.b.len() >= freshRun {
			ofB = append(ofB, p.b)
		}
	}
	if len(ofA) > 0 && len(ofB) > 0 {
		moves := costMove * float64(max(markMoved(&d.sameB, a, ofA, b, ofB), markMoved(&d.sameA, b, ofB, a, ofA)))
		d.ofA, d.ofB = d.ofA+moves, d.ofB+moves
	}
}

// markMoved marks the words of stretches here that stand in a run among those there, and counts the rows of such.
func markMoved(same *words, from []arabic.Token, there []span, to []arabic.Token, here []span) (rows int) {
	runs := runTables.Get().(*runTable)
	defer runTables.Put(runs)
	runs.reset(int(total(there)))
	for _, s := range there {
		for i := s.from; i+resync <= s.to; i++ {
			runs.note(runAt(from, int(i)), i)
		}
	}
	for _, s := range here {
		end := int32(-1) // of the row
		for i := s.from; i+resync <= s.to; i++ {
			if !runs.has(runAt(to, int(i))) {
				continue
			}
			if end < i {
				rows++
			}
			for end = max(end, i); end < i+resync; end++ {
				same.add(int(end))
			}
		}
	}
	return rows
}

// add counts a stretch that differs: words of a against words of b.
func (d *deeds) add(ofA, ofB int, at where) {
	if ofA > 0 || ofB > 0 {
		d.ofB += deedCost(ofA, ofB, at)
		d.ofA += deedCost(ofB, ofA, at)
	}
}

// covered is what of text i is in passages or otherwise shared, ascending.
func (m *match) covered(i int32) []span {
	all := match{a: m.a, b: m.b, passages: m.passages}
	if len(m.left) > 0 {
		all.passages = append(append(make([]passage, 0, len(m.passages)+len(m.left)), m.passages...), m.left...)
	}
	return all.spans(i)
}

// Bounds of the alignment.
const (
	lookAhead = 8 // words on both sides together in which two texts find each other again by two equal words
	resync    = 4 // equal words in a row that join them again after more
)

// alignTokens walks two texts in step and calls note, in order, with runs of equal words and with stretches that differ: words of a against
// words of b. Linear in nearly all cases: equal words are passed over, small differences are looked across, and only a longer one costs
// a table of a's runs, once a call.
func alignTokens(a, b []arabic.Token, note func(same, ofA, ofB int)) {
	var runs *runTable
	i, j := 0, 0
	for {
		same := 0
		for i+same < len(a) && j+same < len(b) && a[i+same].Key == b[j+same].Key {
			same++
		}
		if same > 0 {
			note(same, 0, 0)
			i, j = i+same, j+same
		}
		if i == len(a) || j == len(b) {
			break
		}
		di, dj, ok := nearby(a[i:], b[j:])
		if !ok {
			if runs == nil {
				runs = runTables.Get().(*runTable)
				defer runTables.Put(runs)
				runs.reset(len(a))
				for i := 0; i+resync <= len(a); i++ {
					runs.note(runAt(a, i), int32(i))
				}
			}
			di, dj, ok = farther(a, b, i, j, runs)
		}
		if !ok {
			break
		}
		note(0, di, dj)
		i, j = i+di, j+dj
	}
	if i < len(a) || j < len(b) {
		note(0, len(a)-i, len(b)-j)
	}
}

// nearby finds the fewest words to pass over on both sides until two in a row agree, or one at both ends.
func nearby(a, b []arabic.Token) (di, dj int, ok bool) {
	for d := 1; d <= lookAhead; d++ {
		// A word for a word before a word more: of equal lengths the even split is tried first.
		for k := 0; k <= d+1; k++ {
			di := d / 2
			if k%2 == 0 {
				di += k / 2
			} else {
				di -= k/2 + 1
			}
			dj := d - di
			if di < 0 || dj < 0 || di >= len(a) || dj >= len(b) || a[di].Key != b[dj].Key {
				continue
			}
			lastA, lastB := di+1 == len(a), dj+1 == len(b)
			if lastA && lastB || !lastA && !lastB && a[di+1].Key == b[dj+1].Key {
				return di, dj, true
			}
		}
	}
	return 0, 0, false
}

// runAt is a hash of the words from i on; a collision would only join two texts at a wrong place.
func runAt(tokens []arabic.Token, i int) uint64 {
	hash := uint64(0)
	for _, t := range tokens[i : i+resync] {
		hash = (hash ^ uint64(t.Key)) * 0x9e3779b97f4a7c15
		hash ^= hash >> 29
	}
	return hash
}

// runTable finds the first place of every run of a text: open addressing, its memory used again from text to text.
type runTable struct {
	slots []runSlot // a power of two, at most half of them taken
	round uint32    // slots of other rounds are free
}

type runSlot struct {
	hash  uint64
	at    int32
	round uint32
}

var runTables = sync.Pool{New: func() any { return new(runTable) }}

// reset empties the table for n runs.
func (t *runTable) reset(n int) {
	size := 64
	for size < 2*n {
		size *= 2
	}
	if t.round++; size > len(t.slots) || t.round == 0 {
		t.slots, t.round = make([]runSlot, size), 1
	}
}

// note enters a run that stands at a place; of equal ones the first stays.
func (t *runTable) note(hash uint64, at int32) {
	if slot := t.slot(hash); slot.round != t.round {
		*slot = runSlot{hash, at, t.round}
	}
}

func (t *runTable) has(hash uint64) bool { return t.slot(hash).round == t.round }

// slot is where a hash stands, or where it would.
func (t *runTable) slot(hash uint64) *runSlot {
	mask := uint64(len(t.slots) - 1)
	for k := hash & mask; ; k = (k + 1) & mask {
		if s := &t.slots[k]; s.round != t.round || s.hash == hash {
			return s
		}
	}
}

// farther finds the next run of b that a has behind i as well.
func farther(a, b []arabic.Token, i, j int, runs *runTable) (di, dj int, ok bool) {
	for k := j; k+resync <= len(b); k++ {
		if s := runs.slot(runAt(b, k)); s.round == runs.round && int(s.at) >= i {
			return int(s.at) - i, k - j, true
		}
	}
	return 0, 0, false
}
