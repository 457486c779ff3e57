// Copies beside their sources.
package page

import (
	"encoding/json"
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

// Determined reports whether it is known who took from whom.
func (r *PairRow) Determined() bool { return r.Direction == "known" }

// PairEnd is one of the two articles.
type PairEnd struct{ Anchor, Outlet string }

// Bar is a share in [0,1] as exactly as it can be seen.
func (PairRow) Bar(share float64) float64 { return math.Round(min(max(share, 0), 1)*100) / 100 }

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
func (p *Pairs) Data() map[string]any {
	evidence, pairs := []Evidence{}, make([]any, len(p.Texts))
	place := make(map[Evidence]int)
	for i := range p.Texts {
		t := &p.Texts[i]
		own := make([]int, len(t.Evidence))
		for k, e := range t.Evidence {
			at, known := place[e]
			if !known {
				at = len(evidence)
				place[e] = at
				evidence = append(evidence, e)
			}
			own[k] = at
		}
		pairs[i] = []any{t.Source, t.Copy, own, t.kinds(), orEmpty(t.Edits), orEmpty(t.Left), orEmpty(t.Right)}
	}
	return map[string]any{"evidence": evidence, "pairs": pairs}
}

// kinds is the kinds of the passages, a letter each.
func (t *PairText) kinds() string {
	letters := make([]byte, len(t.Passages))
	for i, kind := range t.Passages {
		letters[i] = kind[0]
	}
	return string(letters)
}

// orEmpty keeps null out of the data.
func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// Evidence is one observation; Weight is its log-odds for the direction, 0 when it says nothing of it.
type Evidence struct {
	Kind            string
	Weight          float64
	Arabic, English string
}

// MarshalJSON writes an array, its texts made harmless.
func (e Evidence) MarshalJSON() ([]byte, error) {
	return json.Marshal([]any{e.Kind, math.Round(e.Weight*10) / 10, inert(e.Arabic), inert(e.English)})
}

// Edit is one difference, with its place on both sides.
type Edit struct {
	Kind         string
	Alarm        bool
	Source, Copy [2]int
}

// MarshalJSON writes an array.
func (e Edit) MarshalJSON() ([]byte, error) {
	alarm := 0
	if e.Alarm {
		alarm = 1
	}
	return json.Marshal([]any{e.Kind, alarm, e.Source[0], e.Source[1], e.Copy[0], e.Copy[1]})
}

// Stretch is a run of a body of which one thing holds: [length, passage, edit, aside], trailing zeros left out. Length is in UTF-16 units; passage and
// edit count from 1 in the lists of the pair; aside says why the stretch is left out of the comparison: a kind of furniture, or "quotation".
type Stretch struct {
	Length, Passage, Edit int
	Aside                 string
}

// MarshalJSON writes the array.
func (s Stretch) MarshalJSON() ([]byte, error) {
	switch {
	case s.Aside != "":
		return json.Marshal([]any{s.Length, s.Passage, s.Edit, s.Aside})
	case s.Edit != 0:
		return json.Marshal([]int{s.Length, s.Passage, s.Edit})
	case s.Passage != 0:
		return json.Marshal([]int{s.Length, s.Passage})
	}
	return json.Marshal([]int{s.Length})
}
