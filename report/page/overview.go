// The overview and the plain event pages.
package page

import (
	"embed"
	"html/template"
	"io"
)

//go:embed overview.html event.html parts.html style.css
var files embed.FS

var templates = template.Must(template.New("page").Funcs(template.FuncMap{
	"count":  Count,
	"digits": Digits,
	"kind":   KindName,
	"when":   When,
	"style":  style,
}).ParseFS(files, "*.html"))

// style returns the style sheet, which is ours and not an article's, so that it is not escaped.
func style() (template.CSS, error) {
	sheet, err := files.ReadFile("style.css")
	return template.CSS(sheet), err
}

// WriteOverview writes index.html.
func WriteOverview(w io.Writer, o *Overview) error {
	return templates.ExecuteTemplate(w, "overview.html", o)
}

// WriteEvent writes the page of one event, for corpora too large to stand on the overview.
func WriteEvent(w io.Writer, e *Event) error {
	return templates.ExecuteTemplate(w, "event.html", e)
}

// Href is the place of the event's own text: an anchor of the overview, or a page.
func (o *Overview) Href(e Event) string {
	if o.Inline {
		return "#" + e.ID
	}
	return EventFile(e.ID)
}

// EventFile is the name of an event's page inside the report's folder.
func EventFile(id string) string { return "events/" + id + ".html" }

// Shared reports whether more than one article carries the family's text.
func (f Family) Shared() bool { return len(f.Articles) > 1 }
