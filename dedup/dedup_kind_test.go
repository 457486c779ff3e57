package dedup

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"isnad/dedup/corpus"
)

// Two texts; the third is the first again, a day later.
var kindTexts = []string{
	"افتتح المحافظ صباح اليوم الجسر الجديد فوق النهر بعد عامين من العمل المتواصل في المدينة.",
	"ارتفعت أسعار القمح في الأسواق المحلية بنسبة خمسة في المئة خلال أسبوع واحد من الشهر الجاري.",
	"إفتتح المحافظ صباح اليوم الجسر الجديد فوق النهر بعد عامين من العمل المتواصل في المدينة",
}

// rewritten dedups the files and gives what is written in their kind.
func rewritten(t *testing.T, gzipped bool, stdin io.Reader, paths ...string) string {
	t.Helper()
	d, err := Dedup(t.Context(), paths, stdin, corpus.Options{}, DedupOptions{SameKind: true, TempDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	var out bytes.Buffer
	if err := d.WriteKind(context.Background(), &out, gzipped); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func write(t *testing.T, name, data string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func gzText(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = io.WriteString(z, s)
	_ = z.Close()
	return b.String()
}

func warcOf(n int, body string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://nahr.example/%d\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", n, len(body), body)
}

func TestWriteKindWARC(t *testing.T) {
	info := "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nab\r\n\r\n"
	a, b, c := warcOf(1, kindTexts[0]), warcOf(2, kindTexts[1]), warcOf(3, kindTexts[2]) // undated: the longest stays, c is shorter
	plain := write(t, "a.warc", info+a+b+c)
	if got := rewritten(t, false, nil, plain); got != info+a+b {
		t.Errorf("plain: %q", got)
	}
	if got := rewritten(t, true, nil, plain); got != "" && unzipped(t, got) != info+a+b {
		t.Errorf("plain to gzip: %q", got)
	}
	members := write(t, "a.warc.gz", gzText(info)+gzText(a)+gzText(c)+gzText(b))
	if got := rewritten(t, true, nil, members); got != gzText(info)+gzText(a)+gzText(b) {
		t.Errorf("gzip members were changed")
	}
	if got := rewritten(t, false, nil, members); got != info+a+b {
		t.Errorf("gzip to plain: %q", got)
	}
	mixed := write(t, "b.warc.gz", gzText(info+a+c)+gzText(b))
	if got := rewritten(t, true, nil, mixed); unzipped(t, got) != info+a+b || strings.Count(got, "\x1f\x8b\x08") != 3 {
		t.Errorf("a member of several records: %q", unzipped(t, got))
	}
	if got := rewritten(t, false, strings.NewReader(info+a+b+c), "-"); got != info+a+b {
		t.Errorf("standard input: %q", got)
	}
}

func unzipped(t *testing.T, s string) string {
	t.Helper()
	z, err := gzip.NewReader(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func jsonLine(id int, body string) string {
	return fmt.Sprintf(`{"id":"%d",  "body":%q}`, id, body) + "\n"
}

func TestWriteKindArchives(t *testing.T) {
	lines := jsonLine(1, kindTexts[0]) + jsonLine(3, kindTexts[2])
	files := []string{"style.css", "a{}", "b/feed.jsonl", lines, "b/feed.csv.gz", gzText("id,body\n5,\"" + kindTexts[2] + "\"\n6,\"" + kindTexts[1] + "\"\n"), "c.txt", kindTexts[2]}
	want := []string{"style.css", "a{}", "b/feed.jsonl", jsonLine(1, kindTexts[0]), "b/feed.csv.gz", "id,body\n6,\"" + kindTexts[1] + "\"\n"}
	if got := zipFiles(t, rewritten(t, false, nil, write(t, "a.zip", zipFile(t, files)))); !slices.Equal(got, want) {
		t.Errorf("zip: %q", got)
	}
	if got := tarFiles(t, rewritten(t, false, nil, write(t, "a.tar", tarFile(t, files)))); !slices.Equal(got, want) {
		t.Errorf("tar: %q", got)
	}
	if got := tarFiles(t, rewritten(t, false, nil, write(t, "a.tgz", gzText(tarFile(t, files))))); !slices.Equal(got, want) {
		t.Errorf("tgz: %q", got)
	}
	nested := zipFile(t, []string{"in.zip", zipFile(t, files), "x.txt", "نص آخر لا يشبه شيئا مما سبق من الأخبار في هذه الصفحة."})
	out := zipFiles(t, rewritten(t, false, nil, write(t, "b.zip", nested)))
	if len(out) != 4 || !slices.Equal(zipFiles(t, out[1]), want) {
		t.Errorf("nested: %q", out)
	}
	if _, err := Dedup(t.Context(), []string{write(t, "a.zip", zipFile(t, files)), write(t, "b.zip", nested)}, nil, corpus.Options{}, DedupOptions{SameKind: true}); err == nil {
		t.Error("two archives: no error")
	}
}

func zipFile(t *testing.T, files []string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(w, files[i+1])
	}
	_ = z.Close()
	return b.String()
}

func zipFiles(t *testing.T, s string) (files []string) {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(s), int64(len(s)))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range z.File {
		r, err := m.Open()
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, m.Name, plainText(t, r))
	}
	return files
}

func tarFile(t *testing.T, files []string) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		if err := w.WriteHeader(&tar.Header{Name: files[i], Size: int64(len(files[i+1])), Mode: 0o644}); err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(w, files[i+1])
	}
	_ = w.Close()
	return b.String()
}

func tarFiles(t *testing.T, s string) (files []string) {
	t.Helper()
	in := tar.NewReader(strings.NewReader(s))
	for {
		h, err := in.Next()
		if err == io.EOF {
			return files
		}
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, h.Name, plainText(t, in))
	}
}

// plainText unpacks a member that is packed itself.
func plainText(t *testing.T, r io.Reader) string {
	t.Helper()
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.HasPrefix(data, []byte("\x1f\x8b")) {
		return unzipped(t, string(data))
	}
	return string(data)
}

// With hardly any memory and through a pipe the same is written.
func TestWriteKindWithLittleMemory(t *testing.T) {
	var table, archive strings.Builder
	table.WriteString("id,title,body\n")
	r := rand.New(rand.NewPCG(7, 3))
	for i, a := range newsOf(r, 600) {
		fmt.Fprintf(&table, "%d,,%q\n", i, a.Body)
		archive.WriteString(warcOf(i, a.Body))
	}
	for name, data := range map[string]string{
		"a.csv": table.String(), "a.warc": archive.String(), "a.warc.gz": gzText(archive.String()),
		"a.zip": zipFile(t, []string{"b.csv", table.String()}), "a.tgz": gzText(tarFile(t, []string{"b.csv", table.String()})),
	} {
		path := write(t, name, data)
		want := rewritten(t, false, nil, path)
		if len(want) == 0 {
			t.Fatalf("%s: nothing was written", name)
		}
		for _, input := range []string{path, "-"} {
			dir := t.TempDir()
			d, err := Dedup(t.Context(), []string{input}, strings.NewReader(data), corpus.Options{}, DedupOptions{SameKind: true, TempDir: dir, Memory: 1 << 21})
			if err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			if err := d.WriteKind(t.Context(), &out, false); err != nil || out.String() != want {
				t.Errorf("%s from %s: error %v, the same bytes %v", name, input, err, out.String() == want)
			}
			d.Close()
			if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
				t.Errorf("%s from %s: left behind: %v", name, input, left)
			}
		}
	}
}

func TestWriteKindParquet(t *testing.T) {
	type row struct {
		ID     int64   `parquet:"id"`
		Title  *string `parquet:"title,optional"`
		Text   string  `parquet:"text,zstd"`
		Labels []int32 `parquet:"labels,list"`
	}
	file := func(ids ...int) string {
		var b bytes.Buffer
		w := parquet.NewGenericWriter[row](&b, parquet.MaxRowsPerRowGroup(2), parquet.KeyValueMetadata("huggingface", `{"a":1}`))
		for _, id := range ids {
			if _, err := w.Write([]row{{ID: int64(id), Text: kindTexts[id%3], Labels: []int32{int32(id), 7}}}); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return write(t, "a.parquet", b.String())
	}
	first := file(0, 1, 2)
	out := rewritten(t, false, nil, first, file(4, 3))
	rows, err := parquet.Read[row](strings.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 2 || rows[0].ID != 0 || rows[1].ID != 1 || !slices.Equal(rows[1].Labels, []int32{1, 7}) || rows[1].Title != nil {
		t.Errorf("%+v", rows)
	}
	was, now := openParquet(t, first), openParquet(t, write(t, "b.parquet", out))
	if was.Schema().String() != now.Schema().String() {
		t.Errorf("schema %s, was %s", now.Schema(), was.Schema())
	}
	if v, _ := now.Lookup("huggingface"); v != `{"a":1}` {
		t.Errorf("metadata %q", v)
	}
}

func openParquet(t *testing.T, path string) *parquet.File {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return f
}
