// How the outlets told it: facts against tellings, labels, quotations, words.
package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"isnad/dedup"
	"isnad/report/framing"
)

// comparison is that of an event.
func (w *written) comparison(t *testing.T, e *dedup.Event) *framing.Comparison {
	t.Helper()
	for _, c := range w.run.Compared.Events {
		if c.Event == e.ID {
			return c
		}
	}
	t.Fatalf("%s was not compared", e.ID)
	return nil
}

// compared is the first event whose comparison a condition holds of.
func (w *written) compared(t *testing.T, what string, is func(*framing.Comparison) bool) *dedup.Event {
	t.Helper()
	return w.event(t, "with "+what, func(e *dedup.Event) bool {
		for _, c := range w.run.Compared.Events {
			if c.Event == e.ID {
				return is(c)
			}
		}
		return false
	})
}

func TestFactCellOpensItsSentence(t *testing.T) {
	p, _ := event(t, newsroom)
	p.click("#fact-matrix tbody td.is-verbatim")
	p.shown("#fact-matrix .opened blockquote mark")
	anchor := eval[string](p, `/-([ax]\d+)$/.exec(location.hash)[1]`)
	p.want(`document.getElementById("` + anchor + `-body").textContent.includes(document.querySelector("#fact-matrix .opened mark").textContent)`)
	p.click("#fact-matrix .opened button.close")
	p.want(`!document.querySelector("#fact-matrix .opened")`)
	// The same by keyboard: one stop of the tabulator, arrows within.
	p.want(`document.querySelectorAll("#fact-matrix [tabindex='0']").length === 1`)
	p.focus("#fact-matrix [tabindex='0']")
	p.press(kb.Home + kb.ArrowDown + kb.ArrowUp + kb.ArrowLeft)
	p.wait(`document.activeElement.closest("#fact-matrix td, #fact-matrix th")?.cellIndex === 1`)
	p.press(kb.Enter)
	p.shown("#fact-matrix .opened .reading")
	p.press(kb.Escape)
	p.want(`!document.querySelector("#fact-matrix .opened")`)
	p.toLanguage("en")
	p.focus("#fact-matrix [tabindex='0']")
	p.press(kb.Home + kb.ArrowRight)
	p.wait(`document.activeElement.closest("#fact-matrix td, #fact-matrix th")?.cellIndex === 1`)
}

// TestFactSentencesStandWhereTheyAre follows the permalink of each cell, and holds what is marked against the spans of the run.
func TestFactSentencesStandWhereTheyAre(t *testing.T) {
	for _, report := range []func() (*written, error){newsroom, hostile} {
		p, w := event(t, report)
		e := w.rich(t)
		checked := 0
		c := w.comparison(t, e)
		for _, fact := range c.Facts {
			for _, r := range fact.Reports {
				article, rank := c.Articles[r.Article], 0
				for i, m := range e.Articles {
					if m.Article == article {
						rank = i + 1
					}
				}
				if rank == 0 || checked >= 25 || p.count("#fact-matrix tr#fact-"+fact.ID) == 0 {
					continue
				}
				p.goTo(fmt.Sprint("fact-", fact.ID, "-a", rank))
				p.shown("#fact-matrix .opened")
				if p.count("#fact-matrix .opened blockquote") == 0 {
					t.Errorf("%s, a%d: nothing is quoted", fact.ID, rank)
					continue
				}
				marked := plainText(eval[string](p, `[...document.querySelectorAll("#fact-matrix .opened mark")].map((m) => m.textContent).join(" ")`))
				for _, s := range r.Spans {
					if want := plainText(string([]rune(w.run.Articles[article].Body)[s.Start:s.End])); !strings.Contains(marked, want) {
						t.Errorf("%s, a%d: marked is %.150q, want %.150q", fact.ID, rank, marked, want)
					}
				}
				checked++
			}
		}
		if checked == 0 {
			t.Errorf("no cell of %s was looked at", e.ID)
		}
	}
}

func TestFactPermalinks(t *testing.T) {
	p, _ := event(t, newsroom)
	file := eval[string](p, `location.pathname.split("/").slice(-2).join("/")`)
	p.click("#fact-matrix tbody td.is-verbatim")
	p.shown("#fact-matrix .opened")
	cell := eval[string](p, `location.hash.slice(1)`)
	said := p.text("#fact-matrix .opened")
	p.visit(file, cell)
	p.shown("#fact-matrix .opened mark")
	p.inView("#fact-matrix .opened")
	if again := p.text("#fact-matrix .opened"); again != said {
		t.Errorf("the cell's link shows %s", difference(said, again))
	}
	fact := cell[:strings.LastIndexByte(cell, '-')]
	p.visit(file, fact)
	p.shown("#fact-matrix .opened ul.ways li")
	p.inView("#" + fact)
}

func TestFactOrders(t *testing.T) {
	p, _ := event(t, newsroom)
	rows := `[...document.querySelectorAll("#fact-matrix tbody tr")].map((r) => r.id)`
	heads := `[...document.querySelectorAll("#fact-matrix thead th")].map((h) => h.textContent)`
	cell := `[...document.querySelectorAll("#fact-matrix tbody tr")].map((r) => [...r.cells].map((c, i) => r.id + i + c.className).sort().length).join()`
	wire, sizes := eval[[]string](p, rows), eval[string](p, cell)
	for _, order := range []string{"omission", "conflict"} {
		p.choose("#fact-rows", order)
		if got := eval[[]string](p, rows); len(got) != len(wire) || strings.Join(got, " ") == strings.Join(wire, " ") {
			t.Errorf("rows by %s are as before, or fewer", order)
		}
	}
	p.choose("#fact-rows", "wire")
	if got := eval[[]string](p, rows); strings.Join(got, " ") != strings.Join(wire, " ") {
		t.Error("the rows do not come back to their order")
	}
	before := eval[[]string](p, heads)
	p.choose("#fact-columns", "similar")
	p.choose("#fact-columns", "time")
	if got := eval[[]string](p, heads); strings.Join(got, "|") != strings.Join(before, "|") {
		t.Error("the columns do not come back to their order")
	}
	if eval[string](p, cell) != sizes {
		t.Error("cells were lost on the way")
	}
}

// TestConflictsAreWords: a conflicting value is named, and by whom, not only coloured.
func TestConflictsAreWords(t *testing.T) {
	w := of(t, newsroom)
	e := w.compared(t, "a conflict", func(c *framing.Comparison) bool { return len(c.Conflicts) > 0 })
	p := open(t, w.dir)
	p.visit(eventPage(e), "")
	for _, conflict := range w.comparison(t, e).Conflicts {
		for _, value := range conflict.Values {
			p.want(`document.querySelector("#conflicts").textContent.includes(` + quote(strings.TrimRight(plainText(value.Text), ".،؛")) + `)`)
		}
	}
	p.want(`[...document.querySelectorAll("#fact-matrix .is-conflicting")].every((c) => c.textContent.trim().length > 3)`)
	p.click("#conflicts a[href^='#fact-']")
	p.shown("#fact-matrix .opened")
}

// TestEveryCellHasWords: what a colour says, a word says too; at least to who cannot see it.
func TestEveryCellHasWords(t *testing.T) {
	p, w := event(t, newsroom)
	p.want(`[...document.querySelectorAll("#fact-matrix tbody td")].every((c) => c.textContent.trim())`)
	shown := len(w.comparison(t, w.rich(t)).Facts)
	if rows := p.count("#fact-matrix tbody tr") + p.count(".alone li"); rows == 0 || rows > shown {
		t.Errorf("%d facts on the page, %d in the run", rows, shown)
	}
}

func TestLabelsLeadToTheirWords(t *testing.T) {
	w := of(t, newsroom)
	e := w.compared(t, "labels", func(c *framing.Comparison) bool { return len(c.Things) > 0 })
	p := open(t, w.dir)
	p.visit(eventPage(e), "")
	for _, thing := range w.comparison(t, e).Things[:1] {
		p.want(`document.querySelector("#labels").textContent.includes(` + quote(plainText(thing.Name)) + `)`)
	}
	p.openAll()
	p.click("#labels a[data-at]")
	p.wait(`CSS.highlights.get("framing")?.size === 1`)
	p.want(`((range) => range.startContainer.parentElement.closest(".body") && range.startContainer.parentElement.checkVisibility())([...CSS.highlights.get("framing")][0])`)
}

func TestQuotations(t *testing.T) {
	w := of(t, newsroom)
	e := w.compared(t, "named speakers", func(c *framing.Comparison) bool {
		return len(c.Facts) > 3 && len(c.Quotes) > 2 && c.Quotes[0].Speaker != ""
	})
	p := open(t, w.dir)
	p.visit(eventPage(e), "")
	p.want(`document.querySelectorAll("#quotes .speaker").length > 0`)
	p.want(`[...document.querySelectorAll("#quotes .quote")].every((q) => q.textContent.trim())`)
	p.want(`[...document.querySelectorAll("#quotes .manners > li")].every((m) => m.querySelector("a[href]"))`)
}

// TestWordsInContext opens a word's lines: each marks it where it stands.
func TestWordsInContext(t *testing.T) {
	w := of(t, newsroom)
	p := open(t, w.dir)
	for i := range w.run.Clusters.Events {
		p.visit(eventPage(&w.run.Clusters.Events[i]), "")
		if p.count("#words details[data-term]") == 0 {
			continue
		}
		eval[bool](p, `(document.querySelectorAll("#words details.outlet-words").forEach((d) => { d.open = true }), true)`)
		p.click("#words details[data-term] > summary")
		p.shown("#words .kwic li mark")
		p.want(`[...document.querySelectorAll("#words .kwic li")].every((l) => l.querySelector("mark").textContent.trim() && l.textContent.length > l.querySelector("mark").textContent.length && l.querySelector("a[data-at]"))`)
		p.click("#words .kwic li a[data-at]")
		p.wait(`CSS.highlights.get("framing")?.size === 1`)
		return
	}
	t.Error("no word of the newsroom has lines")
}

// TestSmallSampleIsSaid: where there is too little to count words in, the page says so.
func TestSmallSampleIsSaid(t *testing.T) {
	w := of(t, newsroom)
	p := open(t, w.dir)
	small := false
	for i := range w.run.Clusters.Events {
		e := &w.run.Clusters.Events[i]
		if len(e.Articles) > 1 {
			p.visit(eventPage(e), "")
			small = small || eval[bool](p, `document.body.textContent.includes("العيّنة صغيرة")`)
		}
	}
	if !small {
		t.Error("no event's page says that its sample is small")
	}
}

// TestOmissionsByTellingAndByFact groups the same omissions two ways.
func TestOmissionsByTellingAndByFact(t *testing.T) {
	p, _ := event(t, newsroom)
	items := p.count("#omission-list [data-column]")
	if items == 0 {
		t.Fatal("no omissions")
	}
	groups := p.count("#omission-list > li.group")
	p.click("#omissions [data-by=row]")
	p.wait(`document.querySelector("#omissions [data-by=row]").ariaPressed === "true"`)
	p.want(fmt.Sprintf(`document.querySelectorAll("#omission-list [data-column]").length === %d`, items))
	p.click("#omissions [data-by=column]")
	p.want(fmt.Sprintf(`document.querySelectorAll("#omission-list > li.group").length === %d`, groups))
}
