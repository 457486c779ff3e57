// The words that name a speaker: where they begin and end.
package framing

import (
	"strings"
	"unicode/utf8"
)

// Words in a name, at most.
const (
	scareWords      = 3 // between marks: a name or a scare quote, unless a verb is near
	nameWords       = 6 // between marks inside a subject
	appositionWords = 7 // between commas
	officeReach     = 4 // to a preposition that belongs to the office: «مسؤول في الوزارة»
)

// phrase is the noun phrase that begins at token i: title and name, without what was said, when, where and to whom. cut ends it
// where an object follows the name, for verbs that take one.
func (t *quoteText) phrase(i int, cut bool) stretch {
	if i >= len(t.tokens) {
		return stretch{i, i}
	}
	start, limit, aside := i, t.frameEnd(i, nameLength), -1
	for k := i; k < limit; k++ {
		if next, ok := t.nameInMarks(k, start); ok {
			k = next - 1
			continue
		}
		if n := t.pairAt[k]; n >= 0 && k > start && k == t.pairs[n].from && t.pairs[n].family == brackets && t.pairs[n].words() <= nameWords &&
			t.gaps[k]&colonGap == 0 {
			aside, k = k, t.pairs[n].to-1
			continue
		}
		if t.endsName(start, k) || cut && k > start+1 && t.beginsObject(start, k) {
			if aside >= 0 && t.pairs[t.pairAt[aside]].to == k {
				k = aside
			}
			return t.trimmed(stretch{start, k})
		}
	}
	return t.trimmed(stretch{start, limit})
}

// trimmed takes off the words that ask for another one, where it did not follow: «بيان صدر عن».
func (t *quoteText) trimmed(p stretch) stretch {
	for p.to > p.from+1 && (t.is(p.to-1, prepositionWord) || isIssued(t.raw(p.to-1))) {
		p.to--
	}
	return p
}

// isIssued reports whether a word says that a text was issued, by whom comes behind «عن».
func isIssued(word string) bool {
	switch word {
	case "صدر", "صدرت", "صادر", "صادرة", "الصادر", "الصادرة":
		return true
	}
	return false
}

// nameInMarks is the end of a short pair that belongs to the name begun at start: «حركة "حماس"».
func (t *quoteText) nameInMarks(k, start int) (end int, ok bool) {
	if t.pairAt[k] < 0 {
		return 0, false
	}
	p := &t.pairs[t.pairAt[k]]
	named := k > start && (t.is(k-1, namingWord) || (t.raw(k-1) == "في" || t.raw(k-1) == "لدى") && t.namesOffice(start, k-1))
	short := (p.words() <= scareWords || named && p.words() <= nameWords) && (named || p.family < brackets) && t.gaps[k]&(colonGap|commaGap) == 0
	return p.to, k == p.from && short && (named || t.isNameIn(k, start))
}

// endsName reports whether token k is no part of the name begun at start.
func (t *quoteText) endsName(start, k int) bool {
	g := t.gaps[k]
	if k == start && int(t.frame[k]) == k {
		g = 0 // «الصحيفة تندد»
	}
	if g&(stopGap|lineGap|colonGap) != 0 || g&commaGap != 0 && (k == start || !t.apposition(start, k)) || t.pairAt[k] >= 0 {
		return true
	}
	switch v := t.words[k].verb; {
	case t.is(k, markerWord|relativeWord|adverbWord):
		return k > start || t.raw(k) != "فان" // «فان دايك»
	case t.is(k, prepositionWord):
		return k == start || !t.ofOffice(start, k)
	case v != nil && v.mood == verbalNoun && v.pronoun && k > start:
		return true // «عن فلان قوله»
	case v != nil && v.mood != verbalNoun && !v.doubtful:
		return k > start || v.mood != finiteVerb
	case utf8.RuneCountInString(t.raw(k)) == 1 && !t.tokens[k].Key.Latin() && t.raw(k) != "د" && t.raw(k) != "م" && t.raw(k) != "أ":
		return true
	case k > start && (t.is(k, objectWord) && isDefinite(t.raw(k-1)) || t.isOwned(k)):
		return true // «أعلنت الهيئة عدم مشاركتها»
	case k > start && t.beginsWithBa(start, k):
		return true
	case k > start && endsTime(t.raw(k)) && k+1 < len(t.tokens) && (strings.HasPrefix(t.raw(k+1), "الماضي") || strings.HasPrefix(t.raw(k+1), "المقبل") || strings.HasPrefix(t.raw(k+1), "الجاري")):
		return true
	case k > start && t.is(k, objectWord) && (strings.HasSuffix(t.raw(k), "ه") || strings.HasSuffix(t.raw(k), "ها")):
		return true // «واصل سالم حديثه»
	case t.is(k, mediaWord) && strings.HasPrefix(t.raw(k), "ل"):
		return true
	}
	return false
}

// isOwned reports whether token k is a thing that belongs to one named before: «وصف سالم زيارته».
func (t *quoteText) isOwned(k int) bool {
	word := t.raw(k)
	if utf8.RuneCountInString(word) < 5 || isDefinite(word) {
		return false
	}
	if owned, ok := strings.CutSuffix(word, "ها"); ok {
		return !isOffice(owned) && quoteLexicon()[quoteKey(owned)].sets&namingWord == 0
	}
	return strings.HasSuffix(word, "ته") && !t.is(k, officeWord)
}

// beginsWithBa reports whether token k has the preposition ب, which no name has inside: «طالبت النيابة بإعدامه». An office may: «المدير بالشركة».
func (t *quoteText) beginsWithBa(start, k int) bool {
	word := t.raw(k)
	if strings.HasPrefix(word, "بإ") || word == "بعدم" {
		return true
	}
	letters := utf8.RuneCountInString(word)
	joined := strings.HasPrefix(word, "بال") && letters > 5 || strings.HasPrefix(word, "بم") && strings.HasSuffix(word, "ة") && letters > 5
	return joined && !t.namesOffice(start, k)
}

// isOffice reports whether a word that lost its pronoun is one of an office or of kin: «عائلت» is of «عائلة».
func isOffice(owned string) bool {
	if stem, ok := strings.CutSuffix(owned, "ت"); ok && quoteLexicon()[quoteKey(stem+"ة")].sets&officeWord != 0 {
		return true
	}
	return quoteLexicon()[quoteKey(owned)].sets&officeWord != 0
}

// endsTime reports whether a word begins a date behind a name: «قال سالم الأسبوع الماضي».
func endsTime(word string) bool {
	switch word {
	case "الأسبوع", "الاسبوع", "الشهر", "الليلة", "السنة":
		return true
	}
	return false
}

// apposition reports whether the words behind a comma at k go on with the name: «المتحدث باسم الوزارة، سعد الرامي، إن».
func (t *quoteText) apposition(start, k int) bool {
	first := t.words[k]
	if first.sets&(prepositionWord|adverbWord|markerWord|relativeWord|conjunctionWord) != 0 || first.verb != nil && !first.verb.doubtful {
		return false
	}
	office := first.sets&officeWord != 0
	if strings.HasPrefix(t.raw(k), "و") && !office {
		return false
	}
	end := t.frameEnd(k, appositionWords+1)
	for m := k + 1; m < end; m++ {
		if t.gaps[m]&(commaGap|colonGap) != 0 || t.pairAt[m] >= 0 || t.is(m, markerWord) {
			return office || t.is(start, officeWord)
		}
		if t.is(m, prepositionWord|adverbWord|relativeWord) || t.words[m].verb != nil && !t.words[m].verb.doubtful {
			return office
		}
	}
	return false
}

// ofOffice reports whether the preposition at k belongs to an office at the name's beginning: «مصدر في الوزارة», but not «المصدر في بيان».
func (t *quoteText) ofOffice(start, k int) bool {
	if k-start > officeReach || k+1 >= len(t.tokens) || t.gaps[k]&commaGap != 0 || t.gaps[k+1] != 0 {
		return false
	}
	if t.is(k+1, occasionWord|adverbWord|markerWord|prepositionWord|relativeWord) {
		return false
	}
	switch t.raw(k) {
	case "إلى", "الى": // «المبعوث إلى سوريا», but «دعا الرئيس إلى»
		return t.namesEnvoy(start, k)
	case "في", "فى", "لدى", "من":
		return t.raw(k) == "من" && isIssued(t.raw(k-1)) || t.namesOffice(start, k) && !t.is(start, occasionWord)
	case "عن":
		return isIssued(t.raw(k-1)) || strings.Contains(t.raw(k-1), "مسؤول") || strings.Contains(t.raw(k-1), "مسئول")
	case "على":
		return strings.Contains(t.raw(k-1), "مشرف")
	}
	return false
}

// namesEnvoy reports whether one who is sent somewhere stands among tokens [from, to).
func (t *quoteText) namesEnvoy(from, to int) bool {
	for i := from; i < to; i++ {
		for _, envoy := range []string{"سفير", "مبعوث", "موفد", "مندوب"} {
			if strings.Contains(t.raw(i), envoy) {
				return true
			}
		}
	}
	return false
}

// namesOffice reports whether an office stands among tokens [from, to).
func (t *quoteText) namesOffice(from, to int) bool {
	for i := from; i < to; i++ {
		if t.is(i, officeWord) {
			return true
		}
	}
	return false
}

// beginsObject reports whether a noun with the article begins at k behind a name of two words or more: «وصف الأمير محمد بن سالم الهجوم».
func (t *quoteText) beginsObject(start, k int) bool {
	if isDefinite(t.raw(k-1)) && t.isPluralObject(k) {
		return true
	}
	if t.raw(k-2) == "الولايات" && isDefinite(t.raw(k)) && !strings.HasSuffix(t.raw(k), "ية") {
		return true // «حذرت الولايات المتحدة الصين»
	}
	if !isDefinite(t.raw(k)) || t.is(k, officeWord) {
		return false
	}
	bare := 0
	for i := k - 1; i >= start && !isDefinite(t.raw(i)) && !t.is(i, officeWord|namingWord); i-- {
		bare++
	}
	last := t.raw(k - 1)
	return bare >= 2 && last != "عبد" && last != "أبو" && last != "آل" && last != "بن"
}

// isPluralObject reports whether token k is a plural of people in a case that no subject has: «المراسلين», where one would say «المراسلون».
func (t *quoteText) isPluralObject(k int) bool {
	people, ok := strings.CutSuffix(t.raw(k), "ين")
	if !ok || !strings.HasPrefix(people, "ال") {
		return false
	}
	return quoteLexicon()[quoteKey(people)].sets&officeWord != 0
}

// isDefinite reports whether a word has the article, behind a preposition too.
func isDefinite(word string) bool {
	for _, article := range []string{"ال", "لل", "بال", "وال"} {
		if strings.HasPrefix(word, article) {
			return true
		}
	}
	return false
}

// subjectOf is the subject behind a finite verb, empty where it is hidden.
func (t *quoteText) subjectOf(s *saying) stretch {
	i, limit := s.end, t.frameEnd(s.at, nameLength)
	if s.verb.doubtful && i+1 < limit && t.raw(i) == "في" {
		return t.phrase(i+1, false) // «جاء في بيان الوزارة»
	}
	for i < limit && t.is(i, adverbWord) && t.gaps[i]&^closeGap == 0 {
		i++ // «وقال اليوم وزير»
	}
	if i+1 < limit && t.raw(i) == "من" && (strings.HasPrefix(t.raw(i+1), "جه") || strings.HasPrefix(t.raw(i+1), "جانب") || strings.HasPrefix(t.raw(i+1), "ناحي")) {
		i += 2
	}
	if i >= limit || t.object(s, i) {
		return stretch{}
	}
	return t.phrase(i, s.verb.class != "neutral")
}

// object reports whether the noun at i is what is spoken of, not who speaks: «وأكد ضرورة», a feminine noun behind a masculine verb.
func (t *quoteText) object(s *saying, i int) bool {
	word := t.raw(i)
	if t.is(i, objectWord) || strings.HasPrefix(word, "لل") || t.isPluralObject(i) {
		return true // «وقالت للمراسلين»
	}
	if s.verb.gender == feminine && i+1 < len(t.tokens) && t.gaps[i+1] == 0 && s.verb.class != "neutral" {
		if next := t.raw(i + 1); isDefinite(word) && isDefinite(next) && strings.HasSuffix(next, "ي") && !endsFeminine(word) {
			return true // «حثت المجتمع الدولي على»
		}
	}
	if strings.HasPrefix(word, "مت") && !t.is(i, officeWord) && i+1 < len(t.tokens) && t.gaps[i+1]&(colonGap|commaGap) != 0 {
		return true // «وتابعت متحمسة:»
	}
	if owned, ok := strings.CutSuffix(word, "ها"); ok && utf8.RuneCountInString(owned) > 3 {
		return !isOffice(owned) // «شرحت فكرتها», but «قالت عائلتها»
	}
	feminineNoun := strings.HasSuffix(word, "ة")
	return s.verb.gender == masculine && feminineNoun && !t.is(i, manWord|officeWord)
}

// endsFeminine reports whether a word may be a feminine.
func endsFeminine(word string) bool {
	for _, end := range []string{"ة", "ى", "اء", "ات", "ا"} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// subjectBefore is the subject that stands before its verb: behind «كان» or «أما», before «الذي», or at the frame's beginning.
func (t *quoteText) subjectBefore(s *saying) stretch {
	first, last := int(t.frame[s.at]), s.at
	if s.verb.pronoun {
		return stretch{}
	}
	if last > first && strings.HasSuffix(t.raw(last-1), "قد") {
		last--
	}
	if last > first && t.is(last-1, relativeWord) {
		return t.phraseBefore(first, last-1)
	}
	for i := last - 1; i >= max(first, last-subjectReach); i-- {
		switch strings.TrimLeft(t.raw(i), "وف") {
		case "كان", "كانت", "كانوا", "أما", "اما":
			return t.phraseTo(i+1, last, false)
		case "لكن", "لكنّ", "بينما", "يما", "إن", "أن", "ان":
			return t.phraseTo(i+1, last, true)
		}
	}
	if !s.verb.joined {
		return t.phraseTo(first, last, true)
	}
	return stretch{}
}

// phraseTo is the noun phrase from i, when it reaches as far as the verb at last; surely: it must begin like one, not like a verb.
func (t *quoteText) phraseTo(i, last int, surely bool) stretch {
	if i >= last || surely && !isDefinite(t.raw(i)) && !t.is(i, officeWord|namingWord) && !t.tokens[i].Key.Latin() {
		return stretch{}
	}
	if p := t.phrase(i, false); !p.empty() && p.to >= last {
		return stretch{i, last}
	}
	return stretch{}
}

// phraseBefore is the noun phrase that ends before token end: back to a preposition, a verb or a comma, four words at most.
func (t *quoteText) phraseBefore(first, end int) stretch {
	from := end
	for from > first && end-from < officeReach {
		k := from - 1
		if t.is(k, prepositionWord|markerWord|relativeWord|adverbWord) || t.words[k].verb != nil {
			break
		}
		from = k
		if t.gaps[k]&(commaGap|stopGap) != 0 || strings.HasPrefix(t.raw(k), "ل") && t.is(k, namingWord|officeWord) {
			break
		}
	}
	return stretch{from, end}
}

// mainSubject is who the frame speaks of, where no verb of reporting names one: what stands behind its first word, or the first behind a comma
// when it begins with a preposition. «يقف سالم أمام داره قائلا».
func (t *quoteText) mainSubject(s *saying) stretch {
	first := int(t.frame[s.at])
	if s.verb.mood == verbalNoun || first+1 >= s.at {
		return stretch{}
	}
	switch {
	case t.raw(first) == "من" || t.raw(first) == "ومن":
		first += 2 // «من جانبه»
	case strings.HasPrefix(t.raw(first), "بدور"):
		first++
	case t.is(first, prepositionWord|adverbWord):
		for first++; first < s.at && t.gaps[first]&commaGap == 0; first++ {
		}
	}
	if first+1 >= s.at || s.verb.mood == finiteVerb && !t.is(first+1, officeWord|namingWord) {
		return stretch{}
	}
	return t.phrase(first+1, true)
}

// name is a phrase as written, on one line and without a preposition joined to it.
func (t *quoteText) name(p stretch) string {
	name := t.between(p.from, p.to)
	if strings.HasPrefix(name, "لل") || strings.HasPrefix(name, "ل") && t.is(p.from, namingWord|officeWord) && !isBare(t.raw(p.from)) {
		name = withoutLam(name)
	}
	if n := len(name); n > 0 && strings.Count(name, `"`)&1 != 0 {
		start, end := int(t.tokens[p.from].Start), int(t.tokens[p.to-1].End)
		if strings.HasPrefix(t.body[end:], `"`) {
			name += `"`
		} else if strings.HasSuffix(t.body[:start], `"`) {
			name = `"` + name
		}
	}
	if strings.ContainsAny(name, "\n\r") {
		name = strings.Join(strings.Fields(name), " ")
	}
	return name
}

// isBare reports whether a word that begins with ل has it as its own letter: «لواء».
func isBare(word string) bool {
	rest, _ := strings.CutPrefix(word, "ل")
	return quoteLexicon()[quoteKey(rest)].sets&(namingWord|officeWord) == 0
}

// isAnonymous reports whether a speaker stays without a name: «مصدر مطلع», and «المصدر» that was one before.
func (t *quoteText) isAnonymous(p stretch) bool {
	if p.empty() || !t.is(p.from, anonymousWord) {
		return false
	}
	first := strings.TrimLeft(t.raw(p.from), "ل")
	if strings.HasPrefix(first, "مصدر") || strings.HasPrefix(first, "مصادر") || strings.HasPrefix(first, "المصدر") || strings.HasPrefix(first, "المصادر") {
		return true
	}
	if strings.HasPrefix(first, "ال") {
		return false
	}
	return p.to-p.from < 2 || !strings.HasPrefix(t.raw(p.from+1), "ال")
}
