package page

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"isnad/similarity/arabic"
)

func at(hour int) arabic.Date {
	return arabic.Date{Time: time.Date(2024, 7, 25, hour, 0, 0, 0, time.UTC), Precision: arabic.Minute}
}

// drawChain makes a chain of any shape: times from minutes to years apart, some missing, some without an hour; outlets with several articles;
// sources that are not there.
func drawChain(t *rapid.T) *Chain {
	c := &Chain{}
	n := rapid.IntRange(1, 60).Draw(t, "articles")
	for i := range n {
		node := ChainNode{Key: fmt.Sprintf("a%d", i+1), Title: "عنوان"}
		node.Outlet.Title = strings.Repeat("م", rapid.IntRange(0, 40).Draw(t, "outlet"))
		if i > 0 && rapid.IntRange(0, 9).Draw(t, "unseen") == 0 {
			node = ChainNode{Key: fmt.Sprintf("unseen-%d", i), Unseen: true}
		} else if precision := rapid.SampledFrom([]arabic.Precision{arabic.NoDate, arabic.Month, arabic.Day, arabic.Minute, arabic.Second}).Draw(t, "precision"); precision != arabic.NoDate {
			minutes := rapid.OneOf(rapid.IntRange(0, 90), rapid.IntRange(0, 3_000_000)).Draw(t, "minutes")
			node.Published = arabic.Date{Time: time.Date(2020, 1, 1, 0, minutes, 0, 0, time.UTC), Precision: precision}
		}
		c.Nodes = append(c.Nodes, node)
		if i > 0 && !node.Unseen && rapid.Bool().Draw(t, "linked") {
			c.Links = append(c.Links, ChainLink{From: rapid.IntRange(0, i-1).Draw(t, "from"), To: i, Share: rapid.Float64Range(0, 1).Draw(t, "share"), Known: i%2 == 0})
		}
	}
	return c
}

func TestChainLayoutHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawChain(t)
		d := c.Layout()
		if len(d.Dots) != len(c.Nodes) || len(d.Arrows) != len(c.Links) || len(d.Steps) != len(c.Nodes) {
			t.Fatalf("%d dots, %d steps of %d nodes, %d arrows of %d links", len(d.Dots), len(d.Steps), len(c.Nodes), len(d.Arrows), len(c.Links))
		}
		rowOfOutlet := make(map[string]int)
		for i, dot := range d.Dots {
			if !(dot.X >= dotRadius && dot.X <= d.Width-dotRadius && dot.Y >= axisHeight && dot.Y <= d.Height) || dot.Early < dot.Late {
				t.Fatalf("dot %s stands at %v, %v of %v, %v", dot.Node.Key, dot.X, dot.Y, d.Width, d.Height)
			}
			row := slices.IndexFunc(d.Rows, func(r ChainRow) bool { return dot.Y >= r.Top && dot.Y <= r.End })
			if row < 0 || d.Rows[row].Unseen != dot.Node.Unseen || d.Rows[row].Outlet != dot.Node.Outlet {
				t.Fatalf("dot %s of %q stands in row %d", dot.Node.Key, dot.Node.Outlet.Title, row)
			}
			if was, seen := rowOfOutlet[rowOf(dot.Node)]; seen && was != row {
				t.Fatalf("an outlet has rows %d and %d", was, row)
			}
			rowOfOutlet[rowOf(dot.Node)] = row
			for _, other := range d.Dots[:i] {
				if dx, dy := dot.X-other.X, dot.Y-other.Y; dx*dx+dy*dy < 4*dotRadius*dotRadius {
					t.Fatalf("dots %s and %s cover each other", dot.Node.Key, other.Node.Key)
				}
				if !dot.Node.Unseen && !other.Node.Unseen && stamp(dot.Node.Published) != "" && stamp(other.Node.Published) != "" {
					if order := earlier(dot.Node.Published, other.Node.Published); order < 0 && dot.X < other.X || order > 0 && dot.X > other.X {
						t.Fatalf("%s of %s stands at %v, %s of %s at %v", dot.Node.Key, stamp(dot.Node.Published), dot.X, other.Node.Key, stamp(other.Node.Published), other.X)
					}
				}
			}
			if dated := stamp(dot.Node.Published) != "" || dot.Node.Unseen; !dated && dot.X > d.UndatedWidth {
				t.Fatalf("%s has no time and stands at %v", dot.Node.Key, dot.X)
			}
		}
		if d.Width > mostWidth+1 {
			t.Fatalf("%v wide", d.Width)
		}
		checkLabels(t, d)
		for _, a := range d.Arrows {
			if strings.Contains(a.Path+a.Tip, "NaN") || strings.Contains(a.Path+a.Tip, "Inf") || a.Width <= 0 || a.Width > thickest {
				t.Fatalf("arrow %s %s of width %v", a.Path, a.Tip, a.Width)
			}
		}
	})
}

// checkLabels: names of rows, days and hours cover nothing of their kind and stay inside.
func checkLabels(t *rapid.T, d *ChainDrawing) {
	for i, row := range d.Rows {
		if i > 0 && row.Top < d.Rows[i-1].End || row.End-row.Top < 16 || len([]rune(row.Name)) > mostName {
			t.Fatalf("row %d from %v to %v, named %q", i, row.Top, row.End, row.Name)
		}
	}
	for i, tick := range d.Ticks {
		if tick.LabelX-tick.room/2 < d.UndatedWidth-1 || tick.LabelX+tick.room/2 > d.Width+1 {
			t.Fatalf("day %s at %v of %v", tick.Stamp, tick.LabelX, d.Width)
		}
		for _, other := range d.Ticks[:i] {
			if gap := max(tick.LabelX-other.LabelX, other.LabelX-tick.LabelX); gap < (tick.room+other.room)/2-.2 {
				t.Fatalf("days %s and %s are %v apart", tick.Stamp, other.Stamp, gap)
			}
		}
	}
	for i := 1; i < len(d.Clocks); i++ {
		if d.Clocks[i-1].X-d.Clocks[i].X < clockRoom-.2 {
			t.Fatalf("hours at %v and %v", d.Clocks[i-1].X, d.Clocks[i].X)
		}
	}
}

// Each copy comes below its source in the list, the earlier first; what stands alone comes last.
func TestChainSteps(t *testing.T) {
	c := Chain{
		Nodes: []ChainNode{{Key: "lone", Published: at(7)}, {Key: "late", Published: at(12)}, {Key: "first", Published: at(8)}, {Key: "copy", Published: at(9)}, {Key: "unseen-1", Unseen: true}, {Key: "undated"}},
		Links: []ChainLink{{From: 3, To: 1, Share: 1}, {From: 4, To: 2, Share: 0}, {From: 2, To: 3, Share: .5}, {From: 2, To: 5, Share: 2}},
	}
	d := c.Layout()
	var keys []string
	x := make(map[string]float64)
	for i, step := range d.Steps {
		keys = append(keys, step.Node.Key)
		x[d.Dots[i].Node.Key] = d.Dots[i].X
		if d.Dots[i].Lone != (step.Node.Key == "lone") {
			t.Errorf("%s alone: %v", step.Node.Key, d.Dots[i].Lone)
		}
	}
	if got := strings.Join(keys, ","); got != "unseen-1,first,copy,late,undated,lone" {
		t.Errorf("order %s", got)
	}
	if !(x["unseen-1"] > x["first"] && x["lone"] > x["first"] && x["first"] > x["copy"] && x["copy"] > x["late"] && x["late"] > x["undated"]) {
		t.Errorf("places %v", x)
	}
	if d.Rows[0].Unseen != true {
		t.Error("the lane of unseen sources is not the first row")
	}
}

// A gap a thousand times as long is drawn longer, but not a thousand times.
func TestLongGapsAreCompressed(t *testing.T) {
	minute := func(m int) *ChainNode {
		return &ChainNode{Published: arabic.Date{Time: time.Date(2024, 1, 1, 0, m, 0, 0, time.UTC), Precision: arabic.Minute}}
	}
	line := newTimeline([]*ChainNode{minute(0), minute(5), minute(50_000)}, 800)
	short, long := line.places[1], line.places[2]-line.places[1]
	if short < 20 || long < 2*short || long > 10*short {
		t.Errorf("five minutes take %v, a month %v", short, long)
	}
	for days, want := range map[int]string{1: "copies.day 1", 59: "copies.day 59", 60: "copies.month 2", 800: "copies.year 2"} {
		message, n := inWords(time.Duration(days) * 24 * time.Hour)
		if got := fmt.Sprint(message, " ", n); got != want {
			t.Errorf("%d days are %s, want %s", days, got, want)
		}
	}
}

func TestChainIsBounded(t *testing.T) {
	c := Chain{Nodes: make([]ChainNode, 1000)}
	for i := 1; i < len(c.Nodes); i++ {
		c.Links = append(c.Links, ChainLink{From: i - 1, To: i})
	}
	d := c.Layout()
	if len(d.Dots) != chainShown || len(d.Steps) != chainShown || d.More != 1000-chainShown || len(d.Arrows) != chainShown-1 {
		t.Errorf("%d dots, %d steps, %d arrows, %d more", len(d.Dots), len(d.Steps), len(d.Arrows), d.More)
	}
	var html bytes.Buffer
	if err := templates[Whole]().ExecuteTemplate(&html, "chain", &Event{Chain: &c}); err != nil || !strings.Contains(html.String(), `data-n="850"`) {
		t.Errorf("the page does not say what it leaves out (%v)", err)
	}
}

// Two articles make a small drawing, and one without any time draws without an axis.
func TestSmallChains(t *testing.T) {
	two := Chain{Nodes: []ChainNode{{Key: "a1", Published: at(8)}, {Key: "a2", Published: at(9), Outlet: Link{Title: "المرفأ"}}}, Links: []ChainLink{{To: 1, Share: 1}}}
	if d := two.Layout(); d.Width > 320 || d.Height > 130 {
		t.Errorf("two articles take %v by %v", d.Width, d.Height)
	}
	undated := Chain{Nodes: []ChainNode{{Key: "a1"}, {Key: "a2"}}, Links: []ChainLink{{To: 1}}}
	d := undated.Layout()
	if len(d.Ticks)+len(d.Clocks)+len(d.Breaks) != 0 || d.Dots[0].X <= d.Dots[1].X || d.Width != d.UndatedWidth {
		t.Errorf("without times: %+v", d)
	}
}

// Names of arrows say who took how much from whom; a hostile name is text.
func TestArrowsHaveNames(t *testing.T) {
	c := Chain{
		Nodes: []ChainNode{{Key: "a1", Href: "#a1", Outlet: Link{Title: "<script>\u202e"}, Published: at(8)}, {Key: "a2", Href: "#a2", Outlet: Link{Title: "المرفأ"}}},
		Links: []ChainLink{{From: 0, To: 1, Share: .874, Known: true, Pair: "pair-a1-a2"}},
	}
	var html bytes.Buffer
	if err := templates[Whole]().ExecuteTemplate(&html, "chain", &Event{Chain: &c}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`href="#pair-a1-a2" data-from="a1" data-to="a2" data-share="0.874"`, "&lt;script&gt;\u200b", `<tspan data-d="87%">٨٧٪</tspan>`, `<tspan data-m="copies.known">معلوم</tspan>`} {
		if !strings.Contains(html.String(), want) {
			t.Errorf("the chain lacks %s", want)
		}
	}
	if strings.Contains(html.String(), "<script") || strings.Contains(html.String(), "\u202e") || strings.Contains(html.String(), "style=") {
		t.Error("markup or marks of an article reached the page")
	}
}
