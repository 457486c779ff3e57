package corpus

import (
	"fmt"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// benchLines are records of about 3 kB, the length of a news article in UTF-8.
func benchLines(n int, escaped bool) string {
	body := strings.Repeat(prose+" ", 10)
	if escaped {
		body = strings.ReplaceAll(body, "،", "،\n\"")
	}
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id": "n%d", "outlet": "outlet%d", "title": "افتتاح الجسر", "date": "2024-07-25T11:18:00Z", "url": "https://nahr.example/%d", "body": %q}`+"\n", i, i%40, i, body)
	}
	return b.String()
}

func BenchmarkDecode(b *testing.B) {
	for _, escaped := range []bool{false, true} {
		b.Run(fmt.Sprintf("escaped=%v", escaped), func(b *testing.B) {
			block := linesBlock(benchLines(300, escaped))
			b.SetBytes(int64(len(block.Data)))
			b.ReportAllocs()
			var d LineDecoder
			n := 0
			for b.Loop() {
				d.Decode(block, func(*Record) { n++ }, func(p Problem) { b.Fatal(p) })
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
		})
	}
}

func BenchmarkScan(b *testing.B) {
	lines := benchLines(20_000, false)
	for _, f := range []struct{ name, data string }{{"plain.jsonl", lines}, {"packed.jsonl.gz", gz(lines)}, {"packed.jsonl.zst", zst(lines)}, {"array.json", "[" + strings.ReplaceAll(lines, "\n", ",") + "]"}} {
		b.Run(filepath.Ext(f.name)[1:], func(b *testing.B) {
			path := put(b, b.TempDir(), f.name, f.data)
			b.SetBytes(int64(len(lines)))
			var n atomic.Int64
			for b.Loop() {
				err := Scan(b.Context(), []string{path}, nil, Options{}, func(_ int, bl *Block) error {
					var d LineDecoder
					d.Decode(bl, func(*Record) { n.Add(1) }, func(p Problem) { b.Fatal(p) })
					return nil
				})
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n.Load())/b.Elapsed().Seconds(), "articles/s")
		})
	}
}

func BenchmarkRead(b *testing.B) {
	path := put(b, b.TempDir(), "feed.jsonl", benchLines(20_000, true))
	b.SetBytes(TotalSize([]string{path}))
	n := 0
	for b.Loop() {
		c, err := Read(b.Context(), []string{path}, nil, Options{})
		if err != nil {
			b.Fatal(err)
		}
		n += len(c.Articles)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
}
