// clusters.jsonl: what belongs together.
package report

import (
	"io"
	"math"

	"isnad/dedup"
)

// clusterLine is one line of clusters.jsonl.
type clusterLine struct {
	Schema           string       `json:"schema"`
	Event            string       `json:"event"`
	Story            string       `json:"story"`
	Title            string       `json:"title"`
	First            *string      `json:"first"`
	Last             *string      `json:"last"`
	Outlets          []string     `json:"outlets"`
	IndependentTexts int          `json:"independent_texts"`
	Articles         []memberLine `json:"articles"`
	Terms            []string     `json:"terms"`
	MinSimilarity    float64      `json:"min_similarity"`
	MedianSimilarity float64      `json:"median_similarity"`
}

type memberLine struct {
	ID     string `json:"id"`
	Family string `json:"family"`
}

// WriteClusters writes one line an event, singletons included, in the order of the clusters.
func WriteClusters(w io.Writer, clusters *dedup.Clusters) error {
	encoder := newLineEncoder(w)
	for i := range clusters.Events {
		if err := encoder.Encode(newClusterLine(&clusters.Events[i])); err != nil {
			return err
		}
	}
	return nil
}

func newClusterLine(e *dedup.Event) clusterLine {
	line := clusterLine{
		Schema: clustersSchema, Event: e.ID, Story: e.Story, Title: e.Title,
		Outlets:          append([]string{}, e.Outlets...),
		IndependentTexts: e.IndependentTexts,
		Articles:         make([]memberLine, len(e.Articles)),
		Terms:            append([]string{}, e.Terms...),
		MinSimilarity:    rounded(e.MinSimilarity),
		MedianSimilarity: rounded(e.MedianSimilarity),
	}
	line.First, _ = dateFields(e.First)
	line.Last, _ = dateFields(e.Last)
	for i, m := range e.Articles {
		line.Articles[i] = memberLine{ID: m.ID, Family: m.Family}
	}
	return line
}

// rounded keeps six decimals: more would show the noise of summation order, not knowledge.
func rounded(x float64) float64 {
	if math.Abs(x) < 5e-7 {
		return 0 // and not -0, which JSON would show
	}
	return math.Round(x*1e6) / 1e6
}
