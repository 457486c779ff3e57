package arabic

import (
	"strings"
	"testing"
)

func TestResolveRelative(t *testing.T) {
	anchor, _ := ParseDate("2024-07-25") // a Thursday
	for _, c := range []struct{ text, want string }{
		{"صدر مساء اليوم الخميس", "2024-07-25"},
		{"وقال أمس إن", "2024-07-24"},
		{"أمس الأربعاء (24 تموز 2024)", "2024-07-24 2024-07-24"},
		{"أول من أمس وأول أمس", "2024-07-23 2024-07-23"},
		{"أول أمس", "2024-07-23"},
		{"غدا وبعد غد", "2024-07-26 2024-07-27"},
		{"يصل بعد غد السبت", "2024-07-27"},
		{"اجتمعوا السبت", "2024-07-20"},
		{"الخميس", "2024-07-25"},
		{"الخميس الماضي", "2024-07-18"},
		{"يوم الاثنين المقبل", "2024-07-29"},
		{"الخميس المقبل", "2024-08-01"},
		{"في الـ24 من الشهر الحالي", "2024-07-24"},
		{"السابع عشر من الشهر القادم", "2024-08-17"},
		{"العام الماضي", "2023"},
		{"في 24 تموز", "2024-07-24"},
		{"في 30 كانون الأول", "2024-12-30"},
		{"في 30 كانون الأول الماضي", "2023-12-30"},
		{"في 2 كانون الثاني المقبل", "2025-01-02"},
		{"في أبريل/نيسان الماضي", "2024-04"},
		{"نهاية أغسطس/آب الماضي", "2023-08"},
		{"منذ 29 شباط", "2024-02-29"},
		{"31 من الشهر الماضي", ""}, // June has thirty days
		{"في 31 حزيران", ""},
		{"الأول في السباق", ""},
		{"خلال الأشهر المقبلة", ""},
		{"", ""},
		{"الشهر الماضي والعام المقبل", "2024-06 2025"},
	} {
		var got []string
		end := 0
		for _, f := range ResolveRelative(c.text, anchor) {
			got = append(got, f.Date.String())
			if f.Start < end || !f.HasYear {
				t.Errorf("%q: %+v", c.text, f)
			}
			end = f.End
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
	if got := ResolveRelative("أمس، في 24 تموز", Date{}); len(got) != 1 || got[0].HasYear {
		t.Errorf("without an anchor: %v", got)
	}
}

func TestResolveRelativeSpan(t *testing.T) {
	anchor, _ := ParseDate("2024-07-25T10:00:00+03:00")
	const text = "قال أمس الأربعاء إن الوفد يصل"
	f := ResolveRelative(text, anchor)
	if len(f) != 1 || text[f[0].Start:f[0].End] != "أمس الأربعاء" || f[0].Date.Precision != Day || !f[0].Date.Zoned {
		t.Errorf("%+v", f)
	}
}

func FuzzResolveRelative(f *testing.F) {
	f.Add("أمس الأربعاء في 29 شباط الماضي و17 من الشهر القادم")
	f.Fuzz(func(t *testing.T, s string) {
		anchor, _ := ParseDate("2024-02-29")
		end := 0
		for _, d := range ResolveRelative(s, anchor) {
			if d.Start < end || d.End <= d.Start || d.End > len(s) {
				t.Fatalf("%q: %+v after %d", s, d, end)
			}
			end = d.End
		}
	})
}
