// articles.jsonl: what was read.
package report

import (
	"encoding/json"
	"io"

	"isnad/dedup/corpus"
	"isnad/similarity/arabic"
)

// Schemas name the version of each kind of line. A field may be added under the same number; none changes or goes.
const (
	articlesSchema = "isnad.articles/1"
	clustersSchema = "isnad.clusters/1"
	copiesSchema   = "isnad.copies/1"
	chainsSchema   = "isnad.chains/1"
)

// articleLine is one line of articles.jsonl. Missing dates and parents are null, missing texts empty.
type articleLine struct {
	Schema             string           `json:"schema"`
	ID                 string           `json:"id"`
	Outlet             string           `json:"outlet"`
	Title              string           `json:"title"`
	URL                string           `json:"url"`
	Author             string           `json:"author"`
	Dateline           string           `json:"dateline"`
	Published          *string          `json:"published"`
	PublishedPrecision *string          `json:"published_precision"`
	Updated            *string          `json:"updated"`
	UpdatedPrecision   *string          `json:"updated_precision"`
	Body               string           `json:"body"`
	Furniture          []furnitureEntry `json:"furniture"`
	Credits            []creditLine     `json:"credits"`
	Parent             *string          `json:"parent"`
	ParentSpan         *spanPair        `json:"parent_span"`
	Warnings           []string         `json:"warnings"`
}

type creditLine struct {
	Agency string   `json:"agency"`
	Kind   string   `json:"kind"`
	Where  string   `json:"where"`
	Span   spanPair `json:"span"`
}

// spanPair is [start,end].
type spanPair [2]int

func pairOf(s corpus.Span) spanPair { return spanPair{s.Start, s.End} }

// furnitureEntry is [start,end,"kind"].
type furnitureEntry [3]any

// WriteArticles writes one line an article, in the order given.
func WriteArticles(w io.Writer, articles []corpus.Article) error {
	encoder := newLineEncoder(w)
	for i := range articles {
		if err := encoder.Encode(newArticleLine(&articles[i])); err != nil {
			return err
		}
	}
	return nil
}

// newLineEncoder writes one object a line and leaves <, > and & as they are: the lines are data, not markup.
func newLineEncoder(w io.Writer) *json.Encoder {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder
}

func newArticleLine(a *corpus.Article) articleLine {
	line := articleLine{
		Schema: articlesSchema, ID: a.ID, Outlet: a.Outlet, Title: a.Title, URL: a.URL, Author: a.Author, Dateline: a.Dateline, Body: a.Body,
		Furniture: make([]furnitureEntry, len(a.Furniture)),
		Credits:   make([]creditLine, len(a.Credits)),
		Warnings:  append([]string{}, a.Warnings...),
	}
	line.Published, line.PublishedPrecision = dateFields(a.Published)
	line.Updated, line.UpdatedPrecision = dateFields(a.Updated)
	for i, f := range a.Furniture {
		line.Furniture[i] = furnitureEntry{f.Start, f.End, f.Kind}
	}
	for i, c := range a.Credits {
		line.Credits[i] = creditLine{Agency: c.Agency, Kind: c.Kind, Where: c.Where, Span: pairOf(c.Span)}
	}
	if a.Parent != "" {
		span := pairOf(a.ParentSpan)
		line.Parent, line.ParentSpan = &a.Parent, &span
	}
	return line
}

// dateFields gives a date and its precision as they are written; a date that is not there is two nulls.
func dateFields(d arabic.Date) (written, precision *string) {
	if d.Precision == arabic.NoDate {
		return nil, nil
	}
	text, exactness := d.String(), d.Precision.String()
	return &text, &exactness
}
