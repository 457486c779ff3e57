package report

import (
	"bytes"
	"strings"
	"testing"
	"unicode"

	"isnad/dedup"
	"isnad/report/phrase"
)

// columns is how many columns a terminal gives s, by rules of its own: marks and joiners none, emoji two, all else one.
func columns(s string) (n int) {
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case r >= 0x1f300 && r <= 0x1faff:
			n += 2
		default:
			n++
		}
	}
	return n
}

// Whatever the cells hold, the lines of a table are equally wide, on the screen and not as go-pretty counts.
func TestLinesAreEquallyWide(t *testing.T) {
	titles := []string{
		"افتتاح الجسر", "اِفْتِتَاحُ الجِسْرِ الجَدِيدِ", "bridge", "جسر bridge 12%", "👍🏽 تم", "👨‍👩‍👧 عائلة", "❤\ufe0f\u200d🔥 لهب", "می\u200cروم",
		"1445ه\u200d", "\u061cنص\u202e \u2066مقلوب\u2069", "١٢٣", "", "ـــ\u0670ـ", "\u00ad\u2060خفي", strings.Repeat("كَتَبَ ", 40), "e\u0301tude",
	}
	clusters := &dedup.Clusters{}
	for _, title := range titles {
		clusters.Events = append(clusters.Events, dedup.Event{ID: "e", Title: title, Articles: make([]dedup.Member, 2)})
	}
	var out bytes.Buffer
	if err := WriteClustersTable(&out, clusters); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(out.String(), "\n")
	lines = lines[:len(lines)-2] // not the closing sentence
	if len(lines) != len(titles)+4 {
		t.Fatalf("%d lines:\n%s", len(lines), out.String())
	}
	for _, line := range lines {
		if got, want := columns(line), columns(lines[0]); got != want {
			t.Errorf("%d columns, want %d: %q", got, want, line)
		}
	}
}

// A cell in Arabic changes places with nothing: it is isolated, and its line runs from left to right.
func TestArabicCellsAreIsolated(t *testing.T) {
	rows := newTable("id", "title", "share")
	for _, title := range []string{"جسر جديد", "١٢", "ישן", "bridge 12"} {
		rows.AppendRow([]any{snip("7", idWidth), snip(title, titleShown), phrase.Percent(.5)})
	}
	got := drawn(rows)
	for _, want := range []string{
		"\n\u200e│ 7  │ \u2068جسر جديد\u2069  │ 50%   │\n", "\n\u200e│ 7  │ \u2068١٢\u2069        │ 50%   │\n",
		"\n\u200e│ 7  │ \u2068ישן\u2069       │ 50%   │\n", "\n│ 7  │ bridge 12 │ 50%   │\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no line %q in\n%q", want, got)
		}
	}
	if strings.ContainsAny(got, isolateBegins+isolateEnds) {
		t.Errorf("stand-ins are left in %q", got)
	}
}

func TestOneLine(t *testing.T) {
	for text, want := range map[string]string{
		"جسر\r\n\tجديد ":                    "جسر جديد",
		"\x1b]0;x\x07نص\u009b31m\u202e":     "]0;xنص31m",
		"\ufff9\ufffb\u2068نص\u2069\u200e":  "نص",
		"می\u200cروم كَتَبَ 1445ه\u200d":    "می\u200cروم كَتَبَ 1445ه\u200d",
		"👨\u200d👩\u200d👧 👍🏽 ❤\ufe0f\u200d🔥": "👨👩👧 👍 ❤🔥",
		"\u06dd١": "\u06dd١",
	} {
		if got := OneLine(text); got != want {
			t.Errorf("OneLine(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestLeftToRight(t *testing.T) {
	for text, want := range map[string]string{"two outlets": "two outlets", "الرافد cut it": "\u200eالرافد cut it"} {
		if got := leftToRight(text); got != want {
			t.Errorf("leftToRight(%q) = %q, want %q", text, got, want)
		}
	}
}
