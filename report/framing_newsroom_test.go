package report

import (
	"slices"
	"strings"
	"testing"

	"isnad/dedup"
	"isnad/dedup/newsroom"
	"isnad/report/framing"
	"isnad/report/page"
	"isnad/report/phrase"
	"isnad/report/wire"
)

// newsroomRun is the whole way over testdata/newsroom.
func newsroomRun(t *testing.T) *Run {
	t.Helper()
	ctx := t.Context()
	articles, agencies := newsroom.Read(t)
	r := &Run{Articles: articles}
	var err error
	if r.Clusters, err = dedup.Cluster(ctx, r.Articles, dedup.ClusterOptions{}); err != nil {
		t.Fatal(err)
	}
	if r.Copies, err = wire.Find(ctx, r.Articles, r.Clusters, wire.Options{Agencies: agencies}); err != nil {
		t.Fatal(err)
	}
	if r.Compared, err = Compare(ctx, r.Articles, r.Clusters, r.Copies, nil); err != nil {
		t.Fatal(err)
	}
	return r
}

// matrixOf is the row of a fact; nil when it has none.
func matrixOf(f *page.Framing, id string) *page.FactRow {
	if f.Facts == nil {
		return nil
	}
	at := slices.IndexFunc(f.Facts.Rows, func(r page.FactRow) bool { return r.ID == id })
	if at < 0 {
		return nil
	}
	return &f.Facts.Rows[at]
}

// Every omission and every conflict that was found in the newsroom is seen in the matrix, with its excuse and in words, and those planted are among them.
func TestNewsroomMatrix(t *testing.T) {
	r := newsroomRun(t)
	p := newPages(r)
	omitted := make(map[string][]string) // article → what it is shown to lack
	values := make(map[string]bool)
	for i := range r.Clusters.Events {
		e := &r.Clusters.Events[i]
		c := p.compared[e.ID]
		if c == nil {
			continue
		}
		f := p.newEventView(e).framing()
		for _, o := range c.Omissions {
			seenOmission(t, c, f, o)
			id := r.Articles[c.Articles[o.Article]].ID
			for _, report := range c.Facts[o.Fact].Reports {
				for _, s := range report.Spans {
					omitted[id] = append(omitted[id], string([]rune(r.Articles[c.Articles[report.Article]].Body)[s.Start:s.End]))
				}
			}
		}
		for _, conflict := range c.Conflicts {
			row := matrixOf(f, c.Facts[conflict.Fact].ID)
			if row == nil {
				t.Errorf("%s: a disputed fact has no row: %s", e.ID, c.Facts[conflict.Fact].Text)
				continue
			}
			for _, v := range conflict.Values {
				if value := row.Cells[v.Article].Value; value == "" {
					t.Errorf("%s: %s does not show %q", e.ID, row.Text, v.Text)
				} else {
					values[value] = true
				}
			}
		}
	}
	for article, words := range map[string]string{
		"kathib-88214":             "وجدد الوفد العراقي تأكيده",
		"marfa/iraq-us-talks.html": "وجدد الوفد العراقي تأكيده",
		"kathib/athar-oman.html":   "ورجحت عالمة الآثار مايا ستيرن",
	} {
		if !slices.ContainsFunc(omitted[article], func(text string) bool { return strings.Contains(text, words) }) {
			t.Errorf("what %s was made to leave out is not seen: %s", article, words)
		}
	}
	for _, value := range []string{"34 طائرة", "43 طائرة", "22 تموز", "23 تموز"} {
		if !values[value] {
			t.Errorf("the planted value %s is in no cell", value)
		}
	}
}

// seenOmission checks that a left-out fact is absent in its cell, or among those of one telling, and in the list.
func seenOmission(t *testing.T, c *framing.Comparison, f *page.Framing, o framing.Omission) {
	t.Helper()
	fact := &c.Facts[o.Fact]
	if row := matrixOf(f, fact.ID); row != nil {
		if cell := row.Cells[o.Article]; cell.Status != "absent" || cell.Excuse != o.Excuse {
			t.Errorf("%s: the cell of what is left out is %+v: %s", c.Event, cell, fact.Text)
		}
	} else if !slices.ContainsFunc(f.Alone, func(l page.LoneFacts) bool {
		return slices.ContainsFunc(l.Facts, func(lone page.LoneFact) bool { return lone.ID == fact.ID })
	}) {
		t.Errorf("%s: a fact left out stands nowhere: %s", c.Event, fact.Text)
	}
	if !slices.ContainsFunc(f.Omissions, func(s page.Omission) bool {
		return s.Column == o.Article && s.Row == o.Fact && s.Independent == o.Independent && s.Fact.Title == phrase.Short(fact.Text, factNamed)
	}) {
		t.Errorf("%s: an omission is not listed: %s", c.Event, fact.Text)
	}
}
