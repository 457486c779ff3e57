// Package framing says how the articles of one event differ: what each tells, leaves out and contradicts, what it calls people and happenings,
// whom it lets speak and with which verb, what its title picks, in what order it tells, and which words are its own. It is handed articles and the
// copies among them, and writes nothing. It gives no score of bias: trained people agree on bias in only 70–81 % of cases.
//
//  1. Articles that can be compared are chosen, by time; what is too short, in another language, or beyond the bound is noted (compare.go).
//  2. Sentences are cut into words, numbers, dates and clauses, scored in pairs by a learnt model, and laid into rows across the articles: a row
//     is a fact, a cell verbatim, reworded, conflicting or absent (fact*.go).
//  3. What independent tellings carry early and an article lacks is an omission, weighed, with what excuses it (omission.go).
//  4. Values in one row that cannot all be right are conflicts: contradiction, update, or another source (conflict*.go).
//  5. Quotations are found, marked or not, with speaker and verb, and the same one cut at different places is linked (quote*.go).
//  6. Expressions for one person, group, place or happening are joined and counted, in the outlet's own voice and inside quotation apart
//     (label*.go).
//  7. What of an article is neither copied nor quoted is its outlet's own text; its words are held against the others' (word.go, word_sample.go).
//  8. The title's fact and what the body does not bear out (headline.go); the order of shared facts against the source's or the others' (order.go).
//  9. From all of these, and from what was changed when text was taken over, sentences are made in Arabic and English, each with its evidence
//     (summary*.go).
//
// An article is read once, its words as forms of a vocabulary that knows each form once (reading.go, vocabulary.go); all steps work on that. Compare goes all
// the way, and a Comparer does so for one event after the other; comparison.go is what comes of it. RunWords is step 7 over a whole run.
//
// The agency سديم reports «وصلت القافلة إلى المخيم ومعها أدوية لسبعة آلاف أسرة. وقال ناطق: «نحتاج إلى خيام، ولن ننتظر». وأغلق مسلحون الطريق ساعتين.», the
// paper الضفاف «وصلت الأدوية إلى المخيم، وهي تكفي 9 آلاف أسرة. وزعم ناطق: «نحتاج إلى خيام».» Both are compared (1). Arrival is a fact of both, reworded; the
// closing of the road is in the first alone (2), and were there a third telling that has it, its omission (3). Seven thousand and nine are a
// conflict to be checked (4). The paper's quotation is the agency's cut short, and «زعم» stands where «قال» did (5); «مسلحون» would be held against
// «المقاومون» (6). One event is too small a sample for words (7). The summary says: «نُقل كلام «ناطق» بأفعال مختلفة: «قال» في نسخة «سديم»، و«زعم» في نسخة «الضفاف»».
package framing
