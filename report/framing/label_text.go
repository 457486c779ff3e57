// Texts as words that phrases are cut from.
package framing

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"isnad/similarity"
	"isnad/similarity/arabic"
)

// labelWord is a word of a body, without the conjunction and preposition written onto it: bytes [start, end).
type labelWord struct {
	start, end int
	*labelForm
	joined bool // only a space, a quotation mark or the marks of a tag stand before the next word
	near   bool // only that or a comma
	marked bool // a quotation mark or the mark of a tag is there
}

// labelForm is what a word is, wherever it stands.
type labelForm struct {
	stem           arabic.Key
	rarity         float64 // of the stem, in the news
	text           string  // of the stem, which tells expressions apart
	folded         string  // «للحوثيين» as الحوثيين
	stems, spelled int32   // the numbers of stem and folded, see labelMemory
	width, cut     int32   // bytes of the whole word folded, and of what was cut off its front
	definite       bool
	clitic         bool // something was cut off its front
	stop, ends     bool
	given          bool // a name that people are given

	spelt, stemmed []labelEntry // items of the list that begin with it
}

// labelMemory is what a reader keeps of labels from event to event: what is known of words, and room by their numbers.
type labelMemory struct {
	forms    []*labelForm // by the reader's form, nil where it was not asked for
	stems    map[arabic.Key]int32
	spelled  map[string]int32
	words    room[labelWord]
	sims     room[float64]
	pairs    []uint64
	name     []byte
	counts   []labelStem // by stem; of no text between events
	starting []bool      // by spelling: it begins a name; none between events
}

func newLabelMemory() labelMemory {
	return labelMemory{stems: make(map[arabic.Key]int32), spelled: make(map[string]int32)}
}

// number gives a form its numbers.
func (m *labelMemory) number(w *labelForm) {
	stem, known := m.stems[w.stem]
	if !known {
		stem = int32(len(m.stems))
		m.stems[w.stem] = stem
		m.counts = append(m.counts, labelStem{})
	}
	spelled, known := m.spelled[w.folded]
	if !known {
		spelled = int32(len(m.spelled))
		m.spelled[w.folded] = spelled
		m.starting = append(m.starting, false)
	}
	w.stems, w.spelled = stem, spelled
}

// labelText is one text: several articles may carry it, word for word.
type labelText struct {
	bodies []labelBody
	words  []labelWord // of the first body
}

// labelBody is a text as one article prints it: its tokens lie at the same places of the count, not of the body.
type labelBody struct {
	article int
	words   []labelWord
}

// readLabelTexts cuts the bodies into words and lays articles of the same words together, in an order that the articles' does not matter to: a copy is
// no second witness for a phrase.
func readLabelTexts(e readEvent) []*labelText {
	same := map[string]*labelText{}
	var key []byte
	for i, a := range e.articles {
		words := e.reader.labelWords(a)
		key = appendSpelling(key[:0], words)
		text := same[string(key)]
		if text == nil {
			text = &labelText{words: words}
			same[string(key)] = text
		}
		text.bodies = append(text.bodies, labelBody{i, words})
	}
	keys := make([]string, 0, len(same))
	for key := range same {
		if key != "" {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	texts := make([]*labelText, len(keys))
	for i, key := range keys {
		texts[i] = same[key]
	}
	return texts
}

// appendSpelling appends what two texts have in common for them to be one to the finder: the words, and where they hang together.
func appendSpelling(key []byte, words []labelWord) []byte {
	for _, w := range words {
		key = append(key, w.folded...)
		switch {
		case w.joined:
			key = append(key, ' ')
		case w.near:
			key = append(key, ',')
		default:
			key = append(key, '.')
		}
		if w.clitic {
			key = append(key, '+')
		}
		if w.marked {
			key = append(key, '"')
		}
	}
	return key
}

// labelWords are the words of an article's own text.
func (r *reader) labelWords(text *reading) []labelWord {
	r.labels.forms = append(r.labels.forms, make([]*labelForm, len(r.forms)-len(r.labels.forms))...)
	words := r.labels.words.take(len(text.tokens))
	next := 0 // the stretch behind that of the word
	for i, t := range text.tokens {
		for next < len(text.stretches) && text.stretches[next].tokens.from <= i {
			next++
		}
		w := r.labelWord(text, i)
		if i+1 < len(text.tokens) {
			gap := text.Body[t.End:text.tokens[i+1].Start]
			if next == len(text.stretches) || i+1 < text.stretches[next].tokens.from || len(arabic.Tokenize(nil, gap)) == 0 { // no furniture is between
				w.joined, w.near = labelGap(gap)
				w.marked = strings.TrimLeft(gap, " \u00a0،,_") != ""
			}
		}
		words = append(words, w)
	}
	return words
}

// labelGap says how close what stands between two words leaves them.
func labelGap(gap string) (joined, near bool) {
	left := strings.TrimLeft(strings.TrimRight(gap, " \u00a0\"'«“”»#_"), " \u00a0\"'«“”»#_")
	return left == "", left == "" || left == "،" || left == ","
}

// labelWord is word i of a text. What is known of its form is kept as it was plainly written, letter by letter; numbers of one form are written in
// several ways.
func (r *reader) labelWord(text *reading, i int) labelWord {
	t, n := text.tokens[i], text.forms[i]
	form, written := r.labels.forms[n], text.Body[t.Start:t.End]
	if form == nil || int(form.width) != len(written) || t.Key.Number() && form.folded != written {
		form = r.newLabelForm(written, n)
		if int(form.width) == len(written) {
			r.labels.forms[n] = form
		}
	}
	return labelWord{start: int(t.Start) + int(form.cut), end: int(t.End), labelForm: form}
}

// newLabelForm cuts conjunctions and prepositions off a word where its stem is that of what remains: the stemmer asks the background, so that
// بيت keeps its ب.
func (r *reader) newLabelForm(written string, n int32) *labelForm {
	known, lexicon := &r.forms[n], labelLexiconOnce()
	folded := arabic.Fold(written)
	w := &labelForm{stem: known.stem, folded: folded, width: int32(len(folded)), stop: arabic.IsStop(known.key) || arabic.IsStop(known.stem)}
	if !w.stop && !known.key.Number() && !known.key.Latin() {
		r.cutClitics(w, written)
		w.definite = strings.HasPrefix(w.folded, "ال") && utf8.RuneCountInString(w.folded) > 3
	}
	w.ends = lexicon.ends[w.folded] || lexicon.ends[strings.TrimPrefix(w.folded, "ال")]
	w.rarity = similarity.BackgroundIDF(w.stem)
	w.given, w.text = lexicon.given[w.folded], cmp.Or(w.stem.String(), w.folded)
	w.spelt, w.stemmed = lexicon.bySpell[w.folded], lexicon.byStem[w.stem]
	r.labels.number(w)
	return w
}

// cutClitics cuts up to two.
func (r *reader) cutClitics(w *labelForm, written string) {
	for range 2 {
		_, first := utf8.DecodeRuneInString(written[w.cut:])
		if !strings.ContainsRune("وفبلك", []rune(w.folded)[0]) || utf8.RuneCountInString(w.folded) < 4 {
			return
		}
		if strings.HasPrefix(w.folded, "لل") {
			w.folded, w.clitic = "ال"+strings.TrimPrefix(w.folded, "لل"), true
			return
		}
		rest := written[int(w.cut)+first:]
		tokens := arabic.Tokenize(nil, rest)
		if len(tokens) != 1 || r.stemmer.Stem(rest, tokens[0]) != w.stem || tokens[0].Key == w.stem && len(w.folded) < 6 {
			return
		}
		w.cut += int32(first)
		w.folded, w.clitic = arabic.Fold(rest), true
	}
}
