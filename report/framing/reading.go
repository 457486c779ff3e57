// An article read once for all that is asked of it.
package framing

import (
	"sort"

	"isnad/dedup/corpus"
	"isnad/similarity/arabic"
)

// reading is the own text of an article, word by word. Places are bytes of the body.
type reading struct {
	*corpus.Article
	points    *corpus.Points
	tokens    []arabic.Token
	forms     []int32           // of the tokens, in the reader's vocabulary
	sentences []arabic.Sentence // First and Last are places in tokens
	stretches []ownStretch
}

// ownStretch is a stretch of own text, bytes [Start, End), with its tokens and sentences.
type ownStretch struct {
	corpus.Span
	tokens, sentences stretch
}

// reader reads articles. It keeps what it has learnt of words and room to work in from one to the next, and belongs to one goroutine.
type reader struct {
	vocabulary
	agencies *corpus.Agencies
	spans    []corpus.Span
	part     reading     // what is read beside, see withoutDateline and title
	quotes   quoteFinder // see quotationsOf
	counter  wordCounter
	labels   labelMemory

	tokens  room[arabic.Token]
	numbers room[int32]
	facts   factRoom
}

// clear ends the use of the readings of an event, and of what was made of them.
func (r *reader) clear() {
	r.tokens.clear()
	r.numbers.clear()
	r.labels.words.clear()
	r.labels.sims.clear()
	r.facts.clear()
}

func newReader() *reader {
	return &reader{vocabulary: vocabulary{stemmer: arabic.NewStemmer()}, agencies: corpus.DefaultAgencies(), labels: newLabelMemory()}
}

// bytesPerToken is about how long a word of news is with the space behind it; a body has hardly more words than this lets expect.
const bytesPerToken = 9

// read is an article's reading, until the reader is cleared.
func (r *reader) read(a *corpus.Article) *reading {
	n := len(a.Body)/bytesPerToken + 1
	text := &reading{tokens: r.tokens.take(n), forms: r.numbers.take(n)}
	r.readInto(text, a)
	return text
}

// readInto reads an article in the place of another.
func (r *reader) readInto(text *reading, a *corpus.Article) {
	text.Article, text.points = a, corpus.NewPoints(a.Body)
	text.empty()
	r.spans = a.ByteSpans(r.spans[:0])
	for _, own := range r.spans {
		r.readStretch(text, own)
	}
}

func (text *reading) empty() {
	text.tokens, text.forms, text.sentences, text.stretches = text.tokens[:0], text.forms[:0], text.sentences[:0], text.stretches[:0]
}

// readStretch adds a stretch of the body.
func (r *reader) readStretch(text *reading, own corpus.Span) {
	part, first, sentence := text.Body[own.Start:own.End], len(text.tokens), len(text.sentences)
	text.tokens = arabic.Tokenize(text.tokens, part)
	tokens, at := text.tokens[first:], uint32(own.Start)
	text.sentences = arabic.Sentences(text.sentences, part, tokens)
	for i := range tokens {
		text.forms = append(text.forms, r.number(part, tokens[i]))
		tokens[i].Start, tokens[i].End = tokens[i].Start+at, tokens[i].End+at
	}
	sentences := text.sentences[sentence:]
	for i, s := range sentences {
		sentences[i] = arabic.Sentence{First: s.First + first, Last: s.Last + first, Start: s.Start + at, End: s.End + at}
	}
	text.stretches = append(text.stretches, ownStretch{own, stretch{first, len(text.tokens)}, stretch{sentence, len(text.sentences)}})
}

// withoutDateline is an article's reading without its dateline. It holds until the reader reads a part again.
func (r *reader) withoutDateline(text *reading) *reading {
	if len(text.stretches) == 0 {
		return text
	}
	first := text.stretches[0]
	_, _, end, ok := corpus.FindDateline(r.agencies, text.Body[first.Start:first.End])
	if !ok {
		return text
	}
	r.part.Article = text.Article
	r.part.empty()
	for i, own := range text.stretches {
		if i == 0 {
			own.Start += end
		}
		r.readStretch(&r.part, own.Span)
	}
	return &r.part
}

// title is the reading of an article's title. It holds until the reader reads a part again.
func (r *reader) title(a *corpus.Article) *reading {
	r.part.Article = &corpus.Article{Body: a.Title}
	r.part.empty()
	r.readStretch(&r.part, corpus.Span{End: len(a.Title)})
	return &r.part
}

// readEvent is the articles of an event, read by one reader.
type readEvent struct {
	reader   *reader
	articles []*reading
}

// within gives the tokens that stand in a stretch of code points: places [from, to).
func (text *reading) within(s corpus.Span) (from, to int) {
	start, end := uint32(text.points.Byte(s.Start)), uint32(text.points.Byte(s.End))
	from = sort.Search(len(text.tokens), func(i int) bool { return text.tokens[i].Start >= start })
	to = from + sort.Search(len(text.tokens)-from, func(i int) bool { return text.tokens[from+i].End > end })
	return from, to
}

// appendStems appends those of the words in a stretch of code points.
func (r *reader) appendStems(stems []arabic.Key, text *reading, s corpus.Span) []arabic.Key {
	from, to := text.within(s)
	for _, form := range text.forms[from:to] {
		stems = append(stems, r.forms[form].stem)
	}
	return stems
}

// latin counts the words in other letters.
func (text *reading) latin() (n int) {
	for _, t := range text.tokens {
		if t.Key.Latin() {
			n++
		}
	}
	return n
}
