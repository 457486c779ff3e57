// The three kinds of pages.
package page

import (
	"errors"
	"html/template"
	"io"
	"regexp"
	"sync"
)

// templates are the same views for each form, read when first asked for: most commands draw no page.
var templates = [...]func() *template.Template{
	Whole:  sync.OnceValue(func() *template.Template { return parse(Whole) }),
	Linked: sync.OnceValue(func() *template.Template { return parse(Linked) }),
}

func parse(f Form) *template.Template {
	views := template.New("page").Funcs(template.FuncMap{
		"alone":        drawn((*markup).alone),
		"articles":     drawn((*markup).articles),
		"attribute":    attribute,
		"chainKey":     drawn((*markup).chainKey),
		"chainNames":   drawn((*markup).chainNames),
		"chainPlot":    drawn((*markup).chainPlot),
		"chainSources": drawn((*markup).chainSources),
		"chainSteps":   drawn((*markup).chainSteps),
		"conflicts":    drawn((*markup).conflicts),
		"count":        count,
		"factColumns":  drawn((*markup).factColumns),
		"factRows":     drawn((*markup).factRows),
		"families":     drawn((*markup).families),
		"findings":     drawn((*markup).findings),
		"foot":         f.foot,
		"head":         f.head,
		"headlines":    drawn((*markup).headlines),
		"inert":        inert,
		"notes":        drawn((*markup).notes),
		"number":       drawn((*markup).number),
		"omissions":    drawn((*markup).omissions),
		"orders":       drawn((*markup).orders),
		"outletName":   drawn((*markup).outletName),
		"outletNames":  drawn((*markup).outletNames),
		"pairRows":     drawn((*markup).pairRows),
		"percent":      drawn((*markup).percent),
		"published":    drawn((*markup).published),
		"related":      drawn((*markup).related),
		"restOf":       drawn((*markup).restOf),
		"say":          drawn((*markup).say),
		"speakers":     drawn((*markup).speakers),
		"telling":      drawn((*markup).telling),
		"tellings":     drawn((*markup).tellings),
		"terms":        drawn((*markup).terms),
		"text":         text,
		"things":       drawn((*markup).things),
		"title":        drawn((*markup).title),
		"weight":       drawn((*markup).weight),
		"when":         drawn((*markup).time),
		"wordLists":    drawn((*markup).wordLists),
	})
	entries, err := files.ReadDir("view")
	for _, e := range entries {
		source, unread := files.ReadFile("view/" + e.Name())
		_, wrong := views.New(e.Name()).Parse(withWords(string(source)))
		err = errors.Join(err, unread, wrong)
	}
	return template.Must(views, err)
}

// fixedWords are calls in a view that say the same on every page.
var fixedWords = regexp.MustCompile(`\{\{(?:say|attribute "([a-z-]+)") "([^"]+)"\}\}`)

// withWords is the source of a view with what such calls give: the page of a small event has a hundred, which took a third of its time.
func withWords(view string) string {
	return fixedWords.ReplaceAllStringFunc(view, func(call string) string {
		words := fixedWords.FindStringSubmatch(call)
		if name := words[1]; name != "" {
			return string(attribute(name, words[2]))
		}
		var m markup
		return string(m.say(words[2]).html())
	})
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
