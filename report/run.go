// One run of the program as a value.
package report

import (
	"slices"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/report/page"
	"isnad/report/wire"
	"isnad/similarity/arabic"
)

// Run is everything a report shows.
type Run struct {
	Articles []corpus.Article
	Problems []corpus.Problem // records that were skipped
	Clusters *dedup.Clusters
	Copies   *wire.Result // nil: none were looked for
	Compared *Compared    // nil: nothing was
	CSV      bool         // tables for spreadsheets too
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
	totals := page.Totals{Articles: len(r.Articles), Events: len(r.Clusters.Events), Skipped: len(r.Problems)}
	for i := range r.Clusters.Events {
		e := &r.Clusters.Events[i]
		stories[e.Story] = true
		for _, m := range e.Articles {
			families[m.Family] = true
		}
		totals.Texts += e.IndependentTexts
		totals.First, totals.Last = earlier(totals.First, e.First), later(totals.Last, e.Last)
	}
	totals.Outlets, totals.Families, totals.Stories = len(outlets), len(families), len(stories)
	return totals
}

// earlier is the first of two dates. One without a year, or missing, tells nothing.
func earlier(a, b arabic.Date) arabic.Date {
	if placed(b) && (!placed(a) || b.Time.Before(a.Time)) {
		return b
	}
	return a
}

// later is the last of two dates.
func later(a, b arabic.Date) arabic.Date {
	if placed(b) && (!placed(a) || b.Time.After(a.Time)) {
		return b
	}
	return a
}

func placed(d arabic.Date) bool { return d.Precision != arabic.NoDate && d.Time.Year() != 0 }
