package corpus

import (
	"slices"
	"sync"

	"isnad/similarity/arabic"
)

// Whether two stretches of a page speak of the same thing is told by the stems they share, stop words aside.

var stemmers = sync.Pool{New: func() any { return arabic.NewStemmer() }}

// contentOf returns the different stems of a line that say something, sorted.
func (p *pageText) contentOf(l *line) []arabic.Key {
	if l.stems == nil && len(l.tokens) > 0 {
		s := stemmers.Get().(*arabic.Stemmer)
		l.stems = contentStems(s, p.str(l), l.tokens)
		stemmers.Put(s)
	}
	return l.stems
}

func contentStems(s *arabic.Stemmer, text string, tokens []arabic.Token) []arabic.Key {
	out := make([]arabic.Key, 0, len(tokens))
	for _, t := range tokens {
		if t.Key.Number() || arabic.IsStop(t.Key) {
			continue
		}
		if k := s.Stem(text, t); !arabic.IsStop(k) {
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// contentWords collects the content stems of the unmarked lines [from, to).
func (p *pageText) contentWords(from, to int) map[arabic.Key]bool {
	set := map[arabic.Key]bool{}
	for i := from; i < to; i++ {
		if l := &p.lines[i]; l.rule == nil && l.kind == "" {
			p.addContent(set, l)
		}
	}
	return set
}

func (p *pageText) addContent(set map[arabic.Key]bool, l *line) {
	for _, k := range p.contentOf(l) {
		set[k] = true
	}
}

// share is the part of a line's content stems that the set holds.
func (p *pageText) share(l *line, set map[arabic.Key]bool) float64 {
	stems, hit := p.contentOf(l), 0
	for _, k := range stems {
		if set[k] {
			hit++
		}
	}
	if len(stems) == 0 {
		return 0
	}
	return float64(hit) / float64(len(stems))
}
