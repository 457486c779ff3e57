package corpus

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// Segments read one by one are those of the whole, as far as they are read; a sentence ends the reading.
func TestSegmentsOneByOne(t *testing.T) {
	pieces := []string{"واس", "د", "أ", "ـ", "قالت", "مُحمّد", "2024", "Reuters", " ", "  ", "\n", "&nbsp;", "-", "–", ":", ".", "(", ")", "[", "،", "/", "«", "»", "؟", "\u200f"}
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for _, piece := range rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "pieces") {
			text += piece
		}
		whole := cutSegments(text, 0, len(text))
		c := segmentCutter{text: text, to: len(text), most: rapid.IntRange(0, 5).Draw(t, "most")}
		n := 0
		for c.next() {
			n++
			if got := c.segments[:n-1]; n > 1 && !reflect.DeepEqual(got, whole[:n-1]) {
				t.Fatalf("%q: got %+v, want %+v", text, got, whole[:n-1])
			}
			if got := c.firstWord(); got != whole[n-1].words[0] {
				t.Fatalf("%q: segment %d begins with %q, want %q", text, n, got, whole[n-1].words[0])
			}
		}
		if n < len(whole) && (c.most == 0 || len(whole[n-1].words) <= c.most) {
			t.Errorf("%q: %d of %d segments read", text, n, len(whole))
		}
		for i, s := range whole {
			if i+1 < n && c.most > 0 && len(s.words) > c.most {
				t.Errorf("%q: read beyond a segment of %d words", text, len(s.words))
			}
		}
	})
}
