// What every page does: it speaks two languages, shows two kinds of digits, is light or dark, and runs nothing but its own.
package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPagesOpen opens each page of the newsroom's report: no complaint, no request, its font.
func TestPagesOpen(t *testing.T) {
	w := of(t, newsroom)
	p := open(t, w.dir)
	for _, kind := range []string{"", "events", "outlets"} {
		for _, name := range w.pages(t, kind) {
			p.visit(name, "")
			if title := eval[string](p, "document.title"); strings.TrimSpace(title) == "" {
				t.Errorf("%s has no title", name)
			}
			for _, weight := range []string{"400", "700"} {
				p.want(`[...document.fonts].some((f) => f.family.includes("Isnad Naskh") && f.weight === "` + weight + `" && f.status === "loaded")`)
			}
			p.want(`document.documentElement.dir === "rtl" && document.documentElement.lang === "ar"`)
			p.want(`document.querySelectorAll("h1").length === 1`)
			if repeated := eval[[]string](p, `((seen) => [...document.querySelectorAll("[id]")].map((e) => e.id).filter((id) => seen.has(id) || !seen.add(id)))(new Set())`); len(repeated) > 0 {
				t.Errorf("%s: ids on more than one element: %v", name, repeated)
			}
			if dead := eval[[]string](p, deadLinks); len(dead) > 0 {
				t.Errorf("%s: links to nothing on it: %v", name, dead)
			}
			w.followed(t, name, eval[[]string](p, `[...document.querySelectorAll("a[href]")].map((a) => a.getAttribute("href"))`))
		}
	}
}

// deadLinks are links within the page that lead to no element: not even to the pair or fact whose passage or cell they name.
const deadLinks = `[...document.querySelectorAll('a[href^="#"]')].map((a) => a.getAttribute("href").slice(1))
	.filter((id) => id && !document.getElementById(decodeURIComponent(id)) && !document.getElementById(id.replace(/-[ax]?\d+$/, "")))`

// followed checks that links to other files of the report lead somewhere.
func (w *written) followed(t *testing.T, from string, links []string) {
	t.Helper()
	for _, link := range links {
		file, _, _ := strings.Cut(link, "#")
		if file == "" || strings.Contains(file, ":") {
			continue
		}
		if _, err := os.Stat(filepath.Join(w.dir, filepath.Dir(from), file)); err != nil {
			t.Errorf("%s links to %s: %v", from, link, err)
		}
	}
}

// said are the words of the interface on a page, each with what it is a message of.
const said = `(() => {
	const all = [];
	for (const e of document.querySelectorAll("[data-m], [data-c], [data-d], [data-t]")) all.push([e.dataset.m ?? e.dataset.c ?? e.dataset.d ?? e.dataset.t, e.textContent].join("\t"));
	for (const name of ["title", "aria-label", "placeholder"])
		for (const e of document.querySelectorAll("[data-m-" + name + "]")) all.push([name, e.getAttribute("data-m-" + name), e.getAttribute(name)].join("\t"));
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), text = [];
	while (walk.nextNode()) if (!walk.currentNode.parentElement.closest("script, style")) text.push(walk.currentNode.data);
	all.push(text.join(""));
	return all;
})()`

// TestThereAndBack switches language and digits there and back. What the page says then, its script wrote, and it must be what Go wrote: numbers, dates
// and plurals agree.
func TestThereAndBack(t *testing.T) {
	p := open(t, of(t, newsroom).dir)
	for _, s := range samples(t) {
		name := s.file
		for _, there := range []struct{ button, away, home string }{
			{"#to-language", `document.documentElement.lang === "en" && document.documentElement.dir === "ltr"`, `document.documentElement.lang === "ar" && document.documentElement.dir === "rtl"`},
			{"#to-digits", `document.documentElement.dataset.digits === "latn"`, `document.documentElement.dataset.digits === "arab"`},
		} {
			p.see(s)
			before := eval[[]string](p, said)
			p.click(there.button)
			p.wait(there.away)
			away := eval[[]string](p, said)
			if len(away) != len(before) || differ(away, before) == 0 {
				t.Errorf("%s: %s changes nothing, or the number of texts: %d, %d", name, there.button, len(before), len(away))
			}
			p.click(there.button)
			p.wait(there.home)
			for i, after := range eval[[]string](p, said) {
				if i < len(before) && after != before[i] {
					t.Errorf("%s after %s twice: %s", name, there.button, difference(before[i], after))
				}
			}
		}
	}
}

func differ(a, b []string) int {
	n := 0
	for i := range a {
		if i < len(b) && a[i] != b[i] {
			n++
		}
	}
	return n
}

// difference shows where two long texts part.
func difference(a, b string) string {
	before, after := []rune(a), []rune(b)
	at := 0
	for at < len(before) && at < len(after) && before[at] == after[at] {
		at++
	}
	part := func(r []rune) string { return string(r[max(at-40, 0):min(at+60, len(r))]) }
	return quote(part(before)) + " became " + quote(part(after))
}

// sample is a page of a report.
type sample struct {
	*written
	file string
}

// samples are a page of each kind, and what is empty or full on some: an event with all that can be shown, one of one outlet, one told twice without
// copies, a lone article, one of sixty.
func samples(t *testing.T) []sample {
	t.Helper()
	news, little, many := of(t, newsroom), of(t, quiet), of(t, crowd)
	return []sample{
		{news, "index.html"},
		{news, eventPage(news.rich(t))},
		{news, eventPage(news.lone(t))},
		{news, news.busiest(t)},
		{little, "index.html"},
		{little, eventPage(little.told(t, 1))},
		{little, eventPage(little.told(t, 2))},
		{little, little.outletPage(t, "موقع الياقوت")},
		{many, "index.html"},
		{many, eventPage(many.rich(t))},
		{many, many.busiest(t)},
	}
}

// see opens a sample.
func (p *tab) see(s sample) {
	p.Helper()
	p.dir = s.dir
	p.visit(s.file, "")
}

// foreign are texts of the interface that are in the other language: no text of an article, no name.
const foreign = `((letters, except) => {
	const found = [];
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walk.nextNode()) {
		const e = walk.currentNode.parentElement;
		if (letters.test(walk.currentNode.data) && !e.closest("bdi, [lang]:not(html), .body, .id, script, style, noscript, svg text, svg title, option:not([data-m]), #to-language, #to-digits" + except))
			found.push(e.tagName + " " + e.className + ": " + walk.currentNode.data.trim().slice(0, 80));
	}
	for (const name of ["aria-label", "placeholder"])
		for (const e of document.querySelectorAll("[data-m-" + name + "]")) if (letters.test(e.getAttribute(name))) found.push(e.tagName + " " + name + ": " + e.getAttribute(name));
	return found;
})`

// TestEveryWordIsAMessage finds interface text that does not follow the language, and Latin text in Arabic that is not set apart from what surrounds it.
func TestEveryWordIsAMessage(t *testing.T) {
	p := open(t, of(t, newsroom).dir)
	for _, s := range samples(t) {
		name := s.file
		p.see(s)
		p.openAll()
		for _, text := range eval[[]string](p, foreign+`(/[A-Za-z]{2}/, ", [data-m]")`) {
			t.Errorf("%s in Arabic: %s", name, text)
		}
		p.toLanguage("en")
		for _, text := range eval[[]string](p, foreign+`(/[\u0620-\u06ff]/, "")`) {
			t.Errorf("%s in English: %s", name, text)
		}
		p.toLanguage("ar")
	}
}

// openAll opens whatever is closed.
func (p *tab) openAll() {
	p.Helper()
	eval[bool](p, `(document.querySelectorAll("details").forEach((d) => { d.open = true }), true)`)
	p.settle()
}

// pressAll presses each button of the views once, with the keyboard of a script: nothing may come of it that the page complains of.
func (p *tab) pressAll() {
	p.Helper()
	eval[int](p, `[...document.querySelectorAll("main button, main [role=button], main summary, main [tabindex='0'], main input[type=checkbox]")].slice(0, 400).filter((e) => e.isConnected && (e.click ? (e.click(), true) : e.dispatchEvent(new MouseEvent("click", {bubbles: true})))).length`)
	p.settle()
}

// TestChoicesLast: what the reader chose holds on the next page.
func TestChoicesLast(t *testing.T) {
	w := of(t, newsroom)
	p := open(t, w.dir)
	p.visit("index.html", "")
	p.toLanguage("en")
	p.toTheme("dark")
	p.visit(eventPage(w.rich(t)), "")
	p.want(`document.documentElement.lang === "en" && document.documentElement.dir === "ltr" && document.documentElement.dataset.theme === "dark"`)
	p.want(`getComputedStyle(document.body).backgroundColor !== "rgb(255, 255, 255)"`)
	p.toTheme("light")
	p.want(`getComputedStyle(document.body).backgroundColor === "rgb(255, 255, 255)"`)
	p.reload()
	p.want(`document.documentElement.lang === "en" && document.documentElement.dataset.theme === "light"`)
}

// TestThemeFollowsTheSystem until the reader chooses.
func TestThemeFollowsTheSystem(t *testing.T) {
	p := open(t, of(t, newsroom).dir)
	p.media("", "dark")
	p.visit("index.html", "")
	p.want(`getComputedStyle(document.body).backgroundColor !== "rgb(255, 255, 255)"`)
	p.media("", "light")
	p.want(`getComputedStyle(document.body).backgroundColor === "rgb(255, 255, 255)"`)
}

// TestScriptWritesAsGo gives the script numbers and times that the newsroom lacks, with what Go makes of them (report/page/number_test.go has the same).
func TestScriptWritesAsGo(t *testing.T) {
	p := open(t, of(t, newsroom).dir)
	p.visit("index.html", "")
	for expression, want := range map[string]string{
		`isnad.count(0, "core.article")`: "لا مقالات", `isnad.count(2, "core.article")`: "مقالان", `isnad.count(100, "core.article")`: "١٠٠ مقال",
		`isnad.count(103, "core.article")`: "١٠٣ مقالات", `isnad.count(111, "core.article")`: "١١١ مقالاً",
		`isnad.figure("87%")`: "٨٧٪", `isnad.figure("-1.0")`: "−١٫٠", `isnad.figure("+12.0")`: "+١٢٫٠", `isnad.figure("-0.33")`: "−٠٫٣٣",
		`isnad.time("2021")`: "٢٠٢١", `isnad.time("2021-07")`: "تموز/يوليو ٢٠٢١", `isnad.time("2021-07-03")`: "٣ تموز/يوليو ٢٠٢١",
		`isnad.time("2021-07-23T03:53", "270")`: "٢٣ تموز/يوليو ٢٠٢١، ٠٣:٥٣ (غرينتش +٤:٣٠)", `isnad.time("2021-07-23T03:53", "-30")`: "٢٣ تموز/يوليو ٢٠٢١، ٠٣:٥٣ (غرينتش −٠:٣٠)",
		`isnad.time("2021-07-23T03:53", "0")`: "٢٣ تموز/يوليو ٢٠٢١، ٠٣:٥٣ (غرينتش)", `isnad.time("0900-01-02")`: "٢ كانون الثاني/يناير ٩٠٠",
	} {
		if got := eval[string](p, expression); got != want {
			t.Errorf("%s is %q, want %q", expression, got, want)
		}
	}
}

// TestPolicyHolds tries to run and fetch what the page's policy forbids.
func TestPolicyHolds(t *testing.T) {
	w := of(t, newsroom)
	for _, name := range []string{"index.html", eventPage(w.rich(t)), w.busiest(t)} {
		p := open(t, w.dir)
		p.visit(name, "")
		eval[bool](p, `((made) => {
			made.textContent = "window.ran = 1";
			document.body.append(made);
			const image = document.createElement("img");
			image.src = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
			image.setAttribute("onerror", "window.ran = 1");
			image.onload = () => { window.drawn = 1 };
			document.body.append(image);
			const button = document.createElement("button");
			button.setAttribute("onclick", "window.ran = 1");
			document.body.append(button);
			button.click();
			const frame = document.createElement("iframe");
			frame.srcdoc = "<script>parent.ran = 1<" + "/script>";
			document.body.append(frame);
			fetch("font.css").catch(() => { window.refused = 1 });
			return true;
		})(document.createElement("script"))`)
		p.wait("window.refused === 1")
		p.want("window.ran === undefined && window.drawn === undefined")
		p.guard.Lock()
		if len(p.faults) < 4 {
			t.Errorf("%s: the policy stopped only %v", name, p.faults)
		}
		p.provoked = true
		p.guard.Unlock()
	}
}

// TestWithoutScript: what can be read without script can.
func TestWithoutScript(t *testing.T) {
	w := of(t, newsroom)
	p := open(t, w.dir)
	p.do(withoutScript)
	e := w.rich(t)
	p.visit(eventPage(e), "")
	p.want(`!document.documentElement.classList.contains("scripted") && document.querySelector("noscript") && ![...document.querySelectorAll(".needs-script")].some((e) => e.checkVisibility())`)
	if got := p.count(".article .body"); got < len(e.Articles) {
		t.Errorf("%d articles of %d", got, len(e.Articles))
	}
	p.click(".article summary")
	p.shown(".article .body")
	p.visit("index.html", "")
	p.want(`document.body.innerText.trim().length > 200`)
}
