// What deduplication gives out: who stays, who goes for whom, and every verified pair.
package dedup

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// drop is why an article is left out.
type drop struct {
	kept                 *record
	jaccard, containment float64
}

// choose walks the texts in canonical order: one that has a verified edge to a text that stays is dropped for the likest such text, every
// other stays. Nothing is dropped for its likeness to something dropped, so a chain of small changes does not swallow its far end.
func (d *Deduped) choose() {
	d.drops = make(map[*record]drop)
	best := make([]int, len(d.texts)) // of each text dropped, its edge, counted from one
	bySecond := slices.Clone(d.edges)
	slices.SortStableFunc(bySecond, func(x, y edge) int { return int(x.b) - int(y.b) })
	for i := range bySecond {
		e := &bySecond[i]
		if best[e.a] > 0 {
			continue
		}
		if was := best[e.b]; was == 0 || e.jaccard() > bySecond[was-1].jaccard() {
			best[e.b] = i + 1
		}
	}
	for i := range d.texts {
		t := &d.texts[i]
		why := drop{t.one, 1, 1}
		if best[i] > 0 {
			e := &bySecond[best[i]-1]
			why = drop{d.texts[e.a].one, e.jaccard(), e.containment()}
		}
		for _, r := range t.all() {
			if r != why.kept {
				d.drops[r] = why
			}
		}
	}
	d.Dropped = len(d.drops)
	for i := range d.texts {
		if t := &d.texts[i]; len(t.more)*len(t.more)/2 > manyPairs {
			d.Warnings = append(d.Warnings, fmt.Sprintf("%d articles have the text of %q: of their pairs only those with it are listed", len(t.more)-1, t.one.id))
		}
	}
}

// WriteDropped writes an object a line for every article left out, in input order.
func (d *Deduped) WriteDropped(w io.Writer) error {
	out := bufio.NewWriter(w)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for _, r := range d.articles {
		why, dropped := d.drops[r]
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

// TextPair is two articles that were found alike.
type TextPair struct {
	A, B                 string // ids, A before B in natural order
	Jaccard, Containment float64
}

// manyPairs bounds the pairs of one text, or of two, that are listed each: beyond it everyone stands beside the first only.
const manyPairs = 1_000_000

// Pairs gives every verified pair with at least the threshold's Jaccard, ordered by A, then B. Numbers in ids count as numbers: d9 is before d10.
func (d *Deduped) Pairs() []TextPair {
	var pairs []TextPair
	add := func(x, y *record, jaccard, containment float64) {
		p := TextPair{x.id, y.id, jaccard, containment}
		if natural(p.A, p.B) > 0 {
			p.A, p.B = p.B, p.A
		}
		pairs = append(pairs, p)
	}
	for i := range d.texts {
		all := d.texts[i].more
		firsts := all
		if len(all)*len(all)/2 > manyPairs {
			firsts = all[:1]
		}
		for j, x := range firsts {
			for _, y := range all[j+1:] {
				add(x, y, 1, 1)
			}
		}
	}
	for i := range d.edges {
		e := &d.edges[i]
		xs, ys := d.texts[e.a].all(), d.texts[e.b].all()
		many := len(xs)*len(ys) > manyPairs
		for j, x := range xs {
			for k, y := range ys {
				if !many || j == 0 || k == 0 {
					add(x, y, e.jaccard(), e.containment())
				}
			}
		}
	}
	slices.SortFunc(pairs, func(x, y TextPair) int {
		if c := natural(x.A, y.A); c != 0 {
			return c
		}
		return natural(x.B, y.B)
	})
	return pairs
}

var escapes = strings.NewReplacer("\\", `\\`, "\t", `\t`, "\n", `\n`, "\r", `\r`)

// WritePairs writes pairs as a table: a, b, jaccard, containment, tab-separated, with a header. Tabs, line ends and backslashes of ids
// are written \t, \n, \r, \\.
func WritePairs(w io.Writer, pairs []TextPair) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, "a\tb\tjaccard\tcontainment")
	for i := range pairs {
		p := &pairs[i]
		fmt.Fprintf(out, "%s\t%s\t%.6f\t%.6f\n", escapes.Replace(p.A), escapes.Replace(p.B), p.Jaccard, p.Containment)
	}
	return out.Flush()
}

// natural compares ids as people count: runs of digits by their value, everything else by bytes; 0 for equal ids only.
func natural(a, b string) int {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		if digit(a[i]) && digit(b[j]) {
			m, n := i, j
			for i < len(a) && digit(a[i]) {
				i++
			}
			for j < len(b) && digit(b[j]) {
				j++
			}
			x, y := strings.TrimLeft(a[m:i], "0"), strings.TrimLeft(b[n:j], "0")
			if len(x) != len(y) {
				return len(x) - len(y)
			}
			if c := strings.Compare(x, y); c != 0 {
				return c
			}
			continue
		}
		if a[i] != b[j] {
			return int(a[i]) - int(b[j])
		}
		i++
		j++
	}
	if len(a) != len(b) {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}

func digit(c byte) bool { return '0' <= c && c <= '9' }
