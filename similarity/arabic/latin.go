// Stems of words in other scripts.
package arabic

import (
	"strings"
	"unicode"

	"github.com/kljensen/snowball"
)

// latin stems a word of another script with Snowball, in the language its letters speak for.
func latin(word string, key Key) Key {
	language := languageOf(word)
	if language == "" {
		return key
	}
	stemmed, err := snowball.Stem(Fold(word), language, false)
	if err != nil {
		return key
	}
	if tokens := Tokenize(nil, stemmed); len(tokens) == 1 {
		return tokens[0].Key
	}
	return key
}

// languageOf guesses by letters alone: English unless the word has letters of French or Spanish, Russian for Cyrillic, nothing for
// other scripts and for words with digits. Articles written in these languages are not what isnad is for.
func languageOf(word string) string {
	language := "english"
	for _, r := range word {
		switch {
		case unicode.Is(unicode.Cyrillic, r):
			language = "russian"
		case strings.ContainsRune("àâæçèêëîïôœùûÿÀÂÆÇÈÊËÎÏÔŒÙÛŸ", r):
			language = "french"
		case strings.ContainsRune("ñáíóúÑÁÍÓÚ", r):
			language = "spanish"
		case !unicode.Is(unicode.Latin, r) && classify(r) != skipped:
			return ""
		}
	}
	return language
}
