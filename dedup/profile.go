// What of an article the clustering looks at.
package dedup

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"isnad/dedup/corpus"
	"isnad/similarity"
	"isnad/similarity/arabic"
)

// Profile is what of one article is compared: a pure function of the article. It may be read concurrently.
type Profile struct {
	ID, Outlet string
	Title      string
	Hours      float64 // of publication since 1970, or the next best time known; NaN when there is none

	headline headline
	title    []arabic.Key       // stems of the title, in order, stop words left out; so in all that follows
	speaker  []arabic.Key       // those before a colon
	opening  []arabic.Key       // the first openingStems of the body, behind its dateline
	lead     []arabic.Key       // of title and the first leadWords of the body, ascending
	head     []similarity.Count // titleWeight·title + first headWords: what the article is about
	full     []similarity.Count // title and everything
}

// How much of a text tells what it is about. News puts the event first; what follows is background that many events share.
// On the labelled days, 80 to 150 words serve events equally well, 60 are too few.
const (
	titleWeight  = 3
	leadWords    = 60
	headWords    = 100
	textWords    = 200
	openingStems = 8
)

// NewProfile reads the article's own text: furniture, embedded stories included, is no part of it, nor is the dateline, which
// makes all articles of a bureau look alike.
func NewProfile(a *corpus.Article, stemmer *arabic.Stemmer) *Profile {
	r := reader{stemmer: stemmer}
	p, body := r.profile(a, math.MaxInt)
	p.full = similarity.Counts(append(slices.Clone(p.title), body.stems()...))
	return p
}

// profile reads an article but for Profile.full, and its body, which may end behind so many words.
func (r *reader) profile(a *corpus.Article, enough int) (*Profile, placedStems) {
	p := &Profile{ID: a.ID, Outlet: a.Outlet, Title: a.Title, Hours: hours(a), headline: newHeadline(a.Title)}
	p.title = r.stems(a.Title)
	if before, _, found := strings.Cut(a.Title, ":"); found {
		p.speaker = r.stems(before)
	}
	body := r.body(a, enough)
	p.opening = slices.Clone(body[:min(openingStems, len(body))].stems())
	p.head = headed(p.title, titleWeight, body.first(headWords))
	p.lead = slices.Compact(sorted(append(slices.Clone(p.title), body.first(leadWords)...)))
	return p, body
}

// text counts 2·title + first textWords: what the affair is about.
func (r *reader) text(a *corpus.Article, title []arabic.Key) []similarity.Count {
	return headed(title, 2, r.body(a, textWords).first(textWords))
}

// headed counts times·title and the stems of the body.
func headed(title []arabic.Key, times int, body []arabic.Key) []similarity.Count {
	keys := make([]arabic.Key, 0, times*len(title)+len(body))
	for range times {
		keys = append(keys, title...)
	}
	return similarity.Counts(append(keys, body...))
}

func sorted(keys []arabic.Key) []arabic.Key {
	slices.Sort(keys)
	return keys
}

// bestDate is when the text came out, as well as is known: an update is later than that, but tells one year's event from
// another's. It never reaches the output as a date of publication.
func bestDate(a *corpus.Article) arabic.Date {
	if a.Published.Precision != arabic.NoDate {
		return a.Published
	}
	return a.Updated
}

// hours turns the best date into hours since 1970, NaN where no day is known. A day without an hour is taken at its middle, which is wrong by
// the least.
func hours(a *corpus.Article) float64 {
	d := bestDate(a)
	if d.Precision < arabic.Day {
		return math.NaN()
	}
	h := float64(d.Time.Unix()) / 3600
	if d.Precision == arabic.Day {
		h += 12
	}
	return h
}

// gap is the time between two articles in hours; NaN where one is unknown.
func gap(a, b *Profile) float64 { return math.Abs(a.Hours - b.Hours) }

// reader stems stretches of articles. One goroutine uses it at a time.
type reader struct {
	stemmer *arabic.Stemmer
	tokens  []arabic.Token
	placed  placedStems
	spans   []corpus.Span
	recent  *[1 << recentBits]recentWord // by hash; nil: none are remembered
}

// recentBits: 32,768 words, half a megabyte, hold four fifths of a newspaper's running words and stay near the processor, which the
// stemmer's own table of all words does not.
const recentBits = 15

// recentWord is a word and what stem said of it; zero, which is no word, for nothing.
type recentWord struct {
	word, stem arabic.Key // stem is 0 for what carries no subject matter
}

// newReader is a reader that remembers words.
func newReader() *reader {
	return &reader{stemmer: arabic.NewStemmer(), recent: new([1 << recentBits]recentWord)}
}

// placed is a stem and how many words of the body stand before it, stop words included.
type placed struct {
	stem arabic.Key
	word int
}

// placedStems are the stems of a body in order.
type placedStems []placed

func (s placedStems) stems() []arabic.Key {
	keys := make([]arabic.Key, len(s))
	for i, p := range s {
		keys[i] = p.stem
	}
	return keys
}

// first gives the stems among the first n words.
func (s placedStems) first(n int) []arabic.Key {
	end := len(s)
	for i, p := range s {
		if p.word >= n {
			end = i
			break
		}
	}
	return s[:end].stems()
}

// pieceBytes is how much is read before looking whether it is enough; about fifty words.
const pieceBytes = 512

// body stems the own text of an article behind its dateline, at least so many words of it. The result holds until the next call.
func (r *reader) body(a *corpus.Article, enough int) placedStems {
	r.placed = r.placed[:0]
	word, opened := 0, false
	r.spans = a.ByteSpans(r.spans[:0])
	for _, span := range r.spans {
		part := a.Body[span.Start:span.End]
		if !opened {
			if _, _, end, ok := corpus.FindDateline(nil, part); ok {
				part = part[end:]
			}
			opened = true
		}
		for len(part) > 0 {
			beginning := cmp.Or(firstBytes(part, pieceBytes), part)
			part = part[len(beginning):]
			r.tokens = arabic.Tokenize(r.tokens[:0], beginning)
			for _, t := range r.tokens {
				if stem, ok := r.stem(beginning, t); ok {
					r.placed = append(r.placed, placed{stem, word})
				}
				word++
			}
			if word >= enough && len(r.placed) >= openingStems {
				return r.placed
			}
		}
	}
	return r.placed
}

// stem gives the skeleton of the stem of a token that carries subject matter: names that papers spell in their own ways meet in it, and
// singulars with their broken plurals. Note: skeletons for rare stems alone (in less than .1, .7, 2.5 % of the background) score lower.
func (r *reader) stem(text string, t arabic.Token) (arabic.Key, bool) {
	if r.recent == nil {
		stem := r.skeleton(text, t)
		return stem, stem != 0
	}
	w := &r.recent[uint64(t.Key)*hashPrime>>(64-recentBits)]
	if w.word != t.Key {
		*w = recentWord{t.Key, r.skeleton(text, t)}
	}
	return w.stem, w.stem != 0
}

// hashPrime is the golden ratio's: the topmost bits of its product depend on all letters of a key.
const hashPrime = 0x9E3779B97F4A7C15

func (r *reader) skeleton(text string, t arabic.Token) arabic.Key {
	if arabic.IsStop(t.Key) {
		return 0
	}
	stem := r.stemmer.Stem(text, t)
	if arabic.IsStop(stem) {
		return 0
	}
	return arabic.Skeleton(stem)
}

func (r *reader) stems(text string) []arabic.Key {
	r.tokens = arabic.Tokenize(r.tokens[:0], text)
	var stems []arabic.Key
	for _, t := range r.tokens {
		if stem, ok := r.stem(text, t); ok {
			stems = append(stems, stem)
		}
	}
	return stems
}
