// How likely two sentences make the same claim.
package framing

import "math"

// common is what two statements share.
type common struct {
	cosine   float64
	shared   float64 // weight of the shared words
	heaviest float64 // the weightiest of them
}

// scores are the chances of all pairs of statements.
type scores struct {
	statements []*statement
	commons    []common  // n × n, symmetric
	of         [][]int   // the statements of each telling
	chances    []float64 // n × n
}

// measure compares every statement with every other: n²/2 pairs, whose common words are met through the words.
func measure(tellings []telling, w *weigher, m *factModel, room *factRoom) *scores {
	s := newScores(tellings, w, room)
	n := len(s.statements)
	s.chances = room.floats.zeros(n * n)
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

func newScores(tellings []telling, w *weigher, room *factRoom) *scores {
	s := &scores{of: make([][]int, len(tellings))}
	for t := range tellings {
		for _, st := range tellings[t].statements {
			st.telling = t
			s.of[t] = append(s.of[t], len(s.statements))
			s.statements = append(s.statements, st)
		}
	}
	s.commons = room.commons.zeros(len(s.statements) * len(s.statements))
	s.meet(w, room)
	return s
}

// holder is a statement that has a word, with the word's weight in its vector.
type holder struct {
	statement int
	weight    float64
}

// meet fills in what each pair has in common, by the statements that have each word. The words of a pair are added in their order.
func (s *scores) meet(w *weigher, room *factRoom) {
	n, holders := len(s.statements), make([][]holder, len(w.in))
	for k, in := range w.in {
		holders[k] = room.holders.take(int(in))
	}
	for i, a := range s.statements {
		row := s.commons[i*n : i*n+i]
		for k, number := range a.numbers {
			weight, tells := a.vector[k].Weight, w.weights[number]
			for _, b := range holders[number] {
				o := &row[b.statement]
				o.cosine += weight * b.weight
				o.shared += tells
				o.heaviest = max(o.heaviest, tells)
			}
			holders[number] = append(holders[number], holder{i, weight})
		}
		for j, o := range row {
			s.commons[j*n+i] = o
		}
	}
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
