// One date in two calendars.
package wire

import (
	"math"
	"slices"
	"time"

	"isnad/similarity/arabic"
)

// calendar is a set of calendars.
type calendar uint8

const (
	gregorian calendar = 1 << iota
	ofHijra
)

// lastHijra is the first year that is none of the Hijri calendar.
const lastHijra = 1500

// calendars tells by months and years in which calendars a date is given: «15 شوال 1436 الموافق 31 يوليو 2015» in both.
func (s *side) calendars(at span) (c calendar) {
	add := func(islamic bool) {
		if islamic {
			c |= ofHijra
		} else {
			c |= gregorian
		}
	}
	for i := at.from; i < at.to; i++ {
		switch u := &s.units[i]; {
		case u.meaning&isMonth != 0:
			add(u.value > hijri)
		case u.meaning&isYear != 0:
			add(u.value < lastHijra)
		}
	}
	return c
}

// otherDay compares dates that are not given in the same calendars: by days where both give one, a day more or less, since months begin with the
// moon where they are not counted; else by years. What neither tells does not differ.
func (e *editor) otherDay(a, b span) bool {
	x, y := e.a.fullDays(a), e.b.fullDays(b)
	if len(x) > 0 && len(y) > 0 {
		return !slices.ContainsFunc(x, func(d time.Time) bool {
			return slices.ContainsFunc(y, func(f time.Time) bool { return d.Sub(f).Abs() <= 24*time.Hour })
		})
	}
	yearsA, yearsB := e.a.values(a, isYear), e.b.values(b, isYear)
	if len(yearsA) == 0 || len(yearsB) == 0 {
		return false
	}
	return !slices.ContainsFunc(yearsA, func(v float64) bool {
		return slices.ContainsFunc(yearsB, func(w float64) bool { return math.Abs(commonYear(v)-commonYear(w)) <= 1 })
	})
}

// commonYear gives the year of the common era in which a Hijri year begins, more or less.
func commonYear(year float64) float64 {
	if year >= lastHijra {
		return year
	}
	return math.Floor(year*.970224 + 621.5774)
}

// fullDays gives the days that a span names with month and year.
func (s *side) fullDays(at span) (days []time.Time) {
	from, to := s.bytes(at)
	for _, found := range arabic.FindDates(s.text.article.Body[from:to]) {
		if found.HasYear && found.Date.Precision >= arabic.Day {
			days = append(days, found.Date.Time)
		}
	}
	return days
}
