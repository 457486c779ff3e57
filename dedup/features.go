// What speaks for and against two articles telling one event, or events of one story.
package dedup

import (
	"cmp"
	"math"
	"slices"

	"isnad/similarity/arabic"
	"isnad/workers"
)

// featureNames name the features of a pair, in the order of the model file.
//
// Note: tried on two labelled sets of days and not kept, because what they gained on one they lost on the other: cosines of the
// title, the first sentence, 50, 200 and all words, the rest of the text, stem bigrams, character 4-grams of titles; the density's
// greater and lesser half; the rank among neighbours; shared and clashing numbers; length; questions and «شاهد» in titles;
// different speakers; word vectors of the corpus (SVD of PPMI).
var featureNames = [...]string{
	"cosine",        // of the heads
	"gap",           // days between them, at most two
	"same_outlet",   // an outlet seldom tells one event twice
	"density",       // mean of both articles' mean cosine to their nearest: in a crowded affair a given cosine says less
	"title_in_lead", // how much of one's title stands in the other's title and lead, both ways
	"opening",       // cosine of the first eight stems behind the dateline
	"same_speaker",  // both titles are «X: …» with a shared stem in X
	"affair",        // cosine of the heads by the root of the background IDF: common words count, the days' own are not played down
}

// Features are the measures of one pair, each in [0,1] but the gap, which is in [0,2].
type Features [len(featureNames)]float64

// FeatureNames names the features in their order.
func FeatureNames() []string { return featureNames[:] }

// The density is taken over the ten nearest articles of a day before and after, so that it is the same whether a few days are
// clustered or a year; where there are fewer, the missing ones are at cosine 0. Note: 5 or 20 of them do no better.
const (
	densest      = 10
	densityHours = 24.
)

// densities is the mean cosine of each article to its nearest, of each family no more than two, the article itself counted: many
// copies of one text are no crowd. Of each two neighbours the lists name the second.
func densities(lists [][]neighbour, profiles []*Profile, families []int) []float64 {
	both := make([][]resemblance, len(lists))
	for i, list := range lists {
		for _, n := range list {
			if !(gap(profiles[i], profiles[n.other]) > densityHours) {
				cosine := n.cosines[inHead]
				both[i] = append(both[i], resemblance{n.other, cosine})
				both[n.other] = append(both[n.other], resemblance{int32(i), cosine})
			}
		}
	}
	result := make([]float64, len(lists))
	workers.All(len(both), func(i int) { result[i] = density(both[i], families[i], families) })
	return result
}

// resemblance is a neighbour as density looks at it.
type resemblance struct {
	other  int32
	cosine float64
}

// density takes an article's neighbours in any order.
func density(nearest []resemblance, family int, families []int) float64 {
	slices.SortFunc(nearest, func(a, b resemblance) int {
		return cmp.Or(cmp.Compare(b.cosine, a.cosine), cmp.Compare(a.other, b.other))
	})
	sum, taken := 0.0, make([]int, 0, densest+1) // families
	taken = append(taken, family)
	for _, n := range nearest {
		of := families[n.other]
		if twice(taken, of) {
			continue
		}
		sum += n.cosine / densest
		if taken = append(taken, of); len(taken) > densest {
			break
		}
	}
	return sum
}

// twice reports whether a family stands in a short list two times.
func twice(families []int, family int) bool {
	i := slices.Index(families, family)
	return i >= 0 && slices.Contains(families[i+1:], family)
}

// The gap in hours that counts as the longest, and what stands for one that is not known: news of one event are mostly
// half a day apart.
const (
	longestGap = 48.
	unknownGap = 12.
)

func gapDays(a, b *Profile) float64 {
	hours := gap(a, b)
	if math.IsNaN(hours) {
		hours = unknownGap
	}
	return min(hours, longestGap) / 24
}

func indicator(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// shareStem reports whether two short lists have a stem in common.
func shareStem(a, b []arabic.Key) bool {
	return slices.ContainsFunc(a, func(k arabic.Key) bool { return slices.Contains(b, k) })
}

// measurer is one worker's measuring of pairs. It spreads one article's stems over arrays in which those of many others are looked up
// (see view.dot); about 0.1 µs a pair.
type measurer struct {
	*candidates

	// Of the article measured with others, by stem; zero elsewhere.
	lead    []float64 // one
	title   []float64
	opening []float64
}

func newMeasurer(c *candidates) *measurer {
	stems := len(c.lexicon.idf)
	return &measurer{candidates: c, lead: make([]float64, stems), title: make([]float64, stems), opening: make([]float64, stems)}
}

// spread makes an article ready to be measured with others.
func (m *measurer) spread(article int) {
	v := &m.views[article]
	for _, stem := range v.lead {
		m.lead[stem] = 1
	}
	for _, s := range v.title {
		m.title[s.stem] = s.weight
	}
	for _, s := range v.opening {
		m.opening[s.stem] = s.weight
	}
}

// clear takes back what spread did.
func (m *measurer) clear(article int) {
	v := &m.views[article]
	for _, stem := range v.lead {
		m.lead[stem] = 0
	}
	for _, s := range v.title {
		m.title[s.stem] = 0
	}
	for _, s := range v.opening {
		m.opening[s.stem] = 0
	}
}

// measure gives the features of the article that is spread and another; they are the same to the bit whichever of the two is spread.
func (m *measurer) measure(x *Features, article int, n neighbour) {
	a, b := m.Profiles[article], m.Profiles[n.other]
	v := &m.views[n.other]
	opening, contains, contained := 0.0, 0.0, 0.0
	for _, s := range v.opening {
		opening += m.opening[s.stem] * s.weight
	}
	for _, s := range v.title {
		contains += m.lead[s.stem] * s.weight
	}
	for _, stem := range v.lead {
		contained += m.title[stem]
	}
	*x = Features{
		n.cosines[inHead],
		gapDays(a, b),
		indicator(a.Outlet != "" && a.Outlet == b.Outlet),
		(m.density[article] + m.density[n.other]) / 2,
		(contained + contains) / 2,
		min(opening, 1),
		indicator(shareStem(a.speaker, b.speaker)),
		n.cosines[inAffair],
	}
}
