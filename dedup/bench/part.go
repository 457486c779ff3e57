package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"isnad/similarity/arabic"
)

func now() float64 { return float64(time.Now().UnixNano()) / 1e9 }

// article is what a line of the input holds of use here.
type article struct {
	ID   string `json:"id"`
	Body string `json:"body"`
}

// runPart is what one of this program's processes does: a Go library, or the exact join.
func runPart(name, file string, threshold float64, out string) error {
	articles, err := readArticles(file)
	if err != nil {
		return err
	}
	if name == "fold" {
		return writeFolded(out, articles)
	}
	var pairs []pair
	switch name {
	case "exact":
		texts := make([]string, len(articles))
		for i := range articles {
			texts[i] = articles[i].Body
		}
		for p := range join(shingled(texts), threshold) {
			pairs = append(pairs, p)
		}
	case "minhash-lsh":
		pairs = minhashLSH(articles, threshold)
	case "go-minhash":
		pairs = goMinhash(articles, threshold)
	default:
		return fmt.Errorf("no part %q", name)
	}
	return writePairs(out, articles, pairs)
}

func readArticles(path string) ([]article, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	decoder := json.NewDecoder(bufio.NewReaderSize(file, 1<<20))
	var all []article
	for {
		var a article
		switch err := decoder.Decode(&a); {
		case errors.Is(err, io.EOF):
			return all, nil
		case err != nil:
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
		all = append(all, a)
	}
}

// writeFolded writes the articles that have words, of their bodies only these, in isnad's spelling and a space apart: what others take for words
// is then what isnad takes for them.
func writeFolded(path string, articles []article) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(file)
	encoder := json.NewEncoder(w)
	var tokens []arabic.Token
	for _, a := range articles {
		tokens = arabic.Tokenize(tokens[:0], a.Body)
		words := make([]string, len(tokens))
		for i, t := range tokens {
			words[i] = arabic.Fold(a.Body[t.Start:t.End])
		}
		if len(words) > 0 {
			err = errors.Join(err, encoder.Encode(article{a.ID, strings.Join(words, " ")}))
		}
	}
	return errors.Join(err, w.Flush(), file.Close())
}

func writePairs(path string, articles []article, pairs []pair) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(file)
	fmt.Fprintln(w, "a\tb")
	for _, p := range distinct(pairs) {
		fmt.Fprintf(w, "%s\t%s\n", articles[p.a].ID, articles[p.b].ID)
	}
	return errors.Join(w.Flush(), file.Close())
}

func countLines(path string) (n int, err error) {
	file, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	buffer := make([]byte, 1<<16)
	for {
		k, err := file.Read(buffer)
		n += bytes.Count(buffer[:k], []byte{'\n'})
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return 0, err
		}
	}
}
