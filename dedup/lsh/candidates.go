package lsh

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"

	"isnad/dedup/sketch"
)

// Pair is two sketches by their numbers, A < B.
type Pair struct{ A, B uint32 }

// Search says what to look for.
type Search struct {
	Bands    Bands
	Estimate float64 // least estimated Jaccard of a candidate, [0,1]
	Crowd    int     // sketches that may share a band before they are a crowd; default 128
	InCrowd  float64 // least estimated Jaccard of a pair with a crowd's first members; default Estimate
	Workers  int     // default 1
}

// Result are the candidates.
type Result struct {
	Pairs   []Pair   // ascending, each once
	Crowded []uint32 // ascending: the sketches of which some pairs were not looked at
}

const (
	defaultCrowd = 128
	leaders      = 2 // of a crowd: the first ones, which all others are paired with
)

// Candidates finds the pairs. Numbers must be given in an order of their own (not that of the input) if the result is to be independent of the
// input's order where there are crowds. It costs about 15 ns a sketch and band, and memory of four bytes a sketch and band.
func (s Search) Candidates(ctx context.Context, sketches []*sketch.Sketch) (*Result, error) {
	if s.Crowd <= 0 {
		s.Crowd = defaultCrowd
	}
	s.InCrowd = max(s.InCrowd, s.Estimate)
	s.Workers = max(1, s.Workers)
	hashes := s.hashes(sketches)
	crowded := make([]atomic.Bool, len(sketches))
	workers := make([]worker, min(s.Workers, s.Bands.Count))
	var next atomic.Int32
	var wait sync.WaitGroup
	for i := range workers {
		w := &workers[i]
		*w = worker{Search: s, sketches: sketches, crowded: crowded, least: int(s.Estimate * sketch.K)}
		wait.Go(func() {
			w.entries, w.scratch = make([]entry, len(sketches)), make([]entry, len(sketches))
			for ctx.Err() == nil {
				band := int(next.Add(1)) - 1
				if band >= s.Bands.Count {
					return
				}
				w.band(band, hashes[band*len(sketches):][:len(sketches)])
			}
		})
	}
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r := &Result{}
	for i := range workers {
		r.Pairs = append(r.Pairs, workers[i].pairs...)
	}
	slices.SortFunc(r.Pairs, Pair.Compare)
	r.Pairs = slices.Compact(r.Pairs)
	for i := range crowded {
		if crowded[i].Load() {
			r.Crowded = append(r.Crowded, uint32(i))
		}
	}
	return r, nil
}

// Compare orders pairs by A, then B.
func (p Pair) Compare(q Pair) int {
	a, b := uint64(p.A)<<32|uint64(p.B), uint64(q.A)<<32|uint64(q.B)
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// hashes gives every sketch's hash of every band, a band's together. All of a sketch's are made at once: fetching its memory costs more than
// hashing it.
func (s Search) hashes(sketches []*sketch.Sketch) []uint32 {
	n := len(sketches)
	hashes := make([]uint32, s.Bands.Count*n)
	part := (n + s.Workers - 1) / s.Workers
	var wait sync.WaitGroup
	for from := 0; from < n; from += part {
		wait.Go(func() {
			for i := from; i < min(from+part, n); i++ {
				values := sketches[i][:]
				for at := i; at < len(hashes); at += n {
					h := uint64(0)
					for _, v := range values[:s.Bands.Rows] {
						h = (h ^ uint64(v)) * 0x9E3779B97F4A7C15
						h ^= h >> 32
					}
					hashes[at] = uint32(h)
					values = values[s.Bands.Rows:]
				}
			}
		})
	}
	wait.Wait()
	return hashes
}

// worker looks at one band after another.
type worker struct {
	Search
	sketches         []*sketch.Sketch
	crowded          []atomic.Bool
	least            int // places that must agree
	entries, scratch []entry
	pairs            []Pair
}

// band pairs the sketches whose hashes are equal.
func (w *worker) band(band int, hashes []uint32) {
	for i, h := range hashes {
		w.entries[i] = entry(uint64(h)<<32 | uint64(i))
	}
	sorted := sortByHash(w.entries, w.scratch)
	for i := 0; i < len(sorted); {
		n := i + 1
		for n < len(sorted) && sorted[n]>>32 == sorted[i]>>32 {
			n++
		}
		if n > i+1 {
			w.bucket(sorted[i:n], band)
		}
		i = n
	}
}

// bucket pairs sketches whose band hashes are equal, ascending by number.
func (w *worker) bucket(same []entry, band int) {
	if len(same) <= w.Crowd {
		for i, a := range same {
			for _, b := range same[i+1:] {
				w.pair(uint32(a), uint32(b), band)
			}
		}
		return
	}
	for i, e := range same {
		w.crowded[uint32(e)].Store(true)
		for _, leader := range same[:min(i, leaders)] {
			if x := uint32(leader); sketch.Same(w.sketches[x], w.sketches[uint32(e)]) >= int(w.InCrowd*sketch.K) {
				w.pairs = append(w.pairs, Pair{x, uint32(e)})
			}
		}
	}
}

// pair keeps a pair that has not been met in an earlier band and whose sketches agree far enough.
func (w *worker) pair(a, b uint32, band int) {
	x, y := w.sketches[a], w.sketches[b]
	rows := w.Bands.Rows
	for earlier := range band {
		at := earlier * rows
		if x[at] == y[at] && slices.Equal(x[at:at+rows], y[at:at+rows]) {
			return
		}
	}
	if sketch.Same(x, y) >= w.least {
		w.pairs = append(w.pairs, Pair{a, b})
	}
}
