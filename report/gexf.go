// The chains as a graph for Gephi and its kin.
package report

import (
	"encoding/xml"
	"io"
	"strconv"

	"gonum.org/v1/gonum/graph/formats/gexf12"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/report/wire"
)

// nodeAttributes and edgeAttributes are what the graph tells of its nodes and edges, each by its place in the list.
var (
	nodeAttributes = []string{"outlet", "title", "published", "event", "kind"}
	edgeAttributes = []string{"known"}
)

// WriteChainsGEXF writes all chains as one directed graph in GEXF 1.2. A source of several events' copies is one node; its event is its own.
func WriteChainsGEXF(w io.Writer, articles []corpus.Article, clusters *dedup.Clusters, found *wire.Result) error {
	content := gexf12.Content{
		Version: "1.2",
		Meta:    &gexf12.Meta{Creator: "isnad", Description: "who took the text from whom"},
		Graph:   chainGraph(articles, clusters, found),
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", " ")
	if err := encoder.Encode(content); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func chainGraph(articles []corpus.Article, clusters *dedup.Clusters, found *wire.Result) gexf12.Graph {
	graph := gexf12.Graph{
		DefaultEdgeType: "directed", IDType: "string", Mode: "static",
		Attributes: []gexf12.Attributes{attributeClass("node", "string", nodeAttributes), attributeClass("edge", "boolean", edgeAttributes)},
	}
	events := eventsOf(clusters)
	known := make(map[string]bool)
	for i := range found.Chains {
		chain := &found.Chains[i]
		for j := range chain.Nodes {
			if node := &chain.Nodes[j]; !known[node.ID] {
				known[node.ID] = true
				graph.Nodes.Nodes = append(graph.Nodes.Nodes, graphNode(articles, events, chain, node))
			}
		}
		for _, l := range chain.Links {
			graph.Edges.Edges = append(graph.Edges.Edges, gexf12.Edge{
				ID: strconv.Itoa(len(graph.Edges.Edges)), Source: chain.Nodes[l.From].ID, Target: chain.Nodes[l.To].ID,
				Weight: rounded(l.Share), AttValues: attributeValues(strconv.FormatBool(l.Known)),
			})
		}
	}
	graph.Nodes.Count, graph.Edges.Count = len(graph.Nodes.Nodes), len(graph.Edges.Edges)
	return graph
}

func graphNode(articles []corpus.Article, events map[string]string, chain *wire.Chain, n *wire.Node) gexf12.Node {
	if n.Article < 0 {
		return gexf12.Node{ID: n.ID, Label: n.ID, AttValues: attributeValues("", "", "", chain.Event, nodeKind(n))}
	}
	a := &articles[n.Article]
	label := a.Outlet
	if label == "" {
		label = a.ID
	}
	return gexf12.Node{ID: n.ID, Label: label, AttValues: attributeValues(a.Outlet, a.Title, a.Published.String(), events[a.ID], nodeKind(n))}
}

// eventsOf gives the event of each article, by its id.
func eventsOf(clusters *dedup.Clusters) map[string]string {
	events := make(map[string]string)
	for i := range clusters.Events {
		for _, m := range clusters.Events[i].Articles {
			events[m.ID] = clusters.Events[i].ID
		}
	}
	return events
}

func attributeClass(class, kind string, names []string) gexf12.Attributes {
	declared := gexf12.Attributes{Class: class, Mode: "static"}
	for i, name := range names {
		declared.Attributes = append(declared.Attributes, gexf12.Attribute{ID: strconv.Itoa(i), Title: name, Type: kind})
	}
	return declared
}

// attributeValues gives values to the attributes declared, in their order; empty ones are left out.
func attributeValues(values ...string) *gexf12.AttValues {
	given := &gexf12.AttValues{}
	for i, value := range values {
		if value != "" {
			given.AttValues = append(given.AttValues, gexf12.AttValue{For: strconv.Itoa(i), Value: value})
		}
	}
	return given
}
