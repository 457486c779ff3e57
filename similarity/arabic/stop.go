// Words that carry no subject matter.
package arabic

import (
	_ "embed"
	"strings"
)

//go:embed stopwords.txt
var stopwordsFile string

// stopwords is a set of keys, from a readable list: words divided by space, # begins a comment.
var stopwords = func() (set table) {
	set.grow(2000) // sparse: most questions are about words that are not there
	for line := range strings.Lines(stopwordsFile) {
		line, _, _ = strings.Cut(line, "#")
		for _, t := range Tokenize(nil, line) {
			set.set(t.Key, 1)
		}
	}
	return set
}()

// IsStop reports whether a word, or the stem of one, is a particle, pronoun, auxiliary or the furniture of reporting
// («وقال», «مشيرا»). Keys of words and of their stems are in the list alike.
func IsStop(k Key) bool { return stopwords.get(k) != 0 }
