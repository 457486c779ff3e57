// Families: articles that carry one text, whole or trimmed.
package dedup

import (
	"cmp"
	"context"
	"slices"

	"isnad/dedup/corpus"
	"isnad/dedup/lsh"
	"isnad/similarity"
	"isnad/workers"
)

// What makes two texts one. All are shares of shingles that are no template's (see familyTexts.spread), but for copyJaccard.
const (
	familyJaccard     = .4 // edited copies: of ten words one is changed, or two papers each cut three tenths of one dispatch, not the same
	familyContainment = .7 // trimmed copies: seven tenths of the shorter stand in the longer
	copyJaccard       = .9 // of all shingles: as good as the same text, however often it recurs
	familyShared      = 6  // shingles: ten words in a row. Shorter runs are names, titles, honorifics
	retoldJaccard     = .7 // where an outlet's own old paragraphs must be told from copies, see one
	titleContainment  = .6 // words of the shorter title that the other has: two articles of one outlet on one thing
	titleShared       = 3  // and at least so many
	familyMean        = .6 // of all pairs of two families that become one: two dispatches that a third report joins stay two
)

// Bounds of what is looked at.
const (
	burst        = 2   // days: copies follow their source within these
	familyCrowd  = 100 // texts that may hold a shingle before only the first of them are paired by it
	familySample = 16  // members of a family that are compared with another's
	familyFloor  = .3  // candidates: of the rare shingles of the shorter this share is held by both
)

// families gives each article, in canonical order, its family, named by the family's first article. A family grows by pairs of texts
// that were compared and are one, and only while all its texts are like on average.
func families(ctx context.Context, articles []corpus.Article, order []int) ([]int, error) {
	texts, pairs, err := familyPairs(ctx, articles, order)
	if err != nil {
		return nil, err
	}
	return texts.named(texts.group(pairs), len(order)), nil
}

// familyPairs finds the texts of the articles, and of these the pairs that are one.
func familyPairs(ctx context.Context, articles []corpus.Article, order []int) (*familyTexts, []sameText, error) {
	t := newFamilyTexts(articles, order)
	index, err := lsh.NewIndex(ctx, t.shingles)
	if err != nil {
		return nil, nil, err
	}
	t.measure(index)
	candidates, err := index.Sharing(ctx, familyCrowd, t.promising)
	if err != nil {
		return nil, nil, err
	}
	return t, t.verified(candidates), nil
}

// promising picks the pairs that are compared.
func (t *familyTexts) promising(p lsh.Pair, shared int) bool {
	least := float64(min(t.rare[p.A], t.rare[p.B]))
	return shared >= familyShared && float64(shared) >= familyFloor*least
}

// likeness measures what two texts share beside templates, or all they share where that is nearly everything. What two texts share is in the
// index, so that this merges two short lists: about a microsecond.
func (t *familyTexts) likeness(a, b uint32) (jaccard, containment float64) {
	shared, rare := 0, 0
	x, y := t.index.Of(int(a)), t.index.Of(int(b))
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] < y[0]:
			x = x[1:]
		case x[0] > y[0]:
			y = y[1:]
		default:
			shared++
			if !t.template[x[0]] {
				rare++
			}
			x, y = x[1:], y[1:]
		}
	}
	if all := similarity.JaccardOf(shared, len(t.shingles[a]), len(t.shingles[b])); all >= copyJaccard {
		return all, similarity.ContainmentOf(shared, len(t.shingles[a]), len(t.shingles[b]))
	}
	if rare < familyShared {
		return 0, 0
	}
	return similarity.JaccardOf(rare, t.rare[a], t.rare[b]), similarity.ContainmentOf(rare, t.rare[a], t.rare[b])
}

// one says whether two texts, likened so far, are one. What they share may be old paragraphs under something new rather than a copy where
// copies would have followed sooner, and where both are of one outlet and not two versions of one page.
func (t *familyTexts) one(s sameText) bool {
	x, y := t.first[s.A], t.first[s.B]
	from, to := min(t.days[s.A], t.days[s.B]), max(t.days[s.A], t.days[s.B])
	alike := s.jaccard >= familyJaccard || s.containment >= familyContainment
	switch {
	case s.jaccard >= retoldJaccard:
		return true
	case x.URL != "" && x.URL == y.URL:
		return alike
	case to != noDay && to-from > burst:
		return false
	case x.Outlet != "" && x.Outlet == y.Outlet:
		return alike && t.sameTitle(s.Pair)
	}
	return alike
}

func (t *familyTexts) sameTitle(p lsh.Pair) bool {
	x, y := t.titles[p.A], t.titles[p.B]
	return similarity.Shared(x, y) >= titleShared && similarity.Containment(x, y) >= titleContainment
}

// sameText is two texts that are one.
type sameText struct {
	lsh.Pair
	jaccard, containment float64
}

// verified compares the pairs and keeps those that are one text, the likest first.
func (t *familyTexts) verified(pairs []lsh.Pair) []sameText {
	found := make([]sameText, len(pairs))
	workers.All(len(pairs), func(i int) {
		found[i].Pair = pairs[i]
		found[i].jaccard, found[i].containment = t.likeness(pairs[i].A, pairs[i].B)
	})
	found = slices.DeleteFunc(found, func(s sameText) bool { return !t.one(s) })
	slices.SortFunc(found, func(x, y sameText) int {
		return cmp.Or(cmp.Compare(y.jaccard, x.jaccard), cmp.Compare(y.containment, x.containment), x.Compare(y.Pair))
	})
	return found
}

// group joins texts by the pairs that are one, the likest first, where the two families they belong to are like enough on average. It returns each text's
// family, named by its first text.
//
// Note: single linkage joins whatever a report that prints two dispatches in one holds; complete linkage parts two trimmed copies that kept
// different parts of one text; comparing with each family's fullest text alone parts copies of a copy that was edited at the other end.
func (t *familyTexts) group(pairs []sameText) []uint32 {
	families := newGroups(len(t.shingles))
	members := make([][]uint32, len(t.shingles)) // by family; nil: the text alone
	of := func(family uint32) []uint32 {
		if members[family] == nil {
			return []uint32{family}
		}
		return members[family]
	}
	for _, l := range pairs {
		x, y := families.of(l.A), families.of(l.B)
		if x == y || t.meanLikeness(of(x), of(y)) < familyMean {
			continue
		}
		families.join(x, y)
		members[families.of(x)], members[max(x, y)] = append(of(x), of(y)...), nil
	}
	for i := range families {
		families[i] = families.of(uint32(i))
	}
	return families
}

// meanLikeness is how like two families' texts are on average, by the greater of Jaccard and containment.
func (t *familyTexts) meanLikeness(x, y []uint32) float64 {
	x, y = x[:min(len(x), familySample)], y[:min(len(y), familySample)]
	sum := 0.
	for _, a := range x {
		for _, b := range y {
			jaccard, containment := t.likeness(a, b)
			sum += max(jaccard, containment)
		}
	}
	return sum / float64(len(x)*len(y))
}

// named turns texts' families into articles' families.
func (t *familyTexts) named(families []uint32, articles int) []int {
	groups := make([]int, articles)
	for text, family := range families { // texts are numbered in the order of their first articles
		for _, place := range t.members[text] {
			groups[place] = t.members[family][0]
		}
	}
	return groups
}
