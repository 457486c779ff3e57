// Candidates among very many texts that all resemble one another.
package dedup

import (
	"context"
	"slices"
	"sync/atomic"

	"isnad/dedup/lsh"
	"isnad/dedup/sketch"
)

// filterBits: four million counters of a byte tell shingles of many texts from those of few. Two shingles that fall on one counter
// add up, which matters only where twenty million different ones of the crowd do.
const filterBits = 22

// withinCrowd sketches the texts again without the shingles that very many of them have, and pairs those alike in what is left.
func (d *Deduped) withinCrowd(ctx context.Context, crowd []uint32) ([]lsh.Pair, error) {
	filter := make([]atomic.Uint32, 1<<filterBits)
	err := d.each(ctx, crowd, func(_ int, shingles []uint64) {
		for _, x := range shingles {
			filter[x>>(64-filterBits)].Add(1)
		}
	})
	if err != nil {
		return nil, err
	}
	sketches := make([]*sketch.Sketch, len(crowd))
	err = d.each(ctx, crowd, func(i int, shingles []uint64) {
		rare := slices.DeleteFunc(slices.Clone(shingles), func(x uint64) bool { return filter[x>>(64-filterBits)].Load() > templateTexts })
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
	search := lsh.Search{Bands: lsh.ForRecall(least, recall), Estimate: least - crowdSample, Workers: d.workers}
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

// mergePairs gives all pairs of two lists, ascending, each once.
func mergePairs(a, b []lsh.Pair) []lsh.Pair {
	all := append(a, b...)
	slices.SortFunc(all, lsh.Pair.Compare)
	return slices.Compact(all)
}
