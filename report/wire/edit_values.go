// Numbers and dates as units with a value.
package wire

import (
	"strings"
	"sync/atomic"

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

// sameOrNext stand behind a day that is counted from one told before.
var sameOrNext = wordKeySet("التالي نفسه ذاته السابق")

// eras stand behind a year: 2015م, 1436هـ.
var eras = wordKeySet("م ه هـ")

// beforeYear: «النصف الأول من 2024» has no word for year.
var beforeYear = wordKeySet("من في منذ حتى مطلع نهاية أواخر أوائل منتصف صيف شتاء ربيع خريف خلال")

func wordKeySet(words string) map[arabic.Key]bool {
	set := map[arabic.Key]bool{}
	for _, k := range wordKeys(words) {
		set[k] = true
	}
	return set
}

// knownWords is what is known of the words of a run, by their numbers: found when it is first asked for. It may be asked concurrently.
type knownWords struct {
	spellings []string // as the run has them first
	infos     []atomic.Pointer[wordInfo]
}

// wordAt gives what is known of a token's word.
func (t *text) wordAt(i int) *wordInfo {
	n := t.words[i]
	w := t.known.infos[n].Load()
	if w == nil {
		w = newWord(t.known.spellings[n], t.tokens[i].Key)
		t.known.infos[n].Store(w)
	}
	return w
}

// unlisted is what is known of the words that stand in no list, which are most, by their meaning.
var unlisted = map[meaning]*wordInfo{0: {}, isStop: {meaning: isStop}, isLatin: {meaning: isLatin}, isNumber: {meaning: isNumber}}

// newWord asks the lists, and the readers of numbers and dates with the word in a place where it must be one.
func newWord(raw string, k arabic.Key) *wordInfo {
	var w wordInfo
	switch {
	case k.Number():
		return unlisted[isNumber]
	case k.Latin():
		w.meaning = isLatin
	default:
		if listed := editLists().lookUp(arabic.Fold(raw), k); listed != nil {
			w = *listed
		}
	}
	if w.meaning&(isDual|isName) == 0 && (w.meaning&isOrdinal == 0 || w.value < 1) && k != keyAnd && numberWord(raw) {
		w.meaning |= isNumber
		w.times = magnitude(raw)
	}
	if m := monthOf(raw); m > 0 && w.meaning&isMonth == 0 {
		w.meaning, w.value = w.meaning|isMonth, float64(m)
	}
	if arabic.IsStop(k) {
		w.meaning |= isStop
	}
	if shared := unlisted[w.meaning]; shared != nil && w.bare == 0 && w.times == 0 {
		return shared
	}
	return &w
}

// numberWord reports whether a word can be part of a number: behind another («مليون وست»), before a magnitude («نصف ألف») or a ten («أحد عشر»).
func numberWord(raw string) bool {
	const before, behind, ten = "مليون ", " ألف", " عشر"
	for _, found := range arabic.FindNumerals(before + raw + behind) {
		if found.Start < len(before)+len(raw) && found.End > len(before) {
			return true
		}
	}
	found := arabic.FindNumerals(raw + ten)
	return len(found) > 0 && found[0].Start < len(raw)
}

// monthOf gives the month that a word names, in any region's or a European language's, 0 if none.
func monthOf(raw string) int {
	for _, cut := range [...]string{"", "و", "ل", "ب"} {
		name, ok := strings.CutPrefix(raw, cut)
		if !ok || name == "" {
			continue
		}
		found := arabic.FindDates("3 " + name) // Note: months of the Hijri year make no date without it
		if len(found) == 1 && found[0].Start == 0 && found[0].Date.Precision == arabic.Day && found[0].Date.Time.Day() == 3 {
			return int(found[0].Date.Time.Month())
		}
	}
	return 0
}

func (r *reading) keyAt(i int) arabic.Key {
	if i >= len(r.text.tokens) {
		return 0
	}
	return r.text.tokens[i].Key
}

// relative reads «اليوم», «أمس الأول», «أول من أمس», and gives how many tokens that took and days from the day of publication.
func (r *reading) relative(i int, w *wordInfo) (int, float64) {
	t := r.text
	past := func(k int) bool {
		if k >= len(t.tokens) {
			return false
		}
		n := t.wordAt(k)
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
		if n := t.wordAt(i + 1); notToday[r.keyAt(i+1)] || n.meaning&isOrdinal != 0 {
			return 0, 0
		}
	}
	return 1, w.value
}

// month reads a month's name, also of two words, and the same month named again behind it («تموز/يوليو»).
func (r *reading) month(i int, w *wordInfo) (int, float64) {
	n, month := r.monthName(i, w)
	if n == 0 || i+n >= len(r.text.tokens) {
		return n, month
	}
	if strings.Trim(r.text.between(i+n), " ()/-\u00a0") == "" && r.text.between(i+n) != "" {
		if more, again := r.monthName(i+n, r.text.wordAt(i+n)); more > 0 && again == month {
			n += more
		}
	}
	return n, month
}

func (r *reading) monthName(i int, w *wordInfo) (int, float64) {
	if w.meaning&isMonthHead != 0 && i+1 < len(r.text.tokens) {
		if next := r.text.wordAt(i + 1); next.meaning&isOrdinal != 0 && (next.value == 1 || next.value == 2) {
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

// markDates finds the days and years among the numbers: beside a month, behind «عام», and in 25/07/2024, whose middle is a month.
func (r *reading) markDates() {
	for i := range r.units {
		u := &r.units[i]
		switch {
		case u.meaning&isMonth != 0:
			r.markDay(i)
			if i+1 < len(r.units) && r.year(i+1) {
				r.units[i+1].meaning |= isYear
			}
		case i+1 < len(r.units) && r.year(i+1) && (u.meaning&isDateGlue != 0 || beforeYear[r.text.tokens[u.from].Key] && r.units[i+1].value > 1950 && r.units[i+1].value < 2050):
			r.units[i+1].meaning |= isYear
		case r.year(i) && u.meaning&isYear == 0 && int(u.to) < len(r.text.tokens) && eras[r.text.tokens[u.to].Key]:
			u.meaning |= isYear
			if i > 0 && r.year(i-1) { // 1436/1437هـ
				r.units[i-1].meaning |= isYear
			}
		case u.meaning&isNumber != 0 && i+2 < len(r.units):
			r.markSlashes(i)
		}
	}
}

// markDay marks «22 و23» before a month at unit i; «من» may stand between.
func (r *reading) markDay(i int) {
	for back := 1; back <= 6 && i-back >= 0; back++ {
		u := &r.units[i-back]
		switch {
		case u.meaning&isNumber != 0 && u.value >= 1 && u.value <= 31 && u.value == float64(int(u.value)) && u.meaning&isDual == 0:
			u.meaning |= isDayNumber
		case u.meaning&isStop != 0 || u.meaning&isDateGlue != 0 || r.text.tokens[u.from].Key == keyAnd:
		default:
			return
		}
	}
}

func (r *reading) year(i int) bool {
	u := &r.units[i]
	return u.meaning&isNumber != 0 && (u.value >= 1900 && u.value < 2100 || u.value >= 1300 && u.value < 1500) && u.to == u.from+1
}

// markSlashes marks a date in digits alone. Note: as Arabic sites write, the day comes first, or the year does.
func (r *reading) markSlashes(i int) {
	a, b, c := &r.units[i], &r.units[i+1], &r.units[i+2]
	sign := strings.TrimSpace(r.text.between(int(b.from)))
	if sign != "/" && sign != "-" || b.meaning&isNumber == 0 {
		return
	}
	if c.meaning&isNumber == 0 || strings.TrimSpace(r.text.between(int(c.from))) != sign {
		r.markDayAndMonth(i, sign)
		return
	}
	if r.year(i) {
		a, c = c, a
	} else if !r.year(i + 2) {
		return
	}
	if a.value >= 1 && a.value <= 31 && b.value >= 1 && b.value <= 12 {
		month := b.value
		if c.value < 1500 {
			month += hijri
		}
		a.meaning |= isDayNumber
		c.meaning |= isYear
		b.set(monthKind, month, 1)
	}
}

// markDayAndMonth marks «السبت 2/10», which without the weekday might be a share or a score. The year, and with it the calendar, is not told: the
// month is left a number that belongs to a date.
func (r *reading) markDayAndMonth(i int, sign string) {
	a, b := &r.units[i], &r.units[i+1]
	if i > 0 && r.units[i-1].meaning&isWeekday != 0 && sign == "/" && a.value >= 1 && a.value <= 31 && b.value >= 1 && b.value <= 31 {
		a.meaning |= isDayNumber
		b.meaning |= isDayNumber
	}
}
