package arabic

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestStem(t *testing.T) {
	s := NewStemmer()
	for _, test := range []struct{ words, stem string }{
		{"الوزير والوزير للوزير بالوزير وللوزير", "وزير"},
		{"القوات والقوات وللقوات بالقوات قواتها", "قوات"},
		{"الوزارة بالوزارة وزارتها وزارات ووزارته", "وزاره"},
		{"فلسطيني فلسطينية الفلسطينيين والفلسطينيون فلسطينيات", "فلسطيني"},
		{"أميركا أمريكا لأميركا وأمريكا", "امريكا"},
		{"الأميركية الأمريكية أميركيين الأميركان", "امريكي"},
		{"يكتب سيكتب ستكتب وتكتب يكتبون", "يكتب"},
		{"للبنان ولبنان بلبنان", "لبنان"},
		{"الاستراتيجية والاستراتيجية استراتيجياتها", "استراتيجي"},
		{"والتي فالتي", "التي"},
		{"الله لله والله", "الله"},
	} {
		for _, w := range strings.Fields(test.words) {
			if got := s.Stem(w, Tokenize(nil, w)[0]).String(); got != test.stem {
				t.Errorf("%s → %s, want %s", w, got, test.stem)
			}
		}
	}
}

func TestStemOtherScripts(t *testing.T) {
	s := NewStemmer()
	stem := func(w string) Key { return s.Stem(w, Tokenize(nil, w)[0]) }
	for _, test := range []struct {
		a, b string
		same bool
	}{
		{"Elections", "election", true},
		{"выборы", "выбора", true},
		{"élections", "élection", true},
		{"elecciónes", "elección", true},
		{"F16", "F16s", false},
		{"10,000", "10000", true},
		{"2015", "2016", false},
		{"漢字", "漢", false},
	} {
		if got := stem(test.a) == stem(test.b); got != test.same {
			t.Errorf("%s and %s: one stem %v, want %v", test.a, test.b, got, test.same)
		}
	}
}

// TestStemIsPure: a stem does not depend on what was stemmed before, and a word has one whatever its letters are.
func TestStemIsPure(t *testing.T) {
	warm := NewStemmer()
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(plainWords().Draw(t, "words"), " ") + " " + pieceText().Draw(t, "pieces")
		tokens := Tokenize(nil, text)
		fresh := NewStemmer()
		slices.Reverse(tokens)
		for _, token := range tokens {
			a, b := warm.Stem(text, token), fresh.Stem(text, token)
			if a != b || a == 0 {
				t.Fatalf("%q: %x and %x", text[token.Start:token.End], a, b)
			}
			if Skeleton(Skeleton(a)) != Skeleton(a) {
				t.Fatalf("%q: skeleton of a skeleton", text[token.Start:token.End])
			}
			if lettersOf(a) == 0 {
				t.Fatalf("%q: empty stem", text[token.Start:token.End])
			}
		}
	})
}

func TestIsStop(t *testing.T) {
	s := NewStemmer()
	for _, w := range strings.Fields("في من على إلى التي والذين قال وأضاف مشيرا هذه كان سيكون the") {
		token := Tokenize(nil, w)[0]
		if !IsStop(token.Key) && !IsStop(s.Stem(w, token)) {
			t.Errorf("%s is no stop word", w)
		}
	}
	for _, w := range strings.Fields("الوزير انتخابات بغداد قتل لقاء 2015 Reuters") {
		token := Tokenize(nil, w)[0]
		if IsStop(token.Key) || IsStop(s.Stem(w, token)) {
			t.Errorf("%s is a stop word", w)
		}
	}
}

func TestDocumentFrequency(t *testing.T) {
	s := NewStemmer()
	of := func(w string) int { return DocumentFrequency(s.Stem(w, Tokenize(nil, w)[0])) }
	if Documents() < 10_000 {
		t.Fatalf("the background has %d articles", Documents())
	}
	common, rare, none := of("رئيس"), of("بوتفليقة"), of("ززززز")
	if !(common > rare && rare > 0 && none == 0 && common < Documents()) {
		t.Errorf("frequencies %d, %d, %d of %d", common, rare, none, Documents())
	}
	for _, form := range background().forms.slots {
		if n := form.value & most; form.value&borrowed == 0 && form.key.exact() && DocumentFrequency(background().stem(form.key)) < int(n) {
			t.Errorf("%s stands in %d articles, its stem in %d", form.key, n, DocumentFrequency(background().stem(form.key)))
		}
	}
}
