// How far a run has come, for the person at the terminal.
package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-isatty"
	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"isnad/report/page"
)

// progress is one bar at a time; without a terminal every method does nothing.
type progress struct {
	container *mpb.Progress
	bar       *mpb.Bar
}

// newProgress starts silent where errs is no terminal.
func newProgress(errs io.Writer) *progress {
	file, ok := errs.(*os.File)
	if !ok || !isatty.IsTerminal(file.Fd()) {
		return &progress{}
	}
	return &progress{container: mpb.New(mpb.WithOutput(errs), mpb.WithWidth(40))}
}

// read shows a bar over total bytes of input, with the rate and the time left.
func (p *progress) read(total int64) {
	if p.container == nil {
		return
	}
	p.bar = p.container.AddBar(total,
		mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(decor.Name("reading "), decor.Counters(decor.SizeB1000(0), "% .1f / % .1f")),
		mpb.AppendDecorators(decor.AverageSpeed(decor.SizeB1000(0), "% .1f"), decor.Name(" · "), decor.AverageETA(decor.ET_STYLE_GO), decor.Name(" left")),
	)
}

// stage shows a bar over n steps of work.
func (p *progress) stage(name string, n int64) {
	if p.container == nil {
		return
	}
	p.end()
	p.bar = p.container.AddBar(n,
		mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(decor.Name(name+" "), decor.CountersNoUnit("%d / %d")),
		mpb.AppendDecorators(decor.AverageETA(decor.ET_STYLE_GO), decor.Name(" left")),
	)
}

// at moves the bar to n.
func (p *progress) at(n int64) {
	if p.bar != nil {
		p.bar.SetCurrent(n)
	}
}

// of moves the bar to done of all, where only the work itself knows how much there is.
func (p *progress) of(done, all int) {
	if p.bar != nil {
		p.bar.SetTotal(int64(all), false)
		p.bar.SetCurrent(int64(done))
	}
}

// end takes the bar away.
func (p *progress) end() {
	if p.bar != nil {
		p.bar.Abort(true)
		p.bar.Wait()
		p.bar = nil
	}
}

// say writes a line to the person at the terminal. Messages hold names of files and words of articles, which must not steer it.
func say(errs io.Writer, message string) { fmt.Fprintf(errs, "isnad: %s\n", visible(message)) }

// visible writes out what a terminal would obey: control characters, marks that turn the direction of what follows, and bytes that are no UTF-8.
func visible(s string) string {
	var out strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			escaped := strconv.QuoteToASCII(s[i : i+size])
			out.WriteString(escaped[1 : len(escaped)-1])
		} else {
			out.WriteString(s[i : i+size])
		}
		i += size
	}
	return out.String()
}

// summary is the closing line of a run: counts in order, then time and rate.
type summary struct {
	start time.Time
	parts []string
}

func newSummary() *summary { return &summary{start: time.Now()} }

func (s *summary) count(n int, thing string) {
	s.parts = append(s.parts, fmt.Sprintf("%d %s", n, thing))
}

// totals counts what a run found.
func (s *summary) totals(t page.Totals) {
	s.count(t.Articles, "articles")
	s.count(t.Outlets, "outlets")
	s.count(t.Families, "families")
	s.count(t.Events, "events")
	s.count(t.Stories, "stories")
	s.count(t.Skipped, "skipped records")
}

// write says the counts, the seconds, and the megabytes of input (10⁶ bytes) a second.
func (s *summary) write(errs io.Writer, bytes int64) {
	seconds := time.Since(s.start).Seconds()
	rate := float64(bytes) / 1e6 / max(seconds, 1e-9)
	fmt.Fprintf(errs, "%s, %.2f s, %.1f MB/s\n", strings.Join(s.parts, ", "), seconds, rate)
}
