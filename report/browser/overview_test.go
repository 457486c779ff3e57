// The overview.
package browser

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"isnad/dedup"
	"isnad/similarity/arabic"
)

// listed is how many events the list holds.
const listed = `document.querySelectorAll("#event-list > li").length`

// events counts the events of a run that a condition holds of.
func (w *written) events(is func(*dedup.Event) bool) int {
	n := 0
	for i := range w.run.Clusters.Events {
		if is(&w.run.Clusters.Events[i]) {
			n++
		}
	}
	return n
}

func shared(e *dedup.Event) bool { return len(e.Articles) > 1 }

// overview opens a report's overview.
func overview(t *testing.T, report func() (*written, error)) (*tab, *written) {
	t.Helper()
	w := of(t, report)
	p := open(t, w.dir)
	p.visit("index.html", "")
	return p, w
}

// becomes waits until the list is so long.
func (p *tab) becomes(n int) {
	p.Helper()
	if n == 0 {
		p.Error("a filter that leaves nothing tests nothing")
	}
	p.wait(fmt.Sprint(listed, " === ", n))
}

func TestOverviewCounts(t *testing.T) {
	p, w := overview(t, newsroom)
	p.becomes(w.events(shared))
	totals := w.run.Totals()
	for counted, n := range map[string]int{"core.article": totals.Articles, "core.outlet": totals.Outlets, "core.event": totals.Events} {
		p.want(fmt.Sprintf(`document.querySelector('.truth [data-c="%s"]').dataset.n === "%d"`, counted, n))
	}
	texts := 0
	for i := range w.run.Clusters.Events {
		texts += w.run.Clusters.Events[i].IndependentTexts
	}
	p.want(fmt.Sprintf(`document.querySelector('.truth [data-c="core.text"]').dataset.n === "%d"`, texts))
}

// TestOverviewSearch types as people type: without hamza, tanwin and dots of the ta marbuta, or with more than the title has.
func TestOverviewSearch(t *testing.T) {
	p, w := overview(t, newsroom)
	e := w.event(t, "of furnaces", func(e *dedup.Event) bool { return strings.Contains(e.Title, "أحد عشر فرناً") })
	for _, typed := range []string{"احد عشر فرنا", "أحد عشر فرناً", "إحد عشر فرنًا", "فرناً للنحاس", "للنحاس وادى", "لـلنحاس"} {
		p.write("#f-q", typed)
		p.becomes(1)
		p.want(`document.querySelector("#event-list > li").id === "` + e.ID + `"`)
	}
	p.write("#f-q", "")
	p.becomes(w.events(shared))
}

func TestOverviewEmptyAndReset(t *testing.T) {
	p, w := overview(t, newsroom)
	p.want(`!document.querySelector("#empty").checkVisibility()`)
	p.write("#f-q", "لا شيء كهذا في أي عنوان")
	p.shown("#empty")
	p.want(listed + " === 0")
	p.want(`document.querySelector("#found").textContent.startsWith("لا أحداث")`)
	p.wait(`location.hash.startsWith("#q=")`)
	p.click("#filters button[type=reset]")
	p.becomes(w.events(shared))
	p.want(`document.querySelector("#f-q").value === "" && location.hash === "" && !document.querySelector("#empty").checkVisibility()`)
}

func TestOverviewFilters(t *testing.T) {
	p, w := overview(t, newsroom)
	all := w.events(shared)
	reset := func() {
		p.click("#filters button[type=reset]")
		p.becomes(all)
	}
	outlet := w.rich(t).Outlets[0]
	p.choose("#f-outlet", outlet)
	p.becomes(w.events(func(e *dedup.Event) bool { return shared(e) && slices.Contains(e.Outlets, outlet) }))
	p.click("#f-chips button")
	p.becomes(all)

	p.click("#f-one")
	p.becomes(w.events(func(e *dedup.Event) bool { return shared(e) && e.IndependentTexts == 1 }))
	reset()
	p.click("#f-lone")
	p.becomes(len(w.run.Clusters.Events))
	reset()

	day := w.rich(t).First.Time.Format("2006-01-02")
	on := func(d arabic.Date) string { return d.Time.Format("2006-01-02") }
	p.choose("#f-from", day)
	p.becomes(w.events(func(e *dedup.Event) bool { return shared(e) && e.Last.Precision != arabic.NoDate && on(e.Last) >= day }))
	p.choose("#f-to", day)
	p.becomes(w.events(func(e *dedup.Event) bool {
		return shared(e) && e.First.Precision != arabic.NoDate && on(e.Last) >= day && on(e.First) <= day
	}))
	reset()

	p.focus("#f-share")
	for range 10 {
		p.press(kb.ArrowRight)
	}
	p.press(kb.End)
	p.wait(`document.querySelector("#f-share").value === "100"`)
	p.choose("#f-share", "60")
	p.wait(listed + fmt.Sprint(" < ", all))
	p.want(listed + " > 0")
	p.want(`[...document.querySelectorAll("#event-list > li [data-d$='%']")].every((e) => parseInt(e.dataset.d) >= 60)`)
}

func TestOverviewSort(t *testing.T) {
	p, w := overview(t, newsroom)
	p.choose("#f-sort", "latest")
	p.wait(`location.hash === "#sort=latest"`)
	p.wait(`((days) => days.every((d, i) => !i || days[i - 1] >= d))([...document.querySelectorAll("#event-list > li time")].map((e) => e.dataset.t.slice(0, 10)))`)
	p.choose("#f-sort", "title")
	p.wait(`((names) => names.length > 2 && names.every((n, i) => !i || new Intl.Collator("ar").compare(names[i - 1], n) <= 0))([...document.querySelectorAll("#event-list > li .name")].map((e) => e.textContent))`)
	p.choose("#f-sort", "copied")
	p.wait(`((shares) => shares.every((s, i) => !i || shares[i - 1] >= s))([...document.querySelectorAll("#event-list > li [data-d$='%']")].map((e) => parseInt(e.dataset.d)))`)
	p.choose("#f-sort", "")
	p.wait(fmt.Sprintf(`document.querySelector("#event-list > li").id === "%s"`, w.run.Clusters.Events[0].ID))
}

// TestOverviewStateLasts: what was asked for stands in the address, and comes back with it.
func TestOverviewStateLasts(t *testing.T) {
	p, w := overview(t, newsroom)
	outlet := w.rich(t).Outlets[0]
	p.choose("#f-outlet", outlet)
	p.write("#f-q", "ال")
	p.choose("#f-sort", "title")
	p.wait(`location.hash.includes("q=") && location.hash.includes("outlet=") && location.hash.includes("sort=title")`)
	before := eval[string](p, `document.querySelector("#event-list").textContent`)
	p.reload()
	p.wait(`document.querySelector("#f-q").value === "ال" && document.querySelector("#f-sort").value === "title"`)
	if after := eval[string](p, `document.querySelector("#event-list").textContent`); after != before {
		t.Errorf("after a reload the list is %s", difference(before, after))
	}
	p.toLanguage("en")
	p.want(`document.querySelector("#f-q").value === "ال"`)
	p.want(`document.querySelector("#event-list li [data-c]").textContent.includes("article")`)
	p.visit("index.html", "q=%E0%A4%A&share=nonsense&from=1&sort=__proto__&outlet=nobody")
	p.wait(listed + " > 0 || document.querySelector('#empty').checkVisibility()")
}

// TestOverviewLeadsToEvents: a title by mouse, a dot of the timeline by keyboard.
func TestOverviewLeadsToEvents(t *testing.T) {
	p, w := overview(t, newsroom)
	e := w.rich(t)
	p.expect(p.address(eventPage(e), ""))
	p.click("#" + e.ID + " a.name")
	p.wait(`location.pathname.endsWith("` + eventPage(e) + `") && document.readyState === "complete"`)

	p.visit("index.html", "")
	p.focus(".timeline .dot")
	p.want(`document.querySelectorAll('.timeline .dot:not([tabindex="-1"])').length === 1`)
	p.press(kb.ArrowLeft)
	p.want(`document.activeElement === document.querySelectorAll(".timeline .dot")[1]`)
	next := eval[string](p, `document.activeElement.getAttribute("href")`)
	p.expect(p.address(next, ""))
	p.press(kb.Enter)
	p.wait(`location.pathname.endsWith(` + quote(next) + `) && document.readyState === "complete"`)
}

// TestOverviewPermalink: an event's name opens the list where it stands, whatever is filtered.
func TestOverviewPermalink(t *testing.T) {
	w := of(t, newsroom)
	p := open(t, w.dir)
	e := w.lone(t)
	p.visit("index.html", e.ID)
	p.inView("#" + e.ID)
}

func TestOverviewOutlets(t *testing.T) {
	p, w := overview(t, newsroom)
	if got := p.count("#outlet-table tbody tr"); got != w.run.Totals().Outlets {
		t.Errorf("%d outlets in the table, want %d", got, w.run.Totals().Outlets)
	}
	values := `[...document.querySelectorAll("#outlet-table tbody tr")].map((r) => Number(r.cells[2].dataset.v))`
	p.click("#outlet-table thead th:nth-child(3) button")
	p.wait(`document.querySelector("#outlet-table thead th:nth-child(3)").ariaSort === "descending"`)
	p.want(`((v) => v.every((x, i) => !i || v[i - 1] >= x))(` + values + `)`)
	p.click("#outlet-table thead th:nth-child(3) button")
	p.want(`((v) => v.every((x, i) => !i || v[i - 1] <= x) && v[0] < v.at(-1))(` + values + `)`)
}

// manyEvents is more than the list draws at once.
const manyEvents = 240

// morning is a report of many events of one article.
var morning = sync.OnceValues(func() (*written, error) {
	crops := []string{"القمح", "الزيتون", "الرمان", "العنب", "التمر", "القطن", "السمسم", "الشعير", "البن", "الفستق", "التين", "العدس"}
	towns := []string{"الرابية", "الصنوبر", "الكثبان", "القنطرة", "السنديان", "الخليج", "المنارة", "العقيق", "الزعفران", "الدلب", "الحور", "النخيل", "الغدير", "الفيحاء", "الشاطئ", "الربوة", "المرج", "العين", "الجبل", "البحيرة"}
	var records []record
	start := time.Date(2021, 1, 3, 8, 0, 0, 0, time.UTC)
	for i := range manyEvents {
		crop, town := crops[i%len(crops)], towns[i/len(crops)]
		records = append(records, record{
			ID: fmt.Sprintf("m%03d", i), Outlet: outletName(i % crowdOutlets), Title: fmt.Sprintf("موسم %s في %s", crop, town),
			Date: start.AddDate(0, 0, i*5).Format(time.RFC3339), // too far apart to be of one event
			Body: fmt.Sprintf("بلغ محصول %s في بلدة %s هذا العام %d طناً بحسب جمعية مزارعي %s.", crop, town, 300+i*7, town),
		})
	}
	return writeRecords("morning", records)
})

// TestOverviewDrawsAsScrolled: at first a part of the list is there, at its end all of it.
func TestOverviewDrawsAsScrolled(t *testing.T) {
	p, w := overview(t, morning)
	all := len(w.run.Clusters.Events)
	if all < 150 {
		t.Fatalf("%d articles are %d events: too few to scroll", manyEvents, all)
	}
	p.want(listed + fmt.Sprint(" > 10 && ", listed, " < ", all))
	first := eval[string](p, `document.querySelector("#event-list > li").id`)
	for eval[int](p, listed) < all {
		before := eval[int](p, listed)
		eval[bool](p, `(document.querySelector("#event-list > li:last-child").scrollIntoView({behavior: "instant"}), true)`)
		p.wait(fmt.Sprint(listed, " > ", before))
	}
	p.want(`document.querySelector("#event-list > li").id === "` + first + `"`)
	p.want(`!document.querySelector("#more").checkVisibility()`)
	p.want(`new Set([...document.querySelectorAll("#event-list > li")].map((e) => e.id)).size === ` + fmt.Sprint(all))
	p.write("#f-q", "البحيره")
	p.becomes(w.events(func(e *dedup.Event) bool { return strings.Contains(e.Title, "البحيرة") }))
}
