// An outlet's own words: neither copied nor quoted.
package framing

import (
	"cmp"
	"context"
	"maps"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"isnad/dedup/corpus"
	"isnad/report/wire"
	"isnad/similarity/arabic"
)

// wordUse is how often one folded spelling of a stem occurs, and how it is written: of several ways the first in order, so that it is the same
// whoever counted.
type wordUse struct {
	stem    arabic.Key
	n       int
	surface string
}

// wordSample is the counted words of an outlet: no particles, no furniture of reporting, no numbers.
type wordSample struct {
	outlet string
	total  int
	forms  map[arabic.Key]*wordUse // by folded spelling
}

func newWordSample(outlet string) *wordSample {
	return &wordSample{outlet: outlet, forms: make(map[arabic.Key]*wordUse)}
}

func (s *wordSample) put(spelling arabic.Key, u wordUse) {
	s.total += u.n
	if had := s.forms[spelling]; had != nil {
		had.n, had.surface = had.n+u.n, min(had.surface, u.surface)
		return
	}
	s.forms[spelling] = &u
}

// add counts another's words too.
func (s *wordSample) add(other *wordSample) {
	for spelling, u := range other.forms {
		s.put(spelling, *u)
	}
}

// stemCount is how often a stem occurs.
type stemCount struct {
	stem arabic.Key
	n    int
}

// uses counts by stem.
func (s *wordSample) uses() map[arabic.Key]int {
	n := make(map[arabic.Key]int, len(s.forms))
	for _, u := range s.forms {
		n[u.stem] += u.n
	}
	return n
}

// stems is the vocabulary, ascending.
func (s *wordSample) stems() []stemCount {
	uses := s.uses()
	all := make([]stemCount, 0, len(uses))
	for _, stem := range slices.Sorted(maps.Keys(uses)) {
		all = append(all, stemCount{stem, uses[stem]})
	}
	return all
}

// surfaces is how the outlet mostly writes each of some stems; one that it does not write is not there.
func (s *wordSample) surfaces(stems []arabic.Key) map[arabic.Key]string {
	if len(stems) == 0 {
		return nil
	}
	best := make(map[arabic.Key]wordUse, len(stems))
	for _, stem := range stems {
		best[stem] = wordUse{}
	}
	for _, u := range s.forms {
		if had, wanted := best[u.stem]; wanted && (u.n > had.n || u.n == had.n && u.surface < had.surface) {
			best[u.stem] = *u
		}
	}
	names := make(map[arabic.Key]string, len(best))
	for stem, u := range best {
		names[stem] = u.surface
	}
	return names
}

// wordCounter counts the words of articles. It belongs to one goroutine.
type wordCounter struct {
	stemmer *arabic.Stemmer
	tokens  []arabic.Token
}

func newWordCounter() *wordCounter { return &wordCounter{stemmer: arabic.NewStemmer()} }

// countedWord is a word that counts: its stem and its place in the body, in bytes.
type countedWord struct {
	stem       arabic.Key
	start, end uint32
}

// count adds the words of an article that stand in own, code points of its body, and shows each to seen, which may be nil.
func (c *wordCounter) count(s *wordSample, a *corpus.Article, own []corpus.Span, seen func(countedWord)) {
	points := corpus.NewPoints(a.Body)
	for _, v := range own {
		at := points.Byte(v.Start)
		part := a.Body[at:points.Byte(v.End)]
		c.tokens = arabic.Tokenize(c.tokens[:0], part)
		for _, token := range c.tokens {
			if token.Key.Number() || token.End-token.Start < 3 || arabic.IsStop(token.Key) { // a letter alone is an initial
				continue
			}
			stem := c.stemmer.Stem(part, token)
			if arabic.IsStop(stem) {
				continue
			}
			s.put(token.Key, wordUse{stem, 1, part[token.Start:token.End]})
			if seen != nil {
				seen(countedWord{stem, uint32(at) + token.Start, uint32(at) + token.End})
			}
		}
	}
}

// ownText is the code points of an article that are its outlet's words: what furniture, copied passages and quotations leave.
func ownText(a *corpus.Article, copied, quoted []corpus.Span) []corpus.Span {
	return withoutSpans(withoutSpans(a.Own(), copied), quoted)
}

// withoutSpans cuts holes, which may be in any order and overlap, out of ascending spans.
func withoutSpans(spans, holes []corpus.Span) []corpus.Span {
	holes = slices.Clone(holes)
	slices.SortFunc(holes, func(a, b corpus.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	var left []corpus.Span
	for _, s := range spans {
		for _, h := range holes {
			if h.End <= s.Start || h.Start >= s.End {
				continue
			}
			if h.Start > s.Start {
				left = append(left, corpus.Span{Start: s.Start, End: h.Start})
			}
			s.Start = max(s.Start, h.End)
		}
		if s.Start < s.End {
			left = append(left, s)
		}
	}
	return left
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
func eventWords(articles []*corpus.Article, copied, quoted [][]corpus.Span) []Word {
	samples := make(map[string]*wordSample)
	c, counted := newWordCounter(), make([][]countedWord, len(articles))
	for i, a := range articles {
		outlet := outletOf(a)
		if samples[outlet] == nil {
			samples[outlet] = newWordSample(outlet)
		}
		c.count(samples[outlet], a, ownText(a, copied[i], quoted[i]), func(w countedWord) { counted[i] = append(counted[i], w) })
	}
	words, stems := compareWords(orderedSamples(samples))
	placeWords(words, stems, articles, counted)
	return words
}

// orderedSamples puts samples in the order of the outlets' names.
func orderedSamples(samples map[string]*wordSample) []*wordSample {
	list := make([]*wordSample, 0, len(samples))
	for _, outlet := range slices.Sorted(maps.Keys(samples)) {
		list = append(list, samples[outlet])
	}
	return list
}

// RunWords compares the outlets over all articles of a run. What names no outlet is left out. The quotations of articles in events that were compared
// are taken from there.
func RunWords(ctx context.Context, articles []corpus.Article, copies []wire.Copy, compared []*Comparison) ([]Word, error) {
	copied, quoted := copiedSpans(len(articles), copies), quotedSpans(len(articles), compared)
	samples := make(map[string]*wordSample)
	var next atomic.Int64
	var lock sync.Mutex
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			c, counted := newWordCounter(), make(map[string]*wordSample)
			for i := int(next.Add(1)) - 1; i < len(articles) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				a := &articles[i]
				if a.Outlet == "" {
					continue
				}
				if counted[a.Outlet] == nil {
					counted[a.Outlet] = newWordSample(a.Outlet)
				}
				if quoted[i] == nil {
					quoted[i] = spansOf(findQuotations(a))
				}
				c.count(counted[a.Outlet], a, ownText(a, copied[i], quoted[i]), nil)
			}
			lock.Lock()
			defer lock.Unlock()
			for outlet, s := range counted {
				if samples[outlet] == nil {
					samples[outlet] = s
				} else {
					samples[outlet].add(s)
				}
			}
		})
	}
	workers.Wait()
	words, _ := compareWords(orderedSamples(samples))
	return words, ctx.Err()
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
