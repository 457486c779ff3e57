// Victims that one article counts and another says there are none of.
package framing

import (
	"isnad/similarity/arabic"
)

var (
	// none deny what follows them.
	none = keysOf("دون بدون لا لم عدم بلا لن يسفر تسجل ترد")
	// anyVictims are what is denied: plurals that stand for victims of the whole happening, not of one person.
	anyVictims = keysOf("إصابات ضحايا قتلى جرحى إصابة الإصابات")
	killed     = meaningsOf("قتل")
	injured    = meaningsOf("جرح")
	// oldTime tell of another happening.
	oldTime = keysOf("الماضي الماضية سابق سابقا السابق السابقة يذكر")
)

// denialReach is how many words stand between the denial and what is denied: «دون وقوع أي إصابات», «لم ترد تقارير عن وقوع إصابات».
const denialReach = 5

// deniesVictims finds where a statement says that there are no victims: the words from the denial on.
func deniesVictims(s *statement) (first, last int, ok bool) {
	for i, w := range s.words {
		if !anyVictims[w.bare] {
			continue
		}
		for k := i - 1; k >= max(0, i-denialReach); k-- {
			if none[s.words[k].bare] {
				return k, i + 1, true
			}
		}
	}
	return 0, 0, false
}

// victims finds the first victim that an article reports of the event itself: early in it, and at no other time.
func (t *factTable) victims(tell int) (part, bool) {
	for _, i := range t.scores.of[tell] {
		s := t.scores.statements[i]
		if s.place >= 5 {
			break
		}
		if _, _, denied := deniesVictims(s); denied || !t.ofToday(s) {
			continue
		}
		for k, w := range s.words {
			if (killed()[w.key] || injured()[w.key]) && !negated(s, k) && besideVictim(s, k) {
				return part{i, max(0, k-1), min(len(s.words), k+3)}, true
			}
		}
	}
	return part{}, false
}

func negated(s *statement, k int) bool {
	for i := max(0, k-denialReach); i < k; i++ {
		if none[s.words[i].bare] {
			return true
		}
	}
	return false
}

// besideVictim reports whether a number or a person stands right behind or before a word for a victim: «إصابة سبعة», «استشهاد مقيم», «7 قتلى».
func besideVictim(s *statement, k int) bool {
	for i := max(0, k-1); i < min(len(s.words), k+3); i++ {
		if i != k && (s.words[i].kind == numberWord || people()[s.words[i].key]) {
			return true
		}
	}
	return false
}

// ofToday reports whether a statement names no other time than that of publication.
func (t *factTable) ofToday(s *statement) bool {
	published := t.articles[t.tellings[s.telling].article].Published
	today := dateKey(arabic.Date{Time: published.Time, Precision: arabic.Day})
	yesterday := dateKey(arabic.Date{Time: published.Time.AddDate(0, 0, -1), Precision: arabic.Day})
	for _, w := range s.words {
		if oldTime[w.bare] || w.kind == dateWord && w.key != today && w.key != yesterday {
			return false
		}
	}
	return true
}

// denials sets «دون وقوع إصابات» against the articles that count victims. The whole event is looked at, since a denial seldom shares more words than the
// happening with them.
func (t *factTable) denials() []Conflict {
	var deny, affirm []part
	fact := -1
	for tell := range t.tellings {
		if p, ok := t.victims(tell); ok {
			affirm = append(affirm, p)
			if f := t.factOf(p); fact < 0 || f >= 0 && f < fact {
				fact = f
			}
			continue
		}
		for _, i := range t.scores.of[tell] {
			s := t.scores.statements[i]
			if first, last, ok := deniesVictims(s); ok && s.place < 5 && t.ofToday(s) {
				deny = append(deny, part{i, first, last})
				break
			}
		}
	}
	if len(deny) == 0 || len(affirm) == 0 || fact < 0 {
		return nil
	}
	c := Conflict{Fact: fact, Kind: NumberConflict}
	for _, p := range append(affirm, deny...) {
		c.Values = append(c.Values, t.value(p))
	}
	return []Conflict{c}
}

// factOf is the first fact that a part's statement stands in, -1 for none.
func (t *factTable) factOf(p part) int {
	for f, r := range t.rows {
		for _, i := range r {
			if i == p.statement {
				return f
			}
		}
	}
	return -1
}
