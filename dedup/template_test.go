package dedup

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// frame makes the wording of a daily report.
func frame(r *rand.Rand) []string { return draw(rand.New(rand.NewPCG(1, 1)), 180, 5000) }

// report fills a frame: two words of sixteen are its own.
func report(r *rand.Rand, frame []string) string {
	words := append([]string(nil), frame...)
	for i := 0; i+1 < len(words); i += 16 {
		copy(words[i:], draw(r, 2, 50000))
	}
	return strings.Join(words, " ")
}

// many makes n reports, one or several a day.
func many(r *rand.Rand, n, days int) []made {
	f := frame(r)
	var articles []made
	for k := range n {
		articles = append(articles, made{ID: fmt.Sprintf("t%d", k), Date: fmt.Sprintf("2024-07-%02d", 1+k%days), Body: report(r, f)})
	}
	return articles
}

func TestReportsOfATemplateAreNotDuplicates(t *testing.T) {
	for _, n := range []int{12, 28, 100, 400} {
		r := rand.New(rand.NewPCG(uint64(n), 3))
		d := dedupFile(t, "feed.jsonl", jsonLines(t, many(r, n, 28)), 2, .4)
		if len(d.edges) > 0 || d.Dropped > 0 {
			t.Errorf("%d reports: %d pairs, %d dropped", n, len(d.edges), d.Dropped)
		}
	}
	undated := many(rand.New(rand.NewPCG(5, 5)), 120, 28)
	for i := range undated {
		undated[i].Date = ""
	}
	if d := dedupFile(t, "feed.jsonl", jsonLines(t, undated), 2, .4); len(d.edges) > 0 {
		t.Errorf("undated: %d pairs", len(d.edges))
	}
}

// Four reports of a hundred happen to say the same in some places and reach the threshold; the ninety-six others show what they are.
func TestFewReportsAboveTheThresholdAreTemplates(t *testing.T) {
	articles := many(rand.New(rand.NewPCG(7, 3)), 100, 28)
	first := strings.Fields(articles[0].Body)
	for k := 25; k < 100; k += 25 {
		words := strings.Fields(articles[k].Body)
		for i := 0; i < 4*16; i += 16 {
			copy(words[i:i+2], first[i:i+2])
		}
		articles[k].Body = strings.Join(words, " ")
	}
	if d := dedupFile(t, "feed.jsonl", jsonLines(t, articles), 2, .5); len(d.edges) > 0 {
		t.Errorf("%d pairs: %v", len(d.edges), slices.Collect(d.Pairs()))
	}
}

func TestEditedCopiesOfReportsAreDuplicates(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 3))
	for _, n := range []int{28, 400} {
		articles := many(r, n, 28)
		for k := range 10 {
			words := strings.Fields(articles[k].Body)
			words[len(words)-8] = "تصحيح"
			articles = append(articles, made{ID: fmt.Sprintf("c%d", k), Date: "2024-07-30", Body: strings.Join(words, " ")})
		}
		d := dedupFile(t, "feed.jsonl", jsonLines(t, articles), 2, .4)
		if got := slices.Collect(d.Pairs()); len(got) != 10 {
			t.Errorf("%d reports: %d pairs, want those of the 10 copies: %v", n, len(got), got)
		}
	}
}

func TestOneTextDayAfterDayIsADuplicate(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	text := draw(r, 200, 5000)
	var articles []made
	for k := range 60 { // a word of two hundred differs
		words := append([]string(nil), text...)
		words[r.IntN(len(words))] = draw(r, 1, 50000)[0]
		articles = append(articles, made{ID: fmt.Sprintf("p%d", k), Date: fmt.Sprintf("2024-%02d-%02d", 1+k/28, 1+k%28), Body: strings.Join(words, " ")})
	}
	if d := dedupFile(t, "feed.jsonl", jsonLines(t, articles), 2, .7); d.Articles-d.Dropped != 1 {
		t.Errorf("%d of 60 posts of one text stay", d.Articles-d.Dropped)
	}
}

// Time and memory must not grow with the square.
func TestCrowdsAreBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("makes 40,000 articles")
	}
	t.Run("identical", func(t *testing.T) {
		articles := make([]made, 20000)
		for i := range articles {
			articles[i] = made{ID: fmt.Sprintf("i%d", i), Date: "2024-07-01", Body: "افتتح الوزير السوق الجديد في الميناء أمس بحضور جمع من التجار"}
		}
		d := dedupFile(t, "feed.jsonl", jsonLines(t, articles), 2, .7)
		if d.Dropped != 19999 || d.Candidates > 0 {
			t.Errorf("%d dropped, %d compared", d.Dropped, d.Candidates)
		}
		if n := d.PairCount(); n < 19999 || n > manyPairs {
			t.Errorf("%d pairs listed", n)
		}
	})
	t.Run("template", func(t *testing.T) {
		d := dedupFile(t, "feed.jsonl", jsonLines(t, many(rand.New(rand.NewPCG(2, 2)), 10000, 28)), 2, .4)
		if d.Candidates > 1_000_000 || d.Dropped > 0 {
			t.Errorf("%d compared, %d dropped", d.Candidates, d.Dropped)
		}
		if len(d.Warnings) == 0 {
			t.Error("no warning that not all pairs were compared")
		}
	})
}

// A crowd's bounds make what is compared and what is listed grow with the input, not with its square: so many comparisons an article,
// however many there are. (Package lsh tests that pairs double with the sketches.)
func TestWorkForAnArticleIsBounded(t *testing.T) {
	const most = 25
	r := rand.New(rand.NewPCG(11, 2))
	text := draw(r, 100, 5000)
	for _, c := range []struct {
		name      string
		threshold float64
		article   func() string
	}{
		{"one text", .7, func() string { return strings.Join(text, " ") }},
		{"one text, a word changed", .7, func() string { return strings.Join(edit(r, text, .01), " ") }},
		{"one template", .5, func() string { return report(r, frame(r)) }},
	} {
		for _, n := range []int{2000, 4000, 8000} {
			articles := make([]made, n)
			for k := range articles {
				articles[k] = made{ID: fmt.Sprintf("w%d", k), Date: fmt.Sprintf("2024-07-%02d", 1+k%28), Body: c.article()}
			}
			d := dedupFile(t, "feed.jsonl", jsonLines(t, articles), 2, c.threshold)
			t.Logf("%s: %d articles, %d compared, %d pairs", c.name, n, d.Candidates, d.PairCount())
			if d.Candidates > most*n || d.PairCount() > most*n && d.PairCount() > manyPairs {
				t.Errorf("%s: %d articles, %d compared, %d pairs", c.name, n, d.Candidates, d.PairCount())
			}
		}
	}
}
