// What the package gives out.
package framing

import "isnad/dedup/corpus"

// Comparison is how the articles of one event tell it. Articles are named by their place in Articles.
type Comparison struct {
	Event     string
	Articles  []int // indices into the articles given, by time of publication, then id
	Facts     []Fact
	Omissions []Omission // the weightiest first
	Conflicts []Conflict
	Things    []Thing
	Quotes    []Quotation // by article, then place
	Words     []Word
	Headlines []Headline // one an article that has a title
	Orders    []Order
	Findings  []Finding // the summary: the weightiest first
	Notes     []Note    // what could not be compared, and why
}

// Place is a stretch of one of the articles: code points of its body.
type Place struct {
	Article int
	Span    corpus.Span
}

// Status is how an article carries a fact.
type Status string

// The statuses. An article without a report of the fact is absent from its row.
const (
	Verbatim    Status = "verbatim" // in the words of another article of the row: copied, or both from one text
	Reworded    Status = "reworded"
	Conflicting Status = "conflicting" // with a value that contradicts the other articles'
)

// Fact is a row: the sentences, or clauses, across the articles that make one claim.
type Fact struct {
	ID      string // stable for the same articles in any order
	Text    string // the clearest of its sentences
	Reports []Report
	Absent  []int
}

// Report is a cell: where one article makes the claim.
type Report struct {
	Article int
	Spans   []corpus.Span
	Status  Status
}

// Omission is a fact that independent tellings carry and one article lacks.
type Omission struct {
	Article, Fact int     // places in Articles and Facts
	Weight        float64 // in [0,1]: how many independent tellings carry it and how early, discounted for what excuses the article
	Independent   int     // tellings that carry it
	Excuse        string  // "short", "earlier" (out before the fact was known), "tail-cut" (it cut the end of its source); "" for none
}

// ConflictKind is what tellings of one fact disagree about.
type ConflictKind string

// The kinds of conflicts.
const (
	NumberConflict   ConflictKind = "number"
	PlaceConflict    ConflictKind = "place"
	PersonConflict   ConflictKind = "person"
	ExtentConflict   ConflictKind = "extent"
	NegationConflict ConflictKind = "negation"
	TargetConflict   ConflictKind = "target"
	DateConflict     ConflictKind = "date"
)

// Conflict is a fact told with values that cannot all be right, worded for checking, never as a verdict.
type Conflict struct {
	Fact   int
	Kind   ConflictKind
	Nature string // "contradiction", "update" (a later figure of one count), "source" (different sources are named)
	Values []Value
}

// Value is what one article says.
type Value struct {
	Place
	Text   string // the words of the value
	Source string // «بحسب وزارة الصحة», "" when none is named
}

// Thing is a person, group, place or happening, with the expressions used for it.
type Thing struct {
	Name string // its commonest expression
	Uses []Use  // by article, then expression
}

// Use is one expression in one article.
type Use struct {
	Article    int
	Expression string
	Own        int // times in the outlet's own voice
	Quoted     int // times inside quotation
	Places     []corpus.Span
}

// Quotation is somebody's words in an article, marked or not.
type Quotation struct {
	Place
	Marked    bool    // between marks
	Speaker   string  // as the article names him, "" when it does not
	Anonymous bool    // «مصدر مطلع»
	Verb      string  // of reporting, as written
	VerbClass string  // neutral, claim, admit, deny, stress, accuse, warn, promise, ask, …
	Cut       []Place // the same quotation elsewhere, cut at other places
}

// Word is a term that sets an outlet's own words apart from the others'.
type Word struct {
	Outlet string
	Term   string  // as written
	Z      float64 // of the log-odds ratio with a Dirichlet prior (Monroe, Colaresi and Quinn 2008, eq. 16, 19, 22)
	Count  int
	Enough bool // false: the sample is too small to say

	Others             int     // times in the other outlets' own words
	Total, OthersTotal int     // words counted of the outlet, and of all others
	Prior, PriorTotal  float64 // α of the term, and α₀

	// Places are the first at which the term stands, in whatever form, in the outlet's own words, by article, then place. Where Z is negative,
	// so that the outlet may not have it at all, they are in the others' own words. Words of a run have none.
	Places []Place
}

// Headline is what an article's title makes of the event.
type Headline struct {
	Article   int
	Fact      int      // the fact it picks; -1 for none
	Conflicts []string // values or claims of the title that the body contradicts or lacks
	Labels    []string
	Verb      string
}

// Order is an article's order of the shared facts against that of its source, or the others' consensus.
type Order struct {
	Article           int
	Against           int     // article; -1: the consensus
	Tau               float64 // Kendall's τ-b, in [-1,1]
	Enough            bool    // at least four facts are shared
	Promoted, Demoted []int   // facts
	First             []int   // facts in the first sixty words
}

// Finding is one sentence of the summary, built from the figures alone.
type Finding struct {
	Arabic, English string
	Facts           []int
	Places          []Place
}
