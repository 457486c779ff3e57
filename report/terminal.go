// Text and tables as a terminal shows them, also one that lays out Arabic.
package report

import (
	"strings"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"golang.org/x/text/unicode/bidi"
)

// A cell in Arabic is isolated, or the cells and numbers beside it would change places with it, and a line with such a cell is marked to run
// from left to right.
const (
	firstStrongIsolate    = "\u2068"
	popDirectionalIsolate = "\u2069"
	leftToRightMark       = "\u200e"
)

// The widths of go-pretty count an isolate as a column. While a table is drawn, marks that count as none, and that OneLine leaves in no text,
// stand for it: those of interlinear annotation.
const (
	isolateBegins = "\ufff9"
	isolateEnds   = "\ufffb"
)

var isolates = strings.NewReplacer(isolateBegins, firstStrongIsolate, isolateEnds, popDirectionalIsolate)

// The widths must not follow the language of the machine: in a Japanese one «→» and «…» would count as two columns.
func init() { text.OverrideRuneWidthEastAsianWidth(false) }

func newTable(header ...any) table.Writer {
	rows := table.NewWriter()
	rows.SetStyle(table.StyleLight)
	rows.AppendHeader(header)
	return rows
}

// drawn is the table as lines; "" without rows.
func drawn(rows table.Writer) string {
	if rows.Length() == 0 {
		return ""
	}
	var out strings.Builder
	for line := range strings.Lines(rows.Render()) {
		if strings.Contains(line, isolateBegins) {
			out.WriteString(leftToRightMark)
		}
		isolates.WriteString(&out, line) // a Builder never fails
	}
	out.WriteByte('\n')
	return out.String()
}

// snip makes a cell of s: one line, cut to width columns, isolated where it is Arabic.
func snip(s string, width int) string {
	s = text.Snip(OneLine(s), width, "…")
	if runsLeft(s) {
		return isolateBegins + s + isolateEnds
	}
	return s
}

// leftToRight is a line of English that may have Arabic in it, or begin with it.
func leftToRight(s string) string {
	if s = OneLine(s); runsLeft(s) {
		return leftToRightMark + s
	}
	return s
}

// runsLeft reports whether something in s would draw what stands beside it to its left: letters of Arabic or Hebrew, Arabic digits.
func runsLeft(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.R, bidi.AL, bidi.AN:
			return true
		}
		return false
	})
}

// OneLine puts s on one line and leaves out what would steer the terminal: escape characters, and marks that turn the direction of what
// follows. With them goes what terminals disagree about the width of: marks not seen, and what makes one emoji of several or colours it, so that
// the single ones show. The joiners of Arabic and Persian spelling stay.
func OneLine(s string) string {
	last := ' ' // of what stays
	s = strings.Map(func(r rune) rune {
		switch {
		case r == zeroWidthJoiner && !unicode.In(last, unicode.L, unicode.M),
			!unicode.IsSpace(r) && unicode.IsControl(r), unseen(r), skinTones[0] <= r && r <= skinTones[1]:
			return -1
		}
		last = r
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

const (
	zeroWidthNonJoiner = '\u200c'
	zeroWidthJoiner    = '\u200d'
)

var skinTones = [2]rune{0x1f3fb, 0x1f3ff}

// unseen reports whether r only tells how to draw others, and not by joining letters.
func unseen(r rune) bool {
	switch {
	case r == zeroWidthNonJoiner || r == zeroWidthJoiner || unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return false
	}
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}
