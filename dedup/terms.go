// Words that tell what an event is.
package dedup

import (
	"cmp"
	"math"
	"slices"

	"isnad/similarity"
	"isnad/similarity/arabic"
)

// termsShown is how many words describe an event.
const termsShown = 8

// terms are the words of an event's heads that weigh most: in many of its articles and in few of the background's, each as the articles
// write it.
func (c *clustering) terms(members []int) []string {
	weights := make(map[arabic.Key]float64)
	for _, m := range members {
		for _, count := range c.Profiles[m].head {
			if !count.Key.Number() {
				weights[count.Key] += math.Sqrt(count.N) * similarity.BackgroundIDF(count.Key)
			}
		}
	}
	keys := make([]arabic.Key, 0, len(weights))
	for key := range weights {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b arabic.Key) int { return cmp.Or(cmp.Compare(weights[b], weights[a]), cmp.Compare(a, b)) })
	keys = keys[:min(termsShown, len(keys))]
	forms := c.forms(members, keys)
	terms := make([]string, 0, len(keys))
	for _, key := range keys {
		if form := forms[key]; form != "" {
			terms = append(terms, form)
		}
	}
	return terms
}

// forms finds for each stem the form most articles have it in; among equals the shortest, which carries the fewest clitics.
// The texts are read again: keeping a form for every stem of every article would cost more than all else a profile holds.
func (c *clustering) forms(members []int, keys []arabic.Key) map[arabic.Key]string {
	counts := make(map[arabic.Key]map[string]int, len(keys))
	for _, key := range keys {
		counts[key] = make(map[string]int)
	}
	r := reader{stemmer: c.stemmer}
	for _, m := range members {
		article := &c.articles[c.Order[m]]
		seen := func(text string) {
			for _, t := range arabic.Tokenize(nil, text) {
				if stem, ok := r.stem(text, t); ok && counts[stem] != nil {
					counts[stem][text[t.Start:t.End]]++
				}
			}
		}
		seen(article.Title)
		for _, s := range article.ByteSpans(nil) {
			seen(firstBytes(article.Body[s.Start:s.End]))
		}
	}
	forms := make(map[arabic.Key]string, len(keys))
	for key, of := range counts {
		best := ""
		for form, n := range of {
			if best == "" || cmp.Or(cmp.Compare(of[best], n), cmp.Compare(len(form), len(best)), cmp.Compare(form, best)) < 0 {
				best = form
			}
		}
		forms[key] = best
	}
	return forms
}

// headBytes is about the length of headWords words.
const headBytes = 2048

// firstBytes is the beginning of a text, cut between words or nearly so.
func firstBytes(text string) string {
	if len(text) <= headBytes {
		return text
	}
	end := headBytes
	for end > 0 && text[end] != ' ' && text[end] != '\n' {
		end--
	}
	return text[:end]
}
