package corpus

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"isnad/similarity/arabic"
)

func TestFurnitureListReads(t *testing.T) {
	if _, err := readPhrases(furnitureList); err != nil {
		t.Fatal(err)
	}
	for list, want := range map[string]string{
		"menu line":                 "line 1: want kind, how, phrase",
		"# x\nmenu sometimes قائمة": "line 2: unknown how",
		"menu word ***":             "no word",
	} {
		if _, err := readPhrases(list); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", list, err, want)
		}
	}
}

func TestClassify(t *testing.T) {
	for _, c := range []struct{ line, kind string }{
		{"شارك هذا الموضوع:", "share"},
		{"فيسبوك  تويتر | واتساب 12", "share"},
		{"الأُولى", ""},
		{"الرئيسية", "menu"},
		{"الرئيسية سياسة اقتصاد رياضة", "menu"},
		{"الرئيسية في المدينة شارع واحد.", ""},
		{"مشاهدات 85", "counter"},
		{"المصدر: وكالات", "credit"},
		{"المصدر الذي طلب عدم ذكر اسمه تحدث مطولا", ""},
		{"نقلت المصادر عن الوزير", ""},
		{"الموقع – متابعة – وكالات", "credit"},
		{"(أ ف ب)", "credit"},
		{"كلمات دلالية: ماء ورد", "tags"},
		{"إقرأ أيضاً:", "related"},
		{"اقرأ ايضا", "related"},
		{"شارك الوزير في افتتاح المعرض السنوي للكتاب بحضور عدد من السفراء.", ""},
		{"التعليقات (12)", "comments"},
		{"© 2024 جريدة الضفة", "disclaimer"},
		{"الآراء الواردة في المقال لا تعبّر بالضرورة عن رأي الجريدة", "disclaimer"},
		{"إعلان نتائج الشهادة الثانوية غدا", ""},
		{"عاجل | هزة أرضية تضرب الساحل", "ticker"},
	} {
		p := newPageText(nil, c.line)
		got := ""
		if len(p.lines) > 0 && p.lines[0].rule != nil {
			got = p.lines[0].rule.kind
		}
		if got != c.kind {
			t.Errorf("%q is %q, want %q", c.line, got, c.kind)
		}
	}
}

const news = "أعلنت هيئة الموانئ اليوم أن الرصيف الجديد سيستقبل أولى السفن في مطلع الشهر المقبل بعد اكتمال أعمال التعميق.\n" +
	"وقال مدير الهيئة إن الكلفة بلغت ضعف ما كان مقدرا بسبب ارتفاع أسعار الحديد.\n" +
	"وأضاف أن المرحلة الثانية تبدأ في الربيع وتشمل مستودعات مبردة للفاكهة والأسماك."

func TestMarkFurnitureInRecords(t *testing.T) {
	for _, c := range []struct{ name, before, after, kinds string }{
		{"nothing", "", "", ""},
		{"share bar first", "شارك من خلال\nفيسبوك تويتر\n", "", "share share"},
		{"credit last", "", "\nالمصدر: وكالات", "credit"},
		{"pointer to a video", "", "\nلمشاهدة الفيديو اضغط هنا", "related"},
		{"link in the last line", "", " رابط الخبر بصحيفة الضفة: افتتاح الرصيف", "related"},
		{"see also, list", "", "\nشاهد أيضا\n• سفينة جديدة\n• رصيف قديم", "related related related"},
		{"disclaimer", "", "\n** المقالات المنشورة لا تعبر بالضرورة عن رأي الصحيفة.", "disclaimer"},
		{"follow", "", "\nتابعونا على تويتر", "share"},
		{"a phrase inside a paragraph", news + "\nوقال إن البيان لا يعبر بالضرورة عن موقف الحكومة من الرصيف.\n" + news + "\n", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := Article{Body: c.before + news + c.after}
			MarkFurniture(&a)
			var kinds []string
			for _, f := range a.Furniture {
				kinds = append(kinds, f.Kind)
			}
			if got := strings.Join(kinds, " "); got != c.kinds {
				t.Errorf("kinds %q, want %q", got, c.kinds)
			}
			if own := ownText(&a); !strings.Contains(own, strings.Split(news, "\n")[1]) {
				t.Error("news text is lost")
			}
		})
	}
}

func TestMarkFurnitureNeverEmpties(t *testing.T) {
	for _, body := range []string{"شارك الخبر", "المصدر: وكالات\nشارك من خلال", "فيسبوك\nتويتر\nواتساب", ""} {
		a := Article{Body: body}
		MarkFurniture(&a)
		if len(a.Furniture) > 0 {
			t.Errorf("%q: marked %v", body, a.Furniture)
		}
	}
}

// daily makes n articles of an outlet, one a day, each with its own text between head and tail.
func daily(outlet string, n int, head, tail string) []Article {
	arts := make([]Article, n)
	for i := range arts {
		name := string([]rune{'ب' + rune(i%20), 'ا', 'ب' + rune(i/20)})
		text := fmt.Sprintf("خبر المدينة رقم %d عن سوق %s وما جرى فيه من بيع وشراء طوال النهار حتى أغلقت الدكاكين أبوابها.", i, name)
		arts[i] = Article{
			ID: fmt.Sprint(outlet, i), Outlet: outlet, Body: head + text + "\nوتفرق أهل " + name + " بعد ذلك كل إلى بيته في الأحياء البعيدة." + tail,
			Published: arabic.Date{Time: time.Date(2024, 5, 1+i, 0, 0, 0, 0, time.UTC), Precision: arabic.Day},
		}
	}
	return arts
}

func repeated(a *Article) string {
	runes := []rune(a.Body)
	var out []string
	for _, f := range a.Furniture {
		out = append(out, f.Kind+":"+strings.TrimSpace(string(runes[f.Start:f.End])))
	}
	return strings.Join(out, "|")
}

// markRepeated counts and marks a whole corpus. Stories embedded in pages are left to their pages.
func markRepeated(arts []Article) {
	var r Repeats
	for i := range arts {
		if arts[i].Parent == "" {
			r.Add(&arts[i])
		}
	}
	for i := range arts {
		if arts[i].Parent == "" {
			r.Mark(&arts[i])
		}
	}
}

func TestMarkRepeated(t *testing.T) {
	const foot = "\nخدمة القراء في الضفة"
	for _, c := range []struct {
		name string
		arts []Article
		want string
	}{
		{"recurs on many days", daily("الضفة", 8, "", foot), "repeated:خدمة القراء في الضفة"},
		{"too few", daily("الضفة", 4, "", foot), ""},
		{"one day's news in many outlets", sameDay9(foot), ""},
		{"a quotation", daily("الضفة", 8, "", "\n«خدمة القراء في الضفة"), ""},
		{"a sentence six times", daily("الضفة", 6, "", "\nوتشهد المدينة منذ سنوات أزمة مياه خانقة بسبب قلة الأمطار."), ""},
		{"a credit keeps its kind", daily("الضفة", 8, "", "\nالضفة – متابعة – وكالات"), "credit:الضفة – متابعة – وكالات"},
	} {
		t.Run(c.name, func(t *testing.T) {
			markRepeated(c.arts)
			if got := repeated(&c.arts[0]); got != c.want {
				t.Errorf("marked %q, want %q", got, c.want)
			}
		})
	}
}

// sameDay9 is one line carried by nine outlets on one day.
func sameDay9(foot string) []Article {
	var arts []Article
	for i := range 9 {
		arts = append(arts, daily(fmt.Sprint("منبر ", i), 1, "", foot)...)
	}
	return arts
}

// TestRepeatsMerge counts a corpus in parts, in both orders.
func TestRepeatsMerge(t *testing.T) {
	arts := daily("الضفة", 9, "رأس الصفحة هنا\n", "\nخدمة القراء في الضفة")
	var all, a, b Repeats
	for i := range arts {
		all.Add(&arts[i])
		if i%3 == 0 {
			a.Add(&arts[i])
		} else {
			b.Add(&arts[i])
		}
	}
	var ab, ba Repeats
	ab.Merge(&a)
	ab.Merge(&b)
	ba.Merge(&b)
	ba.Merge(&a)
	for _, r := range []*Repeats{&ab, &ba} {
		one, two := arts[4], arts[4]
		all.Mark(&one)
		r.Mark(&two)
		if len(one.Furniture) == 0 || !slices.Equal(one.Furniture, two.Furniture) {
			t.Errorf("whole %v, merged %v", one.Furniture, two.Furniture)
		}
	}
}

func BenchmarkMarkFurniture(b *testing.B) {
	arts := daily("الضفة", 20, "", "\nالمصدر: وكالات\nشارك الخبر")
	for i := range arts {
		arts[i].Body = strings.Repeat(news+"\n", 5) + arts[i].Body
	}
	n := 0
	for i := range arts {
		n += len(arts[i].Body)
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for i := range arts {
			arts[i].Furniture = nil
			MarkFurniture(&arts[i])
		}
	}
}

func BenchmarkMarkRepeated(b *testing.B) {
	arts := daily("الضفة", 200, "", "\nخدمة القراء في الضفة")
	n := 0
	for i := range arts {
		n += len(arts[i].Body)
	}
	b.SetBytes(int64(n))
	for b.Loop() {
		for i := range arts {
			arts[i].Furniture = nil
		}
		markRepeated(arts)
	}
	if utf8.RuneCountInString(repeated(&arts[0])) == 0 {
		b.Fatal("nothing marked")
	}
}
