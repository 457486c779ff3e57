// Average linkage over a sparse graph.
package dedup

import (
	"cmp"
	"container/heap"
	"math"
	"slices"
	"sort"
)

// bond is a weighted pair of items; pairs without one have weight 0.
type bond struct {
	a, b   int32
	weight float64 // in [0,1]
}

// linkage joins groups of items. The zero value of its fields but groups and cut is plain average linkage.
type linkage struct {
	groups []int  // item → its group to start from, named by the group's smallest item
	silent []bool // items that count for nothing and go with their group, which has others; nil: none
	cut    float64
	// With a reach, the mean is over the pairs no farther apart than it by their times (NaN is near all): an affair of weeks holds together
	// although its last day shares no word with its first.
	times []float64
	reach float64

	clusters []cluster
	parent   []int // of a cluster that is part of another: that one
	queue    mergers
}

// cluster is a group while it grows.
type cluster struct {
	size, version int
	row           row
	times         []float64 // ascending, unknown ones first; nil without a reach
}

// join joins the two clusters with the greatest mean weight over all pairs of items across, as long as that is at least cut, and
// returns each item's cluster as its smallest item. Mean over all pairs: a chain of single strong bonds does not join two
// groups. Ties go to the clusters with the smaller items, so that the result depends on the order of items alone.
//
// It uses the memory of bonds. A merger costs the length of both rows. Note: rows as maps take several times as long; the graph's components one by one are no
// gain, since two thirds of a newspaper's events hang together by bonds that reach the cut.
func (l *linkage) join(bonds []bond) []int {
	l.begin(bonds)
	l.parent = slices.Clone(l.groups)
	parent := l.parent
	for l.queue.Len() > 0 {
		m := heap.Pop(&l.queue).(merger)
		a, b := &l.clusters[m.a], &l.clusters[m.b]
		if a.size == 0 || b.size == 0 || a.version != m.versionA || b.version != m.versionB {
			continue // one of them has changed since
		}
		parent[m.b] = m.a
		l.merge(m.a, m.b)
	}
	for i := range parent {
		for parent[i] != parent[parent[i]] {
			parent[i] = parent[parent[i]]
		}
	}
	return parent
}

// begin makes the clusters and the first proposals.
func (l *linkage) begin(bonds []bond) {
	l.clusters = make([]cluster, len(l.groups))
	for item, g := range l.groups {
		if l.silent != nil && l.silent[item] {
			continue
		}
		c := &l.clusters[g]
		c.size++
		if l.reach > 0 {
			c.times = append(c.times, l.times[item])
		}
	}
	for i := range l.clusters {
		slices.Sort(l.clusters[i].times) // NaN first
	}
	l.bind(bonds)
	for a := range l.clusters {
		row := &l.clusters[a].row
		for i, other := range row.others {
			if a < int(other) {
				l.propose(a, int(other), &row.across[i])
			}
		}
	}
}

// propose puts a merger of two clusters in the queue if their mean is enough.
func (l *linkage) propose(a, b int, x *across) {
	if x.sum/float64(max(x.least, 1)) < l.cut {
		return
	}
	a, b = min(a, b), max(a, b)
	pairs := l.pairs(&l.clusters[a], &l.clusters[b])
	x.least = int32(min(pairs, math.MaxInt32))
	if mean := x.sum / float64(max(pairs, 1)); mean >= l.cut {
		heap.Push(&l.queue, merger{a: a, b: b, mean: mean, versionA: l.clusters[a].version, versionB: l.clusters[b].version})
	}
}

// merge puts the items of b into a, which is the smaller.
func (l *linkage) merge(into, from int) {
	a, b := &l.clusters[into], &l.clusters[from]
	a.size += b.size
	a.version++
	a.times = append(a.times, b.times...)
	slices.Sort(a.times)
	merged := newRow(len(a.row.others) + len(b.row.others))
	x, y := a.row, b.row
	*b = cluster{}
	for len(x.others) > 0 || len(y.others) > 0 {
		switch {
		case len(y.others) == 0 || len(x.others) > 0 && x.others[0] < y.others[0]:
			if l.alive(x.others[0]) {
				merged.add(x.others[0], x.across[0])
			}
			x = x.behindFirst()
			continue
		case len(x.others) == 0 || y.others[0] < x.others[0]:
			if l.alive(y.others[0]) && y.others[0] != int32(into) {
				merged.add(y.others[0], y.across[0])
				l.clusters[y.others[0]].row.replace(int32(from), int32(into), y.across[0])
			}
		case l.alive(x.others[0]):
			both := x.across[0].plus(y.across[0])
			merged.add(x.others[0], both)
			l.clusters[x.others[0]].row.replace(int32(from), int32(into), both)
			fallthrough
		default:
			x = x.behindFirst()
		}
		y = y.behindFirst()
	}
	a.row = merged
	for i, other := range merged.others {
		l.propose(into, int(other), &merged.across[i])
	}
}

// alive says whether a cluster is no part of another. Rows keep those that are until they are merged themselves.
func (l *linkage) alive(cluster int32) bool { return l.parent[cluster] == int(cluster) }

// pairs counts the pairs of items across that the mean is over.
func (l *linkage) pairs(a, b *cluster) int {
	if l.reach == 0 {
		return a.size * b.size
	}
	if a.size > b.size {
		a, b = b, a
	}
	unknown := sort.Search(len(b.times), func(i int) bool { return !math.IsNaN(b.times[i]) })
	n := 0
	for _, t := range a.times {
		if math.IsNaN(t) {
			n += b.size
			continue
		}
		known := b.times[unknown:]
		n += unknown + sort.Search(len(known), func(i int) bool { return known[i] > t+l.reach }) - sort.SearchFloat64s(known, t-l.reach)
	}
	return n
}

// merger is two clusters that may join, as they stood when their mean was taken.
type merger struct {
	a, b               int
	mean               float64
	versionA, versionB int
}

// mergers is a heap with the greatest mean on top.
type mergers []merger

func (q mergers) Len() int { return len(q) }
func (q mergers) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(q[j].mean, q[i].mean), cmp.Compare(q[i].a, q[j].a), cmp.Compare(q[i].b, q[j].b)) < 0
}
func (q mergers) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *mergers) Push(x any)   { *q = append(*q, x.(merger)) }
func (q *mergers) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}
