// Numbers as they stand in a text: in digits, in words, cut by commas and brackets.
package wire

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"isnad/similarity/arabic"
)

// number reads the cardinal number that begins at token i; 0 tokens when none does.
func (r *reading) number(i int) (n int, value float64) {
	t := r.text
	end := i + 1
	for end < len(t.tokens) && end-i < longestNumber && !bit(t.ends, end-1) {
		if k := t.tokens[end].Key; t.wordAt(end).meaning&isNumber == 0 && (k != keyAnd || end+1 == len(t.tokens) || t.wordAt(end+1).meaning&isNumber == 0) {
			break
		}
		end++
	}
	start := int(t.tokens[i].Start)
	found := arabic.FindNumerals(t.article.Body[start:t.tokens[end-1].End])
	if len(found) == 0 || start+found[0].Start >= int(t.tokens[i].End) {
		return 0, 0
	}
	n = 1
	for i+n < end && int(t.tokens[i+n].Start) < start+found[0].End {
		n++
	}
	value = found[0].Value
	if times := r.magnitudeAt(i + n - 1); n > 1 && times >= 1e6 && value >= times*times { // «28,417,350 مليون» says the millions twice
		value /= times
	}
	if i+n < len(t.tokens) && t.tokens[i].Key.Number() && onlyBrackets(t.between(i+n)) {
		if times := r.magnitudeAt(i + n); times > 0 { // «(572.841.396) مليون»
			if value < times {
				value *= times
			}
			n++
		}
	}
	return n, value
}

// onlyBrackets reports whether nothing but brackets or quotation marks, and at least one, stands between two words.
func onlyBrackets(between string) bool {
	between = strings.TrimSpace(between)
	return between != "" && strings.Trim(between, "()[]\"'«»“”") == ""
}

// magnitudeAt gives the value of «ألف», «مليون», «مليارات» at token i, 0 for other words.
func (r *reading) magnitudeAt(i int) float64 {
	t := r.text
	if i >= len(t.tokens) {
		return 0
	}
	return t.wordAt(i).times
}

// magnitude gives what a number before a word is multiplied by, 0 where it is not.
func magnitude(word string) float64 {
	if times := arabic.FindNumerals("3 " + word); len(times) == 1 && times[0].Value >= 3000 && times[0].End == len(word)+2 {
		return times[0].Value / 3
	}
	return 0
}

// firstMagnitude: «مليارا وتسعة» is one and nine, «ألفاً» one, though «مليارا» may be two as well («مليارا ريال»).
var firstMagnitude = regexp.MustCompile(`^(الف|مليون|مليار)ا( و|$)`)

// oneNotTwo gives the other reading of a number that begins with such a word, 0 for others.
func oneNotTwo(raw string) float64 {
	raw = arabic.Fold(raw)
	if !firstMagnitude.MatchString(raw) {
		return 0
	}
	if found := arabic.FindNumerals(firstMagnitude.ReplaceAllString(raw, "$1$2")); len(found) == 1 {
		return found[0].Value
	}
	return 0
}

// splitDecimal reads «214، 3 مليون» and «15،5 %»: an Arabic comma, or a sign with a space behind it, is no decimal mark to others.
func (r *reading) splitDecimal(i int) (n int, value, other float64) {
	t := r.text
	if i+1 >= len(t.tokens) || !t.tokens[i].Key.Number() || !t.tokens[i+1].Key.Number() {
		return 0, 0, 0
	}
	if n, value := r.commaGroups(i); n > 2 {
		return n, value, 0
	}
	sign := t.between(i + 1)
	mark := strings.TrimSpace(sign)
	if mark != "،" && mark != "," && mark != "." {
		return 0, 0, 0
	}
	whole, part := arabic.Fold(t.raw(i)), arabic.Fold(t.raw(i+1))
	times := r.magnitudeAt(i + 2)
	percent := mark == sign && percentSign(t, i+2)
	if len(whole) > 3 || len(part) > 3 || times == 0 && !percent {
		return 0, 0, 0
	}
	n, times = 3, max(times, 1)
	if percent {
		n = 2
	}
	value, _ = strconv.ParseFloat(whole+"."+part, 64)
	if mark == "." {
		other, _ = strconv.ParseFloat(part+"."+whole, 64) // a mark of direction may have turned it
	}
	return n, value * times, other * times
}

// commaGroups reads «418،263،570», with the magnitude said again behind it.
func (r *reading) commaGroups(i int) (n int, value float64) {
	t := r.text
	digits := arabic.Fold(t.raw(i))
	for n = 1; i+n < len(t.tokens) && t.between(i+n) == "،" && len(digits) <= 12; n++ {
		group := arabic.Fold(t.raw(i + n))
		if len(group) != 3 || !t.tokens[i+n].Key.Number() {
			break
		}
		digits += group
	}
	value, _ = strconv.ParseFloat(digits, 64)
	if n > 2 && r.magnitudeAt(i+n) > 0 && onlyBrackets(t.between(i+n)) {
		n++
	}
	return n, value
}

// percentSign reports whether token i has the sign of percent right before it; i may be the number of tokens.
func percentSign(t *text, i int) bool {
	behind := strings.TrimLeft(t.article.Body[t.tokens[i-1].End:], " \u200e\u200f\u00a0)\"»")
	return strings.HasPrefix(behind, "%") || strings.HasPrefix(behind, "٪")
}

// articled reads «الخمسة والعشرين ألف», «الواحد والعشرين», «المئة ألف»: with the article a number only where tens or a magnitude follow.
func (r *reading) articled(i int, w *wordInfo) (n int, value float64) {
	t := r.text
	n, value = 1, w.value
	if next := r.tensBehind(i, w.value); next > 0 {
		n, value = 2, w.value+next
	} else if k := r.keyAt(i + 1); (k == teens[0] || k == teens[1]) && w.value < 10 {
		n, value = 2, w.value+10
	}
	if times := r.magnitudeAt(i + n); times > 0 && t.between(i+n) == " " {
		return n + 1, value * times
	}
	if n == 1 {
		return 0, 0
	}
	return n, value
}

// tensBehind gives the value of «والعشرين» behind a number below ten, 0 where there is none.
func (r *reading) tensBehind(i int, ones float64) float64 {
	if i+1 >= len(r.text.tokens) || ones < 1 || ones >= 10 {
		return 0
	}
	if next := r.text.wordAt(i + 1); next.meaning&isOrdinal != 0 && next.value >= 20 && next.bare != r.keyAt(i+1) {
		return next.value // only behind its و
	}
	return 0
}

// turnedDecimal is a number whose sides stand either way round: agencies print 11.3 as «3ر11», and a mark of direction turns «3.‏11» too.
var turnedDecimal = regexp.MustCompile(`^(\p{Nd}+)[\x{200E}\x{200F}]*(?:ر|[.,٫][\x{200E}\x{200F}]+|[\x{200E}\x{200F}]+[.,٫])[\x{200E}\x{200F}]*(\p{Nd}+)`)

// turned reads such a number with the magnitude behind it, in both ways.
func (r *reading) turned(i int) (n int, value, other float64) {
	t := r.text
	if !t.tokens[i].Key.Number() {
		return 0, 0, 0
	}
	start := int(t.tokens[i].Start)
	rest := t.article.Body[start:min(start+40, len(t.article.Body))]
	if !mayBeTurned(rest) {
		return 0, 0, 0
	}
	at := turnedDecimal.FindStringSubmatchIndex(rest)
	if at == nil {
		return 0, 0, 0
	}
	for n = 1; i+n < len(t.tokens) && int(t.tokens[i+n].Start) < start+at[1]; n++ {
	}
	left, right := arabic.Fold(rest[at[2]:at[3]]), arabic.Fold(rest[at[4]:at[5]])
	value, _ = strconv.ParseFloat(right+"."+left, 64)
	other, _ = strconv.ParseFloat(left+"."+right, 64)
	if times := r.magnitudeAt(i + n); times > 0 {
		return n + 1, value * times, other * times
	}
	return n, value, other
}

// mayBeTurned spares most numbers the expression: behind the digits it wants a ر or a mark of direction.
func mayBeTurned(rest string) bool {
	mark := false
	for _, r := range rest {
		switch {
		case r == 'ر' || r == '\u200e' || r == '\u200f':
			return true
		case mark || r != '.' && r != ',' && r != '٫' && !unicode.IsDigit(r):
			return false
		}
		mark = !unicode.IsDigit(r)
	}
	return false
}

// ordinal reads «الثانية عشرة», «الرابع والعشرين», «نصف».
func (r *reading) ordinal(i int, w *wordInfo) (int, float64) {
	if k := r.keyAt(i + 1); w.value >= 1 && w.value < 10 && (k == teens[0] || k == teens[1]) {
		return 2, w.value + 10
	}
	if tens := r.tensBehind(i, w.value); tens > 0 {
		return 2, w.value + tens
	}
	if times := r.magnitudeAt(i + 1); times > 0 && w.value >= 20 { // «العشرين ألف»
		return 2, w.value * times
	}
	return 1, w.value
}
