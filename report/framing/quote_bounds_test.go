// Texts that would have quotations looked for over and over.
package framing

import (
	"strings"
	"testing"

	"isnad/dedup/corpus"
)

// What has no end, nothing but verbs of reporting, or marks without partners is looked through piece by piece: with the square of these texts' words for
// work the test would not end.
func TestQuotationsOfEndlessSentences(t *testing.T) {
	for name, word := range map[string]string{
		"verbs": "قال ", "speech": "قال إن ", "marks": `"قال `, "opening": "«قال ", "brackets": "(قال ", "one shape": "”قال ",
		"names": "قال «خير كثير» ", "no spaces": `"قال"قال`, "colons": "قال: ", "commas": "قال، ", "ends": "قال... ",
	} {
		t.Run(name, func(t *testing.T) {
			a := &corpus.Article{Body: strings.Repeat(word, 300_000/len(word))}
			r := newReader()
			_, cut := r.quotationsOf(r.read(a))
			longest := 0
			for i, first := range r.quotes.frame {
				longest = max(longest, i-int(first)+1)
			}
			if longest > longestFrame {
				t.Errorf("a frame of %d words", longest)
			}
			if !cut {
				t.Error("nothing says that the sentence was cut")
			}
		})
	}
}

// The cut is named, and only where there is one.
func TestCutSentencesAreNamed(t *testing.T) {
	said := strings.Repeat("قال الحارس إن الباب كان مفتوحا للجميع. ", 30)
	articles := []corpus.Article{{ID: "a", Body: said}, {ID: "b", Body: said + strings.Repeat("قال ", 2*longestFrame)}}
	c, err := Compare(t.Context(), articles, []int{0, 1}, "e", nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var named []int
	for _, n := range c.Notes {
		if strings.Contains(n.English, "piece by piece") {
			named = append(named, n.Article)
		}
	}
	if len(named) != 1 || named[0] != 1 {
		t.Errorf("notes %+v", c.Notes)
	}
}
