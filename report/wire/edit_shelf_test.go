package wire

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Whatever was read before, a text has the units that it has when read alone; what was taken just before it stays, and beside one text, or the last
// two, no more than shelfUnits are kept.
func TestShelf(t *testing.T) {
	var bodies []string
	for _, n := range []int{1, 40, 900, 5_000, 6_000, 7_000, shelfUnits + 1} {
		bodies = append(bodies, strings.Repeat("قتل ثلاثة وأربعون شخصا في 25/07/2024 بمدينة الموصل. ", n/8+1))
	}
	texts := readTexts(t, bodies...)
	alone := make([]*reading, len(texts))
	for i, x := range texts {
		alone[i] = new(shelf).take(x)
	}
	check := func(r *reading, i int) {
		if r.text != texts[i] || !slices.Equal(r.units, alone[i].units) || !slices.Equal(r.unitOf, alone[i].unitOf) {
			t.Fatalf("text %d is not what it is when read alone", i)
		}
	}
	var s shelf
	longest := len(alone[len(alone)-1].units)
	random := rand.New(rand.NewPCG(1, 2))
	before, last := s.take(texts[0]), 0
	for range 500 {
		i := random.IntN(len(texts))
		r := s.take(texts[i])
		check(r, i)
		check(before, last)
		if s.units > shelfUnits+longest && len(s.kept) > 2 {
			t.Fatalf("%d units of %d texts are kept", s.units, len(s.kept))
		}
		sum := 0
		for _, k := range s.kept {
			sum += len(k.units)
		}
		if sum != s.units {
			t.Fatalf("%d units are kept, and %d counted", sum, s.units)
		}
		before, last = r, i
	}
}
