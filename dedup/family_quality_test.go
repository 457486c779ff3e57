package dedup

import (
	"os"
	"strings"
	"testing"

	"isnad/dedup/corpus"
	"isnad/gold"
)

// TestFamilyQuality asks two labelled sets that are not in the repository: articles published twice under one URL must be of one family,
// pairs of wire stories labelled as of their own wording must not. About a quarter of those labelled as wholly the other's text are so much edited
// that no family finds them: telling who copied is not a family's business.
func TestFamilyQuality(t *testing.T) {
	if testing.Short() {
		t.Skip("reads corpora of 38 MB")
	}
	families := make(map[string]map[string]string) // by corpus
	for _, c := range []struct {
		corpus, pairs string
		column        int // of the label; 0: all rows have one
		label         string
		least, most   float64 // share of the rows found as one family
	}{
		{"ant/ant.jsonl.gz", "ant/same_url_pairs.tsv", 0, "", .995, 1},
		{"saudinewsnet/saudinewsnet.jsonl.gz", "gold/wire.tsv", 2, "WD", .65, 1},
		{"saudinewsnet/saudinewsnet.jsonl.gz", "gold/wire.tsv", 2, "PD", 0, .2},
		{"saudinewsnet/saudinewsnet.jsonl.gz", "gold/wire.tsv", 2, "ND", 0, 0},
	} {
		t.Run(c.pairs+" "+c.label, func(t *testing.T) {
			family := families[c.corpus]
			if family == nil {
				read, err := corpus.Read(t.Context(), []string{gold.Shared(t, "data/"+c.corpus)}, nil, corpus.Options{})
				if err != nil {
					t.Fatal(err)
				}
				family = familiesByID(t, read.Articles)
				families[c.corpus] = family
			}
			text, err := os.ReadFile(gold.Shared(t, "data/"+c.pairs))
			if err != nil {
				t.Fatal(err)
			}
			found, all := 0, 0
			for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n")[1:] {
				row := strings.Split(line, "\t")
				if c.column > 0 && row[c.column] != c.label {
					continue
				}
				all++
				if family[row[0]] == family[row[1]] {
					found++
				}
			}
			share := float64(found) / float64(max(all, 1))
			t.Logf("%d of %d", found, all)
			if share < c.least || share > c.most {
				t.Errorf("%d of %d pairs are of one family, want %g to %g", found, all, c.least, c.most)
			}
		})
	}
}
