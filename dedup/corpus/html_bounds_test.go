package corpus

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A dozen patterns look at an element's names: only so much of these as any page needs.
func TestElementNamesAreReadToABound(t *testing.T) {
	named := func(class string) string {
		return elementHint(&html.Node{DataAtom: atom.Div, Attr: []html.Attribute{{Key: "class", Val: class}}})
	}
	if got := named("wide comment-list"); got != "comments" {
		t.Errorf("hint %q", got)
	}
	if got := named(strings.Repeat("x ", 1<<20) + "comment-list"); got != "" {
		t.Errorf("a name behind two megabytes is read: %q", got)
	}
}
