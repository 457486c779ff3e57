// Names that papers write in more than one way.
package arabic

import (
	_ "embed"
	"strings"
)

//go:embed variants.txt
var variantsFile string

// variants leads from every spelling of a line, the first included, to the first.
var variants = func() (set table) {
	for line := range strings.Lines(variantsFile) {
		line, _, _ = strings.Cut(line, "#")
		names := Tokenize(nil, line)
		for i := range names {
			set.set(names[i].Key, uint64(names[0].Key))
		}
	}
	return set
}()

// variant is the spelling that stands for all of a name's.
func variant(k Key) Key {
	if v := variants.get(k); v != 0 {
		return Key(v)
	}
	return k
}

// skeletonLeast is from how many letters on a word has a skeleton of its own: shorter ones would fall together with too many others.
const skeletonLeast = 5

// skeletons maps letters that transliterations exchange, by name of sound: g, q and k, t, s, z, d; 0 for the long vowels and hamza.
var skeletons = func() (to [32]Key) {
	for i := range to {
		to[i] = Key(i)
	}
	for _, pair := range [...][2]string{{"غ", "ج"}, {"ق", "ك"}, {"ط", "ت"}, {"ص", "س"}, {"ث", "س"}, {"ظ", "ذ"}, {"ز", "ذ"}, {"ض", "د"}} {
		to[keyOf(pair[0])] = keyOf(pair[1])
	}
	for _, vowel := range [...]string{"ا", "و", "ي", "ء", "ؤ", "ئ"} {
		to[keyOf(vowel)] = 0
	}
	return to
}()

// Skeleton drops the long vowels and hamza after the first letter of a stem of five letters and more, and joins the letters that
// transliterations exchange: غورباتشوف and جورباتشيف meet, and so do a singular and its broken plural (اسبوع, اسابيع). A rarer
// stem gains by it, a common one loses: the caller decides for which.
func Skeleton(stem Key) Key {
	n := lettersOf(stem)
	if !stem.exact() || n < skeletonLeast {
		return stem
	}
	bones := stem >> (5 * (n - 1))
	if first := skeletons[bones]; first != 0 {
		bones = first
	}
	for i := n - 2; i >= 0; i-- {
		if v := skeletons[stem>>(5*i)&31]; v != 0 {
			bones = bones<<5 | v
		}
	}
	if lettersOf(bones) < 2 {
		return stem
	}
	return bones | kindSkeleton
}
