package corpus

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	fastutf8 "github.com/segmentio/asm/utf8"
)

// encoded says in what encoding bytes stand and how that was found; the zero value is UTF-8.
type encoded struct {
	name string
	enc  encoding.Encoding
	how  string
}

// warning names an encoding that had to be found out: no decision is silent.
func (e encoded) warning() string { return "read as " + e.name + ": " + e.how }

// encodings are those that Arabic text is met in, and the Western ones that pages declare.
var encodings = map[string]encoded{
	"utf8":        {name: "UTF-8"},
	"utf16le":     {name: "UTF-16LE", enc: unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	"utf16be":     {name: "UTF-16BE", enc: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	"utf16":       {name: "UTF-16", enc: unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
	"windows1256": {name: "windows-1256", enc: charmap.Windows1256},
	"iso88596":    {name: "ISO-8859-6", enc: charmap.ISO8859_6},
	"windows1252": {name: "windows-1252", enc: charmap.Windows1252},
}

var encodingAliases = map[string]string{
	"cp1256": "windows1256", "xcp1256": "windows1256", "arabic": "iso88596", "asmo708": "iso88596", "ecma114": "iso88596",
	"iso88596e": "iso88596", "iso88596i": "iso88596", "csisolatinarabic": "iso88596",
	"iso88591": "windows1252", "latin1": "windows1252", "cp1252": "windows1252", "usascii": "windows1252", "ascii": "windows1252",
	"unicode": "utf16le",
}

func encodingNamed(name string) (encoded, bool) {
	key := strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(name))
	if a, ok := encodingAliases[key]; ok {
		key = a
	}
	e, ok := encodings[key]
	return e, ok
}

func knownEncoding(name string) error {
	if _, ok := encodingNamed(name); !ok && name != "" {
		return fmt.Errorf("encoding %q is none of utf-8, utf-16le, utf-16be, windows-1256, iso-8859-6, windows-1252", name)
	}
	return nil
}

// begin finds the format of the file, and the encoding of one whose beginning decides it; or why it is not read.
func (f *fileReader) begin() string {
	b := f.b
	if b.Format = binaryKind(b.Data); b.Format != 0 {
		return ""
	}
	if why := notText(b.Data); why != "" {
		return why
	}
	forced, _ := encodingNamed(f.opt.Encoding)
	e, found := beginsAs(b.Data)
	if forced.name != "" {
		e, found = forced, true
	}
	if bytes.HasPrefix(b.Data, bom8) {
		b.Data = b.Data[:copy(b.Data, b.Data[len(bom8):])]
		b.Offset = int64(len(bom8))
	}
	head := b.Data[:min(len(b.Data), sniffLength)]
	if e.enc != nil {
		head, _ = e.enc.NewDecoder().Bytes(head[:len(head)&^1])
		head = bytes.TrimPrefix(head, bom8)
	}
	if bytes.IndexByte(head, 0) >= 0 {
		return "binary data, no text"
	}
	b.Format = formatOfEnding[nameEnding(b.Name)]
	if b.Format == 0 {
		var why string
		if b.Format, why = sniff(head); why != "" {
			return why
		}
	} else if why := misnamed(b.Format); why != "" {
		return why
	} else if b.Format == JSONLines && !hasRecords(head) && (e.enc != nil || !hasRecords(b.Data)) {
		return "no JSON lines: no line begins with { or ["
	}
	if found || !b.Format.lined() {
		b.enc = e // a page is looked at as a whole, by the worker that has it
		b.detected = found
	} else if e, why := lettersAs(b.Data); why == "" {
		b.enc = e
	}
	if b.Format.lined() && b.enc.enc != nil {
		f.recode()
	}
	return ""
}

var bom8 = []byte("\ufeff")

// recode has the rest of the file read through its decoder.
func (f *fileReader) recode() {
	b := f.b
	if b.enc.how != "" {
		b.Warnings = []string{b.enc.warning()}
	}
	var rest io.Reader = &sticky{f.r, f.err}
	f.r = transform.NewReader(io.MultiReader(bytes.NewReader(bytes.Clone(b.Data)), rest), b.enc.enc.NewDecoder())
	b.Data, b.Offset, f.err, f.offset = b.Data[:0], 0, nil, 0
	f.fill(f.opt.block)
	if bytes.HasPrefix(b.Data, bom8) {
		b.Data = b.Data[:copy(b.Data, b.Data[len(bom8):])]
		b.Offset = int64(len(bom8))
	}
}

// sticky reads on from r unless reading has ended already.
type sticky struct {
	r   io.Reader
	err error
}

func (s *sticky) Read(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	return s.r.Read(p)
}

// beginsAs tells an encoding from a byte order mark, or UTF-16 from where its zero bytes stand.
func beginsAs(data []byte) (encoded, bool) {
	switch {
	case bytes.HasPrefix(data, bom8):
		return encoded{name: "UTF-8"}, false
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		e := encodings["utf16le"]
		e.how = "byte order mark"
		return e, true
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		e := encodings["utf16be"]
		e.how = "byte order mark"
		return e, true
	}
	head := data[:min(len(data), sniffLength)&^1]
	if bytes.IndexByte(head, 0) < 0 {
		return encoded{}, false
	}
	var high [2]int // how many of the even and of the odd bytes would do as the upper byte of Arabic or Latin text
	for i, c := range head {
		if slices.Contains(upperBytes, c) {
			high[i&1]++
		}
	}
	for i, name := range []string{"utf16be", "utf16le"} {
		if high[i]*20 >= len(head)/2*19 && high[1-i]*4 < high[i]*3 {
			e := encodings[name]
			e.how = "told by its zero bytes"
			return e, true
		}
	}
	return encoded{}, false
}

// upperBytes of UTF-16: Latin, Arabic, general punctuation, Arabic presentation forms.
var upperBytes = []byte{0x00, 0x06, 0x20, 0xfb, 0xfc, 0xfd, 0xfe}

// toUTF8 turns a page's bytes into UTF-8. It reports false when the page cannot be read.
func (s *scanner) toUTF8(b *Block) bool {
	if b.Format == JSONLines {
		return true
	}
	e, warning, why := b.enc, "", ""
	switch {
	case b.detected && e.how != "":
		warning = e.warning()
	case !b.detected:
		e, warning, why = pageAs(b.Data, cmp.Or(declared(b.Data, b.Format), b.charset))
	}
	if why != "" {
		s.add(Problem{Place: b.Place(b.Line), Reason: why})
		return false
	}
	if warning != "" {
		b.Warnings = append(b.Warnings, warning)
	}
	if e.enc != nil {
		b.Data, _ = e.enc.NewDecoder().Bytes(b.Data) // these decoders replace, they do not fail
		b.Data = bytes.TrimPrefix(b.Data, bom8)
	} else if n := countInvalid(b.Data); n > 0 {
		b.Data = bytes.ToValidUTF8(b.Data, []byte("\ufffd"))
		b.Warnings = append(b.Warnings, fmt.Sprintf("%d bytes that are not UTF-8 were replaced by U+FFFD", n))
	}
	return true
}

var declaration = regexp.MustCompile(`(?i)(?:<meta[^>]{0,200}charset\s*=\s*["']?\s*|^\s*<\?xml[^>]{0,100}encoding\s*=\s*["'])([a-z0-9._-]+)`)

// declaredWithin is how far into a page its charset is looked for: browsers take 1,024 bytes, old sites need more.
const declaredWithin = 4 << 10

// declared gives the charset that a page names; "" when it names none.
func declared(data []byte, f Format) string {
	if f != HTML && f != Feed {
		return ""
	}
	m := declaration.FindSubmatch(data[:min(len(data), declaredWithin)])
	if m == nil {
		return ""
	}
	return string(m[1])
}

// pageAs decides a page's encoding: by its bytes where they leave no choice, else by the letters that come out.
// It gives the warning to go with it, or why nothing fits.
func pageAs(data []byte, declares string) (e encoded, warning, why string) {
	said, known := encodingNamed(declares)
	if mostlyUTF8(data) {
		if known && said.enc != nil && said.name != "windows-1252" && hasHigh(data) {
			warning = "read as UTF-8, which its bytes are, though " + said.name + " is declared"
		}
		return encoded{name: "UTF-8"}, warning, ""
	}
	e, why = lettersAs(data)
	switch {
	case why == "" && !known:
		e.how = "nothing declared, told by its letters"
		if declares != "" {
			e.how = "told by its letters, though " + declares + " is declared"
		}
	case why == "" && e.name == said.name:
		e.how = "declared, and its letters agree"
	case why == "":
		e.how = "told by its letters, though " + said.name + " is declared"
	case known && said.enc != nil && likely(data, said):
		e, why = said, ""
		e.how = "declared, and nothing in it speaks against"
	case countInvalid(data)*brokenShare < len(data):
		return encoded{name: "UTF-8"}, "", ""
	default:
		return e, "", why
	}
	return e, e.warning(), ""
}

// mostlyUTF8: some broken bytes do not make another encoding of a text. In windows-1256 and ISO-8859-6 hardly two
// Arabic letters in a row happen to be valid UTF-8.
func mostlyUTF8(data []byte) bool {
	if fastutf8.Valid(data) {
		return true
	}
	broken := countInvalid(data)
	sequences := 0
	for _, c := range data {
		if c >= 0xc2 { // a lead byte
			sequences++
		}
	}
	return sequences-broken > 4*broken
}

// brokenShare: less than one byte in so many that is not UTF-8 is damage, where no encoding is found that explains it.
const brokenShare = 200

func hasHigh(data []byte) bool {
	return slices.ContainsFunc(data, func(c byte) bool { return c >= utf8.RuneSelf })
}

// countInvalid counts the bytes that are not UTF-8.
func countInvalid(data []byte) int {
	if fastutf8.Valid(data) {
		return 0
	}
	n := 0
	for i := 0; i < len(data); {
		r, k := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && k == 1 {
			n++
		}
		i += k
	}
	return n
}
