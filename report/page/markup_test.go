package page

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"html/template"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"isnad/similarity/arabic"
)

// hostileText is any text, of which much is signs that mean something to HTML, to addresses, or to the direction of writing.
var hostileText = rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.RuneFrom([]rune("<>&\"'`+=/\\:;%#?@ \n\r\t\x00\x1b\u0085\u00a0«»،…\u061c\u200b\u200f\u2028\u202e\u2069😀خبر"))))

// executed is what html/template makes of one text.
func executed(t *rapid.T, layout, s string) string {
	var out strings.Builder
	if err := template.Must(template.New("").Parse(layout)).Execute(&out, s); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// What is written in Go is escaped as templates escape it: text, attributes, addresses.
func TestMarkupEscapesAsTemplates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := hostileText.Draw(t, "text")
		var m markup
		got := string(m.put(`<b title="`).text(s).put(`">`).text(s).put(`</b>`).b)
		if want := executed(t, `<b title="{{.}}">{{.}}</b>`, inert(s)); got != want {
			t.Fatalf("%q is written %s, by a template %s", s, got, want)
		}
	})
}

func TestAddressesAreThoseOfTemplates(t *testing.T) {
	schemes := rapid.SampledFrom([]string{"", "#", "//", "../events/", "http://", "https://", "https:", "javascript:", "JavaScript:", "data:", "mailto:"})
	plain := rapid.StringMatching(`[a-z0-9./?=&_:#-]{0,20}`)
	rapid.Check(t, func(t *rapid.T) {
		to := schemes.Draw(t, "scheme") + rapid.OneOf(plain, hostileText).Draw(t, "rest")
		var m markup
		if got, want := string(m.link(to).b), executed(t, `<a href="{{.}}">`, to); got != want {
			t.Fatalf("%q is linked %s, by a template %s", to, got, want)
		}
	})
}

// madeIn says which files alone may add to what is written, or say of a text that it is HTML, an attribute or a script already.
var madeIn = map[string][]string{
	"markup.b": {"markup.go"}, "data.json": {"pair_data.go"}, "constant": nil,
	"HTML": {"markup.go", "layout.go"}, "HTMLAttr": {"message.go"}, "JS": {"pair_data.go"}, "CSS": nil, "JSStr": nil, "URL": nil, "Srcset": nil,
}

// TestMarkupIsInertByConstruction: nothing is converted to a constant, so that what put writes stands in the source, and nothing goes round put, text and the like.
func TestMarkupIsInertByConstruction(t *testing.T) {
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range sources {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if made := maker(n); made != "" && !slices.Contains(madeIn[made], name) {
				t.Errorf("%s: %s is made", set.Position(n.Pos()), made)
			}
			return true
		})
	}
}

// maker is what of madeIn a piece of source makes, "" for none.
func maker(n ast.Node) (made string) {
	switch n := n.(type) {
	case *ast.SelectorExpr:
		made = map[string]string{"b": "markup.b", "json": "data.json"}[n.Sel.Name]
	case *ast.CompositeLit:
		if of, ok := n.Type.(*ast.Ident); ok && len(n.Elts) > 0 {
			made = map[string]string{"markup": "markup.b", "data": "data.json"}[of.Name]
		}
	case *ast.CallExpr:
		switch to := n.Fun.(type) {
		case *ast.Ident:
			made = to.Name
		case *ast.SelectorExpr:
			if of, ok := to.X.(*ast.Ident); ok && of.Name == "template" {
				made = to.Sel.Name
			}
		}
	}
	if _, watched := madeIn[made]; !watched {
		return ""
	}
	return made
}

// eventOf is an event's page with as many articles, copies, facts and findings as given.
func eventOf(size int) *Event {
	const words = "افتتح المحافظ \"الجسر\" الجديد أمس بحضور عدد من الوزراء…"
	e := &Event{ID: "e1", Title: words, Framing: &Framing{}, Chain: &Chain{}, Pairs: &Pairs{}}
	facts := &FactTable{Tellings: make([]Telling, 6)}
	for i := range facts.Tellings {
		facts.Tellings[i] = Telling{Link: Link{Href: fmt.Sprintf("#a%d", i+1), Title: "المرفأ"}, Anchor: fmt.Sprintf("a%d", i+1)}
	}
	facts.Of = facts.Tellings[0]
	for i := range size {
		key := fmt.Sprintf("a%d", i+1)
		outlet := Link{Href: "../outlets/o1.html", Title: "وكالة سديم"}
		published := arabic.Date{Time: time.Date(2024, 7, 25, 8, i, 0, 0, time.UTC), Precision: arabic.Minute}
		e.Outlets = append(e.Outlets, outlet)
		e.Families = append(e.Families, Family{Articles: []Article{{
			Anchor: key, ID: key, Title: words, Outlet: outlet, Published: published, URL: "https://example.org/a?b=1&c=2", Body: []Segment{{Text: strings.Repeat(words+"\n", 20)}},
		}}})
		e.Chain.Nodes = append(e.Chain.Nodes, ChainNode{Key: key, Href: "#" + key, Outlet: outlet, Title: words, Published: published})
		if i > 0 {
			e.Chain.Links = append(e.Chain.Links, ChainLink{From: (i - 1) / 2, To: i, Share: .8, Pair: "pair-a1-" + key})
		}
		e.Pairs.Rows = append(e.Pairs.Rows, PairRow{
			Anchor: "pair-a1-" + key, Source: PairEnd{"a1", "سديم"}, Copy: PairEnd{key, "المرفأ"}, Class: "whole", Direction: "known", Credited: "named", ShareOfCopy: .9,
		})
		e.Pairs.Texts = append(e.Pairs.Texts, PairText{Source: "a1", Copy: key, Left: make([]Stretch, 30), Right: make([]Stretch, 30)})
		facts.Rows = append(facts.Rows, FactRow{ID: key, Text: words, Cells: []FactCell{{Status: "verbatim"}, {Status: "absent", Excuse: "short"}, {Status: "conflicting", Value: "٢٠"}}})
		e.Framing.Omissions = append(e.Framing.Omissions, Omission{Telling: facts.Tellings[i%6], Fact: Link{Href: "#fact-" + key, Title: words}, Independent: 2})
		e.Framing.Findings = append(e.Framing.Findings, Finding{Arabic: words, English: "differ: «" + words + "» and 3 more"})
	}
	e.Framing.Facts = facts
	return e
}

// Most events are small; what is large are a few.
func BenchmarkEventPage(b *testing.B) {
	for _, size := range []int{3, 60} {
		b.Run(fmt.Sprintf("articles=%d", size), func(b *testing.B) {
			e := eventOf(size)
			var bytes counter
			for b.Loop() {
				bytes = 0
				if err := Linked.WriteEvent(&bytes, e); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(bytes))
			b.ReportAllocs()
		})
	}
}

// counter counts what is written.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
