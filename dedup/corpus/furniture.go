package corpus

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"isnad/similarity/arabic"
)

//go:embed furniture.txt
var furnitureList string

// manner is how much of a page a furniture phrase takes with it; furniture.txt explains each.
type manner uint8

const (
	wholeWord manner = iota
	lineBegins
	longBegins
	holds
	opensList
	endsPage
	opensStory
	endsText
)

var manners = map[string]manner{
	"word": wholeWord, "line": lineBegins, "starts": longBegins, "within": holds,
	"block": opensList, "end": endsPage, "story": opensStory, "tail": endsText,
}

// rule is one line of furniture.txt.
type rule struct {
	kind   string
	how    manner
	record bool // sure enough for bodies of records
	marked bool // wants a colon, slash or bar after it
	words  int
}

// phrases is a trie over folded words. It is read-only once built.
type phrases struct {
	next  map[arabic.Key]*phrases
	rules []*rule
}

var furnitureRules = sync.OnceValue(func() *phrases {
	p, err := readPhrases(furnitureList)
	if err != nil {
		// The list is part of the program and a test reads it; a broken line costs its rule, not the run.
		return p
	}
	return p
})

// readPhrases reads a list in the form of furniture.txt; the phrases read so far come back with the first error.
func readPhrases(list string) (*phrases, error) {
	root := &phrases{}
	var first error
	n := 0
	for l := range strings.Lines(list) {
		n++
		l = strings.TrimSpace(l)
		if l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		if err := root.add(l); err != nil && first == nil {
			first = fmt.Errorf("furniture list, line %d: %w", n, err)
		}
	}
	return root, first
}

func (p *phrases) add(l string) error {
	f := strings.Fields(l)
	if len(f) < 3 {
		return fmt.Errorf("want kind, how, phrase: %q", l)
	}
	how, record := strings.CutSuffix(f[1], "!")
	m, ok := manners[how]
	if !ok {
		return fmt.Errorf("unknown how %q", f[1])
	}
	phrase := strings.Join(f[2:], " ")
	last, _ := utf8.DecodeLastRuneInString(phrase)
	r := &rule{kind: f[0], how: m, record: record, marked: mark(last)}
	node := p
	for _, t := range arabic.Tokenize(nil, phrase) {
		if node.next == nil {
			node.next = map[arabic.Key]*phrases{}
		}
		if node.next[t.Key] == nil {
			node.next[t.Key] = &phrases{}
		}
		node = node.next[t.Key]
		r.words++
	}
	if r.words == 0 {
		return fmt.Errorf("no word in %q", phrase)
	}
	node.rules = append(node.rules, r)
	return nil
}

// mark reports the signs that stand between a label and what it labels.
func mark(r rune) bool {
	switch r {
	case ':', '：', '/', '|', '>', '›', '»', '«', '-', '–', '—', '﹕', '·', '•':
		return true
	}
	return false
}

// at calls yield with the rules whose phrase begins at token i, shortest phrase first.
func (p *phrases) at(text string, tokens []arabic.Token, i int, yield func(*rule)) {
	node := p
	for j := i; j < len(tokens); j++ {
		if node = node.next[tokens[j].Key]; node == nil {
			return
		}
		for _, r := range node.rules {
			if !r.marked || markAfter(text, int(tokens[j].End)) {
				yield(r)
			}
		}
	}
}

// markAfter reports whether the next visible character at byte b is a mark, on the same line.
func markAfter(text string, b int) bool {
	for _, r := range text[b:] {
		if r == '\n' || !unicode.IsSpace(r) && r != '\u00a0' && !invisible(r) {
			return mark(r)
		}
	}
	return false
}

// invisible reports direction and joining controls that pages strew about.
func invisible(r rune) bool {
	return r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0xfeff || r == 0xad
}

// spoken reports whether s holds a letter or a digit.
func spoken(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

// limits, in words: how long a line may be and still be what a rule says of it.
const (
	lineTail    = 12 // after the phrase of a line rule
	headingTail = 4  // after the phrase of a heading without a mark
	withinLine  = 80
	withinBegin = 40 // tail rules look at this many last words
)

// classify finds the rule a whole line falls under, the one with the longest phrase; nil when none.
// full says that the line closes like a sentence.
func (p *phrases) classify(text string, tokens []arabic.Token, full, record bool) *rule {
	if len(tokens) == 0 {
		return nil
	}
	var best *rule
	better := func(r *rule) {
		if best == nil || r.words > best.words || r.words == best.words && r.how > best.how && r.how != lineBegins {
			best = r
		}
	}
	p.at(text, tokens, 0, func(r *rule) {
		if (!record || r.record) && fits(text, tokens, r, full) {
			better(r)
		}
	})
	if best != nil {
		return best
	}
	if r := p.wordsOnly(text, tokens, record); r != nil {
		return r
	}
	if len(tokens) <= withinLine {
		for i := range tokens {
			p.at(text, tokens, i, func(r *rule) {
				if r.how == holds && (!record || r.record) {
					better(r)
				}
			})
		}
	}
	return best
}

// fits reports whether a line that begins with the rule's phrase falls under the rule.
func fits(text string, tokens []arabic.Token, r *rule, full bool) bool {
	rest := len(tokens) - r.words
	switch r.how {
	case lineBegins:
		return rest <= lineTail && (!full || rest <= 6)
	case longBegins, holds:
		return true
	case opensList, endsPage, opensStory:
		if rest == 0 || markAfter(text, int(tokens[r.words-1].End)) {
			return true
		}
		return rest <= headingTail && !full
	}
	return false
}

// wordsOnly recognises a line made of menu words or icons and nothing else but numbers («فيسبوك تويتر واتساب 12»).
func (p *phrases) wordsOnly(text string, tokens []arabic.Token, record bool) *rule {
	if len(tokens) > 60 {
		return nil
	}
	var first *rule
	for i := 0; i < len(tokens); {
		if tokens[i].Key.Number() {
			i++
			continue
		}
		var longest *rule
		p.at(text, tokens, i, func(r *rule) {
			if r.how == wholeWord && (!record || r.record) {
				longest = r
			}
		})
		if longest == nil {
			return nil
		}
		if first == nil {
			first = longest
		}
		i += longest.words
	}
	return first
}
