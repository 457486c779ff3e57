// Numbers, shares and times as the pages write them: in Arabic digits until the reader asks for others.
package page

import (
	"fmt"
	"html/template"
	"math"
	"strconv"
	"strings"

	"isnad/report/phrase"
	"isnad/similarity/arabic"
)

// Digits writes European digits as Arabic-Indic ones.
func Digits(s string) string { return phrase.Digits(s) }

// figure is a number as an element: the script writes it again from data-d when the digits change. latin is in European form: 12, 0.87, 87%, +2.3.
func figure(latin string) template.HTML {
	return template.HTML(`<bdi data-d="` + latin + `">` + arabicFigure(latin) + `</bdi>`)
}

// arabicFigure turns the digits, the decimal mark and the sign for per cent.
func arabicFigure(latin string) string { return arabicFigures.Replace(latin) }

var arabicFigures = strings.NewReplacer(
	".", "٫", "%", "٪", "-", "−", "0", "٠", "1", "١", "2", "٢", "3", "٣", "4", "٤", "5", "٥", "6", "٦", "7", "٧", "8", "٨", "9", "٩",
)

func number(n int) template.HTML { return figure(strconv.Itoa(n)) }

// percent writes a share: percent .874 is «٨٧٪». More than nothing never shows as nothing, less than all never as all.
func percent(share float64) template.HTML { return figure(strconv.Itoa(wholePercent(share)) + "%") }

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
func weight(w float64) template.HTML { return figure(fmt.Sprintf("%+.1f", w)) }

// decimal writes a coefficient with two places: «٠٫٨٠».
func decimal(x float64) template.HTML { return figure(strconv.FormatFloat(x, 'f', 2, 64)) }

// when is a time as an element, "" for none: data-t is 2021-07-23T03:53, shorter where less is known, and data-z the minutes east of Greenwich
// when the page named its zone.
func when(d arabic.Date) template.HTML {
	if d.Precision == arabic.NoDate {
		return ""
	}
	zoned := ""
	if d.Zoned && d.Precision >= arabic.Minute {
		_, seconds := d.Time.Zone()
		zoned = fmt.Sprintf(` data-z="%d"`, seconds/60)
	}
	return template.HTML(fmt.Sprintf(`<time data-t="%s"%s>%s</time>`, stamp(d), zoned, template.HTMLEscapeString(When(d))))
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
