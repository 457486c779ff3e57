// What the pages show.
package page

import "isnad/similarity/arabic"

// Overview is the whole report.
type Overview struct {
	Totals   Totals
	Events   []Event // told by more than one article, in the order shown: by size, then time
	Lone     []Event // told by one
	Problems []string
	Inline   bool // the articles stand on the overview too, not on the events' pages alone
}

// Totals is the line of truth at the top.
type Totals struct {
	Articles, Outlets, Families, Events, Stories, Skipped int
}

// Event is one happening with its tellings.
type Event struct {
	ID, Story, Title string
	First, Last      arabic.Date
	Outlets          []string
	IndependentTexts int
	Terms            []string
	Related          []Link // other events of the same story
	Families         []Family
	Size             int
	HasPage          bool // of its own

	Chain      *Chain     // nil when no text was taken over, and on the overview
	Pairs      []Pair     // in the order of the chain
	MoreCopies []CopyName // copies that stand in copies.jsonl alone
	Unnamed    int        // further ones
	Framing    *Framing   // nil when there is nothing to compare, and on the overview
}

// Link leads to another event.
type Link struct{ Href, Title string }

// Family is the articles of an event that carry one text.
type Family struct {
	ID       string
	Articles []Article
}

// Article is one telling with its furniture set apart.
type Article struct {
	Anchor, ID, Outlet, Title, Author, URL string
	Published, Updated                     arabic.Date
	Dateline                               string
	Credits                                []string
	Warnings                               []string
	Parent                                 *Link
	Body                                   []Segment
}

// Segment is a run of a body: own text when Kind is empty, furniture of that kind otherwise.
type Segment struct{ Text, Kind string }
