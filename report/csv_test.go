package report

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode"
)

// What an article says is a text to a spreadsheet, never a formula.
func TestCellsAreInert(t *testing.T) {
	for text, want := range map[string]string{
		"افتتاح الجسر":        "افتتاح الجسر",
		"=1+1":                "'=1+1",
		"+963 11":             "'+963 11",
		"-خبر":                "'-خبر",
		"@outlet":             "'@outlet",
		"＝1+1":                "'＝1+1",
		"\t=1+1":              "' =1+1",
		"\r\n=1+1":            "'  =1+1",
		"\x00\x1b=1+1":        "'=1+1",
		"\u200f\ufeff=1+1":    "'\u200f\ufeff=1+1",
		"جسر;=1+1; -2;بلا":    "جسر;'=1+1;' -2;بلا",
		"2 = 1 + 1":           "2 = 1 + 1",
		"سطر\nسطر\u0085آخر":   "سطر سطر آخر",
		"می\u200cروم \u009b1": "می\u200cروم 1",
		"":                    "",
		"\xff=":               "\ufffd=",
	} {
		if got := inert(text); got != want {
			t.Errorf("inert(%q) = %q, want %q", text, got, want)
		}
	}
}

func FuzzInert(f *testing.F) {
	f.Add("\x00;\t=cmd|' /C calc'!A0")
	f.Fuzz(func(t *testing.T, text string) {
		got := inert(text)
		if strings.ContainsFunc(got, unicode.IsControl) {
			t.Errorf("inert(%q) = %q holds a control character", text, got)
		}
		for _, part := range strings.Split(got, ";") {
			if beginsFormula(part) {
				t.Errorf("inert(%q) = %q begins a formula", text, got)
			}
		}
		if again := inert(got); again != got {
			t.Errorf("inert(%q) = %q, and of that %q", text, got, again)
		}
	})
}

// All forms begin with a byte order mark and a header, parse back, and keep a hostile title from running; numbers stay numbers.
func TestEveryCSV(t *testing.T) {
	r := framedRun(t)
	hostile := "=HYPERLINK(\"http://example.org\";\"افتح\")\r\n\x00,x"
	for i := range r.Articles {
		r.Articles[i].ID = "-" + r.Articles[i].ID
		r.Articles[i].Title, r.Articles[i].Outlet = hostile, hostile
	}
	r.Clusters.Events[0].Title, r.Clusters.Events[0].Outlets, r.Clusters.Events[0].Terms = hostile, []string{"@a", "b"}, []string{"+c", "d"}
	event := r.Compared.Events[0]
	event.Facts[0].Text, event.Things[0].Name, event.Things[0].Uses[0].Expression = hostile, hostile, hostile
	shown := "'=HYPERLINK(\"http://example.org\";\"افتح\")  ,x"
	for name, form := range map[string]struct {
		write  func(io.Writer) error
		header string
		row    []string // the first
	}{
		"articles": {
			func(w io.Writer) error { return WriteClustersCSV(w, r.Clusters, r.Articles) },
			"event,story,family,id,outlet,published,title",
			[]string{"e1", "s1", "f1", "'-a", shown, "2024-07-25T08:00:00Z", shown},
		},
		"events": {
			func(w io.Writer) error { return WriteEventsCSV(w, r.Clusters, nil) },
			"event,story,title,first,last,articles,outlets,outlet_names,independent_texts,terms",
			[]string{"e1", "s1", shown, "", "", "2", "2", "'@a · b", "1", "'+c · d"},
		},
		"events with copies": {
			func(w io.Writer) error { return WriteEventsCSV(w, r.Clusters, r.Copies) },
			"event,story,title,first,last,articles,outlets,outlet_names,independent_texts,terms,copied",
			[]string{"e1", "s1", shown, "", "", "2", "2", "'@a · b", "1", "'+c · d", "1"},
		},
		"copies": {
			func(w io.Writer) error { return WriteCopiesCSV(w, r.Articles, r.Copies) },
			"event,source,copy,class,direction,share_of_source,share_of_copy,credited,parent,alarms,evidence",
			[]string{"e1", "'-a", "'-b", "whole", "known", "0.666667", "0.8", "generic", "true", "1", "time -0.33; template"},
		},
		"facts": {
			func(w io.Writer) error { return WriteFactsCSV(w, r.Articles, r.Compared.Events) },
			"event,fact,text,article,outlet,status,start,end",
			[]string{"e1", "k1", shown, "'-a", shown, "conflicting", "39", "56"},
		},
		"labels": {
			func(w io.Writer) error { return WriteLabelsCSV(w, r.Articles, r.Compared.Events) },
			"event,thing,expression,article,outlet,count,own,quoted",
			[]string{"e1", shown, shown, "'-a", shown, "3", "2", "1"},
		},
	} {
		var out bytes.Buffer
		if err := form.write(&out); err != nil {
			t.Fatal(name, err)
		}
		if strings.ContainsAny(out.String(), "\r\x00") || !strings.HasSuffix(out.String(), "\n") {
			t.Errorf("%s: %q", name, out.String())
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\ufeff"+form.header+"\n"))).ReadAll()
		if err != nil || len(rows) == 0 || !reflect.DeepEqual(rows[0], form.row) {
			t.Errorf("%s: %v, first row after %s\n%q, want\n%q", name, err, form.header, rows, form.row)
		}
	}
}

// An article counts as taken by its best source: a quotation alone is none, a text that is not there is one.
func TestTakenShare(t *testing.T) {
	r := copied(t)
	share := func() float64 { return takenShare(&r.Clusters.Events[0], takenArticles(r.Copies)) }
	if got := share(); got != 1 {
		t.Errorf("%v of a chain unseen → a → b", got)
	}
	r.Copies.Chains = nil
	if got := share(); got != .5 {
		t.Errorf("%v of a pair", got)
	}
	r.Copies.Copies[0].Parent = false
	if got := share(); got != 0 {
		t.Errorf("%v without a source", got)
	}
}

// The tables for spreadsheets are in the folder when they are asked for.
func TestFolderWithCSV(t *testing.T) {
	for _, with := range []bool{true, false} {
		r := framedRun(t)
		r.CSV = with
		dir := filepath.Join(t.TempDir(), "out")
		if err := WriteFolder(dir, r); err != nil {
			t.Fatal(err)
		}
		found, err := filepath.Glob(filepath.Join(dir, "*.csv"))
		if want := map[bool]int{true: 4}[with]; err != nil || len(found) != want {
			t.Errorf("CSV %v: %v (%v)", with, found, err)
		}
	}
}

func TestCSVSaysWhatTheDiskSays(t *testing.T) {
	full := errors.New("disk full")
	r := copied(t)
	if err := WriteCopiesCSV(failing{full}, r.Articles, r.Copies); !errors.Is(err, full) {
		t.Errorf("an error of the disk comes back as %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
