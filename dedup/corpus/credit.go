package corpus

import (
	"bufio"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Agencies knows news agencies by the spellings articles use, and the words of generic credits («وكالات»). It is read-only once read.
type Agencies struct {
	spellings map[string]spelling // by the folded spelling without spaces
}

// spelling is what one way of writing a credit stands for.
type spelling struct {
	agency string // canonical name; "" for a generic credit
	weak   bool   // also a common word: needs other evidence beside it
}

//go:embed agencies.txt
var agencyList string

var defaultAgencies = sync.OnceValues(func() (*Agencies, error) { return ReadAgencies(strings.NewReader(agencyList)) })

// DefaultAgencies gives the embedded list, agencies.txt.
func DefaultAgencies() *Agencies {
	a, err := defaultAgencies()
	if err != nil {
		return &Agencies{spellings: map[string]spelling{}} // the embedded list is read in a test
	}
	return a
}

// orDefault is the list itself, or the embedded one where none was given.
func (a *Agencies) orDefault() *Agencies {
	if a == nil {
		return DefaultAgencies()
	}
	return a
}

// ReadAgencies reads a list in the form of agencies.txt: name | country | spelling, spelling …; a spelling after ~ is also a common
// word, a country * makes the line's spellings generic credits, lines from # on are comments.
func ReadAgencies(r io.Reader) (*Agencies, error) {
	a := &Agencies{spellings: map[string]spelling{}}
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.Split(line, "|")
		if len(parts) < 2 || len(parts) > 3 {
			return nil, fmt.Errorf("line %d: want name | country | spellings", n)
		}
		name := strings.TrimSpace(parts[0])
		if foldKey(name) == "" {
			return nil, fmt.Errorf("line %d: no name", n)
		}
		agency := name
		if strings.TrimSpace(parts[1]) == "*" {
			agency = ""
		}
		a.spell(name, agency)
		if len(parts) == 3 {
			for s := range strings.SplitSeq(parts[2], ",") {
				a.spell(strings.TrimSpace(s), agency)
			}
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read agencies: %w", err)
	}
	return a, nil
}

// spell adds a spelling; the first agency to claim one keeps it, and ~ anywhere makes it weak.
func (a *Agencies) spell(written, agency string) {
	name, weak := strings.CutPrefix(written, "~")
	key := foldKey(name)
	if key == "" {
		return
	}
	s, known := a.spellings[key]
	if !known {
		s.agency = agency
	}
	s.weak = s.weak || weak
	a.spellings[key] = s
}

// Add takes the spellings of other over a's own: a user's list beside the embedded one.
func (a *Agencies) Add(other *Agencies) *Agencies {
	sum := &Agencies{spellings: make(map[string]spelling, len(a.spellings)+len(other.spellings))}
	for _, list := range []*Agencies{a, other} {
		for key, s := range list.spellings {
			sum.spellings[key] = s
		}
	}
	return sum
}

// Agency gives the canonical name of an agency by any of its spellings; false for a name that is none, and for generic credits.
func (a *Agencies) Agency(name string) (string, bool) {
	s, ok := a.spellings[foldKey(name)]
	return s.agency, ok && s.agency != ""
}

// names reports whether a name is an agency's.
func (a *Agencies) names(name string) bool {
	_, ok := a.Agency(name)
	return ok
}

// named reports whether one of the credits names an agency.
func named(found []spelling) bool {
	return slices.ContainsFunc(found, func(s spelling) bool { return s.agency != "" })
}

// match finds the agencies and generic credits that the words of a segment consist of: «رويترز», «وكالة واس», «رويترز وأ ف ب»,
// «د ب أ من لندن». nil when anything else is left over.
func (a *Agencies) match(words []string) []spelling {
	for len(words) > 1 && creditLead[words[0]] {
		words = words[1:]
	}
	if len(words) == 0 || len(words) > 12 {
		return nil
	}
	if len(words) == 1 && utf8.RuneCountInString(words[0]) == 2 && words[0][0] >= utf8.RuneSelf {
		return nil // «آب» is August; «أ ب» is two words
	}
	if s, ok := a.spellings[strings.Join(words, "")]; ok {
		return []spelling{s}
	}
	for k := 1; k < len(words); k++ {
		s, ok := a.spellings[strings.Join(words[:k], "")]
		if !ok {
			continue
		}
		if words[k] == "من" || words[k] == "في" && len(words)-k <= 4 {
			return []spelling{s}
		}
		if rest, and := strings.CutPrefix(words[k], "و"); and {
			tail := words[k+1:]
			if rest != "" {
				tail = append([]string{rest}, tail...)
			}
			if more := a.match(tail); more != nil {
				return append([]spelling{s}, more...)
			}
		}
	}
	return nil
}

// creditLead: words that may stand before an agency's name in a credit. A sourcing verb is not among them.
var creditLead = wordSet("عن نقلا خدمه وكاله ترجمه خاص")

// FindCredits gives what an article says of where its text comes from: agencies and generic credits in Author, in the dateline
// that opens Body, in brackets in its first sentence, in «المصدر: …» lines and at its end. It reads Body outside Furniture, and furniture of
// kind "credit". A name in running text («قالت رويترز») is a source, not a credit. An outlet's own name is one only after «المصدر:».
func FindCredits(a *Agencies, art *Article) []Credit {
	f := creditFinder{agencies: a, art: art, outlet: foldKey(art.Outlet)}
	f.byline()
	for _, x := range art.Furniture {
		if x.Kind == "byline" { // «واشنطن - رويترز» on a line of its own
			f.head(NewPoints(art.Body).Byte(x.Start))
		}
	}
	lines := f.lines()
	if len(lines) > 0 {
		f.head(lines[0].Start)
		f.lead(lines[0])
		f.tail(lines)
	}
	f.place()
	return f.credits
}

// creditFinder collects the credits of one article; their spans are bytes of Body until place turns them into code points.
type creditFinder struct {
	agencies *Agencies
	art      *Article
	outlet   string // folded
	credits  []Credit
}

// lines gives the lines of Body outside furniture, as byte spans without the spaces around them.
func (f *creditFinder) lines() []Span {
	var lines []Span
	own := Article{Body: f.art.Body}
	for _, x := range f.art.Furniture {
		if x.Kind != "credit" {
			own.Furniture = append(own.Furniture, x)
		}
	}
	for _, s := range own.ByteSpans(nil) {
		for s.Start < s.End {
			end := s.End
			if n := strings.IndexByte(f.art.Body[s.Start:s.End], '\n'); n >= 0 {
				end = s.Start + n
			}
			line := trimSpan(f.art.Body, Span{s.Start, end})
			if line.Start < line.End {
				lines = append(lines, line)
			}
			s.Start = end + 1
		}
	}
	return lines
}

// add notes a match; the outlet's own name is no credit, and nothing is noted twice.
func (f *creditFinder) add(s spelling, where string, span Span, self bool) {
	c := Credit{Agency: s.agency, Kind: "agency", Where: where, Span: span}
	if s.agency == "" {
		c.Kind = "generic"
	} else if !self && f.outlet != "" && (foldKey(s.agency) == f.outlet || f.agencies.spellings[f.outlet].agency == s.agency) {
		return
	}
	for _, old := range f.credits {
		if old.Span == span && old.Agency == c.Agency && old.Kind == c.Kind {
			return
		}
	}
	f.credits = append(f.credits, c)
}

// byline reads the Author field: «الرياض - واس», «واس (جدة)», «رويترز».
func (f *creditFinder) byline() {
	segments := cutSegments(f.art.Author, 0, len(f.art.Author))
	for i, s := range segments {
		found := f.agencies.match(s.words)
		if found == nil {
			found = f.agencies.within(s.words)
		}
		for _, m := range found {
			if !m.weak || adjective(s.words) || len(segments) > 1 && weakStands(f.agencies, segments, i) {
				f.add(m, "byline", Span{}, false)
			}
		}
	}
}

// adjective reports «الفرنسية», «الألمانية»: in a byline no name of a person.
func adjective(words []string) bool {
	return len(words) == 1 && strings.HasPrefix(words[0], "ال") && strings.HasSuffix(words[0], "يه")
}

// within finds an agency at either end of a short segment that says more: «واس الرياض», «مراسل رويترز».
func (a *Agencies) within(words []string) []spelling {
	for k := 1; k < len(words) && len(words) <= 5; k++ {
		for _, part := range [][]string{words[:k], words[k:]} {
			if s, ok := a.spellings[strings.Join(part, "")]; ok && !s.weak && utf8.RuneCountInString(strings.Join(part, "")) > 2 {
				return []spelling{s}
			}
		}
	}
	return nil
}

// weakStands reports whether a spelling that is also a common word has a place or an agency beside it, or brackets around it.
func weakStands(a *Agencies, segments []segment, i int) bool {
	if segments[i].bracketed() {
		return true
	}
	for j, s := range segments {
		if j == i {
			continue
		}
		if _, place := placeOf(s.words); place {
			return true
		}
		for _, m := range a.match(s.words) {
			if !m.weak {
				return true
			}
		}
	}
	return false
}

// place turns byte spans into code points.
func (f *creditFinder) place() {
	var points *Points
	for i := range f.credits {
		s := &f.credits[i].Span
		if s.End == 0 {
			continue
		}
		if points == nil {
			points = NewPoints(f.art.Body)
		}
		*s = Span{points.At(s.Start), points.At(s.End)}
	}
}
