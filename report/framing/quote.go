// Who is quoted, and with which words.
package framing

import (
	"cmp"
	"slices"
	"strings"

	"isnad/dedup/corpus"
)

// Words, as the rules below count them.
const (
	verbReach    = 6  // from a verb of reporting to marks around scareWords or fewer
	afterReach   = 4  // from a quotation to the verb behind it
	sourceBehind = 25 // from a quotation to the «بحسب» behind it
	nounReach    = 4  // from «رفضها» to what she refuses
	looseWords   = 6  // so many words between marks are a quotation, whatever stands around
	teaserWords  = 10 // in the headline of another story
	leastSpeech  = 3  // unmarked
)

// quotationsOf gives the quotations of an article, marked or not, by place; Article is left 0. A pure function of the article; furniture is
// never read. It costs one pass over the words. cut reports whether a sentence was too long to be looked through at once.
func (r *reader) quotationsOf(text *reading) (quotes []Quotation, cut bool) {
	f := &r.quotes
	f.read(r.forms, text)
	quotes = make([]Quotation, 0, len(f.found))
	for _, q := range f.found {
		quotation := q.Quotation
		quotation.Span = corpus.Span{Start: text.points.At(q.start), End: text.points.At(q.end)}
		quotes = append(quotes, quotation)
	}
	slices.SortStableFunc(quotes, func(a, b Quotation) int {
		return cmp.Or(a.Span.Start-b.Span.Start, b.Span.End-a.Span.End)
	})
	return quotes, f.cut
}

// foundQuote is a quotation with its bytes.
type foundQuote struct {
	Quotation
	start, end int
	from, to   int
}

// quoteFinder finds the quotations of one article after the other.
type quoteFinder struct {
	quoteText
	accepted []bool // by pair
	found    []foundQuote
	named    map[string]int     // speaker → the first saying that names him
	strayAt  map[int]*quoteMark // token → the first closing mark without a partner before it
}

// read finds the quotations of an article.
func (f *quoteFinder) read(forms []form, text *reading) {
	f.quoteText.read(forms, text)
	f.readSayings()
	f.accepted, f.found = append(f.accepted[:0], make([]bool, len(f.pairs))...), f.found[:0]
	f.named, f.strayAt = make(map[string]int), make(map[int]*quoteMark)
	for k := range f.said {
		s := &f.said[k]
		if _, known := f.named[s.speaker]; !known && !s.subject.empty() {
			f.named[s.speaker] = k
		}
	}
	for i := range f.strays {
		m := &f.strays[i]
		if f.strayAt[m.next] == nil {
			f.strayAt[m.next] = m
		}
	}
	for n := range f.pairs {
		f.marked(n)
	}
	f.unmarked()
}

// marked takes pair n for a quotation when it is one.
func (f *quoteFinder) marked(n int) {
	p := &f.pairs[n]
	by, direct := f.bringer(p)
	if !f.isQuotation(p, by, direct) {
		return
	}
	f.accepted[n] = true
	if by == nil {
		by = f.continued(n)
	}
	f.add(foundQuote{start: p.start, end: p.end, from: p.from, to: p.to, Quotation: Quotation{Marked: true}}, by)
}

// add notes a quotation with the saying that brings it.
func (f *quoteFinder) add(q foundQuote, by *saying) {
	if by != nil {
		q.Speaker, q.Verb, q.VerbClass = by.speaker, f.verbAsWritten(by), by.verb.class
		q.Anonymous = f.anonymous(by)
	}
	f.found = append(f.found, q)
}

// anonymous reports whether the speaker of a saying is one who is not named, also where the subject is hidden.
func (f *quoteFinder) anonymous(by *saying) bool {
	if by.subject.empty() || f.name(by.subject) != by.speaker {
		if k, known := f.named[by.speaker]; known && f.said[k].at < by.at {
			return f.isAnonymous(f.said[k].subject)
		}
	}
	return f.isAnonymous(by.subject)
}

// verbAsWritten is the verb without و and ف, and with the «قائلا» or «بالقول» that completes it.
func (f *quoteFinder) verbAsWritten(by *saying) string {
	verb := f.raw(by.at)
	if by.verb.joined {
		verb = strings.TrimPrefix(strings.TrimPrefix(verb, "و"), "ف")
	}
	if by.end > by.at+1 {
		verb += " " + f.raw(by.end-1)
	}
	return verb
}

// bringer is the saying that brings a pair in: the nearest before it in its frame whose content it is, else the nearest near
// one, else one behind it. direct: nothing but the verb's subject, «أن» or a colon stands between.
func (f *quoteFinder) bringer(p *quotePair) (by *saying, direct bool) {
	if p.outer >= 0 {
		return f.inner(p)
	}
	var loose *saying
	last := f.saidBefore(p.from)
	for k := last - 1; k >= 0 && f.frame[f.said[k].at] == f.frame[p.from]; k-- {
		s := &f.said[k]
		reach := p.from - max(s.end, s.subject.to)
		switch {
		case s.verb.mood == attributor && k > 0 && f.frame[f.said[k-1].at] == f.frame[s.at], f.shows(s),
			s.verb.mood == verbalNoun && reach > nounReach && (!s.word || s.content > p.from):
			continue
		case s.content == p.from:
			return f.whole(k), true
		case s.content >= 0 && s.content < p.from && s.word, s.content >= 0 && s.content < p.from && loose == nil && reach <= verbReach:
			return f.whole(k), reach <= 1
		case reach >= 0 && reach <= verbReach && s.content < 0:
			return f.whole(k), reach == 0
		case loose == nil && (s.verb.mood == finiteVerb || s.verb.mood == attributor && s.at-int(f.frame[s.at]) <= 1):
			loose = f.whole(k)
		}
	}
	if behind := f.behind(p, last); behind != nil && (loose == nil || behind.at-p.to <= 2) {
		return behind, behind.at-p.to <= 2
	}
	return loose, false
}

// shows reports whether a verb inside what another one says has a thing for its subject: «قال إن القرار يؤكد "حقنا"».
func (f *quoteFinder) shows(s *saying) bool {
	if !s.embedded || s.word || s.subject.empty() || s.subject.from > s.at || f.is(s.subject.from, officeWord|namingWord) {
		return false
	}
	word := f.raw(s.at)
	return (strings.HasPrefix(word, "ي") || strings.HasPrefix(word, "ت")) && s.verb.class == "stress"
}

// saidBefore is how many sayings stand before token i.
func (f *quoteFinder) saidBefore(i int) int {
	n, _ := slices.BinarySearchFunc(f.said, i, func(s saying, i int) int { return s.at - i })
	return n
}

// whole is saying k, or the finite verb that its «قائلا» or «بالقول» completes.
func (f *quoteFinder) whole(k int) *saying {
	s := &f.said[k]
	completes := s.verb.mood == manner || s.verb.mood == participle && strings.HasPrefix(f.raw(s.at), "قائل")
	if !completes || k == 0 {
		return s
	}
	before := &f.said[k-1]
	if before.verb.mood != finiteVerb || before.verb.class != "neutral" || f.frame[before.at] != f.frame[s.at] || s.at-before.at > sourceReach ||
		before.content >= 0 && before.content < s.at || f.gaps[s.at]&commaGap != 0 {
		return s
	}
	joined := *before
	joined.end = s.end
	return &joined
}

// behind is the saying that follows a pair in its frame: «…»، قال فلان; «…»، بحسب فلان.
func (f *quoteFinder) behind(p *quotePair, k int) *saying {
	for ; k < len(f.said); k++ {
		s := &f.said[k]
		if p.to >= len(f.tokens) || s.at >= p.to && f.frame[s.at] != f.frame[p.to-1] && f.frame[s.at] != f.frame[p.from] {
			return nil
		}
		if s.at-p.to > sourceBehind {
			return nil
		}
		if s.at < p.to || s.at-p.to > afterReach && f.pairBetween(p.to, s.at) {
			continue
		}
		clause := s.verb.mood == attributor || s.at > 0 && (f.is(s.at-1, conjunctionWord) || isWhat(f.raw(s.at-1)))
		switch {
		case s.at-p.to <= 2 && !s.verb.joined && s.verb.mood <= participle && s.verb.mood != participle && s.content < 0,
			s.at-p.to <= afterReach && clause, s.at-p.to <= sourceBehind && clause && !f.is(s.at-1, conjunctionWord):
			return s
		}
	}
	return nil
}

// isWhat reports whether a word is the «ما» of «وفق ما قال» or «حسبما».
func isWhat(word string) bool {
	switch word {
	case "ما", "لما", "حسبما", "بما", "مثلما", "كما":
		return true
	}
	return false
}

func (f *quoteFinder) pairBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if f.pairAt[i] >= 0 && f.pairs[f.pairAt[i]].words() > scareWords {
			return true
		}
	}
	return false
}

// inner looks for a verb inside the outer quotation, right before the inner one.
func (f *quoteFinder) inner(p *quotePair) (*saying, bool) {
	for i := p.from - 1; i >= max(f.pairs[p.outer].from, p.from-verbReach); i-- {
		v := f.words[i].verb
		if v == nil || v.mood > participle {
			continue
		}
		s := &saying{verb: v, at: i, end: i + 1, content: p.from, gender: v.gender}
		s.subject = stretch{i + 1, i + 1}
		if v.mood == finiteVerb {
			s.subject = f.phrase(i+1, false)
			s.subject.to = min(s.subject.to, p.from)
		}
		s.speaker = f.name(s.subject)
		return s, true
	}
	return nil, false
}

// continued is who spoke before, where a quotation follows another without a verb: a statement split over paragraphs.
func (f *quoteFinder) continued(n int) *saying {
	p := &f.pairs[n]
	if f.gaps[p.from]&(stopGap|lineGap) == 0 {
		return nil
	}
	if k := f.saidBefore(p.from) - 1; k >= 0 && f.spoken[k] >= 0 {
		return &f.said[f.spoken[k]]
	}
	return nil
}

// isQuotation decides whether a pair holds somebody's words, or a name, a title, a doubted word.
func (f *quoteFinder) isQuotation(p *quotePair, by *saying, direct bool) bool {
	words := p.words()
	if p.outer >= 0 && (by == nil || words <= scareWords) || p.broken && (by == nil || by.at > p.from || !direct && words <= scareWords) {
		return false
	}
	if f.isNamed(p, direct) || by == nil && words <= teaserWords && f.endsTeaser(p) {
		return false
	}
	if p.family >= brackets {
		return direct && words > scareWords && (by.at > p.from || f.introduced(p))
	}
	switch {
	case words == 1:
		return by != nil && by.at < p.from && f.introducesOne(p, by)
	case words <= scareWords:
		return by != nil && (direct && !f.subjectOfSpeech(p) || !direct && near(p, by) && (!strings.HasPrefix(f.raw(p.from), "ال") || words == scareWords && f.wanted(p)))
	}
	return by != nil || words >= looseWords
}

// wanted reports whether a verb in what was said stands right before a pair: «قال إنه يريد "المزيد من الماء"».
func (f *quoteFinder) wanted(p *quotePair) bool {
	word := f.raw(p.from - 1)
	return len(word) > 6 && (strings.HasPrefix(word, "ي") || strings.HasPrefix(word, "ت")) && !f.is(p.from-1, namingWord) && f.gaps[p.from]&^closeGap == 0 && f.insideSpeech(p)
}

// introducesOne reports whether a single word between marks is said: behind a colon, behind its verb, or as what something is called.
func (f *quoteFinder) introducesOne(p *quotePair, by *saying) bool {
	if f.gaps[p.from]&colonGap != 0 || p.from == by.end && f.gaps[p.to]&^closeGap != 0 {
		return true
	}
	before := f.raw(p.from - 1)
	if by.verb.class == "describe" && (strings.HasPrefix(before, "إيا") || strings.HasPrefix(f.raw(p.from), "بال") && near(p, by)) {
		return true // «واصفة إياهم "بالغرباء"»
	}
	return by.verb.class == "describe" && (strings.HasPrefix(before, "ب") || before == "أنه" || before == "أنها")
}

// subjectOfSpeech reports whether a short pair begins the clause behind «أن» as its subject, a name: «قال إن "الدار" تعمل».
func (f *quoteFinder) subjectOfSpeech(p *quotePair) bool {
	if p.from == 0 {
		return false
	}
	switch strings.TrimPrefix(f.raw(p.from-1), "ب") {
	case "أن", "إن", "ان":
		return p.to < len(f.tokens) && f.frame[p.to] == f.frame[p.from] && f.gaps[p.to]&^closeGap == 0
	}
	return false
}

// near reports whether a verb stands within verbReach of a pair.
func near(p *quotePair, by *saying) bool {
	if by.at >= p.to {
		return by.at-p.to <= afterReach
	}
	return p.from-max(by.end, by.subject.to) <= verbReach
}

// introduced reports whether a colon, «أن» or a verb stands right before a pair.
func (f *quoteFinder) introduced(p *quotePair) bool {
	return f.gaps[p.from]&colonGap != 0 || p.from > 0 && (f.is(p.from-1, markerWord) || f.words[p.from-1].verb != nil)
}

// isNamed reports whether what stands before a pair says that it holds a name.
func (f *quoteFinder) isNamed(p *quotePair, direct bool) bool {
	words, before := p.words(), p.from-1
	if before < 0 || f.gaps[p.from]&(stopGap|lineGap) != 0 {
		return false
	}
	colon := f.gaps[p.from]&colonGap != 0
	if f.is(before, namingWord) && !(f.isClause(p) && f.insideSpeech(p)) && (!colon || words <= looseWords) && (words <= nameWords+2) && !(direct && colon) {
		return true
	}
	if f.pairAt[p.from] >= 0 && p.outer < 0 && !colon && f.subjectAround(p) {
		return true
	}
	if f.isTitled(p) || f.isAge(p) {
		return true
	}
	if words > scareWords {
		return words <= nameWords && !colon && f.repeats(p)
	}
	if raw := f.raw(before); (raw == "ل" || raw == "لـ") && !f.insideSpeech(p) || raw == "و" && before > 0 && f.pairAt[before-1] >= 0 && !f.accepted[f.pairAt[before-1]] {
		return true
	}
	return !colon && (f.repeats(p) || before > 0 && f.is(before-1, namingWord) && !f.is(before, markerWord|prepositionWord) && f.words[before].verb == nil)
}

// isTitled reports whether a pair is what was issued: «وقد أصدرت الوزارة في الربيع "القائمة الوطنية للآثار"».
func (f *quoteFinder) isTitled(p *quotePair) bool {
	if !isDefinite(f.raw(p.from)) || p.words() > nameWords || f.gaps[p.from]&colonGap != 0 {
		return false
	}
	for i := p.from - 1; i >= max(int(f.frame[p.from]), p.from-verbReach); i-- {
		if v := f.words[i].verb; v != nil {
			return v.titled
		}
	}
	return false
}

// isAge reports whether a pair tells somebody's age, as brackets do elsewhere: «اللاعب "20 عاما"».
func (f *quoteFinder) isAge(p *quotePair) bool {
	if p.words() > scareWords || p.words() < 2 || strings.Trim(f.raw(p.from), "0123456789٠١٢٣٤٥٦٧٨٩") != "" {
		return false
	}
	unit := f.raw(p.from + 1)
	return strings.HasPrefix(unit, "عام") || strings.HasPrefix(unit, "سنة") || strings.HasPrefix(unit, "سنوات")
}

// isClause reports whether a pair begins with a verb, which few names do.
func (f *quoteFinder) isClause(p *quotePair) bool {
	word := f.raw(p.from)
	for _, start := range []string{"سي", "ست", "سن", "ي", "لن", "لم", "قد"} {
		if strings.HasPrefix(word, start) {
			return true
		}
	}
	return false
}

// insideSpeech reports whether a pair stands in what was said, not in who said it and to whom.
func (f *quoteFinder) insideSpeech(p *quotePair) bool {
	if k := f.saidBefore(p.from) - 1; k >= 0 {
		s := &f.said[k]
		return f.frame[s.at] == f.frame[p.from] && s.content >= 0 && s.content < p.from
	}
	return false
}

// repeats reports whether a pair begins with the word before it: «التحالف "تحالف دعم الشرعية"».
func (f *quoteFinder) repeats(p *quotePair) bool {
	return strings.TrimPrefix(f.raw(p.from-1), "ال") == strings.TrimPrefix(f.raw(p.from), "ال")
}

// subjectAround reports whether a pair is part of a verb's subject: «وقالت "فتح" في بيان إن».
func (f *quoteFinder) subjectAround(p *quotePair) bool {
	if k := f.saidBefore(p.from) - 1; k >= 0 {
		s := &f.said[k]
		return f.frame[s.at] == f.frame[p.from] && s.word && s.content >= p.to && p.words() <= nameWords
	}
	return false
}

// endsTeaser reports whether a pair ends a line that holds little else, as subheads and headlines of other stories are.
func (f *quoteFinder) endsTeaser(p *quotePair) bool {
	return f.gaps[p.to]&lineGap != 0 && p.from-int(f.frame[p.from]) <= scareWords
}
