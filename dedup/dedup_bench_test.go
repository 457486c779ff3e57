package dedup

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"isnad/dedup/corpus"
)

// BenchmarkDedup is the whole way from JSON lines to JSON lines, on one worker and on two, with and without a crowd.
func BenchmarkDedup(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 20))
	plain := newsOf(r, 10000)
	for _, c := range []struct {
		name     string
		articles []made
	}{{"news", plain}, {"template", append(many(r, 2000, 28), plain[:8000]...)}} {
		data := jsonLines(b, c.articles)
		path := filepath.Join(b.TempDir(), "feed.jsonl")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			b.Fatal(err)
		}
		for _, workers := range []int{1, 2} {
			b.Run(fmt.Sprintf("%s/workers=%d", c.name, workers), func(b *testing.B) {
				b.SetBytes(int64(len(data)))
				var d *Deduped
				for b.Loop() {
					var err error
					if d, err = Dedup(context.Background(), []string{path}, nil, corpus.Options{Workers: workers}, DedupOptions{Threshold: .5}); err != nil {
						b.Fatal(err)
					}
					if err := d.WriteKept(context.Background(), io.Discard); err != nil {
						b.Fatal(err)
					}
					d.Close()
				}
				b.ReportMetric(float64(b.N)*float64(d.Articles)/b.Elapsed().Seconds(), "articles/s")
				b.ReportMetric(float64(d.Candidates), "candidates")
				b.ReportMetric(float64(len(d.edges)), "pairs")
			})
		}
	}
}
