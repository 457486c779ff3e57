// Where the dots and rows of a chain stand.
package page

import (
	"cmp"
	"math"
	"slices"

	"isnad/similarity/arabic"
)

// The drawing's measures, in pixels.
const (
	dotRadius   = 6.0
	laneApart   = 17.0 // of dots in one lane
	laneHeight  = 18.0
	rowPadding  = 12.0
	axisHeight  = 58.0
	mostWidth   = 985.0
	edge        = 48.0  // at the right, for arrows that go round and for unseen sources
	leftEdge    = 54.0  // at the left, for the last share
	undatedStep = 48.0  // between a text without time and its copy without time
	undatedMost = 5     // such steps
	zoneRoom    = 132.0 // for the name of the zone without time
	axisRoom    = 162.0 // for the longest date
	shareRoom   = 50.0
	manyLinked  = 30  // texts: of more the arrows are thinner, and shares are said where one points
	nameLetter  = 7.4 // of the names, on average
	leastName   = 9   // letters
	mostName    = 24
)

// tenth rounds to what is written down.
func tenth(x float64) float64 { return math.Round(x*10) / 10 }

// place gives each node of order its dot, each outlet its row, each link its arrow.
func (d *ChainDrawing) place(c *Chain, order []int, into []*ChainLink) {
	nodes := make([]*ChainNode, len(order))
	for i, n := range order {
		nodes[i] = &c.Nodes[n]
	}
	depth, deepest := c.undated(order, into)
	if deepest >= 0 {
		d.UndatedWidth = max(zoneRoom, leftEdge+edge+undatedStep*float64(deepest))
	}
	t := newTimeline(nodes, mostWidth-d.UndatedWidth-leftEdge-edge)
	d.Width = d.UndatedWidth
	if len(t.places) > 0 {
		d.Width = tenth(d.UndatedWidth + max(leftEdge+t.length()+edge, axisRoom))
	}
	right := d.Width - edge
	dots := make([]ChainDot, len(order))
	at := make(map[int]*ChainDot, len(order)) // node → dot
	for i, n := range order {
		dots[i].Node = nodes[i]
		dots[i].across(t, right, d.UndatedWidth-edge-undatedStep*float64(max(depth[n], 0)))
		at[n] = &dots[i]
	}
	linked := make(map[int]bool)
	for _, n := range order {
		if l := into[n]; l != nil {
			linked[n], linked[l.From] = true, true
			if source := at[l.From]; source.Node.Unseen { // before the earliest of its copies
				source.X = max(source.X, tenth(at[n].X+edge/2))
			}
		}
	}
	for i, n := range order {
		if dot := &dots[i]; dot.Node.Unseen {
			if !linked[n] {
				dot.X = tenth(d.Width - edge/2)
			}
			dot.Early, dot.Late = dot.X, dot.X
		}
	}
	d.rows(dots)
	crowded := len(linked) > manyLinked
	for i, n := range order {
		dots[i].Lone = !linked[n]
		if l := into[n]; l != nil {
			d.Arrows = append(d.Arrows, newArrow(l, at[l.From], &dots[i], crowded))
			if !crowded {
				dots[i].share(l, at[l.From], dots)
			}
		}
	}
	d.Dots = dots
	d.AxisY = axisHeight - 8
	d.axis(t, right)
}

// undated is how deep each node without a time lies below sources without one; the deepest is -1 when all have times.
func (c *Chain) undated(order []int, into []*ChainLink) (depth map[int]int, deepest int) {
	depth, deepest = make(map[int]int), -1
	for _, n := range order {
		depth[n] = -1
		if c.Nodes[n].Published.Precision != arabic.NoDate || c.Nodes[n].Unseen {
			continue
		}
		depth[n] = 0
		if l := into[n]; l != nil {
			depth[n] = min(depth[l.From]+1, undatedMost)
		}
		deepest = max(deepest, depth[n])
	}
	return depth, deepest
}

// across puts a dot at its time, or at the place given when it has none. Unseen sources are moved before their copies later.
func (dot *ChainDot) across(t *timeline, right, undated float64) {
	date := dot.Node.Published
	switch {
	case dot.Node.Unseen:
	case date.Precision == arabic.NoDate:
		dot.X = tenth(undated)
		dot.Early, dot.Late = dot.X, dot.X
	default:
		first, last := span(date)
		dot.X = tenth(right - t.at(middle(date)))
		dot.Early, dot.Late = tenth(right-t.at(first)), tenth(right-t.at(last))
	}
}

// rows gives each outlet a row in the order of its first dot, unseen sources the first; dots of a row that would cover each other go to lanes below.
func (d *ChainDrawing) rows(dots []ChainDot) {
	members := make(map[string][]int)
	var outlets []string
	for i := range dots {
		outlet := rowOf(dots[i].Node)
		if members[outlet] == nil {
			outlets = append(outlets, outlet)
		}
		members[outlet] = append(members[outlet], i)
	}
	slices.SortStableFunc(outlets, func(a, b string) int { return cmp.Compare(a[0], b[0]) })
	top, longest := axisHeight, leastName
	for _, outlet := range outlets {
		first := dots[members[outlet][0]].Node
		row := ChainRow{Outlet: first.Outlet, Name: shortened(first.Outlet.Title), Unseen: first.Unseen, Top: top}
		lanes := lanes(dots, members[outlet], top)
		row.End = top + rowPadding + laneHeight*float64(lanes)
		row.Y = tenth((row.Top + row.End) / 2)
		longest = max(longest, len([]rune(row.Name)))
		if row.Outlet.Title == "" {
			longest = max(longest, len([]rune(text("core.unknown-outlet"))))
		}
		top = row.End
		d.Rows = append(d.Rows, row)
	}
	d.Height = top + 6
	d.NameWidth = tenth(nameLetter*float64(longest) + 16)
}

// rowOf names a node's row: unseen sources sort before all outlets.
func rowOf(n *ChainNode) string {
	if n.Unseen {
		return "0"
	}
	return "1" + n.Outlet.Title
}

// lanes puts the dots of a row below each other where they stand too near, and gives how many lanes that takes.
func lanes(dots []ChainDot, members []int, top float64) int {
	members = slices.Clone(members)
	slices.SortStableFunc(members, func(a, b int) int { return cmp.Compare(dots[b].X, dots[a].X) })
	var last []float64 // x of the last dot in each lane
	for _, m := range members {
		lane := slices.IndexFunc(last, func(x float64) bool { return x-dots[m].X >= laneApart })
		if lane < 0 {
			lane = len(last)
			last = append(last, 0)
		}
		last[lane] = dots[m].X
		dots[m].Y = tenth(top + (rowPadding+laneHeight)/2 + laneHeight*float64(lane))
	}
	return len(last)
}

// shortened is a name in the room there is.
func shortened(name string) string {
	runes := []rune(name)
	if len(runes) <= mostName {
		return name
	}
	return string(runes[:mostName-1]) + "…"
}

// share says at a dot how much of it was taken, on the side where no arrow arrives, unless another dot is in the way.
func (dot *ChainDot) share(l *ChainLink, source *ChainDot, dots []ChainDot) {
	side := -1.0
	if source.X < dot.X-roundabout {
		side = 1
	}
	for i := range dots {
		other := &dots[i]
		if other != dot && other.Y == dot.Y && (other.X-dot.X)*side > 0 && math.Abs(other.X-dot.X) < shareRoom {
			return
		}
	}
	dot.Share, dot.ShareX, dot.ShareY = l.percent(), tenth(dot.X+side*(dotRadius+17)), tenth(dot.Y+4)
	if dot.Early != dot.Late { // above that line
		dot.ShareY = tenth(dot.Y - 4)
	}
}
