package score

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9 {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

// Six items, gold {a b c}{d e}{f}, result {a b}{c d e}{f}, worked out by hand.
func TestClusters(t *testing.T) {
	gold := map[string]string{"a": "1", "b": "1", "c": "1", "d": "2", "e": "2", "f": "3"}
	result := map[string]string{"a": "x", "b": "x", "c": "y", "d": "y", "e": "y", "f": "z"}
	c := NewContingency(gold, result)
	b := c.BCubed()
	near(t, "B-cubed precision", b.Precision, (1+1+1./3+2./3+2./3+1)/6)
	near(t, "B-cubed recall", b.Recall, (2./3+2./3+1./3+1+1+1)/6)
	p := c.Pairs()
	near(t, "pair precision", p.Precision, 2./4)
	near(t, "pair recall", p.Recall, 2./4)
	near(t, "ARI", c.ARI(), (2-16./15)/(4-16./15))
}

func TestMissingItemsStandAlone(t *testing.T) {
	c := NewContingency(map[string]string{"a": "1", "b": "1"}, nil)
	near(t, "recall", c.BCubed().Recall, .5)
	near(t, "precision", c.BCubed().Precision, 1)
}

func TestClusteringsAreBoundedAndEqualToThemselves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		gold, result := make(map[string]string), make(map[string]string)
		for i := range rapid.IntRange(2, 30).Draw(t, "n") {
			id := fmt.Sprint(i)
			gold[id] = rapid.StringMatching("[a-d]").Draw(t, "gold")
			result[id] = rapid.StringMatching("[a-d]").Draw(t, "result")
		}
		c := NewContingency(gold, result)
		for _, v := range []float64{c.BCubed().F1, c.Pairs().F1} {
			if v < 0 || v > 1 {
				t.Fatalf("%v is no rate", v)
			}
		}
		if same := NewContingency(gold, gold); same.BCubed().F1 != 1 || same.Pairs().F1 != 1 || same.ARI() != 1 {
			t.Fatal("a clustering is not itself")
		}
	})
}

// One case of 100+100 characters found as two halves with a gap of 20 on both sides, and one detection of nothing.
func TestPlagdet(t *testing.T) {
	cases := []Passage{{"b", "a", 0, 100, 0, 100, ""}}
	found := []Passage{{"b", "a", 0, 40, 0, 40, ""}, {"b", "a", 60, 100, 60, 100, ""}, {"b", "c", 0, 10, 0, 10, ""}}
	f := Plagdet(cases, found)
	near(t, "precision", f.Precision, 2./3)
	near(t, "recall", f.Recall, .8)
	near(t, "granularity", f.Granularity, 2)
	near(t, "plagdet", f.Plagdet, f.F1/math.Log2(3))
}

// Six items of three classes, worked out by hand; what is got and never wanted is no class.
func TestClasses(t *testing.T) {
	rates := Classes([]string{"W", "W", "P", "P", "N", "N"}, []string{"W", "P", "P", "P", "x", "W"})
	near(t, "W", rates["W"].F1, .5)
	near(t, "P", rates["P"].F1, .8)
	near(t, "N", rates["N"].F1, 0)
	near(t, "macro F1", MacroF1(rates), 1.3/3)
	if len(rates) != 3 {
		t.Errorf("%d classes", len(rates))
	}
}

func TestPearson(t *testing.T) {
	near(t, "r", Pearson([]float64{1, 2, 3}, []float64{2, 4, 6}), 1)
	near(t, "r", Pearson([]float64{1, 2, 3}, []float64{3, 2, 1}), -1)
	if !math.IsNaN(Pearson([]float64{1}, []float64{1})) {
		t.Error("one pair has a correlation")
	}
}
