// What speaks for and against two articles telling one event, or events of one story.
package dedup

import (
	"cmp"
	"math"
	"slices"

	"isnad/similarity"
	"isnad/similarity/arabic"
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
// copies of one text are no crowd.
func densities(lists [][]neighbour, profiles []*Profile, families []int) []float64 {
	result := make([]float64, len(lists))
	taken := make(map[int]int)
	for i, list := range lists {
		nearest := slices.SortedStableFunc(slices.Values(list), func(a, b neighbour) int { return cmp.Compare(b.cosine, a.cosine) })
		clear(taken)
		taken[families[i]] = 1
		left := densest
		for _, n := range nearest {
			family := families[n.other]
			if left == 0 || taken[family] == 2 || gap(profiles[i], profiles[n.other]) > densityHours {
				continue
			}
			taken[family]++
			left--
			result[i] += n.cosine / densest
		}
	}
	return result
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

// contained is the share of a title's weight whose stems are found in a lead, which is ascending.
func contained(title []similarity.Weight, lead []arabic.Key) float64 {
	found := 0.0
	for _, w := range title {
		if _, ok := slices.BinarySearch(lead, w.Key); ok {
			found += w.Weight
		}
	}
	return found
}

// shareStem reports whether two short lists have a stem in common.
func shareStem(a, b []arabic.Key) bool {
	return slices.ContainsFunc(a, func(k arabic.Key) bool { return slices.Contains(b, k) })
}

// featuresOf measures a pair; density is the mean of both articles'.
func featuresOf(a, b *Profile, va, vb *view, density float64) Features {
	return Features{
		similarity.Cosine(va.head, vb.head),
		gapDays(a, b),
		indicator(a.Outlet != "" && a.Outlet == b.Outlet),
		density,
		(contained(va.title, b.lead) + contained(vb.title, a.lead)) / 2,
		similarity.Cosine(va.opening, vb.opening),
		indicator(shareStem(a.speaker, b.speaker)),
		similarity.Cosine(va.affair, vb.affair),
	}
}
