// Articles as sentences and clauses that can be compared.
package framing

import (
	"math"
	"slices"
	"strings"

	"isnad/dedup/corpus"
	"isnad/similarity"
	"isnad/similarity/arabic"
)

// bytesOf is a stretch of a body: bytes [from, to).
type bytesOf struct{ from, to int }

// statement is one sentence of an article.
type statement struct {
	bytesOf
	telling int // the article among the tellings
	place   int // the sentence among the article's
	words   []word
	clauses []clause
	vector  similarity.Vector
	numbers []int32 // of the vector's coordinates, see weigher
	weight  float64 // the sum of what their words tell
	quoted  bool    // half of it or more stands between quotation marks
	same    *sameRuns
	slots   []slot // see slotsOf
}

// clause is a part of a sentence that can make a claim of its own: words [first, last).
type clause struct{ first, last int }

// word is a token, or the tokens of one number or date, by its meaning.
type word struct {
	key  arabic.Key // the stem, the meaning it shares with others, or the value
	bare arabic.Key // the folded token
	bytesOf
	value      float64 // of a number
	number     int32   // of the key in the event, see weigher
	coordinate int32   // of its statement's vector
	kind       wordKind
}

type wordKind uint8

const (
	plainWord wordKind = iota
	numberWord
	dateWord
)

// Ranges of keys that package arabic does not use: values are apart from words that are spelt like them.
const (
	numberKeys = 8 << 60
	dateKeys   = 9 << 60
	keyPayload = 1<<60 - 1
)

// telling is an article that is compared: of several with the same words, the first.
type telling struct {
	article    int   // index into the articles given
	twins      []int // the others with the same words
	statements []*statement
	words      int
	print      uint64 // of the words: tellings with the same one are one text
	arabic     bool   // most words are of the Arabic script
}

// reader makes tellings of articles. It belongs to one goroutine.
type reader struct {
	agencies  *corpus.Agencies
	stemmer   *arabic.Stemmer
	spans     []corpus.Span
	tokens    []arabic.Token
	sentences []arabic.Sentence
}

func newReader() *reader {
	return &reader{agencies: corpus.DefaultAgencies(), stemmer: arabic.NewStemmer()}
}

// Of FNV-1a, for fingerprints of words.
const (
	printSeed  = 14695981039346656037
	printPrime = 1099511628211
)

// leastWords: what has fewer is a subheading or a remnant, and claims nothing.
const leastWords = 4

// read gives the sentences of an article's own text, the dateline left out; «السبت» is the one before the day of publication.
func (r *reader) read(a *corpus.Article, published arabic.Date) telling {
	t := telling{print: printSeed}
	latin := 0
	r.spans = a.ByteSpans(r.spans[:0])
	for i, s := range r.spans {
		if i == 0 {
			if _, _, end, ok := corpus.FindDateline(r.agencies, a.Body[s.Start:s.End]); ok {
				s.Start += end
			}
		}
		part := a.Body[s.Start:s.End]
		r.tokens = arabic.Tokenize(r.tokens[:0], part)
		r.sentences = arabic.Sentences(r.sentences[:0], part, r.tokens)
		for _, token := range r.tokens {
			t.print = (t.print ^ uint64(token.Key)) * printPrime
			if token.Key.Latin() {
				latin++
			}
		}
		t.words += len(r.tokens)
		for _, sentence := range r.sentences {
			if sentence.Last-sentence.First < leastWords {
				continue
			}
			s := r.statement(part, s.Start, sentence, published)
			s.place = len(t.statements)
			t.statements = append(t.statements, s)
		}
	}
	t.arabic = 2*latin < t.words
	return t
}

// statement reads one sentence of a part of the body that begins at byte at.
func (r *reader) statement(part string, at int, sentence arabic.Sentence, published arabic.Date) *statement {
	s := &statement{bytesOf: bytesOf{at + int(sentence.Start), at + int(sentence.End)}}
	text := part[sentence.Start:sentence.End]
	values := valuesOf(text, published)
	for i := sentence.First; i < sentence.Last; i++ {
		token := r.tokens[i]
		from := int(token.Start - sentence.Start)
		for len(values) > 0 && values[0].to <= from {
			values = values[1:]
		}
		if len(values) > 0 && values[0].from < int(token.End-sentence.Start) {
			if n := len(s.words); n == 0 || s.words[n-1].from != at+int(sentence.Start)+values[0].from {
				v := values[0]
				v.bare = token.Key
				v.from, v.to = v.from+s.from, v.to+s.from
				s.words = append(s.words, v)
			}
			continue
		}
		w := word{bare: token.Key, bytesOf: bytesOf{at + int(token.Start), at + int(token.End)}}
		w.key = meaning(r.stemmer.Stem(part, token))
		s.words = append(s.words, w)
	}
	s.clauses = cutClauses(part, at, s.words)
	s.quoted = 2*quotedBytes(text) >= s.to-s.from
	return s
}

// quotedBytes is how much of a sentence stands between quotation marks; one that opens and does not close quotes to the end.
func quotedBytes(text string) (n int) {
	open := -1
	for i, r := range text {
		switch {
		case open < 0 && strings.ContainsRune("«“\"", r):
			open = i
		case open >= 0 && strings.ContainsRune("»”\"", r):
			n, open = n+i-open, -1
		}
	}
	if open >= 0 {
		n += len(text) - open
	}
	return n
}

// valuesOf gives the dates and numbers of a text as words, in order; of what is both, the date. «السبت» is a date where the article has one.
func valuesOf(text string, published arabic.Date) []word {
	var values []word
	for _, d := range arabic.ResolveRelative(text, published) {
		if d.HasYear && d.Date.Precision >= arabic.Year {
			values = append(values, word{key: dateKey(d.Date), bytesOf: bytesOf{d.Start, d.End}, kind: dateWord})
		}
	}
	dates := len(values)
	for _, n := range arabic.FindNumerals(text) {
		within := func(d word) bool { return n.Start < d.to && n.End > d.from }
		if !slices.ContainsFunc(values[:dates], within) {
			values = append(values, word{key: numberKey(n.Value), bytesOf: bytesOf{n.Start, n.End}, value: n.Value, kind: numberWord})
		}
	}
	slices.SortFunc(values, func(a, b word) int { return a.from - b.from })
	return values
}

func numberKey(v float64) arabic.Key { return arabic.Key(math.Float64bits(v)>>4 | numberKeys) }

// dateKey is the day, the month or the year; times of day do not tell dates apart.
func dateKey(d arabic.Date) arabic.Key {
	year, month, day := d.Time.Date()
	switch d.Precision {
	case arabic.Year:
		month, day = 0, 0
	case arabic.Month:
		day = 0
	}
	return arabic.Key(year*1000+int(month)*50+day) | dateKeys
}
