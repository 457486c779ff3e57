// Parquet written again: the same schema, the rows that stay.
package corpus

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/encoding"
)

// parquetRewriter writes the rows of one file after the other.
type parquetRewriter struct {
	w      *parquet.GenericWriter[any]
	schema string
}

func (p *parquetRewriter) close() error { return p.w.Close() }

// parquet copies the rows that stay, row group by row group.
func (rw *rewriter) parquet(f *fileReader, at io.ReaderAt, n int64, w io.Writer) error {
	path, alone := f.src.path, f.src.depth > 0 // a member is a file of its own in the result, too
	var broken error
	err := guarded(func() error {
		file, err := parquet.OpenFile(at, n, parquet.SkipBloomFilters(true), parquet.SkipPageIndex(true))
		if err != nil {
			return err
		}
		p, err := rw.parquetWriter(file, w, alone)
		if err != nil {
			return err
		}
		row, written := 0, 0
		for _, group := range file.RowGroups() {
			if written, err = rw.copyRows(path, group, p.w, &row, written); err != nil {
				return err
			}
			if err := p.w.Flush(); err != nil {
				return err
			}
		}
		if err := rw.all(path, written); err != nil {
			return err
		}
		if p != rw.rows {
			return p.close()
		}
		return nil
	}, &broken)
	return errors.Join(err, broken)
}

// parquetWriter gives the writer of the run, made like the first file: its schema, its packing, what it says of itself.
func (rw *rewriter) parquetWriter(file *parquet.File, w io.Writer, alone bool) (*parquetRewriter, error) {
	schema := file.Schema().String()
	if rw.rows != nil && !alone {
		if rw.rows.schema != schema {
			return nil, errors.New("its columns are not those of the files before: one Parquet file cannot hold both")
		}
		return rw.rows, nil
	}
	options := []parquet.WriterOption{parquet.NewSchema(file.Schema().Name(), reencoded{file.Root()})}
	meta := file.Metadata()
	for _, kv := range meta.KeyValueMetadata {
		options = append(options, parquet.KeyValueMetadata(kv.Key, kv.Value))
	}
	if len(meta.RowGroups) > 0 && len(meta.RowGroups[0].Columns) > 0 {
		options = append(options, parquet.Compression(parquet.LookupCompressionCodec(meta.RowGroups[0].Columns[0].MetaData.Codec)))
	}
	p := &parquetRewriter{parquet.NewGenericWriter[any](w, options...), schema}
	if !alone {
		rw.rows = p
	}
	return p, nil
}

// reencoded is a schema whose columns the writer encodes as it likes. Note: a column that was read names one of the encodings met in it, at
// times that of its levels, which no column can be written in.
type reencoded struct{ parquet.Node }

// Encoding is none in particular.
func (reencoded) Encoding() encoding.Encoding { return nil }

// Fields are of the same sort.
func (n reencoded) Fields() []parquet.Field {
	fields := slices.Clone(n.Node.Fields())
	for i, f := range fields {
		fields[i] = reencodedField{f, reencoded{f}}
	}
	return fields
}

// reencodedField is a named part of such a schema.
type reencodedField struct {
	parquet.Field
	node reencoded
}

// Encoding is none in particular.
func (f reencodedField) Encoding() encoding.Encoding { return nil }

// Fields are of the same sort.
func (f reencodedField) Fields() []parquet.Field { return f.node.Fields() }

// copyRows copies the rows of a group that stay; row counts on.
func (rw *rewriter) copyRows(path string, group parquet.RowGroup, w *parquet.GenericWriter[any], row *int, written int) (int, error) {
	rows := group.Rows()
	defer rows.Close()
	buf := make([]parquet.Row, 64)
	for {
		if err := rw.ctx.Err(); err != nil {
			return written, err
		}
		n, err := rows.ReadRows(buf)
		kept := buf[:0:0]
		for _, r := range buf[:n] {
			*row++
			if stays, _ := rw.fates.of(path, *row); stays {
				kept = append(kept, r)
			}
		}
		if len(kept) > 0 {
			if _, err := w.WriteRows(kept); err != nil {
				return written, fmt.Errorf("write rows: %w", err)
			}
			written += len(kept)
		}
		if err == io.EOF {
			return written, nil
		}
		if err != nil {
			return written, err
		}
	}
}
