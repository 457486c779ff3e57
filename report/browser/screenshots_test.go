// Pictures of every view, for people to look at.
package browser

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

var (
	screenshots = flag.String("screenshots", "", "folder to write pictures of all views to")
	pictures    = flag.String("pictures", "", "folder to write the two pictures of README.md to")
)

// shot is a page to be drawn: at an address, with something opened.
type shot struct {
	name, file, fragment string
	report               *written
	main                 bool // in English and dark too
	pair                 bool // two texts opened side by side
}

func TestScreenshots(t *testing.T) {
	if *screenshots == "" {
		t.Skip("no folder for pictures: give -screenshots DIR")
	}
	if err := os.MkdirAll(*screenshots, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, s := range shots(t) {
		p := open(t, s.report.dir)
		for _, screen := range []struct {
			name  string
			width int64
		}{{"desktop", 1280}, {"phone", 390}} {
			p.do(chromedp.EmulateViewport(screen.width, 900))
			p.visit(s.file, s.fragment)
			p.toLanguage("ar")
			if s.pair {
				p.openAlarmed()
			}
			p.picture(s.name + "-" + screen.name)
			if !s.main {
				continue
			}
			p.toTheme("dark")
			p.picture(s.name + "-" + screen.name + "-dark")
			p.toLanguage("en")
			p.picture(s.name + "-" + screen.name + "-dark-en")
			p.toTheme("light")
			p.picture(s.name + "-" + screen.name + "-en")
		}
	}
}

// shots are the views.
func shots(t *testing.T) []shot {
	news, little, many, harm := of(t, newsroom), of(t, quiet), of(t, crowd), of(t, hostile)
	return []shot{
		{name: "overview", file: "index.html", report: news, main: true},
		{name: "event", file: eventPage(news.rich(t)), report: news, main: true},
		{name: "pair", file: eventPage(news.rich(t)), report: news, pair: true},
		{name: "event-without-copies", file: eventPage(little.told(t, 2)), report: little},
		{name: "event-of-one-outlet", file: eventPage(little.told(t, 1)), report: little},
		{name: "overview-quiet", file: "index.html", report: little},
		{name: "event-of-one-article", file: eventPage(news.lone(t)), report: news},
		{name: "event-of-sixty", file: eventPage(many.rich(t)), report: many},
		{name: "outlet", file: news.busiest(t), report: news, main: true},
		{name: "overview-hostile", file: "index.html", report: harm},
		{name: "event-hostile", file: eventPage(harm.rich(t)), report: harm},
	}
}

// picture writes the page, whole, as a PNG.
func (p *tab) picture(name string) {
	p.Helper()
	p.settle()
	p.save(filepath.Join(*screenshots, name+".png"), chromedp.FullScreenshot(100))
}

// save writes what a way of drawing gives.
func (p *tab) save(name string, draw chromedp.Action[[]byte]) {
	p.Helper()
	drawn, err := chromedp.Run(p.ctx, draw)
	if err == nil {
		err = os.WriteFile(name, drawn, 0o666)
	}
	if err != nil {
		p.Fatal(err)
	}
}

// openAlarmed opens the first two texts of which one changed what the other claims.
func (p *tab) openAlarmed() {
	p.Helper()
	p.click("#pair-table tr:has(.alarm-count) a.open")
	p.shown("#pair-view .side")
}

// TestPictures draws what README.md shows: the overview, and two texts side by side.
func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder for the pictures of README.md: give -pictures DIR")
	}
	news := of(t, newsroom)
	p := open(t, news.dir)
	p.do(chromedp.EmulateViewport(1000, 760))
	p.visit("index.html", "")
	p.settle()
	p.save(filepath.Join(*pictures, "overview.png"), chromedp.CaptureScreenshot())
	p.do(chromedp.EmulateViewport(1000, 1000))
	p.visit(eventPage(news.rich(t)), "")
	p.openAlarmed()
	p.settle()
	eval[bool](p, `(document.querySelector("#pair-view .pair-head").scrollIntoView(), scrollBy(0, -60), true)`)
	p.save(filepath.Join(*pictures, "pair.png"), chromedp.CaptureScreenshot())
}
