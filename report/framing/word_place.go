// Where the words that set outlets apart stand.
package framing

import (
	"isnad/dedup/corpus"
	"isnad/similarity/arabic"
)

// placesTold is how many places of a word are given at most.
const placesTold = 12

// placeWords gives words, of which stems are the stems, their places among the counted words of the articles, which are places among their tokens.
func placeWords(words []Word, stems []arabic.Key, e readEvent, counted [][]int32) {
	wanting := make(map[arabic.Key][]*Word, len(words))
	for i, stem := range stems {
		wanting[stem] = append(wanting[stem], &words[i])
	}
	for i, text := range e.articles {
		outlet := outletOf(text.Article)
		for _, at := range counted[i] {
			for _, w := range wanting[e.reader.forms[text.forms[at]].stem] {
				if len(w.Places) == placesTold || (w.Outlet == outlet) != (w.Z > 0) {
					continue
				}
				t := text.tokens[at]
				w.Places = append(w.Places, Place{i, corpus.Span{Start: text.points.At(int(t.Start)), End: text.points.At(int(t.End))}})
			}
		}
	}
}
