// Phrases: where an expression begins and ends, and what it is about.
package framing

import (
	"iter"
	"strings"

	"isnad/similarity/arabic"
)

// labelPhrase is an occurrence: words [first, last) of a text.
type labelPhrase struct {
	first, head, last int // the head is where the demonstrative ends
	sort              labelSort
	class             string
	ident             string // what it names for certain: an alias, or a name; "" for none
	nation            string
	loaded            bool   // it is more than the plain name of a state
	number            string // of people; "" for none
	width             int    // words of the head
}

// labelFinder holds what the texts of one event know together.
type labelFinder struct {
	lexicon  *labelLexicon
	memory   *labelMemory
	articles []*reading
	texts    []*labelText
	stems    []int32  // the numbers of the texts' stems, counted in memory
	pairs    []uint64 // two words that stand together in two texts, see together
	numbers  map[string]textCount
	heads    map[arabic.Key]bool   // stems that matter in the event
	names    map[string]labelKnown // spelling of a name, words divided by a space → what it names
	starts   []int32               // the numbers of the first words of names, noted in memory
}

// labelKnown is a name found with an office or a noun before it.
type labelKnown struct {
	ident string
	sort  labelSort
}

const (
	labelLongestPhrase = 7 // words, beyond which a phrase is a clause
	labelLongestName   = 6
)

var labelDemonstratives = labelWords("هذا هذه ذلك تلك هولاء هؤلاء")

// at is the phrase that begins at word i, if one does.
func (f *labelFinder) at(words []labelWord, i int) (labelPhrase, bool) {
	if counted, ok := f.counted(words, i); ok {
		return counted, true
	}
	e, n := labelMatch(words, i)
	if k, m := f.known(words, i); m > 0 && m >= n {
		return f.named(words, i, k, m), true
	}
	switch {
	case e.sort == labelTitle:
		return f.person(words, i, n)
	case e.sort == labelState:
		return labelPhrase{first: i, head: i, last: i + n, sort: labelState, class: e.class, ident: e.class, loaded: e.loaded}, true
	}
	p := labelPhrase{first: i, head: i}
	if labelDemonstratives[words[i].folded] && words[i].joined && i+1 < len(words) && words[i+1].definite {
		p.head = i + 1
		if e, n = labelMatch(words, i+1); e.sort == labelTitle || e.sort == labelState {
			return p, false
		}
	}
	return p, f.common(words, &p, e, n)
}

// named is the phrase of a name that the event has taught, with the state behind a place («كردستان العراق»).
func (f *labelFinder) named(words []labelWord, i int, k labelKnown, n int) labelPhrase {
	p := labelPhrase{first: i, head: i, last: i + n, sort: k.sort, ident: k.ident}
	for k.sort == labelPlace && p.last < len(words) && words[p.last-1].joined && f.nationOf(words[p.last]) && !words[p.last].clitic {
		p.last++
	}
	return p
}

// common fills in a phrase whose head is a noun of the list, e of n words, or one that matters in the event.
func (f *labelFinder) common(words []labelWord, p *labelPhrase, e *labelEntry, n int) bool {
	head := words[p.head]
	switch {
	case n > 0 && !head.stop:
		p.sort, p.class, p.width = e.sort, e.class, n
	case f.heads[head.stem] && !head.stop && !head.ends && !labelVerb(head):
		p.sort, p.width = labelSalient, 1
	default:
		return false
	}
	p.last = p.head + p.width
	if p.sort == labelName {
		p.ident = p.class
	}
	f.extend(words, p)
	f.identify(words, p)
	return !p.vague(words)
}

// vague reports whether a phrase is a noun of a place, group or office alone and without the article: any of them.
func (p *labelPhrase) vague(words []labelWord) bool {
	if p.last-p.head == 1 && strings.HasSuffix(words[p.head].folded, "منطقه") {
		return true
	}
	named := p.sort == labelPlace || p.sort == labelGroup || p.sort == labelOrgan || p.sort == labelMedia
	if w := words[p.head].folded; named && !words[p.head].definite && p.ident == "" && (strings.HasSuffix(w, "تها") || strings.HasSuffix(w, "تهم") || strings.HasSuffix(w, "ته")) {
		return true
	}
	return named && p.last-p.head == 1 && p.ident == "" && !words[p.head].definite && p.class != "cell"
}

// counted is a number of people at i: «116 شخصا», «116 من العناصر», where two texts have the number.
func (f *labelFinder) counted(words []labelWord, i int) (labelPhrase, bool) {
	n := words[i]
	if !labelDigits(n) || f.numbers[n.folded].texts < 2 || !n.joined || i+1 >= len(words) {
		return labelPhrase{}, false
	}
	head := i + 1
	if words[head].folded == "من" && words[head].joined && head+1 < len(words) {
		head++
	}
	e, _ := labelMatch(words, head)
	p := labelPhrase{first: i, head: head, last: head + 1, width: 1, sort: labelSet, class: e.class, number: n.folded}
	ok := e.sort == labelSet
	if ok {
		f.extend(words, &p)
	} else {
		p.class = "people"
		ok = strings.HasPrefix(words[head].folded, "شخص") || strings.HasPrefix(words[head].folded, "اشخاص")
	}
	p.head = i // the number is part of what the expression is told by
	return p, ok
}

// labelDigits reports whether a word may be a number of people in digits: of one person none is told so, of millions neither.
func labelDigits(w labelWord) bool {
	return len(w.folded) >= 2 && len(w.folded) <= 5 && w.folded[0] >= '1' && w.folded[0] <= '9'
}

// known is the longest name that the event has taught and that stands at i.
func (f *labelFinder) known(words []labelWord, i int) (labelKnown, int) {
	if !f.memory.starting[words[i].spelled] {
		return labelKnown{}, 0
	}
	var ends [labelLongestName]int // of names of one word, two words, …
	name, n := f.memory.name[:0], 0
	for n < min(labelLongestName, len(words)-i) && (n == 0 || words[i+n-1].joined) {
		name = append(name, words[i+n].folded...)
		ends[n] = len(name)
		name = append(name, ' ')
		n++
	}
	f.memory.name = name
	for ; n > 0; n-- {
		if k, ok := f.names[string(name[:ends[n-1]])]; ok {
			return k, n
		}
	}
	return labelKnown{}, 0
}

func labelJoin(words []labelWord) string {
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = w.folded
	}
	return strings.Join(parts, " ")
}

// phrases cuts a text into phrases from its beginning on, the longest at each place.
func (f *labelFinder) phrases(words []labelWord) iter.Seq[labelPhrase] {
	return func(yield func(labelPhrase) bool) {
		for i := 0; i < len(words); {
			p, ok := f.at(words, i)
			if !ok {
				i++
				continue
			}
			if !yield(p) {
				return
			}
			i = p.last
		}
	}
}
