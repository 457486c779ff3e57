// A hash table for keys.
package arabic

import (
	"math/bits"
	"math/rand/v2"
)

// The table's places are drawn anew for each process, so that nobody can choose words that all fall on one. They decide how long a look-up takes and
// nothing else.
var placeSeed, placeFactor = rand.Uint64(), rand.Uint64() | 1

// scattered mixes all bits of a key, by the halves of a long product (as wyhash does).
func scattered(key Key) uint64 {
	high, low := bits.Mul64(uint64(key)^placeSeed, placeFactor)
	return high ^ low
}

// table is an open-addressing hash table of 16-byte slots with a value for each key; the zero key is no key. A map of
// the runtime costs five times as much a look-up. The zero table is empty.
type table struct {
	slots []slot // a power of two, at most two thirds full
	shift uint   // 64 − the logarithm of len(slots)
	used  int
}

type slot struct {
	key   Key
	value uint64
}

// place is where key is, or where it would be put.
func (t *table) place(key Key) int {
	i := int(scattered(key) >> t.shift)
	for t.slots[i].key != key && t.slots[i].key != 0 {
		i = (i + 1) & (len(t.slots) - 1)
	}
	return i
}

// get is the value of key, 0 if there is none.
func (t *table) get(key Key) uint64 {
	if len(t.slots) == 0 {
		return 0
	}
	return t.slots[t.place(key)].value
}

func (t *table) set(key Key, value uint64) { t.slots[t.add(key, value)].value = value }

// add puts key in with a first value unless it is there, and gives its place.
func (t *table) add(key Key, first uint64) int {
	if 3*(t.used+1) > 2*len(t.slots) {
		t.grow(2 * (t.used + 1))
	}
	i := t.place(key)
	if t.slots[i].key == 0 {
		t.slots[i] = slot{key, first}
		t.used++
	}
	return i
}

// grow makes room for n keys.
func (t *table) grow(n int) {
	size := 1 << max(6, bits.Len(uint(n+n/2)))
	old := t.slots
	t.slots = make([]slot, size)
	clear(t.slots) // a page of fresh memory that is read before it is written costs two faults, and the other processors an interrupt
	t.shift = uint(64 - bits.Len(uint(size-1)))
	for _, s := range old {
		if s.key != 0 {
			t.slots[t.place(s.key)] = s
		}
	}
}
