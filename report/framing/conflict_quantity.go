// What is counted in a sentence, and how many.
package framing

import (
	"math"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"isnad/similarity/arabic"
)

// quantity is a number with what it counts.
type quantity struct {
	low, high float64 // equal but for «من 11 إلى 20»
	bound     bound
	unit      arabic.Key // the meaning of what is counted, or of what befell the people counted
	words     part       // the number, its bound and its noun
	number    int        // the word that is the number
	partial   bool       // «ثلاثة منها», «بينهم 29 طفلا»: a part of another number
	implied   bool       // one or two by the form of the noun
}

// bound says how exact a number is.
type bound uint8

const (
	exactly bound = iota
	about
	atLeast
	atMost
)

var (
	boundsBefore = wordMap(map[bound]string{
		about:   "نحو حوالي قرابة زهاء تقريبا يناهز",
		atLeast: "أكثر يزيد تزيد فوق تجاوز يتجاوز تجاوزت يفوق فاق",
		atMost:  "أقل",
	})
	// leastWord, after the number: «سبعة على الأقل»; before it: «ما لا يقل عن سبعة».
	leastWord = keysOf("الأقل يقل تقل")
	// partBefore announce that a number is a part of another one.
	partBefore = keysOf("بينهم بينها منهم منها بين ضمنهم ضمنها بينهن")
	// gapBefore: the number is the distance between two others.
	gapBefore = keysOf("بفارق فارق الفارق")
	partAfter = keysOf("منهم منها منهن من")
	// numbered stand before a number that counts nothing.
	numbered = keysOf("الدقيقة الساعة الجولة المرحلة الأسبوع الأسبوعين رقم المادة القرار العام المركز الدورة اليوم")
	// people are nouns that do not tell what befell those who are counted.
	people = meaningsOf("شخص مدني رجل مواطن مقيم فلسطيني سوري يمني عراقي مصري جندي عنصر مسلح طفل امرأة ضابط عامل")
	// fates tell it.
	fates = meaningsOf("قتل جرح اعتقل ركاب نازح مفقود ناخب مرشح")
	// uncounted are units whose numbers differ for good reasons, or that are no counts.
	uncounted = meaningsOf("محرم صفر رجب شعبان رمضان شوال دقيقة ساعة ثانية يوم أسبوع شهر عام سنة عاما مرة المئة بالمئة بالمائة المائة بتوقيت صفر هدف نقطة دور ولاية كيلومتر متر")
	// noUnit are words behind a number that it does not count.
	noUnit = keysOf("في من على إلى عن مع أن إن و أو ثم كما قد لقد هذا هذه التي الذي بعد قبل خلال فيما بينما حيث وفق بحسب مقابل حتى منذ")
)

func wordMap(lists map[bound]string) map[arabic.Key]bound {
	m := make(map[arabic.Key]bound)
	for b, words := range lists {
		for k := range keysOf(words) {
			m[k] = b
		}
	}
	return m
}

// meaningsOf are the meanings of words, looked up when they are first asked for: the vocabulary behind a stemmer takes 15 MB and 20 ms, and most
// commands need none.
func meaningsOf(words string) func() map[arabic.Key]bool {
	return sync.OnceValue(func() map[arabic.Key]bool {
		set := make(map[arabic.Key]bool)
		stemmer := arabic.NewStemmer()
		for _, t := range arabic.Tokenize(nil, words) {
			set[meaning(stemmer.Stem(words, t))] = true
		}
		return set
	})
}

// allQuantities are the counts of each statement, read when first asked for.
func (t *factTable) allQuantities() [][]quantity {
	if t.counts == nil {
		t.counts = make([][]quantity, len(t.scores.statements))
		for i := range t.counts {
			t.counts[i] = t.quantities(i)
		}
	}
	return t.counts
}

// quantities reads the counts of a statement.
func (t *factTable) quantities(statement int) []quantity {
	s := t.scores.statements[statement]
	body := t.articles[t.tellings[s.telling].article].Body
	var all []quantity
	for i := 0; i < len(s.words); i++ {
		q := quantity{words: part{statement, i, i + 1}, number: i}
		w := s.words[i]
		switch {
		case w.kind == numberWord:
			if q.low, q.high = w.value, w.value; w.value >= firstYear && w.value <= lastYear && w.value == math.Trunc(w.value) {
				continue
			}
			if i > 0 && numbered[s.words[i-1].bare] {
				continue
			}
			if i > 0 && bracketed(strings.TrimRight(body[:w.from], " ")) {
				continue // an age, the item of a list; or the rest of a number: «(162) مليون», «54، 9 مليون»
			}
		case i > 0 && (s.words[i-1].kind == numberWord || endsNumber(strings.TrimRight(body[:w.from], " "))):
			continue // the noun of the number before it
		case i > 0 && pair(body[w.from:w.to]):
			q.low, q.high, q.implied, q.unit = 2, 2, true, w.key
		case i > 0 && single(body[w.from:w.to]):
			q.low, q.high, q.implied, q.unit = 1, 1, true, w.key
		default:
			continue
		}
		i = q.upTo(s, i)
		if !q.implied && !q.count(s, body, i) {
			continue
		}
		q.bounded(s)
		if !q.implied {
			i++ // the noun is not one by itself
		}
		if !uncounted()[q.unit] {
			all = append(all, q)
		}
	}
	return all
}

// bracketed reports whether what stands before a number is an opening bracket, the closing one of another number, or the first part of a number with a space in it.
func bracketed(before string) bool {
	inner, closing := strings.CutSuffix(before, ")")
	if !closing {
		inner, closing = strings.CutSuffix(before, "،")
	}
	return strings.HasSuffix(before, "(") || closing && inner != "" && unicode.IsDigit(lastRune(inner))
}

// endsNumber reports whether a number stands before, in marks or not: «(363378) شخصا», «"3" مرسما».
func endsNumber(before string) bool {
	return unicode.IsDigit(lastRune(strings.TrimRight(before, " )\"»”/")))
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// Whole numbers between these are years before they are counts.
const (
	firstYear = 1900
	lastYear  = 2100
)

// upTo reads on over «11 إلى 20» and returns the last word of the number.
func (q *quantity) upTo(s *statement, i int) int {
	if q.implied || i+2 >= len(s.words) || !rangeWords[s.words[i+1].bare] || s.words[i+2].kind != numberWord || s.words[i+2].value <= q.low {
		return i
	}
	q.high = s.words[i+2].value
	return i + 2
}

var rangeWords = keysOf("إلى الى و حتى")

// pair reports whether a word is a feminine noun in the dual: «مركبتين», the one dual that is hardly anything else.
func pair(word string) bool {
	if last := lastRune(word); last >= 'ء' && last <= 'ي' && last != 'ن' && last != 'ـ' {
		return false // seen without folding it
	}
	folded := arabic.Fold(word)
	return len(folded) >= 2*6 && (strings.HasSuffix(folded, "تين") || strings.HasSuffix(folded, "تان") && !strings.HasSuffix(folded, "ستان"))
}

// single reports whether a word is written as an indefinite object: «صاروخا».
func single(word string) bool {
	for _, pronoun := range []string{"ها", "هما", "وا", "نا", "ما"} {
		if strings.HasSuffix(word, pronoun) {
			return false
		}
	}
	return len(word) >= 2*5 && (strings.HasSuffix(word, "ا") || strings.HasSuffix(word, "اً") || strings.HasSuffix(word, "ًا")) && !strings.HasPrefix(word, "ال")
}

// count finds what the number that ends at word i counts.
func (q *quantity) count(s *statement, body string, i int) bool {
	if i+1 >= len(s.words) {
		return false
	}
	noun := s.words[i+1]
	if gap := body[s.words[i].to:noun.from]; strings.ContainsAny(gap, ".،,؛:\n()-") {
		return false
	}
	if percent[noun.bare] || strings.HasPrefix(strings.TrimLeft(body[s.words[i].to:], " "), "%") {
		return q.share(s, i)
	}
	q.words.last = i + 2
	if noun.kind != plainWord {
		return false
	}
	if partAfter[noun.bare] {
		q.partial = true
		return false
	}
	if noUnit[noun.bare] || arabic.IsStop(noun.key) || strings.HasPrefix(body[noun.from:], "لل") {
		return false
	}
	q.unit = noun.key
	beside := func(k int) bool { return k >= 0 && k < len(s.words) && fates()[s.words[k].key] }
	if people()[noun.key] || fates()[noun.key] || beside(q.number-1) || beside(i+2) {
		q.unit = fateOf(s, q.number, i+1, noun.key)
	}
	return true
}

var percent = keysOf("بالمئة بالمائة المئة المائة بالمية")

// share reads a percentage: what it is of is told by the words around it, and seldom by the one behind.
func (q *quantity) share(s *statement, i int) bool {
	q.unit, q.words.last = percentUnit, min(i+3, len(s.words))
	return true
}

// percentUnit is the unit of all percentages.
const percentUnit = arabic.Key(11 << 60)

// fateOf is what befell people: the nearest word that tells it, within six words before the number or four behind the noun; before goes first.
func fateOf(s *statement, number, noun int, otherwise arabic.Key) arabic.Key {
	if fates()[otherwise] {
		return otherwise
	}
	for distance := 1; distance <= 6; distance++ {
		if i := number - distance; i >= 0 && fates()[s.words[i].key] {
			return s.words[i].key
		}
		if i := noun + distance; distance <= 4 && i < len(s.words) && fates()[s.words[i].key] {
			return s.words[i].key
		}
	}
	return otherwise
}

// bounded reads the words around a number that say how exact it is, and whether it is a part of another.
func (q *quantity) bounded(s *statement) {
	for i := q.number - 1; i >= max(0, q.number-4); i-- {
		w := s.words[i]
		if w.kind == numberWord {
			break
		}
		if b, ok := boundsBefore[w.bare]; ok && q.number-i <= 2 {
			q.bound, q.words.first = b, min(q.words.first, i)
		}
		if leastWord[w.bare] && q.number-i <= 3 {
			q.bound, q.words.first = atLeast, min(q.words.first, i)
		}
		if partBefore[w.bare] || gapBefore[w.bare] {
			q.partial = true
		}
	}
	for i := q.words.last; i < min(q.words.last+2, len(s.words)); i++ {
		if leastWord[s.words[i].bare] {
			q.bound, q.words.last = atLeast, i+1
			break
		}
		if partAfter[s.words[i].bare] && s.words[i].bare != percentFrom {
			q.partial = true
		}
	}
}

var percentFrom = arabic.Tokenize(nil, "من")[0].Key

// agrees reports whether two quantities of one thing can both be right as they are put.
func (q *quantity) agrees(o *quantity) bool {
	const (
		near            = .07 // what «نحو» allows
		farApart        = 10. // times: counts so far apart are of two things,
		slipOfMagnitude = 900 // but for a million told as a milliard
	)
	if q.low == o.low && q.high == o.high {
		return true
	}
	if great, small := max(q.low, o.low), min(q.low, o.low); great > farApart*small && great < slipOfMagnitude*small {
		return true
	}
	if q.low != q.high || o.low != o.high {
		return false // «من 11 إلى 20» against «11» is for the reader to see
	}
	small, great := q, o
	if small.low > great.low {
		small, great = o, q
	}
	if sameWritten(small.low, great.low) {
		return true
	}
	if small.bound != exactly || great.bound != exactly {
		if math.Abs(great.low-small.low) <= near*great.low {
			return true
		}
	}
	return small.bound == atLeast && great.bound == exactly && great.low < 2*small.low || great.bound == atMost
}

// roundedFrom is the least number that papers round without saying so.
const roundedFrom = 10_000

// sameWritten reports whether two numbers are one that was written in two ways: rounded to the digits the shorter one gives («1.7 مليون» for 1,733,581), or with
// a dot for thousands («12.500»).
func sameWritten(small, great float64) bool {
	if small <= 0 {
		return false
	}
	if math.Abs(great-1000*small) < .5 && small < 1000 {
		return true
	}
	return small >= roundedFrom && (isRounded(small, great) || isRounded(great, small))
}

// isRounded reports whether short is long rounded to the significant digits of short.
func isRounded(short, long float64) bool {
	unit := 1.
	for math.Mod(short, 10*unit) == 0 {
		unit *= 10
	}
	return unit > 1 && math.Abs(long-short) <= unit/2
}
