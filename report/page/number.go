// Numbers, shares and times as the pages write them: in Arabic digits until the reader asks for others.
package page

import (
	"fmt"
	"html/template"
	"math"
	"strconv"
	"unicode/utf8"

	"isnad/report/phrase"
	"isnad/similarity/arabic"
)

// Digits writes European digits as Arabic-Indic ones.
func Digits(s string) string { return phrase.Digits(s) }

// figure writes a number as an element: the script writes it again from data-d when the digits change. latin is in European form: 12, 0.87, 87%, +2.3.
func (m *markup) figure(latin string) *markup {
	m.put(`<bdi data-d="`)
	m.html(template.HTML(latin)) // of digits and signs; + stands as it is
	m.put(`">`)
	m.b = appendArabic(m.b, latin)
	return m.put(`</bdi>`)
}

// arabicFigure turns the digits, the decimal mark and the sign for per cent.
func arabicFigure(latin string) string { return string(appendArabic(nil, latin)) }

func appendArabic(to []byte, latin string) []byte {
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
	return to
}

func (m *markup) number(n int) *markup { return m.figure(strconv.Itoa(n)) }

// percent writes a share: percent .874 is «٨٧٪». More than nothing never shows as nothing, less than all never as all.
func (m *markup) percent(share float64) *markup {
	return m.figure(strconv.Itoa(wholePercent(share)) + "%")
}

func wholePercent(share float64) int {
	whole := math.Round(share * 100)
	if share > 0 {
		whole = max(whole, 1)
	}
	if share < 1 {
		whole = min(whole, 99)
	}
	return int(whole)
}

// weight writes log-odds with their sign: «+٢٫٣».
func (m *markup) weight(w float64) *markup { return m.figure(fmt.Sprintf("%+.1f", w)) }

// decimal writes a coefficient with two places: «٠٫٨٠».
func (m *markup) decimal(x float64) *markup { return m.figure(strconv.FormatFloat(x, 'f', 2, 64)) }

// time writes a time as an element, nothing for none: data-t is 2021-07-23T03:53, shorter where less is known, and data-z the minutes east of Greenwich
// when the page named its zone.
func (m *markup) time(d arabic.Date) *markup {
	if d.Precision == arabic.NoDate {
		return m
	}
	m.put(`<time data-t="`).text(stamp(d)).put(`"`)
	if d.Zoned && d.Precision >= arabic.Minute {
		_, seconds := d.Time.Zone()
		m.put(` data-z="`).int(seconds / 60).put(`"`)
	}
	m.put(`>`)
	m.html(template.HTML(When(d))) // of numbers and names of months; + stands as it is
	return m.put(`</time>`)
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
