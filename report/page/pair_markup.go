// The table of copies as HTML.
package page

// pairRows is the rows of the table.
func (m *markup) pairRows(rows []PairRow) *markup {
	for i := range rows {
		r := &rows[i]
		m.put(`<tr id="`).text(r.Anchor).put(`" data-direction="`).text(r.Direction).put(`" data-share="`).float(r.ShareOfCopy).put("\">\n")
		m.put(`<th scope="row">`).pairEnd(r.Source).put(`</th><td class="way">`)
		switch r.Direction {
		case "known":
			m.put(`<span aria-hidden="true" class="points">←</span>`)
		case "common-source":
			m.put(`<span aria-hidden="true">=</span>`)
		default:
			m.put(`<span aria-hidden="true">؟</span>`)
		}
		m.put(`</td><td>`).pairEnd(r.Copy).put("</td>\n")
		m.put(`<td class="class">`).say("core.class." + r.Class).put(`<br><span class="meta">`).say("core.direction." + r.Direction)
		if r.Linked {
			m.put(` · `).say("copies.linked")
		}
		m.put("</span></td>\n").shareCell(r.ShareOfCopy).shareCell(r.ShareOfSource)
		m.put(`<td class="credited">`).say("core.credit." + r.Credited).put(`</td><td>`)
		if r.Alarms != 0 {
			m.put(`<b class="alarm-count"><span aria-hidden="true">⚠</span> `).count(r.Alarms, "core.alarm").put(`</b>`)
		} else {
			m.put(`<span class="meta">`).say("copies.no-alarm").put(`</span>`)
		}
		m.put("</td>\n<td class=\"needs-script\"><a class=\"open\" href=\"#").text(r.Anchor).put(`">`).say("copies.open").put("</a></td></tr>\n")
	}
	return m
}

func (m *markup) shareCell(share float64) *markup {
	return m.put(`<td class="share">`).percent(share).put(`<meter value="`).float(bar(share)).put("\" aria-hidden=\"true\"></meter></td>\n")
}

func (m *markup) pairEnd(e PairEnd) *markup {
	m.put(`<a href="#`).text(e.Anchor).put(`">`)
	if e.Outlet == "" {
		m.say("core.unknown-outlet")
	} else {
		m.isolated(e.Outlet)
	}
	return m.put(`</a><span class="meta brief" data-of="`).text(e.Anchor).put(`"></span>`)
}
