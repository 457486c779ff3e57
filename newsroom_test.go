package isnad_test

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/similarity/score"
)

var update = flag.Bool("update", false, "accept the measured figures as the golden ones")

// goldRows reads a table of testdata/gold: a header, then one map a row from column to value.
func goldRows(t *testing.T, name string) []map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "gold", name))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
	header := strings.Split(lines[0], "\t")
	var rows []map[string]string
	for n, line := range lines[1:] {
		fields := strings.Split(line, "\t")
		if len(fields) != len(header) {
			t.Fatalf("%s:%d: %d columns where the header has %d", name, n+2, len(fields), len(header))
		}
		row := make(map[string]string, len(header))
		for i, column := range header {
			row[column] = fields[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// newsroomAgencies are the built-in agencies and the invented ones.
func newsroomAgencies(t *testing.T) *corpus.Agencies {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", "agencies.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	invented, err := corpus.ReadAgencies(file)
	if err != nil {
		t.Fatal(err)
	}
	return corpus.DefaultAgencies().Add(invented)
}

// readNewsroom reads testdata/newsroom and gives its articles by id.
func readNewsroom(t *testing.T) ([]corpus.Article, map[string]*corpus.Article) {
	t.Helper()
	options := corpus.Options{Agencies: newsroomAgencies(t)}
	read, err := corpus.Read(context.Background(), []string{filepath.Join("testdata", "newsroom")}, nil, options)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range read.Problems {
		t.Errorf("the newsroom holds a bad record: %v", p)
	}
	byID := make(map[string]*corpus.Article, len(read.Articles))
	for i := range read.Articles {
		byID[read.Articles[i].ID] = &read.Articles[i]
	}
	return read.Articles, byID
}

// ownText is a body without its furniture.
func ownText(a *corpus.Article) string {
	var own strings.Builder
	for _, s := range a.ByteSpans(nil) {
		own.WriteString(a.Body[s.Start:s.End])
		own.WriteByte('\n')
	}
	return own.String()
}

// tally counts right answers of one kind and remembers the wrong ones for -v.
type tally struct{ right, all int }

func (c *tally) add(t *testing.T, right bool, format string, args ...any) {
	c.all++
	if right {
		c.right++
	} else {
		t.Logf(format, args...)
	}
}

func (c *tally) share() float64 { return float64(c.right) / float64(max(c.all, 1)) }

// TestNewsroomQuality reads and clusters the newsroom and holds every figure against testdata/quality.golden: none may drop.
func TestNewsroomQuality(t *testing.T) {
	articles, byID := readNewsroom(t)
	var figures []figure
	figures = append(figures, pageFigures(t, byID)...)
	figures = append(figures, clusterFigures(t, articles)...)
	compareGolden(t, filepath.Join("testdata", "quality.golden"), figures)
}

// pageFigures measures metadata and furniture.
func pageFigures(t *testing.T, byID map[string]*corpus.Article) []figure {
	fields := map[string]*tally{"outlet": {}, "title": {}, "author": {}, "dateline": {}, "published": {}, "published_precision": {}, "updated": {}, "credits": {}, "parent": {}}
	for _, row := range goldRows(t, "pages.tsv") {
		a := byID[row["id"]]
		if a == nil {
			t.Errorf("no article %s", row["id"])
			continue
		}
		got := map[string]string{
			"outlet": a.Outlet, "title": strings.Join(strings.Fields(a.Title), " "), "author": a.Author, "dateline": a.Dateline,
			"published": a.Published.String(), "published_precision": a.Published.Precision.String(), "updated": a.Updated.String(),
			"credits": creditNames(a), "parent": a.Parent,
		}
		for name, count := range fields {
			count.add(t, got[name] == row[name], "%s: %s is %q, want %q", row["id"], name, got[name], row[name])
		}
	}
	var gone, kept tally
	for _, row := range goldRows(t, "furniture.tsv") {
		if a := byID[row["id"]]; a != nil {
			gone.add(t, !strings.Contains(ownText(a), row["text"]), "%s: %s remains: %q", row["id"], row["kind"], row["text"])
		}
	}
	for _, row := range goldRows(t, "body.tsv") {
		if a := byID[row["id"]]; a != nil {
			kept.add(t, strings.Contains(ownText(a), row["text"]), "%s: the article's own text is lost: %q", row["id"], row["text"])
		}
	}
	figures := []figure{{"furniture gone", gone.share()}, {"own text kept", kept.share()}}
	for name, count := range fields {
		figures = append(figures, figure{"page " + name, count.share()})
	}
	return figures
}

// creditNames writes an article's credits as the gold does: names in order, each once, the generic one as «وكالات».
func creditNames(a *corpus.Article) string {
	var names []string
	seen := make(map[string]bool)
	for _, c := range a.Credits {
		name := c.Agency
		if c.Kind == "generic" {
			name = "وكالات"
		}
		if !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return strings.Join(names, "|")
}

// clusterFigures measures events, stories and families.
func clusterFigures(t *testing.T, articles []corpus.Article) []figure {
	clusters, err := dedup.Cluster(context.Background(), articles, dedup.ClusterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	event, story, family := make(map[string]string), make(map[string]string), make(map[string]string)
	for _, e := range clusters.Events {
		for _, m := range e.Articles {
			event[m.ID], story[m.ID], family[m.ID] = e.ID, e.Story, m.Family
		}
	}
	goldEvent, goldStory, goldFamily := make(map[string]string), make(map[string]string), make(map[string]string)
	for _, row := range goldRows(t, "events.tsv") {
		goldEvent[row["id"]], goldStory[row["id"]] = row["event"], row["story"]
	}
	for _, row := range goldRows(t, "families.tsv") {
		goldFamily[row["id"]] = row["family"]
	}
	logSplits(t, "event", goldEvent, event)
	logSplits(t, "family", goldFamily, family)
	events := score.NewContingency(goldEvent, event)
	families := score.NewContingency(goldFamily, family)
	return []figure{
		{"event bcubed f1", events.BCubed().F1},
		{"event pair f1", events.Pairs().F1},
		{"story bcubed f1", score.NewContingency(goldStory, story).BCubed().F1},
		{"family bcubed f1", families.BCubed().F1},
		{"family pair f1", families.Pairs().F1},
		{"family pair precision", families.Pairs().Precision},
	}
}

// logSplits lists, for -v, which gold groups were joined or torn.
func logSplits(t *testing.T, kind string, gold, found map[string]string) {
	groups := make(map[string]map[string][]string)
	for id, g := range gold {
		if groups[g] == nil {
			groups[g] = make(map[string][]string)
		}
		groups[g][found[id]] = append(groups[g][found[id]], id)
	}
	holders := make(map[string]map[string]bool)
	for g, parts := range groups {
		if len(parts) > 1 {
			t.Logf("%s %s is torn: %v", kind, g, parts)
		}
		for f := range parts {
			if holders[f] == nil {
				holders[f] = make(map[string]bool)
			}
			holders[f][g] = true
		}
	}
	for f, golds := range holders {
		if len(golds) > 1 {
			t.Logf("%s %s joins %v", kind, f, golds)
		}
	}
}

// writeGolden writes the figures in the order of their names.
func writeGolden(t *testing.T, path string, lines map[string]string) {
	t.Helper()
	var text strings.Builder
	for _, name := range slices.Sorted(maps.Keys(lines)) {
		fmt.Fprintf(&text, "%s\t%s\n", name, lines[name])
	}
	if err := os.WriteFile(path, []byte(text.String()), 0o666); err != nil {
		t.Fatal(err)
	}
}

// figure is a named share in [0,1].
type figure struct {
	name  string
	value float64
}

// compareGolden fails when a figure is below its committed value, and with -update commits the new ones.
func compareGolden(t *testing.T, path string, figures []figure) {
	t.Helper()
	lines := make(map[string]string, len(figures))
	for _, f := range figures {
		lines[f.name] = fmt.Sprintf("%.3f", f.value)
	}
	if *update {
		writeGolden(t, path, lines)
		return
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	seen := make(map[string]bool)
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		name, want, _ := strings.Cut(line, "\t")
		seen[name] = true
		if got := lines[name]; got < want { // both are written with the same digits
			t.Errorf("%s fell from %s to %q", name, want, got)
		}
	}
	for name := range lines {
		if !seen[name] {
			t.Errorf("%s is not in %s: run with -update", name, path)
		}
	}
}
