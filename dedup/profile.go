// What of an article the clustering looks at.
package dedup

import (
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
	text     []similarity.Count // 2·title + first textWords: what the affair is about
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
	p := &Profile{ID: a.ID, Outlet: a.Outlet, Title: a.Title, Hours: hours(a), headline: newHeadline(a.Title)}
	r := reader{stemmer: stemmer}
	p.title = r.stems(a.Title)
	if before, _, found := strings.Cut(a.Title, ":"); found {
		p.speaker = r.stems(before)
	}
	body := r.body(a)
	p.opening = slices.Clone(body[:min(openingStems, len(body))].stems())
	p.full = similarity.Counts(append(slices.Clone(p.title), body.stems()...))
	p.text = headed(p.title, 2, body.first(textWords))
	p.head = headed(p.title, titleWeight, body.first(headWords))
	p.lead = slices.Compact(sorted(append(slices.Clone(p.title), body.first(leadWords)...)))
	return p
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

// reader stems stretches of an article.
type reader struct {
	stemmer *arabic.Stemmer
	tokens  []arabic.Token
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

// body stems the own text of an article behind its dateline.
func (r *reader) body(a *corpus.Article) placedStems {
	var stems placedStems
	word, opened := 0, false
	for _, span := range a.ByteSpans(nil) {
		part := a.Body[span.Start:span.End]
		if !opened {
			if _, _, end, ok := corpus.FindDateline(nil, part); ok {
				part = part[end:]
			}
			opened = true
		}
		r.tokens = arabic.Tokenize(r.tokens[:0], part)
		for _, t := range r.tokens {
			if stem, ok := r.stem(part, t); ok {
				stems = append(stems, placed{stem, word})
			}
			word++
		}
	}
	return stems
}

// stem gives the skeleton of the stem of a token that carries subject matter: names that papers spell in their own ways meet in it, and
// singulars with their broken plurals. Note: skeletons for rare stems alone (in less than .1, .7, 2.5 % of the background) score lower.
func (r *reader) stem(text string, t arabic.Token) (arabic.Key, bool) {
	if arabic.IsStop(t.Key) {
		return 0, false
	}
	stem := r.stemmer.Stem(text, t)
	if arabic.IsStop(stem) {
		return 0, false
	}
	return arabic.Skeleton(stem), true
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
