// Where each article's text came from, as far as the copies found say.
package report

import (
	"slices"
	"strings"

	"isnad/dedup/corpus"
	"isnad/report/page"
	"isnad/report/phrase"
	"isnad/report/wire"
	"isnad/similarity/arabic"
)

// originKind is what is known of where a text came from.
type originKind int

const (
	ownText     originKind = iota // nothing was found, or who copied is undetermined
	again                         // taken from an earlier article of the same outlet
	fromArticle                   // from an article of another outlet, or of an unknown one
	fromUnseen                    // from a text that is not among the articles
	fromCommon                    // from the same text as another outlet's article; which one is not known
)

// origin is where one article's text came from: from its best source, since a text that was passed on is a copy of each of those before it.
type origin struct {
	kind  originKind
	line  int     // of the copy that tells its source, an index into the run's copies; -1 for none
	taken bool    // it stands in a chain as a copy, be it that the other might be the copy as well
	whole bool    // all of the text
	share float64 // of its words that it has from an unseen text
	wire  float64 // of its words that stand in an article of a news agency
	words int     // of its own text
}

// copied reports whether the text came from somebody else.
func (o origin) copied() bool { return o.kind >= fromArticle }

// origins are those of a run.
type origins struct {
	of       []origin // by article
	agencies map[string]bool
	articles map[string][]int // of each outlet, by time, then id
	taken    map[string][]int // outlet → articles of others whose best source is one of its own
}

// Kinds of evidence of report/wire that say something of an outlet.
const (
	agencyEvidence = "agency"     // the source's outlet is a news agency and the copy's is not; with negative weight the other way round
	bulkEvidence   = "bulk-times" // the times of one of the two are not believed
)

// newOrigins goes once over all copies. Copies of which only quotation is shared, or of which it is not known who copied, say nothing of where a text
// came from.
func newOrigins(r *Run) *origins {
	o := &origins{of: make([]origin, len(r.Articles)), agencies: make(map[string]bool), articles: make(map[string][]int), taken: make(map[string][]int)}
	for i := range r.Articles {
		o.of[i] = origin{line: -1, words: ownWords(&r.Articles[i])}
		o.articles[r.Articles[i].Outlet] = append(o.articles[r.Articles[i].Outlet], i)
	}
	for _, all := range o.articles {
		slices.SortFunc(all, func(a, b int) int { return byTime(&r.Articles[a], &r.Articles[b]) })
	}
	found := r.copies()
	for i := range found.Copies {
		o.noteAgency(r, &found.Copies[i])
	}
	for i := range found.Copies {
		o.noteSource(r, i)
	}
	for i := range found.Chains {
		o.noteUnseen(&found.Chains[i])
	}
	for i := range found.Copies {
		o.noteCommon(r, &found.Copies[i])
	}
	for i, of := range o.of {
		if of.kind == fromArticle {
			source := r.Articles[found.Copies[of.line].Source].Outlet
			o.taken[source] = append(o.taken[source], i)
		}
	}
	return o
}

// byTime sorts by publication, the undated last, then by id.
func byTime(a, b *corpus.Article) int {
	if undated := b.Published.Precision == arabic.NoDate; (a.Published.Precision == arabic.NoDate) != undated {
		if undated {
			return -1
		}
		return 1
	}
	if c := a.Published.Time.Compare(b.Published.Time); c != 0 {
		return c
	}
	return strings.Compare(a.ID, b.ID)
}

// ownWords counts what blanks divide in an article's own text.
func ownWords(a *corpus.Article) (n int) {
	for _, s := range a.ByteSpans(nil) {
		for range strings.FieldsFuncSeq(a.Body[s.Start:s.End], phrase.IsSpace) {
			n++
		}
	}
	return n
}

// noteAgency learns from the evidence which outlets are news agencies: report/wire had the list that the user may have added to.
func (o *origins) noteAgency(r *Run, c *wire.Copy) {
	for _, e := range c.Evidence {
		switch {
		case e.Kind != agencyEvidence:
		case e.Weight > 0:
			o.agencies[r.Articles[c.Source].Outlet] = true
		case e.Weight < 0:
			o.agencies[r.Articles[c.Copy].Outlet] = true
		}
	}
}

// noteSource takes a copy for its article's best source if it is the chain's, else if it holds more of the article than what was found before.
func (o *origins) noteSource(r *Run, i int) {
	c := &r.Copies.Copies[i]
	of := &o.of[c.Copy]
	of.taken = of.taken || c.Parent && c.Class != wire.Quote
	if c.Class == wire.Quote || c.Direction != wire.Known {
		return
	}
	source, copied := r.Articles[c.Source].Outlet, r.Articles[c.Copy].Outlet
	if o.agencies[source] && source != copied {
		of.wire = max(of.wire, c.ShareOfCopy)
	}
	if of.line >= 0 {
		best := &r.Copies.Copies[of.line]
		if best.Parent || !c.Parent && best.ShareOfCopy >= c.ShareOfCopy {
			return
		}
	}
	of.line, of.kind, of.whole = i, fromArticle, c.Class == wire.Whole
	if source == copied && source != "" {
		of.kind = again
	}
}

// noteUnseen notes the articles that a chain leads back to a text that is not there.
func (o *origins) noteUnseen(chain *wire.Chain) {
	for _, l := range chain.Links {
		if from, to := chain.Nodes[l.From].Article, chain.Nodes[l.To].Article; from < 0 && to >= 0 && o.of[to].kind == ownText {
			o.of[to].kind, o.of[to].share = fromUnseen, l.Share
		}
	}
}

// noteCommon notes the articles of which nothing is known but that another outlet has its text from the same place, and of those from unseen sources
// which are all of it: the class is the copy's, and holds for the other of the two where it is taken over by as much.
func (o *origins) noteCommon(r *Run, c *wire.Copy) {
	if c.Class == wire.Quote || c.Direction != wire.CommonSource {
		return
	}
	others := r.Articles[c.Source].Outlet != r.Articles[c.Copy].Outlet
	for _, side := range []struct {
		article int
		whole   bool
	}{{c.Copy, c.Class == wire.Whole}, {c.Source, c.Class == wire.Whole && c.ShareOfSource >= c.ShareOfCopy}} {
		of := &o.of[side.article]
		if of.kind == ownText && others {
			of.kind = fromCommon
		}
		if of.kind == fromCommon || of.kind == fromUnseen {
			of.whole = of.whole || side.whole
		}
	}
}

// credited is what an article says of where its text comes from: an agency by name ("" with generic for «وكالات»). A credit of an outlet to itself
// says nothing.
func credited(a *corpus.Article) (agency string, generic bool) {
	for _, c := range a.Credits {
		switch {
		case c.Kind != "agency":
			generic = true
		case agency == "" && c.Agency != a.Outlet && "وكالة "+c.Agency != a.Outlet:
			agency = c.Agency
		}
	}
	return agency, generic
}

// countCredit adds an article to the counts of its kind.
func countCredit(count *page.Credits, a *corpus.Article) {
	switch agency, generic := credited(a); {
	case agency != "":
		count.Named++
	case generic:
		count.Generic++
	default:
		count.Nobody++
	}
}

// outletRow sums up an outlet: how much of it is copied, and how much of its words is agency text. That is what stands in an article of a news agency
// among those of the run, and all words of an article that credits agencies: a credit does not say which it is for.
func (p *pages) outletRow(name string, from where) page.OutletRow {
	o := p.origins()
	row := page.OutletRow{Link: outletLink(from, name), Agency: o.agencies[name], Articles: len(o.articles[name])}
	words, wired := 0., page.Shares{}
	for _, i := range o.articles[name] {
		a, of := &p.run.Articles[i], &o.of[i]
		words += float64(of.words)
		if of.copied() {
			countCredit(&row.Copied, a)
		}
		switch agency, generic := credited(a); {
		case agency != "":
			wired.Named += float64(of.words)
		case generic:
			wired.Generic += float64(of.words)
		default:
			wired.Nobody += of.wire * float64(of.words)
		}
	}
	if words > 0 {
		row.Wire = page.Shares{Named: wired.Named / words, Generic: wired.Generic / words, Nobody: wired.Nobody / words}
	}
	return row
}
