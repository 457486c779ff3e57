// The parts of a comparison in their order.
package framing

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"isnad/dedup/corpus"
	"isnad/report/wire"
)

// Note says what could not be compared, and why.
type Note struct {
	Article         int // index into the articles given; -1 where it holds for all
	Arabic, English string
}

func (c *Comparison) note(article int, arabic, english string) {
	c.Notes = append(c.Notes, Note{article, arabic, english})
}

// noteWhole says what keeps an event as a whole from being compared.
func (c *Comparison) noteWhole(texts int) {
	switch {
	case len(c.Articles) == 0:
		c.note(-1, "لا مقال يمكن أن يقارن", "no article can be compared")
	case len(c.Articles) == 1:
		c.note(-1, "لا يروي الحدث إلا مقال واحد", "one article only: there is nothing to compare it with")
	case texts == 1:
		c.note(-1, "المقالات كلها نص واحد منقول: ما بينها من فروق هو ما حُذف أو غُيّر عند النقل", "all articles carry one text: what differs was cut or changed when it was taken over")
	}
}

// noteWords says of which outlets there is too little text.
func (c *Comparison) noteWords() {
	if len(c.Articles) > 1 && !slices.ContainsFunc(c.Words, func(w Word) bool { return w.Enough }) {
		c.note(-1, "الألفاظ: العيّنة صغيرة، أو لا لفظ يتميز به مصدر", "words: the sample is too small, or no word sets an outlet apart")
	}
}

// quotations finds them all, by article, then place.
func (c *Comparison) quotations(tellings readEvent) (quoted [][]corpus.Span) {
	found := make([][]Quotation, len(tellings.articles))
	for i, text := range tellings.articles {
		var cut bool
		if found[i], cut = tellings.reader.quotationsOf(text); cut {
			c.note(c.Articles[i], fmt.Sprintf("جملة فيه أطول من %d كلمة: بحث عن الاقتباسات جزءا جزءا", longestFrame),
				fmt.Sprintf("has a sentence of more than %d words: its quotations were looked for piece by piece", longestFrame))
		}
		quoted = append(quoted, spansOf(found[i]))
	}
	if linkCuts(found, tellings) {
		c.note(-1, fmt.Sprintf("اقتباسات تتكرر كثيرا: قورن أول %d من كل منها", mostAlike), fmt.Sprintf("quotations are repeated so often that only the first %d of one wording were held against those of another", mostAlike))
	}
	c.Quotes = slices.Concat(found...)
	return quoted
}

// parts fills in what rests on facts and names.
func (c *Comparison) parts(ctx context.Context, tellings readEvent, local []wire.Copy, quoted [][]corpus.Span) error {
	c.addFacts(tellings, local)
	c.Things = findThings(tellings, insideOf(quoted))
	return ctx.Err()
}

// insideOf tells whether a code point of an article is quoted. Quotations may stand inside others.
func insideOf(quoted [][]corpus.Span) func(article, codePoint int) bool {
	flat := make([][]corpus.Span, len(quoted))
	for i, spans := range quoted {
		for _, s := range spans { // ascending by start
			if last := len(flat[i]) - 1; last >= 0 && s.Start <= flat[i][last].End {
				flat[i][last].End = max(flat[i][last].End, s.End)
			} else {
				flat[i] = append(flat[i], s)
			}
		}
	}
	return func(article, at int) bool {
		i, exact := slices.BinarySearchFunc(flat[article], at, func(s corpus.Span, at int) int { return cmp.Compare(s.Start, at) })
		return exact || i > 0 && at < flat[article][i-1].End
	}
}
