// Input that is written to while it is read.
package dedup

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"isnad/dedup/corpus"
)

// Files of other kinds are opened a second time: what is not the very file of the first reading is an error.
func TestKindsThatChange(t *testing.T) {
	table := "id,body\n"
	for i, text := range kindTexts {
		table += fmt.Sprintf("%d,%q\n", i, text)
	}
	for name, data := range map[string]string{
		"a.csv":     table,
		"a.csv.gz":  gzText(table),
		"a.warc":    warcOf(1, kindTexts[0]) + warcOf(2, kindTexts[2]),
		"a.warc.gz": gzText(warcOf(1, kindTexts[0])) + gzText(warcOf(2, kindTexts[2])),
		"a.zip":     zipFile(t, []string{"b.csv", table}),
		"a.tar":     tarFile(t, []string{"b.csv", table, "c.txt", kindTexts[1]}),
		"a.tar.gz":  gzText(tarFile(t, []string{"b.csv", table})),
	} {
		for what, change := range map[string]func(path string) error{
			"nothing":  nil,
			"replaced": func(path string) error { return errors.Join(os.Remove(path), os.WriteFile(path, []byte(data), 0o600)) },
			"removed":  os.Remove,
			"emptied":  func(path string) error { return os.Truncate(path, 0) },
			"shrunk":   func(path string) error { return os.Truncate(path, int64(len(data)/2)) },
			"grown":    func(path string) error { return os.WriteFile(path, []byte(data+data), 0o600) },
		} {
			path := write(t, name, data)
			d, err := Dedup(t.Context(), []string{path}, nil, corpus.Options{}, DedupOptions{SameKind: true, TempDir: t.TempDir()})
			if err != nil {
				t.Fatal(err)
			}
			if change != nil {
				if err := change(path); err != nil {
					t.Fatal(err)
				}
			}
			err = d.WriteKind(t.Context(), io.Discard, strings.HasSuffix(name, ".warc.gz"))
			if change == nil && err != nil || change != nil && (err == nil || !strings.Contains(err.Error(), path)) {
				t.Errorf("%s, %s: error %v", name, what, err)
			}
			d.Close()
		}
	}
}

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
			case c.fails && (!errors.Is(err, corpus.ErrChanged) || !strings.Contains(err.Error(), path)):
				t.Errorf("error %v, want one that names the file and says it changed", err)
			case !c.fails && (err != nil || !bytes.Equal(kept.Bytes(), data)):
				t.Errorf("error %v, %d bytes of %d", err, kept.Len(), len(data))
			}
		})
	}
}
