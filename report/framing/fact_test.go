package framing

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"isnad/dedup/corpus"
	"isnad/report/wire"
	"isnad/similarity/arabic"
)

func factArticle(id, outlet string, hour int, title, body string) *corpus.Article {
	return &corpus.Article{
		ID: id, Outlet: outlet, Title: title, Body: body,
		Published: arabic.Date{Time: time.Date(2024, 11, 9, hour, 0, 0, 0, time.UTC), Precision: arabic.Minute},
	}
}

// fireArticles tell one invented fire.
func fireArticles() []*corpus.Article {
	return []*corpus.Article{
		factArticle("a", "نجمة", 8, "حريق في مصنع للورق ببلدة وادي السدر يقتل سبعة",
			"لقي سبعة عمال مصرعهم في حريق اندلع فجر السبت في مصنع للورق ببلدة وادي السدر. وقالت مديرة الدفاع المدني هدى الكرمي إن ماسا كهربائيا أشعل النار في مستودع اللفائف. "+
				"وأخلت الشرطة ثلاثين منزلا تجاور المصنع خشية انهيار مدخنته. وأغلقت بلدية وادي السدر المدارس يومين بسبب الدخان."),
		factArticle("b", "سهم", 10, "ثمانية قتلى في حريق مصنع الورق",
			"قتل 8 عمال في حريق شب فجر السبت بمصنع للورق في بلدة وادي السدر. وأوضحت هدى الكرمي مديرة الدفاع المدني أن سبب الحريق ماس كهربائي في مستودع اللفائف. "+
				"وأعلن صاحب المصنع نبيل الداغر أنه سيدفع تعويضات لأسر الضحايا خلال شهر."),
		factArticle("c", "ربوة", 12, "إخلاء منازل قرب مصنع محترق",
			"أخلت الشرطة 30 منزلا مجاورا لمصنع الورق المحترق في وادي السدر خشية أن تنهار مدخنته. وأغلقت البلدية مدارس وادي السدر يومين بسبب الدخان. "+
				"وتعهد صاحب المصنع نبيل الداغر بدفع تعويضات لأسر الضحايا خلال شهر."),
	}
}

// told finds the fact whose text holds some words.
func told(t *testing.T, facts []Fact, words string) Fact {
	t.Helper()
	i := slices.IndexFunc(facts, func(f Fact) bool { return strings.Contains(f.Text, words) })
	if i < 0 {
		t.Fatalf("no fact with «%s»", words)
	}
	return facts[i]
}

func TestFacts(t *testing.T) {
	facts := newFactTable(readAll(fireArticles()), nil, shippedModel()).facts
	for words, carriers := range map[string][]int{"كهربائي": {0, 1}, "مدخنته": {0, 2}, "تعويضات": {1, 2}, "الدخان": {0, 2}} {
		var found []int
		for _, r := range told(t, facts, words).Reports {
			found = append(found, r.Article)
		}
		if !slices.Equal(found, carriers) {
			t.Errorf("«%s» is told by %v, want %v", words, found, carriers)
		}
	}
	if absent := told(t, facts, "كهربائي").Absent; !slices.Equal(absent, []int{2}) {
		t.Errorf("the short circuit is absent from %v, want the third", absent)
	}
}

func TestNumberConflict(t *testing.T) {
	table := newFactTable(readAll(fireArticles()), nil, shippedModel())
	found := table.conflicts()
	if len(found) != 1 || found[0].Kind != NumberConflict || found[0].Nature != "update" || len(found[0].Values) != 2 {
		t.Fatalf("conflicts %+v, want the dead, updated", found)
	}
	for i, text := range []string{"سبعة عمال", "8 عمال"} {
		if v := found[0].Values[i]; !strings.Contains(v.Text, text) {
			t.Errorf("value %d is «%s», want «%s»", i, v.Text, text)
		}
	}
	if table.facts[found[0].Fact].Reports[0].Status != Conflicting {
		t.Error("the cell is not marked")
	}
}

// TestNoConflict holds what only looks like one: a part, «at least», a sum, a minute of a match, another year, an age, a score.
func TestNoConflict(t *testing.T) {
	for _, pair := range [][2]string{
		{"قتل 39 مدنيا في انهيار جسر النهر الأزرق بينهم 12 طفلا.", "قتل 39 مدنيا في انهيار جسر النهر الأزرق بينهم 9 نساء."},
		{"جرح ما لا يقل عن 20 شخصا في انهيار جسر النهر الأزرق.", "جرح 24 شخصا في انهيار جسر النهر الأزرق."},
		{"كان على متن الحافلة التي سقطت من جسر النهر الأزرق 11 راكبا.", "كان على متن الحافلة التي سقطت من جسر النهر الأزرق 8 ركاب و3 سائقين."},
		{"سجل سالم الهدف في الدقيقة 73 لفريق نجوم الوادي أمام الساحل.", "سجل سالم الهدف في الدقيقة 74 لفريق نجوم الوادي أمام الساحل."},
		{"قتل خمسة عمال في انهيار جسر النهر الأزرق سنة 2011.", "قتل تسعة عمال في انهيار جسر النهر الأزرق سنة 2019."},
		{"قتل نحو 100 شخص في انهيار جسر النهر الأزرق.", "قتل 97 شخصا في انهيار جسر النهر الأزرق."},
	} {
		articles := []*corpus.Article{factArticle("a", "نجمة", 8, "", pair[0]), factArticle("b", "سهم", 9, "", pair[1])}
		if found := newFactTable(readAll(articles), nil, shippedModel()).conflicts(); len(found) > 0 {
			t.Errorf("%q and %q: %+v", pair[0], pair[1], found)
		}
	}
}

func TestReplacedWord(t *testing.T) {
	for _, c := range []struct {
		kind ConflictKind
		a, b string
	}{
		{NegationConflict, "نفت وزارة الري أن يكون سد الغزالة قد تصدع بعد الأمطار الأخيرة.", "أكدت وزارة الري أن يكون سد الغزالة قد تصدع بعد الأمطار الأخيرة."},
		{PlaceConflict, "وقع الانهيار في بلدة الغزالة على ضفة النهر بعد الأمطار الأخيرة.", "وقع الانهيار في بلدة السلمانية على ضفة النهر بعد الأمطار الأخيرة."},
		{ExtentConflict, "أغرقت السيول أمس جميع منازل قرية الغزالة على ضفة النهر.", "أغرقت السيول أمس بعض منازل قرية الغزالة على ضفة النهر."},
	} {
		articles := []*corpus.Article{factArticle("a", "نجمة", 8, "", "قالت الوزيرة اليوم ما يلي. "+c.a), factArticle("b", "سهم", 9, "", "ذكر المراسل مساء ما يأتي. "+c.b)}
		found := newFactTable(readAll(articles), nil, shippedModel()).conflicts()
		if len(found) != 1 || found[0].Kind != c.kind {
			t.Errorf("%q: %+v, want %s", c.a, found, c.kind)
		}
	}
}

func TestOmissions(t *testing.T) {
	table := newFactTable(readAll(fireArticles()), nil, shippedModel())
	found := table.omissions()
	if !slices.ContainsFunc(found, func(o Omission) bool {
		return o.Article == 2 && strings.Contains(table.facts[o.Fact].Text, "كهربائي") && o.Independent == 2
	}) {
		t.Errorf("omissions %+v: the third article lacks the short circuit", found)
	}
	for _, o := range found {
		if o.Weight < 0 || o.Weight > 1 {
			t.Errorf("weight %v", o.Weight)
		}
	}
}

func TestHeadlines(t *testing.T) {
	articles := fireArticles()
	articles[0].Title = "حريق مصنع الورق يقتل المئات في وادي السدر"
	found := newFactTable(readAll(articles), nil, shippedModel()).headlines()
	if len(found) != 3 || len(found[0].Conflicts) != 1 || len(found[1].Conflicts) != 0 || len(found[2].Conflicts) != 0 {
		t.Fatalf("%+v, want one conflict, of the first title", found)
	}
	if f := found[2].Fact; f < 0 {
		t.Error("the third title picks no fact")
	}
}

// propertyArticles draws articles of sentences from the fire, in any order and choice.
func propertyArticles(t *rapid.T) []*corpus.Article {
	var sentences []string
	for _, a := range fireArticles() {
		sentences = append(sentences, strings.Split(strings.TrimSuffix(a.Body, "."), ". ")...)
	}
	n := rapid.IntRange(1, 5).Draw(t, "articles")
	var all []*corpus.Article
	for i := range n {
		picked := rapid.SliceOfN(rapid.SampledFrom(sentences), 1, 5).Draw(t, "sentences")
		all = append(all, factArticle(fmt.Sprintf("p%d", i), "منبر", 6+i, "عنوان "+picked[0], strings.Join(picked, ". ")+"."))
	}
	return all
}

// factsByID describes a table independently of the order of its articles.
func factsByID(table *factTable) []string {
	var lines []string
	for _, f := range table.facts {
		var cells []string
		for _, r := range f.Reports {
			cells = append(cells, fmt.Sprint(table.articles[r.Article].ID, r.Spans, r.Status))
		}
		slices.Sort(cells)
		lines = append(lines, fmt.Sprint(f.ID, f.Text, cells))
	}
	return lines
}

func TestFactsInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		articles := propertyArticles(t)
		shuffled := rapid.Permutation(articles).Draw(t, "shuffled")
		a, b := newFactTable(readAll(articles), nil, shippedModel()), newFactTable(readAll(shuffled), nil, shippedModel())
		ca, cb := a.conflicts(), b.conflicts()
		if len(ca) != len(cb) {
			t.Fatalf("%d and %d conflicts", len(ca), len(cb))
		}
		if x, y := factsByID(a), factsByID(b); !slices.Equal(x, y) {
			t.Fatalf("facts differ:\n%s\n%s", strings.Join(x, "\n"), strings.Join(y, "\n"))
		}
		named := func(table *factTable) (lines []string) {
			for _, o := range table.omissions() {
				lines = append(lines, fmt.Sprint(table.articles[o.Article].ID, table.facts[o.Fact].ID, o.Weight, o.Independent, o.Excuse))
			}
			return lines
		}
		if x, y := named(a), named(b); !slices.Equal(x, y) {
			t.Fatalf("omissions differ:\n%v\n%v", x, y)
		}
	})
}

func TestFactsOfAVerbatimCopy(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		articles := propertyArticles(t)
		twin := *rapid.SampledFrom(articles).Draw(t, "copied")
		twin.ID, twin.Outlet = "zz"+twin.ID, "ناقل"
		a, b := newFactTable(readAll(articles), nil, shippedModel()), newFactTable(readAll(append(slices.Clone(articles), &twin)), nil, shippedModel())
		ids := func(table *factTable) (all []string) {
			for _, f := range table.facts {
				all = append(all, f.ID)
			}
			return all
		}
		if !slices.Equal(ids(a), ids(b)) {
			t.Fatalf("facts %v, with the copy %v", ids(a), ids(b))
		}
		if x, y := a.omissions(), b.omissions(); len(x) != len(y) {
			t.Fatalf("%d omissions, with the copy %d", len(x), len(y))
		}
		for _, f := range b.facts {
			if len(f.Reports)+len(f.Absent) != len(articles)+1 {
				t.Fatalf("fact %s has %d cells of %d", f.ID, len(f.Reports)+len(f.Absent), len(articles)+1)
			}
		}
	})
}

func TestFactSpansSliceBodies(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		articles := propertyArticles(t)
		for _, a := range articles {
			a.Body = rapid.StringOfN(rapid.RuneFrom([]rune("ابتثمن ،.«»\n😀٣7-")), 0, 40, -1).Draw(t, "noise") + " " + a.Body
		}
		table := newFactTable(readAll(articles), nil, shippedModel())
		within := func(article int, s corpus.Span) {
			if s.Start < 0 || s.Start >= s.End || s.End > utf8.RuneCountInString(articles[article].Body) {
				t.Fatalf("span %v of %q", s, articles[article].Body)
			}
		}
		for _, c := range table.conflicts() {
			for _, v := range c.Values {
				within(v.Article, v.Span)
				if got := string([]rune(articles[v.Article].Body)[v.Span.Start:v.Span.End]); got != v.Text {
					t.Fatalf("value %q stands at %q", v.Text, got)
				}
			}
		}
		for _, f := range table.facts {
			for _, r := range f.Reports {
				for _, s := range r.Spans {
					within(r.Article, s)
				}
			}
		}
		table.omissions()
		table.headlines()
		table.orders()
	})
}

func TestFactsOfBadInput(t *testing.T) {
	copies := []*corpus.Article{}
	for i := range 4 {
		copies = append(copies, factArticle(fmt.Sprint("c", i), "ناقل", 8+i, "عنوان", fireArticles()[0].Body))
	}
	var many []*corpus.Article
	for i := range 500 {
		a := *fireArticles()[i%3]
		a.ID, a.Body = fmt.Sprint("m", i), a.Body+fmt.Sprintf(" وقال الشاهد رقم %d إن النار بلغت سور الحديقة عند الفجر.", i+10)
		many = append(many, &a)
	}
	for name, articles := range map[string][]*corpus.Article{
		"none":           nil,
		"one":            fireArticles()[:1],
		"copies":         copies,
		"three words":    {factArticle("a", "", 8, "", "حريق في مصنع"), factArticle("b", "", 9, "", "حريق كبير هنا")},
		"no marks":       {factArticle("a", "", 8, "", strings.NewReplacer(".", "", "،", "").Replace(fireArticles()[0].Body)), fireArticles()[1]},
		"other language": {factArticle("a", "", 8, "Fire", "Seven workers died in a fire at a paper mill in the valley at dawn."), fireArticles()[0]},
		"empty":          {factArticle("a", "", 8, "", ""), {}},
		"five hundred":   many,
	} {
		start := time.Now()
		table := newFactTable(readAll(articles), nil, shippedModel())
		table.conflicts()
		table.omissions()
		table.headlines()
		table.orders()
		if len(table.notes) == 0 {
			t.Errorf("%s: no note", name)
		}
		t.Log(name, len(table.facts), "facts", time.Since(start), table.notes)
	}
}

// What one text left out of a sentence of the other is a claim of its own; two texts without marks that are too long for that are compared none the less.
func TestCutsOfSentences(t *testing.T) {
	for size, cuts := range map[int]int{60: 1, 8000: 0} {
		words := make([]string, size)
		for i := range words {
			words[i] = "ك" + strings.Map(func(digit rune) rune { return []rune("بتدرسصعفقم")[digit-'0'] }, fmt.Sprintf("%04d", i))
		}
		whole, cut := strings.Join(words, " "), strings.Join(slices.Delete(slices.Clone(words), size/4, size/4+10), " ")
		table := newFactTable(readAll([]*corpus.Article{factArticle("a", "نجمة", 8, "", whole), factArticle("b", "سهم", 9, "", cut)}), nil, shippedModel())
		if got := len(table.cuts()); got != cuts || len(table.facts) != 1+cuts {
			t.Errorf("%d words: %d cuts in %d facts, want %d", size, got, len(table.facts), cuts)
		}
		if named := slices.ContainsFunc(table.notes, func(n Note) bool { return strings.Contains(n.English, "was not looked for") }); named != (cuts == 0) {
			t.Errorf("%d words: notes %v", size, table.notes)
		}
	}
}

func TestAddFacts(t *testing.T) {
	articles := fireArticles()
	copied := strings.Index(articles[0].Body, "وأغلقت بلدية")
	from := utf8.RuneCountInString(articles[0].Body[:copied])
	articles[2].Body = articles[0].Body[copied:] + " " + articles[2].Body
	span := corpus.Span{Start: 0, End: utf8.RuneCountInString(articles[0].Body) - from}
	c := &Comparison{Articles: []int{0, 1, 2}}
	c.addFacts(readAll(articles), []wire.Copy{{Source: 0, Copy: 2, Passages: []wire.Passage{{Source: corpus.Span{Start: from, End: from + span.End}, Copy: span}}}})
	if len(c.Facts) == 0 || len(c.Headlines) != 3 || len(c.Orders) != 3 || len(c.Conflicts) == 0 {
		t.Fatalf("%+v", c)
	}
	for _, r := range told(t, c.Facts, "الدخان").Reports {
		if r.Status != Verbatim {
			t.Errorf("article %d: %s, want verbatim", r.Article, r.Status)
		}
	}
}

func TestFactModelFile(t *testing.T) {
	for _, text := range []string{"", "cosine\tx", "cosine\t1\ncosine\t1", strings.Replace(factWeights, "\nbias", "\nbase", 1)} {
		if _, err := parseFactModel(text); err == nil {
			t.Errorf("%.40q is taken", text)
		}
	}
	if m := shippedModel(); reflect.DeepEqual(*m, factModel{}) || m.cut <= 0 || m.cut >= 1 {
		t.Errorf("shipped %+v", m)
	}
}

func BenchmarkFacts(b *testing.B) {
	articles := fireArticles()
	for i := range 12 {
		a := *articles[i%3]
		a.ID, a.Body = fmt.Sprint("b", i), a.Body+fmt.Sprintf(" وقال الشاهد رقم %d إن النار بلغت سور الحديقة.", i+10)
		articles = append(articles, &a)
	}
	size := 0
	for _, a := range articles {
		size += len(a.Body)
	}
	r := newReader()
	b.SetBytes(int64(size))
	for b.Loop() {
		table := newFactTable(r.readAll(articles), nil, shippedModel())
		table.conflicts()
		table.omissions()
		table.headlines()
		table.orders()
	}
}
