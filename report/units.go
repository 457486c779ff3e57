// Places in a text as a page's script counts them.
package report

import (
	"slices"

	"isnad/dedup/corpus"
)

// units turns code points of a body into UTF-16 units: the same but for what lies beyond the first plane, which counts twice.
type units struct {
	astral []int // code points of a plane above, ascending
	length int   // of the body in code points
}

func newUnits(body string) *units {
	u := &units{}
	for _, r := range body {
		if r > 0xffff {
			u.astral = append(u.astral, u.length)
		}
		u.length++
	}
	return u
}

// at is the place of a code point, the body's end for what lies behind it.
func (u *units) at(point int) int {
	point = min(max(point, 0), u.length)
	before, _ := slices.BinarySearch(u.astral, point)
	return point + before
}

// span is where a span begins and ends.
func (u *units) span(s corpus.Span) [2]int { return [2]int{u.at(s.Start), u.at(s.End)} }
