package wire

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"isnad/dedup/corpus"
	"isnad/similarity/arabic"
)

// bounded finds the copies of hostile articles and what was compared for it.
func bounded(t *testing.T, articles []corpus.Article) (r *Result, pairs int) {
	t.Helper()
	l, err := newLibrary(context.Background(), articles, corpus.DefaultAgencies())
	if err != nil {
		t.Fatal(err)
	}
	candidates, err := l.candidates(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if r, err = Find(context.Background(), articles, oneCluster(articles), Options{}); err != nil {
		t.Fatal(err)
	}
	checkResult(t, articles, r)
	return r, len(candidates)
}

func mustWarn(t *testing.T, r *Result, words string) {
	t.Helper()
	if !slices.ContainsFunc(r.Warnings, func(w string) bool { return strings.Contains(w, words) }) {
		t.Errorf("no warning of %q: %q", words, r.Warnings)
	}
}

// Ten thousand copies of one text, every seventh a little changed: each has a line to one of the first.
func TestManyCopiesOfOneText(t *testing.T) {
	m := newNewsMaker(t, 11)
	const n = 10_000
	text := m.body(4)
	words := strings.Fields(text)
	articles := make([]corpus.Article, n)
	for i := range articles {
		articles[i] = corpus.Article{ID: fmt.Sprintf("c%05d", i), Outlet: paperNames[i%len(paperNames)], Body: text, Published: dayOfYear(i % 3)}
		if i%7 == 0 {
			changed := slices.Clone(words)
			changed[m.random.IntN(len(words))] = m.sentence(1)
			articles[i].Body = strings.Join(changed, " ")
		}
	}
	r, pairs := bounded(t, articles)
	if pairs > 10*n || len(r.Copies) > pairs {
		t.Errorf("%d pairs, %d copies", pairs, len(r.Copies))
	}
	lines := make([]int, n)
	for i := range r.Copies {
		lines[r.Copies[i].Source]++
		lines[r.Copies[i].Copy]++
	}
	for i, lines := range lines {
		if lines == 0 {
			t.Fatalf("%s has no line", articles[i].ID)
		}
	}
	mustWarn(t, r, "10000 articles")
}

// One text printed again and again, on many days or on none that is known, is no form: nothing in it is filled in.
func TestTextPrintedAgainAndAgain(t *testing.T) {
	for name, day := range map[string]func(i int) arabic.Date{"many days": dayOfYear, "undated": func(int) arabic.Date { return arabic.Date{} }} {
		m := newNewsMaker(t, 21)
		text := m.body(4)
		articles := make([]corpus.Article, 80)
		for i := range articles {
			articles[i] = corpus.Article{ID: fmt.Sprintf("r%02d", i), Outlet: fmt.Sprintf("صحيفة %d", i), Body: text, Published: day(i)}
		}
		r, _ := bounded(t, articles)
		if len(r.Copies) < len(articles)-1 || r.Copies[0].Class != Whole {
			t.Errorf("%s: %d copies of %d articles", name, len(r.Copies), len(articles))
		}
	}
}

// An article of three megabytes beside the report that it holds.
func TestArticleOfMegabytes(t *testing.T) {
	m := newNewsMaker(t, 12)
	report := m.body(4)
	var body strings.Builder
	body.WriteString(report + "\n")
	for body.Len() < 3<<20 {
		body.WriteString(m.body(50) + "\n")
	}
	articles := []corpus.Article{{ID: "long", Body: body.String()}, {ID: "short", Body: report}, {ID: "other", Body: m.body(20)}, {ID: "tail", Body: body.String()[body.Len()-4000:]}}
	r, _ := bounded(t, articles)
	mustWarn(t, r, fmt.Sprintf("the first %d", longestTokens))
	found := byPair(articles, r)
	if c := found[[2]string{"long", "short"}]; c == nil || len(c.Passages) != 1 {
		t.Errorf("the report is lost in the long text: %+v", c)
	}
	if len(r.Copies) > 1 {
		t.Errorf("%d copies", len(r.Copies))
	}
}

// An article that holds the five hundred others is their source or their copy, and nothing else is one.
func TestArticleOfTheWholeCorpus(t *testing.T) {
	m := newNewsMaker(t, 13)
	const n = 500
	articles := make([]corpus.Article, n, n+1)
	var all strings.Builder
	for i := range articles {
		articles[i] = corpus.Article{ID: fmt.Sprintf("a%03d", i), Body: m.body(8), Published: dayOfYear(i % 30)}
		all.WriteString(articles[i].Body + "\n")
	}
	articles = append(articles, corpus.Article{ID: "everything", Body: all.String(), Published: dayOfYear(40)})
	r, pairs := bounded(t, articles)
	if pairs > 3*n || len(r.Copies) != n {
		t.Errorf("%d pairs, %d copies, want %d", pairs, len(r.Copies), n)
	}
	for i := range r.Copies {
		if c := &r.Copies[i]; c.Source != n && c.Copy != n || len(c.Passages) != 1 {
			t.Fatalf("%s, %s: %+v", articles[c.Source].ID, articles[c.Copy].ID, c.Passages)
		}
	}
}

// An article that says one paragraph a thousand times, one that says it once, and one that says it nine hundred times.
func TestArticleThatQuotesItself(t *testing.T) {
	m := newNewsMaker(t, 14)
	paragraph := m.body(3) + "\n"
	articles := []corpus.Article{
		{ID: "a", Body: strings.Repeat(paragraph, 1000)}, {ID: "b", Body: m.body(3) + "\n" + paragraph + m.body(3)}, {ID: "c", Body: m.body(2) + "\n" + strings.Repeat(paragraph, 900)},
	}
	r, pairs := bounded(t, articles)
	if pairs != 3 || len(r.Copies) != 3 {
		t.Errorf("%d pairs, %d copies", pairs, len(r.Copies))
	}
	passages := 0
	for i := range r.Copies {
		passages += len(r.Copies[i].Passages)
	}
	if passages > 1000 {
		t.Errorf("%d passages", passages)
	}
	mustWarn(t, r, "repeat themselves")
}

// Five thousand reports filled into one form, on one day and over the days, are compared with a few each.
func TestManyReportsOfOneTemplate(t *testing.T) {
	const n = 5000
	for name, days := range map[string]int{"one day": 1, "a hundred days": 100} {
		t.Run(name, func(t *testing.T) {
			m := newNewsMaker(t, 15)
			articles := make([]corpus.Article, n)
			for i := range articles {
				articles[i] = corpus.Article{ID: fmt.Sprintf("w%04d", i), Outlet: paperNames[i%2], Body: weather(m), Published: dayOfYear(i % days)}
			}
			r, pairs := bounded(t, articles)
			if pairs > 20*n {
				t.Errorf("%d pairs of %d articles", pairs, n)
			}
			if days == 1 {
				mustWarn(t, r, fmt.Sprintf("%d articles", n))
			} else if slices.ContainsFunc(r.Copies, func(c Copy) bool { return c.Class == Whole }) {
				t.Error("reports of different days are called copies")
			}
			t.Logf("%d pairs, %d copies", pairs, len(r.Copies))
		})
	}
}
