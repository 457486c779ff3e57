// Observations in words: a function for each, with its kind, its weight and the sentence in both languages.
package wire

import (
	"fmt"
	"math"
	"strconv"

	"isnad/report/phrase"
)

// named is a text as sentences call it: in English by its id; in Arabic by its outlet, as pages do, with the id where the outlet may name
// another text too. Verbs in Arabic agree with «نص», whatever the gender of the outlet's name.
type named struct{ id, outlet, arabic string }

// nameShown is the longest name in an Arabic sentence, in code points.
const nameShown = 120

func between(name string) string { return phrase.Quote(name, nameShown) }

// named names a text; alone says that its outlet names no other text in the sentence.
func (d *directions) named(i int32, alone bool) named {
	n := named{id: d.id(i), outlet: d.texts[i].article.Outlet}
	switch {
	case d.origins[i].outlet == "":
		n.arabic = between(n.id)
	case alone:
		n.arabic = between(n.outlet)
	default:
		n.arabic = between(n.outlet + " / " + n.id)
	}
	return n
}

// pair names two texts beside each other.
func (d *directions) pair(x, y int32) (named, named) {
	alone := d.origins[x].outlet != d.origins[y].outlet
	return d.named(x, alone), d.named(y, alone)
}

// third names a text beside such a pair: one of the two may have its outlet.
func (d *directions) third(i int32) named { return d.named(i, false) }

// creditPlaces are the places of credits.
var creditPlaces = map[string]string{
	"dateline": "في سطر المكان", "lead": "في مطلعه", "byline": "في سطر الكاتب", "tail": "في ختامه", sourceLine: "في سطر المصدر",
}

func namesSource(y, x named, where string) Evidence {
	return Evidence{
		Kind: namedCredit, Weight: weightCredit,
		Text:   y.id + " names " + x.outlet + " in its " + where,
		Arabic: "نص " + y.arabic + " يسمّي " + between(x.outlet) + " مصدراً له " + creditPlaces[where],
	}
}

func namesNobody(y named) Evidence {
	return Evidence{
		Kind: genericCredit, Weight: weightGeneric,
		Text:   y.id + " credits agencies without naming one",
		Arabic: "نص " + y.arabic + " ينسب مادته إلى وكالات من غير أن يسمّي واحدة منها",
	}
}

func namesAnother(y, x named, agency string) Evidence {
	return Evidence{
		Kind: creditElse, Weight: weightCreditElse,
		Text:   y.id + " credits " + agency + ", not " + x.id,
		Arabic: "نص " + y.arabic + " ينسب مادته إلى " + between(agency) + " لا إلى ناشر نص " + x.arabic,
	}
}

func agencyAndPaper(x, y named) Evidence {
	return Evidence{
		Kind: byAgency, Weight: weightAgency,
		Text:   x.outlet + " is a news agency, " + y.outlet + " is not",
		Arabic: "الناشر " + between(x.outlet) + " وكالة أنباء، والناشر " + between(y.outlet) + " ليس كذلك",
	}
}

// wasFirst tells of x being published before y, and of the agency that both credit, if any.
func wasFirst(x, y named, before lag, weight float64, agency string) Evidence {
	e := Evidence{
		Kind: publishedOrder, Weight: weight,
		Text:   x.id + " was published " + before.english() + " " + y.id,
		Arabic: "نص " + x.arabic + " نُشر " + before.arabic("نص "+y.arabic),
	}
	if agency != "" {
		e.Weight *= sharedCreditScale
		e.Text += "; both credit " + agency
		e.Arabic += "؛ وكلاهما ينسب مادته إلى " + between(agency)
	}
	return e
}

func untrustedTimes(outlet string) Evidence {
	publisher := "ناشر غير معروف"
	if outlet != "" {
		publisher = between(outlet)
	}
	return Evidence{
		Kind:   bulkTimes,
		Text:   "the times of " + outlet + " are stamped in bulk: only their days count",
		Arabic: "أوقات النشر عند " + publisher + " مسجَّلة بالجملة، فلا يُعتدّ إلا بأيامها",
	}
}

func bothCredit(agency string) Evidence {
	return Evidence{
		Kind:   sharedCredit,
		Text:   "both credit " + agency + ", whose own text neither has",
		Arabic: "كلا النصين ينسب مادته إلى " + between(agency) + "، ولا يشترك أيٌّ منهما مع نص لهذه الوكالة",
	}
}

func eachHolds(a, b named, ofA, ofB, weight float64) Evidence {
	percent := func(share float64) string { return strconv.Itoa(int(math.Round(100 * share))) }
	return Evidence{
		Kind: contains, Weight: weight,
		Text: a.id + " has " + percent(ofB) + " % of " + b.id + ", which has " + percent(ofA) + " % of it",
		Arabic: "نص " + a.arabic + " يضم " + phrase.Digits(percent(ofB)) + "٪ من نص " + b.arabic +
			"، ونص " + b.arabic + " يضم " + phrase.Digits(percent(ofA)) + "٪ من نص " + a.arabic,
	}
}

func namesOutlet(y, x named) Evidence {
	return Evidence{
		Kind: residue, Weight: weightNamesOutlet,
		Text:   y.id + " names " + x.outlet + " in what it shares with " + x.id,
		Arabic: "نص " + y.arabic + " يذكر اسم " + between(x.outlet) + " ضمن ما يشترك فيه مع نص " + x.arabic,
	}
}

func asksToPress(y, x named) Evidence {
	return Evidence{
		Kind: residue, Weight: weightPressHere,
		Text:   y.id + " has «اضغط هنا», a link's words, and is no page; " + x.id + " is one",
		Arabic: "نص " + y.arabic + " يحوي «اضغط هنا»، وهي عبارة رابط، وليس صفحة من موقع؛ أما نص " + x.arabic + " فصفحة من موقع",
	}
}

func laterDayWord(x, y named, xWord, yWord string) Evidence {
	return Evidence{
		Kind: relativeDay, Weight: weightRelativeDay,
		Text:   "«" + xWord + "» in " + x.id + " where " + y.id + " has «" + yWord + "»",
		Arabic: "نص " + x.arabic + " يقول " + between(xWord) + " حيث يقول نص " + y.arabic + " " + between(yWord),
	}
}

func putTogether(y named) Evidence {
	return Evidence{
		Kind: compiles, Weight: weightCompiles,
		Text:   y.id + " holds passages of several texts that share nothing",
		Arabic: "نص " + y.arabic + " يضم مقاطع من عدة نصوص لا يشترك بعضها مع بعض في شيء",
	}
}

func noSameWords() Evidence {
	return Evidence{
		Kind:   rewordedOnly,
		Text:   "no run of words is the same: both may tell what a third wrote",
		Arabic: "لا تتفق في النصين عبارة متصلة بألفاظها: قد يروي كلاهما ما كتبه طرف ثالث",
	}
}

func keepsChanges(z, y, x named) Evidence {
	return Evidence{
		Kind: inherits, Weight: weightInherits,
		Text:   z.id + " has changes of " + y.id + " that " + x.id + " has not",
		Arabic: "نص " + z.arabic + " يحوي تعديلات وردت في نص " + y.arabic + " ولم ترد في نص " + x.arabic,
	}
}

func onlyQuotation() Evidence {
	return Evidence{
		Kind:   commonSource,
		Text:   "they share a quotation and nothing else: both took the words of a third",
		Arabic: "يشترك النصان في اقتباس لا غير: كلاهما أورد كلام طرف ثالث",
	}
}

func bothFrom(x named) Evidence {
	return Evidence{Kind: commonSource, Text: "both took it from " + x.id, Arabic: "كلا النصين منقول عن نص " + x.arabic}
}

// bothFromUnseen leaves the id, which is no article's, to the English sentence.
func bothFromUnseen(id, agency string) Evidence {
	e := Evidence{
		Kind:   unseenSource,
		Text:   "both took it from a text that is not here (" + id + ")",
		Arabic: "كلا النصين منقول عن نص ليس بين المقالات",
	}
	if agency != "" {
		e.Text = "both took it from a text of " + agency + " that is not here (" + id + ")"
		e.Arabic = "كلا النصين منقول عن نص من " + between(agency) + " ليس بين المقالات"
	}
	return e
}

func perhapsFrom(i, other named) Evidence {
	return Evidence{
		Kind:   rivalSource,
		Text:   i.id + " may as well have it from " + other.id,
		Arabic: "نص " + i.arabic + " قد يكون منقولاً كذلك عن نص " + other.arabic,
	}
}

// creditsAnother says that y credits one agency and has the text that x has of another.
func creditsAnother(y, x named, credited, agency string) Evidence {
	return Evidence{
		Kind:   creditConflict,
		Text:   y.id + " credits " + credited + "; its text is that of " + x.id + " by " + agency,
		Arabic: "نص " + y.arabic + " ينسب مادته إلى " + between(credited) + "، وكلماته كلمات نص " + x.arabic + " الصادر عن " + between(agency),
	}
}

func creditedTwice(a, b named, byA, byB string) Evidence {
	return Evidence{
		Kind:   creditConflict,
		Text:   "one text, two credits: " + a.id + " names " + byA + ", " + b.id + " names " + byB,
		Arabic: "نص واحد ونسبتان: نص " + a.arabic + " ينسب مادته إلى " + between(byA) + "، ونص " + b.arabic + " ينسبها إلى " + between(byB),
	}
}

// leftOutWords are the sentences on words that the texts share and that do not count as copied, by reason.
var leftOutWords = [reasons]Evidence{
	quotation: {
		Kind: leftQuotation, Text: "%d words are a quotation: the words of a third",
		Arabic: "من الكلمات المشتركة %s داخل اقتباس، أي من كلام طرف ثالث",
	},
	boilerplate: {
		Kind: leftBoilerplate, Text: "%d words recur on many days: an office's or a house's standing text",
		Arabic: "من الكلمات المشتركة %s في نص ثابت لجهة أو لدار، يتكرر في أيام كثيرة",
	},
	template: {
		Kind: leftTemplate, Text: "%d words are a form that recurs on many days; little of what fills it is the same",
		Arabic: "من الكلمات المشتركة %s في قالب يتكرر في أيام كثيرة، وقليل مما يملؤه مشترك",
	},
	ownStory: {
		Kind: leftTemplate, Text: "%d words are an outlet's own wording, used again on another day with other particulars",
		Arabic: "من الكلمات المشتركة %s بصياغة الناشر نفسه، استُعملت في يوم آخر بتفاصيل أخرى",
	},
}

func notCopied(why reason, words int) Evidence {
	e := leftOutWords[why]
	e.Text, e.Arabic = fmt.Sprintf(e.Text, words), fmt.Sprintf(e.Arabic, wordNoun.Spell(words, phrase.Subject))
	return e
}

// The counted things of the sentences.
var (
	wordNoun = phrase.Noun{One: "كلمة واحدة", Two: "كلمتان", Few: "كلمات", Many: "كلمة", Hundred: "كلمة", Feminine: true}
	dayNoun  = phrase.Noun{One: "يوم واحد", Two: "يومان", TwoObject: "يومين", Few: "أيام", Many: "يوماً", Hundred: "يوم"}
	hourNoun = phrase.Noun{
		One: "ساعة واحدة", Two: "ساعتان", TwoObject: "ساعتين", Few: "ساعات", Many: "ساعة", Hundred: "ساعة", Feminine: true,
	}
	minuteNoun = phrase.Noun{
		One: "دقيقة واحدة", Two: "دقيقتان", TwoObject: "دقيقتين", Few: "دقائق", Many: "دقيقة", Hundred: "دقيقة", Feminine: true,
	}
)

// english is «2.5 h before».
func (l lag) english() string {
	switch {
	case l.evening:
		return "on the evening before"
	case l.clock > 0:
		return strconv.FormatFloat(l.clock.Hours(), 'f', 1, 64) + " h before"
	}
	return strconv.Itoa(l.days) + " d before"
}

// arabic is «قبل نص «سديم» بفارق ساعتين و٣٠ دقيقة».
func (l lag) arabic(later string) string {
	switch {
	case l.evening:
		return "مساء اليوم السابق لتاريخ " + later
	case l.clock > 0:
		return "قبل " + later + " بفارق " + l.length()
	}
	return "قبل " + later + " بفارق " + dayNoun.Spell(l.days, phrase.Object)
}

// length is a time by the clock: hours and minutes, from a day on days and hours.
func (l lag) length() string {
	minutes := int(math.Round(l.clock.Minutes()))
	if minutes < 24*60 {
		return inUnits(&hourNoun, minutes/60, &minuteNoun, minutes%60)
	}
	hours := int(math.Round(l.clock.Hours()))
	return inUnits(&dayNoun, hours/24, &hourNoun, hours%24)
}

// inUnits leaves out the unit of which there is nothing.
func inUnits(large *phrase.Noun, n int, small *phrase.Noun, m int) string {
	var parts []string
	if n > 0 {
		parts = append(parts, large.Spell(n, phrase.Object))
	}
	if m > 0 {
		parts = append(parts, small.Spell(m, phrase.Object))
	}
	return phrase.And(parts)
}
