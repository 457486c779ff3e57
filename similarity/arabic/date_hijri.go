package arabic

import (
	"time"

	"github.com/hablullah/go-hijri"
)

// hijriDay gives the Gregorian day of a Hijri date: by the calendar of Umm al-Qura where its tables reach (1356–1500), else by
// the arithmetic one. Where the month began by sighting it may be a day off; a weekday beside the date settles that.
func hijriDay(year, month, day int) (time.Time, bool) {
	if month < 1 || month > 12 || day < 1 || day > 30 || year < 1 || year > 1500 {
		return time.Time{}, false
	}
	var t time.Time
	if year >= 1356 && year < 1500 {
		t = hijri.UmmAlQuraDate{Year: int64(year), Month: int64(month), Day: int64(day)}.ToGregorian()
	} else {
		t = hijri.HijriDate{Year: int64(year), Month: int64(month), Day: int64(day)}.ToGregorian()
	}
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC), true
}

// date makes a Date of what was read; false for a day that does not exist, or that cannot be said in the common calendar.
func (d calendarDay) date(weekday uint8, c clock, zone *time.Location) (Date, bool) {
	var t time.Time
	precision, ok := Day, false
	switch {
	case d.month == 0:
		t, ok = civil(d.year, 1, 1)
		precision = Year
	case d.day == 0 && d.hijri:
		t, precision, ok = hijriMonth(d.year, d.month)
	case d.day == 0:
		t, ok = civil(d.year, d.month, 1)
		precision = Month
	case d.hijri:
		t, ok = hijriDay(d.year, d.month, d.day)
		t = nearWeekday(t, weekday)
	default:
		t, ok = civil(d.year, d.month, d.day)
		if other, can := civil(d.year, d.day, d.month); d.swapped && can && weekday > 0 && (!ok || t.Weekday() != time.Weekday(weekday-1)) && other.Weekday() == time.Weekday(weekday-1) {
			t, ok = other, true
		}
	}
	if !ok {
		return Date{}, false
	}
	out := Date{Time: t, Precision: precision}
	if precision == Day && c.precision != NoDate {
		out.Precision = c.precision
	}
	if zone == nil {
		zone = time.UTC
	} else {
		out.Zoned = true
	}
	if precision < Day {
		c = clock{}
	}
	out.Time = time.Date(t.Year(), t.Month(), t.Day(), c.hour, c.minute, c.second, 0, zone)
	return out, true
}

// hijriMonth: a Hijri month lies in two Gregorian ones, so only the year is known, and only if both are of one year.
func hijriMonth(year, month int) (time.Time, Precision, bool) {
	first, ok := hijriDay(year, month, 1)
	last := first.AddDate(0, 0, 28)
	return time.Date(first.Year(), 1, 1, 0, 0, 0, 0, time.UTC), Year, ok && first.Year() == last.Year()
}

// nearWeekday moves a Hijri day by one where the weekday named asks for it.
func nearWeekday(t time.Time, weekday uint8) time.Time {
	for _, shift := range []int{0, 1, -1} {
		if s := t.AddDate(0, 0, shift); weekday > 0 && s.Weekday() == time.Weekday(weekday-1) {
			return s
		}
	}
	return t
}
