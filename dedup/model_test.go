package dedup

import (
	"strings"
	"testing"
)

func TestShippedModels(t *testing.T) {
	m, err := parseModels(modelFile)
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range featureNames {
		switch w := m.Event.Weights[i]; name {
		case "cosine", "title_in_lead", "opening", "same_speaker":
			if w <= 0 {
				t.Errorf("%s speaks against an event: %v", name, w)
			}
		case "gap", "same_outlet", "density":
			if w >= 0 {
				t.Errorf("%s speaks for an event: %v", name, w)
			}
		}
	}
	if m.Event.Cut <= m.Story.Cut {
		t.Errorf("stories (%v) are held together more strictly than events (%v)", m.Story.Cut, m.Event.Cut)
	}
}

func TestParseModelsNamesTheLine(t *testing.T) {
	for name, text := range map[string]string{
		"missing":   strings.Replace(modelFile, "\ngap", "\n# gap", 1),
		"twice":     modelFile + "gap\t1\t1\n",
		"unknown":   modelFile + "colour\t1\t1\n",
		"no number": strings.Replace(modelFile, "bias\t", "bias\tx", 1),
		"empty":     "",
	} {
		if _, err := parseModels(text); err == nil {
			t.Errorf("%s: no error", name)
		} else if name != "missing" && name != "empty" && !strings.Contains(err.Error(), "line ") {
			t.Errorf("%s: %v names no line", name, err)
		}
	}
}

func TestChancesAreChances(t *testing.T) {
	pairs := []Pair{{X: Features{1, 0, 0, 0, 1, 1, 1, 1}}, {X: Features{0, 2, 1, 1, 0, 0, 0, 0}}}
	c := shipped().Event.Chances(pairs)
	if !(c[0] > .99 && c[0] <= 1 && c[1] < .01 && c[1] >= 0) {
		t.Errorf("chances %v", c)
	}
}
