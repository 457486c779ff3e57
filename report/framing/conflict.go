// Facts told with values that cannot all be right.
package framing

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"isnad/dedup/corpus"
	"isnad/similarity/arabic"
)

// clash is two values, by their words, that cannot both be right.
type clash struct {
	kind ConflictKind
	a, b part
}

// conflicts finds what tellings of one fact disagree about: few and true rather than many. It marks the cells of the articles that stand alone with their value.
func (t *factTable) conflicts() []Conflict {
	quantities := t.allQuantities()
	var all []Conflict
	for f := range t.facts {
		groups := make(map[ConflictKind][]clash)
		for k, i := range t.rows[f] {
			for _, j := range t.rows[f][k+1:] {
				for _, c := range t.clashes(quantities, i, j) {
					groups[c.kind] = append(groups[c.kind], c)
				}
			}
		}
		for _, kind := range slices.Sorted(maps.Keys(groups)) {
			all = t.join(all, t.conflict(f, groups[kind]))
		}
	}
	for _, c := range t.denials() {
		all = t.join(all, c)
	}
	all = slices.DeleteFunc(all, listed)
	slices.SortStableFunc(all, func(a, b Conflict) int {
		return cmp.Or(a.Fact-b.Fact, strings.Compare(string(a.Kind), string(b.Kind)))
	})
	for i := range all {
		t.inTimeOrder(all[i].Values)
		all[i].Nature = t.nature(all[i])
		t.mark(all[i])
	}
	return all
}

// listed reports whether one article has several of the values: then they are of several things, and it is not sure which answers which.
func listed(c Conflict) bool {
	return slices.ContainsFunc(c.Values, func(v Value) bool {
		return slices.ContainsFunc(c.Values, func(o Value) bool { return o.Article == v.Article && !v.same(o) })
	})
}

// join adds a conflict, or its values to one that has some of them already: facts that share a sentence share its disputes.
func (t *factTable) join(all []Conflict, c Conflict) []Conflict {
	at := slices.IndexFunc(all, func(o Conflict) bool {
		return o.Kind == c.Kind && slices.ContainsFunc(c.Values, func(v Value) bool { return slices.ContainsFunc(o.Values, v.same) })
	})
	if at < 0 {
		return append(all, c)
	}
	for _, v := range c.Values {
		if !slices.ContainsFunc(all[at].Values, v.same) {
			all[at].Values = append(all[at].Values, v)
		}
	}
	return all
}

// same reports whether two values are the same number, or the same words, of one article.
func (v Value) same(o Value) bool {
	return v.Article == o.Article && (v.Text == o.Text || valueText(v) == valueText(o))
}

// clashes are the disagreements of two statements of a row.
func (t *factTable) clashes(quantities [][]quantity, i, j int) []clash {
	a, b := t.scores.statements[i], t.scores.statements[j]
	if a.telling == b.telling || t.scores.chances[i*len(t.scores.statements)+j] < t.cut {
		return nil
	}
	found := t.numberClashes(quantities, i, j)
	return append(found, t.slotClashes(i, j)...)
}

// conflict puts clashes of one kind together: each article's value once.
func (t *factTable) conflict(fact int, clashes []clash) Conflict {
	c := Conflict{Fact: fact, Kind: clashes[0].kind}
	var seen []part // a value clashes with all others
	for _, x := range clashes {
		for _, p := range [...]part{x.a, x.b} {
			if slices.Contains(seen, p) {
				continue
			}
			seen = append(seen, p)
			if v := t.value(p); !slices.ContainsFunc(c.Values, v.same) {
				c.Values = append(c.Values, v)
			}
		}
	}
	return c
}

// value is what a part says, as its article words it, with the source it names.
func (t *factTable) value(p part) Value {
	b, article := t.bytesAt(p), t.articleOf(p)
	v := Value{Text: t.articles[article].Body[b.from:b.to], Source: t.sourceOf(p.statement)}
	v.Article = article
	v.Span.Start, v.Span.End = t.articles[article].points.At(b.from), t.articles[article].points.At(b.to)
	return v
}

func (t *factTable) inTimeOrder(values []Value) {
	slices.SortStableFunc(values, func(a, b Value) int {
		x, y := t.articles[a.Article], t.articles[b.Article]
		return cmp.Or(x.Published.Time.Compare(y.Published.Time), strings.Compare(x.ID, y.ID), a.Span.Start-b.Span.Start)
	})
}

// leastLag is how much later a figure stands to be an update of another.
const leastLag = 10 * time.Minute

// nature tells an update and a difference of sources from a contradiction. An update is a later and greater figure of a count; sources differ when
// all values name one and no two the same.
func (t *factTable) nature(c Conflict) string {
	first, last := c.Values[0], c.Values[len(c.Values)-1]
	a, b := t.articles[first.Article].Published, t.articles[last.Article].Published
	if c.Kind == NumberConflict && a.Precision >= arabic.Hour && b.Precision >= arabic.Hour && b.Time.Sub(a.Time) >= leastLag && firstNumber(last.Text) > firstNumber(first.Text) {
		return "update"
	}
	sources := make(map[string]bool)
	for _, v := range c.Values {
		if v.Source == "" {
			return "contradiction"
		}
		sources[arabic.Fold(v.Source)] = true
	}
	if len(sources) == len(c.Values) {
		return "source"
	}
	return "contradiction"
}

// firstNumber is the first number of a value, 1 where its form implies it.
func firstNumber(text string) float64 {
	if found := arabic.FindNumerals(text); len(found) > 0 {
		return found[0].Value
	}
	return 1
}

// mark makes the cells of a fact conflicting where an article's value is not that of most.
func (t *factTable) mark(c Conflict) {
	texts := make(map[string]int)
	for _, v := range c.Values {
		texts[valueText(v)]++
	}
	most := 0
	for _, n := range texts {
		most = max(most, n)
	}
	for _, v := range c.Values {
		t.facts[c.Fact].admit(v)
		alone := texts[valueText(v)] < most || most == 1
		for r := range t.facts[c.Fact].Reports {
			if report := &t.facts[c.Fact].Reports[r]; alone && report.Article == v.Article {
				report.Status = Conflicting
			}
		}
	}
}

// admit gives an article a cell for a value it was found to have: who disputes a fact does not lack it.
func (f *Fact) admit(v Value) {
	at, found := slices.BinarySearchFunc(f.Reports, v.Article, func(r Report, article int) int { return r.Article - article })
	if found {
		return
	}
	f.Reports = slices.Insert(f.Reports, at, Report{Article: v.Article, Spans: []corpus.Span{v.Span}, Status: Reworded})
	f.Absent = slices.DeleteFunc(f.Absent, func(article int) bool { return article == v.Article })
}

// valueText is what makes two values the same: the number, or else the words.
func valueText(v Value) string {
	if found := arabic.FindNumerals(v.Text); len(found) > 0 {
		return strconv.FormatFloat(found[0].Value, 'g', -1, 64)
	}
	return arabic.Fold(v.Text)
}
