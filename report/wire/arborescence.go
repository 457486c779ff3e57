// The maximum spanning arborescence: of all ways to give every text one source, without going in circles, the weightiest.
package wire

// edge says that text to may have been taken from text from; the greater the weight, the likelier.
type edge struct {
	from, to int32
	weight   float64
	match    int32
}

// rootWeight is that of the virtual root, «own text, or a source unseen»: below any edge, for a match that got here is a copy. It decides
// only where the edges go in circles, with what writing a text costs.
const rootWeight = -1e6

// arborescence gives for every node the edge that leads to it, as an index into edges, or -1 for a node that hangs on the root. No
// other choice without cycles has a greater sum of weights; of equal edges the first is taken. Method: Chu–Liu/Edmonds as Gabow, Galil,
// Spencer and Tarjan do it (Combinatorica 6, 1986), with mergeable heaps and contracted cycles: O(E log V).
// Note: gonum has spanning trees of undirected graphs only.
func arborescence(written []float64, edges []edge) []int32 {
	nodes := len(written)
	root := int32(nodes)
	all := make([]edge, 0, len(edges)+nodes)
	all = append(all, edges...)
	for v, cost := range written {
		all = append(all, edge{from: root, to: int32(v), weight: rootWeight - cost})
	}
	b := newBranching(nodes+1, all)
	for v := range nodes {
		b.grow(int32(v), root)
	}
	b.expand()
	chosen := make([]int32, nodes)
	for v := range chosen {
		if chosen[v] = b.in[v]; int(chosen[v]) >= len(edges) {
			chosen[v] = -1
		}
	}
	return chosen
}

// branching is the state of the search. Contracted cycles are sets of groups, their edges one heap.
type branching struct {
	edges  []edge
	groups groups
	heaps  []int32 // of each group's representative: the heap of edges that lead to it, by number; -1 when empty
	heap   []heapNode
	in     []int32 // of each node or contracted cycle: the edge chosen
	seen   []int32 // by which call of grow a node was reached; root and -1 are its own
	cycles []cycle
}

// cycle is one that was contracted, for expand to open again.
type cycle struct {
	at    int32 // its representative
	time  int   // of groups, before the union
	edges []int32
}

func newBranching(nodes int, edges []edge) *branching {
	b := &branching{
		edges: edges, groups: newGroups(nodes), heap: make([]heapNode, len(edges)),
		heaps: make([]int32, nodes), in: make([]int32, nodes), seen: make([]int32, nodes),
	}
	for v := range nodes {
		b.heaps[v], b.in[v], b.seen[v] = -1, -1, -1
	}
	b.seen[nodes-1] = int32(nodes - 1) // the root needs no edge
	for i, e := range edges {
		b.heap[i] = heapNode{weight: e.weight, left: -1, right: -1}
		b.heaps[e.to] = b.merge(b.heaps[e.to], int32(i))
	}
	return b
}

// grow walks from start against the best edges until it meets what is settled, contracting the cycles on its way.
func (b *branching) grow(start, root int32) {
	var path, taken []int32
	u := b.groups.find(start)
	for b.seen[u] < 0 {
		top := b.heaps[u]
		b.push(top)
		weight := b.heap[top].weight
		b.heap[top].delta -= weight // what taking another edge instead would lose
		b.heap[top].weight -= weight
		b.heaps[u] = b.pop(top)
		path, taken = append(path, u), append(taken, top)
		b.seen[u] = start
		if u = b.groups.find(b.edges[top].from); u == root || b.seen[u] != start {
			continue
		}
		var merged int32 = -1
		end, time := len(path), len(b.groups.log)
		for w := int32(-1); ; {
			end--
			w = path[end]
			merged = b.merge(merged, b.heaps[w])
			if !b.groups.union(u, w) {
				break
			}
		}
		u = b.groups.find(u)
		b.heaps[u], b.seen[u] = merged, -1
		b.cycles = append(b.cycles, cycle{u, time, append([]int32(nil), taken[end:]...)})
		path, taken = path[:end], taken[:end]
	}
	for _, e := range taken {
		b.in[b.groups.find(b.edges[e].to)] = e
	}
}

// expand opens the contracted cycles, the last first: the edge chosen for a cycle displaces the cycle's own edge to the same node.
func (b *branching) expand() {
	for i := len(b.cycles) - 1; i >= 0; i-- {
		c := b.cycles[i]
		chosen := b.in[c.at]
		b.groups.rollback(c.time)
		for _, e := range c.edges {
			b.in[b.groups.find(b.edges[e].to)] = e
		}
		b.in[b.groups.find(b.edges[chosen].to)] = chosen
	}
}

// heapNode is an edge in a skew heap, the greatest on top. delta is still to be added to everything below.
type heapNode struct {
	weight, delta float64
	left, right   int32
}

func (b *branching) push(i int32) {
	n := &b.heap[i]
	for _, child := range [2]int32{n.left, n.right} {
		if child >= 0 {
			b.heap[child].weight += n.delta
			b.heap[child].delta += n.delta
		}
	}
	n.delta = 0
}

func (b *branching) merge(i, j int32) int32 {
	if i < 0 || j < 0 {
		return max(i, j)
	}
	if x, y := b.heap[i].weight, b.heap[j].weight; x < y || x == y && j < i {
		i, j = j, i
	}
	b.push(i)
	n := &b.heap[i]
	n.left, n.right = b.merge(j, n.right), n.left
	return i
}

func (b *branching) pop(i int32) int32 {
	b.push(i)
	return b.merge(b.heap[i].left, b.heap[i].right)
}

// groups are disjoint sets that can be taken apart again in reverse.
type groups struct {
	up  []int32 // the set's next node up; of a representative -size
	log []undo
}

type undo struct{ node, was int32 }

func newGroups(nodes int) groups {
	g := groups{up: make([]int32, nodes)}
	for i := range g.up {
		g.up[i] = -1
	}
	return g
}

func (g *groups) find(x int32) int32 {
	for g.up[x] >= 0 {
		x = g.up[x]
	}
	return x
}

// union reports whether the two were apart.
func (g *groups) union(x, y int32) bool {
	x, y = g.find(x), g.find(y)
	if x == y {
		return false
	}
	if g.up[x] > g.up[y] {
		x, y = y, x
	}
	g.log = append(g.log, undo{x, g.up[x]}, undo{y, g.up[y]})
	g.up[x] += g.up[y]
	g.up[y] = x
	return true
}

func (g *groups) rollback(time int) {
	for len(g.log) > time {
		last := g.log[len(g.log)-1]
		g.up[last.node] = last.was
		g.log = g.log[:len(g.log)-1]
	}
}
