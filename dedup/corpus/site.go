// Saved sites: what the programs that saved them (HTTrack, wget -r) add, and the addresses their paths tell.
package corpus

import (
	"bytes"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
)

// noArticle says of a file in a folder or an archive what it is, when by its name it can hold no article: the count of what is
// passed over goes by that. "" for what is to be read.
func noArticle(name string) string {
	parts := strings.Split(name, "/")
	base := strings.ToLower(parts[len(parts)-1])
	if slices.Contains(parts[:len(parts)-1], "hts-cache") || slices.Contains(httrackFiles, base) {
		return "files of HTTrack"
	}
	if base == "robots.txt" && siteAddress(name) != "" {
		return "robots.txt"
	}
	return noArticleEndings[nameEnding(name)]
}

// httrackFiles stand beside the pages that HTTrack saves.
var httrackFiles = []string{"hts-log.txt", "hts-stop.lock", "hts-in_progress.lock", "hts-ioinfo.txt", "backblue.gif", "fade.gif"}

// noArticleEndings are those of what belongs to pages and is none.
var noArticleEndings = func() map[string]string {
	m := make(map[string]string)
	for what, endings := range map[string]string{
		"style sheets": "css", "scripts": "js mjs map", "images": "svg png jpg jpeg gif webp ico bmp avif", "fonts": "woff woff2 ttf otf eot",
		"recordings": "mp3 mp4 m4a webm ogg wav avi mov flv swf",
	} {
		for _, e := range strings.Fields(endings) {
			m[e] = what
		}
	}
	return m
}()

// ownPage says of a page or a text what it is, when the program that saved the site wrote it. Data is the file.
func ownPage(f Format, data []byte) string {
	head := data[:min(len(data), sniffLength)]
	switch {
	case f == HTML && bytes.Contains(head, []byte("Created by HTTrack Website Copier")):
		return "pages HTTrack wrote itself"
	case f == Text && len(head) > 0 && head[0] == '#' && bytes.Contains(head, []byte("Cookie File")):
		return "files of cookies"
	}
	return ""
}

var savedFrom = regexp.MustCompile(`<!--\s*(?:Mirrored from\s+(\S+)\s+by HTTrack|saved from url=\(\d+\)(\S+)\s*-->)`)

// savedAddress is where a page was saved from, as the comment of HTTrack or of a browser says it; "" without one.
func savedAddress(data []byte) string {
	const within = 64 << 10
	m := savedFrom.FindSubmatch(data[:min(len(data), within)])
	if m == nil {
		return ""
	}
	address := string(m[1]) + string(m[2])
	if !strings.Contains(address, "://") {
		address = "http://" + address
	}
	if u, err := url.Parse(address); err != nil || !hostName.MatchString(u.Hostname()) {
		return ""
	}
	return address
}

// hostName is the name of a site as folders are called by it.
var hostName = regexp.MustCompile(`^(?i:[a-z0-9][a-z0-9-]*\.)+(?i:[a-z]{2,}|xn--[a-z0-9-]+)$`)

// siteAddress reads the address of a page from the path it is saved at: the first folder that is called like a site, and what follows.
// "" where there is none. What is http and what https no path tells.
func siteAddress(name string) string {
	parts := strings.Split(name, "/")
	for i, p := range parts[:len(parts)-1] {
		if hostName.MatchString(p) {
			return addressOf(p, parts[i+1:])
		}
	}
	return ""
}

func addressOf(site string, parts []string) string {
	last := parts[len(parts)-1]
	last, query, found := strings.Cut(last, "?")
	if before, after, windows := strings.Cut(last, "@"); !found && windows && path.Ext(before) != "" {
		last, query = before, after
	}
	if strings.HasPrefix(last, "index.") {
		last = ""
	}
	u := url.URL{Scheme: "http", Host: strings.ToLower(site), Path: "/" + path.Join(append(slices.Clone(parts[:len(parts)-1]), last)...), RawQuery: query}
	if last == "" && !strings.HasSuffix(u.Path, "/") {
		u.Path += "/"
	}
	return u.String()
}
