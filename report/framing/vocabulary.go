// Word forms with what is asked of each, known once.
package framing

import "isnad/similarity/arabic"

// form is a folded word.
type form struct {
	key, stem arabic.Key
	meaning   arabic.Key
	quote     quoteEntry
	counts    bool // it carries subject matter: neither it nor its stem is a stop word, and it is no number
}

// vocabulary numbers the forms that a reader has met. What it knows of one depends on that form alone, and it grows as its Stemmer does: with the
// vocabulary of the corpus, not with its text.
type vocabulary struct {
	stemmer *arabic.Stemmer
	numbers map[arabic.Key]int32
	forms   []form
}

func newVocabulary() *vocabulary {
	return &vocabulary{stemmer: arabic.NewStemmer(), numbers: make(map[arabic.Key]int32)}
}

// number is that of a token of text.
func (v *vocabulary) number(text string, t arabic.Token) int32 {
	n, known := v.numbers[t.Key]
	if !known {
		n = int32(len(v.forms))
		v.numbers[t.Key] = n
		stem := v.stemmer.Stem(text, t)
		v.forms = append(v.forms, form{
			key: t.Key, stem: stem, meaning: meaning(stem), quote: quoteLexicon()[t.Key],
			counts: !t.Key.Number() && !arabic.IsStop(t.Key) && !arabic.IsStop(stem),
		})
	}
	return n
}
