// Average linkage over a sparse graph.
package dedup

import (
	"cmp"
	"container/heap"
	"slices"
)

// link is a weighted pair of items; pairs that are not linked have weight 0.
type link struct {
	a, b   int
	weight float64 // in [0,1]
}

// averageLinkage starts from groups (item → its group, named by the group's smallest item) and joins the two clusters with the greatest mean
// weight over all pairs of items across, as long as that is at least cut. It returns each item's cluster as its smallest item.
// Mean over all pairs: a chain of single strong links does not join two groups. Ties go to the clusters with the smaller items, so
// that the result depends on the order of items alone.
func averageLinkage(groups []int, links []link, cut float64) []int {
	clusters := make([]cluster, len(groups))
	parent := slices.Clone(groups)
	for _, g := range groups {
		if clusters[g].size == 0 {
			clusters[g].sums = make(map[int]float64)
		}
		clusters[g].size++
	}
	for _, l := range links {
		if a, b := groups[l.a], groups[l.b]; a != b {
			clusters[a].sums[b] += l.weight
			clusters[b].sums[a] += l.weight
		}
	}
	var queue mergers
	for a := range clusters {
		for b, sum := range clusters[a].sums {
			if mean := sum / float64(clusters[a].size*clusters[b].size); a < b && mean >= cut {
				queue = append(queue, merger{a: a, b: b, mean: mean})
			}
		}
	}
	heap.Init(&queue)
	for queue.Len() > 0 {
		m := heap.Pop(&queue).(merger)
		a, b := &clusters[m.a], &clusters[m.b]
		if a.size == 0 || b.size == 0 || a.version != m.versionA || b.version != m.versionB {
			continue // one of them has changed since
		}
		parent[m.b] = m.a
		a.size += b.size
		a.version++
		for other, sum := range b.sums {
			if other == m.a {
				continue
			}
			a.sums[other] += sum
			o := &clusters[other]
			o.sums[m.a] = a.sums[other]
			delete(o.sums, m.b)
		}
		delete(a.sums, m.b)
		*b = cluster{}
		for other, sum := range a.sums {
			o := &clusters[other]
			if mean := sum / float64(a.size*o.size); mean >= cut {
				first, second := m.a, other
				if second < first {
					first, second = second, first
				}
				heap.Push(&queue, merger{a: first, b: second, mean: mean, versionA: clusters[first].version, versionB: clusters[second].version})
			}
		}
	}
	for i := range parent {
		for parent[i] != parent[parent[i]] {
			parent[i] = parent[parent[i]]
		}
	}
	return parent
}

// cluster is a group while it grows: the sum of link weights to each other group.
type cluster struct {
	size, version int
	sums          map[int]float64
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
