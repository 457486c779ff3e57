// The chain of transmission.
package browser

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// event opens the page of the event with the most copies.
func event(t *testing.T, report func() (*written, error)) (*tab, *written) {
	t.Helper()
	w := of(t, report)
	p := open(t, w.dir)
	p.visit(eventPage(w.rich(t)), "")
	return p, w
}

// firstPair is the name of the first pair that an arrow of the chain leads to.
const firstPair = `document.querySelector("#chain-map .arrow[href^='#pair-']").getAttribute("href").slice(1)`

func TestChainShowsTheCopies(t *testing.T) {
	for _, report := range []func() (*written, error){newsroom, crowd, hostile} {
		p, _ := event(t, report)
		p.shown("#chain-map")
		p.want(`document.querySelectorAll("#chain-map .dot").length > 1 && document.querySelectorAll("#chain-map .arrow").length > 0`)
		// Each arrow joins two dots that there are, and says in words what it is.
		p.want(`[...document.querySelectorAll("#chain-map .arrow")].every((a) => document.querySelector('#chain-map .dot[data-key="' + a.dataset.from + '"]') && document.querySelector('#chain-map .dot[data-key="' + a.dataset.to + '"]') && a.querySelector(".said").textContent.trim().length > 10)`)
		p.want(`document.querySelectorAll("#chain .key li").length >= 3`)
		p.want(`[...document.querySelectorAll("#chain-map [d], #chain-map [x], #chain-map [y]")].every((e) => !/NaN|Infinity|undefined/.test(e.outerHTML))`)
		p.click("#chain details.steps > summary")
		p.want(`document.querySelectorAll("#chain details.steps li").length >= document.querySelectorAll("#chain-map .arrow").length`)
	}
}

func TestChainArrowOpensThePair(t *testing.T) {
	p, _ := event(t, newsroom)
	pair := eval[string](p, firstPair)
	p.click(`#chain-map .arrow[href="#` + pair + `"] .hit`)
	p.shown("#pair-view .sides")
	p.want(`location.hash === "#` + pair + `" && document.getElementById("` + pair + `").ariaCurrent === "true"`)
	p.inView("#pair-title")
	p.click("#pair-close")
	p.want(`document.querySelector("#pair-view").hidden`)
	p.focus(`#chain-map .arrow[href="#` + pair + `"]`)
	p.press(kb.Enter)
	p.shown("#pair-view .sides")
	p.want(`location.hash === "#` + pair + `"`)
}

// TestChainLightsThePath: from a copy to where its text began, by pointer and by keyboard, and said in words.
func TestChainLightsThePath(t *testing.T) {
	p, _ := event(t, newsroom)
	for selector, reach := range map[string]func(string){"#chain-map .arrow .hit": p.hover, "#chain-map .arrow": p.focus} {
		p.hover("h1")
		eval[bool](p, "(document.activeElement.blur(), true)")
		p.wait(`!document.querySelector("#chain-map .lit")`)
		before := p.text("#chain-readout")
		reach(selector)
		p.wait(`document.querySelectorAll("#chain-map .arrow.lit").length > 0 && document.querySelectorAll("#chain-map .dot.lit").length > 1`)
		if p.text("#chain-readout") == before {
			t.Error("the readout says nothing of what is lit")
		}
	}
}

func TestChainDotOpensTheArticle(t *testing.T) {
	p, _ := event(t, newsroom)
	article := eval[string](p, `document.querySelector("#chain-map .dot[href^='#a']").getAttribute("href")`)
	p.focus(`#chain-map .dot[href="` + article + `"]`)
	p.press(kb.Enter)
	p.wait(`location.hash === "` + article + `"`)
	p.shown(article + " .body")
	p.inView(article)
}

// TestChainOfSixty: each of sixty articles has its place, no two in one, and each its words.
func TestChainOfSixty(t *testing.T) {
	p, w := event(t, crowd)
	if got, want := p.count("#chain-map .dot"), len(w.rich(t).Articles); got < want {
		t.Errorf("%d dots for %d articles", got, want)
	}
	p.want(`((seen) => [...document.querySelectorAll("#chain-map .dot .mark")].every((m) => { const r = m.getBoundingClientRect(), at = Math.round(r.x) + "," + Math.round(r.y); return !seen.has(at) && seen.add(at) }))(new Set())`)
	p.want(`[...document.querySelectorAll("#chain-map .dot .said")].every((s) => s.textContent.trim())`)
	p.want(`document.querySelectorAll("#pair-table tbody tr").length > 0`)
}
