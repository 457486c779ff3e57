// The files isnad eval reads: labels as tab-separated tables, results as the program wrote them.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	pathpkg "path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"isnad/similarity/score"
)

// goldTable is a tab-separated file with a header.
type goldTable struct {
	path   string
	header []string
	rows   [][]string
	lines  []int // of the rows, from 1
}

// labels are the columns whose values are of a closed list, and the lists.
var labels = map[string][]string{
	"unsure":     {"0", "1"},
	"derivation": {"WD", "PD", "ND"},
	"class":      {"whole", "part", "quote", "none"},
	"credit":     {"agency", "generic", "none"},
	"credited":   {"agency", "generic", "none"},
	"direction":  {"known", "undetermined", "common-source"},
}

// checkLabels refuses a table with a label that means nothing: it would count as an error of the result.
func (g *goldTable) checkLabels() error {
	for i, row := range g.rows {
		for column, name := range g.header {
			if known := labels[name]; known != nil && !slices.Contains(known, row[column]) {
				return fmt.Errorf("read labels: %s:%d: %s is %q, want one of %s", g.path, g.lines[i], name, row[column], strings.Join(known, ", "))
			}
		}
	}
	return nil
}

// column is the index of the first of the names that the header has, -1 for none.
func (g *goldTable) column(names ...string) int {
	for _, name := range names {
		if i := slices.Index(g.header, name); i >= 0 {
			return i
		}
	}
	return -1
}

func readTable(path string) (*goldTable, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read table: %w", err)
	}
	defer file.Close()
	return parseTable(file, path)
}

func parseTable(r io.Reader, path string) (*goldTable, error) {
	gold := &goldTable{path: path}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		text := strings.TrimSuffix(lines.Text(), "\r")
		if text == "" {
			continue
		}
		fields := strings.Split(text, "\t")
		if gold.header == nil {
			gold.header = fields
			continue
		}
		if len(fields) != len(gold.header) {
			return nil, fmt.Errorf("read table: %s:%d: %d columns where the header has %d", path, n, len(fields), len(gold.header))
		}
		gold.rows, gold.lines = append(gold.rows, fields), append(gold.lines, n)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read table: %s: %w", path, err)
	}
	return gold, nil
}

// isJSON reports whether a file begins like JSON lines, and not like a table.
func isJSON(path string) (bool, error) {
	file, err := os.Open(path)
	if err != nil {
		return false, fmt.Errorf("read result: %w", err)
	}
	defer file.Close()
	head := make([]byte, 512)
	n, err := io.ReadFull(file, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false, fmt.Errorf("read result: %w", err)
	}
	return bytes.HasPrefix(bytes.TrimSpace(head[:n]), []byte("{")), nil
}

// eachLine decodes a file of JSON lines, one T a line, and stops at a line that use refuses.
func eachLine[T any](path string, use func(*T) error) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("read result: %w", err)
	}
	defer file.Close()
	return parseLines(file, path, use)
}

func parseLines[T any](r io.Reader, path string, use func(*T) error) error {
	lines := bufio.NewReaderSize(r, 1<<20)
	for n := 1; ; n++ {
		text, end := lines.ReadBytes('\n')
		if text = bytes.TrimSpace(text); len(text) > 0 {
			line := new(T)
			err := json.Unmarshal(text, line)
			if err == nil {
				err = use(line)
			}
			if err != nil {
				return fmt.Errorf("read result: %s:%d: %w", path, n, err)
			}
		}
		switch {
		case errors.Is(end, io.EOF):
			return nil
		case end != nil:
			return fmt.Errorf("read result: %w", end)
		}
	}
}

// pairs are the unordered pairs of a table with columns a and b, where a column jaccard, if there is one, reaches the threshold.
func (g *goldTable) pairs(threshold float64) (map[[2]string]bool, error) {
	a, b, jaccard := g.column("a", "id1"), g.column("b", "id2"), g.column("jaccard")
	if a < 0 || b < 0 {
		return nil, fmt.Errorf("read table: %s:1: the header names no a and b", g.path)
	}
	pairs := make(map[[2]string]bool)
	for i, row := range g.rows {
		if jaccard >= 0 {
			value, err := strconv.ParseFloat(row[jaccard], 64)
			if err != nil {
				return nil, fmt.Errorf("read table: %s:%d: %q is no number", g.path, g.lines[i], row[jaccard])
			}
			if value < threshold {
				continue
			}
		}
		pairs[[2]string{min(row[a], row[b]), max(row[a], row[b])}] = true
	}
	return pairs, nil
}

// foundClusters is clusters.jsonl by article.
type foundClusters struct{ event, story, family map[string]string }

func readClusters(path string) (*foundClusters, error) {
	found := &foundClusters{event: make(map[string]string), story: make(map[string]string), family: make(map[string]string)}
	err := eachLine(path, func(line *struct {
		Event, Story string
		Articles     []struct{ ID, Family string }
	},
	) error {
		if line.Event == "" || len(line.Articles) == 0 {
			return errors.New("no event with articles, as a line of clusters.jsonl has")
		}
		for _, a := range line.Articles {
			if a.ID == "" {
				return errors.New("an article without an id")
			}
			found.event[a.ID], found.story[a.ID], found.family[a.ID] = line.Event, line.Story, a.Family
		}
		return nil
	})
	return found, err
}

// readPAN reads the annotations of a PAN corpus: one XML file a document, a feature a case; documents has the names of all, also of those without
// a case.
func readPAN(folder string) (cases []score.Passage, documents map[string]bool, err error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.xml"))
	if err != nil || len(paths) == 0 {
		return nil, nil, fmt.Errorf("read labels: %s: no XML files", folder)
	}
	documents = make(map[string]bool)
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, nil, fmt.Errorf("read labels: %w", err)
		}
		var document struct {
			Reference string `xml:"reference,attr"`
			Features  []struct {
				Name         string `xml:"name,attr"`
				Offset       int    `xml:"this_offset,attr"`
				Length       int    `xml:"this_length,attr"`
				Source       string `xml:"source_reference,attr"`
				SourceOffset int    `xml:"source_offset,attr"`
				SourceLength int    `xml:"source_length,attr"`
				Obfuscation  string `xml:"obfuscation,attr"`
			} `xml:"feature"`
		}
		if err := xml.Unmarshal(data, &document); err != nil {
			return nil, nil, fmt.Errorf("read labels: %s: %w", path, err)
		}
		documents[document.Reference] = true
		for _, f := range document.Features {
			if f.Name == "plagiarism" {
				cases = append(cases, score.Passage{
					Copy: document.Reference, Source: f.Source, CopyStart: f.Offset, CopyEnd: f.Offset + f.Length,
					SourceStart: f.SourceOffset, SourceEnd: f.SourceOffset + f.SourceLength, Kind: f.Obfuscation,
				})
			}
		}
	}
	return cases, documents, nil
}

// readPassages reads the passages of copies.jsonl between a labelled document and a text that is none, known by the base names of their ids, as PAN names
// them: what the documents share with each other is not labelled, nor are quotations. A line that does not say who took from whom names its
// two texts in any order.
func readPassages(path string, documents map[string]bool) ([]score.Passage, error) {
	var found []score.Passage
	err := eachLine(path, func(line *foundCopy) error {
		if err := line.check(); err != nil {
			return err
		}
		copied, source := pathpkg.Base(line.Copy), pathpkg.Base(line.Source)
		turned := line.Direction != "known" && documents[source]
		if turned {
			copied, source = source, copied
		}
		if line.Class == "quote" || !documents[copied] || documents[source] {
			return nil
		}
		for _, p := range line.Passages {
			if turned {
				p.Copy, p.Source = p.Source, p.Copy
			}
			found = append(found, score.Passage{
				Copy: copied, Source: source, CopyStart: p.Copy[0], CopyEnd: p.Copy[1], SourceStart: p.Source[0], SourceEnd: p.Source[1],
			})
		}
		return nil
	})
	return found, err
}
