package corpus

import "bytes"

// Where a file is no list of lines but a JSON array, or records are written over several lines, its top-level values
// are found by counting brackets. What stands between them and inside them is for the decoder to judge.

// structured tells from a file's beginning whether its records are not one a line.
func structured(data []byte) bool {
	data = bytes.TrimLeft(data, " \t\r\n")
	if len(data) == 0 {
		return false
	}
	if data[0] == '[' {
		rest := bytes.TrimLeft(data[1:], " \t\r\n,")
		return len(rest) == 0 || rest[0] == '{' || rest[0] == ']'
	}
	first, rest, found := bytes.Cut(data, newline)
	if data[0] != '{' || !found {
		return false
	}
	var v valueScan
	v.scan(&Block{Data: bytes.Clone(first)})
	rest = bytes.TrimLeft(rest, " \t\r\n")
	// A line that breaks off is followed by the next record; a record over several lines by its first name.
	return v.open() && v.depth > 0 && !v.quoted && len(rest) > 0 && rest[0] != '{'
}

// values cuts a file into blocks of whole JSON values.
func (f *fileReader) values() error {
	v := valueScan{line: 1}
	limit := int(f.opt.MaxRecord)
	for target := f.opt.block; ; {
		if f.err == nil && len(f.b.Data) < target {
			f.fill(target)
		}
		b := f.b
		v.scan(b)
		switch {
		case f.err != nil:
			if v.open() && !v.skip {
				b.cuts = append(b.cuts, cut{v.start, len(b.Data), v.startLine})
			}
			if v.array {
				f.add(Problem{Place: b.Place(v.line), Reason: "the JSON array is not closed: the file breaks off"})
			}
			return f.send(b)
		case v.open() && v.start == 0 && (v.skip || len(b.Data) > limit):
			if !v.skip {
				f.tooLong(b.Place(v.startLine), f.opt.MaxRecord)
			}
			v.skip = true
			b.Offset += int64(len(b.Data))
			b.Data, v.pos, target = b.Data[:0], 0, f.opt.block
		case v.open() && v.start == 0:
			target = min(2*len(b.Data), limit+1)
		default:
			if err := f.nextValues(&v); err != nil {
				return err
			}
			target = f.opt.block
		}
	}
}

// nextValues sends the block off up to the value that is not complete.
func (f *fileReader) nextValues(v *valueScan) error {
	b, keep := f.b, len(f.b.Data)
	if v.open() {
		keep = v.start
	}
	next := f.block(f.src)
	next.Data = append(next.Data, b.Data[keep:]...)
	b.Data = b.Data[:keep]
	f.follow(next, 0)
	next.Line = v.line
	if v.open() {
		next.Line = v.startLine
	}
	v.pos -= keep
	v.start = 0
	f.b = next
	return f.send(b)
}

// valueScan finds the values of a JSON array, or of values one after the other. It is carried from block to block.
type valueScan struct {
	pos  int // where to go on
	line int // there

	kind      byte // what the value begun is: { or [ or " or 1 for anything else; 0 between values
	start     int
	startLine int
	depth     int
	quoted    bool // inside a string
	escaped   bool // after a backslash
	array     bool // inside the file's array
	skip      bool // the value is not wanted
}

func (v *valueScan) open() bool { return v.kind != 0 }

// scan goes through b.Data and notes the values that end there. Line ends inside a value become spaces, so that every
// record is one line as whoever writes it out expects.
func (v *valueScan) scan(b *Block) {
	if b.cuts == nil {
		b.cuts = []cut{}
	}
	for ; v.pos < len(b.Data); v.pos++ {
		if v.quoted && !v.escaped {
			if n := plainRun(b.Data[v.pos:]); n > 0 {
				v.line += bytes.Count(b.Data[v.pos:v.pos+n], newline)
				v.pos += n - 1
				continue
			}
		}
		c := b.Data[v.pos]
		switch {
		case v.quoted:
			v.inString(b, c)
		case v.kind == 0:
			v.between(c)
		case v.kind == 1 && (c == ',' || c == ']' || c == '{' || isSpace(c)):
			v.end(b, v.pos)
			v.between(c)
		default:
			v.inValue(b, c)
		}
		if c == '\n' {
			v.line++
			if v.open() && !v.quoted {
				b.Data[v.pos] = ' '
			}
		}
	}
}

// plainRun gives how many bytes of a string go by before anything happens. It looks no further than a window, so that a
// long text full of escapes is not searched again and again for its end.
func plainRun(data []byte) int {
	const window = 512
	n := min(len(data), window)
	if i := bytes.IndexByte(data[:n], '"'); i >= 0 {
		n = i
	}
	if i := bytes.IndexByte(data[:n], '\\'); i >= 0 {
		n = i
	}
	return n
}

func (v *valueScan) between(c byte) {
	switch {
	case isSpace(c), c == ',':
		return
	case c == '[' && !v.array:
		v.array = true
		return
	case c == ']' && v.array:
		v.array = false
		return
	}
	v.start, v.startLine, v.kind, v.depth = v.pos, v.line, 1, 0
	switch c {
	case '{', '[':
		v.kind, v.depth = c, 1
	case '"':
		v.kind, v.quoted = c, true
	}
}

func (v *valueScan) inValue(b *Block, c byte) {
	switch c {
	case '"':
		v.quoted = true
	case '{', '[':
		v.depth++
	case '}', ']':
		if v.depth--; v.depth == 0 {
			v.end(b, v.pos+1)
		}
	}
}

func (v *valueScan) inString(b *Block, c byte) {
	switch {
	case v.escaped:
		v.escaped = false
	case c == '\\':
		v.escaped = true
	case c == '"':
		v.quoted = false
		if v.kind == '"' {
			v.end(b, v.pos+1)
		}
	}
}

func (v *valueScan) end(b *Block, at int) {
	if !v.skip {
		b.cuts = append(b.cuts, cut{v.start, at, v.startLine})
	}
	v.kind, v.skip = 0, false
}
