package arabic

import (
	"strings"
	"testing"
)

// TestVariantsMeet asks of every line of variants.txt that its spellings have one stem.
func TestVariantsMeet(t *testing.T) {
	s := NewStemmer()
	stem := func(w string) string { return s.Stem(w, Tokenize(nil, w)[0]).String() }
	for line := range strings.Lines(variantsFile) {
		line, _, _ = strings.Cut(line, "#")
		names := strings.Fields(line)
		for _, name := range names[min(1, len(names)):] {
			if a, b := stem(names[0]), stem(name); a != b {
				t.Errorf("%s → %s but %s → %s", names[0], a, name, b)
			}
		}
	}
}

func TestSkeleton(t *testing.T) {
	for _, test := range []struct {
		a, b string
		meet bool
	}{
		{"غورباتشوف", "جورباتشيف", true},
		{"بوتفليقة", "بوتفلقة", true},
		{"أسبوع", "أسابيع", true},
		{"كازاخستان", "كزاخستان", true},
		{"فلسطين", "فلسطيني", true},
		{"برلمان", "بريطانيا", false},
		{"مدرسة", "مدرب", false},
		{"علم", "عالم", false}, // too short
	} {
		a, b := Tokenize(nil, test.a)[0].Key, Tokenize(nil, test.b)[0].Key
		if got := Skeleton(a) == Skeleton(b); got != test.meet {
			t.Errorf("%s and %s: one skeleton %v, want %v", test.a, test.b, got, test.meet)
		}
	}
	if k := Tokenize(nil, "2024")[0].Key; Skeleton(k) != k {
		t.Error("a number has a skeleton")
	}
	if k := Skeleton(Tokenize(nil, "غورباتشوف")[0].Key); Skeleton(k) != k {
		t.Error("a skeleton has a skeleton")
	}
}
