package arabic

import "time"

// parseISO reads the commonest metadata dates without the date reader, 20 times as fast: 2024-07-25, 2024-07-25T11:18,
// 2024-07-25 11:18:05, with Z, +03:00 or +0300 behind. Whatever else looks like them is left to the date reader.
func parseISO(s string) (Date, bool) {
	if len(s) < 10 || s[4] != '-' || s[7] != '-' {
		return Date{}, false
	}
	year, month, day := twoDigits(s, 0)*100+twoDigits(s, 2), twoDigits(s, 5), twoDigits(s, 8)
	if twoDigits(s, 0) < 0 || twoDigits(s, 2) < 0 || !plausibleYear(year) {
		return Date{}, false
	}
	t, ok := civil(year, month, day)
	if !ok || len(s) == 10 {
		return Date{Time: t, Precision: Day}, ok
	}
	if s[10] != 'T' && s[10] != ' ' || len(s) < 16 || s[13] != ':' {
		return Date{}, false
	}
	hour, minute, second, precision, rest := twoDigits(s, 11), twoDigits(s, 14), 0, Minute, s[16:]
	if len(rest) >= 3 && rest[0] == ':' {
		second, precision, rest = twoDigits(rest, 1), Second, rest[3:]
	}
	zone, zoned, ok := isoOffset(rest)
	if !ok || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 {
		return Date{}, false
	}
	return Date{Time: time.Date(year, time.Month(month), day, hour, minute, second, 0, zone), Precision: precision, Zoned: zoned}, true
}

// isoOffset reads Z, +03:00 or +0300; nothing is UTC and not zoned.
func isoOffset(s string) (zone *time.Location, zoned, ok bool) {
	switch {
	case s == "":
		return time.UTC, false, true
	case s == "Z":
		return time.UTC, true, true
	case len(s) == 6 && s[3] == ':':
		s = s[:3] + s[4:]
	case len(s) != 5:
		return nil, false, false
	}
	hours, minutes := twoDigits(s, 1), twoDigits(s, 3)
	if s[0] != '+' && s[0] != '-' || hours < 0 || hours > 14 || minutes < 0 || minutes > 59 {
		return nil, false, false
	}
	seconds := hours*3600 + minutes*60
	if s[0] == '-' {
		seconds = -seconds
	}
	if seconds == 0 {
		return time.UTC, true, true
	}
	return time.FixedZone("", seconds), true, true
}

// twoDigits gives the number of two ASCII digits at i, -1 when they are none.
func twoDigits(s string, i int) int {
	a, b := s[i]-'0', s[i+1]-'0'
	if a > 9 || b > 9 {
		return -1
	}
	return int(a)*10 + int(b)
}
