// Who took from whom: evidence for and against, added up.
package wire

import (
	"cmp"
	"math"
	"slices"

	"isnad/dedup/corpus"
	"isnad/workers"
)

// directions weighs pairs of texts. Read-only once made; every pair may be weighed by itself.
type directions struct {
	texts    []text
	origins  []origin
	moments  []moment
	traces   []traces
	outlets  []outletName    // what traces count by
	bulk     map[string]bool // outlets whose times are stamped in bulk
	agencies [][]string      // of each text: agencies of whose own text it shares something
}

func newDirections(articles []corpus.Article, texts []text, matches []match, agencies *corpus.Agencies) *directions {
	if agencies == nil {
		agencies = corpus.DefaultAgencies()
	}
	d := &directions{
		texts: texts, origins: make([]origin, len(texts)), moments: make([]moment, len(texts)),
		traces: make([]traces, len(texts)), agencies: make([][]string, len(texts)),
	}
	d.bulk = bulkOutlets(articles)
	workers.All(len(texts), func(i int) {
		a := texts[i].article
		d.origins[i] = newOrigin(a, agencies)
		d.moments[i] = newMoment(a.Published, d.bulk[a.Outlet])
	})
	finder := newTraceFinder(texts, d.origins)
	d.outlets = finder.outlets
	workers.All(len(texts), func(i int) { d.traces[i] = finder.find(&texts[i]) })
	for i := range matches {
		m := &matches[i]
		d.meets(m.a, m.b)
		d.meets(m.b, m.a)
	}
	return d
}

// meets notes that text i shares something with a text of x's outlet, if that is an agency.
func (d *directions) meets(i, x int32) {
	if agency := d.origins[x].agency; agency != "" && !slices.Contains(d.agencies[i], agency) {
		d.agencies[i] = append(d.agencies[i], agency)
	}
}

func (d *directions) id(i int32) string { return d.texts[i].article.ID }

// weigh gives the evidence on the direction of a match, weightiest first, and its sum: positive where a is the source. The texts of the
// evidence do not depend on which of the two is called a, the signs of the weights do.
// compiled is what compilers found for the match.
func (d *directions) weigh(m *match, compiled int8) ([]Evidence, float64) {
	w := weighing{directions: d, m: m}
	w.a, w.b = d.pair(m.a, m.b)
	w.from(m.a, m.b, 1)
	w.from(m.b, m.a, -1)
	w.containing()
	switch compiled {
	case 1:
		w.add(1, putTogether(w.b))
	case -1:
		w.add(-1, putTogether(w.a))
	}
	if agency := w.sharedCredit(m.a, m.b); agency != "" {
		w.add(1, bothCredit(agency))
	}
	w.stamped(m.a)
	if d.texts[m.a].article.Outlet != d.texts[m.b].article.Outlet {
		w.stamped(m.b)
	}
	slices.SortStableFunc(w.evidence, func(x, y Evidence) int {
		return cmp.Or(cmp.Compare(math.Abs(y.Weight), math.Abs(x.Weight)), cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.Text, y.Text))
	})
	sum := 0.
	for _, e := range w.evidence {
		sum += e.Weight
	}
	return w.evidence, sum
}

// weighing is one match on the scales.
type weighing struct {
	*directions
	m        *match
	a, b     named // the match's two
	evidence []Evidence
}

func (w *weighing) add(sign float64, e Evidence) {
	e.Weight *= sign
	w.evidence = append(w.evidence, e)
}

// name is what text i, one of the match's two, is called.
func (w *weighing) name(i int32) named {
	if i == w.m.a {
		return w.a
	}
	return w.b
}

// stamped tells that the times of a text's outlet are not believed.
func (w *weighing) stamped(i int32) {
	if w.moments[i].bulk {
		w.add(1, untrustedTimes(w.texts[i].article.Outlet))
	}
}

// from collects what speaks for y having taken from x.
func (w *weighing) from(x, y int32, sign float64) {
	source, taken := &w.origins[x], &w.origins[y]
	w.credits(x, y, sign)
	if source.agency != "" && taken.agency == "" && taken.outlet != "" {
		w.add(sign, agencyAndPaper(w.name(x), w.name(y)))
	}
	if weight, before := w.moments[x].lead(&w.moments[y]); weight > 0 {
		w.add(sign, wasFirst(w.name(x), w.name(y), before, weight, w.sharedCredit(x, y)))
	}
	w.residues(x, y, sign)
	if xWord, yWord := w.dayWords(x, y); xWord != "" {
		w.add(sign, laterDayWord(w.name(x), w.name(y), xWord, yWord))
	}
}

// credits weighs what y says of its source against x.
func (w *weighing) credits(x, y int32, sign float64) {
	source, taken := &w.origins[x], &w.origins[y]
	if where := taken.creditTo(source); where != "" {
		w.add(sign, namesSource(w.name(y), w.name(x), where))
		return
	}
	switch {
	case taken.generic && !source.generic && len(taken.credits) == 0:
		w.add(sign, namesNobody(w.name(y)))
	case len(taken.credits) > 0 && source.agency == "" && !source.names(taken.credits[0].agency):
		w.add(-sign, namesAnother(w.name(y), w.name(x), taken.credits[0].agency))
	}
}

// sharedCredit is an agency that both credit and whose own text neither shares: each may have had it from there. Of several the first by name.
func (d *directions) sharedCredit(x, y int32) string {
	first := ""
	for _, c := range d.origins[x].credits {
		if d.origins[y].names(c.agency) && !slices.Contains(d.agencies[x], c.agency) && !slices.Contains(d.agencies[y], c.agency) {
			if first == "" || c.agency < first {
				first = c.agency
			}
		}
	}
	return first
}

// credited reports whether y names x as its source, or what x names.
func (d *directions) credited(x, y int32) bool {
	source, taken := &d.origins[x], &d.origins[y]
	return taken.creditTo(source) != "" || slices.ContainsFunc(taken.credits, func(c credit) bool { return source.names(c.agency) })
}

// containing weighs which text holds the other.
func (w *weighing) containing() {
	ofA, ofB := held(w.m, w.texts)
	weight := weightContains * (ofB - ofA) * max(0, 2*max(ofA, ofB)-1) // where neither is held by half, neither contains the other
	if math.Abs(weight) < 0.01 {
		return
	}
	w.add(1, eachHolds(w.a, w.b, ofA, ofB, weight))
}

// held is the share of either text that the other has, of the words that count.
func held(m *match, texts []text) (ofA, ofB float64) {
	share := func(shared, own int, x *text) float64 {
		if own == 0 {
			own = max(1, len(x.tokens))
		}
		return min(1, float64(shared)/float64(own))
	}
	return share(m.sharedA, m.ownA, &texts[m.a]), share(m.sharedB, m.ownB, &texts[m.b])
}
