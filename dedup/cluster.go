// From articles to families, events and stories.
package dedup

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"sync"

	"github.com/zeebo/xxh3"

	"isnad/dedup/corpus"
	"isnad/similarity"
	"isnad/similarity/arabic"
)

// ClusterOptions say how articles are clustered. The zero value is what was measured.
type ClusterOptions struct {
	Progress func(done, all int) // told of articles profiled so far, by one goroutine at a time; nil for nobody
}

// Cluster puts every article in one family, one event and one story. The result depends on the set of articles, not on
// their order or on the number of processors. Ids must be distinct. It stops early with the context's error.
func Cluster(ctx context.Context, articles []corpus.Article, opt ClusterOptions) (*Clusters, error) {
	m, err := Prepare(ctx, articles, opt)
	if err != nil {
		return nil, err
	}
	pairs := MeasurePairs(m)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	events := GroupEvents(m.Families, pairs.Events, shipped().Event.Chances(pairs.Events), shipped().Event.Cut)
	stories := GroupStories(events, m.Profiles, pairs.Stories, shipped().Story.Chances(pairs.Stories), shipped().Story.Cut)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	c := clustering{Material: m, articles: articles, events: events, stories: stories, stemmer: arabic.NewStemmer()}
	return c.clusters(), nil
}

// Material is what the steps of clustering work on, all in canonical order, which is that of ids. Groups are named by the
// place of their first article.
type Material struct {
	Order    []int // place → index into the articles given
	Profiles []*Profile
	Families []int
}

// Prepare profiles the articles and finds their families.
func Prepare(ctx context.Context, articles []corpus.Article, opt ClusterOptions) (*Material, error) {
	order := canonicalOrder(articles)
	profiles, err := newProfiles(ctx, articles, order, opt.Progress)
	if err != nil {
		return nil, err
	}
	families, err := families(ctx, articles, order)
	if err != nil {
		return nil, err
	}
	return &Material{Order: order, Profiles: profiles, Families: families}, nil
}

// canonicalOrder is the articles' indices in the order of their ids, which all later steps work in.
func canonicalOrder(articles []corpus.Article) []int {
	order := make([]int, len(articles))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(articles[a].ID, articles[b].ID) })
	return order
}

// newProfiles profiles the articles in canonical order, on all processors.
func newProfiles(ctx context.Context, articles []corpus.Article, order []int, progress func(done, all int)) ([]*Profile, error) {
	profiles := make([]*Profile, len(order))
	var lock sync.Mutex
	done := 0
	eachWorker(len(order), func(claim func() (from, to int)) {
		stemmer := arabic.NewStemmer()
		for from, to := claim(); from < to && ctx.Err() == nil; from, to = claim() {
			for i := from; i < to; i++ {
				profiles[i] = NewProfile(&articles[order[i]], stemmer)
			}
			if progress != nil {
				lock.Lock()
				done += to - from
				progress(done, len(order))
				lock.Unlock()
			}
		}
	})
	return profiles, ctx.Err()
}

// clustering is the finished grouping.
type clustering struct {
	*Material
	articles        []corpus.Article
	events, stories []int // as Material.Families
	stemmer         *arabic.Stemmer
}

// clusters turns groups into what the outside sees.
func (c *clustering) clusters() *Clusters {
	members := make(map[int][]int)
	for i, e := range c.events {
		members[e] = append(members[e], i)
	}
	result := &Clusters{}
	for i, e := range c.events {
		if i == e {
			result.Events = append(result.Events, c.event(members[e]))
		}
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

// event describes one event of the given articles.
func (c *clustering) event(members []int) Event {
	vectors := make([]similarity.Vector, len(members))
	for i, m := range members {
		vectors[i] = backgroundVector(c.Profiles[m].text)
	}
	central, least, median := inner(vectors)
	e := Event{
		ID:            name("e", c.articles[c.Order[members[0]]].ID),
		Story:         name("s", c.articles[c.Order[c.stories[members[0]]]].ID),
		Title:         c.articles[c.Order[members[central]]].Title,
		MinSimilarity: least, MedianSimilarity: median,
		Terms: c.terms(members),
	}
	families := make(map[int]bool)
	for _, m := range members {
		article := &c.articles[c.Order[m]]
		families[c.Families[m]] = true
		if article.Outlet != "" {
			e.Outlets = append(e.Outlets, article.Outlet)
		}
		if d := article.Published; d.Precision != arabic.NoDate {
			if e.First.Precision == arabic.NoDate || d.Time.Before(e.First.Time) {
				e.First = d
			}
			if e.Last.Precision == arabic.NoDate || d.Time.After(e.Last.Time) {
				e.Last = d
			}
		}
		e.Articles = append(e.Articles, Member{Article: c.Order[m], ID: article.ID, Family: name("f", c.articles[c.Order[c.Families[m]]].ID)})
	}
	e.IndependentTexts = len(families)
	slices.Sort(e.Outlets)
	e.Outlets = slices.Compact(e.Outlets)
	slices.SortStableFunc(e.Articles, func(a, b Member) int {
		return compareDates(c.articles[a.Article].Published, c.articles[b.Article].Published)
	})
	return e
}

// name makes an id that is the same whenever the group's first article is: a letter and ten digits of its hash.
func name(kind, firstID string) string {
	var hash [8]byte
	binary.BigEndian.PutUint64(hash[:], xxh3.HashString(firstID))
	return fmt.Sprintf("%s%x", kind, hash[:5])
}

// inner gives the article with the greatest mean cosine to the others, and the least and median cosine of all pairs.
func inner(vectors []similarity.Vector) (central int, least, median float64) {
	if len(vectors) == 1 {
		return 0, 1, 1
	}
	sums := make([]float64, len(vectors))
	var all []float64
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
