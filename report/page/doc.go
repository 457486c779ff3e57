// Package page draws the report people read: HTML that opens from disk, right to left, with no network and no script.
//
//  1. view.go      what a page shows, as plain values; computed elsewhere, only arranged here
//  2. arabic.go    counts and dates as Arabic writes them («٣ مقالات», «١١ مقالاً»)
//  3. overview.go  index.html, and a page for every event that more than one article tells
//  4. chain.go     the chain of an event's texts as a drawing: places and arrows
//  5. pair.go      a copy beside its source: what stands there, and its Arabic names
//  6. framing.go   how each outlet told the event: the matrix of facts and what differs beside it
//
// Everything that comes from an article is text: html/template escapes it, and the policy of the page
// allows neither scripts nor anything from outside.
package page
