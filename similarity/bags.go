// Seeds without word order: windows that share many stems.
package similarity

import "slices"

// windowSizes are in stems; the next window begins half a window on. Words shuffled over a long passage are found by long windows alone.
var windowSizes = [...]int{smallest, 90, 270, 810}

const smallest = 30

const (
	bagWeight = 2.  // shared weight of rare stems that makes two windows a seed
	bagShare  = .2  // and this share of the lighter window's
	bagBest   = 3   // windows of y that a window of x is paired with
	bagRare   = .05 // a stem in more of y's windows than this says nothing there
	bagCommon = 20  // but in so few windows it always does
)

// window is a stretch and the weight of its stems.
type window struct {
	Range
	weight float64
}

// bagFinder finds seed windows of a pair. Its memory is used again.
type bagFinder struct {
	xs, ys   []window
	heads    []int32   // by stem: its last posting, counted from one
	counts   []int32   // by stem: its windows of y
	postings []posting // of y
	sums     []float64 // by window of y
	met      []int32
	pairs    []Passage
	seen     []int32   // by stem: the window of x that met it last, counted from one
	window   int32     // of seen
	best     []float64 // by smallest window of x: the greatest share it has in common with one of y
}

// posting is a window that has a stem, and the posting before it in the stem's list, counted from one.
type posting struct{ window, before int32 }

// seeds gives the pairs of windows that share much.
func (f *bagFinder) seeds(p *pairStems) []Passage {
	f.seen, f.window = zeros(f.seen, len(p.stems)), 0
	f.pairs, f.best = f.pairs[:0], f.best[:0]
	for _, size := range windowSizes {
		if size > smallest && max(len(p.x.Stems), len(p.y.Stems)) < size/2 {
			break
		}
		f.ofSize(size, p)
	}
	return f.pairs
}

// ofSize adds the pairs of windows of one size.
func (f *bagFinder) ofSize(size int, p *pairStems) {
	f.xs, f.ys = windowed(f.xs[:0], size, p.weights, &p.x), windowed(f.ys[:0], size, p.weights, &p.y)
	f.index(p)
	f.sums = slices.Grow(f.sums[:0], len(f.ys))[:len(f.ys)]
	clear(f.sums)
	for _, w := range f.xs {
		f.share(p, w)
		for n := range min(bagBest, len(f.met)) {
			f.raise(n)
			j := f.met[n]
			if f.sums[j] >= bagWeight && f.sums[j] >= bagShare*min(w.weight, f.ys[j].weight) {
				f.pairs = append(f.pairs, Passage{A: w.Range, B: f.ys[j].Range})
			}
		}
		if size == smallest {
			best := 0.
			if len(f.met) > 0 && w.weight > 0 {
				best = f.sums[f.met[0]] / w.weight
			}
			f.best = append(f.best, best)
		}
		for _, j := range f.met {
			f.sums[j] = 0
		}
	}
}

// raise puts the n-th greatest of the windows met in the n-th place.
func (f *bagFinder) raise(n int) {
	best := n
	for i := n + 1; i < len(f.met); i++ {
		if a, b := f.sums[f.met[i]], f.sums[f.met[best]]; a > b || a == b && f.met[i] < f.met[best] {
			best = i
		}
	}
	f.met[n], f.met[best] = f.met[best], f.met[n]
}

func windowed(dst []window, size int, weights []float64, s *Sequence) []window {
	for from := 0; ; from += size / 2 {
		w := window{Range: Range{int32(from), int32(min(from+size, len(s.Stems)))}}
		for _, stem := range s.Stems[w.From:w.To] {
			w.weight += weights[stem]
		}
		dst = append(dst, w)
		if int(w.To) == len(s.Stems) {
			return dst
		}
	}
}

// index lists the windows of y by stem, for stems that x has too.
func (f *bagFinder) index(p *pairStems) {
	f.heads, f.counts = zeros(f.heads, len(p.stems)), zeros(f.counts, len(p.stems))
	f.postings = f.postings[:0]
	for i, w := range f.ys {
		for _, s := range p.y.Stems[w.From:w.To] {
			if !p.both[s] {
				continue
			}
			if h := f.heads[s]; h == 0 || f.postings[h-1].window != int32(i) {
				f.postings = append(f.postings, posting{int32(i), h})
				f.heads[s] = int32(len(f.postings))
				f.counts[s]++
			}
		}
	}
}

// share adds up what a window of x shares with those of y, and names the latter. Stems that are common in y say nothing.
func (f *bagFinder) share(p *pairStems, w window) {
	f.met = f.met[:0]
	f.window++
	most := int32(max(bagCommon, int(bagRare*float64(len(f.ys)))))
	for _, s := range p.x.Stems[w.From:w.To] {
		if f.seen[s] == f.window || f.counts[s] > most {
			continue
		}
		f.seen[s] = f.window
		for h := f.heads[s]; h > 0; h = f.postings[h-1].before {
			j := f.postings[h-1].window
			if f.sums[j] == 0 {
				f.met = append(f.met, j)
			}
			f.sums[j] += p.weights[s]
		}
	}
}

// Where two texts have much in common anyway, as reports of one event have, a bag of words must have more.
const (
	unrelated   = .15 // share that the windows of texts of different subjects have in common with their best counterparts
	excessSlope = 2.5 // Dice asked for each unit of share beyond that; at 1 reports of one event pass, at 3 paraphrases are lost
	restWindows = 2.  // imagined windows beside the rest, for texts that are the passage and nothing else,
	restShare   = .35 // and what they have in common: as much as reports of one event
)

// excess is by how much more than leastDice a passage must have, going by what the windows of x outside it share with their best counterparts in y.
func (f *bagFinder) excess(p Passage) float64 {
	n, sum := restWindows, restWindows*restShare
	for i, best := range f.best {
		if w := (Range{int32(i * smallest / 2), int32(i*smallest/2 + smallest)}); !w.meets(p.A) {
			n++
			sum += best
		}
	}
	return excessSlope * max(0, sum/n-unrelated)
}
