// Mergers of clusters, the best first.
package dedup

// merger is two clusters that may join, a < b, as they stood when their mean was taken.
type merger struct {
	mean               float64
	a, b               int32
	versionA, versionB int32
}

// before is the order in which mergers are made. Two of equal ends are the same but for their versions, of which one is outdated.
func (m *merger) before(n *merger) bool {
	switch {
	case m.mean != n.mean:
		return m.mean > n.mean
	case m.a != n.a:
		return m.a < n.a
	}
	return m.b < n.b
}

// mergers is a heap. Note: container/heap, which takes each element by way of an interface, is twice as slow and allocates for every merger.
type mergers []merger

// order makes a heap of mergers in any order.
func (q mergers) order() {
	for i := len(q)/2 - 1; i >= 0; i-- {
		q.sink(i)
	}
}

func (q *mergers) push(m merger) {
	*q = append(*q, m)
	h := *q
	i := len(h) - 1
	for i > 0 && m.before(&h[(i-1)/2]) {
		h[i] = h[(i-1)/2]
		i = (i - 1) / 2
	}
	h[i] = m
}

// pop takes the best.
func (q *mergers) pop() merger {
	h := *q
	best, last := h[0], len(h)-1
	h[0] = h[last]
	*q = h[:last]
	q.sink(0)
	return best
}

// sink moves an element down to where none below it is better.
func (q mergers) sink(i int) {
	if i >= len(q) {
		return
	}
	m := q[i]
	for child := 2*i + 1; child < len(q); child = 2*i + 1 {
		if child+1 < len(q) && q[child+1].before(&q[child]) {
			child++
		}
		if !q[child].before(&m) {
			break
		}
		q[i] = q[child]
		i = child
	}
	q[i] = m
}
