package corpus

import "bytes"

var newline = []byte{'\n'}

// lines cuts a file into blocks of whole lines.
func (f *fileReader) lines() error {
	limit := int(f.opt.MaxRecord)
	for {
		b := f.b
		if f.err == nil && len(b.Data) < f.opt.block {
			f.fill(f.opt.block)
		}
		if f.err != nil {
			return f.send(b)
		}
		end := bytes.LastIndexByte(b.Data, '\n') + 1
		if end == 0 {
			if len(b.Data) <= limit {
				f.fill(min(2*len(b.Data), limit+1))
			} else {
				f.skipLine()
			}
			continue
		}
		next := f.block(f.src)
		next.Data = append(next.Data, b.Data[end:]...)
		b.Data = b.Data[:end]
		f.follow(next, bytes.Count(b.Data, newline))
		if err := f.send(b); err != nil {
			return err
		}
		f.b = next
	}
}

// follow places next behind the current block, whose Data is final and holds so many line ends.
func (f *fileReader) follow(next *Block, lines int) {
	next.Format, next.Warnings = f.b.Format, f.b.Warnings
	next.Line = f.b.Line + lines
	next.Offset = f.b.Offset + int64(len(f.b.Data))
}

// skipLine drops the line that the block begins with, which is too long to be held.
func (f *fileReader) skipLine() {
	b := f.b
	f.tooLong(b.Place(b.Line), f.opt.MaxRecord)
	for {
		i := bytes.IndexByte(b.Data, '\n')
		if i >= 0 {
			b.Offset += int64(i + 1)
			b.Line++
			b.Data = b.Data[:copy(b.Data, b.Data[i+1:])]
			return
		}
		b.Offset += int64(len(b.Data))
		b.Data = b.Data[:0]
		if f.err != nil {
			return
		}
		f.fill(f.opt.block)
	}
}
