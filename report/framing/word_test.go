package framing

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isnad/dedup/corpus"
	"isnad/report/wire"
)

// The values were computed apart from this program, with sixty decimal digits, from the formulas of the paper.
func TestLogOdds(t *testing.T) {
	for _, c := range []struct {
		y, n, others, rest int
		prior, mass, want  float64
	}{
		{5, 100, 1, 300, 0.5, 400, 1.7854882317387355057213},
		{0, 1000, 40, 9000, 3.25, 10000, -3.553389524905611665145},
		{120, 54321, 7, 654321, 0.8125, 708642, 8.9904004635866944272641},
		{1, 2, 0, 1, 0.001953125, 3, 0.2755154325890658794782},
		{30, 500, 30, 500, 12, 1000, 0},
		{7, 400, 0, 400, 0.0078125, 800, 0.6011394350313978098070},
	} {
		if got := logOdds(c.y, c.n, c.others, c.rest, c.prior, c.mass); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("logOdds(%d/%d, %d/%d) = %.12f, want %.12f", c.y, c.n, c.others, c.rest, got, c.want)
		}
	}
}

// Of two samples, what one has more of the other has less of.
func TestLogOddsIsAntisymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, rest := rapid.IntRange(1, 1e6).Draw(t, "n"), rapid.IntRange(1, 1e6).Draw(t, "rest")
		y, others := rapid.IntRange(0, n).Draw(t, "y"), rapid.IntRange(0, rest).Draw(t, "others")
		mass := float64(n + rest)
		prior := rapid.Float64Range(1e-6, .5).Draw(t, "prior") * mass
		z := logOdds(y, n, others, rest, prior, mass)
		if back := logOdds(others, rest, y, n, prior, mass); math.IsNaN(z) || z != -back {
			t.Errorf("%v one way, %v the other", z, back)
		}
	})
}

// Benjamini and Hochberg's step-up: the last rank that fits carries those before it, even where one of them does not fit by itself.
func TestDiscoveries(t *testing.T) {
	z := func(p float64) float64 { return math.Sqrt2 * math.Erfinv(1-p) } // independent of the survival function used
	for _, c := range []struct {
		p     []float64
		tried int
		want  int
	}{
		{[]float64{.001, .008, .039, .041, .042, .06}, 6, 2},
		{[]float64{.001, .03, .03, .03}, 4, 4},
		{[]float64{.02, .3}, 1000, 0},
		{nil, 10, 0},
	} {
		var words []Word
		var order []int
		for i, p := range c.p {
			words, order = append(words, Word{Z: z(p)}), append(order, i)
		}
		if got := discoveries(words, order, c.tried); got != c.want {
			t.Errorf("%v of %d: %d stand out, want %d", c.p, c.tried, got, c.want)
		}
	}
}

// partisan is two outlets' text of which every sixth word is the outlet's own.
func partisan(repeat int) []*corpus.Article {
	text := func(own string) string {
		return strings.Repeat("عبرت القافلة الجسر القديم نحو "+own+" قرب النهر والسوق والميناء. ", repeat)
	}
	return []*corpus.Article{
		{ID: "1", Outlet: "سديم", Body: text("المخيم")},
		{ID: "2", Outlet: "المرفأ", Body: text("المستوطنة")},
	}
}

func TestEventWords(t *testing.T) {
	none := make([][]corpus.Span, 2)
	words := eventWords(readAll(partisan(100)), none, none)
	more := make(map[string]string)
	for _, w := range words {
		if !w.Enough || math.Abs(w.Z) <= leastZ {
			t.Errorf("%+v does not stand out", w)
		}
		if w.Z > 0 {
			more[w.Outlet] += w.Term + " "
		}
		if got := logOdds(w.Count, w.Total, w.Others, w.OthersTotal, w.Prior, w.PriorTotal); got != w.Z {
			t.Errorf("%s: z %v does not follow from its counts, which give %v", w.Term, w.Z, got)
		}
	}
	if want := map[string]string{"سديم": "المخيم ", "المرفأ": "المستوطنة "}; !reflect.DeepEqual(more, want) {
		t.Errorf("own words %v, want %v", more, want)
	}
}

func TestSmallSampleSaysSo(t *testing.T) {
	none := make([][]corpus.Span, 2)
	words := eventWords(readAll(partisan(6)), none, none)
	if len(words) == 0 {
		t.Error("nothing is shown of a small sample")
	}
	for _, w := range words {
		if w.Enough {
			t.Errorf("%+v: enough, of %d words", w, w.Total)
		}
	}
	if words := eventWords(readAll(partisan(100)[:1]), none, none); words != nil {
		t.Errorf("one outlet is compared with nobody: %v", words)
	}
}

// Words that were copied or quoted are not the outlet's.
func TestOwnText(t *testing.T) {
	a := &corpus.Article{Body: "0123456789", Furniture: []corpus.Furniture{{Span: corpus.Span{Start: 9, End: 10}, Kind: "share"}}}
	copied := []corpus.Span{{Start: 6, End: 7}, {Start: 2, End: 4}}
	quoted := []corpus.Span{{Start: 3, End: 5}}
	want := []corpus.Span{{Start: 0, End: 2}, {Start: 5, End: 6}, {Start: 7, End: 9}}
	if got := ownText(a, copied, quoted); !reflect.DeepEqual(got, want) {
		t.Errorf("own text %v, want %v", got, want)
	}
}

func TestCopiedSpans(t *testing.T) {
	passages := []wire.Passage{{Source: corpus.Span{Start: 1, End: 2}, Copy: corpus.Span{Start: 3, End: 4}}}
	got := copiedSpans(4, []wire.Copy{
		{Source: 0, Copy: 1, Class: wire.Whole, Direction: wire.Known, Passages: passages},
		{Source: 0, Copy: 2, Class: wire.Part, Direction: wire.CommonSource, Passages: passages},
		{Source: 0, Copy: 3, Class: wire.Quote, Direction: wire.Undetermined, Passages: passages},
	})
	want := [][]corpus.Span{{{Start: 1, End: 2}}, {{Start: 3, End: 4}}, {{Start: 3, End: 4}}, nil}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("copied %v, want %v", got, want)
	}
}

func TestRunWordsIsEventWords(t *testing.T) {
	event := partisan(100)
	comparers := NewComparers([]corpus.Article{*event[1], *event[0], {ID: "3", Body: event[0].Body}})
	words, err := RunWords(t.Context(), comparers, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	none := make([][]corpus.Span, 2)
	want := eventWords(readAll(event), none, none)
	for i := range want {
		want[i].Places = nil // these an event has alone
	}
	if !reflect.DeepEqual(words, want) {
		t.Errorf("%v, want %v", words, want)
	}
}
