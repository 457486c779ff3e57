// Articles as sentences and clauses that can be compared.
package framing

import (
	"math"
	"slices"

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
	slots   []int // see slotsOf
}

// clause is a part of a sentence that can make a claim of its own: words [first, last).
type clause struct{ first, last int }

// word is a token, or the tokens of one number or date, by its meaning.
type word struct {
	key  arabic.Key // the stem, the meaning it shares with others, or the value
	bare arabic.Key // the folded token
	bytesOf
	rarity     float64 // of the key in the news
	value      float64 // of a number
	form       int32   // of its first token, in the reader's vocabulary
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

// Of FNV-1a, for fingerprints of words.
const (
	printSeed  = 14695981039346656037
	printPrime = 1099511628211
)

// leastWords: what has fewer is a subheading or a remnant, and claims nothing.
const leastWords = 4

// tell gives the sentences of an article's own text, the dateline left out; «السبت» is the one before the day of publication.
func (r *reader) tell(text *reading, published arabic.Date) telling {
	text = r.withoutDateline(text)
	t := telling{print: printSeed, words: len(text.tokens), arabic: 2*text.latin() < len(text.tokens)}
	for _, token := range text.tokens {
		t.print = (t.print ^ uint64(token.Key)) * printPrime
	}
	room := r.facts.words.take(len(text.tokens))
	statements := make([]statement, 0, len(text.sentences))
	t.statements = make([]*statement, 0, len(text.sentences))
	for _, sentence := range text.sentences {
		if sentence.Last-sentence.First < leastWords {
			continue
		}
		s := r.statement(text, sentence, published, room)
		n := len(s.words)
		room = room[n:n]
		s.place = len(statements)
		statements = append(statements, s)
		t.statements = append(t.statements, &statements[s.place])
	}
	return t
}

// statement reads one sentence; its words are put behind room.
func (r *reader) statement(text *reading, sentence arabic.Sentence, published arabic.Date, room []word) statement {
	s := statement{bytesOf: bytesOf{int(sentence.Start), int(sentence.End)}, words: room}
	written := text.Body[s.from:s.to]
	values := valuesOf(written, published)
	for i := sentence.First; i < sentence.Last; i++ {
		token, form, meant := text.tokens[i], text.forms[i], r.meant(text.forms[i])
		from, to := int(token.Start), int(token.End)
		for len(values) > 0 && s.from+values[0].to <= from {
			values = values[1:]
		}
		if len(values) == 0 || s.from+values[0].from >= to {
			s.words = append(s.words, word{key: meant.meaning, rarity: meant.rarity, bare: token.Key, form: form, bytesOf: bytesOf{from, to}})
			continue
		}
		v := values[0]
		v.bare, v.form, v.from, v.to = token.Key, form, s.from+v.from, s.from+v.to
		if n := len(s.words); n == 0 || s.words[n-1].from != v.from {
			s.words = append(s.words, v)
		}
	}
	s.words = slices.Clip(s.words)
	s.clauses = cutClauses(text.Body, s.words)
	s.quoted = 2*quotedBytes(written) >= s.to-s.from
	return s
}

// quotedBytes is how much of a sentence stands between quotation marks; one that opens and does not close quotes to the end.
func quotedBytes(text string) (n int) {
	open := -1
	for i, r := range text {
		opens, closes := false, false
		switch r {
		case '"':
			opens, closes = true, true
		case '«', '“':
			opens = true
		case '»', '”':
			closes = true
		}
		switch {
		case open < 0 && opens:
			open = i
		case open >= 0 && closes:
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
			values = append(values, word{key: dateKey(d.Date), rarity: dateIDF, bytesOf: bytesOf{d.Start, d.End}, kind: dateWord})
		}
	}
	dates := len(values)
	for _, n := range arabic.FindNumerals(text) {
		within := func(d word) bool { return n.Start < d.to && n.End > d.from }
		if !slices.ContainsFunc(values[:dates], within) {
			values = append(values, word{key: numberKey(n.Value), rarity: numberIDF, bytesOf: bytesOf{n.Start, n.End}, value: n.Value, kind: numberWord})
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
