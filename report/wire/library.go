// The texts of a run: numbered stems, their weights, and what recurs over the days.
package wire

import (
	"context"
	"fmt"
	"slices"

	"isnad/dedup/corpus"
	"isnad/dedup/lsh"
	"isnad/similarity"
	"isnad/similarity/arabic"
	"isnad/workers"
)

// library is the texts of a run and what is common among them.
type library struct {
	texts     []text // in the order of ids
	weights   []float64
	rare      []bool // by stem: few texts have it, and more than one
	grams     *lsh.Index
	wideAt    []bool // by element of grams: it recurs
	reprinted []bool // by text: nearly all of it recurs; nil before that is known
	warnings  []string
}

// What is rare, and what recurs. Copies burst over a day or two, also a text that travels for a week is found on few days; the wording of
// reports filled in again and again, of background told with every story, and of the house is found on many.
const (
	gramWords     = 4       // stems of the runs that candidates are found by
	rareTexts     = 100     // that may have a rare stem
	wideDays      = 5       // days on which a run may be found before it is nobody's text
	houseDays     = 3       // of one outlet
	reprintShare  = .95     // of a text's runs that recur: from there on it is a text of its own, printed again and again
	leastReprint  = 20      // such runs
	wideTexts     = 50      // undated texts that may have a run, likewise
	longestTokens = 200_000 // of a text: what is longer is compared up to there
)

func newLibrary(ctx context.Context, articles []corpus.Article, agencies *corpus.Agencies) (*library, error) {
	order := canonical(articles)
	l := &library{}
	l.texts = make([]text, len(order))
	readers := make([]*textReader, len(order)) // of each text
	workers.Each(len(order), func(int) func(int) {
		r := newTextReader(agencies)
		return func(i int) {
			if ctx.Err() == nil {
				l.texts[i], readers[i] = r.read(&articles[order[i]]), r
			}
		}
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	l.number(readers)
	return l, l.indexGrams(ctx)
}

// number gives words and stems their numbers in the run, in the order of first occurrence, and weighs the stems. readers are those of the texts.
func (l *library) number(readers []*textReader) {
	c := census{numbers: make(map[arabic.Key]uint32), inRun: make(map[*textReader][]uint32)}
	for i := range l.texts {
		l.cut(&l.texts[i])
		c.take(&l.texts[i], readers[i])
	}
	stemOf, stems := c.stems()
	known := c.known()
	df, last := make([]int32, len(stems)), make([]int32, len(stems)) // in how many texts a stem occurs, and the last of them, counted from one
	for i := range l.texts {
		t := &l.texts[i]
		t.stems, t.known = make([]uint32, len(t.words)), known
		for k, w := range t.words {
			stem := stemOf[w]
			t.stems[k] = stem
			if last[stem] != int32(i+1) {
				last[stem] = int32(i + 1)
				df[stem]++
			}
		}
	}
	l.weigh(stems, df)
}

// cut shortens a text that is too long, and warns of it.
func (l *library) cut(t *text) {
	if n := len(t.tokens); n > longestTokens {
		l.warnings = append(l.warnings, fmt.Sprintf("%s: %d words, of which the first %d are compared", t.article.ID, n, longestTokens))
		t.tokens, t.words = t.tokens[:longestTokens], t.words[:longestTokens]
	}
}

// weigh weighs the stems, given in how many texts each occurs.
func (l *library) weigh(stems []arabic.Key, df []int32) {
	l.weights, l.rare = make([]float64, len(stems)), make([]bool, len(stems))
	workers.All(len(stems), func(i int) {
		l.weights[i] = similarity.StemWeight(stems[i], int(df[i]), len(l.texts))
		l.rare[i] = df[i] > 1 && df[i] <= rareTexts && !arabic.IsStop(stems[i])
	})
}

// gram is a hash of the stems that begin at place i.
func gram(stems []uint32, i int) uint64 {
	h := uint64(0)
	for _, s := range stems[i : i+gramWords] {
		h = (h ^ uint64(s)) * 0x9E3779B97F4A7C15
		h ^= h >> 32
	}
	h *= 0xBF58476D1CE4E5B9
	return max(1, h^h>>31)
}

// indexGrams finds which texts share which runs of stems, and which of these recur over the days.
func (l *library) indexGrams(ctx context.Context) (err error) {
	sets := make([][]uint64, len(l.texts))
	workers.Each(len(sets), func(int) func(int) {
		var set similarity.Set
		var grams []uint64
		return func(i int) {
			grams = grams[:0]
			for at := 0; at+gramWords <= len(l.texts[i].stems); at++ {
				grams = append(grams, gram(l.texts[i].stems, at))
			}
			sets[i] = slices.Clone(set.Fill(grams))
		}
	})
	if l.grams, err = lsh.NewIndex(ctx, sets); err != nil {
		return err
	}
	l.findWide()
	if l.exempt(sets) {
		l.findWide()
	}
	l.markWide()
	return nil
}

// markWide marks the words of all texts that stand in runs that recur.
func (l *library) markWide() {
	var wide gramSet
	for i, recurs := range l.wideAt {
		if recurs {
			wide.add(l.grams.Mark(i))
		}
	}
	workers.All(len(l.texts), func(i int) {
		t := &l.texts[i]
		for at := 0; at+gramWords <= len(t.stems); at++ {
			if wide.has(gram(t.stems, at)) {
				for k := range gramWords {
					setBit(t.wide, at+k)
				}
			}
		}
	})
}

// findWide marks the elements that recur.
func (l *library) findWide() {
	l.wideAt = make([]bool, l.grams.Elements())
	workers.Each(len(l.wideAt), func(int) func(int) {
		var days []dayOf
		return func(i int) { l.wideAt[i], days = l.recurs(l.grams.Holders(i), days[:0]) }
	})
}

// exempt finds the texts of which nearly all recurs, and reports whether there are any: a form has something filled in, a text without that is one
// text printed again and again, and says nothing about what recurs.
func (l *library) exempt(sets [][]uint64) bool {
	recurring := make([]int, len(l.texts))
	for element, wide := range l.wideAt {
		if wide {
			for _, i := range l.grams.Holders(element) {
				recurring[i]++
			}
		}
	}
	l.reprinted = make([]bool, len(l.texts))
	found := false
	for i, n := range recurring {
		if n >= leastReprint && float64(n) >= reprintShare*float64(len(sets[i])) {
			l.reprinted[i], found = true, true
		}
	}
	return found
}

// dayOf is a day and an outlet.
type dayOf struct {
	day    int32
	outlet string
}

// recurs reports whether texts are of too many days to be copies of one.
func (l *library) recurs(texts []uint32, days []dayOf) (bool, []dayOf) {
	if len(texts) <= houseDays {
		return false, days
	}
	undated := 0
	for _, i := range texts {
		switch t := &l.texts[i]; {
		case l.reprinted != nil && l.reprinted[i]:
		case t.day == noDay:
			undated++
		default:
			days = append(days, dayOf{t.day, t.article.Outlet})
		}
	}
	slices.SortFunc(days, func(a, b dayOf) int { return int(a.day) - int(b.day) })
	distinct := 0
	for i := range days {
		if i == 0 || days[i].day != days[i-1].day {
			distinct++
		}
	}
	return undated > wideTexts || distinct > wideDays || distinct > houseDays && ofOneHouse(days), days
}

// ofOneHouse reports whether one outlet has what was found on more than houseDays days.
func ofOneHouse(days []dayOf) bool {
	for i, d := range days {
		n := 1
		last := d.day
		for _, e := range days[i+1:] {
			if e.outlet == d.outlet && e.day != last {
				n++
				last = e.day
			}
		}
		if n > houseDays {
			return true
		}
		if i > len(days)-houseDays {
			break
		}
	}
	return false
}

// gramSet is a set of marks, open-addressed; the zero value is empty. It may be asked concurrently.
type gramSet struct {
	slots []uint64 // 0 is free
	n     int
}

func (s *gramSet) place(mark uint64) int {
	i := int(similarity.Scattered(mark) >> 20)
	for i &= len(s.slots) - 1; s.slots[i] != 0 && s.slots[i] != mark; {
		i = (i + 1) & (len(s.slots) - 1)
	}
	return i
}

func (s *gramSet) add(mark uint64) {
	mark++ // 0 is free
	if 2*(s.n+1) > len(s.slots) {
		old := s.slots
		s.slots = make([]uint64, max(64, 2*len(old)))
		for _, m := range old {
			if m != 0 {
				s.slots[s.place(m)] = m
			}
		}
	}
	if i := s.place(mark); s.slots[i] == 0 {
		s.slots[i] = mark
		s.n++
	}
}

func (s *gramSet) has(gram uint64) bool {
	return s.n > 0 && s.slots[s.place(lsh.MarkOf(gram)+1)] != 0
}
