package isnad_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/dedup/newsroom"
	"isnad/gold"
	"isnad/report/framing"
	"isnad/report/wire"
	"isnad/similarity/arabic"
)

// TestNewsroomFraming compares the events of the gold and says how much of what was planted is found, by kind, and how often something is
// reported of articles that are copies without a change.
func TestNewsroomFraming(t *testing.T) {
	articles, _ := readNewsroom(t)
	found := framedEvents(t, articles)
	counts := make(map[string]*gold.Tally)
	for _, row := range gold.Newsroom(t, "framing.tsv") {
		if counts[row["kind"]] == nil {
			counts[row["kind"]] = &gold.Tally{}
		}
		f := found[row["article"]]
		if f == nil {
			t.Errorf("framing.tsv: %s is not compared", row["article"])
			continue
		}
		counts[row["kind"]].Add(t, f.planted(row["kind"], row["detail"]), "%s: %s is not found: %s", row["article"], row["kind"], row["detail"])
	}
	figures := gold.Figures{}
	for kind, count := range counts {
		figures["planted "+kind] = count.Share()
	}
	quiet := verbatimCopies(t, found)
	figures["verbatim copies without alarm"] = quiet.Share()
	figures.Hold(t, "testdata/framing.golden")
}

// framed is one article in the comparison of its event.
type framed struct {
	*framing.Comparison
	articles []corpus.Article
	place    int
}

// framedEvents compares the events as the gold has them, so that errors of clustering do not count twice.
func framedEvents(t *testing.T, articles []corpus.Article) map[string]*framed {
	t.Helper()
	clusters, err := dedup.Cluster(context.Background(), articles, dedup.ClusterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	copies, err := wire.Find(context.Background(), articles, clusters, wire.Options{Agencies: newsroom.Agencies(t)})
	if err != nil {
		t.Fatal(err)
	}
	index := make(map[string]int)
	for i := range articles {
		index[articles[i].ID] = i
	}
	events := make(map[string][]int)
	for _, row := range gold.Newsroom(t, "events.tsv") {
		events[row["event"]] = append(events[row["event"]], index[row["id"]])
	}
	found := make(map[string]*framed)
	for event, members := range events {
		c, err := framing.Compare(context.Background(), articles, members, event, copies.Copies, framing.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for place, i := range c.Articles {
			found[articles[i].ID] = &framed{c, articles, place}
		}
	}
	return found
}

// text is what stands at a place.
func (f *framed) text(article int, s corpus.Span) string {
	return string([]rune(f.articles[f.Articles[article]].Body)[s.Start:s.End])
}

// planted reports whether the comparison shows what was planted in the article.
func (f *framed) planted(kind, detail string) bool {
	switch kind {
	case "omission":
		return slices.ContainsFunc(f.Omissions, func(o framing.Omission) bool { return o.Article == f.place && f.holds(o.Fact, -1, detail) }) ||
			slices.ContainsFunc(f.Findings, func(finding framing.Finding) bool { // a clause cut out of a sentence that was kept
				cut := func(p framing.Place) bool { return p.Article != f.place && covers(f.text(p.Article, p.Span), detail) }
				return strings.Contains(finding.Arabic, "حُذف") && slices.ContainsFunc(finding.Places, cut) && f.names(finding)
			})
	case "label", "verb":
		before, after, _ := strings.Cut(detail, " ← ")
		return f.renamed(before, after)
	case "quote-clipped":
		return slices.ContainsFunc(f.Quotes, func(q framing.Quotation) bool {
			return q.Article == f.place && slices.ContainsFunc(q.Cut, func(p framing.Place) bool { return covers(f.text(p.Article, p.Span), detail) })
		})
	case "headline-contradiction":
		return slices.ContainsFunc(f.Headlines, func(h framing.Headline) bool { return h.Article == f.place && len(h.Conflicts) > 0 })
	case "fact-moved":
		return slices.ContainsFunc(f.Orders, func(o framing.Order) bool {
			moved := func(fact int) bool { return f.holds(fact, f.place, detail) }
			return o.Article == f.place && (slices.ContainsFunc(o.Promoted, moved) || slices.ContainsFunc(o.Demoted, moved))
		})
	}
	return false
}

// names reports whether a finding names the article's outlet.
func (f *framed) names(finding framing.Finding) bool {
	return strings.Contains(finding.Arabic, "«"+f.articles[f.Articles[f.place]].Outlet)
}

// holds reports whether a fact is told in one article, or with -1 in any, by words that detail mostly has, or that have most of detail.
func (f *framed) holds(fact, article int, detail string) bool {
	for _, r := range f.Facts[fact].Reports {
		for _, s := range r.Spans {
			if text := f.text(r.Article, s); (article < 0 || r.Article == article) && (covers(text, detail) || covers(detail, text)) {
				return true
			}
		}
	}
	return false
}

// renamed reports whether one thing has both names, the article's and another's, or a sentence of the summary about the article says so.
func (f *framed) renamed(before, after string) bool {
	for _, thing := range f.Things {
		var here, there bool
		for _, u := range thing.Uses {
			here = here || u.Article == f.place && covers(u.Expression, after)
			there = there || u.Article != f.place && covers(u.Expression, before)
		}
		if here && there {
			return true
		}
	}
	return slices.ContainsFunc(f.Findings, func(finding framing.Finding) bool {
		about := slices.ContainsFunc(finding.Places, func(p framing.Place) bool { return p.Article == f.place })
		return about && tells(finding.Arabic, before, after) && tells(finding.Arabic, after, before)
	})
}

// tells reports whether a sentence has a word that one name has and the other has not.
func tells(sentence, name, other string) bool {
	return slices.ContainsFunc(strings.Fields(name), func(word string) bool { return !covers(other, word) && strings.Contains(sentence, word) })
}

// covers reports whether text has four fifths of the words of part, by their stems.
func covers(text, part string) bool {
	stemmer := arabic.NewStemmer()
	have := make(map[arabic.Key]bool)
	for _, token := range arabic.Tokenize(nil, text) {
		have[stemmer.Stem(text, token)] = true
	}
	shared, all := 0, 0
	for _, token := range arabic.Tokenize(nil, part) {
		all++
		if have[stemmer.Stem(part, token)] {
			shared++
		}
	}
	return all > 0 && 5*shared >= 4*all
}

// verbatimCopies counts the whole copies in which nothing was changed on purpose, and of which no change, no conflict and no headline's is told.
func verbatimCopies(t *testing.T, found map[string]*framed) gold.Tally {
	changed := make(map[string]bool)
	for _, row := range gold.Newsroom(t, "edits.tsv") {
		changed[row["copy"]] = true
	}
	for _, row := range gold.Newsroom(t, "framing.tsv") {
		changed[row["article"]] = true
	}
	var quiet gold.Tally
	for _, row := range gold.Newsroom(t, "copies.tsv") {
		f := found[row["copy"]]
		if f == nil || row["class"] != "whole" || row["direction"] != "known" || changed[row["copy"]] || changed[row["source"]] {
			continue
		}
		alarm := slices.ContainsFunc(f.Conflicts, func(c framing.Conflict) bool {
			return slices.ContainsFunc(c.Values, func(v framing.Value) bool { return v.Article == f.place })
		}) || slices.ContainsFunc(f.Headlines, func(h framing.Headline) bool { return h.Article == f.place && len(h.Conflicts) > 0 })
		quiet.Add(t, !alarm, "%s is a verbatim copy of %s, and an alarm is raised", row["copy"], row["source"])
	}
	return quiet
}
