// Candidates among very many texts that all resemble one another.
package dedup

import (
	"cmp"
	"context"
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
	if err := d.countCrowd(ctx, crowd); err != nil {
		return nil, err
	}
	sketches := make([]*sketch.Sketch, len(crowd))
	err := d.each(ctx, crowd, func(i int, shingles []uint64) {
		rare := slices.DeleteFunc(slices.Clone(shingles), d.crowd.template)
		if len(rare) > 0 {
			sketches[i] = new(sketch.Sketch)
			sketch.Of(sketches[i], rare)
		}
	})
	if err != nil {
		return nil, err
	}
	var texts []uint32
	var told []*sketch.Sketch
	for i, s := range sketches {
		if s != nil {
			texts, told = append(texts, crowd[i]), append(told, s)
		}
	}
	least := rareShare * d.threshold
	search := lsh.Search{Bands: lsh.ForRecall(least, crowdRecall), Estimate: least - below, Workers: d.workers}
	found, err := search.Candidates(ctx, told)
	if err != nil {
		return nil, err
	}
	pairs := found.Pairs
	for i, p := range pairs {
		pairs[i] = lsh.Pair{A: texts[p.A], B: texts[p.B]}
	}
	return pairs, nil
}

// each calls do with the distinct shingles of each text, on all workers.
func (d *Deduped) each(ctx context.Context, texts []uint32, do func(i int, shingles []uint64)) error {
	var next atomic.Int64
	return d.parallel(ctx, func(v *verifier) (more bool, err error) {
		i := int(next.Add(1)) - 1
		if i >= len(texts) {
			return false, nil
		}
		shingles, err := v.shingles(texts[i])
		if err == nil {
			do(i, shingles)
		}
		return true, err
	})
}

// countCrowd counts on how many days the crowd's shingles are found.
func (d *Deduped) countCrowd(ctx context.Context, crowd []uint32) error {
	d.crowd = make(spreads, 1<<spreadBits)
	byDay := slices.Clone(crowd)
	slices.SortStableFunc(byDay, func(x, y uint32) int { return cmp.Compare(d.day(x), d.day(y)) })
	for len(byDay) > 0 {
		day, n := d.day(byDay[0]), 1
		for n < len(byDay) && d.day(byDay[n]) == day {
			n++
		}
		err := d.each(ctx, byDay[:n], func(_ int, shingles []uint64) {
			for _, x := range shingles {
				d.crowd.add(x, day)
			}
		})
		if err != nil {
			return err
		}
		byDay = byDay[n:]
	}
	return nil
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
		default:
			return
		}
		if c.CompareAndSwap(old, days|undated<<8|uint32(last)<<16) {
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
