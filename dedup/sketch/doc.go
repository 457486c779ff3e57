// Package sketch stands a small fixed block of integers for a large set, such that the share of equal integers of two
// blocks estimates the Jaccard similarity of the sets.
//
// The method is Fast Similarity Sketching (Dahlgaard, Knudsen, Thorup: "Fast Similarity Sketching", FOCS 2017). In every round each
// element is thrown on one of K places with a hash, and a place that was still empty keeps the least; after the first round that leaves no place
// empty it stops. Long sets take a round or a few, against K of classic MinHash, and sets smaller than K are sampled without
// repetition, so that the error is below MinHash's.
//
// A sketch made keeps 16 bits of each value, 256 bytes in all; a Shelf holds very many, in memory or in a file (shelf.go).
//
// Note: the rounds' throws are cut from the same 64-bit hash as long as its bits last, five rounds; the values of later rounds
// are mixed afresh. The measured error (sketch_test.go) is that of independent hashes.
package sketch
