package arabic

import "time"

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

// Date is a point in time as a text gives it: never more exact than what was read.
type Date struct {
	Time      time.Time // in the zone named, UTC when none was
	Precision Precision
	Zoned     bool // the text named the zone or the offset
}
