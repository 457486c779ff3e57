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
// same for members in any order. It stops early with the context's error.
func Compare(ctx context.Context, articles []corpus.Article, members []int, event string, copies []wire.Copy, opt Options) (*Comparison, error) {
	c := &Comparison{Event: event}
	c.choose(articles, members)
	c.limit(articles, copies, cmp.Or(opt.MostArticles, mostArticles))
	tellings := make([]*corpus.Article, len(c.Articles))
	for i, a := range c.Articles {
		tellings[i] = &articles[a]
	}
	local, copied := among(c.Articles, copies)
	texts := independent(len(tellings), local)
	c.noteWhole(tellings, texts)
	quoted := c.quotations(tellings)
	if err := c.parts(ctx, tellings, local, quoted); err != nil {
		return nil, err
	}
	c.Words = eventWords(tellings, copied, quoted)
	c.noteWords()
	if len(tellings) > 1 {
		c.Findings = c.summarize(tellings, local, texts)
	}
	return c, ctx.Err()
}

// choose takes the members that can be compared, by time of publication, then id, and notes the others.
func (c *Comparison) choose(articles []corpus.Article, members []int) {
	members = slices.Clone(members)
	slices.SortFunc(members, func(i, j int) int { return compareTimes(&articles[i], &articles[j]) })
	for _, i := range slices.Compact(members) {
		words, latin, sentences := ownWords(&articles[i])
		switch {
		case words < leastTellingWords:
			c.note(i, "أقصر من أن يقارن", fmt.Sprintf("is too short to be compared: %d words of its own text", words))
		case 2*latin >= words:
			c.note(i, "بلغة غير العربية", "is not in Arabic")
		default:
			if words > unmarkedSentence*max(sentences, 1) {
				c.note(i, "قليل علامات الترقيم: قد لا تتميز جمله", "has hardly any punctuation: its sentences cannot be told apart well")
			}
			c.Articles = append(c.Articles, i)
		}
	}
}

// ownWords counts an article's own words, those in other letters, and its sentences.
func ownWords(a *corpus.Article) (words, latin, sentences int) {
	var tokens []arabic.Token
	for _, s := range a.ByteSpans(nil) {
		part := a.Body[s.Start:s.End]
		tokens = arabic.Tokenize(tokens[:0], part)
		words += len(tokens)
		sentences += len(arabic.Sentences(nil, part, tokens))
		for _, t := range tokens {
			if t.Key.Latin() {
				latin++
			}
		}
	}
	return words, latin, sentences
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
func (c *Comparison) limit(articles []corpus.Article, copies []wire.Copy, most int) {
	n := len(c.Articles)
	if n <= most {
		return
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
	kept := make([]int, most)
	for i, at := range order {
		kept[i] = c.Articles[at]
	}
	c.Articles = kept
	c.note(-1, fmt.Sprintf("قورن أول %d مقالاً من %d", most, n), fmt.Sprintf("%d of %d articles were compared: those that are no whole copies, and the earliest", most, n))
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
	sets := newJoiner(n)
	for i := range copies {
		if copies[i].Class == wire.Whole {
			sets.join(copies[i].Source, copies[i].Copy)
		}
	}
	texts := 0
	for i := range n {
		if sets.root(i) == i {
			texts++
		}
	}
	return texts
}

// joiner is a partition of 0..n-1; the least of a set is its root.
type joiner []int

func newJoiner(n int) joiner {
	sets := make(joiner, n)
	for i := range sets {
		sets[i] = i
	}
	return sets
}

func (j joiner) root(i int) int {
	for j[i] != i {
		j[i] = j[j[i]]
		i = j[i]
	}
	return i
}

func (j joiner) join(a, b int) {
	a, b = j.root(a), j.root(b)
	j[max(a, b)] = min(a, b)
}
