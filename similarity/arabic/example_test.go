package arabic_test

import (
	"fmt"

	"isnad/similarity/arabic"
)

const text = "وأكَّدت الوزارةُ (أمس) أنّ للقوّات الأميركية ٢٬٥٠٠ جندي. ولم تعلّق واشنطن."

func ExampleTokenize() {
	for _, t := range arabic.Tokenize(nil, text) {
		fmt.Print(text[t.Start:t.End], "=", t.Key, " ")
	}
	// Output: وأكَّدت=واكدت الوزارةُ=الوزاره أمس=امس أنّ=ان للقوّات=للقوات الأميركية=الاميركيه ٢٬٥٠٠= جندي=جندي ولم=ولم تعلّق=تعلق واشنطن=واشنطن
}

func ExampleFold() {
	fmt.Println(arabic.Fold("أُكِّدَت الاتّفاقيّةُ «النـــووية» في ٢٠١٥"))
	// Output: اكدت الاتفاقيه «النوويه» في 2015
}

func ExampleSentences() {
	for _, s := range arabic.Sentences(nil, text, arabic.Tokenize(nil, text)) {
		fmt.Println(s.Last-s.First, text[s.Start:s.End])
	}
	// Output:
	// 8 وأكَّدت الوزارةُ (أمس) أنّ للقوّات الأميركية ٢٬٥٠٠ جندي.
	// 3 ولم تعلّق واشنطن.
}

func ExampleStemmer_Stem() {
	stemmer := arabic.NewStemmer()
	for _, t := range arabic.Tokenize(nil, text) {
		if stem := stemmer.Stem(text, t); !arabic.IsStop(stem) && !stem.Number() {
			fmt.Print(stem, " ")
		}
	}
	// Output: وزاره قوات امريكي جندي تعلق واشنطن
}

func ExampleSkeleton() {
	key := func(w string) arabic.Key { return arabic.Tokenize(nil, w)[0].Key }
	fmt.Println(arabic.Skeleton(key("غورباتشوف")) == arabic.Skeleton(key("جورباتشيف")))
	// Output: true
}
