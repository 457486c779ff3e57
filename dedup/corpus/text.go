package corpus

import (
	"math/bits"
	"sort"
	"unicode/utf8"
)

// Own returns the article's own text: what its Furniture leaves of Body, as code-point spans in order.
// Stretches without a letter or digit (blank lines between two pieces of furniture) are left out.
// It costs one pass over Body; NewPoints and ByteSpans serve whoever works on bytes.
func (a *Article) Own() []Span {
	points := NewPoints(a.Body)
	own := a.ByteSpans(nil)
	for i, s := range own {
		own[i] = Span{points.At(s.Start), points.At(s.End)}
	}
	return own
}

// ByteSpans appends the own text as byte ranges of Body to dst, in order. A tokeniser runs over Body[s.Start:s.End]
// and adds s.Start to its offsets; Points turns those into code points when they leave the program.
func (a *Article) ByteSpans(dst []Span) []Span {
	at, byteAt := 0, 0 // the same place, in code points and in bytes
	advance := func(to int) {
		for at < to && byteAt < len(a.Body) {
			n := min(to-at, len(a.Body)-byteAt) // so many bytes begin no more code points
			at += starts(a.Body[byteAt : byteAt+n])
			byteAt += n
		}
		for byteAt < len(a.Body) && !utf8.RuneStart(a.Body[byteAt]) {
			byteAt++
		}
	}
	for _, f := range a.Furniture {
		from := byteAt
		advance(f.Start)
		dst = appendSpoken(dst, a.Body, from, byteAt)
		advance(f.End)
	}
	return appendSpoken(dst, a.Body, byteAt, len(a.Body))
}

// appendSpoken appends [from, to) unless nothing but spaces and marks stands there.
func appendSpoken(dst []Span, body string, from, to int) []Span {
	if from >= to || !spoken(body[from:to]) {
		return dst
	}
	return append(dst, Span{from, to})
}

// Points turns byte offsets of a text into code-point offsets and back: a mark every 256 bytes, then counting.
// Building it costs one pass of utf8 counting, about a quarter of a nanosecond a byte. It may be read concurrently.
type Points struct {
	text  string
	marks []uint32 // code points before byte i*pointsStep
}

const pointsStep = 256

// NewPoints prepares the offsets of text.
func NewPoints(text string) *Points {
	p := &Points{text: text, marks: make([]uint32, 0, len(text)/pointsStep+1)}
	n := 0
	for i := 0; ; i += pointsStep {
		p.marks = append(p.marks, uint32(n))
		if i+pointsStep > len(text) {
			return p
		}
		n += starts(text[i : i+pointsStep])
	}
}

// starts counts the bytes that begin a code point, eight at a time.
// Note: in invalid UTF-8 this differs from utf8.RuneCount; the readers hand over valid text only.
func starts(s string) int {
	const eachByte = 0x0101010101010101
	n := len(s)
	for ; len(s) >= 8; s = s[8:] {
		x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		n -= bits.OnesCount64(x >> 7 &^ (x >> 6) & eachByte) // bytes that go on begin with the bits 10
	}
	for i := range len(s) {
		if s[i]&0xC0 == 0x80 {
			n--
		}
	}
	return n
}

// At returns how many code points stand before byte offset b.
func (p *Points) At(b int) int {
	b = max(0, min(b, len(p.text)))
	i := b / pointsStep
	return int(p.marks[i]) + starts(p.text[i*pointsStep:b])
}

// Byte returns the byte offset of code point n.
func (p *Points) Byte(n int) int {
	i := sort.Search(len(p.marks), func(i int) bool { return int(p.marks[i]) > n }) - 1
	if i < 0 {
		return 0
	}
	b, left := i*pointsStep, n-int(p.marks[i])
	for ; b < len(p.text); b++ {
		if p.text[b]&0xC0 == 0x80 {
			continue
		}
		if left == 0 {
			break
		}
		left--
	}
	return b
}
