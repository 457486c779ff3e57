// HTML written in Go: what stands on events' pages by the hundred, where a template's reflection would take most of a large report's time.
package page

import (
	"html/template"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// markup is HTML being written. Only this file adds to it: constants, numbers, and what an article may say by way of text, words and address, which make it
// inert (TestMarkupIsInertByConstruction).
type markup struct{ b []byte }

// constant is HTML that stands in the source of this package: a constant becomes one by itself, a text would need a conversion, and there is none.
type constant string

// drawn makes a function for templates of one that writes markup.
func drawn[T any](draw func(*markup, T) *markup) func(T) template.HTML {
	return func(shown T) template.HTML {
		m := written.Get().(*markup)
		defer written.Put(m)
		m.b = m.b[:0]
		return draw(m, shown).html()
	}
}

// written is markup whose room the next may take, as many as pages are drawn at a time.
var written = sync.Pool{New: func() any { return new(markup) }}

// html is what is written.
func (m *markup) html() template.HTML { return template.HTML(m.b) }

// put writes HTML as it stands.
func (m *markup) put(c constant) *markup {
	m.b = append(m.b, c...)
	return m
}

// again writes what was written before.
func (m *markup) again(before markup) *markup {
	m.b = append(m.b, before.b...)
	return m
}

// text writes any text, inert, so that it is text between tags and in a quoted attribute.
func (m *markup) text(s string) *markup {
	from := 0 // what is not written yet
	for i := 0; i < len(s); {
		kind := kinds[s[i]]
		if kind == plain {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case kind == sign:
			m.b = append(append(m.b, s[from:i]...), entity(s[i])...)
			from = i + size
		case steers(r):
			m.b = utf8.AppendRune(append(m.b, s[from:i]...), standIn(r))
			from = i + size
		}
		i += size
	}
	m.b = append(m.b, s[from:]...)
	return m
}

// words writes text between tags, inert, in which a plus sign stays one.
func (m *markup) words(s string) *markup {
	m.b = append(m.b, template.HTMLEscapeString(inert(s))...)
	return m
}

// entity is what html/template writes for a sign of HTML.
func entity(sign byte) string {
	switch sign {
	case '"':
		return "&#34;"
	case '&':
		return "&amp;"
	case '\'':
		return "&#39;"
	case '+':
		return "&#43;"
	case '<':
		return "&lt;"
	}
	return "&gt;"
}

// What a byte may be the beginning of.
const (
	plain    = iota // text
	sign            // of HTML
	doubtful        // a code point that steers, among others
)

// kinds tells those apart by the first byte of a code point: all that steer are controls of one byte, of two that begin with C2, or marks behind E2.
var kinds = func() (kinds [256]uint8) {
	for c := range utf8.RuneSelf {
		if steers(rune(c)) {
			kinds[c] = doubtful
		}
	}
	kinds[0xc2], kinds[0xe2] = doubtful, doubtful
	for _, c := range `"&'+<>` {
		kinds[c] = sign
	}
	return kinds
}()

// link begins a link: `<a href="…">`.
func (m *markup) link(to string) *markup { return m.put(`<a href="`).address(to).put(`">`) }

// linkTo is a whole one.
func (m *markup) linkTo(l *Link) *markup { return m.link(l.Href).isolated(l.Title).put(`</a>`) }

// address writes an address in an attribute. One of other than plain letters and signs is left to html/template, which knows the schemes that may be followed.
func (m *markup) address(to string) *markup {
	if plainAddress(to) {
		m.b = append(m.b, to...)
		return m
	}
	var link strings.Builder
	if err := linkTemplate.Execute(&link, to); err != nil {
		panic(err) // of a text and a Builder there is none
	}
	_, value, _ := strings.Cut(link.String(), `"`)
	m.b = append(m.b, strings.TrimSuffix(value, `">`)...)
	return m
}

var linkTemplate = template.Must(template.New("link").Parse(`<a href="{{.}}">`))

// plainAddress reports whether html/template would leave an address as it is: a place in the report, or a plain one of the web.
func plainAddress(s string) bool {
	rest, secure := strings.CutPrefix(s, "https://")
	if !secure {
		rest = strings.TrimPrefix(s, "http://")
	}
	for i := range len(rest) {
		switch c := rest[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '/', c == '.', c == '-', c == '_', c == '#', c == '?', c == '=':
		default:
			return false
		}
	}
	return true
}

// int writes a number for an attribute.
func (m *markup) int(n int) *markup {
	m.b = strconv.AppendInt(m.b, int64(n), 10)
	return m
}

// float writes a number for an attribute, as exactly as it is known.
func (m *markup) float(x float64) *markup {
	m.b = strconv.AppendFloat(m.b, x, 'g', -1, 64)
	return m
}

// list writes things with a sign between them.
func list[T any](m *markup, all []T, sign constant, write func(*T) *markup) *markup {
	for i := range all {
		if i > 0 {
			m.put(sign)
		}
		write(&all[i])
	}
	return m
}

// name writes the name of something in Arabic.
func (m *markup) name(s string) *markup { return m.put(`<bdi lang="ar">`).text(s).put(`</bdi>`) }

// isolated writes a name of any script.
func (m *markup) isolated(s string) *markup { return m.put(`<bdi>`).text(s).put(`</bdi>`) }
