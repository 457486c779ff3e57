package wire

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isnad/dedup/corpus"
)

func creditTo(agency string) []corpus.Credit {
	return []corpus.Credit{{Agency: agency, Kind: "agency", Where: "dateline"}}
}

func TestCopyOfACopyCarriesItsChanges(t *testing.T) {
	changed := strings.NewReplacer("مجانياً", "مدفوعاً", "بالقوارب", "بالزوارق").Replace(bridge2 + "\n" + bridge3)
	tr := transmitted(t, []corpus.Article{
		{ID: "root", Outlet: "وكالة سديم", Body: bridge + "\n" + bridge2 + "\n" + bridge3, Published: clock(8, 0)},
		{ID: "copy", Outlet: "الضفاف", Body: bridge + "\n" + changed, Published: clock(10, 0), Credits: creditTo("سديم")},
		{ID: "again", Outlet: "الكثيب", Body: bridge + "\n" + changed, Published: clock(14, 0)},
	}, sadim(t))
	if got, want := tr.story(), "again ← copy\ncopy ← root\nroot ← -"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestSiblingsHaveACommonSource(t *testing.T) {
	body := bridge + "\n" + bridge2 + "\n" + bridge3
	tr := transmitted(t, []corpus.Article{
		{ID: "root", Outlet: "وكالة سديم", Body: body, Published: clock(8, 0)},
		{ID: "left", Outlet: "الضفاف", Body: strings.Replace(body, "مجانياً", "مدفوعاً", 1), Published: clock(10, 0), Credits: creditTo("سديم")},
		{ID: "right", Outlet: "الكثيب", Body: strings.Replace(body, "بالقوارب", "بالزوارق", 1), Published: clock(14, 0), Credits: creditTo("رويترز")},
	}, sadim(t))
	copies, chains, independent := tr.result()
	kinds := make(map[string]string)
	for _, c := range copies {
		pair := tr.articles[c.Source].ID + "→" + tr.articles[c.Copy.Copy].ID
		for _, e := range c.Evidence {
			if e.Kind == creditConflict || e.Kind == commonSource {
				kinds[pair+" "+e.Kind] = e.Text
			}
		}
		if want := pair != "left→right"; c.Parent != want || (c.Direction == Known) != want {
			t.Errorf("%s: parent %v, direction %s", pair, c.Parent, c.Direction)
		}
	}
	for _, want := range []string{"left→right common-source", "left→right credit-conflict", "root→right credit-conflict"} {
		if kinds[want] == "" {
			t.Errorf("no evidence %q in %v", want, kinds)
		}
	}
	if !slices.Equal(independent, []int{1}) {
		t.Errorf("independent texts: %v", independent)
	}
	if len(chains) != 1 || len(chains[0].Nodes) != 3 || len(chains[0].Links) != 2 {
		t.Fatalf("chains: %+v", chains)
	}
	for _, l := range chains[0].Links {
		c := copies[l.Copy]
		if chains[0].Nodes[l.From].Article != c.Source || chains[0].Nodes[l.To].Article != c.Copy.Copy || !l.Known || l.Share < .9 {
			t.Errorf("link %+v of copy %+v", l, c.Copy)
		}
	}
}

func TestQuotationAloneIsACommonSource(t *testing.T) {
	articles := []corpus.Article{{ID: "a", Body: bridge}, {ID: "b", Body: bridge2}}
	texts, _ := compared(t, articles, sadim(t))
	tr := newTransmission(articles, texts, []match{{a: 0, b: 1, left: []passage{{span{0, 4}, span{0, 4}, Verbatim}}}}, nil, nil)
	if copies, chains, _ := tr.result(); copies[0].Direction != CommonSource || copies[0].Parent || len(chains) > 0 {
		t.Errorf("got %+v, %v", copies[0], chains)
	}
}

func TestUnseenSourceOfThree(t *testing.T) {
	p := []string{
		bridge, bridge2, bridge3, "وكان عمال البناء قد عثروا خلال الحفر على بقايا مرسى قديم نقلت حجارته إلى متحف المدينة قبل عامين.",
		"وتعهدت الشركة المنفذة بصيانة الدعامات كل ستة أشهر على نفقتها وبإضاءة الممر المخصص للمشاة طوال الليل.",
	}
	tr := transmitted(t, []corpus.Article{
		{ID: "one", Outlet: "الضفاف", Body: p[0] + "\n" + p[1] + "\n" + p[2]},
		{ID: "two", Outlet: "الكثيب", Body: p[0] + "\n" + p[2] + "\n" + p[3]},
		{ID: "three", Outlet: "الميناء", Body: strings.Replace(p[0], "أعوام", "سنوات", 1) + "\n" + p[1] + "\n" + p[3]},
		{ID: "unseen-one", Outlet: "السهل", Body: p[4]},
	}, sadim(t))
	if len(tr.unseen) != 1 || len(tr.unseen[0].children) != 3 {
		t.Fatalf("unseen: %+v\n%s", tr.unseen, tr.story())
	}
	u := tr.unseen[0]
	if u.text != strings.Join(p[:4], "\n") {
		t.Errorf("rebuilt:\n%s", u.text)
	}
	if u.id != "unseen-one'" {
		t.Errorf("its id is %s", u.id)
	}
	copies, chains, independent := tr.result()
	for _, c := range copies {
		if c.Direction != CommonSource || c.Parent {
			t.Errorf("%+v", c.Copy)
		}
	}
	if !slices.Equal(independent, []int{2}) {
		t.Errorf("independent texts: %v", independent)
	}
	links, nodes := chains[0].Links, chains[0].Nodes
	if len(links) != 3 || links[0].Known || links[0].Copy != -1 || nodes[links[0].From].Article != -1 || nodes[links[0].From].Text != u.text {
		t.Errorf("chain: %+v", chains[0])
	}
}

// Two that credit one agency have it from there, also where one holds all of the other; of near-identical texts without credit nothing is known.
func TestOneCreditIsASource(t *testing.T) {
	whole := bridge + "\n" + bridge2 + "\n" + bridge3
	for _, c := range []struct {
		name       string
		first, two string
		credits    bool
		agency     string
		want       int
	}{
		{"neither contains the other", bridge + "\n" + bridge2, bridge + "\n" + bridge3, true, "رويترز", 1},
		{"one contains the other", whole, bridge + "\n" + bridge2, true, "رويترز", 1},
		{"without credits", whole, bridge + "\n" + bridge2, false, "", 0},
		{"near-identical without credits", whole, strings.Replace(whole, "مجانياً", "مدفوعاً", 1), false, "", 0},
		{"one names the other", whole, bridge + "\n" + bridge2 + "\nالمصدر: الضفاف", true, "", 0},
	} {
		articles := []corpus.Article{
			{ID: "one", Outlet: "الضفاف", Body: c.first, Published: clock(8, 0)},
			{ID: "two", Outlet: "الكثيب", Body: c.two, Published: clock(12, 0)},
		}
		if c.credits {
			articles[0].Credits, articles[1].Credits = creditTo("رويترز"), creditTo("رويترز")
		}
		tr := transmitted(t, articles, sadim(t))
		if len(tr.unseen) != c.want || c.want > 0 && tr.unseen[0].agency != c.agency {
			t.Errorf("%s: unseen %+v\n%s", c.name, tr.unseen, tr.story())
		}
	}
}

func TestTheAgencysOwnTextNeedsNoOther(t *testing.T) {
	body := bridge + "\n" + bridge2 + "\n" + bridge3
	var articles []corpus.Article
	for i, change := range []string{"", "مجانياً", "بالقوارب", "أعوام", "الصغيرة"} {
		articles = append(articles, corpus.Article{ID: fmt.Sprint(i), Outlet: paperNames[i], Body: strings.Replace(body, change, "كلمة", min(1, i)), Credits: creditTo("سديم")})
	}
	if tr := transmitted(t, articles[1:], sadim(t)); len(tr.unseen) != 1 || len(tr.unseen[0].children) != 4 || tr.unseen[0].text != body {
		t.Errorf("without the agency's text: %+v\n%s", tr.unseen, tr.story())
	}
	articles[0].Outlet = "وكالة سديم"
	if tr := transmitted(t, articles, sadim(t)); len(tr.unseen) != 0 {
		t.Errorf("with it: %s", tr.story())
	}
}

// A change that only two of a source's takings have was made by one of the two: credit or not, the other has it from there.
func TestCreditDoesNotHideAnIntermediary(t *testing.T) {
	body := bridge + "\n" + bridge2 + "\n" + bridge3
	changed := strings.NewReplacer("مجانياً", "مدفوعاً", "بالقوارب", "بالزوارق").Replace(body)
	var articles []corpus.Article
	for i, b := range []string{body, body, changed, bridge + changed[len(bridge):strings.LastIndex(changed, "\n")]} {
		articles = append(articles, corpus.Article{ID: fmt.Sprint(i), Outlet: paperNames[i], Body: b, Credits: creditTo("رويترز")})
	}
	tr := transmitted(t, articles, sadim(t))
	if len(tr.unseen) != 1 || !slices.Equal(tr.unseen[0].children, []int32{0, 1, 2}) || tr.source(3) != 2 {
		t.Errorf("unseen %+v\n%s", tr.unseen, tr.story())
	}
}

// What a copyist changed, and who copies him: the changes say from whom a text is though no credit and no time does.
func TestInheritedChangesMakeTheParentKnown(t *testing.T) {
	changed := strings.NewReplacer("مجانياً", "مدفوعاً", "بالقوارب", "بالزوارق").Replace(bridge2 + "\n" + bridge3)
	tr := transmitted(t, []corpus.Article{
		{ID: "again", Outlet: "الكثيب", Body: changed},
		{ID: "copy", Outlet: "الضفاف", Body: bridge + "\n" + changed, Credits: creditTo("سديم")},
		{ID: "root", Outlet: "وكالة سديم", Body: bridge + "\n" + bridge2 + "\n" + bridge3},
	}, sadim(t))
	if got, want := tr.story(), "again ← copy\ncopy ← root\nroot ← -"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWarningOfTimesStampedInBulk(t *testing.T) {
	articles := []corpus.Article{{ID: "1", Body: bridge}, {ID: "2", Body: bridge}, {ID: "3", Body: bridge}}
	for i := range articles {
		articles[i].Outlet, articles[i].Published = "الضفاف", clock(8, 0)
	}
	tr := transmitted(t, articles, sadim(t))
	if w := tr.warnings(); len(w) != 1 || !strings.Contains(w[0], "الضفاف") {
		t.Errorf("warnings: %q", w)
	}
	for _, p := range tr.pairings {
		if !slices.ContainsFunc(p.evidence, func(e Evidence) bool { return e.Kind == bulkTimes }) || p.direction != Undetermined {
			t.Errorf("%+v", p)
		}
	}
}

// TestOrderOfArticlesDoesNotMatter: chains are those of the set of articles.
func TestOrderOfArticlesDoesNotMatter(t *testing.T) {
	own, agencies := ownTexts(t)
	rapid.Check(t, func(t *rapid.T) {
		g := chainMaker{random: rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1)), words: strings.Fields(bridge + " " + bridge2 + " " + bridge3)}
		var articles []corpus.Article
		for n := range 2 {
			articles = append(articles, g.chain(fmt.Sprint("c", n), own[g.random.IntN(len(own)/2)*2+n]).articles...)
		}
		tell := func() string {
			tr := transmitted(t, articles, agencies)
			copies, _, independent := tr.result()
			var all strings.Builder
			fmt.Fprintln(&all, tr.story(), independent)
			for _, c := range copies {
				fmt.Fprintln(&all, articles[c.Source].ID, articles[c.Copy.Copy].ID, c.Direction, c.Parent, c.Credited, c.Evidence)
			}
			for _, u := range tr.unseen {
				fmt.Fprintln(&all, u.id, u.text)
			}
			return all.String()
		}
		first := tell()
		g.random.Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
		if second := tell(); first != second {
			t.Fatalf("first\n%s\nthen\n%s", first, second)
		}
	})
}

// TestAnUnrelatedArticleTakesNothing: what has nothing in common with the others changes nothing of who took from whom. How sure that is may change: words
// weigh by how many texts have them, and in a handful of texts one more moves the ends of a reworded passage.
func TestAnUnrelatedArticleTakesNothing(t *testing.T) {
	own, agencies := ownTexts(t)
	rapid.Check(t, func(t *rapid.T) {
		g := newChainMaker(rapid.Uint64().Draw(t, "seed"), own[:1])
		articles := g.chain("c", own[g.random.IntN(len(own))]).articles
		before := transmitted(t, articles, agencies)
		var other strings.Builder
		for i := range 80 {
			fmt.Fprintf(&other, "كلمة%d ", i)
		}
		after := transmitted(t, append(articles, corpus.Article{ID: rapid.SampledFrom([]string{"a", "c/3a", "z"}).Draw(t, "id"), Body: other.String()}), agencies)
		if len(after.matches) != len(before.matches) {
			t.Fatalf("%d matches were %d", len(after.matches), len(before.matches))
		}
		told := strings.ReplaceAll(after.story(), "?", "")
		for line := range strings.Lines(strings.ReplaceAll(before.story(), "?", "")) {
			if !strings.Contains(told, line) {
				t.Fatalf("%q is gone:\n%s", line, after.story())
			}
		}
	})
}

// TestTheWholeCorpusInOneText: one article holds all others.
func TestTheWholeCorpusInOneText(t *testing.T) {
	var all strings.Builder
	articles := make([]corpus.Article, 1500)
	for i := range articles[1:] {
		var body strings.Builder
		for k := range 60 {
			fmt.Fprintf(&body, "كلمة%d ", i*60+k)
		}
		articles[i+1] = corpus.Article{ID: fmt.Sprintf("%05d", i), Body: body.String()}
		all.WriteString(body.String())
	}
	articles[0] = corpus.Article{ID: "all", Body: all.String()}
	texts, matches := compared(t, articles, sadim(t))
	tr := newTransmission(articles, texts, matches, eventsOf(articles), sadim(t))
	holder := int32(len(articles) - 1) // "all" comes last
	for i := range holder {
		if tr.source(i) != holder {
			t.Fatalf("unseen %v, source of %d is %d", tr.unseen, i, tr.source(i))
		}
	}
}

// BenchmarkCrowd: ten thousand texts of one wording.
func BenchmarkCrowd(b *testing.B) {
	articles := make([]corpus.Article, 10_000)
	for i := range articles {
		articles[i] = corpus.Article{ID: fmt.Sprintf("%05d", i), Outlet: paperNames[i%len(paperNames)], Body: bridge + "\n" + bridge2 + "\n" + bridge3}
	}
	texts, matches := compared(b, articles, sadim(b))
	clusters := eventsOf(articles)
	for b.Loop() {
		newTransmission(articles, texts, matches, clusters, sadim(b)).result()
	}
	b.ReportMetric(float64(b.N)*float64(len(articles))/b.Elapsed().Seconds(), "articles/s")
}
