package corpus

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlBlock is the text of one block element (or of what stands between two line breaks in it), spaces collapsed.
type htmlBlock struct {
	text    string
	node    *html.Node // the nearest block element around it
	heading bool
	item    bool // in a list
	linked  int  // bytes of text inside links
	hint    string
	hinter  *html.Node // the element that gave the hint
}

// htmlBlocks walks a document and returns its visible text block by block, in document order.
func htmlBlocks(root *html.Node) []htmlBlock {
	w := &blockWalker{}
	w.walk(root, blockContext{node: root}, 0)
	w.flush()
	return w.blocks
}

// blockContext is what a block inherits from the elements around it.
type blockContext struct {
	node          *html.Node
	hint          string
	hinter        *html.Node
	heading, item bool
	link, pre     bool
}

type blockWalker struct {
	blocks  []htmlBlock
	text    strings.Builder
	linked  int
	space   bool // a space is due before the next word
	current blockContext
}

// maxDepth bounds recursion on hostile pages; html.Parse itself nests at most 512 elements deep.
const maxDepth = 2000

func (w *blockWalker) walk(n *html.Node, c blockContext, depth int) {
	if depth > maxDepth {
		return
	}
	switch n.Type {
	case html.TextNode:
		w.add(n.Data, c)
		return
	case html.ElementNode:
		if skipped(n) {
			return
		}
		if n.DataAtom == atom.Br {
			w.flush()
			return
		}
	case html.DocumentNode:
	default:
		return
	}
	isBlock := n.Type == html.ElementNode && !inlineElements[n.DataAtom]
	if n.Type == html.ElementNode {
		c = c.inside(n, isBlock)
	}
	if isBlock {
		w.flush()
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		w.walk(child, c, depth+1)
	}
	if isBlock {
		w.flush()
	}
}

// add appends text, its spaces collapsed; line ends inside <pre> stay.
func (w *blockWalker) add(s string, c blockContext) {
	for _, r := range s {
		switch {
		case c.pre && r == '\n':
			w.flush()
		case unicode.IsSpace(r):
			w.space = w.text.Len() > 0
		case r == utf8.RuneError || unicode.IsControl(r):
		default:
			if w.text.Len() == 0 {
				w.current = c
			} else if w.space {
				w.text.WriteByte(' ')
			}
			w.space = false
			w.text.WriteRune(r)
			if c.link {
				w.linked += utf8.RuneLen(r)
			}
		}
	}
}

func (w *blockWalker) flush() {
	if w.text.Len() > 0 {
		c := w.current
		w.blocks = append(w.blocks, htmlBlock{
			text: w.text.String(), node: c.node, heading: c.heading, item: c.item, linked: w.linked, hint: c.hint, hinter: c.hinter,
		})
	}
	w.text.Reset()
	w.linked, w.space = 0, false
}

// inside is the context within element n.
func (c blockContext) inside(n *html.Node, isBlock bool) blockContext {
	if isBlock {
		c.node = n
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		c.heading = true
	case atom.Li:
		c.item = true
	case atom.A:
		c.link = true
	case atom.Pre:
		c.pre = true
	}
	if h := elementHint(n); h != "" {
		c.hint, c.hinter = h, n
	}
	return c
}

var inlineElements = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Cite: true, atom.Code: true,
	atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Ins: true, atom.Kbd: true, atom.Mark: true,
	atom.Q: true, atom.S: true, atom.Small: true, atom.Span: true, atom.Strike: true, atom.Strong: true, atom.Sub: true, atom.Sup: true,
	atom.Time: true, atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true, atom.Img: true, atom.Label: true,
}

var skippedElements = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true, atom.Iframe: true, atom.Object: true,
	atom.Embed: true, atom.Canvas: true, atom.Audio: true, atom.Video: true, atom.Select: true, atom.Textarea: true, atom.Button: true,
	atom.Head: true, atom.Map: true, atom.Math: true, atom.Datalist: true,
}

// skipped reports elements without text for readers.
func skipped(n *html.Node) bool {
	if skippedElements[n.DataAtom] {
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			if strings.Contains(strings.ReplaceAll(strings.ToLower(a.Val), " ", ""), "display:none") {
				return true
			}
		}
	}
	return false
}

// classHints read the names that themes give to parts of a page. The first that matches counts.
var classHints = []struct {
	names *regexp.Regexp
	kind  string
}{
	{regexp.MustCompile(`twitter-tweet|twitter-video|instagram-media|fb-post|tiktok-embed|embed-tweet|telegram-post`), "quoted"},
	{regexp.MustCompile(`cookie|gdpr|consent|copyright|disclaimer`), "disclaimer"},
	{regexp.MustCompile(`breadcrumb|navbar|nav-|-nav|main-?menu|top-?bar|site-header|site-footer|footer|pagination|post-navigation|skip-link|masthead|search-form`), "menu"},
	{regexp.MustCompile(`ticker|marquee|breaking|newsflash|urgent-news`), "ticker"},
	{regexp.MustCompile(`comment|respond|disqus`), "comments"},
	{regexp.MustCompile(`share|sharing|social|addtoany|sharedaddy|follow-us|newsletter|subscribe|app-download`), "share"},
	{regexp.MustCompile(`related|read-?also|also-?read|recommend|popular|most-|trending|sidebar|side-bar|widget|latest|more-news|more-stories|jp-relatedposts|yarpp|outbrain|taboola|you-may`), "related"},
	{regexp.MustCompile(`tagcloud|post-tags|tags-|-tags|\btags\b|keywords|entry-tags|tag-links`), "tags"},
	{regexp.MustCompile(`author-box|about-author|author-bio|author-info|author-card`), "author-box"},
	{regexp.MustCompile(`views|hits|counter|visitors|post-meta-views`), "counter"},
	{regexp.MustCompile(`caption|photo-credit|image-credit`), "caption"},
	{regexp.MustCompile(`advert|\bads?\b|ad-slot|sponsor|promo|banner`), "disclaimer"},
}

// elementHint says what an element's tag, role, class and id call it: a kind of furniture, or "".
func elementHint(n *html.Node) string {
	switch n.DataAtom {
	case atom.Nav, atom.Menu, atom.Footer:
		return "menu"
	case atom.Aside:
		return "related"
	case atom.Figcaption:
		return "caption"
	case atom.Marquee:
		return "ticker"
	case atom.Body, atom.Html, atom.Main, atom.Article:
		return ""
	}
	var names string
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id":
			names += " " + strings.ToLower(a.Val)
		case "role":
			if a.Val == "navigation" || a.Val == "menu" || a.Val == "contentinfo" || a.Val == "search" {
				return "menu"
			}
		}
	}
	if names == "" {
		return ""
	}
	const enough = 1000 // bytes: an element's names are some dozens
	names = names[:min(len(names), enough)]
	for _, h := range classHints {
		if h.names.MatchString(names) {
			return h.kind
		}
	}
	return ""
}

// running reports a block of running text: long enough, or closed like a sentence, and not made of links.
func (b *htmlBlock) running() bool {
	n := len(strings.Fields(b.text))
	return b.linked*2 < len(b.text) && !b.heading && (n >= paragraphLong || n >= paragraphShort && closes(b.text))
}

func (b *htmlBlock) words() int { return len(strings.Fields(b.text)) }
