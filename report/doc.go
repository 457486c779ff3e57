// Package report writes what clustering, the search for copies and comparison found: JSON lines for programs, a folder of pages for people.
//
//  1. articles.go, clusters.go, copies.go, framing.go and framing_line.go   what was found → lines of JSON, a file each
//  2. framing_run.go   events → framing.Comparison; run.go   all that was found as one value
//  3. csv.go and csv_rows.go, table.go, copies_table.go and framing_table.go (terminal.go), gexf.go   the other forms
//  4. view.go          which events have a page, and where each article stands; units.go   places in a text as a page's script counts them
//  5. event_page.go    an event's articles; copies_page*.go who took text from whom, framing_page*.go how it was told
//  6. overview.go      the run at a glance; outlet_*.go   one outlet over all events
//  7. folder.go        all of it into one folder, which appears whole or not at all
//
// Steps 4 to 6 arrange, count and sum what earlier packages found, as plain values that report/page draws; they find nothing themselves.
//
// The form of every line is fixed in docs/formats.md. Offsets are pairs [start, end) of code points
// into the body as articles.jsonl gives it: of
//
//	{"body":"بغداد/ الرافد- وقّع الجانبان البيان. شارك الخبر","furniture":[[37,48,"share"]]}
//
// the code points 37 to 48 are «شارك الخبر» and what stands before it is the article's own text.
package report
