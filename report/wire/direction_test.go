package wire

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"isnad/dedup/corpus"
	"isnad/similarity/arabic"
)

const (
	bridge  = "أعلنت بلدية الضفة افتتاح الجسر الجديد فوق النهر بعد أعمال استمرت ثلاثة أعوام كاملة وكلفت الخزينة مبلغاً كبيراً."
	bridge2 = "وأضاف رئيس البلدية أن المرور سيكون مجانياً للحافلات والدراجات خلال الشهر الأول من التشغيل التجريبي."
	bridge3 = "ويربط الجسر بين حيين كان أهلهما يعبرون بالقوارب الصغيرة منذ انهيار الجسر القديم في فيضان الربيع."
)

// onePair makes two texts that share what their bodies share, and weighs them.
func onePair(t testing.TB, a, b corpus.Article) (evidence []Evidence, odds float64) {
	t.Helper()
	a.ID, b.ID = "a", "b"
	articles := []corpus.Article{a, b}
	agencies := sadim(t)
	texts, matches := compared(t, articles, agencies)
	if len(matches) == 0 {
		t.Fatal("the two share nothing")
	}
	evidence, odds = newDirections(articles, texts, matches, agencies).weigh(&matches[0], 0)
	newSaidNames(articles).check(t, evidence)
	return evidence, odds
}

// sadim is the default list with one agency more.
func sadim(t testing.TB) *corpus.Agencies {
	t.Helper()
	agencies, err := corpus.ReadAgencies(strings.NewReader("سديم | خيال | وكالة سديم"))
	if err != nil {
		t.Fatal(err)
	}
	return corpus.DefaultAgencies().Add(agencies)
}

func weightOf(evidence []Evidence, kind string) float64 {
	sum := 0.
	for _, e := range evidence {
		if e.Kind == kind {
			sum += e.Weight
		}
	}
	return sum
}

func clock(hour, minute int) arabic.Date {
	return arabic.Date{Time: time.Date(2024, 7, 25, hour, minute, 0, 0, time.UTC), Precision: arabic.Minute, Zoned: true}
}

func onDay(day int) arabic.Date {
	return arabic.Date{Time: time.Date(2024, 7, day, 0, 0, 0, 0, time.UTC), Precision: arabic.Day}
}

func TestEvidenceOnDirection(t *testing.T) {
	agency := []corpus.Credit{{Agency: "سديم", Kind: "agency", Where: "dateline"}}
	generic := []corpus.Credit{{Kind: "generic", Where: "tail"}}
	local := clock(10, 0)
	local.Zoned = false
	text := bridge + "\n" + bridge2
	for _, c := range []struct {
		name, kind string
		a, b       corpus.Article
		want       float64 // for a
	}{
		{"credit to an agency", namedCredit, corpus.Article{Outlet: "سديم"}, corpus.Article{Outlet: "الضفاف", Credits: agency}, weightCredit},
		{"credit to an outlet by its source line", namedCredit, corpus.Article{Outlet: "صحيفة الضفاف"}, corpus.Article{Outlet: "الكثيب", Body: text + "\nالمصدر: الضفاف"}, weightCredit},
		{"another source line", namedCredit, corpus.Article{Outlet: "صحيفة الضفاف"}, corpus.Article{Outlet: "الكثيب", Body: text + "\nالمصدر: الميناء"}, 0},
		{"an outlet's own name is no credit", namedCredit, corpus.Article{Outlet: "الضفاف"}, corpus.Article{Outlet: "سديم", Credits: agency}, 0},
		{"generic credit", genericCredit, corpus.Article{Outlet: "الضفاف"}, corpus.Article{Outlet: "الكثيب", Credits: generic}, weightGeneric},
		{"generic credits on both sides", genericCredit, corpus.Article{Outlet: "الضفاف", Credits: generic}, corpus.Article{Outlet: "الكثيب", Credits: generic}, 0},
		{"credit to a third", creditElse, corpus.Article{Outlet: "الضفاف"}, corpus.Article{Outlet: "الكثيب", Credits: agency}, -weightCreditElse},
		{"agency", byAgency, corpus.Article{Outlet: "وكالة سديم"}, corpus.Article{Outlet: "الكثيب"}, weightAgency},
		{"two agencies", byAgency, corpus.Article{Outlet: "وكالة سديم"}, corpus.Article{Outlet: "رويترز"}, 0},
		{"hours apart", publishedOrder, corpus.Article{Published: clock(10, 0)}, corpus.Article{Published: clock(12, 0)}, weightPublished},
		{"half an hour apart", publishedOrder, corpus.Article{Published: clock(10, 0)}, corpus.Article{Published: clock(10, 30)}, weightSoon},
		{"minutes apart", publishedOrder, corpus.Article{Published: clock(10, 0)}, corpus.Article{Published: clock(10, 5)}, 0},
		{"later", publishedOrder, corpus.Article{Published: clock(12, 0)}, corpus.Article{Published: clock(10, 0)}, -weightPublished},
		{"a clock without zone", publishedOrder, corpus.Article{Published: local}, corpus.Article{Published: clock(12, 0)}, 0},
		{"days", publishedOrder, corpus.Article{Published: onDay(24)}, corpus.Article{Published: onDay(25)}, weightDays},
		{"one day", publishedOrder, corpus.Article{Published: onDay(25)}, corpus.Article{Published: clock(23, 0)}, 0},
		{"the evening before", publishedOrder, corpus.Article{Published: clock(22, 0)}, corpus.Article{Published: onDay(26)}, weightEvening},
		{"updated is no time", publishedOrder, corpus.Article{Updated: clock(10, 0)}, corpus.Article{Published: clock(12, 0)}, 0},
		{"missing", publishedOrder, corpus.Article{}, corpus.Article{Published: clock(12, 0)}, 0},
		{"both credit one agency", publishedOrder, corpus.Article{Outlet: "الضفاف", Credits: agency, Published: clock(10, 0)}, corpus.Article{Outlet: "الكثيب", Credits: agency, Published: clock(12, 0)}, weightPublished * sharedCreditScale},
		{"the other's name left in", residue, corpus.Article{Outlet: "صحيفة الضفاف", Body: bridge + " وقال المهندس لصحيفة الضفاف إن العمل اكتمل قبل موعده."}, corpus.Article{Outlet: "الكثيب", Body: bridge + " وقال المهندس لصحيفة الضفاف إن العمل اكتمل قبل موعده."}, weightNamesOutlet},
		{"a common word is no name", residue, corpus.Article{Outlet: "صحيفة الجسر"}, corpus.Article{Outlet: "الكثيب"}, 0},
		{"a link's words", residue, corpus.Article{URL: "https://example.org/1", Body: bridge + " للتفاصيل اضغط هنا " + bridge2}, corpus.Article{Body: bridge + " للتفاصيل اضغط هنا " + bridge2}, weightPressHere},
		{"today and yesterday", relativeDay, corpus.Article{Body: bridge + " وجرى الافتتاح اليوم الاثنين بحضور الأهالي " + bridge2}, corpus.Article{Body: bridge + " وجرى الافتتاح أمس الاثنين بحضور الأهالي " + bridge2}, weightRelativeDay},
		{"the same day word", relativeDay, corpus.Article{Body: bridge + " وجرى الافتتاح أمس الاثنين " + bridge2}, corpus.Article{Body: bridge + " وجرى الافتتاح أمس الاثنين " + bridge2}, 0},
	} {
		for _, article := range []*corpus.Article{&c.a, &c.b} {
			if article.Body == "" {
				article.Body = text
			}
		}
		evidence, _ := onePair(t, c.a, c.b)
		if got := weightOf(evidence, c.kind); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: %s weighs %v, want %v\n%+v", c.name, c.kind, got, c.want, evidence)
		}
	}
}

func TestContainerIsTheLikelierSource(t *testing.T) {
	long, short := corpus.Article{Body: bridge + "\n" + bridge2 + "\n" + bridge3}, corpus.Article{Body: bridge}
	evidence, _ := onePair(t, long, short)
	if got := weightOf(evidence, contains); got <= 0 || got > weightContains {
		t.Errorf("a text held whole by a longer one weighs %v", got)
	}
	own := strings.Repeat("وهذا كلام آخر كتبه المراسل بنفسه من دون أن يأخذه عن أحد سواه. ", 3)
	evidence, _ = onePair(t, corpus.Article{Body: bridge + "\n" + own}, corpus.Article{Body: bridge + "\n" + own[:0] + bridge3 + "\n" + bridge2 + "\n" + bridge3})
	if got := weightOf(evidence, contains); got != 0 {
		t.Errorf("neither contains the other, and yet it weighs %v", got)
	}
}

func TestCompilationSpeaksForCopy(t *testing.T) {
	filler := func(word string) string { return strings.TrimSpace(strings.Repeat(word+" ", 60)) }
	articles := []corpus.Article{
		{ID: "x", Body: bridge + "\n" + filler("قمح")}, {ID: "y", Body: bridge + "\n" + bridge2}, {ID: "z", Body: bridge2 + "\n" + filler("شعير")},
	}
	texts, matches := compared(t, articles, sadim(t))
	if len(matches) != 2 {
		t.Fatalf("%d matches", len(matches))
	}
	found := compilers(texts, matches, matchesOf(3, matches), pairsOf(matches), []int32{-1, -1, -1})
	if !slices.Equal(found, []int8{1, -1}) { // x–y: y is b; y–z: y is a
		t.Errorf("compilers gave %v", found)
	}
}

func TestTimesStampedInBulk(t *testing.T) {
	at := func(outlet string, seconds ...int) (all []corpus.Article) {
		for _, s := range seconds {
			d := arabic.Date{Time: time.Date(2024, 7, 25, 3, 0, s, 0, time.UTC), Precision: arabic.Second}
			all = append(all, corpus.Article{Outlet: outlet, Published: d})
		}
		return all
	}
	articles := slices.Concat(
		at("crawled", 0, 2, 3, 9, 11, 14, 90_000, 90_002, 90_003), at("edited", 0, 700, 3000, 3010, 9000, 20_000, 45_000),
		at("two at once", 0, 1), at("noon", 0, 86_400, 2*86_400, 3*86_400, 4*86_400+77),
	)
	bulk := bulkOutlets(articles)
	for outlet, want := range map[string]bool{"crawled": true, "edited": false, "two at once": false, "noon": true} {
		if bulk[outlet] != want {
			t.Errorf("%s: bulk is %v", outlet, bulk[outlet])
		}
	}
	crawled := newMoment(articles[0].Published, true)
	later := newMoment(articles[2].Published, true)
	if weight, _ := crawled.lead(&later); weight != 0 {
		t.Errorf("seconds of a crawl weigh %v", weight)
	}
}

// TestRolesMirror: what speaks for the one speaks against the other, to the last bit.
func TestRolesMirror(t *testing.T) {
	agencies := sadim(t)
	rapid.Check(t, func(t *rapid.T) {
		articles := []corpus.Article{drawArticle(t, "a"), drawArticle(t, "b")}
		texts, matches := compared(t, articles, agencies)
		if len(matches) == 0 {
			return
		}
		m := matches[0]
		swapped := match{a: 1, b: 0, sharedA: m.sharedB, sharedB: m.sharedA, ownA: m.ownB, ownB: m.ownA, wholeA: m.wholeB, wholeB: m.wholeA}
		for _, p := range m.passages {
			swapped.passages = append(swapped.passages, passage{a: p.b, b: p.a, kind: p.kind})
		}
		d := newDirections(articles, texts, []match{m}, agencies)
		evidence, odds := d.weigh(&m, 1)
		mirrored, against := d.weigh(&swapped, -1)
		if odds != -against || len(evidence) != len(mirrored) {
			t.Fatalf("%v against %v\n%+v\n%+v", odds, against, evidence, mirrored)
		}
		for i, e := range evidence {
			if o := mirrored[i]; e.Kind != o.Kind || e.Weight != -o.Weight || e.Kind != contains && (e.Text != o.Text || e.Arabic != o.Arabic) {
				t.Fatalf("%+v against %+v", e, o)
			}
		}
	})
}

// drawArticle makes an article of sentences that others share.
func drawArticle(t *rapid.T, id string) corpus.Article {
	a := corpus.Article{ID: id, Outlet: rapid.SampledFrom([]string{"", "صحيفة الضفاف", "الكثيب", "وكالة سديم", "رويترز"}).Draw(t, "outlet")}
	lines := []string{bridge}
	for _, line := range []string{bridge2, bridge3, "وجرى الافتتاح اليوم الاثنين بحضور الأهالي والضيوف.", "وجرى الافتتاح أمس الاثنين بحضور الأهالي والضيوف.", "وكان المهندس قد تحدث لصحيفة الضفاف عن صعوبات العمل."} {
		if rapid.Bool().Draw(t, "line") {
			lines = append(lines, line)
		}
	}
	a.Body = strings.Join(lines, "\n")
	switch rapid.IntRange(0, 3).Draw(t, "time") {
	case 1:
		a.Published = onDay(rapid.IntRange(24, 26).Draw(t, "day"))
	case 2:
		a.Published = clock(rapid.IntRange(0, 23).Draw(t, "hour"), rapid.IntRange(0, 59).Draw(t, "minute"))
	}
	switch rapid.IntRange(0, 3).Draw(t, "credit") {
	case 1:
		a.Credits = []corpus.Credit{{Kind: "generic", Where: "byline"}}
	case 2:
		a.Credits = []corpus.Credit{{Agency: rapid.SampledFrom([]string{"سديم", "رويترز"}).Draw(t, "agency"), Kind: "agency", Where: "lead"}}
	}
	return a
}
