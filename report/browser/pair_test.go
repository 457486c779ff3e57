// Copies beside their sources.
package browser

import (
	"fmt"
	"slices"
	"testing"
	"unicode/utf16"

	"github.com/chromedp/chromedp/kb"

	"isnad/dedup/corpus"
	"isnad/report/wire"
)

// openPair opens the pair with the most passages of an event's page, and gives its name.
func openPair(t *testing.T, report func() (*written, error)) (*tab, string) {
	t.Helper()
	p, _ := event(t, report)
	name := eval[string](p, `((pairs) => { const most = pairs.sort((a, b) => b[3].length + b[4].length - a[3].length - a[4].length)[0]; return "pair-" + most[0] + "-" + most[1] })(JSON.parse(document.getElementById("copies-data").textContent).pairs)`)
	p.click("#" + name + " a.open")
	p.shown("#pair-view .sides")
	return p, name
}

func TestPairHoverAndFocusLightBothSides(t *testing.T) {
	p, _ := openPair(t, newsroom)
	lit := func(name string) string {
		return `((n) => document.querySelectorAll("#pair-view .side:nth-child(1) [data-p='" + n + "'].` + name + `").length > 0 && document.querySelectorAll("#pair-view .side:nth-child(2) [data-p='" + n + "'].` + name + `").length > 0)`
	}
	p.hover("#pair-view .side:nth-child(2) .p[data-p='1']")
	p.wait(lit("over") + `("1")`)
	p.hover("h1")
	p.wait(`!document.querySelector("#pair-view .over")`)
	p.focus("#pair-view .side:nth-child(1) a.no[data-p='1']")
	p.wait(lit("over") + `("1")`)
	p.press(kb.Enter)
	p.wait(lit("on") + `("1")`)
}

// TestPairGoesFromMatchToMatch by keys and by buttons; each match is in view on both sides, and its name in the address.
func TestPairGoesFromMatchToMatch(t *testing.T) {
	p, name := openPair(t, newsroom)
	p.focus("#match-next")
	seen := make(map[string]bool)
	for range 4 {
		p.press("j")
		seen[p.text("#match-at")] = true
	}
	if len(seen) < 3 {
		t.Errorf("four times next shows %d places", len(seen))
	}
	here := p.text("#match-at")
	p.press("k")
	p.wait(`document.querySelector("#match-at").textContent !== ` + quote(here))
	p.click("#match-next")
	p.wait(`document.querySelector("#match-at").textContent === ` + quote(here))
	p.click("#pair-view .side:nth-child(2) a.no[data-p='1']")
	p.wait(`location.hash === "#` + name + `-1"`)
	for _, side := range []string{"1", "2"} {
		p.wait(`((box, e) => e.bottom > box.top && e.top < box.bottom)(document.querySelector("#pair-view .side:nth-child(` + side + `) .body").getBoundingClientRect(), document.querySelector("#pair-view .side:nth-child(` + side + `) .p.on").getBoundingClientRect())`)
	}
	p.press(kb.Escape)
	p.wait(`document.querySelector("#pair-view").hidden`)
}

// TestPairFilters: what is put out is neither shown as found nor gone to; pressed again it is back.
func TestPairFilters(t *testing.T) {
	p, _ := openPair(t, newsroom)
	total := p.text("#match-at")
	for _, kind := range eval[[]string](p, `[...document.querySelectorAll("#pair-view .filters [data-kind]")].map((b) => b.dataset.kind)`) {
		button := `#pair-view .filters [data-kind="` + kind + `"]`
		marked := p.count(`#pair-view .sides .` + kind)
		ground := `(() => { const e = document.querySelector("#pair-view .sides .` + kind + `"); if (!e) return ""; const s = getComputedStyle(e); return [s.backgroundColor, s.textDecorationLine, s.borderBottomStyle, s.color].join() })()`
		before := eval[string](p, ground)
		p.click(button)
		p.want(`document.querySelector('` + button + `').ariaPressed === "false"`)
		if marked > 0 {
			if after := eval[string](p, ground); after == before {
				t.Errorf("%s looks the same when put out: %s", kind, after)
			}
			if p.count(`#pair-view .sides .body > .`+kind) > 0 { // a stretch of its own, to go to
				p.want(`document.querySelector("#match-at").textContent !== ` + quote(total))
			}
		}
		p.click(button)
		p.wait(`document.querySelector("#match-at").textContent === ` + quote(total))
	}
}

// TestPairAlarms: altered numbers and names come first, and lead to their places.
func TestPairAlarms(t *testing.T) {
	w := of(t, newsroom)
	p := open(t, w.dir)
	alarmed := false
	for i := range w.run.Clusters.Events {
		e := &w.run.Clusters.Events[i]
		if len(w.copiesOf(e)) == 0 {
			continue
		}
		p.visit(eventPage(e), "")
		if p.count("#pair-table .alarm-count") == 0 {
			continue
		}
		alarmed = true
		eval[bool](p, `(document.querySelector("#pair-table .alarm-count").closest("tr").querySelector("a.open").click(), true)`)
		p.shown("#pair-view .alarms li")
		p.want(`document.querySelector("#pair-view .alarms").compareDocumentPosition(document.querySelector("#pair-view .sides")) & Node.DOCUMENT_POSITION_FOLLOWING`)
		p.click("#pair-view .alarms button")
		p.wait(`document.querySelector("#pair-view .sides .e.on")`)
		p.click("#alarms-only")
		p.want(`document.querySelector("#alarms-only").ariaPressed === "true"`)
		break
	}
	if !alarmed {
		t.Error("no pair of the newsroom has an alarm")
	}
}

// TestPairLeavesOutWithReason: quotations, furniture and templates are greyed, and say why.
func TestPairLeavesOutWithReason(t *testing.T) {
	w := of(t, newsroom)
	p := open(t, w.dir)
	found := 0
	for i := range w.run.Clusters.Events {
		e := &w.run.Clusters.Events[i]
		if len(w.copiesOf(e)) == 0 {
			continue
		}
		p.visit(eventPage(e), "")
		for _, pair := range eval[[]string](p, `[...document.querySelectorAll("#pair-table tbody tr")].slice(0, 3).map((r) => r.id)`) {
			p.goTo(pair)
			p.shown("#pair-view .sides")
			found += p.count("#pair-view .sides .aside")
			p.want(`[...document.querySelectorAll("#pair-view .sides .aside")].every((e) => e.querySelector(".why").textContent.trim())`)
		}
	}
	if found == 0 {
		t.Error("nothing is left out of any pair")
	}
}

// goTo follows a permalink of the page that is open.
func (p *tab) goTo(name string) {
	p.Helper()
	eval[bool](p, "(location.hash = "+quote(name)+", true)")
	p.wait("location.hash === " + quote("#"+name))
	p.settle()
}

func TestPairPermalinks(t *testing.T) {
	p, name := openPair(t, newsroom)
	file := eval[string](p, `location.pathname.split("/").slice(-2).join("/")`)
	p.visit(file, name)
	p.shown("#pair-view .sides")
	p.inView("#pair-title")
	title := p.text("#pair-title")
	p.visit(file, name+"-2")
	p.wait(`document.querySelectorAll("#pair-view [data-p='2'].on").length > 1`)
	p.inView("#pair-view .p.on")
	if got := p.text("#pair-title"); got != title {
		t.Errorf("the passage's link opens %q, not %q", got, title)
	}
	p.reload()
	p.wait(`document.querySelectorAll("#pair-view [data-p='2'].on").length > 1`)
	if eval[bool](p, `!document.querySelector("#pair-next").disabled`) {
		p.click("#pair-next")
		p.wait(`location.hash !== "#` + name + `-2" && document.querySelector("#pair-title").textContent !== ` + quote(title))
	}
	p.visit(file, "pair-a1-a999")
	p.want(`document.querySelector("#pair-view").hidden`)
}

// TestLeastShare leaves out what is copied less than asked.
func TestLeastShare(t *testing.T) {
	p, w := event(t, newsroom)
	all := len(w.copiesOf(w.rich(t)))
	visible := `[...document.querySelectorAll("#pair-table tbody tr")].filter((r) => r.checkVisibility())`
	p.want(visible + fmt.Sprint(".length === ", all))
	p.choose("#least-share", "75")
	p.wait(visible + fmt.Sprint(".length < ", all))
	p.want(visible + `.every((r) => Number(r.dataset.share) >= .75)`)
	p.want(`document.querySelector("#least-count [data-n]").dataset.n === String(` + visible + `.length)`)
	p.choose("#least-share", "100")
	p.choose("#least-share", "0")
	p.want(visible + fmt.Sprint(".length === ", all))
}

// stretch is a piece of a side that belongs to a passage: its place in UTF-16 units of the body, and what it says.
type stretch struct {
	At, End int
	Text    string
}

// stretches are those of a side of the open pair.
const stretches = `((side) => [...document.querySelectorAll("#pair-view .side:nth-child(" + side + ") .p")].map((e) => ({At: Number(e.dataset.at), End: Number(e.dataset.end), Text: e.textContent})))`

// TestPassagesStandWhereTheyAre holds the marked words against the run's spans, in texts full of letters that take two units of UTF-16, of characters
// that were replaced, and of markup.
func TestPassagesStandWhereTheyAre(t *testing.T) {
	for _, report := range []func() (*written, error){newsroom, hostile} {
		p, w := event(t, report)
		e := w.rich(t)
		anchors := make(map[int]string)
		for rank, m := range e.Articles {
			anchors[m.Article] = fmt.Sprint("a", rank+1)
		}
		checked := 0
		for _, c := range w.copiesOf(e) {
			from, to := anchors[c.Source], anchors[c.Copy]
			name := "pair-" + from + "-" + to
			if from == "" || to == "" || checked >= 40 || p.count("#"+name) == 0 {
				continue
			}
			p.goTo(name)
			p.wait(`document.querySelector("#pair-view .sides") && document.getElementById("` + name + `").ariaCurrent === "true"`)
			p.standWhereTheyAre(name+", source", w.run.Articles[c.Source].Body, eval[[]stretch](p, stretches+"(1)"), spans(c, func(p wire.Passage) corpus.Span { return p.Source }))
			p.standWhereTheyAre(name+", copy", w.run.Articles[c.Copy].Body, eval[[]stretch](p, stretches+"(2)"), spans(c, func(p wire.Passage) corpus.Span { return p.Copy }))
			checked++
		}
		if checked == 0 {
			t.Errorf("no pair of %s was looked at", eventPage(e))
		}
	}
}

func spans(c wire.Copy, of func(wire.Passage) corpus.Span) []corpus.Span {
	var all []corpus.Span
	for _, passage := range c.Passages {
		all = append(all, of(passage))
	}
	return all
}

// standWhereTheyAre checks that each stretch shows the body's words at its place, lies in a passage, and that no passage is without one.
func (p *tab) standWhereTheyAre(side, body string, shown []stretch, passages []corpus.Span) {
	p.Helper()
	runes := []rune(body)
	units := utf16.Encode(runes)
	place := func(n int) int { return len(utf16.Encode(runes[:n])) }
	for _, s := range shown {
		if want := plainText(string(utf16.Decode(units[s.At:s.End]))); plainText(s.Text) != want {
			p.Errorf("%s: at %d stands %.150q, the page shows %.150q", side, s.At, want, s.Text)
		}
		if !slices.ContainsFunc(passages, func(in corpus.Span) bool { return s.At >= place(in.Start) && s.End <= place(in.End) }) {
			p.Errorf("%s: %.100q at %d is in no passage", side, s.Text, s.At)
		}
	}
	for _, in := range passages {
		if !slices.ContainsFunc(shown, func(s stretch) bool { return s.At >= place(in.Start) && s.End <= place(in.End) }) {
			p.Errorf("%s: nothing is shown of the passage %.100q", side, string(runes[in.Start:in.End]))
		}
	}
}
