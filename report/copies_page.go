// Who took text from whom, arranged for an event's page.
package report

import (
	"strconv"

	"isnad/dedup/corpus"
	"isnad/report/page"
	"isnad/report/phrase"
	"isnad/report/wire"
)

// chain is the event's texts with what each was taken from; nil where no copies were looked for, and for a lone text that was taken from nowhere.
func (v *eventView) chain() *page.Chain {
	if v.run.Copies == nil {
		return nil
	}
	found := v.chains[v.event.ID]
	if found == nil {
		if len(v.event.Articles) < 2 {
			return nil
		}
		found = &wire.Chain{Event: v.event.ID}
		for _, m := range v.event.Articles {
			found.Nodes = append(found.Nodes, wire.Node{Article: m.Article, ID: m.ID})
		}
	}
	seen := v.pairAnchors()
	shown := &page.Chain{Nodes: v.chainNodes(found.Nodes), Links: make([]page.ChainLink, len(found.Links))}
	for i, l := range found.Links {
		shown.Links[i] = page.ChainLink{From: l.From, To: l.To, Share: l.Share, Known: l.Known, Pair: seen[l.Copy]}
	}
	return shown
}

func (v *eventView) chainNodes(nodes []wire.Node) []page.ChainNode {
	shown := make([]page.ChainNode, len(nodes))
	unseen := 0
	for i, n := range nodes {
		if n.Article < 0 {
			unseen++
			key := "unseen-" + strconv.Itoa(unseen)
			shown[i] = page.ChainNode{Key: key, Href: "#" + key, Unseen: true, Text: phrase.Start(n.Text, bodyShown)}
			continue
		}
		a := &v.run.Articles[n.Article]
		shown[i] = page.ChainNode{
			Key: v.anchors[n.Article], Href: v.articleHref(n.Article), Outlet: outletLink(onSubpage, a.Outlet), Title: chainTitle(a),
			Published: a.Published, Foreign: v.members[a.ID].event != v.event.ID,
		}
		if shown[i].Key == "" {
			shown[i].Key = "n" + strconv.Itoa(i+1)
		}
	}
	return shown
}

// chainTitle is the title, or the first words of an article without one.
func chainTitle(a *corpus.Article) string {
	if a.Title != "" {
		return lineOf(a.Title)
	}
	return firstWords(a)
}
