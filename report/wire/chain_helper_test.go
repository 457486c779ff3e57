package wire

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"isnad/dedup"
	"isnad/dedup/corpus"
)

// compared finds what articles share as Find does.
func compared(t rapid.TB, articles []corpus.Article, agencies *corpus.Agencies) ([]text, []match) {
	ctx := context.Background()
	l, err := newLibrary(ctx, articles, agencies)
	if err != nil {
		t.Fatal(err)
	}
	pairs, err := l.candidates(ctx)
	if err != nil {
		t.Fatal(err)
	}
	matches, err := l.compare(ctx, pairs, nil)
	if err != nil {
		t.Fatal(err)
	}
	return l.texts, matches
}

// transmitted finds the chains of articles; those whose ids are one up to the last stroke are of one event.
func transmitted(t rapid.TB, articles []corpus.Article, agencies *corpus.Agencies) *transmission {
	texts, matches := compared(t, articles, agencies)
	return newTransmission(articles, texts, matches, eventsOf(articles), agencies)
}

// eventsOf puts articles whose ids are one up to the last stroke in one event.
func eventsOf(articles []corpus.Article) *dedup.Clusters {
	events := make(map[string]*dedup.Event)
	for i := range articles {
		a := &articles[i]
		name := a.ID[:max(0, strings.LastIndexByte(a.ID, '/'))]
		if events[name] == nil {
			events[name] = &dedup.Event{ID: "e" + name, Story: "s" + name}
		}
		events[name].Articles = append(events[name].Articles, dedup.Member{Article: i, ID: a.ID, Family: a.ID})
	}
	c := &dedup.Clusters{}
	for _, name := range slices.Sorted(maps.Keys(events)) {
		c.Events = append(c.Events, *events[name])
	}
	return c
}

// story writes a chain's outcome, for messages: «b ← a».
func (t *transmission) story() string {
	var lines []string
	for i := range int32(len(t.texts)) {
		from := "-"
		if x := t.source(i); x >= 0 {
			from = t.dirs.id(x)
			if !t.sure[i] {
				from += "?"
			}
		} else if u := t.under[i]; u >= 0 {
			from = t.unseen[u].id
		}
		lines = append(lines, fmt.Sprintf("%s ← %s", t.dirs.id(i), from))
	}
	return strings.Join(lines, "\n")
}
