package phrase

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

var fact = Noun{
	One: "حقيقة واحدة", Two: "حقيقتان", TwoObject: "حقيقتين", Few: "حقائق", Many: "حقيقة", Hundred: "حقيقة", None: "لا حقائق", Feminine: true,
	Name: "fact", Some: "facts",
}

func TestSpell(t *testing.T) {
	article := Noun{One: "مقال واحد", Two: "مقالان", TwoObject: "مقالين", Few: "مقالات", Many: "مقالاً", Hundred: "مقال", None: "لا مقالات"}
	for _, c := range []struct {
		noun *Noun
		n    int
		kase Case
		want string
	}{
		{&fact, 0, Subject, "لا حقائق"},
		{&fact, 1, Object, "حقيقة واحدة"},
		{&fact, 2, Subject, "حقيقتان"},
		{&fact, 2, Object, "حقيقتين"},
		{&fact, 3, Object, "ثلاث حقائق"},
		{&fact, 8, Subject, "ثماني حقائق"},
		{&fact, 11, Subject, "١١ حقيقة"},
		{&article, 2, Object, "مقالين"},
		{&article, 10, Subject, "عشرة مقالات"},
		{&article, 11, Subject, "١١ مقالاً"},
		{&article, 100, Subject, "١٠٠ مقال"},
		{&article, 103, Subject, "١٠٣ مقالات"},
	} {
		if got := c.noun.Spell(c.n, c.kase); got != c.want {
			t.Errorf("Spell(%d) = %q, want %q", c.n, got, c.want)
		}
	}
	if fact.English(1) != "1 fact" || fact.English(0) != "0 facts" {
		t.Error("English")
	}
}

// What is written for speed says what the library says.
func TestLineAndStart(t *testing.T) {
	for r := range unicode.MaxRune + 1 {
		if IsSpace(r) != unicode.IsSpace(r) {
			t.Fatalf("%U is a space: %v", r, IsSpace(r))
		}
	}
	letters := rapid.OneOf(rapid.RuneFrom([]rune(" \n\t\u0085\u00a0\u2003،خبر😀a")), rapid.Rune())
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(letters).Draw(t, "text")
		if got, want := Line(s), strings.Join(strings.Fields(s), " "); got != want {
			t.Fatalf("Line(%q) = %q, want %q", s, got, want)
		}
		limit := rapid.IntRange(0, 40).Draw(t, "limit")
		if got, runes := Start(s, limit), []rune(s); got != string(runes[:min(limit, len(runes))]) {
			t.Fatalf("Start(%q, %d) = %q", s, limit, got)
		}
		if got, want := Shorten(s, limit), Line(s); got != want && (utf8.RuneCountInString(want) <= limit || utf8.RuneCountInString(got) > limit+1 || !strings.HasSuffix(got, "…")) {
			t.Fatalf("Shorten(%q, %d) = %q", s, limit, got)
		}
	})
}

func TestShort(t *testing.T) {
	for in, want := range map[string]string{
		"قال:  «نعم».\n":         `قال: "نعم"`,
		"افتتح المحافظ الجسر":    "افتتح المحافظ…",
		"كلمةطويلةبلافراغاتفيها": "كلمةطويلةبلافر…",
	} {
		if got := Short(in, 14); got != want {
			t.Errorf("Short(%q) = %q, want %q", in, got, want)
		}
	}
	if got := And([]string{"سديم", "المرفأ"}); got != "سديم والمرفأ" {
		t.Error(got)
	}
}

func TestShorten(t *testing.T) {
	for in, want := range map[string]string{
		"«نعم» قال\nالوزير": "«نعم» قال الوزير", "افتتح المحافظ الجسر الجديد": "افتتح المحافظ…", "كلمةطويلةبلافراغاتفيها": "كلمةطويلةبلافراغا…",
	} {
		if got := Shorten(in, 17); got != want {
			t.Errorf("Shorten(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPercent(t *testing.T) {
	for share, want := range map[float64]string{0: "0%", .001: "1%", .5: "50%", .999: "99%", 1: "100%"} {
		if got := Percent(share); got != want {
			t.Errorf("Percent(%v) = %s, want %s", share, got, want)
		}
	}
}
