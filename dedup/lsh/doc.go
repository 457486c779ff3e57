// Package lsh finds, among many sketches, the pairs worth comparing.
//
//  1. A sketch is cut into bands of a few values; two texts of Jaccard t agree in a band of r values with probability t^r (bands.go).
//  2. For every band the sketches are sorted by a hash of their values, so that those that agree stand together (candidates.go, radix.go).
//  3. Those pairs whose sketches as wholes agree about as far as asked for are candidates; each is given once (bucket.go). Where memory does not
//     hold the sketches, pairs wait in a file until theirs are read in large pieces (sieve.go); the result is the same.
//
// Where the corpus fits into memory, an Index of the elements themselves also finds a short set inside a long one, which sketches lose
// (sharing.go). It says who holds an element, which lets the caller leave out what is everybody's (Without), and which sets share what a
// crowd shares (Crowded).
//
// Every candidate is compared exactly by the caller, so the bands are chosen to lose nothing rather than to balance both errors. Where very many
// sketches share a band (reports filled into one template, one text with small changes a thousand times) pairs would
// grow with the square: such a crowd is paired with its first members only and named, for the caller to look at what tells its members apart.
package lsh
