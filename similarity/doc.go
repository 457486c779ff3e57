// Package similarity says how alike two texts are. It knows words as package arabic folds and stems them, and no article, outlet or time.
//
//  1. Tokens become word shingles: a hash of every five words that stand together (shingle.go). Of «افتتح الوزير السوق الجديد في الميناء»
//     there are two, «افتتح … في» and «الوزير … الميناء».
//  2. Sets of shingles are compared: Jaccard says how much two texts are one, Containment how much the shorter is of the longer (measure.go).
//     A Set does it by hashing where one text meets many others (set.go).
//  3. Weighted stems become vectors, compared by cosine (vector.go): what the texts are about rather than how they are worded.
//
// Shingles are over folded words, not stems: two texts that inflect one vocabulary alike are not one text.
package similarity
