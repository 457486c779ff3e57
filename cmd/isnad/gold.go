// The files isnad eval reads: labels as tab-separated tables, results as the program wrote them.
package main

import (
	"bufio"
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
	gold := &goldTable{path: path}
	lines := bufio.NewScanner(file)
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
		gold.rows = append(gold.rows, fields)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read table: %s: %w", path, err)
	}
	return gold, nil
}

// eachLine decodes a file of JSON lines, one T a line.
func eachLine[T any](path string, use func(*T)) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("read result: %w", err)
	}
	defer file.Close()
	decoder := json.NewDecoder(bufio.NewReaderSize(file, 1<<20))
	for n := 1; ; n++ {
		line := new(T)
		if err := decoder.Decode(line); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("read result: %s: line %d: %w", path, n, err)
		}
		use(line)
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
				return nil, fmt.Errorf("read table: %s: row %d: %q is no number", g.path, i+1, row[jaccard])
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
	) {
		for _, a := range line.Articles {
			found.event[a.ID], found.story[a.ID], found.family[a.ID] = line.Event, line.Story, a.Family
		}
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
	err := eachLine(path, func(line *foundCopy) {
		copied, source := pathpkg.Base(line.Copy), pathpkg.Base(line.Source)
		turned := line.Direction != "known" && documents[source]
		if turned {
			copied, source = source, copied
		}
		if line.Class == "quote" || !documents[copied] || documents[source] {
			return
		}
		for _, p := range line.Passages {
			if turned {
				p.Copy, p.Source = p.Source, p.Copy
			}
			found = append(found, score.Passage{
				Copy: copied, Source: source, CopyStart: p.Copy[0], CopyEnd: p.Copy[1], SourceStart: p.Source[0], SourceEnd: p.Source[1],
			})
		}
	})
	return found, err
}
