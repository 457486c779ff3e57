package corpus

import "strings"

// The dateline as lines of a page carry it: at the head of the first paragraph, or on a line of its own above it.

// isAgency reports whether a name is on the agency list.
func isAgency(name string) bool {
	_, ok := DefaultAgencies().Agency(name)
	return ok
}

// datelineEnd returns where the dateline at the head of a paragraph ends, 0 when there is none.
func (p *pageText) datelineEnd(l *line) int {
	if _, _, end, ok := FindDateline(p.str(l)); ok {
		return end
	}
	return 0
}

// bylineEnd returns the end of a short line that is nothing but a dateline or byline («بغداد - فلان»), 0 when it is not.
func (p *pageText) bylineEnd(l *line) int {
	if l.words() > 9 || l.full || l.rule != nil {
		return 0
	}
	s := p.str(l)
	_, _, end, ok := FindDateline(s)
	if !ok || len(strings.TrimSpace(s[end:])) > 0 {
		return 0
	}
	return end
}

// dateline reads the page's dateline: from a line of its own above the text, else from the head of the first paragraph.
func (p *pageText) dateline() (place, by string) {
	for i := p.first - 1; i >= 0 && i >= p.first-4; i-- {
		if l := &p.lines[i]; l.kind == "byline" && l.rule == nil {
			place, by, _, _ = FindDateline(p.str(l))
			return place, by
		}
	}
	if p.first < len(p.lines) {
		place, by, _, _ = FindDateline(p.str(&p.lines[p.first]))
	}
	return place, by
}
