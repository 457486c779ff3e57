// Rows of CSV and tab-separated values, cut out of a stream as they stand.
package corpus

import (
	"bytes"
	"io"
)

// rowScanner cuts a table into rows, which may run over several lines inside quotes. It holds one row at a time and no more than limit bytes
// of a longer one. A quotation mark opens a quoted cell at the beginning of a cell only, as spreadsheets write and read it.
type rowScanner struct {
	r     io.Reader
	comma byte
	limit int

	buf   []byte
	start int // of what has not been given yet
	line  int // there, from 1
	err   error
}

// tableRow is one row with its line end.
type tableRow struct {
	data    []byte // valid until the next row
	line    int
	tooLong bool // data is its beginning
	open    bool // the input ended inside quotes
}

// next gives the next row that is not blank; false at the end.
func (s *rowScanner) next() (tableRow, bool) {
	for {
		row, ok := s.row()
		if !ok || row.tooLong || len(bytes.TrimRight(row.data, "\r\n")) > 0 {
			return row, ok
		}
	}
}

func (s *rowScanner) row() (tableRow, bool) {
	if s.line == 0 {
		s.line = 1
	}
	var q quoteScan
	for at := 0; ; {
		end := q.rowEnd(s.buf[s.start:], at, s.comma)
		if end >= 0 {
			return s.take(end), true
		}
		at = len(s.buf) - s.start
		switch {
		case at > s.limit:
			return s.overlong(), true
		case s.err != nil && at == 0:
			return tableRow{}, false
		case s.err != nil:
			row := s.take(at)
			row.open = q.quoted && !q.maybeEnd
			return row, true
		}
		s.fill()
	}
}

// take gives the next n bytes as a row.
func (s *rowScanner) take(n int) tableRow {
	row := tableRow{data: s.buf[s.start : s.start+n], line: s.line}
	s.start += n
	s.line += bytes.Count(row.data, newline)
	return row
}

// again goes back to the second line of a row that was none: its first line broke the quotes.
func (s *rowScanner) again(row tableRow) {
	first := bytes.IndexByte(row.data, '\n') + 1
	if first == 0 {
		return
	}
	s.start -= len(row.data) - first
	s.line = row.line + 1
}

// overlong gives up a row: its first line alone if it has come to its end, else everything up to the next line end.
func (s *rowScanner) overlong() tableRow {
	row := tableRow{line: s.line, tooLong: true}
	for {
		i := bytes.IndexByte(s.buf[s.start:], '\n')
		if i >= 0 {
			s.start += i + 1
			s.line++
			return row
		}
		s.start = len(s.buf)
		if s.err != nil {
			return row
		}
		s.fill()
	}
}

// fill reads more behind what is left.
func (s *rowScanner) fill() {
	const step = 256 << 10
	if s.start > 0 {
		s.buf = s.buf[:copy(s.buf, s.buf[s.start:])]
		s.start = 0
	}
	n := len(s.buf)
	if cap(s.buf)-n < step/2 {
		s.buf = append(make([]byte, 0, max(step, 2*cap(s.buf))), s.buf...)
	}
	k, err := s.r.Read(s.buf[n:cap(s.buf)])
	s.buf, s.err = s.buf[:n+k], err
}

// quoteScan knows where in a row a scan has come to.
type quoteScan struct {
	quoted   bool
	maybeEnd bool // behind a mark inside quotes: the end, or the first of two
	inCell   bool // behind the beginning of a cell
}

// rowEnd goes on from byte at and returns where the row ends, behind its line end; -1 when that is not in data.
func (q *quoteScan) rowEnd(data []byte, at int, comma byte) int {
	for i := at; i < len(data); i++ {
		c := data[i]
		if q.quoted && !q.maybeEnd {
			j := bytes.IndexByte(data[i:], '"')
			if j < 0 {
				return -1
			}
			i += j
			q.maybeEnd = true
			continue
		}
		if q.maybeEnd {
			q.maybeEnd = false
			if c != comma && c != '\n' && c != '\r' {
				continue // doubled, or a stray mark: still inside
			}
			q.quoted = false
		}
		switch c {
		case '\n':
			return i + 1
		case comma:
			q.inCell = false
		case '"':
			q.quoted = !q.inCell
			q.inCell = true
		default:
			q.inCell = true
		}
	}
	return -1
}
