// Dates that changed.
package wire

import "slices"

// dates compares the dates that reach into a hunk: «اليوم الاثنين» → «أمس الاثنين», «22 و23 تموز» → «22 و23 يونيو». A date that one side only has,
// or that one side gives more of («24 تموز» → «24 تموز 2024»), is no change.
func (e *editor) dates(h hunk) {
	if len(e.a.openUnits(h.a, isDate)) == 0 && len(e.b.openUnits(h.b, isDate)) == 0 {
		return
	}
	if h.a.len() > longHunk || h.b.len() > longHunk {
		return
	}
	a, b := e.a.dateAround(h.a), e.b.dateAround(h.b)
	if a.len() == 0 || b.len() == 0 {
		return
	}
	differ, alarm := e.datesDiffer(a, b)
	for _, s := range [...]struct {
		side *side
		at   span
	}{{e.a, a}, {e.b, b}} {
		for i := s.at.from; i < s.at.to; i++ {
			if s.side.units[i].meaning&(isDate|isDateGlue) != 0 {
				s.side.done[i] = true
			}
		}
	}
	if differ {
		e.find(Date, a, b, alarm)
	}
}

// dateAround gives the units of the date that stands in a span or touches it, with what belongs to it on both sides.
func (s *side) dateAround(at span) span {
	glue := func(i int32) bool {
		u := &s.units[i]
		return u.meaning&(isDate|isDateGlue) != 0 || s.text.tokens[u.from].Key == keyAnd || s.text.tokens[u.from].Key == keyFrom
	}
	clause := func(i int32) bool { return s.endsBehind(i) }
	first, last := int32(-1), int32(-1)
	for i := max(at.from-1, 0); i < min(at.to+1, int32(len(s.units))); i++ {
		if s.units[i].meaning&isDate != 0 && !(i == at.from-1 && clause(i)) && !(i == at.to && i > 0 && clause(i-1)) {
			if first < 0 {
				first = i
			}
			if last >= 0 && i > last+1 && !glue(last+1) {
				break // another date
			}
			last = i
		}
	}
	if first < 0 {
		return span{}
	}
	for i := first - 1; i >= 0 && glue(i) && !clause(i); i-- {
		if s.units[i].meaning&isDate != 0 {
			first = i
		}
	}
	for i := last + 1; int(i) < len(s.units) && glue(i) && !clause(i-1); i++ {
		if s.units[i].meaning&isDate != 0 {
			last = i
		}
	}
	return span{first, last + 1}
}

// values gives the values of the units of a span that play a part, each once, ascending.
func (s *side) values(at span, part meaning) (values []float64) {
	for i := at.from; i < at.to; i++ {
		if s.units[i].meaning&part != 0 {
			values = append(values, s.units[i].value)
		}
	}
	slices.Sort(values)
	return slices.Compact(values)
}

// datesDiffer compares two dates part by part; alarm unless only the days from the day of publication differ and may be right.
func (e *editor) datesDiffer(a, b span) (differ, alarm bool) {
	if x, y := e.a.calendars(a), e.b.calendars(b); x != y && x != 0 && y != 0 {
		differ = e.otherDay(a, b)
		return differ, differ
	}
	both := false
	for _, part := range [...]meaning{isMonth, isDayNumber, isYear, isWeekday} {
		x, y := e.a.values(a, part), e.b.values(b, part)
		if len(x) == 0 || len(y) == 0 {
			continue
		}
		both = true
		if !subset(x, y) && !subset(y, x) || part != isYear && len(x) == len(y) && !slices.Equal(x, y) {
			return true, true
		}
	}
	relA, relB := e.a.values(a, isRelative), e.b.values(b, isRelative)
	weekdays := e.a.values(a, isWeekday)
	sameDay := len(weekdays) > 0 && slices.Equal(weekdays, e.b.values(b, isWeekday))
	switch {
	case len(relA) > 0 && len(relB) > 0:
		return !slices.Equal(relA, relB), !sameDay && e.shiftWrong(relA[0], relB[0])
	case len(relA) != len(relB):
		return true, !sameDay && e.weekdayWrong(a, b, relA, relB)
	case both:
		return false, false
	}
	partA, partB := e.a.values(a, isDaypart), e.b.values(b, isDaypart)
	return len(partA) > 0 && len(partB) > 0 && !slices.Equal(partA, partB) || e.otherForm(a, b), false
}

// otherForm reports whether one date is a weekday and the other a day of a month.
func (e *editor) otherForm(a, b span) bool {
	dayA, dayB := e.a.values(a, isWeekday), e.b.values(b, isWeekday)
	numA, numB := e.a.values(a, isDayNumber), e.b.values(b, isDayNumber)
	return len(dayA) > 0 && len(numB) > 0 && len(dayB) == 0 || len(dayB) > 0 && len(numA) > 0 && len(dayA) == 0
}

// within reports whether all of x are among y.
func subset(x, y []float64) bool {
	return !slices.ContainsFunc(x, func(v float64) bool { return !slices.Contains(y, v) })
}

// shiftWrong reports whether «اليوم» became «أمس» though the days of publication speak against it. Two days are allowed: papers print at night, and
// the day of a page may be that of its crawl.
func (e *editor) shiftWrong(shiftA, shiftB float64) bool {
	dayA, dayB := e.a.text.day, e.b.text.day
	if dayA == noDay || dayB == noDay {
		return false
	}
	off := float64(dayA) + shiftA - float64(dayB) - shiftB
	return off < -2 || off > 2
}

// weekdayWrong checks a weekday on one side against a relative day on the other.
func (e *editor) weekdayWrong(a, b span, relA, relB []float64) bool {
	s, rel, days := e.a, relA, e.b.values(b, isWeekday)
	if len(relB) > 0 {
		s, rel, days = e.b, relB, e.a.values(a, isWeekday)
	}
	if len(rel) == 0 || len(days) != 1 || s.text.day == noDay {
		return false
	}
	const thursday = 4 // 1 January 1970
	day := int(s.text.day) + int(rel[0]) + thursday
	off := ((day-int(days[0]))%7 + 7) % 7
	return off > 2 && off < 5
}
