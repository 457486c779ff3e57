// Texts as words that phrases are cut from.
package framing

import (
	"slices"
	"strings"
	"unicode/utf8"

	"isnad/dedup/corpus"
	"isnad/similarity/arabic"
)

// labelWord is a word of a body, without the conjunction and preposition written onto it: bytes [start, end).
type labelWord struct {
	start, end int
	stem       arabic.Key
	folded     string // «للحوثيين» as الحوثيين
	definite   bool
	clitic     bool // something was cut off its front
	joined     bool // only a space, a quotation mark or the marks of a tag stand before the next word
	near       bool // only that or a comma
	marked     bool // a quotation mark or the mark of a tag is there
	stop, ends bool
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
func readLabelTexts(articles []*corpus.Article) []*labelText {
	stemmer, lexicon := arabic.NewStemmer(), labelLexiconOnce()
	same := map[string]*labelText{}
	for i, a := range articles {
		words := readLabelWords(stemmer, lexicon, a)
		key := labelSpelling(words)
		if same[key] == nil {
			same[key] = &labelText{words: words}
		}
		same[key].bodies = append(same[key].bodies, labelBody{i, words})
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

// labelSpelling is what two texts have in common for them to be one to the finder: the words, and where they hang together.
func labelSpelling(words []labelWord) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.folded)
		switch {
		case w.joined:
			b.WriteByte(' ')
		case w.near:
			b.WriteByte(',')
		default:
			b.WriteByte('.')
		}
		if w.clitic {
			b.WriteByte('+')
		}
		if w.marked {
			b.WriteByte('"')
		}
	}
	return b.String()
}

func readLabelWords(stemmer *arabic.Stemmer, lexicon *labelLexicon, a *corpus.Article) []labelWord {
	tokens := arabic.Tokenize(make([]arabic.Token, 0, len(a.Body)/bytesPerToken), a.Body)
	furniture := labelFurniture(a)
	words := make([]labelWord, 0, len(tokens))
	for i, t := range tokens {
		if labelInside(furniture, int(t.Start)) {
			continue
		}
		w := newLabelWord(stemmer, a.Body, t)
		w.ends = lexicon.ends[w.folded] || lexicon.ends[strings.TrimPrefix(w.folded, "ال")]
		if i+1 < len(tokens) && !labelInside(furniture, int(tokens[i+1].Start)) {
			gap := a.Body[t.End:tokens[i+1].Start]
			w.joined, w.near = labelGap(gap)
			w.marked = strings.TrimLeft(gap, " \u00a0،,_") != ""
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

// newLabelWord cuts conjunctions and prepositions off a word where its stem is that of what remains: the stemmer asks the background, so that
// بيت keeps its ب.
func newLabelWord(stemmer *arabic.Stemmer, body string, t arabic.Token) labelWord {
	w := labelWord{start: int(t.Start), end: int(t.End), stem: stemmer.Stem(body, t), folded: arabic.Fold(body[t.Start:t.End])}
	w.stop = arabic.IsStop(t.Key) || arabic.IsStop(w.stem)
	if w.stop || t.Key.Number() || t.Key.Latin() {
		return w
	}
	for range 2 {
		_, first := utf8.DecodeRuneInString(body[w.start:w.end])
		if !strings.ContainsRune("وفبلك", []rune(w.folded)[0]) || utf8.RuneCountInString(w.folded) < 4 {
			break
		}
		if strings.HasPrefix(w.folded, "لل") {
			w.folded, w.clitic = "ال"+strings.TrimPrefix(w.folded, "لل"), true
			break
		}
		rest := body[w.start+first : w.end]
		tokens := arabic.Tokenize(nil, rest)
		if len(tokens) != 1 || stemmer.Stem(rest, tokens[0]) != w.stem || tokens[0].Key == w.stem && len(w.folded) < 6 {
			break
		}
		w.start += first
		w.folded, w.clitic = arabic.Fold(rest), true
	}
	w.definite = strings.HasPrefix(w.folded, "ال") && utf8.RuneCountInString(w.folded) > 3
	return w
}

// labelFurniture is the article's furniture in bytes of its body.
func labelFurniture(a *corpus.Article) []corpus.Span {
	var spans []corpus.Span
	for _, f := range a.Furniture {
		spans = append(spans, corpus.Span{Start: labelByte(a.Body, f.Start), End: labelByte(a.Body, f.End)})
	}
	return spans
}

// labelByte is where the n-th code point of a text begins.
func labelByte(text string, n int) int {
	for i := range text {
		if n == 0 {
			return i
		}
		n--
	}
	return len(text)
}

func labelInside(spans []corpus.Span, at int) bool {
	for _, s := range spans {
		if s.Start <= at && at < s.End {
			return true
		}
	}
	return false
}
