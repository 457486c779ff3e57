// Families: articles that carry one text.
package dedup

import (
	"strings"

	"isnad/dedup/corpus"
)

// families gives each article, in canonical order, its family, named by the family's first article.
func families(articles []corpus.Article, order []int) []int {
	first := make(map[string]int)
	groups := make([]int, len(order))
	for i, at := range order {
		var own strings.Builder
		for _, s := range articles[at].ByteSpans(nil) {
			own.WriteString(articles[at].Body[s.Start:s.End])
		}
		key := own.String()
		if _, seen := first[key]; !seen || key == "" {
			first[key] = i
		}
		groups[i] = first[key]
	}
	return groups
}
