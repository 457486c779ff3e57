package main

import (
	"strings"

	minhash "github.com/dgryski/go-minhash"
	minhashlsh "github.com/ekzhu/minhash-lsh"
	"github.com/zeebo/xxh3"

	"isnad/similarity"
)

// permutations is how many values a signature has, with every contestant.
const permutations = 128

// runsOfWords calls do with every run of five words of a text, or with all of a shorter one.
func runsOfWords(text string, do func([]byte)) {
	words := strings.Fields(text)
	for i := 0; i+similarity.Width <= len(words) || i == 0 && len(words) > 0; i++ {
		do([]byte(strings.Join(words[i:min(i+similarity.Width, len(words))], " ")))
	}
}

// minhashLSH is ekzhu/minhash-lsh over signatures of dgryski/go-minhash, as it makes them: its candidates at the threshold.
func minhashLSH(articles []article, threshold float64) (pairs []pair) {
	index := minhashlsh.NewMinhashLSH(permutations, threshold)
	signatures := make([][]uint64, len(articles))
	for i := range articles {
		m := minhashlsh.NewMinhash(1, permutations)
		runsOfWords(articles[i].Body, m.Push)
		signatures[i] = m.Signature()
		index.Add(uint32(i), signatures[i])
	}
	index.Index()
	for i, s := range signatures {
		for _, key := range index.Query(s) {
			if j := key.(uint32); j < uint32(i) {
				pairs = append(pairs, pair{j, uint32(i)})
			}
		}
	}
	return pairs
}

// goMinhash is dgryski/go-minhash, which has no index: every signature is compared with every other.
func goMinhash(articles []article, threshold float64) (pairs []pair) {
	signatures := make([]*minhash.MinWise, len(articles))
	second := func(b []byte) uint64 { return xxh3.HashSeed(b, 1) }
	for i := range articles {
		m := minhash.NewMinWise(xxh3.Hash, second, permutations)
		runsOfWords(articles[i].Body, m.Push)
		signatures[i] = m
		for j, other := range signatures[:i] {
			if other.Similarity(m) >= threshold {
				pairs = append(pairs, pair{uint32(j), uint32(i)})
			}
		}
	}
	return pairs
}
