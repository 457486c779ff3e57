// Every word of the interface, in two languages.
package page

import (
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"strconv"
	"strings"
)

//go:embed messages/ar.json messages/en.json
var messageFiles embed.FS

// message is one text of the interface: Text, or the forms a number asks for by their CLDR categories (zero, one, two, few, many, other), in which
// {n} stands for the number.
type message struct {
	Text  string
	Forms map[string]string
}

// UnmarshalJSON reads a text or an object of forms.
func (m *message) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '{' {
		return json.Unmarshal(data, &m.Forms)
	}
	return json.Unmarshal(data, &m.Text)
}

// MarshalJSON writes what UnmarshalJSON reads.
func (m message) MarshalJSON() ([]byte, error) {
	if m.Forms != nil {
		return json.Marshal(m.Forms)
	}
	return json.Marshal(m.Text)
}

// catalog is the messages of one language: section → key → message. A section serves one kind of view.
type catalog map[string]map[string]message

// The pages are written in Arabic; a script of the page puts English in its place when asked.
var arabicMessages, englishMessages = readCatalog("ar"), readCatalog("en")

func readCatalog(language string) catalog {
	data, err := messageFiles.ReadFile("messages/" + language + ".json")
	var read catalog
	if err == nil {
		err = json.Unmarshal(data, &read)
	}
	if err != nil {
		panic(fmt.Sprintf("page: messages of %s: %v", language, err)) // the file is part of the program
	}
	return read
}

// find looks up "section.key"; keys may hold dots themselves.
func (c catalog) find(name string) (message, bool) {
	section, key, _ := strings.Cut(name, ".")
	m, ok := c[section][key]
	return m, ok
}

// words is the part of both catalogs that a page with these sections needs, as JSON for its script.
func words(sections ...string) ([]byte, error) {
	part := func(c catalog) map[string]message {
		flat := make(map[string]message)
		for _, s := range sections {
			for key, m := range c[s] {
				flat[s+"."+key] = m
			}
		}
		return flat
	}
	return json.Marshal(map[string]any{"ar": part(arabicMessages), "en": part(englishMessages)})
}

// say writes a text of the interface as an element that the script can put into the other language: say "copies.title". A name without a message, such as
// a kind that a later version may add, is shown by its last part.
func (m *markup) say(name string) *markup {
	if element, ok := elements[name]; ok {
		return m.again(element)
	}
	return m.text(text(name))
}

// elements are the Arabic messages as say gives them, by name: a page asks for hundreds.
var elements = func() map[string]markup {
	made := make(map[string]markup)
	for section, messages := range arabicMessages {
		for key, m := range messages {
			name := section + "." + key
			var element markup
			element.put(`<span data-m="`).text(name).put(`">`).text(m.Text).put(`</span>`)
			made[name] = element
		}
	}
	return made
}()

// text is the Arabic text of a message, for places that hold no element, such as the title of the page.
func text(name string) string {
	m, ok := arabicMessages.find(name)
	if !ok {
		return name[strings.LastIndexByte(name, '.')+1:]
	}
	return m.Text
}

// attribute is a message as an attribute, which the script changes too: attribute "aria-label" "core.menu".
func attribute(name, key string) template.HTMLAttr {
	return template.HTMLAttr(fmt.Sprintf(`%s="%s" data-m-%s="%s"`, name, template.HTMLEscapeString(text(key)), name, template.HTMLEscapeString(key)))
}

// count writes n things: count 3 "core.article" is «٣ مقالات».
func (m *markup) count(n int, name string) *markup {
	counted, _ := arabicMessages.find(name)
	return m.put(`<span data-c="`).text(name).put(`" data-n="`).int(n).put(`">`).text(counted.count(n)).put(`</span>`)
}

// count is the same for templates, which may name what has no forms.
func count(n int, name string) (template.HTML, error) {
	counted, ok := arabicMessages.find(name)
	if !ok || counted.Forms == nil {
		return "", fmt.Errorf("no counted message %q", name)
	}
	var m markup
	return m.count(n, name).html(), nil
}

// count is the Arabic form for n with the number in it.
func (m message) count(n int) string {
	form, ok := m.Forms[arabicCategory(n)]
	if !ok {
		form = m.Forms["other"]
	}
	return strings.ReplaceAll(form, "{n}", Digits(strconv.Itoa(n)))
}

// arabicCategory is the CLDR plural category of a number in Arabic.
func arabicCategory(n int) string {
	switch rest := n % 100; {
	case n == 0:
		return "zero"
	case n == 1:
		return "one"
	case n == 2:
		return "two"
	case rest >= 3 && rest <= 10:
		return "few"
	case rest >= 11:
		return "many"
	}
	return "other"
}
