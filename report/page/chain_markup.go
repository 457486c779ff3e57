// A chain's drawing and its list in words as HTML.
package page

import "isnad/similarity/arabic"

// chainNames draws the outlets' names, which stay in place when the plot is scrolled.
func (m *markup) chainNames(d *ChainDrawing) *markup {
	for i := range d.Rows {
		r := &d.Rows[i]
		m.band(i, r)
		switch {
		case r.Unseen:
			m.rowWord(d, r, "copies.unseen-lane")
		case r.Outlet.Title != "":
			m.link(r.Outlet.Href).put(`<text x="`).float(d.nameX()).put(`" y="`).float(r.Y).put(`" dy="5">`).text(r.Name)
			if r.Name != r.Outlet.Title {
				m.put(`<title>`).text(r.Outlet.Title).put(`</title>`)
			}
			m.put(`</text></a>`)
		default:
			m.rowWord(d, r, "core.unknown-outlet")
		}
		m.put("\n")
	}
	return m
}

// rowWord names a row that has no outlet's name.
func (m *markup) rowWord(d *ChainDrawing, r *ChainRow, message string) *markup {
	m.put(`<text class="quiet" x="`).float(d.nameX()).put(`" y="`).float(r.Y).put(`" dy="5" data-m="`).text(message).put(`">`).text(text(message)).put(`</text>`)
	return m
}

func (m *markup) band(i int, r *ChainRow) *markup {
	m.put(`<rect class="band b`).int(i % 2).put(`" x="0" y="`).float(r.Top).put(`" width="100%" height="`).float(r.height()).put(`"/>`)
	return m
}

// chainPlot draws what stands in time: bands, axis, arrows, dots.
func (m *markup) chainPlot(d *ChainDrawing) *markup {
	for i := range d.Rows {
		m.band(i, &d.Rows[i])
		m.put("\n")
	}
	if d.UndatedWidth != 0 {
		m.put(`<rect class="zone" x="0" y="0" width="`).float(d.UndatedWidth).put(`" height="100%"/><text class="day" x="`).float(d.undatedX())
		m.put(`" y="17" data-m="core.undated">`).text(text("core.undated")).put(`</text>`)
	}
	m.put("\n")
	m.chainAxis(d)
	for i := range d.Arrows {
		m.arrow(&d.Arrows[i])
	}
	for i := range d.Dots {
		m.dot(&d.Dots[i])
	}
	return m
}

func (m *markup) chainAxis(d *ChainDrawing) *markup {
	if len(d.Ticks) > 0 {
		m.put(`<line class="axis" x1="`).float(d.UndatedWidth).put(`" x2="`).float(d.Width).put(`" y1="`).float(d.AxisY).put(`" y2="`).float(d.AxisY).put(`"/>`)
	}
	for i := range d.Ticks {
		t := &d.Ticks[i]
		m.put(`<line class="tick" x1="`).float(t.X).put(`" x2="`).float(t.X).put(`" y1="23" y2="`).float(d.Height).put(`"/>`)
		m.put(`<text class="day" x="`).float(t.LabelX).put(`" y="17" data-t="`).text(t.Stamp).put(`">`).text(t.Text).put("</text>\n")
	}
	for i := range d.Clocks {
		t := &d.Clocks[i]
		m.put(`<text class="clock" x="`).float(t.X).put(`" y="`).float(d.AxisY).put(`" dy="-9" data-d="`).text(t.Stamp).put(`">`).text(t.Text).put("</text>\n")
	}
	for i := range d.Breaks {
		b := &d.Breaks[i]
		m.put(`<path class="break" d="`).text(b.strokes(d.AxisY)).put(`"/>`)
		if b.Named {
			m.put(`<text class="gap-name" x="`).float(b.X).put(`" y="`).float(d.AxisY).put(`" dy="-9" data-c="`).text(b.Message).put(`" data-n="`).int(b.N)
			m.put(`">`).text(b.text()).put(`</text>`)
		}
		m.put("\n")
	}
	return m
}

func (m *markup) arrow(a *ChainArrow) *markup {
	m.put(`<a class="arrow`)
	if !a.Link.Known {
		m.put(` inferred`)
	}
	m.put(`" href="#`)
	if a.Link.Pair == "" {
		m.put(`pairs`)
	}
	m.text(a.Link.Pair).put(`" data-from="`).text(a.From.Key).put(`" data-to="`).text(a.To.Key).put(`" data-share="`).float(a.Link.Share)
	m.put(`"><path class="line" d="`).text(a.Path).put(`" stroke-width="`).float(a.Width).put(`"/><path class="tip" d="`).text(a.Tip)
	m.put(`"/><path class="hit" d="`).text(a.Path).put(`"/><text class="said" x="`).float(a.NameX).put(`" y="`).float(a.NameY).put(`">`)
	m.nodeName(a.To).put(` `).span("copies.from").put(` `).nodeName(a.From).put(` · `).share(a.Link.percent()).put(` · `)
	if a.Link.Known {
		m.span("copies.known")
	} else {
		m.span("copies.inferred")
	}
	m.put("</text></a>\n")
	return m
}

func (m *markup) dot(d *ChainDot) *markup {
	n := d.Node
	m.put(`<a class="dot" href="`).address(n.Href).put(`" data-key="`).text(n.Key).put(`">`)
	if d.Early != d.Late {
		m.put(`<line class="whisker" x1="`).float(d.Early).put(`" x2="`).float(d.Late).put(`" y1="`).float(d.Y).put(`" y2="`).float(d.Y).put(`"/>`)
	}
	switch {
	case n.Unseen:
		m.put(`<path class="mark unseen" d="`).text(d.square()).put(`"/>`)
	case n.Foreign:
		m.put(`<path class="mark" d="`).text(d.diamond()).put(`"/>`)
	default:
		m.put(`<circle class="mark`)
		if d.Lone {
			m.put(` lone`)
		}
		m.put(`" cx="`).float(d.X).put(`" cy="`).float(d.Y).put(`" r="6"/>`)
	}
	m.put(`<circle class="hit" cx="`).float(d.X).put(`" cy="`).float(d.Y).put(`" r="11"/>`)
	if d.Share != "" {
		m.put(`<text class="share" aria-hidden="true" x="`).float(d.ShareX).put(`" y="`).float(d.ShareY).put(`" data-d="`).text(d.Share).put(`">`)
		m.text(arabicFigure(d.Share)).put(`</text>`)
	}
	m.put(`<text class="said" x="`).float(d.X).put(`" y="`).float(d.Y).put(`">`).nodeName(n)
	if !n.Unseen {
		m.put(` · `).nodeTime(n)
	}
	m.put("</text></a>\n")
	return m
}

// nodeName, nodeTime, share and span are for drawings, which hold no elements of HTML.
func (m *markup) nodeName(n *ChainNode) *markup {
	switch {
	case n.Unseen:
		return m.span("copies.unseen")
	case n.Outlet.Title == "":
		return m.span("core.unknown-outlet")
	}
	return m.put(`<tspan>`).text(n.Outlet.Title).put(`</tspan>`)
}

func (m *markup) nodeTime(n *ChainNode) *markup {
	if n.Published.Precision == arabic.NoDate {
		return m.span("core.undated")
	}
	return m.put(`<tspan`).stamped(n.Published).put(`>`).text(When(n.Published)).put(`</tspan>`)
}

func (m *markup) share(latin string) *markup {
	return m.put(`<tspan data-d="`).text(latin).put(`">`).text(arabicFigure(latin)).put(`</tspan>`)
}

func (m *markup) span(message string) *markup {
	return m.put(`<tspan data-m="`).text(message).put(`">`).text(text(message)).put(`</tspan>`)
}

// chainKey explains the signs of the plot.
func (m *markup) chainKey(d *ChainDrawing) *markup {
	entry := func(shown bool, drawing constant, message string) {
		if shown {
			m.put(`<li>`).put(drawing).say(message).put("</li>\n")
		}
	}
	entry(d.has("known"), `<svg viewBox="0 0 44 14" aria-hidden="true"><path class="line" d="M42 7H12" stroke-width="5"/><path class="tip" d="M2 7L12 1V13Z"/></svg> `, "copies.key-known")
	entry(d.has("inferred"), `<svg viewBox="0 0 44 14" aria-hidden="true"><path class="line dashed" d="M42 7H12" stroke-width="3"/><path class="tip" d="M2 7L12 2V12Z"/></svg> `, "copies.key-inferred")
	entry(len(d.Arrows) > 0, `<svg viewBox="0 0 44 14" aria-hidden="true"><path class="line" d="M42 3H4" stroke-width="1.4"/><path class="line" d="M42 10H4" stroke-width="5.5"/></svg> `, "copies.key-width")
	entry(len(d.Arrows) > 0, `<svg class="small" viewBox="0 0 16 14" aria-hidden="true"><circle class="mark" cx="8" cy="7" r="6"/></svg> `, "copies.key-linked")
	entry(d.has("lone"), `<svg class="small" viewBox="0 0 16 14" aria-hidden="true"><circle class="mark lone" cx="8" cy="7" r="5.5"/></svg> `, "copies.key-lone")
	entry(d.has("foreign"), `<svg class="small" viewBox="0 0 16 14" aria-hidden="true"><path class="mark" d="M8 0L15 7L8 14L1 7Z"/></svg> `, "copies.key-foreign")
	entry(d.has("unseen"), `<svg class="small" viewBox="0 0 16 14" aria-hidden="true"><path class="mark unseen" d="M2 1H14V13H2Z"/></svg> `, "copies.key-unseen")
	entry(d.has("span"), `<svg viewBox="0 0 44 14" aria-hidden="true"><path class="whisker" d="M2 7H42"/><circle class="mark" cx="22" cy="7" r="5"/></svg> `, "copies.key-span")
	entry(len(d.Breaks) > 0, `<svg class="small" viewBox="0 0 16 14" aria-hidden="true"><path class="break" d="M3 13L7 1M9 13L13 1"/></svg> `, "copies.key-break")
	entry(d.Zones, ``, "copies.key-zones")
	return m
}

// chainSources is the texts of sources that are not among the articles.
func (m *markup) chainSources(steps []ChainStep) *markup {
	for _, s := range steps {
		if n := s.Node; n.Unseen && n.Text != "" {
			m.put(`<details><summary>`).say("copies.rebuilt").put(`</summary><div class="body" lang="ar" dir="auto" id="`).text(n.Key).put(`">`)
			m.text(n.Text).put("</div></details>\n")
		}
	}
	return m
}

// chainSteps is the list in words.
func (m *markup) chainSteps(steps []ChainStep) *markup {
	for _, s := range steps {
		m.put(`<li>`).node(s.Node)
		if s.Link != nil {
			m.put(`: `).percent(s.Link.Share).put(` `).say("copies.of-its-text").put(` `)
			if s.Source.Unseen {
				m.say("copies.unseen")
			} else {
				m.nodeOutlet(s.Source)
			}
			m.put(` (`)
			if s.Link.Known {
				m.say("copies.known")
			} else {
				m.say("copies.inferred")
			}
			m.put(`)`)
			if s.Link.Pair != "" {
				m.put(` · `).link("#" + s.Link.Pair).say("copies.side-by-side").put(`</a>`)
			}
		}
		m.put("</li>\n")
	}
	return m
}

func (m *markup) node(n *ChainNode) *markup {
	if n.Unseen {
		return m.put(`<b>`).say("copies.unseen").put(`</b>`)
	}
	return m.link(n.Href).put(`<b>`).nodeOutlet(n).put(`</b></a> — `).title(n.Title).put(` <span class="meta">`).published(n.Published).put(`</span>`)
}

func (m *markup) nodeOutlet(n *ChainNode) *markup {
	if n.Outlet.Title == "" {
		return m.say("core.unknown-outlet")
	}
	return m.isolated(n.Outlet.Title)
}
