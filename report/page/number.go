// Numbers, shares and times as the pages write them: in Arabic digits until the reader asks for others.
package page

import (
	"fmt"
	"strconv"
	"unicode/utf8"

	"isnad/report/phrase"
	"isnad/similarity/arabic"
)

// Digits writes European digits as Arabic-Indic ones.
func Digits(s string) string { return phrase.Digits(s) }

// figure writes a number as an element: the script writes it again from data-d when the digits change. latin is in European form: 12, 0.87, 87%, +2.3.
func (m *markup) figure(latin string) *markup {
	return m.put(`<bdi data-d="`).words(latin).put(`">`).words(arabicFigure(latin)).put(`</bdi>`)
}

// arabicFigure turns the digits, the decimal mark and the sign for per cent.
func arabicFigure(latin string) string {
	to := make([]byte, 0, 2*len(latin)+4)
	for i := range len(latin) {
		switch c := latin[i]; {
		case '0' <= c && c <= '9':
			to = utf8.AppendRune(to, '٠'+rune(c-'0'))
		case c == '.':
			to = append(to, "٫"...)
		case c == '%':
			to = append(to, "٪"...)
		case c == '-':
			to = append(to, "−"...)
		default:
			to = append(to, c)
		}
	}
	return string(to)
}

func (m *markup) number(n int) *markup { return m.figure(strconv.Itoa(n)) }

// percent writes a share: percent .874 is «٨٧٪».
func (m *markup) percent(share float64) *markup {
	return m.figure(phrase.Percent(share))
}

// weight writes log-odds with their sign: «+٢٫٣».
func (m *markup) weight(w float64) *markup { return m.figure(fmt.Sprintf("%+.1f", w)) }

// decimal writes a coefficient with two places: «٠٫٨٠».
func (m *markup) decimal(x float64) *markup { return m.figure(strconv.FormatFloat(x, 'f', 2, 64)) }

// time writes a time as an element, nothing for none.
func (m *markup) time(d arabic.Date) *markup {
	if d.Precision == arabic.NoDate {
		return m
	}
	return m.put(`<time`).stamped(d).put(`>`).words(When(d)).put(`</time>`)
}

// stamped writes a time for the script, which writes it again in the reader's language: data-t is 2021-07-23T03:53, shorter where less is known, and data-z
// the minutes east of Greenwich when the page named its zone.
func (m *markup) stamped(d arabic.Date) *markup {
	m.put(` data-t="`).text(stamp(d)).put(`"`)
	if minutes, known := minutesEast(d); known {
		m.put(` data-z="`).int(minutes).put(`"`)
	}
	return m
}

// minutesEast is minutes east of Greenwich, not known when the page named no zone.
func minutesEast(d arabic.Date) (minutes int, known bool) {
	if !d.Zoned || d.Precision < arabic.Minute {
		return 0, false
	}
	_, seconds := d.Time.Zone()
	return seconds / 60, true
}

// stamp is the time as exactly as it is known.
func stamp(d arabic.Date) string {
	switch {
	case d.Precision == arabic.NoDate:
		return ""
	case d.Precision >= arabic.Minute:
		return d.Time.Format("2006-01-02T15:04")
	case d.Precision >= arabic.Day:
		return d.Time.Format("2006-01-02")
	case d.Precision >= arabic.Month:
		return d.Time.Format("2006-01")
	}
	return d.Time.Format("2006")
}
