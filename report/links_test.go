package report

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/report/wire"
)

// Every link of every page leads to a file and an anchor that are there.
func TestLinksHold(t *testing.T) {
	run := copied(t)
	run.Articles[0].URL = "https://example.org/bridge"
	run.Articles[1].Parent, run.Articles[2].Parent = "c", "a"
	for i := range run.Clusters.Events {
		run.Clusters.Events[i].Story = "s"
	}
	small := filepath.Join(t.TempDir(), "small")
	if err := WriteFolder(small, run); err != nil {
		t.Fatal(err)
	}
	checkLinks(t, small)

	// Where there are many articles, lone ones have no page: links to them lead to the overview's list.
	for len(run.Articles) <= smallRun {
		id := "n" + strings.Repeat("x", len(run.Articles))
		run.Articles = append(run.Articles, corpus.Article{ID: id, Outlet: "المرفأ", Title: id, Body: "نص"})
		run.Clusters.Events = append(run.Clusters.Events, dedup.Event{ID: "e" + id, Story: "s", Outlets: []string{"المرفأ"}, Articles: []dedup.Member{{Article: len(run.Articles) - 1, ID: id, Family: id}}})
	}
	run.Copies.Copies = append(run.Copies.Copies, wire.Copy{Source: 2, Copy: 1, Class: wire.Part, Direction: wire.Undetermined})
	run.Copies.Events = append(run.Copies.Events, "e1")
	large := filepath.Join(t.TempDir(), "large")
	if err := WriteFolder(large, run); err != nil {
		t.Fatal(err)
	}
	checkLinks(t, large)
}

// linkedPage is what the check reads of a page: where it leads, and what can be led to.
type linkedPage struct {
	hrefs []string
	ids   map[string]bool
	rows  []byte // of the overview: events that its script draws
}

func checkLinks(t *testing.T, dir string) {
	t.Helper()
	pages := make(map[string]*linkedPage)
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".html") {
			pages[path] = readLinks(t, path)
		}
		return err
	})
	if err != nil || len(pages) < 3 {
		t.Fatalf("%d pages (%v)", len(pages), err)
	}
	for path, p := range pages {
		for _, href := range p.hrefs {
			if strings.HasPrefix(href, "https://") {
				continue
			}
			file, anchor, _ := strings.Cut(href, "#")
			target := path
			if file != "" {
				target = filepath.Join(filepath.Dir(path), filepath.FromSlash(file))
			}
			there := pages[target]
			if there == nil {
				if _, err := os.Stat(target); err != nil {
					t.Errorf("%s leads to %s, which is not there", filepath.Base(path), href)
				}
				continue
			}
			if anchor != "" && !there.ids[anchor] && !bytes.Contains(there.rows, []byte(`["`+anchor+`",`)) {
				t.Errorf("%s leads to %s, where nothing has that name", filepath.Base(path), href)
			}
		}
	}
}

func readLinks(t *testing.T, path string) *linkedPage {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	p := &linkedPage{ids: make(map[string]bool)}
	for n := range root.Descendants() {
		id := ""
		for _, a := range n.Attr {
			switch a.Key {
			case "href":
				p.hrefs = append(p.hrefs, a.Val)
			case "id":
				id = a.Val
				if p.ids[id] {
					t.Errorf("%s has two elements named %s", filepath.Base(path), id)
				}
				p.ids[id] = true
			}
		}
		if id == "event-data" {
			p.rows = []byte(n.FirstChild.Data)
		}
	}
	return p
}
