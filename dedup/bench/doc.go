// Command bench times isnad beside other near-duplicate finders on the same input in the same run, and says which pairs each finds.
//
//	cd dedup/bench && go run . [-threshold .5] [-runs 5] FILE.jsonl...
//
// prints a table for each file.
//
//  1. Every contestant is a process of its own (contestant.go): isnad, built from this checkout; Go libraries in this binary
//     (golang.go); Python and Rust libraries in rivals.py, left out with a message where they are not installed; wc -w in a UTF-8 locale, which
//     only counts words.
//  2. They run in turn, round after round (main.go), each on one core unless its name says otherwise; the table gives medians. Rates are by the
//     processor time of the process, which other work on the machine changes little, those on two cores by the clock.
//  3. All pairs of the threshold's Jaccard are computed exactly (exact.go), and precision and recall are over these pairs. All use runs of five
//     words. isnad reads the file as it is; the others get the words in isnad's spelling and a space apart, without articles that have none, so
//     that all have the same sets, and their time is without the analysis of Arabic.
//
// The module is apart from isnad's so that rivals are no dependency of it.
package main
