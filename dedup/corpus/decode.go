package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
	"unsafe"

	"github.com/go-faster/jx"
	fastutf8 "github.com/segmentio/asm/utf8"
)

// Record is one article as a line of JSON gives it. Its strings view the block or the decoder's memory: they are
// valid until the next record.
type Record struct {
	ID      string // never empty: name of the file and line where the record has none
	NoID    bool   // ID was made up
	Outlet  string
	Title   string
	Date    string // as written; a number's digits when it is a number
	Updated string
	URL     string
	Author  string
	Body    string // exactly the record's text, escapes resolved

	Line       int // in the file, from 1
	Start, End int // bytes of the record in Block.Data, line end excluded
}

// LineDecoder reads the records of blocks of JSON lines. One goroutine uses it at a time; the zero value is ready.
//
// What counts as JSON is what encoding/json takes: the last of repeated names wins, a lone surrogate becomes U+FFFD.
// Bytes that are not UTF-8 make a bad record, where encoding/json would replace them without a word.
// Cost: about 0.5 ns a byte of Arabic text, no allocation a record.
type LineDecoder struct {
	Fields map[string]string // record field → ours, see Options.Fields

	dec  jx.Decoder
	keys []seenKey
	mem  []byte // unescaped strings of the current record
	vals [fieldCount]fieldValue
	rec  Record
}

// seenKey remembers what the i-th name of the last record meant: records of a feed name their fields in one order.
type seenKey struct {
	name []byte
	fieldRank
}

type fieldValue struct {
	text string
	rank uint8
	set  bool
}

// keyMemory bounds LineDecoder.keys; names further on are looked up in the map.
const keyMemory = 48

// Decode calls fn for every record of b and bad for every line that is none. Blank lines are passed over.
func (d *LineDecoder) Decode(b *Block, fn func(*Record), bad func(Problem)) {
	if b.cuts != nil {
		for _, c := range b.cuts {
			d.line(b, c.start, c.end, c.line, fn, bad)
		}
		return
	}
	for start, line := 0, b.Line; start < len(b.Data); line++ {
		end, next := len(b.Data), len(b.Data)
		if i := bytes.IndexByte(b.Data[start:], '\n'); i >= 0 {
			end, next = start+i, start+i+1
		}
		d.line(b, start, end, line, fn, bad)
		start = next
	}
}

func (d *LineDecoder) line(b *Block, start, end, line int, fn func(*Record), bad func(Problem)) {
	for end > start && isSpace(b.Data[end-1]) {
		end--
	}
	if start == end {
		return
	}
	if b.maxRecord > 0 && int64(end-start) > b.maxRecord {
		bad(Problem{Place: b.Place(line), Reason: tooLong(b.maxRecord), Limit: LimitRecord})
		return
	}
	if err := d.record(b.Data[start:end]); err != nil {
		bad(Problem{Place: b.Place(line), Reason: err.Error()})
		return
	}
	r := &d.rec
	r.Line, r.Start, r.End = line, start, end
	if r.NoID = r.ID == ""; r.NoID {
		n := len(d.mem)
		d.mem = append(append(d.mem, b.Name...), ':')
		d.mem = strconv.AppendInt(d.mem, int64(line), 10)
		r.ID = view(d.mem[n:])
	}
	fn(r)
}

// record reads one object into d.rec.
func (d *LineDecoder) record(data []byte) error {
	if !fastutf8.Valid(data) {
		return fmt.Errorf("invalid UTF-8 at byte %d of the record", firstInvalid(data)+1)
	}
	d.mem = d.mem[:0]
	clear(d.vals[:])
	d.dec.ResetBytes(data)
	if d.dec.Next() != jx.Object {
		return d.notObject(data)
	}
	it, err := d.dec.ObjIter()
	for i := 0; err == nil && it.Next(); i++ {
		switch fr := d.key(i, it.Key()); {
		case fr.path:
			err = d.path(fr, string(it.Key()))
		case fr.field == noField:
			err = d.dec.Skip()
		default:
			err = d.value(fr)
		}
	}
	if err == nil {
		err = it.Err()
	}
	if err != nil {
		return d.whyBroken(data, err)
	}
	if err := d.dec.Skip(); err != io.EOF {
		return errors.New("invalid JSON: more after the record's end")
	}
	if !d.vals[fieldBody].set {
		return errors.New(missingBody(d.Fields))
	}
	d.rec = Record{
		ID: d.vals[fieldID].text, Outlet: d.vals[fieldOutlet].text, Title: d.vals[fieldTitle].text,
		Date: d.vals[fieldDate].text, Updated: d.vals[fieldUpdated].text, URL: d.vals[fieldURL].text,
		Author: d.vals[fieldAuthor].text, Body: d.vals[fieldBody].text,
	}
	return nil
}

// whyBroken asks again: jx's iterator takes the end of the data behind a colon for a wrong byte.
func (d *LineDecoder) whyBroken(data []byte, err error) error {
	d.dec.ResetBytes(data)
	if better := d.dec.Skip(); better != nil {
		err = better
	}
	return jsonError(err)
}

// notObject tells broken JSON from a value that is no record.
func (d *LineDecoder) notObject(data []byte) error {
	d.dec.ResetBytes(data)
	if err := d.dec.Validate(); err != nil {
		return jsonError(err)
	}
	d.dec.ResetBytes(data)
	return fmt.Errorf("no record: a JSON %s where an object is expected", d.dec.Next())
}

func (d *LineDecoder) key(i int, name []byte) fieldRank {
	if i < len(d.keys) {
		k := &d.keys[i]
		if !bytes.Equal(k.name, name) {
			k.name = append(k.name[:0], name...)
			k.fieldRank = nameOf(d.Fields, view(name))
		}
		return k.fieldRank
	}
	fr := nameOf(d.Fields, view(name))
	if i < keyMemory {
		d.keys = append(d.keys, seenKey{bytes.Clone(name), fr})
	}
	return fr
}

// value reads what stands under a name we know.
func (d *LineDecoder) value(fr fieldRank) error {
	raw, err := d.dec.Raw()
	if err == nil {
		d.take(raw, fr)
	}
	return err
}

func (d *LineDecoder) take(raw []byte, fr fieldRank) {
	text, ok := d.text(raw, fr.field)
	if !ok {
		return
	}
	v := &d.vals[fr.field]
	if !v.set || fr.rank == v.rank || better(text, fr.rank, v) {
		*v = fieldValue{text, fr.rank, true}
	}
}

// path reads a value inside which the user has named fields. It is off the hot path and allocates.
func (d *LineDecoder) path(fr fieldRank, name string) error {
	raw, err := d.dec.Raw()
	if err != nil {
		return err
	}
	if fr.field != noField {
		d.take(raw, fr)
	}
	d.inside(raw, name)
	return nil
}

func (d *LineDecoder) inside(raw []byte, name string) {
	if raw = bytes.TrimLeft(raw, " \t\r\n"); raw[0] != '{' {
		return
	}
	_ = jx.DecodeBytes(raw).ObjBytes(func(dec *jx.Decoder, key []byte) error { // valid: Raw has walked it
		inner := name + "." + string(key)
		v, err := dec.Raw()
		if err != nil {
			return err
		}
		if _, own := d.Fields[inner]; own {
			d.take(bytes.TrimLeft(v, " \t\r\n"), nameOf(d.Fields, inner))
		}
		if leads(d.Fields, inner) {
			d.inside(v, inner)
		}
		return nil
	})
}

// better: a text beats a blank, then the surer name wins.
func better(text string, rank uint8, than *fieldValue) bool {
	blank, was := onlySpace(text), onlySpace(than.text)
	if blank != was {
		return was
	}
	return rank < than.rank
}

// text gives the text of a valid JSON value; false for null, true, false and empty structures.
func (d *LineDecoder) text(raw []byte, f field) (string, bool) {
	switch raw[0] {
	case '"':
		raw = raw[1 : len(raw)-1]
		if bytes.IndexByte(raw, '\\') < 0 {
			return view(raw), true
		}
		n := len(d.mem)
		d.mem = appendUnescaped(d.mem, raw)
		return view(d.mem[n:]), true
	case '{', '[':
		return d.nested(raw, f, 0)
	case 'n', 't', 'f':
		return "", false
	}
	return view(raw), true
}

// nestedNames are where an object in a field's place keeps its text, the surest first.
var nestedNames = []string{"name", "title", "rendered", "value", "text", "#text", "$oid", "$date", "domain", "url", "href", "id"}

// nested gives the text of {"name": "…"} and of lists of texts. It is off the hot path and allocates.
func (d *LineDecoder) nested(raw []byte, f field, depth int) (string, bool) {
	if depth > 3 {
		return "", false
	}
	dec := jx.DecodeBytes(raw)
	inner := func(raw []byte) (string, bool) {
		raw = bytes.TrimLeft(raw, " \t\r\n") // jx gives a list's values with the space before them
		if c := raw[0]; c == '{' || c == '[' {
			return d.nested(raw, f, depth+1)
		}
		return d.text(raw, f)
	}
	best, rank := "", len(nestedNames)
	if raw[0] == '{' {
		_ = dec.ObjBytes(func(dec *jx.Decoder, key []byte) error { // valid: Raw has walked it
			v, err := dec.Raw()
			if err != nil {
				return err
			}
			if i := slices.Index(nestedNames[:rank], string(key)); i >= 0 {
				if s, ok := inner(v); ok {
					best, rank = s, i
				}
			}
			return nil
		})
		return best, rank < len(nestedNames)
	}
	var parts []string
	_ = dec.Arr(func(dec *jx.Decoder) error {
		v, err := dec.Raw()
		if err != nil {
			return err
		}
		if s, ok := inner(v); ok {
			parts = append(parts, s)
		}
		return nil
	})
	if len(parts) == 0 {
		return "", false
	}
	switch f {
	case fieldBody:
		return strings.Join(parts, "\n"), true
	case fieldAuthor:
		return strings.Join(parts, "، "), true
	}
	return parts[0], true
}

// jsonError words a decoder's error for people.
func jsonError(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return errors.New("unexpected end of JSON")
	}
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return fmt.Errorf("invalid JSON: %w", err)
		}
		err = inner
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

func onlySpace(s string) bool {
	return s == "" || (s[0] <= ' ' || s[0] >= utf8.RuneSelf) && strings.TrimSpace(s) == ""
}

// firstInvalid gives the offset of the first byte that is not UTF-8.
func firstInvalid(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(data)
}

// view reads bytes as a string without a copy.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
