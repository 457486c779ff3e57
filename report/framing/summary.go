// The summary: sentences built from the figures alone, each with its evidence.
package framing

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"isnad/report/phrase"
	"isnad/report/wire"
)

// How much of a kind is told, so that a summary stays one.
const (
	toldOfAKind = 8
	namesTold   = 4   // things with their names, names of one thing, articles named for one
	wordsQuoted = 110 // code points of a fact
)

// The counted things of a summary.
var (
	articleNoun = phrase.Noun{
		One: "مقال واحد", Two: "مقالان", TwoObject: "مقالين", Few: "مقالات", Many: "مقالاً", Hundred: "مقال", None: "لا مقالات", Name: "article", Some: "articles",
	}
	outletNoun = phrase.Noun{
		One: "مصدر واحد", Two: "مصدران", TwoObject: "مصدرين", Few: "مصادر", Many: "مصدراً", Hundred: "مصدر", None: "لا مصادر", Name: "outlet", Some: "outlets",
	}
	textNoun = phrase.Noun{
		One: "نص مستقل واحد", Two: "نصان مستقلان", TwoObject: "نصين مستقلين", Few: "نصوص مستقلة", Many: "نصاً مستقلاً", Hundred: "نص مستقل",
		None: "لا نصوص", Name: "independent text", Some: "independent texts",
	}
	factNoun = phrase.Noun{
		One: "حقيقة واحدة", Two: "حقيقتان", TwoObject: "حقيقتين", Few: "حقائق", Many: "حقيقة", Hundred: "حقيقة", None: "لا حقائق", Feminine: true,
		Name: "fact", Some: "facts",
	}
	tellingNoun = phrase.Noun{
		One: "نسخة مستقلة واحدة", Two: "نسختان مستقلتان", TwoObject: "نسختين مستقلتين", Few: "نسخ مستقلة", Many: "نسخة مستقلة", Hundred: "نسخة مستقلة",
		None: "لا نسخ", Feminine: true, Name: "independent telling", Some: "independent tellings",
	}
	timesNoun = phrase.Noun{
		One: "مرة واحدة", Two: "مرتان", TwoObject: "مرتين", Few: "مرات", Many: "مرة", Hundred: "مرة", None: "لا مرة", Feminine: true, Name: "time", Some: "times",
	}
)

// summarizer builds the findings of one comparison. Verbs in Arabic agree with «نسخة», whatever the gender of the outlet's name.
type summarizer struct {
	*Comparison
	reader   *reader
	articles []*reading  // by place
	names    []string    // by place
	texts    int         // independent ones
	copies   []wire.Copy // among them
	said     [][]int     // see sameWords
}

// summarize gives the findings, the weightiest kind first.
func (c *Comparison) summarize(tellings readEvent, copies []wire.Copy, texts int) []Finding {
	s := &summarizer{Comparison: c, reader: tellings.reader, articles: tellings.articles, names: namesOf(tellings.articles), texts: texts, copies: copies}
	findings := []Finding{s.overview()}
	for _, kind := range [][]Finding{s.conflicts(), s.headlines(), s.omissions(), s.changes(), s.labels(), s.verbs(), s.cuts(), s.orders(), s.words()} {
		findings = append(findings, kind[:min(len(kind), toldOfAKind)]...)
	}
	return findings
}

// namesOf names each article by its outlet; of several of one outlet also by the title, and where that is one too, by the id.
func namesOf(articles []*reading) []string {
	names := make([]string, len(articles))
	for i, a := range articles {
		names[i] = phrase.Short(cmp.Or(a.Outlet, a.Title, a.ID), 40)
	}
	for _, further := range []func(*reading) string{func(a *reading) string { return a.Title }, func(a *reading) string { return a.ID }} {
		count := make(map[string]int)
		for _, name := range names {
			count[name]++
		}
		for i, a := range articles {
			if count[names[i]] > 1 && further(a) != "" {
				names[i] += " / " + phrase.Short(further(a), 40)
			}
		}
	}
	return names
}

// version is «نسخة «سديم»».
func (s *summarizer) version(article int) string { return "نسخة «" + s.names[article] + "»" }

// versions names several, the first few by name.
func (s *summarizer) versions(articles []int) (arabic, english string) {
	var ar, en []string
	for _, a := range articles[:min(len(articles), namesTold)] {
		ar, en = append(ar, "«"+s.names[a]+"»"), append(en, s.names[a])
	}
	if more := len(articles) - namesTold; more > 0 {
		ar, en = append(ar, phrase.Digits(strconv.Itoa(more))+" غيرها"), append(en, strconv.Itoa(more)+" more")
	}
	noun := "نسخة "
	switch {
	case len(articles) == 2:
		noun = "نسختي "
	case len(articles) > 2:
		noun = "نسخ "
	}
	return noun + phrase.And(ar), englishList(en)
}

// englishList is «a, b and c».
func englishList(parts []string) string {
	if n := len(parts); n > 1 {
		return strings.Join(parts[:n-1], ", ") + " and " + parts[n-1]
	}
	return strings.Join(parts, "")
}

// factText is a fact's sentence between marks.
func (s *summarizer) factText(fact int) string { return phrase.Quote(s.Facts[fact].Text, wordsQuoted) }

// text is what stands at a place.
func (s *summarizer) text(p Place) string {
	a := s.articles[p.Article]
	return a.Body[a.points.Byte(p.Span.Start):a.points.Byte(p.Span.End)]
}

// places are where a fact is told.
func (s *summarizer) places(fact int) []Place {
	var places []Place
	for _, r := range s.Facts[fact].Reports {
		for _, v := range r.Spans {
			places = append(places, Place{r.Article, v})
		}
	}
	return places
}

// overview says what was compared.
func (s *summarizer) overview() Finding {
	outlets := make(map[string]bool)
	for _, a := range s.articles {
		outlets[outletOf(a.Article)] = true
	}
	var shared []int
	for i := range s.Facts {
		if len(s.Facts[i].Reports) > 1 {
			shared = append(shared, i)
		}
	}
	f := Finding{Facts: shared}
	common, none := "اشترك بعضها مع بعض في "+factNoun.Spell(len(shared), phrase.Object), "لم تشترك في شيء"
	if len(shared) == 0 {
		common = none
	}
	f.Arabic = "قورن " + articleNoun.Spell(len(s.articles), phrase.Subject) + " من " + outletNoun.Spell(len(outlets), phrase.Object) +
		"، فيها " + textNoun.Spell(s.texts, phrase.Subject) + "، و" + common + "."
	f.English = articleNoun.English(len(s.articles)) + " of " + outletNoun.English(len(outlets)) + " were compared, among them " +
		textNoun.English(s.texts) + "; " + factNoun.English(len(shared)) + " told by more than one."
	return f
}

// byArticle groups the indices 0..n-1 by their article, in the order of the first of each.
func byArticle(n int, article func(i int) int) [][]int {
	var groups [][]int
	at := make(map[int]int)
	for i := range n {
		a := article(i)
		g, seen := at[a]
		if !seen {
			g = len(groups)
			at[a] = g
			groups = append(groups, nil)
		}
		groups[g] = append(groups[g], i)
	}
	return groups
}

// sortedUnique sorts and drops repeats.
func sortedUnique(n []int) []int {
	slices.Sort(n)
	return slices.Compact(n)
}
