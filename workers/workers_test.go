package workers

import (
	"runtime"
	"sync/atomic"
	"testing"
)

// Every number is worked on once, ascending within a worker, whose own number nobody else has.
func TestEach(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, processors := range []int{1, 2, 8} {
		runtime.GOMAXPROCS(processors)
		for _, n := range []int{0, 1, 7, 100, 70_000} {
			done := make([]atomic.Int32, n)
			taken := make([]atomic.Int32, processors)
			Each(n, func(w int) func(int) {
				if taken[w].Add(1) > 1 {
					t.Errorf("%d processors: worker %d twice", processors, w)
				}
				last := -1
				return func(i int) {
					if i <= last {
						t.Errorf("%d after %d", i, last)
					}
					last = i
					done[i].Add(1)
				}
			})
			for i := range done {
				if k := done[i].Load(); k != 1 {
					t.Fatalf("%d processors: %d of %d done %d times", processors, i, n, k)
				}
			}
		}
	}
}
