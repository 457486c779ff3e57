package page

import (
	"testing"
	"time"

	"isnad/similarity/arabic"
)

func TestCount(t *testing.T) {
	for n, want := range map[int]string{
		0: "لا مقالات", 1: "مقال واحد", 2: "مقالان", 3: "٣ مقالات", 10: "١٠ مقالات", 11: "١١ مقالاً", 99: "٩٩ مقالاً",
		100: "١٠٠ مقال", 102: "١٠٢ مقال", 103: "١٠٣ مقالات", 111: "١١١ مقالاً", 1000: "١٠٠٠ مقال",
	} {
		if got := Count(n, "article"); got != want {
			t.Errorf("Count(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestWhen(t *testing.T) {
	at := func(zone int, precision arabic.Precision, zoned bool) arabic.Date {
		return arabic.Date{Time: time.Date(2021, 7, 23, 3, 53, 0, 0, time.FixedZone("", zone)), Precision: precision, Zoned: zoned}
	}
	for _, c := range []struct {
		date arabic.Date
		want string
	}{
		{arabic.Date{}, ""},
		{at(0, arabic.Year, false), "٢٠٢١"},
		{at(0, arabic.Month, false), "تموز/يوليو ٢٠٢١"},
		{at(0, arabic.Day, false), "٢٣ تموز/يوليو ٢٠٢١"},
		{at(0, arabic.Minute, false), "٢٣ تموز/يوليو ٢٠٢١، ٠٣:٥٣"},
		{at(-4*3600, arabic.Minute, true), "٢٣ تموز/يوليو ٢٠٢١، ٠٣:٥٣ (غرينتش −٤)"},
		{at(16200, arabic.Second, true), "٢٣ تموز/يوليو ٢٠٢١، ٠٣:٥٣ (غرينتش +٤:٣٠)"},
		{at(0, arabic.Minute, true), "٢٣ تموز/يوليو ٢٠٢١، ٠٣:٥٣ (غرينتش)"},
	} {
		if got := When(c.date); got != c.want {
			t.Errorf("When = %q, want %q", got, c.want)
		}
	}
}
