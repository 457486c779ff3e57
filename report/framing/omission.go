// What independent tellings carry and one lacks.
package framing

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"isnad/similarity/arabic"
)

// How omissions are ranked. Discounts were set by hand on the labelled events: what most carry in their first sentences comes first.
const (
	perSentence    = .15 // how much less each sentence further down counts
	shortDiscount  = .6
	earlyDiscount  = .5
	tailDiscount   = .5
	shortShare     = .6 // of the carriers' median length: less is short
	derivedShare   = .5 // of an article's sentences in another: it was made from that one
	leastOmission  = .05
	earlierMinutes = 20 // before the first that carries a fact
)

// omissions ranks the facts that at least two independent tellings carry, or the article's own source does, and one lacks. What is told anywhere in nearly
// the same words is not called omitted. Copies of a telling are not named again: they lack what it lacks.
func (t *factTable) omissions() []Omission {
	var all []Omission
	for f := range t.facts {
		carriers := t.carriers(f)
		independent := t.independent(f)
		if len(carriers) == 0 || len(carriers) == len(t.tellings) {
			continue
		}
		for tell := range t.tellings {
			if _, carries := carriers[tell]; carries {
				continue
			}
			if o, ok := t.omission(f, tell, carriers, independent, t.origins[tell]); ok && slices.Contains(t.facts[f].Absent, o.Article) {
				all = append(all, o)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Omission) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), strings.Compare(t.articles[a.Article].ID, t.articles[b.Article].ID), strings.Compare(t.facts[a.Fact].ID, t.facts[b.Fact].ID))
	})
	return t.once(all)
}

// once leaves out what says the same of an article again: rows that share a sentence with one already named, the weightier first.
func (t *factTable) once(all []Omission) []Omission {
	named := make(map[[2]int]bool) // article and statement
	return slices.DeleteFunc(all, func(o Omission) bool {
		again := slices.ContainsFunc(t.rows[o.Fact], func(i int) bool { return named[[2]int{o.Article, i}] })
		for _, i := range t.rows[o.Fact] {
			named[[2]int{o.Article, i}] = true
		}
		return again
	})
}

// carriers are the tellings that make a claim, with the first sentence where each does.
func (t *factTable) carriers(f int) map[int]int {
	first := make(map[int]int)
	for _, i := range t.rows[f] {
		s := t.scores.statements[i]
		if at, ok := first[s.telling]; !ok || s.place < at {
			first[s.telling] = s.place
		}
	}
	return first
}

// independent counts the tellings of a fact that are no copies of each other's words.
func (t *factTable) independent(f int) int {
	parts := t.parts[f]
	of := func(i int) int { return t.scores.statements[parts[i].statement].telling }
	group := make(map[int]int)
	for i := range parts {
		group[of(i)] = of(i)
	}
	var root func(int) int
	root = func(x int) int {
		if group[x] != x {
			group[x] = root(group[x])
		}
		return group[x]
	}
	for i := range parts {
		for j := range i {
			if of(i) != of(j) && (t.sameText(parts[i:i+1], parts[j]) || t.sameText(parts[j:j+1], parts[i])) {
				group[root(of(i))] = root(of(j))
			}
		}
	}
	n := 0
	for x := range group {
		if root(x) == x {
			n++
		}
	}
	return n
}

// origin is the article that a telling was made from.
type origin struct {
	telling int // -1 for none
	last    int // the last of its sentences that the telling has
}

// findOrigins finds, for each telling, the one that has most of its sentences word for word and says more, or came before.
func (t *factTable) findOrigins() []origin {
	n := len(t.scores.statements)
	all := make([]origin, len(t.tellings))
	for a := range t.tellings {
		all[a] = origin{telling: -1}
		best := 0.
		for b := range t.tellings {
			if a == b || !t.mayStem(a, b) {
				continue
			}
			same, last := 0, -1
			for _, i := range t.scores.of[a] {
				for _, j := range t.scores.of[b] {
					if t.scores.chances[i*n+j] >= t.cut && t.sameText([]part{t.whole(i)}, t.whole(j)) {
						same, last = same+1, max(last, t.scores.statements[j].place)
						break
					}
				}
			}
			if share := float64(same) / float64(len(t.scores.of[a])); share >= derivedShare && share > best {
				best, all[a] = share, origin{b, last}
			}
		}
	}
	return all
}

// mayStem reports whether telling a can be made from b: b is not the later one, or holds more.
func (t *factTable) mayStem(a, b int) bool {
	x, y := &t.tellings[a], &t.tellings[b]
	return y.words > x.words || t.before(b, a) > 0
}

// before is how long telling a came out before b, 0 where that is not known.
func (t *factTable) before(a, b int) time.Duration {
	x, y := t.articles[t.tellings[a].article].Published, t.articles[t.tellings[b].article].Published
	if x.Precision < arabic.Hour || y.Precision < arabic.Hour {
		return 0
	}
	return y.Time.Sub(x.Time)
}

func (t *factTable) whole(statement int) part {
	return part{statement, 0, len(t.scores.statements[statement].words)}
}

func (t *factTable) omission(f, tell int, carriers map[int]int, independent int, from origin) (Omission, bool) {
	at, ownSource := carriers[from.telling]
	cutInside := ownSource && from.telling >= 0 && at <= from.last
	if independent < 2 && !cutInside {
		return Omission{}, false
	}
	nearest := 0.
	for k, i := range t.rows[f] {
		if p := t.parts[f][k]; cutInside && p.last-p.first < len(t.scores.statements[i].words) {
			continue // the sentence is there, without this part of it
		}
		for _, j := range t.scores.of[tell] {
			nearest = max(nearest, t.scores.chances[i*len(t.scores.statements)+j])
		}
	}
	early := 0.
	for _, c := range slices.Sorted(maps.Keys(carriers)) { // a sum's last bits depend on its order
		early += 1 / (1 + perSentence*float64(carriers[c])) / float64(len(carriers))
	}
	o := Omission{Article: t.tellings[tell].article, Fact: f, Independent: independent}
	o.Weight = float64(len(carriers)) / float64(len(t.tellings)-1) * early * (1 - nearest)
	switch {
	case t.wasEarlier(tell, carriers):
		o.Excuse, o.Weight = "earlier", o.Weight*earlyDiscount
	case ownSource && from.telling >= 0 && !cutInside:
		o.Excuse, o.Weight = "tail-cut", o.Weight*tailDiscount
	case t.isShort(tell, carriers):
		o.Excuse, o.Weight = "short", o.Weight*shortDiscount
	}
	return o, o.Weight >= leastOmission
}

// wasEarlier reports whether a telling came out well before all that carry the fact.
func (t *factTable) wasEarlier(tell int, carriers map[int]int) bool {
	for c := range carriers {
		if t.before(tell, c) < earlierMinutes*time.Minute {
			return false
		}
	}
	return true
}

func (t *factTable) isShort(tell int, carriers map[int]int) bool {
	var lengths []int
	for c := range carriers {
		lengths = append(lengths, t.tellings[c].words)
	}
	slices.Sort(lengths)
	return float64(t.tellings[tell].words) < shortShare*float64(lengths[len(lengths)/2])
}
