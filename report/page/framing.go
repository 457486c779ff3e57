// How the outlets told the event, side by side.
package page

import "strconv"

// Framing is the comparison of an event's tellings.
type Framing struct {
	Notes     []FramingNote
	Summary   []FramingFinding
	Versions  []Link // the columns: outlet, and where its article stands
	Hidden    int    // versions without a column
	Facts     []FactRow
	MoreFacts int // rows not shown
	Omissions []FramingOmission
	Conflicts []FramingConflict
	Things    []FramingThing
	Quotes    []FramingQuote
	Headlines []FramingHeadline
	Orders    []FramingOrder
	Words     []FramingWords

	MoreOmissions, MoreThings, MoreQuotes int // not shown
}

// FramingNote says what could not be compared; About is nil where it holds for all.
type FramingNote struct {
	About *Link
	Text  string
}

// FramingFinding is a sentence of the summary with what it rests on.
type FramingFinding struct {
	Text     string
	Facts    []Link // to rows
	Evidence []FramingExcerpt
	More     int // excerpts not shown
}

// FramingExcerpt is a stretch of an article.
type FramingExcerpt struct {
	Version Link
	Text    string
}

// FactRow is a fact and how each version has it.
type FactRow struct {
	Anchor, Text string
	Cells        []FactCell
}

// FactCell is one version's telling; the zero cell says that the fact is not in it.
type FactCell struct {
	Status   string // verbatim, reworded, conflicting; "" for absent
	Values   string // of a conflict, as this version has it
	Sentence string
}

// FramingOmission is a fact that one version lacks.
type FramingOmission struct {
	Version, Fact Link
	Independent   int
	Excuse        string
}

// FramingConflict is what versions disagree about.
type FramingConflict struct {
	Kind, Nature string
	Fact         Link
	Values       []FramingValue
}

// FramingValue is what one version says.
type FramingValue struct {
	Version      Link
	Text, Source string
}

// FramingThing is a person, group, place or happening and its names.
type FramingThing struct {
	Name string
	Uses []FramingUse
}

// FramingUse is one name in one version.
type FramingUse struct {
	Version     Link
	Expression  string
	Own, Quoted int
}

// FramingQuote is one quotation.
type FramingQuote struct {
	Version                       Link
	Text, Speaker, Verb, Class    string
	Marked, Anonymous, CutAnother bool
}

// FramingHeadline is what a title makes of the event.
type FramingHeadline struct {
	Version           Link
	Title, Verb       string
	Fact              *Link
	Conflicts, Labels []string
}

// FramingOrder is the order of the shared facts in one version.
type FramingOrder struct {
	Version           Link
	Against           string // "" for the others' consensus
	Tau               float64
	Enough            bool
	Promoted, Demoted []Link
	First             int // facts in the first sixty words
}

// FramingWords are the words that set an outlet apart.
type FramingWords struct {
	Outlet     string
	Enough     bool
	More, Less []string
}

// framingTerms names what framing.jsonl holds.
var framingTerms = map[string]string{
	"verbatim": "بنصه", "reworded": "بصياغة أخرى", "conflicting": "بقيمة أخرى", "": "لا يرد",
	"short": "نسخة قصيرة", "earlier": "نُشرت قبل أن يُعرف", "tail-cut": "حُذف آخر النص المنقول",
	"number": "العدد", "place": "المكان", "person": "الشخص", "extent": "المدى", "negation": "النفي", "target": "المقصود", "date": "التاريخ",
	"contradiction": "تعارض", "update": "تحديث", "source": "اختلاف المصادر",
	"neutral": "محايد", "claim": "زعم", "admit": "إقرار", "deny": "نفي", "stress": "تأكيد", "accuse": "اتهام", "warn": "تحذير", "promise": "وعد",
	"ask": "سؤال أو طلب", "add": "إضافة", "call": "دعوة", "criticise": "انتقاد", "praise": "ثناء", "threaten": "تهديد", "reveal": "كشف", "explain": "شرح",
}

// FramingTerm is what the reader is told of a status, an excuse, a kind; an unknown one stands as it is.
func FramingTerm(name string) string {
	if term, ok := framingTerms[name]; ok {
		return term
	}
	return name
}

// Tau writes a coefficient in [-1,1]: «٠٫٨٠», «−٠٫٢٥».
func Tau(t float64) string {
	sign := ""
	if t < 0 {
		sign, t = "−", -t
	}
	text := strconv.FormatFloat(t, 'f', 2, 64)
	return sign + Digits(text[:1]) + "٫" + Digits(text[2:])
}
