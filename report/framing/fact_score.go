// How likely two sentences make the same claim.
package framing

import (
	"math"

	"isnad/similarity"
	"isnad/similarity/arabic"
)

// What the background cannot say of values: a number stands in few sentences, a date in more.
const (
	numberIDF = 4.6
	dateIDF   = 3.0
)

// weigher knows how much each word of an event tells.
type weigher struct {
	statements int
	in         map[arabic.Key]int // in how many statements
	known      map[arabic.Key]float64
}

func newWeigher(all []*statement) *weigher {
	w := &weigher{statements: len(all), in: make(map[arabic.Key]int), known: make(map[arabic.Key]float64)}
	for _, s := range all {
		for _, c := range counted(s.words) {
			w.in[c.Key]++
		}
	}
	return w
}

func counted(words []word) []similarity.Count {
	keys := make([]arabic.Key, len(words))
	for i, w := range words {
		keys[i] = w.key
	}
	return similarity.Counts(keys)
}

// weight is √(background IDF · event IDF): inside an event its own words say nothing.
func (w *weigher) weight(key arabic.Key) float64 {
	if v, ok := w.known[key]; ok {
		return v
	}
	background := 0.0
	switch uint64(key) &^ keyPayload {
	case numberKeys:
		background = numberIDF
	case dateKeys:
		background = dateIDF
	default:
		background = similarity.BackgroundIDF(key)
	}
	v := math.Sqrt(background * math.Log(1+float64(w.statements)/float64(max(1, w.in[key]))))
	w.known[key] = v
	return v
}

func (w *weigher) vector(words []word) similarity.Vector {
	counts := counted(words)
	weights := make([]similarity.Weight, len(counts))
	for i, c := range counts {
		weights[i] = similarity.Weight{Key: c.Key, Weight: (1 + math.Log(c.N)) * w.weight(c.Key)}
	}
	return similarity.NewVector(weights)
}

// prepare gives the statements their vectors.
func (w *weigher) prepare(all []*statement) {
	for _, s := range all {
		s.vector = w.vector(s.words)
		s.weights = make([]float64, len(s.vector))
		s.weight = 0
		for i, c := range s.vector {
			s.weights[i] = w.weight(c.Key)
			s.weight += s.weights[i]
		}
		for i := range s.clauses {
			c := &s.clauses[i]
			c.vector = w.vector(s.words[c.first:c.last])
		}
	}
}

// common is what two statements share.
type common struct {
	cosine   float64
	shared   float64 // weight of the shared words
	heaviest float64 // the weightiest of them
}

func commonOf(a, b *statement) (o common) {
	for i, j := 0, 0; i < len(a.vector) && j < len(b.vector); {
		switch x, y := a.vector[i], b.vector[j]; {
		case x.Key < y.Key:
			i++
		case x.Key > y.Key:
			j++
		default:
			o.cosine += x.Weight * y.Weight
			o.shared += a.weights[i]
			o.heaviest = max(o.heaviest, a.weights[i])
			i++
			j++
		}
	}
	return o
}

// scores are the chances of all pairs of statements.
type scores struct {
	statements []*statement
	commons    []common  // n × n, symmetric
	of         [][]int   // the statements of each telling
	chances    []float64 // n × n
}

// measure compares every statement with every other: n²/2 merges of short lists, 0.1 to 0.2 µs each.
func measure(tellings []telling, w *weigher, m *factModel) *scores {
	s := newScores(tellings, w)
	n := len(s.statements)
	s.chances = make([]float64, n*n)
	rows := s.neighbours()
	for i := range n {
		for j := range i {
			x := s.features(i, j, rows)
			p := m.chance(&x)
			s.chances[i*n+j], s.chances[j*n+i] = p, p
		}
	}
	return s
}

func newScores(tellings []telling, w *weigher) *scores {
	s := &scores{of: make([][]int, len(tellings))}
	for t := range tellings {
		for _, st := range tellings[t].statements {
			st.telling = t
			s.of[t] = append(s.of[t], len(s.statements))
			s.statements = append(s.statements, st)
		}
	}
	w.prepare(s.statements)
	n := len(s.statements)
	s.commons = make([]common, n*n)
	for i, a := range s.statements {
		for j, b := range s.statements[:i] {
			o := commonOf(a, b)
			s.commons[i*n+j], s.commons[j*n+i] = o, o
		}
	}
	return s
}

// company is how near a statement is to the statements of one telling.
type company struct {
	mean         float64
	best, second float64
}

// neighbours gives the company of each statement in each telling: tellings × statements.
func (s *scores) neighbours() [][]company {
	n := len(s.statements)
	all := make([][]company, len(s.of))
	for t, others := range s.of {
		all[t] = make([]company, n)
		for i := range n {
			c := &all[t][i]
			count := 0
			for _, j := range others {
				if j == i {
					continue
				}
				cosine := s.commons[i*n+j].cosine
				c.mean += cosine
				count++
				if cosine > c.best {
					c.best, c.second = cosine, c.best
				} else {
					c.second = max(c.second, cosine)
				}
			}
			c.mean /= float64(max(1, count))
		}
	}
	return all
}

// rival is the greatest cosine of the company that is not the given one.
func (c company) rival(cosine float64) float64 {
	if cosine >= c.best {
		return c.second
	}
	return c.best
}

// features measures a pair, the same both ways.
func (s *scores) features(i, j int, rows [][]company) (x measures) {
	a, b := s.statements[i], s.statements[j]
	o := s.commons[i*len(s.statements)+j]
	ofA, ofB := rows[b.telling][i], rows[a.telling][j]
	x[cosineMeasure] = o.cosine
	x[excessMeasure] = o.cosine - (ofA.mean+ofB.mean)/2
	if a.place < 2 && b.place < 2 {
		x[openingMeasure] = 1
	}
	x[heaviestMeasure] = o.heaviest
	x[containedMeasure] = o.shared / max(1, min(a.weight, b.weight))
	x[marginMeasure] = o.cosine - max(ofA.rival(o.cosine), ofB.rival(o.cosine))
	x[diceMeasure] = 2 * o.shared / max(1, a.weight+b.weight)
	x[lengthMeasure] = math.Log(float64(max(len(a.words), len(b.words))))
	return x
}
