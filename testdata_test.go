package isnad_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"html"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"isnad/gold"

	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// The gold is held against the newsroom's own bytes, not against what isnad makes of them: a mistake in reading cannot hide a mistake in labelling.

// newsroomTexts gives the plain text of every file and record by id. A page's text is the whole page.
func newsroomTexts(t *testing.T) map[string]string {
	t.Helper()
	root := filepath.Join("testdata", "newsroom")
	texts := make(map[string]string)
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		id := filepath.ToSlash(rel)
		switch filepath.Ext(strings.TrimSuffix(strings.TrimSuffix(path, ".gz"), ".zst")) {
		case ".jsonl", ".ndjson":
			addRecords(t, texts, path, data)
		case ".html":
			texts[id] = html.UnescapeString(decodeText(t, path, data))
		default:
			texts[id] = decodeText(t, path, data)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// addRecords adds the records of one file; their body is the longest field, whatever its name.
func addRecords(t *testing.T, texts map[string]string, path string, data []byte) {
	t.Helper()
	for line := range bytes.Lines(unpack(t, path, data)) {
		var record map[string]any
		if err := json.Unmarshal(line, &record); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		var id, body string
		for _, name := range []string{"id", "guid", "uid", "articleId", "docId"} {
			if v, ok := record[name].(string); ok {
				id = v
			}
		}
		for _, value := range record {
			if v, ok := value.(string); ok && len(v) > len(body) {
				body = v
			}
		}
		if id == "" || texts[id] != "" {
			t.Errorf("%s: id %q is missing or taken", path, id)
		}
		texts[id] = body
	}
}

func unpack(t *testing.T, path string, data []byte) []byte {
	t.Helper()
	var r io.Reader = bytes.NewReader(data)
	var err error
	switch filepath.Ext(path) {
	case ".gz":
		r, err = gzip.NewReader(r)
	case ".zst":
		r, err = zstd.NewReader(r)
	}
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return plain
}

// decodeText knows the encodings of the newsroom: UTF-8, UTF-16 with its mark, windows-1256 where testdata/README.md says so.
func decodeText(t *testing.T, path string, data []byte) string {
	t.Helper()
	var e encoding.Encoding = unicode.UTF8
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		e = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case slices.Contains([]string{"iraq-brief.txt", "n4471.html", "n4650.html"}, filepath.Base(path)):
		e = charmap.Windows1256
	}
	text, err := e.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(text, '\ufffd') {
		t.Fatalf("%s: not in the encoding named: %v", path, err)
	}
	return string(text)
}

// page cuts the #2 off the id of an embedded story.
func page(id string) string {
	id, _, _ = strings.Cut(id, "#")
	return id
}

// TestGoldNamesArticles checks that each article stands once in each table of articles, and that every other table names articles only.
func TestGoldNamesArticles(t *testing.T) {
	texts := newsroomTexts(t)
	for _, table := range []string{"events.tsv", "families.tsv", "pages.tsv"} {
		seen := make(map[string]bool)
		for _, row := range gold.Newsroom(t, table) {
			if seen[row["id"]] {
				t.Errorf("%s: %s stands twice", table, row["id"])
			}
			seen[row["id"]] = true
			if texts[page(row["id"])] == "" {
				t.Errorf("%s: no article %s", table, row["id"])
			}
		}
		for id := range texts {
			if !seen[id] {
				t.Errorf("%s: %s is not labelled", table, id)
			}
		}
	}
	for table, columns := range map[string][]string{
		"copies.tsv": {"source", "copy"}, "edits.tsv": {"copy"}, "framing.tsv": {"article"}, "furniture.tsv": {"id"}, "body.tsv": {"id"},
	} {
		for _, row := range gold.Newsroom(t, table) {
			for _, column := range columns {
				if texts[page(row[column])] == "" {
					t.Errorf("%s: no article %s", table, row[column])
				}
			}
		}
	}
}

// TestGoldSnippets checks that furniture and own text are there to be found, and that no snippet is on both sides.
func TestGoldSnippets(t *testing.T) {
	texts := newsroomTexts(t)
	own := make(map[string][]string)
	for _, row := range gold.Newsroom(t, "body.tsv") {
		own[row["id"]] = append(own[row["id"]], row["text"])
		if !strings.Contains(texts[page(row["id"])], row["text"]) {
			t.Errorf("body.tsv: %s does not hold %q", row["id"], row["text"])
		}
	}
	for _, row := range gold.Newsroom(t, "furniture.tsv") {
		if !strings.Contains(texts[page(row["id"])], row["text"]) {
			t.Errorf("furniture.tsv: %s does not hold %q", row["id"], row["text"])
		}
		for _, text := range own[row["id"]] {
			if strings.Contains(text, row["text"]) {
				t.Errorf("%s: %q is furniture and own text", row["id"], row["text"])
			}
		}
	}
}

// TestGoldCopies checks that copies agree with families and that every planted edit can be seen in both texts.
func TestGoldCopies(t *testing.T) {
	texts := newsroomTexts(t)
	family := make(map[string]string)
	for _, row := range gold.Newsroom(t, "families.tsv") {
		family[row["id"]] = row["family"]
	}
	sources := make(map[string]string) // by copy, the text of all its sources
	for _, row := range gold.Newsroom(t, "copies.tsv") {
		sources[row["copy"]] += texts[row["source"]]
		if one := family[row["copy"]] == family[row["source"]]; one != (row["class"] == "whole" && row["direction"] != "undetermined") {
			t.Errorf("copies.tsv: %s is a %s copy of %s, one family: %v", row["copy"], row["class"], row["source"], one)
		}
		checkWord(t, row["class"], "whole", "part", "quote")
		checkWord(t, row["credited"], "agency", "generic", "none")
		checkWord(t, row["direction"], "known", "undetermined", "common-source")
	}
	for _, row := range gold.Newsroom(t, "edits.tsv") {
		checkWord(t, row["kind"], "cut", "added", "moved", "number", "date", "name", "label", "negation", "verb", "attribution")
		source, copied := sources[row["copy"]], texts[row["copy"]]
		if !strings.Contains(source, row["source_text"]) {
			t.Errorf("edits.tsv: the source of %s does not hold %q", row["copy"], row["source_text"])
		}
		if !strings.Contains(copied, row["copy_text"]) {
			t.Errorf("edits.tsv: %s does not hold %q", row["copy"], row["copy_text"])
		}
		if row["kind"] == "added" && strings.Contains(source, row["copy_text"]) {
			t.Errorf("edits.tsv: the source of %s holds what was added: %q", row["copy"], row["copy_text"])
		}
		if row["kind"] == "cut" && strings.Contains(copied, row["source_text"]) {
			t.Errorf("edits.tsv: %s still holds what was cut: %q", row["copy"], row["source_text"])
		}
	}
	for _, row := range gold.Newsroom(t, "framing.tsv") {
		checkWord(t, row["kind"], "omission", "label", "verb", "quote-clipped", "headline-contradiction", "fact-moved")
	}
}

func checkWord(t *testing.T, word string, known ...string) {
	t.Helper()
	if !slices.Contains(known, word) {
		t.Errorf("%q is none of %v", word, known)
	}
}

// TestGoldPages checks that times have the form and the precision the table says.
func TestGoldPages(t *testing.T) {
	forms := map[string][]string{"": {""}, "day": {"2006-01-02"}, "minute": {"2006-01-02T15:04:05", time.RFC3339}, "second": {"2006-01-02T15:04:05", time.RFC3339}}
	for _, row := range gold.Newsroom(t, "pages.tsv") {
		fits := slices.ContainsFunc(forms[row["published_precision"]], func(form string) bool {
			_, err := time.Parse(form, row["published"])
			return err == nil
		})
		if !fits {
			t.Errorf("pages.tsv: %s: %q to the %s", row["id"], row["published"], row["published_precision"])
		}
		if parent := strings.Contains(row["id"], "#"); parent != (row["parent"] != "") || parent && row["parent"] != page(row["id"]) {
			t.Errorf("pages.tsv: %s has the parent %q", row["id"], row["parent"])
		}
		if embedded := row["parent"] != ""; (row["outlet"] == "") != embedded || row["title"] == "" {
			t.Errorf("pages.tsv: %s has the outlet %q and the title %q", row["id"], row["outlet"], row["title"])
		}
	}
}

// TestNewsroomSize holds the newsroom to what issues ask of it.
func TestNewsroomSize(t *testing.T) {
	count := make(map[string]int)
	outlets := make(map[string]bool)
	for _, row := range gold.Newsroom(t, "pages.tsv") {
		if row["outlet"] != "" {
			outlets[row["outlet"]] = true
		}
		switch ext := filepath.Ext(row["id"]); {
		case row["parent"] != "":
			count["embedded"]++
		case ext == ".html", ext == ".txt":
			count[ext]++
		default:
			count["record"]++
		}
	}
	perEvent := make(map[string]int)
	for _, row := range gold.Newsroom(t, "events.tsv") {
		perEvent[row["event"]]++
	}
	for _, n := range perEvent {
		if n > 1 {
			count["events told twice"]++
		}
	}
	count["outlets"], count["joint statement"] = len(outlets), perEvent["us-iraq-jscd-2024"]
	for what, least := range map[string]int{
		"embedded": 3, ".html": 20, ".txt": 10, "record": 20, "events told twice": 9, "outlets": 12, "joint statement": 9,
	} {
		if count[what] < least {
			t.Errorf("%s: %d, want %d or more", what, count[what], least)
		}
	}
}
