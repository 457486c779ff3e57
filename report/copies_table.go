// The copies as CSV and as a table for the terminal.
package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"isnad/dedup/corpus"
	"isnad/report/wire"
)

// WriteCopiesCSV writes a row a copy: event, source, copy, class, direction, share_of_source, share_of_copy, credited, parent, alarms, evidence.
func WriteCopiesCSV(w io.Writer, articles []corpus.Article, found *wire.Result) error {
	rows := csv.NewWriter(w)
	rows.Write([]string{
		"event", "source", "copy", "class", "direction", "share_of_source", "share_of_copy", "credited", "parent", "alarms", "evidence",
	}) // an error stays until Error
	for i := range found.Copies {
		c := &found.Copies[i]
		rows.Write([]string{
			found.Events[i], articles[c.Source].ID, articles[c.Copy].ID, string(c.Class), string(c.Direction),
			decimal(c.ShareOfSource), decimal(c.ShareOfCopy), c.Credited, strconv.FormatBool(c.Parent), strconv.Itoa(alarms(c)), evidenceSummary(c),
		})
	}
	rows.Flush()
	return rows.Error()
}

func decimal(x float64) string { return strconv.FormatFloat(rounded(x), 'f', -1, 64) }

// alarms counts the edits that change what is claimed.
func alarms(c *wire.Copy) (n int) {
	for i := range c.Edits {
		if c.Edits[i].Alarm {
			n++
		}
	}
	return n
}

// evidenceSummary names the evidence in its order, with the weight of what speaks for or against the direction: «credit +2.20; template».
func evidenceSummary(c *wire.Copy) string {
	parts := make([]string, len(c.Evidence))
	for i, e := range c.Evidence {
		parts[i] = e.Kind
		if rounded(e.Weight) != 0 {
			parts[i] += fmt.Sprintf(" %+.2f", e.Weight)
		}
	}
	return strings.Join(parts, "; ")
}

// How many columns of a terminal an id, an outlet and a title may take: the whole table stays within some 160.
const (
	idWidth     = 24
	outletWidth = 16
	titleShown  = 36
)

// directionMarks are what stands between source and copy.
var directionMarks = map[wire.Direction]string{wire.Known: "→", wire.Undetermined: "?", wire.CommonSource: "="}

// WriteCopiesTable writes a row a copy and explains its marks in a last line.
func WriteCopiesTable(w io.Writer, articles []corpus.Article, found *wire.Result) error {
	rows := table.NewWriter()
	rows.SetStyle(table.StyleLight)
	rows.AppendHeader(table.Row{"source", "outlet", "", "copy", "outlet", "class", "of source", "of copy", "credit", "alarms", "title of the copy"})
	for i := range found.Copies {
		c := &found.Copies[i]
		source, copied := &articles[c.Source], &articles[c.Copy]
		rows.AppendRow(table.Row{
			snip(source.ID, idWidth), snip(source.Outlet, outletWidth), directionMarks[c.Direction], snip(copied.ID, idWidth), snip(copied.Outlet, outletWidth),
			c.Class, percent(c.ShareOfSource), percent(c.ShareOfCopy), c.Credited, alarms(c), snip(copied.Title, titleShown),
		})
	}
	if rows.Length() > 0 {
		if _, err := io.WriteString(w, rows.Render()+"\n"); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "%d copies (→ taken from, ? direction undetermined, = from a common source)\n", len(found.Copies))
	return err
}

// snip makes one line of s, cut to width.
func snip(s string, width int) string {
	return text.Snip(oneLine(s), width, "…")
}

// oneLine puts s on one line and leaves out what would steer the terminal: escape characters, and marks that turn the direction of what follows.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// percent writes a share; what is more than nothing never shows as nothing, and what is less than all never as all.
func percent(share float64) string {
	whole := math.Round(share * 100)
	if share > 0 {
		whole = max(whole, 1)
	}
	if share < 1 {
		whole = min(whole, 99)
	}
	return strconv.Itoa(int(whole)) + "%"
}
