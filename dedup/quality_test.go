package dedup

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"isnad/dedup/corpus"
	"isnad/similarity/score"
)

var update = flag.Bool("update", false, "accept the figures measured")

// shared finds a file of the data that is not in the repository: below $ISNAD_SHARED, or in a folder shared beside one above.
func shared(t *testing.T, path string) string {
	t.Helper()
	root := os.Getenv("ISNAD_SHARED")
	for dir, _ := os.Getwd(); root == "" && dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "shared", "data")); err == nil {
			root = filepath.Join(dir, "shared")
		}
	}
	full := filepath.Join(root, "data", filepath.FromSlash(path))
	if _, err := os.Stat(full); root == "" || err != nil {
		t.Skipf("%s is not here", path)
	}
	return full
}

// labels are columns of a file of labels, by id.
type labels struct{ event, story, sureEvent, sureStory map[string]string }

func readLabels(t *testing.T, path string) labels {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	l := labels{map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}}
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n")[1:] {
		f := strings.Split(line, "\t")
		l.event[f[0]], l.story[f[0]] = f[1], f[2]
		if f[3] == "0" {
			l.sureEvent[f[0]], l.sureStory[f[0]] = f[1], f[2]
		}
	}
	return l
}

func mustCluster(t *testing.T, articles []corpus.Article) *Clusters {
	t.Helper()
	clusters, err := Cluster(t.Context(), articles, ClusterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return clusters
}

// figures holds a result against the labels, a line a figure.
func (l labels) figures(name string, clusters *Clusters) string {
	event, story := make(map[string]string), make(map[string]string)
	for _, e := range clusters.Events {
		for _, m := range e.Articles {
			event[m.ID], story[m.ID] = e.ID, e.Story
		}
	}
	var b strings.Builder
	for _, row := range []struct {
		name        string
		gold, found map[string]string
	}{{"events", l.event, event}, {"events without doubt", l.sureEvent, event}, {"stories", l.story, story}, {"stories without doubt", l.sureStory, story}} {
		if strings.HasPrefix(row.name, "stories") && maps.Equal(l.story, l.event) {
			continue // a set without labels of stories
		}
		c := score.NewContingency(row.gold, row.found)
		fmt.Fprintf(&b, "%s\t%s\tB-cubed F1\t%.3f\n", name, row.name, c.BCubed().F1)
		fmt.Fprintf(&b, "%s\t%s\tpair F1\t%.3f\n", name, row.name, c.Pairs().F1)
	}
	return b.String()
}

// TestQuality clusters the labelled days by themselves and within four months of news, and compares the figures with those
// accepted last: one that falls fails. go test ./dedup -run Quality -update accepts.
func TestQuality(t *testing.T) {
	read, err := corpus.Read(t.Context(), []string{shared(t, "ant/ant.jsonl.gz")}, nil, corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	whole := mustCluster(t, read.Articles)
	var b strings.Builder
	for _, path := range []string{shared(t, "gold/events.tsv"), "testdata/labels/ant-2018-03-17.tsv", "testdata/labels/ant-2018-05-19.tsv"} {
		l := readLabels(t, path)
		var own []corpus.Article
		for _, a := range read.Articles {
			if l.event[a.ID] != "" {
				own = append(own, a)
			}
		}
		name := strings.TrimSuffix(filepath.Base(path), ".tsv")
		b.WriteString(l.figures(name, mustCluster(t, own)))
		b.WriteString(l.figures(name+" within the corpus", whole))
	}
	const golden = "testdata/quality.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	accepted, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	compareFigures(t, string(accepted), b.String())
}

// compareFigures fails for every figure that fell by more than its last digit.
func compareFigures(t *testing.T, accepted, measured string) {
	t.Helper()
	now := make(map[string]float64)
	value := func(line string) (string, float64) {
		cut := strings.LastIndexByte(line, '\t')
		v, err := strconv.ParseFloat(line[cut+1:], 64)
		if err != nil {
			t.Fatal(err)
		}
		return line[:cut], v
	}
	for line := range strings.Lines(measured) {
		name, v := value(strings.TrimSpace(line))
		now[name] = v
	}
	for line := range strings.Lines(accepted) {
		name, was := value(strings.TrimSpace(line))
		if is, ok := now[name]; !ok || is < was-.0011 {
			t.Errorf("%s fell from %.3f to %.3f", name, was, is)
		}
	}
}
