// The stems of one pair of texts, numbered by themselves.
package similarity

import "slices"

// pairStems is a pair of texts in a dictionary of its own. What is kept by stem is then as small as the two texts, and stays at hand where tables
// as long as the dictionary of a corpus would be fetched from memory at every word. Its memory is used again.
type pairStems struct {
	number  []uint32 // by stem of the dictionary: its number in the pair, counted from one; zero between calls
	stems   []uint32 // by number: the stem
	weights []float64
	x, y    Sequence
	common  uint32 // numbers below are stems of y, all others are of x alone
	both    []bool // by number: both texts have it
}

// reset takes another pair. all weighs the stems of the dictionary.
func (p *pairStems) reset(all []float64, x, y *Sequence) {
	if p.number == nil {
		p.number = make([]uint32, len(all))
	}
	p.stems = p.stems[:0]
	p.y.Stems = p.renumber(p.y.Stems[:0], y.Stems)
	p.common = uint32(len(p.stems))
	p.x.Stems = p.renumber(p.x.Stems[:0], x.Stems)
	p.x.Ends, p.y.Ends = x.Ends, y.Ends
	p.weights, p.both = p.weights[:0], p.both[:0]
	for _, s := range p.stems {
		p.weights, p.both = append(p.weights, all[s]), append(p.both, false)
		p.number[s] = 0
	}
	for _, s := range p.x.Stems {
		p.both[s] = s < p.common
	}
}

func (p *pairStems) renumber(dst, stems []uint32) []uint32 {
	for _, s := range stems {
		n := p.number[s]
		if n == 0 {
			p.stems = append(p.stems, s)
			n = uint32(len(p.stems))
			p.number[s] = n
		}
		dst = append(dst, n-1)
	}
	return dst
}

// zeros is s, or a longer slice in its place, as n zeros.
func zeros(s []int32, n int) []int32 {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}
