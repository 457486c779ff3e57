package wire

import (
	"slices"
	"testing"
)

// A window's rare stems count once however often they stand in it, in every window anew, and only where there are enough.
func TestWindows(t *testing.T) {
	w := windowReader{rare: []bool{false, true, true, true}, last: make([]uint32, 4)}
	alike := func(x, y []uint64) bool {
		x, y = slices.Sorted(slices.Values(x)), slices.Sorted(slices.Values(y))
		return slices.Equal(x, y)
	}
	for range 2 { // what a text leaves behind is not seen in the next
		windows := w.read([]uint32{1, 0, 1, 2, 3, 2, 0, 0, 0, 0}, 4, 2)
		if len(windows) != 3 {
			t.Fatalf("%d windows have two rare stems, want 3: 1 0 1 2, 1 2 3 2 and 3 2 0 0", len(windows))
		}
		first, second := windows[0], windows[1]
		if len(first) != 2 || len(second) != 3 {
			t.Fatalf("windows of %d and %d different rare stems, want 2 and 3", len(first), len(second))
		}
		again := w.read([]uint32{2, 3, 1}, 4, 2)
		if len(again) != 1 || !alike(again[0], second) {
			t.Fatal("the same stems in another order make another window")
		}
	}
}
