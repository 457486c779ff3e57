// The same articles give the same bytes, whatever their order, the number of processors and the maps' iteration.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"isnad/dedup/corpus"
)

// shuffles of the newsroom that are reported on; a tenth of them with -short.
var shuffles = 20

// filesOf reads a folder whole.
func filesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		files[strings.TrimPrefix(p, dir)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// newsroomLines are the articles of the newsroom as JSON lines, as they would come from somebody's own store.
func newsroomLines(t *testing.T) []string {
	t.Helper()
	read, err := corpus.Read(t.Context(), []string{filepath.Join("..", "..", "testdata", "newsroom")}, nil, corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for i := range read.Articles {
		a := &read.Articles[i]
		lines = append(lines, fmt.Sprintf(`{"id":%s,"outlet":%s,"title":%s,"date":%s,"url":%s,"body":%s}`,
			quoted(t, a.ID), quoted(t, a.Outlet), quoted(t, a.Title), quoted(t, a.Published.String()), quoted(t, a.URL), quoted(t, a.Body)))
	}
	return lines
}

func TestReportOfShuffledNewsroom(t *testing.T) {
	lines := newsroomLines(t)
	dir := t.TempDir()
	feed, out := filepath.Join(dir, "feed.jsonl"), filepath.Join(dir, "report")
	report := func() map[string]string {
		if err := os.WriteFile(feed, []byte(strings.Join(lines, "\n")), 0o600); err != nil {
			t.Fatal(err)
		}
		var stdout, stderr bytes.Buffer
		args := []string{"report", feed, "--agencies", filepath.Join("..", "..", "testdata", "agencies.txt"), "-o", out}
		if code := run(context.Background(), nil, &stdout, &stderr, args); code != exitDone {
			t.Fatalf("exit %d: %s", code, stderr.String())
		}
		return filesOf(t, out)
	}
	want := report()
	if len(want) < 10 {
		t.Fatalf("%d files", len(want))
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	r := rand.New(rand.NewPCG(7, 7))
	n := shuffles
	if testing.Short() {
		n /= 10
	}
	for i := range n {
		r.Shuffle(len(lines), func(a, b int) { lines[a], lines[b] = lines[b], lines[a] })
		runtime.GOMAXPROCS([]int{1, 2, 8}[i%3])
		got := report()
		for name := range want {
			if got[name] != want[name] {
				t.Errorf("shuffle %d, %d processors: %s differs", i, runtime.GOMAXPROCS(0), name)
			}
		}
		if len(got) != len(want) {
			t.Errorf("shuffle %d: %d files, want %d", i, len(got), len(want))
		}
	}
}

// The newsroom as it lies there, of files of all kinds, on one, two and eight processors.
func TestReportOnAnyProcessors(t *testing.T) {
	out := filepath.Join(t.TempDir(), "report")
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var want map[string]string
	for _, processors := range []int{1, 2, 8} {
		runtime.GOMAXPROCS(processors)
		var stdout, stderr bytes.Buffer
		args := []string{"report", filepath.Join("..", "..", "testdata", "newsroom"), "--agencies", filepath.Join("..", "..", "testdata", "agencies.txt"), "-o", out}
		if code := run(context.Background(), nil, &stdout, &stderr, args); code != exitDone {
			t.Fatalf("exit %d: %s", code, stderr.String())
		}
		got := filesOf(t, out)
		if want == nil {
			want = got
		}
		for name := range want {
			if got[name] != want[name] {
				t.Errorf("%d processors: %s differs", processors, name)
			}
		}
	}
}

func quoted(t *testing.T, s string) string {
	t.Helper()
	b, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
