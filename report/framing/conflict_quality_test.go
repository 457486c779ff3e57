package framing

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"isnad/gold"
)

// disputedBy names the labelled disputes that an alarm meets: two articles' values stand in the fact's cells. "" for none.
func (e *goldEvent) disputedBy(c Conflict) (names []string) {
	for name := range e.disputed {
		articles := make(map[int]bool)
		for _, v := range c.Values {
			for _, at := range e.sentencesAt(v.Article, v.Span) {
				if slices.Contains(e.facts[name], [2]int{v.Article, at}) {
					articles[v.Article] = true
				}
			}
		}
		if len(articles) > 1 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// TestConflictQuality counts labelled disputes found and alarms that meet one. The rules were written with the first five events in sight.
func TestConflictQuality(t *testing.T) {
	var open, others counts
	trueOpen, trueOthers := 0, 0
	for _, e := range goldEvents(t) {
		table := newFactTable(readAll(e.articles), nil, shippedModel())
		met := make(map[string]bool)
		meets := 0
		alarms := table.conflicts()
		for _, c := range alarms {
			names := e.disputedBy(c)
			if len(names) > 0 {
				meets++
			}
			for _, n := range names {
				met[n] = true
			}
			var values []string
			for _, v := range c.Values {
				values = append(values, fmt.Sprintf("%d «%s» (%s)", v.Article, v.Text, v.Source))
			}
			t.Logf("%s %s %s %v: %s", e.name, c.Kind, c.Nature, names, strings.Join(values, " | "))
		}
		c := counts{found: len(alarms), wanted: len(e.disputed), both: len(met)}
		if e.open {
			open.add(c)
			trueOpen += meets
		} else {
			others.add(c)
			trueOthers += meets
		}
	}
	gold.Figures{
		"open events\tdisputes found":  open.recall(),
		"open events\talarms true":     float64(trueOpen) / float64(max(1, open.found)),
		"eight others\tdisputes found": others.recall(),
		"eight others\talarms true":    float64(trueOthers) / float64(max(1, others.found)),
	}.Hold(t, "testdata/fact_conflicts.golden")
}
