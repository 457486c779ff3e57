package corpus

import (
	"context"
	"fmt"
	"io"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"isnad/similarity/arabic"
)

// Corpus is everything the inputs hold.
type Corpus struct {
	Articles []Article // in the order of the inputs; an embedded story behind the page that carried it
	Problems []Problem // what was left out, by path and line
	Bytes    int64     // of input, as they are stored
}

// Read reads the inputs whole: pages parsed, furniture marked, embedded stories split off, datelines and credits found.
// The result does not depend on opt.Workers. It holds every text in memory once: Scan is for what is larger.
func Read(ctx context.Context, inputs []string, stdin io.Reader, opt Options) (*Corpus, error) {
	opt, err := opt.withDefaults()
	if err != nil {
		return nil, err
	}
	r := &reader{opt: opt, inputs: inputs, workers: make([]parser, opt.Workers)}
	scan := opt
	scan.Report = r.problem
	scan.Progress = r.progress
	for i := range r.workers {
		r.workers[i] = parser{reader: r, outlets: make(map[string]string), lines: LineDecoder{Fields: opt.Fields}}
	}
	err = Scan(ctx, inputs, stdin, scan, func(w int, b *Block) error {
		r.keep(b, r.workers[w].block(b))
		return nil
	})
	if err != nil {
		return nil, err
	}
	c := &Corpus{Articles: r.join(), Bytes: r.bytes}
	if err := r.finish(ctx, c.Articles); err != nil {
		return nil, fmt.Errorf("read corpus: %w", err)
	}
	sortProblems(r.problems)
	c.Problems = r.problems
	return c, nil
}

// reader gathers what the workers of one Read bring.
type reader struct {
	opt     Options
	inputs  []string
	workers []parser

	mu       sync.Mutex
	blocks   []parsed // by Block.Seq
	problems []Problem
	bytes    int64
}

// parsed are the articles of one block.
type parsed struct {
	input    int
	articles []Article
}

func (r *reader) keep(b *Block, arts []Article) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if n := b.Seq + 1 - len(r.blocks); n > 0 {
		r.blocks = append(r.blocks, make([]parsed, n)...)
	}
	r.blocks[b.Seq] = parsed{b.Input, arts}
}

func (r *reader) problem(p Problem) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.problems = append(r.problems, p)
	if r.opt.Report != nil {
		r.opt.Report(p)
	}
}

func (r *reader) progress(n int64) {
	r.bytes = n // only the reading goroutine calls, and Scan has ended before it is read
	if r.opt.Progress != nil {
		r.opt.Progress(n)
	}
}

// join puts the articles in input order and sees to it that no id stands twice.
func (r *reader) join() []Article {
	n := 0
	found := make([]int, len(r.inputs))
	for _, p := range r.blocks {
		n += len(p.articles)
		found[p.input] += len(p.articles)
	}
	all := make([]Article, 0, n)
	ids := NewIDs(r.inputs)
	for i := range r.blocks {
		p := &r.blocks[i]
		for rest := p.articles; len(rest) > 0; {
			k := 1
			for k < len(rest) && rest[k].Parent != "" {
				k++ // stories embedded in the first, or in one of them
			}
			all = append(all, r.claim(ids, p.input, rest[:k])...)
			rest = rest[k:]
		}
		p.articles = nil
	}
	for i, n := range found {
		if n == 0 {
			r.noArticles(r.inputs[i])
		}
	}
	return all
}

// claim gives an article and the stories embedded in it ids of their own, or nothing.
func (r *reader) claim(ids *IDs, input int, arts []Article) []Article {
	names := make([]string, len(arts))
	for i := range arts {
		names[i] = arts[i].ID
	}
	prefix, problem := ids.Claim(input, arts[0].Place, names...)
	if problem != nil {
		r.problem(*problem)
		return nil
	}
	for i := range arts {
		if prefix != "" {
			arts[i].ID = prefix + arts[i].ID
			if arts[i].Parent != "" {
				arts[i].Parent = prefix + arts[i].Parent
			}
		}
	}
	return arts
}

// noArticles reports an input that gave nothing, unless it is known already why.
func (r *reader) noArticles(input string) {
	path := input
	if input == "-" {
		path = Stdin
	}
	known := slices.ContainsFunc(r.problems, func(p Problem) bool { return p.Path == path })
	if !known {
		r.problem(Problem{Place: Place{Path: path}, Reason: "no articles in it"})
	}
}

// finish does what needs the whole corpus: furniture by repetition, and the credits, which depend on it.
func (r *reader) finish(ctx context.Context, arts []Article) error {
	agencies := r.opt.Agencies
	if agencies == nil {
		agencies = DefaultAgencies()
	}
	err := r.parts(ctx, arts, func(p *parser, part []Article) {
		for i := range part {
			if part[i].Parent == "" {
				p.repeats.Add(&part[i])
			}
		}
	})
	if err != nil {
		return err
	}
	repeats := &r.workers[0].repeats
	repeats.Agencies = agencies
	for i := range r.workers[1:] {
		repeats.Merge(&r.workers[1+i].repeats)
	}
	return r.parts(ctx, arts, func(_ *parser, part []Article) {
		for i := range part {
			a := &part[i]
			if a.Parent == "" {
				repeats.Mark(a)
			}
			a.Credits = FindCredits(agencies, a)
			a.noteMissing()
		}
	})
}

// parts has the workers share out the articles.
func (r *reader) parts(ctx context.Context, arts []Article, do func(*parser, []Article)) error {
	const step = 256
	parts := make(chan []Article)
	g, ctx := errgroup.WithContext(ctx)
	for i := range r.workers {
		g.Go(func() error {
			for part := range parts {
				do(&r.workers[i], part)
			}
			return nil
		})
	}
	g.Go(func() error {
		defer close(parts)
		for part := range slices.Chunk(arts, step) {
			select {
			case parts <- part:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	})
	return g.Wait()
}

// noteMissing adds warnings for what an article should have and has not.
func (a *Article) noteMissing() {
	for _, m := range []struct {
		missing bool
		what    string
	}{
		{onlySpace(a.Body), "empty text"},
		{a.Published.Precision == arabic.NoDate && a.Updated.Precision == arabic.NoDate, "no date"},
		{a.Outlet == "", "no outlet"},
	} {
		if m.missing && !slices.Contains(a.Warnings, m.what) {
			a.Warnings = append(a.Warnings, m.what)
		}
	}
}
