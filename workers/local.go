package workers

import "sync"

// Local is what workers keep from one Each to the next, each its own, made when it is first asked for. It is no use to calls of Each at the same
// time, whose workers have the same numbers.
type Local[T any] struct {
	make func() T
	lock sync.Mutex
	of   []T // by worker
}

// NewLocal is a Local of what make gives.
func NewLocal[T any](make func() T) *Local[T] { return &Local[T]{make: make} }

// Of is the worker's own.
func (l *Local[T]) Of(w int) T {
	l.lock.Lock()
	defer l.lock.Unlock()
	for len(l.of) <= w {
		l.of = append(l.of, l.make())
	}
	return l.of[w]
}
