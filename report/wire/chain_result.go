// Copies and chains as the package gives them out.
package wire

import (
	"cmp"
	"maps"
	"slices"
)

// taken is a copy and the match it was found as; passages, edits, class and shares are filled in by others.
type taken struct {
	Copy
	match   int32
	event   int32 // number of the copy's event; -1 for none
	swapped bool  // the match's b is the source
}

// relate says of every match that is no link of a chain what the chains make of it: two takings of one text have a common source.
func (t *transmission) relate() {
	for k := range t.pairings {
		p := &t.pairings[k]
		if p.quotation {
			p.direction = CommonSource
			if slices.ContainsFunc(t.matches[k].notes, func(e Evidence) bool { return e.Kind == leftQuotation }) {
				p.evidence = append(p.evidence, onlyQuotation())
			}
			continue
		}
		if t.parent[p.taken] == int32(k) || t.descends(p.taken, p.source) || t.descends(p.source, p.taken) {
			continue
		}
		ancestor := t.ancestor(p.source, p.taken)
		if ancestor.Kind == "" || !t.explained(p.source, int32(k)) || !t.explained(p.taken, int32(k)) {
			continue
		}
		p.direction = CommonSource
		p.evidence = append(p.evidence, ancestor)
		if e := t.dirs.disagreement(t.matches[k].a, t.matches[k].b); e.Kind != "" {
			p.evidence = append(p.evidence, e)
		}
	}
	for i, k := range t.parent {
		if k >= 0 {
			t.noteLink(int32(i), k)
		}
	}
}

// noteLink tells on a link of a chain what is doubtful about it.
func (t *transmission) noteLink(i, k int32) {
	p := &t.pairings[k]
	if e := t.dirs.conflict(p.source, i); e.Kind != "" {
		p.evidence = append(p.evidence, e)
	}
	if r := t.rival(i); r >= 0 {
		copied, _ := t.dirs.pair(i, p.source)
		p.evidence = append(p.evidence, perhapsFrom(copied, t.dirs.third(t.matches[r].other(i))))
	}
}

// ancestor names the nearest text that both were taken from; the zero Evidence when there is none.
func (t *transmission) ancestor(i, j int32) Evidence {
	above := make(map[int32]bool)
	for at := range t.upward(i) {
		above[at] = true
	}
	for at := range t.upward(j) {
		switch {
		case !above[at]:
		case at >= 0:
			return bothFrom(t.dirs.third(at))
		default:
			return bothFromUnseen(t.unseen[-1-at].id, t.unseen[-1-at].agency)
		}
	}
	return Evidence{}
}

// upward goes over a text and all it was taken from; unseen source n is -1-n.
func (t *transmission) upward(i int32) func(yield func(int32) bool) {
	return func(yield func(int32) bool) {
		for range chainDepth {
			if !yield(i) {
				return
			}
			x := t.source(i)
			if x < 0 {
				if u := t.under[i]; u >= 0 {
					yield(-1 - u)
				}
				return
			}
			i = x
		}
	}
}

// commonShare is the share of what two texts have in common that their own sources must explain for it to come from those.
const commonShare = .7

// explained reports whether what text i shares in match k is what it is known to have from its own source.
func (t *transmission) explained(i, k int32) bool {
	if t.parent[i] < 0 {
		return t.under[i] >= 0
	}
	if t.pairings[t.parent[i]].direction != Known {
		return false
	}
	shared := t.matches[k].spans(i)
	return float64(overlapping(shared, t.matches[t.parent[i]].spans(i))) >= commonShare*float64(total(shared))
}

// result gives every match as a copy, by event of the copy, then copy, then source in the order of ids; the chains; and how many
// independent texts each event has, by number of the event.
func (t *transmission) result() (copies []taken, chains []Chain, independent []int) {
	copies = make([]taken, len(t.pairings))
	for k := range t.pairings {
		copies[k] = t.copied(int32(k))
	}
	slices.SortFunc(copies, func(x, y taken) int {
		p, q := &t.pairings[x.match], &t.pairings[y.match]
		return cmp.Or(
			cmp.Compare(uint32(x.event), uint32(y.event)), // -1, no event, comes last
			cmp.Compare(p.taken, q.taken), cmp.Compare(p.source, q.source),
		)
	})
	at := make([]int32, len(t.pairings)) // place of each match's copy
	for i := range copies {
		at[copies[i].match] = int32(i)
	}
	return copies, t.chains(at), t.independent()
}

func (t *transmission) copied(k int32) taken {
	p := &t.pairings[k]
	return taken{
		Copy: Copy{
			Source: int(t.article[p.source]), Copy: int(t.article[p.taken]), Direction: p.direction, Evidence: p.evidence,
			Credited: t.dirs.origins[p.taken].credited, Parent: t.parent[p.taken] == k,
		},
		match: k, event: t.event[p.taken], swapped: p.backward,
	}
}

// warnings names the outlets whose times are not believed.
func (t *transmission) warnings() []string {
	var all []string
	for _, outlet := range slices.Sorted(maps.Keys(t.dirs.bulk)) {
		all = append(all, "the times of "+outlet+" lie seconds apart, as a crawl or an import stamps them: only their days count")
	}
	return all
}

// independent counts, of each event by its number, the articles that are no whole copies of another article; those of one unseen source count once.
func (t *transmission) independent() []int {
	if t.clusters == nil {
		return nil
	}
	counts := make([]int, len(t.clusters.Events))
	for e := range counts {
		counts[e] = len(t.clusters.Events[e].Articles)
	}
	for i := range t.texts {
		if e := t.event[i]; e >= 0 && t.parent[i] >= 0 && t.matches[t.parent[i]].whole(int32(i)) >= leastWhole {
			counts[e]--
		}
	}
	for _, u := range t.unseen {
		seen := make(map[int32]bool)
		for k, i := range u.children {
			if e := t.event[i]; e >= 0 && u.shares[k] >= leastWhole {
				if seen[e] {
					counts[e]--
				}
				seen[e] = true
			}
		}
	}
	return counts
}

// chains gives the chain of every event in which something was taken from somewhere. Its nodes are the event's articles, then texts of other
// events that some were taken from, then unseen sources.
func (t *transmission) chains(at []int32) []Chain {
	if t.clusters == nil {
		return nil
	}
	textOf := make(map[int32]int32, len(t.texts))
	for i, a := range t.article {
		textOf[a] = int32(i)
	}
	var all []Chain
	for e := range t.clusters.Events {
		var members []int32
		for _, m := range t.clusters.Events[e].Articles {
			if i, ok := textOf[int32(m.Article)]; ok {
				members = append(members, i)
			}
		}
		b := chainBuilder{transmission: t, copies: at, nodes: make(map[int32]int)}
		if chain := b.build(members); len(chain.Links) > 0 {
			chain.Event = t.clusters.Events[e].ID
			all = append(all, chain)
		}
	}
	return all
}

// chainBuilder makes one event's chain.
type chainBuilder struct {
	*transmission
	copies []int32
	chain  Chain
	nodes  map[int32]int // of texts; of unseen source n under -1-n
}

func (b *chainBuilder) build(members []int32) Chain {
	for _, i := range members {
		b.node(i)
	}
	for _, i := range members {
		if x := b.source(i); x >= 0 {
			b.node(x)
		}
	}
	for _, i := range members {
		link := Link{To: b.nodes[i], Copy: -1}
		switch {
		case b.parent[i] >= 0:
			link.From, link.Copy = b.node(b.source(i)), int(b.copies[b.parent[i]])
			link.Share, link.Known = b.heldBy(i), b.sure[i]
		case b.under[i] >= 0:
			u := &b.unseen[b.under[i]]
			link.From, link.Share = b.node(-1-b.under[i]), u.shares[slices.Index(u.children, i)]
		default:
			continue
		}
		b.chain.Links = append(b.chain.Links, link)
	}
	return b.chain
}

// node gives the place of a text's or unseen source's node, made when it is new.
func (b *chainBuilder) node(i int32) int {
	if n, ok := b.nodes[i]; ok {
		return n
	}
	n := Node{Article: -1}
	if i >= 0 {
		n.Article, n.ID = int(b.article[i]), b.dirs.id(i)
	} else {
		n.ID, n.Text = b.unseen[-1-i].id, b.unseen[-1-i].text
	}
	b.nodes[i] = len(b.chain.Nodes)
	b.chain.Nodes = append(b.chain.Nodes, n)
	return b.nodes[i]
}
