// What speaks for and against two articles telling one event.
package dedup

import (
	"math"
	"slices"

	"isnad/similarity"
	"isnad/similarity/arabic"
)

// featureNames name the features of a pair, in the order of features.values and of the model file.
var featureNames = [...]string{"cosine", "gap", "same_outlet", "density", "title_in_text", "opening", "same_speaker", "affair"}

// features are the measures of one pair.
type features [len(featureNames)]float64

// densest is how many nearest articles the density is taken over.
const densest = 10

// densities is the mean cosine of each article to its nearest: in a crowded subject a given cosine says less.
func densities(lists [][]neighbour) []float64 {
	result := make([]float64, len(lists))
	var nearest []float64
	for i, list := range lists {
		nearest = nearest[:0]
		for _, n := range list {
			nearest = append(nearest, n.cosine)
		}
		slices.Sort(nearest)
		slices.Reverse(nearest)
		for _, c := range nearest[:min(densest, len(nearest))] {
			result[i] += c / densest
		}
	}
	return result
}

// gapDays is the time between two articles in days, at most two; one where a time is unknown.
func gapDays(a, b *Profile) float64 {
	gap := math.Abs(a.Hours - b.Hours)
	if math.IsNaN(gap) {
		return 1
	}
	return min(gap, 48) / 24
}

func indicator(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// contained is the share of the background IDF of one list of stems that is found in others.
func contained(stems []arabic.Key, in ...[]arabic.Key) float64 {
	found, all := 0.0, 0.0
	for i, s := range stems {
		if slices.Contains(stems[:i], s) {
			continue
		}
		weight := similarity.BackgroundIDF(s)
		all += weight
		for _, list := range in {
			if slices.Contains(list, s) {
				found += weight
				break
			}
		}
	}
	if all == 0 {
		return 0
	}
	return found / all
}

// overlap is the cosine of two lists of stems weighted by background IDF, each stem once.
func overlap(a, b []arabic.Key) float64 {
	return similarity.Cosine(listVector(a), listVector(b))
}

func listVector(stems []arabic.Key) similarity.Vector {
	counts := similarity.Counts(slices.Clone(stems))
	weights := make([]similarity.Weight, len(counts))
	for i, c := range counts {
		weights[i] = similarity.Weight{Key: c.Key, Weight: similarity.BackgroundIDF(c.Key)}
	}
	return similarity.NewVector(weights)
}

// featuresOf measures a pair: cosine is that of the heads, affair that of the longer texts, density the mean of both articles'.
func featuresOf(a, b *Profile, cosine, affair, density float64) features {
	return features{
		cosine,
		gapDays(a, b),
		indicator(a.Outlet != "" && a.Outlet == b.Outlet),
		density,
		(contained(a.title, b.title, b.lead) + contained(b.title, a.title, a.lead)) / 2,
		overlap(a.opening, b.opening),
		indicator(slices.ContainsFunc(a.speaker, func(k arabic.Key) bool { return slices.Contains(b.speaker, k) })),
		affair,
	}
}
