// Numbers and dates as units with a value.
package wire

import (
	"regexp"
	"strconv"
	"strings"

	"isnad/similarity/arabic"
)

var (
	keyAfter   = wordKey("بعد")
	keyFrom    = wordKey("من")
	keyFirst   = wordKey("الأول")
	keyAnd     = wordKey("و")
	teens      = wordKeys("عشر عشرة")
	monthHeads = wordKeys("كانون تشرين ربيع جمادى ذو ذي")
	dhuMonths  = wordKeys("القعدة الحجة")
	// notToday: «اليوم التالي» is no day counted from today.
	notToday = wordKeySet("التالي نفسه ذاته السابق الأخير الماضي المقبل المذكور الواحد الوطني العالمي الدولي السعودي الختامي الافتتاحي الدراسي")
)

// beforeYear: «النصف الأول من 2024» has no word for year.
var beforeYear = wordKeySet("من في منذ حتى مطلع نهاية أواخر أوائل منتصف صيف شتاء ربيع خريف خلال")

func wordKeySet(words string) map[arabic.Key]bool {
	set := map[arabic.Key]bool{}
	for _, k := range wordKeys(words) {
		set[k] = true
	}
	return set
}

// wordAt gives what is known of a token's word. Words are looked up once; the memory is emptied when it is full.
func (e *editor) wordAt(t *text, i int) *wordInfo {
	k := t.tokens[i].Key
	if w := e.words[k]; w != nil {
		return w
	}
	if len(e.words) >= mostWords {
		clear(e.words)
	}
	w := newWord(t.raw(i), k)
	e.words[k] = w
	return w
}

// newWord asks the lists, and the readers of numbers and dates with the word in a place where it must be one.
func newWord(raw string, k arabic.Key) *wordInfo {
	w := &wordInfo{bare: k}
	switch {
	case k.Number():
		w.meaning = isNumber
		return w
	case k.Latin():
		w.meaning = isLatin
	default:
		folded := arabic.Fold(raw)
		if listed := editLists().lookUp(folded, k); listed != nil {
			*w = *listed
		}
	}
	if w.meaning&(isDual|isName) == 0 && (w.meaning&isOrdinal == 0 || w.value < 1) && numberWord(raw) {
		w.meaning |= isNumber
	}
	if m := monthOf(raw); m > 0 && w.meaning&isMonth == 0 {
		w.meaning, w.value = w.meaning|isMonth, float64(m)
	}
	if arabic.IsStop(k) {
		w.meaning |= isStop
	}
	return w
}

// numberWord reports whether a word can be part of a number: behind another («3 آلاف») or before one.
func numberWord(raw string) bool {
	behind := arabic.FindNumerals("3 " + raw)
	if last := len(behind) - 1; last >= 0 && behind[last].End > 2 {
		return true
	}
	if million := arabic.FindNumerals("مليون " + raw); len(million) > 0 && million[len(million)-1].End > len("مليون ") {
		return true // «وست» and «ونصف» begin none
	}
	for _, next := range [...]string{" عشر", " مليون"} { // «أحد عشر», «نصف مليون»
		if before := arabic.FindNumerals(raw + next); len(before) > 0 && before[0].Start < len(raw) {
			return true
		}
	}
	return false
}

// monthOf gives the month that a word names, in any region's or a European language's, 0 if none.
func monthOf(raw string) int {
	for _, cut := range [...]string{"", "و", "ل", "ب"} {
		name, ok := strings.CutPrefix(raw, cut)
		if !ok || name == "" {
			continue
		}
		found := arabic.FindDates("3 " + name + " 2020")
		if len(found) == 1 && found[0].Start == 0 && found[0].Date.Precision == arabic.Day && found[0].Date.Time.Year() == 2020 && found[0].Date.Time.Day() == 3 {
			return int(found[0].Date.Time.Month())
		}
	}
	return 0
}

func (r *unitReader) keyAt(i int) arabic.Key {
	if i >= len(r.side.text.tokens) {
		return 0
	}
	return r.side.text.tokens[i].Key
}

// relative reads «اليوم», «أمس الأول», «أول من أمس», and gives how many tokens that took and days from the day of publication.
func (r *unitReader) relative(i int, w *wordInfo) (int, float64) {
	t := r.side.text
	past := func(k int) bool {
		if k >= len(t.tokens) {
			return false
		}
		n := r.wordAt(t, k)
		return n.meaning&isRelative != 0 && n.value == -1
	}
	switch {
	case w.meaning&isOrdinal != 0 && w.value == 1 && past(i+1):
		return 2, -2
	case w.meaning&isOrdinal != 0 && w.value == 1 && r.keyAt(i+1) == keyFrom && past(i+2):
		return 3, -2
	case w.meaning&isRelative == 0:
		return 0, 0
	case w.value == -1 && r.keyAt(i+1) == keyFirst:
		return 2, -2
	case w.value == 0 && i+1 < len(t.tokens):
		if n := r.wordAt(t, i+1); notToday[r.keyAt(i+1)] || n.meaning&isOrdinal != 0 {
			return 0, 0
		}
	}
	return 1, w.value
}

// month reads a month's name, also of two words, and the same month named again behind it («تموز/يوليو»).
func (r *unitReader) month(i int, w *wordInfo) (int, float64) {
	n, month := r.monthName(i, w)
	if n == 0 || i+n >= len(r.side.text.tokens) {
		return n, month
	}
	if strings.Trim(r.side.text.between(i+n), " ()/-\u00a0") == "" && r.side.text.between(i+n) != "" {
		if more, again := r.monthName(i+n, r.wordAt(r.side.text, i+n)); more > 0 && again == month {
			n += more
		}
	}
	return n, month
}

func (r *unitReader) monthName(i int, w *wordInfo) (int, float64) {
	if w.meaning&isMonthHead != 0 && i+1 < len(r.side.text.tokens) {
		if next := r.wordAt(r.side.text, i+1); next.meaning&isOrdinal != 0 && (next.value == 1 || next.value == 2) {
			switch k := w.bare; {
			case k == monthHeads[0]:
				return 2, []float64{12, 1}[int(next.value)-1]
			case k == monthHeads[1]:
				return 2, 9 + next.value
			case k == monthHeads[2] || k == monthHeads[3]:
				half := 2.0
				if k == monthHeads[3] {
					half = 4
				}
				return 2, hijri + half + next.value
			}
		}
		for n, k := range dhuMonths {
			if r.keyAt(i+1) == k && (w.bare == monthHeads[4] || w.bare == monthHeads[5]) {
				return 2, float64(hijri + 11 + n)
			}
		}
	}
	if w.meaning&isMonth != 0 {
		return 1, w.value
	}
	return 0, 0
}

// number reads the cardinal number that begins at token i; 0 tokens when none does.
func (r *unitReader) number(i int) (int, float64) {
	t := r.side.text
	end := i + 1
	for end < len(t.tokens) && end-i < longestNumber && !bit(t.ends, end-1) {
		if k := t.tokens[end].Key; r.wordAt(t, end).meaning&isNumber == 0 && (k != keyAnd || end+1 == len(t.tokens) || r.wordAt(t, end+1).meaning&isNumber == 0) {
			break
		}
		end++
	}
	start := int(t.tokens[i].Start)
	found := arabic.FindNumerals(t.article.Body[start:t.tokens[end-1].End])
	if len(found) == 0 || start+found[0].Start >= int(t.tokens[i].End) {
		return 0, 0
	}
	n := 1
	for i+n < end && int(t.tokens[i+n].Start) < start+found[0].End {
		n++
	}
	return n, found[0].Value
}

// turnedDecimal is a number whose sides stand either way round: agencies print 11.3 as «3ر11», and a mark of direction turns «3.‏11» too.
var turnedDecimal = regexp.MustCompile(`^(\p{Nd}+)[\x{200E}\x{200F}]*(?:ر|[.,٫][\x{200E}\x{200F}]+|[\x{200E}\x{200F}]+[.,٫])[\x{200E}\x{200F}]*(\p{Nd}+)`)

// turned reads such a number with the magnitude behind it, in both ways.
func (r *unitReader) turned(i int) (n int, value, other float64) {
	t := r.side.text
	if !t.tokens[i].Key.Number() {
		return 0, 0, 0
	}
	start := int(t.tokens[i].Start)
	rest := t.article.Body[start:min(start+40, len(t.article.Body))]
	at := turnedDecimal.FindStringSubmatchIndex(rest)
	if at == nil {
		return 0, 0, 0
	}
	for n = 1; i+n < len(t.tokens) && int(t.tokens[i+n].Start) < start+at[1]; n++ {
	}
	left, right := arabic.Fold(rest[at[2]:at[3]]), arabic.Fold(rest[at[4]:at[5]])
	value, _ = strconv.ParseFloat(right+"."+left, 64)
	other, _ = strconv.ParseFloat(left+"."+right, 64)
	if i+n < len(t.tokens) && r.wordAt(t, i+n).meaning&isNumber != 0 {
		if times := arabic.FindNumerals("3 " + t.raw(i+n)); len(times) == 1 && times[0].Value >= 3000 {
			return n + 1, value * times[0].Value / 3, other * times[0].Value / 3
		}
	}
	return n, value, other
}

// ordinal reads «الثانية عشرة», «الرابع والعشرين», «نصف».
func (r *unitReader) ordinal(i int, w *wordInfo) (int, float64) {
	if i+1 < len(r.side.text.tokens) && w.value >= 1 && w.value < 10 {
		k := r.keyAt(i + 1)
		if k == teens[0] || k == teens[1] {
			return 2, w.value + 10
		}
		if next := r.wordAt(r.side.text, i+1); next.meaning&isOrdinal != 0 && next.value >= 20 && next.bare != k {
			return 2, w.value + next.value // only behind its و
		}
	}
	return 1, w.value
}

// markDates finds the days and years among the numbers: beside a month, behind «عام», and in 25/07/2024, whose middle is a month.
func (s *side) markDates() {
	for i := range s.units {
		u := &s.units[i]
		switch {
		case u.meaning&isMonth != 0:
			s.markDay(i)
			if i+1 < len(s.units) && s.year(i+1) {
				s.units[i+1].meaning |= isYear
			}
		case i+1 < len(s.units) && s.year(i+1) && (u.meaning&isDateGlue != 0 || beforeYear[s.text.tokens[u.from].Key] && s.units[i+1].value > 1950 && s.units[i+1].value < 2050):
			s.units[i+1].meaning |= isYear
		case u.meaning&isNumber != 0 && i+2 < len(s.units):
			s.markSlashes(i)
		}
	}
}

// markDay marks «22 و23» before a month at unit i; «من» may stand between.
func (s *side) markDay(i int) {
	for back := 1; back <= 6 && i-back >= 0; back++ {
		u := &s.units[i-back]
		switch {
		case u.meaning&isNumber != 0 && u.value >= 1 && u.value <= 31 && u.value == float64(int(u.value)) && u.meaning&isDual == 0:
			u.meaning |= isDayNumber
		case u.meaning&isStop != 0 || u.meaning&isDateGlue != 0 || s.text.tokens[u.from].Key == keyAnd:
		default:
			return
		}
	}
}

func (s *side) year(i int) bool {
	u := &s.units[i]
	return u.meaning&isNumber != 0 && (u.value >= 1900 && u.value < 2100 || u.value >= 1300 && u.value < 1500) && u.to == u.from+1
}

// markSlashes marks a date in digits alone. Note: as Arabic sites write, the day comes first, or the year does.
func (s *side) markSlashes(i int) {
	a, b, c := &s.units[i], &s.units[i+1], &s.units[i+2]
	sign := s.text.between(int(b.from))
	if sign != "/" && sign != "-" || s.text.between(int(c.from)) != sign || b.meaning&isNumber == 0 || c.meaning&isNumber == 0 {
		return
	}
	if s.year(i) {
		a, c = c, a
	} else if !s.year(i + 2) {
		return
	}
	if a.value >= 1 && a.value <= 31 && b.value >= 1 && b.value <= 12 {
		a.meaning |= isDayNumber
		c.meaning |= isYear
		b.set(monthKind, b.value, 1)
	}
}
