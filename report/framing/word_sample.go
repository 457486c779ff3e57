// An outlet's own words: neither copied nor quoted.
package framing

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"isnad/dedup/corpus"
	"isnad/report/wire"
	"isnad/similarity/arabic"
	"isnad/workers"
)

// wordUse is how often one folded spelling of a stem occurs, and how it is written: of several ways the first in order, so that it is the same
// whoever counted.
type wordUse struct {
	spelling, stem arabic.Key
	n              int
	surface        string
}

// wordSample is the counted words of an outlet, ascending by spelling: no particles, no furniture of reporting, no numbers.
type wordSample struct {
	outlet string
	total  int
	uses   []wordUse
}

// together counts the words of several samples as one outlet's.
func together(outlet string, samples []*wordSample) *wordSample {
	switch n := len(samples); n {
	case 0:
		return &wordSample{outlet: outlet}
	case 1:
		return &wordSample{outlet, samples[0].total, samples[0].uses}
	default:
		a, b := together(outlet, samples[:n/2]), together(outlet, samples[n/2:])
		return &wordSample{outlet, a.total + b.total, mergeUses(a.uses, b.uses)}
	}
}

func mergeUses(a, b []wordUse) []wordUse {
	all := make([]wordUse, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch x, y := &a[0], &b[0]; {
		case x.spelling < y.spelling:
			all, a = append(all, *x), a[1:]
		case x.spelling > y.spelling:
			all, b = append(all, *y), b[1:]
		default:
			all = append(all, wordUse{x.spelling, x.stem, x.n + y.n, min(x.surface, y.surface)})
			a, b = a[1:], b[1:]
		}
	}
	return append(append(all, a...), b...)
}

// wordCounter counts the words of articles of one outlet after the other.
type wordCounter struct {
	forms []formUse // by form
	met   []int32   // the forms counted
	keys  []arabic.Key
	holes []corpus.Span
	own   []int32
}

// formUse is how often a form was counted, and how it is written.
type formUse struct {
	n       int
	surface string
}

// count adds the words of an article that are its outlet's own: neither copied nor quoted. It gives their places among the tokens, until it counts again.
func (c *wordCounter) count(forms []form, text *reading, copied, quoted []corpus.Span) []int32 {
	c.setHoles(text, copied, quoted)
	c.forms = append(c.forms, make([]formUse, len(forms)-len(c.forms))...)
	c.own = c.own[:0]
	holes, covered := c.holes, 0
	for i, t := range text.tokens {
		for len(holes) > 0 && holes[0].Start < int(t.End) {
			covered, holes = max(covered, holes[0].End), holes[1:]
		}
		n := text.forms[i]
		if covered > int(t.Start) || !forms[n].counts || t.End-t.Start < leastWritten {
			continue
		}
		c.own = append(c.own, int32(i))
		surface := text.Body[t.Start:t.End]
		if use := &c.forms[n]; use.n == 0 {
			*use = formUse{1, surface}
			c.met = append(c.met, n)
		} else {
			use.n, use.surface = use.n+1, min(use.surface, surface)
		}
	}
	return c.own
}

// leastWritten is how many bytes a word has that counts: a letter alone is an initial.
const leastWritten = 3

// setHoles puts what of an article does not count in order, in bytes.
func (c *wordCounter) setHoles(text *reading, copied, quoted []corpus.Span) {
	c.holes = append(append(c.holes[:0], copied...), quoted...)
	for i, s := range c.holes {
		c.holes[i] = corpus.Span{Start: text.points.Byte(s.Start), End: text.points.Byte(s.End)}
	}
	slices.SortFunc(c.holes, func(a, b corpus.Span) int { return cmp.Compare(a.Start, b.Start) })
}

// sample is what was counted since the last one.
func (c *wordCounter) sample(words *vocabulary, outlet string) *wordSample {
	s := &wordSample{outlet: outlet, uses: make([]wordUse, len(c.met))}
	c.keys = c.keys[:0]
	for _, n := range c.met {
		c.keys = append(c.keys, words.forms[n].key)
	}
	slices.Sort(c.keys) // numbers go a third faster than what they are keys of
	for i, key := range c.keys {
		n := words.slot(key).past - 1
		use := &c.forms[n]
		s.uses[i] = wordUse{key, words.forms[n].stem, use.n, use.surface}
		s.total += use.n
		*use = formUse{}
	}
	c.met = c.met[:0]
	return s
}

// copiedSpans are, by article, the passages taken from others: of whole and part copies whose direction is known, or undetermined and then
// counted against the text that holds less of the other. What several took from a common source is nobody's own. A copy may name -1 for an
// article that is not among these.
func copiedSpans(articles int, copies []wire.Copy) [][]corpus.Span {
	spans := make([][]corpus.Span, articles)
	for i := range copies {
		c := &copies[i]
		if c.Class == wire.Quote {
			continue
		}
		for _, p := range c.Passages {
			if c.Copy >= 0 {
				spans[c.Copy] = append(spans[c.Copy], p.Copy)
			}
			if c.Source >= 0 && c.Direction == wire.CommonSource {
				spans[c.Source] = append(spans[c.Source], p.Source)
			}
		}
	}
	return spans
}

// outletOf names the outlet whose words an article's are; an article that names none stands for itself.
func outletOf(a *corpus.Article) string { return cmp.Or(a.Outlet, a.ID) }

// eventWords compares the outlets of one event. copied and quoted are by article.
func eventWords(e readEvent, copied, quoted [][]corpus.Span) []Word {
	byOutlet := make(map[string][]int)
	for i, a := range e.articles {
		byOutlet[outletOf(a.Article)] = append(byOutlet[outletOf(a.Article)], i)
	}
	r, counted := e.reader, make([][]int32, len(e.articles))
	var samples []*wordSample
	for _, outlet := range slices.Sorted(maps.Keys(byOutlet)) {
		for _, i := range byOutlet[outlet] {
			counted[i] = slices.Clone(r.counter.count(r.forms, e.articles[i], copied[i], quoted[i]))
		}
		samples = append(samples, r.counter.sample(&r.vocabulary, outlet))
	}
	words, stems := compareWords(samples)
	placeWords(words, stems, e, counted)
	return words
}

// batch is some articles of one outlet, to be counted by one worker.
type batch struct {
	outlet   string
	articles []int
}

// batchArticles is how many articles make a batch at most: several to a worker, and few to be put together.
const batchArticles = 1000

// batches are the articles that name their outlet, by outlet.
func batches(articles []corpus.Article) (all []batch) {
	byOutlet := make(map[string][]int)
	for i := range articles {
		if outlet := articles[i].Outlet; outlet != "" {
			byOutlet[outlet] = append(byOutlet[outlet], i)
		}
	}
	for _, outlet := range slices.Sorted(maps.Keys(byOutlet)) {
		for some := range slices.Chunk(byOutlet[outlet], batchArticles) {
			all = append(all, batch{outlet, some})
		}
	}
	return all
}

// RunWords compares the outlets over all articles of a run, given NewComparers of them. What names no outlet is left out. The quotations of articles in
// events that were compared are taken from there.
func RunWords(ctx context.Context, comparers *workers.Local[*Comparer], copies []wire.Copy, compared []*Comparison) ([]Word, error) {
	articles := comparers.Of(0).articles
	copied, quoted := copiedSpans(len(articles), copies), quotedSpans(len(articles), compared)
	all := batches(articles)
	counted := make([]*wordSample, len(all))
	workers.Each(len(all), func(w int) func(int) {
		r, text := comparers.Of(w).reader, new(reading)
		return func(n int) {
			if ctx.Err() != nil {
				return
			}
			for _, i := range all[n].articles {
				r.readInto(text, &articles[i])
				said := quoted[i]
				if said == nil {
					quotes, _ := r.quotationsOf(text)
					said = spansOf(quotes)
				}
				r.counter.count(r.forms, text, copied[i], said)
			}
			counted[n] = r.counter.sample(&r.vocabulary, all[n].outlet)
		}
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	words, _ := compareWords(byOutlet(counted))
	return words, nil
}

// byOutlet puts the samples of each outlet together; they come by outlet.
func byOutlet(counted []*wordSample) (samples []*wordSample) {
	for len(counted) > 0 {
		n := 1
		for n < len(counted) && counted[n].outlet == counted[0].outlet {
			n++
		}
		samples, counted = append(samples, together(counted[0].outlet, counted[:n])), counted[n:]
	}
	return samples
}

// quotedSpans are, by article, the places of quotations found when events were compared; nil where none were looked for.
func quotedSpans(articles int, compared []*Comparison) [][]corpus.Span {
	quoted := make([][]corpus.Span, articles)
	for _, c := range compared {
		for _, a := range c.Articles {
			quoted[a] = []corpus.Span{}
		}
		for _, q := range c.Quotes {
			a := c.Articles[q.Article]
			quoted[a] = append(quoted[a], q.Span)
		}
	}
	return quoted
}

// spansOf are the places of quotations.
func spansOf(quotations []Quotation) []corpus.Span {
	spans := make([]corpus.Span, len(quotations))
	for i, q := range quotations {
		spans[i] = q.Span
	}
	return spans
}
