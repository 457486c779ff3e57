// The page of an outlet.
package browser

import (
	"fmt"
	"testing"
)

func TestOutletShowsFromWhomItCopies(t *testing.T) {
	w := of(t, newsroom)
	p := open(t, w.dir)
	p.visit(w.busiest(t), "")
	p.want(`document.querySelectorAll("#from .sources tbody tr").length > 0`)
	p.want(`document.querySelectorAll("#from .sources a[href]").length > 0`)
	name := eval[string](p, `document.querySelector("h1").textContent.trim()`)
	articles := 0
	for i := range w.run.Articles {
		if w.run.Articles[i].Outlet == name {
			articles++
		}
	}
	if articles == 0 {
		articles = eval[int](p, `Number(document.querySelector(".truth [data-c='core.article']").dataset.n)`)
	}
	p.want(fmt.Sprintf(`document.querySelectorAll("#article-list > li").length === %d`, articles))
}

// TestOutletExamplesLeadToTheirPair: an altered number is read beside its source.
func TestOutletExamplesLeadToTheirPair(t *testing.T) {
	w := of(t, newsroom)
	p := open(t, w.dir)
	p.visit(w.busiest(t), "")
	p.click("#edits details > summary")
	link := eval[string](p, `document.querySelector("#edits details[open] a[href*='#pair-']").getAttribute("href")`)
	p.expect(eval[string](p, `new URL(`+quote(link)+`, location.href).href`))
	p.click("#edits details[open] a[href*='#pair-']")
	p.wait(`location.pathname.includes("/events/") && document.readyState === "complete"`)
	p.shown("#pair-view .sides")
	p.inView("#pair-view")
}

// TestOutletWithoutCopies says that there are none, in words.
func TestOutletWithoutCopies(t *testing.T) {
	w := of(t, quiet)
	p := open(t, w.dir)
	p.visit(w.outletPage(t, "موقع الياقوت"), "")
	p.want(`document.querySelectorAll("#from .empty, #to .empty").length === 2`)
	p.want(`document.querySelectorAll("#article-list > li").length === 2`)
}
