package similarity

import "testing"

// Shingles that agree in their topmost bits, as chosen by somebody who knows that these are a table's places, are found as fast as others.
func TestSetIsNotFlooded(t *testing.T) {
	const n = 20_000
	shingles := make([]uint64, n)
	for i := range shingles {
		shingles[i] = 0xABCDE<<44 | uint64(i+1)
	}
	var s Set
	if unique := s.Fill(shingles); len(unique) != n || s.Shared(unique) != n {
		t.Fatal("shingles are lost")
	}
	steps := 0
	for i, x := range s.slots {
		if x != 0 {
			steps += (i - int(Scattered(x)>>s.shift)) & (len(s.slots) - 1)
		}
	}
	if steps > 8*n { // in one row it would be n²/2
		t.Errorf("%d steps to find %d shingles", steps, n)
	}
}
