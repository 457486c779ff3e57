// What binds clusters while linkage joins them.
package dedup

import "math"

// link is what lies between two clusters. Each stands once, so that a cluster's links stay as they are when another is joined to a third;
// one that has both ends in one cluster is void.
type link struct {
	sum   float64 // of the weights
	a, b  int32   // a < b
	least int32   // the pairs that the mean is over are at least so many; counted where it matters
}

func (k *link) void() bool { return k.a == k.b }

func (k *link) other(end int32) int32 { return k.a + k.b - end }

// bind fills links; it uses the memory of bonds. Weights between two groups are added up in the order of items.
func (l *linkage) bind(bonds []bond) {
	bonds = l.summed(bonds)
	sizes := make([]int, len(l.clusters))
	for _, b := range bonds {
		sizes[b.a]++
		sizes[b.b]++
	}
	all := make([]int32, 2*len(bonds))
	for i, n := range sizes {
		l.clusters[i].links, all = all[:0:n], all[n:]
	}
	l.links = make([]link, len(bonds))
	for i, b := range bonds {
		l.links[i] = link{sum: b.weight, a: b.a, b: b.b}
		for _, end := range [2]int32{b.a, b.b} {
			l.clusters[end].links = append(l.clusters[end].links, int32(i))
		}
	}
}

// take gives a cluster the links of another that becomes part of it.
func (l *linkage) take(into, from int32) {
	a, b := &l.clusters[into], &l.clusters[from]
	links := a.links[:0]
	for _, place := range a.links {
		k := &l.links[place]
		if k.void() || k.other(into) == from {
			k.b = k.a
			continue
		}
		l.at[k.other(into)] = place + 1
		links = append(links, place)
	}
	kept := len(links)
	for _, place := range b.links {
		k := &l.links[place]
		if k.void() {
			continue
		}
		other := k.other(from)
		if at := l.at[other]; at > 0 {
			l.links[at-1].add(k)
			continue
		}
		k.a, k.b = min(into, other), max(into, other)
		links = append(links, place)
	}
	for _, place := range links[:kept] {
		l.at[l.links[place].other(into)] = 0
	}
	a.links = links
}

// add takes up another link, which is void from then on.
func (k *link) add(other *link) {
	k.sum += other.sum
	k.least += min(other.least, math.MaxInt32-k.least)
	other.b = other.a
}

// summed makes of the bonds of items one bond for each two groups, the smaller first, in the order of both.
func (l *linkage) summed(bonds []bond) []bond {
	scratch := make([]bond, len(bonds))
	l.sort(bonds, scratch)
	n := 0
	for _, b := range bonds {
		if x, y := int32(l.groups[b.a]), int32(l.groups[b.b]); x != y {
			bonds[n] = bond{min(x, y), max(x, y), b.weight}
			n++
		}
	}
	bonds = bonds[:n]
	l.sort(bonds, scratch[:n])
	n = 0
	for i, b := range bonds {
		if i > 0 && bonds[n-1].a == b.a && bonds[n-1].b == b.b {
			bonds[n-1].weight += b.weight
		} else {
			bonds[n] = b
			n++
		}
	}
	return bonds[:n]
}

// sort puts bonds in the order of both ends, stably; it takes other memory of the same size.
func (l *linkage) sort(bonds, scratch []bond) {
	countingSort(scratch, bonds, len(l.groups), func(b *bond) int32 { return b.b })
	countingSort(bonds, scratch, len(l.groups), func(b *bond) int32 { return b.a })
}

// countingSort sorts bonds by one of their ends, stably, into other memory.
func countingSort(to, from []bond, ends int, by func(*bond) int32) {
	next := make([]int, ends+1)
	for i := range from {
		next[by(&from[i])+1]++
	}
	for g := range ends {
		next[g+1] += next[g]
	}
	for i := range from {
		g := by(&from[i])
		to[next[g]] = from[i]
		next[g]++
	}
}
