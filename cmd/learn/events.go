// The models of events and stories: logistic models over the features of labelled pairs.
package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"isnad/dedup"
	"isnad/dedup/corpus"
)

// eventFlags say what is learnt from and how.
type eventFlags struct {
	corpora            []string
	gold, check        []string // files of labels: to learn from, to measure only
	out                string
	penalty            float64
	eventCut, storyCut float64
	folds              int
}

func newEventsCommand() *cobra.Command {
	flags := eventFlags{out: "dedup/model.tsv", penalty: 1e-4, eventCut: .28, storyCut: .2, folds: 8}
	cmd := &cobra.Command{
		Use:   "events --corpus CORPUS --gold LABELS",
		Short: "learn the weights of the event and story models",
		Long: `Labels are tab-separated with the header id, event, story, unsure. Each file of labels is a set of its own: its articles are
clustered by themselves. The models are fitted to the pairs of all sets; figures are given out of fold (learnt from neither of a
pair's two stories), carried over (learnt from the other sets alone) and in sample.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return learnEvents(cmd.Context(), cmd.OutOrStdout(), &flags)
		},
	}
	cmd.Flags().StringSliceVar(&flags.corpora, "corpus", nil, "the articles, as isnad reads them")
	cmd.Flags().StringSliceVar(&flags.gold, "gold", nil, "files of labels")
	cmd.Flags().StringSliceVar(&flags.check, "check", nil, "files of labels that are only measured")
	cmd.Flags().StringVar(&flags.out, "out", flags.out, "file to write")
	cmd.Flags().Float64Var(&flags.penalty, "penalty", flags.penalty, "on the squares of standardised weights, per unit of pair weight")
	cmd.Flags().Float64Var(&flags.eventCut, "event-cut", flags.eventCut, "mean chance at which events are kept together")
	cmd.Flags().Float64Var(&flags.storyCut, "story-cut", flags.storyCut, "mean chance at which stories are kept together")
	cmd.Flags().IntVar(&flags.folds, "folds", flags.folds, "number of folds")
	return cmd
}

func learnEvents(ctx context.Context, out io.Writer, flags *eventFlags) error {
	read, err := corpus.Read(ctx, flags.corpora, nil, corpus.Options{})
	if err != nil {
		return err
	}
	sets, groups, err := readSets(ctx, flags.gold, read.Articles)
	if err != nil {
		return err
	}
	checked, checkGroups, err := readSets(ctx, flags.check, read.Articles)
	if err != nil {
		return err
	}
	var figures strings.Builder
	said := io.MultiWriter(out, &figures)
	fmt.Fprintln(said, "B-cubed F1 (P/R), pair F1 (P/R); the same of the rows without doubt")
	both := tasks(flags)
	var models [2]*dedup.Model
	for i, t := range both {
		models[i] = t.learn(said, sets, groups, flags)
		for k, s := range checked {
			if t.name == "stories" && maps.Equal(s.story, s.event) {
				continue // a set without labels of stories
			}
			name := fmt.Sprintf("%s, %d articles, never learnt from", filepath.Base(s.path), len(s.event))
			checkGroups[k] = t.report(said, s, name, checkGroups[k], models[i].Chances(t.pairs(s)))
		}
	}
	return writeModels(flags, figures.String(), both, models)
}

// readSets reads labels and measures their articles; each set starts from its families.
func readSets(ctx context.Context, paths []string, articles []corpus.Article) (sets []*labelled, groups [][]int, err error) {
	for _, path := range paths {
		set, err := readLabels(path)
		if err != nil {
			return nil, nil, err
		}
		if err := set.prepare(ctx, articles); err != nil {
			return nil, nil, err
		}
		sets, groups = append(sets, set), append(groups, set.material.Families)
	}
	return sets, groups, nil
}

// writeModels writes what package dedup embeds.
func writeModels(flags *eventFlags, figures string, both []*task, models [2]*dedup.Model) error {
	var b strings.Builder
	b.WriteString("# Models of events and of stories: chance = 1 / (1 + exp(−(bias + Σ weight · feature))); groups are joined while the mean chance of their\n")
	b.WriteString("# pairs is at least cut. Features are explained in features.go; - is one that the model does not look at.\n#\n")
	fmt.Fprintf(&b, "# Made by go run ./cmd/learn events with penalty %g and %d folds, from articles of ANT corpus v2.1 (multi-source) and these labels.\n", flags.penalty, flags.folds)
	for line := range strings.Lines(figures) {
		b.WriteString("# " + line)
	}
	b.WriteString("#\n# feature\tevent\tstory\n")
	for i, name := range dedup.FeatureNames() {
		b.WriteString(name)
		for k, t := range both {
			if slices.Contains(t.features, name) {
				fmt.Fprintf(&b, "\t%.3f", models[k].Weights[i])
			} else {
				b.WriteString("\t-")
			}
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "bias\t%.3f\t%.3f\n", models[0].Bias, models[1].Bias)
	fmt.Fprintf(&b, "cut\t%g\t%g\n", models[0].Cut, models[1].Cut)
	return os.WriteFile(flags.out, []byte(b.String()), 0o644)
}
