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

// weighted is a stem and what it weighs in the articles looked at.
type weighted struct {
	similarity.Weight
	article int // the place among them that the weight is of
}

// terms are the words of an event's heads that weigh most: in many of its articles and in few of the background's, each as the articles
// write it.
func (d *describer) terms(members []int) []string {
	d.stems = d.stems[:0]
	for i, m := range members {
		numbers := d.lexicon.heads[m]
		for k, c := range d.Profiles[m].head {
			if !c.Key.Number() {
				d.stems = append(d.stems, weighted{similarity.Weight{Key: c.Key, Weight: math.Sqrt(c.N) * d.lexicon.idf[numbers[k]]}, i})
			}
		}
	}
	if len(members) > 1 { // a head alone is in order
		slices.SortFunc(d.stems, func(a, b weighted) int { return cmp.Or(cmp.Compare(a.Key, b.Key), a.article-b.article) })
	}
	keys := weightiest(d.stems)
	forms := d.formsOf(members, keys)
	return slices.DeleteFunc(forms, func(form string) bool { return form == "" })
}

// weightiest gives the stems of the greatest sums of weights, the greatest first. Weights of one stem stand together.
func weightiest(stems []weighted) []arabic.Key {
	best := make([]similarity.Weight, 0, termsShown+1)
	for len(stems) > 0 {
		sum := similarity.Weight{Key: stems[0].Key}
		for len(stems) > 0 && stems[0].Key == sum.Key {
			sum.Weight += stems[0].Weight.Weight
			stems = stems[1:]
		}
		at, _ := slices.BinarySearchFunc(best, sum, func(a, b similarity.Weight) int {
			return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Key, b.Key))
		})
		if at < termsShown {
			best = slices.Insert(best, at, sum)
			best = best[:min(len(best), termsShown)]
		}
	}
	keys := make([]arabic.Key, len(best))
	for i, w := range best {
		keys[i] = w.Key
	}
	return keys
}

// wordForm is a word of an event's texts by the place of its stem among the terms.
type wordForm struct {
	term int
	word string
}

// formsOf finds for each stem the form most articles have it in, empty for none; among equals the shortest, which carries the fewest clitics.
// The texts are read again: keeping a form for every stem of every article would cost more than all else a profile holds.
func (d *describer) formsOf(members []int, keys []arabic.Key) []string {
	d.forms = d.forms[:0]
	for _, m := range members {
		article := d.article(m)
		d.collect(article.Title, keys)
		d.reader.spans = article.ByteSpans(d.reader.spans[:0])
		for _, s := range d.reader.spans {
			d.collect(firstBytes(article.Body[s.Start:s.End], headBytes), keys)
		}
	}
	slices.SortFunc(d.forms, func(a, b wordForm) int {
		return cmp.Or(a.term-b.term, len(a.word)-len(b.word), cmp.Compare(a.word, b.word))
	})
	best, most := make([]string, len(keys)), 0
	for i, n := 0, 0; i < len(d.forms); i += n {
		form := d.forms[i]
		for n = 1; i+n < len(d.forms) && d.forms[i+n] == form; n++ {
		}
		if best[form.term] == "" || n > most {
			best[form.term], most = form.word, n
		}
	}
	return best
}

// collect notes the words of a text whose stems are among the keys.
func (d *describer) collect(text string, keys []arabic.Key) {
	r := d.reader
	r.tokens = arabic.Tokenize(r.tokens[:0], text)
	for _, t := range r.tokens {
		if stem, ok := r.stem(text, t); ok {
			if term := slices.Index(keys, stem); term >= 0 {
				d.forms = append(d.forms, wordForm{term, text[t.Start:t.End]})
			}
		}
	}
}

// headBytes is about the length of headWords words.
const headBytes = 2048

// firstBytes is the beginning of a text of no more than n bytes, cut in front of a space; empty where there is none in a longer text.
func firstBytes(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for n > 0 && text[n] != ' ' && text[n] != '\n' {
		n--
	}
	return text[:n]
}
