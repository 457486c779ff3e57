// The run arranged for the overview.
package report

import (
	"cmp"
	"maps"
	"slices"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/report/page"
	"isnad/report/phrase"
	"isnad/similarity/arabic"
)

// What the overview holds, so that 10,000 articles stay under 2 MB.
const (
	largestShown  = 60        // events that stand on the page without a script
	namesListed   = 20        // outlets of each of those
	outletsListed = 1000      // rows of the table
	problemsShown = 200       // skipped records that are named
	titleBytes    = 1_300_000 // of all titles together: longer ones are shortened
	termsShown    = 8         // of an event of several articles, for the search; what titles say needs no repeating in those of one
)

// titleLengths are tried one after the other, in code points, until all titles fit.
var titleLengths = []int{160, 120, 90, 70, 50}

// outletNames are the outlets of a run, sorted.
func outletNames(articles []corpus.Article) []string {
	names := make(map[string]bool)
	for i := range articles {
		if name := articles[i].Outlet; name != "" {
			names[name] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// overview arranges index.html.
func (p *pages) overview() *page.Overview {
	shown := &page.Overview{Totals: p.run.Totals(), Events: page.EventList{Outlets: p.outlets}}
	number := make(map[string]int, len(p.outlets))
	for i, name := range p.outlets {
		number[name] = i
	}
	shown.Totals.First, shown.Totals.Last = toTheDay(shown.Totals.First), toTheDay(shown.Totals.Last)
	titles := p.titles()
	var moments []page.Moment
	for i := range p.run.Clusters.Events {
		e := &p.run.Clusters.Events[i]
		row := p.eventRow(e, titles[i], number)
		shown.Events.Rows = append(shown.Events.Rows, row)
		if row.Articles > 1 {
			moments = append(moments, page.Moment{
				Href: p.eventHref(onOverview, e.ID), Title: titles[i], Articles: row.Articles, Outlets: len(row.Outlets), Copied: row.Copied, First: e.First,
			})
		}
	}
	shown.Timeline = page.NewTimeline(moments)
	shown.Largest = slices.Clone(shown.Events.Rows[:min(len(shown.Events.Rows), largestShown)])
	for i := range shown.Largest {
		row := &shown.Largest[i]
		row.Names = mapped(row.Outlets[:min(len(row.Outlets), namesListed)], func(n int) string { return p.outlets[n] })
	}
	for _, name := range p.outlets {
		shown.Outlets = append(shown.Outlets, p.outletRow(name, onOverview))
	}
	slices.SortStableFunc(shown.Outlets, func(a, b page.OutletRow) int { return cmp.Compare(b.Articles, a.Articles) })
	shown.MoreOutlets = max(len(shown.Outlets)-outletsListed, 0)
	shown.Outlets = shown.Outlets[:len(shown.Outlets)-shown.MoreOutlets]
	for _, problem := range p.run.Problems[:min(len(p.run.Problems), problemsShown)] {
		shown.Problems = append(shown.Problems, problem.Error())
	}
	shown.Unnamed = len(p.run.Problems) - len(shown.Problems)
	return shown
}

// toTheDay leaves the time of day off.
func toTheDay(d arabic.Date) arabic.Date {
	d.Precision = min(d.Precision, arabic.Day)
	return d
}

func (p *pages) eventRow(e *dedup.Event, title string, number map[string]int) page.EventRow {
	row := page.EventRow{
		ID: e.ID, Title: title, Articles: len(e.Articles), IndependentTexts: e.IndependentTexts, First: e.First, Last: e.Last, HasPage: p.own[e.ID],
	}
	for _, name := range e.Outlets {
		row.Outlets = append(row.Outlets, number[name])
	}
	for _, m := range e.Articles {
		// Of two texts one of which is the other's copy one is counted, though it may be the other: it is one less in IndependentTexts too.
		if of := p.origins().of[m.Article]; of.kind != ownText || of.taken {
			row.Copied++
		}
	}
	if row.Articles > 1 {
		row.Terms = e.Terms[:min(len(e.Terms), termsShown)]
	}
	return row
}

// titles are those of all events, each shortened as far as all must be to stay within titleBytes.
func (p *pages) titles() []string {
	events := p.run.Clusters.Events
	full, cut := make([]string, len(events)), make([]string, len(events))
	for i := range events {
		full[i] = eventTitle(p.run, &events[i])
	}
	for _, length := range titleLengths {
		sum := 0
		for i, title := range full {
			cut[i] = title
			if len(title) > length { // bytes are at least as many as code points
				cut[i] = phrase.Shorten(title, length)
			}
			sum += len(cut[i])
		}
		if sum <= titleBytes {
			break
		}
	}
	return cut
}
