// What is shown of the things found, and how it is counted.
package framing

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"isnad/dedup/corpus"
)

// A thing is shown that has two expressions and weighs at least this share of the weightiest one.
const labelLeastWeight = .2

// choose turns the groups that matter into things.
func (f *labelFinder) choose(groups [][]*labelExpression, quoted func(article, codePoint int) bool) []Thing {
	type weighed struct {
		Thing
		weight float64
	}
	var things []weighed
	most := 0.
	for _, g := range groups {
		weight := f.weight(g)
		if len(g) < 2 || weight == 0 || f.plain(g) {
			continue
		}
		most = max(most, weight)
		things = append(things, weighed{f.thing(g, quoted), weight})
	}
	things = slices.DeleteFunc(things, func(t weighed) bool { return t.weight < labelLeastWeight*most })
	slices.SortFunc(things, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.Name, b.Name))
	})
	shown := make([]Thing, len(things))
	for i, t := range things {
		shown[i] = t.Thing
	}
	return shown
}

// plain reports whether a group tells nothing: a state by its common names alone, a place with and without its noun or its adjective, or a
// spokesman, who is a voice and no actor.
func (f *labelFinder) plain(g []*labelExpression) bool {
	every := func(is func(e *labelExpression) bool) bool {
		return !slices.ContainsFunc(g, func(e *labelExpression) bool { return !is(e) })
	}
	first := g[0]
	return every(func(e *labelExpression) bool { return e.phrase.sort == labelState && !e.phrase.loaded }) ||
		first.phrase.sort == labelPlace && first.phrase.ident != "" && every(func(e *labelExpression) bool { return e.phrase.ident == first.phrase.ident }) ||
		(first.phrase.class == "site" || first.phrase.class == "seat") && every(func(e *labelExpression) bool { return e.phrase.ident == "" && e.stems[0] == first.stems[0] }) ||
		every(func(e *labelExpression) bool { return e.phrase.sort == labelTitle }) && slices.ContainsFunc(g, f.speaks)
}

// speaks reports whether the words make a person a spokesman.
func (f *labelFinder) speaks(e *labelExpression) bool {
	w := f.texts[e.places[0].text].words[e.places[0].first]
	return labelSpokesmen[strings.TrimPrefix(w.folded, "ال")]
}

var labelSpokesmen = labelWords("متحدث ناطق متحدثه ناطقه مراسل")

// weight is how much a thing matters: occurrences and texts, times how rare its expressions' words are in the news.
func (f *labelFinder) weight(g []*labelExpression) float64 {
	texts, occurrences, rarity := map[int]bool{}, 0, 0.
	for _, e := range g {
		rarity += max(0, slices.Max(e.rarity)) * float64(len(e.places))
		occurrences += len(e.places)
		for _, p := range e.places {
			texts[p.text] = true
		}
	}
	return float64(len(texts)) / float64(len(f.texts)) * math.Log1p(float64(occurrences)) * rarity / float64(occurrences)
}

// thing lists the uses of the expressions of a group, in all articles that carry the texts: a copy says what it says, and is shown to.
func (f *labelFinder) thing(g []*labelExpression, quoted func(article, codePoint int) bool) Thing {
	type spelling struct {
		article int
		words   string
	}
	uses, times, surface := map[spelling]*Use{}, map[string]int{}, map[string]string{}
	for _, e := range g {
		for _, p := range e.places {
			text := f.texts[p.text]
			spelt := labelJoin(text.words[p.first:p.last])
			times[spelt]++
			for _, body := range text.bodies {
				at := spelling{body.article, spelt}
				if uses[at] == nil {
					uses[at] = &Use{Article: body.article}
				}
				uses[at].Places = append(uses[at].Places, labelSpan(f.articles[body.article], body.words[p.first:p.last]))
			}
		}
	}
	thing := Thing{}
	for at, u := range uses {
		u.finish(f.articles[u.Article], quoted)
		thing.Uses = append(thing.Uses, *u)
		if s := surface[at.words]; s == "" || len(u.Expression) < len(s) || len(u.Expression) == len(s) && u.Expression < s {
			surface[at.words] = u.Expression
		}
	}
	slices.SortFunc(thing.Uses, func(a, b Use) int {
		return cmp.Or(cmp.Compare(a.Article, b.Article), strings.Compare(a.Expression, b.Expression), cmp.Compare(a.Places[0].Start, b.Places[0].Start))
	})
	thing.Name = surface[labelCommonest(times)]
	return thing
}

// finish puts the places in order and counts them by voice. The expression is as it first stands.
func (u *Use) finish(text *reading, quoted func(article, codePoint int) bool) {
	slices.SortFunc(u.Places, func(a, b corpus.Span) int { return a.Start - b.Start })
	for _, s := range u.Places {
		if quoted != nil && quoted(u.Article, s.Start) {
			u.Quoted++
		} else {
			u.Own++
		}
	}
	first := u.Places[0]
	u.Expression = text.Body[text.points.Byte(first.Start):text.points.Byte(first.End)]
}

// labelSpan is where words of a body stand, with the quotation mark behind them when it closes what they open.
func labelSpan(text *reading, words []labelWord) corpus.Span {
	start, end := words[0].start, words[len(words)-1].end
	expression := text.Body[start:end]
	for _, marks := range [...][2]string{{`"`, `"`}, {"«", "»"}, {"“", "”"}} {
		opened := strings.Count(expression, marks[0])
		if marks[0] == marks[1] {
			opened %= 2
		} else {
			opened -= strings.Count(expression, marks[1])
		}
		if opened > 0 && strings.HasPrefix(text.Body[end:], marks[1]) {
			end += len(marks[1])
		}
	}
	return corpus.Span{Start: text.points.At(start), End: text.points.At(end)}
}

// labelCommonest is the expression used most, the first of them by spelling.
func labelCommonest(times map[string]int) string {
	best := ""
	for _, e := range slices.Sorted(maps.Keys(times)) {
		if times[e] > times[best] {
			best = e
		}
	}
	return best
}
