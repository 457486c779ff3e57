// The first reading: every article to a sketch and a few numbers.
package dedup

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"sync"

	"isnad/dedup/corpus"
	"isnad/dedup/sketch"
	"isnad/similarity"
	"isnad/similarity/arabic"
)

// record is what is kept of an article while its text stays on disk: 64 bytes and the id.
type record struct {
	id        string
	words     uint64 // hash of the words in order, the same for two texts that differ in spelling and signs at most; 0: no words
	published int64  // seconds since 1970; undated when not known
	offset    int64  // of the record in its source, see store
	size      uint32 // of the record, bytes
	length    uint32 // of the body, bytes
	line      uint32 // or row or record, in the user's file, from 1; 0: a page
	source    uint32
	sketch    uint32 // its place on the shelf; none where there are no words
	text      uint32 // its number, once texts are numbered; none where there are no words
}

// none is no place and no number.
const none = math.MaxUint32

// undated sorts behind every date.
const undated = math.MaxInt64

// scanned is what one block of input holds.
type scanned struct {
	input   int
	from    origin
	records []record
}

// origin is the file that records come from.
type origin struct {
	path string // as messages name it
	file string // on disk: path, but for members of archives
	kind corpus.Format
	unit string // what the records' lines count
}

// scan reads all inputs once. Blocks come in reading order; those of sequence numbers left out are empty.
func (d *Deduped) scan(ctx context.Context, inputs []string, opt corpus.Options) ([]scanned, error) {
	var mu sync.Mutex
	var blocks []scanned
	workers := make([]scanner, opt.Workers)
	for i := range workers {
		workers[i] = scanner{store: d.store, sketches: d.shelf.Writer(), lines: corpus.LineDecoder{Fields: opt.Fields}, outlet: opt.Outlet, report: opt.Report}
	}
	err := corpus.Scan(ctx, inputs, d.stdin, opt, func(w int, b *corpus.Block) error {
		found, err := workers[w].block(b)
		if err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		for len(blocks) <= b.Seq {
			blocks = append(blocks, scanned{})
		}
		blocks[b.Seq] = found
		return d.memory.hold(found.records)
	})
	if err != nil {
		return nil, err
	}
	for i := range workers {
		if err := workers[i].sketches.Flush(); err != nil {
			return nil, err
		}
	}
	return blocks, nil
}

// scanner is one worker: it takes a block from its bytes to sketches, and nothing of it is shared.
type scanner struct {
	store    *store
	sketches *sketch.Writer
	lines    corpus.LineDecoder
	own      corpus.LineDecoder // of records with our names
	outlet   string
	report   func(corpus.Problem)

	text words
	ids  strings.Builder
	ends []int // of the ids in ids
	most int   // records of the fullest block so far
	err  error // of keeping sketches
}

func (s *scanner) block(b *corpus.Block) (scanned, error) {
	found := scanned{input: b.Input, from: origin{b.Path, b.File, b.Kind, b.Unit}}
	s.store.see(b)
	if b.Format != corpus.JSONLines {
		return found, s.page(b, &found)
	}
	src, offset, err := s.store.place(b)
	if err != nil {
		return found, err
	}
	found.records = make([]record, 0, s.most)
	lines := &s.lines
	if b.OwnNames() {
		lines = &s.own
	}
	lines.Decode(b, func(r *corpus.Record) {
		s.add(&found, r, record{source: uint32(src), offset: offset + int64(r.Start), size: uint32(r.End - r.Start), line: uint32(r.Line)})
	}, s.report)
	s.cutIDs(&found)
	s.most = max(s.most, len(found.records)+len(found.records)/16)
	return found, s.err
}

// add takes what is needed of a record, whose strings are the decoder's.
func (s *scanner) add(found *scanned, r *corpus.Record, kept record) {
	kept.published = undated
	if r.Date != "" {
		if date, ok := arabic.ParseDate(r.Date); ok && date.Precision >= arabic.Day {
			kept.published = date.Time.Unix()
		}
	}
	kept.length = uint32(len(r.Body))
	kept.words = s.text.read(r.Body)
	kept.sketch, kept.text = none, none
	if kept.words != 0 && s.err == nil {
		kept.sketch, s.err = s.sketches.Add(s.text.shingles)
	}
	found.records = append(found.records, kept)
	s.ids.WriteString(r.ID)
	s.ends = append(s.ends, s.ids.Len())
}

// cutIDs gives the records their ids, all of a block in one piece of memory.
func (s *scanner) cutIDs(found *scanned) {
	all := s.ids.String()
	from := 0
	for i, to := range s.ends {
		found.records[i].id = all[from:to]
		from = to
	}
	s.ids = strings.Builder{}
	s.ends = s.ends[:0]
}

// pageRecord is how an article of a page is written where records are asked for.
type pageRecord struct {
	ID     string `json:"id"`
	Outlet string `json:"outlet"`
	Title  string `json:"title"`
	Date   string `json:"date"`
	URL    string `json:"url"`
	Author string `json:"author"`
	Body   string `json:"body"`
}

// page makes records of the articles of a page or a text file, furniture cut out, and keeps them in the store.
func (s *scanner) page(b *corpus.Block, found *scanned) error {
	articles, err := b.Articles(nil, s.outlet)
	if err != nil {
		s.report(corpus.Problem{Place: b.Place(b.Line), Reason: err.Error()})
		return nil
	}
	line := b.Place(b.Line).Line
	for i := range articles {
		a := &articles[i]
		r := corpus.Record{ID: a.ID, Date: a.Published.String(), Body: ownText(a)}
		text, err := json.Marshal(pageRecord{a.ID, a.Outlet, a.Title, a.Published.String(), a.URL, a.Author, r.Body})
		if err != nil {
			return fmt.Errorf("%s: %w", b.Path, err)
		}
		offset, err := s.store.keep(text)
		if err != nil {
			return err
		}
		s.add(found, &r, record{source: spooledPages, offset: offset, size: uint32(len(text)), line: uint32(line)})
	}
	s.cutIDs(found)
	return s.err
}

// ownText is an article's body without its furniture.
func ownText(a *corpus.Article) string {
	spans := a.ByteSpans(nil)
	if len(spans) == 1 {
		return a.Body[spans[0].Start:spans[0].End]
	}
	var own strings.Builder
	own.Grow(len(a.Body))
	for i, span := range spans {
		if i > 0 {
			own.WriteByte('\n') // words on both sides of furniture are two
		}
		own.WriteString(a.Body[span.Start:span.End])
	}
	return own.String()
}

// words is a text as shingles; its memory is used from text to text.
type words struct {
	tokens   []arabic.Token
	shingles []uint64
}

// read leaves the text's shingles and returns the hash of its words in order, 0 if there are none.
func (w *words) read(text string) uint64 {
	w.tokens = arabic.Tokenize(w.tokens[:0], text)
	w.shingles = similarity.Shingles(w.shingles[:0], w.tokens, similarity.Width)
	hash := uint64(len(w.tokens))
	for _, x := range w.shingles {
		hash = (hash ^ x) * 0x9E3779B97F4A7C15
		hash ^= hash >> 32
	}
	return hash
}
