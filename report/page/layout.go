// What every page is made of: policy, style, words and script.
package page

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"strings"
	"sync"
)

//go:embed view script style font
var files embed.FS

// Form says where the pages of a report have their style, words and script.
type Form int

// The forms. What an editor sends to a colleague should be one file; in a report of thousands of pages that file's hundred kilobytes would be most of
// the folder.
const (
	Whole  Form = iota // in each page: it works alone
	Linked             // in assets/, beside the pages
)

// layout is a kind of page with the style and the script that it carries, and what allows just these.
type layout struct{ style, script, styleDigest, scriptDigest string }

// The kinds of pages, and the parts that each is put together from, in this order.
var layouts = sync.OnceValue(func() map[string]layout {
	return map[string]layout{
		"overview": newLayout("core", "bars", "overview"),
		"outlet":   newLayout("core", "bars", "outlet"),
		"event":    newLayout("core", "event", "copies", "copies_text", "copies_view", "framing"),
	}
})

func newLayout(parts ...string) layout {
	vocabulary, err := words(parts...)
	if err != nil {
		panic(err) // the catalogs are part of the program
	}
	style, script := joined("style/", ".css", parts), "const isnadWords = "+string(vocabulary)+";\n"+joined("script/", ".js", parts)
	return layout{style: style, script: script, styleDigest: digest(style), scriptDigest: digest(script)}
}

// joined is the files of the parts, those that there are, one after the other.
func joined(folder, ending string, parts []string) string {
	var all strings.Builder
	for _, part := range parts {
		if data, err := files.ReadFile(folder + part + ending); err == nil {
			all.Write(data)
		}
	}
	return all.String()
}

// head is what a page of a kind has in its head; root leads from there to the report's folder. Nothing but its own style and script may dress the page and
// run: by their digests when they stand in it. A page opened from disk has no origin that 'self' could name, hence file:.
func (f Form) head(kind, root string) template.HTML {
	l := layouts()[kind]
	style, allowedStyle, allowedScript := "<style>"+l.style+"</style>", l.styleDigest+" 'self' file:", l.scriptDigest
	if f == Linked {
		style, allowedStyle, allowedScript = `<link rel="stylesheet" href="`+root+assetFile(kind, "css")+`">`, "'self' file:", "'self' file:"
	}
	return template.HTML(`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ` + allowedScript + "; style-src " + allowedStyle +
		`; font-src data:; base-uri 'none'; form-action 'none'">
<meta name="generator" content="isnad">
<link rel="stylesheet" href="` + root + FontFile + `">
` + style)
}

// foot is the script at a page's end.
func (f Form) foot(kind, root string) template.HTML {
	if f == Linked {
		return template.HTML(`<script src="` + root + assetFile(kind, "js") + `"></script>`)
	}
	return template.HTML("<script>" + layouts()[kind].script + "</script>")
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func assetFile(kind, ending string) string { return "assets/" + kind + "." + ending }

// Assets are the files that stand beside the pages, by name inside the report's folder: the font, and of Linked pages style and script.
func (f Form) Assets() map[string]func(io.Writer) error {
	assets := map[string]func(io.Writer) error{FontFile: writeFont}
	if f != Linked {
		return assets
	}
	for kind := range layouts() {
		for ending, text := range map[string]string{"css": layouts()[kind].style, "js": layouts()[kind].script} {
			assets[assetFile(kind, ending)] = func(w io.Writer) error {
				_, err := io.WriteString(w, text)
				return err
			}
		}
	}
	return assets
}

// FontFile is the name of the style sheet that brings the font, inside the report's folder.
const FontFile = "assets/font.css"

// writeFont writes the sheet: Noto Naskh Arabic in two weights, cut down to what Arabic news needs (font/README.md). A page without it takes a font of
// the reader's machine.
func writeFont(w io.Writer) error {
	for _, face := range []struct{ file, weight string }{{"font/naskh-regular.woff2", "400"}, {"font/naskh-bold.woff2", "700"}} {
		data, err := files.ReadFile(face.file)
		if err != nil {
			return err
		}
		_, err = io.WriteString(w, `@font-face{font-family:"Isnad Naskh";font-weight:`+face.weight+
			`;font-display:swap;src:url(data:font/woff2;base64,`+base64.StdEncoding.EncodeToString(data)+")}\n")
		if err != nil {
			return err
		}
	}
	return nil
}
