// CSV and tab-separated values: a row is an article, the header names the fields.
package corpus

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	fastutf8 "github.com/segmentio/asm/utf8"
)

// table reads the rows of one stream against its header.
type table struct {
	rows   rowScanner
	header []byte // as it stands, line end included
	names  []string
	cells  *csv.Reader // of one row after the other
	row    rowFeed
}

// errNoHeader is why a table is not read at all.
var errNoHeader = errors.New("no header: the first row names the columns")

// newTable reads the header. For CSV the mark that divides it into the most names of ours, or else into the most cells, divides the rows.
func newTable(r io.Reader, f Format, limit int64) (*table, error) {
	t := &table{rows: rowScanner{r: r, comma: '\t', limit: int(limit)}}
	if f == CSV {
		t.rows.comma = ','
		for t.rows.err == nil && bytes.IndexByte(t.rows.buf, '\n') < 0 && len(t.rows.buf) <= t.rows.limit {
			t.rows.fill()
		}
		first, _, _ := bytes.Cut(bytes.TrimLeft(t.rows.buf, "\r\n"), newline)
		t.rows.comma = delimiter(first)
	}
	head, ok := t.rows.next()
	if !ok || head.tooLong || head.open {
		return nil, errNoHeader
	}
	t.header = bytes.Clone(head.data)
	var err error
	if t.names, err = t.split(head); err != nil || !fastutf8.Valid(t.header) {
		return nil, errNoHeader
	}
	t.names = append([]string(nil), t.names...)
	for i, n := range t.names {
		t.names[i] = strings.TrimSpace(n)
	}
	return t, nil
}

// delimiter of a header: , ; or tab.
func delimiter(header []byte) byte {
	best, most := byte(','), -1
	for _, c := range []byte(",;\t") {
		score := 0
		for _, cell := range strings.Split(string(header), string(c)) {
			if _, ok := commonNames[plainName(strings.Trim(cell, "\" \r"))]; ok {
				score += 1000
			}
			score++
		}
		if score > most {
			best, most = c, score
		}
	}
	return best
}

// rowFeed gives one row to the reader of cells, then says that it is over.
type rowFeed struct{ data []byte }

func (f *rowFeed) Read(p []byte) (int, error) {
	if len(f.data) == 0 {
		return 0, io.EOF
	}
	n := copy(p, f.data)
	f.data = f.data[n:]
	return n, nil
}

// split gives the cells of a row, valid until the next one. A row on a line of its own may have stray quotation marks; over several
// lines they would be the end of one row and the beginning of another.
func (t *table) split(row tableRow) ([]string, error) {
	cells, err := t.splitAs(row, false)
	if err != nil && bytes.IndexByte(row.data, '\n') >= len(row.data)-1 {
		return t.splitAs(row, true)
	}
	return cells, err
}

func (t *table) splitAs(row tableRow, lazy bool) ([]string, error) {
	if t.cells == nil || t.cells.LazyQuotes != lazy {
		t.cells = csv.NewReader(&t.row)
		t.cells.Comma, t.cells.ReuseRecord, t.cells.FieldsPerRecord, t.cells.LazyQuotes = rune(t.rows.comma), true, -1, lazy
	}
	t.row.data = row.data
	cells, err := t.cells.Read()
	if err != nil {
		t.cells = nil // it may hold a part of the row
		var pe *csv.ParseError
		if errors.As(err, &pe) {
			err = pe.Err
		}
		return nil, err
	}
	return cells, nil
}

// next gives the next row and its cells, or why it is none; io.EOF at the end.
func (t *table) next() (row tableRow, cells []string, why string, err error) {
	row, ok := t.rows.next()
	switch {
	case !ok:
		return row, nil, "", io.EOF
	case row.tooLong:
		return row, nil, "", nil
	case row.open:
		t.rows.again(row)
		return row, nil, "a quotation mark is not closed", nil
	}
	cells, err = t.split(row)
	switch {
	case err != nil:
		t.rows.again(row)
		return row, nil, "quotation marks: " + err.Error(), nil
	case len(cells) != len(t.names):
		return row, nil, fmt.Sprintf("%d columns, and the header has %d", len(cells), len(t.names)), nil
	}
	return row, cells, "", nil
}

// table turns rows into records.
func (f *fileReader) table() error {
	format := f.b.Format
	in := &countedEnd{r: f.rest(), n: -int64(len(f.b.Data))} // what was read to look at it is counted
	t, err := newTable(in, format, f.opt.MaxRecord)
	if err != nil {
		f.file(f.src.path, err.Error())
		return nil
	}
	if !slices.ContainsFunc(t.names, func(n string) bool { return nameOf(f.opt.Fields, n).field == fieldBody }) {
		f.file(f.src.path, noBodyColumn(t.names))
		return nil
	}
	out := newRecords(f, "")
	for {
		row, cells, why, err := t.next()
		if err != nil {
			break
		}
		switch {
		case row.tooLong:
			f.tooLong(out.place(row.line), f.opt.MaxRecord)
			continue
		case why == "" && !fastutf8.Valid(row.data):
			why = fmt.Sprintf("invalid UTF-8 at byte %d of the row", firstInvalid(row.data)+1)
		}
		if why != "" {
			f.add(Problem{Place: out.place(row.line), Reason: why})
			continue
		}
		for i, c := range cells {
			out.text(t.names[i], c)
		}
		if err := out.end(row.line); err != nil {
			return err
		}
	}
	f.err = io.EOF
	if in.err != nil {
		f.err = in.err
	}
	f.offset += in.n
	return out.flush()
}

// noBodyColumn says of a table which columns there are, where one for the text is wanted.
func noBodyColumn(names []string) string {
	const most = 40
	all := strings.Join(names[:min(len(names), most)], ", ")
	if len(names) > most {
		all += ", …"
	}
	return "no column for the body among " + all
}

// countedEnd counts what is read and keeps what reading ended with.
type countedEnd struct {
	r   io.Reader
	n   int64
	err error
}

func (c *countedEnd) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	if err != nil {
		c.err = err
	}
	return n, err
}
