// Names that changed.
package wire

import (
	"strings"

	"isnad/similarity/arabic"
)

// How common a word may be, in articles of the background (some 26,000), to be taken for a name that is in no list.
const (
	unknownWord = 8   // as good as never seen
	rareWord    = 60  // hardly a word of news
	seldomWord  = 300 // a name of public life, beside a name or title
	knownWord   = 600 // a name that is also a word, spelt like the one it replaces
)

// replaced tells names and labels that replaced each other.
func (e *editor) replaced(h hunk) {
	if d := e.a.contentOpen(h.a) - e.b.contentOpen(h.b); d < -1 || d > 1 {
		return // rebuilt
	}
	for i := h.a.from; i < h.a.to; i++ {
		j := e.a.mate[i]
		if e.a.how[i] != pairedChanged || !e.a.open(i) || !e.b.open(j) {
			continue
		}
		u, v := &e.a.units[i], &e.b.units[j]
		if (u.meaning|v.meaning)&(isValued|isVerb|isNegation|isLatin|isLight) != 0 || !u.content() || !v.content() {
			continue
		}
		at, there := span{i, i + 1}, span{j, j + 1}
		x, y := arabic.Fold(e.a.raw(i)), arabic.Fold(e.b.raw(j))
		switch {
		case len(u.word.heads) > 0 || len(v.word.heads) > 0, e.spelling(u, v, x, y):
		case e.media(i, j):
			e.find(Attribution, at, there, false)
		case e.otherWords(i, j):
			e.find(Label, at, there, false)
		case e.b.holdsName(h.b, x), e.a.holdsName(h.a, y): // «سيف الفيصل», «سيف بن فيصل بن عبدالعزيز»
		case e.nameChanged(i, j, x, y):
			e.find(Name, at, there, true)
		case e.labelChanged(i, j):
			e.find(Label, at, there, false)
		default:
			continue
		}
		e.a.done[i], e.b.done[j] = true, true
	}
}

// otherWords reports whether two words tell one person or place in other words: by rank, by name or epithet («الملك سلمان», «الملك المفدى»), by the town
// or its state.
func (e *editor) otherWords(i, j int32) bool {
	u, v := &e.a.units[i], &e.b.units[j]
	switch x, y := u.word, v.word; {
	case x.rank && y.rank:
		return true
	case x.land != 0 && x.land == y.land:
		return x.state != y.state
	case (u.meaning|v.meaning)&isPlace != 0 || u.meaning&v.meaning&isName != 0:
		return false
	}
	return u.meaning&isLabel != 0 && e.a.definite(i) || v.meaning&isLabel != 0 && e.b.definite(j)
}

// holdsName reports whether an open word in or beside a span is the given one but for clitics.
func (s *side) holdsName(at span, name string) bool {
	name = withoutClitics(name)
	for i := max(at.from-beside, 0); i < min(at.to+beside, int32(len(s.units))); i++ {
		if s.open(i) && s.units[i].meaning&isStop == 0 && withoutClitics(arabic.Fold(s.raw(i))) == name {
			return true
		}
	}
	return false
}

// akinNames tells names that share a stem and are two all the same («الحلواني», «الحلوائي»): words behind a name or title that differ by a consonant.
func (e *editor) akinNames(n int32) {
	blk := e.blocks[n]
	for i := max(blk.a.from, 1); i < blk.a.to; i++ {
		if e.a.how[i] != pairedAkin || e.a.block[i] != n || e.a.units[i-1].meaning&(isName|isTitle) == 0 || e.a.units[i].meaning&(isName|isStop|isValued) != 0 {
			continue
		}
		j := e.a.mate[i]
		x, y := withoutClitics(arabic.Fold(e.a.raw(i))), withoutClitics(arabic.Fold(e.b.raw(j)))
		if len(x) == len(y) && len(x) >= 8 && oneConsonant(x, y) && spellingBones(x) != spellingBones(y) && e.besideName(i, j) == surely {
			e.find(Name, span{i, i + 1}, span{j, j + 1}, true)
		}
	}
}

// media reports whether «وكالة», «صحيفة» or the like stands before both units.
func (e *editor) media(i, j int32) bool {
	return i > 0 && j > 0 && e.a.units[i-1].meaning&e.b.units[j-1].meaning&isMedia != 0
}

// frequency is in how many articles of the background a unit's word stands.
func (e *editor) frequency(s *side, i int32) int {
	t := s.text.tokens[s.units[i].from]
	return arabic.DocumentFrequency(e.stemmer.Stem(s.text.article.Body, t))
}

// nameChanged reports whether two words are names of two people or places. A listed name is one; other words are where they are rare, and spelt alike
// («كمبال», «كمال») or beside a name or title. Behind a name, what ends in a pronoun is none («بدوره»).
func (e *editor) nameChanged(i, j int32, x, y string) bool {
	u, v := &e.a.units[i], &e.b.units[j]
	if both := u.meaning & v.meaning; both&(isName|isNation) != 0 && (u.meaning^v.meaning)&isPlace == 0 {
		if both&(isPlace|isNation) == 0 && !e.stays(i+1, j+1) && !e.likeBefore(i, j) && e.besideName(i, j) == unlikely {
			return false // two people in lists that hold others
		}
		return u.word.same != v.word.same
	}
	alike, beside := oneConsonant(x, y), e.besideName(i, j)
	rareA, rareB := e.frequency(e.a, i), e.frequency(e.b, j)
	if beside == surely && (alike && !strings.HasSuffix(e.a.raw(i), "ه") && !strings.HasSuffix(e.b.raw(j), "ه") || i > 0 && nameParts[e.a.text.tokens[e.a.units[i-1].from].Key]) {
		return true
	}
	if ((u.meaning|v.meaning)&(isLabel|isNation|isOffice|isTitle) != 0 || oneRoot(x, y)) && beside != surely {
		return false
	}
	listedA, listedB := u.meaning&isName != 0, v.meaning&isName != 0
	if beside != surely && (inflected(x) && !listedA && rareA > 0 || inflected(y) && !listedB && rareB > 0) {
		return false
	}
	if listedA || listedB {
		other := rareA
		if listedA {
			other = rareB
		}
		return other <= unknownWord && beside != unlikely || alike && other <= knownWord || beside != unlikely && other <= seldomWord
	}
	return max(rareA, rareB) <= seldomWord && e.unlistedName(x, y, rareA, rareB, alike, beside)
}

// likeBefore reports whether the words before two units are one, or both announce a name: «أكد», «أوضح».
func (e *editor) likeBefore(i, j int32) bool {
	return i > 0 && j > 0 && e.a.mate[i-1] == j-1 &&
		(e.a.how[i-1] != pairedChanged || e.a.units[i-1].meaning&e.b.units[j-1].meaning&(isVerb|isTitle) != 0)
}

// unlistedName decides on two seldom words in no list.
func (e *editor) unlistedName(x, y string, rareA, rareB int, alike bool, beside likelihood) bool {
	nisba := strings.HasSuffix(x, "ي") && strings.HasSuffix(y, "ي") && strings.HasPrefix(stripPrefix(x), "ال") && strings.HasPrefix(stripPrefix(y), "ال")
	switch {
	case alike:
		return beside != unlikely || nisba // Note: rare words that look alike are mostly misprints and synonyms («ترتعد», «ترتعش»)
	case beside == surely:
		definite := strings.HasPrefix(x, "ال") && strings.HasPrefix(y, "ال")
		return (min(rareA, rareB) <= rareWord || nisba) && !clitic(x, y) && (definite || !inflected(x) && !inflected(y))
	}
	return beside == maybe && nisba
}

// nameParts go with the word behind them.
var nameParts = wordKeySet("عبد بن ابن أبو آل")

// likelihood of a word to be a name, by what stands beside it.
type likelihood uint8

const (
	unlikely likelihood = iota
	maybe               // a title or verb of reporting before it, a name behind it
	surely              // a name before it, or «مدينة», «بن»
)

// besideName looks at the words beside both units, which must be the same on both sides or names just found changed.
func (e *editor) besideName(i, j int32) likelihood {
	if n := len(e.found); n > 0 && e.found[n-1].kind == Name && e.found[n-1].a.to == i && e.found[n-1].b.to == j {
		return surely
	}
	if i > 0 && j > 0 && e.stays(i-1, j-1) && strings.TrimSpace(e.a.text.between(int(e.a.units[i].from))) == "" {
		if likely := e.behindName(i, j); likely != unlikely {
			return likely
		}
	}
	if e.stays(i+1, j+1) && !e.a.endsBehind(i) && e.a.units[i+1].meaning&isName != 0 {
		return maybe
	}
	return unlikely
}

// stays reports whether two units are paired with each other and no substitutes.
func (e *editor) stays(i, j int32) bool {
	return int(i) < len(e.a.units) && e.a.mate[i] == j && e.a.how[i] != pairedChanged
}

// behindName judges by the word before unit i.
func (e *editor) behindName(i, j int32) likelihood {
	before := e.a.units[i-1].meaning
	switch announced := before&(isTitle|isNation) != 0; {
	case before&isName != 0 && before&isPlace == 0, before&isHead != 0:
		return surely
	case announced && e.stays(i+1, j+1) && e.unlisted(i+1) && e.frequency(e.a, i+1) <= rareWord: // «الأمريكي س ص»
		return surely
	case i > 1 && e.unlisted(i-1) && e.frequency(e.a, i-1) <= seldomWord && e.a.units[i-2].meaning&(isTitle|isNation) != 0: // «الرئيس ص س»
		return surely
	case i > 1 && e.unlisted(i-1) && e.frequency(e.a, i-1) <= knownWord && e.officeBefore(i-1): // «مدير هيئة المياه ص س»
		return surely
	case e.officeBefore(i), i > 1 && e.unlisted(i-1) && e.a.units[i-2].meaning&isVerb != 0: // «مدير هيئة المياه س», «قال ص س»
		return maybe
	case before&(isTitle|isVerb) != 0, e.unlisted(i-1) && e.frequency(e.a, i-1) <= unknownWord && !inflected(arabic.Fold(e.a.raw(i-1))):
		return maybe
	}
	return unlikely
}

// officeBefore reports whether an office and what it is of stand right before unit i: «مدير هيئة المياه».
func (e *editor) officeBefore(i int32) bool {
	for k := i - 1; k >= max(i-4, 0) && !e.a.endsBehind(k); k-- {
		switch m := e.a.units[k].meaning; {
		case m&isOffice != 0:
			return k < i-1
		case k == i-1 && !e.a.definite(k), m&(isValued|isStop|isVerb) != 0:
			return false
		}
	}
	return false
}

// unlisted reports whether unit i of side a may be a person's first name though no list has it.
func (e *editor) unlisted(i int32) bool {
	const other = isValued | isVerb | isLabel | isName | isNation | isOffice | isLatin | isMedia | isActor | isStop | isNegation
	return e.a.units[i].meaning&other == 0 && !e.a.definite(i)
}
