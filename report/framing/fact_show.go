// Which of a fact's sentences stands for it.
package framing

import (
	"strings"
	"unicode"

	"isnad/similarity"
)

// hanging begin what cannot stand by itself.
var hanging = keysOf("وأضاف وأضافت وتابع وتابعت مضيفا مضيفة وأوضح وأوضحت كما حيث وأكد وأشار وأشارت لكنه لكنها وذلك فيما بينما مما ما وهو وهي والتي والذي وأن وأنه وأنها مؤكدا مشيرا وقال وقالت موضحا")

// clearest is the part that is nearest to the others, neither long nor hanging on what stands before it; one that shows another fact already, only
// where there is no other.
func (t *factTable) clearest(parts []part, shown map[string]bool) string {
	const goodLength, perWord, hangs, again = 18, .015, .15, 10.
	best, text := 0.0, ""
	cosines := t.cosines(parts)
	for i, p := range parts {
		words, own := t.words(p), oneLine(t.text(p))
		score := 0.0
		for j := range parts {
			if j != i {
				score += cosines[i*len(parts)+j] / float64(len(parts)-1)
			}
		}
		score -= perWord * float64(max(goodLength-len(words), len(words)-goodLength, 0))
		if hanging[words[0].bare] {
			score -= hangs
		}
		if shown[own] {
			score -= again
		}
		if text == "" || score > best || score == best && own < text {
			best, text = score, own
		}
	}
	shown[text] = true
	return text
}

// cosines are those of all pairs of some parts, row by row; those of whole statements are known.
func (t *factTable) cosines(parts []part) []float64 {
	n := len(parts)
	if n == 1 {
		return nil
	}
	all, vectors := make([]float64, n*n), make([]similarity.Vector, n)
	for i, p := range parts {
		vectors[i] = t.vector(p)
		for j, q := range parts[:i] {
			cosine := 0.0
			if t.isWhole(p) && t.isWhole(q) {
				cosine = min(t.scores.commons[p.statement*len(t.scores.statements)+q.statement].cosine, 1)
			} else {
				cosine = similarity.Cosine(vectors[i], vectors[j])
			}
			all[i*n+j], all[j*n+i] = cosine, cosine
		}
	}
	return all
}

// isWhole reports whether a part is all of its statement.
func (t *factTable) isWhole(p part) bool {
	return p.last-p.first == len(t.scores.statements[p.statement].words)
}

// oneLine is a text with one space between its words.
func oneLine(text string) string {
	before := ' '
	for _, r := range text {
		if arabic := r >= 0x600 && r < 0x700; !arabic && unicode.IsSpace(r) && (r != ' ' || before == ' ') {
			return strings.Join(strings.Fields(text), " ")
		}
		before = r
	}
	return strings.TrimSuffix(text, " ")
}
