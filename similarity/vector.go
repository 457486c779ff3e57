// Weighted vectors of stems.
package similarity

import (
	"cmp"
	"math"
	"slices"

	"isnad/similarity/arabic"
)

// Weight is one coordinate of a Vector.
type Weight struct {
	Key    arabic.Key
	Weight float64
}

// Vector is a sparse vector of unit length (or of none), its coordinates ascending by key.
type Vector []Weight

// NewVector sorts the coordinates, which must have distinct keys, and divides them by their length. It keeps the slice.
func NewVector(weights []Weight) Vector {
	slices.SortFunc(weights, func(a, b Weight) int { return cmp.Compare(a.Key, b.Key) })
	sum := 0.0
	for _, w := range weights {
		sum += w.Weight * w.Weight
	}
	if sum > 0 {
		length := math.Sqrt(sum)
		for i := range weights {
			weights[i].Weight /= length
		}
	}
	return weights
}

// Cosine is the cosine of the angle between two vectors of weights that are not negative, in [0,1]; 0 when one is empty.
// Products are added in the order of keys: Cosine(a, b) and Cosine(b, a) are the same bits.
func Cosine(a, b Vector) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i].Key, b[j].Key; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			sum += a[i].Weight * b[j].Weight
			i++
			j++
		}
	}
	return min(sum, 1)
}

// Count is how often a stem occurs.
type Count struct {
	Key arabic.Key
	N   float64
}

// Counts adds up the occurrences of each stem, ascending by key; it sorts keys.
func Counts(keys []arabic.Key) []Count {
	slices.Sort(keys)
	distinct := 0
	for i, k := range keys {
		if i == 0 || keys[i-1] != k {
			distinct++
		}
	}
	counts := make([]Count, 0, distinct)
	for _, k := range keys {
		if n := len(counts); n > 0 && counts[n-1].Key == k {
			counts[n-1].N++
		} else {
			counts = append(counts, Count{k, 1})
		}
	}
	return counts
}

// What the background cannot say: its vocabulary holds Arabic words only. A number is taken to stand in one article of a hundred,
// a word in other letters in one of a thousand; the window's own counts correct both where they can.
const (
	numberShare = 1. / 100
	latinShare  = 1. / 1000
)

// BackgroundIDF is the inverse document frequency of a stem in Arabic news at large, ln((N+1)/(df+1)), in [0, ln(N+1)].
func BackgroundIDF(stem arabic.Key) float64 {
	switch {
	case stem.Number():
		return -math.Log(numberShare)
	case stem.Latin():
		return -math.Log(latinShare)
	}
	return math.Log(float64(arabic.Documents()+1) / float64(arabic.DocumentFrequency(stem)+1))
}

// StemWeight says how much a stem counts when passages are aligned, in [0,1]: its share of ln(1/share) that a stem of one article in all of the
// background has, to the power flatness. Nearly flat is better than IDF: what is common counts too where order is lost. df of the corpus's documents hold
// the stem; priorDocuments imagined ones of the background stand beside them, so that two texts alone can be weighed.
func StemWeight(stem arabic.Key, df, documents int) float64 {
	const (
		flatness       = .3
		priorDocuments = 200.
	)
	background := BackgroundIDF(stem)
	share := (float64(df) + priorDocuments*math.Exp(-background)) / (float64(documents) + priorDocuments)
	return math.Pow(min(1, max(0, -math.Log(share))/math.Log(float64(arabic.Documents()+1))), flatness)
}
