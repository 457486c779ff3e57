// Whom an outlet takes text from, who takes it from the outlet, and how long after.
package report

import (
	"cmp"
	"slices"

	"isnad/dedup/corpus"
	"isnad/report/page"
	"isnad/report/wire"
)

// sourceKey tells sources apart.
type sourceKey struct{ kind, name string }

// sourceSum is a source being summed up.
type sourceSum struct {
	page.Source
	name   string
	share  float64
	shares int
	lags   []int // minutes
}

// add takes in one copied article; line is the copy that tells its source, nil where none does.
func (s *sourceSum) add(r *Run, article int, of origin, line *wire.Copy) {
	s.Copies++
	if of.whole {
		s.Whole++
	}
	countCredit(&s.Credit, &r.Articles[article])
	if of.share > 0 {
		s.share, s.shares = s.share+of.share, s.shares+1
	}
	if line == nil {
		return
	}
	s.share, s.shares = s.share+line.ShareOfCopy, s.shares+1
	if minutes, known := lagOf(&r.Articles[line.Source], &r.Articles[line.Copy], line); known {
		s.lags = append(s.lags, minutes)
	}
}

// lagOf is how many minutes a copy came after its source, where both bear a time that is believed, on one clock.
func lagOf(source, copied *corpus.Article, line *wire.Copy) (minutes int, known bool) {
	doubted := slices.ContainsFunc(line.Evidence, func(e wire.Evidence) bool { return e.Kind == bulkEvidence })
	if doubted || !toTheHour(source.Published) || !toTheHour(copied.Published) || source.Published.Zoned != copied.Published.Zoned {
		return 0, false
	}
	return int(copied.Published.Time.Sub(source.Published.Time).Minutes()), true
}

// done gives the sums with the mean and the median.
func (s *sourceSum) done() page.Source {
	if s.shares > 0 {
		s.Share = s.share / float64(s.shares)
	}
	if n := len(s.lags); n > 0 {
		slices.Sort(s.lags)
		s.Lag = &page.Lag{Median: (s.lags[(n-1)/2] + s.lags[n/2]) / 2, Least: s.lags[0], Most: s.lags[n-1], Known: n}
	}
	return s.Source
}

// sourceSums are the sums of one table.
type sourceSums map[sourceKey]*sourceSum

func (all sourceSums) at(kind, name string, link page.Link) *sourceSum {
	key := sourceKey{kind, name}
	if all[key] == nil {
		all[key] = &sourceSum{Source: page.Source{Kind: kind, Link: link}, name: name}
	}
	return all[key]
}

// sorted gives the sources, those of most copies first, then by kind and name.
func (all sourceSums) sorted() []page.Source {
	var order []*sourceSum
	for _, s := range all {
		order = append(order, s)
	}
	slices.SortFunc(order, func(a, b *sourceSum) int {
		return cmp.Or(cmp.Compare(b.Copies, a.Copies), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.name, b.name))
	})
	var done []page.Source
	for _, s := range order {
		done = append(done, s.done())
	}
	return done
}

// sources says whom copied articles were taken from, each by its best source.
func (p *pages) sources(articles []int) []page.Source {
	all := make(sourceSums)
	for _, i := range articles {
		of := p.origins().of[i]
		switch of.kind {
		case fromArticle:
			line := &p.run.Copies.Copies[of.line]
			name := p.run.Articles[line.Source].Outlet
			all.at("article", name, outletLink(onSubpage, name)).add(p.run, i, of, line)
		case fromUnseen:
			agency, _ := credited(&p.run.Articles[i])
			all.at("unseen", agency, page.Link{Title: agency}).add(p.run, i, of, nil)
		case fromCommon:
			all.at("common", "", page.Link{}).add(p.run, i, of, nil)
		}
	}
	return all.sorted()
}

// takers says who took the outlet's articles, as their best source.
func (p *pages) takers(name string) []page.Source {
	all := make(sourceSums)
	for _, i := range p.origins().taken[name] {
		of := p.origins().of[i]
		taker := p.run.Articles[i].Outlet
		all.at("article", taker, outletLink(onSubpage, taker)).add(p.run, i, of, &p.run.Copies.Copies[of.line])
	}
	return all.sorted()
}
