package corpus

import "isnad/similarity/arabic"

// Span is [Start, End) in Unicode code points of an article's Body.
type Span struct{ Start, End int }

// Furniture is a stretch of a Body that is not the article's own text.
type Furniture struct {
	Span
	Kind string // menu, ticker, headline, counter, share, related, tags, disclaimer, comments, embedded, quoted, ...
}

// Credit is what an article says of where its text comes from.
type Credit struct {
	Agency string // canonical name from the agency list; "" when generic
	Kind   string // agency, generic
	Where  string // dateline, lead, byline, tail
	Span   Span   // in Body; zero when the credit stands in a field of its own (author)
}

// Place is where a record stands in the input, for messages: path as the user named it, and line from 1 (0: whole file). Where a kind of file
// has no lines, Unit says what is counted instead: row, record, item.
type Place struct {
	Path string
	Line int
	Unit string
}

// Article is one text as one outlet published it.
type Article struct {
	ID, Outlet, Title, URL, Author string
	Dateline                       string      // the place named in the dateline («بغداد»)
	Published, Updated             arabic.Date // never one for the other; missing when not given
	Body                           string
	Furniture                      []Furniture // ascending, not overlapping
	Credits                        []Credit
	Parent                         string // id of the page an embedded story was carried on
	ParentSpan                     Span   // its Body in the parent's Body
	Warnings                       []string
	Place                          Place
}
