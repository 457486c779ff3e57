package dedup

import (
	"math"
	"slices"
	"testing"

	"isnad/similarity"
	"isnad/similarity/arabic"
)

// plainWeight is the oracle of window.weight: the articles of five days counted anew for each stem.
func plainWeight(profiles []*Profile, day int, stem arabic.Key) float64 {
	background := similarity.BackgroundIDF(stem)
	articles, with := windowPrior, windowPrior*math.Exp(-background)
	for _, p := range profiles {
		if d := dayOf(p); d < day-windowDays || d > day+windowDays {
			continue
		}
		articles++
		if slices.ContainsFunc(p.head, func(c similarity.Count) bool { return c.Key == stem }) {
			with++
		}
	}
	return math.Sqrt(background * -math.Log(min(with/articles, 1)))
}

func plainVector(counts []similarity.Count, weight func(arabic.Key) float64) similarity.Vector {
	var weights []similarity.Weight
	for _, c := range counts {
		weights = append(weights, similarity.Weight{Key: c.Key, Weight: math.Sqrt(c.N) * weight(c.Key)})
	}
	return similarity.NewVector(weights)
}

// Features of pairs are those that two vectors give side by side.
func TestMeasuredPairsAgreeWithPlain(t *testing.T) {
	articles, _ := newsroom()
	m, err := Prepare(t.Context(), articles, ClusterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	pairs := MeasurePairs(m)
	if len(pairs.Events) == 0 || len(pairs.Stories) == 0 {
		t.Fatal("no pairs")
	}
	near := func(got, want float64) bool { return math.Abs(got-want) < 1e-12 }
	for _, p := range append(pairs.Events, pairs.Stories...) {
		var heads, affairs, openings [2]similarity.Vector
		var titles [2]float64
		both := [2]*Profile{m.Profiles[p.A], m.Profiles[p.B]}
		for i, x := range both {
			weight := func(stem arabic.Key) float64 { return plainWeight(m.Profiles, dayOf(x), stem) }
			heads[i] = plainVector(x.head, weight)
			affairs[i] = plainVector(x.head, func(stem arabic.Key) float64 { return math.Sqrt(similarity.BackgroundIDF(stem)) })
			openings[i] = plainVector(similarity.Counts(slices.Clone(x.opening)), weight)
			all := 0.0
			for _, c := range similarity.Counts(slices.Clone(x.title)) {
				all += weight(c.Key)
				if slices.Contains(both[1-i].lead, c.Key) {
					titles[i] += weight(c.Key)
				}
			}
			titles[i] /= all
		}
		for feature, want := range map[int]float64{
			0: similarity.Cosine(heads[0], heads[1]),
			4: (titles[0] + titles[1]) / 2,
			5: similarity.Cosine(openings[0], openings[1]),
			7: similarity.Cosine(affairs[0], affairs[1]),
		} {
			if got := p.X[feature]; !near(got, want) {
				t.Errorf("%d and %d: %s is %v, want %v", p.A, p.B, featureNames[feature], got, want)
			}
		}
	}
}

// Pairs are measured from whichever side they are found.
func TestMeasuresAreTheSameFromBothSides(t *testing.T) {
	articles, _ := newsroom()
	m, err := Prepare(t.Context(), articles, ClusterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	c := newCandidates(m)
	near := newMeasurer(c)
	pairs := 0
	for a, list := range c.near {
		for _, n := range list {
			var there, back Features
			near.spread(a)
			near.measure(&there, a, n)
			near.clear(a)
			b := int(n.other)
			near.spread(b)
			near.measure(&back, b, neighbour{n.cosines, int32(a)})
			near.clear(b)
			if there != back {
				t.Fatalf("%d and %d: %v and %v", a, b, there, back)
			}
			pairs++
		}
	}
	if pairs == 0 {
		t.Fatal("no pairs")
	}
}
