// Who stays, and who goes for whom.
package dedup

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
)

// drop is why an article is left out.
type drop struct {
	kept                 *record
	jaccard, containment float64
}

// choose walks the texts in canonical order: one that has a verified edge to a text that stays is dropped for the likest such text, every
// other stays. Nothing is dropped for its likeness to something dropped, so a chain of small changes does not swallow its far end.
func (d *Deduped) choose() {
	d.goes = make([]uint32, len(d.texts))
	bySecond := make([]uint32, len(d.edges))
	for i := range bySecond {
		bySecond[i] = uint32(i)
	}
	slices.SortStableFunc(bySecond, func(x, y uint32) int { return cmp.Compare(d.edges[x].b, d.edges[y].b) })
	for _, i := range bySecond {
		e := &d.edges[i]
		if d.goes[e.a] > 0 {
			continue
		}
		if was := d.goes[e.b]; was == 0 || e.jaccard() > d.edges[was-1].jaccard() {
			d.goes[e.b] = i + 1
		}
	}
	for _, r := range d.articles {
		if _, dropped := d.dropped(r); dropped {
			d.Dropped++
		}
	}
	for _, text := range slices.Sorted(maps.Keys(d.same)) {
		if n := len(d.same[text]); n*n/2 > manyPairs {
			d.Warnings = append(d.Warnings, fmt.Sprintf("%d articles have the text of %q: of their pairs only those with it are listed", n-1, d.texts[text].id))
		}
	}
}

// dropped says whether an article is left out, and why.
func (d *Deduped) dropped(r *record) (why drop, dropped bool) {
	if r.text == none {
		return drop{}, false
	}
	if edge := d.goes[r.text]; edge > 0 {
		e := &d.edges[edge-1]
		return drop{d.texts[e.a], e.jaccard(), e.containment()}, true
	}
	first := d.texts[r.text]
	return drop{first, 1, 1}, r != first
}

// WriteDropped writes an object a line for every article left out, in input order.
func (d *Deduped) WriteDropped(w io.Writer) error {
	out := bufio.NewWriter(w)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for _, r := range d.articles {
		why, dropped := d.dropped(r)
		if !dropped {
			continue
		}
		err := encoder.Encode(struct {
			ID          string  `json:"id"`
			Kept        string  `json:"kept"`
			Jaccard     float64 `json:"jaccard"`
			Containment float64 `json:"containment"`
		}{r.id, why.kept.id, rounded(why.jaccard), rounded(why.containment)})
		if err != nil {
			return err
		}
	}
	return out.Flush()
}

// rounded keeps six decimals.
func rounded(x float64) float64 {
	y, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'f', 6, 64), 64)
	return y
}
