// Input that is written to while it is read.
package dedup

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"isnad/dedup/corpus"
)

func TestInputThatChanges(t *testing.T) {
	var feed strings.Builder
	for i := range 400 {
		fmt.Fprintf(&feed, `{"id":"a%d","body":"خبر رقم %d من ميناء المدينة القديمة في يوم ماطر طويل %d"}`+"\n", i, i, i*i)
	}
	data := []byte(feed.String())
	later := time.Now().Add(time.Minute)
	for _, c := range []struct {
		name   string
		change func(path string) error
		fails  bool
	}{
		{"not", func(string) error { return nil }, false},
		{"replaced", func(path string) error { // the file that was read is there as long as it is held
			if err := os.WriteFile(path+".new", []byte("{}\n"), 0o600); err != nil {
				return err
			}
			return os.Rename(path+".new", path)
		}, false},
		{"removed", os.Remove, false},
		{"shrunk", func(path string) error { return os.Truncate(path, int64(len(data)/2)) }, true},
		{"emptied", func(path string) error { return os.Truncate(path, 0) }, true},
		{"grown", func(path string) error { return os.WriteFile(path, append(bytes.Clone(data), data...), 0o600) }, true},
		{"overwritten", func(path string) error {
			if err := os.WriteFile(path, bytes.ReplaceAll(data, []byte("خبر"), []byte("أمر")), 0o600); err != nil {
				return err
			}
			return os.Chtimes(path, later, later)
		}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "feed.jsonl")
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			d, err := Dedup(t.Context(), []string{path}, nil, corpus.Options{}, DedupOptions{})
			if err != nil {
				t.Fatal(err)
			}
			defer d.Close()
			if err := c.change(path); err != nil {
				t.Fatal(err)
			}
			var kept bytes.Buffer
			err = d.WriteKept(t.Context(), &kept)
			switch {
			case c.fails && (!errors.Is(err, errChanged) || !strings.Contains(err.Error(), path)):
				t.Errorf("error %v, want one that names the file and says it changed", err)
			case !c.fails && (err != nil || !bytes.Equal(kept.Bytes(), data)):
				t.Errorf("error %v, %d bytes of %d", err, kept.Len(), len(data))
			}
		})
	}
}
