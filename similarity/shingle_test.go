package similarity

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isnad/similarity/arabic"
)

// words makes tokens with the given keys.
func words(keys ...arabic.Key) []arabic.Token {
	tokens := make([]arabic.Token, len(keys))
	for i, k := range keys {
		tokens[i].Key = k
	}
	return tokens
}

func TestShinglesAreOneForOneWithRunsOfWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		keys := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) arabic.Key { return arabic.Key(rapid.IntRange(1, 4).Draw(t, "key")) }), 0, 60).Draw(t, "keys")
		w := rapid.IntRange(1, 7).Draw(t, "w")
		got := Shingles(nil, words(keys...), w)
		want := 0
		if len(keys) > 0 {
			want = max(1, len(keys)-w+1)
		}
		if len(got) != want {
			t.Fatalf("%d words give %d shingles, want %d", len(keys), len(got), want)
		}
		for i := range got {
			for j := range got {
				n := min(w, len(keys))
				if same := slices.Equal(keys[i:i+n], keys[j:j+n]); same != (got[i] == got[j]) {
					t.Fatalf("runs at %d and %d: equal words %v, equal hashes %v", i, j, same, got[i] == got[j])
				}
			}
		}
	})
}

func TestShinglesOfTexts(t *testing.T) {
	text := "افتتح الوزير السوق الجديد في الميناء"
	of := func(s string) []uint64 { return Unique(Shingles(nil, arabic.Tokenize(nil, s), Width)) }
	for _, c := range []struct {
		name, other          string
		jaccard, containment float64
	}{
		{"the same", text, 1, 1},
		{"other spelling", "إفتتح الوزيرُ، السوقَ الجديد، فى الميناء!", 1, 1},
		{"a word more", text + " صباحا", 2. / 3, 1},
		{"other words", "قال الناطق باسم البلدية إن الجسر مغلق", 0, 0},
		{"nothing", "", 0, 0},
		{"fewer words than a shingle", "افتتح الوزير", 0, 0},
	} {
		if j := Jaccard(of(text), of(c.other)); j != c.jaccard {
			t.Errorf("%s: Jaccard %v, want %v", c.name, j, c.jaccard)
		}
		if k := Containment(of(text), of(c.other)); k != c.containment {
			t.Errorf("%s: Containment %v, want %v", c.name, k, c.containment)
		}
	}
	if j := Jaccard(of("عاجل"), of("عاجل")); j != 1 {
		t.Errorf("one word alone: Jaccard %v, want 1", j)
	}
	if j := Jaccard(nil, nil); j != 0 {
		t.Errorf("two empty texts: Jaccard %v, want 0", j)
	}
}

func TestMeasuresAreThoseOfSets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) []uint64 {
			return rapid.SliceOfN(rapid.Uint64Range(1, 40), 0, 60).Draw(t, name)
		}
		rawA, rawB := draw("a"), draw("b")
		in := func(s []uint64) map[uint64]bool {
			m := make(map[uint64]bool)
			for _, x := range s {
				m[x] = true
			}
			return m
		}
		setA, setB := in(rawA), in(rawB)
		shared := 0
		for x := range setA {
			if setB[x] {
				shared++
			}
		}
		a, b := Unique(slices.Clone(rawA)), Unique(slices.Clone(rawB))
		if n := Shared(a, b); n != shared || Shared(b, a) != shared {
			t.Fatalf("Shared %d, want %d both ways", n, shared)
		}
		if j := Jaccard(a, b); j != Jaccard(b, a) || j < 0 || j > 1 || (j == 1) != (len(a) > 0 && slices.Equal(a, b)) {
			t.Fatalf("Jaccard %v", j)
		}
		if c := Containment(a, b); c < Jaccard(a, b) || c > 1 {
			t.Fatalf("Containment %v below Jaccard or above 1", c)
		}
		var set Set
		set.Fill(slices.Clone(rawB)) // memory of an earlier text must not show
		unique := set.Fill(slices.Clone(rawA))
		if len(unique) != len(setA) || set.Len() != len(setA) {
			t.Fatalf("Fill keeps %d of %d distinct", len(unique), len(setA))
		}
		if n := set.Shared(b); n != shared {
			t.Fatalf("Set.Shared %d, want %d", n, shared)
		}
	})
}

func BenchmarkShingles(b *testing.B) {
	text := strings.Repeat("افتتح الوزير السوق الجديد في الميناء أمس بحضور جمع من التجار والصيادين ", 25)
	tokens := arabic.Tokenize(nil, text)
	dst := make([]uint64, 0, len(tokens))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		dst = Shingles(dst[:0], tokens, Width)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(tokens)), "ns/word")
}

func BenchmarkSet(b *testing.B) {
	var set Set
	a := make([]uint64, 0, 250)
	for i := range uint64(250) {
		a = append(a, finish(i+1))
	}
	b.ReportAllocs()
	for b.Loop() {
		set.Fill(a)
		set.Shared(a)
	}
}
