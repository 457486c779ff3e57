package wire

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/dedup/newsroom"
)

// oneCluster is all articles in one event.
func oneCluster(articles []corpus.Article) *dedup.Clusters {
	e := dedup.Event{ID: "e1", Story: "s1"}
	for i := range articles {
		e.Articles = append(e.Articles, dedup.Member{Article: i, ID: articles[i].ID, Family: articles[i].ID})
	}
	return &dedup.Clusters{Events: []dedup.Event{e}}
}

// onlyCopy finds the copies of articles and gives the only one.
func onlyCopy(t *testing.T, articles ...corpus.Article) *Copy {
	t.Helper()
	r := find(t, articles, Options{Agencies: sadim(t)})
	if len(r.Copies) != 1 {
		t.Fatalf("%d copies, want one: %+v", len(r.Copies), r.Copies)
	}
	return &r.Copies[0]
}

func TestFindNothing(t *testing.T) {
	m := newNewsMaker(t, 1)
	for name, articles := range map[string][]corpus.Article{
		"no article": nil, "one article": {{ID: "a", Body: m.body(4)}}, "empty bodies": {{ID: "a"}, {ID: "b"}},
		"unrelated":   {{ID: "a", Body: m.body(20)}, {ID: "b", Body: m.body(20)}},
		"a few words": {{ID: "a", Body: m.body(3) + "\nافتتح الوزير السوق الجديدة في الميناء"}, {ID: "b", Body: m.body(3) + "\nافتتح الوزير السوق الجديدة"}},
	} {
		if r := find(t, articles, Options{}); len(r.Copies)+len(r.Chains)+len(r.Warnings) > 0 {
			t.Errorf("%s: %+v", name, r)
		}
	}
}

func TestOneStretchIsOnePassage(t *testing.T) {
	m := newNewsMaker(t, 2)
	text := m.body(6)
	edited := strings.Fields(text)
	for i := 20; i < len(edited); i += 25 {
		edited[i] = "تغيير"
	}
	c := onlyCopy(t,
		corpus.Article{ID: "a", Outlet: "وكالة سديم", Body: text, Published: clock(8, 0)},
		corpus.Article{ID: "b", Outlet: "الضفاف", Body: m.body(5) + "\n" + strings.Join(edited, " ") + "\n" + m.body(5), Published: clock(12, 0)},
	)
	if c.Class != Part || len(c.Passages) != 1 || c.ShareOfSource < .9 || c.ShareOfCopy > .6 || c.Source != 0 || c.Direction != Known {
		t.Errorf("%+v", c)
	}
}

func TestCopyAfterMonths(t *testing.T) {
	m := newNewsMaker(t, 3)
	text := m.body(5)
	c := onlyCopy(t,
		corpus.Article{ID: "a", Outlet: "وكالة سديم", Body: text, Published: dayOfYear(0)},
		corpus.Article{ID: "b", Outlet: "الضفاف", Body: m.body(1) + "\n" + text, Published: dayOfYear(65)},
	)
	if c.Class != Whole && c.Class != Part || c.Source != 0 || c.Direction != Known {
		t.Errorf("%+v", c)
	}
}

func TestSharedQuotationIsAQuote(t *testing.T) {
	m := newNewsMaker(t, 4)
	quotation := "وقال المتحدث: «" + strings.TrimSuffix(m.sentence(30), ".") + "»."
	c := onlyCopy(t,
		corpus.Article{ID: "a", Outlet: "الكثيب", Body: m.body(5) + "\n" + quotation + "\n" + m.body(2), Published: clock(8, 0)},
		corpus.Article{ID: "b", Outlet: "الضفاف", Body: m.body(3) + "\n" + quotation + "\n" + m.body(4), Published: clock(12, 0)},
	)
	if c.Class != Quote || c.Direction != CommonSource || c.ShareOfSource != 0 || c.ShareOfCopy != 0 || len(c.Passages) != 1 || len(c.Edits) != 0 || c.Parent {
		t.Errorf("%+v", c)
	}
	if !slices.ContainsFunc(c.Evidence, func(e Evidence) bool { return e.Kind == "quotation" }) {
		t.Errorf("the quotation is not named: %+v", c.Evidence)
	}
}

func TestTemplateIsNoCopy(t *testing.T) {
	m := newNewsMaker(t, 5)
	var articles []corpus.Article
	for day := range 12 {
		report := weather(m)
		articles = append(articles, corpus.Article{ID: fmt.Sprintf("w%02d", day), Outlet: "وكالة سديم", Body: report, Published: dayOfYear(day)})
		if day == 5 {
			articles = append(articles, corpus.Article{ID: "x", Outlet: "الضفاف", Body: report, Published: dayOfYear(day)})
		} else {
			articles = append(articles, corpus.Article{ID: fmt.Sprintf("v%02d", day), Outlet: "الكثيب", Body: weather(m), Published: dayOfYear(day)})
		}
	}
	r := find(t, articles, Options{})
	for i := range r.Copies {
		c := &r.Copies[i]
		if ids := unorderedIDs(articles[c.Source].ID, articles[c.Copy].ID); (ids == [2]string{"w05", "x"}) != (c.Class == Whole) || c.Class == Part {
			t.Errorf("%v: %+v", ids, c)
		}
		if c.Class == Quote && !slices.ContainsFunc(c.Evidence, func(e Evidence) bool { return e.Kind == "template" || e.Kind == "boilerplate" }) {
			t.Errorf("the form is not named: %+v", c.Evidence)
		}
	}
	if byPair(articles, r)[[2]string{"w05", "x"}] == nil {
		t.Error("the report that was copied on its day is lost")
	}
}

// An office's standing paragraph is left out and named where something else is a copy, and no copy by itself.
func TestBoilerplateIsLeftOut(t *testing.T) {
	m := newNewsMaker(t, 6)
	standing := m.sentence(40)
	var articles []corpus.Article
	for day := range 9 {
		articles = append(articles, corpus.Article{ID: fmt.Sprintf("s%d", day), Outlet: "وكالة سديم", Body: m.body(6) + "\n" + standing, Published: dayOfYear(day)})
	}
	if r := find(t, articles, Options{}); slices.ContainsFunc(r.Copies, func(c Copy) bool { return c.Class != Quote }) {
		t.Fatalf("%d copies by boilerplate: %+v", len(r.Copies), r.Copies[0])
	}
	lines := strings.Split(articles[4].Body, "\n")
	articles = append(articles, corpus.Article{ID: "x", Outlet: "الضفاف", Body: lines[0] + "\n" + lines[1] + "\n" + m.body(4) + "\n" + standing, Published: dayOfYear(6)})
	c := byPair(articles, find(t, articles, Options{}))[[2]string{"s4", "x"}]
	if c == nil || c.Class != Part || c.ShareOfCopy > .4 {
		t.Fatalf("%+v", c)
	}
	if !slices.ContainsFunc(c.Evidence, func(e Evidence) bool { return e.Kind == "boilerplate" }) {
		t.Errorf("the boilerplate is not named: %+v", c.Evidence)
	}
}

// Without clusters there are copies and no events.
func TestFindWithoutEvents(t *testing.T) {
	articles, agencies := newsroom.Read(t)
	r, err := Find(t.Context(), articles, &dedup.Clusters{}, Options{Agencies: agencies})
	if err != nil {
		t.Fatal(err)
	}
	with := find(t, articles, Options{Agencies: agencies})
	if len(r.Copies) != len(with.Copies) || len(r.Chains) != 0 || slices.ContainsFunc(r.Events, func(e string) bool { return e != "" }) {
		t.Errorf("%d copies, want %d; chains %v, events %v", len(r.Copies), len(with.Copies), r.Chains, r.Events)
	}
}

// checkResult fails unless every span slices its body, shares are shares and lists are in their orders.
func checkResult(t rapid.TB, articles []corpus.Article, r *Result) {
	t.Helper()
	lengths := make([]int, len(articles))
	for i := range articles {
		lengths[i] = len([]rune(articles[i].Body))
	}
	inside := func(s corpus.Span, article int) bool {
		return 0 <= s.Start && s.Start <= s.End && s.End <= lengths[article]
	}
	names := newSaidNames(articles)
	if len(r.Events) != len(r.Copies) {
		t.Fatalf("%d events of %d copies", len(r.Events), len(r.Copies))
	}
	for i := range r.Copies {
		c := &r.Copies[i]
		of := articles[c.Source].ID + " → " + articles[c.Copy].ID
		if c.Source == c.Copy || len(c.Passages) == 0 {
			t.Fatalf("%s has %d passages", of, len(c.Passages))
		}
		within := func(share float64) bool { return share >= 0 && share <= 1 }
		if !within(c.ShareOfSource) || !within(c.ShareOfCopy) || (c.ShareOfSource+c.ShareOfCopy == 0) != (c.Class == Quote) {
			t.Fatalf("%s is %s with shares %v and %v", of, c.Class, c.ShareOfSource, c.ShareOfCopy)
		}
		for k, p := range c.Passages {
			if !inside(p.Source, c.Source) || !inside(p.Copy, c.Copy) || p.Source.Start == p.Source.End || p.Copy.Start == p.Copy.End {
				t.Fatalf("%s: passage %+v in bodies of %d and %d", of, p, lengths[c.Source], lengths[c.Copy])
			}
			if k > 0 && p.Copy.Start < c.Passages[k-1].Copy.Start {
				t.Fatalf("%s: passages do not ascend", of)
			}
		}
		for k, e := range c.Edits {
			if !inside(e.Source, c.Source) || !inside(e.Copy, c.Copy) {
				t.Fatalf("%s: edit %+v in bodies of %d and %d", of, e, lengths[c.Source], lengths[c.Copy])
			}
			if k > 0 && e.Copy.Start < c.Edits[k-1].Copy.Start {
				t.Fatalf("%s: edits do not ascend", of)
			}
		}
		names.check(t, c.Evidence)
	}
	for _, chain := range r.Chains {
		for _, link := range chain.Links {
			if !(link.Share >= 0 && link.Share <= 1) || link.From == link.To || link.Copy >= len(r.Copies) {
				t.Fatalf("chain of %s: link %+v", chain.Event, link)
			}
		}
	}
}

func TestFindInTheNewsroom(t *testing.T) {
	articles, agencies := newsroom.Read(t)
	r := find(t, articles, Options{Agencies: agencies})
	if len(r.Copies) == 0 || len(r.Chains) == 0 {
		t.Fatalf("%d copies, %d chains", len(r.Copies), len(r.Chains))
	}
	checkResult(t, articles, r)
}

// renumbered is a result about articles[order[i]] told about articles[i].
func renumbered(r *Result, order []int) *Result {
	at := make([]int, len(order)) // new place of each article
	for i, from := range order {
		at[from] = i
	}
	turned := *r
	turned.Copies, turned.Chains = slices.Clone(r.Copies), slices.Clone(r.Chains)
	for i := range turned.Copies {
		c := &turned.Copies[i]
		c.Source, c.Copy = at[c.Source], at[c.Copy]
	}
	for i := range turned.Chains {
		c := &turned.Chains[i]
		c.Nodes = slices.Clone(c.Nodes)
		for k := range c.Nodes {
			if n := &c.Nodes[k]; n.Article >= 0 {
				n.Article = at[n.Article]
			}
		}
	}
	return &turned
}

// The order of articles and the number of processors change nothing.
func TestFindInAnyOrder(t *testing.T) {
	articles, agencies := newsroom.Read(t)
	want := find(t, articles, Options{Agencies: agencies})
	random := rand.New(rand.NewPCG(5, 6))
	for _, processors := range []int{1, 2, 5} {
		order := random.Perm(len(articles))
		shuffled := make([]corpus.Article, len(articles))
		for i, from := range order {
			shuffled[i] = articles[from]
		}
		before := runtime.GOMAXPROCS(processors)
		got := find(t, shuffled, Options{Agencies: agencies})
		runtime.GOMAXPROCS(before)
		compareResults(t, fmt.Sprintf("%d processors, other order", processors), got, renumbered(want, order))
	}
}

// compareResults fails with the first copy in which two results differ.
func compareResults(t *testing.T, name string, got, want *Result) {
	t.Helper()
	for i := range min(len(got.Copies), len(want.Copies)) {
		if !reflect.DeepEqual(got.Copies[i], want.Copies[i]) {
			t.Fatalf("%s: copy %d:\ngot  %+v\nwant %+v", name, i, got.Copies[i], want.Copies[i])
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%s: %d copies, %d chains, warnings %q\nwant %d, %d, %q", name, len(got.Copies), len(got.Chains), got.Warnings, len(want.Copies), len(want.Chains), want.Warnings)
	}
}

// An article that has nothing to do with the others takes no copy away.
func TestUnrelatedArticleTakesNoCopyAway(t *testing.T) {
	articles, agencies := newsroom.Read(t)
	m := newNewsMaker(t, 7)
	before := find(t, articles, Options{Agencies: agencies})
	for _, id := range []string{"0", "zzz"} { // before and behind all others
		more := append(slices.Clip(articles), corpus.Article{ID: id, Outlet: "الضفاف", Body: m.body(12), Published: clock(9, 0)})
		after := byPair(more, find(t, more, Options{Agencies: agencies}))
		for i := range before.Copies {
			c := &before.Copies[i]
			ids := unorderedIDs(articles[c.Source].ID, articles[c.Copy].ID)
			if d := after[ids]; d == nil || d.Source != c.Source || d.Class != c.Class || d.Direction != c.Direction || !slices.Equal(d.Passages, c.Passages) {
				t.Errorf("%v was %+v\nis %+v", ids, c, d)
			}
		}
	}
}

// Where two articles change ids, each pair stays what it was: the same passages, seen from either side, and no known direction turns round.
func TestIDsDoNotDecide(t *testing.T) {
	m := newNewsMaker(t, 8)
	agencies := sadim(t)
	rapid.Check(t, func(t *rapid.T) {
		articles := drawNews(t, m)
		before, err := Find(context.Background(), articles, oneCluster(articles), Options{Agencies: agencies})
		if err != nil {
			t.Fatal(err)
		}
		checkResult(t, articles, before)
		swapped := slices.Clone(articles)
		i, j := 0, 1+m.random.IntN(len(articles)-1)
		swapped[i].ID, swapped[j].ID = swapped[j].ID, swapped[i].ID
		after, err := Find(context.Background(), swapped, oneCluster(swapped), Options{Agencies: agencies})
		if err != nil {
			t.Fatal(err)
		}
		found := byPair(articles, after) // articles are numbered as before
		if len(before.Copies) != len(after.Copies) {
			t.Fatalf("%d copies were %d", len(after.Copies), len(before.Copies))
		}
		for k := range before.Copies {
			checkSwapped(t, articles, &before.Copies[k], found)
		}
	})
}

func checkSwapped(t *rapid.T, articles []corpus.Article, c *Copy, found map[[2]string]*Copy) {
	d := found[unorderedIDs(articles[c.Source].ID, articles[c.Copy].ID)]
	if d == nil {
		t.Fatalf("%+v is gone", c)
	}
	passages := slices.Clone(d.Passages)
	if d.Source != c.Source {
		if c.Direction == Known && d.Direction == Known {
			t.Fatalf("%+v\nbecomes %+v", c, d)
		}
		for k := range passages {
			passages[k].Source, passages[k].Copy = passages[k].Copy, passages[k].Source
		}
	}
	byPlace := func(p, q Passage) int {
		return cmp.Or(cmp.Compare(p.Copy.Start, q.Copy.Start), cmp.Compare(p.Source.Start, q.Source.Start))
	}
	slices.SortFunc(passages, byPlace)
	if want := slices.SortedFunc(slices.Values(c.Passages), byPlace); !slices.Equal(passages, want) {
		t.Fatalf("passages %+v\nwere %+v", passages, want)
	}
	if (d.Class == Quote) != (c.Class == Quote) || d.Source == c.Source && d.Class != c.Class {
		t.Fatalf("%+v\nbecomes %+v", c, d)
	}
}

// Options.Only: the pairs that an article takes part in, and no others.
func TestFindOnly(t *testing.T) {
	articles, agencies := newsroom.Read(t)
	slices.Reverse(articles) // so that numbers of articles are not those of texts
	all := find(t, articles, Options{Agencies: agencies})
	for i := range articles {
		if i%17 > 0 && i != all.Copies[0].Source {
			continue
		}
		only := make([]bool, len(articles))
		only[i] = true
		r := find(t, articles, Options{Agencies: agencies, Only: only})
		found := byPair(articles, r)
		want := 0
		for k := range all.Copies {
			c := &all.Copies[k]
			if c.Source != i && c.Copy != i {
				continue
			}
			want++
			if d := found[unorderedIDs(articles[c.Source].ID, articles[c.Copy].ID)]; d == nil {
				t.Errorf("%s, %s is lost", articles[c.Source].ID, articles[c.Copy].ID)
			}
		}
		if len(r.Copies) != want {
			t.Errorf("%s: %d copies, want %d", articles[i].ID, len(r.Copies), want)
		}
	}
}

func TestFindStops(t *testing.T) {
	articles, _ := newsroom.Read(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Find(ctx, articles, oneCluster(articles), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a run that was stopped ends with %v", err)
	}
	ctx, cancel = context.WithCancel(context.Background())
	defer cancel()
	_, err := Find(ctx, articles, oneCluster(articles), Options{Progress: func(int, int) { cancel() }})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a run that was stopped while it compared ends with %v", err)
	}
}

// BenchmarkFind goes all the way through the newsroom.
func BenchmarkFind(b *testing.B) {
	articles, agencies := newsroom.Read(b)
	clusters, err := dedup.Cluster(context.Background(), articles, dedup.ClusterOptions{})
	if err != nil {
		b.Fatal(err)
	}
	size := 0
	for i := range articles {
		size += len(articles[i].Body)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Find(context.Background(), articles, clusters, Options{Agencies: agencies}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(articles))*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}
