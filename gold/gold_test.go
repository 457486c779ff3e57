package gold

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// recorder is a test that writes down how it fails.
type recorder struct {
	testing.TB
	failures []string
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) {
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}

func TestFiguresHold(t *testing.T) {
	file := filepath.Join(t.TempDir(), "figures.golden")
	Figures{"a\tF1": .9, "b": 1, "c": 0}.write(t, file)
	for _, c := range []struct {
		figures Figures
		want    []string
	}{
		{Figures{"a\tF1": .9, "b": 1, "c": 0}, nil},
		{Figures{"a\tF1": .95, "b": .9996, "c": .1}, nil},
		{Figures{"a\tF1": .8994, "b": 1, "c": 0}, []string{"a\tF1 fell from 0.900 to 0.899"}},
		{Figures{"a\tF1": .9, "b": 1}, []string{"c is not measured any more"}},
		{Figures{"a\tF1": .9, "b": 1, "c": 0, "d": 1}, []string{"d is not in " + file + ": run with -update"}},
	} {
		r := &recorder{TB: t}
		c.figures.Hold(r, file)
		if !reflect.DeepEqual(r.failures, c.want) {
			t.Errorf("%v: got %q, want %q", c.figures, r.failures, c.want)
		}
	}
}

func TestRows(t *testing.T) {
	file := filepath.Join(t.TempDir(), "table.tsv")
	if err := os.WriteFile(file, []byte("id\ttext\r\na1\t\r\na2\tنص \n"), 0o666); err != nil {
		t.Fatal(err)
	}
	want := []map[string]string{{"id": "a1", "text": ""}, {"id": "a2", "text": "نص "}}
	if got := Rows(t, file); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestSharedIsBelowTheFolderNamed(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("ISNAD_SHARED", dir)
	file := filepath.Join(dir, "labels.tsv")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if got := Shared(t, "labels.tsv"); got != file {
		t.Errorf("got %s, want %s", got, file)
	}
	t.Run("missing", func(t *testing.T) {
		t.Cleanup(func() {
			if !t.Skipped() {
				t.Error("a test without its data is not skipped")
			}
		})
		Shared(t, "nothing.tsv")
	})
}
