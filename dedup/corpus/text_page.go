package corpus

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"isnad/similarity/arabic"
)

// ParseText reads a plain text dump of a page. The first article's Body is the text exactly as given; what is not its own
// running text is marked as Furniture. Stories embedded in the page follow as articles of their own, with ids "#2", "#3"…
// Credits are left to FindCredits; a, nil for the embedded list, tells agencies in datelines from people. The text must be valid UTF-8.
func ParseText(a *Agencies, text, id string) []Article {
	p := newPageText(a, text)
	return p.articles(Article{ID: id, Body: text})
}

// articles judges the page and makes its article and those embedded in it. Fields that art has already are kept.
func (p *pageText) articles(art Article) []Article {
	stories := p.judge(false)
	p.describe(&art)
	return p.finishArticles(art, stories)
}

// finishArticles puts the article and its embedded stories together; the page is judged and described.
func (p *pageText) finishArticles(art Article, stories []Span) []Article {
	art.Furniture = p.furniture()
	out := []Article{art}
	for i, s := range stories {
		out = append(out, p.embedded(&out[0], s, i+2))
	}
	out[0].Warnings = append(out[0].Warnings, doubts(&out[0])...)
	if p.unjudged {
		out[0].Warnings = append(out[0].Warnings, fmt.Sprintf("only the first %d lines were looked at for what is not the article", maxLines))
	}
	return out
}

// judge gives every line of the page its kind and returns the embedded stories as line ranges.
func (p *pageText) judge(embedded bool) []Span {
	p.swallowTickers()
	from := 0
	switch {
	case embedded && len(p.lines) > 0 && p.lines[0].headline():
		p.lines[0].kind, p.lines[0].title = "headline", true
		from = 1
	case p.html:
		from = p.first
	case !embedded:
		from = p.findTwice() + 1
	}
	p.first = p.findFirst(from)
	if from == 0 || p.html && !p.titled() {
		p.findTitle(p.first)
	}
	p.judgeHead(p.first)
	return p.judgeBody(p.first, embedded)
}

// titled reports whether a line is known to be the title.
func (p *pageText) titled() bool {
	return slices.ContainsFunc(p.lines, func(l line) bool { return l.title })
}

// embedded makes the article of a story that the page carries in lines s.
func (p *pageText) embedded(parent *Article, s Span, number int) Article {
	start, end := p.lines[s.Start].start, p.lines[s.End-1].end
	sub := newPageText(p.agencies, p.text[start:end])
	if len(sub.lines) > 0 && !sub.lines[0].headline() {
		if i := p.markerTitle(s.Start); i != "" {
			sub.outerTitle = i
		}
	}
	art := Article{
		ID: parent.ID + "#" + strconv.Itoa(number), URL: "", Body: p.text[start:end],
		Parent: parent.ID, ParentSpan: Span{p.points.At(start), p.points.At(end)},
	}
	sub.judge(true)
	art.Furniture = sub.furniture()
	sub.describe(&art)
	art.Warnings = doubts(&art)
	return art
}

// markerTitle returns the headline that stands in the marker's own line above line i.
func (p *pageText) markerTitle(i int) string {
	if i == 0 {
		return ""
	}
	m := &p.lines[i-1]
	if m.rule == nil || m.words() <= m.rule.words+2 {
		return ""
	}
	s := p.str(m)
	return strings.Trim(s[m.tokens[m.rule.words-1].End:], " \u00a0:|/-–—")
}

// furniture turns judged lines into spans; neighbours of one kind become one span.
func (p *pageText) furniture() []Furniture {
	var out []Furniture
	lastEnd := -1
	for i := range p.lines {
		l := &p.lines[i]
		if l.kind == "" {
			lastEnd = -1
			continue
		}
		start, end := p.points.At(l.start), p.points.At(l.end)
		if n := len(out); n > 0 && lastEnd >= 0 && out[n-1].Kind == l.kind {
			out[n-1].End = end
		} else {
			out = append(out, Furniture{Span{start, end}, l.kind})
		}
		lastEnd = end
	}
	return out
}

// doubts lists what readers of the results should know is missing.
func doubts(a *Article) []string {
	var w []string
	if a.Title == "" {
		w = append(w, "no title")
	}
	if a.Published.Precision == arabic.NoDate && a.Updated.Precision != arabic.NoDate {
		w = append(w, "no time of publication, only of an update")
	}
	if words := len(arabic.Tokenize(nil, ownText(a))); words < 10 {
		w = append(w, "hardly any text")
	}
	return w
}

// ownText joins the article's own text; for reading, not for offsets.
func ownText(a *Article) string {
	var b strings.Builder
	for i, s := range a.ByteSpans(nil) {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(a.Body[s.Start:s.End])
	}
	return b.String()
}
