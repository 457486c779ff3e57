package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run() error {
	threshold := flag.Float64("threshold", .5, "least Jaccard of a pair, (0,1]")
	runs := flag.Int("runs", 5, "rounds; the table gives medians")
	only := flag.String("only", "", "comma-separated names of contestants, default all")
	part := flag.String("part", "", "for this program itself: what a process of its own does")
	out := flag.String("out", "", "with -part: file for the pairs")
	flag.Parse()
	if *part != "" {
		return runPart(*part, flag.Arg(0), *threshold, *out)
	}
	if flag.NArg() == 0 || !(*threshold > 0 && *threshold <= 1) || *runs < 1 {
		return fmt.Errorf("usage: bench [-threshold .5] [-runs 5] [-only NAMES] FILE.jsonl...")
	}
	temp, err := os.MkdirTemp("", "isnad-bench-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	for _, file := range flag.Args() {
		all, err := contestants(temp, file, *threshold)
		if err != nil {
			return err
		}
		if *only != "" {
			all = slices.DeleteFunc(all, func(c *contestant) bool { return !slices.Contains(strings.Split(*only, ","), c.name) })
		}
		if err := compete(all, *runs); err != nil {
			return err
		}
		if err := show(all, temp, file, *threshold, *runs); err != nil {
			return err
		}
	}
	return nil
}

// patience is after how many seconds in all a contestant runs no more: long runs differ little.
const patience = 10

// compete has the contestants run in turn. This process must stay small meanwhile: Linux counts its memory as its children's.
func compete(all []*contestant, runs int) error {
	for range runs {
		for _, c := range all {
			if c.absent != "" || c.taken() > patience {
				continue
			}
			if err := c.run(); err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
		}
	}
	for _, c := range all {
		if c.absent != "" {
			fmt.Fprintf(os.Stderr, "bench: %s left out: %s\n", c.name, c.absent)
		}
	}
	return nil
}

// show prints the table of one file.
func show(all []*contestant, temp, file string, threshold float64, runs int) error {
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	exact := part(temp, "exact", file, threshold)
	if err := exact.run(); err != nil {
		return fmt.Errorf("exact join: %w", err)
	}
	truth, err := readPairs(exact.pairs)
	if err != nil {
		return err
	}
	articles, err := countLines(file)
	if err != nil {
		return err
	}
	fmt.Printf("%s: %d articles, %.0f MB; %d pairs of Jaccard %v or more; median of %d runs, of fewer where they are long\n",
		filepath.Join(filepath.Base(filepath.Dir(file)), filepath.Base(file)), articles, float64(info.Size())/1e6, len(truth), threshold, runs)
	w := table.NewWriter()
	w.AppendHeader(table.Row{"", "articles/s", "MB/s", "seconds", "peak MB", "precision", "recall"})
	for _, c := range all {
		if c.absent != "" {
			continue
		}
		precision, recall := "", ""
		if c.pairs != "" {
			found, err := readPairs(c.pairs)
			if err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
			precision, recall = measure(found, truth)
		}
		seconds := median(c.seconds)
		w.AppendRow(table.Row{
			c.name, fmt.Sprintf("%.0f", float64(articles)/seconds), fmt.Sprintf("%.1f", float64(info.Size())/1e6/seconds),
			fmt.Sprintf("%.2f", seconds), fmt.Sprintf("%.0f", slices.Max(c.memory)/1e6), precision, recall,
		})
	}
	fmt.Println(w.RenderMarkdown())
	return nil
}

// measure holds found pairs against all there are.
func measure(found, truth map[[2]string]bool) (precision, recall string) {
	hit := 0
	for p := range found {
		if truth[p] {
			hit++
		}
	}
	share := func(n int) string {
		if n == 0 {
			return "-"
		}
		return fmt.Sprintf("%.4f", float64(hit)/float64(n))
	}
	return share(len(found)), share(len(truth))
}

func median(x []float64) float64 {
	x = slices.Sorted(slices.Values(x))
	return x[len(x)/2]
}

// ordered is a pair of ids in either order.
func ordered(a, b string) [2]string {
	if cmp.Compare(a, b) > 0 {
		return [2]string{b, a}
	}
	return [2]string{a, b}
}
