// isnad similar: pairs of articles with every measure.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"isnad/dedup"
	"isnad/dedup/corpus"
)

func newSimilarCommand() *cobra.Command {
	var input inputFlags
	var pairs string
	cmd := &cobra.Command{
		Use:   "similar A B | similar --pairs FILE INPUT...",
		Short: "say how alike two articles are, by every measure",
		Long: `similar writes an object a line: {"a","b","jaccard","containment","cosine","same_event"}.
jaccard and containment compare runs of five words: is it one text? cosine compares
weighted stems: is it one subject? same_event, from 0 to 1, says how far both tell
one happening. Page furniture is left out of all four.

A and B are files of one article each. With --pairs FILE, a table with the header
a, b (tab-separated ids of articles of INPUT), each of its rows is compared, in the
table's order; a row with an id that is not there is reported and passed over.`,
		Example: `  isnad similar page1.html page2.html
  isnad similar --pairs pairs.tsv feed.jsonl > similar.jsonl`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case pairs == "" && len(args) != 2:
				return usageError{errors.New("want two files A and B, or --pairs FILE and INPUT")}
			case pairs != "" && len(args) == 0:
				return usageError{errors.New("no INPUT given: name where the articles of --pairs are")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return runSimilar(cmd.Context(), cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr(), args, &input, pairs)
		},
	}
	input.register(cmd)
	cmd.Flags().StringVar(&pairs, "pairs", "", "a table of pairs to compare: header a, b, tab-separated")
	return cmd
}

func runSimilar(ctx context.Context, in io.Reader, out, errs io.Writer, inputs []string, flags *inputFlags, pairsFile string) error {
	closing := newSummary()
	options, err := flags.options(errs)
	if err != nil {
		return err
	}
	var asked []askedPair
	if pairsFile != "" {
		if asked, err = readPairs(pairsFile); err != nil {
			return err
		}
	}
	read, err := corpus.Read(ctx, inputs, in, options)
	if err != nil {
		return err
	}
	skipped := len(read.Problems)
	if pairsFile == "" {
		if asked, err = twoArticles(read, inputs); err != nil {
			return err
		}
	}
	known := make(map[string]int, len(read.Articles))
	for i := range read.Articles {
		known[read.Articles[i].ID] = i
	}
	compare := dedup.NewComparer(read.Articles)
	buffered := bufio.NewWriter(out)
	encoder := json.NewEncoder(buffered)
	encoder.SetEscapeHTML(false)
	compared := 0
	for _, pair := range asked {
		if err := ctx.Err(); err != nil {
			return err
		}
		if problem := pair.unknown(pairsFile, known); problem != nil {
			skipped++
			options.Report(*problem)
			continue
		}
		s := compare.Pair(known[pair.a], known[pair.b])
		if err := encoder.Encode(similarLine{pair.a, pair.b, s.Jaccard, s.Containment, s.Cosine, s.SameEvent}); err != nil {
			return fmt.Errorf("write pairs: %w", err)
		}
		compared++
	}
	if err := buffered.Flush(); err != nil {
		return fmt.Errorf("write pairs: %w", err)
	}
	closing.count(len(read.Articles), "articles")
	closing.count(compared, "pairs")
	closing.count(skipped, "skipped records")
	closing.write(errs, read.Bytes)
	return flags.verdict(skipped)
}

// similarLine is one line of the result.
type similarLine struct {
	A           string  `json:"a"`
	B           string  `json:"b"`
	Jaccard     float64 `json:"jaccard"`
	Containment float64 `json:"containment"`
	Cosine      float64 `json:"cosine"`
	SameEvent   float64 `json:"same_event"`
}

// askedPair is a row of the table of pairs.
type askedPair struct {
	a, b string
	line int // in the table, from 1
}

// unknown is the problem of a pair with an article that is not there.
func (p *askedPair) unknown(file string, known map[string]int) *corpus.Problem {
	for _, id := range []string{p.a, p.b} {
		if _, ok := known[id]; !ok {
			return &corpus.Problem{Place: corpus.Place{Path: file, Line: p.line}, Reason: fmt.Sprintf("no article has the id %q", id)}
		}
	}
	return nil
}

// twoArticles pairs the first articles of two inputs.
func twoArticles(read *corpus.Corpus, inputs []string) ([]askedPair, error) {
	var ids []string
	for i := range read.Articles {
		if read.Articles[i].Parent == "" {
			ids = append(ids, read.Articles[i].ID)
		}
	}
	if len(ids) != 2 {
		return nil, fmt.Errorf("%s and %s hold %d articles: want one each, or --pairs for articles of larger files", inputs[0], inputs[1], len(ids))
	}
	return []askedPair{{a: ids[0], b: ids[1]}}, nil
}

// readPairs reads a table with columns a and b.
func readPairs(path string) ([]askedPair, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read pairs: %w", err)
	}
	defer file.Close()
	return parsePairs(file, path)
}

func parsePairs(r io.Reader, path string) ([]askedPair, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	var pairs []askedPair
	colA, colB := -1, -1
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSuffix(lines.Text(), "\r")
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		cells := strings.Split(line, "\t")
		if n == 1 {
			for i, name := range cells {
				switch strings.TrimSpace(name) {
				case "a":
					colA = i
				case "b":
					colB = i
				}
			}
			if colA < 0 || colB < 0 {
				return nil, fmt.Errorf("read pairs: %s:1: no header with columns a and b, tab-separated", path)
			}
			continue
		}
		if line == "" {
			continue
		}
		if len(cells) <= max(colA, colB) {
			return nil, fmt.Errorf("read pairs: %s:%d: %d columns, want at least %d", path, n, len(cells), max(colA, colB)+1)
		}
		pairs = append(pairs, askedPair{unescapeID(cells[colA]), unescapeID(cells[colB]), n})
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read pairs: %s: %w", path, err)
	}
	return pairs, nil
}

var unescapes = strings.NewReplacer(`\\`, `\`, `\t`, "\t", `\n`, "\n", `\r`, "\r")

// unescapeID reads an id as dedup --pairs writes it.
func unescapeID(cell string) string {
	if !strings.Contains(cell, `\`) {
		return cell
	}
	return unescapes.Replace(cell)
}
