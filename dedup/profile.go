// What of an article the clustering looks at.
package dedup

import (
	"math"
	"strings"

	"isnad/dedup/corpus"
	"isnad/similarity"
	"isnad/similarity/arabic"
)

// Profile is what of one article is compared: a pure function of the article.
type Profile struct {
	ID, Outlet string
	Hours      float64 // of publication since 1970, or of the update where only that is known; NaN when undated
	Days       bool    // the time is exact to a day only

	title   []arabic.Key // stems of the title, in order, without stop words
	lead    []arabic.Key // the same of the first sentence
	opening []arabic.Key // the first openingStems stems of the body
	speaker []arabic.Key // stems of the title before a colon

	head []similarity.Count // 3·title + first sentence + first 100 words: what the article is about
	text []similarity.Count // title and the first 200 words: what the affair is about
	full []similarity.Count // title and everything

	surface map[arabic.Key]string // a word of the article for each stem of head
}

// How much of a text tells what it is about. News puts the event first; what follows is background that many events share.
const (
	titleWeight  = 3
	headWords    = 100
	textWords    = 200
	openingStems = 8
)

// NewProfile reads the article's own text: furniture, embedded stories included, is no part of it.
func NewProfile(a *corpus.Article, stemmer *arabic.Stemmer) *Profile {
	p := &Profile{ID: a.ID, Outlet: a.Outlet, Hours: math.NaN(), surface: make(map[arabic.Key]string)}
	if d := bestDate(a); d.Precision >= arabic.Day {
		p.Hours = float64(d.Time.Unix()) / 3600
		p.Days = d.Precision == arabic.Day
		if p.Days {
			p.Hours += 12 // the middle of the day is wrong by the least
		}
	}
	r := reader{stemmer: stemmer, surface: p.surface}
	p.title = r.stems(a.Title)
	if before, _, found := strings.Cut(a.Title, ":"); found {
		p.speaker = r.stems(before)
	}
	head := make([]arabic.Key, 0, 256)
	for range titleWeight {
		head = append(head, p.title...)
	}
	full := append([]arabic.Key(nil), p.title...)
	text := append([]arabic.Key(nil), p.title...)
	words := 0
	for _, span := range a.ByteSpans(nil) {
		part := a.Body[span.Start:span.End]
		r.tokens = arabic.Tokenize(r.tokens[:0], part)
		if len(p.lead) == 0 {
			if s := arabic.Sentences(nil, part, r.tokens); len(s) > 0 {
				p.lead = r.stemsOf(part, r.tokens[s[0].First:s[0].Last])
				head = append(head, p.lead...)
			}
		}
		for _, t := range r.tokens {
			words++
			stem, ok := r.stem(part, t)
			if !ok {
				continue
			}
			full = append(full, stem)
			if words <= textWords {
				text = append(text, stem)
			}
			if words <= headWords {
				head = append(head, stem)
			}
			if len(p.opening) < openingStems {
				p.opening = append(p.opening, stem)
			}
		}
	}
	p.head, p.text, p.full = similarity.Counts(head), similarity.Counts(text), similarity.Counts(full)
	return p
}

// bestDate is when the text came out, as far as is known: an update is later than that, but better than nothing for telling
// one year's event from another's. It never reaches the output as a date of publication.
func bestDate(a *corpus.Article) arabic.Date {
	if a.Published.Precision != arabic.NoDate {
		return a.Published
	}
	return a.Updated
}

// reader stems stretches of an article.
type reader struct {
	stemmer *arabic.Stemmer
	tokens  []arabic.Token
	surface map[arabic.Key]string
}

// stem gives the stem of a token that carries subject matter.
func (r *reader) stem(text string, t arabic.Token) (arabic.Key, bool) {
	if arabic.IsStop(t.Key) {
		return 0, false
	}
	stem := r.stemmer.Stem(text, t)
	if arabic.IsStop(stem) {
		return 0, false
	}
	stem = rareSkeleton(stem)
	if word := text[t.Start:t.End]; r.surface[stem] == "" || len(word) < len(r.surface[stem]) {
		r.surface[stem] = word // the shortest form seen: the one with the fewest clitics
	}
	return stem, true
}

func (r *reader) stems(text string) []arabic.Key {
	return r.stemsOf(text, arabic.Tokenize(nil, text))
}

func (r *reader) stemsOf(text string, tokens []arabic.Token) []arabic.Key {
	var stems []arabic.Key
	for _, t := range tokens {
		if stem, ok := r.stem(text, t); ok {
			stems = append(stems, stem)
		}
	}
	return stems
}

// skeletonBelow is the share of the background's articles below which a stem gives way to its skeleton: names and words whose spelling wavers are
// rare; a common stem would only fall together with others.
const skeletonBelow = 1. / 200

func rareSkeleton(stem arabic.Key) arabic.Key {
	if float64(arabic.DocumentFrequency(stem)) < skeletonBelow*float64(arabic.Documents()) {
		return arabic.Skeleton(stem)
	}
	return stem
}
