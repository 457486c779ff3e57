// isnad eval for copies.jsonl: passages, classes, chains.
package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"isnad/similarity/score"
)

// foundCopy is what of a line of copies.jsonl is measured.
type foundCopy struct {
	Source, Copy, Class, Direction, Credited string
	Parent                                   bool
	Passages                                 []struct{ Source, Copy [2]int }
}

// foundCopies are the lines by unordered pair. Of two lines about one pair, the one that finds more counts.
type foundCopies map[[2]string]*foundCopy

func readCopies(path string) (foundCopies, error) {
	found := make(foundCopies)
	err := eachLine(path, func(line *foundCopy) error {
		if err := line.check(); err != nil {
			return err
		}
		key := unordered(line.Source, line.Copy)
		if before, ok := found[key]; !ok || extent(line) > extent(before) {
			found[key] = line
		}
		return nil
	})
	return found, err
}

// check refuses a line that is none of copies.jsonl. What it leaves out may be missing, what it says must mean something.
func (c *foundCopy) check() error {
	if c.Source == "" || c.Copy == "" {
		return errors.New("no source and copy, as a line of copies.jsonl has")
	}
	for _, field := range []struct{ name, value string }{{"class", c.Class}, {"direction", c.Direction}, {"credited", c.Credited}} {
		if field.value != "" && !slices.Contains(labels[field.name], field.value) {
			return fmt.Errorf("%s is %q, want one of %s", field.name, field.value, strings.Join(labels[field.name], ", "))
		}
	}
	return nil
}

func unordered(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

// extent ranks classes; no line at all is 0.
func extent(c *foundCopy) int {
	if c == nil {
		return 0
	}
	return slices.Index([]string{"", "quote", "part", "whole"}, c.Class)
}

// derivation is the label that wire.tsv would give a line: a quotation shared, or nothing, is not derived.
func derivation(c *foundCopy) string {
	switch extent(c) {
	case 3:
		return "WD"
	case 2:
		return "PD"
	}
	return "ND"
}

// evalDerivations compares classes and credits with a table of pairs a, b, of which b may derive from a. Who took from whom is not asked.
func evalDerivations(to *figures, gold *goldTable, result string) error {
	found, err := readCopies(result)
	if err != nil {
		return err
	}
	a, b, wanted, unsure := gold.column("a"), gold.column("b"), gold.column("derivation"), gold.column("unsure")
	var all, sure [2][]string // wanted, got
	for _, row := range gold.rows {
		got := derivation(found[unordered(row[a], row[b])])
		all[0], all[1] = append(all[0], row[wanted]), append(all[1], got)
		if unsure < 0 || row[unsure] == "0" {
			sure[0], sure[1] = append(sure[0], row[wanted]), append(sure[1], got)
		}
	}
	to.classes("class", all[0], all[1])
	if len(sure[0]) < len(all[0]) {
		to.classes("class_sure", sure[0], sure[1])
	}
	to.count("rows", len(gold.rows))
	to.credits(gold, b, a, gold.column("credit"), found)
	return to.err
}

// classes prints the rates of each class and the mean of their F1.
func (f *figures) classes(name string, wanted, got []string) {
	rates := score.Classes(wanted, got)
	f.print(name+"_macro_f1", score.MacroF1(rates))
	for _, class := range slices.Sorted(maps.Keys(rates)) {
		f.rates(name+"_"+strings.ToLower(class), rates[class])
	}
}

// credits prints how often the credit of a row's copy is the labelled one, over the rows of which the result has a line about that copy: a
// line the other way round says what the other text credits.
func (f *figures) credits(gold *goldTable, copied, source, credit int, found foundCopies) {
	if credit < 0 {
		return
	}
	asked, right := 0, 0
	for _, row := range gold.rows {
		line := found[unordered(row[copied], row[source])]
		if line == nil || line.Copy != row[copied] || line.Credited == "" {
			continue
		}
		asked++
		if line.Credited == row[credit] {
			right++
		}
	}
	f.print("credit_accuracy", score.NewRates(float64(right), float64(asked), float64(asked)).Recall)
	f.count("credit_rows", asked)
}

// evalCopies compares lines with a table of copies: source, copy, class, credited, direction.
func evalCopies(to *figures, gold *goldTable, result string) error {
	found, err := readCopies(result)
	if err != nil {
		return err
	}
	source, copied, class := gold.column("source"), gold.column("copy"), gold.column("class")
	direction := gold.column("direction")
	var classes, parents, directions, missing int
	for _, row := range gold.rows {
		line := found[unordered(row[source], row[copied])]
		if line == nil {
			missing++
			continue
		}
		if line.Class == row[class] {
			classes++
		}
		if direction < 0 {
			continue
		}
		asNamed := line.Source == row[source] && line.Copy == row[copied]
		if line.Direction == row[direction] && (asNamed || row[direction] != "known") {
			directions++
		}
		if parentRight(line, row[direction], asNamed) {
			parents++
		}
	}
	share := func(n int) float64 { return float64(n) / float64(len(gold.rows)) }
	to.print("class_accuracy", share(classes))
	if direction >= 0 {
		to.print("direction_accuracy", share(directions))
		to.print("parent_accuracy", share(parents))
	}
	to.count("rows", len(gold.rows))
	to.count("missing", missing)
	to.credits(gold, copied, source, gold.column("credited"), found)
	return to.err
}

// parentRight: the labelled source is the copy's best one; two copies of a third text are no parents of each other.
func parentRight(line *foundCopy, direction string, asNamed bool) bool {
	switch direction {
	case "known":
		return line.Parent && asNamed
	case "common-source":
		return !line.Parent
	}
	return line.Parent
}

// obfuscations are the kinds of cases of AraPlagDet, by their attribute, and what their recall is called.
var obfuscations = map[string]string{
	"none": "none", "word shuffling": "word_shuffling", "phrase shuffling": "phrase_shuffling",
	"manual synonym substitution": "synonyms", "manual paraphrasing": "paraphrasing",
}

// evalPassages compares the passages of copies.jsonl with PAN annotations, all cases together and each kind's recall.
func evalPassages(to *figures, folder, result string) error {
	cases, documents, err := readPAN(folder)
	if err != nil {
		return err
	}
	found, err := readPassages(result, documents)
	if err != nil {
		return err
	}
	f := score.Plagdet(cases, found)
	to.rates("passage", f.Rates)
	to.print("granularity", f.Granularity)
	to.print("plagdet", f.Plagdet)
	byKind := make(map[string][]score.Passage)
	for _, c := range cases {
		if c.Kind != "" {
			byKind[c.Kind] = append(byKind[c.Kind], c)
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(byKind)) {
		name, known := obfuscations[kind]
		if !known {
			name = strings.Join(strings.Fields(kind), "_")
		}
		to.print("recall_"+name, score.Plagdet(byKind[kind], found).Recall)
	}
	to.count("cases", len(cases))
	return to.err
}
