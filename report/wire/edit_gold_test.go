package wire

import (
	"cmp"
	"slices"
	"testing"

	"isnad/dedup/corpus"
	"isnad/dedup/newsroom"
	"isnad/gold"
)

// goldEdits measures the edits that were planted in the newsroom by hand: how many were found, kind and place right, and of the alarms raised
// between the pairs of copies.tsv how many stand where an edit was planted.
func goldEdits(t *testing.T, figures gold.Figures) {
	articles, agencies := newsroom.Read(t)
	all, matches := compared(t, articles, agencies)
	texts := map[string]*text{}
	for i := range all {
		texts[all[i].article.ID] = &all[i]
	}
	pairs := passagesOf(all, matches)
	e := newEditor()
	found := map[string][]Edit{}
	sources := map[string][]string{}
	for _, row := range gold.Newsroom(t, "copies.tsv") {
		if row["direction"] != "known" {
			continue
		}
		sources[row["copy"]] = append(sources[row["copy"]], row["source"])
		passages := pairs[[2]string{row["source"], row["copy"]}]
		found[row["copy"]] = e.edits(texts[row["source"]], texts[row["copy"]], passages, row["class"] == "whole")
	}
	for _, row := range gold.Newsroom(t, "copies.tsv") { // siblings of an unseen source: compared with each other
		if row["direction"] == "common-source" && row["class"] == "whole" && found[row["copy"]] == nil {
			sources[row["copy"]] = []string{row["source"]}
			found[row["copy"]] = e.edits(texts[row["source"]], texts[row["copy"]], pairs[[2]string{row["source"], row["copy"]}], true)
		}
	}
	scoreGold(t, texts, sources, found, figures)
}

// passagesOf gives the passages of every pair both ways, ascending by the copy.
func passagesOf(texts []text, matches []match) map[[2]string][]passage {
	pairs := map[[2]string][]passage{}
	for _, m := range matches {
		a, b := texts[m.a].article.ID, texts[m.b].article.ID
		pairs[[2]string{b, a}] = turnedAll(m.passages, true)
		there := slices.Clone(m.passages)
		slices.SortFunc(there, func(x, y passage) int { return cmp.Compare(x.b.from, y.b.from) })
		pairs[[2]string{a, b}] = there
	}
	return pairs
}

func scoreGold(t *testing.T, texts map[string]*text, sources map[string][]string, found map[string][]Edit, figures gold.Figures) {
	tallies := map[string]*gold.Tally{"all": {}, "number, date, name, negation": {}}
	explained := map[string]map[int]bool{}
	for _, row := range gold.Newsroom(t, "edits.tsv") {
		id := row["copy"]
		if len(sources[id]) != 1 {
			t.Logf("%s has %d sources", id, len(sources[id]))
			continue
		}
		source, copied := texts[sources[id][0]], texts[id]
		var in, out corpus.Span
		if row["source_text"] != "" {
			in = spanOf(t, source.article.Body, row["source_text"])
		}
		if row["copy_text"] != "" {
			out = spanOf(t, copied.article.Body, row["copy_text"])
		}
		right := false
		for n, edit := range found[id] {
			if string(edit.Kind) == row["kind"] && (row["source_text"] == "" || touches(edit.Source, in)) && (row["copy_text"] == "" || touches(edit.Copy, out)) {
				right = true
				if explained[id] == nil {
					explained[id] = map[int]bool{}
				}
				explained[id][n] = true
			}
		}
		tallies["all"].Add(t, right, "gold %s: %s «%s» → «%s» is not found", id, row["kind"], row["source_text"], row["copy_text"])
		switch row["kind"] {
		case "number", "date", "name", "negation":
			tallies["number, date, name, negation"].Count(right)
		}
	}
	for id, edits := range found {
		for n, edit := range edits {
			if !explained[id][n] {
				t.Logf("gold %s, not planted: %s", id, spelled(texts[sources[id][len(sources[id])-1]], texts[id], edit))
			}
		}
	}
	figures["gold: found"] = tallies["all"].Share()
	figures["gold: number, date, name, negation found"] = tallies["number, date, name, negation"].Share()
}
