// Where the words that set outlets apart stand.
package framing

import (
	"isnad/dedup/corpus"
	"isnad/similarity/arabic"
)

// placesTold is how many places of a word are given at most.
const placesTold = 12

// placeWords gives words, of which stems are the stems, their places among the counted words of the articles.
func placeWords(words []Word, stems []arabic.Key, articles []*corpus.Article, counted [][]countedWord) {
	wanting := make(map[arabic.Key][]*Word, len(words))
	for i, stem := range stems {
		wanting[stem] = append(wanting[stem], &words[i])
	}
	for i, a := range articles {
		outlet, points := outletOf(a), (*corpus.Points)(nil)
		for _, at := range counted[i] {
			for _, w := range wanting[at.stem] {
				if len(w.Places) == placesTold || (w.Outlet == outlet) != (w.Z > 0) {
					continue
				}
				if points == nil {
					points = corpus.NewPoints(a.Body)
				}
				w.Places = append(w.Places, Place{i, corpus.Span{Start: points.At(int(at.start)), End: points.At(int(at.end))}})
			}
		}
	}
}
