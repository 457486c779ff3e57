// Counts as Arabic grammar wants them.
package page

import (
	"fmt"
	"strconv"
	"strings"

	"isnad/similarity/arabic"
)

// noun is a counted thing in the four forms Arabic uses.
type noun struct {
	one  string // واحد: the noun with its numeral
	two  string // the dual
	few  string // after 3–10: plural
	many string // after 11–99: singular accusative; after round hundreds: singular genitive, here the same word without ending
	none string // «لا مقالات»
}

var nouns = map[string]noun{
	"article": {"مقال واحد", "مقالان", "مقالات", "مقالاً", "لا مقالات"},
	"outlet":  {"مصدر واحد", "مصدران", "مصادر", "مصدراً", "لا مصادر"},
	"event":   {"حدث واحد", "حدثان", "أحداث", "حدثاً", "لا أحداث"},
	"text":    {"نص مستقل واحد", "نصان مستقلان", "نصوص مستقلة", "نصاً مستقلاً", "لا نصوص"},
	"family":  {"نص واحد", "نصان", "نصوص", "نصاً", "لا نصوص"},
	"story":   {"قضية واحدة", "قضيتان", "قضايا", "قضية", "لا قضايا"},
	"skipped": {"سجل متروك واحد", "سجلان متروكان", "سجلات متروكة", "سجلاً متروكاً", "لا سجلات متروكة"},
}

// genitive is the counted form after a round hundred («١٠٠ مقال»), where it differs from the accusative.
var genitive = strings.NewReplacer("مقالاً", "مقال", "مصدراً", "مصدر", "حدثاً", "حدث", "نصاً مستقلاً", "نص مستقل", "نصاً", "نص", "سجلاً متروكاً", "سجل متروك")

// Count writes n things: Count(3, "article") is «٣ مقالات». An unknown thing is written as it is.
func Count(n int, thing string) string {
	forms, known := nouns[thing]
	if !known {
		return Digits(strconv.Itoa(n)) + " " + thing
	}
	rest := n % 100
	switch {
	case n == 0:
		return forms.none
	case n == 1:
		return forms.one
	case n == 2:
		return forms.two
	case rest >= 3 && rest <= 10:
		return Digits(strconv.Itoa(n)) + " " + forms.few
	case rest >= 11:
		return Digits(strconv.Itoa(n)) + " " + forms.many
	default:
		return Digits(strconv.Itoa(n)) + " " + genitive.Replace(forms.many)
	}
}

// Digits writes European digits as Arabic-Indic ones.
func Digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '٠'
		}
		return r
	}, s)
}

// months carries both names in use, the eastern one first: readers of either side know their own.
var months = [...]string{
	"كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو",
	"تموز/يوليو", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
}

// When writes a date as exactly as it is known, with the distance from Greenwich when the page named its zone:
// «٢٣ تموز/يوليو ٢٠٢١، ٠٣:٥٣ (غرينتش −٤)». A missing date is "".
func When(d arabic.Date) string {
	if d.Precision == arabic.NoDate {
		return ""
	}
	parts := []string{strconv.Itoa(d.Time.Year())}
	if d.Precision >= arabic.Month {
		parts = append(parts, months[d.Time.Month()-1])
	}
	if d.Precision >= arabic.Day {
		parts = append(parts, strconv.Itoa(d.Time.Day()))
	}
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	text := strings.Join(parts, " ")
	if d.Precision >= arabic.Minute {
		text += d.Time.Format("، 15:04")
		if d.Zoned {
			text += " (" + zone(d) + ")"
		}
	}
	return Digits(text)
}

// zone is the distance from Greenwich in hours.
func zone(d arabic.Date) string {
	_, seconds := d.Time.Zone()
	if seconds == 0 {
		return "غرينتش"
	}
	sign := "+"
	if seconds < 0 {
		sign, seconds = "−", -seconds
	}
	if minutes := seconds / 60 % 60; minutes != 0 {
		return fmt.Sprintf("غرينتش %s%d:%02d", sign, seconds/3600, minutes)
	}
	return fmt.Sprintf("غرينتش %s%d", sign, seconds/3600)
}

// kinds names furniture to the reader.
var kinds = map[string]string{
	"menu": "قائمة الموقع", "ticker": "شريط عناوين", "headline": "العنوان", "byline": "سطر الكاتب", "date": "تاريخ",
	"counter": "عدّاد", "share": "أزرار المشاركة", "disclaimer": "إخلاء مسؤولية", "tags": "كلمات دلالية",
	"related": "أخبار ذات صلة", "comments": "تعليقات", "stats": "إحصائيات", "author-box": "عن الكاتب", "credit": "المصدر",
	"embedded": "خبر مضمَّن في الصفحة", "quoted": "منشور مقتبس", "caption": "تعليق صورة", "repeated": "نص متكرر في صفحات المصدر",
}

// KindName is what the reader is told of a stretch of furniture.
func KindName(kind string) string {
	if name, ok := kinds[kind]; ok {
		return name
	}
	return kind
}
