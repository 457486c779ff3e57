package dedup

import (
	"fmt"
	"strings"
	"testing"

	"isnad/dedup/corpus"
	"isnad/similarity/arabic"
)

// What clustering reads of a text's beginning is what a reading of the whole has of it.
func TestBriefProfileIsThatOfTheWhole(t *testing.T) {
	words := []string{"القافلة", "وصلت", "جسر", "الوادي", "في", "من", "مساعدات", "غذائية", "2024", "10,000", "الصليب", "الأحمر", "F16", "إسطنبول"}
	r := newReader()
	for _, n := range []int{0, 3, 30, 99, 100, 101, 150, 1000} {
		for _, space := range []string{" ", "\n", "،", " ، "} {
			var body []string
			for i := range n {
				body = append(body, words[i*i%len(words)])
			}
			stopsFirst := strings.Repeat("في من ", n) // an opening far behind
			a := corpus.Article{ID: "a", Title: "القافلة: عبور الجسر", Body: stopsFirst + strings.Join(body, space)}
			want := NewProfile(&a, arabic.NewStemmer())
			want.full = nil
			for range 2 { // the second time from memory
				got, _ := r.profile(&a, headWords)
				if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
					t.Errorf("%d words divided by %q: got %+v, want %+v", n, space, got, want)
				}
			}
		}
	}
}
