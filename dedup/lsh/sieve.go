package lsh

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"unsafe"

	"isnad/dedup/sketch"
	"isnad/dedup/staging"
)

// sieve puts pairs by in a file until their sketches, in a file themselves, can be compared without a random access each: the shelf is cut
// into tiles of which two fit into memory, and the pairs of any two tiles are kept together.
type sieve struct {
	*finder
	tile  int // places
	tiles int

	mu      sync.Mutex
	file    *os.File
	end     int64
	extents [][]extent // of every two tiles
}

// extent is pairs that stand together in the file.
type extent struct {
	offset int64
	pairs  int
}

// fillerPairs is how many pairs of two tiles a worker gathers before it writes: 8 KB.
const fillerPairs = 1 << 10

func newSieve(f *finder) *sieve {
	const sketchBytes = sketch.K * 2
	tile := max(int(f.Memory/4/sketchBytes), sketch.ChunkSize)
	tiles := (f.shelf.Places() + tile - 1) / tile
	return &sieve{finder: f, tile: tile, tiles: tiles, extents: make([][]extent, tiles*tiles)}
}

// filler takes the pairs of one worker.
type filler struct {
	*sieve
	gathered [][]Pair // of every two tiles
}

func (s *sieve) filler() *filler { return &filler{sieve: s, gathered: make([][]Pair, s.tiles*s.tiles)} }

func (f *filler) add(a, b uint32) error {
	i, j := int(f.places[a])/f.tile, int(f.places[b])/f.tile
	at := min(i, j)*f.tiles + max(i, j)
	if f.gathered[at] == nil {
		f.gathered[at] = make([]Pair, 0, fillerPairs)
	}
	f.gathered[at] = append(f.gathered[at], Pair{a, b})
	if len(f.gathered[at]) == fillerPairs {
		return f.write(at)
	}
	return nil
}

func (f *filler) flush() error {
	for at := range f.gathered {
		if len(f.gathered[at]) > 0 {
			if err := f.write(at); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f *filler) write(at int) error {
	pairs := f.gathered[at]
	f.gathered[at] = pairs[:0]
	file, offset, err := f.reserve(at, len(pairs))
	if err == nil {
		_, err = file.WriteAt(bytesOf(pairs), offset)
	}
	if err != nil {
		return fmt.Errorf("keep pairs: %w", err)
	}
	return nil
}

func (s *sieve) reserve(at, pairs int) (file *os.File, offset int64, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.file == nil {
		if s.file, err = staging.Nameless(s.shelf.Dir); err != nil {
			return nil, 0, err
		}
	}
	offset = s.end
	s.end += int64(pairs) * pairBytes
	s.extents[at] = append(s.extents[at], extent{offset, pairs})
	return s.file, offset, nil
}

func (s *sieve) close() {
	if s.file != nil {
		staging.Release(s.file)
	}
}

// pass gives the pairs whose sketches agree far enough, some of them several times.
func (s *sieve) pass(ctx context.Context) ([]Pair, error) {
	var all []Pair
	var first, second []sketch.Sketch
	var err error
	for i := range s.tiles {
		if first, err = s.load(first, i); err != nil {
			return nil, err
		}
		for j := i; j < s.tiles; j++ {
			extents := s.extents[i*s.tiles+j]
			if len(extents) == 0 {
				continue
			}
			if second, err = s.load(second, j); err != nil {
				return nil, err
			}
			pairs, err := s.filter(ctx, extents, &tilePair{s, i * s.tile, j * s.tile, first, second})
			if err != nil {
				return nil, err
			}
			all = append(all, pairs...)
		}
	}
	return all, nil
}

func (s *sieve) load(buffer []sketch.Sketch, tile int) ([]sketch.Sketch, error) {
	return s.shelf.Read(buffer, tile*s.tile, s.tile)
}

// filter reads the pairs of two tiles, on all workers.
func (s *sieve) filter(ctx context.Context, extents []extent, tiles *tilePair) ([]Pair, error) {
	var next atomic.Int64
	found, errs := make([][]Pair, s.Workers), make([]error, s.Workers)
	var wait sync.WaitGroup
	for w := range found {
		wait.Go(func() {
			buffer, most := make([]Pair, fillerPairs), compactFrom
			for n := int(next.Add(1)) - 1; n < len(extents); n = int(next.Add(1)) - 1 {
				if errs[w] = errors.Join(ctx.Err(), s.read(buffer, extents[n])); errs[w] != nil {
					return
				}
				for _, p := range buffer[:extents[n].pairs] {
					if q, ok := tiles.alike(p); ok {
						found[w] = append(found[w], q)
					}
				}
				if len(found[w]) > most { // found in several bands: not to be gathered by the million
					found[w] = distinct(found[w])
					most = max(most, 2*len(found[w]))
				}
			}
		})
	}
	wait.Wait()
	var all []Pair
	for w := range found {
		all = append(all, found[w]...)
	}
	return distinct(all), errors.Join(errs...)
}

// compactFrom is from how many pairs on repetitions are looked for while pairs are gathered.
const compactFrom = 1 << 20

func (s *sieve) read(buffer []Pair, e extent) error {
	if _, err := s.file.ReadAt(bytesOf(buffer[:e.pairs]), e.offset); err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read pairs again: %w", err)
	}
	return nil
}

// tilePair is two tiles in memory, by their first places.
type tilePair struct {
	*sieve
	firstAt, secondAt int
	first, second     []sketch.Sketch
}

// alike compares the sketches of a pair, which stands the wrong way round if it is one of a crowd's with its first members.
func (t *tilePair) alike(p Pair) (Pair, bool) {
	leader := p.A > p.B
	if leader {
		p = Pair{p.B, p.A}
	}
	x, y := t.places[p.A], t.places[p.B]
	if x/uint32(t.tile) > y/uint32(t.tile) {
		x, y = y, x
	}
	same := sketch.Same(&t.first[int(x)-t.firstAt], &t.second[int(y)-t.secondAt])
	if leader {
		return p, same >= atLeast(t.InCrowd)
	}
	return p, same >= atLeast(t.Estimate) && !t.strangers(&t.first[int(x)-t.firstAt], &t.second[int(y)-t.secondAt])
}

// strangers reports whether the first band in which two sketches agree has them as members of a crowd.
func (t *tilePair) strangers(x, y *sketch.Sketch) bool {
	for band := range t.Bands.Count {
		if t.Bands.equal(x, y, band) {
			_, crowd := slices.BinarySearch(t.crowds[band], t.Bands.hash(x, band))
			return crowd
		}
	}
	return false // their hashes are equal by chance
}

const pairBytes = int64(unsafe.Sizeof(Pair{}))

// bytesOf views pairs as the machine holds them: the file is read by this process only.
func bytesOf(pairs []Pair) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(pairs))), len(pairs)*int(pairBytes))
}
