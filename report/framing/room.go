// Memory that is used again from event to event.
package framing

// room hands out stretches of an array until it is emptied; then it hands them out again. It is as large as the largest event asked for, or twice that.
type room[T any] struct{ all, free []T }

// empty has room for n values.
func (r *room[T]) empty(n int) []T {
	if n > len(r.free) {
		r.all = make([]T, max(n, 2*len(r.all)))
		r.free = r.all
	}
	taken := r.free[:0:n]
	r.free = r.free[n:]
	return taken
}

// zeros is n zero values.
func (r *room[T]) zeros(n int) []T {
	taken := r.empty(n)[:n]
	clear(taken)
	return taken
}

// clear ends the use of all that was handed out.
func (r *room[T]) clear() { r.free = r.all }
