// Outlets and articles of an event's page as HTML.
package page

import "isnad/similarity/arabic"

// outletNames lists outlets, each with a link to its page.
func (m *markup) outletNames(all []Link) *markup { return list(m, all, ` · `, m.outletName) }

func (m *markup) outletName(l *Link) *markup {
	switch {
	case l.Title == "":
		return m.say("core.unknown-outlet")
	case l.Href == "":
		return m.isolated(l.Title)
	}
	return m.linkTo(l)
}

// terms lists what tells an event from others.
func (m *markup) terms(all []string) *markup {
	return list(m, all, ` · `, func(term *string) *markup { return m.isolated(*term) })
}

// related lists other events.
func (m *markup) related(all []Link) *markup { return list(m, all, `؛ `, m.linkTo) }

// title writes an article's or an event's.
func (m *markup) title(s string) *markup {
	if s == "" {
		return m.say("core.untitled")
	}
	return m.name(s)
}

// published writes when something came out.
func (m *markup) published(d arabic.Date) *markup {
	if d.Precision == arabic.NoDate {
		return m.say("core.undated")
	}
	return m.time(d)
}

// families writes tellings, those of one text together.
func (m *markup) families(all []Family) *markup {
	for _, f := range all {
		if f.shared() {
			m.put("<div class=\"family shared\">\n<p>").count(len(f.Articles), "core.article").put(` `).say("event.one-text").put("</p>\n")
		} else {
			m.put("<div class=\"family\">\n\n")
		}
		m.articles(f.Articles).put("</div>\n")
	}
	return m
}

// articles writes tellings, folded.
func (m *markup) articles(all []Article) *markup {
	for i := range all {
		m.article(&all[i])
	}
	return m
}

func (m *markup) article(a *Article) *markup {
	m.put(`<details class="article" id="`).text(a.Anchor).put("\">\n<summary><span class=\"outlet\">")
	m.outletName(&Link{Title: a.Outlet.Title})
	m.put(`</span> — <span class="title">`).title(a.Title).put(`</span> <span class="when">`).published(a.Published).put("</span></summary>\n")
	m.about(a)
	for _, w := range a.Warnings {
		m.put(`<p class="meta warning">`).say("event.warning").put(`: `).isolated(w).put("</p>\n")
	}
	m.put(`<div class="body" lang="ar" dir="auto" id="`).text(a.Anchor).put(`-body">`)
	for _, s := range a.Body {
		if s.Kind == "" {
			m.text(s.Text)
			continue
		}
		kind := "core.kind." + s.Kind
		m.put(`<span class="furniture" title="`).text(text(kind)).put(`" data-m-title="`).text(kind).put(`">`).text(s.Text).put(`</span>`)
	}
	m.put(`</div>`)
	if a.Cut {
		m.put(`<p class="meta">`).say("event.rest").put(`</p>`)
	}
	m.put("\n</details>\n")
	return m
}

// about is the line on where an article comes from.
func (m *markup) about(a *Article) *markup {
	m.put(`<p class="meta">`)
	if a.Author != "" {
		m.say("event.by").put(` `).isolated(a.Author).put(` · `)
	}
	if a.Dateline != "" {
		m.isolated(a.Dateline).put(` · `)
	}
	if a.Updated.Precision != arabic.NoDate {
		m.say("event.updated").put(` `).time(a.Updated).put(` · `)
	}
	for _, agency := range a.Credits {
		m.say("event.credit").put(`: `)
		if agency == "" {
			m.say("event.agencies")
		} else {
			m.isolated(agency)
		}
		m.put(` · `)
	}
	if a.Parent != nil {
		m.say("event.inside").put(` `).linkTo(a.Parent).put(` · `)
	}
	if a.URL != "" {
		m.put(`<a href="`).address(a.URL).put(`" rel="noreferrer">`).say("event.original").put(`</a> · `)
	}
	m.put(`<span class="id">`).text(a.ID).put("</span></p>\n")
	return m
}
