// Pairs of texts worth comparing.
package wire

import (
	"context"
	"fmt"
	"slices"

	"isnad/dedup/lsh"
	"isnad/workers"
)

// What makes two texts candidates.
const (
	sharedGrams = 5    // runs of gramWords stems that are nobody's text: eight words in a row have five
	gramCrowd   = 100  // texts that may share a run before only the first of them are paired by it
	bagCrowd    = 1000 // windows that may share a rare stem, likewise
)

// bags are windows of so many words, about a sentence, a paragraph and a long passage shuffled as a whole, and how many rare stems two of them share, wherever they stand in them.
// The next window begins half a window on.
var bags = [...]struct{ tokens, shared int }{{30, 4}, {150, 7}, {600, 12}}

// candidates are the pairs of texts that share runs of words, or sentences' worth of rare words in any order, whatever their events and days. The
// cost grows with the number of words.
func (l *library) candidates(ctx context.Context) ([]lsh.Pair, error) {
	fresh := l.grams.Without(l.wideAt)
	l.grams, l.wideAt = nil, nil // nothing asks for them again
	pairs, err := fresh.Sharing(ctx, gramCrowd, func(p lsh.Pair, shared int) bool { return shared >= sharedGrams })
	if err != nil {
		return nil, err
	}
	l.warnOfCrowd(fresh.Crowded(gramCrowd, sharedGrams), "runs", gramCrowd)
	for _, bag := range bags {
		more, err := l.bagCandidates(ctx, bag.tokens, bag.shared, func(p lsh.Pair) bool {
			_, known := slices.BinarySearchFunc(pairs, p, lsh.Pair.Compare)
			return !known
		})
		if err != nil {
			return nil, err
		}
		pairs = append(pairs, more...)
		slices.SortFunc(pairs, lsh.Pair.Compare)
	}
	return pairs, nil
}

// bagCandidates are the pairs of texts with a window each that share rare stems.
func (l *library) bagCandidates(ctx context.Context, tokens, least int, wanted func(lsh.Pair) bool) ([]lsh.Pair, error) {
	sets, owner := l.windows(tokens, least)
	index, err := lsh.NewIndex(ctx, sets)
	if err != nil {
		return nil, err
	}
	textsOf := func(p lsh.Pair) lsh.Pair { return lsh.Pair{A: owner[p.A], B: owner[p.B]} }
	windows, err := index.Sharing(ctx, bagCrowd, func(p lsh.Pair, shared int) bool {
		if shared < least {
			return false
		}
		texts := textsOf(p)
		return texts.A != texts.B && wanted(texts)
	})
	crowded := index.Crowded(bagCrowd, least)
	for i, window := range crowded {
		crowded[i] = owner[window]
	}
	l.warnOfCrowd(slices.Compact(crowded), fmt.Sprintf("rare words, %d at a time,", tokens), bagCrowd)
	for i, p := range windows {
		windows[i] = textsOf(p)
	}
	slices.SortFunc(windows, lsh.Pair.Compare)
	return slices.Compact(windows), err
}

// warnOfCrowd tells of texts that were paired with the first ones of a crowd only by what they share with it.
func (l *library) warnOfCrowd(texts []uint32, what string, crowd int) {
	if len(texts) > 0 {
		l.warnings = append(l.warnings, fmt.Sprintf("%d articles, %s the first, have %s in common with a crowd of more than %d: by these they are compared with its first two only",
			len(texts), l.texts[texts[0]].article.ID, what, crowd))
	}
}

// windows are the windows of all texts that have enough rare stems, as these, and the text of each.
func (l *library) windows(tokens, least int) (sets [][]uint64, owner []uint32) {
	of := make([][][]uint64, len(l.texts))
	workers.Each(len(of), func(int) func(int) {
		w := windowReader{rare: l.rare, last: make([]uint32, len(l.rare))}
		return func(i int) { of[i] = w.read(l.texts[i].stems, tokens, least) }
	})
	for i, windows := range of {
		for _, set := range windows {
			sets, owner = append(sets, set), append(owner, uint32(i))
		}
	}
	return sets, owner
}

// windowReader takes the windows of texts. One goroutine uses it at a time.
type windowReader struct {
	rare  []bool   // by stem
	last  []uint32 // by stem: the last window that has it, counted from one through all texts
	count uint32
	found []uint64
}

// read gives the rare stems, as hashes, of each window that has enough of them.
func (w *windowReader) read(stems []uint32, tokens, least int) (windows [][]uint64) {
	for from := 0; from < len(stems); from += tokens / 2 {
		w.count++
		w.found = w.found[:0]
		for _, s := range stems[from:min(from+tokens, len(stems))] {
			if w.rare[s] && w.last[s] != w.count {
				w.last[s] = w.count
				w.found = append(w.found, (uint64(s)+1)*0x9E3779B97F4A7C15)
			}
		}
		if len(w.found) >= least {
			windows = append(windows, slices.Clone(w.found))
		}
	}
	return windows
}
