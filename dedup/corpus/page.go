package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"isnad/similarity/arabic"
)

// ErrNoArticle says that a page holds no running text to speak of: a front page of links, a login form, an error page.
var ErrNoArticle = errors.New("no article text found on the page")

// maxTags is how many tags a page may have to be read as a tree. Pages have some hundreds to ten thousand; a tree of a million costs up to
// half a minute, since tags that are not closed are opened again and again.
const maxTags = 100_000

// ParsePage reads an HTML page in UTF-8. The first article is the page's own, with Body made of its paragraphs, one a line;
// embedded stories follow with ids "#2", "#3"… Fields come from JSON-LD, then meta and time elements, then the text.
// Credits are left to FindCredits; a, nil for the embedded list, tells agencies in datelines from people.
func ParsePage(a *Agencies, data []byte, id string) ([]Article, error) {
	if n := bytes.Count(data, []byte{'<'}); n > maxTags {
		return parseTagSoup(a, data, id, fmt.Errorf("%d tags, more than %d", n, maxTags))
	}
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil { // elements nested deeper than the parser allows: tags that nobody closed
		return parseTagSoup(a, data, id, err)
	}
	art := Article{ID: id}
	meta := readMetadata(doc)
	blocks := htmlBlocks(doc)
	kept := readable(doc)
	title := titleBlock(blocks, meta.title)
	unhint(blocks, kept, title)
	from, to, warning := contentRange(blocks, kept, title)
	if from >= to {
		return nil, ErrNoArticle
	}
	p := pageOfBlocks(a, blocks, from, to)
	p.markTitle(&meta)
	meta.fill(&art)
	if warning != "" {
		art.Warnings = append(art.Warnings, warning)
	}
	return p.pageArticles(art)
}

// pageOfBlocks lays the blocks out as lines of a text. Blocks outside [from, to) that markup does not name are menus.
func pageOfBlocks(a *Agencies, blocks []htmlBlock, from, to int) *pageText {
	var text strings.Builder
	starts := make([]int, len(blocks))
	for i := range blocks {
		starts[i] = text.Len()
		text.WriteString(blocks[i].text)
		text.WriteByte('\n')
	}
	p := &pageText{agencies: a.orDefault(), text: text.String(), html: true}
	p.points = NewPoints(p.text)
	for i := range blocks {
		b := &blocks[i]
		n := len(p.lines)
		if i == from {
			p.first = n
		}
		p.addLine(starts[i], starts[i]+len(b.text))
		for j := n; j < len(p.lines); j++ {
			l := &p.lines[j]
			l.hint, l.heading = b.hint, b.heading
			l.links = b.linked*10 >= len(b.text)*6
			l.bullet = l.bullet || b.item && l.links
			if l.hint == "" && (i < from || i >= to) {
				l.hint = "menu"
			}
		}
	}
	return p
}

// titleBlock finds where the title stands as a heading: the text follows it, however much else is on the page. A heading counts
// when it has the title's words or those before or after its outlet's name, else the first of the first rank. -1 when there is none.
func titleBlock(blocks []htmlBlock, title string) int {
	want := arabic.Tokenize(nil, title)
	first := -1
	for i := range blocks {
		b := &blocks[i]
		if !b.heading || b.linked*2 > len(b.text) {
			continue
		}
		have := arabic.Tokenize(nil, b.text)
		n := len(have)
		if n > 0 && n <= len(want) && n*3 >= len(want) && (sameKeys(have, want[:n]) || sameKeys(have, want[len(want)-n:])) {
			return i
		}
		if first < 0 && b.node.DataAtom == atom.H1 && n >= headlineMin && b.hint == "" {
			first = i
		}
	}
	return first
}

// unhint takes back hints that are too wide: of elements that hold the title («has-sidebar», «single-post-with-comments»), or, on
// a page without one, most of the running text; and of blocks that readability keeps («page-hero-ad-hidden», «#sharing-the-harvest»),
// but for quoted posts, captions, comments, small boxes, and related reading unless there is no other text.
func unhint(blocks []htmlBlock, kept map[string]bool, title int) {
	const box = 60 // words of a teaser or an appeal
	total, plain := 0, 0
	held := map[*html.Node]int{}
	for i := range blocks {
		if b := &blocks[i]; b.running() {
			total += b.words()
			held[b.hinter] += b.words()
			if b.hint == "" && i > title {
				plain += b.words()
			}
		}
	}
	for i := range blocks {
		b := &blocks[i]
		if b.hint == "" || b.hint == "comments" {
			continue
		}
		wide := held[b.hinter]*2 > total
		if title >= 0 {
			wide = below(blocks[title].node, b.hinter)
		}
		if !wide && kept[b.text] && held[b.hinter] > box {
			wide = b.hint != "quoted" && b.hint != "caption" && (b.hint != "related" || plain == 0 && i > title)
		}
		if wide {
			b.hint = ""
		}
	}
}

// Extraction that keeps less than this part of the page's densest block is not believed; but when what it keeps has the length of
// an article, the densest block may as well be the comments.
const (
	enoughText   = .6
	articleWords = 200
	enoughLong   = .2
)

// contentRange says which blocks hold the article: those between the first and the last running block that readability
// keeps, and whatever runs between the title and them. When that is suspiciously little of the densest element's text,
// that element is taken and a warning says so.
func contentRange(blocks []htmlBlock, kept map[string]bool, title int) (from, to int, warning string) {
	isKept := func(b *htmlBlock) bool { return kept[b.text] }
	from, to = runningRange(blocks, title, isKept)
	words := runningWords(blocks, from, to)
	if f, t := runningRange(blocks, -1, isKept); words*2 < runningWords(blocks, f, t) && f < title && t <= title+2 { // the heading stands under the text
		title = -1
		from, to, words = f, t, runningWords(blocks, f, t)
	}
	dense, denseWords := densest(blocks)
	enough := enoughText
	if words >= articleWords {
		enough = enoughLong
	}
	if float64(words) < enough*float64(denseWords) && (title < 0 || from >= to) {
		if words > 0 {
			warning = fmt.Sprintf("extraction kept %d of %d words: the densest block was taken", words, denseWords)
		}
		from, to = runningRange(blocks, title, func(b *htmlBlock) bool { return below(b.node, dense) })
	}
	if from >= to {
		from, to = keptLines(blocks, kept)
	}
	if from >= to {
		from, to = shortArticle(blocks)
	}
	for from < to && from > 0 && kept[blocks[from-1].text] && blocks[from-1].beside(&blocks[from]) {
		from--
	}
	for from < to && to < len(blocks) && blocks[to].follows(&blocks[to-1]) {
		to++
	}
	return from, to, warning
}

// runningRange is the blocks from the first to the last running one that take accepts, all after the title when there is one; and
// from the first that runs after the title.
func runningRange(blocks []htmlBlock, title int, take func(*htmlBlock) bool) (from, to int) {
	from = len(blocks)
	for i := title + 1; i < len(blocks); i++ {
		b := &blocks[i]
		if !b.running() || b.hint != "" {
			continue
		}
		if title >= 0 || take(b) {
			from = min(from, i)
		}
		if take(b) {
			to = i + 1
		}
	}
	return from, to
}

func runningWords(blocks []htmlBlock, from, to int) int {
	words := 0
	for i := from; i < to; i++ {
		if b := &blocks[i]; b.running() && b.hint == "" {
			words += b.words()
		}
	}
	return words
}

// follows reports whether a block too short to be running text is still the text's: it stands beside the one before it.
func (b *htmlBlock) follows(before *htmlBlock) bool {
	return b.linked*2 < len(b.text) && b.beside(before)
}

// beside reports whether two blocks are of one kind and have one parent.
func (b *htmlBlock) beside(before *htmlBlock) bool {
	return b.hint == "" && !b.heading && (b.node == before.node || b.node.Parent == before.node.Parent && b.node.DataAtom == before.node.DataAtom)
}

// readable runs go-readability and returns the texts of the blocks it keeps.
func readable(doc *html.Node) map[string]bool {
	parser := readability.NewParser()
	base := &url.URL{Scheme: "http", Host: "localhost"}
	kept := map[string]bool{}
	article, err := parser.ParseDocument(doc, base)
	if err != nil || article.Node == nil {
		return kept
	}
	for _, b := range htmlBlocks(article.Node) {
		kept[b.text] = true
	}
	return kept
}

// densest returns the element with the most running text in its own blocks or in those of its direct children, which count half
// for their grandparent (as Readability scores it), and how many words of running text these are.
func densest(blocks []htmlBlock) (*html.Node, int) {
	score := map[*html.Node]int{}
	for i := range blocks {
		b := &blocks[i]
		if !b.running() || b.hint != "" {
			continue
		}
		n := b.words() * 2
		for node, depth := b.node, 0; node != nil && depth < 3; node, depth = node.Parent, depth+1 {
			score[node] += n
			if depth > 0 {
				n /= 2
			}
		}
	}
	var best *html.Node
	for i := range blocks { // document order breaks ties
		for node, depth := blocks[i].node, 0; node != nil && depth < 3; node, depth = node.Parent, depth+1 {
			if s := score[node]; s > 0 && (best == nil || s > score[best]) {
				best = node
			}
		}
	}
	words := 0
	for i := range blocks {
		b := &blocks[i]
		if b.running() && b.hint == "" && best != nil && (b.node == best || b.node.Parent == best || b.node.Parent != nil && b.node.Parent.Parent == best) {
			words += b.words()
		}
	}
	return best, words
}

// below reports whether n is ancestor or stands below it.
func below(n, ancestor *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == ancestor {
			return true
		}
	}
	return false
}

// keptLines finds an article without running text, such as a list: the blocks of some words that readability keeps.
func keptLines(blocks []htmlBlock, kept map[string]bool) (int, int) {
	from, to, words := len(blocks), 0, 0
	for i := range blocks {
		if b := &blocks[i]; b.hint == "" && !b.heading && b.linked*2 < len(b.text) && b.words() > headlineMin && kept[b.text] {
			from, to = min(from, i), i+1
			words += b.words()
		}
	}
	if words < storyWords {
		return 0, 0
	}
	return from, to
}

// shortArticle finds a news item too short for any measure: the unlinked blocks after the page's first heading that make at
// least eight words.
func shortArticle(blocks []htmlBlock) (int, int) {
	at := -1
	for i := range blocks {
		if blocks[i].heading && blocks[i].hint == "" {
			at = i + 1
			break
		}
	}
	if at < 0 {
		return 0, 0
	}
	to, words := at, 0
	for ; to < len(blocks); to++ {
		b := &blocks[to]
		if b.hint != "" || b.heading || b.linked*2 > len(b.text) {
			break
		}
		words += b.words()
	}
	if words < 8 {
		return 0, 0
	}
	return at, to
}

// markTitle marks the lines that say the title again. When only a part of the title stands on the page, before or after a
// separating mark, that part is the title, and the other the outlet if nothing better names it.
func (p *pageText) markTitle(m *metadata) {
	if p.markLines(m.title) {
		return
	}
	for _, sep := range []string{" - ", " – ", " — ", " | ", "|", " :: ", " » "} {
		for _, at := range []int{strings.LastIndex(m.title, sep), strings.Index(m.title, sep)} {
			if at <= 0 {
				continue
			}
			before, after := strings.TrimSpace(m.title[:at]), strings.TrimSpace(m.title[at+len(sep):])
			for _, x := range [][2]string{{before, after}, {after, before}} {
				if len(strings.Fields(x[0])) >= headlineMin && len(strings.Fields(x[1])) <= 5 && p.markLines(x[0]) {
					m.title, p.site = x[0], x[1]
					return
				}
			}
		}
	}
}

// markLines marks the lines that consist of the words of a title; false when there is none.
func (p *pageText) markLines(title string) bool {
	keys := arabic.Tokenize(nil, title)
	found := false
	for i := range p.lines {
		l := &p.lines[i]
		if sameKeys(l.tokens, keys) && (l.heading || i < len(p.lines)/2) && l.hint != "related" {
			l.kind, l.title, found = "headline", true, true
		}
	}
	return found
}

// pageArticles judges a laid-out page, cuts Body down to the article and makes the articles.
func (p *pageText) pageArticles(art Article) ([]Article, error) {
	stories := p.judge(false)
	p.describe(&art)
	from, to := p.extent(stories)
	if from >= to {
		return nil, ErrNoArticle
	}
	p.cut(from, to)
	for i := range stories {
		stories[i].Start -= from
		stories[i].End -= from
	}
	art.Body = p.text
	return p.finishArticles(art, stories), nil
}

// extent is the lines that become Body: the text, embedded stories, and credits and bylines next to the text.
func (p *pageText) extent(stories []Span) (from, to int) {
	from, to = len(p.lines), 0
	for i := range p.lines {
		if p.lines[i].kind == "" {
			from, to = min(from, i), i+1
		}
	}
	if from >= to {
		return 0, 0
	}
	for i := from - 1; i >= 0 && i >= from-6; i-- {
		if l := &p.lines[i]; l.title {
			break
		} else if l.kind == "credit" || l.kind == "byline" {
			from = i
		}
	}
	for i := to; i < len(p.lines) && i < to+6; i++ {
		if p.lines[i].kind == "credit" {
			to = i + 1
			break
		}
	}
	for _, s := range stories {
		to = max(to, s.End)
	}
	return from, to
}

// cut reduces the page to lines [from, to).
func (p *pageText) cut(from, to int) {
	p.lines = p.lines[from:to]
	start, end := p.lines[0].start, p.lines[len(p.lines)-1].end
	p.text = p.text[start:end]
	p.points = NewPoints(p.text)
	for i := range p.lines {
		p.lines[i].start -= start
		p.lines[i].end -= start
	}
	p.first = max(0, p.first-from)
}
