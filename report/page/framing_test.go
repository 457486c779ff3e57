package page

import (
	"bytes"
	"strings"
	"testing"
)

// What an article says of itself is text in the table, in the sentences and in the script's data.
func TestFramingIsInert(t *testing.T) {
	const hostile = "</script><b>نص\u202e\x00"
	telling := Telling{Link: Link{Href: "#a1", Title: hostile}, Anchor: "a1"}
	f := &Framing{
		Findings: []Finding{{Arabic: hostile, English: hostile, Evidence: []Excerpt{{Text: hostile, Tellings: []At{{Telling: telling, Span: [2]int{1, 4}}}}}}},
		Facts: &FactTable{Tellings: []Telling{telling, telling}, Of: telling, Rows: []FactRow{{ID: "f1", Text: hostile, Cells: []FactCell{
			{Status: "conflicting", Value: hostile}, {Status: "absent", Excuse: "short"},
		}}}},
		Speakers:  []Speaker{{Name: hostile, Quotes: []Quote{{Text: hostile, Manners: []Manner{{Verb: hostile, Class: "neutral", Text: hostile, Speaker: hostile}}}}}},
		Headlines: []Headline{{Title: hostile, Conflicts: []string{hostile}, Tellings: []Telling{telling}}},
		Words:     []OutletWords{{Outlet: hostile, Terms: []Term{{Text: hostile}}}},
		Data:      FramingData{Anchors: []string{"a1", "</script>"}},
	}
	var out bytes.Buffer
	if err := Whole.WriteEvent(&out, &Event{ID: "e1", Title: "حدث", Framing: f}); err != nil {
		t.Fatal(err)
	}
	html := out.String()
	for _, unwanted := range []string{"<b>نص", "\u202e", "\x00", `"</script>"`} {
		if strings.Contains(html, unwanted) {
			t.Errorf("the page holds %q", unwanted)
		}
	}
	for _, want := range []string{`data-at="1,4"`, `<td class="is-conflicting">`, `<td class="is-absent is-excused">`, `class="matrix wordy"`, "\\u003c/script"} {
		if !strings.Contains(html, want) {
			t.Errorf("the page has no %s", want)
		}
	}
}

func TestFramingForms(t *testing.T) {
	if (&At{Telling: Telling{Anchor: ""}, Span: [2]int{1, 2}}).placed() || (&At{Telling: Telling{Anchor: "a1"}, Span: [2]int{3, 3}}).placed() {
		t.Error("a place that is not on the page has a link")
	}
	if (&FactTable{Tellings: make([]Telling, wordyColumns)}).Dense() || !(&FactTable{Tellings: make([]Telling, wordyColumns+1)}).Dense() {
		t.Error("signs for few columns, or words for many")
	}
	for _, n := range []int{0, 3, findingsFirst + 1, findingsFirst + 2, 40} {
		f := &Framing{Findings: make([]Finding, n)}
		if got := len(f.FirstFindings()) + len(f.OtherFindings()); got != n || len(f.OtherFindings()) == 1 {
			t.Errorf("of %d findings %d are shown and %d folded", n, len(f.FirstFindings()), len(f.OtherFindings()))
		}
	}
}

// Every status, excuse, kind, nature and class of verb that framing gives has its words in both languages.
func TestFramingTerms(t *testing.T) {
	names := map[string][]string{
		"":        {"verbatim", "reworded", "conflicting", "absent"},
		"excuse.": Excuses[1:],
		"kind.":   {"number", "place", "person", "extent", "negation", "target", "date"},
		"nature.": {"contradiction", "update", "source"},
		"verb.":   {"neutral", "claim", "admit", "deny", "stress", "accuse", "warn", "promise", "ask", "condemn", "demand", "describe", "expect", "praise", "threaten"},
	}
	for prefix, keys := range names {
		for _, key := range keys {
			for language, messages := range map[string]catalog{"ar": arabicMessages, "en": englishMessages} {
				if m, ok := messages.find("framing." + prefix + key); !ok || m.Text == "" {
					t.Errorf("%s has no word for %s%s", language, prefix, key)
				}
			}
		}
	}
}

func TestSentenceIsolated(t *testing.T) {
	for sentence, want := range map[string]string{
		"differ: «23 تموز» in وكالة سديم, الضفاف and <b>.": "differ: «<bdi>23 تموز</bdi>» in <bdi>وكالة سديم</bdi>, <bdi>الضفاف</bdi> and &lt;b&gt;.",
		"«<i>» open": "«<bdi>&lt;i&gt;</bdi>» open",
		"plain":      "plain",
		"":           "",
	} {
		var m markup
		if got := string(m.english(Sentence(sentence)).b); got != want {
			t.Errorf("%q is %q, want %q", sentence, got, want)
		}
	}
}

// A thing's name stands beside all of its rows, and what is not shown takes the room of all other columns.
func TestThingSpansItsRows(t *testing.T) {
	thing := Thing{Name: "شيء", Expressions: make([]Expression, 2), More: 3}
	for columns, want := range map[int]string{0: `colspan="3"`, 4: `colspan="5"`} {
		table := ofOne((*markup).things, &ThingTable{Tellings: make([]Telling, columns), Things: []Thing{thing}})
		if !strings.Contains(table, `rowspan="3"`) || !strings.Contains(table, want) || strings.Count(table, "<tr>") != 3 {
			t.Errorf("of %d columns the table is %s", columns, table)
		}
	}
}
