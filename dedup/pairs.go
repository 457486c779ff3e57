// What deduplication lists: every verified pair.
package dedup

import (
	"bufio"
	"cmp"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
)

// TextPair is two articles that were found alike.
type TextPair struct {
	A, B                 string // ids, A before B in natural order
	Jaccard, Containment float64
}

// manyPairs bounds the pairs of one text, or of two, that are listed each: beyond it everyone stands beside the first only.
const manyPairs = 1_000_000

// Pairs gives every verified pair with at least the threshold's Jaccard, ordered by A, then B. Numbers in ids count as numbers: d9 is before d10.
// Pairs are made as they are asked for: of a thousand articles of one text there are half a million.
func (d *Deduped) Pairs() iter.Seq[TextPair] {
	return func(yield func(TextPair) bool) {
		l := d.listing()
		for rank, r := range l.byID {
			for _, p := range l.after(uint32(rank), r.text) {
				if !yield(TextPair{r.id, l.byID[p.rank].id, p.jaccard, p.containment}) {
					return
				}
			}
		}
	}
}

// listing is the articles that are in pairs, ranked by their ids, and which texts are alike.
type listing struct {
	*Deduped
	byID   []*record
	rank   []uint32            // of the article of each text that has one in a pair
	ranks  map[uint32][]uint32 // of the articles of each text that has several, in canonical order
	starts []uint32            // of each text, in alike, where its edges begin, and of the text after the last
	alike  []uint32            // edges, by text
	found  []partner
}

// partner is the other article of a pair.
type partner struct {
	rank                 uint32
	jaccard, containment float64
}

func (d *Deduped) listing() *listing {
	l := &listing{Deduped: d, rank: make([]uint32, len(d.texts)), ranks: make(map[uint32][]uint32, len(d.same))}
	l.edgesByText()
	for _, r := range d.articles {
		if r.text != none && (d.same[r.text] != nil || l.starts[r.text] < l.starts[r.text+1]) {
			l.byID = append(l.byID, r)
		}
	}
	slices.SortFunc(l.byID, func(x, y *record) int { return natural(x.id, y.id) })
	several := make(map[*record]uint32)
	for i, r := range l.byID {
		if d.same[r.text] == nil {
			l.rank[r.text] = uint32(i)
		} else {
			several[r] = uint32(i)
		}
	}
	for text, all := range d.same {
		for _, r := range all {
			l.ranks[text] = append(l.ranks[text], several[r])
		}
	}
	return l
}

// edgesByText lists every edge under both its texts.
func (l *listing) edgesByText() {
	edges := l.Deduped.edges
	l.starts = make([]uint32, len(l.texts)+2)
	for i := range edges { // counted two texts further on, so that filling leaves each start in its place
		l.starts[edges[i].a+2]++
		l.starts[edges[i].b+2]++
	}
	for i := range l.starts[1:] {
		l.starts[i+1] += l.starts[i]
	}
	l.alike = make([]uint32, 2*len(edges))
	for i := range edges {
		for _, text := range [2]uint32{edges[i].a, edges[i].b} {
			l.alike[l.starts[text+1]] = uint32(i)
			l.starts[text+1]++
		}
	}
}

// ranksOf is the ranks of a text's articles, in canonical order.
func (l *listing) ranksOf(text uint32) []uint32 {
	if all := l.ranks[text]; all != nil {
		return all
	}
	return l.rank[text : text+1]
}

// after gives the partners of an article that come after it, in order, valid until the next call.
func (l *listing) after(rank, text uint32) []partner {
	l.found = l.found[:0]
	own := l.ranksOf(text)
	first := own[0] == rank
	l.add(rank, own, first, len(own)*len(own)/2, 1, 1)
	for _, i := range l.alike[l.starts[text]:l.starts[text+1]] {
		e := &l.Deduped.edges[i]
		others := l.ranksOf(e.a + e.b - text)
		l.add(rank, others, first, len(own)*len(others), e.jaccard(), e.containment())
	}
	slices.SortFunc(l.found, func(x, y partner) int { return cmp.Compare(x.rank, y.rank) })
	return l.found
}

// add adds articles of a text behind rank: all, or of too many pairs those with the first of either text.
func (l *listing) add(rank uint32, others []uint32, first bool, pairs int, jaccard, containment float64) {
	if pairs > manyPairs && !first {
		others = others[:1]
	}
	for _, n := range others {
		if n > rank {
			l.found = append(l.found, partner{n, jaccard, containment})
		}
	}
}

// PairCount is how many pairs there are.
func (d *Deduped) PairCount() int {
	n := 0
	for _, all := range d.same {
		if k := len(all); k*k/2 > manyPairs {
			n += k - 1
		} else {
			n += k * (k - 1) / 2
		}
	}
	for i := range d.edges {
		x, y := len(d.all(d.edges[i].a)), len(d.all(d.edges[i].b))
		if x*y > manyPairs {
			n += x + y - 1
		} else {
			n += x * y
		}
	}
	return n
}

var escapes = strings.NewReplacer("\\", `\\`, "\t", `\t`, "\n", `\n`, "\r", `\r`)

// WritePairs writes pairs as a table: a, b, jaccard, containment, tab-separated, with a header. Tabs, line ends and backslashes of ids
// are written \t, \n, \r, \\.
func WritePairs(w io.Writer, pairs iter.Seq[TextPair]) error {
	out := bufio.NewWriterSize(w, 1<<16)
	line := []byte("a\tb\tjaccard\tcontainment\n")
	for p := range pairs {
		if _, err := out.Write(line); err != nil {
			return err
		}
		line = append(append(line[:0], escapes.Replace(p.A)...), '\t')
		line = append(append(line, escapes.Replace(p.B)...), '\t')
		line = append(strconv.AppendFloat(line, p.Jaccard, 'f', 6, 64), '\t')
		line = append(strconv.AppendFloat(line, p.Containment, 'f', 6, 64), '\n')
	}
	_, _ = out.Write(line) // Flush says whether it failed
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
