// What a model is learnt for, and the figures it reaches.
package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strconv"

	"isnad/dedup"
	"isnad/similarity/score"
)

// task is one model to learn: which pairs it judges, by which features, and which labels it is to agree with.
type task struct {
	name     string
	features []string
	pairs    func(*labelled) []dedup.Pair
	label    func(*labelled) map[string]string
	most     float64 // a label of more articles weighs as much as one of so many, so that no single affair decides
	doubtful float64 // what a pair with a doubtful label weighs
	cut      float64 // mean chance at which groups are kept together
	group    func(s *labelled, start []int, chances []float64) []int
}

// tasks are the two models isnad ships. Stories are learnt without their largest: half of the pairs of a few days can be
// those of one affair.
func tasks(flags *eventFlags) []*task {
	return []*task{
		{
			name:     "events",
			features: []string{"cosine", "gap", "same_outlet", "density", "title_in_lead", "opening", "same_speaker"},
			pairs:    func(s *labelled) []dedup.Pair { return s.pairs.Events },
			label:    func(s *labelled) map[string]string { return s.event },
			most:     3, doubtful: .5, cut: flags.eventCut,
			group: func(s *labelled, start []int, chances []float64) []int {
				return dedup.GroupEvents(start, s.pairs.Events, chances, flags.eventCut)
			},
		},
		{
			name:     "stories",
			features: []string{"cosine", "density", "title_in_lead", "affair"},
			pairs:    func(s *labelled) []dedup.Pair { return s.pairs.Stories },
			label:    func(s *labelled) map[string]string { return s.story },
			most:     20, doubtful: 1, cut: flags.storyCut,
			group: func(s *labelled, start []int, chances []float64) []int {
				return dedup.GroupStories(start, s.material.Profiles, s.pairs.Stories, chances, flags.storyCut)
			},
		},
	}
}

// learn fits the model to all sets and prints its figures; start names the groups each set begins from, and is left with those of the
// model.
func (t *task) learn(out io.Writer, sets []*labelled, start [][]int, flags *eventFlags) *dedup.Model {
	model := t.fit(sets, nil, flags.penalty)
	fmt.Fprintf(out, "%s\n", t.name)
	for i, s := range sets {
		name := fmt.Sprintf("%s, %d articles, ", filepath.Base(s.path), len(s.event))
		t.report(out, s, name+"out of fold", start[i], t.outOfFold(s, sets, flags))
		if others := without(sets, i); len(others) > 0 {
			t.report(out, s, name+"carried over", start[i], t.fit(others, nil, flags.penalty).Chances(t.pairs(s)))
		}
		start[i] = t.report(out, s, name+"in sample", start[i], model.Chances(t.pairs(s)))
	}
	model.Cut = t.cut
	return model
}

func without(sets []*labelled, i int) []*labelled {
	return append(append([]*labelled(nil), sets[:i]...), sets[i+1:]...)
}

// report prints how groups of the given chances agree with the labels, and returns them.
func (t *task) report(out io.Writer, s *labelled, name string, start []int, chances []float64) []int {
	groups := t.group(s, start, chances)
	label := t.label(s)
	found, sure := make(map[string]string), make(map[string]string)
	for i, p := range s.material.Profiles {
		found[p.ID] = strconv.Itoa(groups[i])
		if !s.unsure[p.ID] {
			sure[p.ID] = label[p.ID]
		}
	}
	all, certain := score.NewContingency(label, found), score.NewContingency(sure, found)
	rates := func(r score.Rates) string { return fmt.Sprintf("%.3f (%.2f/%.2f)", r.F1, r.Precision, r.Recall) }
	fmt.Fprintf(out, "  %-50s %s %s; %s %s\n", name, rates(all.BCubed()), rates(all.Pairs()), rates(certain.BCubed()), rates(certain.Pairs()))
	return groups
}

// outOfFold gives each pair of a set the chance by a model that has seen neither of its two stories' folds.
func (t *task) outOfFold(s *labelled, sets []*labelled, flags *eventFlags) []float64 {
	fold := s.foldsOf(flags.folds)
	foldsOf := func(p dedup.Pair) [2]int {
		a, b := s.ids(p)
		x, y := fold[s.story[a]], fold[s.story[b]]
		return [2]int{min(x, y), max(x, y)}
	}
	models := make(map[[2]int]*dedup.Model)
	pairs := t.pairs(s)
	chances := make([]float64, len(pairs))
	for i, p := range pairs {
		out := foldsOf(p)
		if models[out] == nil {
			models[out] = t.fit(sets, func(set *labelled, q dedup.Pair) bool {
				if set != s {
					return false
				}
				in := foldsOf(q)
				return in[0] == out[0] || in[0] == out[1] || in[1] == out[0] || in[1] == out[1]
			}, flags.penalty)
		}
		chances[i] = models[out].Chances(pairs[i : i+1])[0]
	}
	return chances
}
