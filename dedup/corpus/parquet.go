// Parquet: a row is an article, its columns are the fields, a nested one goes by its path (article.text).
package corpus

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	fastutf8 "github.com/segmentio/asm/utf8"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/deprecated"
	"github.com/parquet-go/parquet-go/format"
)

const parquetUnit = "row"

// parquet turns the rows into records, one row group after the other and of each no more than a page of the columns that are wanted.
func (f *fileReader) parquet(at io.ReaderAt, n int64) (err error) {
	var bad error
	err = guarded(func() error {
		file, err := parquet.OpenFile(at, n, parquet.SkipBloomFilters(true), parquet.SkipPageIndex(true))
		if err != nil {
			bad = fmt.Errorf("broken Parquet: %s", reason(err))
			return nil
		}
		columns, names := wantedColumns(file.Root(), f.opt.Fields)
		if !slices.ContainsFunc(columns, func(c wantedColumn) bool { return nameOf(f.opt.Fields, c.name).field == fieldBody }) {
			bad = errors.New(noBodyColumn(names))
			return nil
		}
		out := newRecords(f, parquetUnit)
		row := 0
		for i, group := range file.RowGroups() {
			if bad = f.fits(file, i, columns); bad != nil {
				break
			}
			if row, bad, err = f.rowGroup(group, columns, out, row); bad != nil || err != nil {
				break
			}
		}
		if err == nil {
			err = out.flush()
		}
		if bad != nil && row > 0 {
			bad = fmt.Errorf("read to row %d only: %w", row, bad)
		}
		return err
	}, &bad)
	if bad != nil && f.ctx.Err() == nil {
		f.broken(f.src.path, "", bad)
	}
	return err
}

// guarded turns a panic of the reading library into the file's error. Note: parquet-go panics on some files that are broken inside.
func guarded(read func() error, bad *error) error {
	defer func() {
		if p := recover(); p != nil {
			*bad = fmt.Errorf("broken Parquet: %v", p)
		}
	}()
	return read()
}

// fits counts what the wanted columns of a row group unpack to.
func (f *fileReader) fits(file *parquet.File, group int, columns []wantedColumn) error {
	chunks := file.Metadata().RowGroups[group].Columns
	for _, c := range columns {
		if c.index < len(chunks) {
			if err := f.expand.add(int(max(0, chunks[c.index].MetaData.TotalUncompressedSize))); err != nil {
				return err
			}
		}
	}
	return nil
}

// wantedColumn is a leaf column that has to do with a field.
type wantedColumn struct {
	index int
	name  string
	list  bool
	text  func(parquet.Value) string
}

// wantedColumns finds the leaves that mean something, and names all.
func wantedColumns(root *parquet.Column, own map[string]string) (wanted []wantedColumn, names []string) {
	var walk func(*parquet.Column)
	walk = func(c *parquet.Column) {
		if !c.Leaf() {
			for _, inner := range c.Columns() {
				walk(inner)
			}
			return
		}
		name := columnName(c.Path())
		names = append(names, name)
		if nameOf(own, name).field == noField {
			outer, inner, _ := strings.Cut(name, ".")
			if nameOf(own, outer).field == noField || !slices.Contains(nestedNames, inner) {
				return
			}
			name = outer // {"source": {"name": …}}
		}
		wanted = append(wanted, wantedColumn{c.Index(), name, c.MaxRepetitionLevel() > 0, valueText(c.Type())})
	}
	walk(root)
	return wanted, names
}

// columnName is a path without what Parquet puts between a list and its elements.
func columnName(path []string) string {
	name := strings.Join(path, ".")
	for _, list := range []string{".list.element", ".list.item", ".bag.array_element", ".array"} {
		name = strings.ReplaceAll(name, list, "")
	}
	return name
}

// rowGroup hands on the rows of a group, counted on from row. bad is what the file is to blame for.
func (f *fileReader) rowGroup(group parquet.RowGroup, columns []wantedColumn, out *records, row int) (last int, bad, err error) {
	cursors := make([]columnCursor, len(columns))
	chunks := group.ColumnChunks()
	for i, c := range columns {
		if c.index >= len(chunks) {
			return row, errors.New("a row group without one of the columns"), nil
		}
		cursors[i] = columnCursor{pages: chunks[c.index].Pages(), text: c.text}
		defer cursors[i].close()
	}
	for range group.NumRows() {
		row++
		valid := true
		for i := range cursors {
			values, err := cursors[i].row()
			if err != nil {
				return row - 1, err, nil
			}
			for _, v := range values {
				valid = valid && fastutf8.Valid([]byte(v))
			}
			switch {
			case len(values) == 1 && !columns[i].list:
				out.text(columns[i].name, values[0])
			case len(values) > 0:
				out.list(columns[i].name, values)
			}
		}
		if !valid {
			out.drop()
			f.add(Problem{Place: out.place(row), Reason: "invalid UTF-8"})
			continue
		}
		if err := out.end(row); err != nil {
			return row, nil, err
		}
	}
	return row, nil, nil
}

// columnCursor reads one column row by row.
type columnCursor struct {
	pages  parquet.Pages
	text   func(parquet.Value) string
	page   parquet.Page
	values parquet.ValueReader
	buf    []parquet.Value
	at     int
	texts  []string
}

// row gives the values of the next row, without nulls, valid until the next.
func (c *columnCursor) row() ([]string, error) {
	c.texts = c.texts[:0]
	for first := true; ; first = false {
		if c.at == len(c.buf) {
			if err := c.more(); err != nil {
				if err == io.EOF && !first {
					err = nil
				}
				return c.texts, broken(err)
			}
		}
		v := c.buf[c.at]
		if !first && v.RepetitionLevel() == 0 {
			return c.texts, nil
		}
		if !v.IsNull() {
			c.texts = append(c.texts, c.text(v))
		}
		c.at++
	}
}

// more reads the next values, of the next page when this one is over.
func (c *columnCursor) more() error {
	const step = 256
	if c.buf == nil {
		c.buf = make([]parquet.Value, step)
	}
	for {
		if c.values != nil {
			n, err := c.values.ReadValues(c.buf[:step])
			c.buf, c.at = c.buf[:n], 0
			if n > 0 {
				return nil
			}
			if err != nil && err != io.EOF {
				return err
			}
			c.release()
		}
		page, err := c.pages.ReadPage()
		if err != nil {
			return err
		}
		c.page, c.values = page, page.Values()
	}
}

func (c *columnCursor) release() {
	if c.page != nil {
		parquet.Release(c.page)
	}
	c.page, c.values = nil, nil
}

func (c *columnCursor) close() {
	c.release()
	_ = c.pages.Close()
}

// valueText says how the values of a column are written as text.
func valueText(t parquet.Type) func(parquet.Value) string {
	if logical := t.LogicalType(); logical != nil {
		switch l := logical.Value.(type) {
		case *format.TimestampType:
			return func(v parquet.Value) string { return timeText(v.Int64(), l) }
		case *format.DateType:
			return func(v parquet.Value) string {
				return time.Unix(int64(v.Int32())*86400, 0).UTC().Format(time.DateOnly)
			}
		}
	}
	switch t.Kind() {
	case parquet.ByteArray, parquet.FixedLenByteArray:
		return func(v parquet.Value) string { return string(v.ByteArray()) }
	case parquet.Int96:
		return func(v parquet.Value) string { return int96Text(v.Int96()) }
	}
	return parquet.Value.String
}

// timeText writes a time stamp; one that is no moment but a reading of a clock has no zone.
func timeText(n int64, l *format.TimestampType) string {
	var t time.Time
	switch l.Unit.Value.(type) {
	case *format.MilliSeconds:
		t = time.UnixMilli(n)
	case *format.MicroSeconds:
		t = time.UnixMicro(n)
	default:
		t = time.Unix(n/1e9, n%1e9)
	}
	if l.IsAdjustedToUTC {
		return t.UTC().Format(time.RFC3339)
	}
	return t.UTC().Format("2006-01-02T15:04:05")
}

// int96Text reads the time stamp of old writers: nanoseconds of a day, and its Julian number.
func int96Text(v deprecated.Int96) string {
	const epoch = 2440588 // 1 January 1970
	nanos := int64(uint64(v[1])<<32 | uint64(v[0]))
	return time.Unix((int64(v[2])-epoch)*86400, nanos).UTC().Format("2006-01-02T15:04:05")
}
