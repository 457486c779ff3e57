// What a title makes of the event, against the article's own body.
package framing

import (
	"fmt"
	"slices"
	"strings"

	"isnad/similarity"
	"isnad/similarity/arabic"
)

// What a title must share with a fact to pick it, by cosine.
const picks = .2

// title is an article's title beside its body.
type title struct {
	table     *factTable
	article   int
	tell      int
	statement *statement
	text      string
}

// headlines tells of each article with a title which fact it picks, and which of its values and claims the body contradicts or lacks.
func (t *factTable) headlines() []Headline {
	quantities := t.allQuantities()
	var all []Headline
	for tell := range t.tellings {
		for _, article := range append([]int{t.tellings[tell].article}, t.tellings[tell].twins...) {
			if h, ok := t.headline(tell, article, quantities); ok {
				all = append(all, h)
			}
		}
	}
	slices.SortFunc(all, func(a, b Headline) int { return a.Article - b.Article })
	return all
}

func (t *factTable) headline(tell, article int, quantities [][]quantity) (Headline, bool) {
	a := t.articles[article]
	text := t.reader.title(a.Article)
	if len(text.tokens) == 0 {
		return Headline{}, false
	}
	s := t.reader.statement(text, arabic.Sentence{Last: len(text.tokens), End: uint32(len(a.Title))}, a.Published, nil)
	s.telling, s.vector = tell, t.weigher.vector(s.words)
	h := &title{t, article, tell, &s, a.Title}
	result := Headline{Article: article, Fact: h.pick()}
	result.Conflicts = append(result.Conflicts, h.numbers(quantities)...)
	if c := h.magnitude(quantities); c != "" {
		result.Conflicts = append(result.Conflicts, c)
	}
	if c := h.opposed(); c != "" {
		result.Conflicts = append(result.Conflicts, c)
	} else if c := h.denied(); c != "" {
		result.Conflicts = append(result.Conflicts, c)
	}
	return result, true
}

// pick is the fact of the article that the title is nearest to, -1 where it is near none.
func (h *title) pick() int {
	best, at := picks, -1
	for f, parts := range h.table.parts {
		for _, p := range parts {
			if h.table.scores.statements[p.statement].telling != h.tell {
				continue
			}
			if c := similarity.Cosine(h.statement.vector, h.table.vector(p)); c > best {
				best, at = c, f
			}
		}
	}
	return at
}

// said is a conflict of a title in words: what it says, and what the body does.
func said(title, body string) string {
	return fmt.Sprintf("العنوان: %s؛ المتن: %s", strings.Join(strings.Fields(title), " "), strings.Join(strings.Fields(body), " "))
}

// missing stands for a body that does not say it.
const missing = "لا يرد فيه"

// numbers are the title's numbers that the body does not give.
func (h *title) numbers(quantities [][]quantity) (found []string) {
	t := h.table
	for k, w := range h.statement.words {
		if w.kind != numberWord || w.value < 2 || w.value >= firstYear && w.value <= lastYear || score(h.statement.words, k, h.text) || h.bodyHas(w.value) {
			continue
		}
		next := ""
		var unit arabic.Key
		if k+1 < len(h.statement.words) {
			next, unit = h.text[w.to:h.statement.words[k+1].to], h.statement.words[k+1].key
		}
		if uncounted()[unit] {
			continue
		}
		if bounded := h.loose(k); bounded && h.bodyHasAbout(w.value) {
			continue
		}
		against := ""
		for _, i := range t.scores.of[h.tell] {
			for _, q := range quantities[i] {
				if against == "" && (q.unit == unit || people()[unit] && fates()[q.unit]) && !q.implied && !q.partial {
					against = t.text(q.words)
				}
			}
		}
		if against == "" && (people()[unit] || fates()[unit]) {
			against = missing
		}
		if against != "" {
			found = append(found, said(h.text[w.from:w.to]+next, against))
		}
	}
	return found
}

// loose reports whether the title's number is «more than» or «about».
func (h *title) loose(k int) bool {
	for i := max(0, k-3); i < k; i++ {
		if b, ok := boundsBefore[h.statement.words[i].bare]; ok && b != exactly || leastWord[h.statement.words[i].bare] {
			return true
		}
	}
	return false
}

// bodyHasAbout reports whether the body gives a number not far from one that is loosely put.
func (h *title) bodyHasAbout(value float64) bool {
	for _, i := range h.table.scores.of[h.tell] {
		for _, w := range h.table.scores.statements[i].words {
			if w.kind == numberWord && w.value >= value*.8 && w.value <= value*1.25 {
				return true
			}
		}
	}
	return false
}

// bodyHas reports whether the body gives a number, near enough, or two that add up to it.
func (h *title) bodyHas(value float64) bool {
	const near = .03
	t := h.table
	var numbers []float64
	for _, i := range t.scores.of[h.tell] {
		for _, w := range t.scores.statements[i].words {
			if w.kind == numberWord {
				numbers = append(numbers, w.value)
			}
		}
	}
	numbers = append(numbers, 1, 2) // as the form of a noun gives them
	for i, x := range numbers {
		if x >= value*(1-near) && x <= value*(1+near) {
			return true
		}
		for _, y := range numbers[:i] {
			if x+y == value {
				return true
			}
		}
	}
	return false
}

// magnitudes are plurals of numbers, with the least that they stand for.
var magnitudes = func() map[arabic.Key]float64 {
	m := make(map[arabic.Key]float64)
	for words, least := range map[string]float64{"عشرات العشرات": 20, "مئات المئات مئآت": 200, "آلاف الآلاف": 2000, "ملايين الملايين": 2e6} {
		for k := range keysOf(words) {
			m[k] = least
		}
	}
	return m
}()

// magnitude compares «المئات» with the greatest number of victims, or of the thing that follows, in the body.
func (h *title) magnitude(quantities [][]quantity) string {
	t := h.table
	for k, w := range h.statement.words {
		least := magnitudes[w.bare]
		if least == 0 {
			continue
		}
		unit := arabic.Key(0)
		for i := max(0, k-3); i < min(len(h.statement.words), k+4); i++ {
			if fates()[h.statement.words[i].key] {
				unit = h.statement.words[i].key
			}
		}
		most, text := 0.0, ""
		for _, i := range t.scores.of[h.tell] {
			for _, o := range t.scores.statements[i].words {
				if magnitudes[o.bare] >= least {
					return "" // the body says so too
				}
			}
			for _, q := range quantities[i] {
				if q.unit == unit && q.high > most {
					most, text = q.high, t.text(q.words)
				}
			}
		}
		if unit != 0 && most > 0 && most < least {
			return said(h.text[max(0, h.statement.words[max(0, k-1)].from):w.to], text)
		}
	}
	return ""
}

// opposed finds a word of the title whose opposite stands in the body's first sentence, where the body never says the word of the event itself: «يرفع» against
// «أبقت … من دون تغيير».
func (h *title) opposed() string {
	t := h.table
	for _, w := range h.statement.words {
		if w.kind != plainWord || h.says(w.key) {
			continue
		}
		for _, i := range t.scores.of[h.tell] {
			s := t.scores.statements[i]
			if s.place > 0 {
				break
			}
			body := t.articles[t.tellings[h.tell].article].Body
			for k, o := range s.words {
				if o.kind == plainWord && opposites()[[2]arabic.Key{w.key, o.key}] && sharedMatter(h.statement.words, s.words) >= 2 && !sides()[o.key] {
					return said(h.text[w.from:w.to], body[s.words[max(0, k-1)].from:s.words[min(len(s.words), k+4)-1].to])
				}
			}
		}
	}
	return ""
}

// says reports whether the body's first three sentences, which tell the event itself, have a meaning.
func (h *title) says(key arabic.Key) bool {
	t := h.table
	for _, i := range t.scores.of[h.tell] {
		s := t.scores.statements[i]
		if s.place < 3 && slices.ContainsFunc(s.words, func(w word) bool { return w.key == key }) {
			return true
		}
	}
	return false
}

var (
	// negations before a verb or a noun in the body.
	negations = keysOf("لم لن ليس ليست عدم دون")
	// disclosing are verbs whose denial denies what a title announces.
	disclosing = meaningsOf("كشف يكشف حدد يحدد أعلن يعلن أكد يؤكد ذكر يذكر وافق يوافق قرر يقرر اتفق وقع تحديد")
)

// denied finds a sentence of the body that denies to have been told what the title tells: a negation and a verb of disclosing, and then words of the title.
func (h *title) denied() string {
	t := h.table
	for _, w := range h.statement.words {
		if negations[w.bare] {
			return ""
		}
	}
	announced := false
	for _, w := range h.statement.words {
		announced = announced || disclosing()[w.key]
	}
	if !announced {
		return ""
	}
	body := t.articles[t.tellings[h.tell].article].Body
	for _, i := range t.scores.of[h.tell] {
		s := t.scores.statements[i]
		for k, w := range s.words {
			if !negations[w.bare] || k+1 >= len(s.words) || !disclosing()[s.words[k+1].key] {
				continue
			}
			if end := min(len(s.words), k+7); h.shares(s.words[k+2 : end]) {
				return said(h.text, body[w.from:s.words[end-1].to])
			}
		}
	}
	return ""
}

// shares reports whether some words hold one of the title's that says what it is about.
func (h *title) shares(words []word) bool {
	keys := sortedKeys(words)
	for _, w := range h.statement.words {
		if _, ok := slices.BinarySearch(keys, w.key); ok && !arabic.IsStop(w.key) && !disclosing()[w.key] {
			return true
		}
	}
	return false
}
