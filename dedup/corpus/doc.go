// Package corpus reads articles from pages, text files, JSON lines, tables, feeds and archives, and writes such files again without some of their records.
//
//  1. Files are listed: folders by path, hidden files passed over, links followed once (walk.go).
//  2. One goroutine reads and unpacks them; compressed files are unpacked by one of their own (compress.go).
//  3. The first bytes tell the format and, with the declared charset and the letters, the encoding (sniff.go, encoding.go,
//     charset.go). Nothing is guessed silently: what is not plain UTF-8 puts a warning on the article.
//     Members of archives come back to this step (archive.go); what belongs to a saved site and is no article is passed over (site.go).
//  4. Records of other kinds become JSON lines with the names their file has: rows (table.go, parquet.go), items (feed.go); pages
//     in web archives become pages (warc.go, warc_record.go).
//  5. Lines are cut into blocks of a megabyte (jsonl.go), JSON arrays into their values (values.go), a page is one block.
//  6. Workers take the blocks (Scan). A LineDecoder makes records of lines without a copy (decode.go, fields.go); ParsePage
//     and ParseText make articles of pages, with the stories embedded in them (page.go, text_page.go, embedded.go).
//  7. Read does 1 to 6 and more: furniture is marked in records, too, by rules (MarkFurniture), then by what recurs in an outlet
//     over the days (Repeats); datelines and credits are found; ids are seen to be unique.
//
// A record {"id":"n-7","source":{"name":"صحيفة النهر"},"pubDate":"2024-07-25","text":"الميناء - سلمى: افتتح السوق"} becomes an Article with
// ID n-7, Outlet صحيفة النهر, Published 25 July 2024 to the day, Dateline الميناء, and Body exactly the text: furniture is marked in a body, never
// cut out of it, so that every offset holds in the user's own file.
//
// Rewrite goes the way back (rewrite*.go): it copies a file byte for byte but for the records whose Fates say that they go.
//
// What cannot be read is a Problem with path and line, and the run goes on. The package does not download, run scripts, or
// invent dates.
package corpus
