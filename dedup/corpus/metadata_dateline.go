package corpus

import (
	"strings"

	"isnad/similarity/arabic"
)

// The dateline as lines of a page carry it: at the head of the first paragraph, or on a line of its own above it.

// besidePlace returns what a line of its own names beside a place: outlets named after their city («بغداد اليوم - بغداد») look
// like places themselves.
func besidePlace(s, place string) string {
	for _, part := range parts(s) {
		if part != place && outletName(part) {
			return part
		}
	}
	return ""
}

// outletName tells an outlet's name from a person's: one word, or one of the words outlets carry in their names.
func outletName(s string) bool {
	return hasWord(s, siteWords) || hasWord(s, outletWords) || len(arabic.Tokenize(nil, s)) == 1
}

func hasWord(s string, set map[arabic.Key]bool) bool {
	for _, t := range arabic.Tokenize(nil, s) {
		if set[t.Key] {
			return true
		}
	}
	return false
}

// houseName reads the outlet that opens the text, or the line above it, before any place: «النبأ نيوز/ أكد …», «المدينة اليوم - بغداد».
// Who is credited stands after the place; before it stands the house. So an agency may be named here too: on its own site.
func (p *pageText) houseName() string {
	for i := p.first; i >= 0 && i >= p.first-2; i-- {
		if i >= len(p.lines) || i < p.first && p.lines[i].kind != "byline" {
			continue
		}
		s := p.str(&p.lines[i])
		at := strings.IndexAny(s, "/-–—")
		if at <= 0 || at > shortName {
			continue
		}
		name := tidy(s[:at])
		n := len(strings.Fields(name))
		if n >= 2 && n <= 4 && outletName(name) && !genericSource(name) && !strings.ContainsAny(name, "،:.\"«") && (!p.isAgency(name) || hasWord(name, outletWords)) {
			return name
		}
	}
	return ""
}

// isAgency reports whether a name is on the agency list.
func (p *pageText) isAgency(name string) bool {
	return p.agencies.names(name)
}

// datelineEnd returns where the dateline at the head of a paragraph ends, 0 when there is none.
func (p *pageText) datelineEnd(l *line) int {
	if _, _, end, ok := FindDateline(p.agencies, p.str(l)); ok {
		return end
	}
	return 0
}

// bylineEnd returns the end of a short line that is nothing but a dateline or byline («بغداد - فلان»), 0 when it is not.
func (p *pageText) bylineEnd(l *line) int {
	if l.words() > 7 || l.words() < 2 || l.full || l.rule != nil {
		return 0
	}
	s := p.str(l)
	_, _, end, ok := FindDateline(p.agencies, s+someText)
	if !ok || end < len(s) {
		return 0
	}
	return len(s)
}

// someText stands for the article below a dateline: a dateline is one only before a text.
const someText = "\nأعلنت الوزارة اليوم"

// creditWords is the most words a line of credits has: «الموقع – متابعة – وكالات».
const creditWords = 8

// creditOnly reports a line made of generic credits and agencies, with at most one other name beside them: the outlet's.
func creditOnly(a *Agencies, s string) bool {
	if !creditHint(s) {
		return false
	}
	generic, agencies, other := 0, 0, 0
	for _, part := range parts(strings.Trim(s, "()[].*: \u00a0")) {
		switch part = strings.Trim(part, "()[].*: \u00a0\"“”«»"); {
		case part == "":
		case genericSource(part):
			generic++
		case a.names(part):
			agencies++
		default:
			other++
		}
	}
	return generic > 0 && other <= 1 || agencies > 0 && other == 0
}

// creditHint keeps the costly look off lines that cannot be credits: a credit has no verb, so no line of text is tried that does
// not hold a separator or one of the common words.
func creditHint(s string) bool {
	return strings.ContainsAny(s, "-–—/+|(") || strings.Contains(s, "وكال") || strings.Contains(s, "متابع") || len(s) < 40
}

// dateline reads the page's dateline: from a line of its own above the text, else from the head of the first paragraph.
func (p *pageText) dateline() (place, by string) {
	for i := p.first - 1; i >= 0 && i >= p.first-4; i-- {
		if l := &p.lines[i]; l.kind == "byline" && l.rule == nil {
			place, by, _, _ = FindDateline(p.agencies, p.str(l)+someText)
			if by == "" {
				by = besidePlace(p.str(l), place)
			}
			return place, by
		}
	}
	if p.first < len(p.lines) {
		place, by, _, _ = FindDateline(p.agencies, p.str(&p.lines[p.first]))
	}
	return place, by
}
