// The result as the kind of file that was read.
package dedup

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"isnad/dedup/corpus"
	"isnad/dedup/staging"
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

// ErrKinds says that the result cannot be of the kind that was read.
var ErrKinds = errors.New("the result cannot be of the kind that was read")

// Kind is what the result can be written as beside JSON lines: the kind that was read. Pages, text files and JSON lines make JSON lines.
func (d *Deduped) Kind() (corpus.Format, error) {
	var kinds []corpus.Format
	files := 0
	last := ""
	for _, f := range d.files {
		kind := f.kind
		if kind.Pages() {
			kind = corpus.JSONLines
		}
		if was := d.store.seen[f.file]; was != nil && !was.Mode().IsRegular() {
			return 0, fmt.Errorf("%w: %s is no regular file and can be read once only", ErrKinds, f.file)
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
	if err := corpus.Rewrite(ctx, w, files, corpus.Rewriting{Fates: &fates, Gzip: gzipped, Options: d.options}); err != nil {
		return err
	}
	return d.store.asSeen()
}

func (d *Deduped) stored(file string) corpus.Stored {
	if file == corpus.Stdin && d.stdinCopy != nil {
		return corpus.Stored{Name: file, Path: d.stdinCopy.Path()}
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
	item, file, err := staging.File(cmp.Or(opt.TempDir, os.TempDir()))
	if err != nil {
		return fmt.Errorf("keep standard input: %w", err)
	}
	d.stdinCopy = item
	d.store.own = append(d.store.own, file)
	read := &noted{r: in}
	_, err = io.Copy(file, read)
	if err != nil && read.err == nil {
		return fmt.Errorf("keep standard input: %w", err)
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("keep standard input: %w", err)
	}
	d.stdin = file
	if read.err != nil { // to be told with its place, as of any file
		d.stdin = io.MultiReader(file, &noted{err: read.err})
	}
	return nil
}

// noted is a reader that knows what it has failed with; without r it fails at once.
type noted struct {
	r   io.Reader
	err error
}

func (n *noted) Read(p []byte) (k int, err error) {
	if n.r == nil {
		return 0, n.err
	}
	k, err = n.r.Read(p)
	if err != io.EOF {
		n.err = err
	}
	return k, err
}
