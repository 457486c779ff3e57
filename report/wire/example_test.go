package wire_test

import (
	"context"
	"fmt"
	"strings"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/report/wire"
)

// The example of the package comment: an agency's report, and what a paper made of it on the next day.
func ExampleFind() {
	agencies, err := corpus.ReadAgencies(strings.NewReader("سديم | خيال | وكالة سديم"))
	if err != nil {
		panic(err)
	}
	agencies = corpus.DefaultAgencies().Add(agencies)
	records := `{"id":"sadim-1","outlet":"وكالة سديم","date":"2024-07-25T08:00:00Z","body":"عبرت القافلة الأولى جسر الوادي اليوم ومعها أدوية وخيام لثلاثة آلاف أسرة في القرى المعزولة. وقال ناطق باسم البلدية إن الشاحنات ستعود قبل المساء لتحمل دفعة ثانية من الطحين وحليب الأطفال."}
{"id":"difaf-9","outlet":"الضفاف","date":"2024-07-26T06:30:00Z","body":"سلمى - سديم: عبرت القافلة الأولى جسر الوادي أمس ومعها أدوية وخيام لثلاثين ألف أسرة في القرى المعزولة. وزعم ناطق باسم البلدية أن الشاحنات ستعود قبل المساء لتحمل دفعة ثانية من الطحين وحليب الأطفال."}`
	ctx := context.Background()
	read, err := corpus.Read(ctx, []string{"-"}, strings.NewReader(records), corpus.Options{Agencies: agencies})
	if err != nil {
		panic(err)
	}
	clusters, err := dedup.Cluster(ctx, read.Articles, dedup.ClusterOptions{})
	if err != nil {
		panic(err)
	}
	found, err := wire.Find(ctx, read.Articles, clusters, wire.Options{Agencies: agencies})
	if err != nil {
		panic(err)
	}
	for _, c := range found.Copies {
		source, copied := &read.Articles[c.Source], &read.Articles[c.Copy]
		fmt.Printf("%s from %s: %s, direction %s, credits: %s\n", copied.ID, source.ID, c.Class, c.Direction, c.Credited)
		for _, p := range c.Passages {
			fmt.Printf("%s, to «… %s»\n", p.Kind, lastWords(copied.Body, p.Copy))
		}
		for _, e := range c.Edits {
			fmt.Printf("%s: «%s» is «%s», alarm %v\n", e.Kind, cut(source.Body, e.Source), cut(copied.Body, e.Copy), e.Alarm)
		}
		for _, e := range c.Evidence {
			fmt.Println("because", e.Text)
		}
	}
	// Output:
	// difaf-9 from sadim-1: whole, direction known, credits: agency
	// edited, to «… وحليب الأطفال»
	// dateline: «» is «سلمى - سديم», alarm false
	// date: «اليوم» is «أمس», alarm false
	// number: «لثلاثة آلاف» is «لثلاثين ألف», alarm true
	// verb: «وقال» is «وزعم», alarm false
	// because difaf-9 names وكالة سديم in its dateline
	// because sadim-1 was published 22.5 h before difaf-9
	// because وكالة سديم is a news agency, الضفاف is not
	// because «اليوم» in sadim-1 where difaf-9 has «أمس»
}

func cut(body string, s corpus.Span) string { return string([]rune(body)[s.Start:s.End]) }

func lastWords(body string, s corpus.Span) string {
	words := strings.Fields(cut(body, s))
	return strings.Join(words[max(0, len(words)-2):], " ")
}
