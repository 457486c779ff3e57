package framing

import (
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"isnad/dedup/corpus"
	"isnad/gold"
	"isnad/similarity/arabic"
)

// goldLabel is a row of the labels: an expression of one article.
type goldLabel struct {
	thing, article, expression string
	own, quoted                int
}

func readGoldLabels(t testing.TB) map[string][]goldLabel {
	t.Helper()
	text, err := os.ReadFile(gold.Shared(t, "data/gold/framing_label_voice.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	events := map[string][]goldLabel{}
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n")[1:] {
		r := strings.Split(line, "\t")
		own, _ := strconv.Atoi(r[4])
		quoted, _ := strconv.Atoi(r[5])
		events[r[0]] = append(events[r[0]], goldLabel{r[1], r[2], labelNormal(r[3]), own, quoted})
	}
	return events
}

// labelNormal is an expression as the measure compares it: folded, without articles, clitics of the article and case endings of the accusative.
func labelNormal(expression string) string {
	var words []string
	text := strings.ReplaceAll(expression, "_", " ")
	for _, t := range arabic.Tokenize(nil, text) {
		w := arabic.Fold(text[t.Start:t.End])
		for _, p := range [...]string{"وال", "لل", "ال"} {
			if rest, ok := strings.CutPrefix(w, p); ok && len(rest) > 4 {
				w = rest
				break
			}
		}
		words = append(words, w)
	}
	return strings.Join(words, " ")
}

// labelSame reports whether two normal expressions are one: equal, or four of five words the same.
func labelSame(a, b string) bool {
	if a == b {
		return true
	}
	x, y := strings.Fields(a), strings.Fields(b)
	n := 0
	for _, w := range x {
		if slices.Contains(y, w) {
			n++
		}
	}
	return 5*n >= 4*max(len(x), len(y))
}

// labelScore adds up what is right.
type labelScore struct{ together, right, gold, found, shown, none, voices, voicesRight int }

func (s *labelScore) add(o labelScore) {
	s.together += o.together
	s.right += o.right
	s.gold += o.gold
	s.found += o.found
	s.shown += o.shown
	s.none += o.none
	s.voices += o.voices
	s.voicesRight += o.voicesRight
}

// figures are what is measured of an event: pairs of expressions, expressions shown that a label has, occurrences told apart rightly.
func (s *labelScore) figures(event string, figures gold.Figures) {
	share := func(a, b int) float64 { return float64(a) / float64(max(b, 1)) }
	figures[event+"\tprecision"], figures[event+"\trecall"] = share(s.right, s.together), share(s.found, s.gold)
	figures[event+"\tshown that are expressions"] = share(s.shown-s.none, s.shown)
	figures[event+"\tvoice"] = share(s.voicesRight, s.voices)
}

// scoreLabels holds the things of one event against its labels.
func scoreLabels(gold []goldLabel, articles []*corpus.Article, things []Thing) labelScore {
	s := labelScore{}
	goldThings := map[string][]string{} // thing → distinct expressions
	for _, g := range gold {
		if !slices.Contains(goldThings[g.thing], g.expression) {
			goldThings[g.thing] = append(goldThings[g.thing], g.expression)
		}
	}
	holds := func(set []string, e string) bool {
		return slices.ContainsFunc(set, func(x string) bool { return labelSame(x, e) })
	}
	anywhere := func(e string) bool {
		for _, set := range goldThings {
			if holds(set, e) {
				return true
			}
		}
		return false
	}
	var found [][]string
	for _, th := range things {
		var set []string
		for _, u := range th.Uses {
			if e := labelNormal(u.Expression); !slices.Contains(set, e) {
				set = append(set, e)
			}
		}
		found = append(found, set)
		for i, a := range set {
			s.shown++
			if !anywhere(a) {
				s.none++
				continue
			}
			for _, b := range set[:i] {
				if !anywhere(b) {
					continue
				}
				s.together++
				for _, g := range goldThings {
					if holds(g, a) && holds(g, b) {
						s.right++
						break
					}
				}
			}
		}
	}
	for _, g := range goldThings {
		for i, a := range g {
			for _, b := range g[:i] {
				s.gold++
				if slices.ContainsFunc(found, func(set []string) bool { return holds(set, a) && holds(set, b) }) {
					s.found++
				}
			}
		}
	}
	s.voice(gold, articles, things)
	return s
}

// voice compares the counts of the expressions that both have in an article, as far as both have the occurrences.
func (s *labelScore) voice(gold []goldLabel, articles []*corpus.Article, things []Thing) {
	type at struct{ article, expression string }
	type count struct{ own, quoted int }
	own, wanted := map[at]count{}, map[at]count{}
	for _, th := range things {
		for _, u := range th.Uses {
			k := at{articles[u.Article].ID, labelNormal(u.Expression)}
			own[k] = count{own[k].own + u.Own, own[k].quoted + u.Quoted}
		}
	}
	for _, g := range gold {
		k := at{g.article, g.expression}
		wanted[k] = count{wanted[k].own + g.own, wanted[k].quoted + g.quoted}
	}
	for k, w := range wanted {
		h := own[k]
		s.voices += min(w.own+w.quoted, h.own+h.quoted)
		if w.own+w.quoted < h.own+h.quoted { // more places than the labels have: which of them are meant is not known
			s.voicesRight += min(w.own+w.quoted, min(w.own, h.own)+min(w.quoted, h.quoted))
			continue
		}
		s.voicesRight += min(w.own, h.own) + min(w.quoted, h.quoted)
	}
}

// labelMarks is quotation by marks alone, enough to measure labels by: findQuotations has its own measure.
func labelMarks(articles []*corpus.Article) func(article, codePoint int) bool {
	inside := make([][]bool, len(articles))
	for i, a := range articles {
		text := []rune(a.Body)
		inside[i] = make([]bool, len(text))
		open := -1
		for at, r := range text {
			switch {
			case open < 0 && strings.ContainsRune(`"«“`, r):
				open = at
			case open >= 0 && strings.ContainsRune(`"»”`, r):
				if len(strings.Fields(string(text[open:at]))) > 3 {
					for k := open; k < at; k++ {
						inside[i][k] = true
					}
				}
				open = -1
			}
		}
	}
	return func(article, codePoint int) bool { return inside[article][codePoint] }
}

// TestLabelQuality holds the things found against the labelled events and compares the figures with those accepted last. No weight is fitted to
// these events, so that each of them is its own cross-validation.
func TestLabelQuality(t *testing.T) {
	labels := readGoldLabels(t)
	read, err := corpus.Read(t.Context(), []string{gold.Shared(t, "data/ant/ant.jsonl.gz")}, nil, corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]*corpus.Article{}
	for i := range read.Articles {
		byID[read.Articles[i].ID] = &read.Articles[i]
	}
	figures, sum := gold.Figures{}, labelScore{}
	for _, event := range slices.Sorted(maps.Keys(labels)) {
		var articles []*corpus.Article
		for _, g := range labels[event] {
			if a := byID[g.article]; !slices.Contains(articles, a) {
				articles = append(articles, a)
			}
		}
		things := findThings(readAll(articles), labelMarks(articles))
		s := scoreLabels(labels[event], articles, things)
		sum.add(s)
		s.figures(event, figures)
	}
	sum.figures("all", figures)
	figures.Hold(t, "testdata/labels.golden")
}
