// A comparison arranged for an event's page.
package report

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"isnad/dedup/corpus"
	"isnad/report/framing"
	"isnad/report/page"
	"isnad/report/phrase"
	"isnad/similarity/arabic"
)

// What of a comparison one page may hold; all of it stands in framing.jsonl.
const (
	tellingsShown  = 80  // columns
	factsShown     = 120 // rows
	aloneShown     = 300 // facts of one telling
	omissionsShown = 150
	eventThings    = 20
	namesShown     = 12 // expressions of a thing, the commonest
	quotesShown    = 60 // after the same words of several were put together
	headlinesShown = 60
	evidenceShown  = 5   // different excerpts of a finding, or facts
	tellersShown   = 8   // tellings that have an excerpt's words
	excerptShown   = 200 // code points of an excerpt
	factNamed      = 70  // code points of a link to a fact
	loneFactShown  = 160 // code points of a fact that one telling has
)

// framingView is a comparison being arranged.
type framingView struct {
	*eventView
	*framing.Comparison
	tellings []page.Telling
	points   []*corpus.Points // of the tellings' texts
	lengths  []int            // of the tellings in code points
	named    map[int]bool     // facts that have a place of their own on the page
	rows     map[int]int      // facts of the matrix → their row
	quoted   []string         // what each quotation says
}

// framing arranges the event's comparison; nil where there is none.
func (v *eventView) framing() *page.Framing {
	c := v.compared[v.event.ID]
	if c == nil || len(c.Articles) < 2 {
		return nil
	}
	f := &framingView{eventView: v, Comparison: c, named: make(map[int]bool), rows: make(map[int]int)}
	f.tellings = f.nameTellings()
	shown := &page.Framing{}
	for at, i := range f.Articles {
		shown.Data.Anchors = append(shown.Data.Anchors, f.tellings[at].Anchor)
		f.points = append(f.points, corpus.NewPoints(f.run.Articles[i].Body))
		f.lengths = append(f.lengths, utf8.RuneCountInString(f.run.Articles[i].Body))
	}
	f.facts(shown)
	f.alone(shown)
	f.findings(shown)
	f.omissions(shown)
	f.conflicts(shown)
	f.things(shown)
	f.quotes(shown)
	f.headlines(shown)
	f.orders(shown)
	f.words(shown)
	return shown
}

// nameTellings names the articles compared so that no two read alike.
func (f *framingView) nameTellings() []page.Telling {
	all := make([]page.Telling, len(f.Articles))
	same := make(map[string][]int)
	for at, i := range f.Articles {
		a := &f.run.Articles[i]
		name := cmp.Or(a.Outlet, a.ID)
		all[at] = page.Telling{Link: page.Link{Href: f.eventView.articleHref(i), Title: name}, Anchor: f.anchors[i], Published: a.Published}
		same[name] = append(same[name], at)
	}
	for at := range all {
		if others := same[all[at].Title]; len(others) > 1 {
			all[at].Nth = 1 + slices.Index(others, at)
			all[at].Clock, all[at].Published = f.apart(others, at)
		}
	}
	return all
}

// apart says whether the clock is enough to tell a telling from others, and gives its time, none when that does not do it.
func (f *framingView) apart(others []int, at int) (clock bool, d arabic.Date) {
	const day = "2006-01-02"
	d = f.run.Articles[f.Articles[at]].Published
	written := page.When(d)
	clock = d.Precision >= arabic.Minute
	for _, o := range others {
		other := f.run.Articles[f.Articles[o]].Published
		if o != at && page.When(other) == written {
			return false, arabic.Date{}
		}
		clock = clock && other.Time.Format(day) == d.Time.Format(day)
	}
	return clock, d
}

// at is a place for a link: the telling, and the span where the page has it.
func (f *framingView) at(p framing.Place) page.At {
	at := page.At{Telling: f.tellings[p.Article]}
	if at.Anchor != "" {
		at.Span = f.place(f.Articles[p.Article], p.Span)
	}
	return at
}

// spans are spans of a telling as the script counts, after its number; none of them when the page does not have them.
func (f *framingView) spans(telling int, spans []corpus.Span) []int {
	numbers := []int{telling}
	for _, s := range spans {
		if at := f.at(framing.Place{Article: telling, Span: s}).Span; at[0] < at[1] {
			numbers = append(numbers, at[0], at[1])
		}
	}
	return numbers
}

// text is what stands at a place, as one line.
func (f *framingView) text(p framing.Place) string {
	body, points := f.run.Articles[f.Articles[p.Article]].Body, f.points[p.Article]
	return phrase.Line(body[points.Byte(p.Span.Start):points.Byte(p.Span.End)])
}

// factLink leads to a fact's own place on the page, or else to where it is first told.
func (f *framingView) factLink(i int) page.Link {
	fact := &f.Facts[i]
	link := page.Link{Title: phrase.Short(fact.Text, factNamed)}
	switch {
	case f.named[i]:
		link.Href = "#" + factAnchor(fact.ID)
	case len(fact.Reports) > 0:
		link.Href = f.tellings[fact.Reports[0].Article].Href
	}
	return link
}

func (f *framingView) factLinks(facts []int) []page.Link { return mapped(facts, f.factLink) }

// factAnchor names a fact's row on the page, whatever its order there.
func factAnchor(id string) string { return "fact-" + id }

// findings fills in the summary and the notes.
func (f *framingView) findings(shown *page.Framing) {
	for _, found := range f.Findings {
		finding := page.Finding{Arabic: found.Arabic, English: page.Sentence(found.English)}
		if len(found.Facts) <= evidenceShown { // what holds for the whole matrix needs no list of it
			finding.Facts = f.factLinks(found.Facts)
		}
		finding.Evidence, finding.More = f.evidence(found.Places)
		shown.Findings = append(shown.Findings, finding)
	}
	shown.MoreNotes = max(len(f.Notes)-notesShown, 0)
	for _, n := range f.Notes[:len(f.Notes)-shown.MoreNotes] {
		note := page.FramingNote{Arabic: n.Arabic, English: page.Sentence(n.English)}
		if n.Article >= 0 {
			a := &f.run.Articles[n.Article]
			note.About = &page.Link{Href: f.eventView.articleHref(n.Article), Title: cmp.Or(a.Outlet, a.ID)}
		}
		shown.Notes = append(shown.Notes, note)
	}
}

// evidence is what stands at places, the same words once, and how many places have no room.
func (f *framingView) evidence(places []framing.Place) (shown []page.Excerpt, more int) {
	for _, p := range places {
		text := phrase.Short(f.text(p), excerptShown)
		if text == "" { // the title
			text = lineOf(f.run.Articles[f.Articles[p.Article]].Title)
		}
		at := slices.IndexFunc(shown, func(e page.Excerpt) bool { return e.Text == text })
		switch {
		case at >= 0 && len(shown[at].Tellings) < tellersShown:
			shown[at].Tellings = append(shown[at].Tellings, f.at(p))
		case at < 0 && len(shown) < evidenceShown:
			shown = append(shown, page.Excerpt{Text: text, Tellings: []page.At{f.at(p)}})
		default:
			more++
		}
	}
	return shown, more
}
