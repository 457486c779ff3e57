// The clusters as CSV and as a table for the terminal.
package report

import (
	"encoding/csv"
	"fmt"
	"io"

	"github.com/jedib0t/go-pretty/v6/table"

	"isnad/dedup"
	"isnad/dedup/corpus"
)

// WriteClustersCSV writes a row an article: event, story, family, id, outlet, published, title.
func WriteClustersCSV(w io.Writer, clusters *dedup.Clusters, articles []corpus.Article) error {
	rows := csv.NewWriter(w)
	rows.Write([]string{"event", "story", "family", "id", "outlet", "published", "title"}) // an error stays until Error
	for i := range clusters.Events {
		event := &clusters.Events[i]
		for _, member := range event.Articles {
			article := &articles[member.Article]
			rows.Write([]string{event.ID, event.Story, member.Family, article.ID, article.Outlet, article.Published.String(), article.Title})
		}
	}
	rows.Flush()
	return rows.Error()
}

// tableWidth is how many columns of a terminal a title may take.
const tableWidth = 64

// WriteClustersTable writes a row an event that more than one article tells, and counts the rest in a last line.
func WriteClustersTable(w io.Writer, clusters *dedup.Clusters) error {
	rows := table.NewWriter()
	rows.SetStyle(table.StyleLight)
	rows.AppendHeader(table.Row{"articles", "texts", "outlets", "first", "event", "title"})
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
	if rows.Length() > 0 {
		if _, err := io.WriteString(w, rows.Render()+"\n"); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "%d events told by one article each\n", lone)
	return err
}
