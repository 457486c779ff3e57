package framing

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isnad/dedup/corpus"
	"isnad/similarity/arabic"
)

// labelStories are three tellings of a happening that never was.
var labelStories = []string{
	`أعلن رئيس الوزراء الليبي سمير القرطوبي أن انفجارا وقع قرب محطة تحلية المياه. واتهم القرطوبي حركة «شروق» بتدبير الهجوم. وقال: "هذا التفجير جريمة ارتكبتها العصابات المسلحة في بلادنا". وأدانت الحكومة الليبية الاعتداء.`,
	`نجا سمير القرطوبي من محاولة اغتيال. وقالت السلطات الليبية إن التفجير استهدف رئيس الوزراء في إقليم زنزور، وإن الإقليم هادئ. ونفت حركة شروق صلتها بالواقعة. وقال القرطوبي إن الهجوم لن يوقف العمل.`,
	`ذكر التلفزيون الليبي الرسمي أن هجوما وقع في زنزور. وحمّلت الحكومة في طرابلس حركة شروق مسؤولية الهجوم الجبان، ورفض رئيس الوزراء الليبي سمير القرطوبي التعليق على الانفجار.`,
}

func labelArticles(bodies ...string) []*corpus.Article {
	articles := make([]*corpus.Article, len(bodies))
	for i, b := range bodies {
		articles[i] = &corpus.Article{ID: fmt.Sprint(i), Body: b}
	}
	return articles
}

// labelTogether reports whether one thing has both expressions.
func labelTogether(things []Thing, a, b string) bool {
	return slices.ContainsFunc(things, func(t Thing) bool {
		has := func(e string) bool {
			return slices.ContainsFunc(t.Uses, func(u Use) bool { return arabic.Fold(u.Expression) == arabic.Fold(e) })
		}
		return has(a) && has(b)
	})
}

func TestFindThings(t *testing.T) {
	articles := labelArticles(labelStories...)
	things := findThings(readAll(articles), labelMarks(articles))
	for _, pair := range [][2]string{
		{"رئيس الوزراء الليبي سمير القرطوبي", "القرطوبي"},
		{"رئيس الوزراء", "سمير القرطوبي"},
		{"انفجارا", "محاولة اغتيال"},
		{"الهجوم الجبان", "الاعتداء"},
		{"الواقعة", "هذا التفجير"},
		{"الحكومة الليبية", "السلطات الليبية"},
		{"الحكومة في طرابلس", "الحكومة الليبية"},
		{"إقليم زنزور", "الإقليم"},
	} {
		if !labelTogether(things, pair[0], pair[1]) {
			t.Errorf("%s and %s are apart", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]string{{"القرطوبي", "الهجوم"}, {"القرطوبي", "الحكومة الليبية"}, {"الحكومة الليبية", "الانفجار"}} {
		if labelTogether(things, pair[0], pair[1]) {
			t.Errorf("%s and %s are one", pair[0], pair[1])
		}
	}
}

func TestFindThingsAliases(t *testing.T) {
	for _, c := range []struct {
		bodies []string
		a, b   string
		one    bool
	}{
		{[]string{"هاجم الحوثيون القرية.", "انسحبت ميليشيات الحوثي من القرية.", `قالت جماعة "أنصار الله" إنها باقية.`}, "الحوثيون", `جماعة "أنصار الله"`, true},
		{[]string{"ردت إسرائيل على النداء.", "رفض الكيان الصهيوني النداء.", "قبلت إسرائيل."}, "إسرائيل", "الكيان الصهيوني", true},
		{[]string{"تبنى داعش البيان.", `نفى تنظيم "الدولة الإسلامية" البيان.`}, "داعش", `تنظيم "الدولة الإسلامية"`, true},
		{[]string{"رفضت حركة حماس العرض وقبلته حركة فتح.", "قالت حماس إن حركة فتح قبلت."}, "حركة حماس", "حركة فتح", false},
		{[]string{"أوقفت الشرطة 31 شخصا.", "قالت الداخلية إن 31 عنصرا مسلحا أوقفوا."}, "31 شخصا", "31 عنصرا مسلحا", true},
		{[]string{"زار الدكتور نبيل الراشدي القرية، ثم زارها الدكتور فؤاد الراشدي.", "وصل نبيل الراشدي وتبعه فؤاد الراشدي."}, "نبيل الراشدي", "فؤاد الراشدي", false},
	} {
		if got := labelTogether(findThings(readAll(labelArticles(c.bodies...)), nil), c.a, c.b); got != c.one {
			t.Errorf("%s, %s: together %v", c.a, c.b, got)
		}
	}
}

func TestFindThingsVoice(t *testing.T) {
	articles := labelArticles(labelStories...)
	for _, thing := range findThings(readAll(articles), labelMarks(articles)) {
		for _, u := range thing.Uses {
			if u.Article == 0 && u.Expression == "هذا التفجير" && (u.Own != 0 || u.Quoted != 1) {
				t.Errorf("own %d, quoted %d", u.Own, u.Quoted)
			}
			if u.Article == 0 && u.Expression == "الهجوم" && (u.Own != 1 || u.Quoted != 0) {
				t.Errorf("own %d, quoted %d", u.Own, u.Quoted)
			}
		}
	}
}

func TestFindThingsBadInput(t *testing.T) {
	for name, bodies := range map[string][]string{
		"none": nil, "empty": {"", " "}, "three words": {"وقع انفجار كبير", "وقع هجوم"}, "one": labelStories[:1],
		"no marks": {strings.NewReplacer(".", "", "،", "", `"`, "").Replace(labelStories[0]), labelStories[1]},
		"Latin":    {"The prime minister survived.", "Le premier ministre a survécu. وقع الانفجار"}, "broken": {"انفجار \xff\xfe هجوم", "هذا", "رئيس الوزراء", "116"},
	} {
		articles := labelArticles(bodies...)
		for _, thing := range findThings(readAll(articles), nil) {
			if thing.Name == "" || len(thing.Uses) == 0 {
				t.Errorf("%s: %+v", name, thing)
			}
		}
	}
}

// labelEvents draws articles from sentences of the stories and from their pieces.
func labelEvents() *rapid.Generator[[]string] {
	var sentences []string
	for _, s := range labelStories {
		sentences = append(sentences, strings.SplitAfter(s, ".")...)
	}
	sentences = append(sentences, "هذه ", "للحوثيين 116 شخصا، ", "«أنصار الله» ", "وقوات التحالف بقيادة السعودية ", "abc ")
	for _, s := range sentences[:4] {
		sentences = append(sentences, strings.NewReplacer(`"`, "", "«", "", "»", "").Replace(s))
	}
	body := rapid.Map(rapid.SliceOfN(rapid.SampledFrom(sentences), 1, 8), func(s []string) string { return strings.Join(s, " ") })
	return rapid.SliceOfN(body, 1, 6)
}

// labelTable is things with articles told by their bodies, so that it can be compared whatever their order.
func labelTable(articles []*corpus.Article, things []Thing) []string {
	var lines []string
	for _, th := range things {
		var uses []string
		for _, u := range th.Uses {
			uses = append(uses, fmt.Sprint(articles[u.Article].Body, u.Expression, u.Own, u.Quoted, u.Places))
		}
		slices.Sort(uses)
		lines = append(lines, th.Name+"\t"+strings.Join(uses, "\t"))
	}
	return lines
}

func TestFindThingsOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bodies := labelEvents().Draw(t, "bodies")
		other := rapid.Permutation(bodies).Draw(t, "other order")
		a, b := labelArticles(bodies...), labelArticles(other...)
		if x, y := labelTable(a, findThings(readAll(a), labelMarks(a))), labelTable(b, findThings(readAll(b), labelMarks(b))); !slices.Equal(x, y) {
			t.Fatalf("order matters:\n%q\n%q", x, y)
		}
	})
}

func TestFindThingsCopy(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bodies := labelEvents().Draw(t, "bodies")
		which := rapid.IntRange(0, len(bodies)-1).Draw(t, "copied")
		a, b := labelArticles(bodies...), labelArticles(append(slices.Clone(bodies), bodies[which])...)
		before, after := findThings(readAll(a), labelMarks(a)), findThings(readAll(b), labelMarks(b))
		for i := range after {
			after[i].Uses = slices.DeleteFunc(after[i].Uses, func(u Use) bool { return u.Article == len(bodies) })
		}
		if x, y := labelTable(a, before), labelTable(b, after); !slices.Equal(x, y) {
			t.Fatalf("the copy of %d adds:\n%q\n%q", which, x, y)
		}
	})
}

func TestFindThingsPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		articles := labelArticles(labelEvents().Draw(t, "bodies")...)
		taken := map[Place]bool{}
		for _, thing := range findThings(readAll(articles), labelMarks(articles)) {
			for _, u := range thing.Uses {
				if u.Own+u.Quoted != len(u.Places) || len(u.Places) == 0 {
					t.Fatalf("%d own, %d quoted at %d places", u.Own, u.Quoted, len(u.Places))
				}
				body := []rune(articles[u.Article].Body)
				for i, s := range u.Places {
					text := string(body[s.Start:s.End])
					if i == 0 && text != u.Expression {
						t.Fatalf("%q at the place of %q", text, u.Expression)
					}
					for at := s.Start; at < s.End; at++ {
						p := Place{u.Article, corpus.Span{Start: at, End: at + 1}}
						if taken[p] {
							t.Fatalf("%q is counted twice", text)
						}
						taken[p] = true
					}
				}
			}
		}
	})
}

func BenchmarkFindThings(b *testing.B) {
	var bodies []string
	for i := range 12 {
		bodies = append(bodies, strings.Repeat(labelStories[i%3]+"\n", 1+i/3))
	}
	articles := labelArticles(bodies...)
	size := 0
	for _, a := range articles {
		size += len(a.Body)
	}
	r := newReader()
	b.SetBytes(int64(size))
	for b.Loop() {
		findThings(r.readAll(articles), nil)
	}
	b.ReportMetric(float64(len(articles)*b.N)/b.Elapsed().Seconds(), "articles/s")
}
