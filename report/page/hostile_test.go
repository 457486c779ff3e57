package page

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"isnad/similarity/arabic"
)

// fill gives every text of v the one given, every number its place in its list, every truth the one given, and every list two entries.
func fill(v reflect.Value, text string, truth bool, place int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Int:
		v.SetInt(int64(place))
	case reflect.Float64:
		v.SetFloat(.5)
	case reflect.Bool:
		v.SetBool(truth)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), text, truth, place)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), text, truth, i)
		}
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), text, truth, i)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[arabic.Date]() {
			return
		}
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				fill(v.Field(i), text, truth, place)
			}
		}
	}
}

// shape is a page's elements with the names of their attributes, in order, and where its links lead.
func shape(page []byte) (elements, links []string) {
	tokens := html.NewTokenizer(bytes.NewReader(page))
	for tokens.Next() != html.ErrorToken {
		token := tokens.Token()
		if token.Type == html.TextToken {
			continue
		}
		element := token.Type.String() + " " + token.Data
		for _, a := range token.Attr {
			element += " " + a.Key
			if a.Key == "href" {
				links = append(links, a.Val)
			}
		}
		elements = append(elements, element)
	}
	return elements, links
}

// Whatever stands in whatever field of what a page shows, the page has the same elements and attributes as with harmless words, and no link that runs anything.
func TestHostileTextIsTextEverywhere(t *testing.T) {
	for _, truth := range []bool{false, true} {
		checkHostile(t, "event", func(text string, out *bytes.Buffer) error {
			e := &Event{}
			fill(reflect.ValueOf(e).Elem(), text, truth, 1)
			e.Chain.Links = []ChainLink{{From: 0, To: 1, Pair: text}}
			e.ID, e.Framing.Data = "e1", FramingData{} // isnad's own
			return Linked.WriteEvent(out, e)
		})
		checkHostile(t, "outlet", func(text string, out *bytes.Buffer) error {
			o := &Outlet{}
			fill(reflect.ValueOf(o).Elem(), text, truth, 1)
			for i := range o.Written.Rows { // isnad's own, and an address, which the script sets as one
				r := &o.Written.Rows[i]
				r.Anchor, r.Origin, r.URL = "a1", "whole", "https://example.org/"
			}
			return Linked.WriteOutlet(out, o)
		})
		checkHostile(t, "overview", func(text string, out *bytes.Buffer) error {
			o := &Overview{}
			fill(reflect.ValueOf(o).Elem(), text, truth, 1)
			for i := range o.Largest {
				o.Largest[i].ID = "e1" // isnad's own, and so are the days of the timeline
			}
			o.Timeline.Ticks = nil
			return Linked.WriteOverview(out, o)
		})
	}
}

func checkHostile(t *testing.T, kind string, write func(text string, out *bytes.Buffer) error) {
	t.Helper()
	const hostile = "javascript:alert(1)//\"'><script>alert(1)</script><!--</style></title></script><b onclick=x style=x>\u202e\x00"
	var page, other bytes.Buffer
	if err := errors.Join(write(hostile, &page), write(strings.Repeat("word ", 20), &other)); err != nil {
		t.Fatal(err)
	}
	elements, links := shape(page.Bytes())
	harmless, _ := shape(other.Bytes())
	if !slices.Equal(elements, harmless) {
		at := 0
		for at < min(len(elements), len(harmless)) && elements[at] == harmless[at] {
			at++
		}
		t.Errorf("%s: hostile text makes %d elements of %d; from where they differ: %q, %q", kind, len(elements), len(harmless), first(elements[at:]), first(harmless[at:]))
	}
	for _, to := range links {
		if strings.HasPrefix(strings.ToLower(to), "javascript:") {
			t.Errorf("%s: a link leads to %q", kind, to)
		}
	}
	if bytes.ContainsAny(page.Bytes(), "\x00\u202e") {
		t.Errorf("%s: the page holds marks that steer", kind)
	}
}

func first(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[0]
}
