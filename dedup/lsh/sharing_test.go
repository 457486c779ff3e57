package lsh

import (
	"context"
	"maps"
	"slices"
	"sync"
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

// drawSets draws sets that share elements, which differ in their uppermost bits.
func drawSets(t *rapid.T) [][]uint64 {
	element := rapid.Custom(func(t *rapid.T) uint64 { return rapid.Uint64Range(1, 60).Draw(t, "element") * 0x9E3779B97F4A7C15 })
	return rapid.SliceOfN(rapid.SliceOfNDistinct(element, 0, 20, func(x uint64) uint64 { return x }), 1, 30).Draw(t, "sets")
}

// TestMarks: the mark of an element is that of every element held twice, and no other's.
func TestMarks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sets := drawSets(t)
		index, err := NewIndex(context.Background(), sets)
		if err != nil {
			t.Fatal(err)
		}
		holders := make(map[uint64][]uint32)
		for i, set := range sets {
			for _, x := range set {
				holders[MarkOf(x)] = append(holders[MarkOf(x)], uint32(i))
			}
		}
		seen := make(map[uint64]bool)
		for i := range index.Elements() {
			mark := index.Mark(i)
			if seen[mark] {
				t.Fatalf("mark %x twice", mark)
			}
			seen[mark] = true
			if !slices.Equal(index.Holders(i), holders[mark]) {
				t.Fatalf("mark %x: holders %v, want %v", mark, index.Holders(i), holders[mark])
			}
		}
		for mark, sets := range holders {
			if (len(sets) > 1) != seen[mark] {
				t.Fatalf("mark %x of sets %v: in the index %v", mark, sets, seen[mark])
			}
		}
	})
}

// TestWithout: an index without some elements shares what one of sets without them does, and the first index is as it was.
func TestWithout(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sets := drawSets(t)
		index, err := NewIndex(context.Background(), sets)
		if err != nil {
			t.Fatal(err)
		}
		unwanted := rapid.SliceOfN(rapid.Bool(), index.Elements(), index.Elements()).Draw(t, "unwanted")
		gone := make(map[uint64]bool)
		for i, u := range unwanted {
			if u {
				gone[index.Mark(i)] = true
			}
		}
		rest := make([][]uint64, len(sets))
		for i, set := range sets {
			rest[i] = slices.DeleteFunc(slices.Clone(set), func(x uint64) bool { return gone[MarkOf(x)] })
		}
		want, err := NewIndex(context.Background(), rest)
		if err != nil {
			t.Fatal(err)
		}
		before := allShared(t, index)
		if got, want := allShared(t, index.Without(unwanted)), allShared(t, want); !maps.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
		if !maps.Equal(before, allShared(t, index)) {
			t.Fatal("the index itself was changed")
		}
	})
}

// allShared gives every pair that shares anything, and how much.
func allShared(t *rapid.T, index *Index) map[Pair]int {
	var lock sync.Mutex
	counts := make(map[Pair]int)
	_, err := index.Sharing(context.Background(), 1000, func(p Pair, shared int) bool {
		lock.Lock()
		defer lock.Unlock()
		counts[p] = shared
		return false
	})
	if err != nil {
		t.Fatal(err)
	}
	return counts
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
	if n := len(index.Crowded(10, 1)); n != len(sets) {
		t.Errorf("%d sets are in the crowd, want %d", n, len(sets))
	}
	for name, crowded := range map[string][]uint32{
		"as large as the crowd": index.Crowded(len(sets), 1), "of two elements": index.Crowded(10, 2), "without": index.Without([]bool{true}).Crowded(10, 1),
	} {
		if len(crowded) > 0 {
			t.Errorf("%s: %d sets are in a crowd, want none", name, len(crowded))
		}
	}
}

func TestSharingStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := NewIndex(ctx, [][]uint64{{1}, {1}}); err == nil {
		t.Error("an index was built after the end of its context")
	}
}
