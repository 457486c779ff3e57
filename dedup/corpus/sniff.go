package corpus

import (
	"bytes"
	"path"
	"strings"
)

// nameEnding gives a name's ending in small letters without the dot, the packing's own left aside. Saved pages are at times named with the
// address's query: «index.html?p=12», «style.css?v=3», «article?id=5.html».
func nameEnding(name string) string {
	name = strings.ToLower(path.Base(name))
	for _, pack := range []string{".gz", ".zst", ".zstd"} {
		name = strings.TrimSuffix(name, pack)
	}
	ending := strings.TrimPrefix(path.Ext(name), ".")
	if before, _, found := strings.Cut(name, "?"); found && formatOfEnding[ending] == 0 {
		ending = strings.TrimPrefix(path.Ext(before), ".")
	}
	return ending
}

var formatOfEnding = map[string]Format{
	"jsonl": JSONLines, "ndjson": JSONLines, "jsonlines": JSONLines, "json": JSONLines,
	"html": HTML, "htm": HTML, "xhtml": HTML, "shtml": HTML,
	"txt": Text, "text": Text, "wet": WARC, "warc": WARC,
	"csv": CSV, "tsv": TSV, "tab": TSV, "rss": Feed, "atom": Feed, "rdf": Feed,
	"parquet": Parquet, "zip": Zip, "tar": Tar, "tgz": Tar,
}

// magics are first bytes that no text begins with.
var magics = []struct{ prefix, why string }{
	{"\x89PNG\r\n", "a PNG image, no text"},
	{"\xff\xd8\xff", "a JPEG image, no text"},
	{"GIF8", "a GIF image, no text"},
	{"%PDF-", "a PDF document: not supported"},
	{"\x7fELF", "a program, no text"},
	{"MZ\x90\x00", "a program, no text"},
	{"BZh", "packed with bzip2: not supported"},
	{"\xfd7zXZ\x00", "packed with xz: not supported"},
	{"7z\xbc\xaf", "a 7z archive: not supported"},
	{"Rar!\x1a", "a RAR archive: not supported"},
	{"SQLite format 3\x00", "an SQLite database: not supported"},
	{"\x1f\x8b", "packed twice: not supported"},
	{"\x28\xb5\x2f\xfd", "packed twice: not supported"},
}

// binaryKind tells the formats that no name is needed for; 0 for anything else. Data is the beginning of the file.
func binaryKind(data []byte) Format {
	switch {
	case bytes.HasPrefix(data, []byte("PAR1")):
		return Parquet
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return Zip
	case bytes.HasPrefix(data, []byte("WARC/")):
		return WARC
	case len(data) > 262 && string(data[257:262]) == "ustar":
		return Tar
	}
	return 0
}

// misnamed says that a file whose name promises one of the binary formats is none.
func misnamed(f Format) string {
	switch f {
	case Parquet, Zip, WARC, Tar:
		return "named as " + f.String() + ", and its beginning is none"
	}
	return ""
}

// notText names the kind of a binary file; "" for what may be text. Data is the beginning of the file.
func notText(data []byte) string {
	for _, m := range magics {
		if bytes.HasPrefix(data, []byte(m.prefix)) {
			return m.why
		}
	}
	return ""
}

// sniffLength is how much of a file's beginning is looked at to tell its format, in bytes.
const sniffLength = 4 << 10

// sniff tells the format of a file whose name does not, from its beginning in UTF-8; or why it is not read.
func sniff(data []byte) (Format, string) {
	data = bytes.TrimLeft(data[:min(len(data), sniffLength)], " \t\r\n")
	switch {
	case len(data) == 0:
		return Text, ""
	case data[0] == '{', data[0] == '[' && bytes.HasPrefix(bytes.TrimLeft(data[1:], " \t\r\n"), []byte("{")):
		if data[0] == '[' || isObject(data) {
			return JSONLines, ""
		}
	case data[0] == '<':
		return sniffMarkup(bytes.ToLower(data))
	}
	return tableOrText(data), ""
}

// hasRecords: some line may be a record, or all are blank. One message for a file does for one a line.
func hasRecords(data []byte) bool {
	blank := true
	for line := range bytes.Lines(data) {
		line = bytes.TrimLeft(line, " \t\r\n")
		if len(line) > 0 && (line[0] == '{' || line[0] == '[') {
			return true
		}
		blank = blank && len(line) == 0
	}
	return blank
}

// tableOrText: a table has a first line of three cells and more, two of which name fields of ours.
func tableOrText(data []byte) Format {
	first, _, _ := bytes.Cut(data, newline)
	for _, sep := range []string{",", ";", "\t"} {
		cells := strings.Split(string(first), sep)
		named := 0
		for _, c := range cells {
			if _, ok := commonNames[plainName(strings.Trim(c, "\" \r"))]; ok {
				named++
			}
		}
		if len(cells) >= 3 && named >= 2 {
			if sep == "\t" {
				return TSV
			}
			return CSV
		}
	}
	return Text
}

// isObject: a brace followed by a name or the end.
func isObject(data []byte) bool {
	rest := bytes.TrimLeft(data[1:], " \t\r\n")
	return len(rest) > 0 && (rest[0] == '"' || rest[0] == '}')
}

// sitemap is why a list of a site's pages is not read: it holds none.
const sitemap = "a site map, no article"

func sniffMarkup(data []byte) (Format, string) {
	for _, feed := range []string{"<rss", "<feed", "<rdf:rdf"} {
		if bytes.Contains(data, []byte(feed)) && !bytes.Contains(data, []byte("<html")) {
			return Feed, ""
		}
	}
	if bytes.Contains(data, []byte("<urlset")) || bytes.Contains(data, []byte("<sitemapindex")) {
		return 0, sitemap
	}
	if bytes.HasPrefix(data, []byte("<?xml")) && !bytes.Contains(data, []byte("<html")) {
		return 0, "XML that is no page: not supported"
	}
	return HTML, ""
}

// KindOf tells what a file holds from its beginning; 0 when that cannot be read.
func KindOf(head []byte) Format {
	st := &stream{}
	defer st.close()
	if err := st.unpack(bytes.NewReader(head), &expansion{ratio: DefaultMaxExpand, in: func() int64 { return int64(len(head)) }}); err != nil {
		return 0
	}
	opt, _ := Options{}.withDefaults()
	s := &scanner{opt: opt}
	f := &fileReader{scanner: s, r: st, b: s.block(source{name: Stdin})}
	f.fill(sniffLength)
	if why := f.begin(); why != "" {
		return 0
	}
	return f.b.Format
}
