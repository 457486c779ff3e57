package framing

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"testing"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/dedup/newsroom"
	"isnad/report/wire"
	"isnad/similarity/arabic"
)

// checkWordPlaces holds that words stand where they are said to: in any form of their stem, in counted text, of the outlet or of the others, in order.
func checkWordPlaces(t *testing.T, words []Word, articles []*corpus.Article, own func(article int) []corpus.Span) {
	t.Helper()
	stemmer := arabic.NewStemmer()
	stem := func(word string) arabic.Key {
		tokens := arabic.Tokenize(nil, word)
		if len(tokens) != 1 {
			t.Fatalf("%q is %d words", word, len(tokens))
		}
		return stemmer.Stem(word, tokens[0])
	}
	for _, w := range words {
		there := w.Count
		if w.Z < 0 {
			there = w.Others
		}
		if len(w.Places) != min(there, placesTold) {
			t.Errorf("%s of %s: %d places of %d uses", w.Term, w.Outlet, len(w.Places), there)
		}
		if !slices.IsSortedFunc(w.Places, func(p, q Place) int {
			return cmp.Or(cmp.Compare(p.Article, q.Article), cmp.Compare(p.Span.Start, q.Span.Start))
		}) {
			t.Errorf("%s of %s: places %v are not in order", w.Term, w.Outlet, w.Places)
		}
		for _, p := range w.Places {
			a := articles[p.Article]
			if written := string([]rune(a.Body)[p.Span.Start:p.Span.End]); stem(written) != stem(w.Term) {
				t.Errorf("%s is not %s", written, w.Term)
			}
			if (outletOf(a) == w.Outlet) != (w.Z > 0) {
				t.Errorf("%s of %s, z %v: a place at %s", w.Term, w.Outlet, w.Z, outletOf(a))
			}
			if !slices.ContainsFunc(own(p.Article), func(s corpus.Span) bool { return s.Start <= p.Span.Start && p.Span.End <= s.End }) {
				t.Errorf("%s of %s stands at %v, in text that does not count", w.Term, w.Outlet, p)
			}
		}
	}
}

// What was copied, quoted or is furniture has no places, and forms of one stem have them together.
func TestWordPlaces(t *testing.T) {
	articles := partisan(100)
	articles[0].Body = "في المخيم والمخيمات: " + articles[0].Body
	body := []rune(articles[0].Body)
	copied := [][]corpus.Span{{{Start: 0, End: 9}}, nil}
	quoted := [][]corpus.Span{{{Start: len(body) / 2, End: len(body)}}, nil}
	words := eventWords(readAll(articles), copied, quoted)
	checkWordPlaces(t, words, articles, func(i int) []corpus.Span { return ownText(articles[i], copied[i], quoted[i]) })
	at := slices.IndexFunc(words, func(w Word) bool { return w.Outlet == "سديم" && w.Term == "المخيم" })
	if at < 0 {
		t.Fatalf("no المخيم in %v", words)
	}
	if first := words[at].Places[0].Span; string(body[first.Start:first.End]) != "والمخيمات" {
		t.Errorf("the first place is %q", string(body[first.Start:first.End]))
	}
}

// No event of the newsroom is a sample that is large enough: all of it as one is, each text printed six times.
func TestWordPlacesOfNewsroom(t *testing.T) {
	articles, agencies := newsroom.Read(t)
	clusters, err := dedup.Cluster(context.Background(), articles, dedup.ClusterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	found, err := wire.Find(context.Background(), articles, clusters, wire.Options{Agencies: agencies})
	if err != nil {
		t.Fatal(err)
	}
	var small []Word
	for _, e := range clusters.Events {
		var members []int
		for _, m := range e.Articles {
			members = append(members, m.Article)
		}
		small = append(small, comparedWords(t, articles, members, found.Copies)...)
	}
	everything, quoted := make([]*corpus.Article, len(articles)), make([][]corpus.Span, len(articles))
	for i := range articles {
		articles[i].Body = strings.Repeat(articles[i].Body+"\n", 6)
		everything[i], quoted[i] = &articles[i], spansOf(findQuotations(&articles[i]))
	}
	copied := copiedSpans(len(articles), found.Copies)
	large := eventWords(readAll(everything), copied, quoted)
	checkWordPlaces(t, large, everything, func(i int) []corpus.Span { return ownText(everything[i], copied[i], quoted[i]) })
	large = slices.DeleteFunc(large, func(w Word) bool { return !w.Enough })
	if len(small) == 0 || len(large) == 0 {
		t.Errorf("%d words of the events, %d of samples that are enough: one kind was not looked at", len(small), len(large))
	}
}

// comparedWords compares articles of an event and checks the places of their words.
func comparedWords(t *testing.T, articles []corpus.Article, members []int, copies []wire.Copy) []Word {
	t.Helper()
	c, err := Compare(context.Background(), articles, members, "e", copies, Options{})
	if err != nil {
		t.Fatal(err)
	}
	tellings := make([]*corpus.Article, len(c.Articles))
	for i, a := range c.Articles {
		tellings[i] = &articles[a]
	}
	_, copied := among(c.Articles, copies)
	checkWordPlaces(t, c.Words, tellings, func(i int) []corpus.Span {
		return ownText(tellings[i], copied[i], spansOf(findQuotations(tellings[i])))
	})
	return c.Words
}

// ownText is the code points of an article that are its outlet's words: what furniture, copied passages and quotations leave.
func ownText(a *corpus.Article, copied, quoted []corpus.Span) []corpus.Span {
	return withoutSpans(withoutSpans(a.Own(), copied), quoted)
}

// withoutSpans cuts holes, which may be in any order and overlap, out of ascending spans.
func withoutSpans(spans, holes []corpus.Span) []corpus.Span {
	holes = slices.Clone(holes)
	slices.SortFunc(holes, func(a, b corpus.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	var left []corpus.Span
	for _, s := range spans {
		for _, h := range holes {
			if h.End <= s.Start || h.Start >= s.End {
				continue
			}
			if h.Start > s.Start {
				left = append(left, corpus.Span{Start: s.Start, End: h.Start})
			}
			s.Start = max(s.Start, h.End)
		}
		if s.Start < s.End {
			left = append(left, s)
		}
	}
	return left
}
