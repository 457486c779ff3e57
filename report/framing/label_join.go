// Which expressions are one thing.
package framing

import (
	"maps"
	"slices"

	"isnad/similarity/arabic"
)

// What speaks for and against two expressions being one thing, and where groups stop merging. Set by hand, so that each rule decides alone as it should; nothing
// here was fitted: from labelJoinAt .30 to .50 precision on the labelled events stays .99 and recall falls from .67 to .65.
const (
	labelCertain     = 1.
	labelNever       = -10. // two names: whatever else speaks for it
	labelSameClass   = .75  // two words for one sort of happening
	labelAnyClass    = .6   // «الحادث» and the event's commonest happening
	labelSameHead    = .4   // two bands without a name
	labelBareHead    = .75  // «الإقليم» where one region is told of
	labelSameState   = .55  // two offices of one state
	labelOtherState  = -1.
	labelOtherSort   = -.2
	labelOneState    = .8 // share of the event's offices that must be one state's for the rest to be its too; of an office's mentions, one man's
	labelContextPart = .2 // of the cosine of the words around
	labelJoinAt      = .4 // least average of a merger
	labelMostJoined  = 400
)

// labelJoiner compares expressions; what it counts over all of them decides what «الحادث» or «الرئيس» stands for.
type labelJoiner struct {
	finder     *labelFinder
	all        []*labelExpression
	heads      map[arabic.Key]bool            // first words of bands
	happening  string                         // class of the commonest happening
	named      map[arabic.Key]map[string]bool // head → names that it stands before
	mentions   map[string]int                 // person → places
	presidents map[string]map[string]bool     // person → states whose president he is
	offices    map[string][][]arabic.Key      // person → his offices, with the name
}

// joinExpressions puts expressions together by average linkage. Only the commonest take part, for the cost is the square of their number.
func (f *labelFinder) joinExpressions(all []*labelExpression) [][]*labelExpression {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b *labelExpression) int {
		if a.texts != b.texts {
			return b.texts - a.texts
		}
		return len(b.places) - len(a.places)
	})
	all = all[:min(labelMostJoined, len(all))]
	j := f.newJoiner(all)
	sims := make([][]float64, len(all))
	for x := range all {
		sims[x] = f.memory.sims.zeros(len(all))
	}
	for x := range all {
		for y := range x {
			sims[x][y] = j.similarity(all[x], all[y])
			sims[y][x] = sims[x][y]
		}
	}
	return labelLinkage(all, sims)
}

func (f *labelFinder) newJoiner(all []*labelExpression) *labelJoiner {
	j := &labelJoiner{
		finder: f, all: all, heads: map[arabic.Key]bool{}, named: map[arabic.Key]map[string]bool{}, mentions: map[string]int{},
		presidents: map[string]map[string]bool{}, offices: map[string][][]arabic.Key{},
	}
	labelNations(all)
	classes, best := map[string]int{}, 0
	for _, e := range all {
		switch p := e.phrase; {
		case p.sort == labelHappening && p.class != "any":
			classes[p.class] += len(e.places)
		case p.class == "body":
			j.heads[e.stems[0]] = true
		}
		if e.phrase.ident != "" {
			j.introduce(e)
		}
	}
	for _, c := range slices.Sorted(maps.Keys(classes)) {
		if classes[c] > best {
			best, j.happening = classes[c], c
		}
	}
	return j
}

// introduce counts an expression that names somebody or something.
func (j *labelJoiner) introduce(e *labelExpression) {
	p := e.phrase
	if j.named[e.stems[0]] == nil {
		j.named[e.stems[0]] = map[string]bool{}
	}
	j.named[e.stems[0]][p.ident] = true
	if p.sort != labelTitle {
		return
	}
	j.mentions[p.ident] += len(e.places)
	j.offices[p.ident] = append(j.offices[p.ident], e.stems)
	if j.presidents[p.ident] == nil {
		j.presidents[p.ident] = map[string]bool{}
	}
	j.presidents[p.ident][p.nation] = j.presidents[p.ident][p.nation] || e.president
}

// labelNations gives offices and media of no state the one that all others of the event belong to: «السلطات» are those of the country told of.
func labelNations(all []*labelExpression) {
	for _, sort := range [...]labelSort{labelOrgan, labelMedia} {
		places, sum := map[string]int{}, 0
		for _, e := range all {
			if n := e.phrase.nation; e.phrase.sort == sort && n != "" && n != labelCentral {
				places[n] += len(e.places)
				sum += len(e.places)
			}
		}
		for nation, n := range places {
			if float64(n) < labelOneState*float64(sum) {
				continue
			}
			for _, e := range all {
				if e.phrase.sort == sort && e.phrase.nation == "" && !e.local {
					e.phrase.nation = nation
				}
			}
		}
	}
}

// labelLinkage merges the two groups of the highest average similarity until none reaches labelJoinAt; ties go to the earlier ones.
func labelLinkage(all []*labelExpression, sims [][]float64) [][]*labelExpression {
	groups := make([][]*labelExpression, len(all))
	for i, e := range all {
		groups[i] = []*labelExpression{e}
	}
	for {
		x, y, best := -1, -1, labelJoinAt
		for i := range groups {
			for k := 0; groups[i] != nil && k < i; k++ {
				if groups[k] != nil && sims[i][k] > best {
					x, y, best = k, i, sims[i][k]
				}
			}
		}
		if x < 0 {
			break
		}
		m, n := float64(len(groups[x])), float64(len(groups[y]))
		for k := range groups {
			sims[x][k] = (m*sims[x][k] + n*sims[y][k]) / (m + n)
			sims[k][x] = sims[x][k]
		}
		groups[x] = append(groups[x], groups[y]...)
		groups[y] = nil
	}
	return slices.DeleteFunc(groups, func(g []*labelExpression) bool { return g == nil })
}
