package corpus

import (
	"context"
	"fmt"
	"io"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// blockSize is about how many bytes of lines a worker gets at once: enough that handing them over costs nothing
// (2,000 articles a second and core would still be 500 blocks), little enough to stay in the cache of its core.
const blockSize = 1 << 20

// Scan reads the inputs and calls work for every block, on opt.Workers goroutines; worker counts from 0. Blocks reach
// the workers in reading order, b.Data is valid only during the call. What cannot be read is reported and passed over;
// only work's own error, ctx's end and wrong options make an error.
func Scan(ctx context.Context, inputs []string, stdin io.Reader, opt Options, work func(worker int, b *Block) error) error {
	opt, err := opt.withDefaults()
	if err != nil {
		return err
	}
	g, inner := errgroup.WithContext(ctx)
	s := &scanner{opt: opt, ctx: inner, stdin: stdin, jobs: make(chan *Block, opt.Workers), problems: problems{pass: opt.Report}}
	for w := range opt.Workers {
		g.Go(func() error { return s.work(w, work) })
	}
	g.Go(func() error {
		defer close(s.jobs)
		return s.read(inputs)
	})
	if err := g.Wait(); err != nil {
		return fmt.Errorf("read corpus: %w", err)
	}
	return nil
}

// scanner is one run of Scan: one goroutine reads files into blocks, the workers take them.
type scanner struct {
	opt   Options
	ctx   context.Context
	stdin io.Reader
	jobs  chan *Block
	problems

	pool   sync.Pool // of *Block
	seq    int
	done   atomic.Int64 // bytes read
	expand *expansion   // of the file being read
	passed passed       // of the input being read
}

func (s *scanner) work(w int, work func(int, *Block) error) error {
	for b := range s.jobs {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		if !s.toUTF8(b) || !s.decoded(b) {
			continue
		}
		if err := work(w, b); err != nil {
			return err
		}
		s.recycle(b)
	}
	return nil
}

func (s *scanner) read(inputs []string) error {
	s.passed.notice = s.opt.Notice
	for _, src := range listSources(inputs, s.file) {
		if src.input != s.passed.input {
			s.passed.tell(inputs)
			s.passed.input = src.input
		}
		if err := s.source(src); err != nil {
			return err
		}
	}
	s.passed.tell(inputs)
	return nil
}

// source reads one file. Its troubles are reported; an error is the end of the run.
func (s *scanner) source(src source) error {
	if what := noArticle(src.name); what != "" && !src.stdin {
		if src.named {
			s.file(src.path, "by its name one of: "+what+", no article")
		} else {
			s.passed.add(what)
		}
		return nil
	}
	before := s.done.Load()
	s.expand = &expansion{ratio: s.opt.MaxExpand, in: func() int64 { return s.done.Load() - before }}
	st, err := open(src, s.stdin, &s.done, s.expand, s.ctx.Done())
	if err != nil {
		if s.ctx.Err() == nil {
			s.broken(src.path, "", err)
		}
		return s.ctx.Err()
	}
	defer st.close()
	return s.content(src, st)
}

// content reads a file of the file system or of an archive, unpacked.
func (s *scanner) content(src source, st *stream) error {
	f := &fileReader{scanner: s, src: src, r: st, b: s.block(src), packed: st.packed}
	first := s.opt.block
	if !src.pipe { // a small page needs no large buffer
		first = int(min(int64(first), max(src.size+1, sniffLength)))
	}
	f.fill(first)
	if len(f.b.Data) == 0 && f.err == io.EOF {
		s.file(src.path, "empty file")
		return nil
	}
	if why := f.begin(); why == sitemap && !src.named {
		s.passed.add("site maps")
		return s.ctx.Err()
	} else if why != "" {
		s.file(src.path, why)
		return s.ctx.Err()
	}
	if err := f.read(); err != nil {
		return err
	}
	if f.err != nil && f.err != io.EOF && s.ctx.Err() == nil {
		s.broken(src.path, "read to byte "+fmt.Sprint(f.offset)+" only: ", f.err)
	}
	return s.ctx.Err()
}

// read cuts the file into blocks, as its format wants it.
func (f *fileReader) read() error {
	if f.src.kind == 0 {
		f.src.kind = f.b.Format
	}
	f.b.Kind = f.src.kind
	switch f.b.Format {
	case CSV, TSV:
		return f.table()
	case WARC:
		return f.warc()
	case Parquet:
		return f.anyPlace(f.parquet)
	case Zip:
		return f.archive(func() error { return f.anyPlace(f.zip) })
	case Tar:
		return f.archive(f.tar)
	case JSONLines:
		if structured(f.b.Data) {
			return f.values()
		}
		return f.lines()
	}
	return f.whole()
}

// block gives an empty block of a file.
func (s *scanner) block(src source) *Block {
	b, _ := s.pool.Get().(*Block)
	if b == nil {
		b = &Block{}
	}
	b.Input, b.Path, b.Name, b.Line, b.maxRecord = src.input, src.path, src.name, 1, s.opt.MaxRecord
	b.File, b.Kind, b.URL = src.file, src.kind, src.url
	return b
}

// recycle keeps a block's memory, unless one long record has blown it up.
func (s *scanner) recycle(b *Block) {
	if cap(b.Data) <= 2*s.opt.block {
		b.reset()
		s.pool.Put(b)
	}
}

func (s *scanner) send(b *Block) error {
	if s.opt.Progress != nil {
		s.opt.Progress(s.done.Load())
	}
	b.Seq = s.seq
	s.seq++
	select {
	case s.jobs <- b:
		return nil
	case <-s.ctx.Done():
		return s.ctx.Err()
	}
}

// fileReader cuts one file into blocks.
type fileReader struct {
	*scanner
	src    source
	r      io.Reader
	b      *Block // being filled
	err    error  // what reading ended with; sticky
	offset int64  // bytes of the file that came out of r
	packed bool   // r is not the bytes on disk
}

// fill reads until b.Data holds n bytes or reading ends.
func (f *fileReader) fill(n int) {
	data := f.b.Data
	if cap(data) < n {
		data = append(make([]byte, 0, n), data...)
	}
	for len(data) < n && f.err == nil {
		var k int
		k, f.err = f.r.Read(data[len(data):n])
		data = data[:len(data)+k]
		f.offset += int64(k)
	}
	f.b.Data = data
}

// readWhole reads to the end, or to the first byte over the limit.
func (f *fileReader) readWhole() {
	limit := int(f.opt.MaxRecord)
	for f.err == nil && len(f.b.Data) <= limit {
		f.fill(min(max(2*len(f.b.Data), sniffLength), limit+1))
	}
}

// whole reads a page or text file as one block.
func (f *fileReader) whole() error {
	f.readWhole()
	if int64(len(f.b.Data)) > f.opt.MaxRecord {
		f.tooLong(Place{Path: f.src.path}, f.opt.MaxRecord)
		f.err = io.EOF
		return nil
	}
	if what := ownPage(f.b.Format, f.b.Data); what != "" {
		f.passed.add(what)
		return nil
	}
	return f.send(f.b)
}
