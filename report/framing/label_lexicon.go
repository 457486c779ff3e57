// What is known beforehand of the words that labels are made of.
package framing

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"isnad/similarity/arabic"
)

//go:embed label_things.txt
var labelThings string

// labelSort is what sort of thing an expression names.
type labelSort uint8

const (
	labelNone labelSort = iota
	labelName
	labelState
	labelHappening
	labelSet
	labelGroup
	labelPlace
	labelOrgan
	labelMedia
	labelRegime
	labelTitle
	labelSalient // a word that matters in the event, though no list has it
)

var labelSorts = map[string]labelSort{
	"name": labelName, "state": labelState, "happening": labelHappening, "set": labelSet, "group": labelGroup, "place": labelPlace,
	"organ": labelOrgan, "media": labelMedia, "regime": labelRegime, "title": labelTitle,
}

// labelCentral is the state of a government that is told by its place over the provinces: whichever the event is about.
const labelCentral = "central"

// labelEntry is one item of the list: the words it has, and the line it stands in.
type labelEntry struct {
	sort   labelSort
	class  string // the line: of one line are one thing, or may be
	loaded bool   // says more than which state it is
	words  []string
	stems  []arabic.Key
}

// labelLexicon is the list, by the first word's stem and by the first word as it is spelt; the longest items first.
type labelLexicon struct {
	byStem  map[arabic.Key][]labelEntry
	bySpell map[string][]labelEntry
	nations map[arabic.Key]string // stem of an adjective, country or capital of one word → state
	ends    map[string]bool
	quality map[arabic.Key]bool
	given   map[string]bool
}

var labelLexiconOnce = sync.OnceValue(func() *labelLexicon { return parseLabelLexicon(labelThings) })

func parseLabelLexicon(text string) *labelLexicon {
	l := &labelLexicon{map[arabic.Key][]labelEntry{}, map[string][]labelEntry{}, map[arabic.Key]string{}, map[string]bool{}, map[arabic.Key]bool{}, map[string]bool{}}
	stemmer := arabic.NewStemmer()
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		sort, items, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		sort, class, _ := strings.Cut(strings.TrimSpace(sort), " ")
		fields := strings.Fields(items)
		if class == "" {
			class = fields[0]
		}
		for i, item := range fields {
			l.add(stemmer, sort, class, item, i)
		}
	}
	for _, entries := range l.byStem {
		sortLabelEntries(entries)
	}
	for _, entries := range l.bySpell {
		sortLabelEntries(entries)
	}
	return l
}

// add takes the item at place i of its line in.
func (l *labelLexicon) add(stemmer *arabic.Stemmer, sort, class, item string, i int) {
	item, spelt := strings.CutPrefix(item, "=")
	item, loaded := strings.CutPrefix(item, "!")
	text := arabic.Fold(strings.ReplaceAll(item, "_", " "))
	e := labelEntry{sort: labelSorts[sort], class: class, loaded: loaded, words: strings.Fields(text)}
	for _, t := range arabic.Tokenize(nil, text) {
		e.stems = append(e.stems, stemmer.Stem(text, t))
	}
	switch sort {
	case "ends":
		l.ends[text] = true
	case "given":
		l.given[text] = true
	case "quality":
		l.quality[e.stems[0]] = true
	case "central":
		l.nations[e.stems[0]] = labelCentral
	case "state":
		if len(e.words) == 1 && !loaded {
			l.nations[e.stems[0]] = class
		}
		if i != 1 { // the adjective tells the state of a phrase and is none by itself
			l.bySpell[e.words[0]] = append(l.bySpell[e.words[0]], e)
		}
	default:
		l.addPhrase(e, spelt)
	}
}

// addPhrase takes in what begins a phrase. A name with the article is matched as it is spelt (القاعدة is no base), and so is what asks for it, with the article
// and without; common nouns are matched by their stems.
func (l *labelLexicon) addPhrase(e labelEntry, spelt bool) {
	first := e.words[0]
	if !spelt && (e.sort != labelName || !strings.HasPrefix(first, "ال")) {
		l.byStem[e.stems[0]] = append(l.byStem[e.stems[0]], e)
		return
	}
	l.bySpell[first] = append(l.bySpell[first], e)
	if spelt {
		e.words = append([]string{"ال" + first}, e.words[1:]...)
		l.bySpell[e.words[0]] = append(l.bySpell[e.words[0]], e)
	}
}

func sortLabelEntries(entries []labelEntry) {
	slices.SortStableFunc(entries, func(a, b labelEntry) int { return len(b.words) - len(a.words) })
}

// labelNothing stands for an item that is not there.
var labelNothing labelEntry

// labelMatch is the longest item of the list that the words from i on begin with, and how many words it has; 0 for none.
func labelMatch(words []labelWord, i int) (*labelEntry, int) {
	best := &labelNothing
	for k := range words[i].spelt {
		if e := &words[i].spelt[k]; len(e.words) > len(best.words) && labelRun(words, i, len(e.words), func(k int) bool { return words[i+k].folded == e.words[k] }) {
			best = e
		}
	}
	for k := range words[i].stemmed {
		if e := &words[i].stemmed[k]; len(e.words) > len(best.words) && labelRun(words, i, len(e.words), func(k int) bool { return words[i+k].stem == e.stems[k] }) {
			best = e
		}
	}
	return best, len(best.words)
}

// labelRun reports whether n words from i on hang together and all of them are right.
func labelRun(words []labelWord, i, n int, right func(k int) bool) bool {
	if i+n > len(words) {
		return false
	}
	for k := range n {
		if !right(k) || k < n-1 && !words[i+k].joined {
			return false
		}
	}
	return true
}

// labelWords is a set of words from a line.
func labelWords(line string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(line) {
		set[w] = true
	}
	return set
}
