// The clusters as a table for the terminal.
package report

import (
	"fmt"
	"io"

	"github.com/jedib0t/go-pretty/v6/table"

	"isnad/dedup"
)

// tableWidth is how many columns of a terminal a title may take.
const tableWidth = 64

// WriteClustersTable writes a row an event that more than one article tells, and counts the rest in a last line.
func WriteClustersTable(w io.Writer, clusters *dedup.Clusters) error {
	rows := newTable("articles", "texts", "outlets", "first", "event", "title")
	lone := 0
	for i := range clusters.Events {
		event := &clusters.Events[i]
		if len(event.Articles) == 1 {
			lone++
			continue
		}
		rows.AppendRow(table.Row{
			len(event.Articles), event.IndependentTexts, len(event.Outlets), event.First.String(), event.ID, snip(event.Title, tableWidth),
		})
	}
	_, err := fmt.Fprintf(w, "%s%d events told by one article each\n", drawn(rows), lone)
	return err
}
