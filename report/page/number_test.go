package page

import (
	"strings"
	"testing"
	"time"

	"isnad/similarity/arabic"
)

// ofOne is what a function writes of one thing.
func ofOne[T any](draw func(*markup, T) *markup, shown T) string { return string(drawn(draw)(shown)) }

func TestFigures(t *testing.T) {
	for _, c := range []struct{ got, latin, shown string }{
		{ofOne((*markup).number, 0), "0", "٠"},
		{ofOne((*markup).number, 1400), "1400", "١٤٠٠"},
		{ofOne((*markup).percent, 0), "0%", "٠٪"},
		{ofOne((*markup).percent, .001), "1%", "١٪"},
		{ofOne((*markup).percent, .874), "87%", "٨٧٪"},
		{ofOne((*markup).percent, .9999), "99%", "٩٩٪"},
		{ofOne((*markup).percent, 1), "100%", "١٠٠٪"},
		{ofOne((*markup).weight, 2.31), "+2.3", "+٢٫٣"},
		{ofOne((*markup).weight, -.97), "-1.0", "−١٫٠"},
		{ofOne((*markup).weight, 12), "+12.0", "+١٢٫٠"},
		{ofOne((*markup).decimal, .8), "0.80", "٠٫٨٠"},
		{ofOne((*markup).decimal, -.333), "-0.33", "−٠٫٣٣"},
	} {
		if want := `<bdi data-d="` + c.latin + `">` + c.shown + `</bdi>`; c.got != want {
			t.Errorf("got %s, want %s", c.got, want)
		}
	}
}

func TestWhen(t *testing.T) {
	at := func(zone int, precision arabic.Precision, zoned bool) arabic.Date {
		return arabic.Date{Time: time.Date(2021, 7, 23, 3, 53, 0, 0, time.FixedZone("", zone)), Precision: precision, Zoned: zoned}
	}
	for _, c := range []struct {
		date               arabic.Date
		shown, stamp, zone string
	}{
		{arabic.Date{}, "", "", ""},
		{at(0, arabic.Year, false), "٢٠٢١", "2021", ""},
		{at(0, arabic.Month, false), "تموز/يوليو ٢٠٢١", "2021-07", ""},
		{at(0, arabic.Day, false), "٢٣ تموز/يوليو ٢٠٢١", "2021-07-23", ""},
		{at(0, arabic.Minute, false), "٢٣ تموز/يوليو ٢٠٢١، ٠٣:٥٣", "2021-07-23T03:53", ""},
		{at(-4*3600, arabic.Minute, true), "٢٣ تموز/يوليو ٢٠٢١، ٠٣:٥٣ (غرينتش −٤)", "2021-07-23T03:53", "-240"},
		{at(16200, arabic.Second, true), "٢٣ تموز/يوليو ٢٠٢١، ٠٣:٥٣ (غرينتش +٤:٣٠)", "2021-07-23T03:53", "270"},
		{at(-1800, arabic.Minute, true), "٢٣ تموز/يوليو ٢٠٢١، ٠٣:٥٣ (غرينتش −٠:٣٠)", "2021-07-23T03:53", "-30"},
		{at(0, arabic.Minute, true), "٢٣ تموز/يوليو ٢٠٢١، ٠٣:٥٣ (غرينتش)", "2021-07-23T03:53", "0"},
		{at(3*3600, arabic.Day, true), "٢٣ تموز/يوليو ٢٠٢١", "2021-07-23", ""},
	} {
		if got := When(c.date); got != c.shown {
			t.Errorf("When = %q, want %q", got, c.shown)
		}
		element := ofOne((*markup).time, c.date)
		if c.shown == "" && element != "" {
			t.Errorf("a missing date is %q", element)
		}
		if c.stamp != "" && !strings.Contains(element, `data-t="`+c.stamp+`"`) {
			t.Errorf("%s has not the stamp %s", element, c.stamp)
		}
		if strings.Contains(element, "data-z") != (c.zone != "") || !strings.Contains(element, c.zone) {
			t.Errorf("%s has not the zone %q", element, c.zone)
		}
	}
}
