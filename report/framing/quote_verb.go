// Verbs of reporting with their forms.
package framing

import (
	_ "embed"
	"strings"

	"isnad/similarity/arabic"
)

//go:embed quote_verbs.txt
var quoteVerbsFile string

// quoteMood is what form of a verb a word is.
type quoteMood uint8

const (
	finiteVerb quoteMood = iota
	participle
	verbalNoun
	manner     // «بالقول», «بقوله»: how another verb was done
	attributor // «بحسب»
)

// quoteGender is whom a form agrees with.
type quoteGender uint8

const (
	anyGender quoteGender = iota
	masculine
	feminine
	plural
)

// quoteVerb is a form of a verb of reporting.
type quoteVerb struct {
	class    string
	mood     quoteMood
	gender   quoteGender
	pronoun  bool // one is joined to it
	doubtful bool // counts only where what was said follows
	titled   bool // marks behind it hold a title, no words
	joined   bool // with و or ف, which is not part of the verb as written
}

// readQuoteVerbs spells all forms of the list out. Where two verbs share one, the earlier in the file has it, and none with a
// clitic takes the place of one without: «وصف» is no صف.
func readQuoteVerbs() map[arabic.Key]*quoteVerb {
	forms := map[arabic.Key]*quoteVerb{}
	for _, joined := range []string{"", "و", "ف"} {
		add := func(word string, v quoteVerb) {
			v.joined = joined != ""
			if key := quoteKey(joined + word); forms[key] == nil {
				forms[key] = &v
			}
		}
		for line := range strings.Lines(quoteVerbsFile) {
			parts, class, ok := strings.Cut(strings.TrimSpace(line), "\t")
			if words := strings.Fields(parts); ok && !strings.HasPrefix(line, "#") && len(words) == 4 {
				perfect, doubtful := strings.CutPrefix(words[0], "?")
				perfect, titled := strings.CutPrefix(perfect, "?")
				words[0] = perfect
				spellVerb(words, quoteVerb{class: class, doubtful: doubtful, titled: titled}, add)
			}
		}
		for _, word := range []string{"بحسب", "حسب", "وفق", "وفقا", "طبقا", "تبعا", "نقلا"} {
			add(word, quoteVerb{class: "neutral", mood: attributor})
		}
		add("بالقول", quoteVerb{class: "neutral", mood: manner})
	}
	delete(forms, 0)
	return forms
}

// spellVerb gives the forms of perfect, imperfect, participle and verbal noun to add.
func spellVerb(words []string, v quoteVerb, add func(string, quoteVerb)) {
	noun := arabic.Fold(words[3])
	if noun == arabic.Fold(words[0]) && v.class != "describe" {
		spellNoun(noun, v, add) // «رفضها» is her refusal
	}
	if p := arabic.Fold(words[0]); p != "-" {
		spellPerfect(p, noun, v, add)
	}
	if p := arabic.Fold(words[1]); p != "-" {
		spellImperfect(p, v, add)
	}
	v.mood = participle
	if p, ok := strings.CutSuffix(arabic.Fold(words[2]), "ا"); ok {
		v.gender = masculine
		add(p+"ا", v)
		v.gender = feminine
		add(p+"ه", v)
		v.gender = plural
		add(strings.TrimSuffix(p, "ي")+"ين", v)
	}
	if noun != "-" {
		spellNoun(noun, v, add)
		v.mood, v.gender = verbalNoun, anyGender
		add(noun, v)
	}
}

// spellNoun adds قوله, قولها, قولهم, and «بقوله».
func spellNoun(n string, v quoteVerb, add func(string, quoteVerb)) {
	if stem, ok := strings.CutSuffix(n, "ه"); ok {
		n = stem + "ت"
	}
	v.mood = verbalNoun
	withPronouns(n, v, add)
	if n == "قول" {
		v.mood = manner
		withPronouns("ب"+n, v, add)
	}
}

// withPronouns adds the forms of word with «ه», «ها», «هم»; of a noun, these say whose word it is.
func withPronouns(word string, v quoteVerb, add func(string, quoteVerb)) {
	v.pronoun = true
	for i, suffix := range []string{"ه", "ها", "هم"} {
		if v.mood >= verbalNoun {
			v.gender = masculine + quoteGender(i)
		}
		add(word+suffix, v)
	}
}

// spellPerfect adds قال, قالت, قالوا, قالا, and those with pronouns (نقلته).
func spellPerfect(p, noun string, v quoteVerb, add func(string, quoteVerb)) {
	stem, suffixed := p, p
	switch {
	case strings.HasSuffix(p, "ي"):
		stem = strings.TrimSuffix(p, "ي")
		suffixed = stem + "ا"
	case strings.HasSuffix(p, "ا"):
		stem = strings.TrimSuffix(p, "ا")
	}
	v.gender = masculine
	add(p, v)
	withPronouns(suffixed, v, add)
	v.gender = plural
	add(stem+"وا", v)
	withPronouns(stem+"و", v, add)
	if stem == p && noun != p { // «تعهدا» is a noun
		add(p+"ا", v)
	}
	v.gender = feminine
	add(stem+"ت", v)
	withPronouns(stem+"ت", v, add)
}

// spellImperfect adds يقول, تقول, يقولون, يقولان, تقولان, and those with pronouns.
func spellImperfect(p string, v quoteVerb, add func(string, quoteVerb)) {
	rest := strings.TrimPrefix(p, "ي")
	stem := strings.TrimSuffix(strings.TrimSuffix(p, "ي"), "و")
	v.gender = masculine
	add(p, v)
	withPronouns(p, v, add)
	v.gender = feminine
	add("ت"+rest, v)
	withPronouns("ت"+rest, v, add)
	v.gender = plural
	add(stem+"ون", v)
	add(stem+"وا", v)
	add(p+"ان", v)
}
