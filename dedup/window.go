// How common stems are around the time of an article.
package dedup

import (
	"math"
	"sort"

	"isnad/similarity"
	"isnad/similarity/arabic"
)

// windowDays is how many days before and after an article's own day count as its time.
const windowDays = 2

// windowPrior is how many imagined articles of the background stand beside the window's own. They keep a small
// corpus, whose own frequencies say nothing, at the background's, and are not felt in a large one.
const windowPrior = 40.

// windows counts stems by day. Counts of parts of a corpus add up to those of the whole.
type windows struct {
	days     []int // in order; undated articles are a day of their own
	articles []int // by place in days
	stems    []map[arabic.Key]int
}

// undatedDay lies outside every window.
const undatedDay = math.MinInt / 2

func dayOf(p *Profile) int {
	if math.IsNaN(p.Hours) {
		return undatedDay
	}
	return int(math.Floor(p.Hours / 24))
}

func newWindows(profiles []*Profile) *windows {
	w := &windows{}
	byDay := make(map[int][]*Profile)
	for _, p := range profiles {
		day := dayOf(p)
		byDay[day] = append(byDay[day], p)
	}
	for day := range byDay {
		w.days = append(w.days, day)
	}
	sort.Ints(w.days)
	for _, day := range w.days {
		stems := make(map[arabic.Key]int)
		for _, p := range byDay[day] {
			for _, c := range p.head {
				stems[c.Key]++
			}
		}
		w.articles = append(w.articles, len(byDay[day]))
		w.stems = append(w.stems, stems)
	}
	return w
}

// around is the range of days in the window of one.
func (w *windows) around(day int) (from, to int) {
	return sort.SearchInts(w.days, day-windowDays), sort.SearchInts(w.days, day+windowDays+1)
}

// idf is −ln of the share of the window's articles that have the stem, the background's share counting as windowPrior articles.
func (w *windows) idf(stem arabic.Key, from, to int) float64 {
	articles, with := windowPrior, windowPrior*math.Exp(-similarity.BackgroundIDF(stem))
	for i := from; i < to; i++ {
		articles += float64(w.articles[i])
		with += float64(w.stems[i][stem])
	}
	return -math.Log(min(with/articles, 1))
}

// weigh makes the vector of an article's head: √count · √(background IDF · window IDF). Neither IDF alone will do: the
// background does not know what this day is full of, and inside one event the day's own words say nothing.
func (w *windows) weigh(p *Profile) similarity.Vector {
	from, to := w.around(dayOf(p))
	weights := make([]similarity.Weight, 0, len(p.head))
	for _, c := range p.head {
		if v := math.Sqrt(c.N) * math.Sqrt(similarity.BackgroundIDF(c.Key)*w.idf(c.Key, from, to)); v > 0 {
			weights = append(weights, similarity.Weight{Key: c.Key, Weight: v})
		}
	}
	return similarity.NewVector(weights)
}
