// Records of other kinds of file, handed on as lines of JSON.
package corpus

import "github.com/go-faster/jx"

// records gathers the records of a file in blocks of JSON lines. Names and texts are what the file has: which is which is for LineDecoder.
type records struct {
	f    *fileReader
	unit string
	b    *Block
	json jx.Writer
	any  bool // of the current record
}

// newRecords begins the file's blocks anew; unit is what a record's number counts, "" for lines.
func newRecords(f *fileReader, unit string) *records {
	r := &records{f: f, unit: unit, b: f.b}
	r.begin()
	return r
}

func (r *records) begin() {
	b := r.b
	b.Data, b.cuts, b.Format, b.Unit, b.Offset = b.Data[:0], []cut{}, JSONLines, r.unit, 0
}

func (r *records) place(n int) Place { return Place{Path: r.b.Path, Line: n, Unit: r.unit} }

// text adds a field to the current record.
func (r *records) text(name, value string) {
	r.name(name)
	r.json.Str(value)
}

func (r *records) name(name string) {
	if !r.any {
		r.json.Buf = append(r.json.Buf[:0], '{')
	} else {
		r.json.RawStr(",")
	}
	r.any = true
	r.json.Str(name)
	r.json.RawStr(":")
}

// end closes the record that stands at line (or row, …) n of the file.
func (r *records) end(n int) error {
	if !r.any {
		r.json.Buf = append(r.json.Buf[:0], '{')
	}
	r.any = false
	b := r.b
	if len(b.cuts) == 0 {
		b.Line = n
	}
	start := len(b.Data)
	b.Data = append(append(b.Data, r.json.Buf...), '}')
	b.cuts = append(b.cuts, cut{start, len(b.Data), n})
	b.Data = append(b.Data, '\n')
	if len(b.Data) < r.f.opt.block {
		return nil
	}
	return r.send(n)
}

func (r *records) send(n int) error {
	next := r.f.block(r.f.src)
	next.Warnings, next.Line = r.b.Warnings, n+1
	full := r.b
	r.b, r.f.b = next, next
	r.begin()
	return r.f.send(full)
}

// flush sends what is left.
func (r *records) flush() error {
	if len(r.b.cuts) == 0 {
		return nil
	}
	return r.f.send(r.b)
}

// list adds a field with several values to the current record.
func (r *records) list(name string, values []string) {
	r.name(name)
	r.json.RawStr("[")
	for i, v := range values {
		if i > 0 {
			r.json.RawStr(",")
		}
		r.json.Str(v)
	}
	r.json.RawStr("]")
}

// drop gives the current record up.
func (r *records) drop() { r.any = false }
