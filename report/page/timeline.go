// The events of a run over time as a drawing.
package page

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"

	"isnad/report/phrase"
	"isnad/similarity/arabic"
)

// Moment is an event as the timeline sees it.
type Moment struct {
	Href, Title               string
	Articles, Outlets, Copied int // Copied: of its articles
	First                     arabic.Date
}

// Timeline is the largest events of a run as circles over time, none over another. Lengths are user units of the drawing, x from the earliest time
// on: the page mirrors it for readers from right to left.
type Timeline struct {
	Width, Height, Axis float64 // Axis: y of the line of time
	Dots                []Dot   // by time
	Labels              []DotLabel
	Ticks               []Tick
	Breaks              []float64 // where time without events is left out
	Days                bool      // some stand anywhere in their day, since the hour is not known or many bear the same
	More, Undated       int       // events that are not drawn

	crowded bool // all stand anywhere in their day
}

// Dot is an event: its area goes by its articles.
type Dot struct {
	Moment
	X, Y, R float64
}

// DotLabel is the title of a large event, with a line from X, Y to its circle's edge at To.
type DotLabel struct {
	Text          string
	X, Y, To, Dot float64 // Dot: x of the circle, under or over the label
	Half          float64 // of its width
	Leader        float64 // y where the line begins
}

// Tick marks a day, an hour or a month on the axis.
type Tick struct {
	Bare        bool // a label without a mark: it is for all that lies between two marks
	X           float64
	Label       string // a day or an hour in European digits; "" where only the month is named
	Month, Year int    // 0: not named
	Row         int    // of the month's name, where names would meet
}

// Written is the label in Arabic digits.
func (t Tick) Written() string { return Digits(t.Label) }

// WrittenYear is the year in Arabic digits.
func (t Tick) WrittenYear() string { return Digits(fmt.Sprint(t.Year)) }

// MonthY is where the month's name stands under the axis.
func (t Tick) MonthY() int { return 39 + 18*t.Row }

// The drawing's measures.
const (
	timelineWidth = 1120.
	timelineMost  = 200  // circles
	swarmTall     = 330. // aimed at; where too many events fall into one hour it grows
	dotPair       = 9.   // radius of an event of two articles, where there is room
	dotMost       = 38.
	dotLeast      = 3.
	swarmApart    = 1.5
	lane          = 21. // height of a row of labels
	labelLetter   = 7.4 // width of a letter of a label, rather too much
	titleLetters  = 30
	labelsMost    = 10
	axisHigh      = 46. // with one row of months
)

// NewTimeline draws the largest of the events, which come largest first; nil when none has a date. Lone events are not given.
func NewTimeline(events []Moment) *Timeline {
	t := &Timeline{Width: timelineWidth}
	var shown []Moment
	for _, m := range events {
		switch {
		case !dated(m.First):
			t.Undated++
		case len(shown) == timelineMost:
			t.More++
		default:
			shown = append(shown, m)
		}
	}
	if len(shown) == 0 {
		return nil
	}
	scale := newTimeScale(shown)
	low, high := t.swarm(shown, scale)
	above, below := t.label(low, high)
	t.move(above*lane - low + 6)
	t.Axis = above*lane + (high - low) + below*lane + 14
	t.Ticks, t.Breaks = scale.ticks(t.crowded), scale.breaks
	rows := 0
	for _, tick := range t.Ticks {
		rows = max(rows, tick.Row)
	}
	t.Height = t.Axis + axisHigh + 18*float64(rows)
	t.round()
	slices.SortStableFunc(t.Dots, func(a, b Dot) int { return cmp.Or(cmp.Compare(a.X, b.X), cmp.Compare(a.Y, b.Y)) })
	return t
}

// dated reports whether at least the day is known.
func dated(d arabic.Date) bool { return d.Precision >= arabic.Day && d.Time.Year() != 0 }

// clocked reports whether the time of day is known; midnight to the second is what a day written as a time looks like.
func clocked(d arabic.Date) bool {
	hour, minute, second := d.Time.Clock()
	return d.Precision >= arabic.Hour && hour+minute+second > 0
}

// Day counts the days since 1970 by the date as written, whatever its zone.
func Day(t time.Time) int {
	return int(math.Floor(float64(time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC).Unix()) / 86400))
}

// swarm places the circles, the largest first, each as near to the middle line as it can stand, and gives how far up and down they reach. Where too many
// bear one time, as those of a crawl do, each may stand anywhere in its day; circles grow smaller until they fit.
func (t *Timeline) swarm(shown []Moment, scale *timeScale) (low, high float64) {
	most := 0
	for _, m := range shown {
		most = max(most, m.Articles)
	}
	perArticle := min(dotPair/math.Sqrt2, dotMost/math.Sqrt(float64(most)))
	for _, size := range []float64{1, .85, .7} {
		if low, high, _ = t.scatter(shown, scale, perArticle*size, false); high-low <= swarmTall {
			return low, high
		}
	}
	t.crowded = true
	for size := 1.; ; size *= .85 {
		smallest := false
		if low, high, smallest = t.scatter(shown, scale, perArticle*size, true); high-low <= swarmTall || smallest {
			return low, high
		}
	}
}

// scatter places all circles at one scale, and reports whether they cannot be smaller.
func (t *Timeline) scatter(shown []Moment, scale *timeScale, perArticle float64, byDay bool) (low, high float64, smallest bool) {
	t.Dots, t.Days, smallest = t.Dots[:0], false, true
	for _, m := range shown {
		r := max(perArticle*math.Sqrt(float64(m.Articles)), dotLeast)
		smallest = smallest && r == dotLeast
		dot := t.place(Dot{Moment: m, R: r}, scale, byDay)
		t.Dots = append(t.Dots, dot)
		low, high = min(low, dot.Y-r), max(high, dot.Y+r)
	}
	return low, high, smallest
}

// place finds where a circle stands: at its time, or where only the day is known or counts, in its day, not far from both the middle line and its time.
func (t *Timeline) place(dot Dot, scale *timeScale, byDay bool) Dot {
	x, from, to := scale.span(dot.First, byDay)
	if from < to {
		t.Days = true
	}
	if from, to = from+dot.R, to-dot.R; from > to {
		from = min(max(x, to), from)
		to = from
	}
	x = min(max(x, from), to)
	cost := math.Inf(1)
	best := dot
	for i := range daySlots + 1 {
		at := x // first of all
		if i > 0 {
			at = from + (to-from)*float64(i-1)/float64(daySlots-1)
		}
		y := t.free(at, dot.R)
		if c := math.Abs(y) + math.Abs(at-x)*asideCost; c < cost-.01 {
			best.X, best.Y, cost = at, y, c
		}
		if from == to {
			break
		}
	}
	return best
}

// Places of a day.
const (
	daySlots  = 48  // that are tried
	asideCost = .25 // of a unit away from the time, against one away from the middle line
)

// free is the height nearest to the middle line at which a circle touches none.
func (t *Timeline) free(x, r float64) float64 {
	type span struct{ from, to float64 }
	var taken []span
	heights := []float64{0}
	for _, d := range t.Dots {
		apart, aside := d.R+r+swarmApart, math.Abs(d.X-x)
		if aside >= apart {
			continue
		}
		reach := math.Sqrt(apart*apart - aside*aside)
		taken = append(taken, span{d.Y - reach, d.Y + reach})
		heights = append(heights, d.Y-reach, d.Y+reach)
	}
	slices.SortFunc(heights, func(a, b float64) int { return cmp.Or(cmp.Compare(math.Abs(a), math.Abs(b)), cmp.Compare(a, b)) })
	for _, y := range heights {
		if !slices.ContainsFunc(taken, func(s span) bool { return y > s.from+1e-9 && y < s.to-1e-9 }) {
			return y
		}
	}
	return 0 // not reached: above all of them is always free
}

// label names the largest events in rows above and below the circles, where a row has room. It gives how many rows are used.
func (t *Timeline) label(low, high float64) (above, below float64) {
	type taken struct{ from, to float64 }
	rows := make(map[int][]taken) // -1, -2, … above, 1, 2, … below
	room := func(row int, from, to float64) bool {
		return !slices.ContainsFunc(rows[row], func(b taken) bool { return from < b.to && to > b.from })
	}
	for _, d := range t.Dots[:min(len(t.Dots), 3*labelsMost)] { // in the order given: the largest first
		text := phrase.Shorten(d.Title, titleLetters)
		if len(t.Labels) == labelsMost || text == "" {
			continue
		}
		half := math.Ceil(float64(len([]rune(text)))*labelLetter/2 + 4)
		x := min(max(d.X, half), t.Width-half)
		for _, row := range []int{-1, 1, -2, 2, -3} {
			side := row / max(row, -row)
			free := room(row, x-half-6, x+half+6)
			for nearer := side; nearer != row && free; nearer += side {
				free = room(nearer, d.X-4, d.X+4)
			}
			if !free || d.X < x-half || d.X > x+half {
				continue
			}
			rows[row] = append(rows[row], taken{x - half, x + half})
			for nearer := side; nearer != row; nearer += side {
				rows[nearer] = append(rows[nearer], taken{d.X - 2, d.X + 2})
			}
			l := DotLabel{Text: text, X: x, Dot: d.X, Half: half, To: d.Y + float64(side)*d.R}
			if side < 0 {
				l.Y, above = low+float64(row)*lane+13, max(above, float64(-row))
				l.Leader = l.Y + 5
			} else {
				l.Y, below = high+float64(row)*lane-3, max(below, float64(row))
				l.Leader = l.Y - 13
			}
			t.Labels = append(t.Labels, l)
			break
		}
	}
	return above, below
}

// move shifts everything down.
func (t *Timeline) move(by float64) {
	for i := range t.Dots {
		t.Dots[i].Y += by
	}
	for i := range t.Labels {
		l := &t.Labels[i]
		l.Y, l.To, l.Leader = l.Y+by, l.To+by, l.Leader+by
	}
}

// round takes all lengths to a hundredth: the file need not hold more.
func (t *Timeline) round() {
	all := []*float64{&t.Height, &t.Axis}
	for i := range t.Dots {
		all = append(all, &t.Dots[i].X, &t.Dots[i].Y)
		t.Dots[i].R = math.Floor(t.Dots[i].R*100) / 100
	}
	for i := range t.Labels {
		l := &t.Labels[i]
		all = append(all, &l.X, &l.Y, &l.To, &l.Dot, &l.Leader)
	}
	for i := range t.Ticks {
		all = append(all, &t.Ticks[i].X)
	}
	for i := range t.Breaks {
		all = append(all, &t.Breaks[i])
	}
	for _, x := range all {
		*x = math.Round(*x*100) / 100
	}
}

// Mirror is x seen from the other side.
func (t *Timeline) Mirror(x float64) string { return coordinate(t.Width - x) }

// Slice is the outline of the part of a circle that stands for the copies among its articles, from the top on; "" when there are none. All of it
// is drawn as a circle.
func (d Dot) Slice() string {
	if d.Copied <= 0 || d.Copied >= d.Articles {
		return ""
	}
	turn := 2 * math.Pi * float64(d.Copied) / float64(d.Articles)
	large := 0
	if turn > math.Pi {
		large = 1
	}
	return fmt.Sprintf("M0 0V%sA%s %s 0 %d 1 %s %sZ", coordinate(-d.R), coordinate(d.R), coordinate(d.R), large,
		coordinate(d.R*math.Sin(turn)), coordinate(-d.R*math.Cos(turn)))
}

// Full reports whether all of its articles are copies.
func (d Dot) Full() bool { return d.Copied >= d.Articles }

// coordinate writes a length of a drawing, to a tenth.
func coordinate(x float64) string {
	s := fmt.Sprintf("%.1f", x)
	if s == "-0.0" {
		return "0"
	}
	return s
}
