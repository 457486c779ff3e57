package arabic

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// benchText is a megabyte or so of invented news: the words of the background by their frequency, with the punctuation, numbers and
// Latin names of a newspaper. The same at each call.
func benchText() string {
	type form struct {
		word string
		upTo uint64
	}
	var forms []form
	sum := uint64(0)
	for _, s := range background().forms.slots {
		if s.key != 0 && s.value >= 20 {
			sum += s.value
			forms = append(forms, form{s.key.String(), sum})
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for range 100_000 {
		at := random.Uint64N(sum)
		low, high := 0, len(forms)
		for low < high {
			if mid := (low + high) / 2; forms[mid].upTo <= at {
				low = mid + 1
			} else {
				high = mid
			}
		}
		b.WriteString(forms[low].word)
		switch n := random.IntN(100); {
		case n < 5:
			b.WriteString("، ")
		case n < 8:
			b.WriteString(". ")
		case n < 9:
			b.WriteString(" 2015 ")
		case n < 10:
			b.WriteString(" «Reuters» ")
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func BenchmarkTokenize(b *testing.B) {
	text := benchText()
	dst := Tokenize(nil, text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		dst = Tokenize(dst[:0], text)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(text)), "ns/byte")
}

func BenchmarkFold(b *testing.B) {
	text := benchText()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Fold(text)
	}
}

func BenchmarkSentences(b *testing.B) {
	text := benchText()
	tokens := Tokenize(nil, text)
	var dst []Sentence
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		dst = Sentences(dst[:0], text, tokens)
	}
}

func BenchmarkStem(b *testing.B) {
	text := benchText()
	tokens := Tokenize(nil, text)
	stemmer := NewStemmer()
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range tokens {
			stemmer.Stem(text, t)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(tokens)), "ns/token")
}

func BenchmarkIsStop(b *testing.B) {
	tokens := Tokenize(nil, benchText())
	for b.Loop() {
		for _, t := range tokens {
			IsStop(t.Key)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(tokens)), "ns/token")
}

// BenchmarkLoad is what the first use of the background costs, BenchmarkStemFrequencies the first DocumentFrequency after it.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		loadBackground()
	}
}

func BenchmarkStemFrequencies(b *testing.B) {
	v := background()
	for b.Loop() {
		v.stemFrequencies()
	}
}
