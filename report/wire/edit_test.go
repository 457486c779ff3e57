package wire

import (
	"slices"
	"strings"
	"testing"

	"isnad/dedup/corpus"
	"isnad/dedup/newsroom"
	"isnad/similarity/arabic"

	"pgregory.net/rapid"
)

// editCases: the source, the copy, and the edits wanted as spelled writes them.
var editCases = []struct {
	name, source, copied string
	want                 []string
}{
	{"digits", "أعلنت الهيئة أن الأمطار جرفت 530 متراً من الطريق الساحلي.", "أعلنت الهيئة أن الأمطار جرفت 35 متراً من الطريق الساحلي.", []string{"number! «530» → «35»"}},
	{"magnitude", "بلغت كلفة الجسر ثلاثة مليارات ريال بحسب البلدية.", "بلغت كلفة الجسر ثلاثة ملايين ريال بحسب البلدية.", []string{"number! «ثلاثة مليارات» → «ثلاثة ملايين»"}},
	{"words and digits of one value", "أصيب سبعة عمال في مصنع الزجاج أمس.", "أصيب 7 عمال في مصنع الزجاج أمس.", nil},
	{"decimal printed the other way round", "بلغ عدد القراء 3ر42 مليون شخص في عموم البلاد.", "بلغ عدد القراء 42.3 مليون شخص في عموم البلاد.", nil},
	{"thousands with a point", "وجدت فيها اللجنة 1.489 جهازاً قديماً في المخازن.", "وجدت فيها اللجنة 1489 جهازاً قديماً في المخازن.", nil},
	{"ordinal", "افتتح المهرجان دورته الحادية عشرة في قلعة المدينة.", "افتتح المهرجان دورته الثانية عشرة في قلعة المدينة.", []string{"number! «الحادية عشرة» → «الثانية عشرة»"}},
	{"dual", "تستمر أعمال الصيانة في المحطة يومين ثم تعود المياه.", "تستمر أعمال الصيانة في المحطة يوماً ثم تعود المياه.", []string{"number! «يومين» → «يوماً»"}},
	{"numbers that changed places", "أسفر الحادث عن مقتل 5 أشخاص وإصابة 7 آخرين على الطريق.", "أسفر الحادث عن إصابة 7 آخرين ومقتل 5 أشخاص على الطريق.", nil},
	{"numbers exchanged", "أسفر الحادث عن مقتل 5 أشخاص وإصابة 7 آخرين على الطريق.", "أسفر الحادث عن مقتل 7 أشخاص وإصابة 5 آخرين على الطريق.", []string{"number! «5» → «7»", "number! «7» → «5»"}},
	{"percent", "ارتفع إنتاج التمور 12 في المئة هذا الموسم.", "ارتفع إنتاج التمور 12 بالمائة هذا الموسم.", nil},
	{"month", "يعقد المجلس جلسته يومي 22 و23 تموز في القصر.", "يعقد المجلس جلسته يومي 22 و23 يونيو في القصر.", []string{"date! «22 و23 تموز» → «22 و23 يونيو»"}},
	{"month by another name", "يعقد المجلس جلسته يومي 22 و23 تموز في القصر.", "يعقد المجلس جلسته يومي 22 و23 يوليو في القصر.", nil},
	{"month twice", "بدأ العمل في كانون الثاني الماضي على ضفة النهر.", "بدأ العمل في يناير/كانون الثاني الماضي على ضفة النهر.", nil},
	{"weekday", "وصل الوفد إلى المطار مساء الأربعاء قادماً من الجنوب.", "وصل الوفد إلى المطار مساء الخميس قادماً من الجنوب.", []string{"date! «مساء الأربعاء» → «مساء الخميس»"}},
	{"relative day", "وصل الوفد إلى المطار اليوم قادماً من الجنوب.", "وصل الوفد إلى المطار أمس قادماً من الجنوب.", []string{"date «اليوم» → «أمس»"}},
	{"relative for a weekday", "وصل الوفد إلى المطار مساء السبت قادماً من الجنوب.", "وصل الوفد إلى المطار أمس السبت قادماً من الجنوب.", []string{"date «مساء السبت» → «أمس السبت»"}},
	{"family name", "وقال الوزير ثابت العباسي إن الأشغال تنتهي قريباً.", "وقال الوزير ثابت العبادي إن الأشغال تنتهي قريباً.", []string{"name! «العباسي» → «العبادي»"}},
	{"name by a letter", "وذكر المهندس عثمان كمبال أن المياه بلغت القرى.", "وذكر المهندس عثمان كمال أن المياه بلغت القرى.", []string{"name! «كمبال» → «كمال»"}},
	{"place", "انطلقت القافلة من البصرة فجراً نحو المخيم.", "انطلقت القافلة من كركوك فجراً نحو المخيم.", []string{"name! «البصرة» → «كركوك»"}},
	{"spelling of a name", "التقى الرئيس غورباتشوف عدداً من الطلاب في الساحة.", "التقى الرئيس جورباتشوف عدداً من الطلاب في الساحة.", nil},
	{"name written together", "تحدث الشيخ عبد الرحمن إلى أهالي القرية طويلاً.", "تحدث الشيخ عبدالرحمن إلى أهالي القرية طويلاً.", nil},
	{"label replaced", "طالب الأهالي الرئيس المخلوع بالمثول أمام المحكمة.", "طالب الأهالي الرئيس السابق بالمثول أمام المحكمة.", []string{"label «المخلوع» → «السابق»"}},
	{"epithet", "توقف القصف الذي تعرض له الحي عند الفجر.", "توقف القصف الإجرامي الذي تعرض له الحي عند الفجر.", []string{"label «» → «الإجرامي»"}},
	{"adjective of a person", "منحت اللجنة الجائزة للمخرجة الجزائرية عن فيلمها الأول.", "منحت اللجنة الجائزة للمخرجة الشابة عن فيلمها الأول.", []string{"label «الجزائرية» → «الشابة»"}},
	{"synonym", "وصلت القافلة إلى مدينة ساحلية بعد رحلة شاقة.", "وصلت القافلة إلى بلدة ساحلية بعد رحلة شاقة.", nil},
	{"verb", "وقال مدير المرفأ إن السفن تأخرت.", "وزعم مدير المرفأ إن السفن تأخرت.", []string{"verb «وقال» → «وزعم»"}},
	{"verb that denies", "نفت المتحدثة أن تكون الشركة قد أفلست.", "أكدت المتحدثة أن تكون الشركة قد أفلست.", []string{"verb «نفت» → «أكدت»"}},
	{"negation lost", "وقال الخبير: ولا نتوقع هزة أكبر في الأيام القادمة.", "وقال الخبير: ونتوقع هزة أكبر في الأيام القادمة.", []string{"negation! «ولا نتوقع» → «ونتوقع»"}},
	{"negation with the verb", "وذكر أن الأمر لم يكن مطروحاً على جدول الأعمال.", "وذكر أن الأمر كان مطروحاً على جدول الأعمال.", []string{"negation! «لم يكن» → «كان»"}},
	{"negation added", "وصف الوزير الاتفاق بأنه قابل للتنفيذ هذا العام.", "وصف الوزير الاتفاق بأنه غير قابل للتنفيذ هذا العام.", []string{"negation! «قابل» → «غير قابل»"}},
	{"one negation for another", "عاد الصيادون من دون إصابات إلى الميناء.", "عاد الصيادون بلا إصابات إلى الميناء.", nil},
	{"no negations", "ولا سيما أن المطر لا يزال غزيراً، غير أن الطريق سالك.", "وخصوصاً أن المطر ما زال غزيراً، إلا أن الطريق سالك.", nil},
	{"attribution", "وقال الصيدلي لوكالة تخوم إن الأدوية نفدت.", "وقال الصيدلي إن الأدوية نفدت.", []string{"attribution «لوكالة تخوم» → «»"}},
	{"attribution by a phrase", "بلغ عدد المصابين تسعة، بحسب وزارة الصحة، في حصيلة أولى.", "بلغ عدد المصابين تسعة، في حصيلة أولى.", []string{"attribution «بحسب وزارة الصحة» → «»"}},
	{"voice", "قتل حارس المنجم في انهيار السقف.", "لقي حارس المنجم مصرعه في انهيار السقف.", []string{"voice «قتل» → «لقي»"}},
	{"passive by تم", "أوقفت الشرطة سائق الشاحنة عند الجسر القديم.", "تم توقيف سائق الشاحنة عند الجسر القديم.", []string{"voice «أوقفت الشرطة» → «تم توقيف»"}},
	{"passive by تم of one stem", "اعتقلت الشرطة سائق الشاحنة عند الجسر القديم.", "تم اعتقال سائق الشاحنة عند الجسر القديم.", []string{"voice «اعتقلت» → «تم اعتقال»"}},
	{"honorific", "استقبل صاحب السمو الملكي الأمير سيف الضيوف في الخيمة.", "استقبل الأمير سيف الضيوف في الخيمة.", []string{"honorific «صاحب السمو الملكي» → «»"}},
	{"part of an honorific", "استقبل صاحب السمو الملكي الأمير سيف الضيوف في الخيمة.", "استقبل سمو الأمير سيف الضيوف في الخيمة.", []string{"honorific «صاحب السمو الملكي» → «سمو»"}},
	{"prayer", "شيع الأهالي الشيخ منير رحمه الله إلى مقبرة البلدة.", "شيع الأهالي الشيخ منير إلى مقبرة البلدة.", []string{"prayer «رحمه الله» → «»"}},
	{"clause cut", "فاز الفيلم بجائزة المهرجان، بعد منافسة شديدة مع أفلام آسيوية، ونال المخرج شهادة.", "فاز الفيلم بجائزة المهرجان، ونال المخرج شهادة.", []string{"cut «بعد منافسة شديدة مع أفلام آسيوية» → «»"}},
	{"word cut", "فاز الفيلم الطويل بجائزة المهرجان ونال المخرج شهادة.", "فاز الفيلم بجائزة المهرجان ونال المخرج شهادة.", nil},
	{"clitics", "قال وزير الزراعة إن المحصول وفير وإن الأسعار مستقرة.", "وقال الوزير إن محصولاً وفيراً وأسعاراً مستقرة.", nil},
	{"marks and digits' script", "بلغ السعر «1250» ديناراً، وفق النقابة.", "بلغ السعر \"١٢٥٠\" دينارا وفق النقابه", nil},
}

func TestEdits(t *testing.T) {
	e := newEditor()
	for _, c := range editCases {
		t.Run(c.name, func(t *testing.T) {
			texts := readTexts(t, c.source, c.copied)
			source, copied := texts[0], texts[1]
			var got []string
			for _, edit := range e.edits(source, copied, wholePassage(source, copied), true) {
				got = append(got, spelled(source, copied, edit))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

const (
	firstSentence  = "أعلنت بلدية المرسى إغلاق الجسر القديم أمام الشاحنات الثقيلة حتى إشعار آخر."
	secondSentence = "وتنقل العبارات الصغيرة سكان الضفتين مجاناً طوال فترة الصيانة المقررة."
	thirdSentence  = "وكانت لجنة هندسية قد رصدت تشققات في الدعامة الوسطى مطلع الربيع."
	fourthSentence = "ويعود بناء الجسر إلى زمن الحكم العثماني وفق سجلات الأرشيف."
)

func TestEditsOfSentences(t *testing.T) {
	all := strings.Join([]string{firstSentence, secondSentence, thirdSentence, fourthSentence}, " ")
	trim := func(s string) string { return strings.TrimRight(s, ".") }
	for _, c := range []struct {
		name, source, copied string
		whole                bool
		want                 []string
	}{
		{"two sentences cut are one edit", all, firstSentence + " " + fourthSentence, true, []string{"cut «" + secondSentence + " " + trim(thirdSentence) + "» → «»"}},
		{"tail cut", all, firstSentence + " " + secondSentence, true, []string{"cut «" + thirdSentence + " " + trim(fourthSentence) + "» → «»"}},
		{"tail of a part", all, firstSentence + " " + secondSentence, false, nil},
		{"added", firstSentence + " " + fourthSentence, firstSentence + " " + thirdSentence + " " + fourthSentence, true, []string{"added «» → «" + trim(thirdSentence) + "»"}},
		{"moved", all, strings.Join([]string{firstSentence, fourthSentence, secondSentence, thirdSentence}, " "), true, []string{"moved «" + trim(fourthSentence) + "» → «" + trim(fourthSentence) + "»"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			source, copied, passages := aligned(t, corpus.Article{Body: c.source}, corpus.Article{Body: c.copied}, nil)
			var got []string
			for _, edit := range newEditor().edits(source, copied, passages, c.whole) {
				got = append(got, spelled(source, copied, edit))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestDatelineEdit(t *testing.T) {
	texts := readTexts(t, "بيروت (رويترز) - "+firstSentence, firstSentence)
	source, copied := texts[0], texts[1]
	edits := newEditor().edits(source, copied, wholePassage(source, copied), true)
	if len(edits) != 1 || spelled(source, copied, edits[0]) != "dateline «بيروت (رويترز» → «»" {
		t.Errorf("got %v", edits)
	}
}

func TestRelativeDayAlarm(t *testing.T) {
	texts := readTexts(t, "وصل الوفد إلى المطار اليوم قادماً من الجنوب.", "وصل الوفد إلى المطار أمس قادماً من الجنوب.")
	source, copied := texts[0], texts[1]
	source.day = 20_000
	for day, alarm := range map[int32]bool{20_000: false, 20_001: false, 20_009: true} {
		copied.day = day
		edits := newEditor().edits(source, copied, wholePassage(source, copied), true)
		if len(edits) != 1 || edits[0].Kind != Date || edits[0].Alarm != alarm {
			t.Errorf("%d days later: %v, want an alarm: %v", day-20_000, edits, alarm)
		}
	}
}

// drawnBody is a body of news words, with sentences, numbers, names, dates.
func drawnBody(t *rapid.T, label string) string {
	words := strings.Fields("قال الوزير ثابت العباسي إن 35 شخصاً قتلوا في بغداد يوم الأربعاء 22 تموز . لم يكن أحد يتوقع هذا ، وأكد محمد أن سبعة عشر عاملاً نجوا . صاحب السمو الملكي رحمه الله بحسب وكالة رويترز اليوم أمس أول من غير لا ما بعد غد كانون الثاني 2024 مليون ونصف المليون . الأول عشر و")
	n := rapid.IntRange(0, 120).Draw(t, label)
	var body strings.Builder
	for range n {
		body.WriteString(words[rapid.IntRange(0, len(words)-1).Draw(t, "word")])
		body.WriteByte(' ')
	}
	return body.String()
}

// drawnPassages are spans of both texts, ascending in the source, that do not overlap on either side.
func drawnPassages(t *rapid.T, a, b *text) (passages []passage) {
	cut := func(x *text, label string) []int {
		points := rapid.SliceOfNDistinct(rapid.IntRange(0, len(x.tokens)), 0, 6, rapid.ID[int]).Draw(t, label)
		slices.Sort(points)
		return points
	}
	inA, inB := cut(a, "a"), cut(b, "b")
	n := min(len(inA), len(inB)) / 2
	order := rapid.Permutation(slices.Collect(func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	})).Draw(t, "order")
	for i := range n {
		k := order[i]
		passages = append(passages, passage{a: span{int32(inA[2*i]), int32(inA[2*i+1])}, b: span{int32(inB[2*k]), int32(inB[2*k+1])}})
	}
	return passages
}

func TestEditProperties(t *testing.T) {
	e := newEditor()
	rapid.Check(t, func(t *rapid.T) {
		texts := readTexts(t, drawnBody(t, "source"), drawnBody(t, "copy"))
		a, b := texts[0], texts[1]
		passages, whole := drawnPassages(t, a, b), rapid.Bool().Draw(t, "whole")
		edits := e.edits(a, b, passages, whole)
		if again := newEditor().edits(a, b, passages, whole); !slices.Equal(edits, again) {
			t.Fatalf("not the same twice:\n%v\n%v", edits, again)
		}
		for i, edit := range edits {
			checkSpan(t, a, edit.Source)
			checkSpan(t, b, edit.Copy)
			if i > 0 && (edits[i-1].Copy.Start > edit.Copy.Start || edits[i-1].Copy.Start == edit.Copy.Start && edits[i-1].Source.Start > edit.Source.Start) {
				t.Fatalf("not in order: %v", edits)
			}
		}
		if same := e.edits(a, a, wholePassage(a, a), true); len(same) != 0 {
			t.Fatalf("a text differs from itself: %v", same)
		}
		if whole {
			checkMirror(t, edits, e.edits(b, a, mirrored(passages), true))
		}
	})
}

func checkSpan(t *rapid.T, x *text, s corpus.Span) {
	if s.Start < 0 || s.End < s.Start || s.End > len([]rune(x.article.Body)) {
		t.Fatalf("%v lies outside of the body", s)
	}
}

func mirrored(passages []passage) []passage {
	turned := make([]passage, len(passages))
	for i, p := range passages {
		turned[i] = passage{a: p.b, b: p.a}
	}
	slices.SortFunc(turned, func(x, y passage) int { return int(x.a.from - y.a.from) })
	return turned
}

// checkMirror wants every edit on the other side, with cut for added.
func checkMirror(t *rapid.T, edits, turned []Edit) {
	want := make(map[Edit]int)
	for _, edit := range edits {
		edit.Source, edit.Copy = edit.Copy, edit.Source
		switch edit.Kind {
		case Cut:
			edit.Kind = Added
		case Added:
			edit.Kind = Cut
		}
		want[edit]++
	}
	for _, edit := range turned {
		want[edit]--
	}
	for edit, n := range want {
		if n != 0 {
			t.Fatalf("%v is not mirrored", edit)
		}
	}
}

func TestEditsOfLongTexts(t *testing.T) {
	var body strings.Builder
	words := strings.Fields(firstSentence + " " + secondSentence + " " + thirdSentence + " " + fourthSentence)
	for i := range 100_000 {
		body.WriteString(words[(i*i+i/7)%len(words)])
		body.WriteByte(' ')
	}
	reversed := strings.Fields(body.String())
	slices.Reverse(reversed)
	texts := readTexts(t, body.String(), strings.Replace(body.String(), firstSentence[:40], "", 1)+" 35 شخصاً", strings.Join(reversed, " "))
	source, copied := texts[0], texts[1]
	if len(source.tokens) < 100_000 {
		t.Fatal(len(source.tokens))
	}
	newEditor().edits(source, copied, wholePassage(source, copied), true)
	copied = texts[2]
	newEditor().edits(source, copied, wholePassage(source, copied), true)
}

func BenchmarkEdits(b *testing.B) {
	articles, agencies := newsroom.Read(b)
	byID := map[string]corpus.Article{}
	for i := range articles {
		byID[articles[i].ID] = articles[i]
	}
	source, copied, passages := aligned(b, byID["sadim-240724-118"], byID["kathib-88214"], agencies)
	e := newEditor()
	b.SetBytes(int64(len(copied.article.Body)))
	b.ReportMetric(float64(len(copied.tokens)), "words")
	for b.Loop() {
		e.read = shelf{} // as for the first of a source's copies
		e.edits(source, copied, passages, true)
	}
}

func TestListsHoldNoStopWord(t *testing.T) {
	for k, w := range editLists() {
		if w.meaning&isName != 0 && arabic.IsStop(k) {
			t.Errorf("%s is listed as a name and stands in every text", k)
		}
	}
}
