// Time as a length: days side by side, with long times without events left out.
package page

import (
	"fmt"
	"slices"
	"time"

	"isnad/similarity/arabic"
)

// timeScale maps times to x. All times are taken as written, since that is what the page shows.
type timeScale struct {
	days   []stretch // ascending
	breaks []float64
	day    float64 // width of a day
}

// stretch is days [first, last] that are drawn one after the other, from x on.
type stretch struct {
	first, last int
	x           float64
}

const (
	scaleMargin = dotMost + 6
	breakWidth  = 1. // of a gap left out, in days
)

// newTimeScale lays out the days from the first event to the last. A gap is left out when it is longer than a quarter of the days that have events, and than
// two days.
func newTimeScale(events []Moment) *timeScale {
	var days []int
	for _, m := range events {
		days = append(days, Day(m.First.Time))
	}
	slices.Sort(days)
	days = slices.Compact(days)
	longest := max(2, len(days)/4)
	s := &timeScale{days: []stretch{{first: days[0], last: days[0]}}}
	length := 1.
	for _, d := range days[1:] {
		now := &s.days[len(s.days)-1]
		if d-now.last-1 <= longest {
			length += float64(d - now.last)
			now.last = d
			continue
		}
		length += breakWidth
		s.days = append(s.days, stretch{first: d, last: d, x: length})
		s.breaks = append(s.breaks, length-breakWidth/2)
		length++
	}
	s.day = (timelineWidth - 2*scaleMargin) / length
	for i := range s.days {
		s.days[i].x = scaleMargin + s.days[i].x*s.day
	}
	for i := range s.breaks {
		s.breaks[i] = scaleMargin + s.breaks[i]*s.day
	}
	return s
}

// at is where a day begins; it must be one that is drawn.
func (s *timeScale) at(day int) float64 {
	i, found := slices.BinarySearchFunc(s.days, day, func(d stretch, day int) int { return d.first - day })
	if !found {
		i--
	}
	return s.days[i].x + float64(day-s.days[i].first)*s.day
}

// span is the place of an event's time, the middle of its day when the hour is not known, and where it may stand: there alone, or anywhere in its day when
// the hour is not known or the day is what counts.
func (s *timeScale) span(d arabic.Date, byDay bool) (x, from, to float64) {
	from = s.at(Day(d.Time))
	to = from + s.day
	if !clocked(d) {
		return (from + to) / 2, from, to
	}
	hour, minute, second := d.Time.Clock()
	x = from + s.day*float64(hour*3600+minute*60+second)/86400
	if byDay {
		return x, from, to
	}
	return x, x, x
}

// Widths that labels of the axis need.
const (
	dayLabel   = 30.
	hourLabel  = 46.
	monthLabel = 124.
	monthRows  = 3
)

// ticks marks days where there is room for their numbers, hours in very wide days, and names months. In byDay, where hours mean nothing, the number of a
// wide day stands in its middle.
func (s *timeScale) ticks(byDay bool) []Tick {
	byDay = byDay && s.day >= dayLabel
	step := 0 // in days; 0: months alone
	for _, n := range []int{1, 2, 5, 10} {
		if float64(n)*s.day >= dayLabel {
			step = n
			break
		}
	}
	var all []Tick
	numbered := -dayLabel
	named := [monthRows]float64{-monthLabel, -monthLabel, -monthLabel} // the last of each row
	for _, run := range s.days {
		for day := run.first; day <= run.last; day++ {
			date := time.Unix(int64(day)*86400, 0).UTC()
			tick := Tick{X: s.at(day)}
			newMonth := day == run.first || date.Day() == 1
			if step > 0 && ((date.Day()-1)%step == 0 && date.Day() < 31 || day == run.first) && tick.X-numbered >= dayLabel {
				tick.Label, numbered = fmt.Sprint(date.Day()), tick.X
			}
			row := slices.IndexFunc(named[:], func(x float64) bool { return tick.X-x >= monthLabel })
			if newMonth && row >= 0 && (step == 0 && row == 0 || tick.Label != "") {
				tick.Month, tick.Year, tick.Row, named[row] = int(date.Month()), date.Year(), row, tick.X
			}
			if byDay {
				all = append(all, Tick{X: tick.X})
				tick.X, tick.Bare = tick.X+s.day/2, true
			}
			if tick.Label != "" || tick.Month > 0 {
				all = append(all, tick)
			}
			if !byDay {
				all = append(all, s.hours(tick.X)...)
			}
		}
	}
	return all
}

// hours marks every sixth hour of a wide day, every third of a very wide one.
func (s *timeScale) hours(x float64) []Tick {
	var all []Tick
	for _, every := range []int{3, 6, 12} {
		if s.day*float64(every)/24 < hourLabel {
			continue
		}
		for h := every; h < 24; h += every {
			all = append(all, Tick{X: x + s.day*float64(h)/24, Label: fmt.Sprintf("%02d:00", h)})
		}
		break
	}
	return all
}
