package framing

import (
	"testing"

	"isnad/gold"
)

// counts are what was found, wanted, and both.
type counts struct{ found, wanted, both int }

func (c *counts) add(o counts) {
	c.found, c.wanted, c.both = c.found+o.found, c.wanted+o.wanted, c.both+o.both
}

func (c counts) precision() float64 { return float64(c.both) / float64(max(1, c.found)) }
func (c counts) recall() float64    { return float64(c.both) / float64(max(1, c.wanted)) }
func (c counts) f1() float64        { return 2 * float64(c.both) / float64(max(1, c.found+c.wanted)) }

// foundPairs are the pairs of labelled sentences that stand in one fact's cells.
func (e *goldEvent) foundPairs(facts []Fact) map[[4]int]bool {
	pairs := make(map[[4]int]bool)
	for _, f := range facts {
		cells := e.cellsOf(f)
		for i, a := range cells {
			for _, b := range cells[:i] {
				if a[0] != b[0] {
					pairs[pairKey(a, b)] = true
				}
			}
		}
	}
	return pairs
}

// cellsOf are the labelled sentences of a fact.
func (e *goldEvent) cellsOf(f Fact) (cells [][2]int) {
	for _, r := range f.Reports {
		for _, s := range r.Spans {
			for _, at := range e.sentencesAt(r.Article, s) {
				cells = append(cells, [2]int{r.Article, at})
			}
		}
	}
	return cells
}

func (e *goldEvent) pairCounts(facts []Fact) counts {
	same, found := e.samePairs(), e.foundPairs(facts)
	c := counts{found: len(found), wanted: len(same)}
	for p := range found {
		if same[p] {
			c.both++
		}
	}
	return c
}

// TestFactQuality compares the figures on the labelled events with those accepted last: one that falls fails. Rows of the whole are
// measured, not the model's pairs alone. "held out" learns the weights and the cut from the other events only.
func TestFactQuality(t *testing.T) {
	events := goldEvents(t)
	examples := make([][]example, len(events))
	for i, e := range events {
		examples[i] = examplesOf(t, e)
	}
	var sample, held, more, moreHeld, carried counts
	var others [][]example
	for i, e := range events {
		if !e.open {
			others = append(others, examples[i])
		}
	}
	onOthers := fitFacts(others)
	figures := gold.Figures{}
	for i, e := range events {
		in := e.pairCounts(newFactTable(readAll(e.articles), nil, shippedModel()).facts)
		out := e.pairCounts(newFactTable(readAll(e.articles), nil, fitFacts(append(append([][]example(nil), examples[:i]...), examples[i+1:]...))).facts)
		figures[e.name+"\tF1 in sample"], figures[e.name+"\tF1 held out"] = in.f1(), out.f1()
		if e.open {
			sample.add(in)
			held.add(out)
			carried.add(e.pairCounts(newFactTable(readAll(e.articles), nil, onOthers).facts))
		} else {
			more.add(in)
			moreHeld.add(out)
		}
	}
	for _, row := range []struct {
		name string
		c    counts
	}{{"open events, in sample", sample}, {"open events, each held out", held}, {"open events, learnt on the eight others", carried}, {"eight others, in sample", more}, {"eight others, each held out", moreHeld}} {
		figures[row.name+"\tF1"], figures[row.name+"\tprecision"], figures[row.name+"\trecall"] = row.c.f1(), row.c.precision(), row.c.recall()
	}
	figures.Hold(t, "testdata/facts.golden")
}
