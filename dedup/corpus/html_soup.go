package corpus

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parseTagSoup reads a page that does not parse as a tree: its text, a line for every block element, judged as a text page is.
func parseTagSoup(a *Agencies, data []byte, id string, why error) ([]Article, error) {
	text := stripTags(data)
	if !spoken(text) {
		return nil, fmt.Errorf("parse html: %w", why)
	}
	arts := ParseText(a, text, id)
	arts[0].Warnings = append(arts[0].Warnings, fmt.Sprintf("page read without its structure: %v", why))
	return arts, nil
}

// stripTags leaves the visible text of a page, lines broken where elements do.
func stripTags(data []byte) string {
	var b strings.Builder
	z := html.NewTokenizer(bytes.NewReader(data))
	skip := atom.Atom(0)
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if skip == 0 {
				b.WriteString(strings.Join(strings.Fields(string(z.Text())), " "))
				b.WriteByte(' ')
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			switch {
			case kind == html.StartTagToken && skip == 0 && skippedElements[a]:
				skip = a
			case kind == html.EndTagToken && skip == a:
				skip = 0
			case !inlineElements[a]:
				b.WriteByte('\n')
			}
		}
	}
}
