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

// shelved puts sets on a shelf that holds so many bytes in memory.
func shelved(t testing.TB, sets [][]uint64, memory int64) (*sketch.Shelf, []uint32) {
	t.Helper()
	shelf := &sketch.Shelf{Memory: memory, Dir: t.TempDir()}
	t.Cleanup(shelf.Close)
	w := shelf.Writer()
	places := make([]uint32, len(sets))
	for i := range sets {
		n := len(sets) - 1 - i // numbers are not places
		var err error
		if places[n], err = w.Add(sets[n]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return shelf, places
}

// corpus makes n sets of 100, two of three a changed copy of the one before, and says how alike each pair is.
func corpus(r *rand.Rand, n int) (sets [][]uint64, jaccard map[Pair]float64) {
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
		sets = append(sets, set)
	}
	return sets, jaccard
}

func TestCandidatesFindWhatIsAlike(t *testing.T) {
	sets, jaccard := corpus(rand.New(rand.NewPCG(1, 2)), 6000)
	shelf, places := shelved(t, sets, 0)
	for _, threshold := range []float64{.5, .7, .8} {
		search := Search{Bands: ForRecall(threshold, .99), Estimate: threshold - .15, Workers: 2}
		got, err := search.Candidates(context.Background(), shelf, places)
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
		again, err := alone.Candidates(context.Background(), shelf, places)
		if err != nil || !slices.Equal(again.Pairs, got.Pairs) {
			t.Errorf("t = %v: one worker finds other candidates than two (%v)", threshold, err)
		}
	}
}

func TestCrowdsStayLinear(t *testing.T) {
	const n = 5000
	sets, _ := corpus(rand.New(rand.NewPCG(3, 4)), 30)
	for range n {
		sets = append(sets, sets[0])
	}
	shelf, places := shelved(t, sets, 0)
	got, err := Search{Bands: Bands{42, 3}, Estimate: .5}.Candidates(context.Background(), shelf, places)
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

// Sets of one origin, each with a change of its own: pairs double with the sets.
func TestPairsOfOneOriginDouble(t *testing.T) {
	pairs := func(n int) int {
		r := rand.New(rand.NewPCG(12, 4))
		origin, _ := corpus(r, 1)
		sets := make([][]uint64, n)
		for i := range sets {
			sets[i] = slices.Clone(origin[0])
			for range 1 + r.IntN(20) {
				sets[i][r.IntN(len(sets[i]))] = r.Uint64()
			}
		}
		shelf, places := shelved(t, sets, 0)
		got, err := Search{Bands: ForRecall(.5, .99), Estimate: .35, Crowd: 8}.Candidates(context.Background(), shelf, places)
		if err != nil {
			t.Fatal(err)
		}
		return len(got.Pairs)
	}
	once, twice := pairs(3000), pairs(6000)
	if twice > 2*once+once/4 {
		t.Errorf("%d pairs of 3,000 sets, %d of 6,000", once, twice)
	}
}

// With sketches in a file and memory for little else, candidates and crowds are the same.
func TestLittleMemoryFindsTheSame(t *testing.T) {
	sets, _ := corpus(rand.New(rand.NewPCG(8, 9)), 6000)
	for i := range 600 { // a crowd of sets with a common half, and pairs in it that are found by other bands than the crowd's
		set := append(slices.Clone(sets[0][:50]), sets[3*(i/2)+1][50:]...)
		sets = append(sets, set)
	}
	search := Search{Bands: ForRecall(.5, .99), Estimate: .35, InCrowd: .6, Workers: 2}
	shelf, places := shelved(t, sets, 0)
	want, err := search.Candidates(context.Background(), shelf, places)
	if err != nil {
		t.Fatal(err)
	}
	if len(want.Pairs) < 4000 || len(want.Crowded) < 300 {
		t.Fatalf("%d pairs, %d crowded: the corpus is no test", len(want.Pairs), len(want.Crowded))
	}
	small, smallPlaces := shelved(t, sets, 1)
	search.Memory = 1
	for _, workers := range []int{1, 8} {
		search.Workers = workers
		got, err := search.Candidates(context.Background(), small, smallPlaces)
		if err != nil {
			t.Fatal(err)
		}
		if small.InMemory() || !slices.Equal(got.Pairs, want.Pairs) || !slices.Equal(got.Crowded, want.Crowded) {
			t.Errorf("%d workers: %d pairs, %d crowded, want %d, %d", workers, len(got.Pairs), len(got.Crowded), len(want.Pairs), len(want.Crowded))
		}
	}
}

func TestNothingHasNoPairs(t *testing.T) {
	got, err := Search{Bands: Bands{42, 3}}.Candidates(context.Background(), &sketch.Shelf{}, nil)
	if err != nil || len(got.Pairs)+len(got.Crowded) > 0 {
		t.Errorf("%v, %v", got, err)
	}
}

func TestCandidatesStop(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	sets, _ := corpus(rand.New(rand.NewPCG(1, 2)), 30)
	shelf, places := shelved(t, sets, 0)
	if _, err := (Search{Bands: Bands{42, 3}}).Candidates(ctx, shelf, places); err == nil {
		t.Error("no error after the context has ended")
	}
}

func BenchmarkCandidates(b *testing.B) {
	sets, _ := corpus(rand.New(rand.NewPCG(5, 6)), 20000)
	shelf, places := shelved(b, sets, 0)
	search := Search{Bands: Bands{42, 3}, Estimate: .35}
	n := 0
	for b.Loop() {
		r, err := search.Candidates(context.Background(), shelf, places)
		if err != nil {
			b.Fatal(err)
		}
		n = len(r.Pairs)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/20000/42, "ns/entry")
	b.ReportMetric(float64(n), "candidates")
}
