// The overview and the events' pages.
package page

import (
	"embed"
	"html/template"
	"io"
)

//go:embed overview.html event.html parts.html copies.html framing.html style.css
var files embed.FS

var templates = template.Must(template.New("page").Funcs(template.FuncMap{
	"count":    Count,
	"digits":   Digits,
	"frame":    FramingTerm,
	"kind":     KindName,
	"observed": Observed,
	"percent":  Percent,
	"short":    short,
	"style":    style,
	"tau":      Tau,
	"term":     Term,
	"weight":   Weight,
	"when":     When,
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

// WriteEvent writes the page of one event.
func WriteEvent(w io.Writer, e *Event) error {
	return templates.ExecuteTemplate(w, "event.html", e)
}

// Href is where the event's own page is.
func (o *Overview) Href(e Event) string { return EventFile(e.ID) }

// EventFile is the name of an event's page inside the report's folder.
func EventFile(id string) string { return "events/" + id + ".html" }

// Shared reports whether more than one article carries the family's text.
func (f Family) Shared() bool { return len(f.Articles) > 1 }

// labelRunes is how much of an outlet's name fits beside the drawing of a chain.
const labelRunes = 26

// short cuts s for the drawing of a chain.
func short(s string) string {
	if runes := []rune(s); len(runes) > labelRunes {
		return string(runes[:labelRunes-1]) + "…"
	}
	return s
}
