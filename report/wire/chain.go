// Chains of transmission: matches turned into directed copies, and of every text's possible sources the one it was taken from.
package wire

import (
	"cmp"
	"math"
	"slices"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/workers"
)

// Parts of an edge's weight beside what the copyist must have done.
const (
	oddsShare    = 0.35 // of the evidence on direction: it says who was first, and everyone on the way was before the last
	oddsMost     = 2.0  // of it: beyond that the direction is settled
	oddsTie      = 0.01 // of all of it, where nothing else tells two sources apart
	creditShared = 1.0  // source and copy name one agency, or the copy names the source: credits travel with the text
	parentsApart = 0.85 // the parent must weigh so much more than the next possible one to be known: odds of 2 to 1
)

// transmission is who took the texts of a run from whom.
type transmission struct {
	articles []corpus.Article
	texts    []text // in the order of ids
	matches  []match
	clusters *dedup.Clusters
	dirs     *directions

	article []int32 // of each text
	event   []int32 // of each text: number in clusters; -1 for none
	of      [][]int32
	pairs   map[[2]int32]int32

	pairings []pairing
	parent   []int32 // of each text: its match with the text it was taken from; -1
	sure     []bool  // of each text: no other source comes near its parent
	unseen   []unseen
	under    []int32 // of each text: number of the unseen source it was taken from; -1
}

// pairing is a match with a direction.
type pairing struct {
	source, taken int32
	evidence      []Evidence
	odds          float64 // that source is the source; below 0 only where size decided
	direction     Direction
	weight        float64 // as an edge
	backward      bool    // source is the match's b
	quotation     bool    // nothing is shared but what is nobody's text
	edits         deeds
}

// newTransmission finds directions and sources. texts[i].article points into articles; clusters may be nil. Time is near-linear in the
// matches and their passages.
func newTransmission(articles []corpus.Article, texts []text, matches []match, clusters *dedup.Clusters, agencies *corpus.Agencies) *transmission {
	t := &transmission{
		articles: articles, texts: texts, matches: matches, clusters: clusters,
		dirs: newDirections(articles, texts, matches, agencies),
		of:   matchesOf(len(texts), matches), pairs: pairsOf(matches),
	}
	t.place()
	t.direct()
	t.choose()
	t.inherit()
	t.settle()
	t.findUnseen()
	t.relate()
	return t
}

// place finds every text's article and event.
func (t *transmission) place() {
	number := make(map[*corpus.Article]int32, len(t.articles))
	for i := range t.articles {
		number[&t.articles[i]] = int32(i)
	}
	eventOf := make([]int32, len(t.articles))
	for i := range eventOf {
		eventOf[i] = -1
	}
	if t.clusters != nil {
		for e := range t.clusters.Events {
			for _, m := range t.clusters.Events[e].Articles {
				eventOf[m.Article] = int32(e)
			}
		}
	}
	t.article, t.event = make([]int32, len(t.texts)), make([]int32, len(t.texts))
	for i := range t.texts {
		t.article[i] = number[t.texts[i].article]
		t.event[i] = eventOf[t.article[i]]
	}
}

// direct weighs every match, on all processors.
func (t *transmission) direct() {
	t.pairings = make([]pairing, len(t.matches))
	compiled := compilers(t.texts, t.matches, t.of, t.pairs, t.event)
	workers.All(len(t.matches), func(i int) { t.pairings[i] = t.pair(int32(i), compiled[i]) })
}

// pair gives a match its direction.
func (t *transmission) pair(i int32, compiled int8) pairing {
	m := &t.matches[i]
	evidence, odds := t.dirs.weigh(m, compiled)
	p := pairing{source: m.a, taken: m.b, evidence: evidence, odds: odds, direction: Known, quotation: len(m.passages) == 0}
	if onlyReworded(m) && !slices.ContainsFunc(evidence, func(e Evidence) bool { return e.Kind == namedCredit }) {
		p.direction = Undetermined
		p.evidence = append(p.evidence, noSameWords())
	}
	if math.Abs(odds) < knownMargin {
		p.direction = Undetermined
	}
	p.edits = compareMatch(m, t.texts)
	if odds <= -knownMargin || math.Abs(odds) < knownMargin && t.ratherFromB(m, odds) {
		p.turn()
	}
	return p
}

// ratherFromB says of a match of undetermined direction whether b is called the source: if only a is wholly the other's text; if both are and b holds more;
// if neither is and the little there is speaks for it. Otherwise the smaller id is.
func (t *transmission) ratherFromB(m *match, odds float64) bool {
	switch wholeA, wholeB := m.wholeA >= leastWhole, m.wholeB >= leastWhole; {
	case wholeA && wholeB:
		return t.holdsMore(m.b, m.a, m)
	case wholeA != wholeB:
		return wholeA
	}
	return odds <= -leastHint
}

// turn makes the source the copy.
func (p *pairing) turn() {
	p.source, p.taken, p.odds, p.backward = p.taken, p.source, -p.odds, !p.backward
	for k := range p.evidence {
		if p.evidence[k].Weight != 0 {
			p.evidence[k].Weight = -p.evidence[k].Weight
		}
	}
}

// weight is that of a pairing as an edge.
func (t *transmission) weight(p *pairing) float64 {
	weight := oddsShare*max(-oddsMost, min(p.odds, oddsMost)) + oddsTie*p.odds - p.cost()
	if t.dirs.credited(p.source, p.taken) {
		weight += creditShared
	}
	return weight
}

// cost is what the copyist must have done.
func (p *pairing) cost() float64 {
	if p.backward {
		return p.edits.ofA
	}
	return p.edits.ofB
}

// onlyReworded: telling a text in other words leaves no sign of which telling was at hand.
func onlyReworded(m *match) bool {
	return len(m.passages) > 0 && !slices.ContainsFunc(m.passages, func(p passage) bool { return p.kind != Reworded })
}

// holdsMore reports whether x holds more that the other has not; of equals the one with the smaller id does.
func (t *transmission) holdsMore(x, y int32, m *match) bool {
	of := func(i int32) int32 { return int32(len(t.texts[i].tokens)) - total(m.spans(i)) }
	if moreX, moreY := of(x), of(y); moreX != moreY {
		return moreX > moreY
	}
	return x < y
}

// choose finds every text's source: the maximum spanning arborescence over all matches at once, for a copy may come months after its source
// and in another event. Where the direction of a whole copy is undetermined, either may be chosen; of a part what was copied says nothing.
func (t *transmission) choose() {
	var edges []edge
	for i := range t.pairings {
		p := &t.pairings[i]
		p.weight = t.weight(p)
		if p.quotation {
			continue
		}
		edges = append(edges, edge{from: p.source, to: p.taken, weight: p.weight, match: int32(i)})
		if m := &t.matches[i]; math.Abs(p.odds) < knownMargin && max(m.wholeA, m.wholeB) >= leastWhole {
			p.turn()
			edges = append(edges, edge{from: p.source, to: p.taken, weight: t.weight(p), match: int32(i)})
			p.turn()
		}
	}
	slices.SortFunc(edges, func(x, y edge) int { return cmp.Or(cmp.Compare(x.to, y.to), cmp.Compare(x.from, y.from)) })
	chosen := arborescence(t.written(), edges)
	t.parent, t.sure, t.under = make([]int32, len(t.texts)), make([]bool, len(t.texts)), make([]int32, len(t.texts))
	for i := range t.texts {
		t.parent[i], t.under[i] = -1, -1
		if e := chosen[i]; e >= 0 {
			t.parent[i] = edges[e].match
			if p := &t.pairings[edges[e].match]; p.taken != int32(i) {
				p.turn()
				p.weight = edges[e].weight
			}
		}
	}
}

// inherit finds copies with the changes that an intermediary made, and makes their parents known.
func (t *transmission) inherit() {
	var heirs []int32 // all before any is made known: their order must not matter
	for z := range int32(len(t.texts)) {
		if t.inherits(z) {
			heirs = append(heirs, z)
		}
	}
	for _, z := range heirs {
		p := &t.pairings[t.parent[z]]
		p.odds += weightInherits
		heir, from := t.dirs.pair(z, p.source)
		p.evidence = append(p.evidence, keepsChanges(heir, from, t.dirs.third(t.source(p.source))))
		if p.odds >= knownMargin {
			p.direction = Known
		}
	}
}

// inherits reports whether text z has words that its parent changed: the parent has of its own source what z lacks, and z nothing of it that
// the parent lacks.
func (t *transmission) inherits(z int32) bool {
	y := t.source(z)
	if y < 0 || t.source(y) < 0 {
		return false
	}
	x, yz, xy := t.source(y), t.parent[z], t.parent[y]
	xz, related := t.pairs[pairKey(x, z)]
	return related && t.known(xy, x) && t.apart(y, xy, yz) && !t.apart(z, xz, yz) && t.wordsApart(z, yz, xz) > 0
}

// settle finds the copies whose parent no other source comes near. Who was first alone does not say from whom a text was taken: where only times speak,
// the copy must have done little but cut, or else both may have it from a third.
func (t *transmission) settle() {
	for i := range int32(len(t.texts)) {
		if t.parent[i] < 0 {
			continue
		}
		p := &t.pairings[t.parent[i]]
		told := slices.ContainsFunc(p.evidence, func(e Evidence) bool { return e.Weight > 0 && pointing[e.Kind] })
		t.sure[i] = p.direction == Known && (told || p.cost() < costChange) && t.rival(i) < 0
	}
}

// written is what every text costs that was taken from nowhere: its words, and the evidence that it was taken.
func (t *transmission) written() []float64 {
	costs := make([]float64, len(t.texts))
	for i := range t.pairings {
		if p := &t.pairings[i]; !p.quotation {
			costs[p.taken] = max(costs[p.taken], min(p.odds, oddsMost))
			costs[p.source] = max(costs[p.source], min(-p.odds, oddsMost))
		}
	}
	for i := range costs {
		costs[i] += min(deedCost(0, len(t.texts[i].tokens), inside), costMost)
	}
	return costs
}

// rival is the match of a text with the likeliest other source that nearly equals its parent; -1 when there is none. What explains another
// part of the text is no rival.
func (t *transmission) rival(i int32) int32 {
	best, rival := t.parent[i], int32(-1)
	for _, k := range t.of[i] {
		p := &t.pairings[k]
		if k == best || p.taken != i || p.quotation || p.weight < t.pairings[best].weight-parentsApart {
			continue
		}
		if rival >= 0 {
			if r := &t.pairings[rival]; cmp.Or(cmp.Compare(r.weight, p.weight), cmp.Compare(p.source, r.source)) >= 0 {
				continue
			}
		}
		if longestOutside(t.matches[best].spans(i), t.matches[k].spans(i)) < freshRun && !t.descends(p.source, i) {
			rival = k
		}
	}
	return rival
}

// source is the text that i was taken from; -1 for none in the corpus.
func (t *transmission) source(i int32) int32 {
	if t.parent[i] < 0 {
		return -1
	}
	return t.matches[t.parent[i]].other(i)
}

// chainDepth bounds the walks up a chain: nobody copies from the thousandth copyist.
const chainDepth = 1000

// descends reports whether text i was taken, through however many hands, from x.
func (t *transmission) descends(i, x int32) bool {
	for range chainDepth {
		if i = t.source(i); i < 0 {
			return false
		}
		if i == x {
			return true
		}
	}
	return false
}
