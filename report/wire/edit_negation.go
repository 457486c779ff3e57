// Denials that were put in or taken out.
package wire

import (
	"strings"

	"isnad/similarity/arabic"
)

// denials gives the open units of a span that deny what stands behind them.
func (s *side) denials(at span) (units []int32) {
	for _, i := range s.openUnits(at, isNegation) {
		if s.denies(i) {
			units = append(units, i)
		}
	}
	return units
}

// denies reports whether the negation at unit i denies anything: not in «لا سيما», and «ما» only where a clause begins, since elsewhere
// it is mostly «what».
func (s *side) denies(i int32) bool {
	u := &s.units[i]
	if int(i)+1 >= len(s.units) || s.endsBehind(i) {
		return false
	}
	next := s.text.tokens[u.to].Key
	if s.units[i+1].meaning&isNumber != 0 && keysBelow[u.word.bare] || strings.ContainsAny(s.text.between(int(u.to)), ")»”") {
		return false // «دون 17 عاما» names an age, «(بدون)» people without papers
	}
	for _, k := range u.word.after {
		if k == next {
			return false
		}
	}
	if u.word.bare != keyWhat {
		return true
	}
	return i == 0 || s.endsBehind(i-1) || strings.ContainsAny(s.text.between(int(u.from)), "«\"(:“") || clauseOpeners[s.text.tokens[u.from-1].Key]
}

var (
	keyOn   = wordKey("على")
	keyWhat = wordKey("ما")
	// clauseOpeners stand before a «ما» that denies.
	clauseOpeners = wordKeySet("أن إن أنه إنه أنها إنها أنهم إنهم لكن ولكن لكنه لكنها لأنه لأنها")
)

// negation tells a denial that was put in or taken out while what it denied stayed.
func (e *editor) negation(h hunk) {
	inA, inB := e.a.denials(h.a), e.b.denials(h.b)
	var a, b span
	found, otherwise := false, false
	switch {
	case len(inA) == 1 && len(inB) == 0:
		a, b, found = e.denied(e.a, e.b, h.a, h.b, inA[0], h.after)
		otherwise = found && e.b.deniesOtherwise(h.b, e.a, inA[0])
	case len(inB) == 1 && len(inA) == 0:
		b, a, found = e.denied(e.b, e.a, h.b, h.a, inB[0], h.after)
		otherwise = found && e.a.deniesOtherwise(h.a, e.b, inB[0])
	}
	switch {
	case found && !otherwise:
		e.find(Negation, a, b, true)
	case !found && (len(inA) == 0 || len(inB) == 0):
		return // cut or added with what it denied
	}
	for _, i := range inA {
		e.a.done[i] = true
	}
	for _, j := range inB {
		e.b.done[j] = true
	}
}

// mostBeside is how many units may differ beside a negation.
const mostBeside = 4

// denied finds what the negation at unit i of side s denies, on both sides: the paired word behind it, or a form of it in the hunk there.
func (e *editor) denied(s, other *side, at, there span, i int32, followed bool) (here, opposite span, ok bool) {
	if at.len() > mostBeside || there.len() > mostBeside {
		return span{}, span{}, false
	}
	if i+1 == at.to {
		if followed && i-at.from <= 2 && other.contentOpen(there) <= 2 && !other.counters(there) {
			return span{i, at.to + 1}, span{there.from, there.to + 1}, true
		}
		return span{}, span{}, false
	}
	for k := i + 1; k < at.to && k <= i+2; k++ {
		for j := there.from; j < there.to; j++ {
			if x, y := s.raw(k), other.raw(j); kindred(x, y) || strings.TrimPrefix(x, "و") == strings.TrimPrefix(y, "و") {
				s.done[k], other.done[j] = true, true
				return span{i, k + 1}, span{j, j + 1}, true
			}
		}
	}
	return span{}, span{}, false
}

// counters reports whether a span denies in its own words: «نفى», «رفض», «سوى».
func (s *side) counters(at span) bool {
	for i := at.from; i < at.to; i++ {
		if word := arabic.Fold(s.raw(i)); refusals[word] || strings.HasPrefix(word, "اللا") {
			return true // «اللامجدية»
		}
	}
	return false
}

// deniesOtherwise reports whether a span denies what the negation at unit i of the other side does, in other words: by the same one where it is not
// sure to deny («وما», «بما»), by «ألا», which is «أن لا» and spelt as «إلا», in one word («لايزال»), or behind a verb of warning by «من», which needs no «عدم».
func (s *side) deniesOtherwise(at span, other *side, i int32) bool {
	u := &other.units[i]
	behind := other.text.tokens[min(int(u.to), len(other.text.tokens)-1)]
	if k := at.from - 1; k >= 0 && u.word.bare == keyLack && s.warnsOf(k) {
		return true // «حذر من عدم السباحة» can only be meant for «من السباحة»
	}
	for k := at.from; k < at.to; k++ {
		v := &s.units[k]
		key := s.text.tokens[v.from].Key
		switch {
		case v.meaning&isNegation != 0 && (v.word.bare == u.word.bare || int(v.to) < len(s.text.tokens) && s.text.tokens[v.to].Key == behind.Key),
			u.word.bare == keyNo && keysNotTo[key],
			strings.TrimPrefix(arabic.Fold(s.raw(k)), "ال") == "لا"+strings.TrimPrefix(arabic.Fold(other.text.article.Body[behind.Start:behind.End]), "ال"),
			u.word.bare == keyWhat && strings.HasSuffix(s.raw(k), "ما"),
			u.word.bare == keyLack && s.warnsOf(k):
			return true
		}
	}
	return false
}

// warnsOf reports whether unit i is the «من» or «عن» of a verb of warning.
func (s *side) warnsOf(i int32) bool {
	if key := s.text.tokens[s.units[i].from].Key; key != keyFrom && key != keyOff {
		return false
	}
	for k := i - 1; k >= max(i-warnedBefore, 0); k-- {
		if warnings[withoutClitics(arabic.Fold(s.raw(k)))] {
			return true
		}
	}
	return false
}

// warnedBefore is how many units may stand between a verb of warning and what it warns of.
const warnedBefore = 8

var (
	keyNo     = wordKey("لا")
	keyLack   = wordKey("عدم")
	keyOff    = wordKey("عن")
	keysNotTo = wordKeySet("ألا وألا بألا لئلا")
	keysBelow = wordKeySet("دون بدون")
	refusals  = foldedSet("نفى نفت رفض رفضت انعدام غياب نفي يستحيل مستحيل خلو فشل فشلت تعذر عجز امتنع امتنعت استبعد استبعدت يستبعد توقف كف إهمال قلة ندرة سوى إلا مما كما")
	warnings  = foldedSet("حذر حذرت حذروا يحذر تحذر تحذير تحذيرا تحذيرات محذرا محذرة نهى نهت ينهى منع منعت يمنع تمنع حظر حظرت يحظر تحظر")
)

func foldedSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[arabic.Fold(word)] = true
	}
	return set
}
