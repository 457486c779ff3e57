package corpus

import (
	"cmp"
	"slices"
	"strconv"
	"sync"
)

// Problem is something of the input that was left out, and why. The run goes on without it.
type Problem struct {
	Place
	Reason string
}

// Error names the place and the reason: "feed.jsonl:12: unexpected end of JSON".
func (p Problem) Error() string { return p.Place.String() + ": " + p.Reason }

// String gives "feed.jsonl:12", or the path alone for a whole file.
func (p Place) String() string {
	if p.Line == 0 {
		return p.Path
	}
	return p.Path + ":" + strconv.Itoa(p.Line)
}

// problems passes problems of several goroutines on, one at a time.
type problems struct {
	mu   sync.Mutex
	pass func(Problem)
}

func (p *problems) add(pr Problem) {
	if p.pass == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pass(pr)
}

func (p *problems) file(path, reason string) { p.add(Problem{Place{Path: path}, reason}) }

// sortProblems puts problems in the order of paths and lines, which does not depend on the number of workers.
func sortProblems(ps []Problem) {
	slices.SortFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Reason, b.Reason))
	})
}
