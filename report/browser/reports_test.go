// The reports that are opened.
package browser

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/report"
	"isnad/report/page"
	"isnad/report/wire"
)

// written is a report on disk, and the run it shows.
type written struct {
	dir string
	run *report.Run
}

// made are the folders to remove in the end.
var made []string

// newsroom is the report of testdata/newsroom.
var newsroom = sync.OnceValues(func() (*written, error) {
	further, err := os.Open("../../testdata/agencies.txt")
	if err != nil {
		return nil, err
	}
	defer further.Close()
	agencies, err := corpus.ReadAgencies(further)
	if err != nil {
		return nil, err
	}
	return write("newsroom", []string{"../../testdata/newsroom"}, corpus.DefaultAgencies().Add(agencies))
})

// write makes a report of the inputs, as isnad report does.
func write(name string, inputs []string, agencies *corpus.Agencies) (*written, error) {
	ctx := context.Background()
	read, err := corpus.Read(ctx, inputs, nil, corpus.Options{Agencies: agencies})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(read.Articles, func(a, b corpus.Article) int { return cmp.Compare(a.ID, b.ID) })
	clusters, err := dedup.Cluster(ctx, read.Articles, dedup.ClusterOptions{})
	if err != nil {
		return nil, err
	}
	found, err := wire.Find(ctx, read.Articles, clusters, wire.Options{Agencies: agencies})
	if err != nil {
		return nil, err
	}
	clusters = report.WithIndependent(clusters, found)
	compared, err := report.Compare(ctx, read.Articles, clusters, found, nil)
	if err != nil {
		return nil, err
	}
	above, err := temporary()
	if err != nil {
		return nil, err
	}
	w := &written{
		dir: filepath.Join(above, name),
		run: &report.Run{Articles: read.Articles, Problems: read.Problems, Clusters: clusters, Copies: found, Compared: compared},
	}
	return w, report.WriteFolder(w.dir, w.run)
}

// temporary is a folder that lasts as long as the tests.
func temporary() (string, error) {
	dir, err := os.MkdirTemp("", "isnad-browser-")
	made = append(made, dir)
	return dir, err
}

// of is a report, which must have come about.
func of(t *testing.T, report func() (*written, error)) *written {
	t.Helper()
	if chromium() == "" {
		missing(t, "no Chromium: install one, or name it in CHROME")
	}
	w, err := report()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// pages are the report's files of a kind ("events", "outlets"), sorted; of "" the overview.
func (w *written) pages(t *testing.T, kind string) []string {
	t.Helper()
	if kind == "" {
		return []string{"index.html"}
	}
	found, err := filepath.Glob(filepath.Join(w.dir, kind, "*.html"))
	if err != nil || len(found) == 0 {
		t.Fatalf("no pages in %s (%v)", kind, err)
	}
	for i := range found {
		found[i] = kind + "/" + filepath.Base(found[i])
	}
	return found
}

// event is the first event of the run that a condition holds of.
func (w *written) event(t *testing.T, what string, is func(*dedup.Event) bool) *dedup.Event {
	t.Helper()
	for i := range w.run.Clusters.Events {
		if e := &w.run.Clusters.Events[i]; is(e) {
			return e
		}
	}
	t.Fatalf("no event %s", what)
	return nil
}

// copiesOf are the copies of an event.
func (w *written) copiesOf(e *dedup.Event) []wire.Copy {
	var all []wire.Copy
	for i, event := range w.run.Copies.Events {
		if event == e.ID {
			all = append(all, w.run.Copies.Copies[i])
		}
	}
	return all
}

// rich is the event with the most copies, told by some outlets and compared: its page has every view.
func (w *written) rich(t *testing.T) *dedup.Event {
	t.Helper()
	var best *dedup.Event
	for i := range w.run.Clusters.Events {
		if e := &w.run.Clusters.Events[i]; best == nil || len(w.copiesOf(e)) > len(w.copiesOf(best)) {
			best = e
		}
	}
	if best == nil || len(w.copiesOf(best)) == 0 {
		t.Fatal("no event with copies")
	}
	return best
}

// lone is an event of one article.
func (w *written) lone(t *testing.T) *dedup.Event {
	t.Helper()
	return w.event(t, "of one article", func(e *dedup.Event) bool { return len(e.Articles) == 1 })
}

// told is an event of some articles by so many outlets.
func (w *written) told(t *testing.T, outlets int) *dedup.Event {
	t.Helper()
	return w.event(t, "of some articles by so few outlets", func(e *dedup.Event) bool { return len(e.Articles) > 1 && len(e.Outlets) == outlets })
}

// busiest is the page of the outlet with the most copies from others.
func (w *written) busiest(t *testing.T) string {
	t.Helper()
	name, most := "", 0
	copied := make(map[string]int)
	for _, c := range w.run.Copies.Copies {
		outlet := w.run.Articles[c.Copy].Outlet
		copied[outlet]++
		if n := copied[outlet]; outlet != "" && (n > most || n == most && outlet < name) {
			name, most = outlet, n
		}
	}
	return w.outletPage(t, name)
}

// outletPage finds an outlet's page by what it is named.
func (w *written) outletPage(t *testing.T, name string) string {
	t.Helper()
	for _, file := range w.pages(t, "outlets") {
		data, err := os.ReadFile(filepath.Join(w.dir, file))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(data), "<title>"+name+"</title>") {
			return file
		}
	}
	t.Fatalf("no page of outlet %q", name)
	return ""
}

// eventPage is the file of an event.
func eventPage(e *dedup.Event) string { return page.EventFile(e.ID) }
