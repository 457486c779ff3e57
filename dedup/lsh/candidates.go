package lsh

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"

	"isnad/dedup/sketch"
)

// Pair is two sketches by their numbers, A < B.
type Pair struct{ A, B uint32 }

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

// Search says what to look for.
type Search struct {
	Bands    Bands
	Estimate float64 // least estimated Jaccard of a candidate, [0,1]
	Crowd    int     // sketches that may share a band before they are a crowd; default 128
	InCrowd  float64 // least estimated Jaccard of a pair with a crowd's first members; default Estimate
	Workers  int     // default 1
	Memory   int64   // bytes to do with, beside the result, where sketches are in a file; default 256 MB
}

// Result are the candidates.
type Result struct {
	Pairs   []Pair   // ascending, each once
	Crowded []uint32 // ascending: the sketches of which some pairs were not looked at
}

const (
	defaultCrowd  = 128
	defaultMemory = 256 << 20
	leaders       = 2 // of a crowd: the first ones, which all others are paired with
	groupBands    = 8 // bands hashed in one walk over the sketches: one line of the cache and four bytes a band for each sketch
)

// Candidates finds the pairs. A sketch is named by its number, places says where on the shelf it is. Numbers must be given in an order of
// their own (not that of the input) if the result is to be independent of the input's order where there are crowds. It costs about
// 15 ns a sketch and band, and for each sketch 32 bytes, and 16 a worker. Where the sketches are in a file, pairs are put by there
// and looked at in an order in which sketches are read in large pieces; the result is the same.
func (s Search) Candidates(ctx context.Context, shelf *sketch.Shelf, places []uint32) (*Result, error) {
	if len(places) == 0 {
		return &Result{}, ctx.Err()
	}
	if s.Crowd <= 0 {
		s.Crowd = defaultCrowd
	}
	if s.Memory <= 0 {
		s.Memory = defaultMemory
	}
	s.InCrowd = max(s.InCrowd, s.Estimate)
	s.Workers = min(max(1, s.Workers), s.Bands.Count)
	group := groupBands
	if !shelf.InMemory() {
		n := int64(len(places))
		s.Workers = min(s.Workers, int(max(1, s.Memory/4/(n*16))))
		group = min(group, int(max(1, s.Memory/4/(n*4))))
	}
	f := newFinder(s, shelf, places)
	defer f.close()
	for from := 0; from < s.Bands.Count; from += group {
		if err := f.group(ctx, from, min(from+group, s.Bands.Count)); err != nil {
			return nil, err
		}
	}
	return f.result(ctx)
}

// finder is one search.
type finder struct {
	Search
	shelf   *sketch.Shelf
	places  []uint32
	numbers []uint32 // of places; nobody
	crowded []atomic.Bool
	crowds  [][]uint32 // of each band: the hashes of its crowds, ascending
	workers []worker
	sieve   *sieve // where the sketches are in a file
}

const nobody = 1<<32 - 1

func newFinder(s Search, shelf *sketch.Shelf, places []uint32) *finder {
	f := &finder{Search: s, shelf: shelf, places: places, numbers: make([]uint32, shelf.Places()), crowded: make([]atomic.Bool, len(places))}
	for i := range f.numbers {
		f.numbers[i] = nobody
	}
	for i, p := range places {
		f.numbers[p] = uint32(i)
	}
	f.crowds = make([][]uint32, s.Bands.Count)
	if !shelf.InMemory() {
		f.sieve = newSieve(f)
	}
	f.workers = make([]worker, s.Workers)
	for i := range f.workers {
		f.workers[i] = worker{finder: f, least: atLeast(s.Estimate), leastInCrowd: atLeast(s.InCrowd)}
		if f.sieve != nil {
			f.workers[i].put = f.sieve.filler()
		}
	}
	return f
}

// atLeast is how many places must agree for an estimate.
func atLeast(estimate float64) int { return int(estimate * sketch.K) }

func (f *finder) close() {
	if f.sieve != nil {
		f.sieve.close()
	}
}

// group looks at the bands from..to-1.
func (f *finder) group(ctx context.Context, from, to int) error {
	hashes, err := f.hashes(from, to)
	if err != nil {
		return err
	}
	var next atomic.Int32
	var wait sync.WaitGroup
	for i := range f.workers {
		wait.Go(func() {
			w := &f.workers[i]
			for ctx.Err() == nil && w.err == nil {
				band := from + int(next.Add(1)) - 1
				if band >= to {
					return
				}
				w.band(band, hashes[band-from:], to-from)
			}
		})
	}
	wait.Wait()
	for i := range f.workers {
		if err := f.workers[i].err; err != nil {
			return err
		}
	}
	return ctx.Err()
}

// hashes gives the sketches' hashes of some bands, those of a sketch together, by number. The sketches are walked over once, as they lie: fetching
// their memory costs more than hashing it, and so would writing to as many places as there are bands.
func (f *finder) hashes(from, to int) ([]uint32, error) {
	bands := to - from
	hashes := make([]uint32, bands*len(f.places))
	var next atomic.Int64
	errs := make([]error, f.Workers)
	var wait sync.WaitGroup
	for i := range errs {
		wait.Go(func() {
			var buffer []sketch.Sketch
			for {
				place := int(next.Add(sketch.ChunkSize)) - sketch.ChunkSize
				if place >= len(f.numbers) {
					return
				}
				sketches, err := f.shelf.Read(buffer, place, sketch.ChunkSize)
				if err != nil {
					errs[i] = err
					return
				}
				if !f.shelf.InMemory() {
					buffer = sketches
				}
				for j := range sketches {
					if n := f.numbers[place+j]; n != nobody {
						for k := range bands {
							hashes[int(n)*bands+k] = f.Bands.hash(&sketches[j], from+k)
						}
					}
				}
			}
		})
	}
	wait.Wait()
	return hashes, errors.Join(errs...)
}

// result gathers what the workers found.
func (f *finder) result(ctx context.Context) (*Result, error) {
	r := &Result{}
	for i := range f.workers {
		r.Pairs = append(r.Pairs, f.workers[i].pairs...)
	}
	if f.sieve != nil {
		for i := range f.workers {
			w := &f.workers[i]
			w.entries, w.scratch = nil, nil // room for the tiles
			if err := w.put.flush(); err != nil {
				return nil, err
			}
		}
		var err error
		if r.Pairs, err = f.sieve.pass(ctx); err != nil {
			return nil, err
		}
	}
	r.Pairs = distinct(r.Pairs)
	for i := range f.crowded {
		if f.crowded[i].Load() {
			r.Crowded = append(r.Crowded, uint32(i))
		}
	}
	return r, nil
}

// distinct sorts pairs and leaves each once.
func distinct(pairs []Pair) []Pair {
	slices.SortFunc(pairs, Pair.Compare)
	return slices.Compact(pairs)
}
