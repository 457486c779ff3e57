// Events, copies, facts and labels as rows.
package report

import (
	"fmt"
	"io"
	"strings"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/report/framing"
	"isnad/report/wire"
)

// WriteClustersCSV writes a row an article: event, story, family, id, outlet, published, title.
func WriteClustersCSV(w io.Writer, clusters *dedup.Clusters, articles []corpus.Article) error {
	rows := newCSVRows(w, "event", "story", "family", "id", "outlet", "published", "title")
	for i := range clusters.Events {
		event := &clusters.Events[i]
		for _, member := range event.Articles {
			a := &articles[member.Article]
			rows.add(event.ID, event.Story, member.Family, a.ID, a.Outlet, a.Published, a.Title)
		}
	}
	return rows.end()
}

// WriteEventsCSV writes a row an event: event, story, title, first, last, articles and outlets (how many), outlet_names, independent_texts,
// terms; and, where copies were looked for, copied: the share of its articles that were taken from another text.
func WriteEventsCSV(w io.Writer, clusters *dedup.Clusters, found *wire.Result) error {
	header := []string{"event", "story", "title", "first", "last", "articles", "outlets", "outlet_names", "independent_texts", "terms"}
	var taken map[int]bool
	if found != nil {
		header = append(header, "copied")
		taken = takenArticles(found)
	}
	rows := newCSVRows(w, header...)
	for i := range clusters.Events {
		e := &clusters.Events[i]
		row := []any{
			e.ID, e.Story, e.Title, e.First, e.Last, len(e.Articles), len(e.Outlets), strings.Join(e.Outlets, listMark),
			e.IndependentTexts, strings.Join(e.Terms, listMark),
		}
		if found != nil {
			row = append(row, takenShare(e, taken))
		}
		rows.add(row...)
	}
	return rows.end()
}

// takenArticles are the articles with a best source, be it another article or a text that is not among them.
func takenArticles(found *wire.Result) map[int]bool {
	taken := make(map[int]bool)
	for i := range found.Copies {
		if c := &found.Copies[i]; c.Parent && c.Class != wire.Quote {
			taken[c.Copy] = true
		}
	}
	for i := range found.Chains {
		nodes := found.Chains[i].Nodes
		for _, l := range found.Chains[i].Links {
			if nodes[l.From].Article < 0 && nodes[l.To].Article >= 0 {
				taken[nodes[l.To].Article] = true
			}
		}
	}
	return taken
}

func takenShare(e *dedup.Event, taken map[int]bool) float64 {
	n := 0
	for _, m := range e.Articles {
		if taken[m.Article] {
			n++
		}
	}
	return float64(n) / float64(max(len(e.Articles), 1))
}

// WriteCopiesCSV writes a row a copy: event, source, copy, class, direction, share_of_source, share_of_copy, credited, parent, alarms, evidence.
func WriteCopiesCSV(w io.Writer, articles []corpus.Article, found *wire.Result) error {
	rows := newCSVRows(w,
		"event", "source", "copy", "class", "direction", "share_of_source", "share_of_copy", "credited", "parent", "alarms", "evidence")
	for i := range found.Copies {
		c := &found.Copies[i]
		rows.add(found.Events[i], articles[c.Source].ID, articles[c.Copy].ID, c.Class, c.Direction,
			c.ShareOfSource, c.ShareOfCopy, c.Credited, c.Parent, alarms(c), evidenceSummary(c))
	}
	return rows.end()
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

// WriteFactsCSV writes a row a fact and article: event, fact, text, article, outlet, status, start, end. A fact that an article tells in
// several places has a row for each; what it does not tell is "absent", without a place.
func WriteFactsCSV(w io.Writer, articles []corpus.Article, comparisons []*framing.Comparison) error {
	rows := newCSVRows(w, "event", "fact", "text", "article", "outlet", "status", "start", "end")
	for _, c := range comparisons {
		for i := range c.Facts {
			f := &c.Facts[i]
			for _, r := range f.Reports {
				a := &articles[c.Articles[r.Article]]
				for _, s := range r.Spans {
					rows.add(c.Event, f.ID, f.Text, a.ID, a.Outlet, r.Status, s.Start, s.End)
				}
			}
			for _, place := range f.Absent {
				a := &articles[c.Articles[place]]
				rows.add(c.Event, f.ID, f.Text, a.ID, a.Outlet, "absent", "", "")
			}
		}
	}
	return rows.end()
}

// WriteLabelsCSV writes a row an expression and article: event, thing, expression, article, outlet, count, own, quoted.
func WriteLabelsCSV(w io.Writer, articles []corpus.Article, comparisons []*framing.Comparison) error {
	rows := newCSVRows(w, "event", "thing", "expression", "article", "outlet", "count", "own", "quoted")
	for _, c := range comparisons {
		for _, thing := range c.Things {
			for _, u := range thing.Uses {
				a := &articles[c.Articles[u.Article]]
				rows.add(c.Event, thing.Name, u.Expression, a.ID, a.Outlet, u.Own+u.Quoted, u.Own, u.Quoted)
			}
		}
	}
	return rows.end()
}
