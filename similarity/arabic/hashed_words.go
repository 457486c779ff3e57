// Words known by the hash of their folded letters.
package arabic

// hashedWords is what is known of a few words, with a filter of 4096 bits before the map, since nearly every word of a text is none of them.
type hashedWords[W any] struct {
	words  map[uint64]W
	filter [64]uint64
}

func newHashedWords[W any]() hashedWords[W] { return hashedWords[W]{words: make(map[uint64]W)} }

func (v *hashedWords[W]) put(h uint64, w W) {
	v.words[h] = w
	v.filter[h>>6&63] |= 1 << (h & 63)
}

// find gives what is known of the word with this hash.
func (v *hashedWords[W]) find(h uint64) (w W, ok bool) {
	if v.filter[h>>6&63]&(1<<(h&63)) == 0 {
		return w, false
	}
	w, ok = v.words[h]
	return w, ok
}

// at is what find gives, the zero value for an unknown word.
func (v *hashedWords[W]) at(h uint64) W {
	w, _ := v.find(h)
	return w
}
