// What an outlet calls people, places and happenings, over all events.
package report

import (
	"cmp"
	"slices"

	"isnad/report/page"
	"isnad/report/phrase"
)

// What is shown of labels.
const (
	thingsListed = 40
	usesListed   = 6 // expressions of a thing
	eventsListed = 4 // of an expression
)

// thingUses is a thing being summed up: its expressions with their events.
type thingUses struct {
	name  string
	times int
	uses  map[string]*useEvents
}

type useEvents struct {
	page.UseSum
	events []string // in the order of the clusters
}

// labels sums up the outlet's expressions, those of the things it names most first, and says how many things are not shown. Things of several events are one
// where they go by one name.
func (p *pages) labels(name string) (shown []page.ThingSum, more int) {
	all := make(map[string]*thingUses)
	for _, c := range p.toldBy[name] {
		for i := range c.Things {
			thing := &c.Things[i]
			for _, u := range thing.Uses {
				if p.run.Articles[c.Articles[u.Article]].Outlet != name {
					continue
				}
				if all[thing.Name] == nil {
					all[thing.Name] = &thingUses{name: thing.Name, uses: make(map[string]*useEvents)}
				}
				all[thing.Name].add(u.Expression, c.Event, u.Own, u.Quoted)
			}
		}
	}
	var order []*thingUses
	for _, t := range all {
		order = append(order, t)
	}
	slices.SortFunc(order, func(a, b *thingUses) int {
		return cmp.Or(cmp.Compare(b.times, a.times), cmp.Compare(a.name, b.name))
	})
	for _, t := range order[:min(len(order), thingsListed)] {
		shown = append(shown, p.thing(t))
	}
	return shown, len(order) - len(shown)
}

func (t *thingUses) add(expression, event string, own, quoted int) {
	u := t.uses[expression]
	if u == nil {
		u = &useEvents{UseSum: page.UseSum{Expression: expression}}
		t.uses[expression] = u
	}
	t.times += own + quoted
	u.Own, u.Quoted = u.Own+own, u.Quoted+quoted
	if len(u.events) == 0 || u.events[len(u.events)-1] != event { // events come one after the other
		u.events = append(u.events, event)
	}
}

func (p *pages) thing(t *thingUses) page.ThingSum {
	sum := page.ThingSum{Name: t.name}
	var order []*useEvents
	for _, u := range t.uses {
		order = append(order, u)
	}
	slices.SortFunc(order, func(a, b *useEvents) int {
		return cmp.Or(cmp.Compare(b.Own+b.Quoted, a.Own+a.Quoted), cmp.Compare(a.Expression, b.Expression))
	})
	sum.More = max(len(order)-usesListed, 0)
	for _, u := range order[:len(order)-sum.More] {
		use := u.UseSum
		for _, event := range u.events[:min(len(u.events), eventsListed)] {
			use.Events = append(use.Events, page.Link{Href: p.eventHref(onSubpage, event), Title: phrase.Shorten(p.title(event), editShown)})
		}
		use.More = len(u.events) - len(use.Events)
		sum.Uses = append(sum.Uses, use)
	}
	return sum
}
