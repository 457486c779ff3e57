// isnad copies: who carries whose text.
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/report"
	"isnad/report/wire"
)

// copiesFlags are the flags of copies.
type copiesFlags struct {
	input        inputFlags
	source, gexf string
	format       string
}

func newCopiesCommand() *cobra.Command {
	flags := copiesFlags{format: "jsonl"}
	cmd := &cobra.Command{
		Use:   "copies INPUT...",
		Short: "find copied text: who took it from whom, how much, and what was changed",
		Long: `copies writes an object a line for every two articles of which one carries text of
the other, or both that of a third: the passages on both sides, how much of either
text they are, what was cut, added, moved or altered, whom the copy credits, and what
speaks for the direction. Articles of all events are compared. Overlap that is only
quotation, templates filled in day after day and an office's standing text do not
count as copied. Where the evidence is thin the direction is "undetermined".

With --source FILE only copies of the articles in FILE are listed, or what they are
copies of themselves: where did this one text go? FILE is read beside the INPUT,
unless it is part of it.`,
		Example: `  isnad copies pages/ > copies.jsonl
  isnad copies feed.jsonl --source dispatch.txt --format table
  isnad copies pages/ --gexf chains.gexf > copies.jsonl`,
		Args: needInputs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkFormat(flags.format); err != nil {
				return err
			}
			return runCopies(cmd.Context(), cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr(), args, &flags)
		},
	}
	flags.input.register(cmd)
	f := cmd.Flags()
	f.StringVar(&flags.format, "format", flags.format, "form of the result: jsonl, table or csv")
	f.StringVar(&flags.source, "source", "", "a file: list only copies that its articles take part in")
	f.StringVar(&flags.gexf, "gexf", "", "file for the chains of transmission as a graph (GEXF 1.2, for Gephi)")
	return cmd
}

func runCopies(ctx context.Context, in io.Reader, out, errs io.Writer, inputs []string, flags *copiesFlags) error {
	closing := newSummary()
	if err := checkPlace(flags.gexf); err != nil {
		return err
	}
	inputs, err := withSource(inputs, flags.source)
	if err != nil {
		return err
	}
	if flags.gexf != "" && liesInAny(flags.gexf, inputs) {
		return usageError{fmt.Errorf("--gexf %s: it is part of the input, which is left as it is", flags.gexf)}
	}
	read, clusters, err := readAndCluster(ctx, in, errs, inputs, &flags.input, dedup.ClusterOptions{EventsOnly: true})
	if err != nil {
		return err
	}
	var only []bool
	if flags.source != "" {
		if only, err = articlesOf(read.Articles, flags.source); err != nil {
			return err
		}
	}
	found, err := findCopies(ctx, errs, read.Articles, clusters, &flags.input, only)
	if err != nil {
		return err
	}
	var graph wholeFile
	defer func() { graph.discard() }()
	if flags.gexf != "" {
		graph, err = writeBeside(flags.gexf, packingOf(flags.gexf), func(w io.Writer) error {
			return report.WriteChainsGEXF(stoppable{ctx, w}, read.Articles, clusters, found)
		})
		if err != nil {
			return err
		}
	}
	if err := writeCopies(out, flags.format, read.Articles, found); err != nil {
		return fmt.Errorf("write copies: %w", err)
	}
	if err := graph.takePlace(); err != nil {
		return err
	}
	closing.count(len(read.Articles), "articles")
	closing.copies(found)
	closing.count(len(read.Problems), "skipped records")
	closing.write(errs, read.Bytes)
	return flags.input.verdict(len(read.Problems))
}

func writeCopies(out io.Writer, format string, articles []corpus.Article, found *wire.Result) error {
	buffered := bufio.NewWriterSize(out, 1<<16)
	write := report.WriteCopies
	switch format {
	case "table":
		write = report.WriteCopiesTable
	case "csv":
		write = report.WriteCopiesCSV
	}
	if err := write(buffered, articles, found); err != nil {
		return err
	}
	return buffered.Flush()
}

// findCopies looks for copies under a bar of its own and says which caps were applied; only, if given, says of which articles.
func findCopies(ctx context.Context, errs io.Writer, articles []corpus.Article, clusters *dedup.Clusters, flags *inputFlags, only []bool) (*wire.Result, error) {
	agencies, err := flags.agencyList()
	if err != nil {
		return nil, err
	}
	bar := newProgress(errs)
	defer bar.end()
	bar.stage("copies", int64(len(articles)))
	found, err := wire.Find(ctx, articles, clusters, wire.Options{Agencies: agencies, Progress: bar.of, Only: only})
	if err != nil {
		return nil, fmt.Errorf("find copies: %w", err)
	}
	bar.end()
	for _, w := range found.Warnings {
		say(errs, w)
	}
	return found, nil
}

// withSource adds the source to the inputs, unless it lies in one of them: a file read twice would be a copy of itself.
func withSource(inputs []string, source string) ([]string, error) {
	if source == "" {
		return inputs, nil
	}
	info, err := os.Stat(source)
	if err != nil {
		return nil, fmt.Errorf("read source: %w", err)
	}
	if info.IsDir() {
		return nil, usageError{fmt.Errorf("--source %s: it is a folder, want a file", source)}
	}
	if liesInAny(source, inputs) {
		return inputs, nil
	}
	return append(inputs[:len(inputs):len(inputs)], source), nil
}

func liesInAny(file string, inputs []string) bool {
	return slices.ContainsFunc(inputs, func(input string) bool { return lies(file, input) })
}

// lies reports whether file is the input or stands in it.
func lies(file, input string) bool {
	a, err := realPath(file)
	if err != nil {
		return false
	}
	b, err := realPath(input)
	if err != nil {
		return false
	}
	way, err := filepath.Rel(b, a)
	return err == nil && way != ".." && !strings.HasPrefix(way, ".."+string(filepath.Separator))
}

// realPath is the one name of a file that may have several.
func realPath(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(path)
}

// articlesOf marks the articles that were read from a file.
func articlesOf(articles []corpus.Article, file string) ([]bool, error) {
	want, err := realPath(file)
	if err != nil {
		return nil, fmt.Errorf("read source: %w", err)
	}
	same := make(map[string]bool) // by path as the articles name it
	only := make([]bool, len(articles))
	any := false
	for i := range articles {
		path := articles[i].Place.Path
		is, known := same[path]
		if !known {
			got, err := realPath(path)
			is = err == nil && got == want
			same[path] = is
		}
		only[i] = is
		any = any || is
	}
	if !any {
		return nil, errors.New("no articles in --source " + file)
	}
	return only, nil
}

// copies counts what was found, by class, and the texts that must have been there.
func (s *summary) copies(found *wire.Result) {
	classes := make(map[wire.Class]int)
	for i := range found.Copies {
		classes[found.Copies[i].Class]++
	}
	unseen := 0
	for i := range found.Chains {
		for _, n := range found.Chains[i].Nodes {
			if n.Article < 0 {
				unseen++
			}
		}
	}
	s.count(classes[wire.Whole], "whole copies")
	s.count(classes[wire.Part], "part copies")
	s.count(classes[wire.Quote], "shared quotations")
	s.count(unseen, "unseen sources")
}
