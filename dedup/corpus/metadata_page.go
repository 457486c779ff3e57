package corpus

import (
	stdhtml "html"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"isnad/similarity/arabic"
)

// metadata is what a page's head and its marked-up elements say, most trusted first: JSON-LD, meta, time elements.
type metadata struct {
	title, outlet, author, url string
	published, updated         arabic.Date
}

// headElements are the raw findings in a document.
type headElements struct {
	scripts            []string
	meta               map[string]string // property, name or itemprop, lower case → first content
	title, h1          string
	canonical          string
	times, timesPassed []string // datetime of time elements: published or unmarked; updated
}

func readMetadata(doc *html.Node) metadata {
	h := headElements{meta: map[string]string{}}
	h.collect(doc, 0)
	l := readJSONLD(h.scripts)
	var m metadata
	m.outlet = h.firstOf(l.outlet, "og:site_name", "application-name", "publisher", "dc.publisher", "dcterms.publisher", "citation_journal_title")
	m.title = h.firstOf(l.title, "og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title", "headline", "itemprop:headline", "itemprop:name")
	if m.title == "" {
		m.title = h.h1
	}
	if m.title == "" {
		m.title = h.title
	}
	if m.title == h.title && m.outlet == "" && len(strings.Fields(m.title)) < headlineMin {
		m.title, m.outlet = "", m.title // old pages carry their site's name alone
	}
	m.title, m.outlet = h.withoutSite(m.title, m.outlet)
	m.author = personName(h.firstOf(l.author, "author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "itemprop:author", "byl"), m.outlet)
	m.url = firstAddress(h.canonical, h.meta["og:url"], l.url, h.meta["twitter:url"])
	m.published = firstDate(append([]string{
		l.published, h.meta["article:published_time"], h.meta["og:published_time"], h.meta["og:article:published_time"], h.meta["itemprop:datepublished"], h.meta["datepublished"],
		h.meta["publishdate"], h.meta["pubdate"], h.meta["publish_date"], h.meta["publish-date"], h.meta["parsely-pub-date"], h.meta["sailthru.date"],
		h.meta["dc.date.issued"], h.meta["dcterms.issued"], h.meta["dc.date"], h.meta["dcterms.date"], h.meta["dcterms.created"], h.meta["citation_publication_date"], h.meta["citation_date"], h.meta["date"],
	}, h.times...)...)
	m.updated = firstDate(append([]string{
		l.updated, h.meta["article:modified_time"], h.meta["og:updated_time"], h.meta["itemprop:datemodified"], h.meta["dcterms.modified"], h.meta["last-modified"], h.meta["lastmod"],
	}, h.timesPassed...)...)
	return m
}

// fill puts what is known into art.
func (m *metadata) fill(art *Article) {
	art.Title, art.Outlet, art.Author, art.URL = m.title, m.outlet, m.author, m.url
	art.Published, art.Updated = m.published, m.updated
}

func (h *headElements) collect(n *html.Node, depth int) {
	if depth > maxDepth {
		return
	}
	if n.Type == html.ElementNode {
		h.element(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		h.collect(c, depth+1)
	}
}

func (h *headElements) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Script:
		if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil {
			h.scripts = append(h.scripts, n.FirstChild.Data)
		}
	case atom.Meta:
		name := attr(n, "property")
		if name == "" {
			name = attr(n, "name")
		}
		if name == "" && attr(n, "itemprop") != "" {
			name = "itemprop:" + attr(n, "itemprop")
		}
		h.note(name, attr(n, "content"))
	case atom.Title:
		if h.title == "" && (n.Parent == nil || n.Parent.DataAtom != atom.Svg) {
			h.title = tidy(innerText(n))
		}
	case atom.H1:
		if t := tidy(innerText(n)); h.h1 == "" && len(strings.Fields(t)) >= headlineMin {
			h.h1 = t
		}
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") && h.canonical == "" {
			h.canonical = attr(n, "href")
		}
	case atom.Time:
		h.time(n)
	default:
		h.author(n)
		if p := attr(n, "itemprop"); p == "datePublished" || p == "dateModified" || p == "headline" {
			value := attr(n, "content")
			if value == "" {
				value = attr(n, "datetime")
			}
			if value == "" {
				value = innerText(n)
			}
			h.note("itemprop:"+p, value)
		}
	}
}

// author notes an element that names the writer: microdata, with the name in an element of its own or not, rel=author, or a class.
func (h *headElements) author(n *html.Node) {
	class := strings.Fields(strings.ToLower(attr(n, "class")))
	if attr(n, "itemprop") != "author" && attr(n, "rel") != "author" && !slices.Contains(class, "author") && !slices.Contains(class, "byline") {
		return
	}
	for p := n; p != nil; p = p.Parent {
		if elementHint(p) == "related" || elementHint(p) == "comments" || elementHint(p) == "author-box" {
			return
		}
	}
	name := tidy(innerText(n))
	for _, label := range [...]string{"كتب:", "كتبت:", "بقلم:", "بقلم", "تحرير:", "إعداد:", "بواسطة:"} {
		name = strings.TrimSpace(strings.TrimPrefix(name, label))
	}
	if words := len(strings.Fields(name)); words >= 2 && words <= authorWords {
		h.note("itemprop:author", name)
	}
}

// authorWords is the most words a writer's name has.
const authorWords = 5

// time notes a time element, unless it stands in a list of other articles or in the comments.
func (h *headElements) time(n *html.Node) {
	value := attr(n, "datetime")
	if value == "" {
		value = innerText(n)
	}
	for p := n.Parent; p != nil; p = p.Parent {
		if hint := elementHint(p); hint == "related" || hint == "comments" || hint == "ticker" || hint == "menu" {
			return
		}
	}
	marks := strings.ToLower(attr(n, "class") + " " + attr(n, "itemprop"))
	if strings.Contains(marks, "updated") && !strings.Contains(marks, "published") || strings.Contains(marks, "modified") {
		h.timesPassed = append(h.timesPassed, value)
		return
	}
	h.times = append(h.times, value)
}

func (h *headElements) note(name, value string) {
	name = strings.ToLower(strings.TrimSpace(name))
	if value = tidy(value); name != "" && value != "" && h.meta[name] == "" {
		h.meta[name] = value
	}
}

// firstOf returns first, or the content of the first of the named meta elements that has one.
func (h *headElements) firstOf(first string, names ...string) string {
	if first = tidy(stdhtml.UnescapeString(first)); first != "" {
		return first
	}
	for _, n := range names {
		if v := h.meta[n]; v != "" {
			return v
		}
	}
	return ""
}

// withoutSite takes « - outlet» off a title: the outlet when it is known, else the last part of <title> when og:title or h1
// is the rest of it.
func (h *headElements) withoutSite(title, outlet string) (string, string) {
	if rest, ok := cutSite(title, outlet); ok {
		title = rest
	}
	for _, known := range []string{h.h1, h.meta["og:title"]} {
		if known == "" {
			continue
		}
		full := h.title
		if long := strings.HasPrefix(full, known) && len(full) > len(known); long {
			site := strings.TrimSpace(strings.Trim(full[len(known):], " \u00a0-–—|/:»«•·"))
			if outlet == "" && site != "" && len(strings.Fields(site)) <= 5 {
				outlet = firstPart(site)
			}
			if title == full {
				title = known
			}
		}
	}
	return title, strings.TrimSpace(outlet)
}

// cutSite drops a trailing (or leading) outlet's name and the mark before it from a title.
func cutSite(title, outlet string) (string, bool) {
	for _, sep := range []string{" - ", " – ", " — ", " | ", "|", " :: ", " » ", " • "} {
		if i := strings.LastIndex(title, sep); i > 0 && outlet != "" && outletKey(title[i+len(sep):]) == outletKey(outlet) {
			return strings.TrimSpace(title[:i]), true
		}
		if i := strings.Index(title, sep); i > 0 && outlet != "" && outletKey(title[:i]) == outletKey(outlet) {
			return strings.TrimSpace(title[i+len(sep):]), true
		}
	}
	return title, false
}

// personName takes addresses, accounts and the outlet's own name for no author.
func personName(s, outlet string) string {
	s = tidy(s)
	if strings.Contains(s, "://") || strings.HasPrefix(s, "@") || outletKey(s) == outletKey(outlet) || len(strings.Fields(s)) > 8 {
		return ""
	}
	switch strings.ToLower(s) {
	case "admin", "administrator", "editor", "مدير الموقع", "المحرر", "محرر":
		return ""
	}
	return s
}

// firstAddress returns the first absolute web address.
func firstAddress(list ...string) string {
	for _, s := range list {
		if u, err := url.Parse(strings.TrimSpace(s)); err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") {
			return strings.TrimSpace(s)
		}
	}
	return ""
}

// firstDate returns the first string that is a date.
func firstDate(list ...string) arabic.Date {
	for _, s := range list {
		if s != "" {
			if d, ok := arabic.ParseDate(s); ok {
				return d
			}
		}
	}
	return arabic.Date{}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// innerText joins the text below n.
func innerText(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node, int)
	walk = func(n *html.Node, depth int) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil && depth < maxDepth; c = c.NextSibling {
			walk(c, depth+1)
		}
	}
	walk(n, 0)
	return b.String()
}
