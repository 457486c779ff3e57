// Word shingles.
package similarity

import "isnad/similarity/arabic"

// Width is how many words a shingle has for telling verbatim text: with a share e of words edited, (1-e)^5 of the shingles stay.
// Three words would find more of what has been reworded, and more of what is only phrased alike.
const Width = 5

// mixPrime is from splitmix64 (Steele, Lea, Flood 2014), rollBase the golden ratio's: any odd numbers with well spread bits would do.
const (
	mixPrime = 0xBF58476D1CE4E5B9
	rollBase = 0x9E3779B97F4A7C15
)

// Shingles appends a hash for every w words of tokens that stand together, in order and with repetitions; fewer words than w make one
// shingle of all of them, no words none. No hash is zero. It allocates nothing beyond dst; about 2 ns a word.
// Equal words in equal order give equal hashes; others collide once in 2^64.
func Shingles(dst []uint64, tokens []arabic.Token, w int) []uint64 {
	if len(tokens) == 0 || w <= 0 {
		return dst
	}
	w = min(w, len(tokens))
	out := uint64(1) // rollBase^w: the weight of the word that leaves
	h := uint64(0)
	for _, t := range tokens[:w] {
		h = h*rollBase + spread(t.Key)
		out *= rollBase
	}
	dst = append(dst, finish(h))
	leaves := tokens[:len(tokens)-w]
	for i, t := range tokens[w:] {
		h = h*rollBase + spread(t.Key) - spread(leaves[i].Key)*out
		dst = append(dst, finish(h))
	}
	return dst
}

// spread makes the sum of words not add up to another's: keys of words of one root differ in a few bits.
func spread(k arabic.Key) uint64 {
	x := uint64(k) * mixPrime
	return x ^ x>>31
}

// finish spreads the high bits, where the earlier words weigh, over all; zero is kept free for empty slots.
func finish(h uint64) uint64 {
	h = (h ^ h>>32) * mixPrime
	h ^= h >> 29
	if h == 0 {
		return 1
	}
	return h
}
