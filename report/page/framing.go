// How the outlets told the event, side by side.
package page

import "isnad/similarity/arabic"

// Framing is the comparison of an event's tellings. Empty parts are not shown.
type Framing struct {
	Findings []Finding
	Notes    []FramingNote

	Facts     *FactTable // nil when no fact is told twice
	Omissions []Omission // by telling, then the weightiest first
	Conflicts []FactConflict
	Alone     []LoneFacts

	Things    *ThingTable // nil when nothing has a name worth comparing
	Speakers  []Speaker
	Headlines []Headline
	Orders    *Orders // nil when no telling shares enough facts
	Words     []OutletWords

	// What is not shown; all of it stands in framing.jsonl.
	MoreNotes, MoreOmissions, MoreAlone, MoreThings, MoreQuotes, MoreHeadlines int

	Data FramingData
}

// Bare reports whether nothing at all could be compared.
func (f *Framing) Bare() bool {
	return f.Facts == nil && f.Alone == nil && f.Things == nil && f.Speakers == nil && f.Headlines == nil && f.Orders == nil && f.Words == nil
}

// findingsFirst is how many findings, the weightiest, are not folded.
const findingsFirst = 9

// FirstFindings are those shown at once; one alone is not folded away.
func (f *Framing) FirstFindings() []Finding {
	if len(f.Findings) <= findingsFirst+1 {
		return f.Findings
	}
	return f.Findings[:findingsFirst]
}

// OtherFindings are the rest.
func (f *Framing) OtherFindings() []Finding { return f.Findings[len(f.FirstFindings()):] }

// Telling is one of the articles compared: its outlet, or its id where it has none, and where it stands.
type Telling struct {
	Link
	Anchor string // of the article on this page; "" when its text is not here

	// What tells it from others of its outlet: its time, only the clock when those are of one day, else its number among them. Nth 0: it is the only one.
	Published arabic.Date
	Clock     bool
	Nth       int
}

// At is a place in a telling.
type At struct {
	Telling
	Span [2]int // in UTF-16 units of the text under the telling's anchor; empty when it is not on the page
}

// placed reports whether the page has the span.
func (a *At) placed() bool { return a.Span[0] != a.Span[1] && a.Anchor != "" }

// Finding is a sentence of the summary with what it rests on.
type Finding struct {
	Arabic   string
	English  Sentence
	Facts    []Link
	Evidence []Excerpt
	More     int // places not shown
}

// Excerpt is a stretch of text and the tellings that have it in these words.
type Excerpt struct {
	Text     string
	Tellings []At
}

// FramingNote says what could not be compared; About is nil where it holds for all.
type FramingNote struct {
	About   *Link
	Arabic  string
	English Sentence
}

// Sentence is English that holds Arabic names and quotations.
type Sentence string

// FramingData is what the script needs beside the tables. Tellings are counted as Anchors has them, rows of the matrix as the page has them; a span is
// two places in UTF-16 units of the text under the telling's anchor. Tellings whose text is not on the page, and places behind its shown part, have no spans.
type FramingData struct {
	Anchors []string `json:"anchors"` // "" for a text that is not on the page

	Told      [][][]int  `json:"told"`    // row → [telling, start, end, start, end, …] of each that has the fact
	Values    [][][3]int `json:"values"`  // row → [telling, start, end] of what its conflicts are about
	Lacking   [][][3]int `json:"lacking"` // row → [telling, independent tellings that have it, place of the excuse in Excuses]
	Omission  []int      `json:"omission"`
	Conflict  []int      `json:"conflict"` // rows in those orders
	Similar   []int      `json:"similar"`  // tellings by how much they share with the first
	Sequences [][2][]int `json:"orders"`   // of each order shown: rows as the other has them, and as the telling has them
	Terms     [][]int    `json:"words"`    // of each word shown: [telling, start, end, telling, …]
}

// Excuses are the reasons why a telling may lack a fact, as FramingData counts them.
var Excuses = []string{"", "short", "earlier", "tail-cut"}
