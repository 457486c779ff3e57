package wire

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isnad/dedup/corpus"
)

// readTexts reads bodies as Find does.
func readTexts(t rapid.TB, bodies ...string) []*text {
	articles := make([]corpus.Article, len(bodies))
	for i, body := range bodies {
		articles[i] = corpus.Article{ID: fmt.Sprint(i), Body: body}
	}
	l, err := newLibrary(context.Background(), articles, nil)
	if err != nil {
		t.Fatal(err)
	}
	texts := make([]*text, len(bodies))
	for i := range texts {
		texts[i] = &l.texts[i]
	}
	return texts
}

// aligned reads two articles and finds what they share as Find does.
func aligned(t rapid.TB, source, copied corpus.Article, agencies *corpus.Agencies) (a, b *text, passages []passage) {
	source.ID, copied.ID = "a", "b"
	texts, matches := compared(t, []corpus.Article{source, copied}, agencies)
	if len(matches) > 0 {
		passages = slices.Clone(matches[0].passages)
	}
	slices.SortFunc(passages, func(x, y passage) int { return cmp.Compare(x.b.from, y.b.from) })
	return &texts[0], &texts[1], passages
}

// wholePassage is one passage over both texts.
func wholePassage(source, copied *text) []passage {
	if len(source.tokens) == 0 || len(copied.tokens) == 0 {
		return nil
	}
	return []passage{{a: span{0, int32(len(source.tokens))}, b: span{0, int32(len(copied.tokens))}}}
}

// sliceOf gives the code points of a span.
func sliceOf(body string, s corpus.Span) string {
	points := corpus.NewPoints(body)
	return body[points.Byte(s.Start):points.Byte(s.End)]
}

// spelled writes an edit with its words.
func spelled(source, copied *text, e Edit) string {
	alarm := ""
	if e.Alarm {
		alarm = "!"
	}
	return fmt.Sprintf("%s%s «%s» → «%s»", e.Kind, alarm, sliceOf(source.article.Body, e.Source), sliceOf(copied.article.Body, e.Copy))
}

// touches reports whether two spans of code points overlap; an empty one touches what it lies in or beside, with no more than a comma and a space between.
func touches(a, b corpus.Span) bool {
	if a.Start == a.End || b.Start == b.End {
		return a.Start <= b.End+2 && b.Start <= a.End+2
	}
	return a.Start < b.End && b.Start < a.End
}

// spanOf finds words in a body; an empty span where they do not stand.
func spanOf(tb testing.TB, body, words string) corpus.Span {
	words = strings.TrimSpace(words)
	at := strings.Index(body, words)
	if at < 0 {
		tb.Errorf("%q does not stand in the body", words)
		return corpus.Span{}
	}
	points := corpus.NewPoints(body)
	return corpus.Span{Start: points.At(at), End: points.At(at + len(words))}
}
