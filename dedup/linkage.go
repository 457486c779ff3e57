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
	a, b   int
	weight float64 // in [0,1]
}

// linkage joins groups of items. The zero value of its fields but groups and cut is plain average linkage.
type linkage struct {
	groups []int // item → its group to start from, named by the group's smallest item
	cut    float64
	// With a reach, the mean is over the pairs no farther apart than it by their times (NaN is near all): an affair of weeks holds together
	// although its last day shares no word with its first.
	times []float64
	reach float64

	clusters []cluster
	queue    mergers
}

// cluster is a group while it grows.
type cluster struct {
	size, version int
	sums          map[int]float64 // other cluster → sum of the weights across
	times         []float64       // ascending, unknown ones first; nil without a reach
}

// join joins the two clusters with the greatest mean weight over all pairs of items across, as long as that is at least cut, and
// returns each item's cluster as its smallest item. Mean over all pairs: a chain of single strong bonds does not join two
// groups. Ties go to the clusters with the smaller items, so that the result depends on the order of items alone.
func (l *linkage) join(bonds []bond) []int {
	l.begin(bonds)
	parent := slices.Clone(l.groups)
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
		c := &l.clusters[g]
		if c.size == 0 {
			c.sums = make(map[int]float64)
		}
		c.size++
		if l.reach > 0 {
			c.times = append(c.times, l.times[item])
		}
	}
	for i := range l.clusters {
		slices.Sort(l.clusters[i].times) // NaN first
	}
	for _, b := range bonds {
		if x, y := l.groups[b.a], l.groups[b.b]; x != y {
			l.clusters[x].sums[y] += b.weight
			l.clusters[y].sums[x] += b.weight
		}
	}
	for a := range l.clusters {
		for b, sum := range l.clusters[a].sums {
			if a < b {
				l.propose(a, b, sum)
			}
		}
	}
}

// propose puts a merger of two clusters in the queue if their mean is enough.
func (l *linkage) propose(a, b int, sum float64) {
	if b < a {
		a, b = b, a
	}
	x, y := &l.clusters[a], &l.clusters[b]
	if mean := sum / l.pairs(x, y); mean >= l.cut {
		heap.Push(&l.queue, merger{a: a, b: b, mean: mean, versionA: x.version, versionB: y.version})
	}
}

// merge puts the items of b into a.
func (l *linkage) merge(into, from int) {
	a, b := &l.clusters[into], &l.clusters[from]
	a.size += b.size
	a.version++
	a.times = append(a.times, b.times...)
	slices.Sort(a.times)
	for other, sum := range b.sums {
		if other == into {
			continue
		}
		a.sums[other] += sum
		o := &l.clusters[other]
		o.sums[into] = a.sums[other]
		delete(o.sums, from)
	}
	delete(a.sums, from)
	*b = cluster{}
	for other, sum := range a.sums {
		l.propose(into, other, sum)
	}
}

// pairs counts the pairs of items across that the mean is over, at least one.
func (l *linkage) pairs(a, b *cluster) float64 {
	if l.reach == 0 {
		return float64(a.size * b.size)
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
	return float64(max(n, 1))
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
