// The three kinds of pages.
package page

import (
	"html/template"
	"io"
	"sync"
)

// templates are the same views for each form, read when first asked for: most commands draw no page.
var templates = [...]func() *template.Template{
	Whole:  sync.OnceValue(func() *template.Template { return parse(Whole) }),
	Linked: sync.OnceValue(func() *template.Template { return parse(Linked) }),
}

func parse(f Form) *template.Template {
	return template.Must(template.New("page").Funcs(template.FuncMap{
		"attribute": attribute,
		"count":     count,
		"decimal":   decimal,
		"foot":      f.foot,
		"head":      f.head,
		"inert":     inert,
		"number":    number,
		"percent":   percent,
		"say":       say,
		"text":      text,
		"weight":    weight,
		"when":      when,
	}).ParseFS(files, "view/*.html"))
}

// WriteOverview writes index.html.
func (f Form) WriteOverview(w io.Writer, o *Overview) error {
	return templates[f]().ExecuteTemplate(w, "overview.html", o)
}

// WriteEvent writes the page of one event.
func (f Form) WriteEvent(w io.Writer, e *Event) error {
	return templates[f]().ExecuteTemplate(w, "event.html", e)
}

// WriteOutlet writes the page of one outlet.
func (f Form) WriteOutlet(w io.Writer, o *Outlet) error {
	return templates[f]().ExecuteTemplate(w, "outlet.html", o)
}

// EventFile is the name of an event's page inside the report's folder.
func EventFile(id string) string { return "events/" + id + ".html" }

// OutletFile is the name of an outlet's page inside the report's folder.
func OutletFile(id string) string { return "outlets/" + id + ".html" }
