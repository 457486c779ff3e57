// What the words themselves show of where they were written: names of outlets left in, links, days told from another day.
package wire

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"isnad/similarity/arabic"
)

// traces are the places in one text that tell of its origin.
type traces struct {
	outlets []outletTrace
	days    []dayTrace
	presses []int32 // tokens «اضغط» before «هنا»
}

type outletTrace struct {
	name int32 // number of the outlet's name
	at   int32 // token
}

type dayTrace struct {
	at   int32
	back int8 // days from publication
}

// outletName is one way an outlet is named in texts.
type outletName struct {
	outlet string // folded, as in origin
	agency string
	words  []arabic.Key
}

// traceFinder knows what to look for.
type traceFinder struct {
	outlets []outletName
	first   map[arabic.Key][]int32 // numbers of outlets by the first word of their name
}

var (
	todayKey, yesterdayKey = keyOf("اليوم"), []arabic.Key{keyOf("أمس"), keyOf("بالأمس")}
	firstKey, fromKey      = keyOf("أول"), keyOf("من")
	pressKey, hereKey      = keyOf("اضغط"), keyOf("هنا")
	namingKeys             = func() map[arabic.Key]bool {
		keys := make(map[arabic.Key]bool)
		for word := range naming {
			for _, prefix := range []string{"", "ل", "ب", "و", "ال", "لل"} {
				keys[keyOf(prefix+word)] = true
			}
		}
		return keys
	}()
)

func keyOf(word string) arabic.Key { return arabic.Tokenize(nil, word)[0].Key }

func newTraceFinder(texts []text, origins []origin) *traceFinder {
	f := &traceFinder{first: make(map[arabic.Key][]int32)}
	known := make(map[string]bool)
	for i := range texts {
		o := &origins[i]
		if o.outlet == "" || known[o.outlet] {
			continue
		}
		known[o.outlet] = true
		for _, name := range []string{o.outlet, outletKey(o.agency)} {
			if name == "" || name == o.outlet && len(f.outlets) > 0 && f.outlets[len(f.outlets)-1].outlet == name {
				continue
			}
			n := outletName{outlet: o.outlet, agency: o.agency}
			for _, t := range arabic.Tokenize(nil, name) {
				n.words = append(n.words, t.Key)
			}
			if len(n.words) > 0 {
				f.first[n.words[0]] = append(f.first[n.words[0]], int32(len(f.outlets)))
				f.outlets = append(f.outlets, n)
			}
		}
	}
	return f
}

// find reads one text, a table look-up a word.
func (f *traceFinder) find(x *text) traces {
	var found traces
	for i, t := range x.tokens {
		switch {
		case t.Key == todayKey:
			found.days = append(found.days, dayTrace{int32(i), 0})
		case slices.Contains(yesterdayKey, t.Key):
			found.days = append(found.days, dayTrace{int32(i), yesterdays(x.tokens[:i])})
		case t.Key == pressKey && i+1 < len(x.tokens) && x.tokens[i+1].Key == hereKey:
			found.presses = append(found.presses, int32(i))
		}
		for _, n := range f.first[t.Key] {
			if f.named(x, i, f.outlets[n].words) {
				found.outlets = append(found.outlets, outletTrace{n, int32(i)})
			}
		}
	}
	return found
}

// yesterdays counts back from «أمس»: one day, two in «أول أمس» and «أول من أمس».
func yesterdays(before []arabic.Token) int8 {
	n := len(before)
	if n > 0 && before[n-1].Key == firstKey || n > 1 && before[n-1].Key == fromKey && before[n-2].Key == firstKey {
		return 2
	}
	return 1
}

// named reports an outlet's name at token i. A single word is also something else («الوطن»), unless «صحيفة» or a mark of quotation stands before it.
func (f *traceFinder) named(x *text, i int, words []arabic.Key) bool {
	if i+len(words) > len(x.tokens) {
		return false
	}
	for k, word := range words {
		if x.tokens[i+k].Key != word {
			return false
		}
	}
	if len(words) > 1 || i > 0 && namingKeys[x.tokens[i-1].Key] {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(x.article.Body[:x.tokens[i].Start])
	return strings.ContainsRune("«“\"'(", before)
}

// residues weighs what y shows of x's pages within the words they share.
func (w *weighing) residues(x, y int32, sign float64) {
	source := &w.origins[x]
	for _, t := range w.traces[y].outlets {
		name := &w.outlets[t.name]
		own := name.outlet == w.origins[y].outlet
		if !own && source.outlet != "" && name.outlet == source.outlet && w.shares(y, t.at) {
			w.add(sign, namesOutlet(w.name(y), w.name(x)))
			break
		}
	}
	if w.texts[x].article.URL == "" || w.texts[y].article.URL != "" {
		return
	}
	for _, at := range w.traces[y].presses {
		if w.shares(y, at) {
			w.add(sign, asksToPress(w.name(y), w.name(x)))
			break
		}
	}
}

// shares reports whether a token of text y lies in a passage of the match.
func (w *weighing) shares(y, at int32) bool {
	for _, p := range w.m.passages {
		if s := w.m.side(p, y); s.from <= at && at < s.to {
			return true
		}
	}
	return false
}

// side is the span of a passage in text i, which is one of the match's two.
func (m *match) side(p passage, i int32) span {
	if i == m.a {
		return p.a
	}
	return p.b
}

// dayWords finds a day word of x and a later telling of the same day in y, in one place of the text: «اليوم» and «أمس».
func (w *weighing) dayWords(x, y int32) (xWord, yWord string) {
	if len(w.traces[x].days) == 0 || len(w.traces[y].days) == 0 {
		return "", ""
	}
	for _, p := range w.m.passages {
		in, out := w.m.side(p, x), w.m.side(p, y)
		for _, dx := range w.traces[x].days {
			if dx.at < in.from || dx.at >= in.to {
				continue
			}
			for _, dy := range w.traces[y].days {
				if dy.at >= out.from && dy.at < out.to && dy.back > dx.back && w.samePlace(x, y, dx.at, dy.at) {
					return w.word(x, dx), w.word(y, dy)
				}
			}
		}
	}
	return "", ""
}

// samePlace reports whether enough words around two tokens agree.
func (w *weighing) samePlace(x, y, atX, atY int32) bool {
	around := func(i, at int32) []arabic.Token {
		tokens := w.texts[i].tokens
		return tokens[max(0, at-dayWordContext):min(int32(len(tokens)), at+dayWordContext+1)]
	}
	shared := 0
	theirs := around(y, atY)
	for _, t := range around(x, atX) {
		if slices.ContainsFunc(theirs, func(o arabic.Token) bool { return o.Key == t.Key }) {
			shared++
		}
	}
	return shared >= dayWordShared
}

// word is a day word as it is written, «أول من أمس» altogether.
func (w *weighing) word(i int32, day dayTrace) string {
	tokens := w.texts[i].tokens
	from := day.at
	for k := day.at - 1; day.back == 2 && k >= max(0, day.at-2); k-- {
		if tokens[k].Key == firstKey {
			from = k
		}
	}
	return w.texts[i].article.Body[tokens[from].Start:tokens[day.at].End]
}

// compilers finds the matches in which one text is put together from several that have nothing to do with each other: 1 where it is b, -1
// where it is a, 0 else.
func compilers(texts []text, matches []match, matchesOf [][]int32, pairs map[[2]int32]int32, event []int32) []int8 {
	found := make([]int8, len(matches))
	for y, of := range matchesOf {
		if len(of) < 2 {
			continue
		}
		of = slices.DeleteFunc(slices.Clone(of), func(i int32) bool { return len(matches[i].passages) == 0 })
		slices.SortFunc(of, func(i, j int32) int {
			return cmpShared(&matches[i], &matches[j], int32(y), texts)
		})
		of = of[:min(len(of), compilePartners)]
		for k, i := range of {
			for _, j := range of[:k] {
				if unrelated(&matches[i], &matches[j], int32(y), pairs, event) {
					found[i], found[j] = compilerSide(&matches[i], int32(y)), compilerSide(&matches[j], int32(y))
				}
			}
		}
	}
	return found
}

// cmpShared orders matches of text y by what they cover of it, then by the other's id.
func cmpShared(m, n *match, y int32, texts []text) int {
	return cmp.Or(cmp.Compare(n.sharedOf(y), m.sharedOf(y)), strings.Compare(texts[m.other(y)].article.ID, texts[n.other(y)].article.ID))
}

func compilerSide(m *match, y int32) int8 {
	if m.b == y {
		return 1
	}
	return -1
}

// unrelated reports whether the two texts that y shares something with, by matches m and n, share nothing with each other nor a place in
// y, most of which is what it shares with them. They must be of different events or have most of their text elsewhere: else y is the source, and they are two cuts of it.
func unrelated(m, n *match, y int32, pairs map[[2]int32]int32, event []int32) bool {
	x, z := m.other(y), n.other(y)
	if _, related := pairs[pairKey(x, z)]; related {
		return false
	}
	if 2*(m.sharedOf(y)+n.sharedOf(y)) < m.ownOf(y) {
		return false // a long text that others took pieces of, as likely
	}
	apart := event[x] != event[z] && event[x] >= 0 && event[z] >= 0
	return (apart || m.whole(x) < leastWhole && n.whole(z) < leastWhole) && longestOutside(m.spans(y), n.spans(y)) >= freshRun &&
		!overlap(m.spans(y), n.spans(y))
}
