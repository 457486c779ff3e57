package lsh

import (
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestSharing compares the index with counting by hand.
func TestSharing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		element := rapid.Custom(func(t *rapid.T) uint64 { return rapid.Uint64Range(1, 60).Draw(t, "element") * 0x9E3779B97F4A7C15 })
		sets := rapid.SliceOfN(rapid.SliceOfNDistinct(element, 0, 20, func(x uint64) uint64 { return x }), 0, 30).Draw(t, "sets")
		index, err := NewIndex(context.Background(), sets)
		if err != nil {
			t.Fatal(err)
		}
		shared := func(p Pair) int {
			n := 0
			for _, x := range sets[p.A] {
				if slices.Contains(sets[p.B], x) {
					n++
				}
			}
			return n
		}
		found, err := index.Sharing(context.Background(), len(sets), func(p Pair, n int) bool {
			if n != shared(p) {
				t.Errorf("%v share %d, counted %d", p, shared(p), n)
			}
			return n >= 3
		})
		if err != nil {
			t.Fatal(err)
		}
		var want []Pair
		for a := range sets {
			for b := a + 1; b < len(sets); b++ {
				if p := (Pair{uint32(a), uint32(b)}); shared(p) >= 3 {
					want = append(want, p)
				}
			}
		}
		if !slices.Equal(found, want) {
			t.Fatalf("found %v, want %v", found, want)
		}
	})
}

// TestSharingCrowd has every set hold one element: only the first holders are paired by it.
func TestSharingCrowd(t *testing.T) {
	sets := make([][]uint64, 1000)
	for i := range sets {
		sets[i] = []uint64{1 << 40, uint64(i+1) << 41}
	}
	index, err := NewIndex(context.Background(), sets)
	if err != nil {
		t.Fatal(err)
	}
	found, err := index.Sharing(context.Background(), 10, func(Pair, int) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	if want := leaders*len(sets) - leaders*(leaders+1)/2; len(found) != want {
		t.Errorf("%d pairs, want %d", len(found), want)
	}
}

func TestSharingStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := NewIndex(ctx, [][]uint64{{1}, {1}}); err == nil {
		t.Error("an index was built after the end of its context")
	}
}
