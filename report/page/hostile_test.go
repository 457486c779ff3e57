package page

import (
	"bytes"
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
func shape(t *testing.T, page []byte) (elements, links []string) {
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

// Whatever stands in whatever field of an event, its page has the same elements and attributes as with harmless words, and no link that runs anything.
func TestHostileTextIsTextEverywhere(t *testing.T) {
	const hostile = "javascript:alert(1)//\"'><script>alert(1)</script><!--</style></title></script><b onclick=x style=x>\u202e\x00"
	for _, truth := range []bool{false, true} {
		draw := func(text string) []byte {
			e := &Event{}
			fill(reflect.ValueOf(e).Elem(), text, truth, 1)
			e.Chain.Links = []ChainLink{{From: 0, To: 1, Pair: text}}
			e.ID, e.Framing.Data = "e1", FramingData{} // isnad's own
			var out bytes.Buffer
			if err := Linked.WriteEvent(&out, e); err != nil {
				t.Fatal(err)
			}
			return out.Bytes()
		}
		page := draw(hostile)
		elements, links := shape(t, page)
		harmless, _ := shape(t, draw(strings.Repeat("word ", 20)))
		if !slices.Equal(elements, harmless) {
			at := 0
			for at < min(len(elements), len(harmless)) && elements[at] == harmless[at] {
				at++
			}
			t.Errorf("hostile text makes %d elements of %d; from where they differ: %q, %q", len(elements), len(harmless), first(elements[at:]), first(harmless[at:]))
		}
		for _, to := range links {
			if strings.HasPrefix(strings.ToLower(to), "javascript:") {
				t.Errorf("a link leads to %q", to)
			}
		}
		if bytes.ContainsAny(page, "\x00\u202e") {
			t.Error("the page holds marks that steer")
		}
	}
}

func first(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[0]
}
