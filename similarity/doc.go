// Package similarity says how alike two texts are. It knows words as package arabic folds and stems them, and no article, outlet or time.
//
//  1. Tokens become word shingles: a hash of every five words that stand together (shingle.go). Of «افتتح الوزير السوق الجديد في الميناء»
//     there are two, «افتتح … في» and «الوزير … الميناء».
//  2. Sets of shingles are compared: Jaccard says how much two texts are one, Containment how much the shorter is of the longer (measure.go).
//     A Set does it by hashing where one text meets many others (set.go).
//  3. Weighted stems become vectors, compared by cosine (vector.go): what the texts are about rather than how they are worded.
//  4. For the passages that two texts have in common, both become sequences of stems, numbered by themselves (pair.go). Seeds are runs of equal
//     stems, chained over small gaps (runs.go), and windows that share many stems in whatever order (bags.go).
//  5. A seed grows on both sides as long as that pays, and what has grown is a passage if order speaks for it or if it has far more in
//     common than the rest of the two texts; neighbours that fill one stretch are one (grow.go, passage.go).
//
// Of «أعلنت البلدية أمس افتتاح السوق الجديد في الميناء بعد عامين من العمل» and «قالت الصحيفة إن السوق الجديد في الميناء افتتح بعد عامين من العمل»
// the runs «السوق الجديد في الميناء» and «بعد عامين من العمل» are seeds and one chain, but of too few words to be a passage: names and
// formulas are as long.
//
// Shingles are over folded words, not stems: two texts that inflect one vocabulary alike are not one text. Passages are over stems: a
// copy that inflects a sentence otherwise is still one.
package similarity
