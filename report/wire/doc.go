// Package wire finds copied text: which articles carry the text of another or of a common source, what was changed on the way, and who had
// it from whom. It is handed articles and their events, and writes nothing.
//
//  1. Of every article a text is made: its own words behind the dateline, without furniture, which of them end a sentence and which stand
//     inside quotation marks (text.go).
//  2. The words and stems of all texts are numbered (census.go), the stems weighed. Runs of four stems that are found on many days, or on
//     several in one outlet, are nobody's text: forms, background, the house's standing paragraphs (library.go).
//  3. Pairs worth comparing share runs that are somebody's, or many rare stems within a sentence or a few paragraphs, in whatever order
//     and however many months apart (candidate.go).
//  4. Package similarity aligns each pair. Quotations, forms and standing text among the passages are put aside, with the reason; how
//     much of either text the rest is gives the class (compare.go).
//  5. What speaks for either direction is added up: credits (credit.go), times (direction_time.go), what the words show of where they
//     were written (direction_text.go, direction.go). Each observation is a sentence in English and in Arabic (evidence.go).
//  6. Of all its possible sources every text has one best, so that a chain for each event comes of it (chain.go, arborescence.go,
//     chain_result.go). Going by what a copyist must have done (chain_edits.go, chain_spans.go), a text that several copies share and that
//     is not there becomes an unseen source, rebuilt as far as they agree (unseen.go, unseen_text.go).
//  7. The words of source and copy are held against each other, and each difference is named (edit.go and the files beside it; the words
//     they know are in lists, edit_*.txt).
//
// Find goes all the way (find.go); Result is what comes of it (copy.go).
//
// The agency سديم reports «عبرت القافلة الأولى جسر الوادي اليوم ومعها أدوية وخيام لثلاثة آلاف أسرة … وقال ناطق باسم البلدية …». On the next day
// the paper الضفاف has «سلمى - سديم: عبرت القافلة الأولى جسر الوادي أمس ومعها أدوية وخيام لثلاثين ألف أسرة … وزعم ناطق باسم البلدية …».
// Behind the dateline (1) are runs that nobody else has (2, 3). From «عبرت» on the two are one edited passage and the paper's article is
// wholly the agency's text (4). The dateline names سديم, whose report is earlier and says «اليوم» where the paper says «أمس»: the
// direction is known (5), and there is no other source (6). Four edits are named: a dateline put before, a date told from another
// day, a verb that now doubts, and a number, three thousand that became thirty: an alarm (7).
//
// Where the evidence is thin the direction is undetermined rather than wrong, and what was left out for bounds on time is in
// Result.Warnings. The same articles give the same result whatever their order and the number of processors.
package wire
