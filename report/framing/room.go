// Memory that is used again from event to event.
package framing

// room hands out stretches of an array until it is emptied; then it hands them out again. It is as large as the largest event asked for, or twice that.
type room[T any] struct{ all, free []T }

// take is a stretch of n zero values.
func (r *room[T]) take(n int) []T {
	if n > len(r.free) {
		r.all = make([]T, max(n, 2*len(r.all)))
		r.free = r.all
	}
	taken := r.free[:n:n]
	r.free = r.free[n:]
	clear(taken)
	return taken
}

// empty ends the use of all that was taken.
func (r *room[T]) empty() { r.free = r.all }
