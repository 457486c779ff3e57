// What a limit on memory is spent on.
package dedup

import (
	"fmt"
	"unsafe"

	"isnad/dedup/sketch"
)

// LeastMemory is the least limit on memory there can be: what the program itself and one worker take.
const LeastMemory = 128_000_000

const (
	programMemory = 72 << 20 // the binary's tables, the runtime, buffers of reading and writing, counters of a crowd's shingles
	workerMemory  = 6 << 20  // a block of input, its records, the texts compared last
	recordMemory  = int64(unsafe.Sizeof(record{})) + 76
)

// recordMemory is what an article takes beside its id until the end, or, whichever is more, until the ids are known to differ: the record, eight
// bytes each where it stands among the articles and the texts, and 60 of an entry in the table of ids.

// memory is how a limit is shared out; zero everywhere: without limit. An article's record stays in memory whatever the limit, its sketch
// and the search go to temporary files where their shares are not enough, its text is always read again.
type memory struct {
	limit   int64 // of the process
	records int64
	shelf   int64
	search  int64

	held int64 // by records
}

func shareOut(limit int64, workers int) memory {
	if limit <= 0 {
		return memory{}
	}
	spare := max(limit-programMemory-int64(workers)*workerMemory, limit/4)
	return memory{limit: limit, records: spare * 3 / 5, shelf: spare / 4, search: spare / 4}
}

// hold counts records and says when there are more than fit; one goroutine at a time.
func (m *memory) hold(records []record) error {
	if m.limit == 0 {
		return nil
	}
	m.held += int64(len(records)) * recordMemory
	for i := range records {
		m.held += int64(len(records[i].id))
	}
	if m.held > m.records {
		return fmt.Errorf("the memory allowed, %d MB, does not hold the ids and dates of all articles", m.limit>>20)
	}
	return nil
}

// newShelf is for the sketches of many texts.
func (d *Deduped) newShelf() *sketch.Shelf {
	return &sketch.Shelf{Memory: d.memory.shelf, Dir: d.store.dir}
}
