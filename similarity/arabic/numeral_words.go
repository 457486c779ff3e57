package arabic

import (
	"strings"
	"sync"
	"unicode/utf8"
)

type numKind uint8

const (
	numNone      numKind = iota
	numUnit              // 1–10
	numTeen              // عشر, عشرة after a unit; ten by itself
	numTens              // 20–90
	numHundred           // 100, 200, and 300–900 in one word
	numMagnitude         // thousand and more
	numFraction          // نصف, ربع, ثلث: before or after a magnitude
)

// numWord is the number a word is.
type numWord struct {
	kind       numKind
	value      float64
	times      int  // 2 for the dual of a magnitude
	accusative bool // «ألفا»: two thousand by itself, thousand after a number
	plural     bool // «آلاف»: no value by itself
	definite   bool // «المليون»: only after a fraction or number
	half       bool // «أحد»: only with its ten
	joined     bool // found behind «و», too short to begin a number
	letters    int
}

// behind reports whether the word is a number where the letter clitic is glued to it: short ones are other words then («لست»).
func (w numWord) behind(clitic rune) bool {
	switch {
	case w.kind == numMagnitude || w.kind == numHundred:
		return true
	case clitic == 'و' || clitic == 'ب':
		return w.letters >= 3
	}
	return w.letters >= 4
}

// The words, folded when read; both genders and all cases, written together and apart.
var numeralNames = []struct {
	names string
	word  numWord
}{
	{"واحد واحدة", numWord{kind: numUnit, value: 1}},
	{"أحد إحدى احدي", numWord{kind: numUnit, value: 1, half: true}},
	{"اثنا اثني اثنتا اثنتي", numWord{kind: numUnit, value: 2, half: true}},
	{"اثنان اثنين اثنتان اثنتين", numWord{kind: numUnit, value: 2}},
	{"ثلاثة ثلاث الثلاثة", numWord{kind: numUnit, value: 3}},
	{"أربعة أربع الأربعة", numWord{kind: numUnit, value: 4}},
	{"خمسة خمس الخمسة", numWord{kind: numUnit, value: 5}},
	{"ستة ست الستة", numWord{kind: numUnit, value: 6}},
	{"سبعة سبع السبعة", numWord{kind: numUnit, value: 7}},
	{"ثمانية ثماني ثمان الثمانية", numWord{kind: numUnit, value: 8}},
	{"تسعة تسع التسعة", numWord{kind: numUnit, value: 9}},
	{"عشرة عشر", numWord{kind: numTeen, value: 10}},
	{"عشرون عشرين", numWord{kind: numTens, value: 20}},
	{"ثلاثون ثلاثين", numWord{kind: numTens, value: 30}},
	{"أربعون أربعين", numWord{kind: numTens, value: 40}},
	{"خمسون خمسين", numWord{kind: numTens, value: 50}},
	{"ستون ستين", numWord{kind: numTens, value: 60}},
	{"سبعون سبعين", numWord{kind: numTens, value: 70}},
	{"ثمانون ثمانين", numWord{kind: numTens, value: 80}},
	{"تسعون تسعين", numWord{kind: numTens, value: 90}},
	{"مئة مائة مية", numWord{kind: numHundred, value: 100}},
	{"مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي", numWord{kind: numHundred, value: 200}},
	{"ثلاثمئة ثلاثمائة", numWord{kind: numHundred, value: 300}},
	{"أربعمئة أربعمائة", numWord{kind: numHundred, value: 400}},
	{"خمسمئة خمسمائة", numWord{kind: numHundred, value: 500}},
	{"ستمئة ستمائة", numWord{kind: numHundred, value: 600}},
	{"سبعمئة سبعمائة", numWord{kind: numHundred, value: 700}},
	{"ثمانمئة ثمانمائة ثمانيمئة", numWord{kind: numHundred, value: 800}},
	{"تسعمئة تسعمائة", numWord{kind: numHundred, value: 900}},
	{"نصف", numWord{kind: numFraction, value: 0.5}},
	{"ربع", numWord{kind: numFraction, value: 0.25}},
	{"ثلث", numWord{kind: numFraction, value: 1.0 / 3}},
}

// magnitudes: singular, dual, accusative or construct, plural; the article is added to the singular.
var magnitudeNames = []struct {
	value                               float64
	singular, dual, accusative, plurals string
}{
	{1e3, "ألف", "ألفان ألفين ألفي", "ألفا", "آلاف ألاف"},
	{1e6, "مليون", "مليونان مليونين مليوني", "مليونا", "ملايين"},
	{1e9, "مليار بليون", "ملياران مليارين ملياري بليونين", "مليارا بليونا", "مليارات بلايين"},
	{1e12, "تريليون ترليون", "تريليونان تريليونين تريليوني", "تريليونا ترليونا", "تريليونات ترليونات"},
}

var (
	wawHash, _   = foldHash("و", 0)
	wahidHash, _ = foldHash("واحد", 0)
)

var numeralWords = sync.OnceValue(func() *hashedWords[numWord] {
	words := newHashedWords[numWord]()
	add := func(names string, w numWord) {
		for _, name := range strings.Fields(names) {
			h, _ := foldHash(name, 0)
			w.letters = utf8.RuneCountInString(name)
			words.put(h, w)
		}
	}
	for _, n := range numeralNames {
		add(n.names, n.word)
	}
	for _, m := range magnitudeNames {
		w := numWord{kind: numMagnitude, value: m.value}
		add(m.singular, w)
		for _, name := range strings.Fields(m.singular) {
			add("ال"+name, numWord{kind: numMagnitude, value: m.value, definite: true})
		}
		add(m.dual, numWord{kind: numMagnitude, value: m.value, times: 2})
		add(m.accusative, numWord{kind: numMagnitude, value: m.value, times: 2, accusative: true})
		add(m.plurals, numWord{kind: numMagnitude, value: m.value, plural: true})
	}
	return &words
})
