package arabic

import "time"

// dateParser reads dates of one text by trying the forms below at each place where one may begin.
// Pieces are cut on demand and kept while one place is tried.
type dateParser struct {
	text   string
	whole  bool // the text is a field of its own
	pieces []piece
}

// calendarDay is a date before it has a time: year 0 when not given.
type calendarDay struct {
	year, month, day int
	hijri            bool
	swapped          bool // numeric, and month and day could be exchanged
}

// at gives the i-th piece from the place tried.
func (p *dateParser) at(i int) piece {
	for len(p.pieces) <= i {
		from := p.pieces[len(p.pieces)-1]
		if from.kind == pieceEnd {
			return from
		}
		p.pieces = append(p.pieces, lexPiece(p.text, from.end, p.whole))
	}
	return p.pieces[i]
}

// mark reports whether the i-th piece is the sign r.
func (p *dateParser) mark(i int, r rune) bool {
	t := p.at(i)
	return t.kind == pieceMark && t.value == int(r)
}

func (p *dateParser) role(i int, role uint16) bool {
	t := p.at(i)
	return t.kind == pieceWord && t.word.role&role != 0
}

// dateAt reads the date that begins at start, with the time and zone around it.
func (p *dateParser) dateAt(start int) (FoundDate, bool) {
	p.pieces = append(p.pieces[:0], lexPiece(p.text, start, p.whole))
	i, clk := 0, clock{}
	if c, next := p.clockAt(0); next > 0 && c.minutes { // 11:18 ص 25 يوليو 2024
		i, clk = p.skipJoints(next), c
	}
	day, weekday, end := p.dayAt(i)
	if end == 0 {
		return FoundDate{}, false
	}
	var zone *time.Location
	if z, next := p.zoneAt(end, false); next > 0 { // «السبت 2025/11/8 توقيت بغداد»
		zone, end = z, next
	}
	if c, next := p.clockAt(p.skipJoints(end)); next > 0 && clk.precision == NoDate {
		clk, end = c, next
	}
	if z, next := p.zoneAt(end, clk.precision != NoDate); next > 0 && zone == nil {
		zone, end = z, next
	}
	if y := p.at(end); day.year == 0 && day.day > 0 && clk.precision != NoDate && p.whole && yearLike(y) {
		day.year, end = y.value, end+1 // Thu Jul 25 11:18:00 +0300 2024
	}
	d, ok := day.date(weekday, clk, zone)
	return FoundDate{Date: d, Start: start, End: p.at(end - 1).end, HasYear: day.year != 0}, ok
}

// dayAt reads an optional weekday, a date and «الموافق» another; next is 0 when there is none.
func (p *dateParser) dayAt(i int) (day calendarDay, weekday uint8, next int) {
	if t := p.at(i); t.kind == pieceWord && t.word.weekday > 0 {
		weekday = t.word.weekday
		i++
		for p.mark(i, ',') || p.mark(i, '-') || p.mark(i, '.') || p.role(i, roleAt|roleJoin) {
			i++
		}
	}
	day, next = p.coreAt(i)
	if next == 0 || day.day == 0 && weekday > 0 {
		return day, weekday, 0
	}
	j := next
	for p.mark(j, ',') || p.mark(j, '-') || p.mark(j, '/') || p.mark(j, '(') {
		j++
	}
	if p.role(j, roleJoin) {
		j++
		for p.mark(j, '-') || p.mark(j, ':') || p.mark(j, ',') || p.role(j, roleOf|roleAt) || p.at(j).word.weekday > 0 || p.at(j).hash == lamHash {
			j++
		}
		if other, end := p.coreAt(j); end > 0 && other.day > 0 {
			if day.hijri && !other.hijri && other.year != 0 {
				day = other
			}
			next = end
		}
	}
	return day, weekday, next
}

// lamHash is «ل» alone: «الموافق ل 25 يوليو».
var lamHash, _ = foldHash("ل", 0)

// coreAt reads one date without weekday, time or zone.
func (p *dateParser) coreAt(i int) (calendarDay, int) {
	t := p.at(i)
	switch {
	case t.kind == pieceNumber:
		if d, next := p.numericAt(i); next > 0 {
			return d, next
		}
		if d, next := p.dayMonthAt(i, t.value, i+1); t.digits <= 2 && next > 0 {
			return d, next
		}
		return p.yearFirstAt(i)
	case t.kind != pieceWord:
		return calendarDay{}, 0
	case t.word.ordinal > 0:
		if n, next := p.ordinalAt(i); next > 0 && p.role(next, roleOf) {
			if d, end := p.dayMonthAt(i, n, next); end > 0 {
				return d, end
			}
		}
	case t.word.role&roleYear != 0: // 1390–1460 are the Hijri years of living memory: «عام 1435» is not of the common era
		if y := p.at(i + 1); y.gap && yearLike(y) && !p.continues(i+1) && !p.role(i+2, roleHijra) && (y.value < 1390 || y.value > 1460) {
			return calendarDay{year: y.value}, p.eatMilad(i + 2)
		}
		return calendarDay{}, 0
	}
	return p.monthFirstAt(i)
}

// yearLike: four digits that can be a year of the common era.
func yearLike(t piece) bool {
	return t.kind == pieceNumber && t.digits == 4 && t.value >= 1000 && t.value < 2200
}

// continues reports that the number at i is part of a longer one: 2,500 or 12.5 or 2015/16 or 20%.
func (p *dateParser) continues(i int) bool {
	m, n := p.at(i+1), p.at(i+2)
	if m.kind != pieceMark || m.gap {
		return false
	}
	switch m.value {
	case '%', '٪':
		return true
	case '.', ',':
		return n.kind == pieceNumber && !n.gap && n.digits <= 3
	case '/', '-':
		return n.kind == pieceNumber && !n.gap && n.digits == 2 && !p.mark(i+3, ':')
	}
	return false
}

// dayMonthAt reads month and year after a day that was read up to piece j: «25 [من شهر] تموز [(يوليو)] [عام] 2024», 06-Nov-94.
func (p *dateParser) dayMonthAt(i, day, j int) (calendarDay, int) {
	if p.at(i).digits > 2 {
		return calendarDay{}, 0
	}
	if day < 1 {
		day = 99 // no day of any month; 0 would be a date without one
	}
	sep := rune(0)
	switch t := p.at(j); {
	case t.kind == pieceWord && t.word.role&roleSuffix != 0 && !t.gap:
		j++
		if p.mark(j, ',') { // 12th, September 2024
			j++
		}
	case t.kind == pieceMark && (t.value == '-' || t.value == '/' || t.value == '.' || t.value == ','):
		sep = rune(t.value)
		j++
	}
	for p.role(j, roleOf|roleMonth) {
		j++
	}
	month, hijri, next := p.monthAt(j)
	if next == 0 {
		return calendarDay{}, 0
	}
	d := calendarDay{month: month, day: day, hijri: hijri}
	if y := p.at(next + 1); sep == '-' && p.mark(next, '-') && y.kind == pieceNumber && y.digits == 2 && p.whole {
		d.year = 2000 + y.value // RFC 850; 69 and later belong to the last century, as in package time
		if y.value >= 69 {
			d.year -= 100
		}
		return d, next + 2
	}
	return p.yearAfter(d, next, sep)
}

// yearAfter reads the year that may follow a month, and the letter of its era. A Hijri date without its year is none.
func (p *dateParser) yearAfter(d calendarDay, next int, sep rune) (calendarDay, int) {
	j := next
	if p.mark(j, ',') || sep != 0 && p.mark(j, sep) || p.mark(j, '/') || p.mark(j, '-') || p.mark(j, '.') {
		j++
	}
	for p.role(j, roleOf|roleYear) {
		j++
	}
	y := p.at(j)
	hijra := p.role(j+1, roleHijra)
	switch {
	case d.hijri:
		if y.kind != pieceNumber || p.continues(j) || !hijriYear(y, hijra) {
			return d, 0
		}
		d.year, next = y.value, j+1
	case yearLike(y) && !hijra && !p.continues(j):
		d.year, next = y.value, p.eatMilad(j+1)
	}
	if hijra && d.hijri {
		next++
	}
	return d, next
}

// hijriYear: with «هـ» any year of the era, without it one of the last two centuries.
func hijriYear(t piece, marked bool) bool {
	return marked && t.digits <= 4 && t.value >= 1 && t.value <= 1500 || t.digits == 4 && t.value >= 1300 && t.value <= 1500
}

// eatMilad passes the «م» of a year of the common era.
func (p *dateParser) eatMilad(i int) int {
	if p.role(i, roleMilad) {
		return i + 1
	}
	return i
}

// monthFirstAt reads «أبريل 13, 2024», «يوليو 2024», «شهر تموز», «يوليو/تموز».
func (p *dateParser) monthFirstAt(i int) (calendarDay, int) {
	named := false
	for p.role(i, roleMonth) {
		i, named = i+1, true
	}
	month, hijri, next := p.monthAt(i)
	if next == 0 {
		return calendarDay{}, 0
	}
	j := next
	if p.mark(j, '.') {
		j++
	}
	if t := p.at(j); t.kind == pieceNumber && t.digits <= 2 && t.value >= 1 && t.value <= 31 && t.gap && !p.continues(j) {
		d := calendarDay{month: month, day: t.value, hijri: hijri}
		k := j + 1
		if p.role(k, roleSuffix) && !p.at(k).gap {
			k++
		}
		if d, end := p.yearAfter(d, k, 0); end > 0 && (d.year != 0 || p.clockFollows(k)) {
			return d, end
		}
	}
	d, end := p.yearAfter(calendarDay{month: month, hijri: hijri}, next, 0)
	double := next > i+1 && p.at(i).word.first == 0 || next > i+2
	if end == 0 || d.year == 0 && !named && !double {
		return d, 0
	}
	return d, end
}

// clockFollows: «Jul 25 11:18:00 2024».
func (p *dateParser) clockFollows(i int) bool {
	c, next := p.clockAt(i)
	return next > 0 && c.minutes
}

// yearFirstAt reads «2024 يوليو 25», and in a field of its own 2024 and 2024-07.
func (p *dateParser) yearFirstAt(i int) (calendarDay, int) {
	y := p.at(i)
	if !yearLike(y) {
		return calendarDay{}, 0
	}
	if month, hijri, next := p.monthAt(i + 1); next > 0 && !hijri {
		if t := p.at(next); t.kind == pieceNumber && t.digits <= 2 && !p.continues(next) {
			return calendarDay{year: y.value, month: month, day: t.value}, next + 1
		}
	}
	if !p.whole || !plausibleYear(y.value) {
		return calendarDay{}, 0
	}
	m := p.at(i + 2)
	switch {
	case p.at(i+1).kind == pieceEnd || p.role(i+1, roleMilad) && p.at(i+2).kind == pieceEnd:
		return calendarDay{year: y.value}, p.eatMilad(i + 1)
	case (p.mark(i+1, '-') || p.mark(i+1, '/')) && m.kind == pieceNumber && m.digits == 2 && p.at(i+3).kind == pieceEnd:
		return calendarDay{year: y.value, month: m.value}, i + 3
	}
	return calendarDay{}, 0
}

// monthAt reads a month's name, of one word or two, and its double in another calendar of names: «تموز (يوليو)», «يونيو /حزيران».
func (p *dateParser) monthAt(i int) (month int, hijri bool, next int) {
	month, hijri, next = p.monthNameAt(i)
	if next == 0 || hijri {
		return month, hijri, next
	}
	j, open := next, p.mark(next, '(')
	if open || p.mark(j, '/') || p.mark(j, '-') {
		j++
	}
	again, alsoHijri, end := p.monthNameAt(j)
	if end == 0 || alsoHijri || again != month {
		return month, hijri, next
	}
	if p.mark(end, ')') && open {
		end++
	}
	return month, hijri, end
}

func (p *dateParser) monthNameAt(i int) (month int, hijri bool, next int) {
	t := p.at(i)
	if t.kind != pieceWord {
		return 0, false, 0
	}
	w := t.word
	if w.first > 0 {
		second := p.at(i + 1).word.second
		if second == 0 {
			return 0, false, 0
		}
		s := int(second)
		switch w.first {
		case firstKanun:
			return []int{12, 1}[s-1], false, i + 2
		case firstTishrin:
			return 9 + s, false, i + 2
		case firstRabi:
			return 2 + s, true, i + 2
		case firstJumada:
			return 4 + s, true, i + 2
		}
		return 10 + s, true, i + 2
	}
	if w.month > 0 {
		return int(w.month), false, i + 1
	}
	if w.hijri > 0 {
		return int(w.hijri), true, i + 1
	}
	return 0, false, 0
}

// ordinalAt reads a day in words: «السابع», «السابع عشر», «الرابع والعشرين», «الثلاثين».
func (p *dateParser) ordinalAt(i int) (n, next int) {
	n, next = int(p.at(i).word.ordinal), i+1
	t := p.at(next)
	switch {
	case n >= 10 || t.kind != pieceWord:
	case t.word.role&roleTeen != 0:
		return n + 10, next + 1
	case t.word.tens > 0:
		return n + int(t.word.tens), next + 1
	}
	return n, next
}

// numericAt reads 25/07/2024, 2024-07-25, 25.7.2024 and their Hijri kind, 12/10/1436هـ.
func (p *dateParser) numericAt(i int) (calendarDay, int) {
	a, s, b, s2, c := p.at(i), p.at(i+1), p.at(i+2), p.at(i+3), p.at(i+4)
	if b.kind != pieceNumber || c.kind != pieceNumber || s.kind != pieceMark || s2.kind != pieceMark || s.value != s2.value || b.digits > 2 {
		return calendarDay{}, 0
	}
	spaced := s.gap || b.gap || s2.gap || c.gap
	if s.value != '/' && s.value != '-' && s.value != '.' || spaced && s.value == '.' || p.continuesNumeric(i+4, s.value) || i == 0 && joinsDigit(p.text, a.start) {
		return calendarDay{}, 0
	}
	next := i + 5
	marked := p.role(next, roleHijra)
	var d calendarDay
	switch {
	case a.digits == 4 && c.digits <= 2:
		d = calendarDay{year: a.value, month: b.value, day: c.value}
	case c.digits == 4 && a.digits <= 2:
		d = calendarDay{year: c.value, month: b.value, day: a.value, swapped: true}
		if b.value > 12 { // only American order is possible
			d.month, d.day, d.swapped = a.value, b.value, false
		}
	default:
		return calendarDay{}, 0
	}
	switch {
	case d.year >= 1300 && d.year <= 1500:
		d.hijri, d.swapped = true, false
		if marked {
			next++
		}
	case !plausibleYear(d.year):
		return calendarDay{}, 0
	default:
		next = p.eatMilad(next)
	}
	return d, next
}

// continuesNumeric: a further digit or part after the third number, as in 10.1.2015.3 or 1/2/2015/4.
func (p *dateParser) continuesNumeric(i, sep int) bool {
	m, n := p.at(i+1), p.at(i+2)
	return m.kind == pieceMark && !m.gap && m.value == sep && n.kind == pieceNumber && !n.gap
}
