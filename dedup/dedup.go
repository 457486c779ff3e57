// Near-duplicates of a corpus that need not fit into memory.
package dedup

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"sync"

	"isnad/dedup/corpus"
	"isnad/dedup/lsh"
	"isnad/dedup/sketch"
)

// DedupOptions say what a duplicate is.
type DedupOptions struct {
	Threshold float64 // least Jaccard of five-word shingles, (0,1]; default DefaultThreshold
	SameKind  bool    // the result is to be written as the kind of file that was read: say so if that cannot be
	TempDir   string  // where input that is compressed, converted or a pipe is kept unpacked meanwhile; default the system's
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

	articles  []*record   // in input order
	files     []stretchOf // that they come from, ascending
	refused   []refusal
	stdinCopy string      // a file with standard input, where that is to be read twice
	texts     []textGroup // ascending by first: canonical order
	edges     []edge      // verified, ascending
	drops     map[*record]drop

	crowded map[uint32]bool // texts that resemble very many others
	crowd   spreads         // of their shingles
}

// textGroup is all articles of the same words, in canonical order.
type textGroup struct {
	one  *record
	more []*record // all of them, where there are several
	sk   *sketch.Sketch
}

func (t *textGroup) first() *record { return t.one }

func (t *textGroup) all() []*record {
	if t.more != nil {
		return t.more
	}
	return []*record{t.one}
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
	if d.stdinCopy != "" {
		_ = os.Remove(d.stdinCopy)
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
	pairs, err := d.candidates(ctx)
	if err != nil {
		return err
	}
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

// gather claims the ids in input order and puts the articles of the same words together.
func (d *Deduped) gather(inputs []string, blocks []scanned, report func(corpus.Problem)) {
	ids := corpus.NewIDs(inputs)
	var sketches []*sketch.Sketch // of d.articles
	for b := range blocks {
		block := &blocks[b]
		for i := range block.records {
			r := &block.records[i]
			prefix, problem := ids.Claim(block.input, corpus.Place{Path: block.from.path, Line: int(r.line), Unit: block.from.unit}, r.id)
			if problem != nil {
				d.Skipped++
				d.refused = append(d.refused, refusal{block.from, r.line})
				if report != nil {
					report(*problem)
				}
				continue
			}
			r.id = prefix + r.id
			if n := len(d.files); n == 0 || d.files[n-1].origin != block.from {
				d.files = append(d.files, stretchOf{block.from, len(d.articles)})
			}
			d.articles = append(d.articles, r)
			sketches = append(sketches, &block.sketches[i])
		}
	}
	d.Articles = len(d.articles)
	d.group(sketches)
}

// group numbers the texts in canonical order.
func (d *Deduped) group(sketches []*sketch.Sketch) {
	order := make([]rank, 0, len(d.articles))
	for i, r := range d.articles {
		if r.words != 0 { // texts without words are like none
			order = append(order, rank{r.published, r.length, uint32(i)})
		}
	}
	slices.SortFunc(order, func(x, y rank) int {
		if c := x.compare(y); c != 0 {
			return c
		}
		return cmp.Compare(d.articles[x.article].id, d.articles[y.article].id)
	})
	number := make(map[uint64]uint32, len(order))
	d.texts = make([]textGroup, 0, len(order))
	for _, o := range order {
		r := d.articles[o.article]
		n, seen := number[r.words]
		if !seen {
			number[r.words] = uint32(len(d.texts))
			d.texts = append(d.texts, textGroup{one: r, sk: sketches[o.article]})
			continue
		}
		t := &d.texts[n]
		if t.more == nil {
			t.more = []*record{t.one}
		}
		t.more = append(t.more, r)
	}
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
	sketches := make([]*sketch.Sketch, len(d.texts))
	for i := range d.texts {
		sketches[i] = d.texts[i].sk
	}
	search := lsh.Search{Bands: lsh.ForRecall(d.threshold, recall), Estimate: d.threshold - below, InCrowd: sureJaccard - below, Workers: d.workers}
	found, err := search.Candidates(ctx, sketches)
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
