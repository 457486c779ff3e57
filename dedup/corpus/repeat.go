package corpus

import (
	"math/bits"
	"slices"
	"strings"
	"sync"

	"isnad/similarity/arabic"
)

// What recurs at the head or the foot of one outlet's articles across many days is that outlet's furniture; what many outlets
// carry on one day is news. Counted are the first two and the last four lines of a body and its last sentence.

// How often a line must recur. Five articles on four days: a dispatch that one outlet prints in parts, or a story's background
// sentence, is used up in three days. Long closed sentences can be the background of a long story, so they need twice that and
// must hardly ever stand anywhere else. Without dates only numbers speak.
const (
	repeatArticles  = 5
	repeatDays      = 4
	sentenceFactor  = 2
	undatedArticles = 25
	sentenceWords   = 8
	repeatLine      = 500 // bytes; longer lines are paragraphs
	headUnits       = 2
	tailUnits       = 4
)

// Repeats counts, by outlet, the lines at the ends of bodies. Counts of parts of a corpus merge to those of the whole, in
// any order. The zero value is ready.
type Repeats struct {
	Agencies *Agencies // who is credited; nil for the embedded list

	lines map[uint64]repeatCount // by outlet and folded words
	kinds sync.Map               // repeatedLine → string: what repeatedKind says of the lines marked so far
}

// repeatedLine is a line as it stands, so that its kind does not depend on which spelling of it was met first.
type repeatedLine struct{ outlet, text string }

type repeatCount struct {
	articles uint32
	inside   uint32 // times the line stood away from the ends
	days     uint64 // bit day mod 64; collisions only make it more careful
}

// Add counts one article.
func (r *Repeats) Add(art *Article) {
	if art.Body == "" || art.Outlet == "" {
		return
	}
	if r.lines == nil {
		r.lines = map[uint64]repeatCount{}
	}
	var day uint64
	if art.Published.Precision >= arabic.Day {
		day = 1 << (uint64(art.Published.Time.Unix()/86400) % 64)
	}
	u := unitsOf(art)
	for _, h := range u.distinct() {
		c := r.lines[h]
		c.articles++
		c.days |= day
		r.lines[h] = c
	}
	for _, h := range u.inside {
		c := r.lines[h]
		c.inside++
		r.lines[h] = c
	}
}

// Merge adds the counts of another part of the corpus.
func (r *Repeats) Merge(o *Repeats) {
	if r.lines == nil {
		r.lines = make(map[uint64]repeatCount, len(o.lines))
	}
	for h, c := range o.lines {
		mine := r.lines[h]
		mine.articles += c.articles
		mine.inside += c.inside
		mine.days |= c.days
		r.lines[h] = mine
	}
}

// Mark marks the article's lines that recur: from the first down as long as they do, from the last up, and the last sentence.
// It never takes half of a body. Several goroutines may mark once all is added.
func (r *Repeats) Mark(art *Article) {
	u := unitsOf(art)
	var found []Furniture
	take := func(x unit) {
		line := repeatedLine{art.Outlet, art.Body[x.span.Start:x.span.End]}
		kind, known := r.kinds.Load(line)
		if !known {
			kind, _ = r.kinds.LoadOrStore(line, r.repeatedKind(art, x.span))
		}
		if kind != "" {
			found = append(found, Furniture{x.span, kind.(string)})
		}
	}
	for i := 0; i < len(u.head) && r.recurs(u.head[i]); i++ {
		take(u.head[i])
	}
	heads := len(found)
	for i := 0; i < len(u.tail) && r.recurs(u.tail[i]); i++ {
		take(u.tail[i])
	}
	if len(found) == heads && u.sentence.hash != 0 && r.recurs(u.sentence) {
		take(u.sentence)
	}
	cut := 0
	for _, f := range found {
		cut += f.End - f.Start
	}
	if len(found) == 0 || cut*2 >= len(art.Body) {
		return
	}
	slices.SortFunc(found, func(a, b Furniture) int { return a.Start - b.Start })
	points := NewPoints(art.Body)
	for i := range found {
		found[i].Span = Span{points.At(found[i].Start), points.At(found[i].End)}
	}
	art.Furniture = mergeFurniture(art.Furniture, slices.CompactFunc(found, func(a, b Furniture) bool { return b.Start < a.End }))
}

// repeatedKind tells what of the recurring lines FindCredits must still see: a credit keeps that kind, and a dateline stays
// text ("" is returned).
func (r *Repeats) repeatedKind(art *Article, s Span) string {
	agencies := r.Agencies.orDefault()
	text := art.Body[s.Start:s.End]
	one := Article{Body: someText[1:] + " أن الاجتماع انتهى.\n" + text, Outlet: art.Outlet} // a credit is one only below a text
	if creditOnly(agencies, text) || len(FindCredits(agencies, &one)) > 0 {
		return "credit"
	}
	if _, _, end, ok := FindDateline(agencies, text+someText); ok && end >= len(text) {
		return ""
	}
	return "repeated"
}

// recurs decides whether a line is furniture of its outlet.
func (r *Repeats) recurs(u unit) bool {
	c := r.lines[u.hash]
	days, articles := bits.OnesCount64(c.days), int(c.articles)
	if c.days == 0 {
		return articles >= undatedArticles && c.inside == 0
	}
	if u.sentenceLike {
		return articles >= repeatArticles*sentenceFactor && days >= repeatDays*sentenceFactor && int(c.inside)*10 <= articles
	}
	return articles >= repeatArticles && days >= repeatDays
}

// unit is a line or sentence at the end of a body.
type unit struct {
	span         Span // bytes
	hash         uint64
	sentenceLike bool
}

// units are those of one article: head from the first line down, tail from the last up.
type units struct {
	head, tail []unit
	sentence   unit
	inside     []uint64
}

// distinct lists the different hashes of the ends.
func (u *units) distinct() []uint64 {
	var out []uint64
	for _, list := range [][]unit{u.head, u.tail, {u.sentence}} {
		for _, x := range list {
			if x.hash != 0 && !slices.Contains(out, x.hash) {
				out = append(out, x.hash)
			}
		}
	}
	return out
}

// unitsOf cuts the ends off a body. Lines that are furniture already are passed over, so that what stands above a share bar is
// seen too.
func unitsOf(art *Article) units {
	var u units
	var spans []Span
	body := art.Body
	for _, s := range art.ByteSpans(nil) {
		for at := s.Start; at < s.End; {
			end := s.End
			if n := strings.IndexByte(body[at:s.End], '\n'); n >= 0 {
				end = at + n
			}
			if t := trim(body, at, end); t.Start < t.End && spoken(body[t.Start:t.End]) {
				spans = append(spans, t)
			}
			at = end + 1
		}
	}
	n := len(spans)
	if n < 2 {
		if n == 1 {
			u.sentence = lastSentence(art, spans[0])
		}
		return u
	}
	heads := min(headUnits, n-1)
	for i := 0; i < heads; i++ {
		x := unitAt(art.Outlet, body, spans[i])
		if x.hash == 0 {
			break
		}
		u.head = append(u.head, x)
	}
	for i := n - 1; i >= max(heads, n-tailUnits); i-- {
		x := unitAt(art.Outlet, body, spans[i])
		if x.hash == 0 {
			break
		}
		u.tail = append(u.tail, x)
	}
	for i := heads; i < n-tailUnits; i++ {
		if x := unitAt(art.Outlet, body, spans[i]); x.hash != 0 {
			u.inside = append(u.inside, x.hash)
		}
	}
	u.sentence = lastSentence(art, spans[n-1])
	return u
}

// lastSentence is what follows the last closing mark inside a body's last line. Full stops inside numbers close nothing, and a
// sentence with a number is news.
func lastSentence(art *Article, s Span) unit {
	text := art.Body[s.Start:s.End]
	inner := strings.TrimRight(text, ".!؟? \u00a0")
	i := lastMark(inner, len(text)-repeatLine)
	if i < 0 || strings.ContainsAny(text[i:], "0123456789") {
		return unit{}
	}
	for i++; i < len(text) && text[i]&0xC0 == 0x80; i++ { // the rest of a sign of several bytes
	}
	x := unitAt(art.Outlet, art.Body, trim(art.Body, s.Start+i, s.End))
	x.sentenceLike = true
	return x
}

// lastMark gives where the last closing mark of a text stands, from a byte on; -1 where there is none.
func lastMark(text string, from int) int {
	for i := len(text) - 1; i >= max(from, 0); i-- {
		if c := text[i]; c == '.' || c == '!' || c == '?' || c == '*' || strings.HasPrefix(text[i:], "؟") {
			return i
		}
	}
	return -1
}

// unitAt hashes a line by its outlet and letters; numbers are all alike, spaces and ASCII signs nothing. What recurs is put
// there by a program, so that its spelling needs no folding. Lines too long, torn from a quotation, or of a single
// common word get no hash. Cost: about a nanosecond a byte.
func unitAt(outlet string, body string, s Span) unit {
	text := body[s.Start:s.End]
	if len(text) > repeatLine || len(text) < 4 || inQuotes(text) {
		return unit{}
	}
	const prime = 0x100000001b3
	h := uint64(0xcbf29ce484222325)
	for i := 0; i < len(outlet); i++ {
		h = (h ^ uint64(outlet[i])) * prime
	}
	words, numbers, last := 0, 0, byte(' ')
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c >= '0' && c <= '9':
			if last != '0' {
				numbers++
				h = (h ^ '0') * prime
			}
			c = '0'
		case c < 0x80 && (c|0x20 < 'a' || c|0x20 > 'z'):
			c = ' '
		default:
			if last == ' ' || last == '0' {
				words++
			}
			h = (h ^ uint64(c)) * prime
		}
		last = c
	}
	if words < 2 && numbers == 0 && !strings.ContainsRune(text, '@') {
		return unit{}
	}
	long := words >= sentenceWords && closes(text)
	return unit{span: s, hash: (h ^ h>>31) | 1, sentenceLike: long || numbers > 0 && words < 4 && !asciiOnly(text)}
}

// inQuotes reports a line that opens with a quotation mark or holds only one half of a pair: part of a quotation.
func inQuotes(s string) bool {
	for _, q := range [...]string{"«", "\"", "“", "”", "‘"} {
		if strings.HasPrefix(s, q) {
			return true
		}
	}
	return strings.Count(s, "«") != strings.Count(s, "»") || strings.Count(s, "\"")%2 == 1 || strings.Count(s, "“") != strings.Count(s, "”")
}
