// Counted nouns.
package phrase

import "strconv"

// Case is what the sentence makes of a noun; only the dual shows it.
type Case int

// The cases.
const (
	Subject Case = iota // «نسختان»
	Object              // «نسختين», also after a preposition
)

// Noun is a counted thing in the forms Arabic uses.
type Noun struct {
	One        string // واحد: the noun with its numeral
	Two        string // the dual
	TwoObject  string // the dual as an object; "" where it is never one
	Few        string // after 3–10: plural
	Many       string // after 11–99: singular accusative
	Hundred    string // after round hundreds: singular genitive
	None       string // «لا مقالات»
	Feminine   bool
	Name, Some string // in English: one and more
}

// Count writes n of it with digits: «٣ مقالات». n is not negative.
func (f *Noun) Count(n int) string {
	switch n {
	case 0:
		return f.None
	case 1:
		return f.One
	case 2:
		return f.Two
	}
	return Digits(strconv.Itoa(n)) + " " + f.counted(n)
}

// Spell writes n of it as running text does, three to ten as words that disagree in gender: «ثلاث حقائق», «ثلاثة مقالات», «١١ حقيقة».
func (f *Noun) Spell(n int, c Case) string {
	switch {
	case n == 2 && c == Object && f.TwoObject != "":
		return f.TwoObject
	case n < 3 || n > 10:
		return f.Count(n)
	case f.Feminine:
		return feminine[n-3] + " " + f.Few
	}
	return masculine[n-3] + " " + f.Few
}

// English writes n of it: «3 facts».
func (f *Noun) English(n int) string {
	if n == 1 {
		return "1 " + f.Name
	}
	return strconv.Itoa(n) + " " + f.Some
}

// The numerals from three to ten before a noun of either gender.
var (
	feminine  = [...]string{"ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"}
	masculine = [...]string{"ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"}
)

// counted is the form behind a number written in digits.
func (f *Noun) counted(n int) string {
	switch rest := n % 100; {
	case rest >= 3 && rest <= 10:
		return f.Few
	case rest >= 11:
		return f.Many
	}
	return f.Hundred
}
