// Articles and clusters arranged for the pages.
package report

import (
	"strconv"
	"strings"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/report/page"
)

// inlineArticles is how many articles one page may hold and still open at once on a phone: about 2 MB.
const inlineArticles = 500

// relatedShown is how many other events of its story an event names: the largest, since events come by size.
const relatedShown = 8

// newOverview arranges a run for report/page.
func newOverview(r *Run) *page.Overview {
	overview := &page.Overview{Inline: len(r.Articles) <= inlineArticles}
	for _, p := range r.Problems {
		overview.Problems = append(overview.Problems, p.Error())
	}
	anchors := anchorsOf(r)
	stories := make(map[string][]*dedup.Event)
	for i := range r.Clusters.Events {
		event := &r.Clusters.Events[i]
		stories[event.Story] = append(stories[event.Story], event)
	}
	for i := range r.Clusters.Events {
		event := &r.Clusters.Events[i]
		shown := newEvent(r, event, anchors)
		for _, other := range stories[event.Story] {
			if other.ID != event.ID && len(shown.Related) < relatedShown {
				shown.Related = append(shown.Related, page.Link{Href: eventHref(overview.Inline, other.ID), Title: eventTitle(r, other)})
			}
		}
		if shown.Size > 1 {
			overview.Events = append(overview.Events, shown)
		} else {
			overview.Lone = append(overview.Lone, shown)
		}
	}
	overview.Totals = r.Totals()
	return overview
}

// anchor is where an article stands in the pages.
type anchor struct{ event, name string }

// anchorsOf names every article's place by its event and its rank there, which are the same for the same input.
func anchorsOf(r *Run) map[string]anchor {
	anchors := make(map[string]anchor, len(r.Articles))
	for i := range r.Clusters.Events {
		event := &r.Clusters.Events[i]
		for rank, m := range event.Articles {
			anchors[m.ID] = anchor{event: event.ID, name: event.ID + "-" + strconv.Itoa(rank+1)}
		}
	}
	return anchors
}

func eventHref(inline bool, id string) string {
	if inline {
		return "#" + id
	}
	return id + ".html" // from one event page to another: both stand in events/
}

// eventTitle is the event's title, or the first words of its first article where no article has one.
func eventTitle(r *Run, e *dedup.Event) string {
	if e.Title != "" {
		return e.Title
	}
	return firstWords(&r.Articles[e.Articles[0].Article])
}

func newEvent(r *Run, e *dedup.Event, anchors map[string]anchor) page.Event {
	shown := page.Event{
		ID: e.ID, Story: e.Story, Title: eventTitle(r, e), First: e.First, Last: e.Last,
		Outlets: e.Outlets, IndependentTexts: e.IndependentTexts, Terms: e.Terms, Size: len(e.Articles),
	}
	place := make(map[string]int) // family → its index, in the order of the first article of each
	for _, m := range e.Articles {
		at, seen := place[m.Family]
		if !seen {
			at = len(shown.Families)
			place[m.Family] = at
			shown.Families = append(shown.Families, page.Family{ID: m.Family})
		}
		shown.Families[at].Articles = append(shown.Families[at].Articles, newArticle(r, &r.Articles[m.Article], anchors))
	}
	return shown
}

func newArticle(r *Run, a *corpus.Article, anchors map[string]anchor) page.Article {
	shown := page.Article{
		Anchor: anchors[a.ID].name, ID: a.ID, Outlet: a.Outlet, Title: a.Title, Author: a.Author, URL: a.URL,
		Published: a.Published, Updated: a.Updated, Dateline: a.Dateline,
		Warnings: a.Warnings, Body: segments(a),
	}
	for _, c := range a.Credits {
		shown.Credits = append(shown.Credits, creditName(c))
	}
	if a.Parent != "" {
		at := anchors[a.Parent]
		href := "#" + at.name
		if len(r.Articles) > inlineArticles {
			href = at.event + ".html" + href
		}
		shown.Parent = &page.Link{Href: href, Title: a.Parent}
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
