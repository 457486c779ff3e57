// The texts that families are made of, and what of them is a template's.
package dedup

import (
	"slices"

	"github.com/zeebo/xxh3"

	"isnad/dedup/corpus"
	"isnad/dedup/lsh"
	"isnad/similarity"
	"isnad/similarity/arabic"
	"isnad/workers"
)

// familyTexts are the distinct texts of a corpus, in the canonical order of their first articles.
type familyTexts struct {
	members  [][]int    // places of the articles that have the text, ascending
	shingles [][]uint64 // distinct
	first    []*corpus.Article
	titles   [][]uint64 // of first: hashes of the words, ascending
	days     []int32    // since 1970, of the text's first appearance; noDay
	rare     []int      // shingles that are no template's

	index    *lsh.Index
	template []bool // of the index's elements
}

// newFamilyTexts reads the articles' own texts and puts those of the same words together.
func newFamilyTexts(articles []corpus.Article, order []int) *familyTexts {
	all := make([]ownWords, len(order))
	workers.Each(len(order), func(int) func(int) {
		var reader words
		var set similarity.Set
		return func(i int) { all[i] = readOwn(&articles[order[i]], &reader, &set) }
	})
	t := &familyTexts{}
	number := make(map[uint64]int, len(order))
	for i, own := range all {
		n, seen := number[own.hash]
		if !seen || own.hash == 0 {
			n = len(t.members)
			number[own.hash] = n
			t.members = append(t.members, nil)
			t.shingles = append(t.shingles, own.shingles)
			t.first = append(t.first, &articles[order[i]])
			t.titles = append(t.titles, own.title)
			t.days = append(t.days, own.day)
		}
		t.members[n] = append(t.members[n], i)
		t.days[n] = min(t.days[n], own.day)
	}
	return t
}

// fewWords: texts shorter than this say too little to be one because they are equal; their titles must be as well.
const fewWords = 10

const secondsOfDay = 24 * 60 * 60

// ownWords is an article's own text as families look at it.
type ownWords struct {
	hash     uint64 // of its words in order; 0 without any
	shingles []uint64
	title    []uint64
	day      int32
}

func readOwn(a *corpus.Article, reader *words, set *similarity.Set) ownWords {
	own := ownWords{hash: reader.read(ownText(a)), day: noDay}
	if len(reader.tokens) == 0 {
		own.hash = 0
	} else if len(reader.tokens) < fewWords {
		own.hash ^= xxh3.HashString(arabic.Fold(a.Title))
	}
	own.shingles = slices.Clone(set.Fill(reader.shingles))
	reader.tokens = arabic.Tokenize(reader.tokens[:0], a.Title)
	own.title = similarity.Unique(similarity.Shingles(nil, reader.tokens, 1))
	if d := bestDate(a); d.Precision >= arabic.Day {
		own.day = int32(d.Time.Unix() / secondsOfDay)
	}
	return own
}

// measure finds the shingles that are a template's: a copied text bursts over a day or two, what is found on many days is the wording of reports
// filled in again and again, or of the house.
func (t *familyTexts) measure(index *lsh.Index) {
	t.index = index
	t.template = make([]bool, index.Elements())
	workers.Each(len(t.template), func(int) func(int) {
		var days []int32
		return func(i int) { t.template[i], days = t.spread(index.Holders(i), days[:0]) }
	})
	t.rare = make([]int, len(t.shingles))
	for i := range t.rare {
		t.rare[i] = len(t.shingles[i])
		for _, element := range index.Of(i) {
			if t.template[element] {
				t.rare[i]--
			}
		}
	}
}

// spread says whether texts are too many, or of too many days, to be copies of one.
func (t *familyTexts) spread(texts []uint32, days []int32) (wide bool, scratch []int32) {
	if len(texts) <= templateDays {
		return false, days
	}
	for _, text := range texts {
		if t.days[text] != noDay {
			days = append(days, t.days[text])
		}
	}
	undated := len(texts) - len(days)
	slices.Sort(days)
	return undated > templateTexts || len(slices.Compact(days)) > templateDays, days
}
