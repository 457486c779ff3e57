package corpus

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// got writes what was read of each article: place, id, outlet, title, date, address, body.
func got(c *Corpus, dir string) []string {
	var all []string
	for i := range c.Articles {
		a := &c.Articles[i]
		place := strings.TrimPrefix(a.Place.String(), dir+"/")
		all = append(all, strings.Join([]string{place, a.ID, a.Outlet, a.Title, a.Published.String(), a.URL, a.Body}, "|"))
	}
	return all
}

func check(t *testing.T, c *Corpus, dir string, want, problems []string) {
	t.Helper()
	if got := got(c, dir); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got := reasons(c, dir); !slices.Equal(got, problems) {
		t.Errorf("problems %q\nwant     %q", got, problems)
	}
}

func TestReadTable(t *testing.T) {
	for _, tt := range []struct {
		name, file, data string
		opt              Options
		want, problems   []string
	}{
		{
			name: "CSV", file: "a.csv",
			data: "\ufeffid,outlet,title,date,body\r\n1,النهر,السوق,2024-07-25,\"قال \"\"نعم\"\", ثم\nسكت.\"\r\n\r\n2,النهر,الجسر,2024-07-26,خبر \"عاجل\" من الميناء\r\n",
			want: []string{"a.csv:2|1|النهر|السوق|2024-07-25||قال \"نعم\", ثم\nسكت.", "a.csv:5|2|النهر|الجسر|2024-07-26||خبر \"عاجل\" من الميناء"},
		},
		{
			name: "semicolons", file: "a.csv", data: "id;title;text\n1;السوق, اليوم;خبر\n",
			want: []string{"a.csv:2|1||السوق, اليوم|||خبر"},
		},
		{name: "told by its header", file: "a", data: "id\ttitle\ttext\n1\tالسوق\t\"خبر\n", want: []string{}, problems: []string{"a:2: a quotation mark is not closed"}},
		{name: "TSV", file: "a.tsv", data: "id\ttext\n1\tخبر, نعم\n", want: []string{"a.tsv:2|1|||||خبر, نعم"}},
		{
			name: "wrong rows", file: "a.csv", data: "id,body\n1,خبر\n2\n3,\"خبر\n4,خبر\n5,\"خبر\"\n6,a\xffb\n7,خبر,زائد\n8,خبر",
			want:     []string{"a.csv:2|1|||||خبر", "a.csv:5|4|||||خبر", "a.csv:6|5|||||خبر", "a.csv:9|8|||||خبر"},
			problems: []string{"a.csv:3: 1 columns, and the header has 2", "a.csv:4: quotation marks: extraneous or missing \" in quoted-field", "a.csv:7: invalid UTF-8 at byte 4 of the row", "a.csv:8: 3 columns, and the header has 2"},
		},
		{
			name: "quote never closed", file: "a.csv", data: "id,body\n1,\"خبر\n2,خبر\n3,خبر\n",
			want: []string{"a.csv:3|2|||||خبر", "a.csv:4|3|||||خبر"}, problems: []string{"a.csv:2: a quotation mark is not closed"},
		},
		{
			name: "long row", file: "a.csv", data: "id,body\n1," + strings.Repeat("a", 1<<20) + "\n2,خبر\n", opt: Options{MaxRecord: 1000},
			want: []string{"a.csv:3|2|||||خبر"}, problems: []string{"a.csv:2: longer than 1000 bytes: skipped"},
		},
		{
			name: "own names", file: "a.csv", data: "n,words\n1,خبر\n", opt: Options{Fields: map[string]string{"n": "id", "words": "body"}},
			want: []string{"a.csv:2|1|||||خبر"},
		},
		{
			name: "windows-1256", file: "a.csv", data: arabicAs(t, charmap.Windows1256, "id,body\n1,أعلنت بلدية الميناء افتتاح السوق\n"),
			want: []string{"a.csv:2|1|||||أعلنت بلدية الميناء افتتاح السوق"},
		},
		{name: "no id", file: "a.csv", data: "title,body\nالسوق,خبر\n", want: []string{"a.csv:2|a.csv:2||السوق|||خبر"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			c := read(t, tt.opt, put(t, dir, tt.file, tt.data))
			if tt.problems == nil {
				tt.problems = []string{}
			}
			if len(c.Problems) == 0 {
				tt.problems = nil
			}
			if len(c.Articles) == 0 {
				tt.want = nil
			}
			check(t, c, dir, tt.want, tt.problems)
		})
	}
}

func arabicAs(t *testing.T, cm *charmap.Charmap, s string) string {
	t.Helper()
	out, err := cm.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Rows come out the same however the input is cut into reads.
func TestRowsAcrossReads(t *testing.T) {
	data := "id,body\n1,\"a\"\"b\nc\"\n2,x \"y\" z\n\n3,\"\"\n"
	for step := 1; step < len(data); step++ {
		tab, err := newTable(&slowly{[]byte(data), step}, CSV, 1000)
		if err != nil {
			t.Fatal(err)
		}
		var rows []string
		for {
			row, cells, why, err := tab.next()
			if err != nil {
				break
			}
			rows = append(rows, fmt.Sprintf("%d %q %s", row.line, cells, why))
		}
		want := []string{`2 ["1" "a\"b\nc"] `, `4 ["2" "x \"y\" z"] `, `6 ["3" ""] `}
		if !slices.Equal(rows, want) {
			t.Fatalf("step %d: %q", step, rows)
		}
	}
}

// slowly gives a few bytes at a time.
type slowly struct {
	data []byte
	step int
}

func (s *slowly) Read(p []byte) (int, error) {
	if len(s.data) == 0 {
		return 0, fmt.Errorf("over")
	}
	n := copy(p[:min(len(p), s.step)], s.data)
	s.data = s.data[n:]
	return n, nil
}

const page = `<html><head><title>افتتاح السوق الجديد في الميناء</title></head><body><h1>افتتاح السوق الجديد في الميناء</h1>
<p>أعلنت بلدية الميناء افتتاح السوق الجديد صباح اليوم بحضور جمع من الأهالي والتجار في المدينة.</p>
<p>وقال رئيس البلدية إن السوق يضم مئتي متجر وإن العمل فيه استمر عامين كاملين دون انقطاع.</p></body></html>`

func zipOf(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func tarOf(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		err := w.WriteHeader(&tar.Header{Name: files[i], Size: int64(len(files[i+1])), Mode: 0o644, Typeflag: tar.TypeReg})
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestReadArchives(t *testing.T) {
	files := []string{
		"b/feed.jsonl", record("j1", "خبر") + "\n{\n" + record("j2", "خبر"), "a.txt", "خبر في ملف", "t.csv.gz", gz("id,body\nc1,خبر\n"),
		"style.css", "a{}", ".hidden.txt", "x", "__MACOSX/a.txt", "x", "../out.txt", "خبر", `d\e.txt`, "خبر ثان", "/abs.txt", "خبر ثالث",
		"in.zip", zipOf(t, "z.txt", "خبر في الداخل", "deep.zip", zipOf(t, "y.txt", "خبر")),
	}
	want := []string{"j1", "j2", "a.txt", "c1", "d/e.txt", "abs.txt", "in.zip/z.txt"}
	for name, data := range map[string]string{
		"a.zip": zipOf(t, files...), "a.tar": tarOf(t, files...), "a.tgz": gz(tarOf(t, files...)), "a.tar.zst": zst(tarOf(t, files...)), "plain": tarOf(t, files...),
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := put(t, dir, name, data)
			c := read(t, Options{}, path)
			got := ids(c)
			slices.Sort(got)
			sorted := slices.Sorted(slices.Values(want))
			if !slices.Equal(got, sorted) {
				t.Errorf("ids %q, want %q", got, sorted)
			}
			problems := []string{
				name + "!../out.txt: its path leads out of the archive: skipped",
				name + "!b/feed.jsonl:2: unexpected end of JSON",
				name + "!in.zip!deep.zip: an archive in an archive in an archive: not read",
			}
			if got := reasons(c, dir); !slices.Equal(got, problems) {
				t.Errorf("problems %q", got)
			}
			in, err := Read(t.Context(), []string{"-"}, strings.NewReader(data), Options{})
			if err != nil || len(in.Articles) != len(want) {
				t.Errorf("from standard input: %v, %d articles, %v", err, len(in.Articles), in.Problems)
			}
			if c := read(t, Options{}, dir); !slices.Contains(ids(c), name+"/a.txt") {
				t.Errorf("in a folder: %q", ids(c))
			}
		})
	}
}

// A word processor's file is a zip archive, too, and its parts are no pages.
func TestOfficeDocuments(t *testing.T) {
	dir := t.TempDir()
	c := read(t, Options{}, put(t, dir, "a.docx", zipOf(t, "[Content_Types].xml", "<?xml?>", "word/document.xml", "<w>خبر</w>")))
	check(t, c, dir, nil, []string{"a.docx: an office document: not supported"})
}

// A zip archive is read by path, whatever the order in it.
func TestZipOrder(t *testing.T) {
	path := put(t, t.TempDir(), "a.zip", zipOf(t, "b.txt", "خبر", "a/c.txt", "خبر", "a.txt", "خبر"))
	c := read(t, Options{}, path)
	if want := []string{"a.txt", "a/c.txt", "b.txt"}; !slices.Equal(ids(c), want) {
		t.Errorf("%q", ids(c))
	}
	if info, err := os.Stat(path); err != nil || c.Bytes != info.Size() {
		t.Errorf("%d bytes read, %v", c.Bytes, err)
	}
}

func TestReadFeeds(t *testing.T) {
	rss := `<?xml version="1.0" encoding="windows-1256"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>صحيفة النهر</title><link>https://nahr.example/</link>
<item><title>افتتاح السوق &amp; الجسر</title><link>https://nahr.example/1</link><guid>g-1</guid><pubDate>Thu, 25 Jul 2024 11:18:00 +0300</pubDate><dc:creator>سلمى</dc:creator>
<description>موجز</description><content:encoded><![CDATA[<p>أعلنت البلدية <b>افتتاح</b> السوق.</p><p>وحضر جمع.</p>]]></content:encoded></item>
<item><title>خبر</title><description>نص بلا وسوم</description></item></channel></rss>`
	atom := `<feed xmlns="http://www.w3.org/2005/Atom"><title>المرفأ</title><entry><id>urn:1</id><title>السوق</title><link href="https://marfa.example/1"/><published>2024-07-25T08:00:00Z</published><content type="html">&lt;p&gt;نص الخبر&lt;/p&gt;</content></entry></feed>`
	rdf := `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>الرافد</title></channel><item rdf:about="x"><title>خبر</title><link>https://rafid.example/1</link><dc:date>2024-07-25</dc:date><description>نص</description></item></rdf:RDF>`
	dir := t.TempDir()
	put(t, dir, "a.rss", arabicAs(t, charmap.Windows1256, rss))
	put(t, dir, "b.xml", atom)
	put(t, dir, "c", rdf)
	put(t, dir, "d.rss", strings.Replace(atom, "</entry></feed>", "</entry><entry><id>2</id><title>مقطوع", 1))
	c := read(t, Options{}, dir)
	check(t, c, dir, []string{
		"a.rss: item 1|g-1|صحيفة النهر|افتتاح السوق & الجسر|2024-07-25T11:18:00+03:00|https://nahr.example/1|أعلنت البلدية افتتاح السوق.\nوحضر جمع.",
		"a.rss: item 2|a.rss#2|صحيفة النهر|خبر|||نص بلا وسوم",
		"b.xml: item 1|urn:1|المرفأ|السوق|2024-07-25T08:00:00Z|https://marfa.example/1|نص الخبر",
		"c: item 1|https://rafid.example/1|الرافد|خبر|2024-07-25|https://rafid.example/1|نص",
	}, []string{
		`d.rss: item 1: id "urn:1" is taken already by ` + dir + "/b.xml: item 1",
		"d.rss: item 2: XML: the file breaks off",
	})
	if c.Articles[0].Author != "سلمى" {
		t.Errorf("author %q", c.Articles[0].Author)
	}
}

func TestReadSavedSite(t *testing.T) {
	dir := t.TempDir()
	mirrored := strings.Replace(page, "<head>", "<!-- Mirrored from nahr.example/news/1.html by HTTrack Website Copier/3.x [XR&CO'2014], Thu, 25 Jul 2024 08:00:00 GMT --><head>", 1)
	for name, data := range map[string]string{
		"index.html":  "<html><!-- Created by HTTrack Website Copier/3.49-2 --><head><title>Local index - HTTrack</title></head><body><p>nahr.example</p></body></html>",
		"hts-log.txt": "HTTrack3.49", "hts-cache/new.txt": "date", "backblue.gif": "GIF89a", "cookies.txt": "# HTTrack Website Copier Cookie File\n",
		"nahr.example/news/1.html": mirrored, "nahr.example/robots.txt": "User-agent: *", "nahr.example/sitemap.xml": "<?xml version=\"1.0\"?><urlset></urlset>", "nahr.example/style.css?v=2": "a{}",
		"www.marfa.example/index.html?p=12": page, "www.marfa.example/a/b.html": page,
	} {
		put(t, dir, name, data)
	}
	var notices []string
	c := read(t, Options{Notice: func(p Problem) { notices = append(notices, p.Error()) }}, dir)
	var got []string
	for _, a := range c.Articles {
		got = append(got, a.ID+"|"+a.Outlet+"|"+a.URL)
	}
	want := []string{
		"nahr.example/news/1.html|nahr.example|http://nahr.example/news/1.html",
		"www.marfa.example/a/b.html|marfa.example|http://www.marfa.example/a/b.html",
		"www.marfa.example/index.html?p=12|marfa.example|http://www.marfa.example/?p=12",
	}
	if !slices.Equal(got, want) || len(c.Problems) > 0 {
		t.Errorf("got %q, problems %v", got, c.Problems)
	}
	if want := []string{dir + ": passed over, no articles: 3 files of HTTrack, 1 files of cookies, 1 pages HTTrack wrote itself, 1 robots.txt, 1 site maps, 1 style sheets"}; !slices.Equal(notices, want) {
		t.Errorf("notices %q", notices)
	}
	c = read(t, Options{}, dir+"/www.marfa.example")
	if len(c.Articles) != 2 || c.Articles[0].URL != "http://www.marfa.example/a/b.html" {
		t.Errorf("the folder of the site itself: %+v", c.Articles)
	}
}

func TestNestedFields(t *testing.T) {
	data := `{"meta":{"n":{"id":7}},"doc":{"text":"خبر","text2":"آخر","head":"عنوان"},"body":"لا"}` + "\n" + `{"doc.text":"حرفيا","doc":null}` + "\n" + `{"doc":"لا شيء"}`
	opt := Options{Fields: map[string]string{"doc.text": "body", "doc.head": "title", "meta.n.id": "id"}}
	dir := t.TempDir()
	c := read(t, opt, put(t, dir, "a.jsonl", data))
	check(t, c, dir, []string{"a.jsonl:1|7||عنوان|||خبر", "a.jsonl:2|a.jsonl:2||||" + "|حرفيا"}, []string{"a.jsonl:3: " + missingBody(opt.Fields)})
}
