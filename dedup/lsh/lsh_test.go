package lsh

import (
	"cmp"
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"isnad/dedup/sketch"
)

func TestForRecall(t *testing.T) {
	for _, threshold := range []float64{.2, .3, .5, .6, .7, .8, .9, 1} {
		b := ForRecall(threshold, .99)
		if b.Count*b.Rows > sketch.K {
			t.Errorf("t = %v: %v uses more than %d values", threshold, b, sketch.K)
		}
		if got := b.Caught(threshold); got < .99 {
			t.Errorf("t = %v: %v catches %.4f", threshold, b, got)
		}
		more := Bands{sketch.K / (b.Rows + 1), b.Rows + 1}
		if b.Rows < sketch.K && more.Caught(threshold) >= .99 {
			t.Errorf("t = %v: %v, though %v would do", threshold, b, more)
		}
	}
	if b := ForRecall(.5, .99); b != (Bands{42, 3}) {
		t.Errorf("t = .5: %v, want 42 bands of 3", b)
	}
}

func TestSortByHash(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entries := rapid.SliceOf(rapid.Custom(func(t *rapid.T) entry {
			return entry(rapid.SampledFrom([]uint64{0, 1, 1 << 11, 1 << 22, math.MaxUint32}).Draw(t, "hash")<<32 | uint64(rapid.Uint32().Draw(t, "number")))
		})).Draw(t, "entries")
		want := slices.Clone(entries)
		slices.SortStableFunc(want, func(a, b entry) int { return cmp.Compare(a>>32, b>>32) })
		if got := sortByHash(entries, make([]entry, len(entries))); !slices.Equal(got, want) {
			t.Fatalf("got %x, want %x", got, want)
		}
	})
}

// corpus makes sketches of n sets of 100, every third one a changed copy of the one before, and says how alike each pair is.
func corpus(r *rand.Rand, n int) (sketches []*sketch.Sketch, jaccard map[Pair]float64) {
	jaccard = make(map[Pair]float64)
	var set []uint64
	for i := range n {
		if i%3 != 0 {
			keep := r.IntN(100)
			set = slices.Clone(set)
			for j := keep; j < len(set); j++ {
				set[j] = r.Uint64()
			}
			jaccard[Pair{uint32(i - 1), uint32(i)}] = float64(keep) / float64(200-keep)
		} else {
			set = nil
			for range 100 {
				set = append(set, r.Uint64())
			}
		}
		s := new(sketch.Sketch)
		sketch.Of(s, set)
		sketches = append(sketches, s)
	}
	return sketches, jaccard
}

func TestCandidatesFindWhatIsAlike(t *testing.T) {
	sketches, jaccard := corpus(rand.New(rand.NewPCG(1, 2)), 6000)
	for _, threshold := range []float64{.5, .7, .8} {
		search := Search{Bands: ForRecall(threshold, .99), Estimate: threshold - .15, Workers: 2}
		got, err := search.Candidates(context.Background(), sketches)
		if err != nil {
			t.Fatal(err)
		}
		found := make(map[Pair]bool)
		for _, p := range got.Pairs {
			found[p] = true
		}
		wanted, missed, far := 0, 0, 0
		for p, j := range jaccard {
			switch {
			case j >= threshold && !found[p]:
				missed++
				fallthrough
			case j >= threshold:
				wanted++
			case j < threshold-.3 && found[p]:
				far++
			}
		}
		if float64(missed) > .003*float64(wanted) {
			t.Errorf("t = %v: %d of %d pairs missed", threshold, missed, wanted)
		}
		if far > 0 {
			t.Errorf("t = %v: %d candidates far below", threshold, far)
		}
		alone := search
		alone.Workers = 1
		again, err := alone.Candidates(context.Background(), sketches)
		if err != nil || !slices.Equal(again.Pairs, got.Pairs) {
			t.Errorf("t = %v: one worker finds other candidates than two (%v)", threshold, err)
		}
	}
}

func TestCrowdsStayLinear(t *testing.T) {
	const n = 5000
	sketches, _ := corpus(rand.New(rand.NewPCG(3, 4)), 30)
	for range n {
		sketches = append(sketches, sketches[0])
	}
	got, err := Search{Bands: Bands{42, 3}, Estimate: .5}.Candidates(context.Background(), sketches)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Pairs) > leaders*(n+30) {
		t.Errorf("%d pairs of %d equal sketches", len(got.Pairs), n)
	}
	if len(got.Crowded) < n+1 {
		t.Errorf("%d crowded, want all %d", len(got.Crowded), n+1)
	}
	linked := make(map[uint32]bool)
	for _, p := range got.Pairs {
		if p.A == 0 {
			linked[p.B] = true
		}
	}
	if len(linked) < n {
		t.Errorf("%d are paired with the first, want %d", len(linked), n)
	}
}

func TestCandidatesStop(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	sketches, _ := corpus(rand.New(rand.NewPCG(1, 2)), 30)
	if _, err := (Search{Bands: Bands{42, 3}}).Candidates(ctx, sketches); err == nil {
		t.Error("no error after the context has ended")
	}
}

func BenchmarkCandidates(b *testing.B) {
	sketches, _ := corpus(rand.New(rand.NewPCG(5, 6)), 20000)
	search := Search{Bands: Bands{42, 3}, Estimate: .35}
	n := 0
	for b.Loop() {
		r, err := search.Candidates(context.Background(), sketches)
		if err != nil {
			b.Fatal(err)
		}
		n = len(r.Pairs)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/20000/42, "ns/entry")
	b.ReportMetric(float64(n), "candidates")
}
