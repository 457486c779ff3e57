// An article read for its quotations.
package framing

import (
	"strings"
	"unicode/utf8"

	"isnad/dedup/corpus"
	"isnad/similarity/arabic"
)

// quoteGap is what stands between a token and the one before it, beside spaces.
type quoteGap uint8

const (
	commaGap quoteGap = 1 << iota
	colonGap
	lineGap  // a new line, or another stretch of own text
	stopGap  // a sentence ends
	paperGap // another stretch of own text: nothing reaches over it
	closeGap // a mark was closed
)

// quoteText is the own text of one article, word by word. Places are tokens; frames are sentences, but for the ends inside quotations:
// a frame holds whole quotations together with the words that bring them in.
type quoteText struct {
	body    string
	tokens  []arabic.Token
	words   []quoteEntry
	gaps    []quoteGap // before each token, and behind the last
	pairs   []quotePair
	pairAt  []int32 // the outermost pair a token stands in, -1 for none
	frame   []int32 // the first token of each token's frame
	strays  []quoteMark
	said    []saying
	spoken  []int32 // by saying: the last one up to it that has a speaker and is not embedded, -1 for none
	tellers []int32 // the sayings that a hidden subject may be that of
	cut     bool    // a frame was longer than longestFrame
}

// longestFrame is how many words are looked through for what belongs together, five times the longest sentence seen in news: where marks and ends
// are missing or every word is a verb of reporting, the work would grow with the square of the text.
const longestFrame = 1000

// read takes the place of another article's text.
func (t *quoteText) read(forms []form, text *reading) {
	*t = quoteText{
		body: text.Body, words: t.words[:0], gaps: t.gaps[:0], pairs: t.pairs[:0], pairAt: t.pairAt[:0], frame: t.frame[:0], strays: t.strays[:0],
		said: t.said[:0], spoken: t.spoken[:0], tellers: t.tellers[:0],
	}
	for _, own := range text.stretches {
		t.tokens = text.tokens[:own.tokens.to]
		t.gaps = append(t.gaps, make([]quoteGap, own.tokens.to-own.tokens.from)...)
		for _, s := range text.sentences[own.sentences.from:own.sentences.to] {
			t.gaps[s.First] |= stopGap
		}
		t.readStretch(own.Span, own.tokens.from)
	}
	t.gaps = append(t.gaps, stopGap|lineGap|paperGap)
	for _, n := range text.forms {
		t.words = append(t.words, forms[n].quote)
	}
	for i, entry := range t.words {
		if entry.sets&prepositionWord != 0 || entry.verb != nil {
			t.words[i] = t.spelt(i, entry)
		}
	}
	t.cover()
	t.cutFrames()
}

// spelt takes back what folding confuses: «علي» is a name, «على» none; «رأي» is a noun, «رأى» the verb.
func (t *quoteText) spelt(i int, e quoteEntry) quoteEntry {
	word := t.raw(i)
	switch {
	case word == "علي" || word == "وعلي":
		e.sets &^= prepositionWord
	case e.verb == nil:
	case e.verb.mood == finiteVerb && (strings.TrimLeft(word, "وف") == "عبر" || strings.TrimLeft(word, "وف") == "عبرت") && t.followedByOf(i):
		e.sets &^= prepositionWord // «عبر الوزير عن أمله»
	case word == "آمر", word == "أمرا", word == "سموه", word == "سموها", word == "روي", // nouns and names
		e.verb.mood == finiteVerb && isPassive(word),
		strings.HasSuffix(word, "دعى"), // «يدعى سالم»
		strings.HasSuffix(word, "رأي") || strings.HasSuffix(word, "راي"),
		e.verb.mood == finiteVerb && !e.verb.joined && t.governed(i),                                           // «إلى حمل», «أن كشف»
		e.verb.pronoun && strings.HasSuffix(word, "ة"),                                                         // «إشارة» is no أشاره
		e.verb.mood == finiteVerb && e.sets&prepositionWord != 0 && (!e.verb.joined || t.gaps[i]&stopGap == 0): // «عبر», «بين»
		e.verb = nil
	}
	return e
}

// followedByOf reports whether «عن» stands behind token i in its clause.
func (t *quoteText) followedByOf(i int) bool {
	for k := i + 1; k < min(len(t.tokens), i+expressReach) && t.gaps[k]&(stopGap|lineGap|colonGap) == 0; k++ {
		if t.raw(k) == "عن" {
			return k > i+1 || t.gaps[k] == 0
		}
	}
	return false
}

// isPassive reports whether a perfect is written as one that names no speaker: «وُصف».
func isPassive(word string) bool {
	_, size := utf8.DecodeRuneInString(word)
	return strings.HasPrefix(word[size:], "ُ") && !strings.HasPrefix(word, "ي") && !strings.HasPrefix(word, "ت")
}

// governed reports whether the word before asks for a noun.
func (t *quoteText) governed(i int) bool {
	if i == 0 || t.gaps[i] != 0 {
		return false
	}
	switch t.raw(i - 1) {
	case "في", "إلى", "على", "عن", "من", "بعد", "قبل", "خلال", "منذ", "بين", "هناك":
		return true
	case "أن", "إن", "ان", "بأن":
		return !strings.HasPrefix(t.raw(i), "ي")
	}
	return false
}

func (t *quoteText) raw(i int) string { return t.body[t.tokens[i].Start:t.tokens[i].End] }

// readStretch reads the gaps of a stretch of own text, and pairs its marks.
func (t *quoteText) readStretch(own corpus.Span, first int) {
	if first == len(t.tokens) {
		return
	}
	t.gaps[first] |= paperGap | lineGap | stopGap
	m := markReader{text: t, from: own.Start, to: own.End}
	from := own.Start
	for i := first; i <= len(t.tokens); i++ {
		to := own.End
		if i < len(t.tokens) {
			to = int(t.tokens[i].Start)
		}
		if to-from > 1 || to > from && t.body[from] != ' ' {
			flags := m.gap(from, to, i)
			if i < len(t.tokens) {
				t.gaps[i] |= flags
			}
		}
		if i < len(t.tokens) {
			from = int(t.tokens[i].End)
		}
	}
	m.pair()
}

// cover notes the outermost pair of each token. Pairs come by family; they are sorted by place, the longer first.
func (t *quoteText) cover() {
	sortPairs(t.pairs)
	for range t.tokens {
		t.pairAt = append(t.pairAt, -1)
	}
	for n := range t.pairs {
		p := &t.pairs[n]
		if p.outer = t.pairAt[p.from]; p.outer >= 0 {
			continue
		}
		for i := p.from; i < p.to; i++ {
			if t.pairAt[i] < 0 {
				t.pairAt[i] = int32(n)
			}
		}
	}
}

// cutFrames finds where frames begin: at sentences, except inside a pair, behind a pair that a comma follows, and behind a colon at a line's end.
func (t *quoteText) cutFrames() {
	start := int32(0)
	for i := range t.tokens {
		g := t.gaps[i]
		if g&(stopGap|lineGap) != 0 {
			inside := i > 0 && t.pairAt[i] >= 0 && t.pairAt[i] == t.pairAt[i-1]
			goesOn := g&lineGap == 0 && g&closeGap != 0 && g&commaGap != 0
			intro := g&colonGap != 0 && t.pairAt[i] >= 0
			if !inside && !goesOn && !intro || g&paperGap != 0 {
				start = int32(i)
			}
		}
		if i-int(start) >= longestFrame {
			start, t.cut = int32(i), true
		}
		t.frame = append(t.frame, start)
	}
}

// frameEnd is the token behind the frame of token i, or behind the next most tokens when it is longer.
func (t *quoteText) frameEnd(i, most int) int {
	end := min(len(t.tokens), i+most)
	for f := t.frame[i]; i < end && t.frame[i] == f; i++ {
	}
	return i
}

// between is the text of tokens [from, to).
func (t *quoteText) between(from, to int) string {
	if from >= to {
		return ""
	}
	return t.body[t.tokens[from].Start:t.tokens[to-1].End]
}

func (t *quoteText) is(i int, sets quoteSet) bool { return t.words[i].sets&sets != 0 }

// runeBefore and runeAt are the characters around byte i, 0 at the text's ends.
func runeBefore(s string, i int) rune {
	if i <= 0 {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r
}

func runeAt(s string, i int) rune {
	if i >= len(s) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r
}
