package page

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"isnad/similarity/arabic"
)

func at(hour int) arabic.Date {
	return arabic.Date{Time: time.Date(2024, 7, 25, hour, 0, 0, 0, time.UTC), Precision: arabic.Hour}
}

// Each copy stands below its source, the later further left; a source without time at the right.
func TestChainRows(t *testing.T) {
	c := Chain{
		Nodes: []ChainNode{{Name: "late", Published: at(12)}, {Name: "first", Published: at(8)}, {Name: "copy", Published: at(9)}, {Unseen: true}, {Name: "undated"}},
		Links: []ChainLink{{From: 2, To: 0, Share: 1}, {From: 3, To: 1, Share: 0}, {From: 1, To: 2, Share: .5}, {From: 1, To: 4, Share: 2}},
	}
	rows := c.Rows()
	var names []string
	x := make(map[string]float64)
	for i, r := range rows {
		names = append(names, r.Node.Name)
		x[r.Node.Name] = r.X
		if r.X <= 0 || r.X > c.LineEnd() || r.Y <= 0 || r.Y > c.Height() {
			t.Errorf("%s lies outside, at %v, %v", r.Node.Name, r.X, r.Y)
		}
		if (r.Link == nil) != (i == 0) || r.Link != nil && (r.Width < thinnest || r.Width > thickest || strings.Contains(r.Path, "NaN")) {
			t.Errorf("%s: arrow %q of width %v", r.Node.Name, r.Path, r.Width)
		}
	}
	if got := strings.Join(names, ","); got != ",first,copy,late,undated" {
		t.Errorf("order %q", got)
	}
	if !(x[""] > x["first"] && x["first"] > x["copy"] && x["copy"] > x["late"] && x["first"] > x["undated"]) {
		t.Errorf("places %v", x)
	}
}

func TestChainIsBounded(t *testing.T) {
	c := Chain{Nodes: make([]ChainNode, 1000)}
	for i := 1; i < len(c.Nodes); i++ {
		c.Links = append(c.Links, ChainLink{From: i - 1, To: i})
	}
	rows := c.Rows()
	if len(rows) != chainRows || c.More() != 1000-chainRows {
		t.Errorf("%d rows, %d more", len(rows), c.More())
	}
	if rows[chainRows-1].Source != rows[chainRows-2].Node {
		t.Error("a source is not above its copy")
	}
}

func TestSharesAndWeights(t *testing.T) {
	for share, want := range map[float64]string{0: "٠٪", .001: "١٪", .874: "٨٧٪", .9999: "٩٩٪", 1: "١٠٠٪"} {
		if got := Percent(share); got != want {
			t.Errorf("Percent(%v) = %s, want %s", share, got, want)
		}
	}
	for weight, want := range map[float64]string{2.31: "+٢٫٣", -.97: "−١٫٠", 12: "+١٢٫٠"} {
		if got := Weight(weight); got != want {
			t.Errorf("Weight(%v) = %s, want %s", weight, got, want)
		}
	}
	if got := fmt.Sprint(Count(2, "copy"), "/", Count(13, "edit"), "/", Count(100, "passage")); got != "نقلان/١٣ تعديلاً/١٠٠ مقطع" {
		t.Errorf("counts %s", got)
	}
	if Term("whole") == "whole" || Term("odd") != "odd" || Observed("published") == "published" || Observed("odd") != "odd" {
		t.Error("names of terms")
	}
}
