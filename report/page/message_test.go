package page

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// needs are the forms each language must have: CLDR's plural categories, and in both a zero, which says in words that there are none.
var needs = map[string][]string{
	"ar": {"zero", "one", "two", "few", "many", "other"},
	"en": {"zero", "one", "other"},
}

func catalogs() map[string]catalog {
	return map[string]catalog{"ar": arabicMessages, "en": englishMessages}
}

// names are the messages of a catalog as "section.key", sorted.
func names(c catalog) []string {
	var all []string
	for section, messages := range c {
		for key := range messages {
			all = append(all, section+"."+key)
		}
	}
	slices.Sort(all)
	return all
}

func TestBothLanguagesSayTheSame(t *testing.T) {
	for _, pair := range [][2]string{{"ar", "en"}, {"en", "ar"}} {
		from, to := catalogs()[pair[0]], catalogs()[pair[1]]
		for _, name := range names(from) {
			m, _ := from.find(name)
			other, found := to.find(name)
			switch {
			case !found:
				t.Errorf("%s.json has %q, %s.json has not", pair[0], name, pair[1])
			case (m.Forms == nil) != (other.Forms == nil):
				t.Errorf("%q is counted in one language only", name)
			}
		}
	}
}

func TestMessagesAreWhole(t *testing.T) {
	for tongue, c := range catalogs() {
		for _, name := range names(c) {
			m, _ := c.find(name)
			if m.Forms == nil {
				if strings.TrimSpace(m.Text) == "" || strings.Contains(m.Text, "{n}") {
					t.Errorf("%s.json: %q is %q: empty, or counted without forms", tongue, name, m.Text)
				}
				continue
			}
			for category := range m.Forms {
				if !slices.Contains(needs[tongue], category) {
					t.Errorf("%s.json: %q has a form %q, which the language never asks for", tongue, name, category)
				}
			}
			for _, category := range needs[tongue] {
				if form := m.Forms[category]; form == "" || strings.Contains(form, "{n}") != (category != "zero" && (tongue == "en" || category != "one" && category != "two")) {
					t.Errorf("%s.json: %q for %q is %q: missing, or its number is missing or too much", tongue, name, category, form)
				}
			}
		}
	}
}

// The categories are those of CLDR, which the browser's Intl.PluralRules follows too.
func TestArabicCategories(t *testing.T) {
	cldr := map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other"}
	for n := range 2500 {
		want := cldr[plural.Cardinal.MatchPlural(language.Arabic, n, 0, 0, 0, 0)]
		if got := arabicCategory(n); got != want {
			t.Fatalf("%d is %q, of CLDR %q", n, got, want)
		}
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{
		0: "لا مقالات", 1: "مقال واحد", 2: "مقالان", 3: "٣ مقالات", 10: "١٠ مقالات", 11: "١١ مقالاً", 99: "٩٩ مقالاً",
		100: "١٠٠ مقال", 102: "١٠٢ مقال", 103: "١٠٣ مقالات", 111: "١١١ مقالاً", 1000: "١٠٠٠ مقال",
	} {
		m, _ := arabicMessages.find("core.article")
		if got := m.count(n); got != want {
			t.Errorf("%d articles are %q, want %q", n, got, want)
		}
	}
	for name, want := range map[string]string{"core.copy": "نقلان", "core.passage": "مقطعان", "core.edit": "تعديلان"} {
		if got, err := count(2, name); err != nil || !strings.Contains(string(got), ">"+want+"<") {
			t.Errorf("count(2, %s) = %s, %v, want %s", name, got, err, want)
		}
	}
	if _, err := count(2, "core.isnad"); err == nil {
		t.Error("a message without forms was counted")
	}
}

// A name in quotes, as templates, scripts and Go write them: "core.month" + n, (print "core.kind." .Kind), `core.class.${c}`.
var quotedName = regexp.MustCompile("[\"'`]((?:core|overview|outlet|event|copies|framing)\\.[A-Za-z0-9.-]*)(\\$\\{)?")

var goComment = regexp.MustCompile(`(?m)^\s*//.*$`)

// namedMessages are the names that the sources hold, each with a file that does.
func namedMessages(t *testing.T) map[string]string {
	named := make(map[string]string)
	take := func(file string, data []byte) {
		for _, m := range quotedName.FindAllStringSubmatch(string(data), -1) {
			if !slices.Contains([]string{".html", ".css", ".js", ".jsonl", ".csv"}, filepath.Ext(m[1])) { // a file
				named[m[1]] = file
			}
		}
	}
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := files.ReadFile(path)
		if ext := filepath.Ext(path); ext == ".html" || ext == ".js" {
			take(path, data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	above, err := filepath.Glob("../*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(sources, above...) {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		take(file, goComment.ReplaceAll(data, nil))
	}
	return named
}

// TestNamesAndMessagesMeet: what the sources name exists, and what exists is named, whole or by how it begins.
func TestNamesAndMessagesMeet(t *testing.T) {
	all, named := names(arabicMessages), namedMessages(t)
	used := make(map[string]bool)
	for name, file := range named {
		if _, found := arabicMessages.find(name); found {
			used[name] = true
			continue
		}
		begun := 0
		for _, message := range all {
			if strings.HasPrefix(message, name) && message != name {
				used[message] = true
				begun++
			}
		}
		if begun == 0 {
			t.Errorf("%s names %q, of which there is no message", file, name)
		}
	}
	for _, name := range all {
		if !used[name] {
			t.Errorf("the message %q is never used", name)
		}
	}
}

// A page carries the words of its own sections alone.
func TestWordsOfAPage(t *testing.T) {
	data, err := words("core", "event")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"core.isnad":"إسناد"`, `"core.isnad":"isnad"`, `"event.articles":`, `"few":"{n} مقالات"`} {
		if !strings.Contains(string(data), want) {
			t.Errorf("the words lack %s", want)
		}
	}
	if strings.Contains(string(data), `"overview.`) {
		t.Error("the words of an event's page hold those of the overview")
	}
}
