package sketch

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// pair makes two sets of n elements each with so many in common.
func pair(r *rand.Rand, n, shared int) (a, b []uint64) {
	for i := range 2*n - shared {
		x := r.Uint64()
		if i < n {
			a = append(a, x)
		}
		if i >= n-shared {
			b = append(b, x)
		}
	}
	return a, b
}

// The root of the mean squared error must not be above that of K independent hashes, and the mean error must be none.
func TestErrorIsMinHashsOrLess(t *testing.T) {
	const trials = 3000
	for _, c := range []struct{ n, shared int }{{20, 5}, {20, 16}, {60, 30}, {100, 67}, {250, 167}, {250, 50}, {1000, 667}} {
		r := rand.New(rand.NewPCG(1, uint64(c.n)))
		jaccard := float64(c.shared) / float64(2*c.n-c.shared)
		var sum, squares float64
		for range trials {
			a, b := pair(r, c.n, c.shared)
			var x, y Sketch
			Of(&x, a)
			Of(&y, b)
			d := float64(Same(&x, &y))/K - jaccard
			sum += d
			squares += d * d
		}
		theory := math.Sqrt(jaccard * (1 - jaccard) / K)
		rms, mean := math.Sqrt(squares/trials), sum/trials
		t.Logf("%d elements, J %.3f: error %.4f (independent hashes %.4f), mean %+.5f", c.n, jaccard, rms, theory, mean)
		if rms > 1.06*theory {
			t.Errorf("%d elements, J %.3f: error %.4f above %.4f", c.n, jaccard, rms, theory)
		}
		if math.Abs(mean) > 5*theory/math.Sqrt(trials) {
			t.Errorf("%d elements, J %.3f: estimates are off by %.5f on average", c.n, jaccard, mean)
		}
	}
}

func TestSketchIgnoresOrderAndRepetition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := rapid.SliceOfN(rapid.Uint64(), 1, 400).Draw(t, "set")
		again := append(append([]uint64(nil), rapid.Permutation(set).Draw(t, "permutation")...), set[0])
		var a, b Sketch
		Of(&a, set)
		Of(&b, again)
		if a != b {
			t.Fatal("sketch depends on order or repetition")
		}
		var v values
		v.fill(set)
		for i := range v {
			if v[i] == empty || uint16(v[i]) != a.At(i) {
				t.Fatalf("place %d holds %x of %x", i, a.At(i), v[i])
			}
		}
	})
}

func TestSameCountsEqualPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.OneOf(rapid.Uint64(), rapid.SampledFrom([]uint64{0, 1, 1 << 15, 1<<15 | 1<<31, 1<<64 - 1}))
		var a, b Sketch
		for i := range a {
			a[i], b[i] = word.Draw(t, "a"), word.Draw(t, "b")
		}
		want := 0
		for place := range K {
			if a.At(place) == b.At(place) {
				want++
			}
		}
		if got := Same(&a, &b); got != want {
			t.Fatalf("%d places agree, want %d", got, want)
		}
	})
}

func TestDisjointSetsShareAlmostNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	same := 0
	for range 1000 {
		a, b := pair(r, 200, 0)
		var x, y Sketch
		Of(&x, a)
		Of(&y, b)
		same += Same(&x, &y)
	}
	if same > 12 { // 128,000 places, each equal by chance once in 65,536
		t.Errorf("%d places of disjoint sets agree", same)
	}
}

func BenchmarkOf(b *testing.B) {
	for _, n := range []int{30, 250, 1000} {
		r := rand.New(rand.NewPCG(3, 3))
		set, _ := pair(r, n, 0)
		b.Run(map[int]string{30: "short", 250: "article", 1000: "long"}[n], func(b *testing.B) {
			var s Sketch
			for b.Loop() {
				Of(&s, set)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/shingle")
		})
	}
}

func BenchmarkSame(b *testing.B) {
	var x, y Sketch
	Of(&x, []uint64{1, 2, 3})
	Of(&y, []uint64{2, 3, 4})
	for b.Loop() {
		Same(&x, &y)
	}
}
