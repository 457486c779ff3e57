// The words by which quotations and their speakers are known.
package framing

import (
	_ "embed"
	"strings"
	"sync"

	"isnad/similarity/arabic"
)

//go:embed quote_words.txt
var quoteWordsFile string

// quoteSet is which of the sets of quote_words.txt a word belongs to.
type quoteSet uint16

const (
	namingWord quoteSet = 1 << iota
	mediaWord
	officeWord
	anonymousWord
	occasionWord
	markerWord
	relativeWord
	prepositionWord
	adverbWord
	attributorWord
	impersonalWord
	conjunctionWord
	objectWord
	manWord
)

// quoteSets are the names the file gives the sets; those with * are taken without the clitics.
var quoteSets = map[string]quoteSet{
	"naming": namingWord, "media": mediaWord, "office": officeWord, "anonymous": anonymousWord, "occasion": occasionWord, "object": objectWord,
	"man": manWord, "marker*": markerWord, "relative*": relativeWord, "preposition*": prepositionWord, "adverb*": adverbWord,
	"attributor*": attributorWord, "impersonal*": impersonalWord, "conjunction*": conjunctionWord,
}

// quoteEntry is what is known of a word.
type quoteEntry struct {
	sets quoteSet
	verb *quoteVerb // nil: none
}

// quoteLexicon is both lists in one table, for one look-up a word.
var quoteLexicon = sync.OnceValue(func() map[arabic.Key]quoteEntry {
	lexicon := make(map[arabic.Key]quoteEntry, 1<<15)
	section := ""
	for line := range strings.Lines(quoteWordsFile) {
		line, _, _ = strings.Cut(line, "#")
		if name, ok := strings.CutPrefix(line, "["); ok {
			section, _, _ = strings.Cut(name, "]")
			continue
		}
		for _, word := range strings.Fields(line) {
			for _, form := range quoteSpellings(word, strings.HasSuffix(section, "*")) {
				key := quoteKey(form)
				e := lexicon[key]
				e.sets |= quoteSets[section]
				lexicon[key] = e
			}
		}
	}
	for key, verb := range readQuoteVerbs() {
		e := lexicon[key]
		e.verb = verb
		lexicon[key] = e
	}
	return lexicon
})

// quoteSpellings is a word with the clitics that may stand before it.
func quoteSpellings(word string, bare bool) (forms []string) {
	for _, conjunction := range []string{"", "و", "ف"} {
		forms = append(forms, conjunction+word)
		if bare {
			continue
		}
		for _, before := range []string{"ال", "ب", "بال", "ل", "لل", "ك", "كال"} {
			forms = append(forms, conjunction+before+word)
		}
	}
	return forms
}

// quoteKey is the key of a single word.
func quoteKey(word string) arabic.Key {
	var one [2]arabic.Token
	if tokens := arabic.Tokenize(one[:0], word); len(tokens) == 1 {
		return tokens[0].Key
	}
	return 0
}
