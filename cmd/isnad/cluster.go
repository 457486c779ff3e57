// isnad cluster: families, events and stories to standard output.
package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/report"
)

func newClusterCommand() *cobra.Command {
	var input inputFlags
	format, of := "jsonl", ""
	cmd := &cobra.Command{
		Use:   "cluster INPUT...",
		Short: "find families (same text), events (same happening) and stories",
		Example: `  isnad cluster pages/ > clusters.jsonl
  isnad cluster --format table feed.jsonl
  isnad cluster --format csv --of events feed.jsonl > events.csv`,
		Args: needInputs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkFormat(format); err != nil {
				return err
			}
			if err := checkRows(format, of, "articles", "events"); err != nil {
				return err
			}
			return runCluster(cmd.Context(), cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr(), args, &input, formOfClusters(format, of))
		},
	}
	input.register(cmd)
	cmd.Flags().StringVar(&format, "format", format, "form of the result: jsonl, table or csv")
	cmd.Flags().StringVar(&of, "of", "", "what --format csv has a row of: articles (when not given) or events")
	return cmd
}

// checkFormat refuses forms of output there are not.
func checkFormat(format string) error {
	switch format {
	case "jsonl", "table", "csv":
		return nil
	}
	return usageError{fmt.Errorf("--format %s: want jsonl, table or csv", format)}
}

// checkRows refuses a choice of rows for other forms than CSV, and rows there are not; "" is no choice.
func checkRows(format, of string, choices ...string) error {
	switch {
	case of == "":
		return nil
	case !slices.Contains(choices, of):
		return usageError{fmt.Errorf("--of %s: want %s", of, strings.Join(choices, " or "))}
	case format != "csv":
		return usageError{fmt.Errorf("--of %s: only --format csv has rows to choose", of)}
	}
	return nil
}

// clustersForm is one form of the result.
type clustersForm func(io.Writer, *dedup.Clusters, []corpus.Article) error

func formOfClusters(format, of string) clustersForm {
	switch {
	case format == "table":
		return func(w io.Writer, c *dedup.Clusters, _ []corpus.Article) error { return report.WriteClustersTable(w, c) }
	case format == "csv" && of == "events":
		return func(w io.Writer, c *dedup.Clusters, _ []corpus.Article) error {
			return report.WriteEventsCSV(w, c, nil)
		}
	case format == "csv":
		return report.WriteClustersCSV
	}
	return func(w io.Writer, c *dedup.Clusters, _ []corpus.Article) error { return report.WriteClusters(w, c) }
}

func runCluster(ctx context.Context, in io.Reader, out, errs io.Writer, inputs []string, flags *inputFlags, write clustersForm) error {
	closing := newSummary()
	read, clusters, err := readAndCluster(ctx, in, errs, inputs, flags, dedup.ClusterOptions{})
	if err != nil {
		return err
	}
	if err := write(out, clusters, read.Articles); err != nil {
		return fmt.Errorf("write clusters: %w", err)
	}
	run := report.Run{Articles: read.Articles, Problems: read.Problems, Clusters: clusters}
	closing.totals(run.Totals())
	closing.write(errs, read.Bytes)
	return flags.verdict(len(read.Problems))
}
