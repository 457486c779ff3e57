package corpus

import (
	"strings"
	"unicode/utf8"

	"isnad/similarity/arabic"
)

// Where the running text begins, and what the lines above it are.

const (
	headLines     = 80 // lines looked at for a title that stands there twice
	titleDistance = 15 // lines between the two
	titleToText   = 10 // lines between the second and the first paragraph
	headWords     = 80 // words of running text (a lead, a notice) that may stand above the second
)

// swallowTickers marks the headlines under a ticker's heading at the head of a page. In a text dump the whole ticker is
// often one long line, so the line after the heading goes whatever its length, unless it closes like a paragraph of
// ordinary length.
func (p *pageText) swallowTickers() {
	for i := range p.lines {
		l := &p.lines[i]
		if l.rule == nil && p.runOn(i) {
			l.kind = "ticker"
			continue
		}
		if l.rule == nil && l.paragraph() {
			return
		}
		if l.rule == nil || l.rule.how != opensList || l.kind != "" || l.rule.kind != "ticker" {
			continue
		}
		l.kind = "ticker"
		for j := i + 1; j < len(p.lines) && j-i <= 40; j++ {
			n := &p.lines[j]
			if n.rule != nil || p.dateLine(n) || n.full && n.words() < 60 || p.repeats(j) {
				break
			}
			if n.headline() && !n.bullet && j+1 < len(p.lines) && (!p.lines[j+1].headline() || p.aboveDate(j)) {
				break // the last before a date or a text is the page's own title, if it is anything
			}
			n.kind = "ticker"
			if n.words() > headlineMax {
				break
			}
		}
	}
}

// A ticker without a heading is one line of headlines run together, with wide spaces between them or with nothing at all.
const (
	tickerParts = 4  // pieces between wide spaces
	tickerWords = 35 // of a line that never closes a sentence
)

// runOn reports such a line. One with nothing between its headlines looks like a paragraph that lacks its full stop; it is told by
// sharing too few words with the text below it.
func (p *pageText) runOn(i int) bool {
	l := &p.lines[i]
	if l.full || l.words() < headlineMax || i+2 >= len(p.lines) {
		return false
	}
	s := p.str(l)
	pieces := 0
	for _, sep := range [...]string{"    ", "   ", " | ", " • ", " ● ", " *** "} {
		pieces = max(pieces, strings.Count(s, sep)+1)
	}
	if pieces > tickerParts {
		return true
	}
	below := p.contentWords(i+1, min(i+12, len(p.lines)))
	return l.words() >= tickerWords && len(below) >= 20 && !l.comma && !strings.Contains(s, ". ") && p.share(l, below) < shared
}

// repeats reports whether the headline at i stands again a few lines further down, as only the page's own title does.
func (p *pageText) repeats(i int) bool {
	if !p.lines[i].headline() {
		return false
	}
	for j := i + 1; j < len(p.lines) && j-i <= titleDistance; j++ {
		a, b := &p.lines[i], &p.lines[j]
		if p.sameWords(a, b) || b.headline() && b.rule == nil && p.titleWithSite(a, b) {
			return true
		}
	}
	return false
}

// sameWords reports whether two lines are the same but for spelling and punctuation.
func (p *pageText) sameWords(a, b *line) bool {
	return sameKeys(a.tokens, b.tokens)
}

func sameKeys(a, b []arabic.Token) bool {
	if len(a) != len(b) || len(a) == 0 {
		return false
	}
	for i := range a {
		if a[i].Key != b[i].Key {
			return false
		}
	}
	return true
}

// findTwice looks for a title that stands twice in the head of the page, the second time perhaps without the outlet's
// name that follows it («… - الموقع»). It marks both and returns the index of the second, or -1.
func (p *pageText) findTwice() int {
	for i := range p.lines[:min(headLines, len(p.lines))] {
		a := &p.lines[i]
		if !a.headline() || a.rule != nil || a.bullet || a.kind != "" {
			continue
		}
		for j := i + 1; j < len(p.lines) && j-i <= titleDistance; j++ {
			b := &p.lines[j]
			if b.kind != "" || b.rule != nil || b.bullet {
				continue
			}
			same := p.sameWords(a, b)
			long, short := a, b
			if !same && a.words() != b.words() {
				if a.words() < b.words() {
					long, short = b, a
				}
				same = short.headline() && p.titleWithSite(long, short)
			}
			if same && p.paragraphWithin(j+1, titleToText) && p.runningWords(j) <= headWords {
				a.kind, b.kind = "headline", "headline"
				short.title = true
				return j
			}
		}
	}
	return -1
}

// runningWords counts the words of the paragraphs above line i.
func (p *pageText) runningWords(i int) int {
	n := 0
	for j := range p.lines[:i] {
		if l := &p.lines[j]; l.rule == nil && l.kind == "" && l.hint == "" && l.paragraph() {
			n += l.words()
		}
	}
	return n
}

// titleWithSite reports whether long is short, a separating mark, and a few words more: the outlet's name.
func (p *pageText) titleWithSite(long, short *line) bool {
	n := short.words()
	if n < 4 || long.words() <= n || long.words()-n > 5 || !sameKeys(long.tokens[:n], short.tokens) {
		return false
	}
	s := p.str(long)
	if !markAfter(s, int(long.tokens[n-1].End)) {
		return false
	}
	p.site = strings.TrimLeft(s[long.tokens[n-1].End:], " \u00a0-–—|:/»«•·")
	return p.site != ""
}

// paragraphWithin reports whether one of the n lines from i is running text.
func (p *pageText) paragraphWithin(i, n int) bool {
	for ; i < len(p.lines) && n > 0; i, n = i+1, n-1 {
		if l := &p.lines[i]; l.rule == nil && l.kind == "" && l.paragraph() {
			return true
		}
	}
	return false
}

// findFirst returns the first line of the article's own text, looking from line from. A page without a paragraph (verses, a
// sentence or two) begins with the first line that is nothing else.
func (p *pageText) findFirst(from int) int {
	own := 0 // words that no rule knows
	for i := from; i < len(p.lines); i++ {
		l := &p.lines[i]
		if l.rule != nil && opensTail(l.rule) && own > 0 {
			break
		}
		if l.rule == nil && l.kind == "" {
			own += l.words()
		}
		if l.rule == nil && l.kind == "" && l.hint == "" && l.paragraph() && !p.dateLine(l) && !teaser(p.str(l)) {
			return i
		}
	}
	if i := p.findUnclosed(from); i >= 0 {
		return i
	}
	for i := from; i < len(p.lines); i++ {
		l := &p.lines[i]
		if l.rule == nil && l.kind == "" && l.hint == "" && !l.bullet && !p.dateLine(l) && !address(p.str(l)) && (i > 0 || len(p.lines) == 1) {
			return i
		}
	}
	return len(p.lines)
}

// findUnclosed finds the first paragraph of a page whose paragraphs are short and lack their full stops: a line longer than
// headlines are, or one of ten words under the line of the date or the byline. -1 when there is none.
func (p *pageText) findUnclosed(from int) int {
	for i := from; i < len(p.lines); i++ {
		l := &p.lines[i]
		if l.rule != nil && opensTail(l.rule) {
			return -1
		}
		if l.rule != nil || l.kind != "" || l.hint != "" || l.bullet || p.dateLine(l) || teaser(p.str(l)) {
			continue
		}
		under := i > 0 && (p.dateLine(&p.lines[i-1]) || p.bylineEnd(&p.lines[i-1]) > 0 || p.lines[i-1].rule != nil && p.lines[i-1].rule.kind == "byline")
		if l.words() >= 14 || l.words() >= 10 && under {
			return i
		}
	}
	return -1
}

// opensTail reports rules that stand under an article, never above it.
func opensTail(r *rule) bool { return r.how == opensStory || r.how == endsPage && r.kind == "comments" }

// ownWords counts the words of unmarked lines in [from, to).
func (p *pageText) ownWords(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		if l := &p.lines[i]; l.rule == nil && l.kind == "" {
			n += l.words()
		}
	}
	return n
}

// teaser reports the opening of another article, cut off: it ends in dots, and only pages' lists cut like that.
func teaser(s string) bool {
	return (strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…") || strings.HasSuffix(s, "[…]") || strings.HasSuffix(s, "[...]")) &&
		utf8.RuneCountInString(s) < 250
}

// address reports a line that is an internet address.
func address(s string) bool {
	if strings.ContainsAny(s, " \t\n") {
		return false
	}
	low := strings.ToLower(s)
	return strings.HasPrefix(low, "www.") || strings.HasPrefix(low, "http") || strings.Count(low, ".") > 0 && asciiOnly(low) && len(low) > 5
}

func asciiOnly(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// findTitle picks the page's title among the lines above the text when none stands there twice: the one that shares
// most of its words with the first paragraphs. A lone candidate needs no such proof. Nothing is picked when nothing fits.
func (p *pageText) findTitle(first int) {
	candidates := p.titleCandidates(first, false)
	if len(candidates) == 0 {
		candidates = p.titleCandidates(first, true)
	}
	if len(candidates) == 0 {
		return
	}
	lead := p.contentWords(first, min(first+4, len(p.lines)))
	best, bestScore := -1, 0.15
	for _, i := range candidates {
		score := p.share(&p.lines[i], lead)
		if p.lines[i].heading || p.aboveDate(i) {
			score += .3
		}
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	if i := candidates[0]; best < 0 && len(candidates) == 1 && !p.siteHead(i) && (p.lines[i].words() > headlineMin || p.aboveDate(i)) {
		best = i
	}
	if best >= 0 {
		p.lines[best].kind, p.lines[best].title = "headline", true
	}
}

// titleCandidates are the lines above the text that could be its title; loosely also those that look like a byline («روسيا: …»),
// and, right above a date, those of one or two words, as columns have.
func (p *pageText) titleCandidates(first int, loosely bool) []int {
	var out []int
	for i := range p.lines[:first] {
		l := &p.lines[i]
		if i <= 1 && p.menuBelow(i) { // the masthead, or its slogan
			continue
		}
		if l.kind != "" || l.rule != nil || l.bullet || p.dateLine(l) || address(p.str(l)) || l.hint != "" && !l.heading {
			continue
		}
		if l.headline() && (loosely && l.words() > headlineMin || p.bylineEnd(l) == 0) || loosely && l.words() < headlineMin && p.aboveDate(i) {
			out = append(out, i)
		}
	}
	return out
}

// aboveDate reports whether the line after i is the page's date.
func (p *pageText) aboveDate(i int) bool {
	return i+1 < len(p.lines) && (p.dateLine(&p.lines[i+1]) || p.lines[i+1].rule != nil && p.lines[i+1].rule.kind == "date")
}

// judgeHead says of each line above the text what it is.
func (p *pageText) judgeHead(first int) {
	titleAt := -1
	for i := range p.lines[:first] {
		if p.lines[i].title {
			titleAt = i
		}
	}
	for i := range p.lines[:first] {
		l := &p.lines[i]
		if l.kind != "" {
			continue
		}
		switch {
		case l.rule != nil:
			l.kind = l.rule.kind
		case p.dateLine(l):
			l.kind = "date"
		case address(p.str(l)):
			l.kind = "menu"
		case l.hint != "":
			l.kind = l.hint
		case titleAt >= 0 && i > titleAt && p.bylineEnd(l) > 0:
			l.kind = "byline"
		case l.headline() && !l.bullet && titleAt >= 0 && (i > titleAt || titleAt-i <= 2) && !p.siteHead(i):
			l.kind = "headline"
		case p.bylineEnd(l) > 0:
			l.kind = "byline"
		default:
			l.kind = "menu"
		}
	}
}

// menuBelow reports whether one of the two lines after i is a menu: «الرئيسية | سياسة | رياضة».
func (p *pageText) menuBelow(i int) bool {
	for j := i + 1; j <= i+2 && j < len(p.lines); j++ {
		if l := &p.lines[j]; strings.Count(p.str(l), "|") >= 2 && !l.full {
			return true
		}
	}
	return false
}

// siteWords name kinds of outlets, as mastheads do.
var siteWords = keySet("صحيفة جريدة يومية وكالة شبكة موقع قناة إخبارية اخبارية مجلة إذاعة مؤسسة إعلامية مستقلة أسبوعية سياسية بوابة " +
	"الإخبارية الاخبارية الإلكترونية إلكترونية الإعلامية للأنباء للأخبار الإخباري الاخباري")

// outletWords stand in outlets' names and not in people's.
var outletWords = keySet("نيوز اليوم برس نت بوست لايف الآن إكسبرس تايمز سكاي تي في أونلاين اونلاين news press tv online live post times")

// allSiteWords reports names that name nothing: «سياسية», «وكالة».
func allSiteWords(s string) bool {
	for _, t := range arabic.Tokenize(nil, s) {
		if !siteWords[t.Key] {
			return false
		}
	}
	return true
}

func keySet(words string) map[arabic.Key]bool {
	set := map[arabic.Key]bool{}
	for _, t := range arabic.Tokenize(nil, words) {
		set[t.Key] = true
	}
	return set
}

// siteHead reports a masthead: one of the page's first lines that calls itself a paper, a network, a site, with a mark between
// its name and what it is, or with its address above or below.
func (p *pageText) siteHead(i int) bool {
	l := &p.lines[i]
	if i > 8 || l.full || l.words() > 14 || p.dateLine(l) {
		return false
	}
	named := false
	for _, t := range l.tokens {
		named = named || siteWords[t.Key]
	}
	if allSiteWords(firstPart(p.str(l))) {
		return false
	}
	if i == 0 && l.words() <= 4 && p.menuBelow(i) {
		return true
	}
	near := i > 0 && address(p.str(&p.lines[i-1])) || i+1 < len(p.lines) && address(p.str(&p.lines[i+1]))
	s := p.str(l)
	return named && (near || strings.Contains(s, " - ") || strings.Contains(s, "|") || strings.Contains(s, " – ")) || near && i <= 2 && l.words() <= 4
}
