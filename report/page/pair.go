// Two texts side by side: what was taken, what was changed, what was left out.
package page

import (
	"math"
	"strconv"

	"isnad/similarity/arabic"
)

// Pair is a copy beside its source.
type Pair struct {
	Anchor                     string
	Source, Copy               Side
	Class, Direction, Credited string
	ShareOfSource, ShareOfCopy float64
	Evidence                   []Evidence
	Edits                      []Edit // alarms first
	MoreEdits                  int    // not shown
}

// Determined reports whether it is known who took from whom.
func (p *Pair) Determined() bool { return p.Direction == "known" }

// SourceName is what the page calls the first text.
func (p *Pair) SourceName() string {
	if p.Determined() {
		return "المنقول عنه"
	}
	return "النص الأول"
}

// CopyName is what the page calls the second.
func (p *Pair) CopyName() string {
	if p.Determined() {
		return "الناقل"
	}
	return "النص الثاني"
}

// Side is one of the two texts.
type Side struct {
	ID, Outlet, Title, Href string
	Published               arabic.Date
	Text                    []Stretch
	Cut                     bool // the text goes on
}

// Stretch is a run of a text of which one thing holds.
type Stretch struct {
	Text      string
	Anchor    string // where a passage begins: its own anchor, and
	Other     string // its counterpart's, "" where that is not shown
	Passage   int    // its number, from 1, the same on both sides; 0 outside of passages
	Kind      string // of the passage, or of furniture
	Edit      string // the kind of the edit made here
	Alarm     bool   // the edit changes what is claimed
	Furniture bool
	Left      bool // of a known source, and not in the copy
	Gap       bool // stands for text that is not shown
}

// Evidence is one observation; Weight is its log-odds for the direction, 0 when it says nothing of it.
type Evidence struct {
	Kind, Text string
	Weight     float64
}

// Edit is one difference.
type Edit struct {
	Kind          string
	Alarm         bool
	Before, After string
}

// CopyName names a copy that has no view of its own.
type CopyName struct {
	Source, Copy     Link
	Class, Direction string
	Share            float64 // of the copy
}

// terms names what the lines of copies.jsonl hold.
var terms = map[string]string{
	"whole": "منقول كله", "part": "منقول جزء منه", "quote": "اقتباس مشترك لا غير",
	"known": "الناقل معلوم", "undetermined": "لا يُعلم أيهما الناقل", "common-source": "كلاهما عن أصل ثالث",
	"agency": "ينسب النص إلى وكالة باسمها", "generic": "ينسب النص إلى وكالات بلا اسم", "none": "لا ينسب النص إلى أحد",
	"verbatim": "حرفي", "edited": "حرفي مع تعديل", "reworded": "بصياغة أخرى",
	"cut": "حذف", "added": "زيادة", "moved": "تغيير موضع", "number": "عدد", "date": "تاريخ", "name": "اسم", "label": "تسمية", "verb": "فعل القول",
	"negation": "نفي", "attribution": "إسقاط الإسناد", "voice": "بناء الفعل", "honorific": "لقب تشريف", "dateline": "سطر المكان", "prayer": "دعاء",
}

// evidence names observations.
var evidence = map[string]string{
	"credit": "نسبة إلى وكالة", "generic-credit": "نسبة إلى وكالات بلا اسم", "credit-elsewhere": "نسبة إلى جهة أخرى", "credit-conflict": "نسبتان متعارضتان",
	"agency": "المصدر وكالة", "published": "ترتيب النشر", "bulk-times": "أوقات نشر بالجملة", "contains": "نص يحوي الآخر", "residue": "بقايا من صفحة أخرى",
	"relative-day": "«اليوم» و«أمس»", "compilation": "جمع نصوص", "common-source": "أصل مشترك", "unseen-source": "أصل غير موجود", "rival-source": "أصل منافس", "inherited-changes": "تعديلات موروثة",
	"reworded-only": "لا تطابق حرفياً", "template": "قالب متكرر", "quotation": "اقتباس", "boilerplate": "نص مكتبي متكرر",
}

// Observed is what the reader is told of a kind of evidence; an unknown one stands as it is.
func Observed(kind string) string {
	if name, ok := evidence[kind]; ok {
		return name
	}
	return kind
}

// Term is what the reader is told of a class, a direction, a kind; an unknown one stands as it is.
func Term(name string) string {
	if term, ok := terms[name]; ok {
		return term
	}
	return name
}

// Percent writes a share: Percent(.874) is «٨٧٪». More than nothing never shows as nothing, less than all never as all.
func Percent(share float64) string {
	whole := math.Round(share * 100)
	if share > 0 {
		whole = max(whole, 1)
	}
	if share < 1 {
		whole = min(whole, 99)
	}
	return Digits(strconv.Itoa(int(whole))) + "٪"
}

// Weight writes log-odds with their sign: «+٢٫٣».
func Weight(w float64) string {
	sign := "+"
	if w < 0 {
		sign = "−"
	}
	whole, tenths := math.Modf(math.Round(math.Abs(w)*10) / 10)
	return Digits(sign + strconv.Itoa(int(whole)) + "٫" + strconv.Itoa(int(math.Round(tenths*10))))
}
