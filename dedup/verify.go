// Exact comparison of candidates.
package dedup

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"isnad/dedup/corpus"
	"isnad/dedup/lsh"
	"isnad/similarity"
)

// edge is two different texts, by their numbers, a < b, with what they share.
type edge struct {
	a, b                 uint32
	shared, sizeA, sizeB uint32 // distinct shingles
}

func (e *edge) jaccard() float64 {
	return similarity.JaccardOf(int(e.shared), int(e.sizeA), int(e.sizeB))
}

func (e *edge) containment() float64 {
	return similarity.ContainmentOf(int(e.shared), int(e.sizeA), int(e.sizeB))
}

// akinBelow is how far below the threshold two texts are still looked at as filled into one template.
const akinBelow = .15

// verify reads the candidates' texts again and keeps the pairs whose Jaccard is at least the threshold, ascending; the pairs given change their order;
// akin are those that fall short of it by less than akinBelow.
func (d *Deduped) verify(ctx context.Context, pairs []lsh.Pair) (kept, akin []edge, err error) {
	connectedFirst(len(d.texts), pairs)
	edges := make([]edge, len(pairs))
	const chunk = 64
	var next atomic.Int64
	err = d.parallel(ctx, func(v *verifier) (more bool, err error) {
		from := int(next.Add(chunk)) - chunk
		if from >= len(pairs) {
			return false, nil
		}
		for i := from; i < min(from+chunk, len(pairs)); i++ {
			if edges[i], err = v.compare(pairs[i]); err != nil {
				return false, err
			}
		}
		return true, nil
	})
	if err != nil {
		return nil, nil, err
	}
	kept = edges[:0]
	for _, e := range edges {
		switch jaccard := e.jaccard(); {
		case jaccard >= d.threshold:
			kept = append(kept, e)
		case jaccard >= d.threshold-akinBelow:
			akin = append(akin, e)
		}
	}
	slices.SortFunc(kept, func(x, y edge) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	return kept, akin, nil
}

// parallel has each worker call step until there is no more, an error, or the end of ctx.
func (d *Deduped) parallel(ctx context.Context, step func(*verifier) (more bool, err error)) error {
	errs := make([]error, d.workers)
	var wait sync.WaitGroup
	for i := range errs {
		wait.Go(func() {
			v := &verifier{worker: i, texts: d.texts, store: d.store, lines: corpus.LineDecoder{Fields: d.fields}}
			for more := true; more && errs[i] == nil; {
				if errs[i] = ctx.Err(); errs[i] == nil {
					more, errs[i] = step(v)
				}
			}
		})
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// connectedFirst orders pairs so that those connected with one another stand together, by the second text: their texts are then read about
// once, also where very many meet the same few first ones.
func connectedFirst(texts int, pairs []lsh.Pair) {
	groups := newGroups(texts)
	for _, p := range pairs {
		groups.join(p.A, p.B)
	}
	slices.SortFunc(pairs, func(x, y lsh.Pair) int {
		return cmp.Or(cmp.Compare(groups.of(x.A), groups.of(y.A)), cmp.Compare(x.B, y.B), cmp.Compare(x.A, y.A))
	})
}

// groups are the connected parts of a graph (union-find), each named by its smallest member.
type groups []uint32

func newGroups(n int) groups {
	g := make(groups, n)
	for i := range g {
		g[i] = uint32(i)
	}
	return g
}

func (g groups) of(i uint32) uint32 {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

func (g groups) join(i, j uint32) {
	i, j = g.of(i), g.of(j)
	g[max(i, j)] = min(i, j)
}

// verifier is one worker that reads texts again.
type verifier struct {
	worker int
	texts  []*record
	store  *store
	lines  corpus.LineDecoder // with the user's field names
	own    corpus.LineDecoder

	buffer  []byte
	text    words
	scratch similarity.Set
	set     similarity.Set // of the text setOf-1
	setOf   uint32
	recent  [256]struct { // by number, modulo
		text     uint32 // its number and one
		shingles []uint64
	}
}

// compare reads both texts, unless it has them, and counts.
func (v *verifier) compare(p lsh.Pair) (edge, error) {
	if v.setOf != p.B+1 {
		b, err := v.shingles(p.B)
		if err != nil {
			return edge{}, err
		}
		v.set.Fill(b)
		v.setOf = p.B + 1
	}
	a, err := v.shingles(p.A)
	if err != nil {
		return edge{}, err
	}
	return edge{p.A, p.B, uint32(v.set.Shared(a)), uint32(len(a)), uint32(v.set.Len())}, nil
}

// shingles gives a text's distinct shingles, in the order of first occurrence. They are valid until 256 others have been asked for.
func (v *verifier) shingles(text uint32) ([]uint64, error) {
	r := &v.recent[text%uint32(len(v.recent))]
	if r.text == text+1 {
		return r.shingles, nil
	}
	r.text = 0
	if err := v.load(v.texts[text]); err != nil {
		return nil, err
	}
	r.shingles = append(r.shingles[:0], v.scratch.Fill(v.text.shingles)...)
	r.text = text + 1
	return r.shingles, nil
}

// load reads a record's text into v.text.
func (v *verifier) load(r *record) (err error) {
	if v.buffer, err = v.store.read(v.buffer, r.source, r.offset, int(r.size)); err != nil {
		return err
	}
	lines := &v.lines
	if v.store.sources[r.source].own {
		lines = &v.own
	}
	hash := uint64(0)
	lines.Decode(&corpus.Block{Data: v.buffer}, func(again *corpus.Record) { hash = v.text.read(again.Body) }, func(corpus.Problem) {})
	if hash != r.words {
		return fmt.Errorf("article %q: %w", r.id, corpus.ErrChanged)
	}
	return nil
}
