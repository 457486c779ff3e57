// Articles made ready for comparison.
package wire

import (
	"slices"

	"isnad/dedup/corpus"
	"isnad/similarity"
	"isnad/similarity/arabic"
)

// text is what of one article is compared: its own words behind the dateline, in order. A pure function of the article.
type text struct {
	article *corpus.Article
	tokens  []arabic.Token // bytes of article.Body
	words   []uint32       // of each token: number of its word in the run
	stems   []uint32       // of each token: number of its stem in the run
	ends    []uint64       // bit i: a sentence ends behind token i
	quoted  []uint64       // bit i: token i stands inside quotation marks
	verse   []uint64       // bit i: token i stands in a run written with all its vowels, as scripture and verse are
	wide    []uint64       // bit i: token i stands in a run of gramWords stems that recurs over the days and is nobody's text
	known   *knownWords    // of the run
	day     int32          // of publication, since 1970; noDay
}

// span is tokens [from, to) of a text.
type span struct{ from, to int32 }

func (s span) len() int { return int(s.to - s.from) }

// passage is a span of each of two texts that carry one text.
type passage struct {
	a, b span
	kind Kind
}

// match is what two texts share, before anyone says who took it from whom.
type match struct {
	a, b           int32     // numbers of the texts, a < b in the order of ids
	passages       []passage // ascending by a
	left           []passage // shared, and not copied: quotations, templates, boilerplate
	sharedA        int       // tokens of a in passages, quotations left out where they are counted apart
	sharedB        int
	ownA           int // tokens of a that count: neither quotation nor boilerplate
	ownB           int
	wholeA, wholeB float64    // how wholly either text is the other's, see marked.shares
	notes          []Evidence // what was left out and why
}

const noDay = 1<<31 - 1

const secondsOfDay = 24 * 60 * 60

func bit(set []uint64, i int) bool { return set[i>>6]>>(i&63)&1 != 0 }

func setBit(set []uint64, i int) { set[i>>6] |= 1 << (i & 63) }

func (t *text) sequence() similarity.Sequence {
	return similarity.Sequence{Stems: t.stems, Ends: t.ends}
}

// textReader makes texts. One goroutine uses it at a time.
type textReader struct {
	agencies  *corpus.Agencies
	spans     []corpus.Span
	tokens    []arabic.Token
	sentences []arabic.Sentence
	ends      []int32
	words     []uint32
	numbers   map[arabic.Key]uint32       // of the words met, from zero on
	recent    [1 << recentBits]recentWord // by hash
	keys      []arabic.Key                // by number
}

func newTextReader(agencies *corpus.Agencies) *textReader {
	return &textReader{agencies: agencies, numbers: make(map[arabic.Key]uint32)}
}

// number gives the reader's number of a word.
func (r *textReader) number(k arabic.Key) uint32 {
	last := &r.recent[uint64(k)*0x9E3779B97F4A7C15>>(64-recentBits)]
	if last.key == k {
		return last.number
	}
	n, known := r.numbers[k]
	if !known {
		n = uint32(len(r.keys))
		r.numbers[k] = n
		r.keys = append(r.keys, k)
	}
	*last = recentWord{k, n}
	return n
}

// recentBits is the binary logarithm of how many words met lately are kept where the map need not be asked: few make up most of a text.
const recentBits = 14

// recentWord is a word met lately, and its number; the zero key is no word.
type recentWord struct {
	key    arabic.Key
	number uint32
}

// read gives the text of an article, its words numbered as in r.keys.
func (r *textReader) read(a *corpus.Article) text {
	t := text{article: a, day: noDay}
	if d := a.Published; d.Precision >= arabic.Day {
		t.day = int32(d.Time.Unix() / secondsOfDay)
	}
	r.spans, r.tokens, r.ends, r.words = a.ByteSpans(r.spans[:0]), r.tokens[:0], r.ends[:0], r.words[:0]
	for i, s := range r.spans {
		part := a.Body[s.Start:s.End]
		if i == 0 {
			if _, _, end, ok := corpus.FindDateline(r.agencies, part); ok {
				s.Start += end
				part = part[end:]
			}
		}
		r.readPart(part, s.Start)
	}
	t.tokens, t.words = slices.Clone(r.tokens), slices.Clone(r.words)
	t.makeBits()
	for _, end := range r.ends {
		setBit(t.ends, int(end)-1)
	}
	t.markQuotations()
	t.markVerse()
	for i, v := range t.verse {
		t.quoted[i] |= v
	}
	return t
}

// makeBits makes the sets of tokens.
func (t *text) makeBits() {
	n := len(t.tokens)/64 + 1
	all := make([]uint64, 4*n)
	for _, set := range [...]*[]uint64{&t.ends, &t.quoted, &t.verse, &t.wide} {
		*set, all = all[:n:n], all[n:]
	}
}

// readPart adds the words of a stretch of the body that begins at byte at.
func (r *textReader) readPart(part string, at int) {
	first := len(r.tokens)
	r.tokens = arabic.Tokenize(r.tokens, part)
	tokens := r.tokens[first:]
	r.sentences = arabic.Sentences(r.sentences[:0], part, tokens)
	for _, s := range r.sentences {
		r.ends = append(r.ends, int32(first+s.Last))
	}
	for i := range tokens {
		r.words = append(r.words, r.number(tokens[i].Key))
		tokens[i].Start += uint32(at)
		tokens[i].End += uint32(at)
	}
}

// longestQuotation is how many words may stand between two marks: a mark whose partner was lost must not swallow the text.
const longestQuotation = 120

// markQuotations marks the tokens between quotation marks, of all styles; parentheses count where several words stand between them,
// as some papers quote.
func (t *text) markQuotations() {
	body, tokens := t.article.Body, t.tokens
	open, closing := -1, rune(0)
	from := 0
	for i := 0; i <= len(tokens); i++ {
		to := len(body)
		if i < len(tokens) {
			to = int(tokens[i].Start)
		}
		if to-from > 1 || to > from && body[from] != ' ' {
			for _, r := range body[from:to] {
				switch {
				case open >= 0 && r == closing:
					if i-open <= longestQuotation && (closing != ')' || i-open >= leastBracketed) {
						for k := open; k < i; k++ {
							setBit(t.quoted, k)
						}
					}
					open = -1
				case opens(r) != 0 && (open < 0 || closing == ')'):
					open, closing = i, opens(r)
				}
			}
		}
		if i < len(tokens) {
			from = int(tokens[i].End)
		}
	}
}

// leastBracketed: fewer words in parentheses are an aside.
const leastBracketed = 5

// opens gives the mark that closes what r opens, 0 where r opens nothing.
func opens(r rune) rune {
	switch r {
	case '«':
		return '»'
	case '“', '”':
		return '”'
	case '"':
		return '"'
	case '(':
		return ')'
	case '{':
		return '}'
	case '﴿':
		return '﴾'
	case '﴾':
		return '﴿' // as texts turned around have it
	}
	return 0
}

// Scripture and verse are written with all their vowels where nothing else in a paper is.
const (
	vocalisedWords = 5 // in a row, each with a vowel sign,
	vocalisedSigns = 2 // and so many a word on average
)

// markVerse marks runs of words written with their vowels. What most texts do not have is looked for in every fifth word.
func (t *text) markVerse() {
	signs := func(i int) int { return vowelSigns(t.raw(i)) }
	for i := 0; i+vocalisedWords <= len(t.tokens); {
		if signs(i+vocalisedWords-1) == 0 {
			i += vocalisedWords
			continue
		}
		all, n := 0, 0
		for ; i+n < len(t.tokens); n++ {
			own := signs(i + n)
			if own == 0 {
				break
			}
			all += own
		}
		if n >= vocalisedWords && all >= vocalisedSigns*n {
			for k := range n {
				setBit(t.verse, i+k)
			}
		}
		i += n + 1
	}
}

// vowelSigns counts the signs from fathatan to sukun, U+064B to U+0652.
func vowelSigns(word string) (n int) {
	for i := 1; i < len(word); i++ {
		if word[i-1] == 0xD9 && word[i] >= 0x8B && word[i] <= 0x92 {
			n++
		}
	}
	return n
}
