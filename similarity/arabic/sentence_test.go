package arabic

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestSentences(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"... \n - \n", ""},
		{"أعلن الوزير الاتفاق. وأضاف أنه نهائي.", "أعلن الوزير الاتفاق.|وأضاف أنه نهائي."},
		{"عنوان بلا نقطة\nنص الخبر. تتمة", "عنوان بلا نقطة|نص الخبر.|تتمة"},
		{"هل يعود؟ نعم! قطعا؛ وقريبا", "هل يعود؟|نعم!|قطعا؛|وقريبا"},
		{"قالت د. سعاد العلي إن أ. د. نوري عاد. انتهى", "قالت د. سعاد العلي إن أ. د. نوري عاد.|انتهى"},
		{"نقلت أ.ف.ب. عن مصدر. وقال آخر", "نقلت أ.ف.ب. عن مصدر.|وقال آخر"},
		{"بلغ السعر 2.5 دولار. ثم 10.000", "بلغ السعر 2.5 دولار.|ثم 10.000"},
		{"كان ذلك عام 2015. ثم عاد", "كان ذلك عام 2015.|ثم عاد"},
		{"ولد سنة 1990 م. وتوفي بعدها", "ولد سنة 1990 م.|وتوفي بعدها"},
		{"1. الأول هنا\n2. الثاني", "1. الأول هنا|2. الثاني"},
		{"• بند أول\n• بند ثان", "• بند أول|• بند ثان"},
		{"زوروا www.sadim.example اليوم. شكرا", "زوروا www.sadim.example اليوم.|شكرا"},
		{"قال: «سنعود». ثم خرج", "قال: «سنعود».|ثم خرج"},
		{"قال: «سنعود.» ثم خرج", "قال: «سنعود.»|ثم خرج"},
		{"سأل «من هو؟» ثم خرج. وعاد", "سأل «من هو؟» ثم خرج.|وعاد"},
		{"قال «لن نترك هذه الأرض أبدا ما دمنا أحياء فهل تسمعون؟» ثم خرج", "قال «لن نترك هذه الأرض أبدا ما دمنا أحياء فهل تسمعون؟»|ثم خرج"},
		{"سكت... ثم تكلم... \nوعاد…", "سكت... ثم تكلم...|وعاد…"},
		{"انتهى الاجتماع.وقال الوزير", "انتهى الاجتماع.|وقال الوزير"},
		{"J. K. Rowling زارت Mr. Smith. انتهى", "J. K. Rowling زارت Mr. Smith.|انتهى"},
	} {
		var got []string
		for _, s := range Sentences(nil, test.text, Tokenize(nil, test.text)) {
			got = append(got, test.text[s.Start:s.End])
		}
		if joined := strings.Join(got, "|"); joined != test.want {
			t.Errorf("%q:\n got %s\nwant %s", test.text, joined, test.want)
		}
	}
}

// TestSentencesCover: the sentences hold every token once, in order, within their bytes.
func TestSentencesCover(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := append([]string{"؟", "!", "؛", "\n", ". ", "... ", "«", "»", "\"", "د. ", "1. "}, pieces...)
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 60).Draw(t, "parts"), "")
		tokens := Tokenize(nil, text)
		next, end := 0, uint32(0)
		for _, s := range Sentences(nil, text, tokens) {
			if s.First != next || s.Last <= s.First || s.Start < end {
				t.Fatalf("%q: %v after token %d, byte %d", text, s, next, end)
			}
			if s.Start > tokens[s.First].Start || s.End < tokens[s.Last-1].End {
				t.Fatalf("%q: %v leaves its tokens out", text, s)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[s.Start:s.End]) {
				t.Fatalf("%q: %v cuts a character", text, s)
			}
			next, end = s.Last, s.End
		}
		if next != len(tokens) {
			t.Fatalf("%q: %d of %d tokens in sentences", text, next, len(tokens))
		}
	})
}
