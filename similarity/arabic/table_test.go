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
