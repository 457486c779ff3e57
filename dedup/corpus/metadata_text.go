package corpus

import (
	"strings"
	"time"
	"unicode/utf8"

	"isnad/similarity/arabic"
)

// What a page's own text says of the article: title, outlet, author, dateline, times. Only what stands there.

// describe fills the fields of art that are still empty from the judged lines.
func (p *pageText) describe(art *Article) {
	if art.Title == "" {
		art.Title = p.titleText()
	}
	p.describeTimes(art)
	place, by := p.dateline()
	if art.Dateline == "" {
		art.Dateline = place
	}
	if art.Outlet == "" {
		art.Outlet = p.outlet(by)
	}
	if art.Author == "" {
		art.Author = p.author(by, art.Outlet)
	}
}

func (p *pageText) titleText() string {
	for i := range p.lines {
		if l := &p.lines[i]; l.title {
			return tidy(p.str(l))
		}
	}
	return p.outerTitle
}

// tidy makes one line of a field's text: runs of space become one, invisible controls go.
func tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// dateLine reports a line that is a time and little else: «السبت 25 تموز 2024 - 11:18», «أضيف 2025/11/08 - 1:25 AM».
func (p *pageText) dateLine(l *line) bool {
	if l.words() == 0 || l.words() > 18 || l.rule != nil && l.rule.kind != "date" {
		return false
	}
	dates := p.datesOf(l)
	if len(dates) == 0 {
		return false
	}
	s := p.str(l)
	rest, at := 0, 0
	for _, d := range dates {
		rest += outside(s[at:d.Start])
		at = d.End
	}
	rest += outside(s[at:])
	return rest <= 3 || l.rule != nil && rest <= 6
}

// outside counts the words of a date line that belong to no date, hours and their signs aside.
func outside(s string) int {
	n := 0
	for _, t := range arabic.Tokenize(nil, s) {
		if !t.Key.Number() && !dateWords[t.Key] {
			n++
		}
	}
	return n
}

var dateWords = keySet("الساعة ساعة في يوم بتاريخ تاريخ السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة ص م صباحا مساء توقيت بتوقيت " +
	"بغداد مكة غرينتش جرينتش القاهرة آخر تحديث أضيف نشر النشر تم هـ am pm gmt utc الموافق ظهرا منذ at on posted published updated")

func (p *pageText) datesOf(l *line) []arabic.FoundDate {
	if !l.datesLooked {
		l.datesLooked = true
		for _, d := range arabic.FindDates(p.str(l)) {
			if d.HasYear && d.Date.Precision >= arabic.Day { // a month stands in mastheads: of the issue, not of the article
				l.dates = append(l.dates, d)
			}
		}
	}
	return l.dates
}

// Times of a page stand in its date lines. A label says which is which; one without a label is the time of publication, unless
// it is the page's clock or everything labelled says «updated».
type role uint8

const (
	unlabelled role = iota
	published
	updated
	clock
)

var roleWords = []struct {
	text string
	role role
}{
	{"آخر تحديث", updated},
	{"اخر تحديث", updated},
	{"آخر تعديل", updated},
	{"اخر تعديل", updated},
	{"تحديث", updated},
	{"حُدّث", updated},
	{"حدث في", updated},
	{"عُدّل", updated},
	{"pdated", updated},
	{"odified", updated},
	{"الوقت الآن", clock},
	{"التوقيت الآن", clock},
	{"الساعة الآن", clock},
	{"تاريخ اليوم", clock},
	{"اليوم:", clock},
	{"نشر", published},
	{"نُشر", published},
	{"أضيف", published},
	{"اضيف", published},
	{"أُضيف", published},
	{"إضافة", published},
	{"ublished", published},
	{"osted", published},
}

// roleOf reads the label nearest before (or, in a line with one date, after) a date.
func roleOf(before string) role {
	best, at := unlabelled, -1
	for _, w := range roleWords {
		if i := strings.LastIndex(before, w.text); i > at || i == at && i >= 0 && best == unlabelled {
			best, at = w.role, i
		}
	}
	return best
}

// stamp is one time of the page.
type stamp struct {
	date arabic.Date
	role role
	line int
	head bool // above the text
}

// stamps collects the times in the page's date lines, and in the leading piece of a cut line.
func (p *pageText) stamps() []stamp {
	var out []stamp
	for i := range p.lines {
		l := &p.lines[i]
		if l.kind != "date" && l.kind != "counter" && l.kind != "byline" && l.kind != "stats" && l.kind != "share" && l.kind != "menu" && l.kind != "credit" {
			continue
		}
		s, at := p.str(l), 0
		for _, d := range p.datesOf(l) {
			before := s[at:d.Start]
			r := roleOf(before)
			if at == 0 && r == unlabelled && i > 0 && p.lines[i-1].kind == "date" && len(p.lines[i-1].dates) == 0 {
				r = roleOf(p.str(&p.lines[i-1]))
			}
			if r == unlabelled && i > 0 && strings.Contains(p.str(&p.lines[i-1]), "الوقت الآن") {
				r = clock
			}
			if l.kind == "menu" && r == unlabelled && l.words() > 12 {
				continue
			}
			out = append(out, stamp{d.Date, r, i, i < p.first})
			at = d.End
		}
	}
	return out
}

func (p *pageText) describeTimes(art *Article) {
	stamps := p.stamps()
	have := art.Published.Precision != arabic.NoDate
	var labelled, bare *stamp
	for i := range stamps {
		s := &stamps[i]
		switch s.role {
		case published:
			labelled = finer(labelled, s)
		case updated:
			if art.Updated.Precision == arabic.NoDate {
				art.Updated = s.date
			}
		case unlabelled:
			if s.head || bare == nil && s.line <= p.lastText()+4 {
				bare = p.nearer(bare, s)
			}
		}
	}
	if !have {
		switch {
		case labelled != nil:
			art.Published = labelled.date
			if bare != nil && bare.date.Precision > labelled.date.Precision && sameDay(bare.date, labelled.date) {
				art.Published = bare.date
			}
		case bare != nil:
			art.Published = bare.date
		}
	}
	for _, s := range stamps {
		if s.date.Zoned {
			art.Published = inZone(art.Published, s.date)
			art.Updated = inZone(art.Updated, s.date)
		}
	}
}

// finer keeps the first stamp unless the second gives the same day more exactly.
func finer(a, b *stamp) *stamp {
	if a == nil || sameDay(a.date, b.date) && b.date.Precision > a.date.Precision {
		return b
	}
	return a
}

func sameDay(a, b arabic.Date) bool {
	y1, m1, d1 := a.Time.Date()
	y2, m2, d2 := b.Time.Date()
	return y1 == y2 && m1 == m2 && d1 == d2
}

// nearer keeps, of two unlabelled times above the text, the more exact one, then the one nearer to the text: today's date stands
// at the very top of many sites.
func (p *pageText) nearer(a, b *stamp) *stamp {
	if a == nil || b.head && b.date.Precision >= a.date.Precision {
		return b
	}
	return a
}

// lastText is the index of the last line of own text.
func (p *pageText) lastText() int {
	for i := len(p.lines) - 1; i >= 0; i-- {
		if p.lines[i].kind == "" {
			return i
		}
	}
	return -1
}

// zoneReach is how far apart two times of a page may lie for the zone of one to hold for the other: within a season, so that
// summer time does not come between.
const zoneReach = 45 * 24 * time.Hour

// inZone gives a time of day without a zone the zone that another time of the same page names.
func inZone(d, zoned arabic.Date) arabic.Date {
	if d.Zoned || d.Precision < arabic.Hour || d.Time.Sub(zoned.Time).Abs() > zoneReach {
		return d
	}
	t := d.Time
	d.Time = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, zoned.Time.Location())
	d.Zoned = true
	return d
}

// shortName bounds what is taken for a name, in code points.
const shortName = 60

// label returns what follows a label's mark in a line («المصدر: …» → …); "" when nothing or too much does.
func afterLabel(s string, l *line) string {
	if l.rule == nil || l.rule.words == 0 || l.rule.words > l.words() {
		return ""
	}
	rest := strings.TrimSpace(strings.Trim(s[l.tokens[l.rule.words-1].End:], " \u00a0:：/|>›»–—-\t"))
	if utf8.RuneCountInString(rest) > shortName {
		return ""
	}
	return tidy(rest)
}
