// How far a phrase goes.
package framing

import (
	"strings"
	"unicode/utf8"
)

// extend takes in what belongs to the head: adjectives and genitives, and «بقيادة», «المدعومة من», «في» with what follows them.
func (f *labelFinder) extend(words []labelWord, p *labelPhrase) {
	named := f.namedAt(words, p.head, p.sort) > 0
	for p.last < len(words) && p.last-p.head < labelLongestPhrase && words[p.last-1].joined {
		w := words[p.last]
		if n := f.tail(words, p); n > 0 {
			p.last += n
			return
		}
		if n := f.namedAt(words, p.last, p.sort); n > 0 && !w.clitic && (!named || f.again(words, p)) {
			p.last, named = p.last+n, true
			continue
		}
		if w.stop && !f.lexicon.quality[w.stem] || w.ends || w.clitic || !f.continues(words, p, named) {
			return
		}
		p.last++
	}
}

// again reports whether the name behind the phrase is the one it begins with: «حركة المقاومة الإسلامية "حماس"».
func (f *labelFinder) again(words []labelWord, p *labelPhrase) bool {
	e, n := labelMatch(words, p.last)
	first := p.class
	for i := p.head; i < p.last && p.sort == labelGroup; i++ {
		if o, _ := labelMatch(words, i); o.sort == labelName {
			first = o.class
		}
	}
	return n > 0 && e.class == first
}

// tail is how many words a closing of the phrase has that begins with a particle.
func (f *labelFinder) tail(words []labelWord, p *labelPhrase) int {
	i := p.last
	if i+1 >= len(words) || !words[i].joined {
		return 0
	}
	next := words[i+1]
	if p.sort == labelHappening {
		return f.about(words, p)
	}
	if n := labelPurpose(words, p); n > 0 {
		return n
	}
	if p.sort != labelGroup && p.sort != labelName && p.sort != labelOrgan && p.sort != labelSet {
		return 0
	}
	_, state := labelMatch(words, i+1)
	switch {
	case words[i].folded == "قياده" && words[i].clitic && (next.definite || f.nationOf(next)):
		return 2
	case words[i].folded == "في" && state > 0 && f.nationOf(next) && p.sort != labelSet:
		return 1 + state
	case strings.HasPrefix(strings.TrimPrefix(words[i].folded, "ال"), "مدعوم") && next.folded == "من" && i+2 < len(words) && next.joined:
		return 3
	}
	return 0
}

// about is how many words of «على الانفصال», «حول مستقبل كردستان» stand behind a vote.
func (f *labelFinder) about(words []labelWord, p *labelPhrase) int {
	if w := words[p.last].folded; p.class != "vote" || w != "علي" && w != "حول" && w != "عن" {
		return 0
	}
	closes := func(i int) bool {
		if i >= len(words) || words[i].stop || words[i].clitic {
			return false
		}
		_, name := f.known(words, i)
		return words[i].definite || f.nationOf(words[i]) || name > 0
	}
	switch i := p.last + 1; {
	case closes(i):
		return 2
	case words[i].joined && !words[i].stop && closes(i+1):
		return 3
	}
	return 0
}

// labelPurpose is how many words of «لمعالجة الصرف» stand behind an indefinite noun of a place, and of «للأنباء» behind an agency.
func labelPurpose(words []labelWord, p *labelPhrase) int {
	w, next := words[p.last], words[p.last+1]
	switch {
	case p.sort == labelMedia && w.folded == "الانباء":
		return 1
	case p.sort == labelPlace && p.last-p.head == p.width && w.clitic && !w.definite && !words[p.head].definite && next.definite:
		if p.last+2 < len(words) && next.joined && words[p.last+2].definite {
			return 3
		}
		return 2
	}
	return 0
}

func (f *labelFinder) nationOf(w labelWord) bool { return f.lexicon.nations[w.stem] != "" }

// namedAt is how many words the name at i has that makes a phrase of this sort be about what it names.
func (f *labelFinder) namedAt(words []labelWord, i int, sort labelSort) int {
	e, n := labelMatch(words, i)
	k, m := f.known(words, i)
	switch {
	case (sort == labelGroup || sort == labelName) && e.sort == labelName:
		return n
	case sort == labelGroup && k.sort == labelGroup, sort == labelPlace && k.sort == labelPlace:
		return m
	}
	return 0
}

// continues reports whether the word behind the phrase goes on with it.
func (f *labelFinder) continues(words []labelWord, p *labelPhrase, named bool) bool {
	w, head, before := words[p.last], words[p.head], words[p.last-1]
	e, n := labelMatch(words, p.last)
	k, m := f.known(words, p.last)
	own := f.nationOf(w) || f.lexicon.quality[w.stem]
	adjective := own || labelNisba(w) || labelAgrees(head, w)
	switch {
	case e.sort == labelTitle && n > 0, e.sort == labelState && before.definite && !w.definite, m > 0 && k.sort == labelTitle:
		return false // somebody else
	case named || p.ident != "":
		return own
	case w.definite && before.definite && head.definite:
		return adjective || f.together(words, p.last-1) && p.sort != labelHappening
	case w.definite:
		return adjective && before.definite || !p.bare()
	case before.definite || labelVerb(w) || utf8.RuneCountInString(w.folded) < 3:
		return false
	case adjective:
		return true
	case p.bare(), p.sort == labelMedia && p.last-p.head > p.width:
		return false
	}
	name := p.hasName() && p.last-p.head == p.width && w.rarity >= labelStrangeName
	return name || f.together(words, p.last-1)
}

// hasName reports whether a name may stand behind the noun.
func (p *labelPhrase) hasName() bool {
	return p.sort == labelGroup || p.sort == labelPlace || p.sort == labelMedia
}

// labelBefalls are happenings whose genitive is whom they befell.
var labelBefalls = map[string]bool{"attack": true, "crash": true, "death": true, "arrest": true, "any": true}

// bare reports whether what follows the head is no part of the expression unless it is an adjective.
func (p *labelPhrase) bare() bool {
	return p.sort == labelSet || p.sort == labelHappening && labelBefalls[p.class]
}

// labelVerb reports whether a word without an article looks like a verb.
func labelVerb(w labelWord) bool {
	if w.definite {
		return false
	}
	n := utf8.RuneCountInString(w.folded)
	switch {
	case strings.HasPrefix(w.folded, "ي") && n > 3 && !labelNisba(w), strings.HasSuffix(w.folded, "وا"):
		return true
	case strings.HasSuffix(w.folded, "ت") && n > 2 && !strings.HasSuffix(w.folded, "ات"):
		return !labelNounsInTeh[w.folded]
	}
	return strings.HasPrefix(w.folded, "است") && n == 6 && !strings.HasSuffix(w.folded[:len(w.folded)-2], "ا") // استخدم, not استخدام
}

// labelNounsInTeh are nouns that end like a verb of the feminine.
var labelNounsInTeh = labelWords("بيت بنت وقت صوت موت زيت بيروت كويت انترنت حضرموت سبت رفعت طلعت عزت مدحت جودت دولت شوكت حكمت رايت")

// labelNisba reports whether a word ends like an adjective of origin: ي، ية, and their plurals.
func labelNisba(w labelWord) bool {
	word := strings.TrimSuffix(w.folded, "ا")
	for _, end := range [...]string{"ي", "يه", "يين", "يون", "يات"} {
		if strings.HasSuffix(word, end) && utf8.RuneCountInString(word) > 3 {
			return true
		}
	}
	return false
}

// labelAgrees reports whether an indefinite word may be the adjective of an indefinite head: both end in ة or both in the accusative's ا, or
// the head is a plural of things and the adjective ends in ة.
func labelAgrees(head, w labelWord) bool {
	feminine := strings.HasSuffix(w.folded, "ه")
	return feminine && (strings.HasSuffix(head.folded, "ه") || strings.HasSuffix(head.folded, "ات")) ||
		strings.HasSuffix(w.folded, "ا") && strings.HasSuffix(head.folded, "ا")
}

// identify reads out of the words what the phrase names for certain, and the state that it belongs to.
func (f *labelFinder) identify(words []labelWord, p *labelPhrase) {
	for i := p.head; i < p.last; i++ {
		if nation, ok := f.lexicon.nations[words[i].stem]; ok && p.nation == "" && i > p.head {
			p.nation = nation
		}
		if p.ident != "" || p.sort != labelGroup && p.sort != labelName {
			continue
		}
		if e, _ := labelMatch(words, i); e.sort == labelName {
			p.ident = e.class
		} else if k, _ := f.known(words, i); k.ident != "" && k.sort == labelGroup {
			p.ident = k.ident
		}
	}
	switch {
	case p.sort == labelRegime && p.nation != "":
		p.sort, p.ident, p.loaded = labelState, p.nation, true
	case p.sort == labelPlace && p.class == "seat":
		for i := p.head + 1; i < p.last && p.ident == ""; i++ {
			if k, _ := f.known(words, i); k.sort == labelPlace {
				p.ident = k.ident
			}
		}
	}
}
