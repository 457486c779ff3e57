// Command learn makes the files isnad is built with from corpora that it does not ship.
//
//	go run ./cmd/learn vocabulary CORPUS.jsonl.gz...     similarity/arabic/vocabulary.txt.zst: document frequencies of words
//	go run ./cmd/learn events --corpus C --gold G        dedup/model.tsv: weights of the same-event model, with their figures
//
// The corpora are JSON lines with id, outlet, title, date and body. Where they come from stands in the head of each file made.
package main
