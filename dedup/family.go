// Families: articles that carry one text, whole or trimmed.
package dedup

import (
	"cmp"
	"context"
	"slices"

	"github.com/zeebo/xxh3"

	"isnad/dedup/corpus"
	"isnad/dedup/lsh"
	"isnad/similarity"
	"isnad/similarity/arabic"
)

// What makes two texts one. All are shares of shingles that are no template's (see familyTexts.spread), but for copyJaccard.
const (
	familyJaccard     = .5 // edited copies: of ten words one is changed, or a third is cut and added
	familyContainment = .8 // trimmed copies: four fifths of the shorter stand in the longer
	copyJaccard       = .9 // of all shingles: as good as the same text, however often it recurs
	familyShared      = 6  // shingles: ten words in a row. Shorter runs are names, titles, honorifics
	lateJaccard       = .7 // texts more than burst days apart: an outlet uses old paragraphs again for what is new
	familyMean        = .6 // least mean likeness to the family's members: two dispatches that a third one joins stay two
)

// Bounds of what is looked at.
const (
	burst         = 2   // days: copies follow their source within these
	familyCrowd   = 100 // texts that may hold a shingle before only the first of them are paired by it
	familySample  = 16  // members that a newcomer is compared with
	familyFloor   = .3  // candidates: of the rare shingles of the shorter this share is held by both
	fewWords      = 10  // texts shorter than this say too little to be one because they are equal; their titles must be as well
	undatedSpread = 50  // texts: without dates a shingle held by more is a template's
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

// familyTexts are the distinct texts of a corpus, in the canonical order of their first articles.
type familyTexts struct {
	members  [][]int    // places of the articles that have the text, ascending
	shingles [][]uint64 // distinct
	days     []int32    // since 1970, of the text's first appearance; noDay
	rare     []int      // shingles that are no template's

	index    *lsh.Index
	template []bool // of the index's elements
}

// newFamilyTexts reads the articles' own texts and puts those of the same words together.
func newFamilyTexts(articles []corpus.Article, order []int) *familyTexts {
	all := make([]ownWords, len(order))
	eachWorker(len(order), func(claim func() (from, to int)) {
		var reader words
		var set similarity.Set
		for from, to := claim(); from < to; from, to = claim() {
			for i := from; i < to; i++ {
				all[i] = readOwn(&articles[order[i]], &reader, &set)
			}
		}
	})
	t := &familyTexts{}
	number := make(map[uint64]int, len(order))
	for i, own := range all {
		n, seen := number[own.hash]
		if !seen || own.hash == 0 {
			n = len(t.members)
			number[own.hash] = n
			t.members = append(t.members, nil)
			t.shingles = append(t.shingles, own.shingles)
			t.days = append(t.days, own.day)
		}
		t.members[n] = append(t.members[n], i)
		t.days[n] = min(t.days[n], own.day)
	}
	return t
}

// ownWords is an article's own text as families look at it.
type ownWords struct {
	hash     uint64 // of its words in order; 0 without any
	shingles []uint64
	day      int32
}

func readOwn(a *corpus.Article, reader *words, set *similarity.Set) ownWords {
	own := ownWords{hash: reader.read(ownText(a)), day: noDay}
	if len(reader.tokens) == 0 {
		own.hash = 0
	} else if len(reader.tokens) < fewWords {
		own.hash ^= xxh3.HashString(arabic.Fold(a.Title))
	}
	own.shingles = slices.Clone(set.Fill(reader.shingles))
	if d := bestDate(a); d.Precision >= arabic.Day {
		own.day = int32(d.Time.Unix() / secondsOfDay)
	}
	return own
}

const secondsOfDay = 24 * 60 * 60

// measure finds the shingles that are a template's: a copied text bursts over a day or two, what is found on many days is the wording of reports
// filled in again and again, or of the house.
func (t *familyTexts) measure(index *lsh.Index) {
	t.index = index
	t.template = make([]bool, index.Elements())
	eachWorker(len(t.template), func(claim func() (from, to int)) {
		var days []int32
		for from, to := claim(); from < to; from, to = claim() {
			for i := from; i < to; i++ {
				t.template[i], days = t.spread(index.Holders(i), days[:0])
			}
		}
	})
	t.rare = make([]int, len(t.shingles))
	for i := range t.rare {
		t.rare[i] = len(t.shingles[i])
		for _, element := range index.Of(i) {
			if t.template[element] {
				t.rare[i]--
			}
		}
	}
}

// spread says whether texts are too many, or of too many days, to be copies of one.
func (t *familyTexts) spread(texts []uint32, days []int32) (wide bool, scratch []int32) {
	if len(texts) <= templateDays {
		return false, days
	}
	for _, text := range texts {
		if t.days[text] != noDay {
			days = append(days, t.days[text])
		}
	}
	undated := len(texts) - len(days)
	slices.Sort(days)
	return undated > undatedSpread || len(slices.Compact(days)) > templateDays, days
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

// one says whether two texts, likened so far, are one.
func (t *familyTexts) one(s sameText) bool {
	x, y := t.days[s.A], t.days[s.B]
	if x != noDay && y != noDay && max(x, y)-min(x, y) > burst {
		return s.jaccard >= lateJaccard
	}
	return s.jaccard >= familyJaccard || s.containment >= familyContainment
}

// sameText is two texts that are one.
type sameText struct {
	lsh.Pair
	jaccard, containment float64
}

// verified compares the pairs and keeps those that are one text, the likest first.
func (t *familyTexts) verified(pairs []lsh.Pair) []sameText {
	found := make([]sameText, len(pairs))
	inParallel(len(pairs), func(i int) {
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
