// Package page draws the report people read: HTML that opens from disk, right to left, with no network and no script.
//
//  1. view.go      what a page shows, as plain values; computed elsewhere, only arranged here
//  2. arabic.go    counts and dates as Arabic writes them («٣ مقالات», «١١ مقالاً»)
//  3. overview.go  index.html, and a page an event when the corpus is too large for one
//
// Everything that comes from an article is text: html/template escapes it, and the policy of the page
// allows neither scripts nor anything from outside.
package page
