// What an outlet's page shows.
package page

import "isnad/similarity/arabic"

// Outlet is one outlet over all events.
type Outlet struct {
	Name    string
	Row     OutletRow // its line in the overview
	Events  int       // it told
	Whole   int       // of its copied articles: those whose text is all taken
	Again   int       // articles it had published before
	From    []Source  // whom it takes text from, by copies
	To      []Source  // who takes text from it
	Edits   []EditSum // what it changes, alarms first
	Labels  []ThingSum
	Words   []WordSum
	Enough  bool // false: its sample is too small to say what its words are
	Written ArticleList

	MoreFrom, MoreTo, MoreLabels, MoreArticles int // not shown
}

// Source is one outlet, or a text that is not there, that copies come from; or one that they go to.
type Source struct {
	Kind   string // "article", "unseen" or "common"
	Link   Link   // of an article's outlet; of an unseen text the agency that the copies credit, without a place
	Copies int
	Whole  int
	Share  float64 // mean of the copies' words taken; 0 where it is not known
	Credit Credits
	Lag    *Lag // nil: not known to the hour for any
}

// Part is how many of the copies took a stretch only.
func (s Source) Part() int { return s.Copies - s.Whole }

// Lag is how long after their sources copies were published, in minutes; negative before them.
type Lag struct {
	Median, Least, Most int
	Known               int // copies it is known of
}

// EditSum is the edits of one kind over all copies.
type EditSum struct {
	Kind     string
	Count    int
	Alarms   int
	Examples []EditExample
}

// EditExample is one edit with the place where it is shown.
type EditExample struct {
	Href, Before, After, Title string
}

// ThingSum is a person, group, place or happening with the expressions the outlet has for it.
type ThingSum struct {
	Name string
	Uses []UseSum // the commonest first
	More int      // expressions not shown
}

// UseSum is one expression over all events.
type UseSum struct {
	Expression  string
	Own, Quoted int
	Events      []Link // the first that it occurs in
	More        int    // further events
}

// WordSum is a word that sets the outlet apart.
type WordSum struct {
	Term                             string
	Z                                float64
	Count, Others, Total, OtherTotal int
}

// ArticleList is the outlet's articles for the page's script: {"events":[[id, title, has a page]…],"rows":[row…]}, by time.
type ArticleList struct {
	Events []EventRow
	Rows   []ArticleRow
}

// ArticleRow is one article.
type ArticleRow struct {
	Title     string
	Event     int    // place in Events
	Anchor    string // on the event's page; "" for none
	Origin    string // "", or how its text is taken over: whole, part, again
	URL       string // of the original, when it is one that may be followed
	Published arabic.Date
}

// Href leads to the article.
func (l ArticleList) Href(r ArticleRow) string {
	e := l.Events[r.Event]
	switch {
	case !e.HasPage:
		return "../index.html#" + e.ID
	case r.Anchor == "":
		return "../" + EventFile(e.ID)
	}
	return "../" + EventFile(e.ID) + "#" + r.Anchor
}

// Data is the list as its script reads it.
func (l ArticleList) Data() map[string]any {
	events, rows := make([][]any, len(l.Events)), make([][]any, len(l.Rows))
	for i, e := range l.Events {
		events[i] = []any{inert(e.ID), inert(e.Title), 0}
		if e.HasPage {
			events[i][2] = 1
		}
	}
	for i := range l.Rows {
		rows[i] = l.Rows[i].data()
	}
	return map[string]any{"events": events, "rows": rows}
}

// data is [title, event, anchor, origin, published, zone in minutes or null, url].
func (r *ArticleRow) data() []any {
	row := []any{inert(r.Title), r.Event, r.Anchor, r.Origin, stamp(r.Published), nil, r.URL}
	if minutes, known := minutesEast(r.Published); known {
		row[5] = minutes
	}
	return row
}

// Span is a length of time in the unit that suits it.
type Span struct {
	Side, Unit string // "after" or "before"; "minutes", "hours" or "days"
	N          int
}

// Middle is the median.
func (l *Lag) Middle() Span { return spanOf(l.Median) }

// Shortest is the least lag.
func (l *Lag) Shortest() Span { return spanOf(l.Least) }

// Longest is the greatest.
func (l *Lag) Longest() Span { return spanOf(l.Most) }

// spanOf rounds minutes to hours from an hour and a half on, to days from two days on.
func spanOf(minutes int) Span {
	s := Span{Side: "after", Unit: "minutes", N: minutes}
	if minutes < 0 {
		s.Side, s.N = "before", -minutes
	}
	switch {
	case s.N < 90:
	case s.N < 48*60:
		s.Unit, s.N = "hours", (s.N+30)/60
	default:
		s.Unit, s.N = "days", (s.N+720)/1440
	}
	return s
}

// PartOnly is how many of the copied articles are taken in part.
func (o *Outlet) PartOnly() int { return o.Row.Copied.Sum() - o.Whole }

// firstShown is how many articles stand on the page without a script.
const firstShown = 40

// First is the articles that stand on the page without a script.
func (o *Outlet) First() []ArticleRow { return o.Written.Rows[:min(len(o.Written.Rows), firstShown)] }

// Unlisted is how many of the list's articles do not.
func (o *Outlet) Unlisted() int { return len(o.Written.Rows) - len(o.First()) }
