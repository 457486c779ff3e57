// What the run shows of one outlet.
package report

import (
	"strings"

	"isnad/report/page"
	"isnad/report/phrase"
	"isnad/similarity/arabic"
)

// What an outlet's page holds, so that one of thousands of articles still opens and a large run's folder stays small.
const (
	rowsShown    = 2000 // articles
	rowTitle     = 120  // code points
	rowURL       = 300  // bytes: what is longer cannot be shortened, and is left to articles.jsonl
	sourcesShown = 60   // outlets that it takes text from, and outlets that take from it
	editExamples = 5    // of each kind
)

// outlet arranges an outlet's page.
func (p *pages) outlet(name string) *page.Outlet {
	o := p.origins()
	shown := &page.Outlet{Name: name, Row: p.outletRow(name, onSubpage)}
	events := make(map[string]bool)
	for _, i := range o.articles[name] {
		events[p.members[p.run.Articles[i].ID].event] = true
		switch of := &o.of[i]; {
		case of.kind == again:
			shown.Again++
		case of.copied() && of.whole:
			shown.Whole++
		}
	}
	shown.Events = len(events)
	shown.From, shown.MoreFrom = firstSources(p.sources(o.articles[name]))
	shown.To, shown.MoreTo = firstSources(p.takers(name))
	shown.Edits = p.edits(o.articles[name])
	shown.Labels, shown.MoreLabels = p.labels(name)
	shown.Words, shown.Enough = p.outletWords(name)
	shown.Written = p.written(o.articles[name][:min(len(o.articles[name]), rowsShown)])
	shown.MoreArticles = max(len(o.articles[name])-rowsShown, 0)
	return shown
}

// firstSources are those that have room, and how many have none.
func firstSources(all []page.Source) (shown []page.Source, more int) {
	more = max(len(all)-sourcesShown, 0)
	return all[:len(all)-more], more
}

// written lists articles, with the events they stand in once each.
func (p *pages) written(articles []int) page.ArticleList {
	var list page.ArticleList
	place := make(map[string]int)
	for _, i := range articles {
		a := &p.run.Articles[i]
		at, ok := p.members[a.ID]
		if !ok {
			continue
		}
		n, seen := place[at.event]
		if !seen {
			n = len(list.Events)
			place[at.event] = n
			list.Events = append(list.Events, page.EventRow{ID: at.event, Title: phrase.Shorten(p.title(at.event), rowTitle), HasPage: p.own[at.event]})
		}
		row := page.ArticleRow{Title: phrase.Shorten(a.Title, rowTitle), Event: n, Origin: p.origins().of[i].name(), Published: a.Published}
		if at.rank < articlesShown {
			row.Anchor = articleAnchor(at.rank)
		}
		if len(a.URL) <= rowURL && (strings.HasPrefix(a.URL, "https://") || strings.HasPrefix(a.URL, "http://")) {
			row.URL = a.URL
		}
		list.Rows = append(list.Rows, row)
	}
	return list
}

// name is how pages call what happened to a text.
func (o origin) name() string {
	switch {
	case o.kind == again:
		return "again"
	case o.copied() && o.whole:
		return "whole"
	case o.copied():
		return "part"
	}
	return ""
}

// title is an event's, by its id.
func (p *pages) title(event string) string {
	if e := p.events[event]; e != nil {
		return eventTitle(p.run, e)
	}
	return ""
}

// outletWords are those that set the outlet apart over the whole run.
func (p *pages) outletWords(name string) (words []page.WordSum, enough bool) {
	for _, w := range p.wordsOf[name] {
		enough = w.Enough
		words = append(words, page.WordSum{Term: w.Term, Z: w.Z, Count: w.Count, Others: w.Others, Total: w.Total, OtherTotal: w.OthersTotal})
	}
	return words, enough
}

// toTheHour reports whether a time tells the hour. Midnight to the second is what a day written as a time looks like.
func toTheHour(d arabic.Date) bool {
	hour, minute, second := d.Time.Clock()
	return d.Precision >= arabic.Hour && d.Time.Year() != 0 && hour+minute+second > 0
}
