package page

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"isnad/similarity/arabic"
)

func moment(at time.Time, p arabic.Precision, articles int) Moment {
	return Moment{Title: "عنوان من كلمات كثيرة لا يتسع لها السطر", Articles: articles, Copied: articles / 2, First: arabic.Date{Time: at, Precision: p}}
}

// Whatever the times and sizes, no circle touches another, no label another or the edge, and none lies outside of the drawing.
func TestTimelineOverlapsNowhere(t *testing.T) {
	for seed := range uint64(60) {
		random := rand.New(rand.NewPCG(seed, 1))
		days, clocks := 1+random.IntN([]int{2, 10, 400, 9000}[seed%4]), 1+random.IntN(20)
		var events []Moment
		for range 1 + random.IntN(260) {
			at := time.Date(2020, 2, 27, 0, 0, 0, 0, time.UTC).AddDate(0, 0, random.IntN(days)).Add(time.Duration(1+random.IntN(clocks)) * time.Hour)
			events = append(events, moment(at, []arabic.Precision{arabic.Day, arabic.Minute}[random.IntN(2)], 2+int(80*math.Pow(random.Float64(), 6))))
		}
		drawn := NewTimeline(events)
		if len(drawn.Dots) != min(len(events), timelineMost) || drawn.More != len(events)-len(drawn.Dots) {
			t.Fatalf("seed %d: %d circles and %d more of %d events", seed, len(drawn.Dots), drawn.More, len(events))
		}
		for i, d := range drawn.Dots {
			if d.X-d.R < 0 || d.X+d.R > drawn.Width || d.Y-d.R < 0 || d.Y+d.R > drawn.Axis {
				t.Fatalf("seed %d: a circle of radius %.1f at %.1f, %.1f is outside of the drawing", seed, d.R, d.X, d.Y)
			}
			for _, e := range drawn.Dots[:i] {
				if apart := math.Hypot(d.X-e.X, d.Y-e.Y); apart < d.R+e.R {
					t.Fatalf("seed %d: circles of radius %.2f and %.2f are %.2f apart", seed, d.R, e.R, apart)
				}
			}
		}
		checkDotLabels(t, fmt.Sprint("seed ", seed), drawn)
	}
}

func checkDotLabels(t *testing.T, name string, drawn *Timeline) {
	t.Helper()
	for i, l := range drawn.Labels {
		if l.X-l.Half < 0 || l.X+l.Half > drawn.Width || l.Y < 0 || l.Y > drawn.Axis {
			t.Errorf("%s: label at %.1f, %.1f is outside of the drawing", name, l.X, l.Y)
		}
		for _, m := range drawn.Labels[:i] {
			if math.Abs(l.Y-m.Y) < 14 && math.Abs(l.X-m.X) < l.Half+m.Half {
				t.Errorf("%s: labels meet at %.1f, %.1f", name, l.X, l.Y)
			}
		}
		for _, d := range drawn.Dots {
			if math.Abs(d.X-l.X) < l.Half && d.Y+d.R > l.Y-11 && d.Y-d.R < l.Y+2 {
				t.Errorf("%s: a label stands on the circle at %.1f, %.1f", name, d.X, d.Y)
			}
		}
	}
}

// An event whose hour is known stands at it, where there is room; one whose day is known, in its day.
func TestTimelinePlacesByTime(t *testing.T) {
	noon := time.Date(2024, 7, 25, 12, 0, 0, 0, time.UTC)
	drawn := NewTimeline([]Moment{moment(noon, arabic.Minute, 9), moment(noon.AddDate(0, 0, 1), arabic.Minute, 5), moment(noon.AddDate(0, 0, 1), arabic.Day, 3)})
	first, exact := drawn.Dots[0], drawn.Dots[1]
	if exact.Articles == 3 {
		exact = drawn.Dots[2]
	}
	day := (timelineWidth - 2*scaleMargin) / 2
	if math.Abs(first.X-scaleMargin-day/2) > .1 || math.Abs(exact.X-first.X-day) > .1 {
		t.Errorf("noon of two days at %.1f and %.1f of days %.1f wide", first.X, exact.X, day)
	}
	if !drawn.Days || len(drawn.Breaks) != 0 {
		t.Errorf("days %v, breaks %v", drawn.Days, drawn.Breaks)
	}
}

// A month without events does not take a month's room, and is shown as left out.
func TestTimelineLeavesEmptyTimeOut(t *testing.T) {
	day := time.Date(2024, 1, 30, 9, 0, 0, 0, time.UTC)
	drawn := NewTimeline([]Moment{moment(day, arabic.Minute, 2), moment(day.AddDate(0, 0, 40), arabic.Minute, 2)})
	if len(drawn.Breaks) != 1 {
		t.Fatalf("breaks %v", drawn.Breaks)
	}
	if wide := drawn.Dots[1].X - drawn.Dots[0].X; wide < drawn.Width/2 || drawn.Breaks[0] < drawn.Dots[0].X || drawn.Breaks[0] > drawn.Dots[1].X {
		t.Errorf("two events of three days' width stand %.1f apart, the break at %v", wide, drawn.Breaks)
	}
	months := 0
	for _, tick := range drawn.Ticks {
		if tick.Month > 0 {
			months++
		}
	}
	if months != 2 {
		t.Errorf("%d months are named of two", months)
	}
}

func TestTimelineWithoutDates(t *testing.T) {
	if NewTimeline([]Moment{{Articles: 4}, {Articles: 2, First: arabic.Date{Time: time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC), Precision: arabic.Month}}}) != nil {
		t.Error("a timeline of events without days")
	}
}

func TestSlice(t *testing.T) {
	half := Dot{R: 10, Moment: Moment{Articles: 4, Copied: 2}}
	if got, want := half.Slice(), "M0 0V-10.0A10.0 10.0 0 0 1 0.0 10.0Z"; got != want {
		t.Errorf("half a circle is %s, want %s", got, want)
	}
	most := Dot{R: 10, Moment: Moment{Articles: 4, Copied: 3}}
	if got, want := most.Slice(), "M0 0V-10.0A10.0 10.0 0 1 1 -10.0 0.0Z"; got != want {
		t.Errorf("three quarters are %s, want %s", got, want)
	}
	if (Dot{Moment: Moment{Articles: 4}}).Slice() != "" || !(Dot{Moment: Moment{Articles: 4, Copied: 4}}).Full() {
		t.Error("nothing and everything")
	}
}
