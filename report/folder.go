// A run as one folder.
package report

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"

	"isnad/dedup/staging"
	"isnad/report/page"
	"isnad/workers"
)

// ErrForeignFolder is returned for an output folder that holds something other than a report.
var ErrForeignFolder = errors.New("the folder is not empty and holds no earlier report of isnad")

// WriteFolder writes the JSON lines and the pages into dir. They are written to a folder
// beside it, which takes dir's place at the end: dir holds a whole report or what it held before. An earlier
// report is replaced; a folder with other things in it is left alone (ErrForeignFolder).
func WriteFolder(dir string, r *Run) error {
	if err := replaceable(dir); err != nil {
		return err
	}
	parent, place, err := staging.In(dir)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return err
	}
	fresh, err := staging.Folder(parent)
	if err != nil {
		return err
	}
	defer fresh.Discard()
	if err := writeFiles(fresh.Path(), r); err != nil {
		return err
	}
	if err := os.Chmod(fresh.Path(), 0o755); err != nil { // it was made for the owner alone
		return err
	}
	if err := replaceable(dir); err != nil { // what somebody has put there meanwhile stays too
		return err
	}
	return fresh.Replace(place)
}

// replaceable reports whether dir may become a report: it is not there, is empty, or is one already, be it of a version that wrote
// fewer files.
func replaceable(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	for _, name := range []string{"articles.jsonl", "clusters.jsonl", "index.html"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			return fmt.Errorf("%s: %w", dir, ErrForeignFolder)
		}
	}
	return nil
}

func writeFiles(dir string, r *Run) error {
	p := newPages(r)
	files := map[string]func(io.Writer) error{
		"articles.jsonl": func(w io.Writer) error { return WriteArticles(w, r.Articles) },
		"clusters.jsonl": func(w io.Writer) error { return WriteClusters(w, r.Clusters) },
		"copies.jsonl":   func(w io.Writer) error { return WriteCopies(w, r.Articles, r.copies()) },
		"chains.jsonl":   func(w io.Writer) error { return WriteChains(w, r.copies()) },
		"index.html":     func(w io.Writer) error { return p.form.WriteOverview(w, p.overview()) },
	}
	if r.Compared != nil {
		files["framing.jsonl"] = func(w io.Writer) error { return WriteFraming(w, r.Articles, r.Compared.Events) }
		files["words.jsonl"] = func(w io.Writer) error { return WriteWords(w, r.Compared.Words) }
	}
	if r.CSV {
		r.csvFiles(files)
	}
	maps.Copy(files, p.form.Assets())
	for _, name := range p.outlets {
		files[page.OutletFile(outletID(name))] = func(w io.Writer) error { return p.form.WriteOutlet(w, p.outlet(name)) }
	}
	for _, folder := range []string{"assets", "events", "outlets"} {
		if err := os.Mkdir(filepath.Join(dir, folder), 0o777); err != nil {
			return err
		}
	}
	for i := range r.Clusters.Events {
		if event := &r.Clusters.Events[i]; p.own[event.ID] {
			files[page.EventFile(event.ID)] = func(w io.Writer) error { return p.form.WriteEvent(w, p.eventPage(event)) }
		}
	}
	return writeAll(dir, files)
}

// writeAll writes files on all processors: a large run has thousands of pages. Each is its own file, so that their order leaves
// no trace; of several errors the first file's by name is returned.
func writeAll(dir string, files map[string]func(io.Writer) error) error {
	names := slices.Sorted(maps.Keys(files))
	errs := make([]error, len(names))
	var failed atomic.Bool
	workers.Each(len(names), func(int) func(int) {
		buffered := bufio.NewWriterSize(nil, 1<<20)
		return func(i int) {
			if failed.Load() {
				return // what is begun ends, and nothing new begins
			}
			err := writeFile(filepath.Join(dir, filepath.FromSlash(names[i])), buffered, files[names[i]])
			if errs[i] = named(err, names[i]); err != nil {
				failed.Store(true)
			}
		}
	})
	return cmp.Or(errs...)
}

// named is an error about a file of the report by the file's name: the folder it was written in will not be there when it is read.
func named(err error, name string) error {
	if wrong := (*fs.PathError)(nil); errors.As(err, &wrong) {
		return fmt.Errorf("%s: %w", name, wrong.Err)
	}
	return err
}

// writeFile writes one file by way of a buffer that is used again, and reports what the disk says, also what it says only when the file is closed.
func writeFile(path string, buffered *bufio.Writer, write func(io.Writer) error) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	buffered.Reset(file)
	if err := write(buffered); err != nil {
		return err
	}
	return buffered.Flush()
}
