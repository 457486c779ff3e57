// Copies beside their sources.
package page

import (
	"html/template"
	"math"
)

// Pairs is the copies of an event: a table, and what the script draws two texts side by side from.
type Pairs struct {
	Rows  []PairRow
	Texts []PairText // of each row
	More  int        // copies of the event that are not in the table
}

// PairRow is a copy in the table.
type PairRow struct {
	Anchor                     string // pair-S-C, made of the two articles' anchors
	Source, Copy               PairEnd
	Class, Direction, Credited string
	ShareOfSource, ShareOfCopy float64
	Alarms                     int
	Linked                     bool // a link of the event's chain
}

// PairEnd is one of the two articles.
type PairEnd struct{ Anchor, Outlet string }

// bar is a share in [0,1] as exactly as it can be seen.
func bar(share float64) float64 { return math.Round(min(max(share, 0), 1)*100) / 100 }

// PairText is what the script needs to set two texts side by side.
type PairText struct {
	Source, Copy string // anchors of the articles
	Evidence     []Evidence
	Passages     []string // kinds of passages 1, 2, …
	Edits        []Edit   // alarms first
	Left, Right  []Stretch
}

// Data is the texts of all rows for the script:
//
//	{"evidence": [[kind, weight, Arabic, English], …], "pairs": [[source, copy, evidence, passages, edits, left, right], …]}
//
// A pair's evidence is places in the list, since many rest on the same sentence; passages are the first letters of their kinds (v, e, r); edits are
// [kind, alarm 0 or 1, source start, end, copy start, end] each, in UTF-16 units of the bodies, whole words; left and right are the two bodies cut
// into stretches (see Stretch).
func (p *Pairs) Data() template.JS {
	var d data
	d.add(`{"evidence":[`)
	place := make(map[Evidence]int)
	for i := range p.Texts {
		for _, e := range p.Texts[i].Evidence {
			if _, known := place[e]; !known {
				place[e] = len(place)
				d.next().evidence(e)
			}
		}
	}
	d.add(`],"pairs":[`)
	for i := range p.Texts {
		d.next().pair(&p.Texts[i], place)
	}
	d.add(`]}`)
	return d.script()
}

// Evidence is one observation; Weight is its log-odds for the direction, 0 when it says nothing of it.
type Evidence struct {
	Kind            string
	Weight          float64
	Arabic, English string
}

// Edit is one difference, with its place on both sides.
type Edit struct {
	Kind         string
	Alarm        bool
	Source, Copy [2]int
}

// Stretch is a run of a body of which one thing holds: [length, passage, edit, aside], trailing zeros left out. Length is in UTF-16 units; passage and
// edit count from 1 in the lists of the pair; aside says why the stretch is left out of the comparison: a kind of furniture, or "quotation".
type Stretch struct {
	Length, Passage, Edit int
	Aside                 string
}
