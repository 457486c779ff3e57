package corpus

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"isnad/similarity/arabic"
)

// Who published the page and who wrote it. Several places may say it; each is a vote with a weight, and names that agree
// up to spelling and a leading «صحيفة», «وكالة», «موقع» add up.

// Weights of the places that name an outlet. A masthead or a copyright line is the site speaking of itself; a dateline may
// name a reporter or an agency, a source line another medium.
const (
	votePublisher = 4 // og:site_name, JSON-LD publisher
	voteMasthead  = 3
	voteCopyright = 3
	voteTitle     = 2 // «title - outlet»
	voteDateline  = 2
	voteNotice    = 2 // «… لا يعبر عن وجهة نظر X»
	voteSource    = 1.5
	voteCredit    = 1 // «X – متابعة – وكالات»
)

type vote struct {
	name   string
	weight float64
}

// outlet weighs what the page says; by is what the dateline names beside the place.
func (p *pageText) outlet(by string) string {
	var votes []vote
	cast := func(name string, weight float64) {
		name = tidy(strings.Trim(name, " \u00a0:|/-–—.،,©()[]«»\"“”"))
		if n := utf8.RuneCountInString(name); n >= 2 && n <= 40 && !genericSource(name) && !strings.ContainsAny(name, ".،:؛") {
			votes = append(votes, vote{name, weight})
		}
	}
	if p.site != "" {
		cast(p.site, voteTitle)
	}
	if by != "" && !p.isAgency(by) && outletName(by) {
		cast(by, voteDateline)
	}
	cast(p.houseName(), voteDateline)
	for i := range p.lines {
		l := &p.lines[i]
		if l.kind == "" || l.kind == "embedded" {
			continue
		}
		p.lineVotes(i, l, cast)
	}
	if name := winner(votes); name != "" {
		return name
	}
	return p.ownAddress()
}

// ownAddress is the host of an internet address that stands on a line of its own above the text, for a page that names
// its outlet in no other way.
func (p *pageText) ownAddress() string {
	for i := range p.lines[:min(p.first, len(p.lines))] {
		s := p.str(&p.lines[i])
		if !address(s) {
			continue
		}
		if !strings.Contains(s, "://") {
			s = "http://" + s
		}
		return host(s)
	}
	return ""
}

// lineVotes casts what one line of furniture says of the outlet.
func (p *pageText) lineVotes(i int, l *line, cast func(string, float64)) {
	s := p.str(l)
	switch {
	case i < p.first && p.siteHead(i):
		cast(firstPart(s), voteMasthead)
	case l.kind == "disclaimer":
		cast(copyrightHolder(s), voteCopyright)
		cast(noticeHolder(s), voteNotice)
	case l.kind == "credit" && l.rule != nil && l.rule.marked:
		for _, part := range parts(afterLabel(s, l)) {
			if !p.isAgency(part) {
				cast(part, voteSource)
			}
		}
	case l.rule == bareCredit && l.kind == "credit":
		for _, part := range parts(s) {
			if !p.isAgency(part) {
				cast(part, voteCredit)
			}
		}
	}
}

// parts splits a credit at dashes, slashes, bars and plus signs.
func parts(s string) []string {
	f := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("-–—/|+•،,", r) })
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	return f
}

// firstPart is a masthead's first part: the name.
func firstPart(s string) string {
	for _, sep := range []string{" - ", " – ", " — ", "|", "/", "•", "::", ":"} {
		if i := strings.Index(s, sep); i > 0 {
			s = s[:i]
		}
	}
	return s
}

// copyrightHolder reads «جميع الحقوق محفوظة لـ X © 2024», «© 2024 X», «حقوق النشر محفوظة - X».
func copyrightHolder(s string) string {
	if !strings.ContainsRune(s, '©') && !strings.Contains(s, "محفوظ") && !strings.Contains(strings.ToLower(s), "rights reserved") && !strings.Contains(strings.ToLower(s), "copyright") {
		return ""
	}
	var keep []string
	for _, t := range strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("©|-–—.:،,()", r) || unicode.IsDigit(r)
	}) {
		if t = strings.TrimPrefix(t, "لـ"); t == "" || t == "ل" {
			continue
		}
		if !copyrightWords[keyOf(t)] {
			keep = append(keep, t)
		}
	}
	if len(keep) == 0 || len(keep) > 5 {
		return ""
	}
	if first, ok := strings.CutPrefix(keep[0], "لل"); ok {
		keep[0] = "ال" + first
	} else if rest, ok := strings.CutPrefix(keep[0], "ل"); ok && siteWords[keyOf(rest)] {
		keep[0] = rest
	}
	return strings.Join(keep, " ")
}

var copyrightWords = keySet("جميع كافة كل الحقوق حقوق النشر محفوظة الطبع والنشر محفوظه © copyright all rights reserved by عام لسنة سنة لدى powered")

func keyOf(w string) arabic.Key {
	if t := arabic.Tokenize(nil, w); len(t) == 1 {
		return t[0].Key
	}
	return 0
}

// noticeHolder reads the outlet out of «… لا يعبر بالضرورة عن وجهة نظر X، …».
func noticeHolder(s string) string {
	for _, view := range []string{"وجهة نظر ", "رأي ", "آراء ", "سياسة "} {
		i := strings.Index(s, view)
		if i < 0 {
			continue
		}
		rest := s[i+len(view):]
		if j := strings.IndexAny(rest, ".،,؛\n"); j >= 0 {
			rest = rest[:j]
		}
		f := strings.Fields(rest)
		if len(f) == 0 || len(f) > 4 || keySiteSelf[keyOf(f[0])] && len(f) == 1 {
			return ""
		}
		return strings.Join(f, " ")
	}
	return ""
}

var keySiteSelf = keySet("الموقع الصحيفة الجريدة الوكالة القناة الشبكة كاتبها كاتبه أصحابها صاحبها المؤسسة التحرير موقعنا هيئة إدارة")

// genericSource reports credits that name nobody.
func genericSource(s string) bool {
	for _, t := range arabic.Tokenize(nil, s) {
		if !genericWords[t.Key] {
			return false
		}
	}
	return true
}

var genericWords = keySet("وكالات وكالة متابعة متابعات مواقع خاص وسائل إعلام صحف تقارير مصادر الوكالات المصدر رصد ترجمة إعداد محلية عربية أجنبية " +
	"التواصل الاجتماعي مواقع إلكترونية شبكات أخبار و")

// winner adds the votes of names that mean one outlet and returns the strongest, in the spelling first seen of the
// heaviest vote; "" without votes.
func winner(votes []vote) string {
	type tally struct {
		name  string
		total float64
		best  float64
		order int
	}
	sums := map[string]*tally{}
	for i, v := range votes {
		key := outletKey(v.name)
		t := sums[key]
		if t == nil {
			t = &tally{order: i}
			sums[key] = t
		}
		t.total += v.weight
		if v.weight > t.best {
			t.best, t.name = v.weight, v.name
		}
	}
	all := make([]*tally, 0, len(sums))
	for _, t := range sums {
		all = append(all, t)
	}
	sort.Slice(all, func(i, j int) bool {
		if all[i].total != all[j].total {
			return all[i].total > all[j].total
		}
		return all[i].order < all[j].order
	})
	if len(all) == 0 {
		return ""
	}
	return all[0].name
}

// outletKey folds a name and drops the word for its kind.
func outletKey(name string) string {
	f := strings.Fields(arabic.Fold(name))
	if len(f) > 1 && siteWords[keyOf(f[0])] {
		f = f[1:]
	}
	return strings.Join(f, " ")
}

// author reads the writer from byline lines, or takes the person the dateline names. Account names in Latin letters, the
// outlet itself and agencies are no authors.
func (p *pageText) author(by, outlet string) string {
	for i := range p.lines {
		l := &p.lines[i]
		if l.kind == "date" {
			if name := p.personIn(writerIn(p.str(l)), outlet); name != "" {
				return name
			}
		}
		if l.kind != "byline" || l.rule == nil {
			continue
		}
		if name := p.personIn(afterLabel(p.str(l), l), outlet); name != "" {
			return name
		}
	}
	return p.personIn(by, outlet)
}

// writerIn reads the writer named in a date line: «… - 4:55 مساء بقلم : فلان».
func writerIn(s string) string {
	for _, label := range [...]string{"بقلم", "كتب:", "كتبت:", "بواسطة", "الكاتب:", "المحرر:"} {
		if i := strings.Index(s, label); i >= 0 {
			return strings.Trim(s[i+len(label):], " \u00a0:/|-")
		}
	}
	return ""
}

// personIn returns s when it can be a person's name: two to five words of letters, none the outlet's.
func (p *pageText) personIn(s, outlet string) string {
	s = tidy(strings.Trim(s, " :|/-–—.،,()"))
	n := len(strings.Fields(s))
	if n < 2 || n > 5 || asciiOnly(s) || p.isAgency(s) || genericSource(s) || outletKey(s) == outletKey(outlet) {
		return ""
	}
	for _, t := range arabic.Tokenize(nil, s) {
		if t.Key.Number() || siteWords[t.Key] {
			return ""
		}
	}
	return s
}
