package arabic

import (
	"testing"

	"pgregory.net/rapid"
)

// TestTableIsAMap compares the table with a map of the runtime, with keys that crowd together.
func TestTableIsAMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var own table
		model := map[Key]uint64{}
		for range rapid.IntRange(0, 400).Draw(t, "n") {
			key := Key(rapid.Uint64Range(1, 300).Draw(t, "key")) << rapid.SampledFrom([]int{0, 5, 40, 55}).Draw(t, "shift")
			value := rapid.Uint64().Draw(t, "value")
			own.set(key, value)
			model[key] = value
		}
		if own.used != len(model) {
			t.Fatalf("%d keys, want %d", own.used, len(model))
		}
		for key, value := range model {
			if own.get(key) != value {
				t.Fatalf("%x: %d, want %d", key, own.get(key), value)
			}
		}
		if own.get(0) != 0 || own.get(1<<62) != model[1<<62] {
			t.Fatal("a key that is not there has a value")
		}
	})
}

// Words whose keys fall on one place by a fixed factor, as somebody may choose them, are found as fast as others.
func TestTableIsNotFlooded(t *testing.T) {
	const n = 20_000
	const factor, inverse = 0x9E3779B97F4A7C15, 0xF1DE83E19937733D // their product is 1: keys that a table with this factor would put side by side
	var flooded table
	for i := uint64(1); i <= n; i++ {
		flooded.set(Key(i*inverse), i)
	}
	steps := 0
	for i, s := range flooded.slots {
		if s.key != 0 {
			steps += (i - int(scattered(s.key)>>flooded.shift)) & (len(flooded.slots) - 1)
			if uint64(s.key)*factor != s.value {
				t.Fatalf("key %x has %d", s.key, s.value)
			}
		}
	}
	if flooded.used != n || steps > 8*n { // in one row it would be n²/2
		t.Errorf("%d steps to find %d of %d words", steps, flooded.used, n)
	}
}
