// Work on all processors.
package dedup

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// inParallel calls work for 0..n-1 in batches on all processors. What work writes must belong to its i alone.
func inParallel(n int, work func(i int)) {
	eachWorker(n, func(claim func() (from, to int)) {
		for from, to := claim(); from < to; from, to = claim() {
			for i := from; i < to; i++ {
				work(i)
			}
		}
	})
}

// eachWorker runs one worker a processor; each claims ranges of 0..n-1 until they are used up, when it gets an empty one.
func eachWorker(n int, worker func(claim func() (from, to int))) {
	const batch = 32
	var next atomic.Int64
	claim := func() (from, to int) {
		from = int(next.Add(batch)) - batch
		return min(from, n), min(from+batch, n)
	}
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n/batch+1) {
		workers.Go(func() { worker(claim) })
	}
	workers.Wait()
}
