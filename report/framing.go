// framing.jsonl: how the outlets told each event.
package report

import (
	"io"

	"isnad/dedup/corpus"
	"isnad/report/framing"
)

const (
	framingSchema = "isnad.framing/1"
	wordsSchema   = "isnad.words/1"
)

// framingLine is one line of framing.jsonl.
type framingLine struct {
	Schema    string          `json:"schema"`
	Event     string          `json:"event"`
	Articles  []tellingLine   `json:"articles"`
	Facts     []factLine      `json:"facts"`
	Omissions []omissionLine  `json:"omissions"`
	Conflicts []conflictLine  `json:"conflicts"`
	Labels    []labelLine     `json:"labels"`
	Words     []eventWordLine `json:"words"`
	Quotes    []quotationLine `json:"quotes"`
	Headlines []headlineLine  `json:"headlines"`
	Order     []orderLine     `json:"order"`
	Summary   []findingLine   `json:"summary"`
	Notes     []noteLine      `json:"notes"`
}

type tellingLine struct {
	ID     string `json:"id"`
	Outlet string `json:"outlet"`
}

type factLine struct {
	Fact    string     `json:"fact"`
	Text    string     `json:"text"`
	Reports []cellLine `json:"reports"`
	Absent  []string   `json:"absent"`
}

type cellLine struct {
	Article string         `json:"article"`
	Spans   []spanPair     `json:"spans"`
	Status  framing.Status `json:"status"`
}

type omissionLine struct {
	Article     string  `json:"article"`
	Fact        string  `json:"fact"`
	Weight      float64 `json:"weight"`
	Independent int     `json:"independent"`
	Excuse      string  `json:"excuse"`
}

type conflictLine struct {
	Fact   string               `json:"fact"`
	Kind   framing.ConflictKind `json:"kind"`
	Nature string               `json:"nature"`
	Values []valueLine          `json:"values"`
}

type valueLine struct {
	Article string   `json:"article"`
	Span    spanPair `json:"span"`
	Text    string   `json:"text"`
	Source  string   `json:"source"`
}

type labelLine struct {
	Thing string    `json:"thing"`
	Uses  []useLine `json:"uses"`
}

type useLine struct {
	Article    string     `json:"article"`
	Expression string     `json:"expression"`
	Count      int        `json:"count"`
	Own        int        `json:"own"`
	Quoted     int        `json:"quoted"`
	Spans      []spanPair `json:"spans"`
}

// wordLine is a line of words.jsonl and, without its schema, the most of an entry of an event's words.
type wordLine struct {
	Schema      string  `json:"schema,omitempty"`
	Outlet      string  `json:"outlet"`
	Term        string  `json:"term"`
	Z           float64 `json:"z"`
	Count       int     `json:"count"`
	Enough      bool    `json:"enough"`
	Others      int     `json:"others"`
	Total       int     `json:"total"`
	OthersTotal int     `json:"others_total"`
	Prior       float64 `json:"prior"`
	PriorTotal  float64 `json:"prior_total"`
}

// eventWordLine is an entry of an event's words.
type eventWordLine struct {
	wordLine
	Places []placeLine `json:"places"`
}

type quotationLine struct {
	Article   string      `json:"article"`
	Span      spanPair    `json:"span"`
	Speaker   string      `json:"speaker"`
	Verb      string      `json:"verb"`
	VerbClass string      `json:"verb_class"`
	Marked    bool        `json:"marked"`
	Anonymous bool        `json:"anonymous"`
	Cut       []placeLine `json:"cut"`
}

type placeLine struct {
	Article string   `json:"article"`
	Span    spanPair `json:"span"`
}

type headlineLine struct {
	Article   string   `json:"article"`
	Fact      *string  `json:"fact"`
	Conflicts []string `json:"conflicts"`
	Labels    []string `json:"labels"`
	Verb      string   `json:"verb"`
}

type orderLine struct {
	Article  string   `json:"article"`
	Against  *string  `json:"against"`
	Tau      float64  `json:"tau"`
	Enough   bool     `json:"enough"`
	Promoted []string `json:"promoted"`
	Demoted  []string `json:"demoted"`
	First    []string `json:"first"`
}

type findingLine struct {
	Arabic  string      `json:"arabic"`
	English string      `json:"english"`
	Facts   []string    `json:"facts"`
	Places  []placeLine `json:"places"`
}

type noteLine struct {
	Article *string `json:"article"`
	Arabic  string  `json:"arabic"`
	English string  `json:"english"`
}

// WriteFraming writes one line a comparison, in the order given.
func WriteFraming(w io.Writer, articles []corpus.Article, comparisons []*framing.Comparison) error {
	encoder := newLineEncoder(w)
	for _, c := range comparisons {
		if err := encoder.Encode(newFramingLine(articles, c)); err != nil {
			return err
		}
	}
	return nil
}

// WriteWords writes one line a word that sets an outlet apart in a whole run.
func WriteWords(w io.Writer, words []framing.Word) error {
	encoder := newLineEncoder(w)
	for i := range words {
		line := newWordLine(&words[i])
		line.Schema = wordsSchema
		if err := encoder.Encode(line); err != nil {
			return err
		}
	}
	return nil
}
