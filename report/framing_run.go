// Comparisons for a whole run.
package report

import (
	"context"
	"sync"
	"sync/atomic"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/report/framing"
	"isnad/report/wire"
	"isnad/workers"
)

// Compared is how the outlets told every event of a run that can be compared.
type Compared struct {
	Events []*framing.Comparison // in the order of the clusters
	Words  []framing.Word        // that set an outlet apart over all events
}

// Compare compares the tellings of every event of two or more outlets: below that there is nobody to compare with. Copies of one text are compared
// too, since what was cut and renamed on the way is what they differ in, unless the run is large.
// progress, if not nil, is told of events compared so far, by one goroutine at a time. It stops early with the context's error.
func Compare(ctx context.Context, articles []corpus.Article, clusters *dedup.Clusters, found *wire.Result, progress func(done, all int)) (*Compared, error) {
	events := comparable(articles, clusters)
	copies := copiesByEvent(articles, clusters, found)
	all := make([]*framing.Comparison, len(events))
	errs := make([]error, len(events))
	var done atomic.Int64
	var lock sync.Mutex
	comparers := framing.NewComparers(articles)
	workers.Each(len(events), func(w int) func(int) {
		comparer := comparers.Of(w)
		return func(i int) {
			if errs[i] = ctx.Err(); errs[i] != nil {
				return
			}
			e := events[i]
			all[i], errs[i] = comparer.Compare(ctx, membersOf(e), e.ID, copies[e.ID], framing.Options{})
			done.Add(1)
			if progress != nil && lock.TryLock() { // a bar that lags a little is better than workers that wait
				progress(int(done.Load()), len(events))
				lock.Unlock()
			}
		}
	})
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	words, err := framing.RunWords(ctx, comparers, found.Copies, all)
	return &Compared{Events: all, Words: words}, err
}

// largeRun is how many articles a run may have in which copies of one text alone are compared too: a third of the events of a large one are such,
// copies.jsonl has what was changed in them, and the time of a report would more than double.
const largeRun = 10_000

// comparable are the events worth comparing.
func comparable(articles []corpus.Article, clusters *dedup.Clusters) []*dedup.Event {
	var events []*dedup.Event
	for i := range clusters.Events {
		e := &clusters.Events[i]
		outlets := make(map[string]bool)
		for _, m := range e.Articles {
			a := &articles[m.Article]
			if a.Outlet == "" {
				outlets[a.ID] = true // it stands for itself
			} else {
				outlets[a.Outlet] = true
			}
		}
		if len(outlets) > 1 && (e.IndependentTexts > 1 || len(articles) <= largeRun) {
			events = append(events, e)
		}
	}
	return events
}

func membersOf(e *dedup.Event) []int {
	members := make([]int, len(e.Articles))
	for i, m := range e.Articles {
		members[i] = m.Article
	}
	return members
}

// copiesByEvent are the copies that touch each event's articles: what an article took from one of another event is not its own either.
func copiesByEvent(articles []corpus.Article, clusters *dedup.Clusters, found *wire.Result) map[string][]wire.Copy {
	event := make([]string, len(articles))
	for i := range clusters.Events {
		for _, m := range clusters.Events[i].Articles {
			event[m.Article] = clusters.Events[i].ID
		}
	}
	copies := make(map[string][]wire.Copy)
	for _, c := range found.Copies {
		of, from := event[c.Copy], event[c.Source]
		copies[of] = append(copies[of], c)
		if from != of && c.Direction == wire.CommonSource {
			copies[from] = append(copies[from], c)
		}
	}
	return copies
}
