// Events as the outside sees them.
package dedup

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"sync/atomic"

	"github.com/zeebo/xxh3"

	"isnad/dedup/corpus"
	"isnad/similarity"
	"isnad/similarity/arabic"
	"isnad/workers"
)

// clustering is articles grouped to events.
type clustering struct {
	*Material
	articles []corpus.Article
	lexicon  *lexicon
	events   []int // as Material.Families

	sampled atomic.Int64 // events of which not all articles were measured
}

// description is an event and the place of its first article.
type description struct {
	Event
	first int
}

// describe describes the events but for their stories, on all processors.
func (c *clustering) describe() []description {
	members := make([][]int, len(c.events)) // by first article
	for i, e := range c.events {
		members[e] = append(members[e], i)
	}
	members = slices.DeleteFunc(members, func(m []int) bool { return len(m) == 0 })
	list := make([]description, len(members))
	workers.Each(len(members), func(w int) func(int) {
		d := describer{clustering: c, reader: c.readers.Of(w)}
		return func(i int) { list[i] = description{d.event(members[i]), members[i][0]} }
	})
	return list
}

// clusters puts described events and their stories together.
func (c *clustering) clusters(list []description, stories []int) *Clusters {
	result := &Clusters{Events: make([]Event, len(list))}
	for i, d := range list {
		result.Events[i] = d.Event
		result.Events[i].Story = c.name("s", stories[d.first])
	}
	slices.SortFunc(result.Events, func(a, b Event) int {
		return cmp.Or(cmp.Compare(len(b.Articles), len(a.Articles)), compareDates(a.First, b.First), cmp.Compare(a.ID, b.ID))
	})
	return result
}

// compareDates puts missing dates last.
func compareDates(a, b arabic.Date) int {
	if a.Precision == arabic.NoDate || b.Precision == arabic.NoDate {
		return -cmp.Compare(min(a.Precision, 1), min(b.Precision, 1))
	}
	return a.Time.Compare(b.Time)
}

// describer is one worker's describing of events.
type describer struct {
	*clustering
	reader *reader
	stems  []weighted
	forms  []wordForm
}

// event describes one event of the given articles.
func (d *describer) event(members []int) Event {
	measured := spreadOver(members, describedMost)
	if len(measured) < len(members) {
		d.sampled.Add(1)
	}
	central, least, median := d.inner(measured)
	e := Event{
		ID:            d.name("e", members[0]),
		Title:         d.article(measured[central]).Title,
		MinSimilarity: least, MedianSimilarity: median,
		Terms: d.terms(members),
	}
	families := make(map[int]bool)
	for _, m := range members {
		article := d.article(m)
		families[d.Families[m]] = true
		if article.Outlet != "" {
			e.Outlets = append(e.Outlets, article.Outlet)
		}
		e.extend(article.Published)
		e.Articles = append(e.Articles, Member{Article: d.Order[m], ID: article.ID, Family: d.name("f", d.Families[m])})
	}
	e.IndependentTexts = len(families)
	slices.Sort(e.Outlets)
	e.Outlets = slices.Compact(e.Outlets)
	slices.SortStableFunc(e.Articles, func(a, b Member) int {
		return compareDates(d.articles[a.Article].Published, d.articles[b.Article].Published)
	})
	return e
}

// extend makes room for a date between the first and the last.
func (e *Event) extend(d arabic.Date) {
	if d.Precision == arabic.NoDate {
		return
	}
	if e.First.Precision == arabic.NoDate || d.Time.Before(e.First.Time) {
		e.First = d
	}
	if e.Last.Precision == arabic.NoDate || d.Time.After(e.Last.Time) {
		e.Last = d
	}
}

// article is the one at a place.
func (c *clustering) article(place int) *corpus.Article { return &c.articles[c.Order[place]] }

// name makes an id that is the same whenever the group's first article is: a letter and ten digits of its hash.
func (c *clustering) name(kind string, first int) string {
	var hash [8]byte
	binary.BigEndian.PutUint64(hash[:], xxh3.HashString(c.article(first).ID))
	return fmt.Sprintf("%s%x", kind, hash[:5])
}

// inner gives the article with the greatest mean cosine to the others, and the least and median cosine of all pairs. The texts are read
// again: two in five articles are an event of their own, and do not need this.
func (d *describer) inner(members []int) (central int, least, median float64) {
	if len(members) == 1 {
		return 0, 1, 1
	}
	vectors := make([]similarity.Vector, len(members))
	for i, m := range members {
		vectors[i] = backgroundVector(d.reader.text(d.article(m), d.Profiles[m].title))
	}
	sums := make([]float64, len(vectors))
	all := make([]float64, 0, len(vectors)*(len(vectors)-1)/2)
	for i := range vectors {
		for j := range i {
			cosine := similarity.Cosine(vectors[i], vectors[j])
			sums[i] += cosine
			sums[j] += cosine
			all = append(all, cosine)
		}
	}
	for i, sum := range sums {
		if sum > sums[central] {
			central = i
		}
	}
	slices.Sort(all)
	return central, all[0], (all[(len(all)-1)/2] + all[len(all)/2]) / 2
}
