package framing

import (
	"flag"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/optimize"
	"gonum.org/v1/gonum/stat"

	"isnad/dedup/corpus"
)

var learnFacts = flag.Bool("learn-facts", false, "write fact_model.tsv anew")

// penalty is on the squares of standardised weights. Note: .001 and .03 carry over worse.
const penalty = .01

// example is a pair of labelled sentences of two articles.
type example struct {
	x    measures
	same bool
}

// examplesOf measures every pair of an event.
func examplesOf(t testing.TB, e *goldEvent) []example {
	t.Helper()
	table := newFactTable(readAll(e.articles), nil, shippedModel())
	same := e.samePairs()
	rows := table.scores.neighbours()
	var all []example
	for i, a := range table.scores.statements {
		for j, b := range table.scores.statements[:i] {
			if a.telling != b.telling {
				all = append(all, example{table.scores.features(i, j, rows), same[pairKey(e.sentenceOf(table, i), e.sentenceOf(table, j))]})
			}
		}
	}
	return all
}

// sentenceOf is the labelled sentence that a statement is.
func (e *goldEvent) sentenceOf(t *factTable, i int) [2]int {
	s := t.scores.statements[i]
	article := t.tellings[s.telling].article
	at := e.sentencesAt(article, corpus.Span{Start: t.articles[article].points.At(s.from), End: t.articles[article].points.At(s.to)})
	if len(at) == 0 {
		return [2]int{article, -1 - i}
	}
	return [2]int{article, at[0]}
}

// fitFacts finds the weights of greatest penalised likelihood, and the cut of the best F1 on the same pairs. An event weighs as the root of its pairs.
func fitFacts(events [][]example) *factModel {
	var rows [][]float64
	var wanted, weights []float64
	for _, e := range events {
		for _, x := range e {
			rows = append(rows, append([]float64(nil), x.x[:]...))
			y := 0.0
			if x.same {
				y = 1
			}
			wanted, weights = append(wanted, y), append(weights, 1/math.Sqrt(float64(len(e))))
		}
	}
	mean, deviation := standardise(rows)
	found, _ := optimize.Minimize(logLoss(rows, wanted, weights), make([]float64, measureCount+1), &optimize.Settings{GradientThreshold: 1e-7, MajorIterations: 500}, &optimize.LBFGS{})
	m := &factModel{bias: found.X[measureCount]}
	for j := range measureCount {
		m.weights[j] = found.X[j] / deviation[j]
		m.bias -= m.weights[j] * mean[j]
	}
	best := -1.0
	for cut := .15; cut < .6; cut += .01 {
		if f := pairF1(m, cut, events); f > best {
			best, m.cut = f, cut
		}
	}
	return m
}

func standardise(rows [][]float64) (mean, deviation [measureCount]float64) {
	column := make([]float64, len(rows))
	for j := range measureCount {
		for i := range rows {
			column[i] = rows[i][j]
		}
		mean[j], deviation[j] = stat.PopMeanStdDev(column, nil)
		for i := range rows {
			rows[i][j] = (rows[i][j] - mean[j]) / deviation[j]
		}
	}
	return mean, deviation
}

func logLoss(rows [][]float64, wanted, weights []float64) optimize.Problem {
	total := floats.Sum(weights)
	return optimize.Problem{
		Func: func(at []float64) float64 {
			loss := 0.0
			for i, row := range rows {
				z := at[measureCount] + floats.Dot(at[:measureCount], row)
				loss += weights[i] * (math.Max(z, 0) + math.Log1p(math.Exp(-math.Abs(z))) - wanted[i]*z)
			}
			return loss/total + penalty*floats.Dot(at[:measureCount], at[:measureCount])
		},
		Grad: func(slope, at []float64) {
			clear(slope)
			for i, row := range rows {
				z := at[measureCount] + floats.Dot(at[:measureCount], row)
				off := weights[i] * (1/(1+math.Exp(-z)) - wanted[i]) / total
				floats.AddScaled(slope[:measureCount], off, row)
				slope[measureCount] += off
			}
			floats.AddScaled(slope[:measureCount], 2*penalty, at[:measureCount])
		},
	}
}

func pairF1(m *factModel, cut float64, events [][]example) float64 {
	both, either := 0, 0
	for _, e := range events {
		for i := range e {
			taken := m.chance(&e[i].x) >= cut
			if taken {
				either++
			}
			if e[i].same {
				either++
				if taken {
					both++
				}
			}
		}
	}
	return 2 * float64(both) / float64(max(1, either))
}

// TestLearnFacts writes the model: go test ./report/framing -run LearnFacts -learn-facts.
func TestLearnFacts(t *testing.T) {
	if !*learnFacts {
		t.Skip("only with -learn-facts")
	}
	var all [][]example
	for _, e := range goldEvents(t) {
		all = append(all, examplesOf(t, e))
	}
	m := fitFacts(all)
	var b strings.Builder
	b.WriteString("# Model of two sentences that make the same claim: chance = 1 / (1 + exp(−(bias + Σ weight · measure))); pairs of at least cut are taken.\n")
	b.WriteString("# The measures are explained in fact_model.go. Made by go test ./report/framing -run LearnFacts -learn-facts from thirteen labelled events of\n")
	fmt.Fprintf(&b, "# ANT corpus v2.1 (multi-source), penalty %g. F1 of pairs in sample %.3f; out of sample see testdata/facts.golden.\n", penalty, pairF1(m, m.cut, all))
	for i, name := range measureNames {
		fmt.Fprintf(&b, "%s\t%.3f\n", name, m.weights[i])
	}
	fmt.Fprintf(&b, "bias\t%.3f\ncut\t%.2f\n", m.bias, m.cut)
	if err := os.WriteFile("fact_model.tsv", []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
