package arabic

import (
	"slices"
	"strings"
	"time"
)

// ResolveRelative gives every date of a text that is sure once the day of its publication is known: those of FindDates, where the
// year is missing the nearest one («24 تموز») or the one a word asks for («نيسان الماضي»), and اليوم, أمس, غدا, weekdays, «الثامن من
// الشهر الجاري», «الشهر الماضي», «العام الحالي». A bare weekday is the latest on or before the anchor, as news tells what was; with
// «المقبل» the next one. An anchor less exact than a day places nothing: then the dates are those of FindDates.
func ResolveRelative(text string, anchor Date) []FoundDate {
	dates := FindDates(text)
	if anchor.Precision < Day {
		return dates
	}
	r := relativeReader{dateParser: dateParser{text: text}, anchor: anchor}
	out := make([]FoundDate, 0, len(dates))
	pos := 0
	for _, d := range dates {
		out = r.between(out, pos, d.Start)
		if !d.HasYear {
			d = r.withYear(d)
		}
		out = append(out, d)
		pos = d.End
	}
	return slices.Clip(r.between(out, pos, len(text)))
}

// direction is where a word sends the date before it: «الماضي» back, «الجاري» nowhere, «المقبل» on.
type direction int8

const (
	undirected direction = iota
	backward
	current
	forward
)

var relativeWords = func() *hashedWords[relativeWord] {
	words := newHashedWords[relativeWord]()
	add := func(names string, w relativeWord) {
		for _, name := range strings.Fields(names) {
			h, _ := foldHash(name, 0)
			words.put(h, w)
		}
	}
	add("اليوم", relativeWord{day: true})
	add("أمس بالأمس", relativeWord{day: true, shift: -1})
	add("غدا الغد غد", relativeWord{day: true, shift: 1})
	add("الماضي الماضية المنصرم المنصرمة الفائت الفائتة السابق", relativeWord{to: backward})
	add("الجاري الجارية الحالي الحالية", relativeWord{to: current})
	add("المقبل المقبلة القادم القادمة", relativeWord{to: forward})
	add("الشهر", relativeWord{unit: Month})
	add("العام السنة", relativeWord{unit: Year})
	return &words
}()

// relativeWord is the part a word plays in a relative date.
type relativeWord struct {
	day   bool
	shift int // days from the anchor
	to    direction
	unit  Precision
}

var (
	firstHash, _ = foldHash("أول", 0)
	afterHash, _ = foldHash("بعد", 0)
	minHash, _   = foldHash("من", 0)
)

// relativeReader reads the relative dates of one text.
type relativeReader struct {
	dateParser
	anchor Date
}

// between appends the relative dates of text[from:to].
func (r *relativeReader) between(out []FoundDate, from, to int) []FoundDate {
	for pos := from; pos < to; {
		t := lexPiece(r.text, pos, false)
		if t.kind == pieceEnd {
			pos = max(t.end, pos) + 1
			continue
		}
		pos = t.end
		if t.start >= to || t.kind == pieceMark {
			continue
		}
		if h, end := foldHash(r.text, t.start+len("و")); end == t.end && strings.HasPrefix(r.text[t.start:], "و") {
			t.hash, t.start = h, t.start+len("و") // «وأول من أمس»
			t.word, _ = dateWords().find(h)
		}
		r.pieces = append(r.pieces[:0], t)
		f, ok := r.relativeAt(t)
		if ok && f.End <= to {
			out = append(out, f)
		}
		pos = max(pos, min(f.End, to)) // also past an impossible day: «31 من الشهر الماضي»
	}
	return out
}

func (r *relativeReader) relativeAt(t piece) (FoundDate, bool) {
	w := relativeWords.at(t.hash)
	switch {
	case t.kind == pieceNumber:
		if t.digits > 2 {
			return FoundDate{}, false
		}
		return r.dayOfMonth(t.value, 1)
	case w.day:
		return r.dayWord(w.shift, 1)
	case t.hash == firstHash && r.at(1).hash == minHash && relativeWords.at(r.at(2).hash).shift < 0: // أول من أمس
		return r.dayWord(-2, 3)
	case t.hash == firstHash && relativeWords.at(r.at(1).hash).shift < 0: // أول أمس
		return r.dayWord(-2, 2)
	case t.hash == afterHash && relativeWords.at(r.at(1).hash).shift > 0: // بعد غد
		return r.dayWord(2, 2)
	case t.word.weekday > 0:
		to, next := r.directionAt(1)
		return r.found(r.weekday(t.word.weekday, to), Day, next)
	case w.unit != NoDate:
		if to, next := r.directionAt(1); to != undirected {
			return r.found(r.unit(w.unit, to), w.unit, next)
		}
	case t.word.ordinal > 0:
		n, next := r.ordinalAt(0)
		return r.dayOfMonth(n, next)
	}
	return FoundDate{}, false
}

// directionAt reads «الماضي» and the like at piece i.
func (r *relativeReader) directionAt(i int) (direction, int) {
	if t := r.at(i); t.kind == pieceWord {
		if w := relativeWords.at(t.hash); w.to != undirected {
			return w.to, i + 1
		}
	}
	return undirected, i
}

// dayWord places «أمس»; a weekday beside it («أمس الأربعاء») is the same day.
func (r *relativeReader) dayWord(shift, next int) (FoundDate, bool) {
	day := r.midnight().AddDate(0, 0, shift)
	if w := r.at(next); w.kind == pieceWord && w.word.weekday > 0 && day.Weekday() == time.Weekday(w.word.weekday-1) {
		next++
	}
	return r.found(day, Day, next)
}

// dayOfMonth places «17 من الشهر الجاري»; i is the piece after the day.
func (r *relativeReader) dayOfMonth(day, i int) (FoundDate, bool) {
	if !r.role(i, roleOf) || relativeWords.at(r.at(i+1).hash).unit != Month {
		return FoundDate{}, false
	}
	to, next := r.directionAt(i + 2)
	month := r.unit(Month, to)
	if to == undirected {
		return FoundDate{}, false
	}
	f, _ := r.found(month.AddDate(0, 0, day-1), Day, next)
	_, ok := civil(month.Year(), int(month.Month()), day)
	return f, ok
}

// found makes the date that ends before piece next.
func (r *relativeReader) found(t time.Time, precision Precision, next int) (FoundDate, bool) {
	return FoundDate{
		Date:  Date{Time: t, Precision: precision, Zoned: r.anchor.Zoned},
		Start: r.at(0).start, End: r.at(next - 1).end, HasYear: true,
	}, true
}

// midnight is the anchor's day.
func (r *relativeReader) midnight() time.Time {
	y, m, d := r.anchor.Time.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, r.anchor.Time.Location())
}

// weekday is the latest such day up to the anchor, the one before it, or the next.
func (r *relativeReader) weekday(weekday uint8, to direction) time.Time {
	day := r.midnight()
	back := (int(day.Weekday()) - int(weekday-1) + 7) % 7
	switch {
	case to == forward:
		return day.AddDate(0, 0, 7-back)
	case to == backward && back == 0:
		return day.AddDate(0, 0, -7)
	}
	return day.AddDate(0, 0, -back)
}

// unit is the first day of the month or year before, of, or after the anchor.
func (r *relativeReader) unit(unit Precision, to direction) time.Time {
	y, m, _ := r.anchor.Time.Date()
	shift := map[direction]int{backward: -1, forward: 1}[to]
	if unit == Year {
		return time.Date(y+shift, 1, 1, 0, 0, 0, 0, r.anchor.Time.Location())
	}
	return time.Date(y, m+time.Month(shift), 1, 0, 0, 0, 0, r.anchor.Time.Location())
}

// withYear gives a date without a year the one that the word after it asks for, else the nearest.
func (r *relativeReader) withYear(d FoundDate) FoundDate {
	r.pieces = append(r.pieces[:0], lexPiece(r.text, d.End, false))
	to, _ := r.directionAt(0)
	anchor, best := r.midnight(), d
	if d.Date.Precision == Month {
		anchor = anchor.AddDate(0, 0, 1-anchor.Day())
	}
	for year := anchor.Year() - 1; year <= anchor.Year()+1; year++ {
		t := d.Date.Time
		placed := time.Date(year, t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, t.Location())
		if placed.Day() != t.Day() {
			continue // 29 February
		}
		away := placed.Sub(anchor)
		near := best.HasYear && best.Date.Time.Sub(anchor).Abs() <= away.Abs()
		if near || to == backward && away >= 0 && d.Date.Precision == Month || to == backward && away > 0 || to == forward && away <= 0 {
			continue
		}
		best.Date.Time, best.HasYear = placed, true
	}
	return best
}
