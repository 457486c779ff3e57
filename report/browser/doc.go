// Package browser opens reports in a browser as their readers do, and holds nothing but tests: from disk, with no network, clicked, typed into, printed.
//
//  1. chrome_test.go   finds Chromium and starts it once; a tab for each test, which fails on any complaint of the page and on any request it makes
//  2. tab_test.go      what a reader does in a tab: click, press, type, wait
//  3. reports_test.go  the reports: testdata/newsroom, an event of sixty articles (crowd_test.go), a corpus that means harm (hostile_test.go)
//  4. one file a view, then what is asked of all of them: language and digits, width of a phone, print, accessibility (axe_test.go), pictures
//
// Without a browser the tests are skipped, in CI they fail. See CONTRIBUTING.md.
package browser
