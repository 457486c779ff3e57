// RSS and Atom: an item is an article, its HTML becomes text.
package corpus

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"

	"github.com/go-faster/jx"
	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"isnad/similarity/arabic"
)

// feedDepth is how deep elements of a feed may nest; real ones stay below twenty, XHTML in an entry included.
const feedDepth = 256

// feedShape is where the items of a feed stand, in bytes.
type feedShape struct {
	items   []Span
	closing string // what ends the feed behind the last item
	broken  error  // why the reading stopped before the end
}

// shapeOf finds a feed's items without building anything.
func shapeOf(data []byte) feedShape {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict, d.Entity = false, xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // the text is UTF-8 by now
	var shape feedShape
	var open []string
	start, inItem := 0, 0
	for {
		at := int(d.InputOffset())
		token, err := d.RawToken()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				shape.broken = err
			} else if len(open) > 0 {
				shape.broken = errors.New("the file breaks off")
			}
			return shape
		}
		switch t := token.(type) {
		case xml.StartElement:
			open = append(open, tagName(t.Name))
			if len(open) > feedDepth {
				shape.broken = fmt.Errorf("elements nested deeper than %d", feedDepth)
				return shape
			}
			if inItem == 0 && (t.Name.Local == "item" || t.Name.Local == "entry") {
				start, inItem = at, len(open)
				if shape.items == nil {
					shape.closing = closingTags(open[:len(open)-1])
				}
			}
		case xml.EndElement:
			if len(open) == inItem && inItem > 0 {
				shape.items = append(shape.items, Span{start, int(d.InputOffset())})
				inItem = 0
			}
			open = open[:max(0, len(open)-1)]
		}
	}
}

func tagName(n xml.Name) string {
	if n.Space != "" {
		return n.Space + ":" + n.Local
	}
	return n.Local
}

func closingTags(open []string) string {
	var b strings.Builder
	for i := len(open) - 1; i >= 0; i-- {
		b.WriteString("</" + open[i] + ">")
	}
	return b.String()
}

var xmlEncoding = regexp.MustCompile(`^(\s*<\?xml[^>]{0,100}?)\s+encoding\s*=\s*["'][^"']*["']`)

// utf8Declared takes the encoding out of an XML declaration: the text is UTF-8 by now.
func utf8Declared(data []byte) []byte { return xmlEncoding.ReplaceAll(data, []byte("$1")) }

// decoded makes records of a feed. It reports false when nothing is left to work on.
func (s *scanner) decoded(b *Block) bool {
	if b.Format != Feed {
		return true
	}
	data := utf8Declared(b.Data)
	shape := shapeOf(data)
	if shape.broken != nil {
		s.add(Problem{Place: Place{Path: b.Path, Line: len(shape.items) + 1, Unit: feedUnit}, Reason: "XML: " + xmlReason(shape.broken)})
		if len(shape.items) == 0 {
			return false
		}
		data = append(bytes.Clone(data[:shape.items[len(shape.items)-1].End]), shape.closing...)
	}
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(data))
	if err != nil {
		s.file(b.Path, "feed: "+xmlReason(err))
		return false
	}
	b.Data, b.cuts, b.Format, b.Unit = nil, []cut{}, JSONLines, feedUnit
	var w jx.Encoder
	for i, item := range feed.Items {
		w.Reset()
		writeItem(&w, feed, item, fmt.Sprintf("%s#%d", b.Name, i+1))
		start := len(b.Data)
		b.Data = append(b.Data, w.Bytes()...)
		b.cuts = append(b.cuts, cut{start, len(b.Data), i + 1})
		b.Data = append(b.Data, '\n')
	}
	b.own = true
	return true
}

const feedUnit = "item"

// xmlReason is an XML error on one line.
func xmlReason(err error) string {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return syntax.Msg
	}
	return strings.Join(strings.Fields(err.Error()), " ")
}

// writeItem writes an item as a record; id is for those that have none.
func writeItem(w *jx.Encoder, feed *gofeed.Feed, item *gofeed.Item, id string) {
	body := item.Content
	if onlySpace(body) {
		body = item.Description
	}
	var authors []string
	for _, a := range item.Authors {
		if a != nil && a.Name != "" {
			authors = append(authors, a.Name)
		}
	}
	w.ObjStart()
	for _, field := range []struct{ name, value string }{
		{"id", firstText(item.GUID, item.Link, id)},
		{"outlet", strings.TrimSpace(feed.Title)},
		{"title", strings.TrimSpace(html.UnescapeString(item.Title))},
		{"date", itemDate(item.Published, item.PublishedParsed)},
		{"updated", itemDate(item.Updated, item.UpdatedParsed)},
		{"url", strings.TrimSpace(item.Link)},
		{"author", strings.Join(authors, "، ")},
		{"body", fragmentText(body)},
	} {
		w.FieldStart(field.name)
		w.Str(strings.ToValidUTF8(field.value, "\ufffd"))
	}
	w.ObjEnd()
}

func firstText(texts ...string) string {
	for _, t := range texts {
		if t = strings.TrimSpace(t); t != "" {
			return t
		}
	}
	return ""
}

// itemDate is a date as written, if that can be read, else as gofeed understands it.
func itemDate(written string, parsed *time.Time) string {
	if _, ok := arabic.ParseDate(written); !ok && parsed != nil {
		return parsed.Format(time.RFC3339)
	}
	return written
}

// fragmentText is the text of a piece of HTML, a paragraph a line; of plain text itself.
func fragmentText(s string) string {
	if !strings.Contains(s, "<") {
		return strings.TrimSpace(html.UnescapeString(s))
	}
	nodes, err := html.ParseFragment(strings.NewReader(s), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return strings.TrimSpace(stripTags([]byte(s)))
	}
	root := &html.Node{Type: html.DocumentNode}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	var lines []string
	for _, b := range htmlBlocks(root) {
		lines = append(lines, b.text)
	}
	return strings.Join(lines, "\n")
}
