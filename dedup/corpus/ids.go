package corpus

import (
	"fmt"
	"path/filepath"
)

// IDs sees to it that no two articles have one id. Claims are made in input order, by one goroutine.
type IDs struct {
	inputs []string
	taken  map[string]taken
}

// taken is who has an id: its input, and where it stands.
type taken struct {
	input int
	place Place
}

// NewIDs prepares for articles of these inputs, as Scan and Read are given them.
func NewIDs(inputs []string) *IDs {
	return &IDs{inputs: inputs, taken: make(map[string]taken)}
}

// Claim takes the ids of one article and of the stories embedded in it. The prefix it gives goes before all of them: the
// input's base name and a slash where another input has one of the ids, else nothing. When that does not help, or the input itself
// has the id already, the article is a bad record and the problem says so.
func (x *IDs) Claim(input int, place Place, ids ...string) (prefix string, problem *Problem) {
	id, owner, clash := x.clash("", ids)
	if clash && owner.input != input {
		prefix = inputBase(x.inputs[input]) + "/"
		id, owner, clash = x.clash(prefix, ids)
	}
	if clash {
		return "", &Problem{Place: place, Reason: fmt.Sprintf("id %q is taken already by %s", id, owner.place)}
	}
	for _, id := range ids {
		x.taken[prefix+id] = taken{input, place}
	}
	return prefix, nil
}

func (x *IDs) clash(prefix string, ids []string) (string, taken, bool) {
	for _, id := range ids {
		if t, ok := x.taken[prefix+id]; ok {
			return prefix + id, t, true
		}
	}
	return "", taken{}, false
}

// inputBase is the name an input is told from others by.
func inputBase(input string) string {
	if input == "-" {
		return Stdin
	}
	if abs, err := filepath.Abs(input); err == nil {
		input = abs
	}
	return filepath.Base(input)
}
