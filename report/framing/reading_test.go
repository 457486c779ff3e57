package framing

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/dedup/newsroom"
	"isnad/similarity/arabic"
)

// readAll reads articles as those of one event.
func readAll(articles []*corpus.Article) readEvent { return newReader().readAll(articles) }

func (r *reader) readAll(articles []*corpus.Article) readEvent {
	r.clear()
	e := readEvent{reader: r}
	for _, a := range articles {
		e.articles = append(e.articles, r.read(a))
	}
	return e
}

// findQuotations are the quotations of one article.
func findQuotations(a *corpus.Article) []Quotation {
	r := newReader()
	quotes, _ := r.quotationsOf(r.read(a))
	return quotes
}

// A reading has the words and sentences of the own text at their places in the body, and stems as a Stemmer gives them.
func TestReading(t *testing.T) {
	r, stemmer := newReader(), arabic.NewStemmer()
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.StringOfN(rapid.RuneFrom([]rune("اب وال يه،. \n12K")), 0, 80, -1).Draw(t, "body")
		a := &corpus.Article{Body: body}
		if n := len([]rune(body)); n > 2 {
			start := rapid.IntRange(0, n-2).Draw(t, "start")
			a.Furniture = []corpus.Furniture{{Span: corpus.Span{Start: start, End: start + 1}, Kind: "menu"}}
		}
		text := r.read(a)
		var words, sentences []string
		for _, own := range a.ByteSpans(nil) {
			part := body[own.Start:own.End]
			tokens := arabic.Tokenize(nil, part)
			for _, token := range tokens {
				words = append(words, part[token.Start:token.End])
			}
			for _, s := range arabic.Sentences(nil, part, tokens) {
				sentences = append(sentences, part[s.Start:s.End])
			}
		}
		var read, said []string
		for i, token := range text.tokens {
			read = append(read, body[token.Start:token.End])
			if stem := stemmer.Stem(body, token); r.forms[text.forms[i]].stem != stem {
				t.Errorf("%q: stem %v, want %v", read[i], r.forms[text.forms[i]].stem, stem)
			}
		}
		for _, s := range text.sentences {
			said = append(said, body[s.Start:s.End])
		}
		if !slices.Equal(read, words) || !slices.Equal(said, sentences) {
			t.Errorf("words %q, want %q; sentences %q, want %q", read, words, said, sentences)
		}
	})
}

// What was compared before leaves no trace in what is compared next: neither another event, nor the same one, nor a part of it.
func TestComparerForgets(t *testing.T) {
	articles, _ := newsroom.Read(t)
	clusters, err := dedup.Cluster(t.Context(), articles, dedup.ClusterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var events [][]int
	for _, e := range clusters.Events {
		if len(e.Articles) > 1 {
			var members []int
			for _, m := range e.Articles {
				members = append(members, m.Article)
			}
			events = append(events, members, members, members[1:])
		}
	}
	events = append(events, slices.Concat(events...), events[0]) // one of all, and a small one behind it
	comparer := NewComparer(articles)
	for _, members := range events {
		got, err := comparer.Compare(t.Context(), members, "e", nil, Options{})
		if err != nil {
			t.Fatal(err)
		}
		want, err := Compare(t.Context(), articles, members, "e", nil, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%v: %+v, want %+v", members, got, want)
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	articles := bridge()
	size := 0
	for i := range articles {
		size += len(articles[i].Body)
	}
	comparer := NewComparer(articles)
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := comparer.Compare(b.Context(), []int{0, 1, 2}, "e", nil, Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(articles)*b.N)/b.Elapsed().Seconds(), "articles/s")
}
