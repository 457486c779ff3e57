package corpus

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/klauspost/compress/gzip"

	"isnad/similarity/arabic"
)

// What is nested without end is an error with its place, in JSON as in XML, and the rest is read.
func TestDeepNesting(t *testing.T) {
	const deep = 100_000
	good := record("good", "نص")
	open, closing := strings.Repeat("[", deep), strings.Repeat("]", deep)
	objects := strings.Repeat(`{"a":`, deep)
	dir := t.TempDir()
	put(t, dir, "a.jsonl", good+"\n{\"id\":\"1\",\"body\":"+open+closing+"}\n{\"id\":\"2\",\"x\":"+objects+"1"+strings.Repeat("}", deep)+",\"body\":\"خبر\"}\n")
	put(t, dir, "b.json", "["+record("3", "نص")+","+open+closing+","+record("4", "نص")+"]")
	put(t, dir, "c.jsonl", open+"\n"+record("5", "نص"))
	put(t, dir, "d.rss", "<rss><channel><item><guid>6</guid><description>نص</description></item><item>"+strings.Repeat("<a>", deep))
	c := read(t, Options{}, dir)
	got := ids(c)
	for _, id := range []string{"good", "3", "4", "5", "6"} {
		if !slices.Contains(got, id) {
			t.Errorf("%s is missing", id)
		}
	}
	want := []string{"a.jsonl:2: ", "a.jsonl:3: ", "b.json:1: ", "c.jsonl:1: ", "d.rss: item 2: XML: elements nested deeper than 256"}
	problems := reasons(c, dir)
	if len(problems) != len(want) {
		t.Fatalf("problems %.300q", problems)
	}
	for i, p := range problems {
		if !strings.HasPrefix(p, want[i]) || len(p) > 200 {
			t.Errorf("problem %.300q, want %q", p, want[i])
		}
	}
}

// A page of a million tags is read, and a warning says how.
func TestMillionTags(t *testing.T) {
	for _, tags := range []string{"<div>", "<b><p>", "<table><tr><td>", "<a href=x>"} {
		data := strings.Replace(page, "</body>", strings.Repeat(tags, 1_000_000/strings.Count(tags, "<"))+"</body>", 1)
		arts, err := ParsePage(nil, []byte(data), "x")
		if err != nil || !strings.Contains(arts[0].Body, "مئتي متجر") {
			t.Fatalf("%s: %v", tags, err)
		}
		if !slices.ContainsFunc(arts[0].Warnings, func(w string) bool { return strings.HasPrefix(w, "page read without its structure: ") }) {
			t.Errorf("%s: warnings %q", tags, arts[0].Warnings)
		}
	}
}

// Of a text of very many lines the first are judged, and a warning says so; the body is the whole text.
func TestManyLines(t *testing.T) {
	text := strings.Repeat("خبر\n", 3*maxLines)
	arts := ParseText(nil, text, "x.txt")
	if len(arts) != 1 || arts[0].Body != text {
		t.Fatalf("%d articles", len(arts))
	}
	if !slices.Contains(arts[0].Warnings, "only the first 100000 lines were looked at for what is not the article") {
		t.Errorf("warnings %q", arts[0].Warnings)
	}
}

// endless gives a beginning, then one byte again and again until n bytes are out, then an end.
type endless struct {
	head, tail string
	fill       byte
	n          int64
}

func (e *endless) Read(p []byte) (int, error) {
	switch {
	case e.head != "":
		n := copy(p, e.head)
		e.head = e.head[n:]
		return n, nil
	case e.n > 0:
		k := int(min(int64(len(p)), e.n))
		for i := range p[:k] {
			p[i] = e.fill
		}
		e.n -= int64(k)
		return k, nil
	case e.tail != "":
		n := copy(p, e.tail)
		e.tail = e.tail[n:]
		return n, nil
	}
	return 0, io.EOF
}

// A line, row, record or page of a gigabyte is passed over in memory that the limit bounds; what stands around it is read.
func TestGigabyteLine(t *testing.T) {
	if testing.Short() {
		t.Skip("reads gigabytes")
	}
	const giga = 1 << 30
	warc := warcText("conversion", "http://nahr.example/1", "text/plain", "أعلنت بلدية الميناء افتتاح السوق الجديد.")
	for _, tt := range []struct {
		name       string
		head, tail string
		ids        []string
		problem    string
	}{
		{"JSON lines", record("1", "أ") + "\n{\"id\":\"2\",\"body\":\"", "\"}\n" + record("3", "ب") + "\n", []string{"1", "3"}, "stdin:2: longer than 1 MiB: skipped"},
		{"JSON array", "[" + record("1", "أ") + ",\n{\"id\":\"2\",\"body\":\"", "\"},\n" + record("3", "ب") + "]", []string{"1", "3"}, "stdin:2: longer than 1 MiB: skipped"},
		{"CSV", "id,title,body\n1,أ,ب\n2,أ,", "\n3,أ,ب\n", []string{"1", "3"}, "stdin:3: longer than 1 MiB: skipped"},
		{"CSV, a quoted cell", "id,title,body\n1,أ,ب\n2,أ,\"", "\"\n3,أ,ب\n", []string{"1", "3"}, "stdin:3: longer than 1 MiB: skipped"},
		{
			"WARC", warc + fmt.Sprintf("WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n", giga),
			"\r\n\r\n" + strings.Replace(warc, "example/1", "example/2", 1),
			[]string{"http://nahr.example/1", "http://nahr.example/2"},
			"stdin: record 2: longer than 1 MiB: skipped",
		},
		{"page", page, "", nil, "stdin: longer than 1 MiB: skipped"},
		{"text", "خبر", "", nil, "stdin: longer than 1 MiB: skipped"},
	} {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		c, err := Read(t.Context(), []string{"-"}, &endless{tt.head, tt.tail, 'a', giga}, Options{MaxRecord: 1 << 20})
		if err != nil {
			t.Fatal(err)
		}
		runtime.ReadMemStats(&after)
		if !slices.Equal(ids(c), tt.ids) || !slices.Equal(reasons(c, ""), []string{tt.problem}) {
			t.Errorf("%s: %q, problems %q", tt.name, ids(c), reasons(c, ""))
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 100<<20 {
			t.Errorf("%s: %d MiB allocated", tt.name, used>>20)
		}
	}
}

// packedZeros is a gzip stream of n bytes that are all alike.
func packedZeros(t testing.TB, n int64) string {
	t.Helper()
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	if err == nil {
		_, err = io.Copy(z, &endless{fill: '0', n: n})
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Bombs are read as far as is free or as their size allows, over all that is packed inside them.
func TestBombs(t *testing.T) {
	if testing.Short() {
		t.Skip("unpacks a gigabyte")
	}
	const unpacked = freeExpand + 16<<20
	bomb := packedZeros(t, unpacked)
	lines := gz(record("1", "أ")+"\n") + bomb
	var many []string
	for i := range 90 {
		many = append(many, fmt.Sprintf("%02d.jsonl", i), record(fmt.Sprint(i), "أ")+strings.Repeat("\n", 1<<20))
	}
	for _, tt := range []struct {
		name, data, problem string
	}{
		{"a.jsonl.gz", lines, "unpacks to more than 20 times its size"},
		{"a.csv.gz", gz("id,title,body\n1,أ,ب\n2,أ,") + bomb, "unpacks to more than 20 times its size"},
		{"a.tar.gz", gz(tarOf(t, "a.txt", "خبر", "b.txt", strings.Repeat("0", unpacked))), "unpacks to more than 20 times its size"},
		{"a.zip", zipOf(t, "a.txt", "خبر", "b.jsonl", record("1", "أ")+"\n"+strings.Repeat("0", unpacked)), "unpacks to more than 20 times its size"},
		{"many.zip", zipOf(t, many...), "unpacks to more than 20 times its size"},
		{"in.zip", zipOf(t, "a.txt", "خبر", "in.jsonl.gz", lines), "unpacks to more than 20 times its size"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var problems []Problem
			opt := Options{MaxExpand: 20, MaxRecord: 1 << 20, Report: func(p Problem) { problems = append(problems, p) }}
			c := read(t, opt, put(t, t.TempDir(), tt.name, tt.data))
			if !slices.ContainsFunc(problems, func(p Problem) bool { return p.Limit == LimitExpand && strings.Contains(p.Reason, tt.problem) }) {
				t.Errorf("problems %.300q", reasons(c, ""))
			}
			if len(c.Articles) == 0 {
				t.Error("what stands before is not read")
			}
			opt.MaxExpand = 1 << 40
			problems = nil
			read(t, opt, put(t, t.TempDir(), tt.name, tt.data))
			if slices.ContainsFunc(problems, func(p Problem) bool { return p.Limit == LimitExpand }) {
				t.Errorf("with a higher limit: %q", problems)
			}
		})
	}
}

// A sparse file in a tar claims a gigabyte of zeros that are nowhere.
func TestLyingSizes(t *testing.T) {
	data := []byte(tarOf(t, "a.txt", "خبر", "b.txt", "خبر"))
	copy(data[1024+124:], "77777777777\x00") // the second member's size, octal
	sum := 0
	header := data[1024:1536]
	copy(header[148:], "        ")
	for _, c := range header {
		sum += int(c)
	}
	copy(header[148:], fmt.Sprintf("%06o\x00 ", sum))
	dir := t.TempDir()
	c := read(t, Options{}, put(t, dir, "a.tar", string(data)))
	if !slices.Contains(ids(c), "a.txt") || len(c.Problems) == 0 {
		t.Errorf("%q, %q", ids(c), reasons(c, dir))
	}
}

// Of an archive that breaks off the members before are read, and the place is named.
func TestTruncatedArchives(t *testing.T) {
	var files []string
	for i := range 50 {
		files = append(files, fmt.Sprintf("%02d.txt", i), strings.Repeat("خبر عن السوق. ", 300))
	}
	dir := t.TempDir()
	whole := tarOf(t, files...)
	put(t, dir, "a.tar", whole[:len(whole)/2])
	packed := gz(whole)
	put(t, dir, "b.tgz", packed[:len(packed)/2])
	c := read(t, Options{}, dir)
	for _, prefix := range []string{"a.tar/", "b.tgz/"} {
		n := 0
		for _, id := range ids(c) {
			if strings.HasPrefix(id, prefix) {
				n++
			}
		}
		if n < 5 || n > 45 {
			t.Errorf("%s: %d articles", prefix, n)
		}
	}
	for _, p := range c.Problems {
		if !strings.Contains(p.Reason, "breaks off") {
			t.Errorf("problem %v", p)
		}
	}
	if len(c.Problems) < 2 {
		t.Errorf("problems %v", c.Problems)
	}
	// A member that is broken does not touch the others.
	data := []byte(zipOf(t, "a.jsonl", record("1", "أ")+"\n", "b.txt", strings.Repeat("خبر عن السوق الجديد. ", 100), "c.jsonl", record("3", "ج")+"\n"))
	at := bytes.Index(data, []byte("b.txt"))
	copy(data[at+10:at+20], "xxxxxxxxxxxxx")
	c = read(t, Options{}, put(t, t.TempDir(), "c.zip", string(data)))
	if got := ids(c); !slices.Contains(got, "1") || !slices.Contains(got, "3") || len(c.Problems) != 1 || !strings.Contains(c.Problems[0].Path, "c.zip!b.txt") {
		t.Errorf("%q, %v", got, c.Problems)
	}
}

// Names that lead anywhere make no ids, and links in archives no articles.
func TestHostileNames(t *testing.T) {
	for _, tt := range []struct{ name, clean string }{
		{"../../etc/passwd", ""},
		{"a/../../b", ""},
		{"a/..", ""},
		{`..\..\b`, ""},
		{"/etc/passwd", "etc/passwd"},
		{"//a", "a"},
		{"./a/./b", "a/b"},
		{`C:\a\b.txt`, "C:/a/b.txt"},
		{"a\x1b[2Jb\n.txt", "a\ufffd[2Jb\ufffd.txt"},
		{"\xff.txt", "\ufffd.txt"},
		{".", ""},
		{"", ""},
	} {
		if clean, why := memberName(tt.name); clean != tt.clean || (why == "") != (clean != "") {
			t.Errorf("%q: %q %q, want %q", tt.name, clean, why, tt.clean)
		}
	}
}

// Links that lead in circles, or up, are followed once.
func TestLinkLoops(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a/b/c.txt", "خبر")
	for link, to := range map[string]string{"a/b/up": "../..", "a/loop": "loop", "x": "a", "a/b/y": "../../x"} {
		if err := os.Symlink(to, filepath.Join(dir, filepath.FromSlash(link))); err != nil {
			t.Skip("no symbolic links here")
		}
	}
	c := read(t, Options{}, dir)
	if got := ids(c); len(got) != 1 || len(c.Problems) != 1 {
		t.Errorf("%q, %v", got, c.Problems)
	}
}

// A text with code points of every block goes through reading, furniture, folding and stems; its body stays what it was, and every
// offset falls on a code point.
func TestEveryUnicodeBlock(t *testing.T) {
	var b strings.Builder
	for r := rune(1); r <= unicode.MaxRune; r++ {
		if r < 0x3000 || r%61 == 0 || r >= 0xf900 && r < 0x10000 || r >= 0x1e800 && r < 0x1f000 {
			if utf8.ValidRune(r) {
				b.WriteRune(r)
			}
			if r%16 == 0 {
				b.WriteByte(' ')
			}
			if r%512 == 0 {
				b.WriteString("\nخبر عن السوق ")
			}
		}
	}
	text := b.String()
	for _, kind := range []string{"record", "text", "page"} {
		var a Article
		switch kind {
		case "record":
			a = Article{ID: "x", Body: text}
			MarkFurniture(&a)
			a.dateline(nil)
		case "text":
			a = ParseText(nil, text, "x")[0]
		case "page":
			arts, err := ParsePage(nil, []byte(strings.Replace(page, "</h1>", "</h1><p>"+strings.NewReplacer("<", "", "&", "").Replace(text)+"</p>", 1)), "x")
			if err != nil {
				t.Fatal(err)
			}
			a = arts[0]
		}
		a.Credits = FindCredits(DefaultAgencies(), &a)
		if kind != "page" && a.Body != text {
			t.Errorf("%s: the body was changed", kind)
		}
		points := utf8.RuneCountInString(a.Body)
		last := 0
		for _, f := range a.Furniture {
			if f.Start < last || f.End < f.Start || f.End > points {
				t.Errorf("%s: furniture %v of %d", kind, f, points)
			}
			last = f.End
		}
		for _, s := range a.ByteSpans(nil) {
			if !utf8.ValidString(a.Body[s.Start:s.End]) {
				t.Errorf("%s: own text cuts a code point at %v", kind, s)
			}
		}
		stemmer := arabic.NewStemmer()
		for _, tok := range arabic.Tokenize(nil, a.Body) {
			stemmer.Stem(a.Body, tok)
			if !utf8.ValidString(a.Body[tok.Start:tok.End]) {
				t.Fatalf("%s: token %v cuts a code point", kind, tok)
			}
		}
		folded := arabic.Fold(a.Body)
		if !utf8.ValidString(folded) || arabic.Fold(folded) != folded {
			t.Errorf("%s: folding twice is not folding once", kind)
		}
	}
}
