package corpus

import (
	"encoding/json"
	"strings"
)

// ld is what JSON-LD blocks of a page say of its article.
type ld struct {
	title, outlet, author, url, published, updated string
}

// readJSONLD reads the article object out of the page's JSON-LD scripts. Scripts are often broken by hand-made templates: raw
// line ends in strings, commas before a closing bracket, comment signs around all of it. Those are mended; what still does
// not parse is left out, so that the meta elements speak.
func readJSONLD(scripts []string) ld {
	var out ld
	best := 0
	for _, s := range scripts {
		v, ok := parseLoose(s)
		if !ok {
			continue
		}
		walkLD(v, 0, func(m map[string]any) {
			rank := articleRank(m["@type"])
			if rank > best {
				best = rank
				out = ldArticle(m)
			}
		})
		if out.outlet == "" {
			walkLD(v, 0, func(m map[string]any) {
				if out.outlet == "" && hasType(m["@type"], "NewsMediaOrganization", "WebSite") {
					out.outlet = text(m["name"])
				}
			})
		}
	}
	return out
}

// parseLoose parses JSON as it stands, else mended.
func parseLoose(s string) (any, bool) {
	s = strings.TrimSpace(s)
	for _, wrap := range [...][2]string{{"<!--", "-->"}, {"//<![CDATA[", "//]]>"}, {"<![CDATA[", "]]>"}} {
		s = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(s, wrap[0]), wrap[1]))
	}
	s = strings.TrimSuffix(s, ";")
	var v any
	if json.Unmarshal([]byte(s), &v) == nil {
		return v, true
	}
	// A second object after the first, or rubbish after it, is left out by the decoder.
	d := json.NewDecoder(strings.NewReader(mendJSON(s)))
	return v, d.Decode(&v) == nil
}

// mendJSON escapes control characters inside strings and drops commas before a closing bracket.
func mendJSON(s string) string {
	var b strings.Builder
	inString, escaped := false, false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case inString && escaped:
			escaped = false
			if !strings.ContainsRune(`"\/bfnrtu`, rune(c)) { // \' and the like
				b.WriteByte('\\')
			}
		case inString && c == '\\':
			escaped = true
		case c == '"':
			inString = !inString
		case inString && c < 0x20:
			b.WriteByte(' ')
			continue
		case !inString && c == ',':
			rest := strings.TrimLeft(s[i+1:], " \t\r\n")
			if rest != "" && (rest[0] == '}' || rest[0] == ']' || rest[0] == ',') {
				continue
			}
		}
		b.WriteByte(c)
	}
	return b.String()
}

// walkLD calls fn for every object of a JSON-LD value, graphs and nested entities included.
func walkLD(v any, depth int, fn func(map[string]any)) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			walkLD(e, depth+1, fn)
		}
	case map[string]any:
		fn(v)
		for _, key := range [...]string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement"} {
			if _, ok := v[key].(string); !ok {
				walkLD(v[key], depth+1, fn)
			}
		}
	}
}

func hasType(v any, names ...string) bool {
	switch v := v.(type) {
	case string:
		v = v[strings.LastIndexAny(v, "/#:")+1:]
		for _, n := range names {
			if v == n {
				return true
			}
		}
	case []any:
		for _, e := range v {
			if hasType(e, names...) {
				return true
			}
		}
	}
	return false
}

// articleRank orders types by how sure they describe the article; 0 is none.
func articleRank(t any) int {
	switch {
	case hasType(t, "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle"):
		return 4
	case hasType(t, "Article", "Report", "LiveBlogPosting"):
		return 3
	case hasType(t, "BlogPosting"):
		return 2
	case hasType(t, "WebPage"):
		return 1
	}
	return 0
}

func ldArticle(m map[string]any) ld {
	a := ld{
		title: text(m["headline"]), outlet: text(m["publisher"]), author: text(m["author"]),
		url: text(m["url"]), published: text(m["datePublished"]), updated: text(m["dateModified"]),
	}
	if a.title == "" {
		a.title = text(m["name"])
	}
	if a.url == "" {
		if page, ok := m["mainEntityOfPage"].(map[string]any); ok {
			a.url, _ = page["@id"].(string)
		} else {
			a.url, _ = m["mainEntityOfPage"].(string)
		}
	}
	if articleRank(m["@type"]) == 1 { // a web page's own name and dates are good, its publisher and author are not the article's
		a.author = ""
	}
	return a
}

// text reads a string, an object's name, or the first of a list.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		if s, ok := v["name"].(string); ok {
			return s
		}
		s, _ := v["@value"].(string)
		return s
	case []any:
		for _, e := range v {
			if s := text(e); s != "" {
				return s
			}
		}
	}
	return ""
}
