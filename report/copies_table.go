// The copies as a table for the terminal.
package report

import (
	"fmt"
	"io"

	"github.com/jedib0t/go-pretty/v6/table"

	"isnad/dedup/corpus"
	"isnad/report/phrase"
	"isnad/report/wire"
)

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
	rows := newTable("source", "outlet", "", "copy", "outlet", "class", "of source", "of copy", "credit", "alarms", "title of the copy")
	for i := range found.Copies {
		c := &found.Copies[i]
		source, copied := &articles[c.Source], &articles[c.Copy]
		rows.AppendRow(table.Row{
			snip(source.ID, idWidth), snip(source.Outlet, outletWidth), directionMarks[c.Direction], snip(copied.ID, idWidth), snip(copied.Outlet, outletWidth),
			c.Class, phrase.Percent(c.ShareOfSource), phrase.Percent(c.ShareOfCopy), c.Credited, alarms(c), snip(copied.Title, titleShown),
		})
	}
	_, err := fmt.Fprintf(w, "%s%d copies (→ taken from, ? direction undetermined, = from a common source)\n", drawn(rows), len(found.Copies))
	return err
}

// alarms counts the edits that change what is claimed.
func alarms(c *wire.Copy) (n int) {
	for i := range c.Edits {
		if c.Edits[i].Alarm {
			n++
		}
	}
	return n
}
