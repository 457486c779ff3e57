// The learnt part: a logistic model over the features of a pair.
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

// EventModel gives the chance that two articles tell one event.
type EventModel struct {
	Weights Features
	Bias    float64
	Cut     float64 // events are kept together at a mean chance of at least this
}

// chance is the logistic function of the weighted features.
func (m *EventModel) chance(x *Features) float64 {
	sum := m.Bias
	for i, v := range x {
		sum += m.Weights[i] * v
	}
	return 1 / (1 + math.Exp(-sum))
}

// modelFile is written by cmd/learn, which says in its head what it was learnt on and how well it does.
//
//go:embed model.tsv
var modelFile string

// eventModel is the model isnad ships.
var eventModel = sync.OnceValue(func() *EventModel {
	m, err := parseModel(modelFile)
	if err != nil {
		panic(err) // embedded: a broken file is a broken build, which the tests find
	}
	return m
})

// parseModel reads lines of a name and a number; # begins a comment. Every weight must be there.
func parseModel(text string) (*EventModel, error) {
	m := &EventModel{}
	missing := append([]string{"bias", "cut"}, featureNames[:]...)
	for n, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		name, number, _ := strings.Cut(line, "\t")
		value, err := strconv.ParseFloat(number, 64)
		if err != nil {
			return nil, fmt.Errorf("model: line %d: %w", n+1, err)
		}
		switch i := slices.Index(featureNames[:], name); {
		case i >= 0:
			m.Weights[i] = value
		case name == "bias":
			m.Bias = value
		case name == "cut":
			m.Cut = value
		default:
			return nil, fmt.Errorf("model: line %d: unknown feature %q", n+1, name)
		}
		missing = slices.DeleteFunc(missing, func(s string) bool { return s == name })
	}
	if len(missing) > 0 {
		return nil, fmt.Errorf("model: no weight for %s", strings.Join(missing, ", "))
	}
	return m, nil
}
