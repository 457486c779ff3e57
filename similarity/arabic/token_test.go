package arabic

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func keysOf(text string) []Key {
	var keys []Key
	for _, t := range Tokenize(nil, text) {
		keys = append(keys, t.Key)
	}
	return keys
}

// wordsOf are the original spellings of the tokens.
func wordsOf(text string) []string {
	var words []string
	for _, t := range Tokenize(nil, text) {
		words = append(words, text[t.Start:t.End])
	}
	return words
}

func TestTokenizeWords(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"  \n\t", ""},
		{"أعلن الوزير، اليوم.", "أعلن|الوزير|اليوم"},
		{"«القوّات» (المسلّحة)؟!", "القوّات|المسلّحة"},
		{"و20 ألفا", "و|20|ألفا"},
		{"بـ20 ألفا", "ب|20|ألفا"},
		{"20ألف", "20|ألف"},
		{"F16 وCovid-19", "F16|و|Covid|19"},
		{"10,000 2.5 ٢٫٥ 1٬500", "10,000|2.5|٢٫٥|1٬500"},
		{"25% $30", "25|30"},
		{"2024/07/25 11:18", "2024|07|25|11|18"},
		{"10،000 ريال في 2015،300 قتيل", "10،000|ريال|في|2015|300|قتيل"},
		{"انتهى في 2015.", "انتهى|في|2015"},
		{"1,2,3", "1,2,3"},
		{"الناتو(NATO)قال", "الناتو|NATO|قال"},
		{"ﺍﻟﺴﻼﻡ ﻻ", "ﺍﻟﺴﻼﻡ|ﻻ"},
		{"پاکستان ٹیلی ویژن", "پاکستان|ٹیلی|ویژن"},
		{"слово 漢字 עברית คำ हिन्दी", "слово|漢字|עברית|คำ|हिन्दी"},
		{"🙂 كلمة🙂كلمة", "كلمة|كلمة"},
		{"كل\u200cمة \u200fكلمة\u200f", "كل\u200cمة|كلمة"},
		{"كـــتاب ـ ـكتابـ", "كـــتاب|كتاب"},
		{"كتابُ\u200f، cafe\u0301.", "كتابُ|cafe\u0301"},
		{"الاستراتيجيةوالتعاون", "الاستراتيجيةوالتعاون"},
		{"ab\xffcd \xd8 كل\xd9", "ab|cd|كل"},
	} {
		if got := strings.Join(wordsOf(test.text), "|"); got != test.want {
			t.Errorf("%q: %s, want %s", test.text, got, test.want)
		}
	}
}

func TestTokenizeFolds(t *testing.T) {
	for _, test := range []struct {
		a, b string
		same bool
	}{
		{"كَتَبَ", "كتب", true},
		{"مُحَمَّدٌ", "محمد", true},
		{"كـتـاب", "كتاب", true},
		{"أحمد إيران آسيا ٱلله", "احمد ايران اسيا الله", true},
		{"على مستشفى", "علي مستشفي", true},
		{"ی ک", "ي ك", true},
		{"وزارة", "وزاره", true},
		{"هٰذا الرحمٰن", "هذا الرحمن", true},
		{"ﻣﺴﻠﻢ ﻷﻥ", "مسلم لان", true},
		{"١٢٣ ۴۵", "123 45", true},
		{"10,000", "10000", true},
		{"10،000", "10000", true},
		{"١٠٬٠٠٠", "10000", true},
		{"٢٫٥", "2.5", true},
		{"NATO", "nato", true},
		{"گوگل پاريس", "كوكل باريس", true},
		{"2.5", "25", false},
		{"مسؤول", "مسوول", false},
		{"سأل", "سئل", false},
		{"سماء", "سما", false},
		{"الاستراتيجيةوالتعاون", "الاستراتيجيةوالتعاونن", false},
		{"ٹیلی", "تیلی", false},
	} {
		if got := slices.Equal(keysOf(test.a), keysOf(test.b)); got != test.same {
			t.Errorf("%s and %s: same %v, want %v", test.a, test.b, got, test.same)
		}
	}
}

func TestKeyKinds(t *testing.T) {
	for _, test := range []struct {
		word          string
		number, latin bool
		spelt         string
	}{
		{"الوزير", false, false, "الوزير"},
		{"إستراتيجيته", false, false, "استراتيجيته"},
		{"الاستراتيجيةوالتعاون", false, false, ""},
		{"2.5", true, false, ""},
		{"F16", false, true, ""},
		{"3D", false, true, ""},
		{"слово", false, true, ""},
		{"ٹیلی", false, false, ""},
	} {
		k := Tokenize(nil, test.word)[0].Key
		if k.Number() != test.number || k.Latin() != test.latin || k.String() != test.spelt {
			t.Errorf("%s: number %v, latin %v, spelt %q", test.word, k.Number(), k.Latin(), k.String())
		}
	}
}

// plainWords draws distinct words of folded letters, most of them of the length that words have.
func plainWords() *rapid.Generator[[]string] {
	word := rapid.StringOfN(rapid.SampledFrom(alphabet[:]), 1, 20, -1)
	return rapid.SliceOfNDistinct(word, 1, 60, func(w string) string { return w })
}

// TestPlainWordsAreDistinct: over plain Arabic words divided by spaces the tokens are those words, and distinct words have distinct keys.
func TestPlainWordsAreDistinct(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := plainWords().Draw(t, "words")
		text := strings.Join(words, " ")
		if got := wordsOf(text); !slices.Equal(got, words) {
			t.Fatalf("tokens %q of words %q", got, words)
		}
		seen := map[Key]string{}
		for i, k := range keysOf(text) {
			if other, taken := seen[k]; taken {
				t.Fatalf("%s and %s have one key", other, words[i])
			}
			seen[k] = words[i]
			if k.exact() && (k.String() != words[i] || utf8.RuneCountInString(words[i]) > exactLetters) {
				t.Fatalf("%s is spelt %s", words[i], k.String())
			}
		}
	})
}

// pieces are what fuzzed and drawn texts are put together from: the characters that have rules of their own.
var pieces = []string{
	"ا", "أ", "إ", "آ", "ب", "ت", "ة", "ه", "ل", "لا", "ى", "ي", "ی", "ک", "پ", "ٹ", "ء", "ؤ", "ئ", "ﻻ", "ﷺ", "﷼", "ﹰ", "ﺍ", "َ", "ّ", "ٰ", "ٔ", "ـ", "\u200c", "\u200f", "\u00ad", "\ufeff",
	" ", "\n", "\u00a0", "،", "؛", "؟", ".", ",", "٫", "٬", "%", "«", "»", "“", "…", "-", "0", "7", "٣", "۵", "100", "a", "Z", "é", "e\u0301", "İ", "я", "漢", "ש", "ि", "ह", "🙂", "\xd8", "\xd9", "\xff", "\u06dd",
}

func pieceText() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 40).Draw(t, "pieces"), "")
	})
}

// checkTokens holds what must be true of any text.
func checkTokens(t interface{ Fatalf(string, ...any) }, text string) {
	tokens := Tokenize(nil, text)
	end := 0
	for _, token := range tokens {
		if int(token.Start) < end || token.Start >= token.End || int(token.End) > len(text) {
			t.Fatalf("token %v of %q after %d", token, text, end)
		}
		end = int(token.End)
		if token.Key == 0 {
			t.Fatalf("no key at %v of %q", token, text)
		}
		if again := Tokenize(nil, text[token.Start:token.End]); len(again) != 1 || again[0].Key != token.Key {
			t.Fatalf("%q by itself is %v, in %q %v", text[token.Start:token.End], again, text, token)
		}
	}
	folded := Fold(text)
	if twice := Fold(folded); twice != folded {
		t.Fatalf("%q folds to %q, then to %q", text, folded, twice)
	}
	if !slices.Equal(keysOf(text), keysOf(folded)) {
		t.Fatalf("%q and %q have other keys: %x, %x", text, folded, keysOf(text), keysOf(folded))
	}
}

func TestTokenizeProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkTokens(t, pieceText().Draw(t, "text")) })
}

func FuzzTokenize(f *testing.F) {
	f.Add("أعلن الوزير 10,000 «مسلّح» F16 ﻻ")
	f.Add(strings.Join(pieces, ""))
	f.Fuzz(func(t *testing.T, text string) { checkTokens(t, text) })
}

func FuzzFold(f *testing.F) {
	f.Add("أُكِّدَتْ الإتّفاقيّة ﷺ ٢٫٥")
	f.Add(strings.Join(pieces, " "))
	f.Fuzz(func(t *testing.T, text string) {
		folded := Fold(text)
		if !utf8.ValidString(folded) {
			t.Fatalf("%q folds to invalid %q", text, folded)
		}
		if Fold(folded) != folded {
			t.Fatalf("%q folds to %q, then to %q", text, folded, Fold(folded))
		}
	})
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"أُكِّدَتْ الإتّفاقيّة":   "اكدت الاتفاقيه",
		"«النـــاتو» (NATO)، ٢٠٪": "«الناتو» (nato)، 20٪",
		"ﻻ إله":                   "لا اله",
		"گوگل":                    "كوكل",
		"":                        "",
	} {
		if got := Fold(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestTokenizeAllocatesNothing(t *testing.T) {
	text := benchText()[:20_000] + "ﻻ ﷺ 10,000 F16 كَتَبَ الاستراتيجيةوالتعاون"
	dst := Tokenize(nil, text)
	if n := testing.AllocsPerRun(10, func() { dst = Tokenize(dst[:0], text) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
