// What tellings call things, how they bring quotations, and which words are theirs, for an event's page.
package report

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"isnad/report/framing"
	"isnad/report/page"
	"isnad/report/phrase"
)

// thingColumns is how many tellings may each have a column among the expressions.
const thingColumns = 5

// things fills in the expressions; things with several come first.
func (f *framingView) things(shown *page.Framing) {
	if len(f.Things) == 0 {
		return
	}
	columns := 0
	table := &page.ThingTable{}
	if len(f.tellings) <= thingColumns {
		columns, table.Tellings = len(f.tellings), f.tellings
	}
	for i := range f.Things {
		table.Things = append(table.Things, f.thing(&f.Things[i], columns))
	}
	single := func(t page.Thing) int {
		if len(t.Expressions) > 1 {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(table.Things, func(a, b page.Thing) int { return single(a) - single(b) })
	shown.MoreThings = max(len(table.Things)-eventThings, 0)
	table.Things = table.Things[:len(table.Things)-shown.MoreThings]
	shown.Things = table
}

// thing gathers the uses of each expression, the commonest first.
func (f *framingView) thing(t *framing.Thing, columns int) page.Thing {
	shown := page.Thing{Name: t.Name}
	for _, u := range t.Uses {
		at := slices.IndexFunc(shown.Expressions, func(e page.Expression) bool { return e.Text == u.Expression })
		if at < 0 {
			at = len(shown.Expressions)
			shown.Expressions = append(shown.Expressions, page.Expression{Text: u.Expression, Uses: make([]page.Use, columns)})
		}
		e := &shown.Expressions[at]
		e.Own, e.Quoted = e.Own+u.Own, e.Quoted+u.Quoted
		use := page.Use{At: page.At{Telling: f.tellings[u.Article]}, Own: u.Own, Quoted: u.Quoted}
		if len(u.Places) > 0 {
			use.At = f.at(framing.Place{Article: u.Article, Span: u.Places[0]})
		}
		if columns > 0 {
			e.Uses[u.Article] = use
		} else {
			e.Uses = append(e.Uses, use)
		}
	}
	slices.SortStableFunc(shown.Expressions, func(a, b page.Expression) int { return b.Own + b.Quoted - a.Own - a.Quoted })
	shown.More = max(len(shown.Expressions)-namesShown, 0)
	shown.Expressions = shown.Expressions[:len(shown.Expressions)-shown.More]
	return shown
}

// words fills in the words of each outlet. A term's number is its place among those of the page.
func (f *framingView) words(shown *page.Framing) {
	for _, w := range f.Words {
		last := len(shown.Words) - 1
		if last < 0 || shown.Words[last].Outlet != w.Outlet {
			shown.Words = append(shown.Words, page.OutletWords{Outlet: w.Outlet, Enough: w.Enough, Total: w.Total, OthersTotal: w.OthersTotal})
			last++
		}
		var places []int
		for _, p := range w.Places {
			if at := f.at(p).Span; at[0] < at[1] {
				places = append(places, p.Article, at[0], at[1])
			}
		}
		shown.Words[last].Terms = append(shown.Words[last].Terms, page.Term{
			Text: w.Term, Number: len(shown.Data.Terms), Z: w.Z, Count: w.Count, Others: w.Others, Places: len(places) / 3,
		})
		shown.Data.Terms = append(shown.Data.Terms, places)
	}
}

// quotes fills in the quotations by speaker. The same words, and what is cut from the same words, are one quotation.
func (f *framingView) quotes(shown *page.Framing) {
	f.quoted = mapped(f.Quotes, func(q framing.Quotation) string { return f.text(q.Place) })
	families := f.quoteFamilies()
	shown.MoreQuotes = max(len(families)-quotesShown, 0)
	for _, family := range families[:len(families)-shown.MoreQuotes] {
		name, anonymous := f.speaker(family)
		at := slices.IndexFunc(shown.Speakers, func(s page.Speaker) bool { return s.Name == name })
		if at < 0 {
			at = len(shown.Speakers)
			shown.Speakers = append(shown.Speakers, page.Speaker{Name: name})
		}
		shown.Speakers[at].Anonymous = shown.Speakers[at].Anonymous || anonymous
		shown.Speakers[at].Quotes = append(shown.Speakers[at].Quotes, f.quote(family, name))
	}
	slices.SortStableFunc(shown.Speakers, func(a, b page.Speaker) int {
		if (a.Name == "") != (b.Name == "") { // what names nobody comes last
			return cmp.Compare(b.Name, a.Name)
		}
		return len(b.Quotes) - len(a.Quotes)
	})
}

// quoteFamilies groups the quotations, in the order of the first of each; those that differ between tellings come first.
func (f *framingView) quoteFamilies() [][]int {
	family := numbers(len(f.Quotes)) // of each: the first of its family
	join := func(i, j int) {
		from, to := max(family[i], family[j]), min(family[i], family[j])
		for k := range family {
			if family[k] == from {
				family[k] = to
			}
		}
	}
	texts, places := make(map[string]int), make(map[framing.Place]int)
	for i := range f.Quotes {
		places[f.Quotes[i].Place] = i
	}
	for i := range f.Quotes {
		q := &f.Quotes[i]
		if first, seen := texts[f.quoted[i]]; seen {
			join(first, i)
		} else {
			texts[f.quoted[i]] = i
		}
		for _, p := range q.Cut {
			if j, ok := places[p]; ok {
				join(i, j)
			}
		}
	}
	var groups [][]int
	place := make(map[int]int)
	for i, first := range family {
		at, seen := place[first]
		if !seen {
			at = len(groups)
			place[first] = at
			groups = append(groups, nil)
		}
		groups[at] = append(groups[at], i)
	}
	slices.SortStableFunc(groups, func(a, b []int) int { return f.telling(b) - f.telling(a) })
	return groups
}

// telling ranks a quotation: cut or brought in different ways, told by several, told by one.
func (f *framingView) telling(family []int) int {
	rank := 0
	for _, i := range family {
		switch q := &f.Quotes[i]; {
		case len(q.Cut) > 0, q.VerbClass != f.Quotes[family[0]].VerbClass:
			return 2
		case q.Article != f.Quotes[family[0]].Article:
			rank = 1
		}
	}
	return rank
}

// speaker is the name that most of a family give.
func (f *framingView) speaker(family []int) (name string, anonymous bool) {
	given := make(map[string]int)
	for _, i := range family {
		q := &f.Quotes[i]
		anonymous = anonymous || q.Anonymous
		if q.Speaker != "" {
			given[q.Speaker]++
			if given[q.Speaker] > given[name] {
				name = q.Speaker
			}
		}
	}
	return name, anonymous
}

// quote shows a family as the longest has it, with each way in which it is brought.
func (f *framingView) quote(family []int, speaker string) page.Quote {
	longest, length := "", 0
	for _, i := range family {
		if n := utf8.RuneCountInString(f.quoted[i]); n > length {
			longest, length = f.quoted[i], n
		}
	}
	shown := page.Quote{Text: phrase.Short(longest, excerptShown)}
	for _, i := range family {
		q := &f.Quotes[i]
		m := page.Manner{Verb: q.Verb, Class: q.VerbClass, Marked: q.Marked}
		if q.Speaker != speaker {
			m.Speaker = q.Speaker
		}
		if f.quoted[i] != longest {
			m.Text = phrase.Short(f.quoted[i], excerptShown)
		}
		shown.Cut = shown.Cut || len(q.Cut) > 0
		shown.Differs = shown.Differs || q.VerbClass != f.Quotes[family[0]].VerbClass
		same := func(o page.Manner) bool {
			return o.Verb == m.Verb && o.Class == m.Class && o.Marked == m.Marked && o.Speaker == m.Speaker && o.Text == m.Text
		}
		at := slices.IndexFunc(shown.Manners, same)
		if at < 0 {
			at = len(shown.Manners)
			shown.Manners = append(shown.Manners, m)
		}
		shown.Manners[at].Tellings = append(shown.Manners[at].Tellings, f.at(q.Place))
	}
	return shown
}
