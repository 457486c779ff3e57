package wire

import (
	"context"
	"encoding/xml"
	"math"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/dedup/newsroom"
	"isnad/gold"
	"isnad/similarity/score"
)

// TestWireQuality holds the copies found against labels: no figure may drop.
func TestWireQuality(t *testing.T) {
	for _, part := range []struct {
		name    string
		measure func(*testing.T, gold.Figures)
	}{{"newsroom", newsroomFigures}, {"passages", passageFigures}, {"derivation", derivationFigures}} {
		t.Run(part.name, func(t *testing.T) {
			figures := gold.Figures{}
			part.measure(t, figures)
			figures.Hold(t, "testdata/wire_"+part.name+".golden")
		})
	}
}

// newsroomFigures: class, direction, parent and credit of testdata/gold/copies.tsv.
func newsroomFigures(t *testing.T, figures gold.Figures) {
	articles, agencies := newsroom.Read(t)
	result := find(t, articles, Options{Agencies: agencies})
	found := byPair(articles, result)
	var class, direction, parent, credited gold.Tally
	rows := gold.Newsroom(t, "copies.tsv")
	for _, row := range rows {
		c := found[unorderedIDs(row["source"], row["copy"])]
		if c == nil {
			c = &Copy{}
			t.Logf("%s, %s: not found", row["source"], row["copy"])
		}
		named := c.Evidence != nil && articles[c.Source].ID == row["source"]
		class.Add(t, string(c.Class) == row["class"], "%s, %s is %s, want %s", row["source"], row["copy"], c.Class, row["class"])
		direction.Add(t, string(c.Direction) == row["direction"] && (named || c.Direction != Known), "%s, %s is %s, want %s", row["source"], row["copy"], c.Direction, row["direction"])
		wantParent := row["direction"] != string(CommonSource)
		parent.Add(t, c.Parent == wantParent && (named || row["direction"] != string(Known)), "%s, %s: parent %v, want %v", row["source"], row["copy"], c.Parent, wantParent)
		credited.Add(t, c.Credited == row["credited"] || c.Class != "" && !named, "%s, %s is credited %s, want %s", row["source"], row["copy"], c.Credited, row["credited"])
	}
	figures["newsroom class right"] = class.Share()
	figures["newsroom direction right"] = direction.Share()
	figures["newsroom parent right"] = parent.Share()
	figures["newsroom credit right"] = credited.Share()
}

// find clusters articles and finds their copies.
func find(t testing.TB, articles []corpus.Article, opt Options) *Result {
	t.Helper()
	clusters, err := dedup.Cluster(context.Background(), articles, dedup.ClusterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	result, err := Find(context.Background(), articles, clusters, opt)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func unorderedIDs(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

// byPair gives the copies by the ids of their articles, in whatever order.
func byPair(articles []corpus.Article, r *Result) map[[2]string]*Copy {
	found := make(map[[2]string]*Copy, len(r.Copies))
	for i := range r.Copies {
		c := &r.Copies[i]
		found[unorderedIDs(articles[c.Source].ID, articles[c.Copy].ID)] = c
	}
	return found
}

// passageFigures measures passages between suspicious and source documents on the annotations of a PAN corpus.
func passageFigures(t *testing.T, figures gold.Figures) {
	folder := gold.Shared(t, "data/exara")
	read, err := corpus.Read(context.Background(), []string{filepath.Join(folder, "source"), filepath.Join(folder, "suspicious")}, nil, corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	result := find(t, read.Articles, Options{})
	cases := panCases(t, filepath.Join(folder, "annotation"))
	suspicious := func(i int) bool { return strings.HasPrefix(path.Base(read.Articles[i].ID), "suspicious") }
	var found []score.Passage
	for i := range result.Copies {
		c := &result.Copies[i]
		copied, source := c.Copy, c.Source
		turned := c.Direction != Known && suspicious(source) && !suspicious(copied)
		if turned {
			copied, source = source, copied
		}
		if c.Class == Quote || !suspicious(copied) || suspicious(source) {
			continue
		}
		for _, p := range c.Passages {
			if turned {
				p.Source, p.Copy = p.Copy, p.Source
			}
			found = append(found, score.Passage{
				Copy: path.Base(read.Articles[copied].ID), Source: path.Base(read.Articles[source].ID),
				CopyStart: p.Copy.Start, CopyEnd: p.Copy.End, SourceStart: p.Source.Start, SourceEnd: p.Source.End,
			})
		}
	}
	all := score.Plagdet(cases, found)
	figures["passages precision"], figures["passages recall"] = all.Precision, all.Recall
	figures["passages plagdet"], figures["passages 1/granularity"] = all.Plagdet, 1/all.Granularity
	byKind := make(map[string][]score.Passage)
	for _, c := range cases {
		byKind[c.Kind] = append(byKind[c.Kind], c)
	}
	for kind, of := range byKind {
		figures["passages recall, "+kind] = score.Plagdet(of, found).Recall
	}
}

// panCases reads annotations, an XML file a suspicious document.
func panCases(t *testing.T, folder string) []score.Passage {
	paths, err := filepath.Glob(filepath.Join(folder, "*.xml"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("%s: no annotations: %v", folder, err)
	}
	var cases []score.Passage
	for _, name := range paths {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var document struct {
			Reference string `xml:"reference,attr"`
			Features  []struct {
				Offset       int    `xml:"this_offset,attr"`
				Length       int    `xml:"this_length,attr"`
				Source       string `xml:"source_reference,attr"`
				SourceOffset int    `xml:"source_offset,attr"`
				SourceLength int    `xml:"source_length,attr"`
				Obfuscation  string `xml:"obfuscation,attr"`
			} `xml:"feature"`
		}
		if err := xml.Unmarshal(data, &document); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, f := range document.Features {
			if f.Source != "" {
				cases = append(cases, score.Passage{
					Copy: document.Reference, Source: f.Source, CopyStart: f.Offset, CopyEnd: f.Offset + f.Length,
					SourceStart: f.SourceOffset, SourceEnd: f.SourceOffset + f.SourceLength, Kind: f.Obfuscation,
				})
			}
		}
	}
	return cases
}

// derivation is a labelled pair and what was found of it.
type derivation struct {
	wanted string
	sure   bool
	found  bool    // something beside quotations is shared
	whole  float64 // how wholly the copy is the source's text
}

// label is the row's class with whole copies beginning at least.
func (d *derivation) label(least float64) string {
	switch {
	case !d.found:
		return "ND"
	case d.whole >= least:
		return "WD"
	}
	return "PD"
}

func macroF1(rows []derivation, least float64) float64 {
	wanted, got := make([]string, len(rows)), make([]string, len(rows))
	for i := range rows {
		wanted[i], got[i] = rows[i].wanted, rows[i].label(least)
	}
	return score.MacroF1(score.Classes(wanted, got))
}

// derivationFigures measures class and credit on labelled pairs within all of a corpus.
func derivationFigures(t *testing.T, figures gold.Figures) {
	table := gold.Rows(t, gold.Shared(t, "data/gold/wire.tsv"))
	read, err := corpus.Read(context.Background(), []string{gold.Shared(t, "data/saudinewsnet/saudinewsnet.jsonl.gz")}, nil, corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	byID := make(map[string]int, len(read.Articles))
	for i := range read.Articles {
		byID[read.Articles[i].ID] = i
	}
	wholeness := wholenessWithin(t, read.Articles)
	var rows, sure []derivation
	var credits gold.Tally
	for _, row := range table {
		a, b := row["a"], row["b"]
		d := derivation{wanted: row["derivation"], sure: row["unsure"] == "0"}
		d.whole, d.found = wholeness[unorderedIDs(a, b)]
		rows = append(rows, d)
		if d.sure {
			sure = append(sure, d)
		}
		if label := d.label(leastWhole); label != d.wanted {
			t.Logf("%s, %s is %s (%.2f), want %s", a, b, label, d.whole, d.wanted)
		}
		o := newOrigin(&read.Articles[byID[b]], corpus.DefaultAgencies())
		credits.Add(t, o.credited == row["credit"], "%s is credited %s, want %s", b, o.credited, row["credit"])
	}
	figures["class macro F1"], figures["class macro F1, sure rows"] = macroF1(rows, leastWhole), macroF1(sure, leastWhole)
	figures["class macro F1, cross-validated"] = crossValidated(rows)
	figures["credit right"] = credits.Share()
}

// wholenessWithin finds the copies among articles and gives of each pair that is no quotation how wholly the copy is its source's text.
func wholenessWithin(t *testing.T, articles []corpus.Article) map[[2]string]float64 {
	ctx := context.Background()
	l, err := newLibrary(ctx, articles, corpus.DefaultAgencies())
	if err != nil {
		t.Fatal(err)
	}
	pairs, err := l.candidates(ctx)
	if err != nil {
		t.Fatal(err)
	}
	matches, err := l.compare(ctx, pairs, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d articles, %d pairs, %d matches, warnings %q", len(articles), len(pairs), len(matches), l.warnings)
	taken, _, _ := newTransmission(articles, l.texts, matches, nil, corpus.DefaultAgencies()).result()
	whole := make(map[[2]string]float64)
	for i := range taken {
		c, m := &taken[i], &matches[taken[i].match]
		if class, _, _ := classOf(m, c.swapped); class == Quote {
			continue
		}
		w := m.wholeB
		if c.swapped {
			w = m.wholeA
		}
		whole[unorderedIDs(articles[c.Source].ID, articles[c.Copy.Copy].ID)] = w
	}
	return whole
}

// crossValidated is the macro F1 of the classes where each row is judged by the wholeness from which a copy is whole that was chosen on the
// other four fifths of the rows: the mean over twenty shuffles. Of equally good ones that nearest to leastWhole is chosen.
func crossValidated(rows []derivation) float64 {
	const folds, shuffles = 5, 20
	rows = slices.Clone(rows)
	random := rand.New(rand.NewPCG(3, 7))
	sum := 0.
	for range shuffles {
		random.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		wanted, got := make([]string, len(rows)), make([]string, len(rows))
		for fold := range folds {
			from, to := fold*len(rows)/folds, (fold+1)*len(rows)/folds
			least := bestWhole(slices.Concat(rows[:from], rows[to:]))
			for i := from; i < to; i++ {
				wanted[i], got[i] = rows[i].wanted, rows[i].label(least)
			}
		}
		sum += score.MacroF1(score.Classes(wanted, got))
	}
	return sum / shuffles
}

func bestWhole(rows []derivation) float64 {
	best, bestF1 := 0., -1.
	for step := range 21 {
		least := .5 + .02*float64(step)
		f1 := macroF1(rows, least)
		if f1 > bestF1 || f1 == bestF1 && math.Abs(least-leastWhole) < math.Abs(best-leastWhole) {
			best, bestF1 = least, f1
		}
	}
	return best
}
