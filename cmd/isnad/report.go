// isnad report: everything, as pages for people and JSON lines for programs.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/report"
	"isnad/report/wire"
)

func newReportCommand() *cobra.Command {
	var input inputFlags
	var out string
	format := "jsonl"
	cmd := &cobra.Command{
		Use:   "report INPUT... -o DIR",
		Short: "write articles, families, events and copies as pages and JSON lines into a folder",
		Example: `  isnad report pages/ -o out       then open out/index.html
  isnad report feed.jsonl.gz pages/ --fields body=text_ar -o out
  isnad report feed.jsonl -o out --format csv      with tables for a spreadsheet`,
		Args: needInputs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" {
				return usageError{errors.New("no folder to write to: give -o DIR")}
			}
			if format != "jsonl" && format != "csv" {
				return usageError{fmt.Errorf("--format %s: want jsonl or csv", format)}
			}
			return runReport(cmd.Context(), cmd.InOrStdin(), cmd.ErrOrStderr(), args, &input, out, format == "csv")
		},
	}
	input.register(cmd)
	cmd.Flags().StringVarP(&out, "output", "o", "", "folder to write; an earlier report in it is replaced")
	cmd.Flags().StringVar(&format, "format", format, "form of the data beside the pages: jsonl, or csv for JSON lines and CSV of events, copies, facts and labels")
	return cmd
}

func runReport(ctx context.Context, in io.Reader, errs io.Writer, inputs []string, flags *inputFlags, dir string, csv bool) error {
	closing := newSummary()
	read, clusters, err := readAndCluster(ctx, in, errs, inputs, flags, dedup.ClusterOptions{})
	if err != nil {
		return err
	}
	found, err := findCopies(ctx, errs, read.Articles, clusters, flags, nil)
	if err != nil {
		return err
	}
	clusters = report.WithIndependent(clusters, found)
	compared, err := compareEvents(ctx, errs, read.Articles, clusters, found)
	if err != nil {
		return err
	}
	run := report.Run{Articles: read.Articles, Problems: read.Problems, Clusters: clusters, Copies: found, Compared: compared, CSV: csv}
	if err := report.WriteFolder(dir, &run); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	closing.totals(run.Totals())
	closing.copies(found)
	closing.count(len(compared.Events), "events compared")
	closing.write(errs, read.Bytes)
	return flags.verdict(len(read.Problems))
}

// compareEvents compares how each event was told, under a bar of its own.
func compareEvents(ctx context.Context, errs io.Writer, articles []corpus.Article, clusters *dedup.Clusters, found *wire.Result) (*report.Compared, error) {
	bar := newProgress(errs)
	defer bar.end()
	bar.stage("framing", int64(len(clusters.Events)))
	compared, err := report.Compare(ctx, articles, clusters, found, bar.of)
	if err != nil {
		return nil, fmt.Errorf("compare events: %w", err)
	}
	return compared, nil
}

// readAndCluster is the way of report, cluster and copies: inputs to articles, articles to clusters.
func readAndCluster(ctx context.Context, in io.Reader, errs io.Writer, inputs []string, flags *inputFlags, opt dedup.ClusterOptions) (*corpus.Corpus, *dedup.Clusters, error) {
	options, err := flags.options(errs)
	if err != nil {
		return nil, nil, err
	}
	bar := newProgress(errs)
	defer bar.end()
	bar.read(corpus.TotalSize(inputs))
	options.Progress = bar.at
	read, err := corpus.Read(ctx, inputs, in, options)
	if err != nil {
		return nil, nil, err
	}
	if len(read.Articles) == 0 {
		return nil, nil, errors.New("no articles in the input")
	}
	// From here on the order of the input is forgotten: what is written is the same for the same articles.
	slices.SortStableFunc(read.Articles, func(a, b corpus.Article) int { return cmp.Compare(a.ID, b.ID) })
	bar.stage("comparing", int64(len(read.Articles)))
	opt.Progress = func(done, _ int) { bar.at(int64(done)) }
	clusters, err := dedup.Cluster(ctx, read.Articles, opt)
	if err != nil {
		return nil, nil, err
	}
	for _, w := range clusters.Warnings {
		fmt.Fprintf(errs, "isnad: %s\n", w)
	}
	return read, clusters, nil
}
