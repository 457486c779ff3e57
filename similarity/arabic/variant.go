// Names that papers write in more than one way.
package arabic

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed variants.txt
var variantsFile string

// variants leads from a spelling to the first of its line.
var variants = sync.OnceValue(func() *table {
	set := &table{}
	for line := range strings.Lines(variantsFile) {
		line, _, _ = strings.Cut(line, "#")
		names := Tokenize(nil, line)
		for i := 1; i < len(names); i++ {
			set.set(names[i].Key, uint64(names[0].Key))
		}
	}
	return set
})

// variant is the spelling that stands for all of a name's.
func variant(k Key) Key {
	if v := variants().get(k); v != 0 {
		return Key(v)
	}
	return k
}

// skeletonLeast is from how many letters on a word has a skeleton of its own: shorter ones would fall together with too many others.
const skeletonLeast = 5

// skeletons maps letters that transliterations exchange, by name of sound: g, q and k, t, s, z, d.
var skeletons = func() (to [32]uint8) {
	for i := range to {
		to[i] = uint8(i)
	}
	for _, pair := range []struct{ from, to string }{{"غ", "ج"}, {"ق", "ك"}, {"ط", "ت"}, {"ص", "س"}, {"ث", "س"}, {"ظ", "ذ"}, {"ز", "ذ"}, {"ض", "د"}} {
		to[wordOf(Tokenize(nil, pair.from)[0].Key).letter[0]] = wordOf(Tokenize(nil, pair.to)[0].Key).letter[0]
	}
	return to
}()

// Skeleton drops the long vowels after the first letter of a stem of five letters and more, and joins the letters that
// transliterations exchange: غورباتشوف and جورباتشيف meet, and so do a singular and its broken plural (اسبوع, اسابيع). A rarer
// stem gains by it, a common one loses: the caller decides for which.
func Skeleton(stem Key) Key {
	if !stem.exact() {
		return stem
	}
	w := wordOf(stem)
	if w.n < skeletonLeast {
		return stem
	}
	var bones word
	for i, v := range w.letter[:w.n] {
		if i > 0 && (v == alef || v == waw || v == yeh) {
			continue
		}
		bones = bones.with(skeletons[v])
	}
	if bones.n < 2 {
		return stem
	}
	return bones.key() | kindSkeleton
}
