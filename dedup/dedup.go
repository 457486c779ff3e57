// Near-duplicates of a corpus that need not fit into memory.
package dedup

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"runtime"
	"slices"
	"sync"

	"github.com/zeebo/xxh3"

	"isnad/dedup/corpus"
	"isnad/dedup/lsh"
	"isnad/dedup/sketch"
	"isnad/dedup/staging"
)

// DedupOptions say what a duplicate is.
type DedupOptions struct {
	Threshold float64 // least Jaccard of five-word shingles, (0,1]; default DefaultThreshold
	SameKind  bool    // the result is to be written as the kind of file that was read: say so if that cannot be
	TempDir   string  // where input that is compressed, converted or a pipe is kept unpacked meanwhile, and what Memory does not hold; default the system's
	Memory    int64   // bytes the process may take, LeastMemory or more; 0: without limit. The result is the same
}

// DefaultThreshold: two texts of which one word in twenty-five differs, or three tenths of one are cut. Rewritten reports of one event stay
// well below .3; the same dispatch in two newspapers' editing lies between .5 and 1.
const DefaultThreshold = .7

// recall is the least probability that a pair exactly at the threshold becomes a candidate; pairs above it have a greater one.
const recall = .995

// below is how far under the threshold the estimate of a pair may lie that is compared exactly: over three standard errors.
const below = .15

// Deduped is a corpus whose duplicates are known. It holds the input open until Close.
type Deduped struct {
	Articles int      // read, without those that were bad
	Dropped  int      // left out as duplicates of others
	Skipped  int      // bad records and files
	Bytes    int64    // of input, as stored
	Warnings []string // what was cut to keep time and memory bounded

	Candidates int // pairs compared exactly

	threshold float64
	options   corpus.Options // the input was read with
	workers   int
	fields    map[string]string
	stdin     io.Reader
	store     *store

	memory memory
	shelf  *sketch.Shelf

	articles  []*record   // in input order
	files     []stretchOf // that they come from, ascending
	refused   []refusal
	stdinCopy *staging.Item        // standard input, where that is to be read twice
	texts     []*record            // of each text the first article, ascending: canonical order
	same      map[uint32][]*record // of texts of several articles: all, in canonical order
	edges     []edge               // verified, ascending
	goes      []uint32             // of each text: the edge it is dropped for, counted from one; 0: it stays

	crowded map[uint32]bool // texts that resemble very many others
	crowd   spreads         // of their shingles
}

// all is the articles of the same words, in canonical order.
func (d *Deduped) all(text uint32) []*record {
	if all := d.same[text]; all != nil {
		return all
	}
	return d.texts[text : text+1 : text+1]
}

// Dedup reads the inputs and finds which articles carry another's text. Which one of several stays does not depend on the order of the
// input or the number of workers: the earliest, of those the longest, of those the first by id. Close the result.
func Dedup(ctx context.Context, inputs []string, stdin io.Reader, input corpus.Options, opt DedupOptions) (*Deduped, error) {
	d := &Deduped{threshold: opt.Threshold, workers: input.Workers, fields: input.Fields, stdin: stdin, store: newStore(opt.TempDir)}
	if d.threshold <= 0 {
		d.threshold = DefaultThreshold
	}
	if d.workers <= 0 {
		d.workers = runtime.GOMAXPROCS(0)
	}
	input.Workers, input.TempDir = d.workers, opt.TempDir
	d.memory = shareOut(opt.Memory, d.workers)
	d.shelf = d.newShelf()
	err := d.keepStdin(inputs, opt)
	if err == nil {
		err = d.run(ctx, inputs, input, opt.SameKind)
	}
	if err != nil {
		d.Close()
		return nil, err
	}
	return d, nil
}

// Close lets go of the input.
func (d *Deduped) Close() {
	d.store.close()
	d.shelf.Close()
	if d.stdinCopy != nil {
		d.stdinCopy.Discard()
	}
}

func (d *Deduped) run(ctx context.Context, inputs []string, input corpus.Options, sameKind bool) error {
	blocks, err := d.scan(ctx, inputs, d.counted(input))
	if err != nil {
		return err
	}
	d.gather(inputs, blocks, input.Report)
	d.options = input
	if _, err := d.Kind(); sameKind && err != nil {
		return err
	}
	d.group()
	pairs, err := d.candidates(ctx)
	if err != nil {
		return err
	}
	d.shelf.Close()
	d.Candidates = len(pairs)
	verified, akin, err := d.verify(ctx, pairs)
	if err != nil {
		return err
	}
	if d.edges, err = d.withoutTemplates(ctx, verified, akin); err != nil {
		return err
	}
	d.choose()
	return d.store.unchanged()
}

// counted passes problems and progress on and counts them.
func (d *Deduped) counted(input corpus.Options) corpus.Options {
	report, progress := input.Report, input.Progress
	var mu sync.Mutex // files are reported by the reading goroutine, lines by the workers
	input.Report = func(p corpus.Problem) {
		mu.Lock()
		defer mu.Unlock()
		d.Skipped++
		if report != nil {
			report(p)
		}
	}
	input.Progress = func(n int64) {
		d.Bytes = n
		if progress != nil {
			progress(n)
		}
	}
	return input
}

// gather lists the articles in input order. Ids are claimed one by one only where two might be the same.
func (d *Deduped) gather(inputs []string, blocks []scanned, report func(corpus.Problem)) {
	ids, twice := corpus.NewIDs(inputs), idsTwice(blocks)
	n := 0
	for b := range blocks {
		n += len(blocks[b].records)
	}
	d.articles = make([]*record, 0, n)
	for b := range blocks {
		block := &blocks[b]
		for i := range block.records {
			r := &block.records[i]
			if twice && !d.claim(ids, block, r, report) {
				continue
			}
			if n := len(d.files); n == 0 || d.files[n-1].origin != block.from {
				d.files = append(d.files, stretchOf{block.from, len(d.articles)})
			}
			d.articles = append(d.articles, r)
		}
	}
	d.Articles = len(d.articles)
}

// claim makes a record's id its own, and refuses the record where it cannot be.
func (d *Deduped) claim(ids *corpus.IDs, block *scanned, r *record, report func(corpus.Problem)) bool {
	prefix, problem := ids.Claim(block.input, corpus.Place{Path: block.from.path, Line: int(r.line), Unit: block.from.unit}, r.id)
	if problem != nil {
		d.Skipped++
		d.refused = append(d.refused, refusal{block.from, r.line})
		if report != nil {
			report(*problem)
		}
		return false
	}
	if prefix != "" {
		r.id = prefix + r.id
	}
	return true
}

// idsTwice reports whether an id may stand twice: whether two hashes are equal. A table of all ids takes five times as long and eight times
// the memory.
func idsTwice(blocks []scanned) bool {
	n := 0
	for b := range blocks {
		n += len(blocks[b].records)
	}
	hashes := make([]uint64, 0, n)
	for b := range blocks {
		for i := range blocks[b].records {
			hashes = append(hashes, xxh3.HashString(blocks[b].records[i].id))
		}
	}
	slices.Sort(hashes)
	return len(slices.Compact(hashes)) < n
}

// group numbers the texts in canonical order and puts the articles of the same words together.
func (d *Deduped) group() {
	order := make([]rank, 0, len(d.articles))
	for i, r := range d.articles {
		if r.words != 0 { // texts without words are like none
			order = append(order, rank{r.published, r.length, uint32(i)})
		}
	}
	var ordering sync.WaitGroup
	ordering.Go(func() {
		slices.SortFunc(order, func(x, y rank) int {
			if c := x.compare(y); c != 0 {
				return c
			}
			return cmp.Compare(d.articles[x.article].id, d.articles[y.article].id)
		})
	})
	alike := d.sameWords() // meanwhile
	ordering.Wait()
	numbers := make([]uint32, len(d.articles)) // of texts, by the first article in input order that has each, counted from one; 0: none yet
	d.texts, d.same = make([]*record, 0, len(order)), make(map[uint32][]*record)
	for _, o := range order {
		r, n := d.articles[o.article], &numbers[alike[o.article]]
		if *n == 0 {
			d.texts = append(d.texts, r)
			*n = uint32(len(d.texts))
			r.text = *n - 1
			continue
		}
		r.text = *n - 1
		d.same[r.text] = append(d.all(r.text), r)
	}
}

// sameWords names for each article the first one in input order of the same words.
func (d *Deduped) sameWords() []uint32 {
	first, by := make([]uint32, len(d.articles)), make(map[uint64]uint32, len(d.articles))
	for i, r := range d.articles {
		known, seen := by[r.words]
		if !seen {
			known = uint32(i)
			by[r.words] = known
		}
		first[i] = known
	}
	return first
}

// rank is what decides which of several articles stays, but for the id.
type rank struct {
	published int64
	length    uint32
	article   uint32 // in input order
}

// compare puts the article first that stays: the earlier, then the longer.
func (x rank) compare(y rank) int {
	switch {
	case x.published != y.published:
		return cmp.Compare(x.published, y.published)
	case x.length != y.length:
		return cmp.Compare(y.length, x.length)
	}
	return 0
}

// candidates proposes pairs of texts by their sketches.
func (d *Deduped) candidates(ctx context.Context) ([]lsh.Pair, error) {
	places := make([]uint32, len(d.texts))
	for i, r := range d.texts {
		places[i] = r.sketch
	}
	search := lsh.Search{Bands: lsh.ForRecall(d.threshold, recall), Estimate: d.threshold - below, InCrowd: sureJaccard - below, Workers: d.workers, Memory: d.memory.search}
	found, err := search.Candidates(ctx, d.shelf, places)
	if err != nil {
		return nil, err
	}
	if len(found.Crowded) == 0 {
		return found.Pairs, nil
	}
	d.Warnings = append(d.Warnings, fmt.Sprintf("%d texts resemble so many others that only those of them are compared that share what is rare, or with the earliest", len(found.Crowded)))
	d.crowded = make(map[uint32]bool, len(found.Crowded))
	for _, t := range found.Crowded {
		d.crowded[t] = true
	}
	more, err := d.withinCrowd(ctx, found.Crowded)
	if err != nil {
		return nil, err
	}
	return mergePairs(found.Pairs, more), nil
}
