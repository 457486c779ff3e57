package corpus

import (
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"isnad/gold"
)

// TestCreditsOfWire compares what articles say of themselves with the labels of 120 pairs (agency, generic, none).
func TestCreditsOfWire(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a corpus of 24 MB")
	}
	dir := gold.Shared(t, "data")
	want := wireCredits(t, filepath.Join(dir, "gold", "wire.tsv"))
	right, rows := 0, 0
	eachRecord(t, filepath.Join(dir, "saudinewsnet", "saudinewsnet.jsonl.gz"), func(id string, art *Article) {
		for _, credit := range want[id] {
			rows++
			if got := strongest(FindCredits(DefaultAgencies(), art)); got == credit {
				right++
			} else {
				t.Logf("%s: %s, labelled %s", id, got, credit)
			}
		}
	})
	t.Logf("credits right: %d of %d", right, rows)
	if rows == 0 || float64(right) < .97*float64(rows) {
		t.Errorf("credits right: %d of %d, want 97 %%", right, rows)
	}
}

// strongest: a named agency counts more than a generic credit.
func strongest(credits []Credit) string {
	best := "none"
	for _, c := range credits {
		if c.Kind == "agency" {
			return c.Kind
		}
		best = c.Kind
	}
	return best
}

// wireCredits gives the labels of each article b.
func wireCredits(t *testing.T, path string) map[string][]string {
	file, err := os.Open(path)
	if err != nil {
		t.Skip(err)
	}
	defer file.Close()
	lines := csv.NewReader(file)
	lines.Comma = '\t'
	rows, err := lines.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	labels := map[string][]string{}
	for _, row := range rows[1:] {
		labels[row[1]] = append(labels[row[1]], row[4])
	}
	return labels
}

func eachRecord(t *testing.T, path string, fn func(id string, art *Article)) {
	file, err := os.Open(path)
	if err != nil {
		t.Skip(err)
	}
	defer file.Close()
	packed, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	for lines := json.NewDecoder(packed); lines.More(); {
		var r struct{ ID, Outlet, Author, Body string }
		if err := lines.Decode(&r); err != nil {
			t.Fatal(err)
		}
		fn(r.ID, &Article{Outlet: r.Outlet, Author: r.Author, Body: r.Body})
	}
}
