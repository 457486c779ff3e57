// How common stems are around the time of an article.
package dedup

import (
	"math"
	"slices"
	"sort"
)

// windowDays is how many days before and after an article's own day count as its time. An article's window is the same
// whether its days alone are clustered or a year around them.
const windowDays = 2

// windowPrior is how many imagined articles of the background stand beside the window's own. They keep a small
// corpus, whose own frequencies say nothing, at the background's, and are not felt in a large one (5 to 150 give the same figures on days of 150 articles).
const windowPrior = 200.

// windows counts stems by day. Counts of parts of a corpus add up to those of the whole.
type windows struct {
	*lexicon
	days     []int     // in order; undated articles are a day of their own
	sizes    []int     // articles, by place in days
	stems    [][]tally // by place in days
	imagined []float64 // by stem: of the windowPrior articles of the background, those that have it
}

// tally is how many articles have a stem.
type tally struct{ stem, articles int32 }

// undatedDay lies outside every window.
const undatedDay = math.MinInt / 2

func dayOf(p *Profile) int {
	if math.IsNaN(p.Hours) {
		return undatedDay
	}
	return int(math.Floor(p.Hours / 24))
}

func newWindows(profiles []*Profile, l *lexicon) *windows {
	w := &windows{lexicon: l, imagined: make([]float64, len(l.idf))}
	for stem, background := range l.idf {
		w.imagined[stem] = windowPrior * math.Exp(-background)
	}
	byDay := make(map[int][]int) // articles
	for i, p := range profiles {
		day := dayOf(p)
		byDay[day] = append(byDay[day], i)
	}
	for day := range byDay {
		w.days = append(w.days, day)
	}
	sort.Ints(w.days)
	counts := make([]int32, len(l.idf))
	for _, day := range w.days {
		w.sizes = append(w.sizes, len(byDay[day]))
		w.stems = append(w.stems, l.tallies(byDay[day], counts))
	}
	return w
}

// tallies counts the heads that have each stem; counts is zero before and after.
func (l *lexicon) tallies(articles []int, counts []int32) []tally {
	var met []int32
	for _, i := range articles {
		for _, stem := range l.heads[i] {
			if counts[stem] == 0 {
				met = append(met, stem)
			}
			counts[stem]++
		}
	}
	list := make([]tally, len(met))
	for i, stem := range met {
		list[i] = tally{stem, counts[stem]}
		counts[stem] = 0
	}
	return list
}

// window is how many articles of the days around one have each stem. Articles looked at in the order of time share the work of turning
// to a day, which grows with the stems of its window.
type window struct {
	*windows
	day      int
	from, to int       // places in days; none before the first turn
	articles float64   // imagined ones included; so in with
	with     []float64 // by stem
}

func (w *windows) window() *window { return &window{windows: w, with: slices.Clone(w.imagined)} }

// turn moves the window to the days around another.
func (w *window) turn(day int) {
	if w.to > w.from && w.day == day {
		return
	}
	for _, stems := range w.stems[w.from:w.to] {
		for _, t := range stems {
			w.with[t.stem] = w.imagined[t.stem]
		}
	}
	w.day, w.from, w.to = day, sort.SearchInts(w.days, day-windowDays), sort.SearchInts(w.days, day+windowDays+1)
	w.articles = windowPrior
	for i := w.from; i < w.to; i++ {
		w.articles += float64(w.sizes[i])
		for _, t := range w.stems[i] {
			w.with[t.stem] += float64(t.articles)
		}
	}
}

// weight says how much a stem tells at the window's time: the geometric mean of its background and its window IDF. Neither alone will do: the
// background does not know what these days are full of, and inside one event the days' own words say nothing. The
// window's is −ln of the share of its articles that have the stem, windowPrior articles with the background's share added.
func (w *window) weight(stem int32) float64 {
	return math.Sqrt(w.idf[stem] * -math.Log(min(w.with[stem]/w.articles, 1)))
}
