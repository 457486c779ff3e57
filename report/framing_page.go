// A comparison arranged for an event's page.
package report

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"

	"isnad/dedup/corpus"
	"isnad/report/framing"
	"isnad/report/page"
	"isnad/report/phrase"
)

// What of a comparison one page may hold; all of it stands in framing.jsonl.
const (
	versionsShown  = 12
	factsShown     = 60
	omissionsShown = 40
	thingsShown    = 20
	quotesShown    = 80
	evidenceShown  = 6   // excerpts of a finding
	excerptShown   = 240 // code points of an excerpt
	factNamed      = 70  // code points of a link to a fact
)

// framingPage arranges one comparison.
type framingPage struct {
	*framing.Comparison
	pages  *pages
	titles []string // of the versions
	bodies []*body
	rows   map[int]bool // facts that have a row
}

// body is a text to cut excerpts from.
type body struct {
	text   string
	points *corpus.Points
}

func (b *body) cut(s corpus.Span, limit int) string {
	text := strings.Join(strings.Fields(b.text[b.points.Byte(s.Start):b.points.Byte(s.End)]), " ")
	if utf8.RuneCountInString(text) > limit {
		return phrase.Short(text, limit)
	}
	return text
}

// framing arranges an event's comparison; nil where there is none.
func (p *pages) framing(event string) *page.Framing {
	c := p.compared[event]
	if c == nil || len(c.Articles) < 2 {
		return nil
	}
	f := &framingPage{Comparison: c, pages: p, rows: make(map[int]bool)}
	for _, i := range c.Articles {
		a := &p.run.Articles[i]
		f.titles = append(f.titles, cmp.Or(a.Outlet, a.ID))
		f.bodies = append(f.bodies, &body{a.Body, corpus.NewPoints(a.Body)})
	}
	shown := &page.Framing{Hidden: max(len(c.Articles)-versionsShown, 0)}
	for place := range min(len(c.Articles), versionsShown) {
		shown.Versions = append(shown.Versions, f.version(place))
	}
	f.facts(shown)
	f.findings(shown)
	f.differences(shown)
	f.wording(shown)
	f.shape(shown)
	return shown
}

func (f *framingPage) version(place int) page.Link {
	return page.Link{Href: f.pages.articleHref(onEventPage, f.pages.run.Articles[f.Articles[place]].ID), Title: f.titles[place]}
}

func (f *framingPage) excerpt(p framing.Place) string {
	return f.bodies[p.Article].cut(p.Span, excerptShown)
}

// fact leads to a row, or, for a fact without one, to the place it is first told.
func (f *framingPage) fact(i int) page.Link {
	link := page.Link{Title: phrase.Short(f.Facts[i].Text, factNamed)}
	switch {
	case f.rows[i]:
		link.Href = "#" + factAnchor(i)
	case len(f.Facts[i].Reports) > 0:
		link.Href = f.version(f.Facts[i].Reports[0].Article).Href
	}
	return link
}

func (f *framingPage) factLinks(facts []int) []page.Link { return mapped(facts, f.fact) }

func factAnchor(i int) string { return "fact" + strconv.Itoa(i+1) }

// facts fills the matrix with what more than one article tells.
func (f *framingPage) facts(shown *page.Framing) {
	values := make(map[[2]int]string) // fact, article → its value in a conflict
	for _, c := range f.Conflicts {
		for _, v := range c.Values {
			values[[2]int{c.Fact, v.Article}] = v.Text
		}
	}
	for i := range f.Facts {
		fact := &f.Facts[i]
		if len(fact.Reports) < 2 {
			continue
		}
		if len(shown.Facts) == factsShown {
			shown.MoreFacts++
			continue
		}
		f.rows[i] = true
		row := page.FactRow{Anchor: factAnchor(i), Text: fact.Text, Cells: make([]page.FactCell, len(shown.Versions))}
		for _, r := range fact.Reports {
			if r.Article >= len(row.Cells) {
				continue
			}
			cell := &row.Cells[r.Article]
			cell.Status, cell.Values = string(r.Status), values[[2]int{i, r.Article}]
			cell.Sentence = strings.Join(mapped(r.Spans, func(s corpus.Span) string { return f.bodies[r.Article].cut(s, 2*excerptShown) }), " … ")
		}
		shown.Facts = append(shown.Facts, row)
	}
}

// findings fills the summary and the notes.
func (f *framingPage) findings(shown *page.Framing) {
	for _, found := range f.Findings {
		finding := page.FramingFinding{Text: found.Arabic, More: max(len(found.Places)-evidenceShown, 0)}
		if len(found.Facts) <= evidenceShown { // what holds for the whole matrix needs no list of it
			finding.Facts = f.factLinks(found.Facts)
		}
		for _, p := range found.Places[:len(found.Places)-finding.More] {
			text := f.excerpt(p)
			if text == "" { // an article as a whole
				text = f.pages.run.Articles[f.Articles[p.Article]].Title
			}
			finding.Evidence = append(finding.Evidence, page.FramingExcerpt{Version: f.version(p.Article), Text: text})
		}
		shown.Summary = append(shown.Summary, finding)
	}
	for _, n := range f.Notes {
		note := page.FramingNote{Text: n.Arabic}
		if n.Article >= 0 {
			a := &f.pages.run.Articles[n.Article]
			note.About = &page.Link{Href: f.pages.articleHref(onEventPage, a.ID), Title: cmp.Or(a.Outlet, a.ID)}
		}
		shown.Notes = append(shown.Notes, note)
	}
}

// differences fills in omissions and conflicts.
func (f *framingPage) differences(shown *page.Framing) {
	shown.MoreOmissions = max(len(f.Omissions)-omissionsShown, 0)
	for _, o := range f.Omissions[:len(f.Omissions)-shown.MoreOmissions] {
		shown.Omissions = append(shown.Omissions, page.FramingOmission{
			Version: f.version(o.Article), Fact: f.fact(o.Fact), Independent: o.Independent, Excuse: o.Excuse,
		})
	}
	for _, c := range f.Conflicts {
		shown.Conflicts = append(shown.Conflicts, page.FramingConflict{
			Kind: string(c.Kind), Nature: c.Nature, Fact: f.fact(c.Fact),
			Values: mapped(c.Values, func(v framing.Value) page.FramingValue {
				return page.FramingValue{Version: f.version(v.Article), Text: v.Text, Source: v.Source}
			}),
		})
	}
}

// wording fills in names, quotations and words.
func (f *framingPage) wording(shown *page.Framing) {
	shown.MoreThings = max(len(f.Things)-thingsShown, 0)
	for _, t := range f.Things[:len(f.Things)-shown.MoreThings] {
		shown.Things = append(shown.Things, page.FramingThing{Name: t.Name, Uses: mapped(t.Uses, func(u framing.Use) page.FramingUse {
			return page.FramingUse{Version: f.version(u.Article), Expression: u.Expression, Own: u.Own, Quoted: u.Quoted}
		})})
	}
	shown.MoreQuotes = max(len(f.Quotes)-quotesShown, 0)
	for _, q := range f.Quotes[:len(f.Quotes)-shown.MoreQuotes] {
		shown.Quotes = append(shown.Quotes, page.FramingQuote{
			Version: f.version(q.Article), Text: f.excerpt(q.Place), Speaker: q.Speaker, Verb: q.Verb, Class: q.VerbClass,
			Marked: q.Marked, Anonymous: q.Anonymous, CutAnother: len(q.Cut) > 0,
		})
	}
	for _, w := range f.Words {
		last := len(shown.Words) - 1
		if last < 0 || shown.Words[last].Outlet != w.Outlet {
			shown.Words = append(shown.Words, page.FramingWords{Outlet: w.Outlet, Enough: w.Enough})
			last++
		}
		if w.Z > 0 {
			shown.Words[last].More = append(shown.Words[last].More, w.Term)
		} else {
			shown.Words[last].Less = append(shown.Words[last].Less, w.Term)
		}
	}
}

// shape fills in headlines and order.
func (f *framingPage) shape(shown *page.Framing) {
	for _, h := range f.Headlines {
		headline := page.FramingHeadline{
			Version: f.version(h.Article), Title: f.pages.run.Articles[f.Articles[h.Article]].Title, Verb: h.Verb, Conflicts: h.Conflicts, Labels: h.Labels,
		}
		if h.Fact >= 0 {
			link := f.fact(h.Fact)
			headline.Fact = &link
		}
		shown.Headlines = append(shown.Headlines, headline)
	}
	for _, o := range f.Orders {
		order := page.FramingOrder{
			Version: f.version(o.Article), Tau: o.Tau, Enough: o.Enough, Promoted: f.factLinks(o.Promoted), Demoted: f.factLinks(o.Demoted), First: len(o.First),
		}
		if o.Against >= 0 {
			order.Against = f.titles[o.Against]
		}
		shown.Orders = append(shown.Orders, order)
	}
}
