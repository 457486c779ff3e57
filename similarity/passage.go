// Passages: the stretches that two texts have in common.
package similarity

import (
	"cmp"
	"math"
	"slices"
)

// Sequence is a text as the numbers of its stems in a dictionary, and where its sentences end.
type Sequence struct {
	Stems []uint32
	Ends  []uint64 // bit i: a sentence ends behind stem i; nil where sentences are not known
}

func (s *Sequence) ends(i int) bool {
	return i < 0 || i == len(s.Stems)-1 || s.Ends != nil && s.Ends[i>>6]>>(i&63)&1 != 0
}

// Range is stems [From, To) of a Sequence.
type Range struct{ From, To int32 }

// Len is how many stems there are.
func (r Range) Len() int { return int(r.To - r.From) }

func (r Range) mid() int { return int(r.From+r.To) / 2 }

func (r Range) meets(q Range) bool { return r.From < q.To && q.From < r.To }

func (r Range) holds(q Range) bool { return r.From <= q.From && q.To <= r.To }

// gap is how many stems stand between two stretches, less than 0 where they meet.
func (r Range) gap(q Range) int { return int(max(r.From, q.From) - min(r.To, q.To)) }

func (r Range) union(q Range) Range { return Range{min(r.From, q.From), max(r.To, q.To)} }

// Passage is a stretch of each of two texts that carry the same text, in whatever order of words.
type Passage struct {
	A, B    Range
	Dice    float64 // weight of the stems both stretches have, twice, over that of all their stems: [0,1]
	Ordered int     // stems of the shorter text's stretch that stand in runs of seedWords and more equal stems within the other's
	Run     int     // the longest of these runs
	weight  float64 // of the shared stems
	score   float64 // 2·shared − loss·(all of A + all of B)
}

// Aligner finds the passages of pairs of texts. One goroutine uses it at a time; from pair to pair it allocates nothing but what a longer text than
// all before needs.
type Aligner struct {
	weights []float64       // by stem of the dictionary
	pair    pairStems       // the texts of the last call; all stems below are numbered as there
	left    []int32         // by stem: how many of the held stretch are not used up; zero between calls
	used    []uint32        // stems used up in a walk
	grown   [growths]growth // of the pair
	runs    runFinder
	bags    bagFinder
	found   []Passage
	tried   []Passage // grown, and no passage
	swapped bool      // the texts of the last call
}

// NewAligner aligns texts whose stems weigh so much, each in [0,1] (see StemWeight).
func NewAligner(weights []float64) *Aligner {
	return &Aligner{weights: weights}
}

// Passages appends the passages of two texts to dst, ascending by A. rare says of each stem whether few texts have it: where a window
// holds several of those, passages without word order are looked for too; with nil never.
// Swapping x and y swaps A and B of the result and changes nothing else.
//
// Runs of equal stems, chained over small gaps, and windows that share many stems are seeds. A seed grows by turns: one side is held, the other
// extended outward while it meets stems of the held side. What comes out is a passage if order speaks for it, or if it has far
// more in common than the rest of the two texts.
func (g *Aligner) Passages(dst []Passage, x, y *Sequence, rare []bool) []Passage {
	order := cmp.Or(cmp.Compare(len(x.Stems), len(y.Stems)), slices.Compare(x.Stems, y.Stems), slices.Compare(x.Ends, y.Ends))
	g.swapped = order > 0
	if g.swapped {
		x, y = y, x
	}
	g.pair.reset(g.weights, x, y)
	x, y = &g.pair.x, &g.pair.y
	g.left = zeros(g.left, len(g.pair.stems))
	g.found = g.found[:0]
	clear(g.grown[:])
	g.runs.find(x, y, g.pair.common)
	if order == 0 {
		g.keepWhole(x, y)
	} else {
		for _, c := range g.runs.chains {
			g.keepOrdered(x, y, c)
		}
		if rare != nil && g.worth(x, y, rare) {
			g.keepBags(x, y)
		}
	}
	from := len(dst)
	dst = g.merged(x, y, g.withoutOverlap(dst), from)
	if g.swapped {
		for i := range dst[from:] {
			p := &dst[from+i]
			p.A, p.B = p.B, p.A
		}
	}
	slices.SortFunc(dst[from:], func(p, q Passage) int {
		return cmp.Or(cmp.Compare(p.A.From, q.A.From), cmp.Compare(p.B.From, q.B.From))
	})
	return dst
}

// Capped reports whether the texts of the last call of Passages repeat themselves so much that runs may have been lost to the bounds on time.
func (g *Aligner) Capped() bool { return g.runs.capped }

// Run is N equal stems in a row in both texts of a pair, from A and from B on.
type Run struct{ A, B, N int32 }

// Runs appends the runs within a passage of the last call of Passages to dst, ascending by the side of the shorter text.
func (g *Aligner) Runs(dst []Run, p Passage) []Run {
	if g.swapped {
		p.A, p.B = p.B, p.A
	}
	from := len(dst)
	dst = g.runs.inside(dst, p)
	if g.swapped {
		for i := range dst[from:] {
			r := &dst[from+i]
			r.A, r.B = r.B, r.A
		}
	}
	return dst
}

// What a passage must be. Stretches are in stems.
const (
	loss        = .35 // what a stem without counterpart costs, against 1-loss for one with
	leastRun    = 8   // equal stems in a row that are a copy by themselves: names and titles are shorter
	aroundRun   = 4   // more than the run either side must have: an office with its holder's name and title is no copy
	leastLength = 18  // of either side, without such a run
	leastWeight = 10  // shared, without such a run
	leastDice   = .45 // and this, for
	shortDice   = .5  // short ones more: leastDice + shortDice/weight
	orderedDice = .3  // with a run
	sureDice    = .7  // a bag of words as sure as a run
	mergeGap    = 12  // between two passages that may be one, on either side,
	mergeLoss   = 2.  // the weight that is lost by it at most,
	mergeMost   = 64  // and how many may be one
)

// leastRunOf is how long a run must be to be a copy by itself.
func leastRunOf(x, y *Sequence) int { return leastRun + byChance(x, y) }

// byChance is how many more stems a passage needs in long texts: what two texts share by chance, formulas and verses, grows with the logarithm of the
// product of their lengths (Karlin and Altschul 1990).
func byChance(x, y *Sequence) int {
	const usual = 300 * 300 // two newspaper articles
	return int(max(0, math.Log2(float64(len(x.Stems))*float64(len(y.Stems))/usual)))
}

// keepOrdered grows a chain of runs and keeps what comes of it.
func (g *Aligner) keepOrdered(x, y *Sequence, c Passage) {
	p := g.measure(x, y, c.A, c.B)
	if grown := g.grow(x, y, p); grown.score > p.score && grown.Dice >= leastDice {
		p = grown
	}
	g.keepRun(x, y, p)
}

// keepWhole keeps a text as the passage of its equal. Growing would trim stems without weight, and not alike on both sides: of equal texts neither
// comes first by which the sides could be told.
func (g *Aligner) keepWhole(x, y *Sequence) {
	whole := Range{0, int32(len(x.Stems))}
	g.keepRun(x, y, g.measure(x, y, whole, whole))
}

// keepRun keeps a passage that has a run of words long enough.
func (g *Aligner) keepRun(x, y *Sequence, p Passage) {
	least := leastRunOf(x, y)
	p.Ordered, p.Run = g.runs.within(p)
	if p.Run >= least && min(p.A.Len(), p.B.Len()) >= least+aroundRun && p.Dice >= orderedDice {
		g.found = append(g.found, p)
	}
}

// keepBags grows every seed window and keeps what has far more in common than the texts have elsewhere.
func (g *Aligner) keepBags(x, y *Sequence) {
	g.tried = g.tried[:0]
	for _, seed := range g.bags.seeds(&g.pair) {
		if covered(g.found, seed) || covered(g.tried, seed) {
			continue
		}
		p := g.grow(x, y, g.measure(x, y, seed.A, seed.B))
		if p.weight < leastWeight || min(p.A.Len(), p.B.Len()) < leastLength+byChance(x, y) || p.Dice < leastDice+max(shortDice/p.weight, g.bags.excess(p)) {
			g.tried = append(g.tried, p)
			continue
		}
		p.Ordered, p.Run = g.runs.within(p)
		g.found = append(g.found, p)
	}
}

// merged joins passages, from the given one on, that fill one stretch of both texts in whatever order: one copied stretch whose phrases have changed
// places. They stand ascending by A then.
func (g *Aligner) merged(x, y *Sequence, all []Passage, from int) []Passage {
	slices.SortFunc(all[from:], func(p, q Passage) int {
		return cmp.Or(cmp.Compare(p.A.From, q.A.From), cmp.Compare(p.B.From, q.B.From))
	})
	for i := from; i < len(all); i++ {
		one, best := all[i], i
		a, b, filled, score := all[i].A, all[i].B, all[i].B.Len(), all[i].score
		for j := i + 1; j < min(len(all), i+mergeMost) && a.gap(all[j].A) <= mergeGap; j++ {
			a, b = a.union(all[j].A), b.union(all[j].B)
			filled += all[j].B.Len()
			score += all[j].score - mergeLoss
			if b.Len()-filled > mergeGap*(j-i) {
				continue
			}
			if joined := g.measure(x, y, a, b); joined.score >= score {
				one, best = joined, j
			}
		}
		if best > i {
			one.Ordered, one.Run = g.runs.within(one)
			all = slices.Replace(all, i, best+1, one)
		}
	}
	return all
}

// What must be left beside the passages in order for others to be looked for: rare stems that both texts have, in a window of one of them.
const (
	worthWindow = 30
	worthStems  = 4
)

// worth reports whether there is enough left in common.
func (g *Aligner) worth(x, y *Sequence, rare []bool) bool {
	const inY = 1
	outside := func(s *Sequence, of func(Passage) Range, use func(i int, stem uint32)) {
		for i, stem := range s.Stems {
			if rare[g.pair.stems[stem]] && !slices.ContainsFunc(g.found, func(p Passage) bool { r := of(p); return int(r.From) <= i && i < int(r.To) }) {
				use(i, stem)
			}
		}
	}
	outside(y, func(p Passage) Range { return p.B }, func(_ int, s uint32) { g.left[s] = inY })
	var recent [worthStems]int
	n, enough := 0, false
	outside(x, func(p Passage) Range { return p.A }, func(i int, s uint32) {
		if g.left[s] != inY {
			return
		}
		if n >= worthStems-1 && i-recent[(n-worthStems+1)%worthStems] < worthWindow {
			enough = true
		}
		recent[n%worthStems] = i
		n++
	})
	for _, s := range y.Stems {
		g.left[s] = 0
	}
	return enough
}

// covered reports whether a seed lies within a passage found before, which it would only find again.
func covered(found []Passage, seed Passage) bool {
	return slices.ContainsFunc(found, func(p Passage) bool { return p.A.holds(seed.A) && p.B.holds(seed.B) })
}

// withoutOverlap takes passages by score: one that meets a better one on both sides goes, and without a run of words one that meets a better one on
// either side. A stretch that one text has twice is a passage twice.
func (g *Aligner) withoutOverlap(dst []Passage) []Passage {
	slices.SortFunc(g.found, func(p, q Passage) int {
		return cmp.Or(cmp.Compare(q.score, p.score), cmp.Compare(p.A.From, q.A.From), cmp.Compare(p.B.From, q.B.From),
			cmp.Compare(p.A.To, q.A.To), cmp.Compare(p.B.To, q.B.To))
	})
	from := len(dst)
	for _, p := range g.found {
		if !slices.ContainsFunc(dst[from:], func(q Passage) bool {
			a, b := p.A.meets(q.A), p.B.meets(q.B)
			return a && b || (a || b) && p.Run < leastRun && p.Dice < sureDice
		}) {
			dst = append(dst, p)
		}
	}
	return dst
}
