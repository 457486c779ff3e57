package corpus

import (
	"strings"

	"isnad/similarity/arabic"
)

// Bodies of records have most furniture taken off already. What is left are lines of share bars, notices, pointers to a video,
// credit lines: only the rules marked sure in furniture.txt apply, and only to whole lines or to the body's last words.

const (
	recordLine = 600 // bytes; a longer line is a paragraph, and no sure rule is for paragraphs
	// recordKeep is the part of a body's words that must remain. A body that is mostly furniture by the rules is more likely an
	// article about such words.
	recordKeep = .4
)

// MarkFurniture marks the furniture in an existing body. It never cuts to the end of a body from its first half, never
// marks a paragraph in the middle, and marks nothing rather than most of the text. Cost: one pass of the tokeniser over
// short lines, about a tenth of reading the JSON.
func MarkFurniture(art *Article) {
	m := recordMarker{art: art, rules: furnitureRules()}
	m.run()
	if len(m.found) == 0 {
		return
	}
	m.place()
}

type recordMarker struct {
	art    *Article
	rules  *phrases
	tokens []arabic.Token
	found  []Furniture // byte spans until place
	cut    int         // bytes marked
}

func (m *recordMarker) run() {
	body := m.art.Body
	list := "" // inside a list under a heading of this kind
	for at := 0; at < len(body); {
		end := len(body)
		if n := strings.IndexByte(body[at:], '\n'); n >= 0 {
			end = at + n
		}
		if s := trim(body, at, end); s.Start < s.End && s.End-s.Start <= recordLine {
			list = m.line(s, list)
		} else if s.Start < s.End {
			list = ""
		}
		at = end + 1
	}
	m.tail()
}

// line judges one short line and returns the kind of list the next one is in.
func (m *recordMarker) line(s Span, list string) string {
	text := m.art.Body[s.Start:s.End]
	bullet := bulleted(text)
	if list != "" && bullet {
		m.mark(s, list)
		return list
	}
	edge := s.Start == len(m.art.Body)-len(strings.TrimSpace(m.art.Body)) || s.Start*10 >= len(m.art.Body)*8
	if word, _, _ := strings.Cut(text, " "); !edge && m.beginsNoRule(word) {
		return ""
	}
	m.tokens = arabic.Tokenize(m.tokens[:0], text)
	if len(m.tokens) == 0 {
		return list
	}
	if first := m.rules.next[m.tokens[0].Key]; first == nil && !(edge && len(m.tokens) <= withinLine/2) {
		return ""
	}
	r := m.rules.classify(text, m.tokens, closes(text), true)
	if r == nil || r.how == holds && !edge {
		return ""
	}
	m.mark(s, r.kind)
	if r.how == opensList || r.kind == "related" && len(m.tokens) == r.words {
		return r.kind
	}
	return ""
}

// beginsNoRule keeps lines whose first word says that they are ordinary text from being read to their ends.
func (m *recordMarker) beginsNoRule(word string) bool {
	m.tokens = arabic.Tokenize(m.tokens[:0], word)
	return len(m.tokens) > 0 && m.rules.next[m.tokens[0].Key] == nil
}

// tail looks for a pointer in the body's last words («رابط الخبر بصحيفة …») and marks from there to the end of its line.
func (m *recordMarker) tail() {
	body := m.art.Body
	const reach = 500 // bytes: withinBegin words
	from := max(0, len(body)/2, len(body)-reach)
	for from < len(body) && body[from]&0xC0 == 0x80 {
		from++
	}
	m.tokens = arabic.Tokenize(m.tokens[:0], body[from:])
	for i := range m.tokens {
		hit := false
		m.rules.at(body[from:], m.tokens, i, func(r *rule) {
			if hit || r.how != endsText || !r.record {
				return
			}
			hit = true
			start := from + int(m.tokens[i].Start)
			end := len(body)
			if n := strings.IndexByte(body[start:], '\n'); n >= 0 {
				end = start + n
			}
			if s := trim(body, start, end); len(m.found) == 0 || m.found[len(m.found)-1].End <= s.Start {
				m.mark(s, r.kind)
			}
		})
		if hit {
			return
		}
	}
}

func (m *recordMarker) mark(s Span, kind string) {
	m.found = append(m.found, Furniture{s, kind})
	m.cut += s.End - s.Start
}

// place hands the spans over in code points, unless they are most of the body.
func (m *recordMarker) place() {
	if float64(len(m.art.Body)-m.cut) < recordKeep*float64(len(m.art.Body)) {
		return
	}
	points := NewPoints(m.art.Body)
	spans := make([]Furniture, len(m.found))
	for i, f := range m.found {
		spans[i] = Furniture{Span{points.At(f.Start), points.At(f.End)}, f.Kind}
	}
	m.art.Furniture = mergeFurniture(m.art.Furniture, spans)
}

// mergeFurniture adds spans to those already there; what is marked keeps its kind.
func mergeFurniture(have, more []Furniture) []Furniture {
	if len(have) == 0 {
		return more
	}
	out := make([]Furniture, 0, len(have)+len(more))
	i := 0
	for _, f := range more {
		for i < len(have) && have[i].End <= f.Start {
			out = append(out, have[i])
			i++
		}
		if i < len(have) && have[i].Start < f.End {
			continue // overlaps one already marked
		}
		out = append(out, f)
	}
	return append(out, have[i:]...)
}
