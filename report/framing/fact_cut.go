// Claims cut from within a sentence that was otherwise taken over.
package framing

import "slices"

const (
	leastCut = 5  // words in a row that make a claim
	keptCut  = .5 // of their weight elsewhere in the article: moved, not cut

	// mostCells is the largest table of subsequences, of two sentences of 2,900 words. Longer ones are whole articles without marks, and two of a
	// megabyte each would ask for more memory than there is.
	mostCells = 1 << 23
)

// cuts gives a row of its own to each stretch that a telling left out of a sentence it took from another: otherwise the sentence's row would say that both
// make the claim. The row has the tellings that keep the stretch.
func (t *factTable) cuts() (all [][]part) {
	seen := make(map[[3]int]bool)
	n := len(t.scores.statements)
	for a, from := range t.origins {
		if from.telling < 0 {
			continue
		}
		for _, i := range t.scores.of[a] {
			for _, j := range t.scores.of[from.telling] {
				if t.scores.chances[i*n+j] < t.cut || !t.sameText([]part{t.whole(i)}, t.whole(j)) {
					continue
				}
				for _, p := range t.leftOut(i, j) {
					if key := [3]int{p.statement, p.first, p.last}; !seen[key] && !t.keeps(a, p) {
						seen[key] = true
						all = append(all, t.keepers(p))
					}
				}
			}
		}
	}
	if t.endless {
		t.note(-1, "جمل لا تكاد تنتهي: لم يُبحث عما حُذف منها", "sentences without end: what was left out of them was not looked for")
	}
	return all
}

// leftOut are the runs of statement j's words that are missing from i, by the longest common subsequence. What both begin with is in it. None are looked
// for in what is too long, which the notes say.
func (t *factTable) leftOut(i, j int) (runs []part) {
	a, b := t.scores.statements[i].words, t.scores.statements[j].words
	same := 0
	for same < len(a) && same < len(b) && a[same].bare == b[same].bare {
		same++
	}
	if a, b = a[same:], b[same:]; len(b) < leastCut {
		return nil
	}
	if (len(a)+1)*(len(b)+1) > mostCells {
		t.endless = true
		return nil
	}
	length, width := t.lengths(a, b), len(b)+1
	x, start := 0, -1
	for y := 0; y <= len(b); y++ {
		for y < len(b) && x < len(a) && a[x].bare != b[y].bare && length[(x+1)*width+y] >= length[x*width+y+1] {
			x++
		}
		if y < len(b) && (x == len(a) || a[x].bare != b[y].bare) {
			if start < 0 {
				start = y
			}
			continue
		}
		if start >= 0 && y-start >= leastCut {
			runs = append(runs, part{j, same + start, same + y})
		}
		start = -1
		x++
	}
	return runs
}

// lengths are those of the longest common subsequences of a from each word on and b from each on: rows of len(b)+1.
func (t *factTable) lengths(a, b []word) []int32 {
	width := len(b) + 1
	t.room.cells = slices.Grow(t.room.cells[:0], (len(a)+1)*width)[:(len(a)+1)*width]
	clear(t.room.cells[len(a)*width:])
	for x := len(a) - 1; x >= 0; x-- {
		row, below := t.room.cells[x*width:(x+1)*width], t.room.cells[(x+1)*width:(x+2)*width]
		row[len(b)] = 0
		for y := len(b) - 1; y >= 0; y-- {
			if a[x].bare == b[y].bare {
				row[y] = below[y+1] + 1
			} else {
				row[y] = max(below[y], row[y+1])
			}
		}
	}
	return t.room.cells
}

// keeps reports whether a telling has most of a part's words in one of its sentences.
func (t *factTable) keeps(tell int, p part) bool {
	numbers := t.numbers(p)
	for _, i := range t.scores.of[tell] {
		own := t.scores.statements[i].numbers
		shared, all := 0.0, 0.0
		for _, n := range numbers {
			all += t.weigher.weights[n]
			if _, ok := slices.BinarySearch(own, n); ok {
				shared += t.weigher.weights[n]
			}
		}
		if shared >= keptCut*all {
			return true
		}
	}
	return false
}

// numbers are those of a part's meanings, ascending.
func (t *factTable) numbers(p part) []int32 {
	numbers := make([]int32, 0, p.last-p.first)
	for _, w := range t.words(p) {
		numbers = append(numbers, w.number)
	}
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

// keepers are a part and its like in the sentences of other tellings that have it word for word.
func (t *factTable) keepers(p part) []part {
	parts := []part{p}
	own := t.scores.statements[p.statement].telling
	words := t.words(p)
	for tell := range t.tellings {
		if tell == own {
			continue
		}
		for _, i := range t.scores.of[tell] {
			if at := indexWords(t.scores.statements[i].words, words); at >= 0 {
				parts = append(parts, part{i, at, at + len(words)})
				break
			}
		}
	}
	return parts
}

// indexWords finds words in a row, -1 where they are not.
func indexWords(in, words []word) int {
	for i := 0; i+len(words) <= len(in); i++ {
		if slices.EqualFunc(in[i:i+len(words)], words, func(a, b word) bool { return a.bare == b.bare }) {
			return i
		}
	}
	return -1
}
