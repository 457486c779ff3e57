// What stands at a chain's axis: days, hours, and the gaps that were compressed.
package page

import (
	"math"
	"slices"
	"time"

	"isnad/similarity/arabic"
)

// Room for labels, in pixels, of the longer language.
const (
	leastDayRoom = 108.0
	dayLetter    = 5.3 // on average
	clockRoom    = 44.0
	gapRoom      = 66.0
)

// axis puts the labels down where they do not cover each other: the first and the last day before those between.
func (d *ChainDrawing) axis(t *timeline, right float64) {
	x := func(i int) float64 { return tenth(right - t.places[i]) }
	var days []int // the first moment of each
	for i := range t.dates {
		if i == 0 || dayOf(t.dates[i]) != dayOf(t.dates[i-1]) {
			days = append(days, i)
		}
	}
	if len(days) > 0 {
		d.day(t.dates[days[0]], x(days[0]))
	}
	if last := len(days) - 1; last > 0 {
		d.day(t.dates[days[last]], x(days[last]))
		for _, i := range days[1:last] {
			d.day(t.dates[i], x(i))
		}
	}
	written, zones := "", make(map[string]bool)
	for i, date := range t.dates {
		if date.Precision >= arabic.Minute {
			zones[zoneOf(date)] = true
		}
		if date.Precision < arabic.Minute || stamp(date) < written {
			continue // outlets of other time zones write an earlier hour later: dots keep it, the axis would confuse
		}
		if len(d.Clocks) == 0 || d.Clocks[len(d.Clocks)-1].X-x(i) >= clockRoom {
			written = stamp(date)
			clock := date.Time.Format("15:04")
			d.Clocks = append(d.Clocks, ChainTick{X: x(i), LabelX: x(i), Stamp: clock, Text: Digits(clock)})
		}
	}
	d.Zones = len(zones) > 1
	for i := 1; i < len(t.moments); i++ {
		if gap := t.moments[i].Sub(t.moments[i-1]); gap >= 24*time.Hour {
			message, n := inWords(gap)
			d.Breaks = append(d.Breaks, ChainBreak{X: tenth((x(i) + x(i-1)) / 2), Message: message, N: n, Named: x(i-1)-x(i) >= gapRoom+clockRoom})
		}
	}
}

// day is a label of a day beside its line, to the left of it where there is room, unless it would cover another.
func (d *ChainDrawing) day(date arabic.Date, x float64) {
	date.Precision = min(date.Precision, arabic.Day)
	tick := ChainTick{X: x, Stamp: stamp(date), Text: When(date)}
	tick.room = max(leastDayRoom, dayLetter*float64(len([]rune(tick.Text)))+10)
	places := []float64{x - tick.room/2 + 10, x, x + tick.room/2 - 10}
	if len(d.Ticks) == 0 { // the first makes room for the second
		slices.Reverse(places)
	}
	for _, place := range places {
		tick.LabelX = tenth(min(max(place, d.UndatedWidth+tick.room/2), d.Width-tick.room/2))
		if !slices.ContainsFunc(d.Ticks, func(other ChainTick) bool { return math.Abs(other.LabelX-tick.LabelX) < (other.room+tick.room)/2 }) {
			d.Ticks = append(d.Ticks, tick)
			return
		}
	}
}

// zoneOf is the zone that a time was written in, "" for none.
func zoneOf(d arabic.Date) string {
	if !d.Zoned {
		return ""
	}
	return d.Time.Format("-0700")
}

func dayOf(d arabic.Date) string {
	d.Precision = min(d.Precision, arabic.Day)
	return stamp(d)
}

// inWords is a long gap as a counted message.
func inWords(gap time.Duration) (message string, n int) {
	switch days := int(gap.Hours() / 24); {
	case days >= 2*365:
		return "copies.year", days / 365
	case days >= 60:
		return "copies.month", days / 30
	default:
		return "copies.day", days
	}
}
