package arabic

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// Precision says how much of a Date the text gave.
type Precision uint8

// The zero Precision is a date that is not there.
const (
	NoDate Precision = iota
	Year
	Month
	Day
	Hour
	Minute
	Second
)

var precisionNames = [...]string{"", "year", "month", "day", "hour", "minute", "second"}

// String names the precision as articles.jsonl gives it: "day", "minute", "" for a date that is not there.
func (p Precision) String() string {
	if int(p) < len(precisionNames) {
		return precisionNames[p]
	}
	return fmt.Sprintf("Precision(%d)", uint8(p))
}

// Date is a point in time as a text gives it: never more exact than what was read.
type Date struct {
	Time      time.Time // in the zone named, UTC when none was
	Precision Precision
	Zoned     bool // the text named the zone or the offset
}

// String gives the date in ISO 8601 as far as it is known: "2024", "2024-07", "2024-07-25", "2024-07-25T11:18:00",
// "2021-07-23T03:53:00-04:00" with a zone named, "" when missing. A date without a year is "--07-25".
func (d Date) String() string {
	year := d.Time.Format("2006-")
	if d.Time.Year() == 0 {
		year = "--"
	}
	switch {
	case d.Precision == NoDate:
		return ""
	case d.Precision == Year:
		return d.Time.Format("2006")
	case d.Precision == Month:
		return year + d.Time.Format("01")
	case d.Precision == Day:
		return year + d.Time.Format("01-02")
	case d.Zoned:
		return year + d.Time.Format("01-02T15:04:05Z07:00")
	}
	return year + d.Time.Format("01-02T15:04:05")
}

// FoundDate is a date in a text and its place there: bytes [Start, End).
type FoundDate struct {
	Date       Date
	Start, End int
	HasYear    bool // false: «24 تموز» alone; Date.Time then stands in year 0, and ResolveRelative can place it
}

// FindDates gives every date of a text in order, without overlaps. It knows the month names of all Arab regions,
// English and French ones, Hijri dates, and numeric dates with a four-digit year; a month alone is a date only when nothing else
// can be meant («يوليو/تموز», «شهر تموز»), a number alone only after «عام». 03/04/2024 is the third of April, as Arabic sites
// write, unless a weekday beside it says otherwise. Scores, telephone numbers, prices and ratios are no dates; an impossible
// date (31/02/2024) is none. Words like «أمس» need an anchor: see ResolveRelative. Cost: one pass, a table look-up a word.
func FindDates(text string) []FoundDate {
	var found []FoundDate
	p := dateParser{text: text}
	for pos := 0; pos < len(text); {
		start, next := p.nextAnchor(pos)
		if start < 0 {
			break
		}
		pos = next
		f, ok := p.dateAt(start)
		if ok {
			found = append(found, f)
		}
		pos = max(pos, f.End) // also past an impossible date: «30 شباط 2024» is not February either
	}
	return found
}

// ParseDate reads a string that is a date as a whole, such as a metadata field: ISO 8601, RFC 1123 and 850, seconds or milliseconds
// since 1970, and every form FindDates knows. A date without a year, or with anything beside it, is not taken: false, never a guess.
func ParseDate(s string) (Date, bool) {
	s = strings.TrimFunc(s, isDatePadding)
	if !utf8.ValidString(s) || len(s) > 200 {
		return Date{}, false
	}
	if d, ok := parseISO(s); ok {
		return d, true
	}
	if d, ok := parseCompact(s); ok {
		return d, true
	}
	p := dateParser{text: s, whole: true}
	f, ok := p.dateAt(0)
	if !ok || !f.HasYear {
		return Date{}, false
	}
	rest := strings.TrimFunc(s[f.End:], isDatePadding)
	if f.Date.Zoned && strings.HasPrefix(rest, "(") && strings.HasSuffix(rest, ")") {
		rest = "" // the zone's name after its offset: "GMT+0300 (Arabian Standard Time)"
	}
	if rest != "" {
		return Date{}, false
	}
	return f.Date, true
}

// isDatePadding reports what may stand around a date in a field of its own.
func isDatePadding(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\u00a0', '.', ',', '،', '|', '-', '–', '—', '•', ':':
		return true
	}
	return isIgnorable(r)
}

// parseCompact reads what is all digits: 20240725, 20240725T111800Z, seconds (10 digits) or milliseconds (13) since 1970.
func parseCompact(s string) (Date, bool) {
	digits := 0
	for digits < len(s) && s[digits] >= '0' && s[digits] <= '9' {
		digits++
	}
	n := int64(0)
	for i := 0; i < min(digits, 13); i++ {
		n = n*10 + int64(s[i]-'0')
	}
	switch {
	case digits == 8 && len(s) == 8:
		t, ok := civil(int(n/10000), int(n/100%100), int(n%100))
		if ok && plausibleYear(t.Year()) {
			return Date{Time: t, Precision: Day}, true
		}
	case digits == 8 && s[8] == 'T':
		for _, layout := range []string{"20060102T150405Z0700", "20060102T150405"} {
			if t, err := time.Parse(layout, s); err == nil && plausibleYear(t.Year()) {
				return Date{Time: fixedZone(t), Precision: Second, Zoned: strings.Contains(layout, "Z")}, true
			}
		}
	case digits == 10 && len(s) == 10 && n >= 1e9 && n < 4102444800: // 2001-09-09 to 2100
		return Date{Time: time.Unix(n, 0).UTC(), Precision: Second, Zoned: true}, true
	case digits == 13 && len(s) == 13 && n >= 1e12 && n < 4102444800000:
		return Date{Time: time.UnixMilli(n).UTC(), Precision: Second, Zoned: true}, true
	}
	return Date{}, false
}

// fixedZone keeps a time's offset but not the name the machine's zone would give it.
func fixedZone(t time.Time) time.Time {
	if _, offset := t.Zone(); offset != 0 {
		return t.In(time.FixedZone("", offset))
	}
	return t.UTC()
}

// civil is the day of a proleptic Gregorian date, false when there is none such (31/02). Year 0 stands for no year.
func civil(year, month, day int) (time.Time, bool) {
	if month < 1 || month > 12 || day < 1 || day > 31 || year < 0 || year > 9999 {
		return time.Time{}, false
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t, t.Day() == day
}

// plausibleYear bounds the years of dates written in digits alone, where nothing else says that they are dates.
func plausibleYear(y int) bool { return y >= 1900 && y < 2100 }
