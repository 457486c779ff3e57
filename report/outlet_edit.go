// What an outlet changes in the text it takes.
package report

import (
	"cmp"
	"slices"

	"isnad/dedup/corpus"
	"isnad/report/page"
	"isnad/report/phrase"
	"isnad/report/wire"
)

// editShown is how much of an example's words is shown, in code points.
const editShown = 90

// edits sums up what was changed between copied articles and their best sources: kinds with alarms first, then those of most edits. Examples are alarms before
// others, at most one of a copy for each kind, so that five show five texts.
func (p *pages) edits(articles []int) []page.EditSum {
	sums := make(map[wire.EditKind]*page.EditSum)
	examples := make(map[wire.EditKind][]editPlace)
	for _, i := range articles {
		of := p.origins().of[i]
		if of.kind != fromArticle {
			continue
		}
		line := &p.run.Copies.Copies[of.line]
		for n, e := range line.Edits {
			if sums[e.Kind] == nil {
				sums[e.Kind] = &page.EditSum{Kind: string(e.Kind)}
			}
			sums[e.Kind].Count++
			if e.Alarm {
				sums[e.Kind].Alarms++
			}
			if len(examples[e.Kind]) < editExamples || e.Alarm {
				examples[e.Kind] = noteExample(examples[e.Kind], editPlace{of.line, n, e.Alarm})
			}
		}
	}
	var all []page.EditSum
	for kind, sum := range sums {
		for _, at := range examples[kind] {
			sum.Examples = append(sum.Examples, p.editExample(at))
		}
		all = append(all, *sum)
	}
	slices.SortFunc(all, func(a, b page.EditSum) int {
		return cmp.Or(cmp.Compare(b.Alarms, a.Alarms), cmp.Compare(b.Count, a.Count), cmp.Compare(a.Kind, b.Kind))
	})
	return all
}

// editPlace is an edit of a copy.
type editPlace struct {
	line, edit int
	alarm      bool
}

// noteExample adds an example, an alarm before what is none, and keeps the first editExamples.
func noteExample(kept []editPlace, e editPlace) []editPlace {
	if slices.ContainsFunc(kept, func(k editPlace) bool { return k.line == e.line && (k.alarm || !e.alarm) }) {
		return kept
	}
	kept = slices.DeleteFunc(kept, func(k editPlace) bool { return k.line == e.line })
	at := len(kept)
	if e.alarm {
		if first := slices.IndexFunc(kept, func(k editPlace) bool { return !k.alarm }); first >= 0 {
			at = first
		}
	}
	kept = slices.Insert(kept, at, e)
	return kept[:min(len(kept), editExamples)]
}

func (p *pages) editExample(at editPlace) page.EditExample {
	line := &p.run.Copies.Copies[at.line]
	e := &line.Edits[at.edit]
	return page.EditExample{
		Href: p.pairHref(onSubpage, at.line), Title: phrase.Shorten(p.title(p.run.Copies.Events[at.line]), editShown),
		Before: words(&p.run.Articles[line.Source], e.Source), After: words(&p.run.Articles[line.Copy], e.Copy),
	}
}

// words is the text of a span, as one short line.
func words(a *corpus.Article, s corpus.Span) string {
	if s.Start >= s.End {
		return ""
	}
	body := []rune(a.Body)
	return phrase.Shorten(string(body[min(s.Start, len(body)):min(s.End, len(body))]), editShown)
}
