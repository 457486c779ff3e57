package corpus

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Every bad input has its message, and what stands beside it is read.
func TestBadInput(t *testing.T) {
	good := record("good", "نص") + "\n"
	long := strings.Repeat("ن", 3<<20)
	packed := gz(strings.Repeat(good, 50_000))
	for _, tt := range []struct {
		name, file, data string
		opt              Options
		records          int
		problems         []string // after the folder's name
	}{
		{name: "empty file", file: "a.jsonl", problems: []string{"a.jsonl: empty file"}},
		{name: "blank lines", file: "a.jsonl", data: "\n \n\r\n", problems: nil},
		{name: "image", file: "a.jsonl", data: "\x89PNG\r\n\x1a\n\x00", problems: []string{"a.jsonl: a PNG image, no text"}},
		{name: "archive", file: "a.txt", data: "PK\x03\x04\x00", problems: []string{"a.txt: zip: not a valid zip file"}},
		{name: "program", file: "a", data: "\x7fELF\x02", problems: []string{"a: a program, no text"}},
		{name: "zero bytes", file: "a.txt", data: "abc\x00\x01\x02\x03\xff", problems: []string{"a.txt: binary data, no text"}},
		{name: "CSV without rows", file: "a.csv.gz", data: gz("id,body\n"), problems: nil},
		{name: "CSV without a body", file: "a.csv", data: "id,words\n1,نص\n", problems: []string{"a.csv: no column for the body among id, words"}},
		{name: "CSV without a header", file: "a.csv", data: "\n\n", problems: []string{"a.csv: no header: the first row names the columns"}},
		{name: "page under a wrong name", file: "a.jsonl", data: "<html>\n<p>خبر\n<p>خبر", problems: []string{"a.jsonl: no JSON lines: no line begins with { or ["}},
		{name: "broken Parquet", file: "a", data: "PAR1\x15\x04", problems: []string{"a: broken Parquet: negative offset"}},
		{name: "page named as Parquet", file: "a.parquet", data: "<html><p>خبر", problems: []string{"a.parquet: named as Parquet, and its beginning is none"}},
		{name: "WARC", file: "a", data: gz("WARC/1.0\r\n"), problems: []string{"a: read to byte 10 only: the file breaks off"}},
		{name: "feed", file: "a.xml", data: `<?xml version="1.0"?><rss version="2.0">`, problems: []string{"a.xml: item 1: XML: the file breaks off"}},
		{name: "script of a saved page", file: "page_files/a.js", data: "let a = 1", problems: nil},
		{name: "invalid UTF-8", file: "a.jsonl", data: good + "{\"id\":\"2\",\"body\":\"ن\xff\"}\n" + good, records: 2, problems: []string{"a.jsonl:2: invalid UTF-8 at byte 21 of the record"}},
		{name: "broken JSON", file: "a.jsonl", data: good + "{\"id\":\n\n" + good, records: 2, problems: []string{"a.jsonl:2: unexpected end of JSON"}},
		{name: "broken first record", file: "a.jsonl", data: "{\"id\":\"1\",\n" + good, records: 1, problems: []string{"a.jsonl:1: unexpected end of JSON"}},
		{name: "no body", file: "a.jsonl", data: good + "{\"id\":\"2\"}\n", records: 1, problems: []string{"a.jsonl:2: " + missingBody(nil)}},
		{
			name: "long line", file: "a.jsonl", data: good + record("2", long) + "\n" + good + "{", opt: Options{MaxRecord: 2 << 20}, records: 2,
			problems: []string{"a.jsonl:2: longer than 2 MiB: skipped", "a.jsonl:4: unexpected end of JSON"},
		},
		{
			name: "long last line", file: "a.jsonl", data: good + record("2", long), opt: Options{MaxRecord: 2 << 20}, records: 1,
			problems: []string{"a.jsonl:2: longer than 2 MiB: skipped"},
		},
		{
			name: "line over a small limit", file: "a.jsonl", data: good + record("2", "نص طويل من عشرين حرفا") + "\n" + good, opt: Options{MaxRecord: 40}, records: 2,
			problems: []string{"a.jsonl:2: longer than 40 bytes: skipped"},
		},
		{
			name: "long element", file: "a.json", data: "[" + good + "," + record("2", long) + ",\n" + good + "]", opt: Options{MaxRecord: 2 << 20}, records: 2,
			problems: []string{"a.json:2: longer than 2 MiB: skipped"},
		},
		{name: "long page", file: "a.html", data: "<p>" + long, opt: Options{MaxRecord: 2 << 20}, problems: []string{"a.html: longer than 2 MiB: skipped"}},
		{
			name: "array broken off", file: "a.json", data: "[" + good + "," + good + ",{\"id\":", records: 2,
			problems: []string{"a.json:3: the JSON array is not closed: the file breaks off", "a.json:3: unexpected end of JSON"},
		},
		{
			name: "array of other things", file: "a.json", data: "[" + good + ",12,\"x\",null]", records: 1,
			problems: []string{
				"a.json:2: no record: a JSON null where an object is expected", "a.json:2: no record: a JSON number where an object is expected",
				"a.json:2: no record: a JSON string where an object is expected",
			},
		},
		{
			name: "broken array element", file: "a.json", data: "[" + good + ",{\"id\" 7},\n" + good + "]", records: 2,
			problems: []string{"a.json:2: invalid JSON: unexpected byte 55 '7' at 6"},
		},
		{name: "empty array", file: "a.json", data: "[]"},
		{name: "truncated gzip", file: "a.jsonl.gz", data: packed[:len(packed)-6], records: 50_000, problems: []string{"a.jsonl.gz: read to byte 1400000 only: gzip: the file breaks off"}},
		{name: "wrong gzip head", file: "a.jsonl.gz", data: "\x1f\x8bxxxxxxxxxxxxxxxxxx", problems: []string{"a.jsonl.gz: gzip: gzip: invalid header"}},
		{name: "gzip head alone", file: "a.gz", data: "\x1f\x8b", problems: []string{"a.gz: gzip: the file breaks off"}},
		{name: "packed twice", file: "a.jsonl.gz", data: gz(gz(good)), problems: []string{"a.jsonl.gz: packed twice: not supported"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, tt.file, tt.data)
			put(t, dir, "zz.jsonl", good)
			s := scan(t, tt.opt, nil, dir)
			for i, p := range s.problems {
				s.problems[i] = filepath.ToSlash(strings.TrimPrefix(p, dir+string(filepath.Separator)))
			}
			if !slices.Equal(s.problems, tt.problems) {
				t.Errorf("got  %q\nwant %q", s.problems, tt.problems)
			}
			if len(s.records) != tt.records+1 {
				t.Errorf("%d records, want %d and the one beside", len(s.records), tt.records)
			}
		})
	}
}

// Half a packed file gives about half of its records, and one broken one at most.
func TestTruncatedPacks(t *testing.T) {
	var lines strings.Builder
	for i := range 40_000 {
		lines.WriteString(record(strings.Repeat("x", i%7), "خبر عن السوق") + "\n")
	}
	for name, data := range map[string]string{"a.jsonl.gz": gz(lines.String()), "a.jsonl.zst": zst(lines.String())} {
		path := put(t, t.TempDir(), name, data[:len(data)/2])
		s := scan(t, Options{}, nil, path)
		if len(s.records) < 5_000 || len(s.records) >= 40_000 || len(s.problems) < 1 || len(s.problems) > 2 {
			t.Errorf("%s: %d records, problems %q", name, len(s.records), s.problems)
		}
		if !slices.ContainsFunc(s.problems, func(p string) bool {
			return strings.HasPrefix(p, path+": read to byte ") && strings.HasSuffix(p, ": the file breaks off")
		}) {
			t.Errorf("%s: problems %q", name, s.problems)
		}
	}
}

// A line of 200 MB is passed over in memory that the limit bounds, and lines are counted right behind it.
func TestHugeLine(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 200 MB")
	}
	path := filepath.Join(t.TempDir(), "huge.jsonl")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	chunk := []byte(strings.Repeat("خبر عاجل ", 1<<16))
	for n := 0; n < 200_000_000; n += len(chunk) {
		if n == 0 {
			_, _ = f.WriteString(record("1", "أ") + "\n" + `{"id":"2","body":"`)
		}
		if _, err := f.Write(chunk); err != nil {
			t.Fatal(err)
		}
	}
	_, _ = f.WriteString("\"}\n" + record("3", "ب") + "\n")
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	s := scan(t, Options{}, nil, path)
	if want := []string{"huge.jsonl:1 1 أ", "huge.jsonl:3 3 ب"}; !slices.Equal(s.records, want) {
		t.Errorf("records %q", s.records)
	}
	if want := []string{path + ":2: longer than 64 MiB: skipped"}; !slices.Equal(s.problems, want) {
		t.Errorf("problems %q", s.problems)
	}
}

func TestUnreadable(t *testing.T) {
	dir := t.TempDir()
	closed := put(t, dir, "closed.jsonl", record("1", "أ"))
	put(t, dir, "open.jsonl", record("2", "ب"))
	if err := os.Chmod(closed, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := os.ReadFile(closed); err == nil {
		t.Skip("this user may read everything")
	}
	s := scan(t, Options{}, nil, dir)
	if want := []string{closed + ": permission denied"}; !slices.Equal(s.problems, want) || len(s.records) != 1 {
		t.Errorf("records %q, problems %q", s.records, s.problems)
	}
}
