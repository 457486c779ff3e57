// Facts: what each article of an event reports, in rows across the articles.
package framing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"isnad/dedup/corpus"
	"isnad/similarity"
	"isnad/similarity/arabic"
)

// How much is compared. Pairs grow with the square of the sentences: 1,200 are 720,000, about a second.
const (
	mostStatements = 1200
	mostOfArticle  = 80 // sentences of one article; behind them little is news
)

// copiedText gives the stretches of article a that also stand in article b because one took them from the other, or both from a third; nil knows
// of none.
type copiedText func(a, b int) []corpus.Span

// factTable is the facts of an event with what they were found by, for all that is told of them further on.
type factTable struct {
	facts    []Fact
	notes    []Note
	articles []*reading
	copied   copiedText
	judged   []judgement // of each pair of statements, see verbatim
	tellings []telling
	scores   *scores
	weigher  *weigher
	cut      float64
	origins  []origin     // of each telling
	rows     []row        // of each fact
	parts    [][]part     // of each fact: the stretch of each of its row's statements
	counts   [][]quantity // of each statement, see allQuantities
	reader   *reader
	twins    map[int][]word // of articles that carry a telling's text, as far as they were asked for
	endless  bool           // some sentences are too long for cuts to be looked for
	room     *factRoom
}

// part is the clauses of a statement that make a claim: words [first, last).
type part struct{ statement, first, last int }

// newFactTable finds the facts that the articles report, those that most report first. Articles with the same words are one telling: a copy adds
// no fact.
func newFactTable(e readEvent, copied copiedText, model *factModel) *factTable {
	t := &factTable{articles: e.articles, copied: copied, cut: model.cut, reader: e.reader, room: &e.reader.facts}
	t.read()
	var all []*statement
	for i := range t.tellings {
		all = append(all, t.tellings[i].statements...)
	}
	t.weigher = newWeigher(all, t.room)
	t.scores = measure(t.tellings, t.weigher, model, t.room)
	t.judged = t.room.judged.zeros(len(all) * len(all))
	t.origins = t.findOrigins()
	t.lay(t.scores.rows(model.cut))
	return t
}

// inTime orders articles by publication, then id, then text: an order that does not depend on the one they are given in.
func inTime(articles []*reading) []int {
	order := make([]int, len(articles))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := articles[i], articles[j]
		return cmp.Or(a.Published.Time.Compare(b.Published.Time), strings.Compare(a.ID, b.ID), strings.Compare(a.Body, b.Body), strings.Compare(a.Title, b.Title))
	})
	return order
}

// read makes the tellings, as many as may be compared, and notes what was left out.
func (t *factTable) read() {
	same := make(map[uint64]int)
	total, left, long := 0, 0, 0
	for _, i := range inTime(t.articles) {
		tell := t.reader.tell(t.articles[i], t.articles[i].Published)
		tell.article = i
		if !t.comparable(&tell) {
			continue
		}
		if first, ok := same[tell.print]; ok {
			t.tellings[first].twins = append(t.tellings[first].twins, i)
			continue
		}
		if len(tell.statements) > mostOfArticle {
			tell.statements = tell.statements[:mostOfArticle]
			long++
		}
		if total+len(tell.statements) > mostStatements {
			left++
			continue
		}
		total += len(tell.statements)
		same[tell.print] = len(t.tellings)
		t.tellings = append(t.tellings, tell)
	}
	t.noteLimits(left, long)
}

// comparable reports whether an article has sentences to compare, and notes what is wrong with them.
func (t *factTable) comparable(tell *telling) bool {
	switch {
	case len(tell.statements) == 0:
		t.note(tell.article, "لا جملة فيه تقارن", "has no sentence to compare")
		return false
	case !tell.arabic:
		t.note(tell.article, "أكثره بغير العربية: لا تقارن ألفاظه", "is mostly in another script: its words cannot be compared")
		return false
	case len(tell.statements) == 1 && len(tell.statements[0].words) > longSentence:
		t.note(tell.article, "بلا علامات تفصل جمله: قورن كجملة واحدة", "has no marks that end sentences: it is compared as one")
	}
	return true
}

// noteLimits says how many articles were left out and how many were cut.
func (t *factTable) noteLimits(left, long int) {
	if left > 0 {
		t.note(-1, fmt.Sprintf("%d من المقالات لم تقارن حقائقها: للمقارنة حد هو %d جملة", left, mostStatements),
			fmt.Sprintf("the facts of %d articles were not compared: no more than %d sentences are, the earliest articles first", left, mostStatements))
	}
	if long > 0 {
		t.note(-1, fmt.Sprintf("%d من المقالات قورنت بأول %d جملة منها", long, mostOfArticle), fmt.Sprintf("%d articles were compared by their first %d sentences only", long, mostOfArticle))
	}
	if len(t.tellings) < 2 {
		t.note(-1, "ليس هناك نصان مختلفان تقارن حقائقهما", "there are not two different texts whose facts could be compared")
	}
}

// note says of an article given, or of all of them (-1), what could not be compared.
func (t *factTable) note(article int, arabic, english string) {
	t.notes = append(t.notes, Note{Article: article, Arabic: arabic, English: english})
}

// longSentence is how many words a sentence has before it is shown by the clause that makes the claim.
const longSentence = 28

// lay turns rows into facts.
func (t *factTable) lay(rows []row) {
	type laid struct {
		fact     Fact
		row      row
		parts    []part
		tellings int
		place    float64 // mean place in its articles
	}
	cells := make([][]part, 0, len(rows))
	for _, r := range rows {
		cells = append(cells, t.partsOf(r))
	}
	cells = append(cells, t.cuts()...)
	all := make([]laid, 0, len(cells))
	known := make(map[string]int)
	for _, parts := range cells {
		l := laid{parts: parts}
		for _, p := range parts {
			l.row = append(l.row, p.statement)
		}
		l.fact.ID = t.idOf(l.parts)
		if known[l.fact.ID]++; known[l.fact.ID] > 1 {
			l.fact.ID += fmt.Sprintf("-%d", known[l.fact.ID])
		}
		l.tellings = t.report(&l.fact, l.parts)
		for _, i := range l.row {
			l.place += float64(t.scores.statements[i].place) / float64(len(l.row))
		}
		all = append(all, l)
	}
	slices.SortStableFunc(all, func(a, b laid) int {
		return cmp.Or(b.tellings-a.tellings, cmp.Compare(a.place, b.place), strings.Compare(a.fact.ID, b.fact.ID))
	})
	shown := make(map[string]bool)
	for _, l := range all {
		l.fact.Text = t.clearest(l.parts, shown)
		t.facts, t.rows, t.parts = append(t.facts, l.fact), append(t.rows, l.row), append(t.parts, l.parts)
	}
}

// partsOf picks the clauses of long sentences that the rest of the row speaks of.
func (t *factTable) partsOf(r row) []part {
	parts := make([]part, len(r))
	for k, i := range r {
		s := t.scores.statements[i]
		parts[k] = part{i, 0, len(s.words)}
		if len(r) > 1 && len(s.words) > longSentence && len(s.clauses) > 1 {
			parts[k] = t.nearestClauses(r, i)
		}
	}
	return parts
}

// nearestClauses are the clauses of a statement, in a run, that are nearest to the row's statements of other tellings: the best one, and its neighbours while
// they bring the claim nearer.
func (t *factTable) nearestClauses(r row, i int) part {
	s := t.scores.statements[i]
	others, window := t.room.others[:0], t.room.window
	for _, j := range r {
		if o := t.scores.statements[j]; o.telling != s.telling {
			others = along(others, s, o)
		}
	}
	nearness := func(first, last int) (sum float64) {
		window = t.weigher.window(window[:0], s, s.clauses[first].first, s.clauses[last-1].last)
		for others := others; len(others) > 0; others = others[len(window):] {
			cosine := 0.0
			for k, weight := range window {
				cosine += weight * others[k]
			}
			sum += min(cosine, 1)
		}
		return sum
	}
	best, first := -1.0, 0
	for c := range s.clauses {
		if near := nearness(c, c+1); near > best {
			best, first = near, c
		}
	}
	last := first + 1
	for grown := true; grown; {
		grown = false
		for _, next := range [][2]int{{first - 1, last}, {first, last + 1}} {
			if next[0] < 0 || next[1] > len(s.clauses) {
				continue
			}
			if near := nearness(next[0], next[1]); near > best {
				best, first, last, grown = near, next[0], next[1], true
			}
		}
	}
	t.room.others, t.room.window = others, window
	return part{i, s.clauses[first].first, s.clauses[last-1].last}
}

// idOf is a fingerprint of a row's words: the same whatever the order of the articles, and with their copies.
func (t *factTable) idOf(parts []part) string {
	sum := uint64(0) // of the statements' own: addition forgets their order
	for _, p := range parts {
		h := uint64(printSeed)
		for _, w := range t.words(p) {
			h = (h ^ uint64(w.bare)) * printPrime
		}
		sum += h ^ h>>29
	}
	return fmt.Sprintf("f%012x", sum&(1<<48-1))
}

func (t *factTable) words(p part) []word {
	return t.scores.statements[p.statement].words[p.first:p.last]
}

// vector weighs the words of a part.
func (t *factTable) vector(p part) similarity.Vector {
	if t.isWhole(p) {
		return t.scores.statements[p.statement].vector
	}
	return t.weigher.partVector(t.scores.statements[p.statement], p.first, p.last)
}

// bytesAt is the stretch of the body that a part fills: a whole sentence with its marks.
func (t *factTable) bytesAt(p part) bytesOf {
	s := t.scores.statements[p.statement]
	b := s.bytesOf
	if p.first > 0 {
		b.from = s.words[p.first].from
	}
	if p.last < len(s.words) {
		b.to = s.words[p.last-1].to
	}
	return b
}

// text is the part as its article has it.
func (t *factTable) text(p part) string {
	b := t.bytesAt(p)
	return t.articles[t.articleOf(p)].Body[b.from:b.to]
}

func (t *factTable) articleOf(p part) int {
	return t.tellings[t.scores.statements[p.statement].telling].article
}

// report fills the cells of a fact, those of copies among them, and returns how many tellings have one.
func (t *factTable) report(f *Fact, parts []part) (carriers int) {
	cells := make([][]part, len(t.tellings))
	for _, p := range parts {
		of := t.scores.statements[p.statement].telling
		cells[of] = append(cells[of], p)
	}
	for of, cell := range cells {
		tell := &t.tellings[of]
		if len(cell) == 0 {
			f.Absent = append(append(f.Absent, tell.article), tell.twins...)
			continue
		}
		carriers++
		status := Reworded
		if len(tell.twins) > 0 || slices.ContainsFunc(parts, func(p part) bool { return t.scores.statements[p.statement].telling != of && t.sameText(cell, p) }) {
			status = Verbatim
		}
		for _, article := range append([]int{tell.article}, tell.twins...) {
			f.Reports = append(f.Reports, Report{Article: article, Spans: t.spans(cell, article), Status: status})
		}
	}
	slices.Sort(f.Absent)
	slices.SortFunc(f.Reports, func(a, b Report) int { return a.Article - b.Article })
	return carriers
}

// spans are the parts in code points of an article. A twin has the same words at places of its own, which are looked up by their number.
func (t *factTable) spans(cell []part, article int) []corpus.Span {
	spans := make([]corpus.Span, 0, len(cell))
	for _, p := range cell {
		b := t.bytesAt(p)
		if article != t.articleOf(p) {
			b = t.twinBytes(article, p)
		}
		spans = append(spans, corpus.Span{Start: t.articles[article].points.At(b.from), End: t.articles[article].points.At(b.to)})
	}
	return spans
}

// twinBytes finds the words of a part, by their number in the article, in an article with the same words.
func (t *factTable) twinBytes(twin int, p part) bytesOf {
	at, of := 0, t.scores.statements[p.statement]
	for _, s := range t.tellings[of.telling].statements {
		if s == of {
			break
		}
		at += len(s.words)
	}
	words := t.twinWords(twin, t.articles[t.articleOf(p)].Published)
	first, last := min(at+p.first, len(words)-1), min(at+p.last, len(words))
	return bytesOf{words[first].from, words[last-1].to}
}

// twinWords are all words of an article that carries the text of one published then, read once: every fact of the text asks for them.
func (t *factTable) twinWords(twin int, published arabic.Date) []word {
	if t.twins[twin] == nil {
		if t.twins == nil {
			t.twins = make(map[int][]word)
		}
		read := t.reader.tell(t.articles[twin], published)
		for _, s := range read.statements {
			t.twins[twin] = append(t.twins[twin], s.words...)
		}
	}
	return t.twins[twin]
}
