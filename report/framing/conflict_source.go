// Who is named for a claim.
package framing

import "strings"

var (
	sourceWords = keysOf("بحسب وفق وفقا حسب حسبما نقلا ووفق وبحسب ووفقا")
	sourceVerbs = keysOf("قال قالت وقال وقالت أعلن أعلنت وأعلن وأعلنت أفاد أفادت وأفاد وأفادت ذكر ذكرت وذكر وذكرت نقل نقلت ونقلت صرح أكد أكدت وأكد وأكدت أوضح وأوضح كشف وكشف")
	sourceEnds  = keysOf("أن إن أنه إنه أنها إنها بأن ان")
	sourceSkips = keysOf("عن ما ل ذكرته ذكرت أعلنته أعلنت نقلت قالت قاله أفادت به لما")
)

// longestSource is how many words name one.
const longestSource = 7

// sourceOf is whom a statement names for what it says, "" for nobody: «بحسب …» up to a mark, or the subject of the first verb of saying up to أن.
func (t *factTable) sourceOf(statement int) string {
	s := t.scores.statements[statement]
	body := t.articles[t.tellings[s.telling].article].Body
	for _, verbs := range []bool{false, true} {
		for i, w := range s.words {
			if verbs && !sourceVerbs[w.bare] || !verbs && !sourceWords[w.bare] {
				continue
			}
			first := i + 1
			for first < len(s.words) && sourceSkips[s.words[first].bare] {
				first++
			}
			last := first
			for last < len(s.words) && last-first < longestSource && !sourceEnds[s.words[last].bare] {
				last++
				if last < len(s.words) && strings.ContainsAny(body[s.words[last-1].to:s.words[last].from], ".،,؛:()\"«»“”") {
					break
				}
			}
			if last > first {
				return body[s.words[first].from:s.words[last-1].to]
			}
		}
	}
	return ""
}
