// Pictures of every view, for people to look at.
package browser

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

var screenshots = flag.String("screenshots", "", "folder to write pictures of the pages to")

// shot is a page to be drawn: at an address, with something opened.
type shot struct {
	name, file, fragment string
	report               *written
	main                 bool // in English and dark too
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
	drawn, err := chromedp.Run(p.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		p.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*screenshots, name+".png"), drawn, 0o666); err != nil {
		p.Fatal(err)
	}
}
