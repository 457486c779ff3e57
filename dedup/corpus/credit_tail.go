package corpus

import (
	"strings"
	"unicode/utf8"
)

// head reads the agencies of the dateline at byte from.
func (f *creditFinder) head(from int) {
	d, end := readDateline(f.agencies, f.art.Body, from)
	if end == 0 {
		return
	}
	for i, s := range d.segments {
		if d.parts[i] != partAgency {
			continue
		}
		found := f.agencies.match(s.words)
		if found == nil {
			found = f.agencies.within(s.words)
		}
		for _, m := range found {
			f.add(m, "dateline", Span{s.start, s.end}, false)
		}
	}
}

// Bounds of where credits are looked for, in bytes: two a letter.
const (
	leadLimit   = 900 // of the first sentence
	creditLine  = 160 // of a line that is a credit as a whole
	tailLines   = 4   // lines at the end that may be one word of credit; disclaimers stand after some
	sourceWords = 6   // of an outlet's name after «المصدر:»
)

// lead reads «(رويترز)» in the first sentence where it attributes the text: before a dash or colon, or at the sentence's end.
func (f *creditFinder) lead(line Span) {
	text := f.art.Body[line.Start:min(line.End, line.Start+leadLimit)]
	for _, mark := range []string{"؟", "!"} {
		text, _, _ = strings.Cut(text, mark)
	}
	if i := strings.Index(text, ". "); i >= 0 {
		text = text[:i+1]
	}
	f.brackets(line.Start, line.Start+len(text), "lead")
}

// brackets finds agencies alone in round brackets within a stretch, other than names in running text: «قالت (رويترز)»,
// «وكالة الأنباء الأردنية (بترا)».
func (f *creditFinder) brackets(from, to int, where string) {
	body := f.art.Body
	for at := from; at < to; {
		open := strings.IndexByte(body[at:to], '(')
		if open < 0 {
			return
		}
		open += at
		n := strings.IndexByte(body[open:to], ')')
		if n < 0 {
			return
		}
		closing := open + n
		at = closing + 1
		after := strings.TrimLeftFunc(body[at:to], isInvisible)
		if n > creditLine || !endsOrDash(after, where == "lead") || sourced(body[from:open]) {
			continue
		}
		f.wholly(cutSegments(body, open+1, closing), where, true)
	}
}

// endsOrDash: what stands after an attribution in brackets: the end, or in a lead a sign before the text.
func endsOrDash(after string, lead bool) bool {
	r, _ := utf8.DecodeRuneInString(after)
	switch separator(r) {
	case '-', ':', '/':
		return lead
	}
	return strings.Trim(after, ".»\" ") == ""
}

// sourced reports that the words before a bracket make the name in it a source in the sentence: an agency written out, a verb, a preposition.
func sourced(before string) bool {
	words := foldedWords(lastRunes(before, 60))
	for i := max(0, len(words)-6); i < len(words); i++ {
		for _, naming := range []string{"وكال", "انباء", "اذاعه", "هيئه", "شبك", "قنا", "تلفزيون", "صحيف", "راديو"} {
			if strings.Contains(words[i], naming) {
				return true
			}
		}
	}
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	return speaking[last] || speaking[strings.TrimSuffix(last, "ت")] || sourcing[last]
}

// sourcing words bind the name after them into the sentence.
var sourcing = wordSet("عن إلى من على مع ل لـ في بحسب حسب وفق وفقا لوكالة نقلا صحيفة شبكة قناة موقع نقلته ذكرته أوردته بثته نشرته")

// lastRunes is the end of s, of at most n code points.
func lastRunes(s string, n int) string {
	i := len(s)
	for ; i > 0 && n > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

// wholly notes the matches of segments that are credits altogether, but for a few initials or one outlet's name; it reports whether they were.
// sure: the place they stand in is evidence enough for names that are also common words.
func (f *creditFinder) wholly(segments []segment, where string, sure bool) bool {
	known, others := 0, 0
	matches := make([][]spelling, len(segments))
	for i, s := range segments {
		if initialsOnly(s.words) {
			continue
		}
		matches[i] = f.agencies.match(s.words)
		if matches[i] == nil {
			if _, place := placeOf(s.words); !place {
				others++
			}
			if len(s.words) > 3 || !nameLike(withoutDigits(s.words)) {
				return false
			}
		}
		for _, m := range matches[i] {
			if !m.weak || sure {
				known++
			}
		}
	}
	if known == 0 || others > 1 || others > 0 && sure && len(segments) == 1 {
		return false
	}
	for i, s := range segments {
		for _, m := range matches[i] {
			if !m.weak || sure || known > 0 && len(segments) > 1 {
				f.add(m, where, Span{s.start, s.end}, false)
			}
		}
	}
	return true
}

// withoutDigits takes the number off an outlet's name: «قناة 24».
func withoutDigits(words []string) []string {
	var plain []string
	for _, w := range words {
		if w = strings.Trim(w, "0123456789٠١٢٣٤٥٦٧٨٩"); w != "" {
			plain = append(plain, w)
		}
	}
	return plain
}

// initialsOnly: «م.ع», the sign of an editor.
func initialsOnly(words []string) bool {
	for _, w := range words {
		if utf8.RuneCountInString(w) > 1 {
			return false
		}
	}
	return len(words) <= 2
}

// tail reads the «المصدر: …» lines wherever they stand, lines of nothing but credits, and the end of the text.
func (f *creditFinder) tail(lines []Span) {
	for i, line := range lines {
		where := "tail"
		if i <= len(lines)/4 && i < len(lines)-1 {
			where = "byline"
		}
		text := f.art.Body[line.Start:line.End]
		if n := sourceLabel(text); n > 0 {
			f.source(line.Start+n, min(line.End, line.Start+n+creditLine), where)
			continue
		}
		if !creditShaped(text) {
			continue
		}
		segments := cutSegments(f.art.Body, line.Start, line.End)
		if last := i >= len(lines)-tailLines; i > 0 && (last || len(segments) > 1 && where == "tail") {
			f.wholly(segments, where, false)
		}
	}
	for _, line := range lines[max(0, len(lines)-tailLines):] {
		f.lastSentence(line)
	}
	f.atEnd(lines[len(lines)-1])
}

// creditShaped keeps sentences from being cut up for nothing: a credit line is short, and parted by signs when it has many words.
func creditShaped(line string) bool {
	if len(line) > creditLine {
		return false
	}
	spaces := strings.Count(line, " ")
	return spaces <= 4 || spaces <= 14 && strings.ContainsAny(line, "-–—ـ/|(+،,")
}

// lastSentence reads a line's closing words of nothing but «وفقا لرويترز.»: said of the whole text, not within a sentence.
func (f *creditFinder) lastSentence(line Span) {
	text := f.art.Body[line.Start:line.End]
	dot := strings.LastIndexByte(strings.TrimRight(text, ". "), '.')
	if dot < 0 || len(text)-dot > creditLine/2 {
		return
	}
	segments := cutSegments(f.art.Body, line.Start+dot+1, line.End)
	if len(segments) != 1 || len(segments[0].words) < 2 || !according[segments[0].words[0]] {
		return
	}
	words := append([]string(nil), segments[0].words[1:]...)
	for _, to := range []string{"لل", "ل", ""} {
		if rest, ok := strings.CutPrefix(words[0], to); ok && rest != "" {
			words[0] = rest
			if to == "لل" {
				words[0] = "ال" + rest
			}
			break
		}
	}
	for _, m := range f.agencies.match(words) {
		f.add(m, "tail", Span{segments[0].start, segments[0].end}, false)
	}
}

// according words name a source for what was told.
var according = wordSet("وفقا وفق بحسب حسب نقلا")

// sourceLabel gives the length of «المصدر:» at the start of a line, 0 when there is none; a sentence about «المصدر» has no such sign.
func sourceLabel(line string) int {
	for _, label := range []string{"المصدر", "المصادر", "مصدر", "المصدَر", "Source", "source"} {
		rest, ok := strings.CutPrefix(line, label)
		if !ok {
			continue
		}
		sign := strings.TrimLeftFunc(rest, isInvisible)
		r, n := utf8.DecodeRuneInString(sign)
		if s := separator(r); s == ':' || s == '/' || s == '-' {
			return len(line) - len(sign) + n
		}
	}
	return 0
}

// source reads what stands after «المصدر:»: listed agencies and generic credits, else the outlet named.
func (f *creditFinder) source(from, to int, where string) {
	segments := cutSegments(f.art.Body, from, to)
	known := false
	for _, s := range segments {
		for _, m := range f.agencies.match(s.words) {
			f.add(m, where, Span{s.start, s.end}, true)
			known = true
		}
	}
	if known || len(segments) == 0 {
		return
	}
	s := segments[0]
	if to-s.end > 40 || len(s.words) > sourceWords || !sourceName(s.words) {
		return // a sentence, not a name
	}
	name := strings.Join(strings.Fields(f.art.Body[s.start:s.end]), " ")
	f.add(spelling{agency: strings.Trim(name, "\"'«»“”")}, where, Span{s.start, s.end}, true)
}

// sourceName: a name of an outlet may hold particles («الحياة في بغداد») but does not begin with a verb.
func sourceName(words []string) bool {
	w := words[0]
	return !speaking[w] && !speaking[strings.TrimSuffix(w, "ت")] && !notInNames[w] && !hasDigit(w)
}

// atEnd reads a credit at the end of the last line: «… في البلاد. (رويترز)», «… المصدر: وكالات».
func (f *creditFinder) atEnd(line Span) {
	from := max(line.Start, line.End-creditLine)
	for from < line.End && !utf8.RuneStart(f.art.Body[from]) {
		from++
	}
	text := f.art.Body[from:line.End]
	if i := strings.LastIndex(text, "المصدر"); i > 0 {
		before := strings.TrimRightFunc(text[:i], isInvisible)
		if n := sourceLabel(text[i:]); n > 0 && (strings.HasSuffix(before, ".") || strings.HasSuffix(before, "\"") || strings.HasSuffix(before, "»")) {
			f.source(from+i+n, line.End, "tail")
		}
	}
	if open := strings.LastIndexByte(text, '('); open > 0 {
		f.brackets(from, line.End, "tail")
	}
}
