// The whole way: the articles of an event in, a comparison out.
package framing

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"isnad/dedup/corpus"
	"isnad/report/wire"
	"isnad/similarity/arabic"
	"isnad/workers"
)

// What cannot be compared.
const (
	leastTellingWords = 8   // of its own text: fewer make no claim that another could lack
	unmarkedSentence  = 120 // words a sentence on average: more shows that the marks are missing
	mostArticles      = 120 // of one event: the work grows with the square
)

// Options say how a comparison is made. The zero value is what was measured.
type Options struct {
	MostArticles int // how many articles are compared, the earliest independent ones first; default 120
}

// Compare compares the articles named by members, indices into articles, as tellings of one event. copies are those found among the articles;
// only those of members count. What cannot be compared is named in the Notes, and an event of which nothing can is no error. The result is the
// same for members in any order. It stops early with the context's error. Who compares many events does it with a Comparer.
func Compare(ctx context.Context, articles []corpus.Article, members []int, event string, copies []wire.Copy, opt Options) (*Comparison, error) {
	return NewComparer(articles).Compare(ctx, members, event, copies, opt)
}

// Comparer compares events of the same articles, one after the other. It keeps what it has learnt of words from one to the next, and belongs to
// one goroutine.
type Comparer struct {
	articles []corpus.Article
	reader   *reader
}

// NewComparer is a Comparer for events of some articles.
func NewComparer(articles []corpus.Article) *Comparer { return &Comparer{articles, newReader()} }

// NewComparers are Comparers for the workers.
func NewComparers(articles []corpus.Article) *workers.Local[*Comparer] {
	return workers.NewLocal(func() *Comparer { return NewComparer(articles) })
}

// Compare is the function Compare.
func (x *Comparer) Compare(ctx context.Context, members []int, event string, copies []wire.Copy, opt Options) (*Comparison, error) {
	x.reader.clear()
	c := &Comparison{Event: event}
	tellings := readEvent{x.reader, c.choose(x.reader, x.articles, members)}
	tellings.articles = c.limit(tellings.articles, copies, cmp.Or(opt.MostArticles, mostArticles))
	local, copied := among(c.Articles, copies)
	texts := independent(len(c.Articles), local)
	c.noteWhole(texts)
	quoted := c.quotations(tellings)
	if err := c.parts(ctx, tellings, local, quoted); err != nil {
		return nil, err
	}
	c.Words = eventWords(tellings, copied, quoted)
	c.noteWords()
	if len(c.Articles) > 1 {
		c.Findings = c.summarize(tellings, local, texts)
	}
	return c, ctx.Err()
}

// choose reads the members that can be compared, by time of publication, then id, and notes the others.
func (c *Comparison) choose(r *reader, articles []corpus.Article, members []int) (chosen []*reading) {
	members = slices.Clone(members)
	slices.SortFunc(members, func(i, j int) int { return compareTimes(&articles[i], &articles[j]) })
	for _, i := range slices.Compact(members) {
		text := r.read(&articles[i])
		words, sentences := len(text.tokens), len(text.sentences)
		switch {
		case words < leastTellingWords:
			c.note(i, "أقصر من أن يقارن", fmt.Sprintf("is too short to be compared: %d words of its own text", words))
		case 2*text.latin() >= words:
			c.note(i, "بلغة غير العربية", "is not in Arabic")
		default:
			if words > unmarkedSentence*max(sentences, 1) {
				c.note(i, "قليل علامات الترقيم: قد لا تتميز جمله", "has hardly any punctuation: its sentences cannot be told apart well")
			}
			c.Articles, chosen = append(c.Articles, i), append(chosen, text)
		}
	}
	return chosen
}

// compareTimes puts the earlier first, what has no date last.
func compareTimes(a, b *corpus.Article) int {
	if x, y := a.Published.Precision == arabic.NoDate, b.Published.Precision == arabic.NoDate; x != y {
		if x {
			return 1
		}
		return -1
	}
	return cmp.Or(a.Published.Time.Compare(b.Published.Time), cmp.Compare(a.ID, b.ID))
}

// limit leaves articles out of a comparison that would take too long: whole copies first, then the latest.
func (c *Comparison) limit(chosen []*reading, copies []wire.Copy, most int) []*reading {
	n := len(c.Articles)
	if n <= most {
		return chosen
	}
	local, _ := among(c.Articles, copies)
	whole := make([]bool, n)
	for i := range local {
		whole[local[i].Copy] = whole[local[i].Copy] || local[i].Class == wire.Whole
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		switch {
		case whole[i] == whole[j]:
			return 0
		case whole[i]:
			return 1
		}
		return -1
	})
	order = order[:most]
	slices.Sort(order)
	kept := make([]*reading, most)
	for i, at := range order { // ascending: at ≥ i
		c.Articles[i], kept[i] = c.Articles[at], chosen[at]
	}
	c.Articles = c.Articles[:most]
	c.note(-1, fmt.Sprintf("قورن أول %d مقالاً من %d", most, n), fmt.Sprintf("%d of %d articles were compared: those that are no whole copies, and the earliest", most, n))
	return kept
}

// among are the copies between the articles chosen, by their places, and the passages that each took from anywhere.
func among(chosen []int, copies []wire.Copy) (local []wire.Copy, copied [][]corpus.Span) {
	place := make(map[int]int, len(chosen))
	for at, i := range chosen {
		place[i] = at + 1
	}
	var touching []wire.Copy
	for _, c := range copies {
		c.Source, c.Copy = place[c.Source]-1, place[c.Copy]-1
		touching = append(touching, c)
		if c.Source >= 0 && c.Copy >= 0 {
			local = append(local, c)
		}
	}
	return local, copiedSpans(len(chosen), touching)
}

// independent is how many texts of n remain when whole copies are folded into their source.
func independent(n int, copies []wire.Copy) int {
	groups := newGroups(n)
	for i := range copies {
		if copies[i].Class == wire.Whole {
			groups.join(copies[i].Source, copies[i].Copy)
		}
	}
	texts := 0
	for i := range n {
		if groups.of(i) == i {
			texts++
		}
	}
	return texts
}

// groups are the connected parts of a graph (union-find), each named by its smallest member.
type groups []int

func newGroups(n int) groups {
	g := make(groups, n)
	for i := range g {
		g[i] = i
	}
	return g
}

func (g groups) of(i int) int {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

func (g groups) join(i, j int) {
	i, j = g.of(i), g.of(j)
	g[max(i, j)] = min(i, j)
}
