package corpus

import (
	"strings"

	"isnad/similarity/arabic"
)

// What the lines from the first paragraph on are: text, furniture between it, and everything under it.

// bodyWalk is the state of judging a page from its first paragraph down.
type bodyWalk struct {
	*pageText
	first    int
	over     string // not "": the article is over, and what follows is of this kind
	list     string // not "": inside a list under a heading of this kind
	listLine int    // where that heading stands
	bullets  bool   // the list is bulleted
	lastOwn  int    // the last paragraph of the text
	signal   bool   // something that stands under articles came since lastOwn
	stories  []Span // lines of embedded stories
	looks    int    // how often the rest of the page was looked at
}

// maxLooks bounds the looks at the rest of a page, so that a page of nothing but headings costs no square of its length.
const maxLooks = 100

// look counts one; false when there have been enough.
func (w *bodyWalk) look() bool {
	w.looks++
	return w.looks <= maxLooks
}

// judgeBody labels the lines from first on and returns the embedded stories as line ranges.
func (p *pageText) judgeBody(first int, embedded bool) []Span {
	w := &bodyWalk{pageText: p, first: first, lastOwn: first}
	for i := first; i < len(p.lines); i++ {
		l := &p.lines[i]
		if l.kind != "" {
			continue
		}
		switch {
		case p.quoted(i):
		case l.rule != nil:
			i = w.ruled(i, embedded)
		case w.over != "":
			l.kind = w.over
		case w.inList(i):
			l.kind = w.list
		case l.hint != "":
			l.kind = l.hint
			w.signal = true
		default:
			w.own(i)
		}
	}
	w.trimEnd()
	return w.stories
}

// own takes line i for text.
func (w *bodyWalk) own(i int) {
	if w.list != "" {
		w.list = ""
	}
	if w.lines[i].paragraph() {
		w.lastOwn = i
		w.signal = false
	}
}

// inList reports whether line i still belongs to the list under a heading: headlines, menu words, cut-off leads. A paragraph
// ends the list, but under the article a paragraph that shares too few words with it is another article's.
func (w *bodyWalk) inList(i int) bool {
	if w.list == "" {
		return false
	}
	l := &w.lines[i]
	if w.listLine+1 == i {
		w.bullets = l.bullet
	}
	if l.bullet && !w.bullets && !l.links { // a list of the text's own
		return w.over != ""
	}
	if l.bullet || l.links || !l.paragraph() || teaser(w.str(l)) {
		if w.list == "related" && !l.bullet && !l.links && l.words() >= paragraphShort && continues(w.str(l)) {
			return false
		}
		return !(w.list == "tags" && l.words() > 8)
	}
	if w.list != "tags" && w.lead(i) {
		return true
	}
	if w.list == "tags" || w.anyGoesOn(i-1) || w.unbroken(i) {
		return false
	}
	w.over = w.list
	return true
}

// shared is how many of a paragraph's content words the article must have used before for the paragraph to be taken for
// its own when it stands under a list of other articles. Within the articles of ten newspapers and sites the median is .31, and
// 82 % lie above; of paragraphs taken from other articles 95 % lie below .17.
const shared = .18

// goesOn reports whether the article goes on at line i, after a list of links.
func (w *bodyWalk) goesOn(i int) bool {
	before := w.contentWords(0, i)
	for j := range w.lines[:w.first] {
		if l := &w.lines[j]; l.title {
			w.addContent(before, l)
		}
	}
	l := &w.lines[i]
	return w.share(l, before) >= shared || continues(w.str(l)) || w.ownWords(w.first, i) < 60
}

// answers is the part of a headline's content words that the lead under it repeats, at least.
const answers = .5

// lead reports that line i is the lead of the headline above it, which is another article's.
func (w *bodyWalk) lead(i int) bool {
	h := &w.lines[i-1]
	if i-1 <= w.listLine || !h.headline() || w.unbroken(i) {
		return false
	}
	words := map[arabic.Key]bool{}
	w.addContent(words, &w.lines[i])
	return w.share(h, words) >= answers
}

// unbroken reports that paragraph follows paragraph from line i to the next heading or notice: an article, not a list of
// others', where a headline stands above each lead.
func (w *bodyWalk) unbroken(i int) bool {
	const reach = 60 // lines; by then it is decided
	paragraphs, others := 0, 0
	for end := min(len(w.lines), i+reach); i < end && w.lines[i].rule == nil; i++ {
		if l := &w.lines[i]; l.paragraph() && !teaser(w.str(l)) {
			paragraphs++
		} else {
			others++
		}
	}
	return paragraphs >= 2 && others*2 <= paragraphs
}

// continues reports a first word that carries a text on: «وأضاف», «كما», «من جهته». No headline begins so.
func continues(s string) bool {
	for _, c := range continuations {
		if strings.HasPrefix(s, c) {
			return true
		}
	}
	return false
}

var continuations = [...]string{
	"وأض", "وأك", "وأش", "وأو", "وأع", "وأف", "وأب", "وأنّ", "وأن ", "وقال", "وذكر", "وتابع", "وبين", "وبيّن", "وكان", "وفي", "ومن ", "ولفت", "وشدد", "وشدّد", "وختم",
	"ويذكر", "وي", "وتأ", "وتش", "وتع", "وتق", "وتم ", "وقد ", "وهو ", "وهي ", "ولم ", "ولا ", "ولن ", "وإن ", "وإذا ", "وعن ", "وعلى ", "وإلى ", "وبعد ", "وقبل ", "وبحسب ", "ووفق",
	"وهذا ", "وهذه ", "ومع ", "وحول ", "وردا ", "ونقل", "ونفى", "وطالب", "ودعا", "ورأى", "ورد ", "واعتبر", "واضاف", "واكد", "واشار", "واوضح", "وصرح",
	"كما ", "من جهت", "من جانب", "في المقابل", "يذكر أن", "يشار إلى", "في حين", "فيما ", "إلى ذلك", "في غضون ذلك", "في سياق متصل", "هذا و",
}

// ruled handles a line that a phrase rule names and returns the last line it has dealt with.
func (w *bodyWalk) ruled(i int, embedded bool) int {
	l := &w.lines[i]
	r := l.rule
	if w.over != "" && r.how != opensStory {
		l.kind = r.kind
		return i
	}
	switch r.how {
	case opensStory:
		if !embedded && w.look() {
			if s, ok := w.storyAt(i); ok {
				return w.takeStory(i, s)
			}
		}
		l.kind = "related"
		w.openList(i, "related")
	case opensList:
		if w.loneWordInText(i) {
			w.own(i)
			return i
		}
		l.kind = r.kind
		w.openList(i, r.kind)
		w.signal = w.signal || r.kind == "tags"
	case endsPage:
		l.kind = r.kind
		if w.mayEnd(i) {
			w.over = r.kind
		}
	case wholeWord:
		if w.loneWordInText(i) {
			w.own(i)
			return i
		}
		l.kind = r.kind
	default:
		l.kind = r.kind
		if r.kind != "related" && r.kind != "caption" {
			w.signal = true
		}
		if w.list != "tags" {
			w.list = ""
		}
	}
	return i
}

// loneWordInText reports a menu word that stands alone between two paragraphs: a subheading («الاقتصاد»), not a menu.
func (w *bodyWalk) loneWordInText(i int) bool {
	if r := w.lines[i].rule; r.kind != "menu" && !(r.kind == "related" && w.lines[i].heading && r.words == 1) {
		return false
	}
	return i > 0 && w.lines[i-1].kind == "" && w.lines[i-1].paragraph() && i+1 < len(w.lines) && w.lines[i+1].rule == nil &&
		w.lines[i+1].paragraph() && w.list == "" && w.over == "" && w.lines[i].words() <= 2 && !w.lines[i].links
}

// openList opens the list under the heading at line i. A heading that carries its headline in its own line («اقرأ أيضا: …»)
// opens one only if bulleted lines follow.
func (w *bodyWalk) openList(i int, kind string) {
	l := &w.lines[i]
	inline := l.words() > l.rule.words+2
	if inline && (i+1 >= len(w.lines) || !w.lines[i+1].bullet && !w.lines[i+1].links) {
		w.list = ""
		return
	}
	w.list, w.listLine = kind, i
}

// mayEnd reports whether a heading that ends articles may do so at line i: more of the page's running text stands above than
// below it, or nothing below looks like the article's.
func (w *bodyWalk) mayEnd(i int) bool {
	if !w.look() {
		return false
	}
	above := w.ownWords(w.first, i)
	below := 0
	for j := i + 1; j < len(w.lines); j++ {
		l := &w.lines[j]
		if l.rule != nil && l.rule.how == opensStory {
			break
		}
		if l.rule == nil && l.paragraph() {
			below += l.words()
		}
	}
	return above >= below || i+1 < len(w.lines) && !w.anyGoesOn(i)
}

// anyGoesOn reports whether the article goes on in one of the three paragraphs after line i.
func (w *bodyWalk) anyGoesOn(i int) bool {
	if !w.look() {
		return true
	}
	n := 0
	for j := i + 1; j < len(w.lines) && n < 3; j++ {
		l := &w.lines[j]
		if l.rule != nil && opensTail(l.rule) {
			return false
		}
		if l.rule == nil && l.paragraph() {
			if n++; w.goesOn(j) {
				return true
			}
		}
	}
	return false
}

// quoted marks an embedded post: its text with the link to its picture, and its signature line. It reports whether line i is
// part of one.
func (p *pageText) quoted(i int) bool {
	l := &p.lines[i]
	s := p.str(l)
	if l.hint == "quoted" {
		l.kind = "quoted"
		return true
	}
	if postSignature(s) >= len(s)-4 && postSignature(s) > 0 && (l.words() < 90) {
		l.kind = "quoted"
		if i > 0 && p.lines[i-1].kind == "" && postText(p.str(&p.lines[i-1])) {
			p.lines[i-1].kind = "quoted"
		}
		return true
	}
	if l.words() < 90 && endsInPostLink(s) {
		l.kind = "quoted"
		return true
	}
	return false
}

var postLinks = [...]string{"pic.twitter.com/", "pic.x.com/", "https://t.co/", "http://t.co/"}

// endsInPostLink reports text that ends in the link a post's picture gets.
func endsInPostLink(s string) bool {
	f := strings.Fields(s)
	if len(f) < 2 {
		return false
	}
	for _, l := range postLinks {
		if strings.Contains(f[len(f)-1], l) {
			return true
		}
	}
	return false
}

// postText reports a line that can be the text of a post whose signature follows: it has a link, a handle or a hashtag.
func postText(s string) bool {
	return strings.Contains(s, "http") || strings.ContainsAny(s, "#@") || endsInPostLink(s)
}

// trimEnd takes the leftovers under the text: short lines that no rule knows. One line directly under the last paragraph may be
// the text's own last words; a group of them, or any that comes after furniture, is not. A list that the text announces
// («… وهي:») is the text's.
func (w *bodyWalk) trimEnd() {
	if w.lastOwn >= len(w.lines) || !w.lines[w.lastOwn].paragraph() {
		return
	}
	from := w.announcedEnd() + 1
	before := w.contentWords(w.first, from)
	group, apart := 0, false
	for i := from; i < len(w.lines); i++ {
		l := &w.lines[i]
		if l.kind != "" {
			apart = apart || l.kind != "quoted" && l.kind != "caption"
			continue
		}
		switch {
		case w.dateLine(l):
			l.kind = "date"
		case w.bylineEnd(l) > 0 && l.words() <= 6:
			l.kind = "byline"
		case apart:
			l.kind = "menu"
		case l.words() >= paragraphShort && (continues(w.str(l)) || w.share(l, before) >= 2*shared):
			from = i + 1 // a paragraph without its full stop
			group = 0
		default:
			group++
		}
	}
	if group < 2 {
		return
	}
	for i := from; i < len(w.lines); i++ {
		if l := &w.lines[i]; l.kind == "" && !l.full {
			l.kind = "menu"
		}
	}
}

// announcedEnd is the last line of a list that the text's end announces, else the last paragraph.
func (w *bodyWalk) announcedEnd() int {
	end := w.lastOwn
	for i := w.lastOwn; i < len(w.lines) && w.lines[i].kind == ""; i++ {
		if strings.HasSuffix(w.str(&w.lines[i]), ":") {
			for end = i; end+1 < len(w.lines) && w.lines[end+1].kind == ""; end++ {
			}
			return end
		}
	}
	return end
}
