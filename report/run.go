// One run of the program as a value.
package report

import (
	"slices"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/report/page"
	"isnad/report/wire"
)

// Run is everything a report shows.
type Run struct {
	Articles []corpus.Article
	Problems []corpus.Problem // records that were skipped
	Clusters *dedup.Clusters
	Copies   *wire.Result // nil: none were looked for
	Compared *Compared    // nil: nothing was
}

// copies are the run's copies, none where none were looked for.
func (r *Run) copies() *wire.Result {
	if r.Copies == nil {
		return &wire.Result{}
	}
	return r.Copies
}

// WithIndependent gives the clusters with as many independent texts in each event as the copies found leave; where they say nothing
// of an event, its families stay the count. The clusters given are not changed.
func WithIndependent(clusters *dedup.Clusters, found *wire.Result) *dedup.Clusters {
	counted := &dedup.Clusters{Events: slices.Clone(clusters.Events)}
	for i := range counted.Events {
		if n, known := found.Independent[counted.Events[i].ID]; known {
			counted.Events[i].IndependentTexts = n
		}
	}
	return counted
}

// Totals counts what the run holds. Articles of unknown outlet count for no outlet.
func (r *Run) Totals() page.Totals {
	outlets, families, stories := make(map[string]bool), make(map[string]bool), make(map[string]bool)
	for i := range r.Articles {
		if outlet := r.Articles[i].Outlet; outlet != "" {
			outlets[outlet] = true
		}
	}
	for i := range r.Clusters.Events {
		stories[r.Clusters.Events[i].Story] = true
		for _, m := range r.Clusters.Events[i].Articles {
			families[m.Family] = true
		}
	}
	return page.Totals{
		Articles: len(r.Articles), Outlets: len(outlets), Families: len(families),
		Events: len(r.Clusters.Events), Stories: len(stories), Skipped: len(r.Problems),
	}
}
