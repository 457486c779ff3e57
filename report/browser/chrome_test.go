// One browser for all tests, a tab for each.
package browser

import (
	"context"
	"flag"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long a condition may take to come true: far longer than any does, so that a slow machine fails nothing.
var patience = flag.Duration("patience", 2*time.Minute, "how long a condition may take to come true")

// missing skips a test for want of something, or fails it where nothing may be wanting.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// chromium is the browser's path, "" when there is none.
var chromium = sync.OnceValue(func() string {
	names := []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "headless-shell"}
	if given := os.Getenv("CHROME"); given != "" {
		names = []string{given}
	}
	for _, name := range names {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	return ""
})

// stop ends the browser; set when it was started.
var stop = func() {}

// start is the browser that the tabs belong to.
var start = sync.OnceValues(func() (context.Context, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium()),
		// The pages are this test's own; containers and root have no sandbox to offer.
		chromedp.NoSandbox,
		chromedp.Flag("disable-gpu", true),
		chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("lang", "ar"),
		chromedp.WSURLReadTimeout(*patience),
	)
	allocator, endAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, end := chromedp.NewContext(allocator)
	stop = func() { end(); endAllocator() }
	return ctx, chromedp.Do(ctx, chromedp.Navigate("about:blank"))
})

// tab is a fresh tab with storage of its own. It keeps what the page complains of.
type tab struct {
	*testing.T
	ctx     context.Context
	dir     string // the report it is opened on
	current string // the page's URL without its fragment

	guard    sync.Mutex
	faults   []string
	provoked bool // the test asked for them
}

// open makes a tab on a report. When the test ends, complaints and requests of its pages fail it.
func open(t *testing.T, dir string) *tab {
	t.Helper()
	if chromium() == "" {
		missing(t, "no Chromium: install one, or name it in CHROME")
	}
	browser, err := start()
	if err != nil {
		t.Fatalf("start %s: %v", chromium(), err)
	}
	ctx, end := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	p := &tab{T: t, ctx: ctx, dir: dir}
	t.Cleanup(func() {
		end()
		p.guard.Lock()
		defer p.guard.Unlock()
		for _, fault := range p.faults {
			if !p.provoked {
				t.Error(fault)
			}
		}
	})
	p.do(chromedp.EmulateViewport(1280, 900), beforeEachPage, focused)
	if err := chromedp.Listen(ctx, p.hear); err != nil {
		t.Fatal(err)
	}
	return p
}

// focused has a tab behave as the one in front, whichever is.
var focused = chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
	_, err := chromedp.Call(ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	return err
})

// beforeEachPage has the page itself report what its policy stopped: not all of it reaches the log.
var beforeEachPage = chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
	_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `
		addEventListener("securitypolicyviolation", (e) => console.error("policy: " + e.violatedDirective + " stopped " + e.blockedURI + " " + e.sample));`})
	return err
})

func (p *tab) hear(event any) {
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		var said []string
		for _, arg := range e.Args {
			said = append(said, string(arg.Value)+arg.Description)
		}
		p.fault("console.%s: %s", e.Type, strings.Join(said, " "))
	case *runtime.EventExceptionThrown:
		p.fault("exception: %s", exception(e.ExceptionDetails))
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			p.fault("log: %s %s", e.Entry.Text, e.Entry.URL)
		}
	case *page.EventJavascriptDialogOpening:
		p.fault("dialog: %s", e.Message)
		// Until it is closed the page stands still. A listener may not wait for an answer.
		go func() {
			_, _ = chromedp.Call(p.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{})
		}()
	case *network.EventRequestWillBeSent:
		p.request(e.Request.URL)
	}
}

func exception(d *runtime.ExceptionDetails) string {
	if d.Exception != nil && d.Exception.Description != "" {
		return d.Exception.Description
	}
	return d.Text
}

// request allows the page itself, the sheet beside it, and what a page holds within itself.
func (p *tab) request(raw string) {
	p.guard.Lock()
	self := p.current
	p.guard.Unlock()
	u, err := url.Parse(raw)
	switch {
	case err == nil && u.Scheme == "data":
	case err == nil && u.Scheme == "file" && (withoutFragment(raw) == self || p.asset(u.Path)):
	default:
		p.fault("request: %s", raw)
	}
}

// asset reports whether a path is a file beside the pages that the report brings along: the font, and of a large one style and script.
func (p *tab) asset(name string) bool {
	_, err := os.Stat(name)
	return err == nil && path.Dir(name) == path.Join(filepath.ToSlash(p.dir), "assets")
}

func withoutFragment(address string) string {
	before, _, _ := strings.Cut(address, "#")
	return before
}

func (p *tab) fault(format string, args ...any) {
	p.guard.Lock()
	defer p.guard.Unlock()
	p.faults = append(p.faults, p.current[strings.LastIndexByte(p.current, '/')+1:]+": "+fmt.Sprintf(format, args...))
}

// expect tells the tab which page comes next.
func (p *tab) expect(address string) {
	p.guard.Lock()
	defer p.guard.Unlock()
	p.current = withoutFragment(address)
}

// address is a file of the report as a URL; fragment may be "".
func (p *tab) address(name, fragment string) string {
	u := url.URL{Scheme: "file", Path: path.Join(filepath.ToSlash(p.dir), name), Fragment: fragment}
	return u.String()
}

// do runs actions, and fails the test when they do not end.
func (p *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	p.Helper()
	if err := chromedp.Do(p.ctx, actions...); err != nil {
		p.Fatal(err)
	}
}

// visit opens a page of the report from disk and waits until it has its font.
func (p *tab) visit(name, fragment string) {
	p.Helper()
	p.expect(p.address(name, fragment))
	p.do(chromedp.Navigate("about:blank"), chromedp.Navigate(p.address(name, fragment)))
	p.settle()
}

// reload loads the page again.
func (p *tab) reload() {
	p.Helper()
	p.do(chromedp.Reload())
	p.settle()
}

// settle waits until the page is loaded, dressed and drawn.
func (p *tab) settle() {
	p.Helper()
	p.wait(`document.readyState === "complete" && document.fonts.status === "loaded"`)
	if eval[bool](p, `document.documentElement.classList.contains("scripted")`) {
		eval[bool](p, `new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))))`)
	}
}

func TestMain(m *testing.M) {
	code := m.Run()
	stop()
	for _, dir := range made {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}
