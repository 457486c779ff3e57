package dedup

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

	"isnad/dedup/corpus"
	"isnad/similarity/arabic"
)

// telling is an invented article: what it tells, who prints it, when.
type telling struct {
	event, outlet, title, body string
	day                        string // "2024-03-05T10:00"
}

// The same bridge falls once; the yearly fair is opened in two years; the two cup matches are two weeks apart.
var tellings = []telling{
	{"bridge", "صحيفة النورس", "انهيار جسر الطحانين في مدينة سرفيد ومقتل ثلاثة عمال", "قتل ثلاثة عمال وأصيب سبعة آخرون عندما انهار جسر الطحانين في مدينة سرفيد فجر الثلاثاء أثناء أعمال ترميم، بحسب الدفاع المدني. وقالت البلدية إن فرق الإنقاذ ما زالت تبحث عن عاملين تحت الأنقاض، وإن الجسر الذي شيد قبل ستين عاما كان مغلقا أمام الشاحنات منذ الصيف.", "2024-03-05T08:00"},
	{"bridge", "قناة المدار", "سرفيد: ثلاثة قتلى في انهيار جسر الطحانين", "انهار جزء من جسر الطحانين في سرفيد صباح الثلاثاء، ما أدى إلى مقتل ثلاثة من عمال الترميم وجرح سبعة، وفق ما أعلن الدفاع المدني الذي يواصل البحث عن عاملين مفقودين تحت أنقاض الجسر.", "2024-03-05T10:30"},
	{"bridge", "موقع الشرفة", "البحث عن مفقودين بعد انهيار جسر في سرفيد", "تواصل فرق الإنقاذ في سرفيد البحث عن عاملين فقدا بعد انهيار جسر الطحانين الذي أودى بحياة ثلاثة عمال، فيما أعلنت البلدية أن الجسر القديم كان يخضع للترميم وأنه أغلق أمام الشاحنات الصيف الماضي.", "2024-03-05T15:00"},
	{"fair24", "صحيفة النورس", "افتتاح معرض تلمون للكتاب بمشاركة أربعين ناشرا", "افتتح وزير الثقافة مساء الخميس معرض تلمون للكتاب في دورته العشرين بمشاركة أربعين دار نشر، وقال إن ضيف الشرف هذا العام هو الرواية البحرية، ويستمر المعرض عشرة أيام.", "2024-04-11T19:00"},
	{"fair24", "قناة المدار", "معرض تلمون للكتاب يفتح أبوابه بأربعين دار نشر", "فتح معرض تلمون للكتاب أبوابه الخميس بمشاركة أربعين دار نشر في دورته العشرين، وحضر الافتتاح وزير الثقافة الذي أعلن أن الرواية البحرية ضيف الشرف.", "2024-04-11T21:00"},
	{"fair23", "صحيفة النورس", "افتتاح معرض تلمون للكتاب بمشاركة ثلاثين ناشرا", "افتتح وزير الثقافة مساء الخميس معرض تلمون للكتاب في دورته التاسعة عشرة بمشاركة ثلاثين دار نشر، وقال إن ضيف الشرف هذا العام هو شعر الأطفال، ويستمر المعرض عشرة أيام.", "2023-04-13T19:00"},
	{"cup1", "موقع الشرفة", "السواعد يهزم الأمواج بهدفين في ذهاب كأس الساحل", "فاز فريق السواعد على ضيفه الأمواج بهدفين دون رد في ذهاب نصف نهائي كأس الساحل، وسجل المهاجم راجي هدفي المباراة في الشوط الثاني أمام عشرين ألف متفرج.", "2024-05-01T22:00"},
	{"cup1", "قناة المدار", "هدفا راجي يقودان السواعد للفوز على الأمواج", "قاد المهاجم راجي فريقه السواعد للفوز على الأمواج بهدفين نظيفين في ذهاب نصف نهائي كأس الساحل، مسجلا الهدفين في الشوط الثاني.", "2024-05-01T22:40"},
	{"cup2", "قناة المدار", "الأمواج يهزم السواعد ويتأهل إلى نهائي كأس الساحل", "فاز فريق الأمواج على مضيفه السواعد بثلاثة أهداف في إياب نصف نهائي كأس الساحل وتأهل إلى النهائي، رغم هدف المهاجم راجي في الشوط الثاني.", "2024-05-15T22:00"},
	{"bakery", "موقع الشرفة", "وصفة خبز الشعير كما تعدها جدات الجبل", "يحتاج خبز الشعير إلى طحين ناعم وخميرة طبيعية وقليل من العسل، ويترك العجين ليلة كاملة قبل أن يخبز على حجر ساخن.", ""},
}

func newsroom() (articles []corpus.Article, gold map[string]string) {
	gold = make(map[string]string)
	for i, n := range tellings {
		a := corpus.Article{ID: fmt.Sprintf("%02d", i), Outlet: n.outlet, Title: n.title, Body: n.body}
		if n.day != "" {
			at, _ := time.Parse("2006-01-02T15:04", n.day)
			a.Published = arabic.Date{Time: at, Precision: arabic.Minute}
		}
		articles = append(articles, a)
		gold[a.ID] = n.event
	}
	return articles, gold
}

func TestClusterKeepsLookAlikesApart(t *testing.T) {
	articles, gold := newsroom()
	clusters, err := Cluster(t.Context(), articles, ClusterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	events := make(map[string]bool)
	for _, e := range clusters.Events {
		label := gold[e.Articles[0].ID]
		if events[label] {
			t.Errorf("%s is told by two events", label)
		}
		events[label] = true
		for _, m := range e.Articles {
			if gold[m.ID] != label {
				t.Errorf("%q and %q are in one event", articles[e.Articles[0].Article].Title, articles[m.Article].Title)
			}
		}
	}
}

func TestEventsAreDescribed(t *testing.T) {
	articles, _ := newsroom()
	clusters, err := Cluster(t.Context(), articles, ClusterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	e := clusters.Events[0]
	if len(e.Articles) != 3 || e.IndependentTexts != 3 || len(e.Outlets) != 3 || !slices.IsSorted(e.Outlets) {
		t.Errorf("largest event: %+v", e)
	}
	if e.First.String() != "2024-03-05T08:00:00" || e.Last.String() != "2024-03-05T15:00:00" {
		t.Errorf("from %s to %s", e.First, e.Last)
	}
	if !slices.Contains(e.Terms, "سرفيد") || !slices.Contains(e.Terms, "الطحانين") {
		t.Errorf("terms %q", e.Terms)
	}
	if !(0 < e.MinSimilarity && e.MinSimilarity <= e.MedianSimilarity && e.MedianSimilarity < 1) {
		t.Errorf("similarity %v, %v", e.MinSimilarity, e.MedianSimilarity)
	}
	last := clusters.Events[len(clusters.Events)-1]
	if last.First.Precision != arabic.NoDate || last.MinSimilarity != 1 {
		t.Errorf("undated article: %+v", last)
	}
}

func TestClusterIgnoresOrderAndProcessors(t *testing.T) {
	articles, _ := newsroom()
	for i := range 60 { // enough for several workers
		copied := articles[i%len(tellings)]
		copied.ID = fmt.Sprintf("copy %d", i)
		copied.Title += fmt.Sprint(" ", i/7)
		copied.Published.Time = copied.Published.Time.Add(time.Duration(i) * time.Hour)
		articles = append(articles, copied)
	}
	result := func() string {
		clusters, err := Cluster(t.Context(), articles, ClusterOptions{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range clusters.Events {
			for j := range clusters.Events[i].Articles {
				clusters.Events[i].Articles[j].Article = 0 // the place in the input is the only thing that may differ
			}
		}
		text, err := json.Marshal(clusters)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	want := result()
	for seed := range uint64(4) {
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
		before := runtime.GOMAXPROCS(int(seed) + 1)
		got := result()
		runtime.GOMAXPROCS(before)
		if got != want {
			t.Fatalf("seed %d: another result", seed)
		}
	}
}

func TestClusterStopsWithTheContext(t *testing.T) {
	articles, _ := newsroom()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Cluster(ctx, articles, ClusterOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestClusterOfNothing(t *testing.T) {
	clusters, err := Cluster(t.Context(), nil, ClusterOptions{})
	if err != nil || len(clusters.Events) != 0 {
		t.Errorf("%v, %v", clusters, err)
	}
	empty := []corpus.Article{{ID: "a"}, {ID: "b"}}
	if clusters, err = Cluster(t.Context(), empty, ClusterOptions{}); err != nil || len(clusters.Events) != 2 {
		t.Errorf("two empty articles: %v, %v", clusters, err)
	}
}

// Graded: the same text, another telling, the same affair in another year, nothing in common.
func TestSameEventIsGraded(t *testing.T) {
	articles, _ := newsroom()
	stemmer := arabic.NewStemmer()
	profile := func(i int) *Profile { return NewProfile(&articles[i], stemmer) }
	scores := []float64{
		SameEvent(profile(0), profile(0)), SameEvent(profile(0), profile(1)), SameEvent(profile(3), profile(8)), SameEvent(profile(0), profile(9)),
	}
	if !slices.IsSortedFunc(scores, func(a, b float64) int { return cmp.Compare(b, a) }) || scores[0] < .99 || scores[3] > .2 {
		t.Errorf("scores %.2f", scores)
	}
	for i := range articles {
		for j := range i {
			a, b := profile(i), profile(j)
			if s := SameEvent(a, b); s != SameEvent(b, a) || s < 0 || s > 1 {
				t.Errorf("%d, %d: %v, the other way %v", i, j, s, SameEvent(b, a))
			}
		}
	}
	late := profile(5)
	if now, then := SameEvent(profile(3), profile(3)), SameEvent(profile(3), late); then > .8*now {
		t.Errorf("last year's fair scores %.2f", then)
	}
}
