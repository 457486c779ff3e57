// Files written again without some of their records, in the kind they are of.
package corpus

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// Rewriting says how files are written again.
type Rewriting struct {
	Fates   *Fates
	Gzip    bool // web archives: every record as a gzip member
	Options Options
}

// Stored is a file that was read.
type Stored struct {
	Name string // its path in messages and in Fates
	Path string // where it lies
}

// ErrChanged is what a run ends with when its input is no longer what it was.
var ErrChanged = errors.New("the input changed while it was read")

// Rewrite writes files again, all of one kind, as one. Of tables it copies the rows that stay, byte for byte, under the header that all files must
// share; of web archives, feeds, zip and tar everything but what goes. Text that was not UTF-8 comes out as UTF-8.
func Rewrite(ctx context.Context, w io.Writer, files []Stored, how Rewriting) error {
	opt, err := how.Options.withDefaults()
	if err != nil {
		return err
	}
	opt.Report, opt.Notice, opt.Progress = nil, nil, nil
	rw := &rewriter{scanner: &scanner{opt: opt, ctx: ctx}, fates: how.Fates, gzip: how.Gzip}
	for _, file := range files {
		if err := rw.file(file, w); err != nil {
			return fmt.Errorf("%s: %w", file.Name, err)
		}
	}
	return rw.end()
}

// rewriter is one run of Rewrite.
type rewriter struct {
	*scanner
	fates *Fates
	gzip  bool

	header []byte // of the tables before
	open   bool   // the last row written has no line end
	rows   *parquetRewriter

	stayed int // records of the current file that have been copied
}

func (rw *rewriter) file(file Stored, w io.Writer) error {
	src := source{path: file.Name, name: file.Name, file: file.Name, disk: file.Path}
	before := rw.done.Load()
	rw.expand = &expansion{ratio: rw.opt.MaxExpand, in: func() int64 { return rw.done.Load() - before }}
	st, err := open(src, nil, &rw.done, rw.expand, rw.ctx.Done())
	if err != nil {
		return err
	}
	defer st.close()
	return rw.content(src, st, w)
}

// content writes a file, or a member of an archive, again.
func (rw *rewriter) content(src source, st *stream, w io.Writer) error {
	f := &fileReader{scanner: rw.scanner, src: src, r: st, b: rw.block(src), packed: st.packed}
	f.fill(rw.opt.block)
	if why := f.begin(); why != "" {
		return fmt.Errorf("%w: %s", ErrChanged, why)
	}
	if err := rw.kind(f, w); err != nil {
		return err
	}
	return rw.ctx.Err()
}

func (rw *rewriter) kind(f *fileReader, w io.Writer) error {
	switch f.b.Format {
	case CSV, TSV:
		return rw.table(f, w)
	case Feed:
		return rw.feed(f, w)
	case WARC:
		return rw.warc(f, w)
	case Parquet:
		return rw.anyPlace(f, func(at io.ReaderAt, n int64) error { return rw.parquet(f, at, n, w) })
	case Zip:
		return rw.anyPlace(f, func(at io.ReaderAt, n int64) error { return rw.zip(f, at, n, w) })
	case Tar:
		return rw.tar(f, w)
	case JSONLines:
		return rw.lines(f, w)
	}
	_, err := io.Copy(w, f.rest())
	return err
}

// anyPlace is the file's own, but that what cannot be read now could be read before.
func (rw *rewriter) anyPlace(f *fileReader, write func(io.ReaderAt, int64) error) error {
	if err := f.anyPlace(write); err != nil {
		return err
	}
	if f.err != io.EOF {
		return f.err
	}
	return nil
}

// all fails unless so many records of a file were copied as stay.
func (rw *rewriter) all(path string, copied int) error {
	if err := rw.ctx.Err(); err != nil {
		return err
	}
	if copied != rw.fates.staying(path) {
		return ErrChanged
	}
	return nil
}

// rest is the whole content of a file of which the beginning has been looked at.
func (f *fileReader) rest() io.Reader {
	return io.MultiReader(bytes.NewReader(bytes.Clone(f.b.Data)), &sticky{f.r, f.err})
}

func (rw *rewriter) end() error {
	if rw.rows != nil {
		return rw.rows.close()
	}
	return nil
}

// table copies the header, once, and the rows that stay.
func (rw *rewriter) table(f *fileReader, w io.Writer) error {
	path, marked := f.src.path, f.b.Offset > 0 && f.b.enc.enc == nil
	t, err := newTable(f.rest(), f.b.Format, rw.opt.MaxRecord)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(w, 1<<16)
	header := bytes.TrimRight(t.header, "\r\n")
	switch {
	case rw.header == nil || f.src.depth > 0:
		if marked {
			_, _ = out.Write(bom8) // errors stay with out
		}
		_, _ = out.Write(t.header)
		rw.header, rw.open = header, len(header) == len(t.header)
	case !bytes.Equal(header, rw.header):
		return errors.New("its columns are not those of the files before: one table cannot hold both")
	}
	written := 0
	for {
		row, _, _, err := t.next()
		if err != nil {
			break
		}
		if stays, _ := rw.fates.of(path, row.line); !stays || row.tooLong {
			continue
		}
		if rw.open {
			_ = out.WriteByte('\n')
		}
		_, _ = out.Write(row.data)
		rw.open = row.data[len(row.data)-1] != '\n'
		written++
	}
	if err := rw.all(path, written); err != nil {
		return err
	}
	return out.Flush()
}

// lines copies the JSON lines that stay, of a member of an archive.
func (rw *rewriter) lines(f *fileReader, w io.Writer) error {
	if structured(f.b.Data) {
		return fmt.Errorf("%s: JSON that is not one record a line cannot be written again inside an archive", f.src.path)
	}
	in := bufio.NewReaderSize(f.rest(), 1<<16)
	copied, begins := 0, true
	for line := 1; ; {
		piece, err := in.ReadSlice('\n')
		if stays, _ := rw.fates.of(f.src.path, line); stays && len(piece) > 0 {
			if _, err := w.Write(piece); err != nil {
				return err
			}
			if begins {
				copied++
			}
		}
		begins = err == nil
		switch {
		case begins:
			line++
		case !errors.Is(err, bufio.ErrBufferFull):
			return rw.all(f.src.path, copied)
		}
	}
}

// feed copies a feed without the items that go.
func (rw *rewriter) feed(f *fileReader, w io.Writer) error {
	if f.readWhole(); int64(len(f.b.Data)) > rw.opt.MaxRecord {
		return ErrChanged
	}
	if !rw.toUTF8(f.b) {
		return ErrChanged
	}
	data := f.b.Data
	if f.b.enc.enc != nil || len(f.b.Warnings) > 0 {
		data = utf8Declared(data) // it says another encoding than the one it comes out in
	}
	plain := utf8Declared(data) // which shapeOf wants; what it lacks stands before the first item
	shape, shift := shapeOf(plain), len(data)-len(plain)
	at := 0
	for i, item := range shape.items {
		stays, known := rw.fates.of(f.src.path, i+1)
		if !known || stays {
			continue
		}
		start := item.Start + shift
		start = len(bytes.TrimRight(data[:start], " \t\r\n"))
		if _, err := w.Write(data[at:max(at, start)]); err != nil {
			return err
		}
		at = item.End + shift
	}
	_, err := w.Write(data[at:])
	return err
}

// packedLike gives a writer that packs as a file was packed; close it.
func packedLike(head []byte, w io.Writer) (io.WriteCloser, error) {
	switch {
	case bytes.HasPrefix(head, gzipMagic):
		return gzip.NewWriter(w), nil
	case bytes.HasPrefix(head, zstdMagic):
		return zstd.NewWriter(w)
	}
	return unpackedWriter{w}, nil
}

type unpackedWriter struct{ io.Writer }

func (unpackedWriter) Close() error { return nil }
