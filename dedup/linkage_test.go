package dedup

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// plainLinkage is the oracle: a full matrix, the greatest mean looked up anew at each step.
func plainLinkage(l linkage, bonds []bond) []int {
	n := len(l.groups)
	weight := make([][]float64, n)
	for i := range weight {
		weight[i] = make([]float64, n)
	}
	for _, b := range bonds {
		weight[b.a][b.b] += b.weight
		weight[b.b][b.a] += b.weight
	}
	of := slices.Clone(l.groups)
	for {
		bestA, bestB, best := -1, -1, l.cut
		for a := range n {
			for b := a + 1; b < n; b++ {
				sum, pairs := 0.0, 0.0
				for i := range n {
					for j := range n {
						if of[i] == a && of[j] == b {
							sum += weight[i][j]
							if l.reach == 0 || !(math.Abs(l.times[i]-l.times[j]) > l.reach) {
								pairs++
							}
						}
					}
				}
				if mean := sum / max(pairs, 1); sum > 0 && (mean > best || mean == best && bestA < 0) {
					bestA, bestB, best = a, b, mean
				}
			}
		}
		if bestA < 0 {
			return of
		}
		for i := range of {
			if of[i] == bestB {
				of[i] = bestA
			}
		}
	}
}

// Weights are multiples of 1/64, so that sums are exact in any order and ties are ties in both.
func TestLinkageAgreesWithPlain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		l := linkage{cut: .25}
		for i := range n {
			l.groups = append(l.groups, i)
			l.times = append(l.times, float64(rapid.IntRange(0, 6).Draw(t, "time")))
		}
		if n > 3 {
			l.groups[3] = 1
			l.times[2] = math.NaN()
		}
		if rapid.Bool().Draw(t, "reach") {
			l.reach = 2
		}
		var bonds []bond
		for a := range n {
			for b := a + 1; b < n; b++ {
				near := l.reach == 0 || !(math.Abs(l.times[a]-l.times[b]) > l.reach)
				if w := rapid.IntRange(0, 64).Draw(t, "weight"); w > 30 && near {
					bonds = append(bonds, bond{int32(a), int32(b), float64(w) / 64})
				}
			}
		}
		want := fmt.Sprint(plainLinkage(l, bonds))
		if got := fmt.Sprint(l.join(bonds)); got != want {
			t.Fatalf("got %s, want %s", got, want)
		}
	})
}

// Ten items, each bound to the next alone: single linkage would make one cluster of them.
func TestLinkageDoesNotChain(t *testing.T) {
	l := linkage{cut: .3}
	var bonds []bond
	for i := range 10 {
		l.groups = append(l.groups, i)
		if i > 0 {
			bonds = append(bonds, bond{int32(i - 1), int32(i), .9})
		}
	}
	size := make(map[int]int)
	for _, group := range l.join(bonds) {
		if size[group]++; size[group] > 3 {
			t.Fatalf("cluster %d has more than three items of a chain", group)
		}
	}
}

// With a reach an affair holds together day by day, although its ends are not bound.
func TestLinkageReaches(t *testing.T) {
	l := linkage{cut: .3, reach: 24}
	var bonds []bond
	for i := range 10 {
		l.groups, l.times = append(l.groups, i), append(l.times, float64(24*i))
		if i > 0 {
			bonds = append(bonds, bond{int32(i - 1), int32(i), .9})
		}
	}
	if got := l.join(bonds); slices.Max(got) != 0 {
		t.Errorf("groups %v, want one", got)
	}
}

// Weights between two groups are added up in one order, whatever the order of bonds: sums are rounded, and ties must stay ties.
func TestBondsComeInAnyOrder(t *testing.T) {
	const items = 40
	r := rand.New(rand.NewPCG(5, 6))
	l := linkage{groups: make([]int, items)}
	var bonds []bond
	for i := range items {
		l.groups[i] = i - i%4
		for j := range i {
			bonds = append(bonds, bond{int32(j), int32(i), r.Float64()})
		}
	}
	shuffled := slices.Clone(bonds)
	r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	want, got := l.summed(bonds), l.summed(shuffled)
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if groups := items / 4; len(want) != groups*(groups-1)/2 {
		t.Errorf("%d bonds of %d groups", len(want), groups)
	}
}
