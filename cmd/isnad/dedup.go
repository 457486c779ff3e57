// isnad dedup: a corpus without its duplicates.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/dustin/go-humanize"
	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"isnad/dedup"
	"isnad/dedup/corpus"
)

// dedupFlags are the flags of dedup beside those of reading.
type dedupFlags struct {
	input               inputFlags
	out, dropped, pairs string
	threshold           float64
	memory              byteSize
}

func newDedupCommand() *cobra.Command {
	flags := dedupFlags{threshold: dedup.DefaultThreshold}
	cmd := &cobra.Command{
		Use:   "dedup INPUT... -o OUT",
		Short: "write the corpus without its duplicates",
		Long: `dedup leaves out every article whose text another one carries. Two articles are
compared by their runs of five words: Jaccard is the share of all runs that both
have. At the default of .7 one word in twenty-five may differ, or three tenths of
one text be cut. Of articles alike the earliest stays, of those the longest, of
those the first by id, whatever the order of the input. Reports filled into one
template day after day are not duplicates of one another.

OUT is of the kind that was read: rows, records and members that stay, byte for
byte and in the input's order; a name in .gz or .zst packs it. A name in .jsonl
has JSON lines made of any input. Pages and text files become records with id,
outlet, title, date, url, author and body, the body without what is not the
article's. Articles without words stay. Input that is compressed or a pipe is
kept unpacked in a temporary file beside OUT while dedup runs, and so is what
--memory leaves no room for. The result is the same with any limit, it only takes
longer.`,
		Example: `  isnad dedup feed.jsonl.gz -o unique.jsonl.zst --dropped dropped.jsonl
  isnad dedup crawl.warc.gz -o unique.warc.gz
  isnad dedup feed.jsonl --threshold .5 --pairs pairs.tsv
  isnad dedup years/ -o unique.jsonl --memory 2GB`,
		Args: needInputs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := flags.check(); err != nil {
				return err
			}
			return runDedup(cmd.Context(), cmd.InOrStdin(), cmd.ErrOrStderr(), args, &flags)
		},
	}
	flags.input.register(cmd)
	f := cmd.Flags()
	f.StringVarP(&flags.out, "output", "o", "", "file for the records that stay")
	f.StringVar(&flags.dropped, "dropped", "", `file for what is left out, JSON lines: {"id","kept","jaccard","containment"}`)
	f.StringVar(&flags.pairs, "pairs", "", "file for every verified pair, tab-separated: a, b, jaccard, containment")
	f.Float64Var(&flags.threshold, "threshold", flags.threshold, "least Jaccard of two articles of which one is a duplicate, above 0 to 1")
	f.Var(&flags.memory, "memory", "most memory to take, as in 500MB, 2GB or 2GiB; default: as much as it needs")
	return cmd
}

func (f *dedupFlags) check() error {
	if f.out == "" && f.dropped == "" && f.pairs == "" {
		return usageError{errors.New("nothing to write: give -o OUT, --dropped FILE or --pairs FILE")}
	}
	if !(f.threshold > 0 && f.threshold <= 1) {
		return usageError{fmt.Errorf("--threshold %v: want more than 0 and at most 1", f.threshold)}
	}
	if f.memory != 0 && f.memory < dedup.LeastMemory {
		return usageError{fmt.Errorf("--memory %s: want %s or more", f.memory.String(), humanize.Bytes(dedup.LeastMemory))}
	}
	named := make(map[string]bool)
	for _, path := range []string{f.out, f.dropped, f.pairs} {
		if path != "" && named[filepath.Clean(path)] {
			return usageError{fmt.Errorf("%s is named for two outputs", path)}
		}
		named[filepath.Clean(path)] = path != ""
	}
	return nil
}

// places says before the work what would keep its result from being written.
func (f *dedupFlags) places(inputs []string) error {
	for _, path := range []string{f.out, f.dropped, f.pairs} {
		if err := checkPlace(path); err != nil {
			return err
		}
		if path != "" && liesInAny(path, inputs) {
			return usageError{fmt.Errorf("%s: it is part of the input, which is left as it is", path)}
		}
	}
	return nil
}

// lines reports whether OUT is to hold JSON lines, whatever was read.
func (f *dedupFlags) lines() bool {
	name := strings.ToLower(f.out)
	for _, pack := range []string{".gz", ".zst"} {
		name = strings.TrimSuffix(name, pack)
	}
	return slices.Contains([]string{".jsonl", ".ndjson", ".json"}, filepath.Ext(name))
}

// Nearly all that dedup allocates is kept to the end, so that collecting often is cheap, and collecting rarely would double the memory of a
// large run: collectorPercent. But while the heap is small that would mean collecting all the time: spareHeap is asked for and never
// touched, so that it costs no memory and only makes the heap look larger. It must come before the first collection, or it is memory
// that has been used and is cleared.
const (
	collectorPercent = 25
	spareHeap        = 64 << 20
	collectorLimit   = 85 // per cent of --memory, from which on the collector works all the time: the rest is the binary and the stacks
)

// spareHeap is none where memory is limited: what is asked for counts, touched or not.
func (f *dedupFlags) spareHeap() int {
	if f.memory != 0 {
		return 0
	}
	return spareHeap
}

func runDedup(ctx context.Context, in io.Reader, errs io.Writer, inputs []string, flags *dedupFlags) error {
	closing := newSummary()
	if err := flags.places(inputs); err != nil {
		return err
	}
	spare := make([]byte, flags.spareHeap())
	defer runtime.KeepAlive(spare)
	defer debug.SetGCPercent(debug.SetGCPercent(collectorPercent))
	if flags.memory != 0 {
		defer debug.SetMemoryLimit(debug.SetMemoryLimit(int64(flags.memory) * collectorLimit / 100))
	}
	options, err := flags.input.options(errs)
	if err != nil {
		return err
	}
	bar := newProgress(errs)
	defer bar.end()
	bar.read(corpus.TotalSize(inputs))
	options.Progress = bar.at
	d, err := dedup.Dedup(ctx, inputs, in, options, dedup.DedupOptions{Threshold: flags.threshold, TempDir: flags.tempDir(), Memory: int64(flags.memory), SameKind: flags.out != "" && !flags.lines()})
	if errors.Is(err, dedup.ErrKinds) {
		return fmt.Errorf("%w; name OUT .jsonl to have JSON lines", err)
	}
	if err != nil {
		return err
	}
	defer d.Close()
	bar.end()
	if d.Articles == 0 {
		return errors.New("no articles in the input")
	}
	pairs, err := flags.write(ctx, d)
	if err != nil {
		return err
	}
	for _, w := range d.Warnings {
		fmt.Fprintf(errs, "isnad: %s\n", w)
	}
	closing.count(d.Articles, "articles")
	closing.count(d.Articles-d.Dropped, "kept")
	closing.count(d.Dropped, "dropped")
	closing.count(pairs, "pairs")
	closing.count(d.Skipped, "skipped records")
	closing.write(errs, d.Bytes)
	return flags.input.verdict(d.Skipped)
}

// tempDir is the folder of the largest output: there is room for it there.
func (f *dedupFlags) tempDir() string {
	for _, path := range []string{f.out, f.pairs, f.dropped} {
		if path != "" {
			return filepath.Dir(path)
		}
	}
	return ""
}

// write writes the files asked for, side by side, which take their places together when all are written, and says how many pairs there are.
func (f *dedupFlags) write(ctx context.Context, d *dedup.Deduped) (pairs int, err error) {
	kept, how := func(w io.Writer) error { return d.WriteKept(ctx, w) }, packingOf(f.out)
	if kind, err := d.Kind(); !f.lines() && err == nil && kind != corpus.JSONLines {
		members := kind == corpus.WARC && how == gzipped // each record by itself, not the whole
		if members {
			how = unpacked
		}
		kept = func(w io.Writer) error { return d.WriteKind(ctx, stoppable{ctx, w}, members) }
	}
	written := make([]wholeFile, 3)
	defer func() {
		for i := range written {
			written[i].discard()
		}
	}()
	g, ctx := errgroup.WithContext(ctx)
	for i, output := range []struct {
		path    string
		packing packing
		write   func(io.Writer) error
	}{
		{f.out, how, kept},
		{f.dropped, packingOf(f.dropped), func(w io.Writer) error { return d.WriteDropped(stoppable{ctx, w}) }},
		{f.pairs, packingOf(f.pairs), func(w io.Writer) error { return dedup.WritePairs(stoppable{ctx, w}, d.Pairs()) }},
	} {
		if output.path == "" {
			continue
		}
		g.Go(func() (err error) {
			written[i], err = writeBeside(output.path, output.packing, output.write)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return 0, err
	}
	for i := range written {
		if err := written[i].takePlace(); err != nil {
			return 0, err
		}
	}
	return d.PairCount(), nil
}

// stoppable is a writer that fails when its context has ended: Ctrl-C must stop the writing too.
type stoppable struct {
	ctx context.Context
	to  io.Writer
}

func (s stoppable) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.to.Write(p)
}
