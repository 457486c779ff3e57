package dedup

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"isnad/dedup/corpus"
	"isnad/gold"
	"isnad/similarity/score"
)

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

// figures holds a result against the labels.
func (l labels) figures(name string, clusters *Clusters, figures gold.Figures) {
	event, story := make(map[string]string), make(map[string]string)
	for _, e := range clusters.Events {
		for _, m := range e.Articles {
			event[m.ID], story[m.ID] = e.ID, e.Story
		}
	}
	for _, row := range []struct {
		name        string
		gold, found map[string]string
	}{{"events", l.event, event}, {"events without doubt", l.sureEvent, event}, {"stories", l.story, story}, {"stories without doubt", l.sureStory, story}} {
		if strings.HasPrefix(row.name, "stories") && maps.Equal(l.story, l.event) {
			continue // a set without labels of stories
		}
		c := score.NewContingency(row.gold, row.found)
		figures[name+"\t"+row.name+"\tB-cubed F1"], figures[name+"\t"+row.name+"\tpair F1"] = c.BCubed().F1, c.Pairs().F1
	}
}

// TestQuality clusters the labelled days by themselves and within four months of news, and compares the figures with those
// accepted last: one that falls fails. go test ./dedup -run Quality -update accepts.
func TestQuality(t *testing.T) {
	read, err := corpus.Read(t.Context(), []string{gold.Shared(t, "data/ant/ant.jsonl.gz")}, nil, corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	whole := mustCluster(t, read.Articles)
	figures := gold.Figures{}
	for _, path := range []string{gold.Shared(t, "data/gold/events.tsv"), "testdata/labels/ant-2018-03-17.tsv", "testdata/labels/ant-2018-05-19.tsv"} {
		l := readLabels(t, path)
		var own []corpus.Article
		for _, a := range read.Articles {
			if l.event[a.ID] != "" {
				own = append(own, a)
			}
		}
		name := strings.TrimSuffix(filepath.Base(path), ".tsv")
		l.figures(name, mustCluster(t, own), figures)
		l.figures(name+" within the corpus", whole, figures)
	}
	figures.Hold(t, "testdata/quality.golden")
}
