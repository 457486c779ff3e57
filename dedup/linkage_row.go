// What binds clusters while linkage joins them.
package dedup

import (
	"math"
	"slices"
)

// row is the clusters that one is bound to, ascending, and what lies between: two lists, so that a look-up, which misses the caches, goes
// through four bytes a cluster.
type row struct {
	others []int32
	across []across
}

// across is what lies between two clusters.
type across struct {
	sum   float64 // of the weights
	least int32   // the pairs that the mean is over are at least so many; counted where it matters
}

func (x across) plus(y across) across {
	return across{x.sum + y.sum, x.least + min(y.least, math.MaxInt32-x.least)}
}

func newRow(room int) row { return row{make([]int32, 0, room), make([]across, 0, room)} }

// add puts a cluster behind the others.
func (r *row) add(other int32, x across) {
	r.others, r.across = append(r.others, other), append(r.across, x)
}

func (r row) behindFirst() row { return row{r.others[1:], r.across[1:]} }

// replace puts x in the place of what binds to cluster into, or, where nothing does, of what binds to from, which stands behind it and
// is no more. Where both do, what is no more stays: closing the gap costs more than passing over it.
func (r *row) replace(from, into int32, x across) {
	i, found := slices.BinarySearch(r.others, into)
	if !found {
		gone, _ := slices.BinarySearch(r.others[i:], from)
		gone += i
		copy(r.others[i+1:gone+1], r.others[i:gone])
		copy(r.across[i+1:gone+1], r.across[i:gone])
	}
	r.others[i], r.across[i] = into, x
}

// bind fills the clusters' rows; it uses the memory of bonds. Weights between two groups are added up in the order of bonds.
func (l *linkage) bind(bonds []bond) {
	bonds = l.summed(bonds)
	sizes := make([]int, len(l.clusters))
	for _, b := range bonds {
		sizes[b.a]++
		sizes[b.b]++
	}
	all := newRow(2 * len(bonds))
	from := 0
	for i, n := range sizes {
		l.clusters[i].row = row{all.others[from : from : from+n], all.across[from : from : from+n]}
		from += n
	}
	for _, b := range bonds { // each row is given its smaller clusters first, in whose turn they come
		l.clusters[b.a].row.add(b.b, across{sum: b.weight})
		l.clusters[b.b].row.add(b.a, across{sum: b.weight})
	}
}

// summed makes of the bonds of items one bond for each two groups, the smaller first, in the order of both.
func (l *linkage) summed(bonds []bond) []bond {
	n := 0
	for _, b := range bonds {
		if x, y := int32(l.groups[b.a]), int32(l.groups[b.b]); x != y {
			bonds[n] = bond{min(x, y), max(x, y), b.weight}
			n++
		}
	}
	bonds = bonds[:n]
	scratch := make([]bond, n)
	sortStably(scratch, bonds, len(l.groups), func(b *bond) int32 { return b.b })
	sortStably(bonds, scratch, len(l.groups), func(b *bond) int32 { return b.a })
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

// sortStably sorts bonds by one of their groups by counting, into other memory of the same size.
func sortStably(to, from []bond, groups int, by func(*bond) int32) {
	next := make([]int, groups+1)
	for i := range from {
		next[by(&from[i])+1]++
	}
	for g := range groups {
		next[g+1] += next[g]
	}
	for i := range from {
		g := by(&from[i])
		to[next[g]] = from[i]
		next[g]++
	}
}
