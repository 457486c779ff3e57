// copies.jsonl and chains.jsonl: who carries whose text.
package report

import (
	"io"

	"isnad/dedup/corpus"
	"isnad/report/wire"
)

// copyLine is one line of copies.jsonl.
type copyLine struct {
	Schema        string         `json:"schema"`
	Event         string         `json:"event"`
	Source        string         `json:"source"`
	Copy          string         `json:"copy"`
	Class         wire.Class     `json:"class"`
	Direction     wire.Direction `json:"direction"`
	ShareOfSource float64        `json:"share_of_source"`
	ShareOfCopy   float64        `json:"share_of_copy"`
	Credited      string         `json:"credited"`
	Evidence      []evidenceLine `json:"evidence"`
	Passages      []passageLine  `json:"passages"`
	Edits         []editLine     `json:"edits"`
	Parent        bool           `json:"parent"`
}

type evidenceLine struct {
	Kind   string  `json:"kind"`
	Weight float64 `json:"weight"`
	Text   string  `json:"text"`
	Arabic string  `json:"arabic"`
}

type passageLine struct {
	Source spanPair  `json:"source"`
	Copy   spanPair  `json:"copy"`
	Kind   wire.Kind `json:"kind"`
}

type editLine struct {
	Kind   wire.EditKind `json:"kind"`
	Source spanPair      `json:"source"`
	Copy   spanPair      `json:"copy"`
	Alarm  bool          `json:"alarm"`
}

// WriteCopies writes one line a copy, in the order of the result.
func WriteCopies(w io.Writer, articles []corpus.Article, found *wire.Result) error {
	encoder := newLineEncoder(w)
	for i := range found.Copies {
		if err := encoder.Encode(newCopyLine(articles, found.Events[i], &found.Copies[i])); err != nil {
			return err
		}
	}
	return nil
}

func newCopyLine(articles []corpus.Article, event string, c *wire.Copy) copyLine {
	line := copyLine{
		Schema: copiesSchema, Event: event, Source: articles[c.Source].ID, Copy: articles[c.Copy].ID,
		Class: c.Class, Direction: c.Direction, Credited: c.Credited, Parent: c.Parent,
		ShareOfSource: rounded(c.ShareOfSource), ShareOfCopy: rounded(c.ShareOfCopy),
		Evidence: make([]evidenceLine, len(c.Evidence)),
		Passages: make([]passageLine, len(c.Passages)),
		Edits:    make([]editLine, len(c.Edits)),
	}
	for i, e := range c.Evidence {
		line.Evidence[i] = evidenceLine{e.Kind, rounded(e.Weight), e.Text, e.Arabic}
	}
	for i, p := range c.Passages {
		line.Passages[i] = passageLine{pairOf(p.Source), pairOf(p.Copy), p.Kind}
	}
	for i, e := range c.Edits {
		line.Edits[i] = editLine{e.Kind, pairOf(e.Source), pairOf(e.Copy), e.Alarm}
	}
	return line
}

// chainLine is one line of chains.jsonl.
type chainLine struct {
	Schema string     `json:"schema"`
	Event  string     `json:"event"`
	Nodes  []nodeLine `json:"nodes"`
	Links  []linkLine `json:"links"`
}

type nodeLine struct {
	ID   string `json:"id"`
	Kind string `json:"kind"` // article, unseen
	Text string `json:"text"` // of an unseen source; an article's stands in articles.jsonl
}

type linkLine struct {
	From  string  `json:"from"`
	To    string  `json:"to"`
	Share float64 `json:"share"`
	Known bool    `json:"known"`
}

// WriteChains writes one line an event in which text was taken over.
func WriteChains(w io.Writer, found *wire.Result) error {
	encoder := newLineEncoder(w)
	for i := range found.Chains {
		if err := encoder.Encode(newChainLine(&found.Chains[i])); err != nil {
			return err
		}
	}
	return nil
}

func newChainLine(c *wire.Chain) chainLine {
	line := chainLine{Schema: chainsSchema, Event: c.Event, Nodes: make([]nodeLine, len(c.Nodes)), Links: make([]linkLine, len(c.Links))}
	for i, n := range c.Nodes {
		line.Nodes[i] = nodeLine{ID: n.ID, Kind: nodeKind(&n), Text: n.Text}
	}
	for i, l := range c.Links {
		line.Links[i] = linkLine{From: c.Nodes[l.From].ID, To: c.Nodes[l.To].ID, Share: rounded(l.Share), Known: l.Known}
	}
	return line
}

func nodeKind(n *wire.Node) string {
	if n.Article < 0 {
		return "unseen"
	}
	return "article"
}
