// Labels, quotations, titles, orders and words of tellings as HTML.
package page

// things is the expressions for each thing.
func (m *markup) things(t *ThingTable) *markup {
	for i := range t.Things {
		thing := &t.Things[i]
		m.put(`<tbody>`)
		for k := range thing.Expressions {
			e := &thing.Expressions[k]
			m.put(`<tr>`)
			if k == 0 {
				m.put(`<th scope="rowgroup" rowspan="`).int(thing.rows()).put(`">`).name(thing.Name).put(`</th>`)
			}
			m.put(`<th scope="row">`).name(e.Text).put(`</th>`)
			if len(t.Tellings) > 0 {
				m.useCells(e.Uses)
			} else {
				m.put(`<td class="n">`).times(e.Own, e.Quoted).put(`</td><td>`).users(e.Uses).put(`</td>`)
			}
			m.put("</tr>\n")
		}
		if thing.More != 0 {
			m.put(`<tr><td colspan="`).int(t.behind()).put(`">`).restOf(thing.More).put("</td></tr>\n")
		}
		m.put(`</tbody>`)
	}
	return m
}

// useCells says in a column for each telling how often it has an expression.
func (m *markup) useCells(uses []Use) *markup {
	for i := range uses {
		u := &uses[i]
		m.put(`<td class="n">`)
		switch {
		case u.Own == 0 && u.Quoted == 0:
			m.put(`<span class="none">–</span>`)
		case u.At.placed():
			m.put(`<a href="`).address(u.At.Href).put(`"`).place(&u.At).put(`>`).times(u.Own, u.Quoted).put(`</a>`)
		default:
			m.times(u.Own, u.Quoted)
		}
		m.put(`</td>`)
	}
	return m
}

// users lists the tellings that have an expression.
func (m *markup) users(uses []Use) *markup {
	return folded(m, uses, `<details>`, func(u *Use) *markup {
		return m.put(`<span class="use">`).tellingAt(&u.At).put(` <span class="meta">`).times(u.Own, u.Quoted).put(`</span></span>`)
	})
}

// times is how often an expression stands in the outlet's own voice, and inside quotation.
func (m *markup) times(own, quoted int) *markup {
	if own != 0 {
		m.number(own)
	}
	if quoted != 0 {
		m.put(` <span class="quoted">«`).number(quoted).put(`»</span>`)
	}
	return m
}

// speakers are who is quoted, with each statement and how it is brought.
func (m *markup) speakers(all []Speaker) *markup {
	for i := range all {
		s := &all[i]
		m.put(`<details class="speaker" open><summary><b>`)
		if s.Name == "" {
			m.say("framing.unnamed")
		} else {
			m.name(s.Name)
		}
		m.put(`</b>`)
		if s.Anonymous {
			m.put(` <span class="meta">(`).say("framing.anonymous").put(`)</span>`)
		}
		m.put(` <span class="meta">`).count(len(s.Quotes), "framing.count-quotes").put("</span></summary>\n<ul class=\"quotes\">")
		for k := range s.Quotes {
			m.quote(&s.Quotes[k])
		}
		m.put("</ul></details>\n")
	}
	return m
}

func (m *markup) quote(q *Quote) *markup {
	m.put(`<li><q class="quote">`).name(q.Text).put(`</q>`)
	if q.Differs {
		m.put(` <span class="tag">`).say("framing.verbs-differ").put(`</span>`)
	}
	if q.Cut {
		m.put(` <span class="tag">`).say("framing.cut-elsewhere").put(`</span>`)
	}
	m.put("\n<ul class=\"manners\">")
	for i := range q.Manners {
		m.manner(&q.Manners[i])
	}
	m.put("</ul></li>\n")
	return m
}

func (m *markup) manner(w *Manner) *markup {
	m.put(`<li>`)
	if w.Verb == "" {
		m.say("framing.no-verb")
	} else {
		m.put(`<b>`).name(w.Verb).put(`</b>`)
	}
	if w.Class != "" {
		m.put(` <span class="verb-class`)
		if w.Class != "neutral" {
			m.put(` marked`)
		}
		m.put(`">`).say("framing.verb." + w.Class).put(`</span>`)
	}
	if !w.Marked {
		m.put(` <span class="meta">`).say("framing.unmarked").put(`</span>`)
	}
	if w.Speaker != "" {
		m.put(` <span class="meta">`).say("framing.named").put(` `).name(w.Speaker).put(`</span>`)
	}
	folded(m.put(`: `), w.Tellings, `<details class="inline">`, m.tellingAt)
	if w.Text != "" {
		m.put(` <span class="as">`).say("framing.quoted-as").put(` «`).name(w.Text).put(`»</span>`)
	}
	m.put("</li>\n")
	return m
}

// headlines are the titles with what they pick.
func (m *markup) headlines(all []Headline) *markup {
	for i := range all {
		h := &all[i]
		m.put(`<tr><th scope="row">`).title(h.Title).put(`<div class="meta">`)
		if h.Verb != "" {
			m.say("framing.verb-of-title").put(` <bdi lang="ar">«`).text(h.Verb).put(`»</bdi> · `)
		}
		m.tellings(h.Tellings).put(`</div></th><td>`)
		if h.Fact == nil {
			m.put(`<span class="meta">`).say("framing.picks-none").put(`</span>`)
		} else {
			m.factLink(h.Fact)
		}
		for _, c := range h.Conflicts {
			m.put(`<p class="to-verify">⚠ `).say("framing.not-borne-out").put(`: `).name(c).put(`</p>`)
		}
		m.put("</td></tr>\n")
	}
	return m
}

// wordLists is the words that set each outlet apart.
func (m *markup) wordLists(all []OutletWords) *markup {
	for i := range all {
		w := &all[i]
		m.put(`<details class="outlet-words"`)
		if w.Enough {
			m.put(` open`)
		}
		m.put(`><summary><b>`).isolated(w.Outlet).put(`</b> `)
		if !w.Enough {
			m.put(`<span class="tag">`).say("framing.small-sample").put(`</span> `)
		}
		m.put(`<span class="meta">`).count(w.Total, "framing.count-words").put(` `).say("framing.versus").put(` `)
		m.count(w.OthersTotal, "framing.count-words").put("</span></summary>\n<ul class=\"terms\">")
		for k := range w.Terms {
			m.term(&w.Terms[k])
		}
		m.put("</ul></details>\n")
	}
	return m
}

func (m *markup) term(t *Term) *markup {
	m.put(`<li><details`)
	if t.Places != 0 {
		m.put(` data-term="`).int(t.Number).put(`"`)
	}
	m.put(`><summary><b>`).name(t.Text).put(`</b> `)
	if t.rarer() {
		m.put(`▽ `).say("framing.rarer")
	} else {
		m.put(`△ `).say("framing.oftener")
	}
	m.put(`: `).number(t.Count).put(` `).say("framing.versus").put(` `).number(t.Others).put(` <span class="meta">z `).weight(t.Z).put(`</span></summary>`)
	if t.Places == 0 {
		m.put(`<p class="meta">`).say("framing.no-places").put(`</p>`)
	}
	m.put("</details></li>\n")
	return m
}

// orders is how each telling that differs orders what it shares with its source, or the others.
func (m *markup) orders(all []Order) *markup {
	for i := range all {
		o := &all[i]
		m.put(`<details class="order" data-order="`).int(i).put(`" id="order-`)
		if o.Anchor == "" {
			m.int(i)
		}
		m.text(o.Anchor).put(`"><summary><span class="own"><b>`).isolated(o.Title).put(`</b>`).apart(&o.Telling)
		m.put(`</span> <span class="meta">`).say("framing.against").put(` <span class="other">`)
		if o.Against == nil {
			m.say("framing.the-others")
		} else {
			m.isolated(o.Against.Title).apart(o.Against)
		}
		m.put(`</span></span> <span class="tau"><span class="meta">τ</span> `).decimal(o.Tau).put(`</span>`)
		if len(o.Promoted)+len(o.Demoted) > 0 {
			m.put(` <span class="meta">`)
			if len(o.Promoted) > 0 {
				m.put(`▲ `).count(len(o.Promoted), "framing.promoted-count")
			}
			m.put(` `)
			if len(o.Demoted) > 0 {
				m.put(`▼ `).count(len(o.Demoted), "framing.demoted-count")
			}
			m.put(`</span>`)
		}
		m.put("</summary>\n<div class=\"moves\">").moved(`<p class="up">▲ `, "framing.promoted", o.Promoted)
		m.moved(`<p class="down">▼ `, "framing.demoted", o.Demoted).put("</div></details>\n")
	}
	return m
}

func (m *markup) moved(begin constant, message string, facts []Link) *markup {
	if len(facts) == 0 {
		return m
	}
	return list(m.put(begin).say(message).put(`: `), facts, `؛ `, m.factLink).put(`</p>`)
}
