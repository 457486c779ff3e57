// What an article says of where its text comes from, made ready for comparison with who published the other one.
package wire

import (
	"slices"
	"strings"
	"unicode"

	"isnad/dedup/corpus"
	"isnad/similarity/arabic"
)

// origin is what one article shows of itself and of its source. A pure function of the article and the agency list.
type origin struct {
	outlet   string   // folded, without «صحيفة» and the like; "" when unknown
	agency   string   // canonical name of the outlet among agencies; "" when it is none
	credits  []credit // agencies named, each once
	generic  bool     // «وكالات»
	outlets  []string // folded names of outlets that byline or «المصدر: …» may name
	credited string   // as copies.jsonl says it
}

// credit is an agency that an article names as its source.
type credit struct{ agency, where string }

func newOrigin(a *corpus.Article, agencies *corpus.Agencies) origin {
	o := origin{outlet: outletKey(a.Outlet), credited: "none"}
	o.agency = agencyOf(a.Outlet, agencies)
	for _, c := range a.Credits {
		switch {
		case c.Kind != "agency":
			o.generic = true
		case c.Agency != o.agency && !o.names(c.Agency): // «المصدر: سديم» at سديم itself says nothing
			o.credits = append(o.credits, credit{c.Agency, c.Where})
		}
	}
	switch {
	case slices.ContainsFunc(a.Credits, func(c corpus.Credit) bool { return c.Kind == "agency" }):
		o.credited = "agency"
	case o.generic:
		o.credited = "generic"
	}
	o.outlets = outletsNamed(a)
	return o
}

// names reports whether the article credits this agency.
func (o *origin) names(agency string) bool {
	return agency != "" && slices.ContainsFunc(o.credits, func(c credit) bool { return c.agency == agency })
}

// sourceLine is where a credit stands that no corpus.Credit is made of: the byline, or «المصدر: …» at the end.
const sourceLine = "source line"

// creditTo is where o names the outlet of x as its source; "" when it does not.
func (o *origin) creditTo(x *origin) string {
	if x.outlet == "" || x.outlet == o.outlet {
		return ""
	}
	for _, c := range o.credits {
		if c.agency == x.agency || outletKey(c.agency) == x.outlet {
			return c.where
		}
	}
	if slices.Contains(o.outlets, x.outlet) {
		return sourceLine
	}
	return ""
}

// agencyOf gives an outlet's name among agencies: that of the list, or its own where it calls itself one.
func agencyOf(outlet string, agencies *corpus.Agencies) string {
	if name, ok := agencies.Agency(outlet); ok {
		return name
	}
	if words := foldedWords(outlet); len(words) > 1 && words[0] == "وكاله" {
		return strings.TrimSpace(outlet)
	}
	return ""
}

// naming words stand before an outlet's name and are no part of it.
var naming = map[string]bool{
	"صحيفه": true, "جريده": true, "وكاله": true, "شبكه": true, "موقع": true, "قناه": true, "مجله": true, "بوابه": true, "منصه": true, "يوميه": true,
}

// outletKey is an outlet's name for comparison: «صحيفة الكثيب» and «الكثيب» have one.
func outletKey(name string) string {
	words := foldedWords(name)
	for len(words) > 1 && naming[words[0]] {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

func foldedWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(arabic.Fold(s)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// Bounds of the names that may follow «المصدر:».
const (
	sourceLineTail = 600 // bytes of the body's end where such a line is looked for
	outletWords    = 5   // of an outlet's name
)

// outletsNamed gives, folded, what the byline and a closing «المصدر: …» are made of: who compares them with outlets takes them for names.
func outletsNamed(a *corpus.Article) []string {
	var names []string
	add := func(field string) {
		for _, part := range strings.FieldsFunc(field, func(r rune) bool { return strings.ContainsRune("-–—:/|،,()[]«»\"", r) }) {
			if key := outletKey(part); key != "" && strings.Count(key, " ") < outletWords {
				names = append(names, key)
			}
		}
	}
	add(a.Author)
	tail := a.Body[max(0, len(a.Body)-sourceLineTail):]
	if i := strings.LastIndex(tail, "المصدر"); i >= 0 {
		rest := strings.TrimLeft(tail[i+len("المصدر"):], " \u00a0")
		if line, ok := strings.CutPrefix(rest, ":"); ok {
			line, _, _ = strings.Cut(strings.TrimLeft(line, " \u00a0\n"), "\n")
			add(strings.TrimRight(line, ". "))
		}
	}
	return names
}

// conflict says that y credits another agency than the one whose text it has from x; the zero Evidence when it does not.
func (d *directions) conflict(x, y int32) Evidence {
	source, taken := &d.origins[x], &d.origins[y]
	if source.agency == "" || len(taken.credits) == 0 || taken.creditTo(source) != "" {
		return Evidence{}
	}
	copied, from := d.pair(y, x)
	return creditsAnother(copied, from, taken.credits[0].agency, source.agency)
}

// disagreement says that two takings of one text name different agencies; the zero Evidence when they do not.
func (d *directions) disagreement(x, y int32) Evidence {
	a, b := &d.origins[x], &d.origins[y]
	if len(a.credits) == 0 || len(b.credits) == 0 {
		return Evidence{}
	}
	for _, c := range a.credits {
		if b.names(c.agency) {
			return Evidence{}
		}
	}
	one, other := d.pair(x, y)
	return creditedTwice(one, other, a.credits[0].agency, b.credits[0].agency)
}
