// What the summary says of facts: omissions, conflicts, headlines, order.
package framing

import (
	"strings"

	"isnad/report/phrase"
)

// excuses say what speaks against an omission being a choice.
var excuses = map[string][2]string{
	"short":    {"وهي نسخة قصيرة", "it is a short version"},
	"earlier":  {"وقد نُشرت قبل أن تُعرف", "it was published before this was known"},
	"tail-cut": {"وقد حُذف آخر النص الذي نقلته", "the end of the text it took over is cut"},
}

// omissions tells each article's, those without an excuse first.
func (s *summarizer) omissions() []Finding {
	var plain, excused []Finding
	for _, group := range byArticle(len(s.Omissions), func(i int) int { return s.Omissions[i].Article }) {
		var without []int
		for _, i := range group {
			if s.Omissions[i].Excuse == "" {
				without = append(without, i)
			}
		}
		if len(without) > 0 {
			plain = append(plain, s.omission(without, ""))
		} else {
			excused = append(excused, s.omission(group, s.Omissions[group[0]].Excuse))
		}
	}
	return append(plain, excused...)
}

// omission words what one article lacks; group are places in Omissions, the weightiest first.
func (s *summarizer) omission(group []int, excuse string) Finding {
	first := &s.Omissions[group[0]]
	f := Finding{}
	least, most := first.Independent, first.Independent
	for _, i := range group {
		o := &s.Omissions[i]
		f.Facts = append(f.Facts, o.Fact)
		f.Places = append(f.Places, s.places(o.Fact)...)
		least, most = min(least, o.Independent), max(most, o.Independent)
	}
	n := len(group)
	pronoun := "ها"
	if n == 2 {
		pronoun = "هما"
	}
	tellings, told := tellingNoun.Spell(least, phrase.Subject), tellingNoun.English(least)
	if least != most {
		tellings, told = tellings+" أو أكثر", told+" or more"
	}
	verb, lead, end := "أغفلت ", "", ""
	kase := phrase.Object
	if excuse != "" {
		verb, kase = "لا ترد في ", phrase.Subject
		lead = "، " + excuses[excuse][0]
		end = " (" + excuses[excuse][1] + ")"
	}
	chief, chiefly := "، أبرز"+pronoun+": ", ", above all: "
	if n == 1 {
		chief, chiefly = ": ", ": "
	}
	f.Arabic = verb + s.version(first.Article) + " " + factNoun.Spell(n, kase) + " أوردت" + pronoun + " " + tellings + lead + chief +
		s.factText(first.Fact) + " (لا يرد في هذه النسخة)."
	f.English = s.names[first.Article] + " lacks " + factNoun.English(n) + " told by " + told + end + chiefly + s.factText(first.Fact) + "."
	return f
}

// disputed names what tellings disagree about.
var disputed = map[ConflictKind][2]string{
	NumberConflict: {"العدد", "number"}, PlaceConflict: {"المكان", "place"}, PersonConflict: {"الشخص", "person"}, ExtentConflict: {"المدى", "extent"},
	NegationConflict: {"النفي والإثبات", "denial"}, TargetConflict: {"المقصود بالفعل", "target"}, DateConflict: {"التاريخ", "date"},
}

// conflicts words each as something to check.
func (s *summarizer) conflicts() []Finding {
	var found []Finding
	for i := range s.Conflicts {
		c := &s.Conflicts[i]
		f := Finding{Facts: []int{c.Fact}}
		what := disputed[c.Kind]
		lead := [2]string{"للتحقق: تختلف النسخ في " + what[0] + ": ", "To check: the versions differ in the " + what[1] + ": "}
		switch c.Nature {
		case "update":
			lead = [2]string{"تغيّر " + what[0] + " بين نسخة أسبق وأخرى أحدث: ", "The " + what[1] + " changed from an earlier version to a later one: "}
		case "source":
			lead = [2]string{"يختلف " + what[0] + " باختلاف من يُنسب إليه: ", "The " + what[1] + " differs with the source it is ascribed to: "}
		}
		ar, en := s.values(c, &f)
		f.Arabic, f.English = lead[0]+strings.Join(ar, "، و")+".", lead[1]+strings.Join(en, "; ")+"."
		found = append(found, f)
	}
	return found
}

// values words the values of a conflict, articles that say the same together, and adds their places to the finding.
func (s *summarizer) values(c *Conflict, f *Finding) (ar, en []string) {
	type key struct{ text, source string }
	var order []key
	holders := make(map[key][]int)
	for _, v := range c.Values {
		k := key{v.Text, v.Source}
		if holders[k] == nil {
			order = append(order, k)
		}
		holders[k] = append(holders[k], v.Article)
		f.Places = append(f.Places, v.Place)
	}
	for _, k := range order {
		versions, names := s.versions(sortedUnique(holders[k]))
		source := ""
		if k.source != "" {
			source = " (" + phrase.Short(k.source, 60) + ")"
		}
		ar = append(ar, phrase.Quote(k.text, 60)+" في "+versions+source)
		en = append(en, phrase.Quote(k.text, 60)+" in "+names+source)
	}
	return ar, en
}

// headlines tells what titles say and bodies do not.
func (s *summarizer) headlines() []Finding {
	var found []Finding
	for _, h := range s.Headlines {
		if len(h.Conflicts) == 0 {
			continue
		}
		var claims []string
		for _, c := range h.Conflicts {
			claims = append(claims, phrase.Quote(c, 80))
		}
		f := Finding{
			Arabic:  "في عنوان " + s.version(h.Article) + " ما لا يوافقه متنها: " + strings.Join(claims, "، ") + ".",
			English: "The headline of " + s.names[h.Article] + " has what its body does not bear out: " + strings.Join(claims, ", ") + ".",
			Places:  []Place{{Article: h.Article}},
		}
		if h.Fact >= 0 {
			f.Facts = []int{h.Fact}
		}
		found = append(found, f)
	}
	return found
}

// orders tells which facts an article moved.
func (s *summarizer) orders() []Finding {
	var found []Finding
	for _, o := range s.Orders {
		against, other := "قياساً إلى ترتيب سائر النسخ", "against the order of the other versions"
		if o.Against >= 0 {
			against, other = "قياساً إلى "+s.version(o.Against), "against "+s.names[o.Against]
		}
		for _, moved := range []struct {
			facts        []int
			verb, moving string
		}{{o.Demoted, "أخّرت ", " puts later, "}, {o.Promoted, "قدّمت ", " puts earlier, "}} {
			if len(moved.facts) == 0 || !o.Enough {
				continue
			}
			f := Finding{Facts: moved.facts}
			for _, fact := range moved.facts {
				f.Places = append(f.Places, s.placesIn(fact, o.Article)...)
			}
			chief, chiefly := "، أولاها: ", ", first: "
			switch len(moved.facts) {
			case 1:
				chief, chiefly = ": ", ": "
			case 2:
				chief = "، أولاهما: "
			}
			text := s.factText(moved.facts[0])
			f.Arabic = moved.verb + s.version(o.Article) + "، " + against + "، " + factNoun.Spell(len(moved.facts), phrase.Object) + chief + text + "."
			f.English = s.names[o.Article] + moved.moving + other + ", " + factNoun.English(len(moved.facts)) + chiefly + text + "."
			found = append(found, f)
		}
	}
	return found
}

// placesIn are where one article tells a fact.
func (s *summarizer) placesIn(fact, article int) []Place {
	var places []Place
	for _, p := range s.places(fact) {
		if p.Article == article {
			places = append(places, p)
		}
	}
	return places
}
