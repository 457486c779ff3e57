// The learnt part: logistic models over the features of a pair.
package dedup

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Model gives the chance that two articles belong together.
type Model struct {
	Weights Features
	Bias    float64
	Cut     float64 // groups are kept together at a mean chance of at least this
}

// Chances gives the chance of every pair.
func (m *Model) Chances(pairs []Pair) []float64 {
	chances := make([]float64, len(pairs))
	for i := range pairs {
		chances[i] = m.chance(&pairs[i].X)
	}
	return chances
}

// chance is the logistic function of the weighted features.
func (m *Model) chance(x *Features) float64 {
	sum := m.Bias
	for j, v := range x {
		sum += m.Weights[j] * v
	}
	return 1 / (1 + math.Exp(-sum))
}

// Models are the two that clustering needs.
type Models struct{ Event, Story Model }

// modelFile is written by cmd/learn; its head says what it was learnt on and how well it does.
//
//go:embed model.tsv
var modelFile string

// shipped are the models isnad comes with.
var shipped = sync.OnceValue(func() *Models {
	m, err := ParseModels(modelFile)
	if err != nil {
		panic(err) // embedded: a broken file is a broken build, which the tests find
	}
	return m
})

// ParseModels reads lines of a name and two numbers, the event model's and the story model's, divided by tabs; - is a
// feature the model does not look at, # begins a comment. Every feature, the bias and the cut must be there.
func ParseModels(text string) (*Models, error) {
	m := &Models{}
	missing := append([]string{"bias", "cut"}, featureNames[:]...)
	for n, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		i := slices.Index(missing, fields[0])
		if i < 0 || len(fields) != 3 {
			return nil, fmt.Errorf("model: line %d: want a feature not yet given and two numbers", n+1)
		}
		missing = slices.Delete(missing, i, i+1)
		for i, model := range []*Model{&m.Event, &m.Story} {
			if err := model.set(fields[0], fields[i+1]); err != nil {
				return nil, fmt.Errorf("model: line %d: %w", n+1, err)
			}
		}
	}
	if len(missing) > 0 {
		return nil, fmt.Errorf("model: no weight for %s", strings.Join(missing, ", "))
	}
	return m, nil
}

// set puts one number of the file in its place.
func (m *Model) set(name, number string) error {
	if number == "-" {
		return nil
	}
	value, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return err
	}
	switch name {
	case "bias":
		m.Bias = value
	case "cut":
		m.Cut = value
	default:
		m.Weights[slices.Index(featureNames[:], name)] = value
	}
	return nil
}
