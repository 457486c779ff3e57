// Names of people, and of what has a noun before its name.
package framing

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"isnad/similarity"
	"isnad/similarity/arabic"
)

// labelCompound are words of a name that stand with the next one.
var labelCompound = labelWords("عبد ابو ابي ابا بن ابن بو ال دي فان دو لو ولد ام")

// labelStrangeName is how rare a word must be to begin a name that is none of the given ones: e^4.5 is one article of ninety.
const labelStrangeName = 4.5

// How rare what has the article must be to end a name: more where the first word is no given name.
const (
	labelStrangeEnd = 5
	labelGivenEnd   = 3
)

// labelStrangeSurname is how rare a last name must be to be looked for alone.
const labelStrangeSurname = 3.5

// person is an office of n words at i with more of it and the name behind it, or the office alone.
func (f *labelFinder) person(words []labelWord, i, n int) (labelPhrase, bool) {
	last := f.office(words, i, i+n)
	p := labelPhrase{first: i, head: i, last: last, width: n, sort: labelTitle}
	if known, k := f.knownPerson(words, last); k > 0 {
		p.last, p.ident = last+k, known.ident
	} else if k := f.nameBehindOffice(words, last); k > 1 {
		p.last, p.ident = last+k, labelJoin(words[last:last+k])
	}
	f.identify(words, &p)
	return p, p.ident != "" || last > i+1 || words[i].definite
}

// office is where the words of an office end.
func (f *labelFinder) office(words []labelWord, head, last int) int {
	for {
		before := last
		if last < len(words) && words[last-1].joined && words[last].folded == "باسم" {
			last++
			if _, k := f.knownPerson(words, last); k > 0 {
				last += k
			}
		}
		last = f.officeWords(words, head, last)
		if last == before {
			return last
		}
	}
}

// officeWords takes in adjectives and genitives of an office, up to a name: what is indefinite behind what is definite.
func (f *labelFinder) officeWords(words []labelWord, head, last int) int {
	for last < len(words) && last-head < labelLongestPhrase && words[last-1].joined {
		w := words[last]
		if _, k := f.knownPerson(words, last); k > 0 || w.stop || w.ends || w.clitic {
			break
		}
		e, office := labelMatch(words, last)
		if e.sort == labelState && !w.definite && words[last-1].definite {
			break
		}
		if words[last-1].folded == "باسم" {
			last++
			continue
		}
		if !w.definite && (words[last-1].definite && office == 0 || labelVerb(w) || !labelNisba(w) && office == 0) {
			break
		}
		last++
	}
	return last
}

func (f *labelFinder) knownPerson(words []labelWord, i int) (labelKnown, int) {
	if i >= len(words) || i > 0 && !words[i-1].near {
		return labelKnown{}, 0
	}
	k, n := f.known(words, i)
	if k.sort != labelTitle {
		return labelKnown{}, 0
	}
	return k, n
}

func (f *labelFinder) nameBehindOffice(words []labelWord, i int) int {
	if i >= len(words) || !words[i-1].near {
		return 0
	}
	return f.name(words, i)
}

// name is how many words from i on look like a first name and what follows it; 0 for none.
func (f *labelFinder) name(words []labelWord, i int) int {
	if i >= len(words) || !f.nameWord(words, i) || words[i].definite {
		return 0
	}
	if !words[i].given && !labelCompound[words[i].folded] && (words[i].rarity < labelStrangeName || f.memory.counts[words[i].stems].nouns > 0) {
		return 0
	}
	n, parts := 1, 1
	for i+n < len(words) && words[i+n-1].joined && n < labelLongestName && f.nameWord(words, i+n) {
		if words[i+n-1].marked || words[i+n].definite && !f.nameEnd(words, i, i+n) {
			break
		}
		bound := labelCompound[words[i+n-1].folded] || words[i+n].folded == "الله" || words[i+n].folded == "الدين"
		if !bound {
			if parts == 2 && (!f.together(words, i+n-1) || words[i+n].rarity < labelStrangeName) {
				break
			}
			parts++
		}
		n++
	}
	for n > 0 && labelCompound[words[i+n-1].folded] {
		n--
	}
	return n
}

// nameEnd reports whether a word with the article may be part of the name that began at first: المالكي is rare, «العملية» is not.
func (f *labelFinder) nameEnd(words []labelWord, first, i int) bool {
	least := float64(labelStrangeEnd)
	switch next := i + 1; {
	case words[i].folded == "الله" || words[i].folded == "الدين" || next < len(words) && words[i].joined && words[next].folded == "الله":
		return true
	case words[first].given:
		least = labelGivenEnd
	}
	return words[i].rarity >= least
}

// nameWord reports whether a word may be part of a name: nothing that the list or the stop words know, and no verb.
func (f *labelFinder) nameWord(words []labelWord, i int) bool {
	w := words[i]
	if labelCompound[w.folded] {
		return true
	}
	e, _ := labelMatch(words, i)
	listed := e.sort != labelNone && !w.given
	return !w.stop && !w.ends && !w.clitic && !listed && !labelVerb(w) && utf8.RuneCountInString(w.folded) > 2 && w.folded[0] > '9'
}

// learn collects the names of people from what stands behind offices and begins with a given name, and names of groups and places from behind
// their nouns.
func (f *labelFinder) learn() {
	people := map[string]string{} // name → its last part
	f.names = map[string]labelKnown{}
	groups := map[string]labelKnown{}
	for _, t := range f.texts {
		for i := range t.words {
			e, n := labelMatch(t.words, i)
			first, k := i, 0
			switch {
			case e.sort == labelTitle:
				first = f.office(t.words, i, i+n)
				k = f.nameBehindOffice(t.words, first)
			case e.sort == labelNone && t.words[i].given:
				k = f.name(t.words, i)
			case e.sort == labelGroup || e.sort == labelPlace && e.class != "site":
				if name := f.nameBehind(t.words, i+n); name != "" {
					groups[name] = labelKnown{name, e.sort}
				}
			}
			if k > 1 {
				name := t.words[first : first+k]
				people[labelJoin(name)] = labelSurname(name)
			}
		}
	}
	f.names = groups
	f.introduce(people)
	for name := range f.names {
		first, _, _ := strings.Cut(name, " ")
		if n, written := f.memory.spelled[first]; written {
			f.starts, f.memory.starting[n] = append(f.starts, n), true
		}
	}
}

// introduce makes the people known by their names, and by the last part where only one of them has it.
func (f *labelFinder) introduce(people map[string]string) {
	owners := map[string][]string{}
	for _, name := range slices.Sorted(maps.Keys(people)) {
		owners[people[name]] = append(owners[people[name]], name)
	}
	for _, surname := range slices.Sorted(maps.Keys(owners)) {
		names, ident := owners[surname], surname
		if slices.ContainsFunc(names, func(name string) bool { return !labelSameFirst(name, names[0]) }) {
			ident = "" // brothers, or no relation at all
		}
		for _, name := range names {
			f.names[name] = labelKnown{cmp.Or(ident, name), labelTitle}
		}
		if ident == "" || !strings.Contains(surname, " ") && labelRarity(surname) < labelStrangeSurname {
			continue
		}
		f.names[surname] = labelKnown{ident, labelTitle}
		f.names[strings.ReplaceAll(surname, " ", "")] = labelKnown{ident, labelTitle} // «الحمدالله»
	}
}

// labelRarity is how rare the rarest of the words is in the news.
func labelRarity(words string) float64 {
	stemmer, rarest := arabic.NewStemmer(), 0.
	for _, t := range arabic.Tokenize(nil, words) {
		rarest = max(rarest, similarity.BackgroundIDF(stemmer.Stem(words, t)))
	}
	return rarest
}

// labelSameFirst reports whether two names may be one man's: جيم and جيمس.
func labelSameFirst(a, b string) bool {
	a, _, _ = strings.Cut(a, " ")
	b, _, _ = strings.Cut(b, " ")
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

// labelSurname is the last part of a name: with ابو, بن or عبد before it, and «الحمد الله» whole.
func labelSurname(words []labelWord) string {
	i := len(words) - 1
	for i > 1 && (labelCompound[words[i-1].folded] || words[i].folded == "الله" || words[i].folded == "الدين") {
		i--
	}
	return labelJoin(words[i:])
}

// nameBehind is a name of one word behind the noun before i, which the event also has without that noun.
func (f *labelFinder) nameBehind(words []labelWord, i int) string {
	if i >= len(words) || !words[i-1].joined || words[i-1].definite || words[i].definite || !f.nameWord(words, i) || labelNisba(words[i]) || labelAgrees(words[i-1], words[i]) {
		return ""
	}
	if e, _ := labelMatch(words, i); e.sort != labelNone || words[i].rarity < labelStrangeName && !labelPlaceParts[words[i].folded] {
		return ""
	}
	if labelPlaceParts[words[i].folded] && words[i].joined && i+1 < len(words) {
		return labelJoin(words[i : i+2])
	}
	return words[i].folded
}

// labelPlaceParts are first words of names of places.
var labelPlaceParts = labelWords("بيت دير خان كفر راس بني تل عين وادي شرم ام ابو خميس سان نيو لوس سانت")
