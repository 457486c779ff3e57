package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/klauspost/compress/zstd"
)

func TestVocabulary(t *testing.T) {
	dir := t.TempDir()
	corpus, out := filepath.Join(dir, "news.jsonl"), filepath.Join(dir, "out.zst")
	lines := `{"id":"1","title":"الوزير","body":"زار الوزيرُ المدينة 2015"}
{"id":"2","title":"خبر","body":"زار الوزير المدينه NATO"}
{"id":"3","title":"نسخة","body":"زار الوزير المدينه NATO"}
{"id":"4","title":"بلا نص","body":""}
`
	if err := os.WriteFile(corpus, []byte(lines), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := newVocabularyCommand()
	cmd.SetArgs([]string{"--least", "2", "--out", out, "--sources", "invented news", corpus})
	cmd.SetOut(io.Discard)
	if err := cmd.ExecuteContext(t.Context()); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unpacked, err := zstd.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer unpacked.Close()
	text, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	_, counts, _ := bytes.Cut(text, []byte("\narticles "))
	if !bytes.Contains(text, []byte("from invented news")) {
		t.Errorf("the head does not name the source: %q", text)
	}
	if want := "2\n2\nالمدينه\nالوزير\nزار\n"; string(counts) != want {
		t.Errorf("got %q, want %q", counts, want)
	}
}
