// One word in another's place, in sentences that otherwise agree.
package framing

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"isnad/similarity/arabic"
)

// opposites are meanings of which one denies the other.
var opposites = sync.OnceValue(func() map[[2]arabic.Key]bool {
	set := make(map[[2]arabic.Key]bool)
	stemmer := arabic.NewStemmer()
	stem := func(w string) arabic.Key { return meaning(stemmer.Stem(w, arabic.Tokenize(nil, w)[0])) }
	for _, pair := range [][2]string{
		{"نفى", "أكد"},
		{"نفت", "أكدت"},
		{"نفي", "تأكيد"},
		{"رفض", "قبل"},
		{"رفض", "وافق"},
		{"رفضت", "وافقت"},
		{"رفع", "خفض"},
		{"رفعت", "خفضت"},
		{"رفع", "أبقى"},
		{"رفع", "أبقت"},
		{"يرفع", "أبقت"},
		{"يرفع", "أبقى"},
		{"خفض", "أبقى"},
		{"خفض", "أبقت"},
		{"يخفض", "أبقت"},
		{"يخفض", "أبقى"},
		{"يرفع", "يخفض"},
		{"ارتفع", "انخفض"},
		{"زيادة", "تراجع"},
		{"أغلق", "فتح"},
		{"إغلاق", "فتح"},
		{"مؤيد", "معارض"},
		{"نجح", "فشل"},
		{"نجاح", "فشل"},
		{"بدأ", "انتهى"},
		{"أيد", "عارض"},
		{"سمح", "منع"},
		{"سماح", "منع"},
		{"شمال", "جنوب"},
		{"شرق", "غرب"},
	} {
		a, b := stem(pair[0]), stem(pair[1])
		set[[2]arabic.Key{a, b}], set[[2]arabic.Key{b, a}] = true, true
	}
	return set
})

// opposed are the meanings that have an opposite.
var opposed = sync.OnceValue(func() map[arabic.Key]bool {
	set := make(map[arabic.Key]bool)
	for pair := range opposites() {
		set[pair[0]] = true
	}
	return set
})

// extents are words for how much of a thing: of different lines they contradict each other.
var extents = func() map[arabic.Key]int {
	m := make(map[arabic.Key]int)
	for i, words := range []string{"جميع كل كافة كامل", "معظم غالبية أغلب أغلبية", "بعض عدد جزء نصف"} {
		for k := range keysOf(words) {
			m[k] = i + 1
		}
	}
	return m
}()

var (
	// beforePlace stand before the names of places, beforePerson before those of people.
	beforePlace  = keysOf("مدينة بلدة قرية محافظة ولاية حي مطار ميناء معبر بمدينة بلدية منطقة إقليم مخيم")
	beforePerson = keysOf("الرئيس الوزير النائب المتحدث العقيد اللواء العميد الدكتور الملك الأمير الشيخ المدرب اللاعب السفير القاضي الجنرال")
	// sides of the compass contradict each other as places do.
	sides = meaningsOf("شمال جنوب شرق غرب")
)

// leastAgreement is what the sentences must share for one word in another's place to mean something.
const leastAgreement = .6

// slotClashes looks for words replaced in two statements that agree but for them.
func (t *factTable) slotClashes(i, j int) (found []clash) {
	if t.scores.commons[i*len(t.scores.statements)+j].cosine < leastAgreement {
		return nil
	}
	a, b := t.scores.statements[i], t.scores.statements[j]
	for _, x := range t.slotsOf(a) {
		around := a.around(x)
		for y := range b.words {
			if b.around(y) != around || a.words[x].bare == b.words[y].bare || !inOnePlace(a, b, x, y) {
				continue
			}
			if kind := t.slotKind(i, j, x, y); kind != "" {
				found = append(found, clash{kind, part{i, x, x + 1}, part{j, y, y + 1}})
			}
		}
	}
	return found
}

// slotsOf are the words of a statement in whose place another may contradict it, found when first asked for.
func (t *factTable) slotsOf(s *statement) []int {
	if s.slots == nil {
		s.slots = []int{}
		for x, w := range s.words {
			if w.kind == dateWord || t.reader.forms[w.form].replaced || t.reader.forms[s.words[max(0, x-1)].form].announces {
				s.slots = append(s.slots, x)
			}
		}
	}
	return s.slots
}

// around is the numbers of a word's neighbours in one; 0 stands for none.
func (s *statement) around(i int) (numbers uint64) {
	if i > 0 {
		numbers = uint64(s.words[i-1].number+1) << 32
	}
	if i+1 < len(s.words) {
		numbers |= uint64(s.words[i+1].number + 1)
	}
	return numbers
}

// inOnePlace reports whether two words stand in one place: both have the same neighbours, and the same second one on a side at least. At the beginning and the
// end of both sentences one side is enough.
func inOnePlace(a, b *statement, x, y int) bool {
	same, ends := 0, 0
	for _, d := range [...]int{-1, 1, -2, 2} {
		inA, inB := x+d >= 0 && x+d < len(a.words), y+d >= 0 && y+d < len(b.words)
		switch {
		case inA && inB && a.words[x+d].key == b.words[y+d].key:
			same++
		case !inA && !inB:
			ends++
		case d == -1 || d == 1:
			return false
		}
	}
	return same >= 3 || same == 2 && ends > 0
}

// slotKind says what the replaced word makes a conflict of, "" where it makes none that is sure.
func (t *factTable) slotKind(i, j, x, y int) ConflictKind {
	a, b := t.scores.statements[i], t.scores.statements[j]
	v, w := a.words[x], b.words[y]
	bodyA, bodyB := t.articles[t.tellings[a.telling].article].Body, t.articles[t.tellings[b.telling].article].Body
	if v.kind == dateWord && w.kind == dateWord {
		if spelt := func(d word, body string) bool { return dayOf(d.key) && hasDigit(body[d.from:d.to]) }; v.key != w.key && spelt(v, bodyA) && spelt(w, bodyB) {
			return DateConflict // «السبت» and «أمس» depend on when the article came out, which is given wrong too often
		}
		return ""
	}
	if v.kind != plainWord || w.kind != plainWord {
		return ""
	}
	stemA, stemB := t.reader.forms[v.form].stem, t.reader.forms[w.form].stem
	before := a.words[max(0, x-1)].bare
	switch {
	case sides()[v.key] && sides()[w.key] && v.key != w.key:
		return PlaceConflict
	case opposites()[[2]arabic.Key{v.key, w.key}]:
		return NegationConflict
	case extents[v.bare] > 0 && extents[w.bare] > 0 && extents[v.bare] != extents[w.bare]:
		return ExtentConflict
	case v.key == w.key || arabic.Skeleton(stemA) == arabic.Skeleton(stemB):
		return ""
	case beforePlace[before]:
		return PlaceConflict
	case beforePerson[before] && givenName(bodyA[v.from:v.to]) && givenName(bodyB[w.from:w.to]):
		return PersonConflict
	}
	return ""
}

// givenName reports whether what stands behind «الرئيس» or «الأمير» may be a name of its own: a title («د»), an epithet («المخلوع»), a country («العراقي») and a family's
// name are told of the same person as well.
func givenName(word string) bool {
	return !strings.HasPrefix(word, "ال") && utf8.RuneCountInString(word) >= 3 && !beforePerson[arabic.Tokenize(nil, "ال"+word)[0].Key]
}

// dayOf reports whether a date's key is of a day.
func dayOf(key arabic.Key) bool { return uint64(key)&keyPayload%50 != 0 }

func hasDigit(text string) bool { return strings.ContainsFunc(text, unicode.IsDigit) }
