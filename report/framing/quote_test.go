package framing

import (
	"strings"
	"testing"
	"unicode/utf8"

	"isnad/dedup/corpus"

	"pgregory.net/rapid"
)

// quoteLine writes a quotation as a test states it: «words | speaker | verb | class», with ! before unmarked speech and ? behind an anonymous
// speaker.
func quoteLine(body string, q Quotation) string {
	line := string([]rune(body)[q.Span.Start:q.Span.End]) + " | " + q.Speaker
	if q.Anonymous {
		line += "?"
	}
	if !q.Marked {
		line = "!" + line
	}
	return line + " | " + q.Verb + " | " + q.VerbClass
}

func TestFindQuotations(t *testing.T) {
	r := newReader() // one for all: what it has read leaves no trace
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"straight marks", `وقال وزير الري سامر الحلو إن "السد سيفتح أبوابه غدا".`, []string{"السد سيفتح أبوابه غدا | وزير الري سامر الحلو | قال | neutral"}},
		{"guillemets and colon", "أكدت الهيئة: «الجسر آمن للجميع».", []string{"الجسر آمن للجميع | الهيئة | أكدت | stress"}},
		{"curly marks", "زعم الناطق أن “المدينة خالية من السكان”.", []string{"المدينة خالية من السكان | الناطق | زعم | claim"}},
		{"curly marks of one shape", "زعم الناطق أن ”المدينة خالية من السكان”.", []string{"المدينة خالية من السكان | الناطق | زعم | claim"}},
		{"low marks", "نفى المدير أن „الشركة باعت أرضها للغرباء“.", []string{"الشركة باعت أرضها للغرباء | المدير | نفى | deny"}},
		{"angles", "قال العمدة ‹لن نترك بيوتنا أبدا›.", []string{"لن نترك بيوتنا أبدا | العمدة | قال | neutral"}},
		{"single marks", "قال العمدة 'لن نترك بيوتنا أبدا'.", []string{"لن نترك بيوتنا أبدا | العمدة | قال | neutral"}},
		{"two single marks", "قال العمدة ''لن نترك بيوتنا أبدا''.", []string{"لن نترك بيوتنا أبدا | العمدة | قال | neutral"}},
		{"parentheses", "وقال العمدة: (لن نترك بيوتنا أبدا).", []string{"لن نترك بيوتنا أبدا | العمدة | قال | neutral"}},
		{"spaces inside", `قال العمدة " لن نترك بيوتنا أبدا " .`, []string{"لن نترك بيوتنا أبدا | العمدة | قال | neutral"}},
		{"turned around", "قال العمدة: »لن نترك بيوتنا أبدا«.", []string{"لن نترك بيوتنا أبدا | العمدة | قال | neutral"}},
		{"never closed", "وأضاف العمدة: \"لن نترك بيوتنا أبدا. وتابع بالقول: \"هذه أرض جدودنا القديمة\".", []string{
			"لن نترك بيوتنا أبدا. | العمدة | أضاف | neutral", "هذه أرض جدودنا القديمة | العمدة | تابع بالقول | neutral",
		}},
		{"never opened", "قال العمدة إن البيوت لن تترك أبدا\".\nوسكت.", []string{"البيوت لن تترك أبدا | العمدة | قال | neutral"}},
		{"several sentences", "قال العمدة: \"لن نترك بيوتنا. هذه أرضنا. سنبقى\".", []string{"لن نترك بيوتنا. هذه أرضنا. سنبقى | العمدة | قال | neutral"}},
		{"several paragraphs", "قالت الوزارة: \"بدأ العمل صباحا.\nوانتهى مساء\".\nوعاد العمال.", []string{"بدأ العمل صباحا.\nوانتهى مساء | الوزارة | قالت | neutral"}},
		{"unmarked", "قال الحارس إن الباب كان مفتوحا. ونام.", []string{"!الباب كان مفتوحا | الحارس | قال | neutral"}},
		{"unmarked behind a colon", "قال الحارس: الباب كان مفتوحا.", []string{"!الباب كان مفتوحا | الحارس | قال | neutral"}},
		{"unmarked to the next verb", "أكد الحارس أن الباب كان مفتوحا، مضيفا أن المفتاح ضاع أمس.", []string{
			"!الباب كان مفتوحا | الحارس | أكد | stress", "!المفتاح ضاع أمس | الحارس | مضيفا | neutral",
		}},
		{"half marked", "وقال المدير إن المصنع الجديد في البلدة \"سيعمل بطاقته الكاملة\".", []string{
			"!المصنع الجديد في البلدة | المدير | قال | neutral", "سيعمل بطاقته الكاملة | المدير | قال | neutral",
		}},
		{"nested", "قال العمدة: \"إن جريدة «الضفة» كتبت ما كتبت ولن نرد\".", []string{"إن جريدة «الضفة» كتبت ما كتبت ولن نرد | العمدة | قال | neutral"}},
		{"hidden subject", "قال سالم النجار إن \"الماء وصل إلى القرية\". وأضاف: \"شكرا لكل من ساعدنا\".", []string{
			"الماء وصل إلى القرية | سالم النجار | قال | neutral", "شكرا لكل من ساعدنا | سالم النجار | أضاف | neutral",
		}},
		{"hidden subject by gender", "قالت هدى النجار إن \"الماء وصل إلى القرية\". وأجاب سالم: \"لم يصل شيء إلينا\". وأضافت: \"شكرا لكل من ساعدنا\".", []string{
			"الماء وصل إلى القرية | هدى النجار | قالت | neutral", "لم يصل شيء إلينا | سالم | أجاب | neutral", "شكرا لكل من ساعدنا | هدى النجار | أضافت | neutral",
		}},
		{"subject first", "وكان مدير الميناء قد أعلن أن \"السفن ستعود في الربيع\".", []string{"السفن ستعود في الربيع | مدير الميناء | أعلن | neutral"}},
		{"relative", "ورد على النقابة التي اعتبرت أن \"القرار ظالم ومتسرع جدا\".", []string{"القرار ظالم ومتسرع جدا | النقابة | اعتبرت | claim"}},
		{"a name not given", "وصف مسؤول كبير في الوزارة، طلب عدم ذكر اسمه، المحادثات بأنها «صريحة وبناءة جدا».", []string{"صريحة وبناءة جدا | مسؤول كبير في الوزارة? | وصف | describe"}},
		{"apposition", "قال الناطق باسم البلدية، سعد الرامي، إن \"الشارع سيفتح غدا\".", []string{"الشارع سيفتح غدا | الناطق باسم البلدية، سعد الرامي | قال | neutral"}},
		{"inverted", "\"لن نترك بيوتنا أبدا\"، قال سالم النجار.", []string{"لن نترك بيوتنا أبدا | سالم النجار | قال | neutral"}},
		{"according to", "ستبقى الطريق \"مغلقة حتى نهاية الشهر\"، بحسب مدير المرور.", []string{"مغلقة حتى نهاية الشهر | مدير المرور | بحسب | neutral"}},
		{"source", "ونقلت الوكالة عن سالم النجار قوله إن \"الماء وصل إلى القرية\".", []string{"الماء وصل إلى القرية | سالم النجار | قوله | neutral"}},
		{"anonymous", "وكشف مصدر مطلع أن \"الصفقة ستوقع الأسبوع المقبل\".", []string{"الصفقة ستوقع الأسبوع المقبل | مصدر مطلع? | كشف | neutral"}},
		{"completed verb", "وأضاف النجار قائلا: \"شكرا لكل من ساعدنا\".", []string{"شكرا لكل من ساعدنا | النجار | أضاف قائلا | neutral"}},
		{"two words", "ووصف الأمير سعد بن سالم القرار بأنه \"خطأ فادح\".", []string{"خطأ فادح | الأمير سعد بن سالم | وصف | describe"}},
		{"names", "وصلت قافلة حركة \"الفجر\" إلى ملعب \"الضفة الخضراء\" بعد عرض فيلم \"آخر أيام الجسر القديم\".", nil},
		{"name of the speaker", "وقالت \"الضفة\" في بيان إن الطريق مفتوحة للجميع.", []string{"!الطريق مفتوحة للجميع | الضفة | قالت | neutral"}},
		{"whom one speaks to", "وقال الحارس لـ\"الضفة\" أمس إن الباب كان مفتوحا.", []string{"!الباب كان مفتوحا | الحارس | قال | neutral"}},
		{"scare quote", "اعتقلت الشرطة خلية \"خطيرة\" في البلدة.", nil},
		{"subhead", "مقدمة الخبر هنا.\n\"حكاية جسر\"\nوسار الناس.", nil},
		{"nobody says", "يذكر أن الجسر بني قبل عشرين عاما.", nil},
		{"whom one tells", "وقالت هدى النجار إن \"الماء وصل إلى القرية\". وأضافت للمراسلين: \"شكرا لكل من ساعدنا\".", []string{
			"الماء وصل إلى القرية | هدى النجار | قالت | neutral", "شكرا لكل من ساعدنا | هدى النجار | أضافت | neutral",
		}},
		{"whom one informs", "رأى سالم النجار أن \"الماء وصل إلى القرية\". ثم أخبر المراسلين أن \"العمل انتهى قبل موعده\".", []string{
			"الماء وصل إلى القرية | سالم النجار | رأى | claim", "العمل انتهى قبل موعده | سالم النجار | أخبر | neutral",
		}},
		{"issued by", "وقال بيان مشترك صدر عن الوزارتين في العاصمة إن \"الطريق مفتوحة للجميع منذ اليوم\".", []string{
			"الطريق مفتوحة للجميع منذ اليوم | بيان مشترك صدر عن الوزارتين | قال | neutral",
		}},
		{"no preposition ends a speaker", "ودعت وزيرة الري هدى النجار إلى \"الحفاظ على كل قطرة ماء\".", []string{
			"الحفاظ على كل قطرة ماء | وزيرة الري هدى النجار | دعت | demand",
		}},
		{"an object behind the name", "وأعلنت الهيئة العامة للري عدم مشاركتها \"نظرا إلى ضيق الوقت المتاح\".", []string{
			"نظرا إلى ضيق الوقت المتاح | الهيئة العامة للري | أعلنت | neutral",
		}},
		{"date behind the name", "وقال سالم النجار الأسبوع الماضي إن \"الماء وصل إلى القرية\".", []string{"الماء وصل إلى القرية | سالم النجار | قال | neutral"}},
		{"describing them", "ورحب سالم النجار بالزوار الجدد واصفا إياهم \"بالضيوف\".", []string{"بالضيوف | سالم النجار | واصفا | describe"}},
		{"subject before its verb", "الوزارة تندد \"بكل من يقطع الأشجار القديمة\".", []string{"بكل من يقطع الأشجار القديمة | الوزارة | تندد | condemn"}},
		{"title issued", "وكانت الوزارة قد أصدرت في الربيع \"القائمة الوطنية للآثار القديمة\".", nil},
		{"age", "وسأل المدرب اللاعب الجديد \"20 عاما\" عن حاله.", nil},
		{"going on in the next paragraph", "أعلن سالم أن المطر قادم غدا. وقالت هدى النجار إن \"الماء وصل إلى القرية\".\n\"سنبدأ العمل في الربيع المقبل مع أهل القرية وأهل الضفة كلها ومع كل من يريد ذلك منكم\".\nوسار الناس إلى الجسر.", []string{
			"!المطر قادم غدا | سالم | أعلن | neutral", "الماء وصل إلى القرية | هدى النجار | قالت | neutral", "سنبدأ العمل في الربيع المقبل مع أهل القرية وأهل الضفة كلها ومع كل من يريد ذلك منكم | هدى النجار | قالت | neutral",
		}},
		{"said not", "لم يقل الحارس إن الباب كان مفتوحا.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			quotes, _ := r.quotationsOf(r.read(&corpus.Article{Body: c.body}))
			for _, q := range quotes {
				got = append(got, quoteLine(c.body, q))
			}
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("%s\n got %q\nwant %q", c.body, got, c.want)
			}
		})
	}
}

func TestQuotationsLeaveFurnitureOut(t *testing.T) {
	menu := "قال القارئ: \"هذا تعليق طويل من القراء\".\n"
	body := menu + "قال الحارس: \"الباب كان مفتوحا للجميع\"."
	a := &corpus.Article{Body: body, Furniture: []corpus.Furniture{{Span: corpus.Span{Start: 0, End: len([]rune(menu))}, Kind: "comments"}}}
	quotes := findQuotations(a)
	if len(quotes) != 1 || quotes[0].Speaker != "الحارس" {
		t.Errorf("got %+v", quotes)
	}
}

func TestLinkCuts(t *testing.T) {
	bodies := []string{
		"قال الحارس: \"الباب كان مفتوحا للجميع منذ الصباح، ولم أر أحدا يدخل المبنى\".",
		"قال الحارس إن \"الباب كان مفتوحا للجميع منذ الصباح\".",
		"قال الحارس: \"الباب كان مفتوحا للجميع منذ الصباح\".",
		"قالت الجارة: \"سمعت صوتا غريبا في الليل وخفت كثيرا\".",
	}
	quotes, articles := [][]Quotation{}, []*corpus.Article{}
	for _, body := range bodies {
		a := &corpus.Article{Body: body}
		articles = append(articles, a)
		quotes = append(quotes, findQuotations(a))
	}
	linkCuts(quotes, readAll(articles))
	for i, want := range []int{2, 1, 1, 0} {
		if got := len(quotes[i][0].Cut); got != want {
			t.Errorf("article %d: %d cuts, want %d", i, got, want)
		}
		if quotes[i][0].Article != i {
			t.Errorf("article %d: named %d", i, quotes[i][0].Article)
		}
	}
}

// quoteBodies draws texts of words, marks and ends that quotations are made of.
func quoteBodies() *rapid.Generator[string] {
	pieces := append(strings.Fields("قال قالت وأضاف مؤكدا قائلا إن أن الوزير حركة سالم بحسب وفقا للوكالة عن قوله مصدر الذي كان قد لـ و ا CNN 12 « » \" \" “ ” ' '' ( ) { } ‹ › : ، . ؟ ... ؛"), "\n", "\n", "كَتَبَ", "\xff")
	return rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		for _, p := range rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 60).Draw(t, "pieces") {
			b.WriteString(p)
			if rapid.Bool().Draw(t, "space") {
				b.WriteByte(' ')
			}
		}
		return b.String()
	})
}

// checkQuotations fails where a quotation does not slice the body, touches furniture, or comes out otherwise of a reader that has read before.
func checkQuotations(t interface{ Fatalf(string, ...any) }, r *reader, a *corpus.Article) {
	length := len([]rune(a.Body))
	r.clear()
	quotes := findQuotations(a)
	again, _ := r.quotationsOf(r.read(a))
	if len(quotes) != len(again) {
		t.Fatalf("%d quotations, then %d", len(quotes), len(again))
	}
	if !utf8.ValidString(a.Body) {
		return // readers make bodies valid; here it must only not panic
	}
	last := 0
	for i, q := range quotes {
		if quoteLine(a.Body, q) != quoteLine(a.Body, again[i]) || q.Span != again[i].Span {
			t.Fatalf("%+v, then %+v", q, again[i])
		}
		if q.Span.Start < last || q.Span.Start >= q.Span.End || q.Span.End > length {
			t.Fatalf("span %v of %d, behind %d", q.Span, length, last)
		}
		last = q.Span.Start
		for _, f := range a.Furniture {
			if overlap(f.Span, q.Span) > 0 {
				t.Fatalf("%v is furniture %v", q.Span, f)
			}
		}
		if (q.Verb == "") != (q.VerbClass == "") {
			t.Fatalf("verb %q of class %q", q.Verb, q.VerbClass)
		}
	}
	copies := [][]Quotation{quotes, again}
	linkCuts(copies, readAll([]*corpus.Article{a, {Body: a.Body}}))
}

func TestQuotationProperties(t *testing.T) {
	r := newReader()
	rapid.Check(t, func(t *rapid.T) {
		a := &corpus.Article{Body: quoteBodies().Draw(t, "body")}
		length := len([]rune(a.Body))
		start := rapid.IntRange(0, length).Draw(t, "start")
		if end := rapid.IntRange(start, length).Draw(t, "end"); end > start {
			a.Furniture = []corpus.Furniture{{Span: corpus.Span{Start: start, End: end}, Kind: "menu"}}
		}
		checkQuotations(t, r, a)
	})
}

func FuzzFindQuotations(f *testing.F) {
	f.Add("قال الوزير إن \"السد سيفتح أبوابه غدا\"، مضيفا: «شكرا».", 3, 9)
	f.Add("\"\"''((»«", 0, 2)
	r := newReader()
	f.Fuzz(func(t *testing.T, body string, start, end int) {
		a := &corpus.Article{Body: body}
		if length := len([]rune(body)); 0 <= start && start < end && end <= length {
			a.Furniture = []corpus.Furniture{{Span: corpus.Span{Start: start, End: end}, Kind: "menu"}}
		}
		checkQuotations(t, r, a)
	})
}

func BenchmarkFindQuotations(b *testing.B) {
	sentence := "وقال وزير الري سامر الحلو، خلال زيارته البلدة أمس، إن \"السد سيفتح أبوابه غدا أمام الزوار\"، مؤكدا أن العمل انتهى قبل موعده. وسار الناس إلى الجسر القديم ومعهم أولادهم.\n"
	a := &corpus.Article{Body: strings.Repeat(sentence, 40)}
	r, text := newReader(), new(reading)
	b.SetBytes(int64(len(a.Body)))
	b.ReportAllocs()
	for b.Loop() {
		r.readInto(text, a)
		r.quotationsOf(text)
	}
}
