// Sources that are not in the corpus: where copies share text that none of them explains.
package wire

import (
	"cmp"
	"slices"

	"isnad/similarity/arabic"
	"isnad/workers"
)

// unseen is a text that several of a run must have taken from.
type unseen struct {
	id       string
	text     string
	tokens   []arabic.Token // of text as rebuilt; places are those of the sentences' own bodies
	children []int32        // texts, in the order of ids
	shares   []float64      // of each child: what of it is in the rebuilt text
	agency   string         // that its takers credit; "" when they do not agree on one
}

// Bounds of what makes an unseen source.
const (
	siblingShare = 0.4  // of a copy that its parent must explain for the two to be tellings of one text
	heldShare    = 0.95 // a copy with so much of the rebuilt text may be the source itself
	ownShare     = 0.5  // of a text without parent that the rebuilt text must explain
	cheaperBy    = 0.5  // than from its parent a copy must come from the rebuilt text
	assumed      = 3.0  // what assuming a source that nobody has seen must save, in the unit of the deeds: more than one change that two made alike
	creditGives  = 1.5  // what coming from the rebuilt text may cost more where the copy credits its agency: two cut at one place, they do not change alike
	apartWords   = 1    // that two share against a third: one they may have changed alike, «اليوم» above all
	dispatchMost = 5000 // words: what is longer is no agency's dispatch, and a table of its runs for each copy would cost too much
	groupLeast   = 3    // texts: of two that differ nobody can say which is as it was
)

// siblings are texts of one event that tell one text, and what speaks for a source of theirs that is not here.
type siblings struct {
	texts    []int32        // in the order of ids
	forced   map[int32]bool // copies that no text of theirs explains
	credited map[int32]bool // texts that credit the agency, two at least
	agency   string         // whose own text none of them shares anything with
}

// findUnseen looks for signs of unseen sources, rebuilds each and hangs on it what it explains better than any text of the corpus. A group
// without a sign is tried as well: where each has changed words that the others have not, none is what the others were taken from.
func (t *transmission) findUnseen() {
	kin := newGroups(len(t.texts))
	for i := range t.texts {
		if x := t.source(int32(i)); x >= 0 && t.oneDispatch(x, int32(i)) && t.heldBy(int32(i)) >= siblingShare {
			kin.union(int32(i), x)
		}
	}
	forced := t.signs(&kin)
	groups := t.kinships(&kin)
	found := make([]unseen, len(groups)) // groups share no text: each is looked at by itself
	workers.All(len(groups), func(n int) { found[n] = t.sourceOf(groups[n], forced) })
	for _, u := range found {
		if len(u.children) > 0 {
			t.adopt(u)
		}
	}
}

// sourceOf gives the unseen source of a group; one without children when nothing speaks for any.
func (t *transmission) sourceOf(texts []int32, forced map[int32]bool) unseen {
	g := siblings{texts: texts, forced: make(map[int32]bool)}
	t.creditors(&g)
	headed := t.headed(&g)
	for _, i := range texts {
		if forced[i] && !headed {
			g.forced[i] = true
		}
	}
	if len(g.forced) == 0 && len(g.credited) == 0 && (headed || len(texts) < groupLeast || t.deedsOf(texts) <= assumed) {
		return unseen{}
	}
	return t.common(&g)
}

// oneDispatch reports whether two texts may be tellings of one dispatch: of one event, and no books.
func (t *transmission) oneDispatch(x, y int32) bool {
	return t.event[x] == t.event[y] && len(t.texts[x].tokens) <= dispatchMost && len(t.texts[y].tokens) <= dispatchMost
}

// creditors finds the agency that most texts of a group credit while none shares anything with a text of its own; of equals the first by name.
func (t *transmission) creditors(g *siblings) {
	named := make(map[string]map[int32]bool)
	for _, i := range g.texts {
		for _, c := range t.dirs.origins[i].credits {
			if named[c.agency] == nil {
				named[c.agency] = make(map[int32]bool)
			}
			named[c.agency][i] = true
		}
	}
	for _, i := range g.texts {
		for _, here := range t.dirs.agencies[i] {
			delete(named, here)
		}
		delete(named, t.dirs.origins[i].agency)
	}
	for agency, by := range named {
		if n := len(by); n >= 2 && (n > len(g.credited) || n == len(g.credited) && agency < g.agency) {
			g.agency, g.credited = agency, by
		}
	}
}

// headed reports whether a text of a group that was taken from nowhere is an agency's own: then nobody need look for another.
func (t *transmission) headed(g *siblings) bool {
	return slices.ContainsFunc(g.texts, func(i int32) bool { return t.source(i) < 0 && t.dirs.origins[i].agency != "" })
}

// kinships gives the groups of two texts and more, in the order of ids.
func (t *transmission) kinships(kin *groups) [][]int32 {
	var all [][]int32
	number := make(map[int32]int)
	for i := range int32(len(t.texts)) {
		g := kin.find(i)
		if kin.up[g] == -1 {
			continue
		}
		n, known := number[g]
		if !known {
			n, number[g] = len(all), len(all)
			all = append(all, nil)
		}
		all[n] = append(all[n], i)
	}
	return all
}

// deedsOf is what all copies of a group cost from their parents.
func (t *transmission) deedsOf(group []int32) float64 {
	sum := 0.
	for _, i := range group {
		if k := t.parent[i]; k >= 0 {
			sum += t.pairings[k].cost()
		}
	}
	return sum
}

// heldBy is the share of text i that its parent has.
func (t *transmission) heldBy(i int32) float64 {
	m := &t.matches[t.parent[i]]
	ofA, ofB := held(m, t.texts)
	if m.a == i {
		return ofA
	}
	return ofB
}

// signs gives the copies whose parent cannot have been all they were taken from, while a common source explains it.
func (t *transmission) signs(kin *groups) map[int32]bool {
	found := make(map[int32]bool)
	for k := range t.matches {
		if t.pairings[k].quotation {
			continue
		}
		m := &t.matches[k]
		for _, yz := range [2][2]int32{{m.a, m.b}, {m.b, m.a}} {
			y, z := yz[0], yz[1]
			x := t.source(y)
			if x >= 0 && x != z && t.oneDispatch(x, y) && t.oneDispatch(z, y) && t.eachAnother(x, y, z) {
				kin.union(x, y)
				kin.union(x, z)
				found[y] = true
			}
		}
	}
	return found
}

// eachAnother reports whether each of three texts lacks what the two others share: a fourth was before them. y was thought to be taken from x.
// Two of the three do where the dates forbid that y is what the others were taken from.
func (t *transmission) eachAnother(x, y, z int32) bool {
	xy, okXY := t.pairs[pairKey(x, y)]
	yz, okYZ := t.pairs[pairKey(y, z)]
	xz, okXZ := t.pairs[pairKey(x, z)]
	if !okXY || !okYZ || !okXZ { // x and z share nothing: y is put together from both
		return false
	}
	if !t.apart(y, yz, xy) || !t.apart(z, yz, xz) || !t.apart(y, xy, yz) {
		return false
	}
	return t.apart(x, xz, xy) || t.known(xy, x) && t.known(yz, z)
}

// apart reports whether text i shares with one match's other text what it does not share with the second's: a stretch, or words within what it
// shares with both. One word may have been changed twice alike.
func (t *transmission) apart(i, with, without int32) bool {
	return longestOutside(t.matches[with].spans(i), t.matches[without].spans(i)) >= freshRun || t.wordsApart(i, with, without) >= apartWords
}

// wordsApart counts the words of text i that one match's other text has and the second's has changed.
func (t *transmission) wordsApart(i, with, without int32) int {
	sameWith, sameWithout := t.same(with, i), t.same(without, i)
	count := 0
	for _, s := range t.matches[without].spans(i) {
		for k := int(s.from); k < int(s.to); k++ {
			if sameWith.has(k) && !sameWithout.has(k) && !houseWord(t.texts[i].tokens[k].Key) {
				count++
			}
		}
	}
	return count
}

// houseWord reports words that every house writes in its own way, so that two change them alike: numbers, days, hours of the day, months.
func houseWord(key arabic.Key) bool { return key.Number() || houseKeys[key] }

var houseKeys = func() map[arabic.Key]bool {
	keys := make(map[arabic.Key]bool)
	for _, t := range arabic.Tokenize(nil, `اليوم أمس بالأمس أول غدا السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة صباح مساء فجر ظهر عصر ليل صباحا مساء يوم
		كانون الأول الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر
		نوفمبر ديسمبر جانفي فيفري أفريل ماي جوان جويلية أوت غشت شتنبر نونبر دجنبر يوليوز`) {
		keys[t.Key] = true
	}
	return keys
}()

// same are the words of text i that a match's other text has.
func (t *transmission) same(k, i int32) *words {
	if i == t.matches[k].a {
		return &t.pairings[k].edits.sameA
	}
	return &t.pairings[k].edits.sameB
}

// known reports whether a match is known to have been taken from x.
func (t *transmission) known(k, x int32) bool {
	return t.pairings[k].direction == Known && t.pairings[k].source == x
}

// common rebuilds the source of a group and takes for its children the copies that are forced, those that credit its agency, the texts without
// parent, and those it explains better than their parents do. If these are too few, or assuming it saves too little, there is no such source.
func (t *transmission) common(g *siblings) unseen {
	u := t.rebuild(g)
	saved := 0.
	for _, i := range g.texts {
		own := t.texts[i].tokens
		from := compareTokens(u.tokens, own)
		share := float64(from.exact) / float64(max(1, len(own)))
		if t.source(i) >= 0 {
			saves, hangs := t.saves(g, i, &from)
			if !hangs {
				continue
			}
			saved += max(0, saves)
		} else {
			if len(g.forced)+len(g.credited) == 0 && float64(from.exact) >= heldShare*float64(len(u.tokens)) && from.ofB < cheaperBy {
				return unseen{} // the source may be here after all
			}
			if share < ownShare {
				continue
			}
			saved -= from.ofB
		}
		if g.credited[i] {
			u.agency = g.agency
		}
		u.children, u.shares = append(u.children, i), append(u.shares, share)
	}
	switch {
	case u.agency != "" && len(u.children) >= 2:
		return u
	case len(u.children) < groupLeast, len(g.forced) == 0 && saved < assumed:
		return unseen{}
	}
	u.agency = t.agreed(u.children)
	return u
}

// saves gives what a copy costs less when made of the rebuilt text than of its parent, and whether it is the former's.
func (t *transmission) saves(g *siblings, i int32, from *deeds) (float64, bool) {
	saves := t.costFrom(t.source(i), i) - from.ofB
	if g.forced[i] || g.credited[i] && saves >= -creditGives && !t.bound(i) {
		return saves, true
	}
	saves -= max(0, t.pairings[t.parent[i]].odds)
	return saves, saves > cheaperBy
}

// bound reports whether a text names its parent, as its source or by mistake.
func (t *transmission) bound(i int32) bool {
	p := &t.pairings[t.parent[i]]
	return slices.ContainsFunc(p.evidence, func(e Evidence) bool { return (e.Kind == namedCredit || e.Kind == residue) && e.Weight > 0 })
}

// costFrom is what text i costs when made of its parent x, measured as from a rebuilt text.
func (t *transmission) costFrom(x, i int32) float64 {
	if len(t.texts[x].tokens) > dispatchMost {
		return t.pairings[t.parent[i]].cost()
	}
	return compareTokens(t.texts[x].tokens, t.texts[i].tokens).ofB
}

// adopt puts the children of an unseen source under it.
func (t *transmission) adopt(u unseen) {
	u.id = t.freeID("unseen-" + t.dirs.id(u.children[0]))
	// Note: calling two siblings whole copies of each other where both are wholly of the source was tried: people call such a pair part (.947 for .962).
	for _, i := range u.children {
		t.parent[i], t.sure[i], t.under[i] = -1, false, int32(len(t.unseen))
	}
	t.unseen = append(t.unseen, u)
}

// agreed is the one agency that all who credit any credit.
func (t *transmission) agreed(group []int32) string {
	agency := ""
	for _, i := range group {
		for _, c := range t.dirs.origins[i].credits {
			if agency != "" && c.agency != agency {
				return ""
			}
			agency = c.agency
		}
	}
	return agency
}

// freeID makes an id that no article has.
func (t *transmission) freeID(id string) string {
	for {
		_, taken := slices.BinarySearchFunc(t.texts, id, func(x text, id string) int { return cmp.Compare(x.article.ID, id) })
		if !taken {
			return id
		}
		id += "'"
	}
}
