// A set of shingles to ask many times.
package similarity

import (
	"math/bits"
	"math/rand/v2"
)

var placeSeed, placeFactor = rand.Uint64(), rand.Uint64() | 1

// Scattered is a number for the place of x in a hash table of this process: nobody can choose texts whose shingles all fall on one place. It is another
// one in the next run and must not reach any result.
func Scattered(x uint64) uint64 {
	high, low := bits.Mul64(x^placeSeed, placeFactor)
	return high ^ low
}

// Set holds the shingles of one text for comparison with several others; its memory is used again from text to text. The zero value
// is empty. Filling and asking cost about 2 ns a shingle, against 30 for sorting them first. One goroutine uses it at a time.
type Set struct {
	slots []uint64 // open addressing, at most half full; zero is free
	shift uint8    // the topmost bits of a scattered shingle are its slot
	n     int
}

// smallest is the number of slots a Set begins with: enough for half of all news.
const smallestBits = 9

// Fill replaces the set's content by the given shingles, none of them zero, and returns them without repetitions, in the order of first
// occurrence, in place.
func (s *Set) Fill(shingles []uint64) []uint64 {
	s.clear(len(shingles))
	unique := shingles[:0]
	for _, x := range shingles {
		i := Scattered(x) >> s.shift
		for s.slots[i] != 0 && s.slots[i] != x {
			i = (i + 1) & uint64(len(s.slots)-1)
		}
		if s.slots[i] == 0 {
			s.slots[i] = x
			unique = append(unique, x)
		}
	}
	s.n = len(unique)
	return unique
}

// clear makes room for n elements.
func (s *Set) clear(n int) {
	bits := uint8(smallestBits)
	for 1<<bits < 2*n {
		bits++
	}
	s.shift = 64 - bits
	if cap(s.slots) < 1<<bits {
		s.slots = make([]uint64, 1<<bits)
		return
	}
	s.slots = s.slots[:1<<bits]
	clear(s.slots)
}

// Len is the number of distinct shingles.
func (s *Set) Len() int { return s.n }

// Shared counts how many of the given distinct shingles the set has.
func (s *Set) Shared(unique []uint64) int {
	if s.n == 0 {
		return 0
	}
	shared := 0
	mask := uint64(len(s.slots) - 1)
	for _, x := range unique {
		i := Scattered(x) >> s.shift
		for s.slots[i&mask] != 0 {
			if s.slots[i&mask] == x {
				shared++
				break
			}
			i++
		}
	}
	return shared
}
