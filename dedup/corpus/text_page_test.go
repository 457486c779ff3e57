package corpus

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// labelledPage is a page of testdata/pages: lines «kind|text», "." for the article's own text; fields as «#name value».
type labelledPage struct {
	text   string
	fields map[string]string
	lines  []labelledLine
}

type labelledLine struct {
	kind string
	span Span // bytes
}

func readLabelled(t *testing.T, path string) labelledPage {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	p := labelledPage{fields: map[string]string{}}
	var b strings.Builder
	for l := range strings.Lines(string(data)) {
		l = strings.TrimRight(l, "\n")
		if name, ok := strings.CutPrefix(l, "#"); ok {
			name, value, _ := strings.Cut(name, " ")
			p.fields[name] = value
			continue
		}
		kind, text, ok := strings.Cut(l, "|")
		if !ok {
			t.Fatalf("%s: line without a label: %q", path, l)
		}
		if strings.TrimSpace(text) != "" {
			p.lines = append(p.lines, labelledLine{kind, Span{b.Len(), b.Len() + len(text)}})
		}
		b.WriteString(text)
		b.WriteByte('\n')
	}
	p.text = b.String()
	return p
}

// kindAt gives the furniture kind most of a byte span is marked as, "." for own text.
func kindAt(a *Article, points *Points, s Span) string {
	middle := points.At((s.Start + s.End) / 2)
	for _, f := range a.Furniture {
		if f.Start <= middle && middle < f.End {
			return f.Kind
		}
	}
	return "."
}

func TestParseTextPages(t *testing.T) {
	paths, _ := filepath.Glob("testdata/pages/*.txt")
	if len(paths) < 12 {
		t.Fatalf("only %d pages", len(paths))
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			want := readLabelled(t, path)
			arts := ParseText(nil, want.text, "page")
			a := &arts[0]
			if a.Body != want.text {
				t.Error("body is not the file's text")
			}
			points := NewPoints(a.Body)
			for _, l := range want.lines {
				got := kindAt(a, points, l.span)
				if (got == ".") != (l.kind == ".") || (got == "embedded") != (l.kind == "embedded") || (got == "quoted") != (l.kind == "quoted") {
					t.Errorf("%q is %s, want %s", want.text[l.span.Start:l.span.End], got, l.kind)
				}
			}
			checkPageFields(t, a, want.fields)
			checkEmbedded(t, arts, want.fields["embedded"])
		})
	}
}

func checkPageFields(t *testing.T, a *Article, want map[string]string) {
	t.Helper()
	got := map[string]string{
		"title": a.Title, "outlet": a.Outlet, "author": a.Author, "dateline": a.Dateline,
		"published": a.Published.String(), "updated": a.Updated.String(), "url": a.URL,
	}
	for name, w := range want {
		if g, ok := got[name]; ok && g != w {
			t.Errorf("%s = %q, want %q", name, g, w)
		}
	}
}

// checkEmbedded checks the one embedded story a page has, or that it has none.
func checkEmbedded(t *testing.T, arts []Article, title string) {
	t.Helper()
	if title == "" {
		if len(arts) != 1 {
			t.Errorf("%d articles, want 1; the second: %q", len(arts), arts[1].Title)
		}
		return
	}
	if len(arts) != 2 {
		t.Fatalf("%d articles, want the page's and one embedded", len(arts))
	}
	e := &arts[1]
	runes := []rune(arts[0].Body)
	if e.Title != title || e.ID != arts[0].ID+"#2" || e.Parent != arts[0].ID {
		t.Errorf("embedded %q, id %q, parent %q", e.Title, e.ID, e.Parent)
	}
	if string(runes[e.ParentSpan.Start:e.ParentSpan.End]) != e.Body {
		t.Error("embedded body is not the parent's span")
	}
	marked := false
	for _, f := range arts[0].Furniture {
		marked = marked || f.Kind == "embedded" && f.Span == e.ParentSpan
	}
	if !marked {
		t.Error("parent does not mark the story as one embedded span")
	}
}
