package framing

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"isnad/dedup/corpus"
	"isnad/gold"
	"isnad/similarity/arabic"
)

// quoteArticles reads the articles wanted from a gzipped JSONL file; all of them when wanted is nil.
func quoteArticles(t testing.TB, path string, wanted map[string]bool) map[string]*corpus.Article {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	articles := map[string]*corpus.Article{}
	for d := json.NewDecoder(lines); ; {
		var a struct{ ID, Outlet, Title, Body string }
		if err := d.Decode(&a); err == io.EOF {
			return articles
		} else if err != nil {
			t.Fatal(err)
		}
		if wanted == nil || wanted[a.ID] {
			article := &corpus.Article{ID: a.ID, Outlet: a.Outlet, Title: a.Title, Body: a.Body}
			corpus.MarkFurniture(article)
			articles[a.ID] = article
		}
	}
}

// goldQuote is a line of the labels.
type goldQuote struct {
	set, article, speaker, verb string // set: the first column, an event or which half
	span                        corpus.Span
}

func goldQuotes(t testing.TB, path string) (quotes []goldQuote) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n")[1:] {
		f := append(strings.Split(line, "\t"), "")
		start, _ := strconv.Atoi(f[2])
		end, _ := strconv.Atoi(f[3])
		quotes = append(quotes, goldQuote{set: f[0], article: f[1], speaker: f[4], verb: f[5], span: corpus.Span{Start: start, End: end}})
	}
	return quotes
}

func overlap(a, b corpus.Span) int { return max(0, min(a.End, b.End)-max(a.Start, b.Start)) }

// halfCovered reports whether either half of the longer one is shared: what counts as found.
func halfCovered(a, b corpus.Span) bool {
	return 2*overlap(a, b) >= max(a.End-a.Start, b.End-b.Start)
}

// sameSpeaker reports whether a name shares its head with the label's: its last word, or its first, whatever is joined to it.
func sameSpeaker(gold, found string) bool {
	bare := func(s string) (words []string) {
		for _, w := range strings.Fields(strings.NewReplacer("\"", "", "#", "", "،", "").Replace(arabic.Fold(s))) {
			w = strings.TrimPrefix(strings.TrimPrefix(w, "لل"), "ال")
			words = append(words, w)
		}
		return words
	}
	g, f := bare(gold), bare(found)
	if len(g) == 0 || len(f) == 0 {
		return len(g) == len(f)
	}
	has := func(words []string, word string) bool {
		for _, w := range words {
			if w == word {
				return true
			}
		}
		return false
	}
	return has(f, g[len(g)-1]) && has(g, f[len(f)-1]) || has(f, g[0]) && has(g, f[0])
}

// sameVerb compares verbs by their first word, without «و».
func sameVerb(gold, found string) bool {
	first := func(s string) string {
		word, _, _ := strings.Cut(arabic.Fold(s), " ")
		return word
	}
	g, f := first(gold), first(found)
	return f != "" && (g == f || g == "و"+f || "و"+g == f)
}

// TestQuoteQuality holds what is found against the labels. They hold quotations between marks only; speech without them is counted
// apart, never as an error. The rules were first written with the labels of the five events in sight; those of quotes_more.tsv are of other
// events: some in sight when the rules were mended, the others («held out») not. Before that, on all 66 of them: precision .908, recall .894,
// speaker .881, verb .898, names left out .900; on the 27 held out the same as now, so mending shows no gain there.
func TestQuoteQuality(t *testing.T) {
	labels := goldQuotes(t, gold.Shared(t, "data/gold/framing_quotes.tsv"))
	not := goldQuotes(t, gold.Shared(t, "data/gold/framing_quotes_not.tsv"))
	more := goldQuotes(t, filepath.Join("testdata", "quotes_more.tsv"))
	moreNot := goldQuotes(t, filepath.Join("testdata", "quotes_more_not.tsv"))
	wanted := map[string]bool{}
	for _, q := range slices.Concat(labels, not, more, moreNot) {
		wanted[q.article] = true
	}
	articles := quoteArticles(t, gold.Shared(t, "data/ant/ant.jsonl.gz"), wanted)
	maps.Copy(articles, quoteArticles(t, gold.Shared(t, "data/saudinewsnet/saudinewsnet.jsonl.gz"), wanted))
	figures := gold.Figures{}
	scoreQuotes(t, "", labels, not, articles, figures)
	for _, set := range []struct{ name, in string }{{"more, mended on: ", "mended"}, {"more, held out: ", "held"}} {
		scoreQuotes(t, set.name, ofSet(more, set.in), ofSet(moreNot, set.in), articles, figures)
	}
	figures.Hold(t, "testdata/quotes.golden")
}

// ofSet is the labels of one set.
func ofSet(labels []goldQuote, set string) (in []goldQuote) {
	for _, q := range labels {
		if q.set == set {
			in = append(in, q)
		}
	}
	return in
}

// scoreQuotes compares what is found in the articles that have labels with them. set begins the names of the figures.
func scoreQuotes(t *testing.T, set string, labels, not []goldQuote, articles map[string]*corpus.Article, figures gold.Figures) {
	t.Helper()
	right, speakers, verbs, marked, unmarked, wrong := 0, 0, 0, 0, 0, 0
	found := map[string][]Quotation{}
	for _, label := range slices.Concat(labels, not) {
		id := label.article
		if _, done := found[id]; done {
			continue
		}
		if articles[id] == nil {
			t.Fatalf("no article %s", id)
		}
		found[id] = findQuotations(articles[id])
		for _, q := range found[id] {
			if !q.Marked {
				unmarked++
				continue
			}
			marked++
			hit := false
			for _, g := range labels {
				hit = hit || g.article == id && halfCovered(g.span, q.Span)
			}
			if !hit {
				t.Logf("%s%s %d-%d: no quotation", set, id, q.Span.Start, q.Span.End)
			}
		}
	}
	for _, g := range labels {
		hit := false
		for _, q := range found[g.article] {
			if !q.Marked || !halfCovered(g.span, q.Span) {
				continue
			}
			hit = true
			right++
			if sameSpeaker(g.speaker, q.Speaker) {
				speakers++
			} else {
				t.Logf("%s%s %d: speaker %q, not %q", set, g.article, g.span.Start, g.speaker, q.Speaker)
			}
			if sameVerb(g.verb, q.Verb) {
				verbs++
			} else {
				t.Logf("%s%s %d: verb %q, not %q", set, g.article, g.span.Start, g.verb, q.Verb)
			}
			break
		}
		if !hit {
			t.Logf("%s%s %d-%d: not found", set, g.article, g.span.Start, g.span.End)
		}
	}
	for _, n := range not {
		for _, q := range found[n.article] {
			if q.Marked && halfCovered(n.span, q.Span) {
				wrong++
			}
		}
	}
	t.Logf("%s%d found between marks, %d without; %d labelled", set, marked, unmarked, len(labels))
	share := func(n, of int) float64 { return float64(n) / float64(max(of, 1)) }
	figures[set+"precision"], figures[set+"recall"] = share(right, marked), share(right, len(labels))
	figures[set+"speaker"], figures[set+"verb"] = share(speakers, right), share(verbs, right)
	figures[set+"names left out"] = share(len(not)-wrong, len(not))
}
