// Labelled articles, the figures on them, and folds.
package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/similarity/score"
)

// labelled is one set of labels and its articles.
type labelled struct {
	path         string
	event, story map[string]string // id → label
	unsure       map[string]bool
	size         map[string]int // event → articles
	material     *dedup.Material
	pairs        []dedup.Pair
}

func readLabels(path string) (*labelled, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read labels: %w", err)
	}
	s := &labelled{path: path, event: make(map[string]string), story: make(map[string]string), unsure: make(map[string]bool), size: make(map[string]int)}
	for n, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		fields := strings.Split(line, "\t")
		if len(fields) != 4 {
			return nil, fmt.Errorf("read labels: %s:%d: %d columns, want id, event, story, unsure", path, n+1, len(fields))
		}
		if n == 0 {
			continue
		}
		id, event := fields[0], fields[1]
		s.event[id], s.story[id], s.unsure[id] = event, fields[2], fields[3] == "1"
		s.size[event]++
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
		s.pairs = dedup.EventPairs(s.material.Profiles)
	}
	return err
}

// ids of a pair.
func (s *labelled) ids(p dedup.Pair) (a, b string) {
	return s.material.Profiles[p.A].ID, s.material.Profiles[p.B].ID
}

// example is a pair as the fit sees it: a pair of a large event counts less, so that no single event decides, and
// a doubtful label half.
func (s *labelled) example(p dedup.Pair) (same bool, weight float64) {
	a, b := s.ids(p)
	weight = 1
	if same = s.event[a] == s.event[b]; same {
		weight = min(1, 3/float64(s.size[s.event[a]]))
	}
	if s.unsure[a] || s.unsure[b] {
		weight /= 2
	}
	return same, weight
}

// report prints how events of the given chances agree with the labels.
func (s *labelled) report(out io.Writer, name string, chances []float64, cut float64) {
	groups := dedup.Group(s.material.Families, s.pairs, chances, cut)
	found, sure := make(map[string]string), make(map[string]string)
	for i, p := range s.material.Profiles {
		found[p.ID] = strconv.Itoa(groups[i])
		if !s.unsure[p.ID] {
			sure[p.ID] = s.event[p.ID]
		}
	}
	all, certain := score.NewContingency(s.event, found), score.NewContingency(sure, found)
	rates := func(r score.Rates) string { return fmt.Sprintf("%.3f (%.2f/%.2f)", r.F1, r.Precision, r.Recall) }
	fmt.Fprintf(out, "%-52s%s %s; %s %s\n", name, rates(all.BCubed()), rates(all.Pairs()), rates(certain.BCubed()), rates(certain.Pairs()))
}

// foldsOf deals the stories of a set to n folds, the largest first, each to the fold with the fewest articles.
func (s *labelled) foldsOf(n int) map[string]int {
	articles := make(map[string]int)
	for _, story := range s.story {
		articles[story]++
	}
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

// outOfFold gives each pair of the set the chance by a model that has seen neither of its two stories' folds.
func (s *labelled) outOfFold(sets []*labelled, flags *eventFlags) []float64 {
	fold := s.foldsOf(flags.folds)
	foldsOf := func(p dedup.Pair) (int, int) {
		a, b := s.ids(p)
		x, y := fold[s.story[a]], fold[s.story[b]]
		return min(x, y), max(x, y)
	}
	models := make(map[[2]int]*dedup.EventModel)
	chances := make([]float64, len(s.pairs))
	for i, p := range s.pairs {
		x, y := foldsOf(p)
		key := [2]int{x, y}
		if models[key] == nil {
			models[key] = fit(sets, func(set *labelled, q dedup.Pair) bool {
				if set != s {
					return false
				}
				a, b := foldsOf(q)
				return a == x || a == y || b == x || b == y
			}, flags.penalty)
		}
		chances[i] = models[key].Chances(s.pairs[i : i+1])[0]
	}
	return chances
}
