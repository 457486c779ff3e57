package corpus

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
)

func parquetOf[T any](t testing.TB, rows []T, options ...parquet.WriterOption) string {
	t.Helper()
	var b bytes.Buffer
	w := parquet.NewGenericWriter[T](&b, options...)
	if _, err := w.Write(rows); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A row has every layout that fields are met in: plain, nested, lists, times.
func TestReadParquet(t *testing.T) {
	type row struct {
		ID     int64 `parquet:"id"`
		Source struct {
			Name string `parquet:"name"`
		} `parquet:"source"`
		Title     *string   `parquet:"title,optional"`
		Text      string    `parquet:"text"`
		Timestamp time.Time `parquet:"timestamp,timestamp(millisecond)"`
		Authors   []string  `parquet:"authors,list"`
		Article   struct {
			Text string `parquet:"text"`
		} `parquet:"page"`
		Vector []float64 `parquet:"vector,list"`
	}
	title := "السوق"
	rows := make([]row, 3)
	for i := range rows {
		rows[i].ID, rows[i].Text, rows[i].Timestamp = int64(i+1), fmt.Sprintf("خبر %d", i), time.Date(2024, 7, 25, 8, i, 0, 0, time.UTC)
		rows[i].Source.Name, rows[i].Article.Text = "النهر", "داخل"
		rows[i].Authors, rows[i].Vector = slices.Repeat([]string{"سلمى"}, i), make([]float64, 100)
	}
	rows[0].Title = &title
	rows[2].Text = "a\xffb"
	data := parquetOf(t, rows, parquet.MaxRowsPerRowGroup(2), parquet.Compression(&parquet.Zstd))
	dir := t.TempDir()
	path := put(t, dir, "a.parquet", data)
	c := read(t, Options{}, path)
	check(t, c, dir, []string{
		"a.parquet: row 1|1|النهر|السوق|2024-07-25T08:00:00Z||خبر 0",
		"a.parquet: row 2|2|النهر||2024-07-25T08:01:00Z||خبر 1",
	}, []string{"a.parquet: row 3: invalid UTF-8"})
	if c.Articles[1].Author != "سلمى" {
		t.Errorf("author %q", c.Articles[1].Author)
	}
	c = read(t, Options{Fields: map[string]string{"page.text": "body"}}, path)
	if len(c.Articles) != 2 && c.Articles[0].Body != "داخل" {
		t.Errorf("nested body: %+v", c.Articles)
	}
	for name, data := range map[string]string{"b.zip": zipOf(t, "x/a.parquet", data), "c.parquet.gz": gz(data)} {
		c := read(t, Options{}, put(t, dir, name, data))
		if got := ids(c); !slices.Equal(got, []string{"1", "2"}) {
			t.Errorf("%s: %q, %v", name, got, c.Problems)
		}
	}
}

func TestParquetWithoutBody(t *testing.T) {
	type row struct {
		ID    int64  `parquet:"id"`
		Words string `parquet:"words"`
	}
	dir := t.TempDir()
	c := read(t, Options{}, put(t, dir, "a.parquet", parquetOf(t, []row{{1, "خبر"}})))
	if got := reasons(c, dir); !slices.Equal(got, []string{"a.parquet: no column for the body among id, words"}) {
		t.Errorf("%q", got)
	}
}

// A file broken at any place is a problem, and never the end of the run.
func TestBrokenParquet(t *testing.T) {
	type row struct {
		ID   int64  `parquet:"id"`
		Body string `parquet:"body,dict"`
	}
	var rows []row
	for i := range 40 {
		rows = append(rows, row{int64(i), fmt.Sprintf("خبر %d", i%7)})
	}
	data := parquetOf(t, rows)
	dir := t.TempDir()
	path := filepath.Join(dir, "a.parquet")
	for at := 4; at < len(data); at += 3 {
		broken := []byte(data)
		broken[at] ^= 0x5a
		if err := os.WriteFile(path, broken, 0o600); err != nil {
			t.Fatal(err)
		}
		if c := read(t, Options{Workers: 1}, path); len(c.Articles) > len(rows) {
			t.Fatalf("byte %d: %d articles", at, len(c.Articles))
		}
	}
	for n := 4; n < len(data); n += 11 {
		if err := os.WriteFile(path, []byte(data[:n]), 0o600); err != nil {
			t.Fatal(err)
		}
		if c := read(t, Options{Workers: 1}, path); len(c.Problems) == 0 {
			t.Fatalf("cut at %d: no problem, %d articles", n, len(c.Articles))
		}
	}
}
