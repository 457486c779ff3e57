// What becomes of records when their file is written again.
package corpus

import (
	"slices"
	"strings"
)

// Fates says of records, by where they stand, whether they stay. Fill it with Add.
type Fates struct {
	paths  map[string]*fates
	sorted []string
}

// fates are those of one file: line by line, a page under line 0.
type fates struct {
	lines       map[int]bool
	stays, goes int
}

// Add says of an article at a place whether it stays. A page stays when any of its articles does.
func (x *Fates) Add(path string, line int, stays bool) {
	if x.paths == nil {
		x.paths = make(map[string]*fates)
	}
	f := x.paths[path]
	if f == nil {
		f = &fates{lines: make(map[int]bool)}
		x.paths[path] = f
		x.sorted = nil
	}
	was, known := f.lines[line]
	if known && was || known && !stays {
		return
	}
	f.lines[line] = stays
	if stays {
		f.stays++
	} else {
		f.goes++
	}
	if known {
		f.goes--
	}
}

// of gives the fate of a record; known is false for what was not read as one.
func (x *Fates) of(path string, line int) (stays, known bool) {
	f := x.paths[path]
	if f == nil {
		return false, false
	}
	stays, known = f.lines[line]
	return stays, known
}

// staying counts the records of a file that stay.
func (x *Fates) staying(path string) int {
	if f := x.paths[path]; f != nil {
		return f.stays
	}
	return 0
}

// under counts the records of a file and, if it is an archive, of its members. Paths must all have been added.
func (x *Fates) under(path string) (stays, goes int) {
	if x.sorted == nil {
		for p := range x.paths {
			x.sorted = append(x.sorted, p)
		}
		slices.Sort(x.sorted)
	}
	if f := x.paths[path]; f != nil {
		stays, goes = f.stays, f.goes
	}
	inside := path + "!"
	i, _ := slices.BinarySearch(x.sorted, inside)
	for ; i < len(x.sorted) && strings.HasPrefix(x.sorted[i], inside); i++ {
		f := x.paths[x.sorted[i]]
		stays, goes = stays+f.stays, goes+f.goes
	}
	return stays, goes
}
