// Counts as Arabic grammar wants them.
package page

import (
	"fmt"
	"strconv"
	"strings"

	"isnad/report/phrase"
	"isnad/similarity/arabic"
)

// UnknownOutlet stands for an outlet's name that no page gave.
const UnknownOutlet = "مصدر غير معروف"

var nouns = map[string]*phrase.Noun{
	"article": {One: "مقال واحد", Two: "مقالان", Few: "مقالات", Many: "مقالاً", Hundred: "مقال", None: "لا مقالات"},
	"outlet":  {One: "مصدر واحد", Two: "مصدران", Few: "مصادر", Many: "مصدراً", Hundred: "مصدر", None: "لا مصادر"},
	"event":   {One: "حدث واحد", Two: "حدثان", Few: "أحداث", Many: "حدثاً", Hundred: "حدث", None: "لا أحداث"},
	"text":    {One: "نص مستقل واحد", Two: "نصان مستقلان", Few: "نصوص مستقلة", Many: "نصاً مستقلاً", Hundred: "نص مستقل", None: "لا نصوص"},
	"family":  {One: "نص واحد", Two: "نصان", Few: "نصوص", Many: "نصاً", Hundred: "نص", None: "لا نصوص"},
	"story":   {One: "قضية واحدة", Two: "قضيتان", Few: "قضايا", Many: "قضية", Hundred: "قضية", None: "لا قضايا"},
	"copy":    {One: "نقل واحد", Two: "نقلان", Few: "نقول", Many: "نقلاً", Hundred: "نقل", None: "لا نقول"},
	"edit":    {One: "تعديل واحد", Two: "تعديلان", Few: "تعديلات", Many: "تعديلاً", Hundred: "تعديل", None: "لا تعديلات"},
	"passage": {One: "مقطع واحد", Two: "مقطعان", Few: "مقاطع", Many: "مقطعاً", Hundred: "مقطع", None: "لا مقاطع"},
	"telling": {
		One: "نسخة مستقلة واحدة", Two: "نسختان مستقلتان", Few: "نسخ مستقلة", Many: "نسخة مستقلة", Hundred: "نسخة مستقلة", None: "لا نسخ مستقلة",
	},
	"skipped": {
		One: "سجل متروك واحد", Two: "سجلان متروكان", Few: "سجلات متروكة", Many: "سجلاً متروكاً", Hundred: "سجل متروك", None: "لا سجلات متروكة",
	},
}

// Count writes n things: Count(3, "article") is «٣ مقالات». An unknown thing is written as it is.
func Count(n int, thing string) string {
	if noun := nouns[thing]; noun != nil {
		return noun.Count(n)
	}
	return Digits(strconv.Itoa(n)) + " " + thing
}

// Digits writes European digits as Arabic-Indic ones.
func Digits(s string) string { return phrase.Digits(s) }

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
