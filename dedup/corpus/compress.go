package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// stream is a file's content, unpacked.
type stream struct {
	io.Reader
	closers []func()
	packed  bool
}

func (s *stream) close() {
	for i := len(s.closers) - 1; i >= 0; i-- {
		s.closers[i]()
	}
}

// aheadFrom is the size from which unpacking gets a goroutine of its own: below it the goroutine costs more than it saves.
const aheadFrom = 128 << 10

var (
	gzipMagic = []byte{0x1f, 0x8b}
	zstdMagic = []byte{0x28, 0xb5, 0x2f, 0xfd}
)

// open opens a source of the file system and unpacks it; the first bytes decide, not the name. read counts the bytes of the file itself.
// Reads stop with an error when done is closed.
func open(src source, stdin io.Reader, read *atomic.Int64, limit *expansion, done <-chan struct{}) (*stream, error) {
	s := &stream{}
	r := stdin
	if !src.stdin {
		f, err := os.Open(src.onDisk())
		if err != nil {
			return nil, err
		}
		s.closers = append(s.closers, func() { _ = f.Close() })
		r = f
	} else if r == nil {
		r = strings.NewReader("")
	}
	r = counted{r, read}
	if src.pipe {
		s.ahead(&r, done) // so that a pipe without a writer does not hold the run
	}
	if err := s.unpack(r, limit); err != nil {
		s.close()
		return nil, err
	}
	if s.packed && (src.pipe || src.size >= aheadFrom) {
		s.ahead(&s.Reader, done)
	}
	return s, nil
}

// unpack makes s the content of r.
func (s *stream) unpack(r io.Reader, limit *expansion) error {
	head := make([]byte, len(zstdMagic))
	n, err := io.ReadFull(r, head)
	if err != nil && !ended(err) {
		return err
	}
	head = head[:n]
	s.Reader = &prefixed{head, r}
	switch {
	case bytes.HasPrefix(head, gzipMagic):
		z, err := gzip.NewReader(s.Reader)
		if err != nil {
			return packed("gzip", err)
		}
		s.Reader, s.packed = unpacker{z, "gzip", limit}, true
	case bytes.HasPrefix(head, zstdMagic):
		z, err := zstd.NewReader(s.Reader, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return packed("zstd", err)
		}
		s.closers = append(s.closers, z.Close)
		s.Reader, s.packed = unpacker{z, "zstd", limit}, true
	}
	return nil
}

// maxWindow is how much memory a zstd file may ask for, in bytes: twice what the zstd program takes unasked.
const maxWindow = 256 << 20

// expansion bounds what one file on disk unpacks to, over all that is packed inside it.
type expansion struct {
	ratio int64
	in    func() int64 // bytes of the file read so far
	out   atomic.Int64
}

var errExpands = errors.New("unpacks to more")

// add counts unpacked bytes and fails when they are too many.
func (x *expansion) add(n int) error {
	out := x.out.Add(int64(n))
	if out > freeExpand && out > x.ratio*x.in() {
		return fmt.Errorf("%w than %d times its size", errExpands, x.ratio)
	}
	return nil
}

func ended(err error) bool { return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) }

// packed says of an error that it is the packing's, and a broken end's in plain words.
func packed(kind string, err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return fmt.Errorf("%s: the file breaks off", kind)
	}
	return fmt.Errorf("%s: %w", kind, err)
}

type unpacker struct {
	io.Reader
	kind  string
	limit *expansion
}

func (u unpacker) Read(p []byte) (int, error) {
	n, err := u.Reader.Read(p)
	if err != nil && err != io.EOF {
		err = packed(u.kind, err)
	}
	if over := u.limit.add(n); over != nil {
		return 0, over
	}
	return n, err
}

type counted struct {
	io.Reader
	n *atomic.Int64
}

func (c counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n.Add(int64(n))
	return n, err
}

// prefixed gives back the bytes that were read to look at them. (io.MultiReader would do; this one goes on to read
// straight into the caller's buffer in the same call.)
type prefixed struct {
	head []byte
	r    io.Reader
}

func (p *prefixed) Read(b []byte) (int, error) {
	if len(p.head) > 0 {
		n := copy(b, p.head)
		p.head = p.head[n:]
		return n, nil
	}
	return p.r.Read(b)
}

// ahead lets r be read by a goroutine of its own.
func (s *stream) ahead(r *io.Reader, done <-chan struct{}) {
	a := &aheadReader{full: make(chan chunk, aheadChunks), free: make(chan []byte, aheadChunks), stop: make(chan struct{}), done: done}
	for range aheadChunks {
		a.free <- nil
	}
	ended := make(chan struct{})
	go func(r io.Reader) {
		defer close(ended)
		a.run(r)
	}(*r)
	s.closers = append(s.closers, func() {
		close(a.stop)
		select {
		case <-ended: // a reader must be at rest before its file is closed
		case <-done: // … but one that blocks cannot be waited for
		}
	})
	*r = a
}

const (
	aheadChunks = 4
	aheadSize   = 256 << 10
)

// aheadReader hands chunks from the goroutine that fills them to the one that reads.
type aheadReader struct {
	full chan chunk
	free chan []byte
	stop chan struct{}
	done <-chan struct{}
	cur  chunk
	rest []byte
}

type chunk struct {
	data []byte
	err  error
}

var errStopped = errors.New("stopped")

func (a *aheadReader) run(r io.Reader) {
	for {
		var buf []byte
		select {
		case buf = <-a.free:
		case <-a.stop:
			return
		case <-a.done:
			return
		}
		if buf == nil {
			buf = make([]byte, aheadSize)
		}
		n, err := r.Read(buf[:aheadSize])
		a.full <- chunk{buf[:n], err} // never blocks: as many places as buffers
		if err != nil {
			return
		}
	}
}

func (a *aheadReader) Read(p []byte) (int, error) {
	for len(a.rest) == 0 {
		if a.cur.err != nil {
			return 0, a.cur.err
		}
		if a.cur.data != nil {
			a.free <- a.cur.data
		}
		select {
		case a.cur = <-a.full:
			a.rest = a.cur.data
		case <-a.done:
			return 0, errStopped
		}
	}
	n := copy(p, a.rest)
	a.rest = a.rest[n:]
	return n, nil
}
