package corpus

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"go.uber.org/goleak"
	"pgregory.net/rapid"
)

// put writes a file below the test's folder and gives its path.
func put(t testing.TB, dir, name, data string) string {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func gz(data string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(data))
	_ = w.Close()
	return b.String()
}

func zst(data string) string {
	w, _ := zstd.NewWriter(nil)
	return string(w.EncodeAll([]byte(data), nil))
}

// seen is what a Scan gave, in reading order.
type seen struct {
	records  []string // "path:line id body"
	pages    []string // "path name format body"
	problems []string
	warnings []string
}

func scan(t *testing.T, opt Options, stdin io.Reader, inputs ...string) seen {
	t.Helper()
	var mu sync.Mutex
	var s seen
	type found struct {
		seq   int
		texts []string
		page  bool
	}
	var all []found
	opt.Report = func(p Problem) {
		mu.Lock()
		defer mu.Unlock()
		s.problems = append(s.problems, p.Error())
	}
	err := Scan(t.Context(), inputs, stdin, opt, func(_ int, b *Block) error {
		f := found{seq: b.Seq}
		var bad []string
		if b.Format == JSONLines {
			d := LineDecoder{Fields: opt.Fields}
			d.Decode(b, func(r *Record) {
				if bytes.IndexByte(b.Data[r.Start:r.End], '\n') >= 0 {
					t.Errorf("%s:%d: record over several lines", b.Path, r.Line)
				}
				f.texts = append(f.texts, fmt.Sprintf("%s:%d %s %s", filepath.Base(b.Path), r.Line, r.ID, r.Body))
			}, func(p Problem) { bad = append(bad, p.Error()) })
		} else {
			f.page = true
			f.texts = []string{fmt.Sprintf("%s %v %s", b.Name, b.Format, b.Data)}
		}
		mu.Lock()
		defer mu.Unlock()
		all = append(all, f)
		s.problems = append(s.problems, bad...)
		s.warnings = append(s.warnings, b.Warnings...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(all, func(a, b found) int { return a.seq - b.seq })
	for i, f := range all {
		if i > 0 && f.seq <= all[i-1].seq {
			t.Errorf("block %d has Seq %d", i, f.seq)
		}
		if f.page {
			s.pages = append(s.pages, f.texts...)
		} else {
			s.records = append(s.records, f.texts...)
		}
	}
	slices.Sort(s.problems)
	return s
}

func record(id, body string) string { return fmt.Sprintf(`{"id":%q,"body":%q}`, id, body) }

func TestScanFormats(t *testing.T) {
	dir := t.TempDir()
	two := record("1", "أ") + "\n" + record("2", "ب") + "\n"
	page := "<!DOCTYPE html><html><p>خبر</p></html>"
	for _, tt := range []struct {
		name, data string
		records    int
		page       Format
	}{
		{name: "feed.jsonl", data: two, records: 2},
		{name: "feed.ndjson", data: strings.TrimSuffix(two, "\n"), records: 2},
		{name: "feed.json", data: strings.ReplaceAll(two, "\n", "\r\n"), records: 2},
		{name: "feed.jsonl.gz", data: gz(two), records: 2},
		{name: "feed.jsonl.zst", data: zst(two), records: 2},
		{name: "several.jsonl.gz", data: gz(two) + gz(two), records: 4},
		{name: "several.jsonl.zst", data: zst(two) + zst(two), records: 4},
		{name: "misnamed.jsonl", data: gz(two), records: 2},
		{name: "not-packed.jsonl.gz", data: two, records: 2},
		{name: "bom.jsonl", data: "\ufeff" + two, records: 2},
		{name: "unnamed", data: two, records: 2},
		{name: "packed", data: zst(two), records: 2},
		{name: "array.json", data: "[" + record("1", "أ") + ",\n" + record("2", "ب") + "]\n", records: 2},
		{name: "page.html", data: page, page: HTML},
		{name: "page.XHTML", data: page, page: HTML},
		{name: "page.htm.gz", data: gz(page), page: HTML},
		{name: "page", data: page, page: HTML},
		{name: "saved.txt", data: page, page: Text},
		{name: "text.txt.zst", data: zst("خبر"), page: Text},
		{name: "text", data: "{خبر} عاجل", page: Text},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := put(t, dir, tt.name, tt.data)
			s := scan(t, Options{}, nil, path)
			if len(s.records) != tt.records || len(s.problems) > 0 {
				t.Errorf("records %q, problems %q", s.records, s.problems)
			}
			if tt.page != 0 && (len(s.pages) != 1 || !strings.HasPrefix(s.pages[0], tt.name+" "+tt.page.String()+" ")) {
				t.Errorf("pages %q", s.pages)
			}
			f, err := os.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if filepath.Ext(tt.name) != "" && tt.page == Text {
				return // the ending said so
			}
			if in := scan(t, Options{}, f, "-"); len(in.records) != tt.records || (len(in.pages) == 1) != (tt.page != 0) || len(in.problems) > 0 {
				t.Errorf("stdin: %+v", in)
			}
		})
	}
}

// Blocks are cut between lines, whatever the lengths: every record comes once, in order, with its line and place.
func TestScanBlocks(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		var file strings.Builder
		var want []string
		for i, n := range rapid.SliceOfN(rapid.SampledFrom([]int{0, 3, 100, 300, 960, 4500}), 1, 12).Draw(rt, "lengths") {
			id := fmt.Sprint(i + 1)
			body := strings.Repeat("ب", n/2)
			file.WriteString(record(id, body) + "\n")
			want = append(want, fmt.Sprintf("feed.jsonl:%d %s %s", i+1, id, body))
		}
		data := file.String()
		path := put(t, dir, "feed.jsonl", data)
		for _, in := range []string{path, put(t, dir, "z/feed.jsonl", zst(data))} {
			if s := scan(t, Options{Workers: 3, block: 1000}, nil, in); !slices.Equal(s.records, want) || len(s.problems) > 0 {
				rt.Fatalf("%d of %d records, problems %q", len(s.records), len(want), s.problems)
			}
		}
		err := Scan(t.Context(), []string{path}, nil, Options{block: 1000}, func(_ int, b *Block) error {
			if got := data[b.Offset : b.Offset+int64(len(b.Data))]; got != string(b.Data) || strings.Count(data[:b.Offset], "\n")+1 != b.Line {
				rt.Errorf("block %d: line %d, offset %d", b.Seq, b.Line, b.Offset)
			}
			return nil
		})
		if err != nil {
			rt.Fatal(err)
		}
	})
}

// An array, and records written over several lines, give what the same records one a line give.
func TestScanValues(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		space := rapid.SampledFrom([]string{"", " ", "\n", "\r\n\t"})
		var array strings.Builder
		array.WriteString(rapid.SampledFrom([]string{"[", "\n [ \n"}).Draw(rt, "open"))
		var want []string
		for i, n := range rapid.SliceOfN(rapid.SampledFrom([]int{0, 1, 100, 700, 4500}), 0, 8).Draw(rt, "lengths") {
			if i > 0 {
				array.WriteString(space.Draw(rt, "s") + ",")
			}
			array.WriteString(space.Draw(rt, "s"))
			body := strings.Repeat("}", n) + `]"{[\`
			line := strings.Count(array.String(), "\n") + 1
			fmt.Fprintf(&array, `{"id":"%d",%s"x":[{}],%s"body":%q%s}`, i, space.Draw(rt, "s"), space.Draw(rt, "s"), body, space.Draw(rt, "s"))
			want = append(want, fmt.Sprintf("array.json:%d %d %s", line, i, body))
		}
		array.WriteString("\n]\n")
		s := scan(t, Options{block: 1000}, nil, put(t, dir, "array.json", array.String()))
		if !slices.Equal(s.records, want) || len(s.problems) > 0 {
			rt.Fatalf("%.300q\ngot  %.300q\nwant %.300q\nproblems %q", array.String(), s.records, want, s.problems)
		}
	})
}

func TestScanPrettyPrinted(t *testing.T) {
	dir := t.TempDir()
	one := "{\n  \"id\": \"1\",\n  \"body\": \"أ\"\n}\n"
	s := scan(t, Options{}, nil, put(t, dir, "one.json", one))
	if want := []string{"one.json:1 1 أ"}; !slices.Equal(s.records, want) || len(s.problems) > 0 {
		t.Errorf("%q, problems %q", s.records, s.problems)
	}
	s = scan(t, Options{}, nil, put(t, dir, "two.jsonl", one+strings.Replace(one, `"1"`, `"2"`, 1)))
	if want := []string{"two.jsonl:1 1 أ", "two.jsonl:5 2 أ"}; !slices.Equal(s.records, want) || len(s.problems) > 0 {
		t.Errorf("%q, problems %q", s.records, s.problems)
	}
}

func TestScanOrder(t *testing.T) {
	dir := t.TempDir()
	var want []string
	for _, name := range []string{"a/b/3.jsonl", "a/1.jsonl", "a.jsonl", "z.jsonl", "a/b.jsonl"} {
		put(t, dir, name, strings.Repeat(record(name, "أ")+"\n", 20_000))
		want = append(want, name)
	}
	slices.Sort(want)
	for _, workers := range []int{1, 4} {
		var got []string
		for _, r := range scan(t, Options{Workers: workers}, nil, dir).records {
			if id := strings.Fields(r)[1]; len(got) == 0 || got[len(got)-1] != id {
				got = append(got, id)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d workers: %q, want %q", workers, got, want)
		}
	}
}

func TestScanStops(t *testing.T) {
	defer goleak.VerifyNone(t)
	dir := t.TempDir()
	big := strings.Repeat(record("1", strings.Repeat("خبر ", 300))+"\n", 20_000)
	plain, packed := put(t, dir, "a.jsonl", big), put(t, dir, "b.jsonl.gz", gz(big))

	full := errors.New("disk full")
	for _, in := range []string{plain, packed, dir} {
		err := Scan(t.Context(), []string{in}, nil, Options{Workers: 3}, func(int, *Block) error { return full })
		if !errors.Is(err, full) {
			t.Errorf("%s: the work's error is lost: %v", in, err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		err = Scan(ctx, []string{in}, nil, Options{Workers: 3}, func(int, *Block) error { cancel(); return nil })
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: cancelled: %v", in, err)
		}
	}
	// A pipe that nobody writes to must not hold the run; its goroutine ends with the pipe.
	r, w := io.Pipe()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if err := Scan(ctx, []string{"-"}, r, Options{}, func(int, *Block) error { return nil }); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("waiting pipe: %v", err)
	}
	_ = w.Close()
}

func TestScanProgress(t *testing.T) {
	dir := t.TempDir()
	data := strings.Repeat(record("1", "خبر")+"\n", 100_000)
	put(t, dir, "a.jsonl", data)
	put(t, dir, "b.jsonl.gz", gz(data))
	put(t, dir, "c.html", "<p>خبر")
	total := TotalSize([]string{dir})
	var last int64
	err := Scan(t.Context(), []string{dir}, nil, Options{Progress: func(n int64) {
		if n < last {
			t.Errorf("progress went back from %d to %d", last, n)
		}
		last = n
	}}, func(int, *Block) error { return nil })
	if err != nil || last != total {
		t.Errorf("%d bytes of %d, %v", last, total, err)
	}
}

func TestScanRefusesOptions(t *testing.T) {
	for _, opt := range []Options{{Fields: map[string]string{"x": "texte"}}, {Fields: map[string]string{"x": ""}}, {Encoding: "koi8-r"}} {
		if err := Scan(t.Context(), nil, nil, opt, nil); err == nil {
			t.Errorf("%+v taken", opt)
		}
		if err := CheckOptions(opt); err == nil {
			t.Errorf("%+v taken", opt)
		}
	}
}
