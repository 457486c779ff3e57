// The records of a WARC file (ISO 28500), read one by one. Strict: what is no record is an error with its place, and reading goes on at
// the next version line.
package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"strconv"
	"strings"
)

// warcHeaderMost bounds a record's headers, in bytes; an address of a page takes a few thousand at most.
const warcHeaderMost = 256 << 10

// warcReader reads records of one stream, unpacked.
type warcReader struct {
	r      *bufio.Reader
	offset int64 // bytes taken from r
	left   int64 // of the current record's block
	lost   bool  // reading must go on at the next version line
}

// warcHead is a record without its block.
type warcHead struct {
	fields textproto.MIMEHeader
	length int64 // of the block
	offset int64 // of the version line
	raw    []byte
}

func newWarcReader(r io.Reader) *warcReader { return &warcReader{r: bufio.NewReaderSize(r, 64<<10)} }

// errWarc is a record that is none; reading may go on.
type errWarc struct {
	offset int64
	why    string
}

func (e errWarc) Error() string { return fmt.Sprintf("at byte %d: %s", e.offset, e.why) }

// next reads the headers of the next record, past whatever is left of the one before. io.EOF at the end, errWarc for a record that is none.
func (w *warcReader) next() (*warcHead, error) {
	if _, err := io.Copy(io.Discard, w.block()); err != nil {
		return nil, err
	}
	if w.lost {
		if err := w.resync(); err != nil {
			return nil, err
		}
	}
	start, version, err := w.version()
	if err != nil {
		return nil, err
	}
	h := &warcHead{offset: start, raw: bytes.Clone(version)}
	if !warcVersion(version) {
		w.lost = true
		return nil, errWarc{start, "no WARC record begins here"}
	}
	for len(h.raw) <= warcHeaderMost {
		line, err := w.line()
		if err != nil {
			return nil, broken(err)
		}
		h.raw = append(h.raw, line...)
		if len(bytes.TrimRight(line, "\r\n")) == 0 {
			return h, w.parse(h)
		}
	}
	w.lost = true
	return nil, errWarc{start, "headers longer than " + size(warcHeaderMost)}
}

// version reads past blank lines to the next line.
func (w *warcReader) version() (start int64, line []byte, err error) {
	for {
		start = w.offset
		line, err = w.line()
		if err != nil {
			if err == io.EOF && len(bytes.TrimSpace(line)) > 0 {
				err = io.ErrUnexpectedEOF
			}
			return start, nil, err
		}
		if len(bytes.TrimRight(line, "\r\n")) > 0 {
			return start, line, nil
		}
	}
}

func warcVersion(line []byte) bool {
	v, ok := bytes.CutPrefix(bytes.TrimRight(line, "\r\n"), []byte("WARC/"))
	return ok && (bytes.HasPrefix(v, []byte("1.")) || bytes.HasPrefix(v, []byte("0.1"))) && len(v) <= 4
}

func (w *warcReader) parse(h *warcHead) error {
	_, rest, _ := bytes.Cut(h.raw, newline)
	fields, err := textproto.NewReader(bufio.NewReader(bytes.NewReader(rest))).ReadMIMEHeader()
	if err != nil {
		w.lost = true
		return errWarc{h.offset, "a header that is none"}
	}
	n, err := strconv.ParseInt(strings.TrimSpace(fields.Get("Content-Length")), 10, 64)
	if err != nil || n < 0 {
		w.lost = true
		return errWarc{h.offset, "no Content-Length"}
	}
	h.fields, h.length, w.left = fields, n, n
	return nil
}

// line reads a line of a header, of which more than fits the buffer is given piece by piece.
func (w *warcReader) line() ([]byte, error) {
	line, err := w.r.ReadSlice('\n')
	w.offset += int64(len(line))
	if errors.Is(err, bufio.ErrBufferFull) {
		err = nil
	}
	return line, err
}

// resync goes to the next line that is a version.
func (w *warcReader) resync() error {
	for {
		head, err := w.r.Peek(5)
		if string(head) == "WARC/" {
			w.lost = false
			return nil
		}
		if err != nil && len(head) == 0 {
			return err
		}
		for {
			line, err := w.line()
			if err != nil {
				return err
			}
			if bytes.HasSuffix(line, newline) {
				break
			}
		}
	}
}

// block is what is left of the current record's block. An end before its length is io.ErrUnexpectedEOF.
func (w *warcReader) block() io.Reader { return warcBlock{w} }

type warcBlock struct{ w *warcReader }

func (b warcBlock) Read(p []byte) (int, error) {
	w := b.w
	if w.left == 0 {
		return 0, io.EOF
	}
	n, err := w.r.Read(p[:min(int64(len(p)), w.left)])
	w.left -= int64(n)
	w.offset += int64(n)
	return n, broken(err)
}

// broken says of an end inside a record that the file breaks off.
func broken(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
