// What the pages show.
package page

import "isnad/similarity/arabic"

// Link leads to another page or place. Href "" is a name without a place.
type Link struct{ Href, Title string }

// Event is the page of one happening with its tellings.
type Event struct {
	ID, Title        string
	First, Last      arabic.Date
	Size, Told       int    // articles, outlets
	Outlets, Missing []Link // the first of those who told it, and of those of the run who did not
	MoreMissing      int    // not named
	IndependentTexts int
	Terms            []string
	Related          []Link // other events of the same story

	Chain   *Chain   // nil when no text was taken over
	Pairs   *Pairs   // nil when there are no copies
	Framing *Framing // nil when there is nothing to compare

	Families     []Family
	Others       []Article // of other events, which copies here lead to
	MoreArticles int       // not shown
}

// MoreOutlets is how many who told it are not named.
func (e *Event) MoreOutlets() int { return e.Told - len(e.Outlets) }

// Family is the articles of an event that carry one text.
type Family struct{ Articles []Article }

// shared reports whether more than one article carries the family's text.
func (f Family) shared() bool { return len(f.Articles) > 1 }

// Article is one telling with its furniture set apart. Its body stands on the page once, under the id Anchor-body: whatever else shows words of it
// takes them from there, by places in UTF-16 units of the text.
type Article struct {
	Anchor, ID, Title, Author, URL string
	Outlet                         Link
	Published, Updated             arabic.Date
	Dateline                       string
	Credits                        []string // "" for unnamed agencies
	Warnings                       []string
	Parent                         *Link
	Body                           []Segment
	Cut                            bool // the text goes on
}

// Segment is a run of a body: own text when Kind is empty, furniture of that kind otherwise.
type Segment struct{ Text, Kind string }
