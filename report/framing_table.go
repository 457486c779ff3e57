// Comparisons as tables for the terminal.
package report

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"isnad/dedup/corpus"
	"isnad/report/framing"
)

// How many columns of a terminal a fact and a value may take, and how many articles have a column of their own: the table stays within some 160.
const (
	factWidth    = 72
	columnsShown = 24
)

// cellMarks are what stands in the cells of the table.
var cellMarks = map[framing.Status]string{framing.Verbatim: "=", framing.Reworded: "~", framing.Conflicting: "≠"}

const absentMark = "·"

// WriteFramingTable writes, for each comparison, its articles, the facts told by more than one against them, and what was found, in sentences.
func WriteFramingTable(w io.Writer, articles []corpus.Article, comparisons []*framing.Comparison) error {
	var out strings.Builder
	for i, c := range comparisons {
		if i > 0 {
			out.WriteByte('\n')
		}
		if c.Event != "" {
			fmt.Fprintf(&out, "event %s\n", c.Event)
		}
		articlesTable(&out, articles, c)
		factsTable(&out, c)
		for _, f := range c.Findings {
			fmt.Fprintf(&out, "- %s\n  %s\n", OneLine(f.Arabic), leftToRight(f.English))
		}
		for _, n := range c.Notes {
			about := ""
			if n.Article >= 0 {
				about = articles[n.Article].ID + " "
			}
			out.WriteString(leftToRight("note: "+about+n.English) + "\n")
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// columnName is the letter of an article in the table of facts: A to Z, then A1, B1, …
func columnName(place int) string {
	name := string(rune('A' + place%26))
	if place >= 26 {
		name += strconv.Itoa(place / 26)
	}
	return name
}

func articlesTable(out *strings.Builder, articles []corpus.Article, c *framing.Comparison) {
	if len(c.Articles) == 0 {
		return
	}
	rows := newTable("", "outlet", "id", "published", "facts", "quotations", "title")
	facts, quotations := make([]int, len(c.Articles)), make([]int, len(c.Articles))
	for i := range c.Facts {
		for _, r := range c.Facts[i].Reports {
			facts[r.Article]++
		}
	}
	for i := range c.Quotes {
		quotations[c.Quotes[i].Article]++
	}
	for place, i := range c.Articles {
		a := &articles[i]
		rows.AppendRow(table.Row{
			columnName(place), snip(a.Outlet, outletWidth), snip(a.ID, idWidth), a.Published.String(), facts[place], quotations[place], snip(a.Title, titleShown),
		})
	}
	out.WriteString(drawn(rows))
}

// factsTable has a row a fact that more than one article tells.
func factsTable(out *strings.Builder, c *framing.Comparison) {
	shown := min(len(c.Articles), columnsShown)
	header := []any{"fact"}
	for place := range shown {
		header = append(header, columnName(place))
	}
	rows := newTable(header...)
	alone := 0
	for i := range c.Facts {
		f := &c.Facts[i]
		if len(f.Reports) < 2 {
			alone++
			continue
		}
		cells := make(map[int]string)
		for _, r := range f.Reports {
			cells[r.Article] = cellMarks[r.Status]
		}
		row := table.Row{snip(f.Text, factWidth)}
		for place := range shown {
			row = append(row, cmp.Or(cells[place], absentMark))
		}
		rows.AppendRow(row)
	}
	if rows.Length() > 0 {
		fmt.Fprintf(out, "%s= verbatim, ~ reworded, ≠ conflicting, · not in this version", drawn(rows))
		if more := len(c.Articles) - shown; more > 0 {
			fmt.Fprintf(out, "; %d articles further", more)
		}
		out.WriteByte('\n')
	}
	if alone > 0 {
		fmt.Fprintf(out, "%d facts told by one article each\n", alone)
	}
}
