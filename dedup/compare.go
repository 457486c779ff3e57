// Any two articles of a corpus by every measure.
package dedup

import (
	"isnad/dedup/corpus"
	"isnad/similarity"
	"isnad/similarity/arabic"
)

// Measures of two articles, each in [0,1].
type Measures struct {
	Jaccard, Containment float64 // of five-word shingles of folded words: one text?
	Cosine               float64 // of weighted stems: one subject?
	SameEvent            float64 // one happening?
}

// Comparer measures pairs of articles, each of which it reads once. One goroutine uses it at a time.
type Comparer struct {
	articles []corpus.Article
	stemmer  *arabic.Stemmer
	text     words
	read     map[int]*measured
}

// measured is an article made ready.
type measured struct {
	profile  *Profile
	shingles []uint64
}

// NewComparer compares these articles, by their places in the list.
func NewComparer(articles []corpus.Article) *Comparer {
	return &Comparer{articles: articles, stemmer: arabic.NewStemmer(), read: make(map[int]*measured)}
}

// Pair measures two articles' own texts.
func (c *Comparer) Pair(i, j int) Measures {
	a, b := c.ready(i), c.ready(j)
	return Measures{
		Jaccard:     similarity.Jaccard(a.shingles, b.shingles),
		Containment: similarity.Containment(a.shingles, b.shingles),
		Cosine:      Cosine(a.profile, b.profile),
		SameEvent:   SameEvent(a.profile, b.profile),
	}
}

func (c *Comparer) ready(i int) *measured {
	r := c.read[i]
	if r == nil {
		a := &c.articles[i]
		c.text.read(ownText(a))
		unique := similarity.Unique(c.text.shingles)
		r = &measured{NewProfile(a, c.stemmer), append([]uint64(nil), unique...)}
		c.read[i] = r
	}
	return r
}
