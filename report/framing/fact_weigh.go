// How much the words of an event tell.
package framing

import (
	"math"
	"slices"

	"isnad/similarity"
	"isnad/similarity/arabic"
)

// What the background cannot say of values: a number stands in few sentences, a date in more.
const (
	numberIDF = 4.6
	dateIDF   = 3.0
)

// weigher numbers the meanings of an event, ascending with their keys, and knows how much each tells.
type weigher struct {
	statements int
	numbers    map[arabic.Key]int32
	keys       []arabic.Key // by number
	rarity     []float64    // in the news
	in         []int32      // in how many statements
	weights    []float64
	room       *factRoom
}

// newWeigher counts the meanings of all statements of an event, and gives each statement its vector.
func newWeigher(all []*statement, room *factRoom) *weigher {
	if room.meanings == nil {
		room.meanings = make(map[arabic.Key]int32)
	}
	words := 0
	for _, s := range all {
		words += len(s.words)
	}
	w := &weigher{
		statements: len(all), numbers: room.meanings, room: room,
		keys: room.keys.take(words), rarity: room.floats.take(words), in: room.numbers.take(words),
	}
	w.count(all)
	w.rank(all)
	w.weights = room.floats.zeros(len(w.keys))
	tells := room.floats.zeros(w.statements + 1) // by the statements that have it
	for in := range tells {
		tells[in] = w.tells(in)
	}
	for n, in := range w.in {
		w.weights[n] = math.Sqrt(w.rarity[n] * tells[in])
	}
	vectors, numbers := room.weights.take(words), room.numbers.take(words)
	var order []uint64
	for _, s := range all {
		order = w.prepare(s, order[:0], vectors, numbers)
		n := len(s.vector)
		vectors, numbers = vectors[n:n], numbers[n:n]
	}
	return w
}

// count numbers the meanings as they come, and counts the statements of each.
func (w *weigher) count(all []*statement) {
	last := w.room.numbers.take(cap(w.keys)) // by number: the last statement that has it
	for i, s := range all {
		for k := range s.words {
			word := &s.words[k]
			n, known := w.numbers[word.key]
			if !known {
				n = int32(len(w.keys))
				w.numbers[word.key] = n
				w.keys, w.rarity, w.in, last = append(w.keys, word.key), append(w.rarity, word.rarity), append(w.in, 0), append(last, -1)
			}
			word.number = n
			if last[n] != int32(i) {
				last[n] = int32(i)
				w.in[n]++
			}
		}
	}
}

// rank numbers the meanings anew, in the order of their keys.
func (w *weigher) rank(all []*statement) {
	n := len(w.keys)
	keys, rarity, in, ranks := w.room.keys.zeros(n), w.room.floats.zeros(n), w.room.numbers.zeros(n), w.room.numbers.zeros(n)
	copy(keys, w.keys)
	slices.Sort(keys)
	for rank, key := range keys {
		n := w.numbers[key]
		rarity[rank], in[rank] = w.rarity[n], w.in[n]
		ranks[n], w.numbers[key] = int32(rank), int32(rank)
	}
	for _, s := range all {
		for k := range s.words {
			s.words[k].number = ranks[s.words[k].number]
		}
	}
	w.keys, w.rarity, w.in = keys, rarity, in
}

// tells is the IDF of a meaning in the event, where its own words say nothing. A meaning weighs √(background IDF · event IDF).
func (w *weigher) tells(in int) float64 {
	return math.Log(1 + float64(w.statements)/float64(max(1, in)))
}

// background is how rare a meaning is in the news.
func background(key arabic.Key) float64 {
	switch uint64(key) &^ keyPayload {
	case numberKeys:
		return numberIDF
	case dateKeys:
		return dateIDF
	}
	return similarity.BackgroundIDF(key)
}

// prepare gives a statement its vector, for which there is room behind vectors and numbers, and its words their coordinates.
func (w *weigher) prepare(s *statement, order []uint64, vectors []similarity.Weight, numbers []int32) []uint64 {
	for at, word := range s.words {
		order = append(order, uint64(word.number)<<32|uint64(at))
	}
	slices.Sort(order)
	s.weight = 0
	for i := 0; i < len(order); {
		n, from := int32(order[i]>>32), i
		for ; i < len(order) && int32(order[i]>>32) == n; i++ {
			s.words[uint32(order[i])].coordinate = int32(len(vectors))
		}
		vectors, numbers = append(vectors, similarity.Weight{Key: w.keys[n], Weight: repeated(i-from) * w.weights[n]}), append(numbers, n)
		s.weight += w.weights[n]
	}
	s.vector, s.numbers = similarity.NewVector(slices.Clip(vectors)), slices.Clip(numbers)
	return order
}

// repeated is what a word counts for that stands so many times.
func repeated(times int) float64 {
	if times == 1 {
		return 1
	}
	return 1 + math.Log(float64(times))
}

// vector weighs words that need not be of the event.
func (w *weigher) vector(words []word) similarity.Vector {
	keys := make([]arabic.Key, len(words))
	for i, word := range words {
		keys[i] = word.key
	}
	counts := similarity.Counts(keys)
	weights := make([]similarity.Weight, len(counts))
	for i, c := range counts {
		weight := 0.0
		if n, known := w.numbers[c.Key]; known {
			weight = w.weights[n]
		} else {
			weight = math.Sqrt(background(c.Key) * w.tells(0))
		}
		weights[i] = similarity.Weight{Key: c.Key, Weight: repeated(int(c.N)) * weight}
	}
	return similarity.NewVector(weights)
}

// partVector weighs the words [first, last) of a statement.
func (w *weigher) partVector(s *statement, first, last int) similarity.Vector {
	w.room.window = w.window(w.room.window[:0], s, first, last)
	vector := w.room.weights.take(min(last-first, len(s.vector)))
	for k, weight := range w.room.window {
		if weight > 0 {
			vector = append(vector, similarity.Weight{Key: s.vector[k].Key, Weight: weight})
		}
	}
	return vector
}

// window appends to dst, for each coordinate of a statement's vector, the one in the vector of its words [first, last) alone.
func (w *weigher) window(dst []float64, s *statement, first, last int) []float64 {
	from := len(dst)
	dst = append(dst, make([]float64, len(s.vector))...)
	weights := dst[from:]
	for _, word := range s.words[first:last] {
		weights[word.coordinate]++
	}
	sum := 0.0
	for k, times := range weights {
		if times > 0 {
			weights[k] = repeated(int(times)) * w.weights[s.numbers[k]]
			sum += weights[k] * weights[k]
		}
	}
	if sum > 0 {
		length := math.Sqrt(sum)
		for k := range weights {
			weights[k] /= length
		}
	}
	return dst
}

// along appends to dst the weights of o's vector in the coordinates of s.
func along(dst []float64, s, o *statement) []float64 {
	j := 0
	for _, n := range s.numbers {
		for j < len(o.numbers) && o.numbers[j] < n {
			j++
		}
		weight := 0.0
		if j < len(o.numbers) && o.numbers[j] == n {
			weight = o.vector[j].Weight
		}
		dst = append(dst, weight)
	}
	return dst
}
