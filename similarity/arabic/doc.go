// Package arabic turns Arabic news text into comparable integers that keep their place.
//
// It knows no article and no outlet. Carried through on «وأكَّدت الوزارةُ (أمس) أنّ للقوّات الأميركية ٢٬٥٠٠ جندي.»:
//
//  1. Tokenize (token.go, fold.go) reads words and numbers in one pass, each with its bytes in the original and a Key by its folded spelling:
//     without harakat and tatweel, with one alef, one yeh, one kaf, ة as ه, digits of every script as ASCII:
//     واكدت · الوزاره · امس · ان · للقوات · الاميركيه · 2500 · جندي. Words of up to twelve letters are spelt out in their key, five bits a letter.
//     Fold gives the same spelling as text.
//  2. Sentences (sentence.go) groups tokens: one sentence here, for the full stop ends it, and none of those in «د. سعاد», «أ.ف.ب» and «2.5» does.
//  3. IsStop (stop.go, stopwords.txt) names words that carry no subject matter: «ان», «امس», and, by its stem, «واكدت».
//  4. Stemmer.Stem (stem.go, clitic.go) takes off clitics and endings where the background speaks for it (vocabulary.go): وزاره from «الوزاره», قوات
//     from «للقوات», and, for papers spell names in several ways (variant.go, variants.txt), امريكي from «الاميركيه».
//  5. Skeleton (variant.go) goes further for rare stems: without long vowels and with one letter for each sound, «غورباتشوف» and «جورباتشيف» are one.
//  6. DocumentFrequency says how common a stem is in Arabic news at large: قوات stands in every sixth article, غورباتشوف in hardly any.
//
// Beside this flow, FindDates and ParseDate (date*.go) read dates of every region, and FindNumerals (numeral*.go) numbers in digits and words.
//
// The background, vocabulary.txt.zst, is counts of single words, made by cmd/learn. It is loaded at first use, in some 13 ms; the
// frequencies of stems take another 30 ms on two processors at the first question. Everything here is a pure function of its
// input and that file; only a Stemmer, which remembers words it has seen, belongs to one goroutine.
package arabic
