// Long passages cut into sentences, so that the reader finds the counterpart of each.
package report

import (
	"slices"
	"strings"
	"unicode"

	"isnad/report/wire"
)

const (
	leastSentence = 40 // code points: shorter ones stay with the next
	sentenceNear  = 12 // code points around the place where the end of the counterpart is expected
)

// anchor is a place in a passage that is known on both sides.
type anchor struct{ source, copied int }

// sentences cuts a passage where both sides end a sentence on the same word. Between the passage's edits its sides run alike, which tells where to look;
// where the ends do not agree nothing is cut. The parts follow each other without a gap.
func sentences(p wire.Passage, edits []wire.Edit, source, copied *side) []wire.Passage {
	if p.Kind == wire.Reworded {
		return []wire.Passage{p}
	}
	anchors := anchorsOf(p, edits)
	var parts []wire.Passage
	rest := p
	first, _ := slices.BinarySearch(copied.sentenceEnds, p.Copy.Start+leastSentence)
	for _, at := range copied.sentenceEnds[first:] {
		if at > p.Copy.End-leastSentence {
			break
		}
		if at-rest.Copy.Start < leastSentence {
			continue
		}
		there, found := source.endNear(project(anchors, at), copied.lastWord(at))
		if !found || there-rest.Source.Start < leastSentence/2 || p.Source.End-there < leastSentence/2 {
			continue
		}
		at, there = copied.past(at, p.Copy.End), source.past(there, p.Source.End)
		part := rest
		part.Copy.End, part.Source.End = at, there
		rest.Copy.Start, rest.Source.Start = at, there
		parts = append(parts, part)
	}
	return append(parts, rest)
}

// anchorsOf are the ends of the passage and of the edits in it, ascending on both sides.
func anchorsOf(p wire.Passage, edits []wire.Edit) []anchor {
	all := []anchor{{p.Source.Start, p.Copy.Start}}
	add := func(a anchor) {
		if last := all[len(all)-1]; a.source >= last.source && a.copied >= last.copied && a.source <= p.Source.End && a.copied <= p.Copy.End {
			all = append(all, a)
		}
	}
	for i := range edits { // ascending in the copy
		if e := &edits[i]; e.Kind != wire.Moved && e.Copy.Start >= p.Copy.Start && e.Source.Start >= p.Source.Start {
			add(anchor{e.Source.Start, e.Copy.Start})
			add(anchor{e.Source.End, e.Copy.End})
		}
	}
	return append(all, anchor{p.Source.End, p.Copy.End})
}

// project is the place in the source that belongs to one in the copy.
func project(anchors []anchor, at int) int {
	i, _ := slices.BinarySearchFunc(anchors[1:], at, func(a anchor, at int) int { return a.copied - at })
	i = min(i, len(anchors)-2)
	from, to := anchors[i], anchors[i+1]
	if to.copied == from.copied {
		return from.source
	}
	return from.source + (at-from.copied)*(to.source-from.source)/(to.copied-from.copied)
}

// ends reports whether a sentence or a line ends just before a place.
func (s *side) ends(at int) bool {
	if at <= 0 || at > len(s.runes) {
		return false
	}
	switch s.runes[at-1] {
	case '\n':
		return true
	case '.', '!', '?', '؟', '…':
		return at == len(s.runes) || !wordRune(s.runes[at]) && s.runes[at] != '.'
	}
	return false
}

// past is the place behind the marks and blanks that close a sentence.
func (s *side) past(at, end int) int {
	for at < min(end, len(s.runes)) && (unicode.IsSpace(s.runes[at]) || strings.ContainsRune("\"»”’)]", s.runes[at])) {
		at++
	}
	return at
}

// endNear is the end of a sentence nearest to a place whose last word is the one given.
func (s *side) endNear(at int, word string) (int, bool) {
	for d := range sentenceNear {
		for _, place := range []int{at - d, at + d} {
			if s.ends(place) && s.lastWord(place) == word {
				return place, true
			}
		}
	}
	return 0, false
}

// lastWord is the last word before a place.
func (s *side) lastWord(at int) string {
	for at > 0 && !wordRune(s.runes[at-1]) {
		at--
	}
	start := at
	for start > 0 && wordRune(s.runes[start-1]) {
		start--
	}
	return string(s.runes[start:at])
}
