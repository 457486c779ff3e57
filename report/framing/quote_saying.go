// Who says: verbs of reporting in their places, with subject and content.
package framing

import "strings"

// tokens is a stretch of tokens [from, to).
type stretch struct{ from, to int }

func (s stretch) empty() bool { return s.from >= s.to }

// saying is a word of reporting in the text, outside quotations.
type saying struct {
	verb     *quoteVerb
	at, end  int     // the verb's tokens
	subject  stretch // empty: hidden
	content  int     // the token at which what was said begins, -1 where nothing shows it
	word     bool    // «أن» brought it in
	embedded bool    // inside what another one says
	speaker  string
	gender   quoteGender
}

// Distances in words.
const (
	contentReach  = 14 // from a verb's subject to «أن»
	doubtfulReach = 9  // from a verb that may mean something else to what was said
	sourceReach   = 12 // from نقل to «عن»
	subjectReach  = 10 // from «كان» to the verb behind its subject
	nameLength    = 16
	expressReach  = 8 // from عبر to «عن»
	manySentences = 3 // a hidden subject is looked for in so many sentences before
)

// readSayings finds the verbs of reporting in order, each with its speaker: later ones are known from earlier ones.
func (t *quoteText) readSayings() {
	for i := range t.tokens {
		v := t.words[i].verb
		if v == nil || t.pairAt[i] >= 0 {
			continue
		}
		if s := (saying{verb: v, at: i, end: i + 1, content: -1, gender: v.gender}); t.complete(&s) {
			t.said = append(t.said, s)
			t.noteSpeaker(len(t.said) - 1)
		}
	}
}

// noteSpeaker keeps where to look for a speaker behind saying k.
func (t *quoteText) noteSpeaker(k int) {
	s, last := &t.said[k], int32(-1)
	if k > 0 {
		last = t.spoken[k-1]
	}
	if s.speaker != "" && !s.embedded {
		last = int32(k)
	}
	t.spoken = append(t.spoken, last)
	if s.speaker != "" && s.verb.mood != attributor {
		t.tellers = append(t.tellers, int32(k))
	}
}

// complete finds subject, content and speaker of a saying, and reports whether it is one.
func (t *quoteText) complete(s *saying) bool {
	switch s.verb.mood {
	case attributor:
		return t.attribute(s)
	case verbalNoun:
		if !s.verb.pronoun {
			if s.at == 0 || !strings.HasSuffix(t.raw(s.at-1), "حد") {
				return false
			}
			s.subject = t.phrase(s.end, false)
		} else if s.at > 0 && t.is(s.at-1, prepositionWord) && !strings.HasSuffix(t.raw(s.at-1), "حد") {
			return false
		}
	case finiteVerb:
		if s.verb.pronoun && s.verb.class != "describe" && !t.afterWhat(s.at) && !(s.verb.class == "claim" && s.end < len(t.tokens) && t.pairAt[s.end] >= 0) {
			return false // «بيان أصدره المكتب», but «تعتبره "عدوا"»
		}
		if s.subject = t.subjectBefore(s); s.subject.empty() {
			s.subject = t.subjectOf(s)
		}
	}
	t.findContent(s)
	if s.verb.doubtful && (s.content < 0 || s.content-s.end > doubtfulReach) || t.negated(s.at) || t.namesNobody(s.end) {
		return false
	}
	if s.verb.doubtful && (t.isTitle(s) || t.isLastName(s)) {
		return false
	}
	s.embedded = t.isEmbedded(s)
	t.resolve(s)
	return true
}

// isTitle reports whether what follows a doubtful verb between marks is no speech: a title, or a few words farther on.
func (t *quoteText) isTitle(s *saying) bool {
	if s.word || t.pairAt[s.content] < 0 || t.gaps[s.content]&colonGap != 0 {
		return false
	}
	p := &t.pairs[t.pairAt[s.content]]
	return s.verb.titled && p.words() <= nameWords || p.words() <= scareWords && s.content > max(s.end, s.subject.to)
}

// isLastName reports whether a word taken for a verb ends the name of the one who speaks: «قال المدير سالم طلب:».
func (t *quoteText) isLastName(s *saying) bool {
	if n := len(t.said); n > 0 && !s.word && !s.verb.joined && s.content == s.end {
		before := &t.said[n-1]
		return t.frame[before.at] == t.frame[s.at] && before.content == s.content && before.subject.to == s.end
	}
	return false
}

// afterWhat reports whether the word before is the «ما» of «وفق ما قاله».
func (t *quoteText) afterWhat(i int) bool { return i > 0 && isWhat(t.raw(i-1)) }

// negated reports whether the word before says that nothing was said.
func (t *quoteText) negated(i int) bool {
	if i == 0 || t.frame[i-1] != t.frame[i] {
		return false
	}
	switch strings.TrimLeft(t.raw(i-1), "وف") {
	case "لم", "لن", "لا", "عدم":
		return true
	}
	return false
}

// namesNobody reports whether the word at i is the name that somebody did not give: «رفض ذكر اسمه», «كشف هويته».
func (t *quoteText) namesNobody(i int) bool {
	if i >= len(t.tokens) || t.frame[i-1] != t.frame[i] {
		return false
	}
	switch t.raw(i) {
	case "اسمه", "اسمها", "اسمهم", "اسمائهم", "هويته", "هويتها", "هويتهم":
		return true
	}
	return false
}

// attribute reads «بحسب فلان», «وفقا لفلان»; «بحسب ما قال» is left to its verb.
func (t *quoteText) attribute(s *saying) bool {
	next := s.end
	if next >= len(t.tokens) || t.frame[next] != t.frame[s.at] {
		return false
	}
	if w := t.raw(next); w == "ما" || w == "لما" || w == "عن" && strings.HasSuffix(t.raw(s.at), "لا") {
		if w != "عن" {
			return false
		}
		next++
	}
	if word := t.raw(s.at); strings.HasSuffix(word, "ا") && t.raw(next-1) != "عن" && strings.HasPrefix(t.raw(next), "ل") {
		s.subject = stretch{next, max(next+1, t.phrase(next+1, false).to)}
		s.speaker = withoutLam(t.between(s.subject.from, s.subject.to))
	} else if s.subject = t.phrase(next, false); s.subject.empty() {
		return false
	} else {
		s.speaker = t.name(s.subject)
	}
	if s.at-int(t.frame[s.at]) <= 1 {
		t.findContent(s)
	}
	return true
}

// withoutLam takes the preposition off: للوزارة → الوزارة, لوزارة → وزارة.
func withoutLam(name string) string {
	if rest, ok := strings.CutPrefix(name, "لل"); ok {
		return "ال" + rest
	}
	return strings.TrimPrefix(name, "ل")
}

// findContent finds where what was said begins: behind «أن», a colon, or at a mark.
func (t *quoteText) findContent(s *saying) {
	from := max(s.end, s.subject.to)
	for i := from; i <= min(from+contentReach, len(t.tokens)-1) && (t.frame[i] == t.frame[s.at]); i++ {
		switch v := t.words[i].verb; {
		case t.gaps[i]&colonGap != 0 && i > s.at:
			s.content = i
			return
		case t.pairAt[i] >= 0:
			p := &t.pairs[t.pairAt[i]]
			if !t.isNameIn(i, from) && p.family < brackets {
				s.content = i
				return
			}
			i = p.to - 1
		case t.is(i, markerWord):
			if i > s.end && isCircumstance(t.raw(i-1)) {
				return
			}
			s.content, s.word = i+1, true
			return
		case v != nil && v.mood == verbalNoun && v.pronoun && i > s.end:
			return // «نقلت عن فلان قوله إن»: his word it is
		case v != nil && v.mood == manner:
			s.end = max(s.end, i+1)
		case v != nil && (v.mood == participle || v.mood == finiteVerb && !v.doubtful) && i > s.end:
			if v.class == "neutral" && v.mood == participle && t.gaps[i]&commaGap == 0 {
				continue // «أضاف قائلا إن»: one saying
			}
			return
		}
	}
}

// isCircumstance reports whether «أن» behind a word says when or although, not what: «رغم أنه».
func isCircumstance(word string) bool {
	switch strings.TrimLeft(word, "و") {
	case "رغم", "بعد", "قبل", "منذ", "حتى", "إلا", "الا", "غير", "كما", "بما", "لولا", "مع":
		return true
	}
	return false
}

// isNameIn reports whether the pair that begins at i is a name inside the subject: short, with «أن» still to come.
func (t *quoteText) isNameIn(i, from int) bool {
	p := &t.pairs[t.pairAt[i]]
	if t.gaps[i]&colonGap != 0 || p.words() > nameWords {
		return false
	}
	if p.to < len(t.tokens) && t.raw(p.to) == "عن" && t.frame[p.to] == t.frame[i] && p.words() <= scareWords {
		return true // «نقلت "الضفة" عن»
	}
	for k := p.to; k < min(p.to+contentReach, len(t.tokens)) && t.frame[k] == t.frame[i]; k++ {
		if t.is(k, markerWord) || t.gaps[k]&colonGap != 0 {
			return true
		}
		if v := t.words[k].verb; v != nil && !v.doubtful || t.pairAt[k] >= 0 && t.pairs[t.pairAt[k]].words() > nameWords {
			return t.pairAt[k] >= 0 && v == nil
		}
	}
	return false
}

// isEmbedded reports whether a saying stands in what an earlier one of its frame says, and does not begin a clause of its own.
func (t *quoteText) isEmbedded(s *saying) bool {
	if s.verb.mood != finiteVerb || s.verb.joined || s.at > 0 && t.is(s.at-1, conjunctionWord) {
		return false
	}
	for k := len(t.said) - 1; k >= 0 && t.frame[t.said[k].at] == t.frame[s.at]; k-- {
		if c := t.said[k].content; c >= 0 && c <= s.at && t.said[k].word {
			return true
		}
	}
	return false
}

// resolve says who speaks.
func (t *quoteText) resolve(s *saying) {
	if source, gender, ok := t.source(s); ok {
		s.speaker, s.gender = source, gender
		return
	}
	if !s.subject.empty() {
		s.speaker = t.name(s.subject)
		return
	}
	first := len(t.said) == 0 || t.frame[t.said[len(t.said)-1].at] != t.frame[s.at]
	var main stretch
	if first {
		main = t.mainSubject(s)
	}
	if !main.empty() {
		s.subject = main
		s.speaker = t.name(main)
	} else if earlier := t.earlier(s); earlier != nil {
		s.speaker = earlier.speaker
		if s.gender == anyGender {
			s.gender = earlier.gender
		}
	}
}

// source reads «نقلت الوكالة عن فلان (قوله)»: the words are his.
func (t *quoteText) source(s *saying) (name string, gender quoteGender, ok bool) {
	from, to := s.end, s.end
	switch {
	case s.verb.mood == finiteVerb && strings.Contains(t.raw(s.at), "نقل"):
		to = t.frameEnd(s.at, sourceReach)
	case s.verb.mood == verbalNoun && s.verb.pronoun:
		from, to = max(int(t.frame[s.at]), s.at-sourceReach), s.at
	}
	for i := to - 1; i >= from && s.verb.mood == verbalNoun; i-- {
		if t.raw(i) == "عن" {
			from = i
			break
		}
	}
	for i := from; i < to; i++ {
		switch t.raw(i) {
		case "عن":
			if p := t.phrase(i+1, false); !p.empty() {
				return t.name(p), s.verb.gender, true
			}
		case "عنه", "عنها", "عنهم":
			return t.lastSpeaker(s), s.gender, true
		}
	}
	return "", 0, false
}

func (t *quoteText) lastSpeaker(*saying) string {
	if n := len(t.said); n > 0 {
		return t.said[n-1].speaker
	}
	return ""
}

// earlier is the saying whose subject is meant where one has none: of its frame first, then of the frames before; those that agree
// with it first, and those inside another's words last.
func (t *quoteText) earlier(s *saying) *saying {
	var best *saying
	score := 0
	frames, frame := 0, t.frame[s.at]
	for k := len(t.said) - 1; k >= 0; k-- {
		e := &t.said[k]
		if t.frame[e.at] != frame {
			frame = t.frame[e.at]
			frames++
		}
		if frames > manySentences {
			if n := len(t.tellers); best == nil && n > 0 {
				best = &t.said[t.tellers[n-1]] // nobody nearer: the last who spoke at all
			}
			break
		}
		if e.speaker == "" || e.verb.mood == attributor {
			continue
		}
		n := 1
		if s.gender == anyGender || e.gender == anyGender || e.gender == s.gender {
			n += 4
		}
		if !e.embedded {
			n += 2
		}
		if frames == 0 && !e.embedded {
			n += 5
		}
		if n > score {
			best, score = e, n
		}
	}
	return best
}
