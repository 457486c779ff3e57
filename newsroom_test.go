package isnad_test

import (
	"context"
	"strings"
	"testing"

	"isnad/dedup"
	"isnad/dedup/corpus"
	"isnad/dedup/newsroom"
	"isnad/gold"
	"isnad/similarity/score"
)

// readNewsroom reads testdata/newsroom and gives its articles by id.
func readNewsroom(t *testing.T) ([]corpus.Article, map[string]*corpus.Article) {
	t.Helper()
	articles, _ := newsroom.Read(t)
	byID := make(map[string]*corpus.Article, len(articles))
	for i := range articles {
		byID[articles[i].ID] = &articles[i]
	}
	return articles, byID
}

// ownText is a body without its furniture.
func ownText(a *corpus.Article) string {
	var own strings.Builder
	for _, s := range a.ByteSpans(nil) {
		own.WriteString(a.Body[s.Start:s.End])
		own.WriteByte('\n')
	}
	return own.String()
}

// TestNewsroomQuality reads and clusters the newsroom and holds every figure against testdata/quality.golden: none may drop.
func TestNewsroomQuality(t *testing.T) {
	articles, byID := readNewsroom(t)
	figures := gold.Figures{}
	pageFigures(t, byID, figures)
	clusterFigures(t, articles, figures)
	figures.Hold(t, "testdata/quality.golden")
}

// pageFigures measures metadata and furniture.
func pageFigures(t *testing.T, byID map[string]*corpus.Article, figures gold.Figures) {
	fields := map[string]*gold.Tally{"outlet": {}, "title": {}, "author": {}, "dateline": {}, "published": {}, "published_precision": {}, "updated": {}, "credits": {}, "parent": {}}
	for _, row := range gold.Newsroom(t, "pages.tsv") {
		a := byID[row["id"]]
		if a == nil {
			t.Errorf("no article %s", row["id"])
			continue
		}
		got := map[string]string{
			"outlet": a.Outlet, "title": strings.Join(strings.Fields(a.Title), " "), "author": a.Author, "dateline": a.Dateline,
			"published": a.Published.String(), "published_precision": a.Published.Precision.String(), "updated": a.Updated.String(),
			"credits": creditNames(a), "parent": a.Parent,
		}
		for name, count := range fields {
			count.Add(t, got[name] == row[name], "%s: %s is %q, want %q", row["id"], name, got[name], row[name])
		}
	}
	var gone, kept gold.Tally
	for _, row := range gold.Newsroom(t, "furniture.tsv") {
		if a := byID[row["id"]]; a != nil {
			gone.Add(t, !strings.Contains(ownText(a), row["text"]), "%s: %s remains: %q", row["id"], row["kind"], row["text"])
		}
	}
	for _, row := range gold.Newsroom(t, "body.tsv") {
		if a := byID[row["id"]]; a != nil {
			kept.Add(t, strings.Contains(ownText(a), row["text"]), "%s: the article's own text is lost: %q", row["id"], row["text"])
		}
	}
	figures["furniture gone"], figures["own text kept"] = gone.Share(), kept.Share()
	for name, count := range fields {
		figures["page "+name] = count.Share()
	}
}

// creditNames writes an article's credits as the gold does: names in order, each once, the generic one as «وكالات».
func creditNames(a *corpus.Article) string {
	var names []string
	seen := make(map[string]bool)
	for _, c := range a.Credits {
		name := c.Agency
		if c.Kind == "generic" {
			name = "وكالات"
		}
		if !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return strings.Join(names, "|")
}

// clusterFigures measures events, stories and families.
func clusterFigures(t *testing.T, articles []corpus.Article, figures gold.Figures) {
	clusters, err := dedup.Cluster(context.Background(), articles, dedup.ClusterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	event, story, family := make(map[string]string), make(map[string]string), make(map[string]string)
	for _, e := range clusters.Events {
		for _, m := range e.Articles {
			event[m.ID], story[m.ID], family[m.ID] = e.ID, e.Story, m.Family
		}
	}
	goldEvent, goldStory, goldFamily := make(map[string]string), make(map[string]string), make(map[string]string)
	for _, row := range gold.Newsroom(t, "events.tsv") {
		goldEvent[row["id"]], goldStory[row["id"]] = row["event"], row["story"]
	}
	for _, row := range gold.Newsroom(t, "families.tsv") {
		goldFamily[row["id"]] = row["family"]
	}
	logSplits(t, "event", goldEvent, event)
	logSplits(t, "family", goldFamily, family)
	events := score.NewContingency(goldEvent, event)
	families := score.NewContingency(goldFamily, family)
	figures["event bcubed f1"] = events.BCubed().F1
	figures["event pair f1"] = events.Pairs().F1
	figures["story bcubed f1"] = score.NewContingency(goldStory, story).BCubed().F1
	figures["family bcubed f1"] = families.BCubed().F1
	figures["family pair f1"] = families.Pairs().F1
	figures["family pair precision"] = families.Pairs().Precision
}

// logSplits lists, for -v, which gold groups were joined or torn.
func logSplits(t *testing.T, kind string, gold, found map[string]string) {
	groups := make(map[string]map[string][]string)
	for id, g := range gold {
		if groups[g] == nil {
			groups[g] = make(map[string][]string)
		}
		groups[g][found[id]] = append(groups[g][found[id]], id)
	}
	holders := make(map[string]map[string]bool)
	for g, parts := range groups {
		if len(parts) > 1 {
			t.Logf("%s %s is torn: %v", kind, g, parts)
		}
		for f := range parts {
			if holders[f] == nil {
				holders[f] = make(map[string]bool)
			}
			holders[f][g] = true
		}
	}
	for f, golds := range holders {
		if len(golds) > 1 {
			t.Logf("%s %s joins %v", kind, f, golds)
		}
	}
}
