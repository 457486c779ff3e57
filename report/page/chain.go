// The chain of an event as a drawing: time from right to left, an article a row, arrows from source to copy.
package page

import (
	"cmp"
	"fmt"
	"slices"

	"isnad/similarity/arabic"
)

// Chain is who took an event's text from whom.
type Chain struct {
	Nodes []ChainNode
	Links []ChainLink // at most one leads to each node; no circles
}

// ChainNode is an article, or a source that is not among the articles.
type ChainNode struct {
	Name, Title string // Name: the outlet
	Published   arabic.Date
	Href        string // to the article; "" for an unseen source
	Unseen      bool
	Text        string // of an unseen source: rebuilt as far as its copies agree
}

// ChainLink leads from a text to one taken from it.
type ChainLink struct {
	From, To int // indices into Nodes
	Share    float64
	Known    bool
	Pair     string // anchor of the side-by-side view; "" when it is not shown
}

// ChainRow is a node in the order of the drawing, which is also that of the list beside it: each copy below its source.
type ChainRow struct {
	Node   *ChainNode
	Source *ChainNode // nil where the text starts
	Link   *ChainLink
	X, Y   float64
	Path   string // of the arrow from the source
	Width  float64
	Tip    string // of the arrow's head
}

// The drawing's measures, in its own units: it is scaled to the width of the page.
const (
	chainWidth  = 1000.0
	chainLabels = 270.0 // at the right, for outlet and time
	chainRow    = 46.0
	chainTop    = 30.0
	chainMargin = 30.0
	thinnest    = 1.5 // of an arrow
	thickest    = 7.0
	tipLength   = 11.0
	dotRadius   = 7.0
)

// chainRows is how many nodes are drawn and listed: a text that thousands took over stands in chains.jsonl.
const chainRows = 120

// More is how many nodes are not shown.
func (c *Chain) More() int { return max(len(c.Nodes)-chainRows, 0) }

// Width and Height are the size of the drawing.
func (c *Chain) Width() float64 { return chainWidth }

// Height grows with the rows.
func (c *Chain) Height() float64 { return chainTop + chainRow*float64(len(c.Nodes)-c.More()) }

// LabelX is where the labels start, at the right.
func (c *Chain) LabelX() float64 { return chainWidth - 8 }

// LineEnd is where the rows' lines end, before the labels.
func (c *Chain) LineEnd() float64 { return chainWidth - chainLabels }

// Rows places the nodes.
func (c *Chain) Rows() []ChainRow {
	order, into := c.order()
	order = order[:min(len(order), chainRows)] // no copy comes before its source, so that every source of these is among them
	x := c.times(into)
	rows := make([]ChainRow, len(order))
	place := make([]int, len(c.Nodes)) // node → row
	for i, n := range order {
		place[n] = i
		rows[i] = ChainRow{Node: &c.Nodes[n], X: x[n], Y: chainTop + chainRow*float64(i)}
	}
	for i, n := range order {
		if l := into[n]; l != nil {
			source := &rows[place[l.From]]
			rows[i].Link, rows[i].Source = l, source.Node
			rows[i].arrow(source)
		}
	}
	return rows
}

// arrow draws a line that leaves the source upright and reaches the copy level, so that copies of one source share a trunk.
func (r *ChainRow) arrow(source *ChainRow) {
	r.Width = thinnest + (thickest-thinnest)*min(max(r.Link.Share, 0), 1)
	side := 1.0 // from which the copy is reached: 1 from the right
	if source.X < r.X {
		side = -1
	}
	end := r.X + side*(dotRadius+tipLength)
	bend := source.Y + (r.Y-source.Y)*.8
	if source.X == r.X { // of one time: round the outside, or the arrow would cross every dot between
		end = r.X + dotRadius + tipLength
		r.Path = fmt.Sprintf("M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f", source.X, source.Y, source.X+60, source.Y+8, r.X+70, r.Y, end, r.Y)
	} else {
		r.Path = fmt.Sprintf("M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f", source.X, source.Y, source.X, bend, source.X, r.Y, end, r.Y)
	}
	half := 4 + r.Width/2
	r.Tip = fmt.Sprintf("M%.1f %.1fL%.1f %.1fL%.1f %.1fZ", end-side*tipLength, r.Y, end, r.Y-half, end, r.Y+half)
}

// order is the nodes with each copy below its source and the earlier first; into is the link that leads to each node.
func (c *Chain) order() (order []int, into []*ChainLink) {
	into = make([]*ChainLink, len(c.Nodes))
	copies := make([][]int, len(c.Nodes))
	for i := range c.Links {
		l := &c.Links[i]
		into[l.To] = l
		copies[l.From] = append(copies[l.From], l.To)
	}
	var roots []int
	for n := range c.Nodes {
		if into[n] == nil {
			roots = append(roots, n)
		}
	}
	var walk func(nodes []int)
	walk = func(nodes []int) {
		slices.SortStableFunc(nodes, func(a, b int) int { return earlier(c.Nodes[a].Published, c.Nodes[b].Published) })
		for _, n := range nodes {
			order = append(order, n)
			walk(copies[n])
		}
	}
	walk(roots)
	return order, into
}

// earlier compares dates; missing ones come last.
func earlier(a, b arabic.Date) int {
	if a.Precision == arabic.NoDate || b.Precision == arabic.NoDate {
		return cmp.Compare(min(b.Precision, 1), min(a.Precision, 1))
	}
	return a.Time.Compare(b.Time)
}

// times places the nodes across the drawing: by the order of their times, since the lag runs from minutes to months. What has no time
// stands a step left of its source; a source without time at the right edge.
func (c *Chain) times(into []*ChainLink) []float64 {
	var moments []arabic.Date
	for i := range c.Nodes {
		if c.Nodes[i].Published.Precision != arabic.NoDate {
			moments = append(moments, c.Nodes[i].Published)
		}
	}
	slices.SortFunc(moments, earlier)
	moments = slices.CompactFunc(moments, func(a, b arabic.Date) bool { return a.Time.Equal(b.Time) })
	right := chainWidth - chainLabels - chainMargin
	step := (right - chainMargin) / float64(len(moments)+1)
	x := make([]float64, len(c.Nodes))
	for i := range c.Nodes {
		if d := c.Nodes[i].Published; d.Precision != arabic.NoDate {
			at, _ := slices.BinarySearchFunc(moments, d, earlier)
			x[i] = right - step*float64(at+1)
		}
	}
	for i := range c.Nodes {
		if x[i] == 0 {
			x[i] = right
			if l := into[i]; l != nil {
				x[i] = max(right-step, chainMargin)
				if x[l.From] != 0 {
					x[i] = max(x[l.From]-step/2, chainMargin)
				}
			}
		}
	}
	return x
}
