// What the summary says of wording: names, verbs of reporting, quotations cut, words that set an outlet apart.
package framing

import (
	"cmp"
	"encoding/binary"
	"maps"
	"slices"
	"strconv"
	"strings"

	"isnad/dedup/corpus"
	"isnad/report/phrase"
	"isnad/similarity/arabic"
)

// labels tells of things that different articles name differently in their own voice, those told by most articles first.
func (s *summarizer) labels() []Finding {
	type told struct {
		finding Finding
		uses    int
	}
	var found []told
	for i := range s.Things {
		expressions, holders, places := s.ownNames(&s.Things[i])
		if len(expressions) < 2 {
			continue
		}
		f := Finding{Places: places}
		var ar, en []string
		articles := 0
		for _, e := range expressions {
			versions, names := s.versions(holders[e])
			ar, en = append(ar, phrase.Quote(e, 60)+" في "+versions), append(en, phrase.Quote(e, 60)+" in "+names)
			articles += len(holders[e])
		}
		f.Arabic = "لمسمّى واحد أسماء مختلفة في كلام النسخ نفسها: " + strings.Join(ar, "، و") + "."
		f.English = "One thing has several names in the versions' own voice: " + strings.Join(en, "; ") + "."
		found = append(found, told{f, articles})
	}
	slices.SortStableFunc(found, func(a, b told) int { return cmp.Compare(b.uses, a.uses) })
	found = found[:min(len(found), namesTold)]
	var findings []Finding
	for _, t := range found {
		findings = append(findings, t.finding)
	}
	return findings
}

// ownNames are expressions that set articles apart: in its own voice none of their users has another of them, and none is another shortened or
// with other endings. Those of most articles come first.
func (s *summarizer) ownNames(t *Thing) (expressions []string, holders map[string][]int, places []Place) {
	holders = make(map[string][]int)
	for _, u := range t.Uses {
		if u.Own > 0 {
			holders[u.Expression] = append(holders[u.Expression], u.Article)
		}
	}
	order := slices.SortedFunc(maps.Keys(holders), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(holders[b]), len(holders[a])), cmp.Compare(a, b))
	})
	for _, e := range order {
		other := func(chosen string) bool {
			return shareArticle(holders[e], holders[chosen]) || s.within(e, chosen) || s.within(chosen, e)
		}
		if len(expressions) < namesTold && !slices.ContainsFunc(expressions, other) {
			expressions = append(expressions, e)
		}
	}
	for _, u := range t.Uses {
		if u.Own > 0 && slices.Contains(expressions, u.Expression) {
			for _, v := range u.Places {
				places = append(places, Place{u.Article, v})
			}
		}
	}
	return expressions, holders, places
}

func shareArticle(a, b []int) bool {
	return slices.ContainsFunc(a, func(x int) bool { return slices.Contains(b, x) })
}

// within reports whether all stems of a are among those of b.
func (s *summarizer) within(a, b string) bool {
	stems := s.stems(b)
	return !slices.ContainsFunc(s.stems(a), func(k arabic.Key) bool { return !slices.Contains(stems, k) })
}

func (s *summarizer) stems(text string) []arabic.Key {
	var keys []arabic.Key
	for _, t := range arabic.Tokenize(nil, text) {
		keys = append(keys, s.reader.forms[s.reader.number(text, t)].stem)
	}
	return keys
}

// verbs tells of words that are reported with verbs of different classes: «قال» here, «زعم» there.
func (s *summarizer) verbs() []Finding {
	var found []Finding
	seen := make(map[string]bool) // a quotation inside another tells the same
	for _, group := range s.sameWords() {
		classes, verbs := make(map[string]bool), make(map[string][]int) // verb → places in Quotes
		var order []string
		for _, i := range group {
			q := &s.Quotes[i]
			if q.VerbClass == "" {
				continue
			}
			classes[q.VerbClass] = true
			if verbs[q.Verb] == nil {
				order = append(order, q.Verb)
			}
			verbs[q.Verb] = append(verbs[q.Verb], i)
		}
		key := s.Quotes[group[0]].Speaker + strings.Join(order, "|")
		if len(classes) < 2 || seen[key] {
			continue
		}
		seen[key] = true
		f := Finding{}
		var ar, en []string
		for _, verb := range order {
			var articles []int
			for _, i := range verbs[verb] {
				articles = append(articles, s.Quotes[i].Article)
				f.Places = append(f.Places, s.Quotes[i].Place)
			}
			versions, names := s.versions(sortedUnique(articles))
			ar, en = append(ar, phrase.Quote(verb, 30)+" في "+versions), append(en, phrase.Quote(verb, 30)+" in "+names)
		}
		whose, of := "كلام واحد", "The same words are"
		if speaker := s.Quotes[group[0]].Speaker; speaker != "" {
			whose, of = "كلام "+phrase.Quote(speaker, 50), "Words of "+phrase.Quote(speaker, 50)+" are"
		}
		f.Arabic = "نُقل " + whose + " بأفعال مختلفة: " + strings.Join(ar, "، و") + "."
		f.English = of + " reported with different verbs: " + strings.Join(en, "; ") + "."
		found = append(found, f)
	}
	return found
}

// sameWords groups quotations that are the same words, cut alike or not, of more than one article. Marks and spelling do not count. They are found once.
func (s *summarizer) sameWords() [][]int {
	if s.said != nil {
		return s.said
	}
	s.said = [][]int{}
	groups := newGroups(len(s.Quotes))
	byText := make(map[string]int)
	var key []byte
	at := make(map[Place]int)
	for i := range s.Quotes {
		q := &s.Quotes[i]
		at[q.Place] = i
		key = s.reader.appendWords(key[:0], s.articles[q.Article], q.Span)
		if first, seen := byText[string(key)]; seen && len(key) > 0 {
			groups.join(first, i)
		} else {
			byText[string(key)] = i
		}
	}
	for i := range s.Quotes {
		for _, p := range s.Quotes[i].Cut {
			if j, ok := at[p]; ok {
				groups.join(i, j)
			}
		}
	}
	for _, group := range byArticle(len(s.Quotes), groups.of) {
		if slices.ContainsFunc(group, func(i int) bool { return s.Quotes[i].Article != s.Quotes[group[0]].Article }) {
			s.said = append(s.said, group)
		}
	}
	return s.said
}

// appendWords appends what the words in a stretch of code points are told by, spelling aside. Numbers of one form are written in several ways.
func (r *reader) appendWords(key []byte, text *reading, s corpus.Span) []byte {
	from, to := text.within(s)
	for i, t := range text.tokens[from:to] {
		key = binary.LittleEndian.AppendUint32(key, uint32(text.forms[from+i]))
		if t.Key.Number() {
			key = append(append(key, arabic.Fold(text.Body[t.Start:t.End])...), ' ')
		}
	}
	return key
}

// cuts tells of quotations that one article gives longer than another.
func (s *summarizer) cuts() []Finding {
	var found []Finding
	for _, group := range s.sameWords() {
		longest, shortest := group[0], group[0]
		for _, i := range group {
			if runes(&s.Quotes[i]) > runes(&s.Quotes[longest]) {
				longest = i
			}
			if runes(&s.Quotes[i]) < runes(&s.Quotes[shortest]) {
				shortest = i
			}
		}
		long, short := &s.Quotes[longest], &s.Quotes[shortest]
		if len(long.Cut) == 0 || long.Article == short.Article {
			continue
		}
		rest := beyond(s.text(long.Place), s.text(short.Place))
		if rest == "" || hasRun(s.articles[short.Article].Body, rest) {
			continue // what the marks leave out there stands beside them
		}
		f := Finding{Places: []Place{long.Place, short.Place}}
		said, more := phrase.Quote(s.text(short.Place), wordsQuoted), phrase.Quote(rest, wordsQuoted)
		f.Arabic = "اقتباس واحد قُطع عند موضعين: " + said + " في " + s.version(short.Article) + "، وبقيته " + more + " في " + s.version(long.Article) + "."
		f.English = "One quotation is cut at different places: " + said + " in " + s.names[short.Article] + "; the rest, " + more + ", is in " + s.names[long.Article] + "."
		found = append(found, f)
	}
	return found
}

// beyond is the longer of the stretches of whole before and behind the words of part, as written; "" where part is not in it or hardly anything
// else is.
func beyond(whole, part string) string {
	const least = 2 // words
	words, inner := arabic.Tokenize(nil, whole), arabic.Tokenize(nil, part)
	at := runAt(words, inner)
	if at < 0 {
		return ""
	}
	end := at + len(inner)
	switch {
	case max(at, len(words)-end) < least:
		return ""
	case at > len(words)-end:
		return whole[:words[at-1].End]
	}
	return whole[words[end].Start:]
}

// runAt is where the words of inner stand in a row among words, -1 when they do not.
func runAt(words, inner []arabic.Token) int {
	same := func(a, b arabic.Token) bool { return a.Key == b.Key }
	for at := 0; len(inner) > 0 && at+len(inner) <= len(words); at++ {
		if slices.EqualFunc(words[at:at+len(inner)], inner, same) {
			return at
		}
	}
	return -1
}

// hasRun reports whether the words of part stand in a row in text.
func hasRun(text, part string) bool {
	return runAt(arabic.Tokenize(nil, text), arabic.Tokenize(nil, part)) >= 0
}

func runes(q *Quotation) int { return q.Span.End - q.Span.Start }

// words tells what sets an outlet's words apart, where the sample is large enough to say.
func (s *summarizer) words() []Finding {
	const shown = 5
	var found []Finding
	for from := 0; from < len(s.Words); {
		to := from
		var ar, en []string
		for ; to < len(s.Words) && s.Words[to].Outlet == s.Words[from].Outlet; to++ {
			w := &s.Words[to]
			if !w.Enough || w.Z <= 0 || len(ar) == shown {
				continue
			}
			others := phrase.Digits(strconv.Itoa(w.Others))
			ar = append(ar, phrase.Quote(w.Term, 30)+" ("+timesNoun.Spell(w.Count, phrase.Subject)+"، وعند غيره "+others+")")
			en = append(en, phrase.Quote(w.Term, 30)+" ("+timesNoun.English(w.Count)+", "+strconv.Itoa(w.Others)+" elsewhere)")
		}
		if len(ar) > 0 {
			outlet := phrase.Short(s.Words[from].Outlet, 40)
			found = append(found, Finding{
				Arabic:  "ألفاظ يكثر منها «" + outlet + "» في كلامه غير المنقول: " + strings.Join(ar, "، ") + ".",
				English: "Words that " + outlet + " uses more in its own text: " + strings.Join(en, ", ") + ".",
			})
		}
		from = to
	}
	return found
}
