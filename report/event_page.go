// An event's page: its articles, and places in them for whatever else the page shows.
package report

import (
	"strconv"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/report/page"
	"isnad/report/phrase"
)

// What one event page may hold, so that an event of a thousand articles still opens.
const (
	articlesShown = 300    // of the event
	othersShown   = 40     // of other events, which its copies lead to
	outletsNamed  = 100    // of those that told it, and of those that did not
	notesShown    = 60     // on what could not be compared
	bodyShown     = 40_000 // code points of an article
)

// eventView is an event being arranged.
type eventView struct {
	*pages
	event   *dedup.Event
	anchors map[int]string // articles whose text stands on the page → their anchor
	others  []int          // articles of other events, in the order of their anchors
	units   map[int]*units
	sides   map[int]*side // of copies
}

func (p *pages) newEventView(e *dedup.Event) *eventView {
	v := &eventView{pages: p, event: e, anchors: make(map[int]string), units: make(map[int]*units), sides: make(map[int]*side)}
	for rank, m := range e.Articles[:min(len(e.Articles), articlesShown)] {
		v.anchors[m.Article] = articleAnchor(rank)
	}
	for _, i := range p.copies[e.ID] {
		if !p.across(i) {
			continue
		}
		for _, a := range []int{p.run.Copies.Copies[i].Source, p.run.Copies.Copies[i].Copy} {
			if p.members[p.run.Articles[a].ID].event != e.ID && v.anchors[a] == "" && len(v.others) < othersShown {
				v.others = append(v.others, a)
				v.anchors[a] = "x" + strconv.Itoa(len(v.others))
			}
		}
	}
	return v
}

// articleHref is where an article stands: on this page when it can, else on its own event's.
func (v *eventView) articleHref(article int) string {
	if anchor := v.anchors[article]; anchor != "" {
		return "#" + anchor
	}
	return v.pages.articleHref(onSubpage, v.run.Articles[article].ID)
}

// place is a span of an article as the page's script counts: UTF-16 units of the text under the article's anchor, cut where that text is.
func (v *eventView) place(article int, s corpus.Span) [2]int {
	u := v.units[article]
	if u == nil {
		u = newUnits(phrase.Start(v.run.Articles[article].Body, bodyShown))
		v.units[article] = u
	}
	return u.span(s)
}

// eventPage arranges one event.
func (p *pages) eventPage(e *dedup.Event) *page.Event {
	v := p.newEventView(e)
	shown := &page.Event{
		ID: e.ID, Title: eventTitle(p.run, e), First: e.First, Last: e.Last, Size: len(e.Articles), Told: len(e.Outlets),
		IndependentTexts: e.IndependentTexts, Terms: e.Terms, MoreArticles: max(len(e.Articles)-articlesShown, 0),
	}
	shown.Outlets = outletLinks(e.Outlets[:min(len(e.Outlets), outletsNamed)])
	missing := p.missing(e)
	shown.MoreMissing = max(len(missing)-outletsNamed, 0)
	shown.Missing = outletLinks(missing[:len(missing)-shown.MoreMissing])
	for _, other := range p.stories[e.Story] {
		if other.ID != e.ID && len(shown.Related) < relatedShown {
			shown.Related = append(shown.Related, page.Link{Href: p.eventHref(onSubpage, other.ID), Title: eventTitle(p.run, other)})
		}
	}
	v.families(shown)
	shown.Chain, shown.Pairs, shown.Framing = v.chain(), v.pairs(), v.framing()
	return shown
}

func outletLinks(names []string) []page.Link {
	return mapped(names, func(name string) page.Link { return outletLink(onSubpage, name) })
}

// missing are the outlets of the run that did not tell an event.
func (p *pages) missing(e *dedup.Event) []string {
	told := make(map[string]bool, len(e.Outlets))
	for _, name := range e.Outlets {
		told[name] = true
	}
	var missing []string
	for _, name := range p.outlets {
		if !told[name] {
			missing = append(missing, name)
		}
	}
	return missing
}

// families groups the articles by text, in the order of the first article of each; those of other events come last.
func (v *eventView) families(shown *page.Event) {
	place := make(map[string]int) // family → its index
	for _, m := range v.event.Articles[:min(len(v.event.Articles), articlesShown)] {
		at, seen := place[m.Family]
		if !seen {
			at = len(shown.Families)
			place[m.Family] = at
			shown.Families = append(shown.Families, page.Family{})
		}
		shown.Families[at].Articles = append(shown.Families[at].Articles, v.article(m.Article))
	}
	for _, a := range v.others {
		shown.Others = append(shown.Others, v.article(a))
	}
}

func (v *eventView) article(i int) page.Article {
	a := &v.run.Articles[i]
	shown := page.Article{
		Anchor: v.anchors[i], ID: a.ID, Outlet: outletLink(onSubpage, a.Outlet), Title: lineOf(a.Title), Author: lineOf(a.Author), URL: a.URL,
		Published: a.Published, Updated: a.Updated, Dateline: lineOf(a.Dateline), Warnings: a.Warnings,
		Body: segments(a, bodyShown), Cut: len(phrase.Start(a.Body, bodyShown)) < len(a.Body),
	}
	for _, c := range a.Credits {
		shown.Credits = append(shown.Credits, c.Agency)
	}
	if a.Parent != "" {
		shown.Parent = &page.Link{Href: v.pages.articleHref(onSubpage, a.Parent), Title: a.Parent}
	}
	return shown
}

// segments cuts a body, or its first limit code points, at the borders of its furniture.
func segments(a *corpus.Article, limit int) []page.Segment {
	rest, at := phrase.Start(a.Body, limit), 0 // what is not cut yet, and how many code points are
	var cut []page.Segment
	add := func(end int, kind string) {
		text := phrase.Start(rest, end-at)
		if text != "" {
			cut = append(cut, page.Segment{Text: text, Kind: kind})
		}
		rest, at = rest[len(text):], max(at, end)
	}
	for _, f := range a.Furniture {
		add(f.Start, "")
		add(f.End, f.Kind)
	}
	if rest != "" {
		cut = append(cut, page.Segment{Text: rest})
	}
	return cut
}
