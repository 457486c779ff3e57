package framing

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"isnad/dedup/corpus"
	"isnad/report/wire"
	"isnad/similarity/arabic"
)

// bridge is one event: a dispatch, a rewritten telling, one of another hand.
func bridge() []corpus.Article {
	at := func(hour int) arabic.Date {
		return arabic.Date{Time: time.Date(2024, 7, 1, hour, 0, 0, 0, time.UTC), Precision: arabic.Hour}
	}
	return []corpus.Article{
		{ID: "d", Outlet: "سديم", Title: "افتتاح الجسر الجديد", Published: at(8), Body: "افتتح محافظ المدينة صباح الاثنين الجسر الجديد فوق النهر بعد عامين من العمل المتواصل. " +
			"وقال المحافظ إن «الجسر يربط ضفتي النهر ويخدم ثلاثين ألفاً من سكان الأحياء الشرقية». وبلغت كلفة الجسر أربعين مليوناً دفعتها الحكومة والبلدية. " +
			"وأعلن المحافظ أن العمل في الطريق المؤدي إلى الميناء القديم يبدأ خلال شهر واحد."},
		{ID: "r", Outlet: "المرفأ", Title: "جسر فوق النهر", Published: at(10), Body: "دُشّن يوم الاثنين جسر جديد فوق النهر عمل فيه المهندسون عامين. " +
			"وذكر محافظ المدينة أن الجسر الجديد يربط ضفتي النهر ويخدم ثلاثين ألفاً من سكان الأحياء الشرقية. وقالت البلدية إن كلفة الجسر بلغت خمسين مليوناً دفعتها الحكومة."},
		{ID: "o", Outlet: "الضفاف", Title: "الجسر الجديد", Published: at(11), Body: "شهدت المدينة يوم الاثنين افتتاح الجسر الجديد فوق النهر على يد المحافظ بعد عامين من العمل. " +
			"وشكا تجار السوق القديمة من إغلاق الشوارع أثناء البناء. ودفعت الحكومة والبلدية كلفة الجسر وهي أربعون مليوناً."},
	}
}

func compareAll(t testing.TB, articles []corpus.Article, copies []wire.Copy) *Comparison {
	t.Helper()
	members := make([]int, len(articles))
	for i := range members {
		members[i] = len(articles) - 1 - i // the order must not matter
	}
	c, err := Compare(context.Background(), articles, members, "e", copies, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// verbatimCopy is a's text under another outlet's name, and the copy that was found.
func verbatimCopy(articles []corpus.Article, of int) ([]corpus.Article, wire.Copy) {
	a := articles[of]
	a.ID, a.Outlet = a.ID+"2", "الناقل"
	a.Published.Time = a.Published.Time.Add(5 * time.Hour)
	whole := corpus.Span{End: len([]rune(a.Body))}
	return append(slices.Clone(articles), a), wire.Copy{
		Source: of, Copy: len(articles), Class: wire.Whole, Direction: wire.Known, Parent: true, ShareOfCopy: 1, ShareOfSource: 1,
		Passages: []wire.Passage{{Source: whole, Copy: whole, Kind: wire.Verbatim}},
	}
}

// A verbatim copy adds no fact, lacks none that its source has, brings no name and no independent text.
func TestVerbatimCopyAddsNothing(t *testing.T) {
	plain := compareAll(t, bridge(), nil)
	articles, taken := verbatimCopy(bridge(), 0)
	copied := compareAll(t, articles, []wire.Copy{taken})
	if len(copied.Facts) != len(plain.Facts) {
		t.Errorf("%d facts became %d", len(plain.Facts), len(copied.Facts))
	}
	source, copyAt := slices.Index(copied.Articles, 0), slices.Index(copied.Articles, 3)
	lacks := func(c *Comparison, article int) (texts []string) {
		for _, o := range c.Omissions {
			if o.Article == article {
				texts = append(texts, c.Facts[o.Fact].Text)
			}
		}
		return texts
	}
	if a, b := lacks(copied, source), lacks(copied, copyAt); !reflect.DeepEqual(a, b) {
		t.Errorf("source and copy lack different facts: %v and %v", a, b)
	}
	if len(copied.Things) != len(plain.Things) || len(copied.Conflicts) != len(plain.Conflicts) {
		t.Errorf("%d things and %d conflicts became %d and %d", len(plain.Things), len(plain.Conflicts), len(copied.Things), len(copied.Conflicts))
	}
	if want := "فيها ثلاثة نصوص مستقلة"; !strings.Contains(copied.Findings[0].Arabic, want) {
		t.Errorf("%q does not say %q", copied.Findings[0].Arabic, want)
	}
}

// The order of the articles changes nothing but their numbers.
func TestOrderChangesNothing(t *testing.T) {
	forward := bridge()
	backward := slices.Clone(forward)
	slices.Reverse(backward)
	a, b := compareAll(t, forward, nil), compareAll(t, backward, nil)
	for i := range b.Articles {
		b.Articles[i] = len(backward) - 1 - b.Articles[i]
	}
	if !reflect.DeepEqual(a, b) {
		t.Errorf("one way\n%+v\nthe other\n%+v", a, b)
	}
}

// spansOfAll gives every place a comparison names.
func spansOfAll(c *Comparison) []Place {
	var places []Place
	add := func(article int, spans ...corpus.Span) {
		for _, s := range spans {
			places = append(places, Place{article, s})
		}
	}
	for _, f := range c.Facts {
		for _, r := range f.Reports {
			add(r.Article, r.Spans...)
		}
	}
	for _, conflict := range c.Conflicts {
		for _, v := range conflict.Values {
			places = append(places, v.Place)
		}
	}
	for _, thing := range c.Things {
		for _, u := range thing.Uses {
			add(u.Article, u.Places...)
		}
	}
	for _, q := range c.Quotes {
		places = append(append(places, q.Place), q.Cut...)
	}
	return places
}

// Every span lies in its body and holds something.
func checkSpans(t *testing.T, articles []corpus.Article, c *Comparison) {
	t.Helper()
	for _, p := range spansOfAll(c) {
		length := len([]rune(articles[c.Articles[p.Article]].Body))
		if p.Span.Start < 0 || p.Span.Start >= p.Span.End || p.Span.End > length {
			t.Errorf("%v of a body of %d", p, length)
		}
	}
}

// What cannot be compared is said, and nothing is said of it otherwise.
func TestWhatCannotBeCompared(t *testing.T) {
	whole := bridge()
	three, taken := verbatimCopy(whole[:1], 0)
	for name, c := range map[string]struct {
		articles []corpus.Article
		copies   []wire.Copy
		compared int
		note     string
	}{
		"nothing":     {nil, nil, 0, "no article can be compared"},
		"one article": {whole[:1], nil, 1, "one article only"},
		"copies only": {three, []wire.Copy{taken}, 2, "all articles carry one text"},
		"three words": {append(bridge(), corpus.Article{ID: "s", Body: "افتتاح جسر جديد"}), nil, 3, "too short"},
		"empty":       {append(bridge(), corpus.Article{ID: "s"}), nil, 3, "too short"},
		"another language": {
			append(bridge(), corpus.Article{ID: "x", Body: "The governor of the city opened the new bridge over the river on Monday morning."}), nil, 3, "not in Arabic",
		},
		"no punctuation": {
			append(bridge(), corpus.Article{ID: "n", Body: strings.Repeat("عبر الناس الجسر الجديد فوق النهر ثم عادوا إلى بيوتهم ", 20)}), nil, 4, "hardly any punctuation",
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := compareAll(t, c.articles, c.copies)
			if len(got.Articles) != c.compared {
				t.Errorf("%d articles are compared, want %d", len(got.Articles), c.compared)
			}
			noted := func(n Note) bool { return strings.Contains(n.English, c.note) && n.Arabic != "" }
			if !slices.ContainsFunc(got.Notes, noted) {
				t.Errorf("no note says %q: %v", c.note, got.Notes)
			}
			checkSpans(t, c.articles, got)
		})
	}
}

// An event of five hundred is bounded, and says so.
func TestFiveHundredArticles(t *testing.T) {
	var articles []corpus.Article
	for i := range 500 {
		a := bridge()[i%3]
		a.ID, a.Outlet = fmt.Sprint(i), fmt.Sprint("مصدر ", i)
		a.Body += fmt.Sprintf(" وحضر الحفل في هذا اليوم %d من الأهالي.", i)
		articles = append(articles, a)
	}
	c := compareAll(t, articles, nil)
	if len(c.Articles) != mostArticles {
		t.Errorf("%d articles are compared", len(c.Articles))
	}
	checkSpans(t, articles, c)
}

func TestCompareStops(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Compare(ctx, bridge(), []int{0, 1, 2}, "e", nil, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
