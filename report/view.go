// A run arranged for its pages: which events have one, and where each article stands.
package report

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/zeebo/xxh3"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/report/framing"
	"isnad/report/page"
	"isnad/report/phrase"
	"isnad/report/wire"
)

// smallRun is how many articles a run may have in which every event has a page, also one told by one article, and every page stands alone. In larger
// runs most events are such: their articles stand in the overview, on their outlet's page and in articles.jsonl.
const smallRun = 500

// relatedShown is how many other events of its story an event names: the largest, since events come by size.
const relatedShown = 8

// pages arranges a run for report/page.
type pages struct {
	run     *Run
	form    page.Form
	members map[string]member // by article id
	stories map[string][]*dedup.Event
	own     map[string]bool // events that have a page
	chains  map[string]*wire.Chain
	copies  map[string][]int // event → indices into the run's copies
	tables  sync.Map         // event → func() map[int]string: see pairTable

	compared map[string]*framing.Comparison   // by event
	toldBy   map[string][]*framing.Comparison // outlet → those it has a telling in, in the order of the clusters
	wordsOf  map[string][]framing.Word        // by outlet
	outlets  []string                         // of the run, sorted
	events   map[string]*dedup.Event          // by id
	origins  func() *origins                  // made when first asked for: pages are drawn at the same time
}

// member is an article's place: its event, and its rank there.
type member struct {
	event string
	rank  int
}

func newPages(r *Run) *pages {
	p := &pages{
		run: r, members: make(map[string]member, len(r.Articles)), own: make(map[string]bool), outlets: outletNames(r.Articles),
		events: make(map[string]*dedup.Event), stories: make(map[string][]*dedup.Event),
		chains: make(map[string]*wire.Chain), copies: make(map[string][]int),
		compared: make(map[string]*framing.Comparison), toldBy: make(map[string][]*framing.Comparison), wordsOf: make(map[string][]framing.Word),
		origins: sync.OnceValue(func() *origins { return newOrigins(r) }),
	}
	if len(r.Articles) > smallRun {
		p.form = page.Linked
	}
	if r.Compared != nil {
		p.noteCompared()
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
		p.events[event.ID] = event
		p.stories[event.Story] = append(p.stories[event.Story], event)
		for rank, m := range event.Articles {
			p.members[m.ID] = member{event: event.ID, rank: rank}
		}
		// A lone article may be a copy too: of one of another event, or part of it.
		p.own[event.ID] = p.form == page.Whole || len(event.Articles) > 1 || slices.ContainsFunc(p.copies[event.ID], p.whole)
	}
	return p
}

// noteCompared arranges the comparisons by event and by outlet.
func (p *pages) noteCompared() {
	for _, c := range p.run.Compared.Events {
		p.compared[c.Event] = c
		for _, i := range c.Articles {
			name := p.run.Articles[i].Outlet
			if of := p.toldBy[name]; len(of) == 0 || of[len(of)-1] != c {
				p.toldBy[name] = append(of, c)
			}
		}
	}
	for _, w := range p.run.Compared.Words {
		p.wordsOf[w.Outlet] = append(p.wordsOf[w.Outlet], w)
	}
}

// whole reports whether a copy is reason enough for a page of an event that one article tells: in a large run only one of a whole text is.
func (p *pages) whole(i int) bool {
	return p.run.Copies.Copies[i].Class == wire.Whole
}

// across reports whether a copy is shown where its two articles belong to different events, of which one then stands on the other's page. In a large run
// that is for texts taken over whole and for the links of chains: for a shared paragraph or quotation, every third page would hold nothing else.
func (p *pages) across(i int) bool {
	c := &p.run.Copies.Copies[i]
	return p.form == page.Whole || c.Parent || p.whole(i)
}

// where is the page a thing is shown on, which decides how links from there read.
type where string

const (
	onOverview where = ""
	onSubpage  where = "../" // from there to the report's folder
)

// eventHref leads to an event: its page, or its row in the overview.
func (p *pages) eventHref(from where, id string) string {
	if p.own[id] {
		return string(from) + page.EventFile(id)
	}
	return string(from) + "index.html#" + id
}

// articleHref leads to an article on its event's page; an article without one to its row in the overview.
func (p *pages) articleHref(from where, id string) string {
	at := p.members[id]
	if !p.own[at.event] || at.rank >= articlesShown {
		return p.eventHref(from, at.event)
	}
	return p.eventHref(from, at.event) + "#" + articleAnchor(at.rank)
}

// articleAnchor names an article on its event's page.
func articleAnchor(rank int) string { return "a" + strconv.Itoa(rank+1) }

// outletLink leads to an outlet's page; an unknown outlet has none.
func outletLink(from where, name string) page.Link {
	if name == "" {
		return page.Link{}
	}
	return page.Link{Href: string(from) + page.OutletFile(outletID(name)), Title: name}
}

// outletID names an outlet in file names, which letters of any script would not survive everywhere.
func outletID(name string) string { return "o" + strconv.FormatUint(xxh3.HashString(name), 36) }

// eventTitle is the event's title, or the first words of its first article where no article has one.
func eventTitle(r *Run, e *dedup.Event) string {
	if e.Title != "" {
		return lineOf(e.Title)
	}
	return firstWords(&r.Articles[e.Articles[0].Article])
}

// lineMost is how much of a title, byline or dateline pages show, in code points: what is longer is a text in the wrong field, and stands on a page many
// times.
const lineMost = 500

func lineOf(s string) string {
	if len(s) <= lineMost { // bytes are at least as many as code points
		return s
	}
	return phrase.Shorten(s, lineMost)
}

// titleWords is how many words stand for a missing title.
const titleWords = 10

// firstWords is the start of an article's own text.
func firstWords(a *corpus.Article) string {
	var words []string
	for _, s := range segments(a, bodyShown) {
		if s.Kind != "" {
			continue
		}
		for word := range strings.FieldsSeq(s.Text) {
			if len(words) == titleWords {
				return strings.Join(words, " ") + "…"
			}
			words = append(words, word)
		}
	}
	return strings.Join(words, " ")
}
