// What a reader does in a tab.
package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// eval is the value of a script's expression in the page; of a promise, what it comes to.
func eval[T any](p *tab, expression string) T {
	p.Helper()
	value, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression, func(e *runtime.EvaluateParams) {
		wait := true
		e.AwaitPromise = &wait
	}))
	if err != nil {
		p.Fatalf("%.300s: %v", expression, err)
	}
	return value
}

// wait waits until an expression is true. (chromedp.Poll makes a function of its text, which the pages' policy rightly stops.)
func (p *tab) wait(condition string) {
	p.Helper()
	for deadline := time.Now().Add(*patience); !eval[bool](p, "!!("+condition+")"); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			p.Fatalf("never came true: %s", condition)
		}
	}
}

// want fails when an expression is false.
func (p *tab) want(condition string) {
	p.Helper()
	if !eval[bool](p, "!!("+condition+")") {
		p.Errorf("false: %s", condition)
	}
}

// count is how many elements a selector finds.
func (p *tab) count(selector string) int {
	p.Helper()
	return eval[int](p, "document.querySelectorAll("+quote(selector)+").length")
}

// text is what the first element of a selector says.
func (p *tab) text(selector string) string {
	p.Helper()
	return eval[string](p, "document.querySelector("+quote(selector)+").textContent")
}

// shown waits until an element is on the page and visible.
func (p *tab) shown(selector string) {
	p.Helper()
	p.wait("document.querySelector(" + quote(selector) + ")?.checkVisibility({visibilityProperty: true})")
}

// inView waits until an element stands, at least in part, in the window.
func (p *tab) inView(selector string) {
	p.Helper()
	p.wait("((r) => r && r.bottom > 0 && r.top < innerHeight)(document.querySelector(" + quote(selector) + ")?.getBoundingClientRect())")
}

// quote writes a text as the script does.
func quote(s string) string {
	data, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(data)
}

// spot is a point of an element that a pointer can hit: the middle of its first box, of a line the middle of its length. The element is scrolled to;
// what lies over it fails the test, as it would stop a reader.
const spot = `((selector) => {
	const e = document.querySelector(selector);
	if (!e?.checkVisibility()) throw new Error(selector + (e ? " is hidden" : " is nothing"));
	// What is drawn only when it comes near pushes the rest about: the second time it stays.
	for (let i = 0; i < 3; i++) e.scrollIntoView({block: "center", inline: "center", behavior: "instant"});
	let x, y;
	if (e instanceof SVGGeometryElement && e.getTotalLength) {
		const middle = e.getPointAtLength(e.getTotalLength() / 2).matrixTransform(e.getScreenCTM());
		[x, y] = [middle.x, middle.y];
	} else {
		const box = [...e.getClientRects()].find((r) => r.width && r.height);
		if (!box) throw new Error(selector + " is not drawn");
		[x, y] = [box.x + box.width / 2, box.y + box.height / 2];
	}
	const hit = document.elementFromPoint(x, y);
	if (!hit || !e.contains(hit) && !hit.contains(e) && !hit.closest("label")?.contains(e)) throw new Error(selector + " at " + [x, y] + " lies under " + hit?.outerHTML.slice(0, 200));
	return [x, y];
})`

func (p *tab) spot(selector string) (x, y float64) {
	p.Helper()
	at := eval[[]float64](p, spot+"("+quote(selector)+")")
	return at[0], at[1]
}

// click clicks as a mouse does.
func (p *tab) click(selector string) {
	p.Helper()
	x, y := p.spot(selector)
	p.do(chromedp.MouseClickXY(x, y))
}

// hover puts the pointer over an element.
func (p *tab) hover(selector string) {
	p.Helper()
	x, y := p.spot(selector)
	p.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y))
}

// focus puts the keyboard on an element, which must be able to take it.
func (p *tab) focus(selector string) {
	p.Helper()
	if !eval[bool](p, "((e) => { e.focus(); return document.activeElement === e })(document.querySelector("+quote(selector)+"))") {
		p.Errorf("%s takes no focus", selector)
	}
}

// press presses keys: those of package kb, or letters.
func (p *tab) press(keys string) {
	p.Helper()
	p.do(chromedp.KeyEvent(keys))
}

// write puts the caret into a field and types a text in place of what it holds, as a keyboard of any script does.
func (p *tab) write(selector, text string) {
	p.Helper()
	p.focus(selector)
	eval[bool](p, "(document.activeElement.select(), true)")
	if text == "" {
		p.press("\b")
		return
	}
	p.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, input.InsertText, input.InsertTextParams{Text: text})
		return err
	}))
}

// choose takes an option of a select, as its arrow keys would.
func (p *tab) choose(selector, value string) {
	p.Helper()
	if !eval[bool](p, fmt.Sprintf(`((e, value) => {
		e.focus();
		e.value = value;
		const taken = e.value === value;
		for (const kind of ["input", "change"]) e.dispatchEvent(new Event(kind, {bubbles: true}));
		return taken;
	})(document.querySelector(%s), %s)`, quote(selector), quote(value))) {
		p.Errorf("%s has no option %q", selector, value)
	}
}

// media has the page drawn for a medium ("print", "" for the screen) and a preference of colours ("dark", "light").
func (p *tab) media(medium, colours string) {
	p.Helper()
	p.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Media: medium, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: colours}},
		})
		return err
	}))
}

// toLanguage presses the switch until the page speaks it.
func (p *tab) toLanguage(language string) {
	p.Helper()
	if eval[string](p, "document.documentElement.lang") != language {
		p.click("#to-language")
	}
	p.wait("document.documentElement.lang === " + quote(language))
}

// toTheme presses the switch until the page is light or dark.
func (p *tab) toTheme(theme string) {
	p.Helper()
	if eval[string](p, `document.documentElement.dataset.theme ?? ""`) != theme {
		p.media("", map[string]string{"light": "dark", "dark": "light"}[theme])
		p.click("#to-theme")
	}
	p.wait("document.documentElement.dataset.theme === " + quote(theme))
}

// withoutScript stops the page's own scripts.
var withoutScript = chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
	_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	return err
})
