// Words that say the same of an event.
package framing

import (
	_ "embed"
	"strings"
	"sync"

	"isnad/similarity/arabic"
)

// meaningsFile has a line for each meaning: the words that newspapers take for it. # begins a comment.
//
//go:embed fact_meanings.txt
var meaningsFile string

// meanings leads from the stem of each word of the file to the stem of its line's first.
var meanings = sync.OnceValue(func() map[arabic.Key]arabic.Key {
	to := make(map[arabic.Key]arabic.Key)
	stemmer := arabic.NewStemmer()
	for line := range strings.Lines(meaningsFile) {
		line, _, _ = strings.Cut(line, "#")
		first := arabic.Key(0)
		for _, t := range arabic.Tokenize(nil, line) {
			stem := stemmer.Stem(line, t)
			if first == 0 {
				first = stem
			}
			if _, ok := to[stem]; !ok {
				to[stem] = first
			}
		}
	}
	return to
})

// meaning is the stem that stands for all of one meaning; a stem of five letters and more that stands for itself gives its skeleton, in which
// spellings of names and broken plurals meet.
func meaning(stem arabic.Key) arabic.Key {
	if first, ok := meanings()[stem]; ok {
		return first
	}
	return arabic.Skeleton(stem)
}
