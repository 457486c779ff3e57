package framing

import (
	"os"
	"strings"
	"testing"

	"isnad/dedup"
	"isnad/dedup/corpus"
)

// newsroomTables are the facts of each event of the newsroom, with its articles.
func newsroomTables(t *testing.T) []*factTable {
	t.Helper()
	read, err := corpus.Read(t.Context(), []string{"../../testdata/newsroom"}, nil, corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	clusters, err := dedup.Cluster(t.Context(), read.Articles, dedup.ClusterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	byID := make(map[string]*corpus.Article)
	for i := range read.Articles {
		byID[read.Articles[i].ID] = &read.Articles[i]
	}
	var tables []*factTable
	for _, e := range clusters.Events {
		var articles []*corpus.Article
		for _, m := range e.Articles {
			articles = append(articles, byID[m.ID])
		}
		tables = append(tables, newFactTable(readAll(articles), nil, shippedModel()))
	}
	return tables
}

// TestPlanted counts what was planted in the newsroom and found again.
func TestPlanted(t *testing.T) {
	text, err := os.ReadFile("../../testdata/gold/framing.tsv")
	if err != nil {
		t.Fatal(err)
	}
	found := make(map[string]map[string][]string) // kind → article → texts
	add := func(kind, article, text string) {
		if found[kind] == nil {
			found[kind] = make(map[string][]string)
		}
		found[kind][article] = append(found[kind][article], strings.Join(strings.Fields(text), " "))
	}
	for _, table := range newsroomTables(t) {
		id := func(article int) string { return table.articles[article].ID }
		for _, o := range table.omissions() {
			add("omission", id(o.Article), table.facts[o.Fact].Text)
		}
		for _, h := range table.headlines() {
			for _, c := range h.Conflicts {
				add("headline-contradiction", id(h.Article), c)
			}
		}
		for _, o := range table.orders() {
			for _, f := range append(o.Promoted, o.Demoted...) {
				for _, r := range table.facts[f].Reports {
					if s := r.Spans[0]; r.Article == o.Article {
						add("fact-moved", id(o.Article), string([]rune(table.articles[r.Article].Body)[s.Start:s.End]))
					}
				}
			}
		}
	}
	met, planted := make(map[string]int), make(map[string]int)
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n")[1:] {
		f := strings.Split(line, "\t")
		planted[f[1]]++
		for _, x := range found[f[1]][f[0]] {
			if f[1] == "headline-contradiction" || strings.Contains(f[2], x) || strings.Contains(x, f[2]) {
				met[f[1]]++
				break
			}
		}
	}
	for kind, least := range map[string]int{"omission": 4, "headline-contradiction": 3, "fact-moved": 3} {
		if met[kind] < least {
			t.Errorf("%s: %d of %d planted ones found, want %d", kind, met[kind], planted[kind], least)
		}
	}
	if n := len(found["headline-contradiction"]); n > planted["headline-contradiction"] {
		t.Errorf("titles of %d articles contradict them, %d do", n, planted["headline-contradiction"])
	}
}
