package framing

import (
	"strings"
	"testing"

	"isnad/dedup/corpus"
	"isnad/report/wire"
)

// tellings are three articles of one line each, whose words are the facts.
func tellings() []*corpus.Article {
	return []*corpus.Article{
		{ID: "1", Outlet: "سديم", Title: "افتتاح الجسر", Body: "افتتح المحافظ الجسر. كلفته أربعون مليوناً. وزعم أنه آمن."},
		{ID: "2", Outlet: "المرفأ", Body: "افتتح المحافظ الجسر. كلفته خمسون مليوناً. وقال إنه آمن."},
		{ID: "3", Outlet: "المرفأ", Title: "الجسر", Body: "افتتح المحافظ الجسر."},
	}
}

// place finds words in an article.
func place(t *testing.T, articles []*corpus.Article, article int, words string) Place {
	t.Helper()
	body := articles[article].Body
	at := strings.Index(body, words)
	if at < 0 {
		t.Fatalf("%q is not in article %d", words, article)
	}
	points := corpus.NewPoints(body)
	return Place{article, corpus.Span{Start: points.At(at), End: points.At(at + len(words))}}
}

// Sentences agree in number and say what the figures say.
func TestSummary(t *testing.T) {
	articles := tellings()
	report := func(article int, words string) Report {
		return Report{Article: article, Spans: []corpus.Span{place(t, articles, article, words).Span}}
	}
	cost := []Value{
		{Place: place(t, articles, 0, "أربعون مليوناً"), Text: "أربعون مليوناً", Source: "بحسب البلدية"},
		{Place: place(t, articles, 1, "خمسون مليوناً"), Text: "خمسون مليوناً"},
	}
	c := &Comparison{
		Articles: []int{0, 1, 2},
		Facts: []Fact{
			{ID: "a", Text: "افتتح المحافظ الجسر.", Reports: []Report{report(0, "افتتح المحافظ الجسر"), report(1, "افتتح المحافظ الجسر"), report(2, "افتتح المحافظ الجسر")}},
			{ID: "b", Text: "كلفته أربعون مليوناً.", Reports: []Report{report(0, "كلفته أربعون مليوناً"), report(1, "كلفته خمسون مليوناً")}, Absent: []int{2}},
			{ID: "c", Text: "وقال إنه آمن.", Reports: []Report{report(0, "وزعم أنه آمن"), report(1, "وقال إنه آمن")}, Absent: []int{2}},
		},
		Omissions: []Omission{{Article: 2, Fact: 1, Weight: .9, Independent: 2}, {Article: 2, Fact: 2, Weight: .4, Independent: 2}},
		Conflicts: []Conflict{{Fact: 1, Kind: NumberConflict, Nature: "contradiction", Values: cost}},
		Quotes: []Quotation{
			{Place: place(t, articles, 0, "آمن"), Speaker: "المحافظ", Verb: "زعم", VerbClass: "claim"},
			{Place: place(t, articles, 1, "آمن"), Speaker: "المحافظ", Verb: "قال", VerbClass: "neutral"},
		},
		Things: []Thing{{Name: "الجسر", Uses: []Use{
			{Article: 0, Expression: "الجسر الجديد", Own: 2}, {Article: 1, Expression: "جسر الأوهام", Own: 1}, {Article: 2, Expression: "الجسر الجديد", Quoted: 1},
		}}},
		Headlines: []Headline{{Article: 0, Fact: -1, Conflicts: []string{"مئات القتلى"}}},
		Orders:    []Order{{Article: 1, Against: -1, Enough: true, Demoted: []int{0}}},
		Words:     []Word{{Outlet: "سديم", Term: "الجسر", Z: 4, Count: 11, Others: 2, Enough: true}, {Outlet: "سديم", Term: "آمن", Z: 1, Count: 3}},
	}
	copies := []wire.Copy{{
		Source: 0, Copy: 1, Class: wire.Part, Direction: wire.Known, Parent: true,
		Edits: []wire.Edit{{Kind: wire.Number, Source: place(t, articles, 0, "أربعون").Span, Copy: place(t, articles, 1, "خمسون").Span}},
	}}
	want := []string{
		"قورن ثلاثة مقالات من مصدرين، فيها نصان مستقلان، واشترك بعضها مع بعض في ثلاث حقائق.",
		"للتحقق: تختلف النسخ في العدد: «أربعون مليوناً» في نسخة «سديم» (بحسب البلدية)، و«خمسون مليوناً» في نسخة «المرفأ».",
		"في عنوان نسخة «سديم» ما لا يوافقه متنها: «مئات القتلى».",
		"أغفلت نسخة «المرفأ / الجسر» حقيقتين أوردتهما نسختان مستقلتان، أبرزهما: «كلفته أربعون مليوناً» (لا يرد في هذه النسخة).",
		"غيّرت نسخة «المرفأ» في ما نقلته عن «سديم»: العدد من «أربعون» إلى «خمسون».",
		"لمسمّى واحد أسماء مختلفة في كلام النسخ نفسها: «الجسر الجديد» في نسخة «سديم»، و«جسر الأوهام» في نسخة «المرفأ».",
		"نُقل كلام «المحافظ» بأفعال مختلفة: «زعم» في نسخة «سديم»، و«قال» في نسخة «المرفأ».",
		"أخّرت نسخة «المرفأ»، قياساً إلى ترتيب سائر النسخ، حقيقة واحدة: «افتتح المحافظ الجسر».",
		"ألفاظ يكثر منها «سديم» في كلامه غير المنقول: «الجسر» (١١ مرة، وعند غيره ٢).",
	}
	findings := c.summarize(readAll(articles), copies, 2)
	for i := range max(len(want), len(findings)) {
		got, expected := "", ""
		if i < len(findings) {
			got = findings[i].Arabic
			if findings[i].English == "" {
				t.Errorf("%q has no English", got)
			}
		}
		if i < len(want) {
			expected = want[i]
		}
		if got != expected {
			t.Errorf("sentence %d is\n\t%s\nwant\n\t%s", i, got, expected)
		}
	}
	if f := findings[3]; len(f.Facts) != 2 || len(f.Places) != 4 {
		t.Errorf("the omission rests on %d facts at %d places", len(f.Facts), len(f.Places))
	}
}

// An excuse stands with the omission, and nothing is then said to have been left out.
func TestExcusedOmission(t *testing.T) {
	articles := tellings()
	c := &Comparison{
		Articles:  []int{0, 1, 2},
		Facts:     []Fact{{ID: "b", Text: "كلفته أربعون مليوناً.", Absent: []int{2}}},
		Omissions: []Omission{{Article: 2, Weight: .1, Independent: 1, Excuse: "short"}},
	}
	want := "لا ترد في نسخة «المرفأ / الجسر» حقيقة واحدة أوردتها نسخة مستقلة واحدة، وهي نسخة قصيرة: «كلفته أربعون مليوناً» (لا يرد في هذه النسخة)."
	if got := c.summarize(readAll(articles), nil, 3)[1].Arabic; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestBeyond(t *testing.T) {
	for _, c := range [][3]string{
		{"لن نعود إلى الحرب، وسنبقى هنا ما حيينا.", "لن نعود إلى الحرب", "وسنبقى هنا ما حيينا."},
		{"قلنا مراراً إننا لن نعود إلى الحرب", "لن نعود الى الحرب", "قلنا مراراً إننا"},
		{"لن نعود أبداً", "لن نعود", ""},
		{"لن نعود", "سنعود", ""},
		{"لن نعود", "", ""},
	} {
		if got := beyond(c[0], c[1]); got != c[2] {
			t.Errorf("beyond(%q, %q) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
}
