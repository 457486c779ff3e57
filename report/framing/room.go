// Memory that is used again from event to event.
package framing

import (
	"isnad/similarity"
	"isnad/similarity/arabic"
)

// room hands out stretches of an array until it is cleared; then it hands them out again. It grows to what the largest event asks for, or twice that.
type room[T any] struct{ all, free []T }

// take is an empty slice with room for n values.
func (r *room[T]) take(n int) []T {
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
	taken := r.take(n)[:n]
	clear(taken)
	return taken
}

// mostKept is how many values a room keeps from one event to the next: as many as 120 long articles have words. What a hostile text asks for is not
// held to the end of the run.
const mostKept = 1 << 17

// clear ends the use of all that was handed out.
func (r *room[T]) clear() {
	if len(r.all) > mostKept {
		r.all = nil
	}
	r.free = r.all
}

// factRoom is room for the tables of one event after the other.
type factRoom struct {
	words          room[word]
	keys           room[arabic.Key]
	weights        room[similarity.Weight]
	numbers        room[int32]
	commons        room[common]
	floats         room[float64]
	holders        room[holder]
	judged         room[judgement]
	meanings       map[arabic.Key]int32
	others, window []float64 // see nearestClauses
	cells          []int32   // see leftOut
}

func (r *factRoom) clear() {
	r.words.clear()
	r.keys.clear()
	r.weights.clear()
	r.numbers.clear()
	r.commons.clear()
	r.floats.clear()
	r.holders.clear()
	r.judged.clear()
	clear(r.meanings)
}
