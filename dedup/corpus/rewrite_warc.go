// Web archives written again: records byte for byte, gzip members as they are.
package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"

	"github.com/klauspost/compress/gzip"
)

// warc copies every record but those that go. Members of a gzip file are copied as they stand where all their records share one fate.
func (rw *rewriter) warc(f *fileReader, w io.Writer) error {
	rw.stayed = 0
	if rw.gzip && f.packed && f.src.depth == 0 {
		file, err := os.Open(f.src.onDisk())
		if err != nil {
			return err
		}
		defer file.Close()
		head := make([]byte, len(gzipMagic))
		if _, err := file.ReadAt(head, 0); err == nil && bytes.Equal(head, gzipMagic) {
			if err := rw.warcMembers(f.src.path, file, w); err != nil {
				return err
			}
			return rw.all(f.src.path, rw.stayed)
		}
	}
	n := 0
	err := rw.warcRecords(f.src.path, f.rest(), &n, func(write func(io.Writer) error) error {
		return rw.warcRecord(w, rw.gzip && f.src.depth == 0, write)
	})
	if err != nil {
		return err
	}
	return rw.all(f.src.path, rw.stayed)
}

func (rw *rewriter) warcRecord(w io.Writer, packed bool, write func(io.Writer) error) error {
	if !packed {
		return write(w)
	}
	z := gzip.NewWriter(w)
	if err := write(z); err != nil {
		return err
	}
	return z.Close()
}

// warcRecords calls keep for each record that does not go; n counts them on, as the reader does.
func (rw *rewriter) warcRecords(path string, r io.Reader, n *int, keep func(write func(io.Writer) error) error) error {
	in := newWarcReader(r)
	for {
		head, err := in.next()
		var bad errWarc
		switch {
		case errors.As(err, &bad):
			*n++
			continue
		case err != nil:
			return rw.ctx.Err() // where the file breaks off was told when it was read
		}
		*n++
		stays, known := rw.fates.of(path, *n)
		if known && !stays {
			continue
		}
		if stays {
			rw.stayed++
		}
		err = keep(func(w io.Writer) error {
			if _, err := w.Write(head.raw); err != nil {
				return err
			}
			if _, err := io.Copy(w, in.block()); err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
				return err
			}
			_, err := io.WriteString(w, "\r\n\r\n")
			return err
		})
		if err != nil {
			return err
		}
	}
}

// warcMembers copies the members of a gzip file.
func (rw *rewriter) warcMembers(path string, file *os.File, w io.Writer) error {
	in := &exactReader{r: bufio.NewReaderSize(file, 1<<16)}
	z := new(gzip.Reader)
	for n := 0; ; {
		start, first := in.offset, n
		if err := z.Reset(in); err != nil {
			return rw.ctx.Err()
		}
		z.Multistream(false)
		goes, kept, stays := 0, 0, 0
		err := rw.warcFates(path, z, &n, func(stay, known bool) {
			switch {
			case stay:
				stays, kept = stays+1, kept+1
			case known:
				goes++
			default:
				kept++
			}
		})
		if err == nil {
			_, err = io.Copy(io.Discard, z)
		}
		if err != nil { // the end of a file that breaks off
			return rw.ctx.Err()
		}
		member := io.NewSectionReader(file, start, in.offset-start)
		switch {
		case goes == 0:
			rw.stayed += stays
			_, err = io.Copy(w, member)
		case kept > 0:
			err = rw.splitMember(path, member, first, w)
		}
		if err != nil {
			return err
		}
		if err := rw.ctx.Err(); err != nil {
			return err
		}
	}
}

// splitMember writes what stays of a member with several records, each as a member.
func (rw *rewriter) splitMember(path string, member io.Reader, n int, w io.Writer) error {
	z, err := gzip.NewReader(member)
	if err != nil {
		return err
	}
	return rw.warcRecords(path, z, &n, func(write func(io.Writer) error) error { return rw.warcRecord(w, true, write) })
}

// warcFates tells the fate of each record.
func (rw *rewriter) warcFates(path string, r io.Reader, n *int, tell func(stays, known bool)) error {
	in := newWarcReader(r)
	for {
		_, err := in.next()
		var bad errWarc
		switch {
		case errors.As(err, &bad):
			*n++
			continue
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
		*n++
		tell(rw.fates.of(path, *n))
	}
}

// exactReader gives the gzip reader no byte beyond the member's end, and counts.
type exactReader struct {
	r      *bufio.Reader
	offset int64
}

func (e *exactReader) Read(p []byte) (int, error) {
	n, err := e.r.Read(p)
	e.offset += int64(n)
	return n, err
}

func (e *exactReader) ReadByte() (byte, error) {
	c, err := e.r.ReadByte()
	if err == nil {
		e.offset++
	}
	return c, err
}
