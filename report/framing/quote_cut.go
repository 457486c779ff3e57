// One quotation cut at different places.
package framing

import (
	"cmp"
	"encoding/binary"
	"slices"

	"isnad/similarity/arabic"
)

// What makes two quotations cuts of one.
const (
	cutWidth    = 3   // stems in a row by which they are proposed
	cutShare    = .6  // of the shorter one's such rows are the other's
	cutRows     = 2   // at least
	longestSame = 6   // or so many stems in a row: both cut into the other
	commonRow   = 400 // a row found in more texts says nothing
	mostAlike   = 500 // quotations of one wording that are linked
)

// linkCuts fills Cut: for each quotation, those of other articles that hold the same words cut at other places, by article, then place. One of
// the two must stand between marks; the very same words are no cut. quotes[i] are of e.articles[i]. Texts are compared once, however many articles
// carry them. It reports whether some were too many to be linked all.
func linkCuts(quotes [][]Quotation, e readEvent) (left bool) {
	c := cutLinker{numbers: map[string]int{}, rows: map[[cutWidth]arabic.Key]rowHolders{}}
	var stems []arabic.Key
	for i := range quotes {
		for j := range quotes[i] {
			q := &quotes[i][j]
			q.Article = i
			stems = e.reader.appendStems(stems[:0], e.articles[i], q.Span)
			c.add(stems, q)
		}
	}
	for n := range c.texts {
		for _, m := range c.candidates(n) {
			if sameCut(&c.texts[n], &c.texts[m]) {
				link(&c.texts[n], &c.texts[m])
				left = left || max(len(c.texts[n].quotes), len(c.texts[m].quotes)) > mostAlike
			}
		}
	}
	for i := range quotes {
		for j := range quotes[i] {
			cut := quotes[i][j].Cut
			slices.SortFunc(cut, func(a, b Place) int {
				return cmp.Or(a.Article-b.Article, a.Span.Start-b.Span.Start, a.Span.End-b.Span.End)
			})
			quotes[i][j].Cut = slices.Compact(cut)
		}
	}
	return left
}

// cutText is the words of one quotation or of several that are alike.
type cutText struct {
	stems  []arabic.Key
	quotes []*Quotation
	marked bool
}

// cutLinker holds the texts, and which of them hold a row of stems.
type cutLinker struct {
	texts   []cutText
	numbers map[string]int // by the bytes of the stems
	name    []byte
	rows    map[[cutWidth]arabic.Key]rowHolders
	holders []rowHolder
}

// rowHolders are the texts that hold a row: how many, and the place of the last in holders, from which one leads to the other.
type rowHolders struct{ n, last int32 }

// rowHolder is a text, and the place of the one before it.
type rowHolder struct{ text, before int32 }

// add notes a quotation under its words.
func (c *cutLinker) add(stems []arabic.Key, q *Quotation) {
	c.name = c.name[:0]
	for _, stem := range stems {
		c.name = binary.LittleEndian.AppendUint64(c.name, uint64(stem))
	}
	n, known := c.numbers[string(c.name)]
	if !known {
		n = len(c.texts)
		c.numbers[string(c.name)] = n
		c.texts = append(c.texts, cutText{stems: slices.Clone(stems)})
		for i := 0; i+cutWidth <= len(stems); i++ {
			row := [cutWidth]arabic.Key(stems[i : i+cutWidth])
			if in := c.rows[row]; in.n == 0 || c.holders[in.last].text != int32(n) {
				c.rows[row] = rowHolders{in.n + 1, int32(len(c.holders))}
				c.holders = append(c.holders, rowHolder{int32(n), in.last})
			}
		}
	}
	c.texts[n].quotes = append(c.texts[n].quotes, q)
	c.texts[n].marked = c.texts[n].marked || q.Marked
}

// candidates are the earlier texts that share cutRows rows with text n.
func (c *cutLinker) candidates(n int) (found []int32) {
	var all []int32
	stems := c.texts[n].stems
	for i := 0; i+cutWidth <= len(stems); i++ {
		in := c.rows[[cutWidth]arabic.Key(stems[i:i+cutWidth])]
		if in.n > commonRow {
			continue
		}
		for at := in.last; in.n > 0; in.n-- {
			holder := c.holders[at]
			if int(holder.text) < n {
				all = append(all, holder.text)
			}
			at = holder.before
		}
	}
	slices.Sort(all)
	for i := 0; i < len(all); {
		j := i
		for j < len(all) && all[j] == all[i] {
			j++
		}
		if j-i >= cutRows {
			found = append(found, all[i])
		}
		i = j
	}
	return found
}

// sameCut reports whether two texts are cuts of one: most rows of the shorter stand in the other, or one long run does.
func sameCut(a, b *cutText) bool {
	if !a.marked && !b.marked {
		return false
	}
	if len(a.stems) > len(b.stems) {
		a, b = b, a
	}
	rows := map[[cutWidth]arabic.Key]bool{}
	for i := 0; i+cutWidth <= len(b.stems); i++ {
		rows[[cutWidth]arabic.Key(b.stems[i:i+cutWidth])] = true
	}
	shared, run, longest := 0, 0, 0
	for i := 0; i+cutWidth <= len(a.stems); i++ {
		if !rows[[cutWidth]arabic.Key(a.stems[i:i+cutWidth])] {
			run = 0
			continue
		}
		shared++
		run++
		longest = max(longest, run+cutWidth-1)
	}
	return shared >= cutRows && (float64(shared) >= cutShare*float64(len(a.stems)-cutWidth+1) || longest >= longestSame)
}

// link notes the quotations of two texts with one another, where they are of different articles and one stands between marks.
func link(a, b *cutText) {
	for _, p := range a.quotes[:min(len(a.quotes), mostAlike)] {
		for _, q := range b.quotes[:min(len(b.quotes), mostAlike)] {
			if p.Article != q.Article && (p.Marked || q.Marked) {
				p.Cut = append(p.Cut, q.Place)
				q.Cut = append(q.Cut, p.Place)
			}
		}
	}
}
