// Spans of one text, set against each other; and matches by their texts.
package wire

import (
	"cmp"
	"slices"
)

// spans gives what the passages of a match cover of text i, ascending and without overlaps.
func (m *match) spans(i int32) []span {
	spans := make([]span, len(m.passages))
	for k, p := range m.passages {
		spans[k] = m.side(p, i)
	}
	return joined(spans)
}

// joined sorts spans and makes one of those that overlap, in place.
func joined(spans []span) []span {
	slices.SortFunc(spans, func(x, y span) int { return cmp.Compare(x.from, y.from) })
	apart := spans[:0]
	for _, s := range spans {
		if n := len(apart); n > 0 && s.from < apart[n-1].to {
			apart[n-1].to = max(apart[n-1].to, s.to)
		} else {
			apart = append(apart, s)
		}
	}
	return apart
}

// other is the text of a match that is not i.
func (m *match) other(i int32) int32 {
	if i == m.a {
		return m.b
	}
	return m.a
}

// whole is how wholly text i is the other's.
func (m *match) whole(i int32) float64 {
	if i == m.a {
		return m.wholeA
	}
	return m.wholeB
}

// gaps gives what ascending spans leave of [0, n).
func gaps(spans []span, n int32) []span {
	var left []span
	at := int32(0)
	for _, s := range spans {
		if s.from > at {
			left = append(left, span{at, s.from})
		}
		at = max(at, s.to)
	}
	if at < n {
		left = append(left, span{at, n})
	}
	return left
}

// common calls fn with the length of every stretch that lies in both of two ascending lists.
func common(x, y []span, fn func(length int32)) {
	for i, j := 0, 0; i < len(x) && j < len(y); {
		if n := min(x[i].to, y[j].to) - max(x[i].from, y[j].from); n > 0 {
			fn(n)
		}
		if x[i].to < y[j].to {
			i++
		} else {
			j++
		}
	}
}

// longestOutside is the longest stretch of x that no span of y touches.
func longestOutside(x, y []span) int32 {
	if len(x) == 0 {
		return 0
	}
	longest := int32(0)
	common(x, gaps(y, x[len(x)-1].to), func(n int32) { longest = max(longest, n) })
	return longest
}

// overlapping is how many tokens lie in both.
func overlapping(x, y []span) int32 {
	sum := int32(0)
	common(x, y, func(n int32) { sum += n })
	return sum
}

// overlap reports whether more than a phrase lies in both.
func overlap(x, y []span) bool { return overlapping(x, y) >= freshRun }

func total(spans []span) int32 {
	sum := int32(0)
	for _, s := range spans {
		sum += s.to - s.from
	}
	return sum
}

// matchesOf gives the numbers of every text's matches.
func matchesOf(texts int, matches []match) [][]int32 {
	degree := make([]int32, texts)
	for i := range matches {
		degree[matches[i].a]++
		degree[matches[i].b]++
	}
	all := make([]int32, 2*len(matches))
	of := make([][]int32, texts)
	for i, n := range degree {
		of[i], all = all[:0:n], all[n:]
	}
	for i := range matches {
		m := &matches[i]
		of[m.a] = append(of[m.a], int32(i))
		of[m.b] = append(of[m.b], int32(i))
	}
	return of
}

// pairKey names a pair of texts.
func pairKey(x, y int32) [2]int32 { return [2]int32{min(x, y), max(x, y)} }

// pairsOf finds matches by their texts.
func pairsOf(matches []match) map[[2]int32]int32 {
	pairs := make(map[[2]int32]int32, len(matches))
	for i := range matches {
		pairs[pairKey(matches[i].a, matches[i].b)] = int32(i)
	}
	return pairs
}

// sharedOf and ownOf are the words of one of the two texts that are shared, and that count.
func (m *match) sharedOf(i int32) int {
	if i == m.a {
		return m.sharedA
	}
	return m.sharedB
}

func (m *match) ownOf(i int32) int {
	if i == m.a {
		return m.ownA
	}
	return m.ownB
}
