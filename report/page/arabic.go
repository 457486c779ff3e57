// Counts as Arabic grammar wants them.
package page

import (
	"strconv"
	"strings"
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
