// Reports filled into one template, which are alike and not the same.
package dedup

import (
	"cmp"
	"context"
	"slices"
	"sync/atomic"
)

// A weather report or a market close shares most of its wording with every other day's. What it shares is what sets it apart from a copied text: a
// wire copy's shingles burst over a day or two, a template's recur for weeks. So of the texts that are alike in a large group, the
// shingles found on many days (or, undated, in many texts) are the template's, and two texts are one only if they also share what is not.
const (
	templateDays  = 8  // a shingle on more days than this is a template's
	templateTexts = 50 // undated: in more texts than this
	sureJaccard   = .8 // from here on so little is left beside the template that the two are one text, however often it recurs
	rareShare     = .5 // of the threshold: least Jaccard of what is not the template's
)

// withoutTemplates leaves out the edges that only a template makes. Ordinary copies come in groups too small to be asked.
// A group is held together by akin pairs too: where few of a template's reports reach the threshold, the others still show what it is.
func (d *Deduped) withoutTemplates(ctx context.Context, edges, akin []edge) ([]edge, error) {
	groups := newGroups(len(d.texts))
	for _, pairs := range [][]edge{edges, akin} {
		for _, e := range pairs {
			groups.join(e.a, e.b)
		}
	}
	members := make(map[uint32][]uint32)
	for i := range uint32(len(d.texts)) {
		if g := groups.of(i); g != i {
			if members[g] == nil {
				members[g] = []uint32{g}
			}
			members[g] = append(members[g], i)
		}
	}
	byGroup := make(map[uint32][]int) // edges to look at
	for i, e := range edges {
		g := groups.of(e.a)
		if (len(members[g]) > templateDays || d.crowded[e.a] && d.crowded[e.b]) && e.jaccard() < sureJaccard {
			byGroup[g] = append(byGroup[g], i)
		}
	}
	if len(byGroup) == 0 {
		return edges, nil
	}
	suspects := make([]uint32, 0, len(byGroup))
	for g := range byGroup {
		suspects = append(suspects, g)
	}
	slices.Sort(suspects)
	var next atomic.Int64
	err := d.parallel(ctx, func(v *verifier) (more bool, err error) {
		i := int(next.Add(1)) - 1
		if i >= len(suspects) {
			return false, nil
		}
		g := suspects[i]
		return true, d.judge(v, members[g], edges, byGroup[g])
	})
	return slices.DeleteFunc(edges, func(e edge) bool { return e.shared == 0 }), err
}

// spread is on how many days, and in how many undated texts, a shingle is found.
type spread struct{ days, last, undated int32 }

func (s spread) template() bool { return s.days > templateDays || s.undated > templateTexts }

// judge takes the shared count of those edges away whose texts have too little in common beside the template.
func (d *Deduped) judge(v *verifier, members []uint32, edges []edge, which []int) error {
	byDay := slices.Clone(members)
	slices.SortStableFunc(byDay, func(x, y uint32) int { return cmp.Compare(d.day(x), d.day(y)) })
	found := make(map[uint64]spread)
	texts := make(map[uint32][]uint64, len(members))
	for _, t := range byDay {
		shingles, err := v.shingles(t)
		if err != nil {
			return err
		}
		day := d.day(t)
		for _, x := range shingles {
			s := found[x]
			switch {
			case day == noDay:
				s.undated++
			case s.days == 0 || s.last != day:
				s.days++
				s.last = day
			}
			found[x] = s
		}
		texts[t] = slices.Clone(shingles)
	}
	for t, shingles := range texts {
		texts[t] = slices.DeleteFunc(shingles, func(x uint64) bool { return found[x].template() || d.crowd.template(x) })
	}
	for _, i := range which {
		e := &edges[i]
		v.set.Fill(texts[e.a])
		v.setOf = 0
		a, b := texts[e.a], texts[e.b]
		shared := v.set.Shared(b)
		if float64(shared) < rareShare*d.threshold*float64(len(a)+len(b)-shared) || len(a)+len(b) == 0 {
			e.shared = 0
		}
	}
	return nil
}

// noDay sorts behind every day.
const noDay = 1<<31 - 1

// day is when a text first came out, in days since 1970.
func (d *Deduped) day(text uint32) int32 {
	at := d.texts[text].first().published
	if at == undated {
		return noDay
	}
	const seconds = 24 * 60 * 60
	return int32(min(max(at/seconds, -noDay), noDay-1))
}
