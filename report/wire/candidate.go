// Pairs of texts worth comparing.
package wire

import (
	"context"
	"fmt"
	"slices"

	"isnad/dedup/lsh"
	"isnad/similarity"
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
	var sets [][]uint64
	var owner []uint32
	for i := range l.texts {
		stems := l.texts[i].stems
		for from := 0; from < len(stems); from += tokens / 2 {
			set := l.rareStems(stems[from:min(from+tokens, len(stems))])
			if len(set) >= least {
				sets, owner = append(sets, set), append(owner, uint32(i))
			}
		}
	}
	index, err := lsh.NewIndex(ctx, sets)
	if err != nil {
		return nil, err
	}
	textsOf := func(p lsh.Pair) lsh.Pair { return lsh.Pair{A: owner[p.A], B: owner[p.B]} }
	windows, err := index.Sharing(ctx, bagCrowd, func(p lsh.Pair, shared int) bool {
		texts := textsOf(p)
		return shared >= least && texts.A != texts.B && wanted(texts)
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

// rareStems are a window's rare stems, as hashes.
func (l *library) rareStems(stems []uint32) []uint64 {
	var set []uint64
	for _, s := range stems {
		if l.rare[s] {
			set = append(set, (uint64(s)+1)*0x9E3779B97F4A7C15)
		}
	}
	return similarity.Unique(set)
}
