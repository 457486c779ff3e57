// The text of an unseen source, rebuilt as far as its copies agree.
package wire

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"isnad/similarity/arabic"
)

// Bounds of rebuilding.
const (
	witnesses     = 50  // copies that are heard, the fullest first
	sameSentence  = 0.5 // share of a sentence's three-word runs that makes it another's telling
	agreedShare   = 0.5 // of a sentence's words that another copy must have for the two to agree on it
	shortSentence = 4   // words
)

// rebuilder collects the sentences of one source.
type rebuilder struct {
	*transmission
	sentences []*sourceSentence
	runs      map[[3]arabic.Key]*sourceSentence
	branch    map[int32]int32 // of each text of the group
}

// sourceSentence is one sentence and its tellings, that of the fullest copy first.
type sourceSentence struct {
	tellings []telling
	alone    bool           // no other copy has it: not for show
	tokens   []arabic.Token // of the first telling, with keys as most have them
	words    map[int]string // those of tokens that another wording displaced
}

// telling is a sentence as one text has it.
type telling struct {
	text int32
	span span
}

// rebuild takes the sentences of the fullest copy that another shares, puts in between what two others share, and of each word
// the wording that most have. What was added on one branch travels down it: only texts of different branches bear witness for each other.
func (t *transmission) rebuild(g *siblings) unseen {
	group := g.texts
	r := rebuilder{transmission: t, runs: make(map[[3]arabic.Key]*sourceSentence), branch: t.branches(g)}
	agreed := make(map[int32][]span, len(group))
	for _, i := range group {
		agreed[i] = r.agreedSpans(i)
	}
	heard := slices.Clone(group)
	slices.SortStableFunc(heard, func(x, y int32) int {
		return cmp.Or(cmp.Compare(total(agreed[y]), total(agreed[x])), cmp.Compare(x, y))
	})
	for _, i := range heard[:min(len(heard), witnesses)] {
		r.hear(i, agreed[i])
	}
	var u unseen
	var text strings.Builder
	for _, s := range r.sentences {
		r.settle(s)
		u.tokens = append(u.tokens, s.tokens...)
		if s.alone {
			continue
		}
		s.write(&text, t.texts[s.tellings[0].text].article.Body)
	}
	u.text = strings.TrimSpace(text.String())
	return u
}

// branches names for every text of a group the branch it is on: by its highest ancestor below one without parent, or by itself where it was
// taken from none of them.
func (t *transmission) branches(g *siblings) map[int32]int32 {
	branch := make(map[int32]int32, len(g.texts))
	for _, i := range g.texts {
		at := i
		for range chainDepth {
			x := t.source(at)
			if x < 0 || g.forced[at] || t.source(x) < 0 {
				break
			}
			at = x
		}
		branch[i] = at
	}
	return branch
}

// agreedSpans is what of text i others of the group have, on other branches; joined and ascending.
func (r *rebuilder) agreedSpans(i int32) []span {
	var all []span
	for _, k := range r.of[i] {
		on, in := r.branch[r.matches[k].other(i)]
		if in && on != r.branch[i] && !r.pairings[k].quotation {
			all = append(all, r.matches[k].spans(i)...)
		}
	}
	return joined(all)
}

// hear takes the sentences of one copy: as tellings of those there are, or as new ones behind the last that was recognised. Of the text that
// was taken from none of the others all are taken, for it is to be no worse a source than the rebuilt text because others cut it.
func (r *rebuilder) hear(i int32, agreed []span) {
	at := 0
	for _, s := range sentencesOf(&r.texts[i]) {
		if s.len() < shortSentence {
			continue
		}
		known := r.recognise(i, s)
		if known == nil && at < len(r.sentences) && r.alike(i, s, r.sentences[at]) {
			known = r.sentences[at]
		}
		if known != nil {
			known.tellings = append(known.tellings, telling{i, s})
			at = slices.Index(r.sentences, known) + 1
			continue
		}
		shared := float64(overlapping([]span{s}, agreed)) >= agreedShare*float64(s.len())
		if !shared && r.source(i) >= 0 {
			continue
		}
		fresh := &sourceSentence{tellings: []telling{{i, s}}, alone: !shared}
		r.sentences = slices.Insert(r.sentences, at, fresh)
		at++
		for run := range threes(r.texts[i].tokens[s.from:s.to]) {
			if r.runs[run] == nil {
				r.runs[run] = fresh
			}
		}
	}
}

// recognise finds the sentence that most of a copy's sentence tells again.
func (r *rebuilder) recognise(i int32, s span) *sourceSentence {
	counts := make(map[*sourceSentence]int)
	for run := range threes(r.texts[i].tokens[s.from:s.to]) {
		if known := r.runs[run]; known != nil {
			counts[known]++
		}
	}
	for _, known := range r.sentences { // in order, for of equals the first
		if n := counts[known]; n > 0 && float64(n) >= sameSentence*float64(min(s.len(), known.tellings[0].span.len())-2) {
			return known
		}
	}
	return nil
}

// alike reports whether a sentence has most of the words of the one expected at its place: a word changed leaves few runs of a short one.
func (r *rebuilder) alike(i int32, s span, expected *sourceSentence) bool {
	words := make(map[arabic.Key]bool)
	first := expected.tellings[0]
	for _, w := range r.texts[first.text].tokens[first.span.from:first.span.to] {
		words[w.Key] = true
	}
	shared := 0
	for _, w := range r.texts[i].tokens[s.from:s.to] {
		if words[w.Key] {
			shared++
		}
	}
	return float64(shared) >= sameSentence*float64(max(s.len(), first.span.len()))
}

// threes goes over the three-word runs of tokens.
func threes(tokens []arabic.Token) func(yield func([3]arabic.Key) bool) {
	return func(yield func([3]arabic.Key) bool) {
		for i := 0; i+3 <= len(tokens); i++ {
			if !yield([3]arabic.Key{tokens[i].Key, tokens[i+1].Key, tokens[i+2].Key}) {
				return
			}
		}
	}
}

func sentencesOf(x *text) []span {
	var all []span
	from := 0
	for i := range x.tokens {
		if i+1 == len(x.tokens) || bit(x.ends, i) {
			all = append(all, span{int32(from), int32(i + 1)})
			from = i + 1
		}
	}
	return all
}

// wording is a word that some branches have at one place.
type wording struct {
	key      arabic.Key
	word     string
	branches []int32
}

// settle gives every word of the first telling the wording that most branches have; of equals the first telling's own.
func (r *rebuilder) settle(s *sourceSentence) {
	first := s.tellings[0]
	s.tokens = slices.Clone(r.texts[first.text].tokens[first.span.from:first.span.to])
	if len(s.tellings) == 1 {
		return
	}
	s.words = make(map[int]string)
	for i, all := range r.ballots(s) {
		most := all[0]
		for _, w := range all {
			if len(w.branches) > len(most.branches) {
				most = w
			}
		}
		if most.key != s.tokens[i].Key {
			s.tokens[i].Key, s.words[i] = most.key, most.word
		}
	}
}

// ballots gives the wordings of every word of the first telling, its own first.
func (r *rebuilder) ballots(s *sourceSentence) [][]wording {
	first := s.tellings[0]
	votes, own, branches := make([][]wording, len(s.tokens)), make([]wording, len(s.tokens)), make([]int32, 2*len(s.tokens))
	for i, w := range s.tokens {
		branches[2*i] = r.branch[first.text]
		own[i] = wording{w.Key, r.texts[first.text].article.Body[w.Start:w.End], branches[2*i : 2*i+1 : 2*i+2]}
		votes[i] = own[i : i+1 : i+1]
	}
	for _, other := range s.tellings[1:] {
		x := &r.texts[other.text]
		theirs := x.tokens[other.span.from:other.span.to]
		i, j := 0, 0
		alignTokens(s.tokens, theirs, func(same, of, ofTheirs int) {
			if same > 0 || of == ofTheirs { // more words for fewer say nothing of any one
				for k := range max(same, of) {
					w := theirs[j+k]
					votes[i+k] = vote(votes[i+k], wording{key: w.Key, word: x.article.Body[w.Start:w.End]}, r.branch[other.text])
				}
			}
			i, j = i+same+of, j+same+ofTheirs
		})
	}
	return votes
}

// vote notes that a branch has a wording.
func vote(all []wording, w wording, branch int32) []wording {
	k := slices.IndexFunc(all, func(v wording) bool { return v.key == w.key })
	if k < 0 {
		k = len(all)
		all = append(all, w)
	}
	if !slices.Contains(all[k].branches, branch) {
		all[k].branches = append(all[k].branches, branch)
	}
	return all
}

// write appends the sentence with its signs as the first telling has them.
func (s *sourceSentence) write(to *strings.Builder, body string) {
	if len(s.tokens) == 0 {
		return
	}
	at := s.tokens[0].Start
	at -= uint32(len(leading(body[:at])))
	for i, word := range s.displaced() {
		to.WriteString(body[at:s.tokens[i].Start])
		to.WriteString(word)
		at = s.tokens[i].End
	}
	last := s.tokens[len(s.tokens)-1].End
	to.WriteString(body[at:last])
	signs, line := trailing(body[last:])
	to.WriteString(signs)
	if line {
		to.WriteByte('\n')
	} else {
		to.WriteByte(' ')
	}
}

// trailing gives the signs right behind a sentence, and whether a line ends there.
func trailing(rest string) (signs string, line bool) {
	end := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsLetter(r) || unicode.IsDigit(r) })
	if end < 0 {
		return rest, true
	}
	return rest[:end], rest[end] == '\n'
}

// leading is an opening sign right before a sentence.
func leading(before string) string {
	r, n := utf8.DecodeLastRuneInString(before)
	if strings.ContainsRune("«“\"([", r) {
		return before[len(before)-n:]
	}
	return ""
}

// displaced goes over the displaced words in order.
func (s *sourceSentence) displaced() func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for i := range s.tokens {
			if word, ok := s.words[i]; ok && !yield(i, word) {
				return
			}
		}
	}
}
