package workers

import (
	"runtime"
	"sync/atomic"
	"testing"
)

// Each worker finds again what it left, also where there are more of them than the time before.
func TestLocal(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var made atomic.Int32
	local := NewLocal(func() *int { made.Add(1); return new(int) })
	const n = 1000
	for _, processors := range []int{2, 8, 1} {
		runtime.GOMAXPROCS(processors)
		Each(n, func(w int) func(int) {
			own := local.Of(w)
			return func(int) { *own++ }
		})
	}
	if got := made.Load(); got != 8 {
		t.Errorf("%d made for at most 8 workers", got)
	}
	sum := 0
	for w := range 8 {
		sum += *local.Of(w)
	}
	if sum != 3*n {
		t.Errorf("%d pieces of work left a trace, of %d", sum, 3*n)
	}
}
