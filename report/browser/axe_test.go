// Accessibility, as axe-core finds it.
package browser

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// violation is a rule that a page breaks.
type violation struct {
	ID, Impact, Help string
	Nodes            []string
}

// audit runs axe on the page, or on what a selector finds, and gives what is serious.
const audit = `axe.run(document, {resultTypes: ["violations"], preload: false}).then((r) => r.violations
	.filter((v) => v.impact === "serious" || v.impact === "critical")
	.map((v) => ({ID: v.id, Impact: v.impact, Help: v.help, Nodes: v.nodes.slice(0, 4).map((n) => n.html.slice(0, 200) + " … " + n.failureSummary.slice(0, 300))})))`

// axe is the source of axe-core, which is no part of this repository.
func axe(t *testing.T) string {
	t.Helper()
	file := os.Getenv("ISNAD_AXE")
	if file == "" {
		missing(t, "no axe-core: name its axe.min.js in ISNAD_AXE")
	}
	if file == "unreachable" {
		t.Skip("axe-core could not be fetched: no audit")
	}
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(source)
}

// TestAccessible runs axe-core on a page of each kind: in both languages, light and dark, closed and opened, wide and narrow.
func TestAccessible(t *testing.T) {
	source := axe(t)
	for _, s := range samples(t) {
		t.Run(filepath.Base(s.dir)+"/"+s.file, func(t *testing.T) {
			p := open(t, s.dir)
			p.visit(s.file, "")
			p.do(chromedp.Evaluate[chromedp.Void](source + ";0"))
			p.toTheme("light")
			p.audited("in Arabic, light")
			if filepath.Base(s.dir) == "crowd" {
				return // axe takes minutes for what sixty articles open
			}
			p.toLanguage("en")
			p.toTheme("dark")
			p.audited("in English, dark")
			p.openAll()
			p.audited("opened in English, dark")
			p.toLanguage("ar")
			p.toTheme("light")
			p.do(phone)
			p.audited("opened on a phone in Arabic, light")
		})
	}
}

func (p *tab) audited(state string) {
	p.Helper()
	p.settle()
	for _, v := range eval[[]violation](p, audit) {
		p.Errorf("%s: %s: %s (%s)", state, v.Impact, v.Help, v.ID)
		for _, node := range v.Nodes {
			p.Errorf("    %s", node)
		}
	}
}
