package arabic

import (
	_ "embed"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // zones by name on machines without a zone database: 450 kB of binary
)

// clock is a time of day as read.
type clock struct {
	hour, minute, second int
	precision            Precision // Hour, Minute, Second; NoDate when there is none
	minutes              bool      // written with its minutes: 11:18
}

// skipJoints passes what may stand between a date and its time: «-», «|», «،», «الساعة», T.
func (p *dateParser) skipJoints(i int) int {
	for j := 0; j < 4; j++ {
		t := p.at(i)
		switch {
		case t.kind == pieceMark && (t.value == '-' || t.value == '|' || t.value == ',' || t.value == '(' || t.value == '•' || t.value == '/' || t.value == ':'):
		case t.kind == pieceWord && t.word.role&roleAt != 0:
		default:
			return i
		}
		i++
	}
	return i
}

// clockAt reads 11:18, 11:18:05.123, «11:18 ص», «5 مساء»; next is 0 when there is none. An hour alone needs its half of the day.
func (p *dateParser) clockAt(i int) (c clock, next int) {
	h := p.at(i)
	if h.kind != pieceNumber || h.digits > 2 || h.value > 24 {
		return c, 0
	}
	c.hour, c.precision, next = h.value, Hour, i+1
	sep := p.at(next)
	if m := p.at(next + 1); sep.kind == pieceMark && !sep.gap && (sep.value == ':' || sep.value == '.') && m.kind == pieceNumber && !m.gap && m.digits == 2 && m.value < 60 {
		c.minute, c.precision, c.minutes = m.value, Minute, true
		next += 2
		if s := p.at(next + 1); p.mark(next, ':') && s.kind == pieceNumber && s.digits == 2 && s.value < 61 {
			c.second, c.precision = min(s.value, 59), Second
			next += 2
			if f := p.at(next + 1); (p.mark(next, '.') || p.mark(next, ',')) && f.kind == pieceNumber && !f.gap && !p.at(next).gap {
				next += 2
			}
		}
	}
	half, end := p.halfAt(next)
	if end == next && (!c.minutes || sep.value == '.') {
		return clock{}, 0
	}
	ok := c.apply(half)
	if !ok {
		return clock{}, 0
	}
	return c, end
}

// halfAt reads the half of the day after a time, and where it ends: i when there is none.
func (p *dateParser) halfAt(i int) (half uint16, next int) {
	j := i
	if p.mark(j, '(') {
		j++
	}
	t := p.at(j)
	if t.kind != pieceWord {
		return 0, i
	}
	switch r := t.word.role; {
	case r&roleAfter != 0 && p.role(j+1, roleTheNoon):
		half, next = rolePM, j+2
	case r&roleBefore != 0 && p.role(j+1, roleTheNoon):
		half, next = roleAM, j+2
	case r&(roleAM|rolePM|roleNoon|roleNight) != 0:
		half, next = r&(roleAM|rolePM|roleNoon|roleNight), j+1
	case !p.mark(j+1, '.') || p.at(j+1).gap || p.at(j+2).gap:
		return 0, i
	case t.hash == dottedA && p.at(j+2).hash == dottedM: // a.m.
		half, next = roleAM, j+3
	case t.hash == dottedP && p.at(j+2).hash == dottedM:
		half, next = rolePM, j+3
	default:
		return 0, i
	}
	if j > i && p.mark(next, ')') || next == j+3 && p.mark(next, '.') {
		next++
	}
	return half, next
}

var (
	dottedA, _ = foldHash("a", 0)
	dottedP, _ = foldHash("p", 0)
	dottedM, _ = foldHash("m", 0)
)

// apply makes an hour of 24 of it: 12 ص is midnight, 13:20 م stays as it is.
func (c *clock) apply(half uint16) bool {
	switch {
	case half&roleAM != 0 && c.hour == 12:
		c.hour = 0
	case half&roleAM != 0:
	case half&rolePM != 0 && c.hour < 12,
		half&roleNoon != 0 && c.hour < 10,
		half&roleNight != 0 && c.hour >= 6 && c.hour < 12:
		c.hour += 12
	case half&roleNight != 0 && c.hour == 12:
		c.hour = 0
	}
	return c.hour < 24 && (c.minutes || half != 0)
}

//go:embed date_zones.txt
var zoneTable string

// zoneEntry is a zone by its name in the zone database, or by its offset.
type zoneEntry struct {
	words []uint64 // of the place's name
	name  string
}

// zoneNames holds the table of date_zones.txt by the hash of a name's first word, longest names first.
var zoneNames = sync.OnceValue(func() map[uint64][]zoneEntry {
	table := map[uint64][]zoneEntry{}
	for line := range strings.Lines(zoneTable) {
		zone, names, ok := strings.Cut(strings.TrimSpace(line), "=")
		if !ok || strings.HasPrefix(zone, "#") {
			continue
		}
		for name := range strings.SplitSeq(names, ",") {
			var e zoneEntry
			e.name = strings.TrimSpace(zone)
			for pos := 0; pos < len(name); {
				h, end := foldHash(name, pos)
				if h != 0 {
					e.words = append(e.words, h)
				}
				pos = max(end, pos+1)
			}
			if len(e.words) == 0 {
				continue
			}
			list := table[e.words[0]]
			at := 0
			for at < len(list) && len(list[at].words) >= len(e.words) {
				at++
			}
			table[e.words[0]] = append(list[:at:at], append([]zoneEntry{e}, list[at:]...)...)
		}
	}
	return table
})

// loadZone gives a zone of the table once for all.
var loadedZones sync.Map

func loadZone(name string) *time.Location {
	if z, ok := loadedZones.Load(name); ok {
		return z.(*time.Location)
	}
	z, err := time.LoadLocation(name)
	if err != nil {
		if t, perr := time.Parse("-07:00", name); perr == nil {
			z = fixedZone(t).Location()
		}
	}
	loadedZones.Store(name, z)
	return z
}

// Words that announce a zone: «بتوقيت», «توقيت», «بالتوقيت», «حسب توقيت».
var zoneWords = func() map[uint64]bool {
	m := map[uint64]bool{}
	for _, w := range strings.Fields("بتوقيت توقيت التوقيت بالتوقيت") {
		h, _ := foldHash(w, 0)
		m[h] = true
	}
	return m
}()

var (
	hasabHash, _ = foldHash("حسب", 0)
	zuluHash, _  = foldHash("z", 0)
)

// zoneAt reads a zone: «بتوقيت نيويورك», (GMT), +03:00, Z, UTC+3; next is 0 when there is none.
// Names in Arabic need «توقيت» before them, or brackets behind a time («11:18 (مكة المكرمة)»): else a place would be taken for one.
func (p *dateParser) zoneAt(i int, afterClock bool) (*time.Location, int) {
	open := p.mark(i, '(')
	if open || p.mark(i, '-') && p.at(i+1).kind == pieceWord || p.mark(i, ',') {
		i++
	}
	announced := false
	for p.at(i).hash == hasabHash && p.at(i).kind == pieceWord || zoneWords[p.at(i).hash] {
		announced = announced || zoneWords[p.at(i).hash]
		i++
	}
	zone, next := p.namedZoneAt(i, announced || open && afterClock)
	if !announced && open && !p.mark(next, ')') {
		zone, next = nil, 0
	}
	if next == 0 {
		zone, next = p.offsetAt(i)
	}
	if zone == nil {
		return nil, 0
	}
	if open && p.mark(next, ')') {
		next++
	}
	return zone, next
}

// namedZoneAt reads a name of the table, Latin abbreviations also unannounced.
func (p *dateParser) namedZoneAt(i int, announced bool) (*time.Location, int) {
	t := p.at(i)
	if t.kind != pieceWord {
		return nil, 0
	}
	if t.hash == zuluHash && !t.gap {
		return time.UTC, i + 1
	}
	latin := t.end-t.start <= 4 && strings.Trim(p.text[t.start:t.end], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
	for _, e := range zoneNames()[t.hash] {
		if !announced && !latin && e.name != "UTC" || !p.matches(i, e.words) {
			continue
		}
		next := i + len(e.words)
		if e.name == "UTC" {
			if z, end := p.offsetAt(next); end > 0 {
				return z, end
			}
		}
		return loadZone(e.name), next
	}
	return nil, 0
}

func (p *dateParser) matches(i int, words []uint64) bool {
	for k, w := range words {
		if p.at(i+k).hash != w || p.at(i+k).kind != pieceWord {
			return false
		}
	}
	return true
}

// offsetAt reads +03:00, +0300, +3, -4.
func (p *dateParser) offsetAt(i int) (*time.Location, int) {
	s, h := p.at(i), p.at(i+1)
	if s.kind != pieceMark || s.value != '+' && s.value != '-' || h.kind != pieceNumber || h.gap {
		return nil, 0
	}
	hours, minutes, next := h.value, 0, i+2
	switch {
	case h.digits == 4:
		hours, minutes = h.value/100, h.value%100
	case h.digits > 2:
		return nil, 0
	default:
		if m := p.at(next + 1); p.mark(next, ':') && m.kind == pieceNumber && m.digits == 2 {
			minutes, next = m.value, next+2
		} else if h.digits == 1 && (i == 0 || p.at(i-1).kind != pieceWord) {
			return nil, 0 // «- 3» is no zone, UTC-3 is
		}
	}
	if hours > 14 || minutes > 59 {
		return nil, 0
	}
	seconds := hours*3600 + minutes*60
	if s.value == '-' {
		seconds = -seconds
	}
	if seconds == 0 {
		return time.UTC, next
	}
	return time.FixedZone("", seconds), next
}
