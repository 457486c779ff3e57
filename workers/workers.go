// Package workers shares pieces of work out among the processors. What a piece writes must belong to it alone; then neither the number of
// workers nor their pace leaves a trace.
package workers

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// A worker takes its part in batches: so many that one with heavy pieces does not keep the others waiting, of up to so many pieces, which is
// enough for taking a batch to cost nothing.
const (
	batches      = 1000
	longestBatch = 32
)

// Each has the numbers from 0 up to n worked on, each once. Every worker calls worker once, with its own number from 0 up, and has the pieces
// done by what that returns, one after another and with ascending numbers: what it keeps between them needs no lock. There is one worker a
// processor; how many that are may change from one call to the next. Calls at the same time number their workers alike.
func Each(n int, worker func(w int) func(i int)) {
	count := min(runtime.GOMAXPROCS(0), n)
	batch := max(1, min(longestBatch, n/(batches*max(1, count))))
	var next atomic.Int64
	var wait sync.WaitGroup
	for w := range count {
		wait.Go(func() {
			do := worker(w)
			for from := int(next.Add(int64(batch))) - batch; from < n; from = int(next.Add(int64(batch))) - batch {
				for i := from; i < min(from+batch, n); i++ {
					do(i)
				}
			}
		})
	}
	wait.Wait()
}

// All is Each for work that keeps nothing.
func All(n int, do func(i int)) {
	Each(n, func(int) func(int) { return do })
}
