// Articles and clusters arranged for the pages.
package report

import (
	"strconv"
	"strings"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/report/framing"
	"isnad/report/page"
	"isnad/report/wire"
)

// inlineArticles is how many articles one page may hold and still open at once on a phone: about 2 MB.
const inlineArticles = 500

// relatedShown is how many other events of its story an event names: the largest, since events come by size.
const relatedShown = 8

// pages arranges a run for report/page.
type pages struct {
	run     *Run
	inline  bool // the articles stand on the overview too
	anchors map[string]anchor
	stories map[string][]*dedup.Event
	own     map[string]bool // events that have a page of their own
	chains  map[string]*wire.Chain
	copies  map[string][]int // event → indices into the run's copies

	compared map[string]*framing.Comparison // by event
}

// anchor is where an article stands in the pages: in its event, under a name made of its rank there, the same for the same input.
type anchor struct{ event, name string }

func newPages(r *Run) *pages {
	p := &pages{
		run: r, inline: len(r.Articles) <= inlineArticles,
		anchors: make(map[string]anchor, len(r.Articles)), stories: make(map[string][]*dedup.Event), own: make(map[string]bool),
		chains: make(map[string]*wire.Chain), copies: make(map[string][]int), compared: make(map[string]*framing.Comparison),
	}
	if r.Compared != nil {
		for _, c := range r.Compared.Events {
			p.compared[c.Event] = c
		}
	}
	for i := range r.Clusters.Events {
		event := &r.Clusters.Events[i]
		p.stories[event.Story] = append(p.stories[event.Story], event)
		for rank, m := range event.Articles {
			p.anchors[m.ID] = anchor{event: event.ID, name: event.ID + "-" + strconv.Itoa(rank+1)}
		}
	}
	found := r.copies()
	for i := range found.Chains {
		p.chains[found.Chains[i].Event] = &found.Chains[i]
	}
	for i, event := range found.Events {
		p.copies[event] = append(p.copies[event], i)
	}
	for i := range r.Clusters.Events {
		event := &r.Clusters.Events[i]
		// A lone article may be a copy too: of one of another event, or part of it.
		p.own[event.ID] = !p.inline || len(event.Articles) > 1 || len(p.copies[event.ID]) > 0 || p.chains[event.ID] != nil
	}
	return p
}

// overview arranges index.html.
func (p *pages) overview() *page.Overview {
	overview := &page.Overview{Inline: p.inline, Totals: p.run.Totals()}
	for _, problem := range p.run.Problems {
		overview.Problems = append(overview.Problems, problem.Error())
	}
	for i := range p.run.Clusters.Events {
		shown := p.event(&p.run.Clusters.Events[i], onOverview)
		if shown.Size > 1 {
			overview.Events = append(overview.Events, shown)
		} else {
			overview.Lone = append(overview.Lone, shown)
		}
	}
	return overview
}

// where is the page a thing is shown on, which decides how links from there read.
type where string

const (
	onOverview  where = ""
	onEventPage where = "../" // from there to the report's folder
)

// eventHref leads to an event.
func (p *pages) eventHref(from where, id string) string {
	switch {
	case p.own[id]:
		return string(from) + page.EventFile(id)
	case from == onOverview:
		return "#" + id
	}
	return string(from) + "index.html#" + id
}

// articleHref leads to an article: on the page at hand where all articles stand on it, else on its event's.
func (p *pages) articleHref(from where, id string) string {
	at := p.anchors[id]
	switch {
	case from == onOverview && p.inline:
		return "#" + at.name
	case p.own[at.event]:
		return string(from) + page.EventFile(at.event) + "#" + at.name
	}
	return string(from) + "index.html#" + at.name
}

// eventTitle is the event's title, or the first words of its first article where no article has one.
func eventTitle(r *Run, e *dedup.Event) string {
	if e.Title != "" {
		return e.Title
	}
	return firstWords(&r.Articles[e.Articles[0].Article])
}

func (p *pages) event(e *dedup.Event, on where) page.Event {
	shown := page.Event{
		ID: e.ID, Story: e.Story, Title: eventTitle(p.run, e), First: e.First, Last: e.Last, HasPage: p.own[e.ID],
		Outlets: e.Outlets, IndependentTexts: e.IndependentTexts, Terms: e.Terms, Size: len(e.Articles),
	}
	for _, other := range p.stories[e.Story] {
		if other.ID != e.ID && len(shown.Related) < relatedShown {
			shown.Related = append(shown.Related, page.Link{Href: p.eventHref(on, other.ID), Title: eventTitle(p.run, other)})
		}
	}
	if on == onOverview && !p.inline {
		return shown // its articles stand on its own page alone
	}
	place := make(map[string]int) // family → its index, in the order of the first article of each
	for _, m := range e.Articles {
		at, seen := place[m.Family]
		if !seen {
			at = len(shown.Families)
			place[m.Family] = at
			shown.Families = append(shown.Families, page.Family{ID: m.Family})
		}
		shown.Families[at].Articles = append(shown.Families[at].Articles, p.article(&p.run.Articles[m.Article], on))
	}
	return shown
}

func (p *pages) article(a *corpus.Article, on where) page.Article {
	shown := page.Article{
		Anchor: p.anchors[a.ID].name, ID: a.ID, Outlet: a.Outlet, Title: a.Title, Author: a.Author, URL: a.URL,
		Published: a.Published, Updated: a.Updated, Dateline: a.Dateline,
		Warnings: a.Warnings, Body: segments(a),
	}
	for _, c := range a.Credits {
		shown.Credits = append(shown.Credits, creditName(c))
	}
	if a.Parent != "" {
		shown.Parent = &page.Link{Href: p.articleHref(on, a.Parent), Title: a.Parent}
	}
	return shown
}

// creditName is how a credit is shown: the agency, or the word for unnamed agencies.
func creditName(c corpus.Credit) string {
	if c.Agency == "" {
		return "وكالات"
	}
	return c.Agency
}

// segments cuts a body at the borders of its furniture.
func segments(a *corpus.Article) []page.Segment {
	runes := []rune(a.Body)
	var cut []page.Segment
	at := 0
	for _, f := range a.Furniture {
		if f.Start > at {
			cut = append(cut, page.Segment{Text: string(runes[at:f.Start])})
		}
		cut = append(cut, page.Segment{Text: string(runes[f.Start:f.End]), Kind: f.Kind})
		at = f.End
	}
	if at < len(runes) {
		cut = append(cut, page.Segment{Text: string(runes[at:])})
	}
	return cut
}

// titleWords is how many words stand for a missing title.
const titleWords = 10

// firstWords is the start of an article's own text.
func firstWords(a *corpus.Article) string {
	var words []byte
	n := 0
	for _, s := range segments(a) {
		if s.Kind != "" {
			continue
		}
		for _, field := range strings.Fields(s.Text) {
			if n == titleWords {
				return string(words) + "…"
			}
			if n > 0 {
				words = append(words, ' ')
			}
			words = append(words, field...)
			n++
		}
	}
	return string(words)
}
