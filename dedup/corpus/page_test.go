package corpus

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// want is the comment a page of testdata/pages begins with: fields, then what of the text is kept, dropped, quoted…
type want struct {
	fields map[string]string
	texts  [][2]string // kind ("keep", "drop" or a kind of furniture), words
	fails  bool
}

func readWant(t *testing.T, page string) want {
	t.Helper()
	head, _, ok := strings.Cut(page, "-->")
	if !ok {
		t.Fatal("page without expectations")
	}
	w := want{fields: map[string]string{}}
	for l := range strings.Lines(head) {
		name, value, _ := strings.Cut(strings.TrimSpace(l), " ")
		switch name {
		case "<!--", "":
		case "error":
			w.fails = true
		case "title", "outlet", "author", "dateline", "published", "updated", "url", "embedded":
			w.fields[name] = value
		default:
			w.texts = append(w.texts, [2]string{name, value})
		}
	}
	return w
}

func TestParsePages(t *testing.T) {
	paths, _ := filepath.Glob("testdata/pages/*.html")
	if len(paths) < 8 {
		t.Fatalf("only %d pages", len(paths))
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".html"), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			w := readWant(t, string(data))
			arts, err := ParsePage(nil, data, "page")
			if w.fails {
				if !errors.Is(err, ErrNoArticle) {
					t.Errorf("error %v, want %v", err, ErrNoArticle)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			checkPageFields(t, &arts[0], w.fields)
			checkEmbedded(t, arts, w.fields["embedded"])
			checkTexts(t, &arts[0], w.texts)
			if len(arts[0].Warnings) > 0 {
				t.Errorf("warnings %q", arts[0].Warnings)
			}
		})
	}
}

func checkTexts(t *testing.T, a *Article, texts [][2]string) {
	t.Helper()
	own := ownText(a)
	for _, x := range texts {
		switch x[0] {
		case "keep":
			if !strings.Contains(own, x[1]) {
				t.Errorf("%q is lost", x[1])
			}
		case "drop":
			if strings.Contains(own, x[1]) {
				t.Errorf("%q is taken for text", x[1])
			}
		default:
			i := strings.Index(a.Body, x[1])
			if i < 0 && x[0] == "caption" {
				continue // a picture's text above the article is left out of the body
			}
			if i < 0 {
				t.Errorf("%q is not in the body", x[1])
			} else if k := kindAt(a, NewPoints(a.Body), Span{i, i + len(x[1])}); k != x[0] {
				t.Errorf("%q is %s, want %s", x[1], k, x[0])
			}
		}
	}
}

func TestParsePageOfUnclosedTags(t *testing.T) {
	page := "<html><head><title>x</title></head><body>" + strings.Repeat("<div>", 600) +
		"<p>أعلنت هيئة الموانئ أن الرصيف الجديد سيستقبل أولى السفن في مطلع الشهر المقبل.</p><script>var ads = 1</script><p>وأضافت أن العمل مستمر.</p>"
	arts, err := ParsePage(nil, []byte(page), "x")
	if err != nil {
		t.Fatal(err)
	}
	own := ownText(&arts[0])
	if !strings.Contains(own, "هيئة الموانئ") || !strings.Contains(own, "مستمر") || strings.Contains(own, "ads") {
		t.Errorf("text %q", own)
	}
	if len(arts[0].Warnings) == 0 {
		t.Error("no warning")
	}
}
