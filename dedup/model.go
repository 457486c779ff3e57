// The learnt part: logistic models over the features of a pair.
package dedup

import (
	_ "embed"
	"fmt"
	"maps"
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
	m, err := parseModels(modelFile)
	if err != nil {
		panic(err) // embedded: a broken file is a broken build, which the tests find
	}
	return m
})

// parseModels reads the event model's and the story model's weights, in that order.
func parseModels(text string) (*Models, error) {
	m := &Models{}
	if err := ParseWeights(text, m.Event.places(), m.Story.places()); err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	return m, nil
}

// places are where a model's numbers go, by name.
func (m *Model) places() map[string]*float64 {
	places := map[string]*float64{"bias": &m.Bias, "cut": &m.Cut}
	for i, name := range featureNames {
		places[name] = &m.Weights[i]
	}
	return places
}

// ParseWeights reads lines of a name and a number for each model, divided by tabs, and puts the numbers in the models' places of that name; - is a
// feature that a model does not look at, # begins a comment. All models have the same names, and each name must be there once.
func ParseWeights(text string, models ...map[string]*float64) error {
	missing := slices.Sorted(maps.Keys(models[0]))
	for n, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		name := slices.Index(missing, fields[0])
		if name < 0 || len(fields) != 1+len(models) {
			return fmt.Errorf("line %d: want a feature not yet given and a number for each of %d models", n+1, len(models))
		}
		missing = slices.Delete(missing, name, name+1)
		for i, number := range fields[1:] {
			if number == "-" {
				continue
			}
			value, err := strconv.ParseFloat(number, 64)
			if err != nil {
				return fmt.Errorf("line %d: %w", n+1, err)
			}
			*models[i][fields[0]] = value
		}
	}
	if len(missing) > 0 {
		return fmt.Errorf("no weight for %s", strings.Join(missing, ", "))
	}
	return nil
}
