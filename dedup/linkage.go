// Average linkage over a sparse graph.
package dedup

import (
	"math"
	"slices"
	"sort"
)

// bond is a weighted pair of items, in any order of pairs; those without one have weight 0.
type bond struct {
	a, b   int32   // a < b
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
	links    []link
	at       []int32 // for take, by cluster: the place in links, counted from one, of what binds it to the cluster that grows; zero between calls
	queue    mergers
}

// cluster is a group while it grows.
type cluster struct {
	size    int
	version int32
	links   []int32   // places of those that bind it; some may be void
	times   []float64 // ascending, unknown ones first; nil without a reach
}

// join joins the two clusters with the greatest mean weight over all pairs of items across, as long as that is at least cut, and
// returns each item's cluster as its smallest item. Mean over all pairs: a chain of single strong bonds does not join two
// groups. Ties go to the clusters with the smaller items, so that the result depends on the order of items alone.
//
// It uses the memory of bonds. A merger costs the number of both clusters' links; those they are bound to are not touched. Note: rows as maps
// take several times as long, sorted rows that name the other cluster, each kept up to date, three times; the graph's components one by one
// are no gain, since two thirds of a newspaper's events hang together by bonds that reach the cut.
func (l *linkage) join(bonds []bond) []int {
	l.begin(bonds)
	parent := slices.Clone(l.groups)
	for len(l.queue) > 0 {
		m := l.queue.pop()
		a, b := &l.clusters[m.a], &l.clusters[m.b]
		if a.size == 0 || b.size == 0 || a.version != m.versionA || b.version != m.versionB {
			continue // one of them has changed since
		}
		parent[m.b] = int(m.a)
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
	l.at = make([]int32, len(l.groups))
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
	for i := range l.links {
		if m, ok := l.merger(&l.links[i]); ok {
			l.queue = append(l.queue, m)
		}
	}
	l.queue.order()
}

// merger says what joining two clusters comes to, if their mean is enough.
func (l *linkage) merger(k *link) (m merger, ok bool) {
	if k.sum/float64(max(k.least, 1)) < l.cut {
		return m, false
	}
	a, b := &l.clusters[k.a], &l.clusters[k.b]
	pairs := l.pairs(a, b)
	k.least = int32(min(pairs, math.MaxInt32))
	m = merger{a: k.a, b: k.b, mean: k.sum / float64(max(pairs, 1)), versionA: a.version, versionB: b.version}
	return m, m.mean >= l.cut
}

// merge puts the items of b into a, which is the smaller.
func (l *linkage) merge(into, from int32) {
	a, b := &l.clusters[into], &l.clusters[from]
	a.size += b.size
	a.version++
	a.times = append(a.times, b.times...)
	slices.Sort(a.times)
	l.take(into, from)
	*b = cluster{}
	for _, place := range a.links {
		if m, ok := l.merger(&l.links[place]); ok {
			l.queue.push(m)
		}
	}
}

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
