package corpus

import (
	"bytes"
)

type encoded struct{}

func knownEncoding(string) error { return nil }

func (s *scanner) toUTF8(b *Block) bool { return true }

// begin finds the format and encoding of the file, or why it is not read.
func (f *fileReader) begin() string {
	b := f.b
	if why := notText(b.Data); why != "" {
		return why
	}
	if n := len("\ufeff"); bytes.HasPrefix(b.Data, []byte("\ufeff")) {
		b.Data = b.Data[:copy(b.Data, b.Data[n:])]
		b.Offset += int64(n)
	}
	b.Format = formatOfEnding[ending(b.Name)]
	if b.Format == 0 {
		var why string
		if b.Format, why = sniff(b.Data); why != "" {
			return why
		}
	}
	return ""
}
