// Package dedup says which articles carry the same text, which tell the same happening, and which belong to one affair. It
// knows no output format. Two ways lead through it.
//
// Near-duplicates of a corpus of any size, whose texts stay on disk (Dedup):
//
//  1. Every article becomes a sketch and a few numbers; texts of the same words become one (dedup_scan.go, dedup_store.go). A limit on memory sends
//     sketches and the search to files (dedup_memory.go).
//  2. Package lsh proposes pairs; among crowds of look-alikes only by what is rare (dedup_crowd.go).
//  3. Both texts are read again and compared exactly (verify.go).
//  4. Pairs that only a template makes alike go (template.go).
//  5. What stays is the earliest text; others go for it one by one, never by way of a third (dedup_choose.go, pairs.go,
//     dedup_write.go).
//
// Families, events and stories of articles in memory (Cluster):
//
//  1. Articles of one text, whole or trimmed, become families (family.go, family_text.go).
//  2. Every article becomes a Profile: stems of title, lead and body, time, outlet (profile.go); words weigh by how rare they are in news
//     at large and on the days around (lexicon.go, window.go, view.go).
//  3. Pairs near in time and wording are measured (candidate.go, features.go) and given a chance by a learnt model (model.go, model.tsv;
//     cmd/learn makes it).
//  4. Average linkage joins families to events and events to stories (event.go, linkage.go, linkage_links.go, linkage_queue.go);
//     describe.go says what each is, terms.go what sets it apart.
//
// «وصول أول قافلة إغاثة إلى جسر الوادي» by the agency سديم, the same text without its last two paragraphs in صدى الميناء, and
// «القافلة تعبر الجسر بعد انتظار يومين», by another paper's own reporter, are two families and one event; «إغلاق الجسر مجدداً», a day later, is another
// event of the same story. Dedup at its default threshold keeps all but the second, if no more than three tenths of it were cut.
package dedup
