// The whole way: articles in, copies and chains out.
package wire

import (
	"cmp"
	"context"
	"slices"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/workers"
)

// Options say how copies are looked for. The zero value is what was measured.
type Options struct {
	Agencies *corpus.Agencies    // who is credited; nil: the default
	Progress func(done, all int) // told of pairs compared so far, by one goroutine at a time; nil for nobody
	Only     []bool              // by article: copies between two that are not wanted are left out of the result; nil: none are
}

// Find finds every copy among the articles, whatever their order and the number of processors. Ids must be distinct; clusters, those of the
// articles, give the events. It stops early with the context's error.
func Find(ctx context.Context, articles []corpus.Article, clusters *dedup.Clusters, opt Options) (*Result, error) {
	if opt.Agencies == nil {
		opt.Agencies = corpus.DefaultAgencies()
	}
	l, err := newLibrary(ctx, articles, opt.Agencies)
	if err != nil {
		return nil, err
	}
	pairs, err := l.candidates(ctx)
	if err != nil {
		return nil, err
	}
	matches, err := l.compare(ctx, pairs, opt.Progress)
	if err != nil {
		return nil, err
	}
	t := newTransmission(articles, l.texts, matches, clusters, opt.Agencies)
	result := l.describe(ctx, t, clusters, opt.Only)
	result.Warnings = append(t.warnings(), l.warnings...)
	return result, ctx.Err()
}

// describe turns matches with a direction into copies: class, shares, passages, edits.
// What is not wanted goes only here: whether a text is somebody's source shows among all its copies.
func (l *library) describe(ctx context.Context, t *transmission, clusters *dedup.Clusters, only []bool) *Result {
	taken, chains, independent := t.result()
	taken, chains = wanted(taken, chains, only)
	r := &Result{Copies: make([]Copy, len(taken)), Events: make([]string, len(taken)), Chains: chains, Independent: make(map[string]int)}
	for e, n := range independent {
		r.Independent[clusters.Events[e].ID] = n
	}
	workers.Each(len(taken), func(int) func(int) {
		d := describer{library: l, editor: newEditor()}
		return func(i int) {
			if ctx.Err() != nil {
				return
			}
			c := &taken[i]
			r.Copies[i] = c.Copy
			d.fill(&r.Copies[i], &t.matches[c.match], c.swapped)
			if c.event >= 0 {
				r.Events[i] = clusters.Events[c.event].ID
			}
		}
	})
	return r
}

// wanted leaves out the copies between two articles that are not wanted, and says so in the links of the chains.
func wanted(all []taken, chains []Chain, only []bool) ([]taken, []Chain) {
	if only == nil {
		return all, chains
	}
	var kept []taken
	at := make([]int, len(all))
	for i := range all {
		at[i] = -1
		if only[all[i].Source] || only[all[i].Copy.Copy] {
			at[i] = len(kept)
			kept = append(kept, all[i])
		}
	}
	var touched []Chain
	for _, c := range chains {
		for k := range c.Links {
			if c.Links[k].Copy >= 0 {
				c.Links[k].Copy = at[c.Links[k].Copy]
			}
		}
		if slices.ContainsFunc(c.Nodes, func(n Node) bool { return n.Article >= 0 && only[n.Article] }) {
			touched = append(touched, c)
		}
	}
	return kept, touched
}

// describer writes copies out. One goroutine uses it at a time.
type describer struct {
	*library
	editor *editor
}

func (d *describer) fill(c *Copy, m *match, swapped bool) {
	source, copied := &d.texts[m.a], &d.texts[m.b]
	shared := m.passages
	if len(shared) == 0 {
		shared = m.left // a Quote shows what was left out
	}
	turned := turnedAll(shared, swapped)
	if swapped {
		source, copied = copied, source
	}
	slices.SortFunc(turned, func(p, q passage) int {
		return cmp.Or(cmp.Compare(p.b.from, q.b.from), cmp.Compare(p.a.from, q.a.from))
	})
	c.Class, c.ShareOfSource, c.ShareOfCopy = classOf(m, swapped)
	c.Evidence = append(c.Evidence, m.notes...)
	var from, to *corpus.Points
	if c.Class == Quote {
		from, to = corpus.NewPoints(source.article.Body), corpus.NewPoints(copied.article.Body)
	} else {
		c.Edits = d.editor.edits(source, copied, turned, c.Class == Whole)
		from, to = d.editor.read.take(source).points, d.editor.read.take(copied).points
	}
	c.Passages = make([]Passage, 0, len(turned))
	for _, p := range turned {
		c.Passages = append(c.Passages, Passage{Source: points(from, source, p.a), Copy: points(to, copied, p.b), Kind: p.kind})
	}
}

// turnedAll is passages with their sides changed, if so asked.
func turnedAll(passages []passage, swapped bool) []passage {
	all := slices.Clone(passages)
	if swapped {
		for i := range all {
			all[i].a, all[i].b = all[i].b, all[i].a
		}
	}
	return all
}

// points is a span of tokens in code points of the body.
func points(p *corpus.Points, t *text, s span) corpus.Span {
	return corpus.Span{Start: p.At(int(t.tokens[s.from].Start)), End: p.At(int(t.tokens[s.to-1].End))}
}

// canonical is the articles' indices in the order of ids.
func canonical(articles []corpus.Article) []int {
	order := make([]int, len(articles))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(articles[a].ID, articles[b].ID) })
	return order
}
