// Fitting a logistic model.
package main

import (
	"math"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/optimize"
	"gonum.org/v1/gonum/stat"

	"isnad/dedup"
)

// fit finds the weights of greatest penalised likelihood over the pairs of the sets that are not left out. Features are
// standardised for the search, so that the penalty means the same for each, and weights turned back.
func fit(sets []*labelled, leaveOut func(*labelled, dedup.Pair) bool, penalty float64) *dedup.EventModel {
	var rows []dedup.Features
	var wanted, weights []float64
	for _, s := range sets {
		for _, p := range s.pairs {
			if leaveOut != nil && leaveOut(s, p) {
				continue
			}
			same, weight := s.example(p)
			rows, weights = append(rows, p.X), append(weights, weight)
			if same {
				wanted = append(wanted, 1)
			} else {
				wanted = append(wanted, 0)
			}
		}
	}
	mean, deviation := standardise(rows)
	n := len(mean)
	total := floats.Sum(weights)
	score := func(at []float64, i int) float64 { return at[n] + floats.Dot(at[:n], rows[i][:]) }
	problem := optimize.Problem{
		Func: func(at []float64) float64 {
			loss := 0.0
			for i := range rows {
				z := score(at, i)
				loss += weights[i] * (math.Max(z, 0) + math.Log1p(math.Exp(-math.Abs(z))) - wanted[i]*z)
			}
			return loss/total + penalty*floats.Dot(at[:n], at[:n])
		},
		Grad: func(slope, at []float64) {
			for j := range slope {
				slope[j] = 0
			}
			for i := range rows {
				off := weights[i] * (1/(1+math.Exp(-score(at, i))) - wanted[i]) / total
				floats.AddScaled(slope[:n], off, rows[i][:])
				slope[n] += off
			}
			floats.AddScaled(slope[:n], 2*penalty, at[:n])
		},
	}
	model := &dedup.EventModel{}
	// LBFGS may stop because the loss no longer falls in the last bits: its best point is the result all the same.
	found, _ := optimize.Minimize(problem, make([]float64, n+1), &optimize.Settings{GradientThreshold: 1e-7, MajorIterations: 500}, &optimize.LBFGS{})
	if found == nil {
		return model
	}
	model.Bias = found.X[n]
	for j := range n {
		model.Weights[j] = found.X[j] / deviation[j]
		model.Bias -= model.Weights[j] * mean[j]
	}
	return model
}

// standardise brings each column to mean 0 and deviation 1, in place, and returns what they were.
func standardise(rows []dedup.Features) (mean, deviation []float64) {
	n := len(dedup.FeatureNames())
	mean, deviation = make([]float64, n), make([]float64, n)
	column := make([]float64, len(rows))
	for j := range n {
		for i := range rows {
			column[i] = rows[i][j]
		}
		mean[j], deviation[j] = stat.PopMeanStdDev(column, nil)
		if deviation[j] == 0 {
			deviation[j] = 1
		}
		for i := range rows {
			rows[i][j] = (rows[i][j] - mean[j]) / deviation[j]
		}
	}
	return mean, deviation
}
