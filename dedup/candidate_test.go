package dedup

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	"isnad/similarity"
	"isnad/similarity/arabic"
)

// The index must find what a comparison of all pairs finds, times unknown and equal included. Fewer articles than proposingLeast,
// so that every stem proposes.
func TestNeighboursAreThoseOfAllPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 40).Draw(t, "n")
		var profiles []*Profile
		var vectors []similarity.Vector
		for range n {
			p := &Profile{Hours: float64(rapid.IntRange(-1, 20).Draw(t, "time")) * 12}
			if p.Hours < 0 {
				p.Hours = math.NaN()
			}
			var v []similarity.Weight
			for k, w := range rapid.MapOfN(rapid.Uint64Range(1, 30), rapid.Float64Range(.1, 3), 0, 8).Draw(t, "vector") {
				v = append(v, similarity.Weight{Key: arabic.Key(k), Weight: w})
			}
			profiles, vectors = append(profiles, p), append(vectors, similarity.NewVector(v))
		}
		const hours, least = 36, .2
		got := neighboursOf(profiles, vectors, hours, least)
		for i := range n {
			var want []neighbour
			for j := i + 1; j < n; j++ {
				if c := similarity.Cosine(vectors[i], vectors[j]); c >= least && !(gap(profiles[i], profiles[j]) > hours) {
					want = append(want, neighbour{weights{inHead: c}, int32(j)})
				}
			}
			if fmt.Sprint(got[i]) != fmt.Sprint(want) {
				t.Fatalf("article %d: got %v, want %v", i, got[i], want)
			}
		}
	})
}

// Stems that everyone has propose no pair: a template of a thousand reports must not make half a million candidates.
func TestCommonStemsProposeNothing(t *testing.T) {
	const n = 1000
	var profiles []*Profile
	var vectors []similarity.Vector
	for i := range n {
		profiles = append(profiles, &Profile{})
		vectors = append(vectors, similarity.NewVector([]similarity.Weight{{Key: 1, Weight: 1}, {Key: arabic.Key(i + 2), Weight: 1}}))
	}
	found := 0
	for _, list := range neighboursOf(profiles, vectors, 24, .1) {
		found += len(list)
	}
	if limit := 2 * proposingLeast * proposingLeast; found > limit {
		t.Errorf("%d candidates by a stem that stands everywhere, want at most %d", found, limit)
	}
}

// neighboursOf looks for the neighbours of profiles by given vectors, whose keys are small numbers.
func neighboursOf(profiles []*Profile, vectors []similarity.Vector, hours, least float64) [][]neighbour {
	views := make([]view, len(vectors))
	stems := 0
	for i, v := range vectors {
		for _, w := range v {
			views[i].stems = append(views[i].stems, int32(w.Key))
			views[i].weights = append(views[i].weights, weights{inHead: w.Weight})
			stems = max(stems, int(w.Key)+1)
		}
	}
	return forward(newTimeline(newChronology(profiles), views, stems, inHead).neighbours(hours, least))
}
