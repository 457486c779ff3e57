// isnad eval: results against labels, one figure a line.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"

	"github.com/spf13/cobra"

	"isnad/similarity/score"
)

// evalFlags say what is measured.
type evalFlags struct {
	gold      string
	threshold float64
	field     string
}

func newEvalCommand() *cobra.Command {
	flags := evalFlags{field: "same_event"}
	cmd := &cobra.Command{
		Use:   "eval --gold FILE RESULT",
		Short: "measure a result against labels",
		Long: `What is measured follows from the header of the gold file (tab-separated):
  id, event [, story] [, unsure]   RESULT is clusters.jsonl: B-cubed, pair P/R/F1, ARI
  id, family                       the same for families
  a, b, score                      RESULT is what isnad similar wrote: Pearson's r with --field
  a, b [, jaccard]                 RESULT is a pairs file or clusters.jsonl: pair P/R/F1
  a folder of PAN XML              RESULT is copies.jsonl: plagdet over characters, and
                                   recall_none, recall_word_shuffling, ... of each kind of case;
                                   texts are known by the base names of their ids
  a, b, derivation [, credit] [, unsure]
                                   RESULT is copies.jsonl: F1 of each of WD (whole), PD (part)
                                   and ND (quote, or no line), class_macro_f1 their mean, all
                                   rows and rows without doubt; credit_accuracy over pairs found
  source, copy, class [, credited] [, direction]
                                   RESULT is copies.jsonl: share of rows whose class, direction,
                                   parent is right; credit_accuracy over pairs found`,
		Example: `  isnad eval --gold gold/events.tsv out/clusters.jsonl
  isnad eval --gold gold/copies.tsv out/copies.jsonl
  isnad eval --gold exact.tsv --threshold .8 pairs.tsv`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{fmt.Errorf("want one RESULT, got %d", len(args))}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if flags.gold == "" {
				return usageError{errors.New("no labels given: name them with --gold")}
			}
			return runEval(cmd.OutOrStdout(), &flags, args[0])
		},
	}
	cmd.Flags().StringVar(&flags.gold, "gold", "", "the labels: a tab-separated file with a header, or a folder of PAN XML")
	cmd.Flags().Float64Var(&flags.threshold, "threshold", 0, "gold pairs count from this jaccard on")
	cmd.Flags().StringVar(&flags.field, "field", flags.field, "the measure of isnad similar that is held against the scores")
	return cmd
}

// figures prints one figure a line.
type figures struct {
	out io.Writer
	err error
}

// print writes a share or a coefficient.
func (f *figures) print(name string, value float64) {
	if f.err == nil {
		_, f.err = fmt.Fprintf(f.out, "%s\t%.4f\n", name, value)
	}
}

// count writes a whole number.
func (f *figures) count(name string, n int) {
	if f.err == nil {
		_, f.err = fmt.Fprintf(f.out, "%s\t%d\n", name, n)
	}
}

// runEval measures what the header of the labels asks for.
func runEval(out io.Writer, flags *evalFlags, result string) error {
	to := &figures{out: out}
	if info, err := os.Stat(flags.gold); err == nil && info.IsDir() {
		return evalPassages(to, flags.gold, result)
	}
	gold, err := readTable(flags.gold)
	if err != nil {
		return err
	}
	if len(gold.rows) == 0 {
		return fmt.Errorf("read labels: %s: no rows", gold.path)
	}
	if err := gold.checkLabels(); err != nil {
		return err
	}
	a, b := gold.column("a", "id1"), gold.column("b", "id2")
	switch scored := gold.column("score", "overall", "similarity"); {
	case gold.column("id") >= 0 && (gold.column("event") >= 0 || gold.column("family") >= 0 || gold.column("story") >= 0):
		return evalClusters(to, gold, result)
	case gold.column("source") >= 0 && gold.column("copy") >= 0 && gold.column("class") >= 0:
		return evalCopies(to, gold, result)
	case gold.column("a") >= 0 && gold.column("b") >= 0 && gold.column("derivation") >= 0:
		return evalDerivations(to, gold, result)
	case a >= 0 && b >= 0 && scored >= 0:
		return evalScores(to, gold, flags.field, result)
	case a >= 0 && b >= 0:
		return evalPairs(to, gold, flags.threshold, result)
	}
	return fmt.Errorf("read labels: %s:1: the header names neither id with event, family or story, nor a with b, nor source with copy and class", gold.path)
}

// evalClusters compares every kind of cluster the labels have, and events and stories also on the rows without doubt.
func evalClusters(to *figures, gold *goldTable, result string) error {
	found, err := readClusters(result)
	if err != nil {
		return err
	}
	id, unsure := gold.column("id"), gold.column("unsure")
	for _, kind := range []struct {
		name  string
		found map[string]string
	}{{"event", found.event}, {"story", found.story}, {"family", found.family}} {
		column := gold.column(kind.name)
		if column < 0 {
			continue
		}
		all, sure := make(map[string]string), make(map[string]string)
		missing := 0
		for _, row := range gold.rows {
			all[row[id]] = row[column]
			if unsure < 0 || row[unsure] == "0" {
				sure[row[id]] = row[column]
			}
			if _, ok := kind.found[row[id]]; !ok {
				missing++
			}
		}
		to.clustering(kind.name, score.NewContingency(all, kind.found))
		if len(sure) < len(all) {
			to.clustering(kind.name+"_sure", score.NewContingency(sure, kind.found))
		}
		to.count(kind.name+"_articles", len(all))
		to.count(kind.name+"_missing", missing)
	}
	return to.err
}

// clustering prints the measures of one comparison.
func (f *figures) clustering(name string, c *score.Contingency) {
	f.rates(name+"_bcubed", c.BCubed())
	f.rates(name+"_pair", c.Pairs())
	f.print(name+"_ari", c.ARI())
}

func (f *figures) rates(name string, r score.Rates) {
	f.print(name+"_precision", r.Precision)
	f.print(name+"_recall", r.Recall)
	f.print(name+"_f1", r.F1)
}

// evalScores correlates a field of isnad similar with the labelled scores.
func evalScores(to *figures, gold *goldTable, field, result string) error {
	a, b, scored := gold.column("a", "id1"), gold.column("b", "id2"), gold.column("score", "overall", "similarity")
	found := make(map[[2]string]float64)
	err := eachLine(result, func(line *map[string]any) error {
		x, _ := (*line)["a"].(string)
		y, _ := (*line)["b"].(string)
		if x == "" || y == "" {
			return errors.New("no a and b, as a line of isnad similar has")
		}
		if v, ok := (*line)[field].(float64); ok {
			found[[2]string{x, y}] = v
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(found) == 0 {
		return fmt.Errorf("read result: %s: no line has a number %q", result, field)
	}
	var wanted, got []float64
	for i, row := range gold.rows {
		want, err := strconv.ParseFloat(row[scored], 64)
		if err != nil {
			return fmt.Errorf("read labels: %s:%d: %q is no number", gold.path, gold.lines[i], row[scored])
		}
		v, ok := found[[2]string{row[a], row[b]}]
		if !ok {
			v, ok = found[[2]string{row[b], row[a]}]
		}
		if ok {
			wanted, got = append(wanted, want), append(got, v)
		}
	}
	to.print("pearson", score.Pearson(wanted, got))
	to.count("pairs", len(wanted))
	to.count("missing", len(gold.rows)-len(wanted))
	return to.err
}

// evalPairs compares sets of unordered pairs. Gold pairs below the threshold are no pairs, and neither are found ones.
func evalPairs(to *figures, gold *goldTable, threshold float64, result string) error {
	wanted, err := gold.pairs(threshold)
	if err != nil {
		return err
	}
	if clusters, err := isJSON(result); err != nil {
		return err
	} else if clusters {
		found, err := readClusters(result)
		if err != nil {
			return err
		}
		together := 0
		for pair := range wanted {
			if family, ok := found.family[pair[0]]; ok && family == found.family[pair[1]] {
				together++
			}
		}
		to.print("same_family", float64(together)/float64(max(len(wanted), 1)))
		to.count("pairs", len(wanted))
		return to.err
	}
	table, err := readTable(result)
	if err != nil {
		return err
	}
	found, err := table.pairs(threshold)
	if err != nil {
		return err
	}
	right := 0
	for pair := range found {
		if wanted[pair] {
			right++
		}
	}
	to.rates("pair", score.NewRates(float64(right), float64(len(found)), float64(len(wanted))))
	to.count("found", len(found))
	to.count("wanted", len(wanted))
	return to.err
}
