package score

import (
	"math"

	"gonum.org/v1/gonum/stat"
)

// Pearson is the correlation of two lists of equal length, in [-1,1]; NaN when one of them does not vary.
func Pearson(x, y []float64) float64 {
	if len(x) < 2 {
		return math.NaN()
	}
	return stat.Correlation(x, y, nil)
}
