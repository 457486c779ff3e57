// Package page draws the report people read: HTML that opens from disk, right to left, with no network.
//
//  1. view.go, overview.go (timeline*.go), outlet.go, chain*.go, pair.go, framing.go, facts.go, wording.go   what each view shows, as plain values, and
//     where it is drawn
//  2. message.go   the words of the interface in two languages (messages/), number.go and when.go: numbers and dates as Arabic writes them
//  3. view/        the templates: the overview and an outlet's page whole, of an event's page what stands on it once; a word of the interface is an
//     element that names its message, a number one that holds its European form
//     *_markup.go   the lists, tables and drawings of an event's page, which a run has by the thousand: {{pairRows .Rows}} in view/copies.html calls
//     pairRows in pair_markup.go; pair_data.go: what scripts read of copies. All of it is written by way of markup.go
//  4. style/, script/, font/   what dresses the pages and what moves on them; layout.go puts them into each page, or beside them, under a policy that lets
//     nothing else run
//  5. page.go      the three kinds of pages: overview, event, outlet
//
// Everything that comes from an article is text: html/template escapes it, and markup.go as html/template does, inert.go takes the sting out of control
// characters, and scripts set text, never markup. In Go this holds by construction: what put writes is a constant, and nothing but markup.go and
// pair_data.go adds to a page. The pages say nothing that is not in the JSON lines beside them.
package page
