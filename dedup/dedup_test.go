package dedup

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isnad/dedup/corpus"
	"isnad/similarity"
	"isnad/similarity/arabic"
)

// made is an article of a made-up corpus.
type made struct {
	ID   string `json:"id"`
	Date string `json:"date,omitempty"`
	Body string `json:"body"`
}

// draw makes n words of a vocabulary of size words, the first the commonest.
func draw(r *rand.Rand, n, size int) []string {
	const letters = "بتثجحخدرزسشصضطعغفقكلمنهي"
	alphabet := []rune(letters)
	words := make([]string, n)
	for i := range words {
		w := uint64(float64(size)*r.Float64()*r.Float64()) * 0x9E3779B97F4A7C15
		var b strings.Builder
		for range 3 + w%4 {
			b.WriteRune(alphabet[w>>8%uint64(len(alphabet))])
			w = w*31 + 7
		}
		words[i] = b.String()
	}
	return words
}

// edit changes a share of the words.
func edit(r *rand.Rand, words []string, share float64) []string {
	words = slices.Clone(words)
	for i := range words {
		if r.Float64() < share {
			words[i] = draw(r, 1, 5000)[0]
		}
	}
	return words
}

// newsOf makes a corpus with edited, trimmed and equal copies, empty and short texts, dated and not.
func newsOf(r *rand.Rand, n int) []made {
	var texts [][]string
	var articles []made
	for i := range n {
		var text []string
		switch k := r.IntN(10); {
		case len(texts) == 0 || k < 5:
			text = draw(r, 5+r.IntN(120), 5000)
		case k < 8:
			text = edit(r, texts[r.IntN(len(texts))], []float64{0, .01, .03, .08, .15}[r.IntN(5)])
		case k < 9:
			text = texts[r.IntN(len(texts))]
			text = text[:len(text)*(5+r.IntN(5))/10]
		default:
			text = draw(r, r.IntN(4), 5000)
		}
		texts = append(texts, text)
		a := made{ID: fmt.Sprintf("m%d", i), Body: strings.Join(text, " ")}
		if r.IntN(5) > 0 {
			a.Date = fmt.Sprintf("2024-07-%02d", 1+r.IntN(templateDays)) // copies come within days, or they are a template
		}
		articles = append(articles, a)
	}
	return articles
}

func jsonLines(t testing.TB, articles []made) []byte {
	t.Helper()
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	for _, a := range articles {
		if err := encoder.Encode(a); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

// dedupFile runs the whole path over data in a file of the given name.
func dedupFile(t testing.TB, name string, data []byte, workers int, threshold float64) *Deduped {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	d, err := Dedup(context.Background(), []string{path}, nil, corpus.Options{Workers: workers}, DedupOptions{Threshold: threshold, TempDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

// output is everything a run writes.
func output(t testing.TB, d *Deduped) (kept, dropped, pairs string) {
	t.Helper()
	var k, g, p bytes.Buffer
	if err := errors.Join(d.WriteKept(context.Background(), &k), d.WriteDropped(&g), WritePairs(&p, d.Pairs())); err != nil {
		t.Fatal(err)
	}
	return k.String(), g.String(), p.String()
}

// An exact join of all pairs is the oracle. A pair just at the threshold may be missed once in two hundred times; none may be too many.
func TestPairsAreThoseOfAnExactJoin(t *testing.T) {
	wanted, missed := 0, 0
	for seed := range uint64(12) {
		articles := newsOf(rand.New(rand.NewPCG(seed, 1)), 150)
		threshold := []float64{.3, .5, .7, .9}[seed%4]
		want := make(map[[2]string]float64)
		sets := make([][]uint64, len(articles))
		for i, a := range articles {
			sets[i] = similarity.Unique(similarity.Shingles(nil, arabic.Tokenize(nil, a.Body), similarity.Width))
			for j, b := range articles[:i] {
				if jaccard := similarity.Jaccard(sets[i], sets[j]); jaccard >= threshold {
					want[[2]string{b.ID, a.ID}] = jaccard
				}
			}
		}
		wanted += len(want)
		d := dedupFile(t, "feed.jsonl", jsonLines(t, articles), 2, threshold)
		for p := range d.Pairs() {
			jaccard, ok := want[[2]string{p.A, p.B}]
			if !ok || jaccard != p.Jaccard {
				t.Errorf("seed %d, t = %v: pair %v, exact join says %v", seed, threshold, p, jaccard)
			}
			delete(want, [2]string{p.A, p.B})
		}
		missed += len(want)
	}
	if wanted < 500 {
		t.Fatalf("only %d pairs to find: the corpus is no test", wanted)
	}
	if float64(missed) > .003*float64(wanted) {
		t.Errorf("%d of %d pairs missed", missed, wanted)
	}
}

// What is dropped must be alike to something kept that goes before it, and no two kept may be alike.
func TestEveryDropHasAKeptTwin(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		articles := newsOf(rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 2)), 80)
		d := dedupFile(t, "feed.jsonl", jsonLines(t, articles), 1, .5)
		stays := make(map[string]bool)
		for _, r := range d.articles {
			_, dropped := d.dropped(r)
			stays[r.id] = !dropped
			if dropped && r.words == 0 {
				rt.Fatalf("%s has no words and is dropped", r.id)
			}
		}
		for _, r := range d.articles {
			why, dropped := d.dropped(r)
			if !dropped {
				continue
			}
			before := rank{why.kept.published, why.kept.length, 0}.compare(rank{r.published, r.length, 0})
			if !stays[why.kept.id] || before > 0 || before == 0 && why.kept.id >= r.id || why.jaccard < .5 {
				rt.Fatalf("%s goes for %s (stays: %v) at %v", r.id, why.kept.id, stays[why.kept.id], why.jaccard)
			}
		}
		for p := range d.Pairs() {
			if stays[p.A] && stays[p.B] {
				rt.Fatalf("%s and %s are alike and both stay", p.A, p.B)
			}
		}
	})
}

// dedupWithin runs the whole path with next to no memory for sketches and the search.
func dedupWithin(t testing.TB, data []byte, workers int, threshold float64) *Deduped {
	t.Helper()
	path, temp := filepath.Join(t.TempDir(), "feed.jsonl"), t.TempDir()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	d := &Deduped{threshold: threshold, workers: workers, store: newStore(temp), memory: memory{shelf: 1, search: 1}}
	d.shelf = d.newShelf()
	t.Cleanup(func() {
		d.Close()
		if left, err := os.ReadDir(temp); len(left) > 0 || err != nil {
			t.Errorf("left behind: %v (%v)", left, err)
		}
	})
	if err := d.run(context.Background(), []string{path}, corpus.Options{Workers: workers}, false); err != nil {
		t.Fatal(err)
	}
	if d.shelf.InMemory() {
		t.Fatal("sketches are in memory: no test")
	}
	return d
}

// lines are the lines of a text in an order of their own.
func lines(s string) []string { return slices.Sorted(strings.Lines(s)) }

func TestOrderWorkersAndMemoryDoNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	articles := newsOf(r, 1200)
	for k := range 200 { // a crowd, so that its bounds are tested too
		articles = append(articles, made{ID: fmt.Sprintf("t%d", k), Date: fmt.Sprintf("2024-07-%02d", 1+k%28), Body: report(r, frame(r))})
	}
	kept, dropped, pairs := output(t, dedupFile(t, "feed.jsonl", jsonLines(t, articles), 1, .4))
	for round := range 20 {
		workers := []int{1, 2, 8}[round%3]
		var k, g, p string
		if round%4 == 3 {
			k, g, p = output(t, dedupWithin(t, jsonLines(t, articles), workers, .4))
		} else {
			k, g, p = output(t, dedupFile(t, "feed.jsonl", jsonLines(t, articles), workers, .4))
		}
		if !slices.Equal(lines(k), lines(kept)) || !slices.Equal(lines(g), lines(dropped)) {
			t.Errorf("round %d, %d workers: another order of the input drops others", round, workers)
		}
		if p != pairs {
			t.Errorf("round %d, %d workers: another order of the input finds other pairs", round, workers)
		}
		r.Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
	}
}

// Byte for byte: the order of the input is the same here.
func TestLittleMemoryWritesTheSameBytes(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 8))
	data := jsonLines(t, append(many(r, 300, 28), newsOf(r, 1200)...))
	for _, threshold := range []float64{.4, .7} {
		kept, dropped, pairs := output(t, dedupFile(t, "feed.jsonl", data, 2, threshold))
		for _, workers := range []int{1, 3} {
			k, g, p := output(t, dedupWithin(t, data, workers, threshold))
			if k != kept || g != dropped || p != pairs {
				t.Errorf("t = %v, %d workers: other output with little memory", threshold, workers)
			}
		}
	}
}

func TestTooManyRecordsForTheMemoryAreAnError(t *testing.T) {
	path := filepath.Join(t.TempDir(), "feed.jsonl")
	if err := os.WriteFile(path, jsonLines(t, newsOf(rand.New(rand.NewPCG(4, 6)), 2000)), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Dedup(context.Background(), []string{path}, nil, corpus.Options{Workers: 1}, DedupOptions{Memory: 1 << 20})
	if err == nil || !strings.Contains(err.Error(), "memory") {
		t.Errorf("error %v, want one about memory", err)
	}
}

func TestKeptIsTheInputsOwnLines(t *testing.T) {
	const feed = `{"id":"b","date":"2024-07-02","body":"افتتح الوزير السوق الجديد في الميناء أمس"}` + "\r\n" +
		"\n" +
		`  {"body": "\u0627فتتح الوزير السوق الجديد في الميناء أمس", "id":"a" , "date":"2024-07-01"}` + "\n" +
		`{"id":"e1","body":""}` + "\n" +
		`{"id":"e2","body":" ... "}` + "\n" +
		"no json\n" +
		`{"id":"c","body":"قال الناطق باسم البلدية إن الجسر مغلق","extra":[1,2]}`
	for _, c := range []struct {
		name string
		data []byte
	}{{"feed.jsonl", []byte(feed)}, {"feed.jsonl.gz", zipped(t, feed)}, {"utf16.jsonl", utf16(feed)}} {
		d := dedupFile(t, c.name, c.data, 2, .7)
		kept, dropped, pairs := output(t, d)
		want := `  {"body": "\u0627فتتح الوزير السوق الجديد في الميناء أمس", "id":"a" , "date":"2024-07-01"}` + "\n" +
			`{"id":"e1","body":""}` + "\n" +
			`{"id":"e2","body":" ... "}` + "\n" +
			`{"id":"c","body":"قال الناطق باسم البلدية إن الجسر مغلق","extra":[1,2]}` + "\n"
		if strings.TrimLeft(kept, " ") != strings.TrimLeft(want, " ") {
			t.Errorf("%s: kept\n%s\nwant\n%s", c.name, kept, want)
		}
		if want := `{"id":"b","kept":"a","jaccard":1,"containment":1}` + "\n"; dropped != want {
			t.Errorf("%s: dropped %s, want %s", c.name, dropped, want)
		}
		if want := "a\tb\tjaccard\tcontainment\na\tb\t1.000000\t1.000000\n"; pairs != want {
			t.Errorf("%s: pairs %s", c.name, pairs)
		}
		if d.Articles != 5 || d.Dropped != 1 || d.Skipped != 1 {
			t.Errorf("%s: %d articles, %d dropped, %d skipped", c.name, d.Articles, d.Dropped, d.Skipped)
		}
	}
}

// The line end inside a record stands far from both ends of the file, where a look at them would not find it.
func TestRecordsOverSeveralLinesBecomeLines(t *testing.T) {
	long := strings.Repeat("كلمة ", 40)
	feed := fmt.Sprintf(`[{"id":"a","title":"%s",%s"body":"افتتح الوزير السوق الجديد"},{"id":"b","body":"%s"}]`, long, "\n", long)
	kept, _, _ := output(t, dedupFile(t, "feed.json", []byte(feed), 1, .7))
	if lines := strings.Split(strings.TrimSpace(kept), "\n"); len(lines) != 2 || !json.Valid([]byte(lines[0])) {
		t.Errorf("kept\n%s", kept)
	}
}

func zipped(t testing.TB, s string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write([]byte(s))
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func utf16(s string) []byte {
	b := []byte{0xFF, 0xFE}
	for _, r := range s {
		b = append(b, byte(r), byte(r>>8))
	}
	return b
}

func TestIDsThatStandTwice(t *testing.T) {
	dir := t.TempDir()
	first, second := filepath.Join(dir, "a.jsonl"), filepath.Join(dir, "b.jsonl")
	articles := newsOf(rand.New(rand.NewPCG(4, 7)), 20)
	twice := append(slices.Clone(articles), made{ID: articles[3].ID, Body: "نص آخر"})
	if err := errors.Join(os.WriteFile(first, jsonLines(t, twice), 0o600), os.WriteFile(second, jsonLines(t, articles[:5]), 0o600)); err != nil {
		t.Fatal(err)
	}
	d, err := Dedup(context.Background(), []string{first, second}, nil, corpus.Options{}, DedupOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if d.Articles != 25 || d.Skipped != 1 {
		t.Errorf("%d articles, %d skipped, want 25 and the second of one id", d.Articles, d.Skipped)
	}
	if last := d.articles[24].id; last != "b.jsonl/"+articles[4].ID {
		t.Errorf("the last is %q, want the input's name before its id", last)
	}
}

func TestChangedInputIsAnError(t *testing.T) {
	articles := newsOf(rand.New(rand.NewPCG(4, 4)), 50)
	path := filepath.Join(t.TempDir(), "feed.jsonl")
	if err := os.WriteFile(path, jsonLines(t, articles), 0o600); err != nil {
		t.Fatal(err)
	}
	d := &Deduped{threshold: .5, workers: 1, store: newStore(t.TempDir())}
	d.shelf = d.newShelf()
	defer d.Close()
	blocks, err := d.scan(context.Background(), []string{path}, d.counted(corpus.Options{Workers: 1}))
	if err != nil {
		t.Fatal(err)
	}
	d.gather([]string{path}, blocks, nil)
	d.group()
	if err := os.Truncate(path, 100); err != nil {
		t.Fatal(err)
	}
	pairs, err := d.candidates(context.Background())
	if err != nil || len(pairs) == 0 {
		t.Fatal("no candidates", err)
	}
	if _, _, err := d.verify(context.Background(), pairs); !errors.Is(err, corpus.ErrChanged) {
		t.Errorf("verify: %v, want %v", err, corpus.ErrChanged)
	}
	d.choose()
	if err := d.WriteKept(context.Background(), &bytes.Buffer{}); !errors.Is(err, corpus.ErrChanged) {
		t.Errorf("write: %v, want %v", err, corpus.ErrChanged)
	}
}

func TestStoppedRunsEnd(t *testing.T) {
	path := filepath.Join(t.TempDir(), "feed.jsonl")
	if err := os.WriteFile(path, jsonLines(t, newsOf(rand.New(rand.NewPCG(4, 5)), 50)), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Dedup(ctx, []string{path}, nil, corpus.Options{}, DedupOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v after the context has ended", err)
	}
}

func TestNaturalOrder(t *testing.T) {
	ids := []string{"", "a", "a1", "a2", "a10", "a10b2", "a10b10", "b", "b/2.html", "b/11.html", "ب1"}
	for i, x := range ids {
		for j, y := range ids {
			if c := natural(x, y); (c < 0) != (i < j) || (c == 0) != (i == j) {
				t.Errorf("natural(%q, %q) = %d", x, y, c)
			}
		}
	}
	if natural("a01", "a1") == 0 {
		t.Error("a01 and a1 are two ids")
	}
}

func TestPairsFileEscapes(t *testing.T) {
	var b strings.Builder
	if err := WritePairs(&b, slices.Values([]TextPair{{"a\tb", "c\nd\\", .5, 1}})); err != nil {
		t.Fatal(err)
	}
	if want := "a\tb\tjaccard\tcontainment\na\\tb\tc\\nd\\\\\t0.500000\t1.000000\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}
