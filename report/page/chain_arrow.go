// The arrows of a chain.
package page

import (
	"math"
	"strconv"
	"strings"
)

// Measures of arrows, in pixels.
const (
	thinnest   = 1.4
	thickest   = 5.5
	tipLength  = 9.0
	roundabout = 24.0 // texts nearer in time than this are joined by an arrow that goes round
)

// newArrow draws a line that leaves the source upright and reaches the copy level, so that copies of one source share a trunk.
func newArrow(l *ChainLink, source, copied *ChainDot, crowded bool) ChainArrow {
	scale := 1.0
	if crowded {
		scale = .6
	}
	a := ChainArrow{Link: l, From: source.Node, To: copied.Node, Width: tenth(scale * (thinnest + (thickest-thinnest)*min(max(l.Share, 0), 1)))}
	side := 1.0 // from which the copy is reached: 1 from the right
	if source.X < copied.X-roundabout {
		side = -1
	}
	end := copied.X + side*(dotRadius+tipLength)
	switch x, y := source.X, source.Y; {
	case math.Abs(x-copied.X) <= roundabout: // round the outside, or the arrow would cross every dot between
		out := max(x, copied.X) + dotRadius + tipLength + 14
		a.Path = path("M", x, y, "C", out, y, out, copied.Y, end, copied.Y)
	case math.Abs(y-copied.Y) < 1: // along a row: over the dots between
		a.Path = path("M", x, y, "C", x-side*10, y-16, end+side*10, y-16, end, y)
	default:
		a.Path = path("M", x, y, "C", x, y+(copied.Y-y)*.8, x, copied.Y, end, copied.Y)
	}
	half := 3.5 + a.Width/2
	a.Tip = path("M", end-side*tipLength, copied.Y, "L", end, copied.Y-half, "L", end, copied.Y+half, "Z")
	a.NameX, a.NameY = tenth((source.X+copied.X)/2), tenth((source.Y+copied.Y)/2)
	return a
}

// path writes the commands of a line with its numbers to the tenth.
func path(parts ...any) string {
	var d strings.Builder
	number := false
	for _, part := range parts {
		switch part := part.(type) {
		case string:
			d.WriteString(part)
			number = false
		case float64:
			if number {
				d.WriteByte(' ')
			}
			d.WriteString(strconv.FormatFloat(tenth(part), 'f', -1, 64))
			number = true
		}
	}
	return d.String()
}
