// The form that all CSV has, and the CSV files of a report.
package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// byteOrderMark tells spreadsheets that what follows is UTF-8; without it several take Arabic for the code page of the machine.
const byteOrderMark = "\ufeff"

// listMark stands between the values of a cell that has several.
const listMark = " · "

// csvRows writes rows of one form: UTF-8 with a byte order mark, commas, a line feed after each row. An error stays until end.
type csvRows struct {
	to  *csv.Writer
	row []string
}

func newCSVRows(w io.Writer, header ...string) *csvRows {
	r := &csvRows{to: csv.NewWriter(w)}
	if _, err := io.WriteString(w, byteOrderMark); err == nil { // where it fails, so does what follows
		r.to.Write(header)
	}
	return r
}

// add writes a row. A string may be an article's, and is made inert; numbers, dates, and constants of types of their own are ours.
func (r *csvRows) add(cells ...any) {
	r.row = r.row[:0]
	for _, c := range cells {
		switch c := c.(type) {
		case string:
			r.row = append(r.row, inert(c))
		case float64:
			r.row = append(r.row, decimal(c))
		default:
			r.row = append(r.row, fmt.Sprint(c))
		}
	}
	r.to.Write(r.row)
}

func (r *csvRows) end() error {
	r.to.Flush()
	return r.to.Error()
}

func decimal(x float64) string { return strconv.FormatFloat(rounded(x), 'f', -1, 64) }

// inert is a text as a cell that a spreadsheet shows and does not run. Control characters go, those that space out become spaces; what would
// begin a formula gets an apostrophe before it, also after a semicolon, at which spreadsheets of many countries begin a new cell.
func inert(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case !unicode.IsControl(r):
			return r
		case unicode.IsSpace(r):
			return ' '
		}
		return -1
	}, s)
	cells := strings.Split(s, ";")
	for i, c := range cells {
		if beginsFormula(c) {
			cells[i] = "'" + c
		}
	}
	return strings.Join(cells, ";")
}

// beginsFormula looks past what is not seen. The wide forms count as the plain ones do where Chinese and Japanese are typed.
func beginsFormula(s string) bool {
	s = strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) })
	first, size := utf8.DecodeRuneInString(s)
	return size > 0 && strings.ContainsRune("=+-@＝＋－＠", first)
}

// csvFiles adds the report's tables for spreadsheets to its files.
func (r *Run) csvFiles(files map[string]func(io.Writer) error) {
	files["events.csv"] = func(w io.Writer) error { return WriteEventsCSV(w, r.Clusters, r.copies()) }
	files["copies.csv"] = func(w io.Writer) error { return WriteCopiesCSV(w, r.Articles, r.copies()) }
	if r.Compared != nil {
		files["facts.csv"] = func(w io.Writer) error { return WriteFactsCSV(w, r.Articles, r.Compared.Events) }
		files["labels.csv"] = func(w io.Writer) error { return WriteLabelsCSV(w, r.Articles, r.Compared.Events) }
	}
}
