// Facts against tellings as HTML.
package page

// factColumns heads the matrix.
func (m *markup) factColumns(tellings []Telling) *markup {
	for i := range tellings {
		m.put(`<th scope="col"><span dir="rtl">`).telling(&tellings[i]).put(`</span></th>`)
	}
	return m
}

// factRows is the rows of the matrix.
func (m *markup) factRows(rows []FactRow) *markup {
	for i := range rows {
		r := &rows[i]
		m.put(`<tr id="fact-`).text(r.ID).put(`"><th scope="row">`).name(r.Text).put(`</th>`)
		for k := range r.Cells {
			m.factCell(&r.Cells[k])
		}
		m.put("</tr>\n")
	}
	return m
}

func (m *markup) factCell(c *FactCell) *markup {
	m.put(`<td class="is-`).text(c.Status)
	if c.Excuse != "" {
		m.put(` is-excused`)
	}
	m.put(`">`).say("framing." + c.Status)
	if c.Value != "" {
		m.put(` <b>`).name(c.Value).put(`</b>`)
	}
	if c.Excuse != "" {
		m.put(` <small>`).say("framing.excuse." + c.Excuse).put(`</small>`)
	}
	m.put(`</td>`)
	return m
}

// conflicts are what tellings disagree about.
func (m *markup) conflicts(all []FactConflict) *markup {
	for i := range all {
		c := &all[i]
		m.put(`<li><p><b class="to-verify">`).say("framing.to-check").put(`</b> `).say("framing.kind." + c.Kind)
		m.put(` <span class="meta">(`).say("framing.nature." + c.Nature).put(`)</span> — `).factLink(&c.Fact).put(`</p><ul>`)
		for _, v := range c.Values {
			m.put(`<li><b>`).name(v.Text).put(`</b>: `)
			list(m, v.Cells, ` · `, m.linkTo)
			if v.Source != "" {
				m.put(` <span class="meta">(`).say("framing.by-source").put(`: `).name(v.Source).put(`)</span>`)
			}
			m.put("</li>\n")
		}
		m.put("</ul></li>\n")
	}
	return m
}

// omissions are what tellings lack.
func (m *markup) omissions(all []Omission) *markup {
	for i := range all {
		o := &all[i]
		m.put(`<li data-column="`).int(o.Column).put(`" data-row="`).int(o.Row).put(`"><span class="of-telling">`).telling(&o.Telling)
		m.put(`</span> <span class="of-fact">`).factLink(&o.Fact).put(`</span> <span class="meta">(`).count(o.Independent, "framing.told-by")
		if o.Excuse != "" {
			m.put(`؛ `).say("framing.excuse." + o.Excuse)
		}
		m.put(")</span></li>\n")
	}
	return m
}

// alone are the facts that one telling has.
func (m *markup) alone(all []LoneFacts) *markup {
	for i := range all {
		l := &all[i]
		m.put(`<details class="alone"><summary>`).isolated(l.Title).apart(&l.Telling).put(` — `).count(len(l.Facts), "framing.count-facts")
		m.put("</summary><ul>\n")
		for k := range l.Facts {
			f := &l.Facts[k]
			m.put(`<li id="fact-`).text(f.ID).put(`"><a class="plain" href="`).address(f.At.Href).put(`"`).place(&f.At).put(`>`)
			m.name(f.Text).put("</a></li>\n")
		}
		m.put("</ul></details>\n")
	}
	return m
}
