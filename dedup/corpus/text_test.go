package corpus

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// body draws texts of Arabic and Latin words, signs of several bytes, line ends.
func drawBody(t *rapid.T) string {
	return strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{
		"قال", "الوزير", " ", "\n", "، ", ". ", "«", "»", "😀", "e", "12", "اقرأ أيضا", ":", "المصدر", "وكالات", "شارك", "\u200f", "مقالات مشابهة",
		"أعلنت الوزارة اليوم أنها ستبدأ العمل بالنظام الجديد في مطلع الشهر المقبل بعد مشاورات طويلة.",
	})).Draw(t, "body"), "")
}

func TestOwnIsTheComplementOfFurniture(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := Article{Body: drawBody(t)}
		n := utf8.RuneCountInString(a.Body)
		for at := 0; at < n; {
			from := at + rapid.IntRange(0, 9).Draw(t, "gap")
			to := from + rapid.IntRange(1, 9).Draw(t, "length")
			if to > n {
				break
			}
			a.Furniture = append(a.Furniture, Furniture{Span{from, to}, "menu"})
			at = to
		}
		runes := []rune(a.Body)
		covered := make([]bool, n)
		for _, f := range a.Furniture {
			for i := f.Start; i < f.End; i++ {
				covered[i] = true
			}
		}
		bytes := a.ByteSpans(nil)
		for k, s := range a.Own() {
			if string(runes[s.Start:s.End]) != a.Body[bytes[k].Start:bytes[k].End] {
				t.Fatalf("code points %v and bytes %v are not the same text", s, bytes[k])
			}
			for i := s.Start; i < s.End; i++ {
				if covered[i] {
					t.Fatalf("code point %d is own text and furniture", i)
				}
				covered[i] = true
			}
		}
		for i, c := range covered {
			if !c && spoken(string(runes[i])) {
				t.Fatalf("code point %d, %q, is neither", i, runes[i])
			}
		}
	})
}

func TestPointsAgainstRuneCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Repeat(drawBody(t), rapid.IntRange(1, 20).Draw(t, "times"))
		p := NewPoints(text)
		for b := range text {
			if got, want := p.At(b), utf8.RuneCountInString(text[:b]); got != want {
				t.Fatalf("At(%d) = %d, want %d", b, got, want)
			}
			if got := p.Byte(p.At(b)); got != b {
				t.Fatalf("Byte(At(%d)) = %d", b, got)
			}
		}
	})
}

// checkArticles holds what is true of every parsed page: spans in order and inside the body, embedded bodies cut from the parent's.
func checkArticles(t interface{ Fatalf(string, ...any) }, arts []Article) {
	parent := []rune(arts[0].Body)
	for i := range arts {
		a := &arts[i]
		n, at := utf8.RuneCountInString(a.Body), 0
		for _, f := range a.Furniture {
			if f.Start < at || f.End <= f.Start || f.End > n || f.Kind == "" {
				t.Fatalf("article %d: furniture %v after %d of %d", i, f, at, n)
			}
			at = f.End
		}
		if i == 0 {
			continue
		}
		if a.Body != string(parent[a.ParentSpan.Start:a.ParentSpan.End]) {
			t.Fatalf("article %d: body is not the parent's span %v", i, a.ParentSpan)
		}
		same := func(f Furniture) bool { return f.Kind == "embedded" && f.Span == a.ParentSpan }
		if !slices.ContainsFunc(arts[0].Furniture, same) {
			t.Fatalf("article %d: parent does not mark %v", i, a.ParentSpan)
		}
	}
}

func TestParseTextInvariants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawBody(t)
		arts := ParseText(nil, text, "x")
		if arts[0].Body != text {
			t.Fatalf("body %q, want the text", arts[0].Body)
		}
		checkArticles(t, arts)
	})
}

func FuzzParseText(f *testing.F) {
	paths, _ := filepath.Glob("testdata/pages/*.txt")
	for _, p := range paths {
		if data, err := os.ReadFile(p); err == nil {
			f.Add(string(data))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		checkArticles(t, ParseText(nil, text, "x"))
	})
}

func FuzzParsePage(f *testing.F) {
	paths, _ := filepath.Glob("testdata/pages/*.html")
	for _, p := range paths {
		if data, err := os.ReadFile(p); err == nil {
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if !utf8.Valid(data) {
			t.Skip()
		}
		arts, err := ParsePage(nil, data, "x")
		if err != nil {
			return
		}
		checkArticles(t, arts)
		if !utf8.ValidString(arts[0].Body) {
			t.Fatal("body is not UTF-8")
		}
	})
}

func benchmarkPages(b *testing.B, pattern string, parse func([]byte) error) {
	paths, _ := filepath.Glob(pattern)
	var pages [][]byte
	size := 0
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, data)
		size += len(data)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range pages {
			_ = parse(p)
		}
	}
	b.ReportMetric(float64(len(pages)*b.N)/b.Elapsed().Seconds(), "pages/s")
}

func BenchmarkParseText(b *testing.B) {
	benchmarkPages(b, "testdata/pages/*.txt", func(p []byte) error { ParseText(nil, string(p), "x"); return nil })
}

func BenchmarkParsePage(b *testing.B) {
	benchmarkPages(b, "testdata/pages/*.html", func(p []byte) error { _, err := ParsePage(nil, p, "x"); return err })
}
