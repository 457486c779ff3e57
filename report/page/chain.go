// The chain of an event: who took its text from whom.
package page

import (
	"strconv"

	"isnad/report/phrase"
	"isnad/similarity/arabic"
)

// Chain is an event's articles and the sources they took from. Layout makes the drawing of it.
type Chain struct {
	Nodes []ChainNode
	Links []ChainLink // at most one leads to each node; no circles
}

// ChainNode is an article, or a source that is not among the articles.
type ChainNode struct {
	Key       string // names the node on the page: the anchor of the article, or of the text of an unseen source
	Href      string // to the article, or to that text
	Outlet    Link   // Title "": unknown
	Title     string
	Published arabic.Date
	Foreign   bool // an article of another event
	Unseen    bool
	Text      string // of an unseen source: rebuilt as far as its copies agree
}

// ChainLink leads from a text to one taken from it.
type ChainLink struct {
	From, To int // indices into Nodes
	Share    float64
	Known    bool
	Pair     string // anchor of the side-by-side view; "" when it is not on the page
}

// chainShown is how many nodes are drawn and listed: a text that a thousand took over stands in chains.jsonl.
const chainShown = 150

// Layout draws the chain. The same chain gives the same drawing, to the tenth of a unit.
func (c *Chain) Layout() *ChainDrawing {
	order, into := c.order()
	d := &ChainDrawing{More: max(len(order)-chainShown, 0)}
	order = order[:len(order)-d.More] // no copy comes before its source, so that every source of these is among them
	d.place(c, order, into)
	for _, n := range order {
		step := ChainStep{Node: &c.Nodes[n]}
		if l := into[n]; l != nil {
			step.Source, step.Link = &c.Nodes[l.From], l
		}
		d.Steps = append(d.Steps, step)
	}
	return d
}

// ChainDrawing is a chain drawn: time runs from right to left, an outlet is a row. Units are pixels of the page at its ordinary size.
type ChainDrawing struct {
	Width, Height float64 // of the part with the dots
	NameWidth     float64 // of the part with the outlets' names, which stays in place when the other is scrolled
	AxisY         float64
	Rows          []ChainRow
	Dots          []ChainDot
	Arrows        []ChainArrow
	Ticks         []ChainTick
	Clocks        []ChainTick
	Breaks        []ChainBreak
	Zones         bool    // the times come from several time zones
	UndatedWidth  float64 // of the zone at the left where what has no time stands; 0 for none
	Steps         []ChainStep
	More          int // nodes that are neither drawn nor listed
}

// ChainStep is a node of the list in words, which says what the drawing shows: each copy comes below its source.
type ChainStep struct {
	Node, Source *ChainNode // Source nil where the text starts
	Link         *ChainLink
}

// ChainRow is an outlet, or the lane of unseen sources.
type ChainRow struct {
	Outlet      Link
	Name        string // cut to the room there is
	Unseen      bool
	Y, Top, End float64
}

// height is the row's.
func (r ChainRow) height() float64 { return tenth(r.End - r.Top) }

// ChainDot is a node's place.
type ChainDot struct {
	Node        *ChainNode
	X, Y        float64
	Early, Late float64 // where the span of a date without an hour begins and ends; equal when it is exact
	Lone        bool    // neither source nor copy
	Share       string  // of a copy, in European form; "" where there is no room for it
	ShareX      float64
	ShareY      float64
}

// square is the outline of the sign for an unseen source.
func (d ChainDot) square() string {
	x, y := d.X-6.5, d.Y-6.5
	return path("M", x, y, "L", x+13, y, "L", x+13, y+13, "L", x, y+13, "Z")
}

// diamond is the outline of the sign for an article of another event.
func (d ChainDot) diamond() string {
	x, y := d.X, d.Y
	return path("M", x, y-7.5, "L", x+7.5, y, "L", x, y+7.5, "L", x-7.5, y, "Z")
}

// ChainArrow is a link's line.
type ChainArrow struct {
	Link         *ChainLink
	From, To     *ChainNode
	Path, Tip    string
	Width        float64
	NameX, NameY float64
}

// ChainTick is a time at the axis. Stamp is what the page's script writes again in the reader's language.
type ChainTick struct {
	X, LabelX   float64
	Stamp, Text string
	room        float64 // of the label
}

// ChainBreak is a stretch of a day or more that is drawn much shorter than it is.
type ChainBreak struct {
	X       float64
	Message string // counted: "copies.day"
	N       int
	Named   bool // there is room to say how long it is
}

// strokes is its sign, across the axis.
func (b ChainBreak) strokes(axis float64) string {
	return path("M", b.X-4, axis+6, "L", b.X, axis-6, "M", b.X+1, axis+6, "L", b.X+5, axis-6)
}

// text is how long it is.
func (b ChainBreak) text() string {
	m, _ := arabicMessages.find(b.Message)
	return m.count(b.N)
}

// percent is the share in European form.
func (l *ChainLink) percent() string { return phrase.Percent(l.Share) }

// Rem is a size that follows the reader's size of letters.
func (d *ChainDrawing) Rem(pixels float64) string {
	return strconv.FormatFloat(pixels/16, 'f', 3, 64) + "rem"
}

// has reports which signs the legend must explain: unseen, foreign, lone, known, inferred, span.
func (d *ChainDrawing) has(sign string) bool {
	for i := range d.Dots {
		dot := &d.Dots[i]
		if sign == "unseen" && dot.Node.Unseen || sign == "foreign" && dot.Node.Foreign || sign == "lone" && dot.Lone || sign == "span" && dot.Early != dot.Late {
			return true
		}
	}
	for i := range d.Arrows {
		if sign == "known" && d.Arrows[i].Link.Known || sign == "inferred" && !d.Arrows[i].Link.Known {
			return true
		}
	}
	return false
}

// nameX is where the names begin, at the right.
func (d *ChainDrawing) nameX() float64 { return d.NameWidth - 6 }

// undatedX is the middle of the zone of what has no time.
func (d *ChainDrawing) undatedX() float64 { return tenth(d.UndatedWidth / 2) }
