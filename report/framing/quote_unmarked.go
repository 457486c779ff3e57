// Speech without marks.
package framing

import "strings"

// unmarked adds what follows «قال إن» and «قال:» without marks, to the sentence's end, to a quotation between marks, or to the next verb of reporting.
func (f *quoteFinder) unmarked() {
	for k := range f.said {
		s := &f.said[k]
		if s.content < 0 || s.content >= len(f.tokens) || s.embedded || f.pairAt[s.content] >= 0 && f.accepted[f.pairAt[s.content]] || f.impersonal(s) {
			continue
		}
		if !s.word && f.gaps[s.content]&colonGap == 0 {
			continue // a name between marks was taken for the content
		}
		to := f.speechEnd(k)
		if to-s.content < leastSpeech {
			continue
		}
		if n := len(f.found); n > 0 && !f.found[n-1].Marked && f.found[n-1].from == s.content {
			continue // «أضاف قائلا إن» is one saying
		}
		q := foundQuote{from: s.content, to: to, start: int(f.tokens[s.content].Start), end: int(f.tokens[to-1].End)}
		if n := f.stray(to); n > 0 {
			q.Marked, q.end = true, n
		}
		f.add(q, f.whole(k))
	}
}

// impersonal reports whether nobody is said to speak: «يذكر أن».
func (f *quoteFinder) impersonal(s *saying) bool {
	if s.word && strings.HasPrefix(f.raw(s.content), "ي") && s.verb.class == "neutral" && strings.HasSuffix(f.raw(s.content-1), "ن") {
		return true // «أن يتغمده»: a wish, not what was said
	}
	return f.is(s.at, impersonalWord) && s.subject.empty()
}

// speechEnd is the token at which the speech of saying k ends.
func (f *quoteFinder) speechEnd(k int) int {
	s := &f.said[k]
	next := len(f.tokens)
	for i := k + 1; i < len(f.said) && f.frame[f.said[i].at] == f.frame[s.at]; i++ { // speech ends with its frame
		later := &f.said[i]
		if later.at >= s.content && !later.embedded && (f.gaps[later.at]&commaGap != 0 || later.verb.joined || f.is(later.at-1, conjunctionWord) || isWhat(f.raw(later.at-1))) {
			next = later.at
			break
		}
	}
	i := s.content
	for ; i < next && f.frame[i] == f.frame[s.at]; i++ {
		if n := f.pairAt[i]; n >= 0 && f.accepted[n] {
			break
		}
	}
	for i > s.content && (f.is(i-1, conjunctionWord|attributorWord|markerWord) || isWhat(f.raw(i-1)) || f.raw(i-1) == "و") {
		i-- // «كما», «وفق ما» belong to the next verb
	}
	return i
}

// stray is the byte before a closing mark that has no partner and ends the speech before token to; 0 when there is none.
func (f *quoteFinder) stray(to int) int {
	m := f.strayAt[to]
	if m == nil {
		return 0
	}
	start := int(f.tokens[to-1].End)
	return start + len(strings.TrimRight(f.body[start:m.at], " "))
}
