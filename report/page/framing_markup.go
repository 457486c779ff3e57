// What is said of tellings, as HTML: links to them and to facts, the summary, what could not be compared.
package page

import (
	"strings"
	"unicode"

	"isnad/similarity/arabic"
)

// telling is a link to an article compared.
func (m *markup) telling(t *Telling) *markup { return m.linkTo(&t.Link).apart(t) }

// tellingAt leads to a place in it.
func (m *markup) tellingAt(a *At) *markup {
	return m.put(`<a href="`).address(a.Href).put(`"`).place(a).put(`>`).isolated(a.Title).put(`</a>`).apart(&a.Telling)
}

// place is the span as the script reads it from a link; nothing where the page does not have it.
func (m *markup) place(a *At) *markup {
	if !a.placed() {
		return m
	}
	return m.put(` data-at="`).int(a.Span[0]).put(`,`).int(a.Span[1]).put(`"`)
}

// apart writes what tells the telling from others of its outlet; nothing when there are none.
func (m *markup) apart(t *Telling) *markup {
	if t.Nth == 0 {
		return m
	}
	m.put(` <small>(`)
	switch {
	case t.Clock:
		m.figure(t.Published.Time.Format("15:04"))
	case t.Published.Precision != arabic.NoDate:
		m.time(t.Published)
	default:
		m.number(t.Nth)
	}
	return m.put(`)</small>`)
}

// mostNamed is how many tellings are listed without being folded.
const mostNamed = 6

// folded lists tellings, many behind their number; fold begins the element they are folded in.
func folded[T any](m *markup, all []T, fold constant, write func(*T) *markup) *markup {
	if len(all) <= mostNamed {
		return list(m, all, ` · `, write)
	}
	m.put(fold).put(`<summary>`).count(len(all), "framing.tellings").put(`</summary>`)
	return list(m, all, ` · `, write).put(`</details>`)
}

func (m *markup) tellings(all []Telling) *markup {
	return folded(m, all, `<details class="inline">`, m.telling)
}

// factLink leads to a fact.
func (m *markup) factLink(l *Link) *markup { return m.link(l.Href).name(l.Title).put(`</a>`) }

// restOf says how many more there are, and where.
func (m *markup) restOf(more int) *markup {
	if more == 0 {
		return m
	}
	m.put(`<p class="meta">`).say("framing.more").put(` `).number(more).put(` `).say("framing.in")
	m.put(` <a href="../framing.jsonl"><bdi>framing.jsonl</bdi></a></p>`)
	return m
}

// sentence is what is said in both languages.
func (m *markup) sentence(inArabic string, english Sentence) *markup {
	m.put(`<span class="only-lang" lang="ar"><bdi dir="rtl">`).text(inArabic).put(`</bdi></span><span class="only-lang" lang="en"><bdi dir="ltr">`)
	return m.english(english).put(`</bdi></span>`)
}

// english writes a sentence with its Arabic set apart, so that what is quoted and what is listed keep their order among Latin words.
func (m *markup) english(s Sentence) *markup {
	rest := string(s)
	for rest != "" {
		at, end := foreign(rest)
		m.words(rest[:at])
		switch words := rest[at:end]; {
		case strings.HasPrefix(words, "«"):
			quoted := strings.TrimSuffix(strings.TrimPrefix(words, "«"), "»")
			m.put(`«<bdi>`).words(quoted).put(`</bdi>»`)
		case words != "":
			name := strings.TrimRight(words, " ")
			m.put(`<bdi>`).words(name).put(`</bdi>`).words(words[len(name):])
		}
		rest = rest[end:]
	}
	return m
}

// foreign finds the first of what stands between marks, and of the runs of Arabic words.
func foreign(s string) (start, end int) {
	for i, r := range s {
		switch {
		case r == '«':
			if length := strings.Index(s[i:], "»"); length > 0 {
				return i, i + length + len("»")
			}
		case unicode.Is(unicode.Arabic, r):
			length := strings.IndexFunc(s[i:], func(r rune) bool { return r != ' ' && !unicode.In(r, unicode.Arabic, unicode.Mn) })
			if length < 0 {
				return i, len(s)
			}
			return i, i + length
		}
	}
	return len(s), len(s)
}

// findings are the sentences of the summary, each with what it rests on.
func (m *markup) findings(all []Finding) *markup {
	for i := range all {
		f := &all[i]
		if len(f.Facts)+len(f.Evidence) == 0 {
			m.put(`<li><p>`).sentence(f.Arabic, f.English).put("</p></li>\n")
			continue
		}
		m.put(`<li><details><summary>`).sentence(f.Arabic, f.English).put(`</summary>`)
		if len(f.Facts) > 0 {
			m.put(`<ul class="to-facts">`)
			for k := range f.Facts {
				m.put(`<li>`).factLink(&f.Facts[k]).put(`</li>`)
			}
			m.put(`</ul>`)
		}
		if len(f.Evidence) > 0 {
			m.put("<ul class=\"excerpts\">\n")
			for _, e := range f.Evidence {
				m.put(`<li>`)
				list(m, e.Tellings, ` · `, m.tellingAt).put(`: «`).name(e.Text).put("»</li>\n")
			}
			m.put(`</ul>`)
		}
		m.restOf(f.More)
		m.put("</details></li>\n")
	}
	return m
}

// notes are what could not be compared.
func (m *markup) notes(all []FramingNote) *markup {
	for i := range all {
		n := &all[i]
		m.put(`<li>`)
		if n.About != nil {
			m.linkTo(n.About).put(`: `)
		}
		m.sentence(n.Arabic, n.English).put("</li>\n")
	}
	return m
}
