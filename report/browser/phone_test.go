// Width of a phone, and of paper.
package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
)

var (
	desktop = chromedp.EmulateViewport(1280, 900)
	phone   = chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile, chromedp.EmulateTouch)
)

// wide are the elements that reach out of the page, the innermost, unless a box scrolls or hides them.
const wide = `(() => {
	const page = document.scrollingElement;
	if (page.scrollWidth <= innerWidth) return [];
	const inside = (e) => { for (let up = e.parentElement; up && up !== document.body; up = up.parentElement) if (getComputedStyle(up).overflowX !== "visible") return true; };
	const out = [...document.body.querySelectorAll("*")].filter((e) => { const r = e.getBoundingClientRect(); return r.width && (r.left < -1 || r.right > innerWidth + 1) && !inside(e); });
	return ["the page is " + page.scrollWidth + " wide, the window " + innerWidth, ...out.filter((e) => !out.some((o) => o !== e && e.contains(o))).slice(0, 5).map((e) => e.outerHTML.slice(0, 160))];
})()`

// fits checks that the page is as wide as the window: what is wider scrolls in a box of its own.
func (p *tab) fits(name string, width int64) {
	p.Helper()
	p.do(chromedp.EmulateViewport(width, 844))
	p.settle()
	for _, out := range eval[[]string](p, wide) {
		p.Errorf("%s at %d: %s", name, width, out)
	}
}

// TestWidths opens a page of each kind at several widths, closed and opened, in both languages.
func TestWidths(t *testing.T) {
	p := open(t, of(t, newsroom).dir)
	for _, s := range samples(t) {
		p.see(s)
		for _, width := range []int64{360, 390, 768, 1280} {
			p.fits(s.file+" closed", width)
		}
		p.openAll()
		p.fits(s.file+" opened", 390)
		p.toLanguage("en")
		p.fits(s.file+" opened in English", 390)
		p.toLanguage("ar")
	}
}

// TestPhoneIsUsable: on a phone the switches can be hit, and so can what opens an article.
func TestPhoneIsUsable(t *testing.T) {
	w := of(t, newsroom)
	p := open(t, w.dir)
	p.do(phone)
	p.visit(eventPage(w.rich(t)), "")
	p.toLanguage("en")
	p.toLanguage("ar")
	p.click(".article summary")
	p.shown(".article .body")
	p.expect(p.address("index.html", ""))
	p.click("header .mark")
	p.wait(`location.pathname.endsWith("/index.html") && document.readyState === "complete"`)
}

// TestPrintKeepsTheArticles: on paper each article is there, and nothing that only a screen can use.
func TestPrintKeepsTheArticles(t *testing.T) {
	w := of(t, newsroom)
	p := open(t, w.dir)
	e := w.rich(t)
	p.visit(eventPage(e), "")
	eval[bool](p, "(dispatchEvent(new Event('beforeprint')), true)")
	p.media("print", "light")
	p.settle()
	if got := eval[int](p, `[...document.querySelectorAll(".article .body")].filter((b) => b.checkVisibility({contentVisibilityAuto: true}) && b.getBoundingClientRect().height > 20).length`); got < len(e.Articles) {
		t.Errorf("%d of %d articles are printed", got, len(e.Articles))
	}
	p.want(`!document.querySelector(".bar").checkVisibility()`)
	for _, button := range eval[[]string](p, `[...document.querySelectorAll("button, input, select")].filter((b) => b.checkVisibility()).map((b) => b.outerHTML.slice(0, 120))`) {
		t.Errorf("paper shows what only a screen can use: %s", button)
	}
}
