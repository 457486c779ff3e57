package dedup

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// BenchmarkLinkage joins items that lie on a line and are bound to those near them, the nearer the stronger, as articles are from day to day:
// by the mean of all pairs, and of those within a reach.
func BenchmarkLinkage(b *testing.B) {
	const items, near = 4000, 100
	r := rand.New(rand.NewPCG(1, 7))
	groups, times := make([]int, items), make([]float64, items)
	var bonds []bond
	for i := range items {
		groups[i], times[i] = i, float64(i)
		for j := i + 1; j < min(i+near, items); j++ {
			if r.IntN(3) == 0 {
				bonds = append(bonds, bond{int32(i), int32(j), r.Float64() * float64(near-(j-i)) / near})
			}
		}
	}
	for _, c := range []struct {
		name  string
		reach float64
	}{{"all", 0}, {"reach", near / 2}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				l := linkage{groups: groups, cut: .3, times: times, reach: c.reach}
				l.join(slices.Clone(bonds))
			}
			b.ReportMetric(float64(len(bonds)), "bonds")
		})
	}
}
