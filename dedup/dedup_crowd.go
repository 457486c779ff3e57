// Candidates among very many texts that all resemble one another.
package dedup

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync/atomic"

	"isnad/dedup/lsh"
	"isnad/dedup/sketch"
)

// crowdRecall is the least probability for a pair of a crowd that is just alike enough in what is rare: less than elsewhere, since
// bands of one value would make everyone a candidate.
const crowdRecall = .9

// withinCrowd sketches the texts again without the shingles of templates, and pairs those alike in what is left.
func (d *Deduped) withinCrowd(ctx context.Context, crowd []uint32) ([]lsh.Pair, error) {
	var err error
	if d.crowd, err = d.countDays(ctx, crowd); err != nil {
		return nil, err
	}
	shelf := d.newShelf()
	defer shelf.Close()
	places, err := d.sketchRare(ctx, shelf, crowd)
	if err != nil {
		return nil, err
	}
	var texts, told []uint32
	for i, place := range places {
		if place != none {
			texts, told = append(texts, crowd[i]), append(told, place)
		}
	}
	least := rareShare * d.threshold
	search := lsh.Search{Bands: lsh.ForRecall(least, crowdRecall), Estimate: least - below, Workers: d.workers, Memory: d.memory.search}
	found, err := search.Candidates(ctx, shelf, told)
	if err != nil {
		return nil, err
	}
	pairs := found.Pairs
	for i, p := range pairs {
		pairs[i] = lsh.Pair{A: texts[p.A], B: texts[p.B]}
	}
	return pairs, nil
}

// sketchRare sketches what no template of the crowd has, of each text; none where that is nothing.
func (d *Deduped) sketchRare(ctx context.Context, shelf *sketch.Shelf, crowd []uint32) (places []uint32, err error) {
	places = make([]uint32, len(crowd))
	writers := make([]*sketch.Writer, d.workers)
	rare := make([][]uint64, d.workers)
	for w := range writers {
		writers[w] = shelf.Writer()
	}
	err = d.each(ctx, crowd, func(w, i int, shingles []uint64) (err error) {
		rare[w] = slices.DeleteFunc(append(rare[w][:0], shingles...), d.crowd.template)
		places[i] = none
		if len(rare[w]) > 0 {
			places[i], err = writers[w].Add(rare[w])
		}
		return err
	})
	for w := range writers {
		err = errors.Join(err, writers[w].Flush())
	}
	return places, err
}

// each calls do with the distinct shingles of each text, on all workers w.
func (d *Deduped) each(ctx context.Context, texts []uint32, do func(w, i int, shingles []uint64) error) error {
	var next atomic.Int64
	return d.parallel(ctx, func(v *verifier) (more bool, err error) {
		i := int(next.Add(1)) - 1
		if i >= len(texts) {
			return false, nil
		}
		shingles, err := v.shingles(texts[i])
		if err == nil {
			err = do(v.worker, i, shingles)
		}
		return true, err
	})
}

// countDays counts on how many days the shingles of these texts are found.
func (d *Deduped) countDays(ctx context.Context, texts []uint32) (spreads, error) {
	counted := make(spreads, 1<<spreadBits)
	clear(counted) // written before it is read: see newChunk of package sketch
	byDay := slices.Clone(texts)
	slices.SortStableFunc(byDay, func(x, y uint32) int { return cmp.Compare(d.day(x), d.day(y)) })
	for len(byDay) > 0 {
		day, n := d.day(byDay[0]), 1
		for n < len(byDay) && d.day(byDay[n]) == day {
			n++
		}
		err := d.each(ctx, byDay[:n], func(_, _ int, shingles []uint64) error {
			for _, x := range shingles {
				counted.add(x, day)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		byDay = byDay[n:]
	}
	return counted, nil
}

// spreads counts for very many shingles at once, in fixed memory, on how many days each is found: a spread, packed, for the shingles that
// fall on one counter together. That errs upwards, and hardly before tens of millions of different shingles.
type spreads []atomic.Uint32

// spreadBits: eight million counters, 32 MB.
const spreadBits = 23

// add must be called day by day.
func (s spreads) add(x uint64, day int32) {
	c := &s[x>>(64-spreadBits)]
	for {
		old := c.Load()
		days, undated, last := old&0xFF, old>>8&0xFF, uint16(old>>16)
		switch {
		case day == noDay:
			undated = min(undated+1, 0xFF)
		case days == 0 || last != uint16(day):
			days, last = min(days+1, 0xFF), uint16(day)
		}
		next := days | undated<<8 | uint32(last)<<16
		if next == old || c.CompareAndSwap(old, next) {
			return
		}
	}
}

func (s spreads) template(x uint64) bool {
	if s == nil {
		return false
	}
	c := s[x>>(64-spreadBits)].Load()
	return spread{days: int32(c & 0xFF), undated: int32(c >> 8 & 0xFF)}.template()
}

// mergePairs gives all pairs of two lists, ascending, each once.
func mergePairs(a, b []lsh.Pair) []lsh.Pair {
	all := append(a, b...)
	slices.SortFunc(all, lsh.Pair.Compare)
	return slices.Compact(all)
}
