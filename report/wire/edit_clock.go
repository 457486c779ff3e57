// Times of day.
package wire

import (
	"strconv"
	"strings"

	"isnad/similarity/arabic"
)

var (
	keysOfHour = wordKeySet("الساعة للساعة والساعة بالساعة الساعه") // what stands before a time
	keyZone    = wordKey("بتوقيت")
	keyExcept  = wordKey("إلا")
	andParts   = wordKeySet("والنصف ونصف والربع وربع والثلث وثلث")
	lessParts  = wordKeySet("الربع ربع ربعا الثلث ثلث")
)

// setClock makes the unit a time: a number of hours, and the same on a dial of twelve.
func (u *unit) setClock(hours float64, n int) {
	u.set(clockKind, hours, n)
	u.other = hours + 12
	if hours >= 12 {
		u.other = hours - 12
	}
}

// clock reports whether the unit is a time read with its minutes.
func (u *unit) clock() bool { return u.key>>56 == 0xF<<4|clockKind }

// clock reads «5:15», and where the words beside it say that it is a time «0515», «5.15», «47ر09», «الخامسة والنصف»; 0 tokens when none stands at token i.
func (r *reading) clock(i int, w *wordInfo) (n int, hours float64) {
	t := r.text
	hourBefore := i > 0 && keysOfHour[t.tokens[i-1].Key]
	if !t.tokens[i].Key.Number() {
		if hourBefore && w.meaning&(isOrdinal|isArticled) != 0 && w.value >= 1 && w.value <= 12 {
			return r.spokenClock(i, w)
		}
		return 0, 0
	}
	raw := t.raw(i)
	if len(raw) > 10 {
		return 0, 0
	}
	if i+1 < len(t.tokens) && strings.Trim(t.between(i+1), " \u200e\u200f") == ":" && t.tokens[i+1].Key.Number() {
		if hours, ok := hoursOf(raw, t.raw(i+1)); ok {
			return 2, hours
		}
	}
	if n, value, other := r.turned(i); n > 0 {
		if hourBefore || r.timeBehind(i+n) {
			return n, decimalHours(value, other)
		}
		return 0, 0
	}
	return r.writtenClock(i, hourBefore)
}

// writtenClock reads digits with a decimal mark, or none, between hours and minutes.
func (r *reading) writtenClock(i int, hourBefore bool) (int, float64) {
	t := r.text
	digits := arabic.Fold(t.raw(i))
	zone := r.keyAt(i+1) == keyZone
	if len(digits) == 4 && digits[0] <= '2' && !strings.ContainsAny(digits, ".,٫") && (hourBefore || zone) {
		if hours, ok := hoursOf(digits[:2], digits[2:]); ok {
			return 1, hours
		}
		return 0, 0
	}
	if hour, minute, found := strings.Cut(strings.Replace(digits, ",", ".", 1), "."); found && (hourBefore || r.timeBehind(i+1)) {
		if hours, ok := hoursOf(hour, minute); ok {
			return 1, hours
		}
	}
	return 0, 0
}

// timeBehind reports whether «بتوقيت», «صباحا», «مساء» stand at token i.
func (r *reading) timeBehind(i int) bool {
	return i < len(r.text.tokens) && (r.keyAt(i) == keyZone || r.text.wordAt(i).meaning&isDaypart != 0)
}

// hoursOf reads hours and two digits of minutes.
func hoursOf(hour, minute string) (float64, bool) {
	h, err1 := strconv.Atoi(arabic.Fold(hour))
	m, err2 := strconv.Atoi(arabic.Fold(minute))
	return float64(h) + float64(m)/60, err1 == nil && err2 == nil && h <= 24 && m < 60 && len(arabic.Fold(minute)) == 2
}

// decimalHours makes a time of the readings 9.47 and 47.09 of «47ر09»: the one whose hours there are, and the way it is printed where both would do.
func decimalHours(value, other float64) float64 {
	if value >= 25 {
		value = other
	}
	h := float64(int(value))
	return h + (value-h)/.6
}

// spokenClock reads «الواحدة والنصف», «الخامسة إلا ربعا»; an hour alone stays the number it is.
func (r *reading) spokenClock(i int, w *wordInfo) (n int, hours float64) {
	n, hours = 1, w.value
	if k := r.keyAt(i + 1); k == teens[0] || k == teens[1] {
		n, hours = 2, hours+10
	}
	switch k := r.keyAt(i + n); {
	case andParts[k]:
		return n + 1, hours + r.text.wordAt(i+n).value
	case k == keyExcept && lessParts[r.keyAt(i+n+1)]:
		return n + 2, hours - r.text.wordAt(i+n+1).value
	case w.meaning&isArticled != 0:
		return 1, hours // «الواحدة» is no ordinal
	}
	return 0, 0
}
