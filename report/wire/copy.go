// What the package gives out.
package wire

import "isnad/dedup/corpus"

// Class is how much of a copy comes from its source.
type Class string

// The classes. Overlap that is only quotation is a Quote: both took the words of a third.
const (
	Whole Class = "whole" // the text of the source, cut or lightly edited
	Part  Class = "part"  // a stretch of it inside a text of its own
	Quote Class = "quote" // the same quotation and nothing else
)

// Direction says whether it is known who took from whom.
type Direction string

// The directions. Of a pair whose direction is not known, Source is only the likelier one: the text that the other is wholly taken from, of two
// such the longer, else what little speaks for it.
const (
	Known        Direction = "known"
	Undetermined Direction = "undetermined"
	CommonSource Direction = "common-source" // both took from a third text, which may not be in the corpus
)

// Kind is how a passage was taken over.
type Kind string

// The kinds of passages.
const (
	Verbatim Kind = "verbatim" // word for word, spelling and marks aside
	Edited   Kind = "edited"   // words changed, cut or added here and there
	Reworded Kind = "reworded" // most words or their order changed
)

// Copy is a relation between two articles of which one carries text of the other, or both that of a third.
type Copy struct {
	Source, Copy               int // indices into the articles given
	Class                      Class
	Direction                  Direction
	ShareOfSource, ShareOfCopy float64 // of either text's words, in [0,1]; quotations, templates and boilerplate left out
	Credited                   string  // what the copy says of its text's origin: agency, generic, none
	Evidence                   []Evidence
	Passages                   []Passage // ascending by place in the copy
	Edits                      []Edit    // ascending by place in the copy, then in the source
	Parent                     bool      // the copy's best source: an edge of the event's chain
}

// Evidence is one observation that speaks for a finding. Weights of evidence on direction are log-odds (natural logarithm) for Source being the
// source, negative against it; other evidence explains and weighs 0.
type Evidence struct {
	Kind   string
	Weight float64
	Text   string // in English, with the words of the articles it rests on
	Arabic string // the same; articles go by their outlets, with the id where that may name more than one
}

// Passage is a stretch of the source and its counterpart in the copy, in code points of their bodies.
type Passage struct {
	Source, Copy corpus.Span
	Kind         Kind
}

// Edit is a difference between source and copy. Where nothing stands on one side, its span is empty and lies where it would stand.
type Edit struct {
	Kind         EditKind
	Source, Copy corpus.Span
	Alarm        bool // it changes what is claimed: number, date, name, negation
}

// EditKind names a difference.
type EditKind string

// The kinds of edits. The last three are cuts of their own kind: they say nothing about the matter.
const (
	Cut         EditKind = "cut"
	Added       EditKind = "added"
	Moved       EditKind = "moved"
	Number      EditKind = "number"
	Date        EditKind = "date"
	Name        EditKind = "name"
	Label       EditKind = "label"
	Verb        EditKind = "verb" // of reporting: قال → زعم
	Negation    EditKind = "negation"
	Attribution EditKind = "attribution"
	Voice       EditKind = "voice"     // قتل → لقي مصرعه
	Honorific   EditKind = "honorific" // «صاحب السمو الملكي», dropped or added
	Dateline    EditKind = "dateline"
	Prayer      EditKind = "prayer" // «رحمه الله»
)

// Chain is the transmission of one event's texts: who took it from whom, as a forest.
type Chain struct {
	Event string
	Nodes []Node
	Links []Link // ascending by To; at most one leads to each node
}

// Node is an article of a chain, or a text that several of its articles must have taken from and that is not in the corpus.
type Node struct {
	Article int    // index into the articles; -1 for an unseen source
	ID      string // of the article; of an unseen source, one that no article has
	Text    string // of an unseen source: rebuilt as far as the copies agree
}

// Link leads from a text to one taken from it.
type Link struct {
	From, To int     // indices into Nodes
	Share    float64 // of the copy, in [0,1]
	Known    bool    // false: inferred, or the direction is undetermined
	Copy     int     // index into Result.Copies; -1 for links from an unseen source
}

// Result is every copy of a run.
type Result struct {
	Copies   []Copy   // by event of the copy, then copy, then source
	Events   []string // of each of Copies: the copy's event
	Chains   []Chain  // of events with at least one link, in the order of the clusters
	Warnings []string // caps that were applied

	Independent map[string]int // of each event, by its id: the texts that remain when copies are folded into their source
}
