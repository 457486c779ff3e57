package framing

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// tauByTies is τ-b by its other formula: counts of concordant and discordant pairs against n(n−1)/2 less the pairs within each group of ties.
func tauByTies(x, y []float64) float64 {
	n := len(x)
	ties := func(v []float64) (pairs float64) {
		sorted := slices.Sorted(slices.Values(v))
		for i := 0; i < n; {
			j := i
			for j < n && sorted[j] == sorted[i] {
				j++
			}
			pairs += float64((j - i) * (j - i - 1) / 2)
			i = j
		}
		return pairs
	}
	all := float64(n * (n - 1) / 2)
	below := math.Sqrt((all - ties(x)) * (all - ties(y)))
	if below == 0 {
		return 0
	}
	sum := 0.0
	for i := range n {
		for j := i + 1; j < n; j++ {
			if d := (x[i] - x[j]) * (y[i] - y[j]); d > 0 {
				sum++
			} else if d < 0 {
				sum--
			}
		}
	}
	return sum / below
}

func TestKendall(t *testing.T) {
	if tau := kendall([]float64{1, 2, 3, 4}, []float64{1, 2, 4, 3}); math.Abs(tau-2./3) > 1e-12 {
		t.Errorf("τ = %v, want 2/3", tau)
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 12).Draw(t, "n")
		draw := func(name string) []float64 {
			v := make([]float64, n)
			for i := range v {
				v[i] = float64(rapid.IntRange(0, 6).Draw(t, name))
			}
			return v
		}
		x, y := draw("x"), draw("y")
		if a, b := kendall(x, y), tauByTies(x, y); math.Abs(a-b) > 1e-9 || math.Abs(a) > 1+1e-12 {
			t.Fatalf("τ %v of %v and %v, the other way %v", a, x, y, b)
		}
	})
}

func TestMoved(t *testing.T) {
	promoted, demoted := moved([]int{10, 11, 12, 13, 14}, []float64{0, 1, 2, 3, 4}, []float64{4, 0, 1, 2, 3})
	if !slices.Equal(promoted, []int{10}) || len(demoted) != 0 {
		t.Errorf("promoted %v, demoted %v, want the first promoted", promoted, demoted)
	}
}
