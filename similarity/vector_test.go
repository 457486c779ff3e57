package similarity

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"isnad/similarity/arabic"
)

func randomVector(t *rapid.T, name string) Vector {
	weights := rapid.MapOf(rapid.Uint64Range(1, 40), rapid.Float64Range(.01, 10)).Draw(t, name)
	var v []Weight
	for k, w := range weights {
		v = append(v, Weight{arabic.Key(k), w})
	}
	return NewVector(v)
}

func TestCosineIsSymmetricAndBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := randomVector(t, "a"), randomVector(t, "b")
		c := Cosine(a, b)
		if c != Cosine(b, a) || c < 0 || c > 1 {
			t.Fatalf("cosine %v, the other way %v", c, Cosine(b, a))
		}
		if own := Cosine(a, a); len(a) > 0 && math.Abs(own-1) > 1e-12 || len(a) == 0 && own != 0 {
			t.Fatalf("cosine with itself %v", own)
		}
	})
}

// Two vectors of two coordinates, (3,4) and (4,3) by hand: 24/25.
func TestCosine(t *testing.T) {
	a := NewVector([]Weight{{2, 4}, {1, 3}})
	b := NewVector([]Weight{{1, 4}, {2, 3}})
	if c := Cosine(a, b); math.Abs(c-.96) > 1e-12 {
		t.Errorf("cosine %v, want .96", c)
	}
	if c := Cosine(a, NewVector([]Weight{{7, 1}})); c != 0 {
		t.Errorf("nothing in common: %v", c)
	}
}

func TestCounts(t *testing.T) {
	got := Counts([]arabic.Key{5, 2, 5, 9, 5})
	want := []Count{{2, 1}, {5, 3}, {9, 1}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestBackgroundIDFFallsWithFrequency(t *testing.T) {
	stemmer := arabic.NewStemmer()
	idf := func(word string) float64 { return BackgroundIDF(stemmer.Stem(word, arabic.Tokenize(nil, word)[0])) }
	common, rare, unknown := idf("حكومة"), idf("مستشفى"), idf("ظغخشذ")
	if !(0 < common && common < rare && rare < unknown) {
		t.Errorf("حكومة %.2f, مستشفى %.2f, unknown %.2f: want ascending", common, rare, unknown)
	}
	if n := idf("2019"); n <= common || n >= unknown {
		t.Errorf("a number weighs %.2f", n)
	}
}

func BenchmarkCosine(b *testing.B) {
	v := func(step int) Vector {
		var w []Weight
		for i := range 90 {
			w = append(w, Weight{arabic.Key(i*step + 1), float64(i%7 + 1)})
		}
		return NewVector(w)
	}
	x, y := v(3), v(5)
	for b.Loop() {
		Cosine(x, y)
	}
}
