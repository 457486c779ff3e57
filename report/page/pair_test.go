package page

import (
	"bytes"
	"strings"
	"testing"
)

// The data of pairs are arrays as short as they may be, never null, and a sentence that many rest on stands there once.
func TestPairData(t *testing.T) {
	published := Evidence{Kind: "published", Weight: 1.26, Arabic: "قبل\u202e", English: "before"}
	pairs := Pairs{Texts: []PairText{
		{
			Source: "a1", Copy: "x2", Passages: []string{"edited", "verbatim"}, Evidence: []Evidence{published},
			Edits: []Edit{{Kind: "number", Alarm: true, Source: [2]int{3, 5}, Copy: [2]int{4, 4}}},
			Left:  []Stretch{{Length: 4}, {Length: 5, Passage: 1}, {Length: 6, Passage: 1, Edit: 1}, {Length: 7, Aside: "menu"}},
		},
		{Source: "a1", Copy: "a3", Evidence: []Evidence{{Kind: "agency"}, published}},
	}}
	want := `{"evidence":[["published",1.3,"قبل` + "\u200b" + `","before"],["agency",0,"",""]],` +
		`"pairs":[["a1","x2",[0],"ev",[["number",1,3,5,4,4]],[[4],[5,1],[6,1,1],[7,0,0,"menu"]],[]],["a1","a3",[1,0],"",[],[],[]]]}`
	if got := string(pairs.Data()); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if data := string((&Pairs{}).Data()); strings.Contains(data, "null") {
		t.Errorf("an empty list is null in %s", data)
	}
}

// The table has a row for each copy with its permalink; what the script reads cannot end its element.
func TestPairsTable(t *testing.T) {
	p := Pairs{More: 7, Rows: []PairRow{
		{Anchor: "pair-a1-a2", Source: PairEnd{Anchor: "a1", Outlet: "<b>"}, Copy: PairEnd{Anchor: "a2"}, Class: "whole", Direction: "known", Credited: "none", ShareOfCopy: .5, Alarms: 2, Linked: true},
		{Anchor: "pair-a2-a3", Class: "quote", Direction: "undetermined", Credited: "agency"},
	}, Texts: []PairText{{Evidence: []Evidence{{English: "</script><script>alert(1)</script>"}}}, {}}}
	var html bytes.Buffer
	if err := templates[Whole]().ExecuteTemplate(&html, "pairs", &Event{Pairs: &p}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<tr id="pair-a1-a2" data-direction="known" data-share="0.5">`, `<span data-m="copies.linked">`, `href="#pair-a2-a3"`, "&lt;b&gt;", `data-n="7"`,
		`<meter value="0.5" aria-hidden="true">`, `data-c="core.alarm" data-n="2"`, "؟",
	} {
		if !strings.Contains(html.String(), want) {
			t.Errorf("the table lacks %s", want)
		}
	}
	if strings.Count(html.String(), "<script") != 1 || strings.Count(html.String(), "</script") != 1 {
		t.Error("an article's words end the data")
	}
}
