// Very many articles that are alike: work and output stay in bounds, and what was left out is named.
package dedup

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"isnad/dedup/corpus"
	"isnad/similarity/arabic"
)

// alike makes articles of one text with every gap-th word drawn anew; a gap of 0 changes none.
func alike(n, gap, days int) []corpus.Article {
	r := rand.New(rand.NewPCG(3, 4))
	word := func() string {
		letters := []rune("بتجحدرسصعفقكلمنهي")
		w := make([]rune, 5)
		for i := range w {
			w[i] = letters[r.IntN(len(letters))]
		}
		return string(w)
	}
	text := make([]string, 80)
	for i := range text {
		text[i] = word()
	}
	articles := make([]corpus.Article, n)
	for i := range articles {
		own := append([]string(nil), text...)
		for k := 0; gap > 0 && k < len(own); k += gap {
			own[k] = word()
		}
		date, _ := arabic.ParseDate(fmt.Sprintf("2024-01-%02d", 1+i%days))
		articles[i] = corpus.Article{ID: fmt.Sprintf("a%05d", i), Outlet: fmt.Sprintf("o%d", i%7), Title: strings.Join(own[:5], " "), Body: strings.Join(own, " "), Published: date}
	}
	return articles
}

func TestClusterOfIdenticalArticles(t *testing.T) {
	const n = 3000
	articles := alike(n, 0, 1)
	m, err := Prepare(t.Context(), articles, ClusterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	pairs := MeasurePairs(m)
	if most := familyVoices * (familyVoices - 1) / 2; len(pairs.Events) > most || len(pairs.Stories) > most {
		t.Errorf("%d and %d pairs of %d articles of one text, want %d at most", len(pairs.Events), len(pairs.Stories), n, most)
	}
	c, err := Cluster(t.Context(), articles, ClusterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Events) != 1 || len(c.Events[0].Articles) != n || c.Events[0].IndependentTexts != 1 || c.Events[0].MinSimilarity < .999 {
		t.Errorf("%d events", len(c.Events))
	}
	said := strings.Join(c.Warnings, "\n")
	for _, want := range []string{"1 families have more than 200 articles", "1 events have more than 1000 articles"} {
		if !strings.Contains(said, want) {
			t.Errorf("warnings %q: want %q", c.Warnings, want)
		}
	}
}

// A family that is only partly heard still joins what tells the same event, and the order of the input leaves no trace.
func TestLargeFamilyIsHeard(t *testing.T) {
	articles := alike(20*familyVoices, 0, 1)
	words := strings.Fields(articles[0].Body)
	other := articles[0]
	other.ID, other.Outlet = "b", "p"
	for i, j := 40, len(words)-1; i < j; i, j = i+1, j-1 { // the same words, half of them in another order: no copy
		words[i], words[j] = words[j], words[i]
	}
	other.Body = strings.Join(words, " ")
	articles = append(articles, other)
	c, err := Cluster(t.Context(), articles, ClusterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Events) != 1 || c.Events[0].IndependentTexts != 2 {
		t.Fatalf("%d events, %d families, want one event of two", len(c.Events), c.Events[0].IndependentTexts)
	}
	r := rand.New(rand.NewPCG(1, 1))
	r.Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
	again, err := Cluster(t.Context(), articles, ClusterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if again.Events[0].ID != c.Events[0].ID || again.Events[0].MedianSimilarity != c.Events[0].MedianSimilarity || again.Events[0].Title != c.Events[0].Title {
		t.Error("another order, another event")
	}
}

func TestNearestNeighbours(t *testing.T) {
	list := []neighbour{{weights{.8, .2}, 1}, {weights{.1, .9}, 2}, {weights{.2, .5}, 3}, {weights{.3, .9}, 4}}
	for by, want := range map[weighting]string{inHead: "[1 4 3]", inAffair: "[2 4 3]"} {
		var got []int32
		for _, n := range nearest(slices.Clone(list), by, 3) {
			got = append(got, n.other)
		}
		if fmt.Sprint(got) != want {
			t.Errorf("by weighting %d: %v, want %s", by, got, want)
		}
	}
	if n := mostNearest(100_000) * 100_000; n > pairBudget {
		t.Errorf("%d pairs", n)
	}
}

func TestOrdinaryRunsWarnOfNothing(t *testing.T) {
	c, err := Cluster(t.Context(), alike(150, 4, 3), ClusterOptions{})
	if err != nil || len(c.Warnings) > 0 {
		t.Error(c.Warnings, err)
	}
}
