package wire

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"isnad/dedup/corpus"
	"isnad/dedup/newsroom"
	"isnad/gold"
)

// TestEditQuality holds edits against testdata/edits.golden: no figure may drop.
func TestEditQuality(t *testing.T) {
	figures := gold.Figures{}
	goldEdits(t, figures)
	madeEdits(t, figures)
	figures.Hold(t, "testdata/edits.golden")
}

const (
	madeCopies   = 500
	leastOwnText = 600 // bytes
)

// madeEdits measures generated copies: how many of the planted changes were found, and how many alarms were raised where nothing was changed.
func madeEdits(t *testing.T, figures gold.Figures) {
	articles, agencies := newsroom.Read(t)
	var bodies []string
	for i := range articles {
		if own := ownBody(&articles[i], agencies); len(own) >= leastOwnText {
			bodies = append(bodies, own)
		}
	}
	m := &editMaker{random: rand.New(rand.NewPCG(5, 3))}
	e := newEditor()
	found := map[EditKind]*gold.Tally{Number: {}, Date: {}, Name: {}, Negation: {}}
	var quiet, quietWhole, beside gold.Tally
	for n := range madeCopies {
		made := m.copyOf(bodies[n%len(bodies)], 1+m.random.IntN(3))
		checkMade(t, e, &made, found, &beside)
		same := m.copyOf(bodies[n%len(bodies)], 0)
		source, copied, passages := aligned(t, corpus.Article{Body: same.source}, corpus.Article{Body: same.copied}, agencies)
		quiet.Count(quietEdits(t, source, copied, e.edits(source, copied, passages, true), same.neutral))
		quietWhole.Count(quietEdits(t, source, copied, e.edits(source, copied, wholePassage(source, copied), true), same.neutral))
	}
	figures["made: unchanged copies without alarm"] = quiet.Share()
	figures["made: the same, told only that one is a copy"] = quietWhole.Share()
	figures["made: changed copies without other alarm"] = beside.Share()
	for kind, tally := range found {
		figures["made: "+string(kind)+" found"] = tally.Share()
		t.Logf("%s: %d planted", kind, tally.All)
	}
}

// alarming reports whether an edit is of the kinds that change what is claimed.
func alarming(e Edit) bool {
	return e.Alarm || e.Kind == Number || e.Kind == Date || e.Kind == Name || e.Kind == Negation
}

func quietEdits(t *testing.T, source, copied *text, edits []Edit, neutral []string) bool {
	quiet := true
	for _, edit := range edits {
		if alarming(edit) {
			quiet = false
			t.Logf("false alarm: %s (%v)", spelled(source, copied, edit), neutral)
		}
	}
	return quiet
}

func checkMade(t *testing.T, e *editor, made *editedCopy, found map[EditKind]*gold.Tally, beside *gold.Tally) {
	source, copied, passages := aligned(t, corpus.Article{Body: made.source}, corpus.Article{Body: made.copied}, nil)
	edits := e.edits(source, copied, passages, true)
	inSource, inCopy := corpus.NewPoints(made.source), corpus.NewPoints(made.copied)
	explained := make([]bool, len(edits))
	for _, p := range made.planted {
		a := corpus.Span{Start: inSource.At(p.inSource[0]), End: inSource.At(p.inSource[1])}
		b := corpus.Span{Start: inCopy.At(p.inCopy[0]), End: inCopy.At(p.inCopy[1])}
		right := false
		for n, edit := range edits {
			if touches(edit.Source, a) && touches(edit.Copy, b) {
				explained[n] = true
				right = right || edit.Kind == p.kind
			}
		}
		found[p.kind].Add(t, right, "%s «%s» → «%s» is not found in …%s… (%v)", p.kind, p.before, p.after, sliceOf(made.copied, corpus.Span{Start: max(b.Start-40, 0), End: b.End + 40}), made.neutral)
	}
	for n, edit := range edits {
		if alarming(edit) {
			beside.Add(t, explained[n], "beside the planted: %s (%v)", spelled(source, copied, edit), made.neutral)
		}
	}
}

// ownBody is an article's own text behind its dateline, a paragraph a line.
func ownBody(a *corpus.Article, agencies *corpus.Agencies) string {
	x := newTextReader(agencies).read(a)
	if len(x.tokens) == 0 {
		return ""
	}
	var own strings.Builder
	for _, s := range a.ByteSpans(nil) {
		s.Start = max(s.Start, int(x.tokens[0].Start))
		if s.Start < s.End {
			own.WriteString(a.Body[s.Start:s.End])
			own.WriteByte('\n')
		}
	}
	return strings.TrimSpace(regexp.MustCompile(`\n\s*`).ReplaceAllString(own.String(), "\n"))
}
