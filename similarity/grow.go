// Growing a passage from its seed.
package similarity

// measure weighs what two stretches share.
func (g *Aligner) measure(x, y *Sequence, a, b Range) Passage {
	p := Passage{A: a, B: b}
	all := 0.
	for _, s := range y.Stems[b.From:b.To] {
		g.left[s]++
		all += g.pair.weights[s]
	}
	for _, s := range x.Stems[a.From:a.To] {
		all += g.pair.weights[s]
		if g.left[s] > 0 {
			g.left[s]--
			p.weight += g.pair.weights[s]
		}
	}
	for _, s := range y.Stems[b.From:b.To] {
		g.left[s] = 0
	}
	if all > 0 {
		p.Dice = 2 * p.weight / all
	}
	p.score = 2*p.weight - loss*all
	return p
}

const (
	growRounds    = 8
	growLeast     = 15 // stems by which the held side is widened at least
	sentenceBonus = 1. // for a boundary where a sentence ends
	stopBelow     = 5. // weight by which a walk may fall below its best before it ends
)

// grow widens a passage on both sides as long as that pays, and trims what does not.
func (g *Aligner) grow(x, y *Sequence, p Passage) Passage {
	for round := range growRounds {
		heldB := wider(y, p.B)
		a := g.against(x, y, heldB, p.A.mid())
		heldA := wider(x, a)
		b := g.against(y, x, heldA, p.B.mid())
		if b != heldB || a.mid() != p.A.mid() { // else it has just been done: whole texts
			a = g.against(x, y, b, a.mid())
		}
		if a != heldA || b.mid() != p.B.mid() {
			b = g.against(y, x, a, b.mid())
		}
		if a == p.A && b == p.B {
			break
		}
		q := g.measure(x, y, a, b)
		if q.score <= p.score && round > 0 {
			break
		}
		p = q
	}
	return p
}

// wider is a stretch with half its length more on either side.
func wider(s *Sequence, r Range) Range {
	by := int32(max(growLeast, r.Len()/2))
	return Range{max(0, r.From-by), min(int32(len(s.Stems)), r.To+by)}
}

// growth is a call of against, and what it found. Seeds that lie side by side grow from the same stretches: two calls of five were made for the
// same pair before.
type growth struct {
	of    *Sequence // what is found lies in it; nil: no call
	held  Range
	mid   int
	found Range
}

// growths is how many calls are remembered.
const growths = 1 << 9

// rememberedAt is where a call is remembered, if it is.
func (g *Aligner) rememberedAt(held Range, mid int) *growth {
	return &g.grown[finish(uint64(held.From)<<42^uint64(held.To)<<21^uint64(mid))%growths]
}

// against holds a stretch of y and finds the stretch of x around mid that has most in common with it.
func (g *Aligner) against(x, y *Sequence, held Range, mid int) Range {
	last := g.rememberedAt(held, mid)
	if last.of == x && last.held == held && last.mid == mid {
		return last.found
	}
	for _, s := range y.Stems[held.From:held.To] {
		g.left[s]++
	}
	to := g.walk(x, mid, 1)
	from := g.walk(x, mid-1, -1)
	for _, s := range y.Stems[held.From:held.To] {
		g.left[s] = 0
	}
	*last = growth{x, held, mid, Range{int32(from), int32(to)}}
	return last.found
}

// walk goes from stem i outward and gives the boundary with the best sum; stems met up to there are used up.
func (g *Aligner) walk(x *Sequence, i, step int) int {
	g.used = g.used[:0]
	left, weights := g.left, g.pair.weights
	sum, best, boundary, spent := 0., 0., i, 0
	if step < 0 {
		boundary = i + 1
	}
	for ; i >= 0 && i < len(x.Stems) && sum >= best-stopBelow; i += step {
		s := x.Stems[i]
		if left[s] > 0 {
			left[s]--
			g.used = append(g.used, s)
			sum += weights[s] * (1 - loss)
		} else {
			sum -= weights[s] * loss
		}
		if sum+sentenceBonus <= best {
			continue // no boundary, whether a sentence ends here or not
		}
		value, at := sum, i
		if step > 0 {
			at = i + 1
		}
		if x.ends(at - 1) {
			value += sentenceBonus
		}
		if value > best {
			best, boundary, spent = value, at, len(g.used)
		}
	}
	for _, s := range g.used[spent:] {
		left[s]++
	}
	return boundary
}
