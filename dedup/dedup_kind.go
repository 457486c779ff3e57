// The result as the kind of file that was read.
package dedup

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"isnad/dedup/corpus"
)

// stretchOf is where the articles of a file begin, in input order.
type stretchOf struct {
	origin
	from int
}

// refusal is a record whose id another one had.
type refusal struct {
	from origin
	line uint32
}

// ErrKinds says that no file of one kind can hold what was read.
var ErrKinds = errors.New("no file of one kind can hold the result")

// Kind is what the result can be written as beside JSON lines: the kind that was read. Pages, text files and JSON lines make JSON lines.
func (d *Deduped) Kind() (corpus.Format, error) {
	var kinds []corpus.Format
	files := 0
	last := ""
	for _, f := range d.files {
		kind := f.kind
		if kind == corpus.HTML || kind == corpus.Text {
			kind = corpus.JSONLines
		}
		if !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
		if f.file != last {
			files++
			last = f.file
		}
	}
	slices.Sort(kinds)
	switch {
	case len(kinds) == 0:
		return corpus.JSONLines, nil
	case len(kinds) > 1:
		return 0, fmt.Errorf("%w: %v and %v were read", ErrKinds, kinds[0], kinds[1])
	case files > 1 && (kinds[0] == corpus.Feed || kinds[0] == corpus.Zip || kinds[0] == corpus.Tar):
		return 0, fmt.Errorf("%w: %d %v files were read", ErrKinds, files, kinds[0])
	}
	return kinds[0], nil
}

// WriteKind writes the result as the kind that was read, record for record: rows and JSON lines that stay; web archives, feeds and archives
// without what goes. gzipped asks for web archives of gzip members.
func (d *Deduped) WriteKind(ctx context.Context, w io.Writer, gzipped bool) error {
	kind, err := d.Kind()
	if err != nil {
		return err
	}
	if kind == corpus.JSONLines {
		return d.WriteKept(ctx, w)
	}
	var fates corpus.Fates
	var files []corpus.Stored
	for i, f := range d.files {
		end := len(d.articles)
		if i+1 < len(d.files) {
			end = d.files[i+1].from
		}
		for _, r := range d.articles[f.from:end] {
			_, dropped := d.dropped(r)
			fates.Add(f.path, int(r.line), !dropped)
		}
		if len(files) == 0 || files[len(files)-1].Name != f.file {
			files = append(files, d.stored(f.file))
		}
	}
	for _, r := range d.refused {
		fates.Add(r.from.path, int(r.line), false)
	}
	return corpus.Rewrite(ctx, w, files, corpus.Rewriting{Kind: kind, Fates: &fates, Gzip: gzipped, Options: d.options})
}

func (d *Deduped) stored(file string) corpus.Stored {
	if file == corpus.Stdin && d.stdinCopy != "" {
		return corpus.Stored{Name: file, Path: d.stdinCopy}
	}
	return corpus.Stored{Name: file, Path: file}
}

// keepStdin puts standard input into a file when it is of a kind that is read a second time to write it.
func (d *Deduped) keepStdin(inputs []string, opt DedupOptions) error {
	if !opt.SameKind || d.stdin == nil || !slices.Contains(inputs, "-") {
		return nil
	}
	const enough = 64 << 10
	in := bufio.NewReaderSize(d.stdin, enough)
	d.stdin = in
	head, _ := in.Peek(enough) // what cannot be read now is reported when it is read
	switch corpus.KindOf(head) {
	case 0, corpus.JSONLines, corpus.HTML, corpus.Text:
		return nil
	}
	file, err := os.CreateTemp(opt.TempDir, ".isnad-*")
	if err != nil {
		return fmt.Errorf("keep standard input: %w", err)
	}
	d.stdinCopy = file.Name()
	_, err = io.Copy(file, in)
	if err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	if err != nil {
		_ = file.Close()
		return fmt.Errorf("keep standard input: %w", err)
	}
	d.store.own = append(d.store.own, file)
	d.stdin = file
	return nil
}
