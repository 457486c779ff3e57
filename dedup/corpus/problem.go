package corpus

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"sync"
)

// Problem is something of the input that was left out, and why. The run goes on without it.
type Problem struct {
	Place
	Reason string
	Limit  Limit // the one of Options that would have to be higher, if any
}

// Limit names an option that bounds what is read.
type Limit uint8

// What a record or file may have been too large for.
const (
	NoLimit Limit = iota
	LimitRecord
	LimitExpand
)

// Error names the place and the reason: "feed.jsonl:12: unexpected end of JSON".
func (p Problem) Error() string { return p.Place.String() + ": " + p.Reason }

// String gives "feed.jsonl:12", "feed.parquet: row 12", or the path alone for a whole file.
func (p Place) String() string {
	switch {
	case p.Line == 0:
		return p.Path
	case p.Unit != "":
		return p.Path + ": " + p.Unit + " " + strconv.Itoa(p.Line)
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

func (p *problems) file(path, reason string) {
	p.add(Problem{Place: Place{Path: path}, Reason: reason})
}

// broken reports what ended the reading of a file.
func (p *problems) broken(path, before string, err error) {
	pr := Problem{Place: Place{Path: path}, Reason: before + reason(err)}
	if errors.Is(err, errExpands) {
		pr.Limit = LimitExpand
	}
	p.add(pr)
}

// tooLong reports a record, page or file over the limit.
func (p *problems) tooLong(at Place, limit int64) {
	p.add(Problem{Place: at, Reason: tooLong(limit), Limit: LimitRecord})
}

// sortProblems puts problems in the order of paths and lines, which does not depend on the number of workers.
func sortProblems(ps []Problem) {
	slices.SortFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Reason, b.Reason))
	})
}
