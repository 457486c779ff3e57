// What the overview shows.
package page

import (
	"strings"

	"isnad/similarity/arabic"
)

// Overview is the whole report at a glance.
type Overview struct {
	Totals   Totals
	Timeline *Timeline // nil when no event of several articles has a date
	Largest  []EventRow
	Events   EventList
	Outlets  []OutletRow // by articles, then name
	Problems []string

	MoreOutlets, Unnamed int // outlets without a row, problems that are not named
}

// Totals is the line of truth at the top.
type Totals struct {
	Articles, Outlets, Families, Events, Stories, Skipped int
	Texts                                                 int // independent texts, summed over the events
	First, Last                                           arabic.Date
}

// Rest is how many events are not among Largest, which stand on the page without a script.
func (o *Overview) Rest() int { return len(o.Events.Rows) - len(o.Largest) }

// EventList is all events for the page's script: {"outlets":[name…],"rows":[row…]}, the largest first.
type EventList struct {
	Outlets []string
	Rows    []EventRow
}

// EventRow is one event.
type EventRow struct {
	ID, Title                          string
	Articles, IndependentTexts, Copied int // Copied: articles whose text was taken from elsewhere
	Outlets                            []int
	Names                              []string // of the first of Outlets; for rows drawn without a script
	First, Last                        arabic.Date
	HasPage                            bool
	Terms                              []string
}

// Share is how much of its articles are copies.
func (r EventRow) Share() float64 { return float64(r.Copied) / float64(max(r.Articles, 1)) }

// MoreNames is how many of its outlets are not named.
func (r EventRow) MoreNames() int { return len(r.Outlets) - len(r.Names) }

// Href leads to its page; "" when it has none.
func (r EventRow) Href() string {
	if !r.HasPage {
		return ""
	}
	return EventFile(r.ID)
}

// Data is the list as its script reads it.
func (l EventList) Data() map[string]any {
	names, rows := make([]string, len(l.Outlets)), make([][]any, len(l.Rows))
	for i, name := range l.Outlets {
		names[i] = inert(name)
	}
	for i := range l.Rows {
		rows[i] = l.Rows[i].data()
	}
	return map[string]any{"outlets": names, "rows": rows}
}

// data is [id, title, articles, independent texts, copied, first, days to the last, outlets, has a page, terms]: dates as days since 1970,
// as text where less than the day is known, 0 where nothing is.
func (r *EventRow) data() []any {
	row := []any{inert(r.ID), inert(r.Title), r.Articles, r.IndependentTexts, r.Copied, 0, 0, orEmpty(r.Outlets), 0}
	switch {
	case dated(r.First):
		row[5] = Day(r.First.Time)
		if dated(r.Last) {
			row[6] = max(Day(r.Last.Time)-Day(r.First.Time), 0)
		}
	case r.First.Precision != arabic.NoDate:
		row[5] = stamp(r.First)
	}
	if r.HasPage {
		row[8] = 1
	}
	if len(r.Terms) > 0 {
		row = append(row, inert(strings.Join(r.Terms, " ")))
	}
	return row
}

// orEmpty keeps null out of the data.
func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// OutletRow is one outlet in the table of the overview.
type OutletRow struct {
	Link     Link
	Agency   bool // a news agency
	Articles int
	Copied   Credits // its articles whose text was taken from others
	Wire     Shares  // of its words: agency text
}

// Credits counts copied articles by what they say of where their text comes from.
type Credits struct{ Named, Generic, Nobody int }

// Sum is all of them.
func (c Credits) Sum() int { return c.Named + c.Generic + c.Nobody }

// Shares are parts of a whole of 1, by the same.
type Shares struct{ Named, Generic, Nobody float64 }

// Sum is all of them.
func (s Shares) Sum() float64 { return s.Named + s.Generic + s.Nobody }

// CopiedShare is how much of the outlet's articles is copied.
func (r OutletRow) CopiedShare() float64 {
	return float64(r.Copied.Sum()) / float64(max(r.Articles, 1))
}

// Part is one piece of a bar of width 100: where it begins, how wide it is, and the class that gives its pattern.
type Part struct {
	Kind  string
	X, W  string
	Share float64
}

// Parts lays the shares side by side.
func (s Shares) Parts() []Part {
	var all []Part
	at := 0.
	for _, p := range []struct {
		kind  string
		share float64
	}{{"named", s.Named}, {"generic", s.Generic}, {"nobody", s.Nobody}} {
		if p.share > 0 {
			all = append(all, Part{Kind: p.kind, X: coordinate(at * 100), W: coordinate(p.share * 100), Share: p.share})
			at += p.share
		}
	}
	return all
}
