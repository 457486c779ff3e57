package lsh

import (
	"context"
	"iter"
	"slices"
	"sync"

	"isnad/workers"
)

// Index says which sets hold an element, for the elements that two or more hold. Unlike a sketch it finds a short set inside a long one. It
// may be read concurrently. Elements are told apart by 32 bits of theirs, so that a few thousandths of a percent of what two sets seem to
// share is chance.
type Index struct {
	starts  []int      // of each element held twice: where its sets begin in holders; and where the last one's end
	holders []uint32   // sets, of each element ascending
	marks   []uint64   // of each element: its uppermost bits
	of      [][]uint32 // of each set: its elements by number, ascending
}

// parts bounds the memory of sorting: an eighth of all elements at a time and worker. Note: dividing all of them in one pass is no faster than
// looking for each part's, for the memory it has to write.
const (
	partBits = 3
	parts    = 1 << partBits
)

// NewIndex indexes sets of hashes without repetitions. About 30 ns an element, and memory of 8 bytes for each that is held twice.
func NewIndex(ctx context.Context, sets [][]uint64) (*Index, error) {
	var sorted [parts]Index
	var sizes [parts]int
	for _, set := range sets {
		for _, x := range set {
			sizes[x>>(64-partBits)]++
		}
	}
	workers.Each(parts, func(int) func(int) {
		var entries, scratch []entry
		return func(part int) {
			if ctx.Err() != nil {
				return
			}
			entries = slices.Grow(entries[:0], sizes[part])
			for i, set := range sets {
				for _, x := range set {
					if x>>(64-partBits) == uint64(part) {
						entries = append(entries, entry(x>>(32-partBits)<<32|uint64(i)))
					}
				}
			}
			scratch = slices.Grow(scratch[:0], len(entries))
			sorted[part].cut(sortByHash(entries, scratch))
		}
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return joined(&sorted, len(sets)), nil
}

// cut takes the holders of elements held twice from sorted entries.
func (x *Index) cut(entries []entry) {
	elements, total := 0, 0
	for run := range runs(entries) {
		elements++
		total += len(run)
	}
	x.starts, x.marks, x.holders = make([]int, 0, elements), make([]uint64, 0, elements), make([]uint32, 0, total)
	for run := range runs(entries) {
		x.starts, x.marks = append(x.starts, len(x.holders)), append(x.marks, uint64(run[0]>>32))
		for _, e := range run {
			x.holders = append(x.holders, uint32(e))
		}
	}
}

// runs gives the runs of two and more entries of one hash.
func runs(entries []entry) iter.Seq[[]entry] {
	return func(yield func([]entry) bool) {
		for from, to := 0, 0; from < len(entries); from = to {
			for to = from + 1; to < len(entries) && entries[to]>>32 == entries[from]>>32; to++ {
			}
			if to-from > 1 && !yield(entries[from:to]) {
				return
			}
		}
	}
}

// joined puts the parts together and turns them around.
func joined(sorted *[parts]Index, sets int) *Index {
	elements, total := 0, 0
	for i := range sorted {
		elements += len(sorted[i].starts)
		total += len(sorted[i].holders)
	}
	x := &Index{starts: make([]int, 0, elements+1), marks: make([]uint64, 0, elements), holders: make([]uint32, 0, total)}
	for i := range sorted {
		part := &sorted[i]
		for k, start := range part.starts {
			x.starts, x.marks = append(x.starts, len(x.holders)+start), append(x.marks, uint64(i)<<32|part.marks[k])
		}
		x.holders = append(x.holders, part.holders...)
	}
	x.starts = append(x.starts, total)
	x.turn(sets)
	return x
}

// turn lists the elements of each set.
func (x *Index) turn(sets int) {
	sizes := make([]uint32, sets)
	for _, set := range x.holders {
		sizes[set]++
	}
	x.of = make([][]uint32, sets)
	all := make([]uint32, len(x.holders))
	for i, n := range sizes {
		x.of[i], all = all[:0:n], all[n:]
	}
	for element := range x.Elements() {
		for _, set := range x.Holders(element) {
			x.of[set] = append(x.of[set], uint32(element))
		}
	}
}

// Elements is how many elements two or more sets hold.
func (x *Index) Elements() int { return len(x.marks) }

// Holders are the sets that hold the i-th element, ascending. They must not be changed.
func (x *Index) Holders(i int) []uint32 { return x.holders[x.starts[i]:x.starts[i+1]] }

// Of are the elements of a set that another holds too, ascending. They must not be changed.
func (x *Index) Of(set int) []uint32 { return x.of[set] }

// Mark is the mark of the i-th element.
func (x *Index) Mark(i int) uint64 { return x.marks[i] }

// MarkOf is what an index tells elements apart by: elements of one mark are one.
func MarkOf(element uint64) uint64 { return element >> (32 - partBits) }

// Without is the index with the unwanted elements, told by number, not counted for sharing.
func (x *Index) Without(unwanted []bool) *Index {
	y := &Index{starts: x.starts, holders: x.holders, marks: x.marks, of: make([][]uint32, len(x.of))}
	all := make([]uint32, 0, len(x.holders))
	for i, elements := range x.of {
		from := len(all)
		for _, e := range elements {
			if !unwanted[e] {
				all = append(all, e)
			}
		}
		y.of[i] = all[from:len(all):len(all)]
	}
	return y
}

// Sharing finds the pairs of sets for which keep, which is called concurrently, wants what they share. What more sets than a crowd hold counts
// for pairs with its first holders only, so that time grows with the number of elements and not with its square.
func (x *Index) Sharing(ctx context.Context, crowd int, keep func(p Pair, shared int) bool) ([]Pair, error) {
	var mu sync.Mutex
	var pairs []Pair
	workers.Each(len(x.of), func(int) func(int) {
		counts := make([]uint32, len(x.of))
		var met []uint32
		return func(b int) {
			if ctx.Err() != nil {
				return
			}
			met = x.count(uint32(b), crowd, counts, met[:0])
			for _, a := range met {
				p := Pair{a, uint32(b)}
				if keep(p, int(counts[a])) {
					mu.Lock()
					pairs = append(pairs, p)
					mu.Unlock()
				}
				counts[a] = 0
			}
		}
	})
	slices.SortFunc(pairs, Pair.Compare)
	return pairs, ctx.Err()
}

// Crowded gives the sets, ascending, that hold least or more of the elements that more sets than a crowd hold: of their pairs some were not
// looked at.
func (x *Index) Crowded(crowd, least int) []uint32 {
	var sets []uint32
	for set, elements := range x.of {
		n := 0
		for _, e := range elements {
			if len(x.Holders(int(e))) > crowd {
				n++
			}
		}
		if n >= least {
			sets = append(sets, uint32(set))
		}
	}
	return sets
}

// count adds up what set b shares with the sets before it, and names those.
func (x *Index) count(b uint32, crowd int, counts, met []uint32) []uint32 {
	for _, element := range x.of[b] {
		holders := x.Holders(int(element))
		if len(holders) > crowd {
			holders = holders[:leaders]
		}
		for _, a := range holders {
			if a >= b {
				break
			}
			if counts[a] == 0 {
				met = append(met, a)
			}
			counts[a]++
		}
	}
	return met
}
