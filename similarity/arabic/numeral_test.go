package arabic

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func numeralsOf(text string) string {
	var out []string
	for _, f := range FindNumerals(text) {
		out = append(out, fmt.Sprintf("%v", math.Round(f.Value*1e6)/1e6))
	}
	return strings.Join(out, " ")
}

func TestFindNumerals(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"3500 جندي بينهم 2500 أميركي", "3500 2500"},
		{"٣٥٠٠ و۲۵۰۰", "3500 2500"},
		{"2,500 دينار و2.5 في المئة", "2500 2.5"},
		{"1,234,567.89", "1.23456789e+06"},
		{"٢٬٥٠٠ و٢٫٥", "2500 2.5"},
		{"1,1 مليار يورو", "1.1e+09"},
		{"1.000.000 نسخة", "1e+06"},
		{"بين 20، 30 و40", "20 30 40"},
		{"مقتل سبعة وإصابة سبعين", "7 70"},
		{"ثلاثة عشر عسكريا وثلاث عشرة امرأة", "13 13"},
		{"أحد عشر كوكبا واثنا عشر شهرا واثنتي عشرة سنة", "11 12 12"},
		{"ثلاثة وعشرون قتيلا", "23"},
		{"مئة وثلاثة وعشرين شخصا", "123"},
		{"مائة شخص ومئتي جريح", "100 200"},
		{"ثلاثمائة وخمسون وخمسمئة وثلاث مئة", "350 500 300"},
		{"ألف جندي وثلاثة آلاف شرطي", "1000 3000"},
		{"ألفا جندي و40 ألفا", "2000 40000"},
		{"بلغ مليارا وتسعة ملايين", "1.009e+09"},
		{"بلغ ألفا ونصف الألف", "1500"},
		{"بلغ مليونا في العام الماضي", "1e+06"},
		{"بلغ ألفا.", "1000"},
		{"مليونا دولار", "2e+06"},
		{"بتسع دول وبخمس لغات وبألف وجه", "9 5 1000"},
		{"ألف ومئتان وأربعة", "1204"},
		{"مئتان وخمسون ألفا", "250000"},
		{"مليون و300 ألف نازح", "1.3e+06"},
		{"ثلاثة ملايين ومئتا ألف", "3.2e+06"},
		{"مليارين و500 مليون دولار", "2.5e+09"},
		{"نصف مليون وربع المليون", "500000 250000"},
		{"مليون ونصف المليون", "1.5e+06"},
		{"مليون ونصف", "1.5e+06"},
		{"2.5 مليار", "2.5e+09"},
		{"3 آلاف مليار", "3e+12"},
		{"بخمسة ملايين ولعشرين عاما", "5e+06 20"},
		{"وسبعة آخرين", "7"},
		{"الدول الخمس الكبرى والخمسة الآخرون", "5"},
		{"عشرة آلاف", "10000"},
		{"20 و30 جريحا", "20 30"},
		{"فاز 2-1", "2 1"},
		{"الـ24", "24"},
		// None.
		{"السابع عشر من الشهر", ""},
		{"الرابع والعشرين من الشهر", ""},
		{"الثالث والسابع", ""},
		{"آلاف الجنود وملايين النازحين ومئات الجرحى", ""},
		{"أحد المسؤولين وأحد المؤلفين وإحدى المدن", ""},
		{"فوق السادسة عشرة", ""},
		{"لست وحدي في وست بروميتش", ""},
		{"طائرة F16 وB52", ""},
		{"2ر13 مليار", ""},
		{"المليون شهيد", ""},
		{"نصف الطريق", ""},
		{"12345678901234567890", ""},
		{"يوم الأربعاء والاثنين", ""},
		{"", ""},
	} {
		if got := numeralsOf(c.text); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestNumeralSpan(t *testing.T) {
	const text = "خسائر بلغت مليارين و500 مليون دولار، وسبعة قتلى"
	f := FindNumerals(text)
	if len(f) != 2 || text[f[0].Start:f[0].End] != "مليارين و500 مليون" || text[f[1].Start:f[1].End] != "سبعة" {
		t.Errorf("%v", f)
	}
}

// spell writes n below a million in words, as an oracle for reading them.
func spell(n int) string {
	units := strings.Fields("صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة")
	tens := strings.Fields("- - عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون")
	switch {
	case n <= 10:
		return units[n]
	case n == 11:
		return "أحد عشر"
	case n == 12:
		return "اثنا عشر"
	case n < 20:
		return units[n-10] + " عشر"
	case n < 100 && n%10 == 0:
		return tens[n/10]
	case n < 100:
		return units[n%10] + " و" + tens[n/10]
	case n < 1000:
		return join([]string{"", "مئة", "مئتان", "ثلاثمئة", "أربعمائة", "خمس مئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"}[n/100], n%100)
	case n < 2000:
		return join("ألف", n%1000)
	case n < 3000:
		return join("ألفان", n%1000)
	case n < 11000:
		return join(spell(n/1000)+" آلاف", n%1000)
	}
	return join(spell(n/1000)+" ألفا", n%1000)
}

func join(s string, rest int) string {
	if rest == 0 {
		return s
	}
	return s + " و" + spell(rest)
}

func TestNumeralsSpelt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 999999).Draw(t, "n")
		text := spell(n)
		f := FindNumerals(text)
		if len(f) != 1 || f[0].Value != float64(n) || f[0].Start != 0 || f[0].End != len(text) {
			t.Fatalf("%d: %q is read as %v", n, text, f)
		}
	})
}

func FuzzFindNumerals(f *testing.F) {
	f.Add("مليارين و500 مليون")
	f.Add("1.000.000,5 و ثلاثة")
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, n := range FindNumerals(s) {
			if n.Start < end || n.End <= n.Start || n.End > len(s) || math.IsNaN(n.Value) || n.Value < 0 {
				t.Fatalf("%q: %+v after %d", s, n, end)
			}
			end = n.End
		}
	})
}

func BenchmarkFindNumerals(b *testing.B) {
	text := strings.Repeat("أعلن المتحدث باسم الوزارة في بيان أن 3500 جندي سيغادرون البلاد، وأن الكلفة بلغت مليارين و500 مليون دولار، ", 20)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		FindNumerals(text)
	}
}

func BenchmarkFindNumeralsInNews(b *testing.B) {
	text := benchText()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		FindNumerals(text)
	}
}
