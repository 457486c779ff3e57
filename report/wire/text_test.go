package wire

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isnad/dedup/corpus"
	"isnad/similarity/arabic"
)

// quotedWords are the words of a text inside quotation marks, joined by spaces.
func quotedWords(x *text) string {
	var words []string
	for i, t := range x.tokens {
		if bit(x.quoted, i) {
			words = append(words, x.article.Body[t.Start:t.End])
		}
	}
	return strings.Join(words, " ")
}

func readText(body string, agencies *corpus.Agencies) (text, []arabic.Key) {
	r := newTextReader(agencies)
	x := r.read(&corpus.Article{ID: "x", Body: body})
	return x, wordsOf(r, &x)
}

// wordsOf are the words of a text that r has just read.
func wordsOf(r *textReader, x *text) (words []arabic.Key) {
	for _, w := range x.words {
		words = append(words, r.keys[w])
	}
	return words
}

func TestQuotations(t *testing.T) {
	long := strings.Repeat("كلمة ", longestQuotation+1)
	for _, c := range []struct{ name, body, want string }{
		{"none", "افتتح الوزير السوق", ""},
		{"guillemets", "قال «السوق مفتوحة» ومضى", "السوق مفتوحة"},
		{"straight", `قال "السوق مفتوحة" ومضى`, "السوق مفتوحة"},
		{"curly", "قال “السوق مفتوحة” ومضى", "السوق مفتوحة"},
		{"curly, both alike", "قال ”السوق مفتوحة” ومضى", "السوق مفتوحة"},
		{"two", "«الأولى» ثم «الثانية»", "الأولى الثانية"},
		{"at the end", "قال: «السوق مفتوحة", ""},
		{"closed at the end", "قال: «السوق مفتوحة»", "السوق مفتوحة"},
		{"a sentence in parentheses", "قال (لن نغلق السوق قبل العيد) ومضى", "لن نغلق السوق قبل العيد"},
		{"an aside in parentheses", "زار الوزير (سلمى) ومضى", ""},
		{"parentheses within", "«السوق (الجديدة) مفتوحة»", "السوق الجديدة مفتوحة"},
		{"a quotation within parentheses", "مضى (ثم قال «السوق مفتوحة») وعاد", "السوق مفتوحة"},
		{"a parenthesis never closed", "زار (سلمى وقال «السوق مفتوحة» ومضى", "السوق مفتوحة"},
		{"a mark whose partner was lost", "قال «" + long + "انتهى»، وزاد «السوق مفتوحة»", "السوق مفتوحة"},
		{"a mark opened twice", "قال «السوق «مفتوحة» ومضى", "السوق مفتوحة"},
		{"a closing mark alone", "قال السوق» مفتوحة", ""},
		{"no words", "«»", ""},
		{"nothing", "", ""},
	} {
		x, _ := readText(c.body, corpus.DefaultAgencies())
		if got := quotedWords(&x); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// The words compared are the article's own: neither its dateline nor furniture.
func TestOwnWordsAreCompared(t *testing.T) {
	agencies := sadim(t)
	plain, want := readText(bridge+"\n"+bridge2, agencies)
	dated, got := readText("سلمى (سديم) - "+bridge+"\n"+bridge2, agencies)
	if !slices.Equal(got, want) {
		t.Errorf("behind the dateline stand %d words, want %d: it begins %q", len(got), len(want), dated.article.Body[dated.tokens[0].Start:])
	}
	menu := "الرئيسية | رياضة | اقتصاد\n"
	article := corpus.Article{ID: "x", Body: menu + bridge + "\n" + menu + bridge2}
	second := len(menu) + len(bridge) + 1
	points := corpus.NewPoints(article.Body)
	for _, from := range []int{0, second} {
		article.Furniture = append(article.Furniture, corpus.Furniture{Span: corpus.Span{Start: points.At(from), End: points.At(from + len(menu))}, Kind: "menu"})
	}
	r := newTextReader(agencies)
	x := r.read(&article)
	if got := wordsOf(r, &x); !slices.Equal(got, want) {
		t.Errorf("beside the menu stand %d words, want %d", len(got), len(want))
	}
	for i, w := range x.tokens {
		if word := plain.article.Body[plain.tokens[i].Start:plain.tokens[i].End]; article.Body[w.Start:w.End] != word {
			t.Fatalf("word %d is at %q, want %q", i, article.Body[w.Start:w.End], word)
		}
	}
}

// Whatever the body, tokens ascend and slice it, the last one ends a sentence, and there is a number and a bit for each.
func TestTextProperties(t *testing.T) {
	piece := rapid.SampledFrom([]string{bridge, bridge2, "«", "»", "(", ")", `"`, "\n", " ", "سلمى (سديم) - ", "12:30", "abc", "\u200f", "ـ", "كلمة", "\xff"})
	rapid.Check(t, func(t *rapid.T) {
		x, words := readText(strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), ""), corpus.DefaultAgencies())
		if len(words) != len(x.tokens) || len(x.ends) <= len(words)/64-1 || len(x.quoted) < len(x.ends) {
			t.Fatalf("%d tokens, %d words, %d and %d words of bits", len(x.tokens), len(words), len(x.ends), len(x.quoted))
		}
		end := uint32(0)
		for _, w := range x.tokens {
			if w.Start < end || w.End <= w.Start || int(w.End) > len(x.article.Body) {
				t.Fatalf("token [%d,%d) behind %d", w.Start, w.End, end)
			}
			end = w.End
		}
		if n := len(words); n > 0 && !bit(x.ends, n-1) {
			t.Fatal("the last word ends no sentence")
		}
	})
}
