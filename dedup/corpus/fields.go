package corpus

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// field is one of the things a record can say of its article.
type field uint8

const (
	noField field = iota
	fieldID
	fieldOutlet
	fieldTitle
	fieldDate
	fieldUpdated
	fieldURL
	fieldAuthor
	fieldBody
	fieldCount
)

// fieldWords are the names of the fields as users write them in Options.Fields.
var fieldWords = [fieldCount]string{
	fieldID: "id", fieldOutlet: "outlet", fieldTitle: "title", fieldDate: "date", fieldUpdated: "updated",
	fieldURL: "url", fieldAuthor: "author", fieldBody: "body",
}

// fieldNames are the names a field goes by, the surest first: where a record has several, the first that is not
// blank is taken. Names are compared as plainName writes them, so "articleBody" is also article_body and Article-Body.
var fieldNames = [fieldCount]string{
	fieldID:      "id uid uuid guid articleid docid documentid newsid storyid postid itemid identifier key",
	fieldOutlet:  "outlet source publisher newspaper sourcename outletname site sitename media publication agency channel domain sourcedomain المصدر الصحيفة",
	fieldTitle:   "title headline head articletitle newstitle subject heading name العنوان",
	fieldDate:    "date published publishedat datepublished publishdate publisheddate publicationdate pubdate publishtime articledate datetime timestamp time createdat created posted postedat التاريخ",
	fieldUpdated: "updated updatedat modified modifiedat datemodified dateupdated lastmodified lastupdated",
	fieldURL:     "url link href uri articleurl permalink canonicalurl sourceurl الرابط",
	fieldAuthor:  "author authors byline creator writer reporter الكاتب",
	fieldBody:    "body content text article articlebody articletext fulltext maintext bodytext rawcontent news النص المحتوى description summary",
}

// fieldRank says what a name stands for and how sure that is; lower ranks win, 0 is the user's own choice.
type fieldRank struct {
	field field
	rank  uint8
	path  bool // the user's own names go on inside it: body=doc.text
}

var commonNames = func() map[string]fieldRank {
	m := make(map[string]fieldRank)
	for f, names := range fieldNames {
		for i, n := range strings.Fields(names) {
			m[n] = fieldRank{field: field(f), rank: uint8(i + 1)}
		}
	}
	return m
}()

// plainName writes a field's name in small letters without the marks that vary: _ - . : $ @ and spaces.
func plainName(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case strings.ContainsRune("_-.:$@ ", r):
			return -1
		}
		return r
	}, name)
}

// nameOf looks a field's name up: the user's own names first, as they stand, then the common ones.
func nameOf(own map[string]string, name string) fieldRank {
	fr := commonNames[plainName(name)]
	if ours, ok := own[name]; ok {
		fr = fieldRank{field: field(slices.Index(fieldWords[:], ours))}
	}
	fr.path = leads(own, name)
	return fr
}

// leads reports whether one of the user's own names is a path through name.
func leads(own map[string]string, name string) bool {
	for path := range own {
		if len(path) > len(name) && path[len(name)] == '.' && path[:len(name)] == name {
			return true
		}
	}
	return false
}

// checkFields refuses a mapping to a field there is none of.
func checkFields(own map[string]string) error {
	for _, name := range slices.Sorted(maps.Keys(own)) {
		if own[name] == "" || !slices.Contains(fieldWords[:], own[name]) {
			return fmt.Errorf("field %q: %q is none of %s", name, own[name], strings.Join(fieldWords[1:], ", "))
		}
	}
	return nil
}

// missingBody is the reason given for a record without a text.
func missingBody(own map[string]string) string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(own)) {
		if own[name] == fieldWords[fieldBody] {
			names = append(names, name)
		}
	}
	names = append(names, strings.Fields(fieldNames[fieldBody])...)
	return "no body: none of the fields " + strings.Join(names, ", ") + " is there"
}
