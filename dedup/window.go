// How common stems are around the time of an article.
package dedup

import (
	"math"
	"slices"
	"sort"

	"isnad/similarity"
	"isnad/similarity/arabic"
)

// windowDays is how many days before and after an article's own day count as its time. An article's window is the same
// whether its days alone are clustered or a year around them.
const windowDays = 2

// windowPrior is how many imagined articles of the background stand beside the window's own. They keep a small
// corpus, whose own frequencies say nothing, at the background's, and are not felt in a large one (5 to 150 give the same figures on days of 150 articles).
const windowPrior = 200.

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

// weight says how much a stem tells at a time: the geometric mean of its background and its window IDF. Neither alone will do: the
// background does not know what these days are full of, and inside one event the days' own words say nothing. The
// window's is −ln of the share of its articles that have the stem, windowPrior articles with the background's share added.
func (w *windows) weight(stem arabic.Key, from, to int) float64 {
	background := similarity.BackgroundIDF(stem)
	articles, with := windowPrior, windowPrior*math.Exp(-background)
	for i := from; i < to; i++ {
		articles += float64(w.articles[i])
		with += float64(w.stems[i][stem])
	}
	return math.Sqrt(background * -math.Log(min(with/articles, 1)))
}

// view is a profile weighed at its time.
type view struct {
	head    similarity.Vector // √count · weight
	affair  similarity.Vector // √count · √background IDF
	title   []similarity.Weight
	opening similarity.Vector
}

// view weighs a profile. The weights of its title add up to one, or to nothing where there is none.
func (w *windows) view(p *Profile) view {
	from, to := w.around(dayOf(p))
	weigh := func(counts []similarity.Count) []similarity.Weight {
		weights := make([]similarity.Weight, 0, len(counts))
		for _, c := range counts {
			if v := math.Sqrt(c.N) * w.weight(c.Key, from, to); v > 0 {
				weights = append(weights, similarity.Weight{Key: c.Key, Weight: v})
			}
		}
		return weights
	}
	title := similarity.Counts(slices.Clone(p.title))
	sum := 0.0
	for i := range title {
		title[i].N = 1
	}
	shares := weigh(title)
	for _, s := range shares {
		sum += s.Weight
	}
	for i := range shares {
		shares[i].Weight /= sum
	}
	return view{
		head:    similarity.NewVector(weigh(p.head)),
		affair:  affairVector(p.head),
		title:   shares,
		opening: similarity.NewVector(weigh(similarity.Counts(slices.Clone(p.opening)))),
	}
}

// affairVector weighs counts by √(count · background IDF).
func affairVector(counts []similarity.Count) similarity.Vector {
	weights := make([]similarity.Weight, len(counts))
	for i, c := range counts {
		weights[i] = similarity.Weight{Key: c.Key, Weight: math.Sqrt(c.N * similarity.BackgroundIDF(c.Key))}
	}
	return similarity.NewVector(weights)
}
