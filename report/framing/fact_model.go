// The learnt part: a logistic model over the measures of a pair of sentences.
package framing

import (
	_ "embed"
	"fmt"
	"math"
	"sync"

	"isnad/dedup"
)

// The measures of a pair.
const (
	cosineMeasure    = iota // of the weighted words
	excessMeasure           // cosine less the mean of both sentences' cosines with the other's article: in an article all of one matter a given cosine says less
	openingMeasure          // both are among the first two of their articles
	heaviestMeasure         // weight of the weightiest shared word
	containedMeasure        // share of the lighter sentence's weight that the other has
	marginMeasure           // cosine less the next best of either sentence in the other's article
	diceMeasure             // share of both sentences' weight that they have in common
	lengthMeasure           // logarithm of the longer one's words: long sentences hold several facts
	measureCount
)

// measureNames name the measures as in the model file.
//
// Note: tried on thirteen events and not kept, because what they gained on some they lost on others: the best cosine of two clauses, its excess and
// margin, containment of clauses, shared stem bigrams by count and by weight, the longest shared run, the densest window of nine words, shared numbers and
// dates, ranks and mutual best matches, places in the article, quotation, a common third sentence, roots made by pattern, a second model over the first's chances,
// the best c·min(nA, nB) pairs of two articles, a threshold by expected F1.
var measureNames = [measureCount]string{"cosine", "excess", "opening", "heaviest", "contained", "margin", "dice", "length"}

type measures [measureCount]float64

// factModel gives the chance that two sentences make the same claim.
type factModel struct {
	weights measures
	bias    float64
	cut     float64 // pairs of at least this chance are taken
}

func (m *factModel) chance(x *measures) float64 {
	sum := m.bias
	for j, v := range x {
		sum += m.weights[j] * v
	}
	return 1 / (1 + math.Exp(-sum))
}

// factWeights is written by TestLearnFacts; its head says what it was learnt on and how well it does.
//
//go:embed fact_model.tsv
var factWeights string

// shippedModel is the model isnad comes with.
var shippedModel = sync.OnceValue(func() *factModel {
	m, err := parseFactModel(factWeights)
	if err != nil {
		panic(err) // embedded: a broken file is a broken build, which the tests find
	}
	return m
})

// parseFactModel reads the weights of all measures, the bias and the cut.
func parseFactModel(text string) (*factModel, error) {
	m := &factModel{}
	places := map[string]*float64{"bias": &m.bias, "cut": &m.cut}
	for i, name := range measureNames {
		places[name] = &m.weights[i]
	}
	if err := dedup.ParseWeights(text, places); err != nil {
		return nil, fmt.Errorf("fact model: %w", err)
	}
	return m, nil
}
