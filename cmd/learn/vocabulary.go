// Document frequencies of word forms: single words and counts, no text.
package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"
	"github.com/spf13/cobra"
	"github.com/zeebo/xxh3"

	"isnad/dedup/corpus"
	"isnad/similarity/arabic"
)

func newVocabularyCommand() *cobra.Command {
	out, least, sources := "similarity/arabic/vocabulary.txt.zst", 3, "ANT corpus v2.1 (multi-source) and SaudiNewsNet (CC BY-NC-SA 4.0)"
	cmd := &cobra.Command{
		Use:   "vocabulary CORPUS...",
		Short: "count in how many articles each word form occurs",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			count, err := countForms(cmd.Context(), args)
			if err != nil {
				return err
			}
			return count.write(cmd.OutOrStdout(), out, sources, least)
		},
	}
	cmd.Flags().StringVar(&out, "out", out, "file to write")
	cmd.Flags().StringVar(&sources, "sources", sources, "where the corpora come from, for the head of the file")
	cmd.Flags().IntVar(&least, "least", least, "leave out forms in fewer articles")
	return cmd
}

// formCount is in how many different bodies each form occurs.
type formCount struct {
	files    []string // names of the corpora, without their folders
	articles int
	forms    map[arabic.Key]int
}

func countForms(ctx context.Context, inputs []string) (*formCount, error) {
	count := &formCount{forms: make(map[arabic.Key]int)}
	for _, input := range inputs {
		count.files = append(count.files, filepath.Base(input))
	}
	bodies := make(map[uint64]bool) // a text published twice is counted once
	var tokens []arabic.Token
	var decoder corpus.LineDecoder
	var bad error
	err := corpus.Scan(ctx, inputs, nil, corpus.Options{Workers: 1}, func(_ int, b *corpus.Block) error {
		decoder.Decode(b, func(r *corpus.Record) {
			hash := xxh3.HashString(r.Body)
			if r.Body == "" || bodies[hash] {
				return
			}
			bodies[hash] = true
			count.articles++
			tokens = arabic.Tokenize(arabic.Tokenize(tokens[:0], r.Title), r.Body)
			slices.SortFunc(tokens, func(a, b arabic.Token) int { return cmp.Compare(a.Key, b.Key) })
			for i, t := range tokens {
				if t.Key.String() != "" && (i == 0 || tokens[i-1].Key != t.Key) {
					count.forms[t.Key]++
				}
			}
		}, func(p corpus.Problem) { bad = p })
		return bad
	})
	return count, err
}

// write sorts by frequency, then by spelling, so that equal counts compress well and the file is the same each time.
func (c *formCount) write(said io.Writer, path, sources string, least int) error {
	type form struct {
		word string
		n    int
	}
	var kept []form
	for key, n := range c.forms {
		if n >= least {
			kept = append(kept, form{key.String(), n})
		}
	}
	slices.SortFunc(kept, func(a, b form) int { return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.word, b.word)) })
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	packed, err := zstd.NewWriter(file, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	w := bufio.NewWriter(packed)
	fmt.Fprintf(w, "# Folded word forms by the number of articles they occur in, most frequent first: a count on a line of its own, then the forms.\n")
	fmt.Fprintf(w, "# Made by go run ./cmd/learn vocabulary %s from %s.\n", strings.Join(c.files, " "), sources)
	fmt.Fprintf(w, "# Frequencies of single words only, no text; an article of several copies is counted once, forms in fewer than %d articles are left out.\n", least)
	fmt.Fprintf(w, "articles %d\n", c.articles)
	last := 0
	for _, f := range kept {
		if f.n != last {
			fmt.Fprintf(w, "%d\n", f.n)
			last = f.n
		}
		fmt.Fprintln(w, f.word)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if err := packed.Close(); err != nil {
		return err
	}
	fmt.Fprintf(said, "%d articles, %d forms, %d in %d articles and more\n", c.articles, len(c.forms), len(kept), least)
	return file.Close()
}
