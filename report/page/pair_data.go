// What the script draws two texts side by side from, as JSON.
package page

import (
	"encoding/json"
	"html/template"
	"math"
	"strconv"
)

// data is JSON being written for a script: lists of numbers by the thousand. Only this file adds to it: constants, numbers, and by way of text what an article
// may say, without a sign that could end the script's element.
type data struct{ json []byte }

// script is what is written.
func (d *data) script() template.JS { return template.JS(d.json) }

func (d *data) add(c constant) *data {
	d.json = append(d.json, c...)
	return d
}

// next begins an entry of a list.
func (d *data) next() *data {
	if d.json[len(d.json)-1] != '[' {
		d.json = append(d.json, ',')
	}
	return d
}

func (d *data) int(n int) *data {
	d.json = strconv.AppendInt(d.json, int64(n), 10)
	return d
}

func (d *data) float(x float64) *data {
	d.json = strconv.AppendFloat(d.json, x, 'f', -1, 64)
	return d
}

// text writes a text, inert.
func (d *data) text(s string) *data {
	quoted, err := json.Marshal(inert(s)) // with <, > and & as \u003c and so on
	if err != nil {
		panic(err) // of a text there is none
	}
	d.json = append(d.json, quoted...)
	return d
}

// evidence writes [kind, weight, Arabic, English].
func (d *data) evidence(e Evidence) *data {
	return d.add(`[`).text(e.Kind).add(`,`).float(math.Round(e.Weight*10) / 10).add(`,`).text(e.Arabic).add(`,`).text(e.English).add(`]`)
}

// pair writes [source, copy, evidence, passages, edits, left, right]; place is where each observation stands among those of all pairs.
func (d *data) pair(t *PairText, place map[Evidence]int) *data {
	d.add(`[`).text(t.Source).add(`,`).text(t.Copy).add(`,[`)
	for _, e := range t.Evidence {
		d.next().int(place[e])
	}
	d.add(`],`).text(t.kinds()).add(`,[`)
	for i := range t.Edits {
		d.next().edit(&t.Edits[i])
	}
	d.add(`],[`)
	for _, s := range t.Left {
		d.next().stretch(s)
	}
	d.add(`],[`)
	for _, s := range t.Right {
		d.next().stretch(s)
	}
	return d.add(`]]`)
}

// kinds is the kinds of the passages, a letter each.
func (t *PairText) kinds() string {
	letters := make([]byte, len(t.Passages))
	for i, kind := range t.Passages {
		letters[i] = kind[0]
	}
	return string(letters)
}

// edit writes [kind, alarm 0 or 1, source start, end, copy start, end].
func (d *data) edit(e *Edit) *data {
	alarm := 0
	if e.Alarm {
		alarm = 1
	}
	d.add(`[`).text(e.Kind).add(`,`).int(alarm)
	for _, at := range [...]int{e.Source[0], e.Source[1], e.Copy[0], e.Copy[1]} {
		d.add(`,`).int(at)
	}
	return d.add(`]`)
}

// stretch writes [length, passage, edit, aside], trailing zeros left out.
func (d *data) stretch(s Stretch) *data {
	d.add(`[`).int(s.Length)
	if s.Passage != 0 || s.Edit != 0 || s.Aside != "" {
		d.add(`,`).int(s.Passage)
	}
	if s.Edit != 0 || s.Aside != "" {
		d.add(`,`).int(s.Edit)
	}
	if s.Aside != "" {
		d.add(`,`).text(s.Aside)
	}
	return d.add(`]`)
}
