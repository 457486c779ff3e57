// Large reports: style and script beside the pages, under a policy that names files instead of digests.
package browser

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

// large is the sixty tellings of the fire among so many articles on other matters that the pages no longer stand alone.
var large = sync.OnceValues(func() (*written, error) {
	var records []record
	for i := range crowdSize {
		records = append(records, record{ID: fmt.Sprintf("fire-%02d", i+1), Outlet: outletName(i % crowdOutlets), Title: "حريق في مستودع للقمح بمرفأ الصنوبر", Date: "2024-10-09", Body: strings.Join(telling(i), "\n\n")})
	}
	for i := range 460 {
		var body strings.Builder
		for word := range 40 {
			fmt.Fprintf(&body, "لفظ%c%c%c ", 'ا'+rune(i%26), 'ا'+rune(i/26), 'ا'+rune(word%26))
		}
		records = append(records, record{ID: fmt.Sprintf("other-%03d", i+1), Outlet: outletName(i % crowdOutlets), Title: fmt.Sprintf("خبر آخر رقم %d", i+1), Date: "2024-10-10", Body: body.String()})
	}
	return writeRecords("large", records)
})

// TestLinkedPagesRun: the policy lets the script and the style beside a page of each kind run and dress it, and what they draw is there.
func TestLinkedPagesRun(t *testing.T) {
	w := of(t, large)
	p := open(t, w.dir)
	for _, file := range []string{"index.html", eventPage(w.rich(t)), w.busiest(t)} {
		p.visit(file, "")
		p.settle()
		p.want(`document.documentElement.classList.contains("scripted")`)
		p.want(`document.querySelector("script[src^='assets/'], script[src^='../assets/']") && !document.querySelector("script:not([src]):not([type]), style")`)
		p.want(`getComputedStyle(document.querySelector(".bar")).position === "sticky"`)
		p.toLanguage("en")
		p.wait(`document.documentElement.dir === "ltr"`)
		p.toLanguage("ar")
	}
	p.visit("index.html", "")
	p.wait(listed + " > 0") // the first of them: the rest is drawn as it is scrolled
	p.visit(eventPage(w.rich(t)), "")
	p.click("#pair-table a.open")
	p.shown("#pair-view .sides")
}
