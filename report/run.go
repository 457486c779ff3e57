// One run of the program as a value.
package report

import (
	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/report/page"
)

// Run is everything a report shows.
type Run struct {
	Articles []corpus.Article
	Problems []corpus.Problem // records that were skipped
	Clusters *dedup.Clusters
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
