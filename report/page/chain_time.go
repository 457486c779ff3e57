// Time as a chain's axis draws it: every gap in its place, long ones compressed, so that minutes and months can both be read.
package page

import (
	"cmp"
	"math"
	"slices"
	"time"

	"isnad/similarity/arabic"
)

// How wide time is drawn, in pixels: a gap of a minute takes 23, of an hour 67, of a day 108, of a month 152, before all are scaled to the room.
const (
	leastGap   = 14.0
	gapDoubled = 9.0 // more for a gap twice as long
	leastAxis  = 190.0
)

// timeline is the distinct times of a chain and their places, measured from the first.
type timeline struct {
	moments []time.Time
	dates   []arabic.Date // of which the moments are the middles
	places  []float64
}

// newTimeline takes at most the room given.
func newTimeline(nodes []*ChainNode, most float64) *timeline {
	t := &timeline{}
	for _, n := range nodes {
		if n.Published.Precision != arabic.NoDate {
			t.dates = append(t.dates, n.Published)
		}
	}
	slices.SortFunc(t.dates, func(a, b arabic.Date) int {
		return cmp.Or(earlier(a, b), cmp.Compare(b.Precision, a.Precision), cmp.Compare(stamp(a), stamp(b)))
	})
	t.dates = slices.CompactFunc(t.dates, func(a, b arabic.Date) bool { return earlier(a, b) == 0 })
	at := 0.0
	for i, d := range t.dates {
		t.moments = append(t.moments, middle(d))
		if i > 0 {
			at += leastGap + gapDoubled*math.Log2(1+t.moments[i].Sub(t.moments[i-1]).Minutes())
		}
		t.places = append(t.places, at)
	}
	if at > 0 {
		scale := min(max(at, leastAxis), most) / at
		for i := range t.places {
			t.places[i] *= scale
		}
	}
	return t
}

// length is the room the times take.
func (t *timeline) length() float64 {
	if len(t.places) == 0 {
		return 0
	}
	return t.places[len(t.places)-1]
}

// at is the place of a time, between its neighbours in proportion; what lies outside stands at the ends.
func (t *timeline) at(m time.Time) float64 {
	i, exact := slices.BinarySearchFunc(t.moments, m, time.Time.Compare)
	switch {
	case exact:
		return t.places[i]
	case i == 0:
		return 0
	case i == len(t.moments):
		return t.length()
	}
	part := float64(m.Sub(t.moments[i-1])) / float64(t.moments[i].Sub(t.moments[i-1]))
	return t.places[i-1] + part*(t.places[i]-t.places[i-1])
}
