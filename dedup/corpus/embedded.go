package corpus

// An embedded story is another article's text carried further down the page under «إقرأ أيضا» and the like. The same words also
// head a mere list of links, or interrupt an article with one headline before it goes on; telling the three apart is all
// this file does.

// A story has at least two paragraphs, or one long one, and some forty words; less is a teaser. Where the article has come to its
// end, twenty words under a headline are enough.
const (
	storyWords      = 40
	storyParagraphs = 2
	storyLong       = 90
	storyShort      = 20
)

// storyAt looks under the marker at line i for a whole story and returns its lines, title first.
func (w *bodyWalk) storyAt(i int) (Span, bool) {
	title := i + 1
	if title >= len(w.lines) {
		return Span{}, false
	}
	s := Span{title, w.storyEnd(title)}
	first, paragraphs, words := -1, 0, 0
	for j := s.Start; j < s.End; j++ {
		if l := &w.lines[j]; l.rule == nil && l.paragraph() && !l.bullet && !teaser(w.str(l)) {
			if first < 0 {
				first = j
			}
			paragraphs++
			words += l.words()
		}
	}
	enough := words >= storyWords && paragraphs >= storyParagraphs || words >= storyLong
	if w.over != "" || w.signal { // nothing else can follow the end of an article
		enough = words >= storyShort
	}
	if first < 0 || first-title > 4 || !enough {
		return Span{}, false
	}
	if !w.separate(i, title, first, s.End) {
		return Span{}, false
	}
	return s, true
}

// storyEnd returns the line after the story that begins at line i: it runs to the next list of links, the comments or the
// next marker; of the furniture after its last paragraph only its credit, byline and quoted posts are its own.
func (w *bodyWalk) storyEnd(i int) int {
	last, after, words := i, false, 0
	for j := i; j < len(w.lines); j++ {
		l := &w.lines[j]
		r := l.rule
		if r == nil {
			words += l.words()
		}
		if r != nil && (r.how == opensStory && j > i || r.how == opensList || r.how == endsPage) {
			break
		}
		switch {
		case r == nil && l.paragraph(), j <= i+1:
			last, after = j, false
		case r != nil && (r.kind == "credit" || r.kind == "byline" || r.kind == "quoted"):
			if words > storyShort/2 {
				last = j
			}
		case r != nil:
			after = true
		case !after || w.paragraphWithin(j+1, 2):
			last = j
		}
	}
	return last + 1
}

// separate tells a story from the article's own continuation after an interrupting headline. Three things speak for a story:
// the article had come to its end (credit, tags, author box since its last paragraph), the marker stands with no headline in its
// own line and a dateline opens what follows, or what follows answers to the headline between and not to the article.
func (w *bodyWalk) separate(i, title, first, end int) bool {
	if w.over != "" || w.signal {
		return true
	}
	headline := &w.lines[title]
	if l := &w.lines[i]; l.words() > l.rule.words+2 && l.words() > 4 {
		headline = l // the marker's line carries the headline
	} else if first == title {
		return false
	}
	if continues(w.str(&w.lines[first])) || w.ownWords(w.first, i) < storyWords {
		return false
	}
	if w.datelineEnd(&w.lines[first]) > 0 {
		return true
	}
	below := w.contentWords(first, end)
	above := w.contentWords(w.first, i)
	n, fromAbove := 0, 0
	for key := range below {
		n++
		if above[key] {
			fromAbove++
		}
	}
	answers := w.share(headline, w.contentWords(first, min(first+2, end)))
	return n > 0 && answers >= .45 && answers >= w.share(headline, above)+.15 && float64(fromAbove)/float64(n) < .3
}

// takeStory marks the marker as furniture and its story as embedded, and goes on behind it: the article is over.
func (w *bodyWalk) takeStory(i int, s Span) int {
	w.lines[i].kind = "related"
	for j := s.Start; j < s.End; j++ {
		w.lines[j].kind = "embedded"
	}
	w.stories = append(w.stories, s)
	w.over = "related"
	return s.End - 1
}
