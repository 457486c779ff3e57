package corpus

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// creditsOf writes credits as "where kind agency «text of the span»".
func creditsOf(art *Article) string {
	var out []string
	body := []rune(art.Body)
	for _, c := range FindCredits(DefaultAgencies(), art) {
		name := c.Agency
		if c.Kind == "generic" {
			name = "*"
		}
		s := c.Where + " " + name
		if c.Span.End > 0 {
			s += " «" + string(body[c.Span.Start:c.Span.End]) + "»"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

const story = "أعلنت الوزارة أن الوفد وصل إلى المدينة صباح اليوم.\nوأضافت أن المحادثات تستمر يومين.\nوختم الوزير بالقول إن الاتفاق قريب."

func TestFindCredits(t *testing.T) {
	for _, c := range []struct{ author, body, want string }{
		{"الرياض - واس", story, "byline واس"},
		{"واس (جدة)", story, "byline واس"},
		{" واس&nbsp;- جدة", story, "byline واس"},
		{"رويترز:", story, "byline رويترز"},
		{"كابول - أ. ف. ب.", story, "byline أ ف ب"},
		{"الكويت : (ا ف ب)", story, "byline أ ف ب"},
		{"سامي حسن (بيروت)، وكالات", story, "byline *"},
		{"لندن: «الضفاف»", story, ""},
		{"متابعة - سامي حسن", story, "byline *"},
		{"الفرنسية:", story, "byline أ ف ب"},
		{"فارس القحطاني", story, ""},
		{"فارس", story, ""},
		{"طهران - فارس", story, "byline فارس"},
		{"وفا أحمد - غزة", story, ""},
		{"", "بغداد (رويترز) - " + story, "dateline رويترز «رويترز»"},
		{"", "الرياض - واس:\n" + story, "dateline واس «واس»"},
		{"", "دمشق-سانا\n" + story, "dateline سانا «سانا»"},
		{"", "الضفاف – متابعات\n" + story, "dateline * «متابعات»"},
		{"", "أعلنت الوزارة وصول الوفد (رويترز) - وأضافت أن المحادثات تستمر.\n" + story, "lead رويترز «رويترز»"},
		{"", story + "\nالمصدر: وكالة الضفاف المستقلة", "tail وكالة الضفاف المستقلة «وكالة الضفاف المستقلة»"},
		{"", story + "\nالمصدر: المنارة\nكلمات دلالية: العراق", "tail المنارة «المنارة»"},
		{"", story + "\nالمصدر: “سانا” + “واع”", "tail سانا «سانا»; tail واع «واع»"},
		{"", "المصدر / وكالات - الضفاف\n" + story, "byline * «وكالات»"},
		{"", story + "\nالمنارة – متابعة – وكالات\nالنص لا يعبر بالضرورة عن وجهة نظر المنارة، والمصدر هو المسؤول عنه.", "tail * «متابعة»; tail * «وكالات»"},
		{"", story + "\nم.ع / ر.ك (أ ف ب، رويترز)", "tail أ ف ب «أ ف ب»; tail رويترز «رويترز»"},
		{"", story + "\nالقناة24/ أ ف ب", "tail أ ف ب «أ ف ب»"},
		{"", story + " (رويترز)", "tail رويترز «رويترز»"},
		{"", story + "\n(وكالات).", "tail * «وكالات»"},
		{"", story + "\nوكالات", "tail * «وكالات»"},
		{"", story + " المصدر: وكالات", "tail * «وكالات»"},
		{"", "قالت رويترز إن الوفد وصل. " + story, ""},
		{"", "نقلت وكالة رويترز عن مسؤول - لم تسمه - أن الوفد وصل. " + story, ""},
		{"", "ذكرت وكالة الأنباء الأردنية (بترا)، أمس، أن الوفد وصل. " + story, ""},
		{"", story + " حسبما أفادت وكالة الأنباء السعودية (واس).", ""},
		{"", story + " وذلك في الثلاثين من أغسطس (آب).", ""},
		{"", "المصدر: إن القوات انسحبت من المدينة بعد أن تسلمت الشرطة المواقع كلها صباح أمس.\n" + story, ""},
		{"", story + "\nمعا", ""},
		{"", story + "\n3- الفرنسية.\n4- الألمانية.\n5- اليابانية.", ""},
		{"", story + ".وفقا للألمانية.\nرابط الخبر: وصول الوفد", "tail د ب أ «وفقا للألمانية»"},
		{"", story + " وذلك وفقا لرويترز.", ""},
	} {
		art := &Article{Author: c.author, Body: c.body, Outlet: "النهار الجديد"}
		if got := creditsOf(art); got != c.want {
			t.Errorf("author %q, body %q…%q:\n got  %s\n want %s", c.author, head(c.body), lastRunes(c.body, 50), got, c.want)
		}
	}
}

func head(s string) string {
	n := min(len(s), 60)
	for !utf8.ValidString(s[:n]) {
		n--
	}
	return s[:n]
}

// TestFindCreditsOwnOutlet: an outlet's name on its own page is no agency, save after «المصدر:».
func TestFindCreditsOwnOutlet(t *testing.T) {
	art := &Article{Outlet: "رويترز", Author: "رويترز", Body: "بغداد (رويترز) - " + story}
	if got := creditsOf(art); got != "" {
		t.Errorf("own name: %s", got)
	}
	art.Body += "\nالمصدر: رويترز"
	if got := creditsOf(art); got != "tail رويترز «رويترز»" {
		t.Errorf("own source line: %s", got)
	}
}

// TestFindCreditsFurniture: furniture is not read, but a line marked as a credit is.
func TestFindCreditsFurniture(t *testing.T) {
	body := story + "\nالمصدر: رويترز\nشاهد أيضا\nالمصدر: واس"
	runes := utf8.RuneCountInString
	source := runes(story + "\n")
	art := &Article{Body: body, Furniture: []Furniture{
		{Span: Span{source, source + runes("المصدر: رويترز")}, Kind: "credit"},
		{Span: Span{source + runes("المصدر: رويترز\n"), runes(body)}, Kind: "related"},
	}}
	if got := creditsOf(art); got != "tail رويترز «رويترز»" {
		t.Errorf("%s", got)
	}
}

func TestReadAgencies(t *testing.T) {
	a, err := ReadAgencies(strings.NewReader("# mine\nوكالة الضفاف | العراق | الضفاف, DFF\nلقط | * | التقاط\n"))
	if err != nil {
		t.Fatal(err)
	}
	if name, ok := a.Agency("dff"); !ok || name != "وكالة الضفاف" {
		t.Errorf("%q %v", name, ok)
	}
	if _, ok := a.Agency("التقاط"); ok {
		t.Error("a generic credit is no agency")
	}
	all := DefaultAgencies().Add(a)
	for _, name := range []string{"DFF", "Reuters", "أ.ف.ب"} {
		if _, ok := all.Agency(name); !ok {
			t.Errorf("%s is lost", name)
		}
	}
	for _, bad := range []string{"رويترز", "| بريطانيا |", "a|b|c|d"} {
		if _, err := ReadAgencies(strings.NewReader(bad)); err == nil || !strings.HasPrefix(err.Error(), "line 1: ") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// TestDefaultAgencies: the embedded list is whole, and the agencies every desk uses are in it.
func TestDefaultAgencies(t *testing.T) {
	a, err := defaultAgencies()
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, s := range a.spellings {
		names[s.agency] = true
	}
	if len(names) < 60 {
		t.Errorf("%d agencies", len(names))
	}
	for spelling, want := range map[string]string{
		"وكالة الأنباء السعودية": "واس", "فرانس برس": "أ ف ب", "AFP": "أ ف ب", "ا ف ب": "أ ف ب", "أسوشيتد برس": "أ ب", "أ. ب": "أ ب",
		"د ب ا": "د ب أ", "وكالة الأناضول": "الأناضول", "وأج": "واج", "الوكالة الوطنية للإعلام": "الوطنية", "وكالة أنباء الشرق الأوسط": "أ ش أ",
	} {
		if got, _ := a.Agency(spelling); got != want {
			t.Errorf("%s is %q, want %s", spelling, got, want)
		}
	}
}

func BenchmarkFindCredits(b *testing.B) {
	body := "بغداد (رويترز) - " + strings.Repeat(story+"\n", 10) + "المصدر: رويترز"
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		FindCredits(DefaultAgencies(), &Article{Author: "الرياض - واس", Body: body})
	}
}
