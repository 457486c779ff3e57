// What the summary says of copies: what was worded otherwise when a text was taken over.
package framing

import (
	"strings"

	"isnad/dedup/corpus"
	"isnad/report/phrase"
	"isnad/report/wire"
	"isnad/similarity/arabic"
)

// changed names the edits that a summary tells of. Sentences cut are omissions; dates move with the day of publication.
var changed = map[wire.EditKind][2]string{
	wire.Number: {"العدد", "number"}, wire.Negation: {"النفي", "negation"}, wire.Name: {"الاسم", "name"}, wire.Label: {"التسمية", "label"},
	wire.Verb: {"فعل القول", "verb of reporting"},
}

// changesTold is how many edits of one copy are told.
const changesTold = 5

// changes tells, for each copy whose source is known, what it words otherwise.
func (s *summarizer) changes() []Finding {
	var found []Finding
	for i := range s.copies {
		c := &s.copies[i]
		if !c.Parent || c.Direction != wire.Known || c.Class == wire.Quote {
			continue
		}
		f := Finding{}
		var ar, en []string
		more := 0
		for _, e := range c.Edits {
			names, told := changed[e.Kind]
			if told = told && !empty(e.Source) && !empty(e.Copy); !told && !s.cutShort(c, &e) {
				continue
			}
			if len(ar) == changesTold {
				more++
				continue
			}
			from, to := Place{c.Source, e.Source}, Place{c.Copy, e.Copy}
			if !told {
				left := phrase.Quote(s.text(from), wordsQuoted)
				f.Places = append(f.Places, from)
				ar, en = append(ar, "حُذف "+left), append(en, left+" is cut")
				continue
			}
			before, after := phrase.Quote(s.text(from), 50), phrase.Quote(s.text(to), 50)
			f.Places = append(f.Places, from, to)
			ar, en = append(ar, names[0]+" من "+before+" إلى "+after), append(en, names[1]+" "+before+" → "+after)
		}
		if len(ar) == 0 {
			continue
		}
		if more > 0 {
			ar, en = append(ar, "وغير ذلك "+timesNoun.Spell(more, phrase.Subject)), append(en, timesNoun.English(more)+" more")
		}
		f.Arabic = "غيّرت " + s.version(c.Copy) + " في ما نقلته عن «" + s.names[c.Source] + "»: " + strings.Join(ar, "، ") + "."
		f.English = s.names[c.Copy] + " changed in what it took from " + s.names[c.Source] + ": " + strings.Join(en, ", ") + "."
		found = append(found, f)
	}
	return found
}

// cutShort reports whether an edit leaves out a clause that stands in no omission: the sentence around it was kept.
func (s *summarizer) cutShort(c *wire.Copy, e *wire.Edit) bool {
	const least = 5 // words
	if e.Kind != wire.Cut || len(arabic.Tokenize(nil, s.text(Place{c.Source, e.Source}))) < least {
		return false
	}
	for _, o := range s.Omissions {
		if o.Article != c.Copy {
			continue
		}
		for _, p := range s.placesIn(o.Fact, c.Source) {
			if p.Span.Start < e.Source.End && e.Source.Start < p.Span.End {
				return false
			}
		}
	}
	return true
}

func empty(s corpus.Span) bool { return s.Start >= s.End }
