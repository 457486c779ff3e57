// isnad cluster: families, events and stories to standard output.
package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"isnad/dedup"
	"isnad/report"
)

func newClusterCommand() *cobra.Command {
	var input inputFlags
	format := "jsonl"
	cmd := &cobra.Command{
		Use:   "cluster INPUT...",
		Short: "find families (same text), events (same happening) and stories",
		Example: `  isnad cluster pages/ > clusters.jsonl
  isnad cluster --format table feed.jsonl`,
		Args: needInputs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkFormat(format); err != nil {
				return err
			}
			return runCluster(cmd.Context(), cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr(), args, &input, format)
		},
	}
	input.register(cmd)
	cmd.Flags().StringVar(&format, "format", format, "form of the result: jsonl, table or csv")
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

func runCluster(ctx context.Context, in io.Reader, out, errs io.Writer, inputs []string, flags *inputFlags, format string) error {
	closing := newSummary()
	read, clusters, err := readAndCluster(ctx, in, errs, inputs, flags, dedup.ClusterOptions{})
	if err != nil {
		return err
	}
	switch format {
	case "table":
		err = report.WriteClustersTable(out, clusters)
	case "csv":
		err = report.WriteClustersCSV(out, clusters, read.Articles)
	default:
		err = report.WriteClusters(out, clusters)
	}
	if err != nil {
		return fmt.Errorf("write clusters: %w", err)
	}
	run := report.Run{Articles: read.Articles, Problems: read.Problems, Clusters: clusters}
	closing.totals(run.Totals())
	closing.write(errs, read.Bytes)
	return flags.verdict(len(read.Problems))
}
