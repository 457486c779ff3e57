package wire

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// bestByForce tries every choice of one edge or none for each node.
func bestByForce(written []float64, edges []edge) float64 {
	nodes := len(written)
	choice := make([]int32, nodes)
	best := math.Inf(-1)
	var try func(v int, sum float64)
	try = func(v int, sum float64) {
		if v == nodes {
			if !circular(choice, edges) {
				best = max(best, sum)
			}
			return
		}
		choice[v] = -1
		try(v+1, sum+rootWeight-written[v])
		for i, e := range edges {
			if int(e.to) == v {
				choice[v] = int32(i)
				try(v+1, sum+e.weight)
			}
		}
	}
	try(0, 0)
	return best
}

func circular(choice []int32, edges []edge) bool {
	for v := range choice {
		at := int32(v)
		for range choice {
			if choice[at] < 0 {
				break
			}
			if at = edges[choice[at]].from; at == int32(v) {
				return true
			}
		}
	}
	return false
}

func TestArborescenceIsTheBest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nodes := rapid.IntRange(1, 5).Draw(t, "nodes")
		written := rapid.SliceOfN(rapid.Float64Range(0, 20), nodes, nodes).Draw(t, "written")
		var edges []edge
		for range rapid.IntRange(0, 12).Draw(t, "edges") {
			from, to := rapid.IntRange(0, nodes-1).Draw(t, "from"), rapid.IntRange(0, nodes-1).Draw(t, "to")
			if from != to {
				edges = append(edges, edge{from: int32(from), to: int32(to), weight: float64(rapid.IntRange(-9, 9).Draw(t, "weight"))})
			}
		}
		chosen := arborescence(written, edges)
		if circular(chosen, edges) {
			t.Fatalf("%v goes in circles", chosen)
		}
		sum := 0.
		for v, i := range chosen {
			switch {
			case i < 0:
				sum += rootWeight - written[v]
			case int(edges[i].to) != v:
				t.Fatalf("edge %v was chosen for %d", edges[i], v)
			default:
				sum += edges[i].weight
			}
		}
		if best := bestByForce(written, edges); math.Abs(sum-best) > 1e-6 {
			t.Fatalf("%v weighs %v, the best %v", chosen, sum, best)
		}
	})
}

func BenchmarkArborescence(b *testing.B) {
	const nodes, degree = 26_000, 8
	edges := make([]edge, 0, nodes*degree)
	for v := range nodes {
		for k := range degree {
			from := (v*7919 + k*104729 + 1) % nodes
			edges = append(edges, edge{from: int32(from), to: int32(v), weight: float64(from*31%97) / 10})
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		arborescence(make([]float64, nodes), edges)
	}
}
