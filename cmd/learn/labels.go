// Labelled articles and folds of them.
package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"isnad/dedup"
	"isnad/dedup/corpus"
)

// labelled is one set of labels and its articles, measured.
type labelled struct {
	path         string
	event, story map[string]string // id → label
	unsure       map[string]bool
	material     *dedup.Material
	pairs        *dedup.Pairs
}

func readLabels(path string) (*labelled, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read labels: %w", err)
	}
	s := &labelled{path: path, event: make(map[string]string), story: make(map[string]string), unsure: make(map[string]bool)}
	for n, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		fields := strings.Split(line, "\t")
		if len(fields) != 4 {
			return nil, fmt.Errorf("read labels: %s:%d: %d columns, want id, event, story, unsure", path, n+1, len(fields))
		}
		if n > 0 {
			s.event[fields[0]], s.story[fields[0]], s.unsure[fields[0]] = fields[1], fields[2], fields[3] == "1"
		}
	}
	return s, nil
}

// prepare takes the set's own articles and measures their pairs.
func (s *labelled) prepare(ctx context.Context, articles []corpus.Article) error {
	var own []corpus.Article
	for i := range articles {
		if _, ok := s.event[articles[i].ID]; ok {
			own = append(own, articles[i])
		}
	}
	if len(own) != len(s.event) {
		return fmt.Errorf("%s: %d of %d articles are in the corpus", s.path, len(own), len(s.event))
	}
	var err error
	if s.material, err = dedup.Prepare(ctx, own, dedup.ClusterOptions{}); err == nil {
		s.pairs = dedup.MeasurePairs(s.material)
	}
	return err
}

// ids of a pair.
func (s *labelled) ids(p dedup.Pair) (a, b string) {
	return s.material.Profiles[p.A].ID, s.material.Profiles[p.B].ID
}

// sizes counts the articles of each label.
func sizes(labels map[string]string) map[string]int {
	n := make(map[string]int)
	for _, label := range labels {
		n[label]++
	}
	return n
}

// foldsOf deals the stories of a set to n folds, the largest first, each to the fold with the fewest articles.
func (s *labelled) foldsOf(n int) map[string]int {
	articles := sizes(s.story)
	stories := make([]string, 0, len(articles))
	for story := range articles {
		stories = append(stories, story)
	}
	slices.SortFunc(stories, func(a, b string) int { return cmp.Or(cmp.Compare(articles[b], articles[a]), cmp.Compare(a, b)) })
	load := make([]int, n)
	fold := make(map[string]int)
	for _, story := range stories {
		least := slices.Index(load, slices.Min(load))
		fold[story] = least
		load[least] += articles[story]
	}
	return fold
}
