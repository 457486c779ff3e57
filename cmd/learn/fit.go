// Fitting a logistic model.
package main

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/optimize"
	"gonum.org/v1/gonum/stat"

	"isnad/dedup"
)

// examples are labelled pairs as the fit sees them.
type examples struct {
	rows            [][]float64
	wanted, weights []float64
}

// examples collects the pairs of the sets that are not left out.
func (t *task) examples(sets []*labelled, leaveOut func(*labelled, dedup.Pair) bool) *examples {
	var columns []int
	for _, name := range t.features {
		columns = append(columns, slices.Index(dedup.FeatureNames(), name))
	}
	e := &examples{}
	for _, s := range sets {
		label := t.label(s)
		size := sizes(label)
		for _, p := range t.pairs(s) {
			if leaveOut != nil && leaveOut(s, p) {
				continue
			}
			row := make([]float64, len(columns))
			for i, c := range columns {
				row[i] = p.X[c]
			}
			a, b := s.ids(p)
			wanted, weight := 0.0, 1.0
			if label[a] == label[b] {
				wanted, weight = 1, min(1, t.most/float64(size[label[a]]))
			}
			if s.unsure[a] || s.unsure[b] {
				weight *= t.doubtful
			}
			e.rows, e.wanted, e.weights = append(e.rows, row), append(e.wanted, wanted), append(e.weights, weight)
		}
	}
	return e
}

// fit finds the weights of greatest penalised likelihood. Features are standardised for the search, so that the penalty
// means the same for each, and weights turned back.
func (t *task) fit(sets []*labelled, leaveOut func(*labelled, dedup.Pair) bool, penalty float64) *dedup.Model {
	e := t.examples(sets, leaveOut)
	n := len(t.features)
	mean, deviation := e.standardise(n)
	model := &dedup.Model{}
	// LBFGS may stop because the loss no longer falls in the last bits: its best point is the result all the same.
	found, _ := optimize.Minimize(e.problem(n, penalty), make([]float64, n+1), &optimize.Settings{GradientThreshold: 1e-7, MajorIterations: 500}, &optimize.LBFGS{})
	if found == nil {
		return model
	}
	model.Bias = found.X[n]
	for j, name := range t.features {
		weight := found.X[j] / deviation[j]
		model.Weights[slices.Index(dedup.FeatureNames(), name)] = weight
		model.Bias -= weight * mean[j]
	}
	return model
}

// problem is the mean weighted log loss of n weights and a bias, with the penalty on the weights.
func (e *examples) problem(n int, penalty float64) optimize.Problem {
	total := floats.Sum(e.weights)
	sum := func(at []float64, i int) float64 { return at[n] + floats.Dot(at[:n], e.rows[i]) }
	return optimize.Problem{
		Func: func(at []float64) float64 {
			loss := 0.0
			for i := range e.rows {
				z := sum(at, i)
				loss += e.weights[i] * (math.Max(z, 0) + math.Log1p(math.Exp(-math.Abs(z))) - e.wanted[i]*z)
			}
			return loss/total + penalty*floats.Dot(at[:n], at[:n])
		},
		Grad: func(slope, at []float64) {
			for j := range slope {
				slope[j] = 0
			}
			for i := range e.rows {
				off := e.weights[i] * (1/(1+math.Exp(-sum(at, i))) - e.wanted[i]) / total
				floats.AddScaled(slope[:n], off, e.rows[i])
				slope[n] += off
			}
			floats.AddScaled(slope[:n], 2*penalty, at[:n])
		},
	}
}

// standardise brings each of n columns to mean 0 and deviation 1, and returns what they were.
func (e *examples) standardise(n int) (mean, deviation []float64) {
	mean, deviation = make([]float64, n), make([]float64, n)
	column := make([]float64, len(e.rows))
	for j := range n {
		for i := range e.rows {
			column[i] = e.rows[i][j]
		}
		mean[j], deviation[j] = stat.PopMeanStdDev(column, nil)
		if deviation[j] == 0 {
			deviation[j] = 1
		}
		for i := range e.rows {
			e.rows[i][j] = (e.rows[i][j] - mean[j]) / deviation[j]
		}
	}
	return mean, deviation
}
