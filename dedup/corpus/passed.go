// What is passed over because it holds no article: counted, and told once for each input.
package corpus

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// passed counts what was passed over in one input, by kind.
type passed struct {
	notice func(Problem)
	input  int
	counts map[string]int
}

func (p *passed) add(kind string) {
	if p.counts == nil {
		p.counts = make(map[string]int)
	}
	p.counts[kind]++
}

// tell says the counts and begins anew.
func (p *passed) tell(inputs []string) {
	if len(p.counts) > 0 && p.notice != nil {
		var parts []string
		for _, kind := range slices.Sorted(maps.Keys(p.counts)) {
			parts = append(parts, fmt.Sprintf("%d %s", p.counts[kind], kind))
		}
		path := inputs[p.input]
		if path == "-" {
			path = Stdin
		}
		p.notice(Problem{Place: Place{Path: path}, Reason: "passed over, no articles: " + strings.Join(parts, ", ")})
	}
	clear(p.counts)
}
