package lsh

import "isnad/dedup/sketch"

// worker looks at one band after another.
type worker struct {
	*finder
	least, leastInCrowd int // places that must agree
	entries, scratch    []entry
	pairs               []Pair
	put                 *filler // takes pairs whose sketches are in a file
	err                 error
}

// band pairs the sketches whose hashes, of which every step-th is of this band, are equal.
func (w *worker) band(band int, hashes []uint32, step int) {
	if w.entries == nil {
		w.entries, w.scratch = make([]entry, len(w.places)), make([]entry, len(w.places))
	}
	for i := range w.entries {
		w.entries[i] = entry(uint64(hashes[i*step])<<32 | uint64(i))
	}
	sorted := sortByHash(w.entries, w.scratch)
	for same := range runs(sorted) {
		if len(same) <= w.Crowd {
			w.all(same, band)
			continue
		}
		w.crowds[band] = append(w.crowds[band], uint32(same[0]>>32))
		w.withLeaders(same)
	}
}

// all pairs the members of a bucket, ascending by number, all with all. Of two sketches that agree in several bands the first decides: they are
// a pair once, or the members of a crowd.
func (w *worker) all(same []entry, band int) {
	if w.put != nil {
		for i, a := range same {
			for _, b := range same[i+1:] {
				w.later(uint32(a), uint32(b))
			}
		}
		return
	}
	for i, a := range same {
		x := w.shelf.At(w.places[uint32(a)])
		for _, b := range same[i+1:] {
			y := w.shelf.At(w.places[uint32(b)])
			if sketch.Same(x, y) >= w.least && !w.Bands.met(x, y, band) {
				w.pairs = append(w.pairs, Pair{uint32(a), uint32(b)})
			}
		}
	}
}

// withLeaders pairs the members of a crowd with its first ones only.
func (w *worker) withLeaders(same []entry) {
	for i, e := range same {
		b := uint32(e)
		w.crowded[b].Store(true)
		for _, leader := range same[:min(i, leaders)] {
			a := uint32(leader)
			if w.put != nil {
				w.later(b, a) // the wrong way round: that a crowd's measure holds for it
			} else if sketch.Same(w.shelf.At(w.places[a]), w.shelf.At(w.places[b])) >= w.leastInCrowd {
				w.pairs = append(w.pairs, Pair{a, b})
			}
		}
	}
}

// later keeps a pair until its sketches are at hand.
func (w *worker) later(a, b uint32) {
	if w.err == nil {
		w.err = w.put.add(a, b)
	}
}

// met reports whether two sketches agree in an earlier band, which decided about them.
func (b Bands) met(x, y *sketch.Sketch, band int) bool {
	for earlier := range band {
		if b.equal(x, y, earlier) {
			return true
		}
	}
	return false
}
