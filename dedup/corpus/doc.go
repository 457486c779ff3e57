// Package corpus reads articles from pages, text files and JSON lines.
//
//  1. Files are listed: folders by path, hidden files passed over, links followed once (walk.go).
//  2. One goroutine reads and unpacks them; compressed files are unpacked by one of their own (compress.go).
//  3. The first bytes tell the format and, with the declared charset and the letters, the encoding (sniff.go, encoding.go,
//     charset.go). Nothing is guessed silently: what is not plain UTF-8 puts a warning on the article.
//  4. Lines are cut into blocks of a megabyte (jsonl.go), JSON arrays into their values (values.go), a page is one block.
//  5. Workers take the blocks (Scan). A LineDecoder makes records of lines without a copy (decode.go, fields.go); ParsePage
//     and ParseText make articles of pages, with the stories embedded in them (page.go, text_page.go, embedded.go).
//  6. Read does 1 to 5 and more: furniture is marked in records, too, by rules (MarkFurniture), then by what recurs in an outlet
//     over the days (Repeats); datelines and credits are found; ids are seen to be unique.
//
// A record {"id":"n-7","source":{"name":"صحيفة النهر"},"pubDate":"2024-07-25","text":"الميناء - سلمى: افتتح السوق"} becomes an Article with
// ID n-7, Outlet صحيفة النهر, Published 25 July 2024 to the day, Dateline الميناء, and Body exactly the text: furniture is marked in a body, never
// cut out of it, so that every offset holds in the user's own file.
//
// What cannot be read is a Problem with path and line, and the run goes on. The package does not download, run scripts, or
// invent dates.
package corpus
