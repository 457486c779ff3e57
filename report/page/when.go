// Dates as Arabic writes them.
package page

import (
	"fmt"
	"strconv"
	"strings"

	"isnad/similarity/arabic"
)

// When writes a date as exactly as it is known, with the distance from Greenwich when the page named its zone:
// «٢٣ تموز/يوليو ٢٠٢١، ٠٣:٥٣ (غرينتش −٤)». A missing date is "".
func When(d arabic.Date) string {
	if d.Precision == arabic.NoDate {
		return ""
	}
	var parts []string
	if d.Precision >= arabic.Day {
		parts = append(parts, strconv.Itoa(d.Time.Day()))
	}
	if d.Precision >= arabic.Month {
		m, _ := arabicMessages.find("core.month" + strconv.Itoa(int(d.Time.Month())))
		parts = append(parts, m.Text)
	}
	written := strings.Join(append(parts, strconv.Itoa(d.Time.Year())), " ")
	if d.Precision >= arabic.Minute {
		written += d.Time.Format("، 15:04")
		if d.Zoned {
			written += " (" + zone(d) + ")"
		}
	}
	return Digits(written)
}

// zone is the distance from Greenwich in hours.
func zone(d arabic.Date) string {
	_, seconds := d.Time.Zone()
	greenwich, _ := arabicMessages.find("core.greenwich")
	if seconds == 0 {
		return greenwich.Text
	}
	sign := "+"
	if seconds < 0 {
		sign, seconds = "−", -seconds
	}
	hours := fmt.Sprintf("%s %s%d", greenwich.Text, sign, seconds/3600)
	if minutes := seconds / 60 % 60; minutes != 0 {
		hours += fmt.Sprintf(":%02d", minutes)
	}
	return hours
}
