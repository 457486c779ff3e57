package dedup

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"isnad/dedup/corpus"
	"isnad/dedup/lsh"
	"isnad/similarity"
	"isnad/similarity/arabic"
)

// writer invents Arabic-looking words; what it writes twice is written alike only where a test says so.
type writer struct{ *rand.Rand }

func newWriter(seed uint64) writer { return writer{rand.New(rand.NewPCG(seed, 7))} }

func (w writer) words(n int) []string {
	const letters = "بتجحدرسشصطعفقكلمنهوي"
	runes := []rune(letters)
	all := make([]string, n)
	for i := range all {
		word := make([]rune, 4+w.IntN(3))
		for j := range word {
			word[j] = runes[w.IntN(len(runes))]
		}
		all[i] = string(word)
	}
	return all
}

// edited replaces every n-th word.
func (w writer) edited(text []string, n int) []string {
	text = slices.Clone(text)
	for i := n / 2; i < len(text); i += n {
		text[i] = w.words(1)[0]
	}
	return text
}

// told is an article of an outlet of its own on the given day of March 2031; day 0 is no date.
func told(id string, day int, text []string) corpus.Article {
	a := corpus.Article{ID: id, Outlet: "صدى " + id, Title: "خبر " + id, Body: strings.Join(text, " ")}
	if day > 0 {
		a.Published = arabic.Date{Time: time.Date(2031, 3, day, 9, 0, 0, 0, time.UTC), Precision: arabic.Minute}
	}
	return a
}

// at moves an article to an outlet, a page and a title.
func at(a corpus.Article, outlet, url, title string) corpus.Article {
	a.Outlet, a.URL, a.Title = outlet, url, title
	return a
}

// familiesByID gives each article's id the id its family is named by.
func familiesByID(t testing.TB, articles []corpus.Article) map[string]string {
	t.Helper()
	order := canonicalOrder(articles)
	groups, err := families(context.Background(), articles, order)
	if err != nil {
		t.Fatal(err)
	}
	named := make(map[string]string, len(articles))
	for place, group := range groups {
		named[articles[order[place]].ID] = articles[order[group]].ID
	}
	return named
}

func TestFamilies(t *testing.T) {
	w := newWriter(1)
	long, other := w.words(200), w.words(200)
	short := w.words(14)
	quoted := slices.Concat(w.words(100), long[20:35], w.words(100))
	background := slices.Concat(w.words(80), long[:150])
	for _, c := range []struct {
		name     string
		articles []corpus.Article
		want     string // families, by the letters of their articles
	}{
		{"no text at all", []corpus.Article{told("a", 1, nil), told("b", 1, nil)}, "a b"},
		{"the same", []corpus.Article{told("a", 1, long), told("b", 20, long), told("c", 1, other)}, "ab c"},
		{"one word in ten changed", []corpus.Article{told("a", 1, long), told("b", 2, w.edited(long, 18))}, "ab"},
		{"every third word changed", []corpus.Article{told("a", 1, long), told("b", 2, w.edited(long, 3))}, "a b"},
		{"trimmed to a quarter", []corpus.Article{told("a", 1, long), told("b", 2, long[:50])}, "ab"},
		{"a sentence quoted", []corpus.Article{told("a", 1, long), told("b", 2, quoted)}, "a b"},
		{"a short text, one word changed", []corpus.Article{told("a", 1, short), told("b", 1, append(w.words(1), short[1:]...))}, "ab"},
		{"a greeting of eight words under two titles", []corpus.Article{told("a", 1, short[:8]), told("b", 1, short[:8])}, "a b"},
		{"last week's paragraphs under new ones", []corpus.Article{told("a", 1, long[:150]), told("b", 9, background)}, "a b"},
		{"the same a day later", []corpus.Article{told("a", 8, long[:150]), told("b", 9, background)}, "ab"},
		{
			"an outlet's old paragraphs under new ones",
			[]corpus.Article{
				at(told("a", 1, long[:100]), "صدى الميناء", "https://sada.example/1", "وصول أول قافلة إلى الجسر"),
				at(told("b", 1, long), "صدى الميناء", "https://sada.example/2", "إغلاق مدارس الضفة الشرقية بسبب السيول"),
			},
			"a b",
		},
		{
			"a video beside its report",
			[]corpus.Article{
				at(told("a", 1, long[:100]), "صدى الميناء", "https://sada.example/1", "شاهد.. وصول أول قافلة إلى الجسر"),
				at(told("b", 1, long), "صدى الميناء", "https://sada.example/2", "وصول أول قافلة إلى الجسر بعد توقف السيول"),
			},
			"ab",
		},
		{
			"two versions of a page",
			[]corpus.Article{
				at(told("a", 1, long[:100]), "صدى الميناء", "https://sada.example/1", "وصول أول قافلة إلى الجسر"),
				at(told("b", 5, long), "صدى الميناء", "https://sada.example/1", "القافلة تعبر والأهالي يحتفلون"),
			},
			"ab",
		},
		{
			"two dispatches and a report that prints both",
			[]corpus.Article{told("a", 1, long), told("b", 1, other[:150]), told("c", 1, slices.Concat(long, other[:150]))},
			"ac b",
		},
		{
			"a chain of changes",
			chain(w, long, 14, 40),
			"abcdefg hijklmn",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := letters(familiesByID(t, c.articles)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// chain gives n versions of a text, each with the next words of the one before changed.
func chain(w writer, text []string, n, words int) []corpus.Article {
	var articles []corpus.Article
	for i := range n {
		articles = append(articles, told(string(rune('a'+i)), 1, text))
		text = slices.Clone(text)
		copy(text[i*words/2%len(text):], w.words(words/2))
	}
	return articles
}

// letters writes families as words of their articles' ids, in order of the first.
func letters(named map[string]string) string {
	words := make(map[string]string)
	for _, id := range slices.Sorted(mapKeys(named)) {
		words[named[id]] += id
	}
	var all []string
	for _, word := range words {
		all = append(all, word)
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

func mapKeys(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// TestFamilyTemplate fills one form on many days, three of four words of it always the same.
func TestFamilyTemplate(t *testing.T) {
	for _, c := range []struct {
		name  string
		dates bool
		n     int
	}{{"by day", true, 28}, {"undated", false, 120}} {
		t.Run(c.name, func(t *testing.T) {
			w := newWriter(2)
			form := w.words(160)
			var articles []corpus.Article
			for i := range c.n {
				text := slices.Clone(form)
				for at := 0; at < len(text); at += 32 {
					copy(text[at:], w.words(5))
				}
				day := 0
				if c.dates {
					day = i + 1
				}
				articles = append(articles, told(fmt.Sprint("report", i), day, text))
			}
			last := &articles[len(articles)-1]
			copied := told("copied", 28, strings.Fields(last.Body)[:140])
			again := make([]corpus.Article, 0, 2*c.n)
			for i := range c.n {
				again = append(again, told(fmt.Sprint("again", i), i%28+1, w.edited(form, 159)))
			}
			named := familiesByID(t, append(articles, copied))
			for id, family := range named {
				if id != family && id != last.ID {
					t.Errorf("%s is in the family of %s", id, family)
				}
			}
			if named["copied"] != named[last.ID] {
				t.Errorf("a copy of one report is not found")
			}
			for id, family := range familiesByID(t, again) {
				if family != "again0" {
					t.Errorf("%s, a text printed again nearly unchanged, is in the family of %s", id, family)
				}
			}
		})
	}
}

// newsDraw draws a small corpus with copies of every kind.
func newsDraw(t *rapid.T) []corpus.Article {
	w := newWriter(rapid.Uint64().Draw(t, "seed"))
	var articles []corpus.Article
	var texts [][]string
	for i := range rapid.IntRange(2, 30).Draw(t, "articles") {
		text := w.words(6 + w.IntN(90))
		if len(texts) > 0 {
			from := texts[w.IntN(len(texts))]
			switch w.IntN(5) {
			case 0:
				text = from
			case 1:
				text = w.edited(from, 3+w.IntN(30))
			case 2:
				text = from[:len(from)/2+1]
			case 3:
				text = slices.Concat(from, text)
			}
		}
		texts = append(texts, text)
		articles = append(articles, told(fmt.Sprint("n", i), w.IntN(templateDays), text))
	}
	return articles
}

// TestFamilyPairs compares what the index proposes with all pairs compared exactly.
func TestFamilyPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		articles := newsDraw(t)
		texts, found, err := familyPairs(context.Background(), articles, canonicalOrder(articles))
		if err != nil {
			t.Fatal(err)
		}
		got := make(map[lsh.Pair]bool)
		for _, s := range found {
			got[s.Pair] = true
		}
		for b := range texts.shingles {
			for a := range b {
				p := lsh.Pair{A: uint32(a), B: uint32(b)}
				if want := exactlyOne(texts, a, b); got[p] != want {
					t.Errorf("%v: found %v, exactly %v", p, got[p], want)
				}
			}
		}
	})
}

// exactlyOne is the rule for corpora too small for templates, over sorted sets.
func exactlyOne(t *familyTexts, a, b int) bool {
	x, y := similarity.Unique(slices.Clone(t.shingles[a])), similarity.Unique(slices.Clone(t.shingles[b]))
	jaccard, containment := similarity.Jaccard(x, y), similarity.Containment(x, y)
	if similarity.Shared(x, y) < familyShared {
		return false
	}
	if days := t.days[a] - t.days[b]; t.days[a] != noDay && t.days[b] != noDay && (days > burst || -days > burst) {
		return jaccard >= retoldJaccard
	}
	return jaccard >= familyJaccard || containment >= familyContainment
}

// TestFamilyOrder shuffles the input and changes the number of processors.
func TestFamilyOrder(t *testing.T) {
	before := runtime.GOMAXPROCS(0)
	defer runtime.GOMAXPROCS(before)
	rapid.Check(t, func(t *rapid.T) {
		articles := newsDraw(t)
		want := letters(familiesOf(articles))
		runtime.GOMAXPROCS(rapid.IntRange(1, 4).Draw(t, "processors"))
		if got := letters(familiesOf(rapid.Permutation(articles).Draw(t, "order"))); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}

func familiesOf(articles []corpus.Article) map[string]string {
	order := canonicalOrder(articles)
	groups, _ := families(context.Background(), articles, order)
	named := make(map[string]string)
	for place, group := range groups {
		named[articles[order[place]].ID] = articles[order[group]].ID
	}
	return named
}

// TestFamilyCrowd has thousands of texts that are nearly one, on one day: work must not grow with the square.
func TestFamilyCrowd(t *testing.T) {
	w := newWriter(3)
	text := w.words(80)
	var articles []corpus.Article
	for i := range 4000 {
		articles = append(articles, told(fmt.Sprintf("n%04d", i), 1, append(w.words(1), text...)))
	}
	texts, found, err := familyPairs(context.Background(), articles, canonicalOrder(articles))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(texts.shingles); len(found) > 10*n {
		t.Errorf("%d pairs of %d texts compared", len(found), n)
	}
	for id, family := range familiesByID(t, articles) {
		if family != "n0000" {
			t.Fatalf("%s is in the family of %s", id, family)
		}
	}
}

func BenchmarkFamilies(b *testing.B) {
	w := newWriter(4)
	var articles []corpus.Article
	size := 0
	for i := range 5000 {
		text := w.words(220)
		if i%3 == 1 {
			text = w.edited(strings.Fields(articles[i-1].Body), 20)
		}
		articles = append(articles, told(fmt.Sprint("n", i), i%28+1, text))
		size += len(articles[i].Body)
	}
	order := canonicalOrder(articles)
	b.SetBytes(int64(size))
	for b.Loop() {
		if _, err := families(context.Background(), articles, order); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(articles)*b.N)/b.Elapsed().Seconds(), "articles/s")
}

// TestOwnText has furniture stand between two words.
func TestOwnText(t *testing.T) {
	a := corpus.Article{Body: "وصلت القافلة|إعلان|إلى الجسر"}
	a.Furniture = []corpus.Furniture{{Span: corpus.Span{Start: 12, End: 19}, Kind: "share"}}
	if got, want := ownText(&a), "وصلت القافلة\nإلى الجسر"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
