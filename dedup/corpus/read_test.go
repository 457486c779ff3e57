package corpus

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

func read(t *testing.T, opt Options, inputs ...string) *Corpus {
	t.Helper()
	c, err := Read(t.Context(), inputs, strings.NewReader(""), opt)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func ids(c *Corpus) []string {
	var ids []string
	for i := range c.Articles {
		ids = append(ids, c.Articles[i].ID)
	}
	return ids
}

func reasons(c *Corpus, dir string) []string {
	var rs []string
	for _, p := range c.Problems {
		rs = append(rs, strings.TrimPrefix(p.Error(), dir+"/"))
	}
	return rs
}

func TestReadRecord(t *testing.T) {
	body := "  أعلنت بلدية الميناء افتتاح السوق.\n\nوحضر الافتتاح جمع من الأهالي. \n"
	line := fmt.Sprintf(`{"id":"n-1","outlet":"صحيفة النهر","title":"السوق","date":"2024-07-25T11:18:00","updated":"2024-07-26","url":"https://www.nahr.example/1","body":%q}`, body)
	c := read(t, Options{}, put(t, t.TempDir(), "feed.jsonl", line))
	if len(c.Articles) != 1 || len(c.Problems) != 0 {
		t.Fatalf("%d articles, %v", len(c.Articles), c.Problems)
	}
	a := c.Articles[0]
	if a.ID != "n-1" || a.Outlet != "صحيفة النهر" || a.Title != "السوق" || a.URL != "https://www.nahr.example/1" || a.Place.Line != 1 {
		t.Errorf("%+v", a)
	}
	if a.Body != body {
		t.Errorf("the body was changed: %q", a.Body)
	}
	if a.Published.String() != "2024-07-25T11:18:00" || a.Updated.String() != "2024-07-26" {
		t.Errorf("published %v, updated %v", a.Published, a.Updated)
	}
	if len(a.Warnings) != 0 {
		t.Errorf("warnings %q", a.Warnings)
	}
	if c.Bytes != int64(len(line)) {
		t.Errorf("%d bytes", c.Bytes)
	}
}

func TestReadWarnings(t *testing.T) {
	dir := t.TempDir()
	data := `{"body":"خبر","date":"قريبا","updated":1721901600}
{"id":"2","body":" ","source":"س","date":"2024-07-25"}
{"id":"3","body":"خبر","url":"https://www.Nahr.example:80/a","date":"2024-07-25"}
{"id":"4","body":"خبر","source":"http://nahr.example/feed","date":"2024-07-25"}
`
	c := read(t, Options{}, put(t, dir, "feed.jsonl", data))
	want := [][]string{
		{"no id: named by file and line", `date "قريبا" not understood`, "no outlet"},
		{"empty text"},
		nil,
		nil,
	}
	for i, a := range c.Articles {
		if !slices.Equal(a.Warnings, want[i]) {
			t.Errorf("article %d: %q, want %q", i, a.Warnings, want[i])
		}
	}
	if a := c.Articles[0]; a.ID != "feed.jsonl:1" || a.Published.String() != "" || a.Updated.String() != "2024-07-25T10:00:00Z" {
		t.Errorf("%+v", a)
	}
	for _, a := range c.Articles[2:] {
		if a.Outlet != "nahr.example" {
			t.Errorf("%s: outlet %q", a.ID, a.Outlet)
		}
	}
	c = read(t, Options{Outlet: "الضفة"}, put(t, dir, "feed.jsonl", data))
	if c.Articles[0].Outlet != "الضفة" || c.Articles[1].Outlet != "س" || c.Articles[2].Outlet != "الضفة" {
		t.Errorf("outlets %q, %q, %q", c.Articles[0].Outlet, c.Articles[1].Outlet, c.Articles[2].Outlet)
	}
	c = read(t, Options{}, put(t, dir, "old.jsonl", encode(t, charmap.Windows1256, record("1", prose))))
	if a := c.Articles[0]; a.Body != prose || !slices.Contains(a.Warnings, "read as windows-1256: told by its letters") {
		t.Errorf("%+v", a)
	}
}

func TestReadIDs(t *testing.T) {
	dir := t.TempDir()
	one := put(t, dir, "one/feed.jsonl", record("1", "أ")+"\n"+record("2", "ب")+"\n"+record("1", "ج"))
	two := put(t, dir, "two/feed.jsonl", record("2", "د")+"\n"+record("3", "ه"))
	three := put(t, dir, "three/feed.jsonl", record("2", "و"))
	c := read(t, Options{}, one, two, three)
	if want := []string{"1", "2", "feed.jsonl/2", "3"}; !slices.Equal(ids(c), want) {
		t.Errorf("ids %q, want %q", ids(c), want)
	}
	want := []string{
		`one/feed.jsonl:3: id "1" is taken already by ` + one + ":1",
		`three/feed.jsonl:1: id "feed.jsonl/2" is taken already by ` + two + ":1",
	}
	if got := reasons(c, dir); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	put(t, dir, "pages/a/1.txt", prose)
	put(t, dir, "pages/2.txt", prose)
	put(t, dir, "more/2.txt", prose)
	c = read(t, Options{}, dir+"/pages", dir+"/more")
	if want := []string{"2.txt", "a/1.txt", "more/2.txt"}; !slices.Equal(ids(c), want) {
		t.Errorf("ids %q, want %q", ids(c), want)
	}
}

// Stories go with the page that carried them, under its name.
func TestReadIDsOfEmbedded(t *testing.T) {
	r := &reader{inputs: []string{"-", "b/pages", "c/pages"}, blocks: []parsed{
		{0, []Article{{ID: "p"}, {ID: "p#2", Parent: "p"}, {ID: "q"}}},
		{1, []Article{{ID: "o"}, {ID: "p#2"}, {ID: "p"}, {ID: "p#2", Parent: "p"}, {ID: "p#3", Parent: "p"}}},
		{2, []Article{{ID: "p"}, {ID: "p#2", Parent: "p"}, {ID: "r"}}},
	}}
	var got []string
	for _, a := range r.join() {
		got = append(got, a.ID+"<"+a.Parent)
	}
	want := []string{"p<", "p#2<p", "q<", "o<", "pages/p#2<", "r<"}
	if !slices.Equal(got, want) || len(r.problems) != 2 {
		t.Errorf("got %q, want %q, problems %v", got, want, r.problems)
	}
}

func TestReadNothing(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "images/a.png", "\x89PNG\r\n")
	put(t, dir, "blank.jsonl", "\n\n")
	put(t, dir, "none/.hidden", "x")
	c := read(t, Options{}, dir+"/images", dir+"/blank.jsonl", dir+"/none", dir+"/missing", "-")
	want := []string{
		"blank.jsonl: no articles in it", "images: no articles in it",
		"missing: no such file or directory", "none: no files in this folder", "stdin: empty file",
	}
	if got := reasons(c, dir); !slices.Equal(got, want) || len(c.Articles) > 0 {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// What is read does not depend on how many workers read it, and no article holds on to memory that is used again.
func TestReadIsDeterministic(t *testing.T) {
	dir := t.TempDir()
	for f := range 4 {
		var lines strings.Builder
		for i := range 400 {
			if i%57 == 13 {
				lines.WriteString("{\n")
			}
			fmt.Fprintf(&lines, `{"id":"%d","title":"عنوان \"%d\"","body":"%s\n%d"}`+"\n", i+f*398, i, prose, i)
		}
		put(t, dir, fmt.Sprintf("%d.jsonl", f), lines.String())
		put(t, dir, fmt.Sprintf("%d.txt", f), prose)
	}
	first := read(t, Options{Workers: 1, block: 3000}, dir)
	if len(first.Articles) != 4*400-3*2+4 {
		t.Fatalf("%d articles", len(first.Articles))
	}
	for _, a := range first.Articles {
		if !strings.HasPrefix(a.Body, prose) {
			t.Fatalf("%s: body %q", a.ID, a.Body)
		}
	}
	for _, opt := range []Options{{Workers: 4, block: 3000}, {Workers: 7, block: 100}, {}} {
		if c := read(t, opt, dir); !reflect.DeepEqual(c, first) {
			t.Errorf("%d workers: another corpus", opt.Workers)
		}
	}
}
