// The same-event model: a logistic model over the features of labelled pairs.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"isnad/dedup"
	"isnad/dedup/corpus"
)

// eventFlags say what is learnt from and how.
type eventFlags struct {
	corpora, gold []string
	out           string
	penalty, cut  float64
	folds         int
}

func newEventsCommand() *cobra.Command {
	flags := eventFlags{out: "dedup/model.tsv", penalty: 1e-4, cut: .3, folds: 8}
	cmd := &cobra.Command{
		Use:   "events --corpus CORPUS --gold LABELS",
		Short: "learn the weights of the same-event model",
		Long: `Labels are tab-separated with the header id, event, story, unsure. Each file of labels is a set of its own: its articles are
clustered by themselves. The model is fitted to the pairs of all sets; figures are given in sample, out of fold (neither of a pair's
two stories was learnt from) and carried over (learnt from the other sets alone).`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return learnEvents(cmd.Context(), cmd.OutOrStdout(), &flags)
		},
	}
	cmd.Flags().StringSliceVar(&flags.corpora, "corpus", nil, "the articles, as isnad reads them")
	cmd.Flags().StringSliceVar(&flags.gold, "gold", nil, "files of labels")
	cmd.Flags().StringVar(&flags.out, "out", flags.out, "file to write")
	cmd.Flags().Float64Var(&flags.penalty, "penalty", flags.penalty, "on the squares of standardised weights, per unit of pair weight")
	cmd.Flags().Float64Var(&flags.cut, "cut", flags.cut, "mean chance at which events are kept together")
	cmd.Flags().IntVar(&flags.folds, "folds", flags.folds, "number of folds")
	return cmd
}

func learnEvents(ctx context.Context, out io.Writer, flags *eventFlags) error {
	read, err := corpus.Read(ctx, flags.corpora, nil, corpus.Options{})
	if err != nil {
		return err
	}
	var sets []*labelled
	for _, path := range flags.gold {
		set, err := readLabels(path)
		if err != nil {
			return err
		}
		if err := set.prepare(ctx, read.Articles); err != nil {
			return err
		}
		sets = append(sets, set)
	}
	var head strings.Builder
	said := io.MultiWriter(out, &head)
	model := fit(sets, nil, flags.penalty)
	fmt.Fprintf(said, "%-52s%s\n", "", "B-cubed F1 (P/R), pair F1 (P/R); of rows without doubt")
	for i, set := range sets {
		name := fmt.Sprintf("%s, %d articles,", filepath.Base(set.path), len(set.material.Profiles))
		set.report(said, name+" in sample", model.Chances(set.pairs), flags.cut)
		set.report(said, name+" out of fold", set.outOfFold(sets, flags), flags.cut)
		if others := without(sets, i); len(others) > 0 {
			set.report(said, name+" carried over", fit(others, nil, flags.penalty).Chances(set.pairs), flags.cut)
		}
	}
	return writeModel(flags, head.String(), model)
}

func without(sets []*labelled, i int) []*labelled {
	return append(append([]*labelled(nil), sets[:i]...), sets[i+1:]...)
}

// writeModel writes what package dedup embeds.
func writeModel(flags *eventFlags, figures string, m *dedup.EventModel) error {
	var b strings.Builder
	b.WriteString("# Same-event model: chance = 1 / (1 + exp(−(bias + Σ weight · feature))); events are joined while the mean chance is at least cut.\n")
	fmt.Fprintf(&b, "# Made by go run ./cmd/learn events with penalty %g, %d folds, from articles of ANT corpus v2.1 (multi-source) and these labels:\n", flags.penalty, flags.folds)
	for line := range strings.Lines(figures) {
		b.WriteString("#   " + line)
	}
	for i, name := range dedup.FeatureNames() {
		fmt.Fprintf(&b, "%s\t%.3f\n", name, m.Weights[i])
	}
	fmt.Fprintf(&b, "bias\t%.3f\ncut\t%g\n", m.Bias, flags.cut)
	return os.WriteFile(flags.out, []byte(b.String()), 0o644)
}
