package framing

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"isnad/dedup/corpus"
	"isnad/gold"
)

// goldEvent is one labelled event.
type goldEvent struct {
	name     string
	open     bool // one of the five that the figures are asked for
	articles []*corpus.Article
	spans    [][]corpus.Span     // of each article's sentences
	facts    map[string][][2]int // of each fact its sentences, as article and sentence
	disputed map[string]bool     // facts whose cells disagree
}

func goldRows(t testing.TB, path string) [][]string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n")[1:] {
		rows = append(rows, strings.Split(strings.TrimRight(line, "\r"), "\t"))
	}
	return rows
}

// goldEvents reads the labelled events and their articles.
func goldEvents(t testing.TB) []*goldEvent {
	t.Helper()
	read, err := corpus.Read(t.Context(), []string{gold.Shared(t, "data/ant/ant.jsonl.gz")}, nil, corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	byID := make(map[string]*corpus.Article, len(read.Articles))
	for i := range read.Articles {
		byID[read.Articles[i].ID] = &read.Articles[i]
	}
	events := readGold(t, byID, gold.Shared(t, "data/gold/framing_sentences.tsv"), gold.Shared(t, "data/gold/framing_facts.tsv"))
	// The labels of eight more events of the same corpus, in the same form.
	events = append(events, readGold(t, byID, "testdata/fact_sentences.tsv", "testdata/fact_cells.tsv")...)
	for _, row := range goldRows(t, gold.Shared(t, "data/gold/framing_conflicts.tsv")) {
		for _, e := range events {
			if e.name == row[0] {
				e.disputed[row[1]] = true
			}
		}
	}
	return events
}

func readGold(t testing.TB, byID map[string]*corpus.Article, sentences, facts string) []*goldEvent {
	var events []*goldEvent
	place := make(map[string]int)
	for _, row := range goldRows(t, sentences) {
		if len(events) == 0 || events[len(events)-1].name != row[0] {
			events = append(events, &goldEvent{name: row[0], open: row[1] == "open", facts: make(map[string][][2]int), disputed: make(map[string]bool)})
		}
		e := events[len(events)-1]
		a := byID[row[2]]
		if a == nil {
			t.Fatalf("no article %s", row[2])
		}
		if !slices.Contains(e.articles, a) {
			place[row[2]] = len(e.articles)
			e.articles, e.spans = append(e.articles, a), append(e.spans, nil)
		}
		from, _ := strconv.Atoi(row[5])
		to, _ := strconv.Atoi(row[6])
		i := place[row[2]]
		e.spans[i] = append(e.spans[i], corpus.Span{Start: from, End: to})
	}
	for _, row := range goldRows(t, facts) {
		for _, e := range events {
			if e.name != row[0] || row[3] == "-" {
				continue
			}
			if row[4] == "conflict" && !e.open {
				e.disputed[row[1]] = true
			}
			for _, s := range strings.Split(row[3], ",") {
				n, _ := strconv.Atoi(s)
				e.facts[row[1]] = append(e.facts[row[1]], [2]int{place[row[2]], n - 1})
			}
		}
	}
	return events
}

// samePairs are the pairs of sentences of two articles that stand in one fact's cells.
func (e *goldEvent) samePairs() map[[4]int]bool {
	pairs := make(map[[4]int]bool)
	for _, cells := range e.facts {
		for i, a := range cells {
			for _, b := range cells[:i] {
				if a[0] != b[0] {
					pairs[pairKey(a, b)] = true
				}
			}
		}
	}
	return pairs
}

func pairKey(a, b [2]int) [4]int {
	if a[0] > b[0] || a[0] == b[0] && a[1] > b[1] {
		a, b = b, a
	}
	return [4]int{a[0], a[1], b[0], b[1]}
}

// sentencesAt are the labelled sentences of an article that a span overlaps by more than half of the shorter.
func (e *goldEvent) sentencesAt(article int, s corpus.Span) (at []int) {
	for i, g := range e.spans[article] {
		if shared := min(s.End, g.End) - max(s.Start, g.Start); 2*shared > min(s.End-s.Start, g.End-g.Start) {
			at = append(at, i)
		}
	}
	return at
}
