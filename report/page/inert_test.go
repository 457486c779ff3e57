package page

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func units(s string) []uint16 { return utf16.Encode([]rune(s)) }

// checkInert holds what inert promises of any text.
func checkInert(t interface{ Fatalf(string, ...any) }, s string) {
	got := inert(s)
	before, after := units(s), units(got)
	if len(before) != len(after) {
		t.Fatalf("%q has %d units, inert %d: %q", s, len(before), len(after), got)
	}
	for i := range before {
		if r := rune(before[i]); before[i] != after[i] && !unicode.IsControl(r) && !unicode.Is(unicode.Bidi_Control, r) {
			t.Fatalf("unit %d of %q was %U and harmless, and is %U", i, s, r, after[i])
		}
	}
	for _, r := range got {
		// The marks that say of themselves which way they read turn nothing that follows.
		if r != '\n' && r != '\t' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) && !strings.ContainsRune("\u200e\u200f\u061c", r) {
			t.Fatalf("%q keeps %U", s, r)
		}
	}
	if again := inert(got); again != got {
		t.Fatalf("%q is %q once and %q twice", s, got, again)
	}
}

func TestInert(t *testing.T) {
	for s, want := range map[string]string{
		"":                            "",
		"افتتح الوزير":                "افتتح الوزير",
		"a\x00b\x07c":                 "a\ufffdb\ufffdc",
		"سطر\r\nآخر":                  "سطر \nآخر",
		"\u202eمقلوب😀":                "\u200bمقلوب😀",
		"\u2067عزل\u2069 \u200fعلامة": "\u200bعزل\u200b \u200fعلامة",
		"\x7f\u0085":                  "\ufffd\ufffd",
	} {
		if got := inert(s); got != want {
			t.Errorf("inert(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestInertKeepsPlaces(t *testing.T) {
	letters := rapid.OneOf(rapid.Rune(), rapid.RuneFrom([]rune("\x00\r\n\t\x1b\u061c\u200e\u200f\u202a\u202e\u2066\u2069\ufeff😀𞸀")))
	rapid.Check(t, func(t *rapid.T) { checkInert(t, rapid.StringOf(letters).Draw(t, "text")) })
}

func FuzzInert(f *testing.F) {
	f.Add("خبر\u202e\x00😀\r\n")
	f.Fuzz(func(t *testing.T, s string) {
		if utf8.ValidString(s) { // the corpus is
			checkInert(t, s)
		}
	})
}
