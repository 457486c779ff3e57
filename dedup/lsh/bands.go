package lsh

import (
	"math"

	"isnad/dedup/sketch"
)

// Bands says how a sketch is cut: Count bands of Rows values.
type Bands struct{ Count, Rows int }

// ForRecall gives the bands with the most rows, which let the fewest dissimilar pairs through, that still catch a pair of Jaccard exactly
// threshold with at least the probability recall. A threshold of zero gives bands of one row.
func ForRecall(threshold, recall float64) Bands {
	for rows := sketch.K; rows > 1; rows-- {
		b := Bands{sketch.K / rows, rows}
		if b.Caught(threshold) >= recall {
			return b
		}
	}
	return Bands{sketch.K, 1}
}

// Caught is the probability that two sets of the given Jaccard agree in at least one band.
func (b Bands) Caught(jaccard float64) float64 {
	return 1 - math.Pow(1-math.Pow(jaccard, float64(b.Rows)), float64(b.Count))
}

// hash is of the values of a band, which has no more than 32 bits of them where it is of one row or two.
func (b Bands) hash(s *sketch.Sketch, band int) uint32 {
	h := uint64(0)
	for place := band * b.Rows; place < (band+1)*b.Rows; place++ {
		h = (h ^ uint64(s.At(place))) * 0x9E3779B97F4A7C15
		h ^= h >> 32
	}
	return uint32(h)
}

// equal reports whether two sketches agree in a band.
func (b Bands) equal(x, y *sketch.Sketch, band int) bool {
	for place := band * b.Rows; place < (band+1)*b.Rows; place++ {
		if x.At(place) != y.At(place) {
			return false
		}
	}
	return true
}
