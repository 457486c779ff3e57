// Package report writes what clustering, the search for copies and comparison found: JSON lines for programs, a folder of pages for people.
//
//  1. articles.go  corpus.Article → a line of articles.jsonl
//  2. clusters.go  dedup.Clusters → a line of clusters.jsonl an event, singletons included
//  3. table.go        the same clusters as CSV and as a table for the terminal
//  4. copies.go       wire.Result → a line of copies.jsonl a copy, of chains.jsonl an event; copies_table.go and gexf.go its other forms
//  5. framing_run.go  events → framing.Comparison, framing.go and framing_line.go → a line of framing.jsonl; framing_table.go its other forms
//  6. run.go, view.go     articles and clusters → the plain values that report/page draws
//  7. event_page.go, side.go     an event's chain, and each copy beside its source in stretches of one kind; framing_page.go how it was told
//  8. folder.go    all of it into one folder, which appears whole or not at all
//
// The form of every line is fixed in docs/formats.md. Offsets are pairs [start, end) of code points
// into the body as articles.jsonl gives it: of
//
//	{"body":"بغداد/ الرافد- وقّع الجانبان البيان. شارك الخبر","furniture":[[37,48,"share"]]}
//
// the code points 37 to 48 are «شارك الخبر» and what stands before it is the article's own text.
package report
