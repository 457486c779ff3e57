// Reports filled into one template, which are alike and not the same.
package dedup

import (
	"cmp"
	"context"
	"maps"
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
	var suspects []uint32
	for _, g := range slices.Sorted(maps.Keys(byGroup)) {
		if len(members[g]) <= manyMembers {
			suspects = append(suspects, g)
			continue
		}
		if err := d.judgeMany(ctx, members[g], edges, byGroup[g]); err != nil {
			return nil, err
		}
	}
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
		d.judgeEdge(v, e, texts[e.a], texts[e.b])
	}
	return nil
}

// judgeEdge takes the shared count away from two texts whose shingles beside the template have too little in common.
func (d *Deduped) judgeEdge(v *verifier, e *edge, a, b []uint64) {
	v.set.Fill(a)
	v.setOf = 0
	shared := v.set.Shared(b)
	if float64(shared) < rareShare*d.threshold*float64(len(a)+len(b)-shared) || len(a)+len(b) == 0 {
		e.shared = 0
	}
}

// manyMembers is how many texts' shingles are held at once to judge a group: some megabytes.
const manyMembers = 1000

// judgeMany is judge for a group of any size: shingles are counted in fixed memory, and texts read again for every edge.
func (d *Deduped) judgeMany(ctx context.Context, members []uint32, edges []edge, which []int) error {
	counted, err := d.countDays(ctx, members)
	if err != nil {
		return err
	}
	template := func(x uint64) bool { return counted.template(x) || d.crowd.template(x) }
	slices.SortFunc(which, func(i, j int) int {
		return cmp.Or(cmp.Compare(edges[i].b, edges[j].b), cmp.Compare(edges[i].a, edges[j].a))
	})
	var next atomic.Int64
	const chunk = 64
	return d.parallel(ctx, func(v *verifier) (more bool, err error) {
		from := int(next.Add(chunk)) - chunk
		if from >= len(which) {
			return false, nil
		}
		var rare [2][]uint64
		for _, i := range which[from:min(from+chunk, len(which))] {
			e := &edges[i]
			for side, text := range [2]uint32{e.a, e.b} {
				shingles, err := v.shingles(text)
				if err != nil {
					return false, err
				}
				rare[side] = slices.DeleteFunc(append(rare[side][:0], shingles...), template)
			}
			d.judgeEdge(v, e, rare[0], rare[1])
		}
		return true, nil
	})
}

// noDay sorts behind every day.
const noDay = 1<<31 - 1

// day is when a text first came out, in days since 1970.
func (d *Deduped) day(text uint32) int32 {
	at := d.texts[text].published
	if at == undated {
		return noDay
	}
	const seconds = 24 * 60 * 60
	return int32(min(max(at/seconds, -noDay), noDay-1))
}
