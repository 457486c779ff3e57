// From articles to families, events and stories.
package dedup

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"isnad/dedup/corpus"
	"isnad/workers"
)

// ClusterOptions say how articles are clustered. The zero value is what was measured.
type ClusterOptions struct {
	Progress   func(done, all int) // told of articles profiled so far, by one goroutine at a time; nil for nobody
	EventsOnly bool                // every event is a story of its own: a fifth of the time is saved
}

// Cluster puts every article in one family, one event and one story. The result depends on the set of articles, not on
// their order or on the number of processors. Ids must be distinct. It stops early with the context's error.
func Cluster(ctx context.Context, articles []corpus.Article, opt ClusterOptions) (*Clusters, error) {
	m, err := Prepare(ctx, articles, opt)
	if err != nil {
		return nil, err
	}
	candidates := newCandidates(m)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	model := shipped()
	eventBonds := candidates.bonds(candidates.events(), &model.Event)
	var events, stories []int
	var joining sync.WaitGroup // joining takes one processor, beside which others do what does not need its result
	joining.Go(func() { events = groupEvents(m.Families, candidates.silent, eventBonds, model.Event.Cut) })
	var storyBonds []bond
	if !opt.EventsOnly {
		storyBonds = candidates.bonds(candidates.stories(), &model.Story)
	}
	joining.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	joining.Go(func() { stories = groupStories(events, candidates.silent, m.Profiles, storyBonds, model.Story.Cut) })
	c := clustering{Material: m, articles: articles, lexicon: candidates.lexicon, events: events}
	described := c.describe()
	joining.Wait()
	result := c.clusters(described, stories)
	result.Warnings = candidates.warnings(c.sampled.Load())
	return result, ctx.Err()
}

// Material is what the steps of clustering work on, all in canonical order, which is that of ids. Groups are named by the
// place of their first article.
type Material struct {
	Order    []int      // place → index into the articles given
	Profiles []*Profile // of the texts' beginnings: what stands far behind headWords is not in them
	Families []int

	readers *workers.Local[*reader] // what one has learnt about words is of use for all that a run does later
}

// Prepare profiles the articles and finds their families.
func Prepare(ctx context.Context, articles []corpus.Article, opt ClusterOptions) (*Material, error) {
	order := canonicalOrder(articles)
	readers := workers.NewLocal(newReader)
	profiles, err := newProfiles(ctx, articles, order, readers, opt.Progress)
	if err != nil {
		return nil, err
	}
	families, err := families(ctx, articles, order)
	if err != nil {
		return nil, err
	}
	return &Material{Order: order, Profiles: profiles, Families: families, readers: readers}, nil
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
func newProfiles(ctx context.Context, articles []corpus.Article, order []int, readers *workers.Local[*reader], progress func(done, all int)) ([]*Profile, error) {
	profiles := make([]*Profile, len(order))
	var lock sync.Mutex
	done := 0
	workers.Each(len(order), func(w int) func(int) {
		r := readers.Of(w)
		return func(i int) {
			if ctx.Err() != nil {
				return
			}
			profiles[i], _ = r.profile(&articles[order[i]], headWords)
			if progress != nil {
				lock.Lock()
				done++
				progress(done, len(order))
				lock.Unlock()
			}
		}
	})
	return profiles, ctx.Err()
}
